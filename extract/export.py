"""Figures as files: CSV, JSON Lines, GeoJSON, Parquet and XLSX, chosen by the file's ending."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

import pandas as pd

from extract.errors import BadInput
from extract.output import replacing
from extract.parquet import write_parquet
from extract.records import cell, records

Notes = Mapping[str, str]


def export(frame: pd.DataFrame, path: Path, *, notes: Notes) -> None:
    """Writes the figures of a frame (columns as FIGURE_FIELDS) to a file, whole or not at all.

    `notes` says which filters chose them and when; formats with room for it carry it. Raises BadInput for an unknown
    ending and for more rows than the format holds.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise BadInput(f"{path}: no export ends in {path.suffix or 'nothing'}; use {', '.join(sorted(WRITERS))}")
    with replacing(path) as file:
        writer(frame, file, notes)


def write_csv(frame: pd.DataFrame, file: BinaryIO, _notes: Notes) -> None:
    """UTF-8, one header line, ISO dates, an empty cell for what is absent, text that no spreadsheet runs."""
    text = text_file(file)
    write_csv_rows(frame, text)
    text.detach()


def write_csv_rows(frame: pd.DataFrame, text: TextIO, *, header: bool = True) -> None:
    """The rows of a frame as lines of CSV."""
    rows = csv.writer(text, lineterminator="\r\n")  # as RFC 4180 has it; a lone return in a text is then quoted too
    if header:
        rows.writerow(frame.columns)
    rows.writerows([cell(value) for value in record.values()] for record in records(frame))


def write_jsonl(frame: pd.DataFrame, file: BinaryIO, _notes: Notes) -> None:
    """One JSON object a line, text exactly as it was read."""
    text = text_file(file)
    for record in records(frame):
        text.write(json.dumps(record, ensure_ascii=False) + "\n")
    text.detach()


def write_geojson(frame: pd.DataFrame, file: BinaryIO, notes: Notes) -> None:
    """A FeatureCollection (RFC 7946): points in longitude and latitude; an unplaced figure has no geometry."""
    text = text_file(file)
    text.write('{"type": "FeatureCollection", "notes": ' + json.dumps(dict(notes), ensure_ascii=False))
    text.write(', "features": [')
    for i, record in enumerate(records(frame)):
        lat, lon = record.pop("lat"), record.pop("lon")
        placed = lat is not None and lon is not None
        feature = {
            "type": "Feature",
            "id": record["id"],
            "geometry": {"type": "Point", "coordinates": [lon, lat]} if placed else None,
            "properties": record,
        }
        text.write((",\n" if i else "\n") + json.dumps(feature, ensure_ascii=False))
    text.write("\n]}\n")
    text.detach()


def write_xlsx(frame: pd.DataFrame, file: BinaryIO, notes: Notes) -> None:
    """A workbook with the figures, the meaning of the columns, and the filters."""
    from extract.workbook import write_workbook

    write_workbook(frame, file, notes)


def text_file(file: BinaryIO) -> TextIOWrapper:
    """A binary file for writing UTF-8 text; `detach` it when done."""
    return TextIOWrapper(file, encoding="utf-8", newline="")


WRITERS: Mapping[str, Callable[[pd.DataFrame, BinaryIO, Notes], None]] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".geojson": write_geojson,
    ".parquet": write_parquet,
    ".xlsx": write_xlsx,
}
