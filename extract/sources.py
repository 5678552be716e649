"""The sources of documents and the watches, as sources.toml names them; a mistake is named by file, line and key.

For who shows sources (the command `sources`, the dashboard): `load_sources(bundled_and_own(os.environ))` gives a
`Sources` with every good entry in `sources` and one BadSetting for each bad one in `problems`. What happened to a
source stands in the store, under the same id: see `extract.store.runs`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extract.config import sources_file
from extract.errors import BadSetting
from extract.model import KINDS, Area, Kind, Metric
from extract.resources import data_path
from extract.schedule import Schedule, read_schedule
from extract.tables import Lines, check_keys, read_toml, tables

GRADES = ("high", "medium", "low")
LANGUAGE = re.compile(r"[a-z]{2}")
MAILBOX = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")


class SourceKind(StrEnum):
    """How a source is read."""

    RSS = "rss"
    PAGE = "page"
    RELIEFWEB = "reliefweb"
    FOLDER = "folder"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source. `address` is an http(s) address or an absolute path; `file` and `line` are where it is written."""

    id: str
    name: str
    kind: SourceKind
    address: str
    schedule: Schedule
    on: bool = True
    publisher: str | None = None
    reliability: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()
    follow: bool = True
    query: str | None = None
    appname: str | None = None
    file: Path
    line: int

    @property
    def is_remote(self) -> bool:
        """Whether the network is needed to read it."""
        return self.address.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Something to be told of: a rise of the recommended number, or a new contradiction (a share of it)."""

    name: str
    metric: Metric
    area: Area
    kind: Kind
    rises_by: float | None = None
    contradicts_by: float | None = None
    webhook: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How we behave towards servers; `delay_s` seconds lie between two requests to one site."""

    contact: str | None = None
    timezone: str = "UTC"
    delay_s: float = 1.0
    pages_per_poll: int = 50
    private_networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that the files say."""

    sources: tuple[Source, ...] = ()
    watches: tuple[Watch, ...] = ()
    manners: Manners = field(default_factory=Manners)
    problems: tuple[BadSetting, ...] = ()

    def named(self, words: Iterable[str]) -> tuple[Source, ...]:
        """The sources of these ids or names; raises BadSetting for one that there is not."""
        found = []
        for word in words:
            matches = [source for source in self.sources if word.casefold() in (source.id, source.name.casefold())]
            if not matches:
                ids = [source.id for source in self.sources]
                near = difflib.get_close_matches(word, ids, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(ids) or 'none'}"
                raise BadSetting(f"no source is called {word!r}; {hint}")
            found += matches
        return tuple(found)


def bundled_and_own(environ: Mapping[str, str]) -> list[Path]:
    """The bundled file and, where there is one, the user's; raises BadSetting when the setting names no file."""
    return [data_path("sources.toml"), *sources_file(environ)]


