"""Displacement figures out of prose: `read(document)` gives every count with its evidence.

>>> import extract
>>> doc = extract.Document.from_dict({"text": "The army destroyed 120 buildings in Jenin.", "published": "2025-02-03"})
>>> [(f.surface, f.metric.value, f.area.value) for f in extract.read(doc)]
[('120', 'buildings', 'Jenin')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.core import use_core

use_core()  # before anything is imported that may be there in compiled form

from extract.model import Document, Figure  # noqa: E402

if TYPE_CHECKING:
    from extract.reading.reader import read

__all__ = ["Document", "Figure", "read"]


def __getattr__(name: str) -> object:
    # The reader loads vocabulary and gazetteer: only who reads pays for it.
    if name == "read":
        from extract.reading.reader import read

        return read
    raise AttributeError(f"module 'extract' has no attribute {name!r}")
