"""What a figure costs to keep, and how long a page asks, as the store grows: in SQLite and in a real PostgreSQL.

    python -m benchmarks.stores                 # some minutes
    python -m benchmarks.stores --most 100000

The figures are those of the benchmark's articles, each article under many ids and on other days; the questions are the
dashboard's. A question whose time does not grow with the store is answered by an index or by the kept counts.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.texts import write_articles
from extract.model import Document, Figure, Review, stable_id
from extract.reading.reader import read
from extract.store.query import FigureQuery
from extract.store.store import Store
from tests.postgresql import Databases, server

ARTICLES = 400
BATCH = 1_000  # documents in one transaction
ROUNDS = 5
FIRST = date(2023, 10, 8)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
JENIN = FigureQuery(metrics=("deaths",), areas=("Jenin",))
QUESTIONS: dict[str, Callable[[Store], object]] = {
    "a page of the table, the newest 100": lambda s: s.figures(FigureQuery(limit=100)),
    "… and how many there are in all": lambda s: s.count(FigureQuery()),
    "how many of a metric, area and month": lambda s: s.count(replace(JENIN, since="2024-05-01", until="2024-05-31")),
    "how many are confirmed": lambda s: s.count(FigureQuery(reviews=(Review.CONFIRMED,))),
    "every source with its figures": lambda s: s.choices("source"),
    "the summary of every page": lambda s: s.summary(),
    "a word in the sentences, 100 rows": lambda s: s.figures(FigureQuery(text="bulldozers", limit=100)),
    "a metric and area of one month": lambda s: s.figures(replace(JENIN, since="2024-05-01", until="2024-05-31")),
    "how many of a metric and area of all times": lambda s: s.count(JENIN),
    "… and the newest 1,000 of them": lambda s: s.figures(replace(JENIN, order="-as_of", limit=1_000)),
    "… and every one of them": lambda s: s.figures(JENIN),
}


def readings() -> Iterator[tuple[Document, list[Figure]]]:
    """Documents without end, with what was read in them."""
    known = [(article, read(article)) for article in write_articles(ARTICLES)]
    for turn in itertools.count():
        for article, found in known:
            document = replace(article, id=f"{article.id}-{turn}")
            moved = [
                replace(f, doc=document.id, id=stable_id(document.id, f.start, f.end, f.metric), as_of=day(f, turn))
                for f in found
            ]
            yield document, moved


def day(figure: Figure, turn: int) -> str | None:
    """Another day of the war for each turn, as exactly known as before."""
    if figure.as_of is None or len(figure.as_of) < 10:
        return figure.as_of
    days = (date.fromisoformat(figure.as_of) - FIRST).days + 37 * turn
    return (FIRST + timedelta(days=days % 900)).isoformat()


def fill(store: Store, endless: Iterator[tuple[Document, list[Figure]]], figures: int) -> tuple[int, float]:
    """Loads documents until the store has so many figures; how many were added, and the seconds of the store alone."""
    added, seconds = 0, 0.0
    have = store.summary().figures
    while have + added < figures:
        batch = list(itertools.islice(endless, BATCH))
        began = time.perf_counter()
        added += store.add_many(batch, at=NOW, reader="1").figures_added
        seconds += time.perf_counter() - began
    return added, seconds


def timed(ask: Callable[[Store], object], store: Store) -> float:
    """Milliseconds, the median of some rounds after a first."""
    ask(store)
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask(store)
        took.append(time.perf_counter() - began)
    return 1_000 * statistics.median(took)


def bytes_of(store: Store) -> int:
    """What the store takes on the disk."""
    if store.reach.path is not None:
        return sum(f.stat().st_size for f in store.reach.path.parent.glob(f"{store.reach.path.name}*"))
    with store.reach.reading() as connection:
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def measure(name: str, store: Store, sizes: list[int]) -> None:
    """Prints the table of one store."""
    endless = readings()
    columns: list[list[str]] = []
    for size in sizes:
        added, seconds = fill(store, endless, size)
        cost = [f"{1e6 * seconds / max(1, added):.0f}", f"{bytes_of(store) / store.summary().figures:.0f}"]
        columns.append(cost + [f"{timed(ask, store):.1f}" for ask in QUESTIONS.values()])
    print(f"  {name:<44}" + "".join(f"{size:>12,}" for size in sizes))
    for i, label in enumerate(["µs to keep a figure", "bytes a figure, with its share of the text", *QUESTIONS]):
        print(f"    {label:<42}" + "".join(f"{column[i]:>12}" for column in columns))


def main() -> None:
    """Measures both stores and prints milliseconds for each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=1_000_000, help="figures in the largest store (1000000)")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size < options.most] + [options.most]
    print("  milliseconds by figures in the store")
    with ExitStack() as kept:
        if options.only != "postgresql":
            folder = Path(kept.enter_context(tempfile.TemporaryDirectory()))
            measure("SQLite", kept.enter_context(Store.open(folder / "figures.db")), sizes)
        if options.only != "sqlite":
            databases = Databases(kept.enter_context(server(durable=True)))
            kept.callback(databases.close)
            measure("PostgreSQL", kept.enter_context(databases.store()), sizes)


if __name__ == "__main__":
    main()
