"""A catalogue of every figure that holds: what is asked, counted and sorted by, in memory, a few bytes each.

Counting, sorting and paging a million figures then costs milliseconds; the rows themselves stay in the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import select

from extract.model import FIGURE_FIELDS
from extract.store import frames, rollup
from extract.store.query import FigureQuery
from extract.store.schema import figures
from extract.store.selection import MEMBERS, keys_with, known
from extract.store.store import Store, stamp_of

# Columns of so few words that a byte holds their number.
FEW = ("metric", "kind", "unit", "area", "measure", "status", "review")
NAMED = (*FEW, "source", "publisher", "place", "place_id")
DAYS = ("as_of", "published")
NUMBERS = ("value", "confidence")
MEMBERS_KNOWN = {name: column for name, column in MEMBERS.items() if column in NAMED}
BLOCK = 50_000
ORDERS_KEPT = 4
WORDS_KEPT = 8
AT_ONCE = 5_000  # keys in one IN (...)
Columns = dict[str, np.ndarray]


class Names:
    """The texts of a column as numbers; absent is 0."""

    def __init__(self) -> None:
        self.numbers: dict[str | None, int] = {None: 0}
        self.ordered: tuple[int, np.ndarray] = (0, np.zeros(1, dtype=np.int32))

    def coded(self, texts: Sequence[str | None]) -> np.ndarray:
        """The numbers of texts, new ones for new texts."""
        numbers = self.numbers
        return np.fromiter((numbers.setdefault(text, len(numbers)) for text in texts), np.int32, len(texts))

    def among(self, column: np.ndarray, texts: Sequence[object]) -> np.ndarray:
        """Which numbers of a column stand for one of the texts: looked up, for `isin` takes ten times as long."""
        numbers = [number for text in texts if (number := self.numbers.get(str(text))) is not None]
        if len(numbers) == 1:
            return np.asarray(column == numbers[0])
        wanted = np.zeros(len(self.numbers), dtype=bool)
        wanted[numbers] = True
        found: np.ndarray = np.take(wanted, column)
        return found

    def ranks(self) -> np.ndarray:
        """By number, the place of each text in the order of the database."""
        if self.ordered[0] != len(self.numbers):
            order = sorted((text.encode(), number) for text, number in self.numbers.items() if text is not None)
            ranks = np.zeros(len(self.numbers), dtype=np.int32)
            ranks[[number for _, number in order]] = np.arange(1, len(order) + 1)
            self.ordered = (len(self.numbers), ranks)
        return self.ordered[1]


class Catalogue:
    """Answers queries of what a store holds now; follows its changes. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lock = Lock()
        self.stamp = -1
        self.names = {name: Names() for name in NAMED}
        self.columns: Columns = {"key": np.empty(0, dtype=np.int64)}
        self.orders: dict[str, np.ndarray] = {}
        self.words: dict[str, np.ndarray] = {}

    def count(self, query: FigureQuery = FigureQuery()) -> int:  # noqa: B008 - frozen
        """How many figures the query chooses, whatever its limit."""
        if not self.covers(query):
            return self.store.count(query)
        with self.lock:
            self.follow()
            return int(np.count_nonzero(self.chosen(query)))

    def figures(self, query: FigureQuery, *, columns: Sequence[str] = FIGURE_FIELDS) -> pd.DataFrame:
        """The chosen figures in the query's order, as `Store.figures` gives them; meant for a page of them."""
        if not self.covers(query) or query.limit is None:
            return self.store.figures(query, columns=columns)
        with self.lock:
            self.follow()
            mask, order = self.chosen(query), self.order(query.order)
            found = self.columns["key"][page(order, mask, query.offset, query.limit)]
        return self.rows([int(key) for key in found], columns)

    def covers(self, query: FigureQuery) -> bool:
        """Whether it can answer: it holds today's figures, and knows what is asked of them and their order."""
        unknown = any(getattr(query, name) for name in MEMBERS.keys() - MEMBERS_KNOWN.keys())
        return not unknown and query.known_on is None and query.order.removeprefix("-") in (*NAMED, *DAYS, *NUMBERS)

    def rows(self, keys: Sequence[int], columns: Sequence[str]) -> pd.DataFrame:
        """The figures of these keys, in their order."""
        names = [figures.c.key, *(figures.c[name] for name in columns)]
        found: dict[int, Any] = {}
        with self.store.reach.reading() as connection:
            for i in range(0, len(keys), AT_ONCE):
                chosen = select(*names).where(figures.c.key.in_(keys[i : i + AT_ONCE]))
                found |= {row[0]: row[1:] for row in connection.execute(chosen)}
        return frames.frame((found[key] for key in keys if key in found), columns)

    def follow(self) -> None:
        """Takes up what changed since it was last asked."""
        with self.store.reach.reading() as connection:
            stamp = stamp_of(connection)
            if stamp == self.stamp:
                return
            newest = int(self.columns["key"][-1]) if len(self.columns["key"]) else 0
            wanted = (figures.c.key, *(figures.c[name] for name in (*NAMED, *DAYS, *NUMBERS)))
            fresh = select(*wanted).where(known(None), figures.c.key > newest).order_by(figures.c.key)
            fresh = fresh.execution_options(yield_per=BLOCK)
            blocks = [self.columns] if newest else []
            blocks += [self.block(rows) for rows in in_blocks(connection.execute(fresh))]
            held: np.ndarray | None = None
            count = int(connection.execute(select(rollup.ALL)).scalar_one())
            if newest and sum(len(block["key"]) for block in blocks) != count:  # some went, or were changed
                keys = connection.execute(select(figures.c.key).where(known(None))).scalars()
                held = np.sort(np.fromiter(keys, np.int64))
        columns = {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]} if blocks else {}
        if held is not None:
            holds = np.isin(columns["key"], held, assume_unique=True)
            columns = {name: column[holds] for name, column in columns.items()}
        if columns:
            self.columns = columns
        self.orders = {}
        self.words = {}
        self.stamp = stamp

    def block(self, rows: Sequence[Sequence[Any]]) -> Columns:
        """Rows as columns of numbers."""
        key, *rest = zip(*rows, strict=True)
        given = dict(zip((*NAMED, *DAYS, *NUMBERS), rest, strict=True))
        columns: Columns = {"key": np.array(key, dtype=np.int64)}
        columns |= {
            name: self.names[name].coded(given[name]).astype(np.int8 if name in FEW else np.int32) for name in NAMED
        }
        columns |= {name: np.fromiter(map(day_number, given[name]), np.int32, len(rows)) for name in DAYS}
        return columns | {name: np.array(given[name], dtype=np.float64) for name in NUMBERS}

    def chosen(self, query: FigureQuery) -> np.ndarray:
        """Which figures every restriction of the query lets through."""
        columns = self.columns
        mask = np.ones(len(columns["key"]), dtype=bool)
        if not len(mask):
            return mask
        for name, column in MEMBERS_KNOWN.items():
            if words := getattr(query, name):
                mask &= self.names[column].among(columns[column], words)
        as_of = columns["as_of"]
        if query.since:
            month, year = day_number(query.since[:7]), day_number(query.since[:4])
            mask &= (as_of >= day_number(query.since)) | (as_of == month) | (as_of == year)
        if query.until:
            mask &= (as_of > 0) & (as_of <= day_number(query.until))
        if query.min_confidence is not None:
            mask &= columns["confidence"] >= query.min_confidence
        if query.unplaced is not None:
            mask &= (columns["place"] == 0) == query.unplaced
        if query.text and (holding := self.holding(query.text)) is not None:
            mask &= holding
        return mask

    def holding(self, words: str) -> np.ndarray | None:
        """Which figures hold every word, None for no words; kept for the last few, as a page asks for them again."""
        matching = keys_with(words, full_text=self.store.full_text)
        if matching is None:
            return None
        if words not in self.words:
            with self.store.reach.reading() as connection:
                # The driver's own rows: as rows of SQLAlchemy very many take ten times as long.
                cursor = connection.execute(matching).cursor
                rows = cursor.fetchall() if cursor is not None else []
            keys = np.fromiter((row[0] for row in rows), np.int64, len(rows))
            while len(self.words) >= WORDS_KEPT:
                self.words.pop(next(iter(self.words)))
            self.words[words] = holds(self.columns["key"], keys)
        return self.words[words]

    def order(self, name: str) -> np.ndarray:
        """The positions of all figures in an order; absent values last, ties as they came."""
        if name not in self.orders:
            column = name.removeprefix("-")
            values = self.columns.get(column, np.empty(0))
            if column in NAMED:
                values = self.names[column].ranks()[values]
            absent = np.isnan(values) if column in NUMBERS else values == 0
            signed = -values.astype(np.float64) if name.startswith("-") else values.astype(np.float64)
            while len(self.orders) >= ORDERS_KEPT:
                self.orders.pop(next(iter(self.orders)))
            self.orders[name] = np.argsort(np.where(absent, np.inf, signed), kind="stable").astype(np.int32)
        return self.orders[name]


