"""Lineage: which figures are one claim, who stands behind it, and how many of them are independent.

Forty articles that repeat one ministry's number are forty reports of one claim from one source. Figures are the same
claim when they count the same thing (metric, kind, unit, population, measure) in the same place for the same day from
the same start, and their numbers agree within the rounding of the coarser one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf, isnan, nan
from typing import Any, NamedTuple, TypeAlias

from extract.analysis.counts import Frame, counts
from extract.analysis.sources import bundled_sources
from extract.columns import frame_of

Row: TypeAlias = dict[Any, Any]

SUBJECT = ["metric", "kind", "unit", "population", "measure", "place_id", "date", "date_precision"]
UP, DOWN = 0.05, 0.1  # how far a number may have been rounded up, and cut down, to stand for the same claim

CLAIM_COLUMNS: dict[str, str] = {
    "claim": "stable id of the claim",
    **dict.fromkeys(SUBJECT, "as in COUNT_COLUMNS of extract.analysis.counts"),
    "area": "reporting area of the place",
    "precision": "precision of the place",
    "since": "start of the count as ISO day where a report states it, else empty",
    "value": "the most precise number of its reports; NaN where the words give bounds only",
    "low": "lower bound of that report or NaN",
    "high": "upper bound of that report or NaN",
    "qualifier": "of that report",
    "grain": "0 precise, 1 rounded, 2 bounds only",
    "step": "rounding step",
    "converted": "True where households became people",
    "reports": "distinct wordings; syndicated copies count once",
    "independent_sources": "distinct bodies named; 1 where nobody is named; generic names ('officials') add none",
    "source": "the most reliable body named, or None",
    "sources": "all bodies named, joined by '; '",
    "reliability": "of that source",
    "known": "first day the claim could be known; empty where unknown",
    "last_known": "last day on which it was reported in new words",
    "figure": "id of the report that evidences the number best",
    "figures": "ids of all its figures, as a tuple",
    "part": "True where every report gives a larger number of the same in its very sentence",
}
TYPES = dict.fromkeys(("value", "low", "high", "step"), "float64") | {"part": "bool"}
TYPES |= dict.fromkeys(("grain", "reports", "independent_sources", "reliability"), "int64")


def claims(figures: Frame) -> Frame:
    """The claims (CLAIM_COLUMNS) that figures make, in the order of date, place and value."""
    return claim_frame(claims_of(records(counts(figures))))


def claims_of(rows: Iterable[Row]) -> list[Row]:
    """The claims that comparable rows (records of extract.analysis.counts) make, with `number`, in the same order."""
    subjects: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        subjects[tuple(row[name] for name in SUBJECT)].append(row)
    found = [claim for subject, reports in subjects.items() for claim in claims_on(subject, reports)]
    return sorted(found, key=in_line)


def in_line(claim: Row) -> tuple[Any, ...]:
    """Where a claim stands in the order of claims: absent numbers last."""
    value, low = (inf if isnan(claim[name]) else claim[name] for name in ("value", "low"))
    return claim["date"], claim["place_id"], value, low, claim["claim"]


def claim_frame(found: Sequence[Row], columns: Iterable[str] = CLAIM_COLUMNS) -> Frame:
    """Claims as a frame, with the same types whether there are many or none."""
    return frame_of(found, {name: TYPES.get(name, "object") for name in columns})


def records(rows: Frame) -> Iterator[Row]:
    """The rows as dictionaries, None for what is absent."""
    names = list(rows)
    columns = [[None if value != value else value for value in rows[name].tolist()] for name in names]
    return (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))


def claims_on(subject: tuple[Any, ...], rows: Iterable[Row]) -> Iterator[Row]:
    """The claims about one subject; rows with bounds only are one claim when start and bounds are equal."""
    valued: defaultdict[tuple[str, float], list[Row]] = defaultdict(list)
    bounded: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        since = row["since"] or ""
        if row["value"] is None:
            bounded[since, row["low"], row["high"]].append(row)
        else:
            valued[since, row["value"]].append(row)
    stated = [
        Stated(since, number, min(row["step"] for row in same), len({row["wording"] for row in same}))
        for (since, number), same in valued.items()
    ]
    joined: defaultdict[Stated, list[Row]] = defaultdict(list)
    for one, head in zip(stated, attach(stated), strict=True):
        joined[head].extend(valued[one.since, one.number])
    for head, reports in joined.items():
        yield claim_of(subject, head.since, reports)
    for (since, _, _), reports in bounded.items():
        yield claim_of(subject, since, reports)


def evidence_order(row: Row) -> tuple[Any, ...]:
    """The best evidence first: the finest number, the most reliable source, the earliest report."""
    place_in_line = row["known"], row["wording"], row["doc"], row["figure"]
    return row["grain"], row["step"], -row["reliability"], *place_in_line


def claim_of(subject: tuple[Any, ...], since: str, reports: list[Row]) -> Row:
    """One claim from its reports: the number of the best of them, and who stands behind it."""
    best = reports[0] if len(reports) == 1 else min(reports, key=evidence_order)
    bodies: dict[str, tuple[int, str]] = {}
    for row in reports:
        if row["source"]:
            rank = (-row["reliability"], row["source"])
            bodies[row["source"].casefold()] = min(rank, bodies.get(row["source"].casefold(), rank))
    ranked = sorted((grade, body, name) for body, (grade, name) in bodies.items())
    key = "\x1f".join(map(str, (*subject, since, best["value"], best["low"], best["high"])))
    first_told: dict[str, str] = {}
    for row in reports:
        first_told[row["wording"]] = min(row["known"], first_told.get(row["wording"], row["known"]))
    numbers = {name: nan if best[name] is None else best[name] for name in ("value", "low", "high", "step")}
    told = {
        "number": next((numbers[name] for name in ("value", "low", "high") if not isnan(numbers[name])), nan),
        "claim": hashlib.sha256(key.encode()).hexdigest()[:16],
        "since": since,
        "reports": len(first_told),
        "independent_sources": max(1, len(bundled_sources().independent(name for _, _, name in ranked))),
        "source": ranked[0][2] if ranked else None,
        "sources": "; ".join(name for _, _, name in ranked),
        "reliability": -ranked[0][0] if ranked else max(row["reliability"] for row in reports),
        "known": min(first_told.values()),
        "last_known": max(first_told.values()),
        "figures": tuple(sorted(row["figure"] for row in reports)),
        "part": all(row["part"] for row in reports),
    }
    return best | numbers | told


class Stated(NamedTuple):
    """A number as stated: the start of its count ("" where none is), its rounding step, how many reports have it."""

    since: str
    number: float
    step: float
    weight: int


def attach(stated: Sequence[Stated]) -> list[Stated]:
    """For every number the finer one that it rounds, to the nearest or down, from the same start; else itself.

    >>> numbers = Stated("", 18000, 1000, 5), Stated("2023-10-07", 18787, 1, 2), Stated("", 25, 1, 1)
    >>> [found.number for found in attach(numbers)]
    [18787, 18787, 25]
    """
    if len(stated) == 1:
        return list(stated)
    found: dict[Stated, Stated] = {}
    heads: list[Stated] = []
    same: defaultdict[float, list[Stated]] = defaultdict(list)
    # The finest first; of equal ones the one that states a start, then the most reported.
    for one in sorted(stated, key=lambda s: (s.step, not s.since, -s.weight, s.number, s.since)):
        finer = [head for head in (heads if one.step > 1 else same[one.number]) if is_rounded_from(one, head)]
        if finer:
            found[one] = min(finer, key=lambda h: (-h.weight, abs(h.number - one.number), h.since, h.number))
        else:
            found[one] = one
            heads.append(one)
            same[one.number].append(one)
    return [found[one] for one in stated]


def is_rounded_from(one: Stated, head: Stated) -> bool:
    """Whether a stated number can be the rounding of a finer one, or the same without the start of its count."""
    if one.since not in ("", head.since):
        return False
    gap = head.number - one.number
    if head.step >= one.step:
        return gap == 0
    return -min(one.step / 2, UP * one.number) <= gap < min(one.step, DOWN * one.number)
