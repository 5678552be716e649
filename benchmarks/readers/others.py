"""The number readers that ours is timed against, each in a process of its own: seconds for the same texts."""

from __future__ import annotations

import multiprocessing
import os
import time
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from benchmarks.readers.naive import quantulum
from extract.core import VARIABLE
from extract.model import Document
from extract.reading.sentences.text import split_sentences

Clock = tuple[int, int, float]  # characters read, numbers found, seconds of this process


Reader = Callable[[Sequence[Document], float], Clock]


def time_apart(reader: Reader, texts: Sequence[Document], limit_s: float, *, compiled: bool = False) -> Clock:
    """Times a reader in a fresh process; it stops before the next text when its time is up."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(int(compiled))
    try:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            return pool.apply(_timed_here, (reader, [text.to_dict() for text in texts], limit_s))
    finally:
        del os.environ[VARIABLE]
        if before is not None:
            os.environ[VARIABLE] = before


def _timed_here(reader: Reader, records: Sequence[dict[str, Any]], limit_s: float) -> Clock:
    # As records, because a plain and a compiled process do not take each other's documents.
    return reader([Document.from_dict(record) for record in records], limit_s)


def timed(read: Callable[[str], int], texts: Sequence[Document], limit_s: float) -> Clock:
    """Reads text after text until the time is up; the first text, which loads what there is to load, does not count."""
    read(texts[0].text)
    began, characters, found = time.process_time(), 0, 0
    for document in texts[1:]:
        found += read(document.text)
        characters += len(document.text)
        if time.process_time() - began > limit_s:
            break
    return characters, found, time.process_time() - began


def read_ours(texts: Sequence[Document], limit_s: float) -> Clock:
    """extract.read: figures with place, date and source."""
    from extract.reading.numbers.numerals import measure
    from extract.reading.reader import read

    measure("twenty-two")  # loads quantulum3, which plain digits do not need
    published = texts[0].published
    return timed(lambda text: len(read(Document(id="a", text=text, published=published))), texts, limit_s)


def read_whole(texts: Sequence[Document], limit_s: float) -> Clock:
    """quantulum3, its numbers alone, given whole texts."""
    parse = quantulum()
    return timed(lambda text: len(parse(text)), texts, limit_s)


def read_sentences(texts: Sequence[Document], limit_s: float) -> Clock:
    """quantulum3, its numbers alone, given one sentence at a time."""
    parse = quantulum()
    return timed(lambda text: sum(len(parse(s.text)) for s in split_sentences(text)), texts, limit_s)


def has_recognizers() -> bool:
    """Whether Microsoft's recognizers-text-number is installed and works (it needs an emoji package before 2)."""
    try:
        _recognizers()
    except ImportError:
        return False
    return True


def read_recognizers(texts: Sequence[Document], limit_s: float) -> Clock:
    """Microsoft's recognizers-text, its numbers alone, given whole texts."""
    recognize = _recognizers()
    return timed(lambda text: len(recognize(text, "en-us")), texts, limit_s)


def _recognizers() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # written for older Pythons: invalid escapes
        return import_module("recognizers_number").recognize_number
