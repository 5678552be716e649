"""Counts of the figures that hold, kept beside them: what a page counts does not take longer as the store grows.

`daily` counts by what a view filters most, for each day; `tallies` by each value of the fields offered as a choice.
Both change in the transaction that changes the figures. Absent values count as the empty text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from extract.store.query import FigureQuery
from extract.store.rows import Row
from extract.store.schema import COUNTED, DAILY, TALLIED, daily, figures, tallies

PLAIN = FigureQuery()
ALL = func.coalesce(func.sum(daily.c.figures), 0)  # how many figures there are, among the daily counts chosen
OTHER_RESTRICTIONS = (
    "sources",
    "publishers",
    "qualifiers",
    "place_ids",
    "docs",
    "min_confidence",
    "text",
    "known_on",
    "known_at",
)


def count_rows(connection: Connection, *, added: Iterable[Row] = (), ended: Iterable[Row] = ()) -> None:
    """Counts figures that hold from now on, and those that hold no more."""
    days: Counter[tuple[Any, ...]] = Counter()
    values: Counter[tuple[str, str]] = Counter()
    for rows, step in ((added, 1), (ended, -1)):
        for row in rows:
            days[(*(row[name] or "" for name in DAILY), int(row["place"] is not None))] += step
            for name in TALLIED:
                if row[name] is not None:
                    values[name, row[name]] += step
    _add(connection, daily, [dict(zip(COUNTED, key, strict=True)) | {"figures": n} for key, n in days.items() if n])
    _add(connection, tallies, [{"field": f, "value": v, "figures": n} for (f, v), n in values.items() if n])


def _add(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Adds to the counts that are there, or begins them; in the order of the keys, as every writer does."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    rows.sort(key=lambda row: tuple(row[name] for name in keys))
    insert = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
    total = {"figures": table.c.figures + insert.excluded.figures}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=total), rows)


def answers(query: FigureQuery) -> bool:
    """Whether the daily counts know everything that the query asks for."""
    return all(getattr(query, name) == getattr(PLAIN, name) for name in OTHER_RESTRICTIONS)


def counted(query: FigureQuery) -> list[ColumnElement[bool]]:
    """The restrictions of a query that `answers`, upon the daily counts."""
    c = daily.c
    wanted: list[ColumnElement[bool]] = [c.figures > 0]
    for field, column in {
        "metrics": c.metric, "kinds": c.kind, "areas": c.area, "measures": c.measure,
        "units": c.unit, "statuses": c.status, "reviews": c.review,
    }.items():  # fmt: skip
        if words := getattr(query, field):
            wanted.append(column.in_(tuple(map(str, words))))
    if query.unplaced is not None:
        wanted.append(c.placed == int(not query.unplaced))
    if query.since or query.until:
        wanted += overlapping(c.as_of, query)
    return wanted


def overlapping(as_of: ColumnElement[Any], query: FigureQuery) -> list[ColumnElement[bool]]:
    """A figure as of a month or year is in when its period overlaps; one without a date is not."""
    wanted: list[ColumnElement[bool]] = [as_of > ""]
    if query.since:
        month, year = query.since[:7], query.since[:4]
        wanted += [as_of >= year, (as_of >= query.since) | as_of.in_((month, year))]
    if query.until:
        wanted.append(as_of <= query.until)
    return wanted


def grouped(connection: Connection) -> dict[tuple[str, str, str], int]:
    """How many figures of each metric, kind and area hold; "" for no area."""
    names = (daily.c.metric, daily.c.kind, daily.c.area)
    rows = connection.execute(select(*names, ALL).group_by(*names))
    return {(metric, kind, area): int(count) for metric, kind, area, count in rows if count}


def recount(connection: Connection) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """The daily counts as they are kept, and as the figures give them: the two are equal in a sound store."""
    kept = select(daily).where(daily.c.figures > 0)
    names = [func.coalesce(figures.c[name], "") for name in DAILY]
    placed = figures.c.place.is_not(None)
    true = select(*names, placed, func.count()).where(figures.c.superseded_at.is_(None)).group_by(*names, placed)
    return (
        {tuple(row) for row in connection.execute(kept)},
        {(*row[:-2], int(row[-2]), row[-1]) for row in connection.execute(true)},
    )
