"""Reading the whole store again after the reading rules changed: resumable, with a report of what changed.

Analysts' decisions are laid over the new reading, see `extract.store.ledger`; what no longer holds is superseded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from extract.polling import Clock, Read
from extract.reading.reader import read
from extract.reading.version import READER
from extract.refresh import now_utc
from extract.store.lock import refresh_lock
from extract.store.runs import Run, Runs
from extract.store.store import Store

BATCH = 50  # documents in one transaction
CAUSE = "reread"


@dataclass(slots=True, kw_only=True)
class Report:
    """What a re-reading did: `changed` counts figures by metric and by `added` or `superseded`.

    One that was resumed tells the whole; `before` is how many of its `documents` were read before it was cut off.
    """

    before: int = 0
    documents: int = 0
    changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    documents_changed: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def add(self, count: int, changes: Mapping[str, Counter[tuple[str, str]]]) -> None:
        """So many documents more, with what changed in each."""
        self.documents += count
        for document_id, counted in changes.items():
            self.documents_changed.append(document_id)
            self.changed.update(counted)

    def figures(self, word: str) -> int:
        """How many figures were `added` or `superseded`."""
        return sum(count for (_, done), count in self.changed.items() if done == word)


def reread(
    store: Store,
    *,
    clock: Clock = now_utc,
    read: Read = read,
    reader: str = READER,
    again: bool = False,
    passed: Callable[[int, int], None] = lambda _done, _total: None,
) -> Report | None:
    """Reads every document again, in the order of arrival; None while a refresh or re-reading is under way.

    A re-reading by the same rules that was cut off is resumed where it stopped, unless `again`. `passed` hears how
    many documents are done, and of how many. Raises StoreError.
    """
    with refresh_lock(store.reach) as is_ours:
        if not is_ours:
            return None
        runs = Runs(store)
        before = None if again else unfinished(runs, reader)
        run = before.key if before else runs.begin(CAUSE, at=clock(), reader=reader)
        position = (before.position if before else None) or 0
        done, left = runs.documents_around(position)
        report = Report(before=done)
        if before and done:
            report.add(done, runs.changed_since(before.started, position=position))
        while batch := runs.next_documents(position, limit=BATCH):
            readings = []
            for _, document in batch:
                try:
                    readings.append((document, read(document)))
                except Exception as err:
                    # Its old figures stay; the texts beside it are read.
                    report.unreadable.append(f"{document.id}: {type(err).__name__}: {err}")
            position = batch[-1][0]
            report.add(len(batch), runs.keep_again(run, readings, position=position, at=clock()))
            passed(report.documents, done + left)
        runs.end(run, at=clock())
        return report


def unfinished(runs: Runs, reader: str) -> Run | None:
    """The last re-reading, where it was by these rules and did not come to its end."""
    last = next(iter(runs.recent(1, cause=CAUSE)), None)
    return last if last is not None and last.ended is None and last.reader == reader else None
