"""A number that its source gives for a larger place as well: it may not be the smaller one's alone.

Reports name three camps in one month and two of them in the next, with the same number. Nothing in either sentence is
misread, so the number stands, and beside it the other report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dashboard.headlines import Headline
from dashboard.phrases import absent
from dashboard.rows import rows_of
from extract.model import Area, Measure

LARGER: Mapping[Area, Area] = {
    Area.JENIN: Area.WEST_BANK,
    Area.TULKAREM: Area.WEST_BANK,
    Area.RAFAH: Area.GAZA,
}
LEAST = 1_000  # smaller numbers are the same by chance
NEAR_DAYS = 180


def with_echo(told: Headline, larger: Headline) -> Headline:
    """The headline with the report of the larger area that gives its number, the nearest in time; if there is one."""
    row = told.row
    if row is None or told.measure is not Measure.TOTAL or absent(row["source"]) or absent(row["value"]):
        return told
    claims = larger.claims
    if row["value"] < LEAST or claims.empty:
        return told
    day = date.fromisoformat(row["date"])
    first, last = (str(day + timedelta(days=days)) for days in (-NEAR_DAYS, NEAR_DAYS))
    alike = claims["number"].eq(row["value"]) & claims["source"].eq(row["source"]) & claims["day"].between(first, last)
    found = rows_of(claims[alike])
    return replace(told, echo=min(found, key=lambda claim: _days_apart(claim, day))) if found else told


def _days_apart(claim: Mapping[str, Any], day: date) -> int:
    return abs((date.fromisoformat(claim["day"]) - day).days)
