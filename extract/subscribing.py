"""Adding a feed: it is polled once, and only one that can be read is written into the user's sources.toml."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from extract.config import own_sources_path
from extract.errors import BadInput
from extract.gathering.harvest import Item, Known, harvest
from extract.gathering.web import Web
from extract.model import Document
from extract.output import replacing
from extract.resources import data_path
from extract.schedule import read_schedule
from extract.sources import Source, SourceKind, Sources, load_sources, slug

LONGEST = 2_000  # characters of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that could be read: how many items it has, and the title of the first."""

    address: str
    name: str
    items: int
    newest: str | None


def source_at(address: str, kind: SourceKind, *, name: str = "") -> Source:
    """A source of an address alone; raises BadInput for one that is none of the web."""
    words = address.strip()
    if len(words) > LONGEST or not words.isprintable():
        raise BadInput("the address is too long or holds characters that no address has")
    if urlsplit(words).scheme not in ("http", "https") or not urlsplit(words).hostname:
        raise BadInput(f"the address must begin with http:// or https://, not {words[:80]!r}")
    called = " ".join(name.split())[:100] or str(urlsplit(words).hostname)
    return Source(
        id=slug(called), name=called, kind=kind, address=words, schedule=read_schedule("6h"), file=Path(), line=0
    )


def read_address(address: str, web: Web, *, now: datetime) -> Document:
    """The article or PDF at an address, where its site's robots.txt allows it; raises Unreachable or BadInput."""
    found = harvest(source_at(address, SourceKind.PAGE), Known(), web, now=now, pages=1)
    item: Item | None = next(iter(found.items), None) if found else None
    if item is None or item.document is None:
        raise BadInput(f"{address}: nothing to read there")
    return item.document


def check_feed(address: str, name: str, known: Sources, web: Web, *, now: datetime) -> Feed:
    """Polls a feed once, without the articles behind it; raises Unreachable, or BadInput where it is none of use."""
    from extract.gathering.feeds import read_feed  # its library is needed for feeds only

    source = source_at(address, SourceKind.RSS, name=name)
    for other in known.sources:
        if other.address == source.address:
            raise BadInput(f"{source.address} is a source already: {other.name}")
    found = read_feed(web.feed(source.address).body or b"", url=source.address, now=now)
    if not found.items:
        raise BadInput(f"{source.address}: the feed has no items")
    called = source if name.strip() or not found.title else source_at(address, SourceKind.RSS, name=found.title)
    if taken := next((other for other in known.sources if other.id == called.id), None):
        raise BadInput(f"a source is called {taken.name!r} already; give this one another name")
    return Feed(address=source.address, name=called.name, items=len(found.items), newest=found.items[0].title)


def subscribe(feed: Feed, environ: Mapping[str, str]) -> Path:
    """Writes the feed at the end of the user's sources.toml, made if need be; returns where that is.

    Raises BadSetting when the file cannot be read as it is: nothing is written behind a mistake.
    """
    path = own_sources_path(environ)
    before = ""
    if path.is_file():
        problems = load_sources([data_path("sources.toml"), path]).problems
        if own := [problem for problem in problems if str(problem).startswith(str(path))]:
            raise own[0]
        before = path.read_text(encoding="utf-8").rstrip() + "\n\n"
    lines = ("[[source]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry(feed).items()))
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write((before + "\n".join(lines) + "\n").encode("utf-8"))
    return path


def entry(feed: Feed) -> dict[str, str]:
    """The keys of the feed's table."""
    return {"id": slug(feed.name), "name": feed.name, "kind": SourceKind.RSS.value, "address": feed.address}
