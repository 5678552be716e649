"""Published series beside ours: those that `displacement reference add` keeps, where they count the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from dashboard.filters import Series
from dashboard.headlines import Headline
from dashboard.language import Language
from extract.analysis.choice import Choice
from extract.analysis.reference import Reference, agreement, gaps, kept
from extract.model import Area, Measure

Kept = tuple[Reference, pd.DataFrame]


def references_for(folder: Path | None, series: Series, area: Area) -> Iterator[Kept]:
    """The kept references that count a series in an area; raises BadInput or BadSetting on a damaged one."""
    if folder is None or not folder.is_dir():
        return
    for reference, rows in kept(folder).values():
        choice = Choice(**reference.choice)
        same = (choice.metric, choice.counted_kind, choice.counted_unit) == (series.metric, series.kind, series.unit)
        if same and choice.area == area and choice.place is None and choice.measure == Measure.TOTAL:
            yield reference, rows


def agreement_phrase(cell: Headline, reference: Reference, rows: pd.DataFrame, t: Language) -> str:
    """How well ours agrees with a reference, over the days that both give."""
    named = reference.title or reference.source
    told = agreement(gaps(cell.steps, rows)) if len(cell.steps) else {"reported": 0.0}
    if not told["reported"]:
        return t("{name}: no day of it has a number here.", name=named)
    return t(
        "{name}: {count} of its days have a number here, {error} % off on average.",
        name=named,
        count=f"{told['reported']:,.0f}",
        error=f"{told['error']:.1f}",
    )
