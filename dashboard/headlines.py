"""The headline of one series in one area: the recommended number, its range, its sources, the change since.

The numbers come from `extract.analysis`; this page adds the chosen period and the words of the figure that
evidences them. Totals and events are kept apart and never added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.filters import Series
from dashboard.phrases import absent
from dashboard.rows import rows_of
from extract.analysis.choice import Choice
from extract.analysis.counts import last_day
from extract.analysis.places import Ancestors, bundled_ancestors
from extract.analysis.series import newest, series_of
from extract.analysis.triangulation import triangulate
from extract.model import Area, Measure, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All that is known of one series in one area, on all dates.

    `steps` are the recommended totals (SERIES_COLUMNS of extract.analysis.series); `claims` every competing total
    (CLAIM_COLUMNS of extract.analysis.lineage) with the words of its figure; `events` the figures of events. All have
    `day`, an ISO date.
    """

    series: Series
    area: Area
    steps: pd.DataFrame = field(default_factory=pd.DataFrame)
    claims: pd.DataFrame = field(default_factory=pd.DataFrame)
    events: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What to say first about a series in an area in a period.

    `row` is the recommended number with `id`, `surface` and `as_of` of its figure; None where nothing is reported.
    `changes` are (days, difference): None days stand for "since the report before", of the day `before`. `steps`,
    `claims` and `events` are those of the period.
    """

    series: Series
    area: Area
    row: Mapping[str, Any] | None = None
    measure: Measure | None = None
    changes: tuple[tuple[int | None, float], ...] = ()
    before: str | None = None
    steps: pd.DataFrame = field(default_factory=pd.DataFrame)
    claims: pd.DataFrame = field(default_factory=pd.DataFrame)
    events: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def phases(self) -> tuple[tuple[tuple[date, float], ...], ...]:
        """(day, value) of the recommended running total, apart where another count with its own start begins."""
        if self.steps.empty:
            return ()
        begins = self.steps["flags"].str.split("; ").map(lambda flags: "new phase" in flags).cumsum()
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


TAKEN = ("place", "surface", "publisher", "published", "url", "review", "as_of", "group", "lat", "lon", "quote")


def evidenced(claims: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """Claims with what the figure that evidences each adds, so that a row of them reads like a figure."""
    figures = frame.set_index("id")[[*TAKEN, "confidence", "place_precision"]]
    return claims.join(figures, on="figure").rename(columns={"figure": "id"}).assign(day=claims["date"])


def read_cell(frame: pd.DataFrame, series: Series, area: Area, *, ancestors: Ancestors = bundled_ancestors) -> Cell:
    """The cell that figures of one series and area make; many areas together ("other places") have no totals."""
    events = of_series(frame, series)
    events = events[(events["area"] == area) & (events["measure"] == Measure.NEW)]
    if area is Area.OTHER:
        return Cell(series=series, area=area, events=events)
    wanted = Choice(metric=series.metric, kind=series.kind, unit=series.unit, area=area)
    claims = triangulate(frame, wanted, ancestors)
    steps = series_of(claims, wanted, ancestors)
    return Cell(
        series=series, area=area, steps=steps.assign(day=steps["date"]), claims=evidenced(claims, frame), events=events
    )


def within(rows: pd.DataFrame, since: date | None, until: date | None) -> pd.DataFrame:
    """The rows of a period, both ends in it."""
    if rows.empty:
        return rows
    if since is not None:
        rows = rows[rows["day"] >= since.isoformat()]
    return rows[rows["day"] <= until.isoformat()] if until is not None else rows


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
