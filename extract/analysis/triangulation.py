"""Triangulation: the claims that compete for a place, how each fits, and which one of a day is recommended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import inf, isnan, nan
from operator import itemgetter
from typing import Any

from extract.analysis.choice import Choice
from extract.analysis.counts import BOUNDED, COUNTED_FIELDS, Frame, counts
from extract.analysis.curve import CONTRADICTS, FITS, FLOOR, SET_ASIDE, fit_total
from extract.analysis.knowledge import known_on
from extract.analysis.lineage import CLAIM_COLUMNS, Row, claim_frame, claims_of, records
from extract.analysis.places import Ancestors, bundled_ancestors, chosen, is_within, names_parts
from extract.analysis.starts import (
    UNSTATED,
    is_same_start,
    main_counts,
    whole_stock,
    with_starts,
    with_stated_starts,
)
from extract.analysis.stocks import fit_stock
from extract.model import Measure, PlacePrecision, Qualifier

OWN = "(itself)"
COLUMNS = (*CLAIM_COLUMNS, "start", "basis", "number", "fit", "standing", "chosen")


def triangulation(figures: Frame, *, ancestors: Ancestors = bundled_ancestors, **choice: Any) -> Frame:
    """Every claim that competes in the series of a choice (the fields of Choice), the best of every day first.

    Columns: those of CLAIM_COLUMNS (extract.analysis.lineage; `place_id` is "(itself)" for the chosen place), and
    `start` (of a running total), `basis` (own or parts), `number`, `fit` (0 fits, 1 a bound that fits, 2 contradicts
    the running total, 3 set aside as another count), `standing` (the total before that day), `chosen` (recommended).
    """
    return claim_frame(triangulate(figures, Choice(**choice), ancestors), COLUMNS)


def triangulate(figures: Frame, wanted: Choice, ancestors: Ancestors = bundled_ancestors) -> list[Row]:
    """The claims in play for a choice, fitted, with the recommended one of every day and place marked."""
    figures = known_on(figures, wanted.known_on) if wanted.known_on else figures
    alike = figures["metric"].eq(wanted.metric) & figures["kind"].eq(wanted.counted_kind)
    alike &= figures["measure"].eq(wanted.measure) & figures["unit"].isin(wanted.units)
    return compete(records(counts(figures.loc[alike, list(COUNTED_FIELDS)])), wanted, ancestors)


def compete(rows: Iterable[Row], wanted: Choice, ancestors: Ancestors = bundled_ancestors) -> list[Row]:
    """The fitted claims of comparable rows (records of extract.analysis.counts) of the chosen thing.

    Those for the place itself share one key: governorate and city agree. Those for other places are left out.
    """
    population = " ".join((wanted.group or "").lower().split())
    roots = chosen(wanted.area, wanted.place)
    inside: dict[str, bool] = {}
    eligible = []
    for row in rows:
        place = row["place_id"]
        if place not in inside:
            inside[place] = place is not None and is_within(place, roots, ancestors)
        if inside[place] and row["population"] == population:
            eligible.append(row)
    placed = (row | {"place_id": OWN} if row["place_id"] in roots else row for row in bounded_by_parts(eligible, roots))
    claims = [
        claim | {"start": UNSTATED, "basis": "own" if claim["place_id"] == OWN else "parts"}
        for claim in claims_of(placed)
    ]
    if wanted.measure == Measure.TOTAL:
        claims = from_start(claims, wanted)
    if wanted.since:
        claims = [claim for claim in claims if claim["date"] >= wanted.since]
    return choose(fitted(claims, wanted))


def bounded_by_parts(rows: Iterable[Row], roots: tuple[str, ...]) -> Iterable[Row]:
    """The rows, where "the camps of Jenin and Tulkarem" bound the count of the West Bank from below, and only so.

    In a governorate a list of its camps is how reports name it, so there the number stands.
    """
    for row in rows:
        wide = row["place_id"] in roots and row["precision"] == PlacePrecision.REGION and row["worded"] is not None
        if not wide or not names_parts(row["worded"], roots):
            yield row
        elif row["qualifier"] != Qualifier.AT_MOST:
            qualifier = row["qualifier"] if row["value"] is None else Qualifier.AT_LEAST.value
            low = row["value"] if row["low"] is None else row["low"]
            yield row | {"low": low, "high": None, "qualifier": qualifier, "grain": BOUNDED}


def from_start(claims: Sequence[Row], wanted: Choice) -> list[Row]:
    """The claims of the count that was asked for by its start, else of the main counts; place by place."""
    kept: list[Row] = []
    for place in grouped(claims, "place_id"):
        started = with_starts(place) if wanted.is_cumulative else with_stated_starts(place)
        asked = same_starts(wanted.since, {claim["start"] for claim in started})
        if asked:
            # What is displaced or held has no start of its own: reports that state none belong to it.
            asked |= set() if wanted.is_cumulative else {UNSTATED}
            kept += [claim for claim in started if claim["start"] in asked]
        else:
            kept += main_counts(started) if wanted.is_cumulative else whole_stock(started)
    return kept


def grouped(claims: Iterable[Row], *names: str) -> list[list[Row]]:
    """The claims that agree in these fields, in the order of the fields."""
    groups: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for claim in claims:
        groups[tuple(claim[name] for name in names)].append(claim)
    return [groups[key] for key in sorted(groups)]


def same_starts(since: str | None, known: Iterable[str]) -> set[str]:
    """The known starts that are the one asked for."""
    return {start for start in known if since and start and is_same_start(since, start)}


def fitted(claims: Sequence[Row], wanted: Choice) -> list[Row]:
    """The claims with `fit` and `standing`, place by place and count by count; claims of events all fit."""
    parts = [claim | {"fit": SET_ASIDE, "standing": nan} for claim in claims if claim["part"]]
    whole = [claim for claim in claims if not claim["part"]]
    if wanted.measure == Measure.NEW:
        return [claim | {"fit": FLOOR if is_bound(claim) else FITS, "standing": nan} for claim in whole] + parts
    counted: list[Row] = []
    for count in grouped(whole, *(["place_id", "start"] if wanted.is_cumulative else ["place_id"])):
        daily = [claim for claim in count if claim["date_precision"] == "day"]
        days = {claim["date"][:length] for claim in daily for length in (7, 4)}
        # A total "in October" has no day on the curve: it counts only where no day of its period has a total.
        coarse = [
            claim
            for claim in count
            if claim["date_precision"] != "day"
            and claim["date"][: {"month": 7, "year": 4}[claim["date_precision"]]] not in days
        ]
        both = daily + coarse
        counted += fit_total(both) if wanted.is_cumulative else fit_stock(both)
    return parts + counted


def is_bound(claim: Row) -> bool:
    """Whether the claim of an event gives bounds only."""
    return isnan(claim["value"]) or claim["qualifier"] == Qualifier.AT_MOST


def choose(claims: Iterable[Row]) -> list[Row]:
    """The claims in order of preference within every day and place; the first is `chosen`, unless it is set aside.

    Fitting numbers before floors before contradictions, and of these the nearest to the total that stood; then precise
    before rounded, the higher floor, the more reliable source, more independent sources, more reports, the later
    report, the higher number.
    """
    told = sorted(claims, key=itemgetter("claim"))
    told.sort(key=itemgetter("last_known", "number"), reverse=True)
    told.sort(key=preference)
    found: list[Row] = []
    for _, day in groupby(told, key=itemgetter("place_id", "date", "date_precision")):
        first, *others = day
        found.append(first | {"chosen": first["fit"] != SET_ASIDE})
        found += [claim | {"chosen": False} for claim in others]
    return found


def preference(claim: Row) -> tuple[Any, ...]:
    """What is preferred within a day and place before the later report and the higher number."""
    is_floor = claim["fit"] == FLOOR and claim["qualifier"] != Qualifier.AT_MOST
    return (
        *(claim["place_id"], claim["date"], claim["date_precision"], claim["fit"]),
        gap(claim) if claim["fit"] == CONTRADICTS else 0.0,
        claim["grain"],
        -claim["number"] if is_floor else 0.0,
        *(-claim["reliability"], -claim["independent_sources"], -claim["reports"]),
    )


def gap(claim: Row) -> float:
    """How far the number is off the total that stood before, as a share of it; 0 where none stood."""
    number, standing = claim["number"], claim["standing"]
    if isnan(standing) or (number == 0 and standing == 0):
        return 0.0
    return float(abs(number / standing - 1)) if standing else inf
