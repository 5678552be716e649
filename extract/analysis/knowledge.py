"""Two clocks: what a figure counts for (`as_of`) and when it could be known (publication, else retrieval)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from extract.analysis.counts import Frame

LEARNED_COLUMNS: dict[str, str] = {
    "date": "day counted for",
    "value_before": "recommended on the earlier day of knowledge; NaN where nothing was known",
    "value_after": "recommended on the later day of knowledge",
    "change": "after less before",
    "low_before": "lower bound then",
    "low_after": "lower bound later",
    "high_before": "upper bound then",
    "high_after": "upper bound later",
    "figure_before": "the evidence then",
    "figure_after": "the evidence later",
    "what": "new: no number before; revised: another number; range: the same number, another range; withdrawn: gone",
}


def known_on(figures: Frame, day: str) -> Frame:
    """The figures whose document was published by a day (ISO), or retrieved by it where no publication day is known.

    >>> frame = pd.DataFrame({"published": ["2024-01-02", None, None], "retrieved": ["2024-03-01", "2024-01-01", None]})
    >>> known_on(frame, "2024-01-31").index.tolist()
    [0, 1]
    """
    known = figures["published"].fillna(figures["retrieved"]).astype("str")
    return figures[known.str[:10].le(day).fillna(False).astype(bool)]


def learned(figures: Frame, build: Callable[[Frame], Frame], *, before: str, after: str) -> Frame:
    """What a series, built by `build` from figures, said on two days of knowledge where they differ (LEARNED_COLUMNS).

    Example: `learned(figures, lambda known: series(known, metric="deaths", area="Gaza"), before=…, after=…)`.
    """
    columns = ["date", "value", "low", "high", "figure"]
    then, later = (build(known_on(figures, day))[columns] for day in (before, after))
    both = then.merge(later, on="date", how="outer", suffixes=("_before", "_after"), sort=True)
    both["change"] = both["value_after"] - both["value_before"]
    gone, new = both["figure_after"].isna(), both["figure_before"].isna()
    revised = differs(both, "value")
    ranged = differs(both, "low") | differs(both, "high")
    both["what"] = np.select([new, gone, revised, ranged], ["new", "withdrawn", "revised", "range"], default="")
    return both[both["what"].ne("")].reset_index(drop=True)[list(LEARNED_COLUMNS)]


def differs(both: Frame, name: str) -> pd.Series:
    """Whether a number differs between the two days; two absent numbers do not."""
    then, later = both[f"{name}_before"], both[f"{name}_after"]
    return then.ne(later) & ~(then.isna() & later.isna())
