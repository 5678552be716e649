"""The headline of one series in one area: the recommended number, its range, its sources, the change since.

The numbers come from `extract.analysis`; this page adds the chosen period and the words of the figure that
evidences them. Totals and events are kept apart and never added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.filters import Series
from dashboard.phrases import absent
from dashboard.rows import rows_of
from extract.analysis.choice import Choice
from extract.analysis.counts import last_day
from extract.analysis.knowledge import known_on as published_by
from extract.analysis.places import Ancestors, bundled_ancestors, is_within
from extract.analysis.series import newest, series_of
from extract.analysis.triangulation import triangulate
from extract.model import Area, Measure, Status


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


@dataclass(frozen=True, kw_only=True)  # no slots: `phases` is kept once it was asked for
class Headline:
    """What to say first about a series in an area, or in one place of it, in a period.

    `row` is the recommended number with `id`, `surface` and `as_of` of its figure; None where nothing is reported.
    `changes` are (days, difference): None days stand for "since the report before", of the day `before`. `steps`,
    `claims` and `events` are those of the period.
    """

    series: Series
    area: Area
    place: str | None = None
    row: Mapping[str, Any] | None = None
    measure: Measure | None = None
    changes: tuple[tuple[int | None, float], ...] = ()
    before: str | None = None
    steps: pd.DataFrame = field(default_factory=pd.DataFrame)
    claims: pd.DataFrame = field(default_factory=pd.DataFrame)
    events: pd.DataFrame = field(default_factory=pd.DataFrame)

    @cached_property
    def phases(self) -> tuple[tuple[tuple[date, float], ...], ...]:
        """(day, value) of the recommended running total, apart where another count with its own start begins."""
        if self.steps.empty:
            return ()
        begins = self.steps["flags"].str.contains("new phase", regex=False).cumsum()
        valued = self.steps["value"].notna()
        return tuple(
            tuple(zip(map(date.fromisoformat, rows["day"]), map(float, rows["value"]), strict=True))
            for _, rows in self.steps[valued].groupby(begins[valued])
        )

    @property
    def points(self) -> tuple[tuple[date, float], ...]:
        """(day, value) of the count that the recommended number belongs to."""
        return self.phases[-1] if self.phases else ()


def of_series(frame: pd.DataFrame, series: Series) -> pd.DataFrame:
    """The figures of one series, of people in general, that are said to have happened; with `day`, sorted by it."""
    wanted = (
        (frame["metric"] == series.metric)
        & (frame["kind"] == series.kind)
        & (frame["unit"] == series.unit)
        & frame["group"].isna()
        & (frame["status"] == Status.REPORTED)
        & frame["as_of"].notna()
    )
    chosen = frame[wanted]
    return chosen.assign(day=list(map(last_day, chosen["as_of"]))).sort_values(
        ["day", "published", "confidence"], na_position="first", kind="stable"
    )


MANY = 2_000  # rows from which it is worth while to hold a text once
TAKEN = ("place", "surface", "publisher", "published", "review", "as_of", "group", "lat", "lon", "place_id")
# What a mark or a row of the overview says. A store may hold a million figures: nothing else of them is kept.
MARKED = (
    *("id", "day", "counted_for", "metric", "kind", "unit", "group", "measure", "value", "low", "high", "number"),
    *("qualifier", "surface", "place", "place_id", "lat", "lon", "place_precision", "area", "as_of", "source"),
    *("publisher", "published", "review", "confidence", "basis", "chosen"),
)


def evidenced(claims: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """Claims with what the figure that evidences each adds, so that a row of them reads like a figure; by day."""
    figures = frame.set_index("id")[[*TAKEN, "confidence", "place_precision"]]
    own = claims.rename(columns={"place_id": "counted_for"})
    rows = own.join(figures, on="figure").rename(columns={"figure": "id"}).assign(day=claims["date"])
    return compact(rows.sort_values("day", kind="stable", ignore_index=True))


def compact(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of MARKED; of many rows the texts that repeat are held once."""
    kept = rows[[name for name in MARKED if name in rows]]
    if len(kept) < MANY:
        return kept
    repeated = [name for name in kept if name not in ("id", "day") and kept[name].dtype in ("str", "object")]
    return kept.astype(dict.fromkeys(repeated, "category"))


