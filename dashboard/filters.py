"""What the reader chose, as one frozen value that the address holds: `View` ⇄ query string.

No value of a browser is trusted: anything that is not on a list here, or not a date, is set aside and named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from dashboard.language import LANGUAGES
from extract.errors import BadInput
from extract.model import KINDS, Area, Kind, Measure, Metric, PlaceRole, Review, Status, Unit

UNPLACED = "unplaced"
MAX_TEXT = 200
MAX_ADDRESS = 4_000
FIRST_AREAS = (Area.JENIN, Area.TULKAREM, Area.GAZA, Area.RAFAH)
FIRST_SERIES: Mapping[Metric, tuple[Kind, Unit]] = {
    Metric.DISPLACEMENT: (Kind.DISPLACED, Unit.PERSON),
    Metric.BUILDINGS: (Kind.DESTROYED, Unit.BUILDING),
    Metric.DEATHS: (Kind.KILLED, Unit.PERSON),
    Metric.HOSTAGES: (Kind.HELD, Unit.PERSON),
}
# Households are counted in people (extract.analysis.counts); as reported they stand in the table.
UNITS: Mapping[Metric, tuple[Unit, ...]] = {
    Metric.DISPLACEMENT: (Unit.PERSON, Unit.PERCENT),
    Metric.BUILDINGS: (Unit.BUILDING, Unit.HOME, Unit.PERCENT),
    Metric.DEATHS: (Unit.PERSON, Unit.PERCENT),
    Metric.HOSTAGES: (Unit.PERSON,),
}
STAYED = (Kind.DISPLACED, Unit.PERSON)  # who may be counted where they are
IDENTIFIER = re.compile(r"[\w.:-]{1,64}")


class Level(StrEnum):
    """Which places the map draws: the finer ones, or the coarser ones that are drawn hollow."""

    FINE = "fine"
    COARSE = "coarse"


class Extent(StrEnum):
    """What part of the country the map shows."""

    ALL = "all"
    NORTH = "north"
    GAZA = "gaza"


@dataclass(frozen=True, slots=True)
class Series:
    """What may be drawn on one scale: one kind of one metric in one unit.

    `staying` are displaced people who are in a place; who left it or was displaced within it is another series.
    """

    metric: Metric
    kind: Kind
    unit: Unit
    staying: bool = False

    def __str__(self) -> str:
        return f"{self.metric}.{self.kind}.{self.unit}" + (f".{PlaceRole.HOST}" if self.staying else "")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The series of `metric.kind.unit`, with `.host` for who stays there; raises ValueError on anything else."""
        metric_text, kind_text, unit_text, *role = text.split(".")
        metric, kind, unit = Metric(metric_text), Kind(kind_text), Unit(unit_text)
        if kind not in KINDS[metric] or unit not in UNITS[metric]:
            raise ValueError(f"{metric} are not counted as {kind} in {unit}")
        if role and (role != [PlaceRole.HOST] or (kind, unit) != STAYED):
            raise ValueError(f"{metric} are not counted as {kind} in {unit} by {'.'.join(role)}")
        return cls(metric, kind, unit, staying=bool(role))


