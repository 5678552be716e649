"""Where a running total starts: "since 7 October" and "since the truce" are two counts and never one curve.

A total that names no start joins the count that it comes nearest to, within a factor of two and at most 60 days after
that was last stated; or, before that was first stated, from below in the 60 days after its start or before that day.
Else it stays a count of its own. Where two counts run at the same time, the heavier one is the series; the other is
asked for by its start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import inf

import numpy as np

from extract.analysis.counts import BOUNDED
from extract.analysis.curve import chain, column, measured, ordered, weights_by
from extract.analysis.lineage import Row

SAME_START_DAYS = 3
NEAR_FACTOR = 2.0
RISING = 0.9 * np.log(NEAR_FACTOR)  # as far as may be, so that a nearer count goes before
ALIVE_DAYS, SILENCE_DAYS, YEAR_DAYS = 60, 180, 365
UNSTATED = ""


def with_starts(claims: Sequence[Row]) -> list[Row]:
    """Claims with `start`: the ISO day from which their total counts, or "" where none is stated or near."""
    claims = ordered(with_stated_starts(claims))
    days, numbers, weights = measured(claims)
    start = np.array([claim["start"] for claim in claims], dtype=object)
    points, positive = column(claims, "grain") != BOUNDED, numbers > 0
    logs = np.log(np.where(positive, numbers, 1.0))
    open_ = positive & (start == UNSTATED)
    joined, nearest = start.copy(), np.full(len(claims), np.log(NEAR_FACTOR))
    for known in sorted({*start} - {UNSTATED}):
        own = positive & (start == known)
        if not own.any():
            continue
        stated_first = days[own].min()
        own = own & points if (own & points).any() else own
        on = chain(days[own], numbers[own], weights[own])
        distance = np.abs(logs - np.interp(days, days[own][on], logs[own][on]))
        # Before it was first stated the count rose from nothing: then every lower number can be of it.
        first = np.datetime64(known, "D").astype(np.int64)
        soon = (days <= first + ALIVE_DAYS) | (days >= stated_first - ALIVE_DAYS)
        early = (days < stated_first) & soon & (logs <= logs[own][on][0])
        distance = np.where(early, np.minimum(distance, RISING), distance)
        alive = (days >= first) & (days <= days[own].max() + ALIVE_DAYS)
        nearer = open_ & alive & (distance < nearest)
        joined[nearer], nearest[nearer] = known, distance[nearer]
    return [claim | {"start": first} for claim, first in zip(claims, joined, strict=True)]


def with_stated_starts(claims: Sequence[Row]) -> list[Row]:
    """Claims with `start` where they state one, else ""."""
    stated = starts(claims)
    return [claim | {"start": stated.get(claim["since"], UNSTATED)} for claim in claims]


def starts(claims: Iterable[Row]) -> dict[str, str]:
    """The canonical start of every stated one: the most reported one within three days, or within a stated month."""
    weights = weights_by(claims, "since")
    weights.pop(UNSTATED, None)
    canonical: dict[str, str] = {}
    for since in sorted(weights, key=lambda s: (len(s) != 10, -weights[s], s)):
        known = (start for start in dict.fromkeys(canonical.values()) if is_same_start(since, start))
        canonical[since] = next(known, first_day(since))
    return canonical


def is_same_start(since: str, start: str) -> bool:
    """Whether a stated start can be the same as a known one.

    >>> [is_same_start(since, "2023-10-07") for since in ("2023-10", "2023-10-08", "2023")]
    [True, True, False]
    """
    if len(since) == 7:
        return start.startswith(since)
    return abs((date.fromisoformat(first_day(since)) - date.fromisoformat(start)).days) <= SAME_START_DAYS


def first_day(iso: str) -> str:
    """The first day of an ISO day, month or year."""
    return iso + {4: "-01-01", 7: "-01", 10: ""}[len(iso)]


def main_counts(claims: Sequence[Row]) -> list[Row]:
    """The claims of the heaviest running totals, one at a time: a lighter one fills only days outside the heavier ones.

    A later start is part of an earlier count that goes on, so it takes over only after half a year of silence or at
    the turn of a year.
    """
    weights = weights_by(claims, "start")
    covered: list[tuple[str, str]] = []
    kept: list[Row] = []
    for start in sorted(weights, key=lambda s: (-weights[s], s)):
        own = [claim for claim in claims if claim["start"] == start]
        for first, last in covered:
            goes_on = start != UNSTATED and not start.endswith("-01-01") and start < shifted(last, SILENCE_DAYS)
            own = [claim for claim in own if claim["date"] < first or (claim["date"] > last and not goes_on)]
        if own:
            kept += own
            days = [claim["date"] for claim in own]
            covered.append((min(days), max(days)))
    return kept


def whole_stock(claims: Sequence[Row]) -> list[Row]:
    """The claims of a stock as one count, each with the `start` that it states, or "".

    Who left since a later day is part of who is displaced: such a number counts only where it exceeds every one of the
    year before that day. One that states no start but lies where such a count runs, below half of what was known, is
    of that count: "displaced again".
    """
    most: dict[str, float] = {UNSTATED: -inf}
    for start in {claim["start"] for claim in claims} - {UNSTATED}:
        year = shifted(start, -YEAR_DAYS)
        most[start] = max((claim["number"] for claim in claims if year <= claim["date"] < start), default=-inf)
    nearest = {claim["claim"]: claim["start"] for claim in with_starts(claims)} if len(most) > 1 else {}
    return [
        claim
        for claim in claims
        if claim["number"] > most[claim["start"]]
        and not claim["number"] * NEAR_FACTOR < most[nearest.get(claim["claim"], UNSTATED)]
    ]


def shifted(day: str, days: int) -> str:
    """An ISO day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
