"""RSS and Atom: the bytes of a feed to its items. What is not a feed, or was cut off, is told from an empty feed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from xml.parsers import expat

import feedparser

from extract.errors import BadInput
from extract.gathering.fragments import plain_text
from extract.model import stable_id

END = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
EARLIEST = date(1990, 1, 1)  # what lies before is the zero of somebody's clock
MAX_DEPTH = 1000
SMALL = 20_000  # bytes: no time can be lost with them
PATIENCE_S = 10.0
LEAP_SECOND = re.compile(r"(\d\d:\d\d):60")
DATES = ("published", "created", "updated")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item: `published` is the ISO day in the publisher's own time zone, or None; `odd` what was wrong with it.

    `digest` changes when the feed says anything else of the item. `text` is what the feed itself carries.
    """

    id: str
    link: str | None
    title: str | None
    text: str
    published: str | None
    odd: str | None
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The items of a feed, as it orders them; `cut_off` when its end is missing: its last item is left out then."""

    title: str | None
    language: str | None
    items: tuple[FeedItem, ...]
    cut_off: bool


def read_feed(body: bytes, *, url: str, now: datetime) -> Feed:
    """The feed in some bytes; raises BadInput when they are none."""
    if not body.strip():
        raise BadInput("the answer is empty")
    # The library's second parser, for what is no XML, can need hours for a hostile feed: it gets a process of its own.
    apart = not is_well_formed(body) and len(body) > SMALL
    parsed = parsed_apart(body, url) if apart else parse(body, url)
    entries = parsed["entries"]
    if not parsed["version"] and not entries:
        raise BadInput(f"not a feed but {kind_of(body)}")
    cut_off = not END.search(body[-4000:].replace(b"\0", b""))
    items: dict[str, FeedItem] = {}
    for entry in entries[:-1] if cut_off else entries:
        item = item_of(entry, now=now)
        items.setdefault(item.id, item)
    language = words(parsed["language"])
    return Feed(
        title=words(parsed["title"]),
        language=language[:2].lower() if language and language[:2].isalpha() else None,
        items=tuple(items.values()),
        cut_off=cut_off,
    )


def is_well_formed(body: bytes) -> bool:
    """Whether the bytes are well-formed XML; raises BadInput for what would grow without bounds when it is read."""
    depth = 0

    def begin(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise BadInput(f"its elements are nested more than {MAX_DEPTH} deep")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declare(name: str, _parameter: bool, value: str | None, *_: str | None) -> None:
        if value and "&" in value and re.search(r"&\w+;", value):
            raise BadInput(f"its entity {name!r} is made of other entities: a bomb, not a feed")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = declare
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    try:
        parser.Parse(body, True)
    except BadInput:
        raise
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


def parse(body: bytes, url: str) -> dict[str, Any]:
    """Version, title, language and entries of a feed as plain values; raises BadInput."""
    try:
        # Bytes in a stream: a string might be fetched or opened as a file.
        parsed: Any = feedparser.parse(
            BytesIO(body),
            response_headers={"content-location": url},
            sanitize_html=False,  # `plain_text` takes the text only
            resolve_relative_uris=False,
        )
        return {
            "version": parsed.get("version", ""),
            "title": parsed.feed.get("title"),
            "language": parsed.feed.get("language"),
            "entries": [entry_of(entry) for entry in parsed.entries],
        }
    except Exception as err:
        # A hostile feed can fail anywhere in the parser, with any exception.
        raise BadInput(f"a feed that cannot be read: {type(err).__name__}: {str(err)[:200]}") from err


def entry_of(entry: Any) -> dict[str, Any]:
    """What we use of an entry."""
    # Plain access: the library's own falls back from one date to another.
    own = dict(dict.items(entry))
    bodies = [content.get("value") for content in own.get("content") or () if hasattr(content, "get")]
    taken = {name: own.get(name) for name in ("id", "link", "title", *DATES)}
    days = {f"{name}_parsed": list(own.get(f"{name}_parsed") or ()) for name in DATES}
    return taken | days | {"html": max((words(body) or "" for body in (*bodies, own.get("summary"))), key=len)}


def parsed_apart(body: bytes, url: str) -> dict[str, Any]:
    """What `parse` gives, from a process that is stopped when it takes too long; raises BadInput."""
    call = "from extract.gathering.feeds import answer; answer()"
    try:
        done = subprocess.run(
            [sys.executable, "-c", call, url], input=body, capture_output=True, timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired as err:
        raise BadInput(f"no well-formed feed, and not read after {PATIENCE_S:g} s") from err
    if done.returncode != 0:
        raise BadInput(f"a feed that cannot be read: {done.stderr.decode('utf-8', 'replace').strip()[-200:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def answer() -> None:
    """The other end of `parsed_apart`."""
    try:
        json.dump(parse(sys.stdin.buffer.read(), sys.argv[1]), sys.stdout, default=lambda _: None)
    except BadInput as err:
        sys.exit(str(err))


def kind_of(body: bytes) -> str:
    """What came instead of a feed, in words.

    >>> kind_of(b"<!doctype html><title>Log in</title>"), kind_of(b'{"error": 1}')
    ('a web page (a login or error page?)', 'JSON')
    """
    start = body.lstrip()[:1000].lower()
    if b"<html" in start or b"<!doctype html" in start:
        return "a web page (a login or error page?)"
    return "JSON" if start[:1] in {b"{", b"["} else "something else"


def item_of(entry: dict[str, Any], *, now: datetime) -> FeedItem:
    """One entry; nothing in it is relied on."""
    link = words(entry["link"])
    if link and not link.startswith(("http://", "https://")):
        link = None
    title = plain_text(words(entry["title"]) or "") or None
    published, odd = day_of(entry, now=now)
    return FeedItem(
        id=words(entry["id"]) or link or stable_id(title, entry["html"]),
        link=link,
        title=title,
        text=plain_text(entry["html"]),
        published=published,
        odd=odd,
        digest=stable_id(title, link, entry["html"], words(entry["published"]), words(entry["updated"])),
    )


def words(value: object) -> str | None:
    """A text that any database can hold, or None."""
    if not isinstance(value, str):
        return None
    return value.replace("\0", "").encode("utf-8", "replace").decode().strip() or None


def day_of(entry: dict[str, Any], *, now: datetime) -> tuple[str | None, str | None]:
    """The publication day and, where there is none to trust, what is odd about it.

    The day is that of the publisher's own time zone, as written: "yesterday" in the text counts from it. A day in the
    future is never taken; one that is only hours ahead (a zone, or a clock) is clamped to the day of the retrieval.
    """
    for name in DATES:
        written, parsed = words(entry.get(name)), entry.get(f"{name}_parsed")
        found = written_day(written) or parsed_day(parsed)
        if found is None:
            continue
        today = now.astimezone(UTC).date()
        if found < EARLIEST:
            return None, f"dated {written or found}"
        if found > today + timedelta(days=1):
            return None, f"dated in the future: {written or found}"
        return min(found, today + timedelta(days=1) if is_ahead(written, now) else today).isoformat(), None
    return None, None


def is_ahead(written: str | None, now: datetime) -> bool:
    """Whether the moment, with its own zone, is over: its day may then be tomorrow's by UTC."""
    moment = written_moment(written)
    return moment is not None and moment.tzinfo is not None and moment <= now


def written_moment(written: str | None) -> datetime | None:
    """The moment in the usual two forms; a leap second counts to its own day."""
    whole = LEAP_SECOND.sub(r"\1:59", written or "")
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return parse(whole)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def written_day(written: str | None) -> date | None:
    """The day of a date as it is written."""
    moment = written_moment(written)
    return moment.date() if moment else None


def parsed_day(parsed: Any) -> date | None:
    """The day (UTC) of a date that only the feed library can read."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).date()
    except (ValueError, TypeError, OverflowError, OSError):
        return None