def load_sources(files: Iterable[Path]) -> Sources:
    """Every good entry of the files; each bad one, and a file that is no TOML at all, is a problem beside them."""
    entries: dict[str, Entry] = {}
    watches: list[Watch] = []
    manners: dict[str, Any] = {}
    problems: list[BadSetting] = []
    for path in files:
        try:
            text, content = read_toml(path)
        except BadSetting as err:
            problems.append(err)
            continue
        lines = Lines(path, text)
        problems += [
            lines.problem(name, 0, "", "unknown table; there are source, watch and gathering")
            for name in sorted(set(content) - {"source", "watch", "gathering"})
        ]
        try:
            manners |= read_manners(content.get("gathering", {}), lines)
        except BadSetting as err:
            problems.append(err)
        for number, record in enumerate(tables(content, "source", lines, problems)):
            key = str(record.get("id") or slug(str(record.get("name", f"source {number + 1}"))))
            before = entries.get(key)
            if before and before.lines.path == path:
                problems.append(lines.problem("source", number, "id", f"{key!r} is taken by another entry"))
                continue
            merged = {**before.record, **record} if before else record
            base = before.base if before and "address" not in record else path.parent
            entries[key] = Entry(record=merged, lines=lines, number=number, base=base)
        for number, record in enumerate(tables(content, "watch", lines, problems)):
            try:
                watches.append(read_watch(record, lines, number))
            except BadSetting as err:
                problems.append(err)
    polite = Manners(**manners)
    sources = []
    for key, entry in entries.items():
        try:
            sources.append(read_source(key, entry, polite.timezone))
        except BadSetting as err:
            problems.append(err)
    return Sources(sources=tuple(sources), watches=tuple(watches), manners=polite, problems=tuple(problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A source's record as it is written, with where that is; relative paths start at `base`."""

    record: Mapping[str, Any]
    lines: Lines
    number: int
    base: Path


# key: the type that it must have
SOURCE_KEYS: dict[str, type] = {
    **dict.fromkeys(("id", "name", "kind", "address", "schedule", "publisher", "reliability", "language"), str),
    "on": bool,
    "keywords": list,
    "follow": bool,
    "query": str,
    "appname": str,
}
WATCH_KEYS: dict[str, type] = {
    **dict.fromkeys(("name", "metric", "area", "kind", "webhook", "email"), str),
    "rises_by": float,
    "contradicts_by": float,
}
MANNER_KEYS: dict[str, type] = {
    "contact": str,
    "timezone": str,
    "delay_s": float,
    "pages_per_poll": int,
    "private_networks": list,
}


def read_source(key: str, entry: Entry, zone: str) -> Source:
    """The source of an entry; raises BadSetting."""
    record, lines, number = entry.record, entry.lines, entry.number

    def wrong(name: str, what: str) -> BadSetting:
        return lines.problem("source", number, name, what)

    check_keys(record, SOURCE_KEYS, lines, "source", number)
    for name in ("name", "kind", "address"):
        if name not in record:
            raise wrong(name, f"missing; the entry {key!r} needs it")
    if record["kind"] not in SourceKind._value2member_map_:
        raise wrong("kind", f"no kind {record['kind']!r}; choose from {', '.join(SourceKind)}")
    kind = SourceKind(record["kind"])
    if record.get("reliability", "high") not in GRADES:
        raise wrong("reliability", f"{record['reliability']!r} is not one of {', '.join(GRADES)}")
    try:
        schedule = read_schedule(record.get("schedule", "6h"), zone=zone)
    except BadSetting as err:
        raise wrong("schedule", str(err)) from err
    if not LANGUAGE.fullmatch(record.get("language", "en")):
        raise wrong("language", f"{record['language']!r} must be two small letters, for example 'en'")
    try:
        address = read_address(record["address"], kind, base=entry.base)
    except BadSetting as err:
        raise wrong("address", str(err)) from err
    if kind is SourceKind.RELIEFWEB and record.get("on", True) and not record.get("appname"):
        raise wrong(
            "appname", "missing; ReliefWeb answers only to names that it approved: https://apidoc.reliefweb.int/"
        )
    values = {name: value for name, value in record.items() if name not in {"id", "kind", "schedule", "address"}}
    values["keywords"] = tuple(record.get("keywords", ()))
    line = lines.line_of("source", number, "")
    return Source(id=key, kind=kind, address=address, schedule=schedule, file=lines.path, line=line, **values)


def read_address(words: str, kind: SourceKind, *, base: Path) -> str:
    """The address of a source, a path from `base` made absolute; raises BadSetting."""
    is_web = "://" in words
    if kind is SourceKind.FOLDER and is_web:
        raise BadSetting(f"{words!r} must be a path for kind 'folder'; kind 'page' or 'jsonl' reads an address")
    if is_web or kind not in {SourceKind.FOLDER, SourceKind.JSONL}:
        if not is_web_address(words):
            raise BadSetting(f"{words!r} must be an http or https address for kind {kind.value!r}")
        return words
    try:
        return str((base / Path(words).expanduser()).resolve())
    except (ValueError, RuntimeError) as err:  # a zero character; a home folder of nobody
        raise BadSetting(f"{words!r} is no path: {err}") from err


def is_web_address(words: str) -> bool:
    """Whether these words can be asked for by http or https.

    >>> [is_web_address(w) for w in ("https://example.org/feed", "example.org/feed", "http://[::1/", "http://a:99999/")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(words)
        host, port, user = parts.hostname, parts.port, parts.username
    except ValueError:  # half an IPv6 address; a port that is none
        return False
    return parts.scheme in {"http", "https"} and bool(host) and port != 0 and user is None


def read_watch(record: Mapping[str, Any], lines: Lines, number: int) -> Watch:
    """The watch of an entry; raises BadSetting."""
    check_keys(record, WATCH_KEYS, lines, "watch", number)
    for name in ("name", "metric", "area"):
        if name not in record:
            raise lines.problem("watch", number, name, "missing")
    for name, enum in (("metric", Metric), ("area", Area), ("kind", Kind)):
        if name in record and record[name] not in enum._value2member_map_:
            raise lines.problem("watch", number, name, f"no {record[name]!r}; choose from {', '.join(enum)}")
    metric = Metric(record["metric"])
    kind = Kind(record.get("kind", KINDS[metric][1 if metric is Metric.HOSTAGES else 0]))
    if kind not in KINDS[metric]:
        raise lines.problem("watch", number, "kind", f"{kind.value!r} is not one of {', '.join(KINDS[metric])}")
    if "rises_by" not in record and "contradicts_by" not in record:
        raise lines.problem("watch", number, "rises_by", "missing; give rises_by, contradicts_by or both")
    if "webhook" in record and not is_web_address(record["webhook"]):
        raise lines.problem("watch", number, "webhook", f"{record['webhook']!r} must be an http or https address")
    if "email" in record and not MAILBOX.fullmatch(record["email"]):
        raise lines.problem("watch", number, "email", f"{record['email']!r} must be one mailbox, as desk@example.org")
    rest = {name: value for name, value in record.items() if name not in {"metric", "area", "kind"}}
    return Watch(metric=metric, area=Area(record["area"]), kind=kind, **rest)


def read_manners(record: Any, lines: Lines) -> dict[str, Any]:
    """The manners that a file sets; raises BadSetting."""
    if not isinstance(record, dict):
        raise lines.problem("gathering", 0, "", "write it as [gathering]")
    check_keys(record, MANNER_KEYS, lines, "gathering", 0)
    try:
        read_schedule("0 0 * * *", zone=record.get("timezone", "UTC"))
    except BadSetting:
        raise lines.problem("gathering", 0, "timezone", f"no time zone {record['timezone']!r}") from None
    for words in record.get("private_networks", ()):
        try:
            ip_network(words)
        except ValueError as err:
            told = f"{words!r} is not a network such as 10.1.0.0/16: {err}"
            raise lines.problem("gathering", 0, "private_networks", told) from err
    contact = record.get("contact", "")
    if not (contact.isascii() and contact.isprintable()):
        raise lines.problem("gathering", 0, "contact", f"{contact!r} must be one line of plain letters: it is a header")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}


def slug(name: str) -> str:
    """An id out of a name.

    >>> slug("UN News, Middle East")
    'un-news-middle-east'
    """
    return "-".join(re.findall(r"\w+", name.casefold())) or "source"