def page(order: np.ndarray, mask: np.ndarray, offset: int, limit: int) -> np.ndarray:
    """The positions of one page of those that the mask lets through.

    >>> page(np.array([2, 0, 1]), np.array([True, True, False]), 1, 5).tolist()
    [1]
    """
    step = 200_000  # a first page is found among the first positions
    found: list[np.ndarray] = []
    seen = 0
    for begin in range(0, len(order), step):
        part = order[begin : begin + step]
        part = part[mask[part]]
        found.append(part)
        seen += len(part)
        if seen >= offset + limit:
            break
    return np.concatenate(found)[offset : offset + limit] if found else order[:0]


def holds(ordered: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """Which of the keys, which stand in their order, are among others.

    >>> holds(np.array([2, 3, 5]), np.array([5, 4, 2, 9])).tolist()
    [True, False, True]
    """
    found = np.zeros(len(ordered), dtype=bool)
    if len(ordered):
        at = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
        found[at[ordered[at] == keys]] = True
    return found


def day_number(text: str | None) -> int:
    """A day, month or year as a number that sorts as its text does; 0 for none.

    >>> day_number("2025-02-03"), day_number("2025-02"), day_number(None)
    (20250203, 20250200, 0)
    """
    return int(text[:10].replace("-", "").ljust(8, "0")) if text else 0


def in_blocks(rows: Any) -> Iterator[list[Any]]:
    """Rows a block at a time: all of them as Python objects would take a gigabyte."""
    coming = iter(rows)
    while block := list(islice(coming, BLOCK)):
        yield block
