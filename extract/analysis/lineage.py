"""Lineage: which figures are one claim, who stands behind it, and how many of them are independent.

Forty articles that repeat one ministry's number are forty reports of one claim from one source. Figures are the same
claim when they count the same thing (metric, kind, unit, population, measure) in the same place for the same day from
the same start, and their numbers agree within the rounding of the coarser one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd

from extract.analysis.counts import Frame, counts

SUBJECT = ["metric", "kind", "unit", "population", "measure", "place_id", "date", "date_precision"]
GROUP = ["subject", "since", "head"]
NEAR = 0.1  # a rounded number stands for a finer one at most a tenth away

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
    "independent_sources": "distinct bodies named; 1 where nobody is named",
    "source": "the most reliable body named, or None",
    "sources": "all bodies named, joined by '; '",
    "reliability": "of that source",
    "known": "first day the claim could be known",
    "last_known": "last day it was reported",
    "figure": "id of the report that evidences the number best",
    "figures": "ids of all its figures, as a tuple",
}


def claims(figures: Frame) -> Frame:
    """The claims (CLAIM_COLUMNS) that figures make, in the order of date, place and value."""
    return claims_of(counts(figures))


def claims_of(rows: Frame) -> Frame:
    """The claims that comparable rows (see extract.analysis.counts) make."""
    rows = rows.assign(number=rows["value"].fillna(rows["low"]).fillna(rows["high"]))
    rows["subject"] = rows.groupby(SUBJECT, dropna=False, sort=False).ngroup()
    rows["since"] = stated_start(rows)
    rows["head"] = heads(rows)
    # The best evidence first: the finest number, the most reliable source, the earliest report.
    best_first = ["grain", "reliability", "known", "wording", "figure"]
    rows = rows.sort_values(best_first, ascending=[True, False, True, True, True], kind="stable")
    grouped = rows.groupby(GROUP, sort=False)
    rows["group"] = grouped.ngroup()
    merged = rows.drop_duplicates("group").set_index("group").drop(columns=["known", "source", "reliability"])
    merged["reports"] = grouped["wording"].nunique().to_numpy()
    merged["known"] = grouped["known"].min().to_numpy()
    merged["last_known"] = grouped["known"].max().to_numpy()
    merged["figures"] = tuples(rows["figure"], rows["group"])
    merged = attribute(merged, rows)
    merged["claim"] = identities(merged)
    order = ["date", "place_id", "value", "low", "claim"]
    return merged.sort_values(order, kind="stable", ignore_index=True)[list(CLAIM_COLUMNS)]


def stated_start(rows: Frame) -> pd.Series:
    """The start of every running total; one that is not stated is taken from a report of the same number."""
    stated = rows["since"].astype("str")
    shared = stated.groupby([rows["subject"], rows["number"]]).transform("min")
    return stated.fillna(shared).fillna("").astype(object)


def heads(rows: Frame) -> pd.Series:
    """The number that stands for every row within its subject and start: its own, or the finer one it rounds.

    Rows with bounds only are one claim when their bounds are equal; they get negative heads.
    """
    head = rows["number"].copy()
    bounds_only = rows["value"].isna()
    head[bounds_only] = -1.0 - rows[bounds_only].groupby(["low", "high"], dropna=False).ngroup()
    valued = rows[~bounds_only]
    distinct = valued.groupby(["subject", "since", "number"]).agg(step=("step", "min"), weight=("wording", "nunique"))
    attached: dict[tuple[int, str, float], float] = {}
    keys = distinct.index.to_frame(index=False)
    ordered = zip(keys["subject"], keys["since"], keys["number"], distinct["step"], distinct["weight"], strict=True)
    for (subject, since), group in groupby(ordered, key=itemgetter(0, 1)):
        _, _, numbers, steps, weights = zip(*group, strict=True)
        if len(numbers) > 1 and max(steps) > 1:
            finer = attach(numbers, steps, weights)
            attached |= {(subject, since, n): f for n, f in zip(numbers, finer, strict=True) if f != n}
    if attached:
        own = zip(rows["subject"], rows["since"], head, strict=True)
        head = pd.Series([attached.get(key, key[2]) for key in own], index=rows.index)
    return head


def attach(numbers: Sequence[float], steps: Sequence[float], weights: Sequence[float]) -> list[float]:
    """For every number the finer one that it rounds (to the nearest or down), else itself.

    >>> attach([18000.0, 18787.0, 18800.0, 25.0], [1000.0, 1.0, 100.0, 1.0], [5, 2, 1, 1])
    [18787.0, 18787.0, 18787.0, 25.0]
    """
    found: dict[float, float] = {}
    finest_first = sorted(range(len(numbers)), key=lambda i: (steps[i], -weights[i], numbers[i]))
    for place, i in enumerate(finest_first):
        number, step = numbers[i], steps[i]
        finer = [
            j
            for j in finest_first[:place]
            if steps[j] < step
            and found[numbers[j]] == numbers[j]
            and -step / 2 <= numbers[j] - number < step
            and abs(numbers[j] - number) <= NEAR * number
        ]
        found[number] = numbers[min(finer, key=lambda j: (-weights[j], abs(numbers[j] - number)))] if finer else number
    return [found[number] for number in numbers]


def attribute(merged: Frame, rows: Frame) -> Frame:
    """The claims with their sources: the most reliable body, all bodies, and how many of them are distinct."""
    named = rows.dropna(subset=["source"]).assign(body=lambda r: r["source"].str.casefold())
    named = named.sort_values(["reliability", "body", "source"], ascending=[False, True, True], kind="stable")
    named = named.drop_duplicates(["group", "body"])
    first = named.drop_duplicates("group").set_index("group")
    merged["source"] = first["source"].reindex(merged.index).astype(object).where(lambda s: s.notna(), None)
    unnamed = rows.groupby("group")["reliability"].max()
    merged["reliability"] = first["reliability"].reindex(merged.index).fillna(unnamed).astype(int)
    merged["independent_sources"] = named.groupby("group").size().reindex(merged.index).fillna(1).astype(int)
    bodies: defaultdict[int, list[str]] = defaultdict(list)
    for group, source in zip(named["group"], named["source"], strict=True):
        bodies[group].append(source)
    merged["sources"] = ["; ".join(bodies.get(group, ())) for group in merged.index]
    return merged


def tuples(values: pd.Series, group: pd.Series) -> pd.Series:
    """The values of every group (0, 1, 2 …) as a sorted tuple."""
    frame = pd.DataFrame({"value": values.astype(object), "group": group}).sort_values(["group", "value"])
    ends = np.cumsum(np.bincount(frame["group"].to_numpy(dtype=int))).tolist()
    listed = frame["value"].tolist()
    return pd.Series([tuple(listed[start:end]) for start, end in zip([0, *ends], ends, strict=False)], dtype=object)


def identities(merged: Frame) -> list[str]:
    """A stable id for every claim, made from what is claimed and not from who reports it."""
    columns = [merged[name].fillna("").tolist() for name in (*SUBJECT, "since")]
    columns += [merged[name].tolist() for name in ("value", "low", "high")]
    keys = ("\x1f".join(map(str, row)) for row in zip(*columns, strict=True))
    return [hashlib.sha256(key.encode()).hexdigest()[:16] for key in keys]
