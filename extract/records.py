"""A frame of figures as plain records: whole numbers whole, what is absent None, text that no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from extract.model import FRACTIONS

# A spreadsheet takes a cell that begins so for a formula, in half or full width; white space before it does not help.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROL_STARTS = ("\t", "\r", "\n", "\0")


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Each row as a dictionary in the order of the columns; `reasons` stays a list."""
    columns = [plain_column(frame[name], fraction=name in FRACTIONS) for name in frame.columns]
    names = list(frame.columns)
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def plain_column(column: pd.Series[Any], *, fraction: bool) -> list[Any]:
    """The values of a column as Python's own, None for nothing."""
    values = column.tolist()
    if column.dtype.kind != "f":
        return [None if value != value or value is pd.NA else value for value in values]
    if fraction:
        return [None if value != value else value for value in values]
    return [None if value != value else int(value) if value.is_integer() else value for value in values]


def safe_text(text: str) -> str:
    """Text for a cell: an apostrophe before anything that a spreadsheet would run.

    >>> safe_text("=SUM(A1)"), safe_text("-1 of 3"), safe_text("Jenin")
    ("'=SUM(A1)", "'-1 of 3", 'Jenin')
    """
    is_live = text.startswith(CONTROL_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if is_live else text


def cell(value: Any) -> Any:
    """A value for a cell of a table: text made safe, lists joined, numbers as they are."""
    if isinstance(value, list | tuple):
        return safe_text("; ".join(map(str, value)))
    return safe_text(value) if isinstance(value, str) else value
