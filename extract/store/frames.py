"""Figures as a table in memory, with the same column types whether it has a million rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from extract.model import FIGURE_FIELDS, Figure
from extract.store.schema import NUMBERS, WHOLE


def frame(rows: Iterable[Sequence[Any]], columns: Sequence[str] = FIGURE_FIELDS) -> pd.DataFrame:
    """Rows of figures as a frame: text as `str`, offsets as int64, other numbers as float64, reasons as lists."""
    table = pd.DataFrame.from_records([tuple(row) for row in rows], columns=list(columns))
    return table.astype({name: column_type(name) for name in columns})


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
