"""After an archive was loaded PostgreSQL knows what is in its tables, and takes the index that answers a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from extract.model import Document, Figure
from extract.store.query import FigureQuery
from extract.store.selection import chosen
from extract.store.statistics import FEW, rows_known
from extract.store.store import Store
from tests.postgresql import Databases

NOW = datetime(2025, 2, 3, tzinfo=UTC)
MakeFigure = Callable[..., Figure]


def load(store: Store, figure: MakeFigure, count: int, *, first: int = 0) -> None:
    """A document with so many figures, each of another day."""
    document = Document(id=f"archive-{first}", text="10 " * (count + 1))
    made = [
        figure(
            document,
            id=f"{first + n:016x}",
            start=3 * n,
            end=3 * n + 2,
            as_of=(NOW - timedelta(days=n)).date().isoformat(),
        )
        for n in range(count)
    ]
    store.add(document, made, at=NOW)


@pytest.mark.parametrize(
    ("loads", "known"),
    [
        ([10], 0),  # nothing to gain
        ([FEW + 1], FEW + 1),
        ([FEW + 1, 10], FEW + 1),  # hardly more than before
        ([FEW + 1, FEW], 2 * FEW + 1),
    ],
)
def test_the_tables_are_looked_at_when_they_have_grown_by_half(
    databases: Databases, figure: MakeFigure, loads: list[int], known: int
) -> None:
    with databases.store() as store:
        for n, count in enumerate(loads):
            load(store, figure, count, first=n * 10_000)
        with store.reach.reading() as connection:
            assert rows_known(connection) == known


def test_the_newest_are_not_sorted_out_of_all(databases: Databases, figure: MakeFigure) -> None:
    with databases.store() as store:
        load(store, figure, 3 * FEW)
        newest = chosen(FigureQuery(limit=10), ("id",), full_text=False)
        with store.reach.reading() as connection:
            words = str(newest.compile(connection, compile_kwargs={"literal_binds": True}))
            plan = "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {words}"))
    assert "figures_newest_as_of" in plan
    assert "Sort" not in plan


def test_sqlite_is_left_alone(file_store: Store, figure: MakeFigure) -> None:
    load(file_store, figure, FEW + 1)
    assert file_store.statistics.told == 0