def series_of(metric: Metric) -> tuple[Series, ...]:
    """Every series of a metric, the customary one first."""
    first = Series(metric, *FIRST_SERIES[metric])
    every = (Series(metric, kind, unit) for kind in KINDS[metric] for unit in UNITS[metric])
    staying = [Series(metric, *STAYED, staying=True)] if metric is Metric.DISPLACEMENT else []
    return (first, *staying, *(series for series in every if series != first))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole state of a page. An empty choice of metrics or areas means all of them.

    `unplaced` shows the figures without a place alone; `day` is the day of the map; `changed` the
    first day whose changes are listed; `figure` the open evidence.
    """

    metrics: tuple[Metric, ...] = ()
    areas: tuple[Area, ...] = ()
    unplaced: bool = False
    place: str | None = None
    since: date | None = None
    until: date | None = None
    day: date | None = None
    series: tuple[Series, ...] = ()
    focus: Metric | None = None
    measure: Measure | None = None
    status: Status | None = None
    source: str | None = None
    review: Review | None = None
    text: str | None = None
    confidence: float | None = None
    figure: str | None = None
    known: date | None = None
    changed: date | None = None
    level: Level | None = None
    extent: Extent = Extent.ALL
    left: str | None = None
    right: str | None = None
    lang: str = "en"
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_search(cls, search: str | None) -> Self:
        """The view of an address; what cannot be read is left at its default and named in `problems`.

        >>> View.from_search("?metric=deaths&since=2025-01-01").metrics
        (<Metric.DEATHS: 'deaths'>,)
        >>> View.from_search("?metric=weather").problems
        ("`metric` must be one of displacement, buildings, deaths, hostages, not 'weather'",)
        """
        text = (search or "").removeprefix("?") if isinstance(search, str) else ""
        if len(text) > MAX_ADDRESS:
            return cls(problems=(f"the address is longer than {MAX_ADDRESS:,} characters",))
        try:
            return cls.from_pairs(parse_qsl(text, max_num_fields=100))
        except ValueError:
            return cls(problems=("the address has too many parts",))

    @classmethod
    def from_pairs(cls, pairs: list[tuple[str, str]]) -> Self:
        """The view of query parameters; parameters that are not of a view are named in `problems` too."""
        problems: list[str] = []
        values: dict[str, Any] = {}
        for name, text in pairs:
            if name not in READERS:
                problems.append(f"`{name[:40]}` is not a filter; known are {', '.join(sorted(READERS))}")
                continue
            target, read = READERS[name]
            try:
                values[target] = read(text)
            except (ValueError, KeyError):
                problems.append(_problem(name, text))
        view = cls(**values, problems=tuple(problems))
        if view.since and view.until and view.since > view.until:
            view = replace(view, since=view.until, until=view.since)
        return view

    @classmethod
    def strict(cls, pairs: list[tuple[str, str]]) -> Self:
        """The view of query parameters for a program; raises BadInput with the first problem."""
        view = cls.from_pairs(pairs)
        if view.problems:
            raise BadInput(view.problems[0])
        return view

    def to_search(self) -> str:
        """The query string that `from_search` reads, with "?", or "" for the first view."""
        pairs = [(name, write(getattr(self, name_of))) for name, (name_of, write) in WRITERS.items()]
        default = View()
        kept = [
            (n, text) for n, text in pairs if text and getattr(self, READERS[n][0]) != getattr(default, READERS[n][0])
        ]
        return "?" + urlencode(kept, safe=",:") if kept else ""

    def but(self, **changes: Any) -> View:
        """The same view with something else chosen."""
        return replace(self, **changes)

    @property
    def chosen_metrics(self) -> tuple[Metric, ...]:
        """The metrics that the page shows."""
        return self.metrics or tuple(Metric)

    @property
    def chosen_areas(self) -> tuple[Area, ...]:
        """The areas that the page shows: without a choice, the four that this house is about."""
        return self.areas or FIRST_AREAS

    @property
    def focus_metric(self) -> Metric:
        """The metric of the time line and the map."""
        return self.focus if self.focus in self.chosen_metrics else self.chosen_metrics[0]

    def series_for(self, metric: Metric) -> Series:
        """The kind and unit that this view shows of a metric."""
        return next((s for s in self.series if s.metric is metric), Series(metric, *FIRST_SERIES[metric]))

    def with_series(self, series: Series) -> View:
        """The view with another kind or unit of one metric."""
        others = tuple(s for s in self.series if s.metric is not series.metric)
        customary = series == Series(series.metric, *FIRST_SERIES[series.metric])
        return replace(self, series=others if customary else (*others, series))


def _problem(name: str, text: str) -> str:
    shown = repr(text[:60])
    if name in CHOICES:
        return f"`{name}` must be one of {', '.join(str(c) for c in CHOICES[name])}, not {shown}"
    if name in ("since", "until", "day", "known", "changed"):
        return f"`{name}` must be a date as YYYY-MM-DD, not {shown}"
    if name == "confidence":
        return f"`confidence` must be a number from 0 to 1, not {shown}"
    if name == "series":
        return f"`series` must be metric.kind.unit, for example displacement.returned.person, not {shown}"
    return f"`{name}` cannot be read: {shown}"


def _many(enum: type[StrEnum]) -> Any:
    def read(text: str) -> tuple[StrEnum, ...]:
        chosen = {enum(part) for part in text.split(",") if part}
        return tuple(member for member in enum if member in chosen)

    return read


def _series(text: str) -> tuple[Series, ...]:
    found = {series.metric: series for series in map(Series.parse, text.split(","))}
    return tuple(found[metric] for metric in Metric if metric in found)


def _day(text: str) -> date:
    if len(text) != 10:
        raise ValueError(text)
    return date.fromisoformat(text)


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise ValueError(text)
    return share


def _text(text: str) -> str | None:
    # Control characters cannot be typed and have no place in a search or in a file's name.
    return "".join(c for c in text if c.isprintable()).strip()[:MAX_TEXT] or None


def _identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        raise ValueError(text)
    return text


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(text)
    return text


def _flag(text: str) -> bool:
    return {"1": True, "true": True, "0": False, "false": False}[text]


CHOICES: Mapping[str, tuple[Any, ...]] = {
    "metric": tuple(Metric),
    "area": tuple(Area),
    "measure": tuple(Measure),
    "status": tuple(Status),
    "review": tuple(Review),
    "focus": tuple(Metric),
    "level": tuple(Level),
    "extent": tuple(Extent),
    "lang": tuple(LANGUAGES),
    UNPLACED: ("1", "0"),
}
# parameter: (field of the view, reader of its text)
READERS: Mapping[str, tuple[str, Any]] = {
    "metric": ("metrics", _many(Metric)),
    "area": ("areas", _many(Area)),
    UNPLACED: (UNPLACED, _flag),
    "place": ("place", _identifier),
    "since": ("since", _day),
    "until": ("until", _day),
    "day": ("day", _day),
    "series": ("series", _series),
    "focus": ("focus", Metric),
    "measure": ("measure", Measure),
    "status": ("status", Status),
    "source": ("source", _text),
    "review": ("review", Review),
    "q": ("text", _text),
    "confidence": ("confidence", _share),
    "figure": ("figure", _identifier),
    "known": ("known", _day),
    "changed": ("changed", _day),
    "level": ("level", Level),
    "extent": ("extent", Extent),
    "left": ("left", _text),
    "right": ("right", _text),
    "lang": ("lang", _language),
}


def _joined(values: tuple[Any, ...]) -> str:
    return ",".join(str(value) for value in values)


def _plain(value: Any) -> str:
    return "" if value is None or value is False else "1" if value is True else str(value)


WRITERS: Mapping[str, tuple[str, Any]] = {
    name: (target, _joined if target in ("metrics", "areas", "series") else _plain)
    for name, (target, _) in READERS.items()
}
assert {target for target, _ in READERS.values()} == {f.name for f in fields(View)} - {"problems"}
