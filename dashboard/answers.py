"""What the overview draws, kept while its figures do not change: a filter change then costs no new analysis.

While an archive loads, figures change every second, and to count them anew takes longer than that. A server that
was told to `keep` then answers from the last count, renews it in the background, and says when it was made
(`behind`). What a person decides on a figure is counted at once.
"""

from __future__ import annotations

import gc
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from threading import Event, Lock
from typing import Any, NamedTuple, Self

from dashboard.cells import DRAWN, Cell, give_back, make_cell, read_cell
from dashboard.echoes import LARGER, with_echo
from dashboard.filters import FIRST_AREAS, Series, View
from dashboard.headlines import Headline, headline
from dashboard.places import known_place
from dashboard.queries import figure_query
from dashboard.searches import Found, Searches, is_search
from extract.analysis.choice import units_counted
from extract.analysis.places import bundled_ancestors, is_within
from extract.errors import StoreError
from extract.model import Area, Metric
from extract.store.catalogue import Catalogue
from extract.store.groups import Groups, Version
from extract.store.query import FigureQuery
from extract.store.store import Store

log = logging.getLogger(__name__)

KEPT_ROWS = 1_500_000  # claims and events of all cells together
TOLD = 128  # headlines kept
LARGE = 3_000  # rows whose analysis leaves much memory behind
QUICK_S = 0.05  # a cell that is read so soon is never answered from an older count
LOOK_S = 1.0  # between two looks for what changed
REST = 1.0  # times as long as a cell took the next one waits, for the readers' sake


