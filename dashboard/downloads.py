"""The figures of a view as a file: exactly what is shown."""

from __future__ import annotations

import csv
import io

import pandas as pd

from dashboard.filters import View

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def figures_csv(frame: pd.DataFrame) -> str:
    """UTF-8 text with a header; texts that a spreadsheet would run as a formula get an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(frame.columns)
    numeric = {name for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])}
    for row in frame.itertuples(index=False):
        writer.writerow([cell(value, number=name in numeric) for name, value in zip(frame.columns, row, strict=True)])
    return out.getvalue()


def cell(value: object, *, number: bool) -> object:
    """A value as CSV holds it; whole numbers without a decimal point, nothing for nothing.

    >>> cell(40000.0, number=True), cell("=1+1", number=False)
    (40000, "'=1+1")
    """
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    if number and isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    return "'" + value if isinstance(value, str) and value.startswith(DANGEROUS) else value


def file_name(view: View, ending: str) -> str:
    """A name that says what is in the file."""
    parts = ["figures", *(m.value for m in view.metrics), *(a.value.lower().replace(" ", "-") for a in view.areas)]
    return "_".join(parts) + f".{ending}"
