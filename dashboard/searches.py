"""What a search finds, read once for all that a page draws of it; of very much the newest part."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from threading import Lock
from typing import Any

import pandas as pd

from dashboard.cells import DRAWN, Material, give_back
from dashboard.filters import View
from dashboard.queries import figure_query
from extract.analysis.counts import last_day, plain
from extract.store.catalogue import Catalogue
from extract.store.query import FigureQuery

ANALYSED = 1_000  # figures of a search that are analysed while the reader waits
KEPT = 4  # searches
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


class Searches:
    """What was searched for last, kept while the store does not change. Safe to share between threads."""

    def __init__(self, catalogue: Catalogue, *, most: int = ANALYSED) -> None:
        self.catalogue = catalogue
        self.most = most
        self.lock = Lock()
        self.kept: OrderedDict[Any, Found] = OrderedDict()

    def find(self, query: FigureQuery) -> Found:
        """What a query finds, see `find`."""
        key = (self.catalogue.store.stamp(), query)
        with self.lock:  # the callbacks of one page ask for the same: the second finds it
            if key not in self.kept:
                self.kept[key] = find(self.catalogue, query, most=self.most)
                while len(self.kept) > KEPT:
                    self.kept.popitem(last=False)
                give_back()
            return self.kept[key]


def find(catalogue: Catalogue, query: FigureQuery, *, most: int) -> Found:
    """What a query finds, whatever its dates; of more than `most` the newest up to its last day, in whole days."""
    query, until = replace(query, since=None, until=None), query.until
    total = catalogue.count(query)
    if total > most and until is not None:
        query = replace(query, until=until)
        total = catalogue.count(query)
    part = replace(query, order="-as_of", limit=most)
    newest = plain(catalogue.figures(part, columns=DRAWN))
    days = newest["as_of"].dropna()
    if total <= most or days.empty:
        return Found(query=query, figures=newest, total=total)
    # Of the oldest day not all may be among them; where everything is of one day it has to do.
    since = date.fromisoformat(last_day(days.iloc[-1])) + timedelta(days=1)
    whole = newest[newest["as_of"] >= since.isoformat()]
    if whole.empty:
        return Found(query=part, figures=newest, total=total, since=since - timedelta(days=1))
    return Found(query=part, figures=whole, total=total, since=since)
