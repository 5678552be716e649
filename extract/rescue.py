"""A new store out of a damaged one: its sound documents are read again, its analysts' decisions laid over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from extract.errors import BadInput, StoreError
from extract.loading import load
from extract.model import Document
from extract.store.connection import Reach, address_of
from extract.store.ledger import Outcome
from extract.store.salvage import decisions_left, documents_left, lay_over
from extract.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What came over: documents and figures, documents that were damaged, decisions kept, and each that was lost."""

    outcome: Outcome
    damaged: int
    decisions: int
    lost: tuple[str, ...]


def rescue(place: str, new: Path, *, at: datetime, passed: Callable[[], None] = lambda: None) -> Rescued:
    """Builds the store `new` from what is sound in the store at a place, which is left as it is.

    Older versions of documents and the record of runs stay behind. Raises StoreError when `new` is there already.
    """
    if new.exists():
        raise StoreError(f"{new} is there already; name a file that is not")
    reach = Reach(address_of(place))
    damaged = 0

    def sound() -> Iterator[Document | BadInput]:
        nonlocal damaged
        for document in documents_left(reach):
            passed()
            if document is None:
                damaged += 1
            else:
                yield document

    try:
        with Store.open(new) as store:
            outcome = load(store, sound(), at=at, report=lambda _: None)
            kept, lost = 0, []
            for decision in decisions_left(reach):
                if lay_over(store, decision):
                    kept += 1
                else:
                    who = f"{decision['review']} by {decision['reviewer']}, {decision['reviewed_at']}"
                    lost.append(f"{decision['surface']!r} (figure {decision['figure_id']}), {who}")
    finally:
        reach.close()
    return Rescued(outcome=outcome, damaged=damaged, decisions=kept, lost=tuple(lost))
