"""One poll of one source: what it gives, without reading or keeping any of it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import BadInput, DisplacementError, Unreachable
from extract.gathering.fetch import Fetched
from extract.gathering.files import LINES, MAX_BYTES, PARQUET, READERS, gather_below
from extract.gathering.lines import json_lines
from extract.gathering.texts import check_text
from extract.gathering.web import Web
from extract.model import Document, id_within, stable_id
from extract.sources import Source, SourceKind

if TYPE_CHECKING:
    from extract.gathering.reliefweb import Report

GIVE_UP = 3  # an article that could not be read so often in a row waits until its feed says something new of it
ENDINGS = frozenset(READERS) | LINES | {PARQUET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a source: the document, or why there is none; `digest` is that of what the source says of it.

    A `document` of None without a problem was passed over: no keyword of the source is in it.
    """

    id: str
    digest: str
    document: Document | None = None
    problem: DisplacementError | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What a poll gave. `problem`: the source could be read in part only. `more`: items are left for the next poll."""

    items: Iterable[Item] = ()
    unchanged: int = 0
    validators: Mapping[str, str] = field(default_factory=dict)
    digest: str | None = None
    problem: str | None = None
    more: bool = False
    is_remembered: bool = False  # whether its items are kept in the store between polls


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was known of a source before: `seen` gives digest and failures of those items that were met."""

    validators: Mapping[str, str] = field(default_factory=dict)
    digest: str | None = None
    seen: Callable[[Sequence[str]], Mapping[str, tuple[str, int]]] = lambda _: {}


def harvest(source: Source, known: Known, web: Web, *, now: datetime, pages: int) -> Harvest | None:
    """Polls a source; None when nothing changed. At most `pages` articles of a feed are fetched.

    Raises Unreachable or BadInput when the source as a whole cannot be read; a bad item is told in its place.
    """
    if source.kind is SourceKind.RELIEFWEB:
        return from_reliefweb(source, known, web, now=now)
    if not source.is_remote:
        return from_disk(source, known)
    if source.kind is SourceKind.PAGE:
        fetched = web.page(source.address, headers=known.validators)
    else:
        fetched = web.feed(source.address, headers=known.validators)
    digest = hashlib.sha256(fetched.body or b"").hexdigest()
    # Many servers ignore the validators and send everything again.
    if fetched.body is None or digest == known.digest:
        return None
    if source.kind is SourceKind.RSS:
        found = from_feed(source, known, web, fetched.body, now=now, pages=pages)
    elif source.kind is SourceKind.PAGE:
        page = document_of(source, fetched, url=source.address, name=source.address)
        found = Harvest(items=[Item(id=source.address, digest=digest, document=finished(page, source, now=now))])
    else:
        found = Harvest(items=list(from_lines(source, fetched.body)))
    return replace(found, validators=fetched.validators, digest=digest)


def from_feed(source: Source, known: Known, web: Web, body: bytes, *, now: datetime, pages: int) -> Harvest:
    """The items of a feed that are new or changed, with the article behind each link where the source asks for it."""
    from extract.gathering.feeds import read_feed  # its library is needed for feeds only

    feed = read_feed(body, url=source.address, now=now)
    seen = known.seen([item.id for item in feed.items])
    items: list[Item] = []
    unchanged, asked, more = 0, 0, False
    for entry in feed.items:
        digest, failures = seen.get(entry.id, ("", 0))
        if digest == entry.digest and (failures == 0 or failures >= GIVE_UP):
            unchanged += 1
            continue
        failures = failures if digest == entry.digest else 0
        if not has_keyword(source, entry.title, entry.text):
            items.append(Item(id=entry.id, digest=entry.digest))
            continue
        follows = source.follow and entry.link is not None
        if follows and asked >= pages:
            more = True
            break
        asked += follows
        name = entry.link or entry.id
        try:
            if source.follow and entry.link is not None:
                document = document_of(source, web.page(entry.link), url=entry.link, name=entry.id)
            else:
                text = check_text(entry.text, max_bytes=MAX_BYTES)
                document = Document(id=stable_id(source.id, entry.id), text=text, url=entry.link)
            document = replace(
                document,
                title=document.title or entry.title,
                published=entry.published or (None if entry.odd else not_future(document.published, now=now)),
                language=document.language or feed.language,
                publisher=document.publisher or source.publisher or feed.title,
            )
            items.append(Item(id=entry.id, digest=entry.digest, document=finished(document, source, now=now)))
        except (Unreachable, BadInput) as err:
            told = str(err) if name in str(err) else f"{name}: {err}"
            problem = type(err)(told) if isinstance(err, Unreachable) else BadInput(told)
            items.append(Item(id=entry.id, digest=entry.digest, problem=problem, failures=failures + 1))
    cut = "the feed was cut off before its end; its last item is left out" if feed.cut_off else None
    return Harvest(items=items, unchanged=unchanged, problem=cut, more=more, is_remembered=True)


