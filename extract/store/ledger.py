"""How a reading enters the store: what is new is added, what no longer holds is superseded, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Self

from sqlalchemy import Connection, insert, select, update

from extract.model import Document, Figure
from extract.store.insertion import add_keyed, insert_rows
from extract.store.rollup import count_rows
from extract.store.rows import Row, document_digest, figure_row, reviewed, same_reading
from extract.store.schema import changes, documents, figures, reviews

AT_ONCE = 500  # parameters in one IN (...)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a load did: documents new, updated and unchanged; figures added and superseded."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    figures_added: int = 0
    figures_superseded: int = 0

    def told(self) -> str:
        """The outcome in words.

        >>> Outcome(new=2, figures_added=5).told()
        '2 new documents, 0 updated, 0 unchanged; 5 figures added, 0 superseded'
        """
        return (
            f"{self.new} new documents, {self.updated} updated, {self.unchanged} unchanged; "
            f"{self.figures_added} figures added, {self.figures_superseded} superseded"
        )

    def __add__(self, other: Self) -> Outcome:
        return Outcome(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


def moment(at: datetime) -> str:
    """A moment as the store writes it: UTC, to the microsecond, always the same length.

    >>> moment(datetime(2024, 5, 7, 12, tzinfo=UTC))
    '2024-05-07T12:00:00.000000Z'
    """
    if at.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {at!r}")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def enter(
    connection: Connection,
    readings: Iterable[tuple[Document, Sequence[Figure]]],
    *,
    at: datetime,
    reader: str | None = None,
) -> Outcome:
    """Enters a batch into the ledger inside the caller's transaction; the last of several with one id holds."""
    total = Outcome()
    for batch in in_rounds(readings):
        total += enter_round(connection, batch, now=moment(at), reader=reader)
    if total != Outcome(unchanged=total.unchanged):
        connection.execute(insert(changes).values(at=moment(at)))
    return total


def in_rounds(
    readings: Iterable[tuple[Document, Sequence[Figure]]],
) -> Iterator[dict[str, tuple[Document, Sequence[Figure]]]]:
    """Rounds in which every document id stands once."""
    batch: dict[str, tuple[Document, Sequence[Figure]]] = {}
    for document, read in readings:
        if document.id in batch or len(batch) == AT_ONCE:
            yield batch
            batch = {}
        batch[document.id] = (document, read)
    if batch:
        yield batch


def enter_round(
    connection: Connection,
    batch: Mapping[str, tuple[Document, Sequence[Figure]]],
    *,
    now: str,
    reader: str | None = None,
) -> Outcome:
    """One round: compares with what holds, then writes only the differences."""
    held = {row["id"]: row for row in rows_in(connection, documents, documents.c.id, batch)}
    changed = {i for i, (document, _) in batch.items() if i in held and held[i]["digest"] != document_digest(document)}
    before: dict[int, dict[str, Row]] = {row["key"]: {} for row in held.values()}
    for row in rows_in(connection, figures, figures.c.document_key, before):
        before[row["document_key"]][row["id"]] = row
    decisions = decisions_on(connection, [figure.id for _, read in batch.values() for figure in read])
    # A clock that was set back must not end a row before it began.
    now = max(
        [
            now,
            *(r["valid_from"] for r in held.values()),
            *(r["valid_from"] for o in before.values() for r in o.values()),
        ]
    )

    supersede(connection, documents, [held[i]["key"] for i in changed], now)
    fresh = [
        (document, held.get(i), reader or reader_of(read))
        for i, (document, read) in batch.items()
        if i not in held or i in changed
    ]
    keys = {i: row["key"] for i, row in held.items()} | add_documents(connection, fresh, now)
    ended: list[Row] = []
    added: list[dict[str, Any]] = []
    for i, (_, read) in batch.items():
        is_old = i in held and i not in changed
        rows = {figure.id: figure_row(*reviewed(figure, decisions.get(figure.id))) for figure in read}
        kept = before[held[i]["key"]] if i in held else {}
        stays = {f for f, row in rows.items() if is_old and f in kept and same_reading(kept[f], row)}
        ended += [row for f, row in kept.items() if f not in stays]
        added += [row | {"document_key": keys[i], "valid_from": now} for f, row in rows.items() if f not in stays]
        rules = reader or reader_of(read)
        if is_old and rules and held[i]["reader"] != rules:
            connection.execute(update(documents).where(documents.c.key == keys[i]).values(reader=rules))
    supersede(connection, figures, [row["key"] for row in ended], now)
    insert_rows(connection, figures, added)
    count_rows(connection, added=added, ended=ended)
    return Outcome(
        new=len(batch) - len(held),
        updated=len(changed),
        unchanged=len(held) - len(changed),
        figures_added=len(added),
        figures_superseded=len(ended),
    )


def held(connection: Connection, wanted: Iterable[Document], *, reader: str) -> set[str]:
    """The ids of the documents that stand in the ledger as they are, read by this version of the rules."""
    digests = {document.id: document_digest(document) for document in wanted}
    columns = select(documents.c.id, documents.c.digest).where(
        documents.c.superseded_at.is_(None), documents.c.reader == reader
    )
    ids = list(digests)
    rows = (
        row
        for i in range(0, len(ids), AT_ONCE)
        for row in connection.execute(columns.where(documents.c.id.in_(ids[i : i + AT_ONCE])))
    )
    return {row.id for row in rows if digests[row.id] == row.digest}


def rows_in(connection: Connection, table: Any, column: Any, values: Iterable[Any]) -> Iterator[Row]:
    """The rows that hold and whose column is one of the values."""
    wanted = list(values)
    for i in range(0, len(wanted), AT_ONCE):
        statement = select(table).where(column.in_(wanted[i : i + AT_ONCE]), table.c.superseded_at.is_(None))
        yield from connection.execute(statement).mappings()


def decisions_on(connection: Connection, figure_ids: Iterable[str]) -> dict[str, Row]:
    """The review in force for each of the figures that has one."""
    return {row["figure_id"]: row for row in rows_in(connection, reviews, reviews.c.figure_id, figure_ids)}


def supersede(connection: Connection, table: Any, keys: Sequence[int], now: str) -> None:
    """Ends the rows at a moment."""
    for i in range(0, len(keys), AT_ONCE):
        connection.execute(update(table).where(table.c.key.in_(keys[i : i + AT_ONCE])).values(superseded_at=now))


def add_documents(
    connection: Connection, fresh: Sequence[tuple[Document, Row | None, str | None]], now: str
) -> dict[str, int]:
    """Adds documents, each as the version after the one that held (if any); returns the key of each id."""
    if not fresh:
        return {}
    values = [
        document.to_dict()
        | {"version": previous["version"] + 1 if previous else 1, "digest": document_digest(document)}
        | {"reader": reader, "valid_from": now}
        for document, previous, reader in fresh
    ]
    keys = add_keyed(connection, documents, values)
    return {document.id: key for (document, _, _), key in zip(fresh, keys, strict=True)}


def reader_of(read: Sequence[Figure]) -> str | None:
    """The version of the reading rules that gave the figures."""
    return read[0].reader if read else None
