"""What the overview draws, kept while the store does not change: a filter change then costs no new analysis."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import Any

from dashboard.filters import Series, View
from dashboard.headlines import Cell, Headline, headline, read_cell
from dashboard.queries import figure_query
from extract.model import Area, Metric
from extract.store.query import FigureQuery
from extract.store.store import Store

# What the analysis counts by, and what a mark or a row of the overview says.
DRAWN = (
    *("id", "doc", "metric", "kind", "unit", "group", "value", "low", "high", "qualifier", "surface", "quote"),
    *("persons", "persons_low", "persons_high", "household_size", "measure", "since", "status", "as_of", "published"),
    *("retrieved", "place", "place_id", "lat", "lon", "place_precision", "area", "source", "source_type"),
    *("publisher", "url", "confidence", "review"),
)
KEPT_ROWS = 300_000  # claims and events of all cells together


class Answers:
    """Cells by series, area and restriction, the least used forgotten first. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lock = Lock()
        self.cells: OrderedDict[Any, Cell] = OrderedDict()

    def cell(self, series: Series, area: Area, query: FigureQuery) -> Cell:
        """The cell of a series in an area among the figures of a query, whatever its dates."""
        restricted = replace(
            query,
            metrics=(series.metric.value,),
            kinds=(series.kind.value,),
            areas=(area.value,),
            since=None,
            until=None,
        )
        key = (self.store.stamp(), series, area, restricted)
        with self.lock:  # two callbacks of one page ask for the same cells: the second waits and finds them
            if key in self.cells:
                self.cells.move_to_end(key)
            else:
                self.cells[key] = read_cell(self.store.figures(restricted, columns=DRAWN), series, area)
                while len(self.cells) > 1 and sum(map(size, self.cells.values())) > KEPT_ROWS:
                    self.cells.popitem(last=False)
            return self.cells[key]

    def headlines(self, view: View, metrics: tuple[Metric, ...]) -> dict[Metric, dict[Area, Headline]]:
        """A headline for each of the metrics in each area of the view."""
        query = figure_query(view.but(unplaced=False, measure=None, place=None, metrics=(), areas=()))
        return {
            metric: {
                area: headline(self.cell(view.series_for(metric), area, query), since=view.since, until=view.until)
                for area in view.chosen_areas
            }
            for metric in metrics
        }

    def warm(self) -> None:
        """Reads the cells of the first page, so that the first reader does not wait for them."""
        self.headlines(View(), tuple(Metric))


def size(cell: Cell) -> int:
    """How many rows a cell holds; an empty one counts too."""
    return 1 + len(cell.claims) + len(cell.events)