class Asked(NamedTuple):
    """What a cell is asked for: a series in an area or a place of it among the figures of a query, on all dates."""

    series: Series
    area: Area
    place: str | None
    known_on: date | None
    query: FigureQuery

    @classmethod
    def of(
        cls, series: Series, area: Area, query: FigureQuery, *, place: str | None = None, known_on: date | None = None
    ) -> Self:
        """What is asked for with a page's query: of that what the series counts in the area."""
        restricted = replace(
            query,
            metrics=(series.metric.value,),
            kinds=(series.kind.value,),
            areas=(area.value,),
            units=units_counted(series.unit),
            since=None,
            until=None,
        )
        return cls(series, area, place, known_on, restricted)

    @property
    def group(self) -> tuple[str, str, str]:
        """The figures that it counts, see `extract.store.groups`."""
        return self.series.metric.value, self.series.kind.value, self.area.value

    @property
    def is_plain(self) -> bool:
        """Whether every reader's first page may need it: nothing is chosen but metric, area and dates."""
        plain = replace(self.query, metrics=(), kinds=(), areas=(), units=()) == figure_query(View())
        return plain and self.place is None and self.known_on is None


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell as it was read: of which version of its figures, when, and how many seconds that took."""

    cell: Cell
    version: Version
    at: datetime
    seconds: float


class Answers:
    """Cells by what they are asked for, the least used forgotten first. Safe to share between threads."""

    def __init__(self, store: Store, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.store = store
        self.now = now
        self.catalogue = Catalogue(store)
        self.searches = Searches(self.catalogue)
        self.groups = Groups(store)
        self.lock = Lock()
        self.cells: OrderedDict[Asked, Kept] = OrderedDict()
        self.rows = 0  # of all cells
        self.reading: dict[Asked, Lock] = {}
        self.keeping = False
        self.ready = False  # the keeper read what the first pages need
        self.wanted: dict[Asked, None] = {}  # cells that the keeper reads next, in their order
        self.told: OrderedDict[Any, tuple[Cell, Headline]] = OrderedDict()

    def cell(
        self,
        series: Series,
        area: Area,
        query: FigureQuery,
        *,
        place: str | None = None,
        known_on: date | None = None,
    ) -> Cell:
        """The cell of a series in an area or a place of it among the figures of a query, whatever its dates.

        `known_on` leaves out what was published after that day.
        """
        self.groups.follow()
        asked = Asked.of(series, area, query, place=place, known_on=known_on)
        return self.kept(asked, lambda: self.read(asked))

    def read(self, asked: Asked) -> Cell:
        """The cell as its figures are now."""
        frame = self.store.figures(asked.query, columns=DRAWN)
        found = read_cell(frame, asked.series, asked.area, place=asked.place, known_on=asked.known_on)
        if len(frame) > LARGE:
            del frame
            give_back()
        return found

    def kept(self, asked: Asked, read: Callable[[], Cell], *, renew: bool = False) -> Cell:
        """The cell that was kept, or read if there is none that serves; with `renew` none serves that is not new."""
        version = self.groups.version(asked.group)
        if (cell := self.serving(asked, version, renew=renew)) is not None:
            return cell
        with self.lock:
            reading = self.reading.setdefault(asked, Lock())
        with reading:  # two callbacks of one page ask for the same cells: the second waits and finds them
            if (cell := self.serving(asked, version, renew=renew)) is not None:
                return cell
            at, begun = self.now(), time.perf_counter()
            found = read()
            kept = Kept(found, version, at, time.perf_counter() - begun)
            with self.lock:
                before = self.cells.pop(asked, None)
                self.cells[asked] = kept
                self.rows += size(found) - (size(before.cell) if before else 0)
                self.reading.pop(asked, None)
                while len(self.cells) > 1 and self.rows > KEPT_ROWS:
                    self.rows -= size(self.cells.pop(self.least_needed()).cell)
            return found

    def serving(self, asked: Asked, version: Version, *, renew: bool) -> Cell | None:
        """The kept cell, if its figures did not change since, or what changed is counted soon enough (`keep`)."""
        with self.lock:
            kept = self.cells.get(asked)
            if kept is None:
                return None
            late = self.keeping and not renew and asked.is_plain and kept.seconds > QUICK_S
            if kept.version < version and not (late and kept.version.decided == version.decided):
                return None
            self.cells.move_to_end(asked)
            return kept.cell

    def least_needed(self) -> Asked:
        """The cell to forget: the oldest of a search, before any that every reader's first page needs."""
        searched = (asked for asked in self.cells if not asked.is_plain)
        return next(searched, next(iter(self.cells)))

    def behind(self, view: View) -> datetime | None:
        """When the oldest of the view's counts was made that figures have come for since; None where all are new."""
        asked = [one for metric in view.chosen_metrics for one in cells_of(view, metric)]
        with self.lock:
            kept = {one.group: self.cells[one] for one in asked if one in self.cells}
        return min((one.at for group, one in kept.items() if one.version < self.groups.version(group)), default=None)

    def headlines(
        self, view: View, metrics: tuple[Metric, ...], *, whole: bool = False
    ) -> dict[Metric, dict[Area, Headline]]:
        """A headline for each of the metrics in each area of the view, or in its one place alone.

        Of a search that finds very much they count the newest part, see `found`, and of a series that is asked for
        the first time until it was read, see `unread`; with `whole` all of it.
        """
        self.groups.follow()
        searched = None if whole else self.found(view)

        def cell(asked: Asked, found: Found | None) -> Cell:
            if found is None:
                return self.kept(asked, lambda: self.read(asked))
            series, area, place = asked.series, asked.area, asked.place
            return self.kept(
                asked._replace(query=found.query), lambda: make_cell(found.material, series, area, place=place)
            )

        told = {}
        for metric in metrics:
            found = searched if searched or whole else self.unread(view, metric)
            cells = {asked.area: cell(asked, found) for asked in cells_of(view, metric)}
            told[metric] = {area: self.headline(cells[area], view.since, view.until) for area in cells}
            if found is None and view.place is None:
                told[metric] = {area: self.echoed(one, view) for area, one in told[metric].items()}
        return told

    def echoed(self, told: Headline, view: View) -> Headline:
        """The headline beside what its source says of the larger area, as far as that has been read."""
        larger = LARGER.get(told.area)
        if larger is None or told.row is None:
            return told
        (asked,) = cells_of(view.but(areas=(larger,)), told.series.metric)
        with self.lock:
            waits = self.ready and asked not in self.cells
        if waits:
            return told
        return with_echo(told, self.headline(self.kept(asked, lambda: self.read(asked)), view.since, view.until))

    def unread(self, view: View, metric: Metric) -> Found | None:
        """The newest figures of a series that the keeper reads from now on; None once it did, or where all are few.

        So nobody waits for a hundred thousand figures of a series that is asked for the first time.
        """
        asked = cells_of(view, metric)
        with self.lock:
            missing = [one for one in asked if one not in self.cells]
        if not (self.ready and missing and all(one.is_plain for one in missing)):
            return None
        every = replace(asked[0].query, areas=tuple(one.area.value for one in asked))
        found = self.searches.find(every) if self.catalogue.covers(every) else None
        if found is None or found.since is None:
            return None
        with self.lock:
            self.wanted.update(dict.fromkeys(missing))
        return found

    def found(self, view: View) -> Found | None:
        """What a search finds for all that the overview draws of it; None where nothing is searched for."""
        areas, place = where(view)
        every = view.but(unplaced=False, measure=None, place=None, metrics=view.chosen_metrics, areas=areas)
        query = replace(figure_query(every), place_ids=self.places_in(place) if place else ())
        return self.searches.find(query) if is_search(query) and self.catalogue.covers(query) else None

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

    def keep(self, stop: Event) -> None:
        """Reads what the first page needs, then the other areas, and renews what changes until it is told to stop.

        So neither the first reader waits nor one who comes while an archive loads. Never returns before `stop`: for a
        thread of its own.
        """
        self.keeping = True
        try:
            for order in ("-as_of", "-published"):  # that of a search, and of the newest reports
                self.catalogue.figures(FigureQuery(order=order, limit=1))
            for areas in (FIRST_AREAS, tuple(area for area in Area if area not in FIRST_AREAS)):
                self.headlines(View(areas=areas), tuple(Metric), whole=True)
            self.ready = True
            gc.collect()
            gc.freeze()  # what is kept for good is not looked through again: that would hold up a reader
            while not stop.wait(LOOK_S):
                self.renew(stop)
        finally:
            self.keeping = self.ready = False  # from here on every reader counts anew

    def renew(self, stop: Event) -> None:
        """Reads the cells that readers wait for, then again the kept ones of a first page whose figures changed."""
        with self.lock:
            plain = [asked for asked in self.cells if asked.is_plain]
            wanted = list(self.wanted)
            self.wanted.clear()
        for asked in [*wanted, *plain]:
            begun = time.perf_counter()
            try:
                self.groups.follow()
                self.kept(asked, partial(self.read, asked), renew=True)
            except StoreError as err:
                log.warning("the counts were not renewed: %s", err)
            # A rest for the readers' sake, unless one of them waits for this cell.
            if stop.wait(0 if asked in wanted else REST * (time.perf_counter() - begun)):
                return


def cells_of(view: View, metric: Metric) -> list[Asked]:
    """The cells that the headlines of a metric show, one an area; the query restricts them beside series and area."""
    query = figure_query(view.but(unplaced=False, measure=None, place=None, metrics=(), areas=()))
    areas, place = where(view)
    return [Asked.of(view.series_for(metric), area, query, place=place) for area in areas]


def where(view: View) -> tuple[tuple[Area, ...], str | None]:
    """The areas whose headlines a view shows, or the one place of one area."""
    chosen = known_place(view.place)
    return ((chosen.area,), chosen.id) if chosen else (view.chosen_areas, None)


def size(cell: Cell) -> int:
    """How many rows a cell holds; an empty one counts too."""
    return 1 + len(cell.claims) + len(cell.events)
