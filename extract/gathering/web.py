"""The web as a refresh sees it: pages only where robots.txt allows them, and a pause between two requests to a site."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from time import monotonic, sleep
from urllib.parse import urlsplit

from extract.gathering.fetch import Fetched, Fetcher
from extract.gathering.robots import Robots


class Web:
    """Fetches politely; safe to share between threads. `delay_s` seconds lie between two requests to one site."""

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        delay_s: float,
        pause: Callable[[float], object] = sleep,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.fetcher = fetcher
        self.robots = Robots(fetcher)
        self.delay_s = delay_s
        self.pause = pause
        self.clock = clock
        self.free: dict[str, float] = {}
        self.lock = threading.Lock()

    def feed(self, url: str, *, headers: Mapping[str, str] | None = None, accept: str = "*/*") -> Fetched:
        """What someone subscribed to: no robots.txt asked. Raises Unreachable."""
        self.wait(url, self.delay_s)
        return self.fetcher.get(url, headers=headers, accept=accept)

    def page(self, url: str, *, headers: Mapping[str, str] | None = None) -> Fetched:
        """A page that the site's robots.txt allows us to read; raises Blocked or Unreachable."""
        self.wait(url, max(self.delay_s, self.robots.check(url)))
        return self.fetcher.get(url, headers=headers, accept="text/html, application/pdf;q=0.9, */*;q=0.5")

    def wait(self, url: str, delay_s: float) -> None:
        """Waits until the site has had its pause."""
        site = urlsplit(url).netloc.lower()
        with self.lock:
            now = self.clock()
            begins = max(now, self.free.get(site, now))
            self.free[site] = begins + delay_s
        if begins > now:
            self.pause(begins - now)
