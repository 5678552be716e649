"""Documents that are nearly the same text, linked: `copies_of(store, id)` gives the others of a document's family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, insert, or_, select

from extract.store.ledger import AT_ONCE
from extract.store.schema import bands, copies, documents
from extract.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another document with nearly the same text; `similarity` is the share of five-word runs that both have."""

    id: str
    publisher: str | None
    published: str | None
    similarity: float


def unsketched(store: Store, *, after: int, limit: int) -> list[tuple[int, str]]:
    """Keys (above `after`) and texts of documents that hold and were never compared with the others."""
    known = select(bands.c.document_key).where(bands.c.document_key == documents.c.key).exists()
    chosen = select(documents.c.key, documents.c.text).where(
        documents.c.key > after, documents.c.superseded_at.is_(None), ~known
    )
    with store.reach.reading() as connection:
        return [(row.key, row.text) for row in connection.execute(chosen.order_by(documents.c.key).limit(limit))]


def sharing(connection: Connection, sketch: Sequence[int]) -> dict[int, str]:
    """Keys and texts of the documents that hold and share a band with a sketch."""
    same = or_(*(and_(bands.c.band == band, bands.c.value == value) for band, value in enumerate(sketch)))
    near = select(bands.c.document_key).where(same)
    chosen = select(documents.c.key, documents.c.text).where(
        documents.c.key.in_(near), documents.c.superseded_at.is_(None)
    )
    return {row.key: row.text for row in connection.execute(chosen.order_by(documents.c.key).limit(AT_ONCE))}


def link(connection: Connection, key: int, sketch: Sequence[int], similar: Mapping[int, float]) -> None:
    """Keeps a document's sketch with its links to the similar documents that came before."""
    there = select(bands.c.band).where(bands.c.document_key == key).limit(1)
    if connection.execute(there).first() is not None:
        return  # another process was faster
    rows = [{"document_key": key, "band": band, "value": value} for band, value in enumerate(sketch)]
    connection.execute(insert(bands), rows)
    if similar:
        links = [{"document_key": key, "of_key": of, "similarity": share} for of, share in similar.items()]
        connection.execute(insert(copies), links)


def copies_of(store: Store, document_id: str) -> list[Copy]:
    """The documents that hold and are linked with this one, the most similar first."""
    own = select(documents.c.key).where(documents.c.id == document_id, documents.c.superseded_at.is_(None))
    fields = (documents.c.id, documents.c.publisher, documents.c.published, copies.c.similarity)
    earlier = select(*fields).join(copies, copies.c.of_key == documents.c.key).where(copies.c.document_key.in_(own))
    later = select(*fields).join(copies, copies.c.document_key == documents.c.key).where(copies.c.of_key.in_(own))
    holds = documents.c.superseded_at.is_(None)
    with store.reach.reading() as connection:
        rows = [
            *connection.execute(earlier.where(holds)).mappings(),
            *connection.execute(later.where(holds)).mappings(),
        ]
    return sorted((Copy(**row) for row in rows), key=lambda copy: (-copy.similarity, copy.id))
