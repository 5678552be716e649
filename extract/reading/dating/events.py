"""Events that reports name without their date, from data/events.toml: "the Nakba", "since the war began"."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extract.errors import BadSetting
from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.wording import COMPARED, OUTSIDE
from extract.reading.patterns.sieve import Sieve, bits_of_any, held
from extract.resources import data_path

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# "since the start of the war", "since Israel's latest offensive on Gaza began"
_SINCE = (
    r"\b(?:since|from(?= (?:the )?(?:very )?(?:start|beginning|outbreak|onset|launch|eruption)\b)|(?:on|in|during) the (?:very )?first (?:day|night|hours) of) (?:(?:the )?(?:very )?(?:start|beginning|outbreak|onset|launch|eruption) of )?"
    r"(?:(?:the|this|its|an?|\w+'s|current|latest|ongoing|israeli|military|new|fragile) )*"
)
_START = re.compile(
    r"\b(?:since|from)(?: the)?(?: (?:start|beginning|launch|onset) of)?(?: the)?(?: \w+'s)?[ \"]*$", re.I
)
_OVER = re.compile(r"\s(?:is |was |had |has )?(?:over|ended|expired|collapsed)\b", re.I)


NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Event:
    """A named event: ISO dates as exact as known; `end` is None while it goes on."""

    names: tuple[str, ...]
    start: str
    end: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a file: those with a name of their own, and those that share theirs."""

    own: tuple[Event, ...]
    shared: tuple[Event, ...]


