"""robots.txt: which pages a site allows us to read. Feeds that someone subscribed to are exempt, article pages are not.

After RFC 9309: no such file (4xx) allows everything; a server that fails or hangs (5xx) allows nothing for now.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from protego import Protego

from extract.errors import Blocked, Unreachable
from extract.gathering.fetch import NAME, Fetcher

MAX_BYTES = 512_000  # what a crawler must read at least, by the RFC
MAX_DELAY_S = 30.0


class Robots:
    """The rules of every site that was asked, kept for one refresh."""

    def __init__(self, fetcher: Fetcher) -> None:
        self.fetcher = fetcher
        self.rules: dict[str, Protego | Unreachable] = {}

    def check(self, url: str) -> float:
        """The seconds that the site asks to leave between two requests; raises Blocked where it does not allow us."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.rules:
            self.rules[site] = self.rules_of(site)
        rules = self.rules[site]
        if isinstance(rules, Unreachable):
            raise Blocked(f"{url}: its robots.txt cannot be read, which means no: {rules}")
        if not rules.can_fetch(url, NAME):
            raise Blocked(f"{url}: its robots.txt does not allow it")
        return min(float(rules.crawl_delay(NAME) or 0.0), MAX_DELAY_S)

    def rules_of(self, site: str) -> Protego | Unreachable:
        """What a site's robots.txt says, or why it could not be read."""
        try:
            body = self.fetcher.get(f"{site}/robots.txt").body or b""
        except Unreachable as err:
            if err.status is not None and 400 <= err.status < 500 and err.status != 429:
                return Protego.parse("")
            return err
        return Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace"))
