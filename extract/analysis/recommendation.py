"""The row of a day: the chosen claim, the range of those in play, and what is to be known about the number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np

from extract.analysis.choice import Choice
from extract.analysis.curve import CONTRADICTS, FLOOR, SET_ASIDE
from extract.analysis.lineage import Row
from extract.analysis.places import Ancestors, disjoint
from extract.model import Measure, PlacePrecision, Qualifier, Unit

TOLD = ["reports", "independent_sources", "source", "figure"]
DISPUTED = 1.1
APART = 2.0


def own_rows(claims: Sequence[Row], wanted: Choice) -> Iterator[dict[str, Any]]:
    """The recommended row of every day that has a claim for the place itself."""
    ranges = ranges_of(claims)
    before: dict[str, Any] | None = None  # the last number that stands
    shown: dict[str, Any] | None = None  # the last number, whether it fits or not
    for claim in sorted((claim for claim in claims if claim["chosen"]), key=itemgetter("date", "date_precision")):
        span = ranges[claim["date"], claim["date_precision"]]
        row = {name: claim[name] for name in ("date", "value", "date_precision", "start", "basis", "qualifier", *TOLD)}
        row |= {"low": span.low, "high": span.high, "claims": span.claims}
        flags = []
        standing = before if wanted.is_cumulative and before and before["start"] == row["start"] else None
        if claim["fit"] == FLOOR and claim["qualifier"] != Qualifier.AT_MOST:
            if standing and claim["number"] <= standing["value"]:
                row |= {name: standing[name] for name in ("value", *TOLD)}
                row |= {"qualifier": Qualifier.AT_LEAST.value, "low": standing["value"], "high": np.nan}
                flags.append("stands")
            else:
                row |= {"low": claim["number"], "high": claim["high"]}
                flags.append("floor")
        elif claim["fit"] == FLOOR:
            row |= {"low": np.nan, "high": claim["high"]}
            flags.append("floor")
        else:
            flags += fall(shown, claim) if wanted.is_cumulative else []
            flags += ["off the curve"] if claim["fit"] == CONTRADICTS and not flags else []
            flags += ["disputed"] if span.is_disputed else []
        row["flags"] = "; ".join([*flags, *(["households"] if claim["converted"] else [])])
        if claim["fit"] != FLOOR:
            shown = row | {"sources": claim["sources"], "step": claim["step"]}
        if claim["fit"] != CONTRADICTS and not np.isnan(row["value"]) and claim["qualifier"] != Qualifier.AT_MOST:
            before = row
        yield row


def mark_apart(rows: list[dict[str, Any]]) -> None:
    """Flags a stock that is less than half, or more than double, of both the number before and the one after."""
    for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
        around = (before["value"], after["value"])
        if row["value"] * APART < min(around) or row["value"] > APART * max(around):
            row["flags"] = "; ".join(filter(None, [row["flags"], "off the curve"]))


class Range(NamedTuple):
    """What the claims of one day that are in play span; NaN where they leave it open."""

    low: float
    high: float
    claims: int
    is_disputed: bool


def ranges_of(claims: Iterable[Row]) -> dict[tuple[str, str], Range]:
    """The range of every day, by date and precision."""
    days: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for claim in claims:
        if claim["fit"] != SET_ASIDE:
            days[claim["date"], claim["date_precision"]].append(claim)
    return {day: range_of(rows) for day, rows in days.items()}


def range_of(claims: Sequence[Row]) -> Range:
    """The range of the claims of one day: bounds on one side do not widen it unless nothing better is told."""
    lows, highs, points = [], [], []
    open_above = False
    for claim in claims:
        at_most, at_least = (claim["qualifier"] == q for q in (Qualifier.AT_MOST, Qualifier.AT_LEAST))
        two_sided = not np.isnan(claim["low"]) and not np.isnan(claim["high"])
        if claim["fit"] == FLOOR and not claim["chosen"] and not two_sided:
            continue
        lows += [] if at_most else [claim["value"], claim["low"]]
        highs += [claim["high"], np.nan if claim["fit"] == FLOOR and not at_most else claim["value"]]
        points += [] if claim["fit"] == FLOOR else [claim["value"]]
        if claim["chosen"]:
            open_above, value = at_least, claim["value"]
    low, high = min(told(lows), default=np.nan), max(told(highs), default=np.nan)
    # A number said to be "at least" is open above unless another claim lies higher.
    high = np.nan if open_above and high <= value else high
    return Range(low, high, len(claims), bool(points) and max(points) > min(points) * DISPUTED)


def told(numbers: list[float]) -> list[float]:
    """The numbers that are there."""
    return [number for number in numbers if not np.isnan(number)]


def fall(before: Mapping[str, Any] | None, claim: Mapping[Any, Any]) -> list[str]:
    """Why a running total is lower than before: a new phase, a correction by the same source, or a contradiction."""
    if before is None or claim["value"] >= before["value"] - max(claim["step"], before["step"], 2) / 2:
        return []
    if claim["start"] != before["start"]:
        return ["new phase"]
    shared = {*claim["sources"].split("; ")} & {*before["sources"].split("; ")} - {""}
    return ["correction" if shared else "contradiction"]


def part_rows(
    claims: Iterable[Row], own: list[dict[str, Any]], wanted: Choice, ancestors: Ancestors
) -> Iterator[dict[str, Any]]:
    """Lower bounds from disjoint parts, for days without a number of the place itself, where they add something."""
    if wanted.counted_unit == Unit.PERCENT:
        return
    days = {(row["date"], row["date_precision"]) for row in own}
    numbers = [(row["date"], row["low"] if np.isnan(row["value"]) else row["value"]) for row in own]
    known = [(then, number) for then, number in numbers if not np.isnan(number)]
    chosen = [claim for claim in claims if claim["chosen"] and claim["qualifier"] != Qualifier.AT_MOST]
    chosen.sort(key=itemgetter("date", "date_precision"))
    for (day, precision), places in groupby(chosen, key=itemgetter("date", "date_precision")):
        if (day, precision) in days:
            continue
        by_place = {place["place_id"]: place for place in places}
        outer = addable([by_place[place] for place in disjoint(by_place, ancestors)])
        total = float(sum(place["number"] for place in outer))
        if wanted.measure == Measure.TOTAL:
            if total < max((number for then, number in known if then <= day), default=0.0):
                continue
            known.append((day, total))
        yield part_row(outer, day, precision, total)


def addable(places: list[Row]) -> list[Row]:
    """The parts that give the highest lower bound without counting anybody twice.

    What lies in "northern Gaza" is not settled, so a loosely bounded region stands for itself and is never added.
    """
    loose = [[place] for place in places if place["precision"] == PlacePrecision.REGION]
    firm = [place for place in places if place["precision"] != PlacePrecision.REGION]
    return max([firm, *loose], key=lambda together: sum(place["number"] for place in together))


def part_row(outer: list[Row], day: str, precision: str, total: float) -> dict[str, Any]:
    """The row of a lower bound that disjoint places give together."""
    sources = sorted({source for place in outer for source in place["sources"].split("; ") if source})
    converted = any(place["converted"] for place in outer)
    return {
        "date": day,
        "value": total,
        "low": total,
        "high": np.nan,
        "qualifier": Qualifier.AT_LEAST.value,
        "reports": sum(place["reports"] for place in outer),
        "independent_sources": min(place["independent_sources"] for place in outer),
        "source": sources[0] if len(sources) == 1 else None,
        "figure": ";".join(sorted(place["figure"] for place in outer)),
        "date_precision": precision,
        "start": "",
        "basis": "parts",
        "claims": len(outer),
        "flags": "; ".join(["lower bound from parts", *(["households"] if converted else [])]),
    }
