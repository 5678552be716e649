"""What the overview draws, kept while the store does not change: a filter change then costs no new analysis."""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any

from dashboard.filters import FIRST_AREAS, Series, View
from dashboard.headlines import Cell, Headline, headline, read_cell
from dashboard.places import known_place
from dashboard.queries import figure_query
from dashboard.searches import Found, find, is_search
from extract.analysis.places import bundled_ancestors, is_within
from extract.model import Area, Metric
from extract.store.catalogue import Catalogue
from extract.store.query import FigureQuery
from extract.store.store import Store

# What the analysis counts by, and what a mark or a row of the overview says.
DRAWN = (
    *("id", "doc", "metric", "kind", "unit", "group", "value", "low", "high", "qualifier", "surface", "quote"),
    *("persons", "persons_low", "persons_high", "household_size", "measure", "since", "status", "as_of", "published"),
    *("retrieved", "place", "place_id", "lat", "lon", "place_precision", "area", "source", "source_type"),
    *("publisher", "url", "confidence", "review"),
)
KEPT_ROWS = 1_500_000  # claims and events of all cells together
TOLD = 128  # headlines kept
SEARCHES = 4  # kept as they were found
LARGE = 10_000  # rows whose analysis leaves much memory behind


class Answers:
    """Cells by series, area and restriction, the least used forgotten first. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.catalogue = Catalogue(store)
        self.lock = Lock()
        self.cells: OrderedDict[Any, Cell] = OrderedDict()
        self.reading: dict[Any, Lock] = {}
        self.searches: OrderedDict[Any, Found] = OrderedDict()
        self.searching = Lock()
        self.told: OrderedDict[Any, tuple[Cell, Headline]] = OrderedDict()

    def cell(
        self,
        series: Series,
        area: Area,
        query: FigureQuery,
        *,
        place: str | None = None,
        known_on: date | None = None,
        stamp: int | None = None,
    ) -> Cell:
        """The cell of a series in an area or a place of it among the figures of a query, whatever its dates.

        `known_on` leaves out what was published after that day. `stamp` is the store's, where it was just asked for.
        """
        stamp = self.store.stamp() if stamp is None else stamp
        restricted = replace(
            query,
            metrics=(series.metric.value,),
            kinds=(series.kind.value,),
            areas=(area.value,),
            since=None,
            until=None,
        )
        key = (stamp, series, area, place, known_on, restricted)

        def read() -> Cell:
            frame = self.store.figures(restricted, columns=DRAWN)
            found = read_cell(frame, series, area, place=place, known_on=known_on)
            if len(frame) > LARGE:
                del frame
                give_back()
            return found

        return self.kept(key, read)

    def kept(self, key: tuple[Any, ...], read: Callable[[], Cell]) -> Cell:
        """The cell of a key, whose last part is its query; read if it is not there."""
        with self.lock:
            if key in self.cells:
                self.cells.move_to_end(key)
                return self.cells[key]
            reading = self.reading.setdefault(key, Lock())
        with reading:  # two callbacks of one page ask for the same cells: the second waits and finds them
            with self.lock:
                if key in self.cells:
                    return self.cells[key]
            found = read()
            with self.lock:
                self.cells[key] = found
                self.reading.pop(key, None)
                while len(self.cells) > 1 and sum(map(size, self.cells.values())) > KEPT_ROWS:
                    del self.cells[self.least_needed()]
            return found

    def least_needed(self) -> Any:
        """The cell to forget: the oldest of a search, before any that every reader's first page needs."""
        plain = figure_query(View())
        searched = (key for key in self.cells if replace(key[-1], metrics=(), kinds=(), areas=()) != plain)
        return next(searched, next(iter(self.cells)))

    def headlines(
        self, view: View, metrics: tuple[Metric, ...], *, whole: bool = False
    ) -> dict[Metric, dict[Area, Headline]]:
        """A headline for each of the metrics in each area of the view, or in its one place alone.

        Of a search that finds very much they count the newest part, see `found`; with `whole` all of it.
        """
        query = figure_query(view.but(unplaced=False, measure=None, place=None, metrics=(), areas=()))
        areas, place = where(view)
        found = None if whole else self.found(view)
        stamp = self.store.stamp()

        def cell(series: Series, area: Area) -> Cell:
            if found is None:
                return self.cell(series, area, query, place=place, stamp=stamp)
            figures = found.of(series.metric.value, area.value)
            key = (stamp, series, area, place, None, found.query)
            return self.kept(key, lambda: read_cell(figures, series, area, place=place))

        return {
            metric: {area: self.headline(cell(view.series_for(metric), area), view.since, view.until) for area in areas}
            for metric in metrics
        }

    def found(self, view: View) -> Found | None:
        """What a search finds for all that the overview draws of it; None where nothing is searched for."""
        areas, place = where(view)
        every = view.but(unplaced=False, measure=None, place=None, metrics=view.chosen_metrics, areas=areas)
        query = replace(figure_query(every), place_ids=self.places_in(place) if place else ())
        if not is_search(query) or not self.catalogue.covers(query):
            return None
        key = (self.store.stamp(), query)
        with self.searching:  # the callbacks of one page ask for the same: the second finds it
            if key not in self.searches:
                self.searches[key] = find(self.catalogue, query, query.until, DRAWN)
                while len(self.searches) > SEARCHES:
                    self.searches.popitem(last=False)
            return self.searches[key]

    def places_in(self, place: str) -> tuple[str, ...]:
        """The ids of a place and of what lies in it, as far as figures are for them."""
        known = self.store.choices("place_id")
        return (place, *(name for name in known if name != place and is_within(name, (place,), bundled_ancestors)))

    def headline(self, cell: Cell, since: date | None, until: date | None) -> Headline:
        """The headline of a cell in a period, as long as it is the same cell."""
        key = (id(cell), since, until)
        with self.lock:
            kept = self.told.get(key)
        if kept is not None and kept[0] is cell:
            return kept[1]
        found = headline(cell, since=since, until=until)
        with self.lock:
            self.told[key] = cell, found
            while len(self.told) > TOLD:
                self.told.popitem(last=False)
        return found

    def warm(self) -> None:
        """Reads what the first page needs, then the other areas, so that the first reader does not wait for them."""
        self.catalogue.count()
        for areas in (FIRST_AREAS, tuple(area for area in Area if area not in FIRST_AREAS)):
            self.headlines(View(areas=areas), tuple(Metric))


def where(view: View) -> tuple[tuple[Area, ...], str | None]:
    """The areas whose headlines a view shows, or the one place of one area."""
    chosen = known_place(view.place)
    return ((chosen.area,), chosen.id) if chosen else (view.chosen_areas, None)


def give_back() -> None:
    """Hands memory that is free again to the system, where the C library can: it keeps it otherwise."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def size(cell: Cell) -> int:
    """How many rows a cell holds; an empty one counts too."""
    return 1 + len(cell.claims) + len(cell.events)
