"""A cell: all that is known of one series in one area or place, made from its figures by `extract.analysis`.

Figures of many cells, as a search finds them, are prepared together: what is asked of every figure costs the same for
sixteen cells as for one.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from operator import itemgetter
from typing import Any

import pandas as pd

from dashboard.filters import STAYED, Series
from extract.analysis.choice import Choice
from extract.analysis.counts import COUNTED_FIELDS, STAYING, counts, last_day
from extract.analysis.knowledge import known_on as published_by
from extract.analysis.lineage import Row, records
from extract.analysis.places import Ancestors, bundled_ancestors, is_within
from extract.analysis.series import SERIES_TYPES, series_of
from extract.analysis.triangulation import compete
from extract.columns import frame_of, typed
from extract.model import Area, Measure, Metric, PlaceRole, Status

# What the analysis counts by, and what a mark or a row of the overview says.
DRAWN = (
    *("id", "doc", "metric", "kind", "unit", "group", "value", "low", "high", "qualifier", "surface", "quote"),
    *("persons", "persons_low", "persons_high", "household_size", "measure", "since", "status", "as_of", "published"),
    *("retrieved", "place", "place_id", "lat", "lon", "place_precision", "area", "source", "source_type"),
    *("publisher", "url", "confidence", "review", "place_role"),
)
MANY = 2_000  # rows from which it is worth while to hold a text once
SUBJECT = ["metric", "kind", "unit", "area"]
TAKEN = (
    *("place", "surface", "publisher", "published", "review", "as_of", "group", "lat", "lon", "place_id"),
    *("confidence", "place_precision", "place_role"),
)
"""What a claim takes from the figure that evidences it."""
CLAIMED = {"id": "figure", "day": "date", "counted_for": "place_id"}
"""What a mark calls otherwise than its claim."""
# What a mark or a row of the overview says. A store may hold a million figures: nothing else of them is kept.
MARKED = (
    *("id", "day", "counted_for", "metric", "kind", "unit", "group", "measure", "value", "low", "high", "number"),
    *("qualifier", "surface", "place", "place_id", "lat", "lon", "place_precision", "area", "as_of", "source"),
    *("publisher", "published", "review", "confidence", "basis", "chosen", "place_role"),
)
REPEATED = frozenset(MARKED) - {"id", "day"}
TYPES = dict.fromkeys(MARKED, "object") | {"chosen": "bool"}
TYPES |= dict.fromkeys(("value", "low", "high", "number", "lat", "lon", "confidence"), "float64")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All that is known of one series in one area, or in one `place` (gazetteer id) of it, on all dates.

    `steps` are the recommended totals (SERIES_COLUMNS of extract.analysis.series); `claims` every competing total
    (CLAIM_COLUMNS of extract.analysis.lineage) with the words of its figure; `events` the figures of events. All have
    `day`, an ISO date.
    """

    series: Series
    area: Area
    place: str | None = None
    steps: pd.DataFrame = field(default_factory=pd.DataFrame)
    claims: pd.DataFrame = field(default_factory=pd.DataFrame)
    events: pd.DataFrame = field(default_factory=pd.DataFrame)


class Material:
    """Figures from which cells are made; what all cells ask of them is worked out once, when it is first asked for."""

    def __init__(self, figures: pd.DataFrame) -> None:
        self.figures = figures

    @cached_property
    def totals(self) -> Mapping[tuple[str, ...], Sequence[Row]]:
        """The comparable rows of totals (records of extract.analysis.counts), by metric, kind, unit and area."""
        wanted = self.figures["measure"].eq(Measure.TOTAL)
        found: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in records(counts(self.figures.loc[wanted, list(COUNTED_FIELDS)])):
            found[tuple(row[name] for name in SUBJECT)].append(row)
        return found

    @cached_property
    def events(self) -> pd.DataFrame:
        """The figures of events, of people in general, that are said to have happened; with `day`.

        Those of one metric, kind, unit and area stand together, sorted by day.
        """
        frame = self.figures
        wanted = frame["measure"].eq(Measure.NEW) & frame["group"].isna()
        chosen = frame[wanted & frame["status"].eq(Status.REPORTED) & frame["as_of"].notna()]
        days = typed([last_day(as_of) for as_of in chosen["as_of"]], "str")
        dated = chosen.assign(day=days, counted_for=chosen["place_id"])
        dated = dated[[name for name in MARKED if name in dated]]
        order = [*SUBJECT, "day", "published", "confidence"]
        return dated.sort_values(order, na_position="first", kind="stable", ignore_index=True)

    @cached_property
    def first_and_last(self) -> Mapping[Any, tuple[int, int]]:
        """Where the events of a metric, kind, unit and area begin and end."""
        groups = self.events.groupby(SUBJECT, observed=True).indices
        return {subject: (int(rows[0]), int(rows[-1]) + 1) for subject, rows in groups.items()}

    @cached_property
    def taken(self) -> Mapping[str, tuple[Any, ...]]:
        """What a claim takes from its figure, by the figure's id."""
        columns = [self.figures[name].tolist() for name in TAKEN]
        return dict(zip(self.figures["id"].tolist(), zip(*columns, strict=True), strict=True))

    def events_of(self, series: Series, area: Area) -> pd.DataFrame:
        """The events of one series in one area, by day."""
        first, last = self.first_and_last.get(subject_of(series, area), (0, 0))
        events = self.events.iloc[first:last]
        if series.metric is not Metric.DISPLACEMENT:
            return events
        staying: pd.DataFrame = events[events["place_role"].eq(PlaceRole.HOST) == series.staying]
        return staying


