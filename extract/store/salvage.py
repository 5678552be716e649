"""What can still be trusted in a damaged store: documents whose digest is right, and the decisions of analysts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.exc import SQLAlchemyError

from extract.errors import BadInput, StoreError
from extract.model import Document, Review
from extract.store.connection import Reach
from extract.store.rows import Row, document_digest, document_of
from extract.store.schema import documents, reviews
from extract.store.store import Store


def rows_left(reach: Reach, table: Table) -> Iterator[Row | None]:
    """Every row of a table by its key, None for one that cannot be read."""
    try:
        with reach.reading() as connection:
            last = int(connection.execute(select(func.max(table.c.key))).scalar() or 0)
    except (StoreError, SQLAlchemyError, ValueError, TypeError):
        return
    for key in range(1, last + 1):
        try:
            # One transaction for each: an error ends the one in which it is met.
            with reach.reading() as connection:
                row: Any = connection.execute(select(table).where(table.c.key == key)).mappings().first()
        except (StoreError, SQLAlchemyError, ValueError, TypeError, LookupError, OverflowError):
            yield None
        else:
            if row is not None:
                yield row


def documents_left(reach: Reach) -> Iterator[Document | None]:
    """The documents that hold and are what was written; None for each that is not."""
    for row in rows_left(reach, documents):
        try:
            document = document_of(row) if row is not None else None
            sound = row is not None and document is not None and document_digest(document) == row["digest"]
        except (ValueError, TypeError):
            document, sound = None, False
        if not sound:
            yield None
        elif row is not None and row["superseded_at"] is None:
            yield document


def decisions_left(reach: Reach) -> Iterator[Row]:
    """The decisions in force."""
    for row in rows_left(reach, reviews):
        if row is not None and row["superseded_at"] is None and row["review"] != Review.UNREVIEWED:
            yield row


def lay_over(store: Store, decision: Row) -> bool:
    """Lays a salvaged decision over the figure that it is about; whether there is one."""
    try:
        figure = store.figure(decision["figure_id"])
        if figure is None or figure.surface != decision["surface"]:
            return False
        store.review(
            decision["figure_id"],
            Review(decision["review"]),
            by=decision["reviewer"],
            at=datetime.fromisoformat(decision["reviewed_at"]),
            note=decision["note"],
            corrected=decision["corrected"],
        )
    except (BadInput, ValueError, TypeError, AttributeError):
        return False
    return True
