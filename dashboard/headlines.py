"""The headline of one series in one area: the latest figure, the range across sources, the change since.

Totals and events are kept apart and never added; a figure for a group never stands for everybody; a figure for a
quarter of the area never stands for the area.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.filters import Series
from extract.model import Area, Measure, PlacePrecision, Status

WINDOW_DAYS = 14
WHOLE = {PlacePrecision.REGION.value}
TOWNS = {PlacePrecision.GOVERNORATE.value, PlacePrecision.CITY.value, PlacePrecision.CAMP.value}
COVERING: Mapping[Area, set[str]] = {
    Area.JENIN: TOWNS,
    Area.TULKAREM: TOWNS,
    Area.RAFAH: TOWNS,
    Area.GAZA: WHOLE,
    Area.WEST_BANK: WHOLE,
    Area.ISRAEL: WHOLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """`row` is the figure shown, None where nothing is reported; `low` and `high` span the sources of `WINDOW_DAYS` days.

    `changes` maps 7 and 30 days to the difference from the figure that held then, None where there was none.
    `spread` counts the reports of that span; `points` are (day, value) of the running total, for the sparkline.
    """

    series: Series
    area: Area
    row: Mapping[str, Any] | None = None
    measure: Measure | None = None
    low: float | None = None
    high: float | None = None
    sources: int = 0
    spread: int = 0
    reports: int = 0
    changes: Mapping[int, float | None] | None = None
    points: tuple[tuple[date, float], ...] = ()


def last_day(iso: str) -> date:
    """The last day of an ISO date of a day, a month or a year.

    >>> last_day("2024-02"), last_day("2023")
    (datetime.date(2024, 2, 29), datetime.date(2023, 12, 31))
    """
    parts = [int(part) for part in iso[:10].split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])


def of_series(frame: pd.DataFrame, series: Series, area: Area | None = None) -> pd.DataFrame:
    """The figures of one series, of people in general, that are said to have happened; with `day` and sorted by it."""
    wanted = (
        (frame["metric"] == series.metric)
        & (frame["kind"] == series.kind)
        & (frame["unit"] == series.unit)
        & frame["group"].isna()
        & (frame["status"] == Status.REPORTED)
        & frame["as_of"].notna()
    )
    if area is not None:
        wanted &= frame["area"] == area
    chosen = frame[wanted]
    days = pd.Series([last_day(iso) for iso in chosen["as_of"]], index=chosen.index, dtype=object)
    return chosen.assign(day=days).sort_values(["day", "published", "confidence"], na_position="first", kind="stable")


def covering(rows: pd.DataFrame, area: Area) -> pd.DataFrame:
    """The figures for the area as a whole, where there are any; else all of them."""
    whole = rows[rows["place_precision"].isin(COVERING[area])] if area in COVERING else rows
    return whole if len(whole) else rows


def headline(frame: pd.DataFrame, series: Series, area: Area) -> Headline:
    """What to say first about a series in an area."""
    rows = of_series(frame, series, area)
    if rows.empty:
        return Headline(series=series, area=area)
    measure = Measure.TOTAL if (rows["measure"] == Measure.TOTAL).any() else Measure.NEW
    same = covering(rows[rows["measure"] == measure], area)
    latest = same.iloc[-1]
    window = same[[day >= latest["day"] - timedelta(days=WINDOW_DAYS) for day in same["day"]]]
    valued = window[window["value"].notna()]
    if pd.isna(latest["value"]) and len(valued):
        latest = valued.iloc[-1]
    # A day's events are different events: only totals of one thing have a range across sources.
    spread = window if measure is Measure.TOTAL else window[window["day"] == latest["day"]]
    low, high = bounds(spread)
    points = step_points(same) if measure is Measure.TOTAL else ()
    return Headline(
        series=series,
        area=area,
        row=latest.to_dict(),
        measure=measure,
        low=low,
        high=high,
        sources=int(spread["source"].dropna().nunique()),
        spread=len(spread),
        reports=len(rows),
        changes={days: change(points, days) for days in (7, 30)} if points else None,
        points=points,
    )


def bounds(rows: pd.DataFrame) -> tuple[float | None, float | None]:
    """The least and the greatest number that the figures state."""
    low = rows["value"].fillna(rows["low"]).min()
    high = rows["value"].fillna(rows["high"]).max()
    return (None if pd.isna(low) else float(low), None if pd.isna(high) else float(high))


def step_points(rows: pd.DataFrame) -> tuple[tuple[date, float], ...]:
    """One (day, value) for each day that has a stated number: the latest published one."""
    valued = rows[rows["value"].notna()]
    return tuple((day, float(value)) for day, value in valued.groupby("day", sort=True)["value"].last().items())


def change(points: tuple[tuple[date, float], ...], days: int) -> float | None:
    """The last value less the one that held so many days before; None where none held."""
    if not points:
        return None
    last, value = points[-1]
    held = [v for day, v in points if day <= last - timedelta(days=days)]
    return value - held[-1] if held else None
