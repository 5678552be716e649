"""Running totals: which claims can be one count that never falls, and which cannot.

Of all claims in the order of their dates the curve keeps the chain that rises or stays and weighs most. A claim off
the chain is another scope, an old number or a misreading: it stays visible as triangulation. A fall enters the chain
only when the claims after it outweigh its price, so a lasting correction is kept and a stray number is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from extract.analysis.counts import BOUNDED, COUNTED, PRECISE, ROUNDED
from extract.analysis.lineage import Row

FALL, DEEP_FALL, LEAP, RESTART = 12.0, 40.0, 12.0, 12.0
"""Prices, in the weight of claims: a precise one of a reliable source weighs 6, so one alone never makes a fall."""
ROUGHLY = 0.05  # how far a rounded number may be from the one it stands for
DEEP, STEEP = 2.0, 3.0  # a fall below a half, a rise above threefold
LEAP_DAYS, RESTART_DAYS = 14, 90
"""A leap within a fortnight is suspicious, unless the count itself began no longer ago; after a silence a count without
a stated start may start anew."""
LOOK_BACK, A_DAY = 300, 8  # claims
ESTABLISHED = 5  # claims on the chain that make it a standard to set others aside by

FITS, FLOOR, CONTRADICTS, SET_ASIDE = 0, 1, 2, 3


def weight(claim: Row) -> float:
    """What a claim weighs: its reports × the grade of its source, doubled when the number is precise.

    A number below a hundred is always given to the unit, so there precision says nothing.
    """
    precise = claim["grain"] == PRECISE and claim["number"] >= COUNTED
    return float(claim["reports"] * claim["reliability"] * (1 + precise))


def ordered(claims: Iterable[Row]) -> list[Row]:
    """The claims in the order of their days and numbers."""
    return sorted(claims, key=lambda claim: (claim["date"], claim["number"], claim["claim"]))


def column(claims: Sequence[Row], name: str) -> np.ndarray:
    """The numbers of a field."""
    return np.array([claim[name] for claim in claims], dtype=float)


def measured(claims: Sequence[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The days (as whole numbers), numbers and weights of claims."""
    days = np.array([claim["date"] for claim in claims], dtype="datetime64[D]").astype(np.int64)
    return days, column(claims, "number"), np.array([weight(claim) for claim in claims])


def weights_by(claims: Iterable[Row], name: str) -> dict[str, float]:
    """What the claims with each value of a field weigh together."""
    weights: defaultdict[str, float] = defaultdict(float)
    for claim in claims:
        weights[claim[name]] += weight(claim)
    return weights


def chain(
    days: np.ndarray,
    numbers: np.ndarray,
    weights: np.ndarray,
    *,
    young: np.ndarray | None = None,
    restarts: bool = False,
) -> np.ndarray:
    """Which claims (ordered by day, then number) lie on the heaviest chain of a count that does not fall.

    `young` are the claims made soon after the count began, from which it may leap; `restarts` allows the count to begin
    anew after a silence, for a small price.

    >>> chain(np.array([0, 1, 2, 3]), np.array([100.0, 120, 4, 130]), np.array([6.0, 6, 6, 6])).tolist()
    [True, True, False, True]
    """
    size = len(numbers)
    best, previous = weights.astype(float).copy(), np.full(size, -1)
    old = np.ones(size, dtype=bool) if young is None else ~young
    for i in range(1, size):
        back = slice(max(0, i - LOOK_BACK), i)
        before, now, gap = numbers[back], numbers[i], days[i] - days[back]
        price = np.where(before > now * DEEP, DEEP_FALL, np.where(before > now, FALL, 0.0))
        if restarts:
            price = np.where(gap > RESTART_DAYS, np.minimum(price, RESTART), price)
        price = np.where((now > before * STEEP) & (gap <= LEAP_DAYS) & old[back], LEAP, price)
        scores = best[back] - price
        j = len(scores) - 1 - int(np.argmax(scores[::-1]))
        if scores[j] > 0:
            best[i] += scores[j]
            previous[i] = back.start + j
    on = np.zeros(size, dtype=bool)
    i = int(np.argmax(best)) if size else -1
    while i >= 0:
        on[i] = True
        i = int(previous[i])
    return on


