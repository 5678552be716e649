"""Which groups of figures (metric, kind, area) a change of the store touched: what was counted of the others holds."""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import NamedTuple

from sqlalchemy import func, select

from extract.store import rollup
from extract.store.schema import figures, reviews
from extract.store.store import Store, stamp_of

Group = tuple[str, str, str]  # metric, kind, area; "" where a figure has no area


class Version(NamedTuple):
    """How often a group changed since it was first asked for, and how often by a person's decision."""

    changed: int
    decided: int


class Groups:
    """Follows the changes of a store. Safe to share between threads.

    A figure that comes or changes is a new row, one that only goes leaves fewer: both are asked of kept counts and of
    the newest rows alone, however many figures there are.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lock = Lock()
        self.stamp = self.newest = self.decision = -1  # the newest change, figure and review that were taken up
        self.counts: dict[Group, int] = {}
        self.changed: Counter[Group] = Counter()
        self.decided: Counter[Group] = Counter()

    def version(self, group: Group) -> Version:
        """The version of a group when changes were last taken up; it grows when any of its figures comes or goes."""
        with self.lock:
            return Version(self.changed[group], self.decided[group])

    def follow(self) -> None:
        """Takes up what changed since the last time."""
        with self.lock, self.store.reach.reading() as connection:
            stamp = stamp_of(connection)
            if stamp == self.stamp:
                return
            counts = rollup.grouped(connection)
            touched = {group for group, _ in counts.items() ^ self.counts.items()}
            if self.newest >= 0:
                fresh = select(figures.c.metric, figures.c.kind, func.coalesce(figures.c.area, "")).distinct()
                rows = connection.execute(fresh.where(figures.c.key > self.newest))
                touched |= {(metric, kind, area) for metric, kind, area in rows}
            self.newest = int(connection.execute(select(func.max(figures.c.key))).scalar() or 0)
            decision = int(connection.execute(select(func.max(reviews.c.key))).scalar() or 0)
            self.changed.update(touched)
            if decision != self.decision:
                self.decided.update(touched)
            self.stamp, self.counts, self.decision = stamp, counts, decision
