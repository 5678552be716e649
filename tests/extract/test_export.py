"""What leaves the house is typed, complete, safe to open, and says what it is."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from extract.dictionary import figure_fields
from extract.errors import BadInput
from extract.export import export
from extract.model import ENUMS, FIGURE_FIELDS, Document, Figure, Kind, Metric, PlaceRole, Unit
from extract.output import replacing
from extract.records import safe_text
from extract.store.frames import figure_frame

NOTES = {"areas": "Jenin", "written": "2025-02-04T09:00:00+00:00"}
MakeFigure = Callable[..., Figure]


@pytest.fixture
def frame(document: Document, figure: MakeFigure) -> pd.DataFrame:
    """Three figures: an ordinary one, one without value and place, and one that plays tricks."""
    nowhere: dict[str, Any] = {"value": None, "low": 12.0, "place": None, "place_id": None, "lat": None, "lon": None}
    tricky = {"quote": "=1+1", "place": "Jénin جنين", "source": "@mayor", "lat": -31.5, "lon": -35.25, "value": 66.7}
    return figure_frame(
        [figure(document), figure(document, id="nowhere", **nowhere), figure(document, id="tricky", **tricky)]
    )


def test_csv_is_typed_utf8_with_iso_dates_and_empty_cells(frame: pd.DataFrame, tmp_path: Path) -> None:
    export(frame, tmp_path / "figures.csv", notes=NOTES)
    content = (tmp_path / "figures.csv").read_bytes().decode("utf-8")
    rows = list(csv.DictReader(content.splitlines()))
    assert tuple(rows[0]) == FIGURE_FIELDS
    assert (rows[0]["value"], rows[0]["as_of"], rows[0]["lat"]) == ("120", "2025-02-02", "32.4594")
    assert (rows[1]["value"], rows[1]["low"], rows[1]["place"]) == ("", "12", "")
    assert (rows[2]["value"], rows[2]["lat"], rows[2]["lon"]) == ("66.7", "-31.5", "-35.25")
    assert (rows[2]["quote"], rows[2]["source"], rows[2]["place"]) == ("'=1+1", "'@mayor", "Jénin جنين")
    assert rows[0]["reasons"] == "verb destroyed; noun homes"
    assert not {"nan", "None", "<NA>"} & {cell for row in rows for cell in row.values()}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\nx", "'\nx"),
        ("\0x", "'\0x"),
        (" =1", "' =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("－1", "'－1"),
        ("", ""),
        ("Jenin = a city", "Jenin = a city"),
        ("'=1", "'=1"),
    ],
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, cell: str) -> None:
    assert safe_text(text) == cell


def test_xlsx_has_the_rows_the_meaning_of_the_columns_and_the_filters(frame: pd.DataFrame, tmp_path: Path) -> None:
    frame.loc[0, "quote"] = "bell \x07 and " + "x" * 40_000
    export(frame, tmp_path / "figures.xlsx", notes=NOTES)
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx")
    assert book.sheetnames == ["figures", "columns", "filters"]
    header, first, second, third = book["figures"].values
    assert header == FIGURE_FIELDS
    row = dict(zip(header, first, strict=True))
    assert (row["value"], row["lat"], row["as_of"]) == (120, 32.4594, "2025-02-02")
    assert row["quote"].startswith("bell \ufffd and ")
    assert dict(zip(header, second, strict=True))["value"] is None
    assert dict(zip(header, third, strict=True))["quote"] == "'=1+1"
    assert all(cell.data_type != "f" for cells in book["figures"].iter_rows() for cell in cells)
    assert [name for name, *_ in book["columns"].iter_rows(min_row=2, values_only=True)] == list(FIGURE_FIELDS)
    assert list(book["filters"].iter_rows(min_row=2, values_only=True)) == list(NOTES.items())


def test_geojson_has_points_in_longitude_latitude_and_keeps_what_is_unplaced(
    frame: pd.DataFrame, tmp_path: Path
) -> None:
    export(frame, tmp_path / "figures.geojson", notes=NOTES)
    collection = json.loads((tmp_path / "figures.geojson").read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert collection["notes"] == NOTES
    placed, nowhere, tricky = collection["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [35.3009, 32.4594]}
    assert nowhere["geometry"] is None
    assert tricky["properties"]["quote"] == "=1+1"
    assert set(placed["properties"]) == set(FIGURE_FIELDS) - {"lat", "lon"}


def test_parquet_is_typed_even_where_a_column_is_empty(frame: pd.DataFrame, tmp_path: Path) -> None:
    export(frame, tmp_path / "figures.parquet", notes=NOTES)
    export(frame.head(0), tmp_path / "none.parquet", notes=NOTES)
    full, none = pd.read_parquet(tmp_path / "figures.parquet"), pd.read_parquet(tmp_path / "none.parquet")
    assert full.drop(columns="reasons").equals(frame.drop(columns="reasons"))
    assert full["reasons"].tolist()[0].tolist() == ["verb destroyed", "noun homes"]
    assert full.attrs == {"notes": NOTES}
    assert list(full.dtypes) == list(none.dtypes)


def test_json_lines_give_the_same_records_as_the_figures(
    document: Document, figure: MakeFigure, tmp_path: Path
) -> None:
    figures = [figure(document), figure(document, id="b", value=None, household_size=6.0, quote="=1")]
    export(figure_frame(figures), tmp_path / "figures.jsonl", notes=NOTES)
    lines = (tmp_path / "figures.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [made.to_dict() for made in figures]


@pytest.mark.parametrize("name", ["figures.doc", "figures", "gone/figures.csv"])
def test_what_cannot_be_written_is_named(frame: pd.DataFrame, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=name):
        export(frame, tmp_path / name, notes=NOTES)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("yesterday's")
    interrupted = ExitStack()
    interrupted.enter_context(replacing(path)).write(b"half of today's")
    assert interrupted.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None) is not True
    assert path.read_text() == "yesterday's"
    with replacing(path) as file:
        file.write(b"today's")
    assert path.read_text() == "today's"
    assert list(tmp_path.iterdir()) == [path]


def test_the_dictionary_has_a_line_for_every_field_in_its_order() -> None:
    assert tuple(field.name for field in figure_fields()) == FIGURE_FIELDS
    for field in figure_fields():
        assert field.type in {"text", "number", "integer", "date", "list of text"}
        assert field.meaning
        allowed = [member.value for member in ENUMS[field.name]] if field.name in ENUMS else []
        assert field.values == " | ".join(allowed)


@pytest.mark.parametrize("ending", ["csv", "parquet", "geojson", "jsonl", "xlsx"])
def test_every_kind_of_file_says_whether_people_left_a_place_or_are_there(
    document: Document, figure: MakeFigure, tmp_path: Path, ending: str
) -> None:
    moved = {"metric": Metric.DISPLACEMENT, "kind": Kind.DISPLACED, "unit": Unit.PERSON}
    roles = (PlaceRole.HOST, None, PlaceRole.ORIGIN)
    told = [figure(document, id=f"f{n}", place_role=role, **moved) for n, role in enumerate(roles)]
    path = tmp_path / f"figures.{ending}"
    export(figure_frame(told), path, notes=NOTES)
    if ending == "geojson":
        written = [f["properties"]["place_role"] for f in json.loads(path.read_text())["features"]]
    elif ending == "jsonl":
        written = [json.loads(line)["place_role"] for line in path.read_text().splitlines()]
    else:
        read: dict[str, Callable[..., pd.DataFrame]] = {
            "csv": pd.read_csv,
            "parquet": pd.read_parquet,
            "xlsx": pd.read_excel,
        }
        column = read[ending](path)["place_role"]
        written = [None if pd.isna(value) else value for value in column]
    assert written == ["host", None, "origin"]
