"""Series: for one place and population the recommended number of every day that has a report, with its range.

For the dashboard and for notebooks (all take the frame of `Store.figures`, are pure, and raise BadInput):

- `series(figures, metric="deaths", area="Gaza")`: the recommended rows (SERIES_COLUMNS), one a day, gaps left open.
- `recommended(...)`, same arguments: the newest row, for a headline, with the change over 7 and 30 days.
- `extract.analysis.triangulation.triangulation(...)`, same arguments: every competing claim and why it was not taken.
- `curves(...)`, same arguments: the running totals of each source on its own, falls flagged.
- `daily_changes(rows)`: differences between successive totals; `event_sum(...)`: events added up, a lower bound.

The rules stand in docs/methods.md; further arguments are the fields of `extract.analysis.choice.Choice`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import isnan, nan
from operator import itemgetter
from typing import Any

import pandas as pd

from extract.analysis.choice import Choice
from extract.analysis.counts import Frame, attributed
from extract.analysis.lineage import Row
from extract.analysis.places import Ancestors, bundled_ancestors
from extract.analysis.recommendation import mark_apart, own_rows, part_rows
from extract.analysis.sources import UNSPECIFIED, bundled_sources
from extract.analysis.triangulation import triangulate
from extract.columns import frame_of
from extract.model import Measure

SERIES_COLUMNS: dict[str, str] = {
    "date": "day counted for (last day of a month or year)",
    "value": "recommended number; NaN where the words give bounds only",
    "low": "lowest of the claims in play; NaN where there is no lower bound",
    "high": "highest of the claims in play; NaN where there is no upper bound",
    "qualifier": "exact, about, at_least, at_most, range or vague",
    "reports": "distinct wordings of the recommended claim; copies count once",
    "independent_sources": "distinct bodies behind the recommended claim",
    "source": "the most reliable of them; missing where nobody is named",
    "figure": "id of the figure that evidences the number; of several, joined by ';'",
    "date_precision": "day, month or year",
    "start": "ISO day a total counts from where known, else empty; of what is displaced or held as stated",
    "basis": "own: figures for the place itself; parts: a lower bound from places in it",
    "claims": "competing claims for that day and place",
    "flags": "what to know about the number: keys of FLAGS joined by '; '",
}
FLAGS: dict[str, str] = {
    "floor": "only a bound was reported: rounded, worded, or for places named together",
    "stands": "what was reported that day lies below the total already known, which stands",
    "correction": "the total fell, and the same source gave both numbers",
    "new phase": "the total fell because another count, with its own start, begins",
    "contradiction": "the total fell, and another source gave the number before",
    "off the curve": "the number does not fit those before and after it",
    "disputed": "the claims of that day differ by more than a tenth",
    "households": "households turned into people with an average size",
    "lower bound from parts": "sum of disjoint places in the chosen one; it may miss others",
}
SERIES_TYPES = dict.fromkeys(SERIES_COLUMNS, "str") | dict.fromkeys(("value", "low", "high"), "float64")
SERIES_TYPES |= dict.fromkeys(("reports", "independent_sources", "claims"), "int64")
IN_TURN = itemgetter("date", "date_precision", "basis")


def series(figures: Frame, *, ancestors: Ancestors = bundled_ancestors, **choice: Any) -> Frame:
    """The recommended rows (SERIES_COLUMNS) of what `choice` names (the fields of Choice), in the order of dates.

    A `total` series holds running totals and stocks, a `new` one counts of events: the two are never mixed. `since`
    leaves out earlier days and totals that state another start.
    """
    wanted = Choice(**choice)
    return series_of(triangulate(figures, wanted, ancestors), wanted, ancestors)


def series_of(claims: Iterable[Row], wanted: Choice, ancestors: Ancestors = bundled_ancestors) -> Frame:
    """The series that triangulated claims give."""
    bases: dict[str, list[Row]] = {"own": [], "parts": []}
    for claim in claims:
        bases[claim["basis"]].append(claim)
    own = list(own_rows(bases["own"], wanted))
    if wanted.measure == Measure.TOTAL and not wanted.is_cumulative:
        mark_apart(own)
    rows = sorted([*own, *part_rows(bases["parts"], own, wanted, ancestors)], key=IN_TURN)
    return frame_of(rows, SERIES_TYPES)


def recommended(
    figures: Frame, *, on: str | None = None, ancestors: Ancestors = bundled_ancestors, **choice: Any
) -> Frame:
    """The newest row of `series` (as of a day, if `on` is given) with `change_7` and `change_30`; empty if none.

    A change is the difference to the number that stood 7 or 30 days before; NaN for events, and where that number was
    itself more than 7 or 30 days old.
    """
    wanted = Choice(**choice)
    return newest(series(figures, ancestors=ancestors, **choice), on=on, running=wanted.measure == Measure.TOTAL)


def newest(rows: Frame, *, on: str | None = None, running: bool = True) -> Frame:
    """The newest row of a series (as of a day, if `on` is given) with its changes over 7 and 30 days."""
    told = [row for row in rows.to_dict("records") if not on or row["date"] <= on]
    last = [newest_of(told, running=running)] if told else []
    return frame_of(last, SERIES_TYPES | {"change_7": "float64", "change_30": "float64"})


def newest_of(rows: Sequence[Mapping[Any, Any]], *, running: bool = True) -> dict[str, Any]:
    """The newest of the rows of a series with its changes over 7 and 30 days (NaN for events: `running` False).

    "Hundreds" after a number does not replace it: rows with one bound only are taken where there is nothing else.
    """
    told = [row for row in rows if not isnan(row["value"]) or not (isnan(row["low"]) or isnan(row["high"]))] or rows
    changes = {f"change_{days}": change(told, days) if running else nan for days in (7, 30)}
    return {**told[-1], **changes}


def change(rows: Sequence[Mapping[Any, Any]], days: int) -> float:
    """The last value less the value that stood so many days before, if that was then at most as many days old.

    Only between rows that may be compared.
    """
    last = rows[-1]
    then = date.fromisoformat(last["date"]) - timedelta(days=days)
    first, latest = (then - timedelta(days=days)).isoformat(), then.isoformat()
    for row in reversed(rows):
        if first <= row["date"] <= latest and are_comparable(row, last):
            return float(last["value"] - row["value"])
    return nan


def are_comparable(row: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    """Whether the difference of two rows of a series says anything: one start and basis, both on the curve, and both
    counted in people or both reckoned from households.
    """
    apart = any(flag in str(one["flags"]) for one in (row, other) for flag in ("off the curve", "contradiction"))
    reckoned = ["households" in str(one["flags"]) for one in (row, other)]
    alike = (row["start"], row["basis"]) == (other["start"], other["basis"])
    return alike and not apart and reckoned[0] == reckoned[1]


def curves(figures: Frame, *, ancestors: Ancestors = bundled_ancestors, **choice: Any) -> Frame:
    """The series of every source on its own (SERIES_COLUMNS); `source` is "unspecified" where nobody is named."""
    wanted = Choice(**choice)
    alike = figures[figures["metric"].eq(wanted.metric) & figures["kind"].eq(wanted.counted_kind)]
    body, _ = attributed(alike, bundled_sources())
    found = []
    for name, own in alike.groupby(body.fillna(UNSPECIFIED).to_numpy(), sort=True):
        rows = series_of(triangulate(own, wanted, ancestors), wanted, ancestors)
        found.append(rows.assign(source=str(name)))
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(SERIES_COLUMNS))


def daily_changes(rows: Frame) -> Frame:
    """Differences between successive running totals of one start: `date`, `after` (the day before it in the series),

    `days` between them, `change`, and `flags` of both ends. A difference is derived, never a reported count of a day.
    """
    points = rows[rows["date_precision"].eq("day") & rows["basis"].eq("own") & rows["value"].notna()]
    parts = []
    for _, count in points.groupby("start", sort=False):
        gap = pd.to_datetime(count["date"]).diff().dt.days
        both = (count["flags"].shift() + "; " + count["flags"]).str.strip("; ")
        parts.append(
            pd.DataFrame(
                {
                    "date": count["date"],
                    "after": count["date"].shift(),
                    "days": gap,
                    "change": count["value"].diff(),
                    "flags": both,
                }
            ).iloc[1:]
        )
    columns = ["date", "after", "days", "change", "flags"]
    return pd.concat(parts, ignore_index=True).astype({"days": int}) if parts else pd.DataFrame(columns=columns)


def event_sum(
    figures: Frame, *, since: str, until: str, ancestors: Ancestors = bundled_ancestors, **choice: Any
) -> Frame:
    """Events of a period added up, beside the rise of the running total in it: one row.

    `events` is a lower bound: a day counts once for each of disjoint places, and days without a report add nothing.
    `total_change` is the rise of the recommended total between its last rows on or before both ends, NaN where one
    is missing; `gap` is that rise less the events.
    """
    wanted = replace(Choice(**choice), measure=Measure.NEW.value, since=None)
    events = series_of(triangulate(figures, wanted, ancestors), wanted, ancestors)
    within = events[events["date_precision"].eq("day") & events["date"].between(since, until)]
    total = replace(wanted, measure=Measure.TOTAL.value)
    totals = series_of(triangulate(figures, total, ancestors), total, ancestors)
    ends = [totals[totals["date"].le(end) & totals["basis"].eq("own")]["value"].tail(1) for end in (since, until)]
    rise = float(ends[1].iloc[0] - ends[0].iloc[0]) if all(map(len, ends)) else float("nan")
    events_low = float(within["value"].fillna(within["low"]).sum())
    return pd.DataFrame(
        [
            {
                "since": since,
                "until": until,
                "days": len(within),
                "events": events_low,
                "total_change": rise,
                "gap": rise - events_low,
            }
        ]
    )
