"""Documents that are nearly the same text, linked: `copies_of(store, id)` gives the others of a document's family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select

from extract.store.ledger import AT_ONCE
from extract.store.schema import bands, copies, documents
from extract.store.store import Store

COPY_FIELDS = ("id", "publisher", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another document with nearly the same text; `similarity` is the share of five-word runs that both have."""

    id: str
    publisher: str | None
    published: str | None
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The document with a key is nearly the same text as that `of` another key, which was compared before it."""

    key: int
    of: int
    similarity: float


def unsketched(store: Store, *, before: int | None, limit: int) -> list[tuple[int, str]]:
    """Keys (below `before`) and texts of documents that hold and were never compared, the newest first."""
    known = select(bands.c.document_key).where(bands.c.document_key == documents.c.key).exists()
    chosen = select(documents.c.key, documents.c.text).where(documents.c.superseded_at.is_(None), ~known)
    if before is not None:
        chosen = chosen.where(documents.c.key < before)
    with store.reach.reading() as connection:
        rows = connection.execute(chosen.order_by(documents.c.key.desc()).limit(limit))
        return [(row.key, row.text) for row in rows]


def sharing(store: Store, sketches: Iterable[Sequence[int]], *, most: int) -> dict[tuple[int, int], list[int]]:
    """The documents that hold, by each band (its number and value) that they share with one of the sketches.

    The first `most` of a band: thousands of pages made by one form may share one.
    """
    wanted = {band for sketch in sketches for band in enumerate(sketch)}
    found: dict[tuple[int, int], list[int]] = {}
    values = sorted({value for _, value in wanted})
    numbers = sorted({number for number, _ in wanted})
    row = func.row_number().over(partition_by=(bands.c.band, bands.c.value), order_by=bands.c.document_key)
    holding = (
        select(bands.c.document_key, bands.c.band, bands.c.value, row.label("row"))
        .join(documents, documents.c.key == bands.c.document_key)
        .where(documents.c.superseded_at.is_(None), bands.c.band.in_(numbers))
    )
    with store.reach.reading() as connection:
        for i in range(0, len(values), AT_ONCE):
            first = holding.where(bands.c.value.in_(values[i : i + AT_ONCE])).subquery()
            chosen = select(first.c.document_key, first.c.band, first.c.value).where(first.c.row <= most)
            for key, number, value in connection.execute(chosen):
                if (number, value) in wanted:
                    found.setdefault((number, value), []).append(key)
    return found


def texts_of(store: Store, keys: Sequence[int]) -> dict[int, str]:
    """The texts of documents, by key."""
    texts: dict[int, str] = {}
    with store.reach.reading() as connection:
        for i in range(0, len(keys), AT_ONCE):
            chosen = select(documents.c.key, documents.c.text).where(documents.c.key.in_(keys[i : i + AT_ONCE]))
            texts |= {row.key: row.text for row in connection.execute(chosen)}
    return texts


def keep_sketches(store: Store, sketches: Mapping[int, Sequence[int]], links: Iterable[Link]) -> None:
    """Keeps the sketches of documents with their links to others, in one transaction."""
    with store.reach.writing() as connection:
        there = select(bands.c.document_key).where(bands.c.document_key.in_(list(sketches))).distinct()
        known = set(connection.execute(there).scalars())  # another process was faster
        rows = [
            {"document_key": key, "band": band, "value": value}
            for key, sketch in sketches.items()
            if key not in known
            for band, value in enumerate(sketch)
        ]
        linked = [
            {"document_key": link.key, "of_key": link.of, "similarity": link.similarity}
            for link in links
            if link.key not in known
        ]
        if rows:
            connection.execute(insert(bands), rows)
        if linked:
            connection.execute(insert(copies), linked)


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


def families(store: Store) -> list[list[Copy]]:
    """The documents that hold, in families of copies, the largest first; each with its greatest similarity."""
    one, other = documents.alias(), documents.alias()
    fields = [table.c[name].label(f"{name}_{n}") for n, table in enumerate((one, other)) for name in COPY_FIELDS]
    linked = (
        select(*fields, copies.c.similarity)
        .join(one, one.c.key == copies.c.document_key)
        .join(other, other.c.key == copies.c.of_key)
        .where(one.c.superseded_at.is_(None), other.c.superseded_at.is_(None))
    )
    members: dict[str, Copy] = {}
    family: dict[str, set[str]] = {}
    with store.reach.reading() as connection:
        for row in connection.execute(linked).mappings():
            pair = [
                Copy(**{name: row[f"{name}_{n}"] for name in COPY_FIELDS}, similarity=row["similarity"]) for n in (0, 1)
            ]
            for copy in pair:
                before = members.setdefault(copy.id, copy)
                members[copy.id] = max(before, copy, key=lambda found: found.similarity)
            joined = set.union(*(family.get(copy.id, {copy.id}) for copy in pair))
            family |= dict.fromkeys(joined, joined)
    groups = {id(group): group for group in family.values()}.values()
    found = [
        sorted((members[name] for name in group), key=lambda copy: (copy.published or "9", copy.id)) for group in groups
    ]
    return sorted(found, key=lambda group: (-len(group), group[0].id))