def read_events(path: Path) -> Events:
    """The events of a file like data/events.toml; raises BadSetting naming the entry."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise BadSetting(f"{path}: {err}") from err
    return Events(*(tuple(_event(path, kind, n, e) for n, e in enumerate(raw.get(kind, []), 1)) for kind in _KINDS))


_KINDS = ("event", "shared")


def _event(path: Path, kind: str, number: int, entry: Mapping[str, Any]) -> Event:
    names = entry.get("names")
    if not isinstance(names, list) or not names:
        raise BadSetting(f"{path}: [[{kind}]] number {number} has no names: give a list of them")
    for key in ("start", "end"):
        if (key in entry or key == "start") and not _ISO.fullmatch(str(entry.get(key))):
            raise BadSetting(f"{path}: {key} of {names[0]!r} is {entry.get(key)!r}: write YYYY, YYYY-MM or YYYY-MM-DD")
    if kind == "shared" and not entry.get("places"):
        raise BadSetting(f"{path}: [[shared]] {names[0]!r} has no places: they tell it from others of its name")
    return Event(tuple(names), entry["start"], entry.get("end"), tuple(entry.get("places", ())))


@functools.cache
def bundled_events() -> Events:
    """The events that come with the package."""
    return read_events(data_path("events.toml"))


@dataclass(frozen=True, slots=True)
class Almanac:
    """The events that a text may mean, by their names."""

    own: tuple[tuple[Sieve, Event], ...] = ()
    shared: tuple[tuple[Sieve, Event], ...] = ()
    bits: int = 0  # the needs of which a sentence meets one if it names any of the events
    ended: str | None = None  # the last day of the event that the text says is over

    def last_day_of(self, days: int, published: date) -> str | None:
        """The last day of the event of so many days that is over, as the text tells or as was in the news: "in the 11 days"."""
        lately = (published - timedelta(days=_LATELY)).isoformat()
        ends = [e.end for _, e in self.own if e.places and e.end is not None and e.end >= lately and _lasted(e, days)]
        known = max(ends, default=self.ended)
        near = known and self.ended and abs(date.fromisoformat(known) - date.fromisoformat(self.ended)).days <= 1
        return self.ended if near else known

    def holds(self, day: str) -> bool:
        """The text speaks of whom an event that began on that day was about."""
        return any(event.start == day for _, event in self.own)

    def began(self, name: str) -> str | None:
        """The day on which the event of that shared name began."""
        return next((event.start for _, event in self.shared if name in event.names), None)

    @classmethod
    def of(
        cls,
        events: Events,
        text: str,
        published: date | None,
        began: Mapping[str, str] = NOTHING,
        ended: str | None = None,
    ) -> Almanac:
        """Those that had begun by the day of publication, in places that the text speaks of; `began` are those it dates
        itself, `ended` is the day on which its event was over."""
        if published is None:
            return cls()
        spoken = _spoken(events, text.lower())

        def weight(event: Event) -> int:
            return sum(spoken[place] for place in event.places)

        today = published.isoformat()
        own = [_as_of(e, today) for e in events.own if e.start <= today and (not e.places or weight(e))]
        shared: dict[str, Event] = {}
        begun = [e for e in events.shared if e.start <= today and weight(e)]
        for event in sorted(begun, key=lambda e: (weight(e), e.start)):
            shared.update(dict.fromkeys(event.names, event))
        shared.update({name: Event((name,), start) for name, start in began.items()})
        named = tuple((_named(event.names), event) for event in own)
        since = tuple((_since(name), event) for name, event in shared.items())
        return cls(named, since, bits_of_any(*(sieve for sieve, _ in (*named, *since))), ended)

    def may_find(self, text: str) -> bool:
        """Whether a folded sentence may name one of the events."""
        return bool(held(text) & self.bits)

    def find(self, text: str) -> Iterator[DateMention]:
        """The dates of the events that a folded sentence names.

        >>> from datetime import date
        >>> events = Events((Event(("flood",), "2021-07-14", "2021-07-15"),), ())
        >>> [m.iso for m in Almanac.of(events, "", date(2022, 1, 1)).find("Ten died in the flood.")]
        ['2021-07-15']
        """
        bits = held(text)
        if not bits & self.bits:
            return
        for pattern, event in self.shared:
            for found in pattern.finditer(text) if bits & pattern.bits == pattern.bits else ():
                if _AGO.match(text, found.end()):
                    continue  # "since the start of the offensive 156 days ago": its own day is told
                first = found.group()[:5].lower() not in ("since", "from ")
                yield DateMention(found.start(), found.end(), event.start, Role.EVENT if first else Role.SINCE)
        for pattern, event in self.own:
            for found in pattern.finditer(text) if bits & pattern.bits == pattern.bits else ():
                before = text[: found.start()]
                if _SET_SINCE.search(before) and COMPARED.search(_SET_SINCE.sub("since ", before)):
                    continue  # "the worst fighting since an 11-day war in May 2021"
                if start := _START.search(before):
                    yield DateMention(start.start(), found.end(), event.start, Role.SINCE)
                elif event.end is not None and not (OUTSIDE.search(before) or _OVER.match(text, found.end())):
                    yield DateMention(found.start(), found.end(), event.end, Role.EVENT)


def _lasted(event: Event, days: int) -> bool:
    """The event ran for so many days, the first and the last of them counted or one of the two alone."""
    if event.end is None or len(event.start) < len("2021-05-10") or len(event.end) < len("2021-05-10"):
        return False
    return 0 <= days - (date.fromisoformat(event.end) - date.fromisoformat(event.start)).days <= 1


_SET_SINCE = re.compile(r"\bsince (?:an? |the |its )?(?:[\w-]+ ){0,2}$", re.I)
_LATELY = 120  # days


def _as_of(event: Event, today: str) -> Event:
    """The event as the day of publication knows it: its end is not told before it came."""
    return replace(event, end=None) if event.end is not None and event.end[: len(today)] > today else event


def _spoken(events: Events, text: str) -> dict[str, int]:
    """How often a text in lower case names each place of the events, as a word of its own."""
    places = {place for event in (*events.own, *events.shared) for place in event.places}
    return {place: len(_alone(place).findall(text)) if place in text else 0 for place in places}


@functools.cache
def _alone(place: str) -> re.Pattern[str]:
    """A place as a word of its own; what begins with the plain name is looked for at the speed of plain text."""
    name = re.escape(place)
    return re.compile(rf"{name}(?<![\w-]{name})" + ("" if " " in place else r"(?![\w-]|(?: fasher| bank))"))


@functools.cache
def _named(names: tuple[str, ...]) -> Sieve:
    return Sieve(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})\b", re.I)


@functools.cache
def _since(name: str) -> Sieve:
    return Sieve(rf"{_SINCE}{re.escape(name)}\b", re.I)


_AGO = re.compile(r",? (?:[\w-]+ ){1,3}(?:days?|weeks?|months?|years?) ago\b", re.I)
NO_EVENTS = Almanac()
