"""What analysts decide about figures: kept for good, undone by a further decision, and laid over every re-reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from extract.errors import BadInput
from extract.model import FIGURE_FIELDS, Figure, Review
from extract.store.connection import Reach
from extract.store.ledger import moment
from extract.store.rollup import count_rows
from extract.store.rows import figure_of, figure_row, reviewed
from extract.store.schema import changes, figures, reviews

FIXED = frozenset(
    {"id", "doc", "url", "publisher", "title", "published", "retrieved", "language", "quote", "start", "end", "surface"}
)
DECIDED = frozenset(
    {"confidence", "reader", "reasons", "place_basis"} | {"review", "reviewer", "reviewed_at", "review_note"}
)
CORRECTABLE = frozenset(FIGURE_FIELDS) - FIXED - DECIDED


def decide(
    reach: Reach,
    figure_id: str,
    review: Review,
    *,
    by: str,
    at: datetime,
    note: str | None = None,
    corrected: Mapping[str, Any] | None = None,
) -> Figure:
    """Records a decision and returns the figure as it now holds.

    `corrected` holds the fields to change (CORRECTED only). Review.UNREVIEWED takes the decision back: the
    figure is again as it was read. Raises BadInput for an unknown figure, field or value, and StoreError.
    """
    corrections = dict(corrected or {})
    check(figure_id, review, by, corrections)
    now = moment(at)
    with reach.writing() as connection:
        row = (
            connection.execute(select(figures).where(figures.c.id == figure_id, figures.c.superseded_at.is_(None)))
            .mappings()
            .first()
        )
        if row is None:
            raise BadInput(f"no figure {figure_id!r} holds in the store; it may have been superseded: reload")
        now = max(now, row["valid_from"])
        read = Figure.from_dict(row["as_read"]) if row["as_read"] else figure_of(row)
        decision = {
            "figure_id": figure_id,
            "surface": read.surface,
            "review": review.value,
            "reviewer": by,
            "reviewed_at": now,
            "note": note,
            "corrected": corrections,
        }
        try:
            decided, as_read = reviewed(read, decision)
        except ValueError as err:
            raise BadInput(f"figure {figure_id!r} cannot be corrected so: {err}") from err
        connection.execute(
            update(reviews)
            .where(reviews.c.figure_id == figure_id, reviews.c.superseded_at.is_(None))
            .values(superseded_at=now)
        )
        connection.execute(insert(reviews), [decision])
        connection.execute(insert(changes).values(at=now))
        connection.execute(update(figures).where(figures.c.key == row["key"]).values(superseded_at=now))
        kept = {"document_key": row["document_key"], "valid_from": now}
        after = figure_row(decided, as_read) | kept
        connection.execute(insert(figures), [after])
        count_rows(connection, added=[after], ended=[row])
    return decided


def check(figure_id: str, review: Review, by: str, corrections: Mapping[str, Any]) -> None:
    """Raises BadInput for a decision that says nothing clear."""
    if not by.strip():
        raise BadInput(f"a review of figure {figure_id!r} needs the reviewer's name")
    if unknown := set(corrections) - CORRECTABLE:
        raise BadInput(
            f"a review cannot change {', '.join(sorted(unknown))}; it can change {', '.join(sorted(CORRECTABLE))}"
        )
    if bool(corrections) != (review is Review.CORRECTED):
        raise BadInput(
            f"a review {review.value!r} with {len(corrections)} corrected fields: corrections belong to 'corrected'"
        )


def history(connection: Connection, figure_id: str) -> list[dict[str, Any]]:
    """Every decision on a figure, the oldest first: review, reviewer, reviewed_at, note, corrected."""
    rows = connection.execute(
        select(reviews).where(reviews.c.figure_id == figure_id).order_by(reviews.c.key)
    ).mappings()
    return [{name: row[name] for name in ("review", "reviewer", "reviewed_at", "note", "corrected")} for row in rows]
