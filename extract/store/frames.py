"""Figures as a table in memory, with the same column types whether it has a million rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, repeat
from typing import Any

import pandas as pd

from extract.columns import typed
from extract.model import FIGURE_FIELDS, Figure
from extract.store.schema import NUMBERS, WHOLE

BLOCK = 10_000  # rows


def frame(rows: Iterable[Sequence[Any]], columns: Sequence[str] = FIGURE_FIELDS) -> pd.DataFrame:
    """Rows of figures as a frame: text as `str`, offsets as int64, other numbers as float64, reasons as lists."""
    coming = iter(rows)
    # A block at a time: as Python objects the rows take four times the room that they have in the frame.
    blocks = [block_frame(block, columns) for block in iter(lambda: list(islice(coming, BLOCK)), [])]
    return pd.concat(blocks, ignore_index=True) if blocks else block_frame([], columns)


def block_frame(rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> pd.DataFrame:
    """The frame of a block of rows, column by column: a page of few rows is made in a millisecond."""
    values = zip(*rows, strict=True) if rows else repeat((), len(columns))
    return pd.DataFrame({name: column(name, told) for name, told in zip(columns, values, strict=True)}, copy=False)


def column(name: str, values: Sequence[Any]) -> Any:
    """The values of a column as an array of its type."""
    return typed(values, column_type(name))


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
