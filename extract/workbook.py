"""A workbook of figures: the rows, what each column means, and which filters chose them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from extract.dictionary import figure_fields
from extract.errors import BadInput
from extract.records import cell, records

MAX_ROWS = 1_048_575  # beside the header: the format's own limit
MAX_CHARS = 32_767  # in one cell: the format's own limit
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XML has no way to say these


def write_workbook(frame: pd.DataFrame, file: BinaryIO, notes: Mapping[str, str]) -> None:
    """Writes the sheets `figures`, `columns` and `filters`; raises BadInput for more rows than a sheet holds."""
    if len(frame) > MAX_ROWS:
        raise BadInput(f"{len(frame)} figures; a sheet holds {MAX_ROWS}: narrow the filters, or export CSV or Parquet")
    book = Workbook(write_only=True)
    add_sheet(book, "figures", list(frame.columns), (record.values() for record in records(frame)))
    meanings = ([f.name, f.type, f.unit, f.values, f.meaning] for f in figure_fields() if f.name in frame.columns)
    add_sheet(book, "columns", ["name", "type", "unit", "values", "meaning"], meanings)
    add_sheet(book, "filters", ["filter", "value"], notes.items())
    book.save(file)


def add_sheet(book: Workbook, title: str, header: list[str], rows: Iterable[Iterable[Any]]) -> None:
    """One sheet with a header that stays in sight."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    bold = []
    for name in header:
        heading = WriteOnlyCell(sheet, value=name)
        heading.font = Font(bold=True)
        bold.append(heading)
    sheet.append(bold)
    for row in rows:
        sheet.append([writable(value) for value in row])


def writable(value: Any) -> Any:
    """A value that a cell can hold: safe text without control characters, cut at the format's limit."""
    value = cell(value)
    return UNWRITABLE.sub("\ufffd", value)[:MAX_CHARS] if isinstance(value, str) else value
