"""The store: every document and figure that was ever known, with what superseded what and when."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pandas as pd
from sqlalchemy import Connection, func, select

from extract.errors import BadInput
from extract.model import ENUMS, FIGURE_FIELDS, Document, Figure, Review
from extract.store import frames, ledger, rollup
from extract.store.connection import Reach, address_of
from extract.store.migrate import bring_up_to_date
from extract.store.query import FigureQuery
from extract.store.review import decide, history
from extract.store.rows import document_of, figure_of
from extract.store.schema import TALLIED, changes, daily, documents, figures, tallies
from extract.store.selection import chosen, conditions, known
from extract.store.statistics import Statistics

log = logging.getLogger(__name__)
CHOICES = frozenset(ENUMS) | {"source", "publisher", "place", "place_id", "language"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a store holds now: counts, the days its figures stand for, and when it last changed (UTC)."""

    documents: int
    figures: int
    unplaced: int
    first_as_of: str | None
    last_as_of: str | None
    last_change: str | None


class Store:
    """Documents, figures and reviews in SQLite or PostgreSQL. Safe to share between threads."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.full_text = reach.is_sqlite
        self.statistics = Statistics()
        self.summarised: tuple[int | None, Summary] | None = None  # with the last change that it knows of

    @classmethod
    def open(cls, place: str | Path) -> Self:
        """The store at a path or SQLAlchemy URL, made or upgraded if need be; raises StoreError or BadSetting."""
        reach = Reach(address_of(place))
        try:
            copy = bring_up_to_date(reach)
        except BaseException:
            reach.close()
            raise
        if copy is not None:
            log.warning("The store %s was upgraded; a copy of it as it was is in %s", reach.name, copy)
        return cls(reach)

    def close(self) -> None:
        """Gives every connection back."""
        self.reach.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Where the store is, without a password."""
        return self.reach.name

    def add(self, document: Document, read: Sequence[Figure], *, at: datetime) -> ledger.Outcome:
        """Keeps one document with what was read in it, as of a moment (aware); the same again changes nothing."""
        return self.add_many([(document, read)], at=at)

    def add_many(
        self, readings: Iterable[tuple[Document, Sequence[Figure]]], *, at: datetime, reader: str | None = None
    ) -> ledger.Outcome:
        """Keeps a batch in one transaction: all of it or, with a StoreError, none.

        `reader` is the version of the rules, which documents without a figure do not tell.
        """
        with self.reach.writing() as connection:
            outcome = ledger.enter(connection, readings, at=at, reader=reader)
            self.statistics.renew(connection)
            return outcome

    def held(self, documents: Sequence[Document], *, reader: str) -> set[str]:
        """The ids of those that the store holds as they are, read by this version of the rules."""
        with self.reach.reading() as connection:
            return ledger.held(connection, documents, reader=reader)

    def figures(self, query: FigureQuery = FigureQuery(), *, columns: Sequence[str] = FIGURE_FIELDS) -> pd.DataFrame:  # noqa: B008 - frozen
        """The chosen figures in the query's order; dates are text, numbers are float64 with NaN for none."""
        if unknown := set(columns) - set(FIGURE_FIELDS):
            raise BadInput(f"figures have no column {', '.join(sorted(unknown))}")
        statement = chosen(query, tuple(columns), full_text=self.full_text)
        with self.reach.reading() as connection:
            return frames.frame(connection.execute(statement), columns)

    def count(self, query: FigureQuery = FigureQuery()) -> int:  # noqa: B008 - frozen
        """How many figures the query chooses, whatever its limit."""
        if rollup.answers(query):
            statement = select(rollup.ALL).where(*rollup.counted(query))
        else:
            statement = select(func.count()).select_from(figures).where(*conditions(query, full_text=self.full_text))
        with self.reach.reading() as connection:
            return int(connection.execute(statement).scalar_one())

    def figure(self, figure_id: str) -> Figure | None:
        """The figure as it holds now, with any review upon it."""
        statement = select(figures).where(figures.c.id == figure_id, known(None))
        with self.reach.reading() as connection:
            row = connection.execute(statement).mappings().first()
        return None if row is None else figure_of(row)

    def document(self, doc_id: str, *, version: int | None = None) -> Document | None:
        """The document as it stands now, or an older version of it."""
        holds = documents.c.superseded_at.is_(None) if version is None else documents.c.version == version
        with self.reach.reading() as connection:
            row = connection.execute(select(documents).where(documents.c.id == doc_id, holds)).mappings().first()
        return None if row is None else document_of(row)

    def documents(
        self, ids: Sequence[str] | None = None, *, limit: int | None = None, offset: int = 0
    ) -> list[Document]:
        """The documents as they stand now, in the order of their arrival."""
        statement = select(documents).where(documents.c.superseded_at.is_(None)).order_by(documents.c.key)
        if ids is not None:
            statement = statement.where(documents.c.id.in_(tuple(ids)))
        with self.reach.reading() as connection:
            rows = connection.execute(statement.limit(limit).offset(offset)).mappings().all()
        return [document_of(row) for row in rows]

    def review(
        self,
        figure_id: str,
        review: Review,
        *,
        by: str,
        at: datetime,
        note: str | None = None,
        corrected: Mapping[str, Any] | None = None,
    ) -> Figure:
        """Records what an analyst decided, see `extract.store.review.decide`; returns the figure as it now holds."""
        return decide(self.reach, figure_id, review, by=by, at=at, note=note, corrected=corrected)

    def reviews(self, figure_id: str) -> list[dict[str, Any]]:
        """Every decision on a figure, the oldest first."""
        with self.reach.reading() as connection:
            return history(connection, figure_id)

    def choices(self, field: str, query: FigureQuery | None = None) -> dict[str, int]:
        """The values of a field that stand in the store, with how many figures have each: the most frequent first."""
        if field not in CHOICES:
            raise BadInput(f"no choices are kept for {field!r}; there are {', '.join(sorted(CHOICES))}")
        if query is None and field in TALLIED:
            t = tallies.c
            kept = select(t.value, t.figures).where(t.field == field, t.figures > 0)
            with self.reach.reading() as connection:
                return {row.value: row.figures for row in connection.execute(kept.order_by(t.figures.desc(), t.value))}
        column = figures.c[field]
        wanted = conditions(query, full_text=self.full_text) if query else [known(None)]
        many = func.count().label("many")
        statement = (
            select(column, many).where(*wanted, column.is_not(None)).group_by(column).order_by(many.desc(), column)
        )
        with self.reach.reading() as connection:
            return {str(value): int(count) for value, count in connection.execute(statement)}

    def stamp(self) -> int:
        """A number that grows with every change of documents, figures or reviews; quick to ask for."""
        with self.reach.reading() as connection:
            return stamp_of(connection)

    def summary(self) -> Summary:
        """What the store holds now."""
        with self.reach.reading() as connection:
            stamp = stamp_of(connection)
            if self.summarised is None or self.summarised[0] != stamp:
                self.summarised = stamp, summarise(connection)
            return self.summarised[1]


def stamp_of(connection: Connection) -> int:
    """The stamp of a store, see `Store.stamp`, as a transaction sees it."""
    return int(connection.execute(select(func.max(changes.c.key))).scalar() or 0)


def summarise(connection: Connection) -> Summary:
    """Counts and dates over everything that holds."""
    c = daily.c
    dated = select(func.min(c.as_of), func.max(c.as_of)).where(c.figures > 0, c.as_of > "")
    first, last = connection.execute(dated).one()
    return Summary(
        documents=connection.execute(select(func.count()).where(documents.c.superseded_at.is_(None))).scalar_one(),
        figures=int(connection.execute(select(rollup.ALL)).scalar_one()),
        unplaced=int(connection.execute(select(rollup.ALL).where(c.placed == 0)).scalar_one()),
        first_as_of=first,
        last_as_of=last,
        last_change=connection.execute(select(changes.c.at).order_by(changes.c.key.desc()).limit(1)).scalar(),
    )
