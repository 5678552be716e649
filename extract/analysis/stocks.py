"""Stocks: people displaced and captives held. They rise and fall, so only what is far off on both sides is a stray.

What strays into a stock is mostly a part of it (a batch, a group, one quarter of a town), and so too low. Each number
is therefore held against the upper quartile of those before and of those after it: three quarters may be strays. A rise
or a fall that lasts is off one side only, so it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from extract.analysis.counts import BOUNDED
from extract.analysis.curve import ESTABLISHED, FITS, FLOOR, SET_ASIDE, column, judged, measured, ordered
from extract.analysis.lineage import Row
from extract.analysis.sources import GRADES

NEAR_DAYS, NEAR_FACTOR = 45, 3.0
NEAREST, FAR_FACTOR = 3, 10.0
UPPER = 0.75


def fit_stock(claims: Iterable[Row]) -> list[Row]:
    """Claims of a count that may rise and fall, with `fit` and `standing` (always NaN) as in `fit_total`.

    A number is set aside when it is threefold off the claims of the 45 days before it and, in the same direction, off
    those of the 45 days after it; or tenfold off the three before it and the three after. One with nothing after it
    waits for another such claim, unless a reliable source gives it. Both need five claims.
    """
    claims = ordered(claims)
    days, numbers, weights = measured(claims)
    fit = np.where(column(claims, "grain") != BOUNDED, FITS, FLOOR)
    reliable = column(claims, "reliability") >= GRADES["high"]
    first, last = np.searchsorted(days, days - NEAR_DAYS), np.searchsorted(days, days + NEAR_DAYS, side="right")
    today, tomorrow = np.searchsorted(days, days), np.searchsorted(days, days, side="right")
    for i in range(len(claims)):
        # Claims of the same day stand on both sides.
        begin, end = max(0, i - NEAREST), min(len(claims), i + 1 + NEAREST)
        nearest = np.r_[begin:i, i + 1 : tomorrow[i]][-NEAREST:], np.r_[today[i] : i, i + 1 : end][:NEAREST]
        near = np.r_[first[i] : i, i + 1 : tomorrow[i]], np.r_[today[i] : i, i + 1 : last[i]]
        is_newest = not len(nearest[1])
        for sides, factor, among in (
            (nearest if is_newest else near, NEAR_FACTOR, last[i] - first[i]),
            (nearest, FAR_FACTOR, len(claims)),
        ):
            before, after = (side_of(numbers[i], numbers[side], weights[side], factor) for side in sides)
            if among >= ESTABLISHED and before and (before == after or (is_newest and not reliable[i])):
                fit[i] = SET_ASIDE
    return judged(claims, fit, np.full(len(claims), np.nan))


def side_of(value: float, numbers: np.ndarray, weights: np.ndarray, factor: float) -> int | None:
    """Whether a value lies a factor above (1) or below (-1) the upper quartile of numbers, or near it (0); else None.

    >>> side_of(9.0, np.array([100.0, 120.0]), np.array([1.0, 1.0]), 3.0)
    -1
    """
    if not len(numbers):
        return None
    upper = weighted_quantile(numbers, weights, UPPER)
    return int(value > upper * factor) - int(value * factor < upper)


def weighted_quantile(numbers: np.ndarray, weights: np.ndarray, share: float) -> float:
    """The number that a share of the weight does not exceed.

    >>> weighted_quantile(np.array([1.0, 9.0, 3.0]), np.array([1.0, 1.0, 2.0]), 0.5)
    3.0
    """
    order = np.argsort(numbers, kind="stable")
    cumulated = np.cumsum(weights[order])
    return float(numbers[order][np.searchsorted(cumulated, cumulated[-1] * share)])
