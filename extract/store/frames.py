"""Figures as a table in memory, with the same column types whether it has a million rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import pandas as pd

from extract.model import FIGURE_FIELDS, Figure
from extract.store.schema import NUMBERS, WHOLE

BLOCK = 10_000  # rows


def frame(rows: Iterable[Sequence[Any]], columns: Sequence[str] = FIGURE_FIELDS) -> pd.DataFrame:
    """Rows of figures as a frame: text as `str`, offsets as int64, other numbers as float64, reasons as lists."""
    types = {name: column_type(name) for name in columns}
    names = list(columns)
    coming = iter(rows)
    blocks = []
    # A block at a time: as Python objects the rows take four times the room that they have in the frame.
    while block := [tuple(row) for row in islice(coming, BLOCK)]:
        blocks.append(pd.DataFrame.from_records(block, columns=names).astype(types))
    return pd.concat(blocks, ignore_index=True) if blocks else pd.DataFrame(columns=names).astype(types)


def figure_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """Figures that are not in a store as the same frame."""
    return frame(tuple(figure.to_dict().values()) for figure in figures)


def column_type(name: str) -> str:
    """The pandas type of a column."""
    if name in WHOLE:
        return "int64"
    if name in NUMBERS:
        return "float64"
    return "object" if name == "reasons" else "str"
