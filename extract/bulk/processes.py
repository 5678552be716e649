"""Batches of documents, worked on by several processes: results in the order given, few batches in memory at once."""

from __future__ import annotations

import gc
import json
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeAlias, TypeVar

from extract.errors import BadInput, DisplacementError
from extract.model import Document, Figure

BATCH_DOCUMENTS = 200
BATCH_CHARACTERS = 200_000  # half a second of reading: the hand-over is lost in it, and at the end none waits long
AHEAD = 2  # batches that wait for each process, so that none is idle

Item = TypeVar("Item", Document, Document | BadInput)
Result = TypeVar("Result")
Gathered: TypeAlias = Document | BadInput


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in order, in lists of some documents and some hundred thousand characters.

    >>> [len(batch) for batch in in_batches(Document(id=str(i), text="x" * 80_000) for i in range(7))]
    [3, 3, 1]
    """
    batch: list[Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(batch) == BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def worked(
    batches: Iterable[list[Item]], work: Callable[[list[Item]], Result], *, jobs: int
) -> Generator[tuple[list[Item], Result]]:
    """Each batch with what `work` (a function of a module) makes of it, in order, whatever the number of processes.

    Raises DisplacementError when a process was killed, which is what a system out of memory does.
    """
    if jobs == 1:
        for batch in batches:
            yield batch, work(batch)
        return
    under_way: deque[tuple[list[Item], Future[Result]]] = deque()
    # Started afresh, not forked: the same on every system, and no thread or connection is copied.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin) as pool:
        try:
            for batch in batches:
                under_way.append((batch, pool.submit(work, batch)))
                if len(under_way) > AHEAD * jobs:
                    first, future = under_way.popleft()
                    yield first, future.result()
            while under_way:
                first, future = under_way.popleft()
                yield first, future.result()
        except BrokenProcessPool as err:
            raise DisplacementError(
                "a reading process was killed, as happens when memory runs out; what was done is kept: "
                "run the command again, with fewer --jobs"
            ) from err
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Loads what reading needs, for good: the collector of garbage need not walk through it again and again."""
    _obey_parent()
    from extract.geo.gazetteer import bundled as bundled_gazetteer
    from extract.reading import reader  # noqa: F401 - its patterns
    from extract.reading.vocabulary import bundled as bundled_vocabulary

    bundled_vocabulary()
    bundled_gazetteer()
    gc.freeze()


def _obey_parent() -> None:
    """Ctrl-C is the parent's to handle; and who loses the parent ends too, though it was killed without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def figures_of(document: Document) -> list[Figure] | BadInput:
    """The figures of a document in the order of the text; a fault of the rules costs this document, not its archive."""
    from extract.reading.reader import read  # where it is read, not where batches are handed out

    try:
        return sorted(read(document), key=lambda figure: figure.start)
    except Exception as err:
        return BadInput(f"{document.id}: the rules fail on it, please report it: {type(err).__name__}: {err}")


def read_batch(batch: Sequence[Document]) -> list[list[Figure] | BadInput]:
    """The figures of each document."""
    return [figures_of(document) for document in batch]


def batch_lines(batch: Sequence[Gathered]) -> tuple[bytes, list[BadInput]]:
    """The figures of a batch as JSON Lines, and what could not be read."""
    lines: list[str] = []
    failed: list[BadInput] = []
    for item in batch:
        found = figures_of(item) if isinstance(item, Document) else item
        if isinstance(found, BadInput):
            failed.append(found)
        else:
            lines += [json.dumps(figure.to_dict(), ensure_ascii=False) + "\n" for figure in found]
    return "".join(lines).encode(), failed
