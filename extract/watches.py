"""Watches: what a refresh changed that someone asked to be told of, see [[watch]] in sources.toml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd

from extract.analysis.series import recommended
from extract.sources import Watch
from extract.store.query import FigureQuery
from extract.store.store import Store

SAME = ["as_of", "as_of_precision", "measure", "unit"]


def figures_for(store: Store, watch: Watch, *, at: datetime | None = None) -> pd.DataFrame:
    """The figures that a watch looks at: those that hold, or that held just before a moment."""
    return store.figures(FigureQuery(metrics=(watch.metric,), known_at=at))


def told_by(watch: Watch, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[str]:
    """What a watch has to tell, from the figures before a refresh and after it."""
    if watch.rises_by is not None:
        yield from risen(watch, before, after, least=watch.rises_by)
    if watch.contradicts_by is not None:
        yield from contradicted(watch, before, after, least=watch.contradicts_by)


def risen(watch: Watch, before: pd.DataFrame, after: pd.DataFrame, *, least: float) -> Iterator[str]:
    """A rise of the recommended number by more than `least`; its first appearance is no rise."""
    choice: dict[str, Any] = {"metric": watch.metric.value, "area": watch.area.value, "kind": watch.kind.value}
    old, new = recommended(before, **choice), recommended(after, **choice)
    if not len(old) or not len(new):
        return
    was, now = float(old["value"].iloc[0]), float(new["value"].iloc[0])
    if now - was > least:
        yield (
            f"{watch.area.value}, {watch.kind.value}: {was:,.0f} ({old['date'].iloc[0]}) rose to {now:,.0f} "
            f"({new['date'].iloc[0]}), {now - was:,.0f} more; figure {new['figure'].iloc[0]}"
        )


def contradicted(watch: Watch, before: pd.DataFrame, after: pd.DataFrame, *, least: float) -> Iterator[str]:
    """New figures that another named source's figure for the same date and measure is off from by more than a share."""
    ours = after[(after["area"] == watch.area.value) & (after["kind"] == watch.kind.value)]
    ours = ours[ours["value"].notna() & ours["source"].notna() & ours["as_of"].notna()]
    fresh = ours[~ours["id"].isin(before["id"])]
    pairs = fresh.merge(ours, on=SAME, suffixes=("", "_other"))
    pairs = pairs[(pairs["source"] != pairs["source_other"]) & (pairs["place"] == pairs["place_other"])]
    seen: set[frozenset[str]] = set()
    for pair in pairs.to_dict("records"):
        one, other = float(pair["value"]), float(pair["value_other"])
        ids = frozenset({str(pair["id"]), str(pair["id_other"])})
        if ids in seen or abs(one - other) <= least * max(one, other):
            continue
        seen.add(ids)
        yield (
            f"{watch.area.value}, {watch.kind.value}, {pair['as_of']}: {pair['source']} says {one:,.0f}, "
            f"{pair['source_other']} says {other:,.0f}; figures {pair['id']} and {pair['id_other']}"
        )