def read_cell(
    frame: pd.DataFrame,
    series: Series,
    area: Area,
    *,
    place: str | None = None,
    known_on: date | None = None,
    ancestors: Ancestors = bundled_ancestors,
) -> Cell:
    """The cell that figures of one series and area make; many areas together ("other places") have no totals.

    `place` is one place of the area instead of the whole; `known_on` leaves out what was published later.
    """
    if known_on is not None:
        frame = published_by(frame, known_on.isoformat())
    events = of_series(frame, series)
    events = events[(events["area"] == area) & (events["measure"] == Measure.NEW)]
    if place is not None:
        inside = [name for name in events["place_id"].dropna().unique() if is_within(name, (place,), ancestors)]
        events = events[events["place_id"].isin(inside)]
    elif area is Area.OTHER:
        return Cell(series=series, area=area, events=compact(events.assign(counted_for=events["place_id"])))
    wanted = Choice(metric=series.metric, kind=series.kind, unit=series.unit, area=area, place=place)
    claims = triangulate(frame, wanted, ancestors)
    steps = series_of(claims, wanted, ancestors)
    return Cell(
        series=series,
        area=area,
        place=place,
        steps=steps.assign(day=steps["date"]),
        claims=evidenced(claims, frame),
        events=compact(events.assign(counted_for=events["place_id"])),
    )


def within(rows: pd.DataFrame, since: date | None, until: date | None) -> pd.DataFrame:
    """The rows of a period, both ends in it; `rows` stand in the order of their days."""
    if rows.empty or (since is None and until is None):
        return rows
    days = rows["day"].to_numpy(dtype=object)
    first = days.searchsorted(since.isoformat()) if since else 0
    last = days.searchsorted(until.isoformat(), side="right") if until else len(rows)
    return rows.iloc[first:last]


def headline(cell: Cell, *, since: date | None = None, until: date | None = None) -> Headline:
    """What to say first about a cell in a period; the changes look back beyond its beginning."""
    steps, claims, events = (within(rows, since, until) for rows in (cell.steps, cell.claims, cell.events))
    row: dict[str, Any] | None = None
    measure: Measure | None = None
    moved: tuple[tuple[int | None, float], ...] = ()
    before = None
    if len(steps):
        history = within(cell.steps, None, until)
        last = rows_of(newest(history))[0]
        before, moved = changes(history, last)
        row, measure = worded(last, cell), Measure.TOTAL
    elif len(events):
        # Of the last day's events the one that is surest; they are different events, so they have no range.
        newest_day = events[events["day"] == events["day"].max()]
        last = rows_of(newest_day.sort_values("confidence", kind="stable").tail(1))[0]
        row, measure = last | {"flags": "", "claims": 1, "independent_sources": 1}, Measure.NEW
    return Headline(
        series=cell.series,
        area=cell.area,
        place=cell.place,
        row=row,
        measure=measure,
        changes=moved,
        before=before,
        steps=steps,
        claims=claims,
        events=events,
    )


def changes(history: pd.DataFrame, last: Mapping[str, Any]) -> tuple[str | None, tuple[tuple[int | None, float], ...]]:
    """The change over 7 and 30 days where a report stood near enough for one, else since the report before and its day.

    "In 7 days" needs a report 7 to 21 days old, "in 30 days" one 30 to 60 days old: an old number is no last week's.
    """
    found: list[tuple[int | None, float]] = []
    for days, oldest in ((7, 21), (30, 60)):
        end = date.fromisoformat(last["date"])
        near = history["date"].between(str(end - timedelta(days=oldest)), str(end - timedelta(days=days)))
        step = last[f"change_{days}"]
        if near.any() and not absent(step):
            found.append((days, float(step)))
    alike = history[
        (history["start"] == last["start"]) & (history["basis"] == last["basis"]) & history["value"].notna()
    ]
    if found or len(alike) < 2 or absent(last["value"]):
        return None, tuple(found)
    before = alike.iloc[-2]
    return str(before["date"]), ((None, float(last["value"] - before["value"])),)


def worded(row: dict[str, Any], cell: Cell) -> dict[str, Any]:
    """A recommended row with what its figure adds: id, words, place, publisher; `as_of` as exact as it is known."""
    ids = str(row["figure"]).split(";")
    figure = cell.claims[cell.claims["id"] == ids[0]].iloc[0]
    length = {"day": 10, "month": 7, "year": 4}[row["date_precision"]]
    series = cell.series
    return {
        **row,
        **{name: figure[name] for name in TAKEN},
        "id": ids[0],
        "figures": ids,
        "as_of": str(row["date"])[:length],
        "unit": series.unit.value,
        "kind": series.kind.value,
        "metric": series.metric.value,
    }
