"""RSS and Atom: the bytes of a feed to its items. What is not a feed, or was cut off, is told from an empty feed."""

from __future__ import annotations

import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser

from extract.errors import BadInput
from extract.gathering.fragments import plain_text
from extract.model import stable_id

END = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
EARLIEST = date(1990, 1, 1)  # what lies before is the zero of somebody's clock
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
MAX_ENTITIES = 300  # the declarations of all of HTML's letters are fewer; a bomb needs few, but nested
NESTED = re.compile(rb"<!ENTITY\s+\S+\s+([\"'])(?:(?!\1).)*&\w+;(?:(?!\1).)*&\w+;", re.IGNORECASE | re.DOTALL)
MAX_DEPTH = 200
TAG = re.compile(rb"<(/?)[A-Za-z][^<>]{0,2000}?(/?)>")


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
    check_bomb(body)
    try:
        # Bytes in a stream: a string might be fetched or opened as a file.
        parsed: Any = feedparser.parse(BytesIO(body), response_headers={"content-location": url})
    except Exception as err:
        # A hostile feed can fail anywhere in the parser, with any exception.
        raise BadInput(f"a feed that cannot be read: {type(err).__name__}: {str(err)[:200]}") from err
    if not parsed.version and not parsed.entries:
        raise BadInput(f"not a feed but {kind_of(body)}")
    cut_off = not END.search(body[-4000:].replace(b"\0", b""))
    entries = parsed.entries[:-1] if cut_off else parsed.entries
    items: dict[str, FeedItem] = {}
    for entry in entries:
        item = item_of(entry, now=now)
        items.setdefault(item.id, item)
    language = words(parsed.feed.get("language"))
    return Feed(
        title=words(parsed.feed.get("title")),
        language=language[:2].lower() if language and language[:2].isalpha() else None,
        items=tuple(items.values()),
        cut_off=cut_off,
    )


def check_bomb(body: bytes) -> None:
    """Raises BadInput for XML that grows without bounds when it is read."""
    if len(ENTITY.findall(body)) > MAX_ENTITIES or NESTED.search(body[:200_000]):
        raise BadInput("its entities are made of entities: a bomb, not a feed")
    depth = 0
    for found in TAG.finditer(body):
        depth += -1 if found.group(1) else 0 if found.group(2) else 1
        # HTML inside an item that is never closed counts too; real items come nowhere near this in a row.
        if depth > 50 * MAX_DEPTH:
            raise BadInput(f"its elements are nested more than {50 * MAX_DEPTH} deep")


def kind_of(body: bytes) -> str:
    """What came instead of a feed, in words.

    >>> kind_of(b"<!doctype html><title>Log in</title>"), kind_of(b'{"error": 1}')
    ('a web page (a login or error page?)', 'JSON')
    """
    start = body.lstrip()[:1000].lower()
    if b"<html" in start or b"<!doctype html" in start:
        return "a web page (a login or error page?)"
    return "JSON" if start[:1] in {b"{", b"["} else "something else"


def item_of(entry: Any, *, now: datetime) -> FeedItem:
    """One entry; nothing in it is relied on."""
    link = words(entry.get("link"))
    if link and not link.startswith(("http://", "https://")):
        link = None
    title = plain_text(words(entry.get("title")) or "") or None
    bodies = [words(content.get("value")) or "" for content in entry.get("content") or () if hasattr(content, "get")]
    html = max([*bodies, words(entry.get("summary")) or ""], key=len)
    published, odd = day_of(entry, now=now)
    written = [title, link, html, *(words(entry.get(name)) for name in ("published", "updated"))]
    return FeedItem(
        id=words(entry.get("id")) or link or stable_id(title, html),
        link=link,
        title=title,
        text=plain_text(html),
        published=published,
        odd=odd,
        digest=stable_id(*written),
    )


def words(value: object) -> str | None:
    """A text that any database can hold, or None."""
    if not isinstance(value, str):
        return None
    return value.replace("\0", "").encode("utf-8", "replace").decode().strip() or None


def day_of(entry: Any, *, now: datetime) -> tuple[str | None, str | None]:
    """The publication day and, where there is none to trust, what is odd about it.

    The day is that of the publisher's own time zone, as written: "yesterday" in the text counts from it. A day in the
    future is never taken; one that is only hours ahead (a zone, or a clock) is clamped to the day of the retrieval.
    """
    for name in ("published", "created", "updated"):
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
    """The moment in the usual two forms."""
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return parse(written or "")
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