def fit_total(claims: Iterable[Row]) -> list[Row]:
    """Claims of one count that cannot fall, ordered by date and number, with the columns

    `fit` (0 fits, 1 a floor that fits, 2 contradicts, 3 set aside) and `standing` (the count before that day, or NaN).
    """
    claims = ordered(claims)
    days, numbers, weights = measured(claims)
    grain = column(claims, "grain")
    points = grain != BOUNDED
    bearing = heaviest(days, weights, points if points.any() else np.ones(len(claims), dtype=bool))
    on = np.zeros(len(claims), dtype=bool)
    start = claims[0]["start"]
    young = days - (np.datetime64(start, "D").astype(np.int64) if start else -np.inf) <= LEAP_DAYS
    on[bearing] = chain(days[bearing], numbers[bearing], weights[bearing], young=young[bearing], restarts=not start)
    below, above = neighbours(days, days[on], numbers[on])
    step = np.nan_to_num(column(claims, "step"), nan=1.0)
    slack = np.where(step > 1, step / 2, 0.0)
    # "About 20,000" on the curve may stand for somewhat less, or more, than that.
    rough = np.where(grain == ROUNDED, np.minimum(slack, ROUGHLY * numbers), 0.0)
    lower, higher = neighbours(days, days[on], rough[on])
    falls, exceeds = numbers < below - np.maximum(slack, lower), numbers > above + np.maximum(slack, higher)
    # Before the first number of the chain nothing bounds from below, but a leap to that number is suspicious.
    sudden = ~on & ~young & np.isnan(below) & (numbers * STEEP < above) & (days[on].min() - days <= LEAP_DAYS)
    off_scale = sudden | (numbers * DEEP < below) | (numbers > np.where(np.isnan(above), below, above) * DEEP)
    fit = np.where(falls | exceeds, CONTRADICTS, FITS)
    established = on.sum() >= ESTABLISHED
    # A lower number that nobody is named for, amid a curve that goes on above it, is an old one: the total stands.
    old = falls & (above >= below) & np.array([claim["source"] is None for claim in claims]) & established
    fit = np.where((~points & ~exceeds) | old, FLOOR, fit)
    floor_below = ~points & (numbers <= np.where(np.isnan(below), np.inf, below))
    fit = np.where(established & off_scale & ~floor_below, SET_ASIDE, fit)
    return judged(claims, np.where(on & points, FITS, fit), below)


def judged(claims: Sequence[Row], fit: np.ndarray, standing: np.ndarray) -> list[Row]:
    """The claims with how each fits, and the total that stood before it."""
    both = zip(claims, fit.tolist(), standing.tolist(), strict=True)
    return [claim | {"fit": fits, "standing": stood} for claim, fits, stood in both]


def heaviest(days: np.ndarray, weights: np.ndarray, among: np.ndarray) -> np.ndarray:
    """The heaviest claims of every day, at most eight: the chain needs no more, and stays quick."""
    order = np.lexsort((-weights, days, ~among))[: int(among.sum())]
    ordered = days[order]
    place = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    kept = np.zeros(len(days), dtype=bool)
    kept[order[place < A_DAY]] = True
    return kept


def neighbours(days: np.ndarray, chain_days: np.ndarray, chain_numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The number of the chain before every day and after it; NaN beyond its ends."""
    before = np.searchsorted(chain_days, days) - 1
    after = np.searchsorted(chain_days, days, side="right")
    padded = np.append(chain_numbers, np.nan)
    return np.where(before < 0, np.nan, padded[before]), padded[np.minimum(after, len(chain_numbers))]
