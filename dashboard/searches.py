"""What a search finds, read once for all that a page draws of it; of very much the newest part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from dashboard.cells import Material
from dashboard.filters import View
from dashboard.queries import figure_query
from extract.analysis.counts import last_day, plain
from extract.store.catalogue import Catalogue
from extract.store.query import FigureQuery

ANALYSED = 2_000  # figures of a search that are analysed while the reader waits
ANYTHING = figure_query(View())


@dataclass(frozen=True, kw_only=True)  # no slots: `material` is kept once it was asked for
class Found:
    """The figures of a search in the order of days, the newest first; those before `since` are left out, if any are.

    `query` is what they answer, `total` how many there are with those that are left out.
    """

    query: FigureQuery
    figures: pd.DataFrame
    total: int
    since: date | None = None

    @cached_property
    def material(self) -> Material:
        """The figures, prepared for the cells that are made of them."""
        return Material(self.figures)


def is_search(query: FigureQuery) -> bool:
    """Whether a query asks for more than a metric, an area and a period."""
    return replace(query, metrics=(), areas=(), since=None, until=None, unplaced=None) != ANYTHING


def find(catalogue: Catalogue, query: FigureQuery, until: str | None, columns: tuple[str, ...], *, most: int) -> Found:
    """What a query finds, whatever its dates; of more than `most` the newest up to `until`, in whole days."""
    query = replace(query, since=None, until=None)
    total = catalogue.count(query)
    if total > most and until is not None:
        query = replace(query, until=until)
        total = catalogue.count(query)
    part = replace(query, order="-as_of", limit=most)
    newest = plain(catalogue.figures(part, columns=columns))
    days = newest["as_of"].dropna()
    if total <= most or days.empty:
        return Found(query=query, figures=newest, total=total)
    # Of the oldest day not all may be among them; where everything is of one day it has to do.
    since = date.fromisoformat(last_day(days.iloc[-1])) + timedelta(days=1)
    whole = newest[newest["as_of"] >= since.isoformat()]
    if whole.empty:
        return Found(query=part, figures=newest, total=total, since=since - timedelta(days=1))
    return Found(query=part, figures=whole, total=total, since=since)
