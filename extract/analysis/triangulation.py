"""Triangulation: the claims that compete for a place, how each fits, and which one of a day is recommended."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from extract.analysis.choice import Choice
from extract.analysis.counts import BOUNDED, COUNTED_FIELDS, Frame, counts
from extract.analysis.curve import CONTRADICTS, FITS, FLOOR, SET_ASIDE, fit_total, number
from extract.analysis.knowledge import known_on
from extract.analysis.lineage import claims_of
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
from extract.model import Measure, PlacePrecision, Qualifier, Unit

OWN = "(itself)"


def triangulation(figures: Frame, *, ancestors: Ancestors = bundled_ancestors, **choice: Any) -> Frame:
    """Every claim that competes in the series of a choice (the fields of Choice), the best of every day first.

    Columns: those of CLAIM_COLUMNS (extract.analysis.lineage; `place_id` is "(itself)" for the chosen place), and
    `start` (of a running total), `basis` (own or parts), `number`, `fit` (0 fits, 1 a bound that fits, 2 contradicts
    the running total, 3 set aside as another count), `standing` (the total before that day), `chosen` (recommended).
    """
    return triangulate(figures, Choice(**choice), ancestors)


def triangulate(figures: Frame, wanted: Choice, ancestors: Ancestors = bundled_ancestors) -> Frame:
    """The claims in play for a choice, fitted, with the recommended one of every day and place marked."""
    eligible = eligible_for(figures, wanted, ancestors)
    return nothing().copy() if eligible.empty else compete(eligible, wanted)


def eligible_for(figures: Frame, wanted: Choice, ancestors: Ancestors) -> Frame:
    """The figures of the chosen thing in the chosen place and in its parts."""
    figures = known_on(figures, wanted.known_on) if wanted.known_on else figures
    alike = figures["metric"].eq(wanted.metric) & figures["kind"].eq(wanted.counted_kind)
    alike &= figures["measure"].eq(wanted.measure)
    units = [wanted.counted_unit, *([Unit.HOUSEHOLD.value] if wanted.counted_unit == Unit.PERSON else [])]
    figures = figures.loc[alike & figures["unit"].isin(units), list(COUNTED_FIELDS)]
    roots = chosen(wanted.area, wanted.place)
    places = figures["place_id"].fillna(figures["place"])
    inside = [place for place in places.dropna().unique() if is_within(place, roots, ancestors)]
    return figures[places.isin(inside)]


def compete(figures: Frame, wanted: Choice) -> Frame:
    """The fitted claims of eligible figures. Those for the place itself share one key: governorate and city agree."""
    rows = counts(figures)
    rows = rows[rows["population"].eq(" ".join((wanted.group or "").lower().split()))]
    roots = chosen(wanted.area, wanted.place)
    rows = bounded_by_parts(rows, roots)
    itself = rows["place_id"].isin(roots)
    claims = claims_of(rows.assign(place_id=rows["place_id"].mask(itself, OWN))).assign(start=UNSTATED)
    claims["basis"] = np.where(claims["place_id"].eq(OWN), "own", "parts")
    if wanted.measure == Measure.TOTAL:
        claims = from_start(claims, wanted)
    if wanted.since:
        claims = claims[claims["date"] >= wanted.since]
    return choose(fitted(claims, wanted))


def bounded_by_parts(rows: Frame, roots: tuple[str, ...]) -> Frame:
    """The rows, where "the camps of Jenin and Tulkarem" bound the count of the West Bank from below, and only so.

    In a governorate a list of its camps is how reports name it, so there the number stands.
    """
    wide = rows["place_id"].isin(roots) & rows["precision"].eq(PlacePrecision.REGION)
    texts = {worded for worded in rows.loc[wide, "worded"].dropna().unique() if names_parts(worded, roots)}
    listed = wide & rows["worded"].isin(texts)
    rows = rows[~(listed & rows["qualifier"].eq(Qualifier.AT_MOST))]
    return rows.assign(
        low=rows["low"].mask(listed & rows["low"].isna(), rows["value"]),
        high=rows["high"].mask(listed),
        qualifier=rows["qualifier"].mask(listed & rows["value"].notna(), Qualifier.AT_LEAST.value),
        grain=rows["grain"].mask(listed, BOUNDED),
    )


@cache
def nothing() -> Frame:
    """The claims of no figures: the same columns, no rows."""
    none = pd.DataFrame({name: pd.Series(dtype="str") for name in COUNTED_FIELDS})
    return compete(none, Choice(metric="deaths", area="Gaza"))


def from_start(claims: Frame, wanted: Choice) -> Frame:
    """The claims of the count that was asked for by its start, else of the main counts; place by place."""
    kept = []
    for _, place in claims.groupby("place_id", sort=True):
        started = with_starts(place) if wanted.is_cumulative else with_stated_starts(place)
        asked = started["start"].isin(same_starts(wanted.since, started["start"].unique()))
        if asked.any():
            # What is displaced or held has no start of its own: reports that state none belong to it.
            kept.append(started[asked if wanted.is_cumulative else asked | started["start"].eq(UNSTATED)])
        else:
            kept.append(main_counts(started) if wanted.is_cumulative else whole_stock(started))
    return pd.concat(kept, ignore_index=True) if kept else claims


def same_starts(since: str | None, known: Iterable[str]) -> set[str]:
    """The known starts that are the one asked for."""
    return {start for start in known if since and start and is_same_start(since, start)}


def fitted(claims: Frame, wanted: Choice) -> Frame:
    """The claims with `fit` and `standing`, place by place and count by count; claims of events all fit."""
    whole, parts = claims[~claims["part"]], claims[claims["part"]]
    counted = [parts.assign(fit=SET_ASIDE, standing=np.nan, number=number(parts))] if len(parts) else []
    if wanted.measure == Measure.NEW or claims.empty:
        bounded = whole["value"].isna() | whole["qualifier"].eq(Qualifier.AT_MOST)
        fit = np.where(bounded, FLOOR, FITS)
        return pd.concat([whole.assign(fit=fit, standing=np.nan, number=number(whole)), *counted], ignore_index=True)
    for _, count in whole.groupby(["place_id", "start"] if wanted.is_cumulative else ["place_id"], sort=True):
        daily, coarse = count[count["date_precision"].eq("day")], count[count["date_precision"].ne("day")]
        # A total "in October" has no day on the curve: it counts only where no day of its period has a total.
        lengths = coarse["date_precision"].map({"month": 7, "year": 4})
        periods = [end[:length] for end, length in zip(coarse["date"], lengths, strict=True)]
        both = pd.concat([daily, coarse[[not daily["date"].str.startswith(period).any() for period in periods]]])
        counted.append(fit_total(both) if wanted.is_cumulative else fit_stock(both))
    return pd.concat(counted, ignore_index=True)


def choose(claims: Frame) -> Frame:
    """The claims in order of preference within every day and place; the first is `chosen`, unless it is set aside.

    Fitting numbers before floors before contradictions, and of these the nearest to the total that stood; then precise
    before rounded, the higher floor, the more reliable source, more independent sources, more reports, the later
    report, the higher number.
    """
    if claims.empty:
        return claims.assign(chosen=pd.Series(dtype=bool))
    is_floor = claims["fit"].eq(FLOOR) & claims["qualifier"].ne(Qualifier.AT_MOST)
    gap = (claims["number"] / claims["standing"] - 1).abs().where(claims["fit"].eq(CONTRADICTS)).fillna(0.0)
    keys = claims.assign(floor=claims["number"].where(is_floor, 0.0), gap=gap)
    order = [
        "place_id",
        "date",
        "date_precision",
        "fit",
        "gap",
        "grain",
        "floor",
        "reliability",
        "independent_sources",
        "reports",
    ]
    ascending = [True, True, True, True, True, True, False, False, False, False, False, False, True]
    keys = keys.sort_values([*order, "last_known", "number", "claim"], ascending=ascending, kind="stable")
    first = ~keys.duplicated(["place_id", "date", "date_precision"]) & keys["fit"].ne(SET_ASIDE)
    return claims.loc[keys.index].assign(chosen=first).reset_index(drop=True)