def document_of(source: Source, fetched: Fetched, *, url: str, name: str) -> Document:
    """The document in a page or PDF; raises BadInput."""
    content = fetched.body or b""
    if content.lstrip()[:5] == b"%PDF-":
        from extract.gathering.pdf import read_pdf

        title, text = read_pdf(content)
        found = Document(id=stable_id(source.id, name), text=text, title=title, url=url)
    else:
        from extract.gathering.pages import read_page

        page = read_page(content, charset=fetched.charset)
        found = Document(
            id=stable_id(source.id, name),
            text=page.text,
            title=page.title,
            published=page.published,
            publisher=page.publisher,
            language=page.language,
            url=url,
        )
    check_text(found.text, max_bytes=MAX_BYTES)
    return found


def from_reliefweb(source: Source, known: Known, web: Web, *, now: datetime) -> Harvest:
    """The reports that are new or changed, up to the first page on which none is.

    They come the oldest first: whatever was kept when a refresh is stopped, the next one meets what is missing before
    a page on which nothing is new.
    """
    from extract.gathering.reliefweb import pages_of

    items: dict[str, Item] = {}
    unchanged = 0
    for reports in pages_of(
        source.address,
        query=source.query,
        appname=source.appname or "",
        source=source.id,
        fetch=lambda url: web.feed(url, accept="application/json").body or b"",
    ):
        seen = known.seen([report.id for report in reports])
        fresh = [report for report in reports if seen.get(report.id, ("", 0))[0] != report.digest]
        unchanged += len(reports) - len(fresh)
        for report in fresh:
            # A report that comes in meanwhile moves another to the next page, where it is met again.
            items.setdefault(report.id, item_of(report, source, now=now))
        if not fresh:
            break
    return Harvest(items=list(reversed(items.values())), unchanged=unchanged, is_remembered=True)


def item_of(report: Report, source: Source, *, now: datetime) -> Item:
    """A report as an item."""
    found = report.document
    if isinstance(found, BadInput):
        return Item(id=report.id, digest=report.digest, problem=found)
    kept = has_keyword(source, found.title, found.text)
    return Item(id=report.id, digest=report.digest, document=finished(found, source, now=now) if kept else None)


def from_disk(source: Source, known: Known) -> Harvest | None:
    """The documents of a file or folder; read one after the other, while they are taken."""
    path = Path(source.address)
    try:
        files = [path] if path.is_file() else sorted(readable(path))
        stats = [(file, file.stat()) for file in files]
    except OSError as err:
        raise BadInput(f"{path}: cannot be read: {err.strerror or err}") from err
    if not files:
        raise BadInput(f"{path}: no file to read in it; {', '.join(sorted(ENDINGS))} are read")
    digest = stable_id(*((file, stat.st_size, stat.st_mtime_ns) for file, stat in stats))
    if digest == known.digest:
        return None
    folder = path.parent if path.is_file() else path
    return Harvest(items=items_of(source, gather_below(folder, files)), digest=digest)


def readable(folder: Path) -> Iterator[Path]:
    """The files below a folder that can be documents; hidden ones are left out."""
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from readable(path)
        elif path.suffix.lower() in ENDINGS:
            yield path


def from_lines(source: Source, body: bytes) -> Iterator[Item]:
    """The documents of JSON Lines that came over the network."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines.jsonl"
        file.write_bytes(body)
        for item in items_of(source, json_lines(file, published=None, max_bytes=MAX_BYTES)):
            told = str(item.problem).replace(str(file), source.address)
            yield replace(item, problem=BadInput(told)) if item.problem else item


def items_of(source: Source, gathered: Iterable[Document | BadInput]) -> Iterator[Item]:
    """Documents as items, their ids under that of the source: what another source calls the same is another document.

    They get the source's language and publisher where they name none.
    """
    for found in gathered:
        if isinstance(found, BadInput):
            yield Item(id="", digest="", problem=found)
        elif has_keyword(source, found.title, found.text):
            own = replace(found, id=id_within(source.id, found.id))
            yield Item(id=own.id, digest="", document=finished(own, source))


def finished(document: Document, source: Source, *, now: datetime | None = None) -> Document:
    """The document with what its source says of all of its documents; `now` is the moment of its retrieval."""
    return replace(
        document,
        publisher=document.publisher or source.publisher,
        language=document.language or source.language,
        published=not_future(document.published, now=now) if now else document.published,
        retrieved=now.astimezone(UTC).date().isoformat() if now else document.retrieved,
    )


def not_future(day: str | None, *, now: datetime) -> str | None:
    """The day, unless it lies ahead: such a date is a mistake, and no reason to take today's."""
    tomorrow = (now.astimezone(UTC) + timedelta(days=1)).date().isoformat()  # it has begun in zones to the east
    return day if day is None or day <= tomorrow else None


def has_keyword(source: Source, title: str | None, text: str) -> bool:
    """Whether a document is one of those that the source is kept for."""
    if not source.keywords:
        return True
    words = f"{title or ''}\n{text}".casefold()
    return any(keyword.casefold() in words for keyword in source.keywords)
