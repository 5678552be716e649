"""Documents into the store: read, then kept batch by batch, so that a stopped load has lost at most one batch."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime

from extract.bulk.processes import in_batches, read_batch, worked
from extract.errors import BadInput
from extract.gathering.files import gather
from extract.model import Document, id_within
from extract.reading.version import READER
from extract.resources import data_path
from extract.store.ledger import Outcome
from extract.store.store import Store

SAMPLE = "sample/dispatches.jsonl"


def load(
    store: Store,
    gathered: Iterable[Document | BadInput],
    *,
    at: datetime,
    report: Callable[[BadInput], None],
    passed: Callable[[int], None] = lambda _: None,
    jobs: int = 1,
) -> Outcome:
    """Reads the documents into the store as of a moment, by so many processes; what cannot be read goes to `report`.

    What the store holds already, read by today's rules, is not read again: a load that was killed goes on where it was.
    Two different documents under one id would supersede each other: the second is reported and left out.
    `passed` hears how many documents more are done. Raises StoreError.
    """
    total = Outcome()

    def unread() -> Iterator[list[Document]]:
        nonlocal total
        for batch in in_batches(one_for_each_id(gathered, report)):
            held = store.held(batch, reader=READER)
            if held:
                total += Outcome(unchanged=len(held))
                passed(len(held))
            yield [document for document in batch if document.id not in held]

    for batch, read in worked(unread(), read_batch, jobs=jobs):
        readings = []
        for document, found in zip(batch, read, strict=True):
            if isinstance(found, BadInput):
                report(found)
            else:
                readings.append((document, found))
        total += store.add_many(readings, at=at, reader=READER)  # one transaction: each costs the disk one flush
        passed(len(batch))
    return total


def one_for_each_id(gathered: Iterable[Document | BadInput], report: Callable[[BadInput], None]) -> Iterator[Document]:
    """The documents that can be told apart by their ids; the same document again is harmless, and passes."""
    # The ids of a large archive do not fit in memory: a nameless database goes to the disk when it grows.
    with closing(sqlite3.connect("")) as seen:
        seen.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, mark INTEGER) WITHOUT ROWID")
        for document in gathered:
            if isinstance(document, BadInput):
                report(document)
                continue
            mark = hash(document)
            name = document.id.encode("utf-8", "surrogatepass")
            added = seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (name, mark)).rowcount
            if added or seen.execute("SELECT mark FROM seen WHERE id = ?", (name,)).fetchone() == (mark,):
                yield document
            else:
                report(BadInput(f"{document.id}: another document has this id already; give each its own"))


def load_sample(store: Store, *, at: datetime) -> Outcome:
    """Reads the bundled sample dispatches into the store; raises BadInput when the installation lacks them."""

    def fail(err: BadInput) -> None:
        raise err

    found = gather([data_path(SAMPLE)])
    # As the source `sample` calls them, so that its refresh finds them there.
    named = (replace(one, id=id_within("sample", one.id)) if isinstance(one, Document) else one for one in found)
    return load(store, named, at=at, report=fail)
