"""Which groups of figures (metric, kind, area) a change of the store touched: what was counted of the others holds."""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from extract.store.schema import changes, daily, figures, reviews
from extract.store.store import Store

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
        self.stamp = self.newest = self.decision = -1
        self.counts: dict[Group, int] = {}
        self.changed: Counter[Group] = Counter()
        self.decided: Counter[Group] = Counter()

    def version(self, group: Group) -> Version:
        """The version of a group; a greater one where any of its figures came, changed or went since."""
        with self.lock:
            self._follow()
            return Version(self.changed[group], self.decided[group])

    def _follow(self) -> None:
        with self.store.reach.reading() as connection:
            stamp = int(connection.execute(select(func.max(changes.c.key))).scalar() or 0)
            if stamp == self.stamp:
                return
            counts = counts_of(connection)
            touched = {
                group for group in counts.keys() | self.counts.keys() if counts.get(group) != self.counts.get(group)
            }
            fresh = select(figures.c.metric, figures.c.kind, func.coalesce(figures.c.area, "")).distinct()
            if self.newest >= 0:
                rows = connection.execute(fresh.where(figures.c.key > self.newest))
                touched |= {(metric, kind, area) for metric, kind, area in rows}
            self.newest = int(connection.execute(select(func.max(figures.c.key))).scalar() or 0)
            decision = int(connection.execute(select(func.max(reviews.c.key))).scalar() or 0)
        self.changed.update(touched)
        if decision != self.decision:
            self.decided.update(touched)
        self.stamp, self.counts, self.decision = stamp, counts, decision


def counts_of(connection: Connection) -> dict[Group, int]:
    """How many figures each group holds."""
    names = (daily.c.metric, daily.c.kind, daily.c.area)
    rows = connection.execute(select(*names, func.sum(daily.c.figures)).group_by(*names))
    return {(metric, kind, area): int(count) for metric, kind, area, count in rows if count}