def subject_of(series: Series, area: Area) -> tuple[str, ...]:
    """The metric, kind, unit and area of a series there."""
    return series.metric.value, series.kind.value, series.unit.value, area.value


def read_cell(
    figures: pd.DataFrame,
    series: Series,
    area: Area,
    *,
    place: str | None = None,
    known_on: date | None = None,
    ancestors: Ancestors = bundled_ancestors,
) -> Cell:
    """The cell that figures of one series and area make; `known_on` leaves out what was published later."""
    if known_on is not None:
        figures = published_by(figures, known_on.isoformat())
    return make_cell(Material(figures), series, area, place=place, ancestors=ancestors, once=True)


def make_cell(
    material: Material,
    series: Series,
    area: Area,
    *,
    place: str | None = None,
    ancestors: Ancestors = bundled_ancestors,
    once: bool = False,
) -> Cell:
    """The cell of a series in an area; many areas together ("other places") have no totals.

    `place` is one place of the area instead of the whole. With `once` nothing else is made of the material: what it
    prepared is let go as soon as it served, for a large cell takes a hundred megabytes on the way. Where nobody is said
    to have left, it is the cell of those who stay there, and its `series` says so.
    """
    events = material.events_of(series, area)
    if place is not None:
        inside = [name for name in events["place_id"].dropna().unique() if is_within(name, (place,), ancestors)]
        events = events[events["place_id"].isin(inside)]
    elif area is Area.OTHER:
        return Cell(series=series, area=area, events=compact(events))
    who = STAYING if series.staying else None
    wanted = Choice(metric=series.metric, kind=series.kind, unit=series.unit, area=area, place=place, group=who)
    claims = compete(material.totals.get(subject_of(series, area), ()), wanted, ancestors)
    if not claims and events.empty and not series.staying and (series.kind, series.unit) == STAYED:
        there = make_cell(material, replace(series, staying=True), area, place=place, ancestors=ancestors)
        if len(there.steps) or len(there.events):
            return there
    told = compact(events)
    if once:
        del events, material.totals, material.events
    if not claims:
        steps, none = no_totals()
        return Cell(series=series, area=area, place=place, steps=steps, claims=none, events=told)
    steps = series_of(claims, wanted, ancestors)
    return Cell(
        series=series,
        area=area,
        place=place,
        steps=steps.assign(day=steps["date"]),
        claims=evidenced(claims, material),
        events=told,
    )


@cache
def no_totals() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The steps and claims of a cell without a total; searches have many such cells."""
    steps = frame_of([], SERIES_TYPES)
    return steps.assign(day=steps["date"]), frame_of([], TYPES)


def evidenced(claims: Sequence[Row], material: Material) -> pd.DataFrame:
    """Claims with what the figure that evidences each adds, so that a row of them reads like a figure; by day."""
    ordered = sorted(claims, key=itemgetter("date"))
    words = [material.taken[claim["figure"]] for claim in ordered]

    def told(name: str) -> list[Any]:
        if name in TAKEN:
            at = TAKEN.index(name)
            return [taken[at] for taken in words]
        asked = CLAIMED.get(name, name)
        return [claim[asked] for claim in ordered]

    def column(name: str, kind: str) -> Any:
        repeated = len(ordered) >= MANY and name in REPEATED and kind == "object"
        return pd.Categorical(told(name)) if repeated else typed(told(name), kind)

    # Column by column: as rows, the claims of a large cell would take four times the room.
    return pd.DataFrame({name: column(name, kind) for name, kind in TYPES.items()}, copy=False)


def give_back() -> None:
    """Hands memory that is free again to the system, where the C library can: it keeps it otherwise."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def compact(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows; of many the texts that repeat are held once."""
    if len(rows) < MANY:
        return rows
    repeated = [name for name in rows if name in REPEATED and rows[name].dtype in ("str", "object")]
    return rows.astype(dict.fromkeys(repeated, "category"))
