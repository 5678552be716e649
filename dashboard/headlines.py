"""The headline of one series in one area: the recommended number, its range, its sources, the change since.

The numbers come from `extract.analysis`; this page adds the chosen period and the words of the figure that
evidences them. Totals and events are kept apart and never added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.cells import TAKEN, Cell
from dashboard.filters import Series
from dashboard.phrases import absent
from dashboard.rows import rows_of
from extract.analysis.series import are_comparable, newest_of
from extract.model import Area, Measure


@dataclass(frozen=True, kw_only=True)  # no slots: `phases` is kept once it was asked for
class Headline:
    """What to say first about a series in an area, or in one place of it, in a period.

    `row` is the recommended number with `id`, `surface` and `as_of` of its figure; None where nothing is reported.
    `changes` are (days, difference): None days stand for "since the report before", of the day `before`. `steps`,
    `claims` and `events` are those of the period. `echo` is the report by which its source gives the number for a
    larger place (echoes.py).
    """

    series: Series
    area: Area
    place: str | None = None
    row: Mapping[str, Any] | None = None
    measure: Measure | None = None
    changes: tuple[tuple[int | None, float], ...] = ()
    before: str | None = None
    echo: Mapping[str, Any] | None = None
    steps: pd.DataFrame = field(default_factory=pd.DataFrame)
    claims: pd.DataFrame = field(default_factory=pd.DataFrame)
    events: pd.DataFrame = field(default_factory=pd.DataFrame)

    @cached_property
    def phases(self) -> tuple[tuple[tuple[date, float], ...], ...]:
        """(day, value) of the recommended running total, apart where another count with its own start begins."""
        if self.steps.empty:
            return ()
        phases: list[list[tuple[date, float]]] = [[]]
        for day, value, flags in zip(*(self.steps[name].tolist() for name in ("day", "value", "flags")), strict=True):
            if "new phase" in flags:
                phases.append([])
            if not absent(value):
                phases[-1].append((date.fromisoformat(day), float(value)))
        return tuple(tuple(phase) for phase in phases if phase)

    @property
    def points(self) -> tuple[tuple[date, float], ...]:
        """(day, value) of the count that the recommended number belongs to."""
        return self.phases[-1] if self.phases else ()


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
        history = rows_of(within(cell.steps, None, until))
        last = newest_of(history)
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


def changes(
    history: Sequence[Mapping[str, Any]], last: Mapping[str, Any]
) -> tuple[str | None, tuple[tuple[int | None, float], ...]]:
    """The change over 7 and 30 days where a report stood near enough for one, else since the report before and its day.

    "In 7 days" needs a report 7 to 21 days old, "in 30 days" one 30 to 60 days old: an old number is no last week's.
    """
    found: list[tuple[int | None, float]] = []
    end = date.fromisoformat(last["date"])
    for days, oldest in ((7, 21), (30, 60)):
        first, latest = (str(end - timedelta(days=ago)) for ago in (oldest, days))
        if any(first <= row["date"] <= latest for row in history) and not absent(last[f"change_{days}"]):
            found.append((days, float(last[f"change_{days}"])))
    earlier = [
        row for row in history if row["date"] < last["date"] and not absent(row["value"]) and are_comparable(row, last)
    ]
    if found or not earlier or absent(last["value"]):
        return None, tuple(found)
    before = earlier[-1]
    return str(before["date"]), ((None, float(last["value"] - before["value"])),)


def worded(row: Mapping[str, Any], cell: Cell) -> dict[str, Any]:
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
