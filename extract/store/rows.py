"""Documents and figures as rows, and back; with the digests that show damage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from extract.model import ADDED, FIGURE_FIELDS, Document, Figure, Review

Row: TypeAlias = Mapping[Any, Any]

# What a re-reading may give anew though it found the same figure.
INCIDENTAL = frozenset({"reader", "retrieved"})
DOCUMENT_FIELDS = ("id", "text", "title", "published", "publisher", "url", "retrieved", "language")


def digest(record: Mapping[str, Any]) -> str:
    """SHA-256 of a record, whatever the order of its keys; a field that came later counts once it is filled."""
    known = {name: value for name, value in record.items() if value is not None or name not in ADDED}
    return hashlib.sha256(
        json.dumps(known, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ).hexdigest()


def document_digest(document: Document) -> str:
    """SHA-256 of what was published: fetching it again another day is no change."""
    record = document.to_dict()
    del record["retrieved"]
    return digest(record)


def document_of(row: Row) -> Document:
    """The document that a row holds."""
    return Document(**{name: row[name] for name in DOCUMENT_FIELDS})


def figure_of(row: Row) -> Figure:
    """The figure that a row holds."""
    return Figure.from_dict({name: row[name] for name in FIGURE_FIELDS})


def reviewed(figure: Figure, review: Row | None) -> tuple[Figure, dict[str, Any] | None]:
    """The figure with an analyst's decision upon it, and the reader's own record where the two differ."""
    if review is None or review["surface"] != figure.surface or review["review"] == Review.UNREVIEWED:
        return figure, None
    record = figure.to_dict() | review["corrected"]
    decided = Figure.from_dict(record).with_review(
        Review(review["review"]), by=review["reviewer"], at=review["reviewed_at"], note=review["note"]
    )
    return decided, figure.to_dict()


def figure_row(figure: Figure, as_read: dict[str, Any] | None) -> dict[str, Any]:
    """The columns of a figure, with its digest."""
    record = figure.to_dict()
    return record | {"as_read": as_read, "digest": digest(record | {"as_read": as_read})}


def row_digest(row: Row) -> str:
    """The digest that a stored row should carry; raises KeyError or ValueError when the row is not even a figure."""
    return digest(figure_of(row).to_dict() | {"as_read": row["as_read"]})


def same_reading(old: Row, new: Row) -> bool:
    """Whether two rows say the same, apart from which version of the rules said it and when it was fetched."""
    return substance(old) == substance(new)


def substance(row: Row) -> dict[str, Any]:
    """The fields of a row that count as its content."""
    as_read = row["as_read"]
    record = {name: row[name] for name in FIGURE_FIELDS if name not in INCIDENTAL}
    return record | {"as_read": as_read and {k: v for k, v in as_read.items() if k not in INCIDENTAL}}
