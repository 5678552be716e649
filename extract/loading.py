"""Documents into the store: read, then kept batch by batch, so that a stopped load has lost at most one batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from extract.errors import BadInput
from extract.gathering.files import gather
from extract.model import Document, Figure
from extract.reading.reader import read
from extract.resources import data_path
from extract.store.ledger import Outcome
from extract.store.store import Store

BATCH = 200  # documents in one transaction: each costs the disk one flush
SAMPLE = "sample/dispatches.jsonl"


def load(
    store: Store,
    gathered: Iterable[Document | BadInput],
    *,
    at: datetime,
    report: Callable[[BadInput], None],
    passed: Callable[[Document], None] = lambda _: None,
) -> Outcome:
    """Reads the documents into the store as of a moment; what could not be gathered goes to `report`.

    Two different documents under one id would supersede each other: the second is reported and left out.
    Raises StoreError.
    """
    total = Outcome()
    batch: list[tuple[Document, list[Figure]]] = []
    first: dict[str, int] = {}
    for document in gathered:
        if isinstance(document, BadInput):
            report(document)
            continue
        mark = hash(document)
        if first.setdefault(document.id, mark) != mark:
            report(BadInput(f"{document.id}: another document has this id already; give each its own"))
            continue
        batch.append((document, read(document)))
        passed(document)
        if len(batch) == BATCH:
            total += store.add_many(batch, at=at)
            batch = []
    return total + store.add_many(batch, at=at) if batch else total


def load_sample(store: Store, *, at: datetime) -> Outcome:
    """Reads the bundled sample dispatches into the store; raises BadInput when the installation lacks them."""

    def fail(err: BadInput) -> None:
        raise err

    return load(store, gather([Path(data_path(SAMPLE))]), at=at, report=fail)
