"""Every file that the page Downloads offers, saved as a reader saves it, holds exactly the figures of the choice."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from dashboard.pages.downloads import FILES

pytestmark = pytest.mark.browser

CHOICE = "?metric=hostages&area=Gaza"


def workbook_rows(saved: Path) -> int:
    sheet = openpyxl.load_workbook(saved, read_only=True).worksheets[0]
    return len(list(sheet.iter_rows(values_only=True))) - 1


FIGURES_IN: dict[str, Callable[[Path], int]] = {
    "figures.csv": lambda saved: len(list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8"))))),
    "figures.xlsx": workbook_rows,
    "figures.geojson": lambda saved: len(json.loads(saved.read_text(encoding="utf-8"))["features"]),
    "figures.parquet": lambda saved: len(pd.read_parquet(saved)),
    "figures.jsonl": lambda saved: len(saved.read_text(encoding="utf-8").splitlines()),
}


def save(page: Any, name: str, folder: Path) -> Path:
    """The file behind a link of the page, under the name that the browser gives it."""
    with page.expect_download() as download:
        page.locator(f"a[href='/api/{name}{CHOICE}']").click()
    path = folder / str(download.value.suggested_filename)
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("name", FIGURES_IN)
def test_a_file_holds_exactly_the_figures_of_the_choice(watched: Any, tmp_path: Path, name: str) -> None:
    page = watched.open(f"/downloads{CHOICE}")
    told = page.locator("#downloads p").first.inner_text()
    count = int(re.sub(r"\D", "", told))
    saved = save(page, name, tmp_path)
    assert saved.suffix == Path(name).suffix
    assert FIGURES_IN[name](saved) == count > 0


def test_the_series_has_a_row_a_day_of_the_choice_alone(watched: Any, tmp_path: Path) -> None:
    saved = save(watched.open(f"/downloads{CHOICE}"), "series.csv", tmp_path)
    rows = list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8"))))
    assert rows
    assert {(row["metric"], row["area"]) for row in rows} == {("hostages", "Gaza")}


def test_the_data_package_cites_the_choice(watched: Any, tmp_path: Path) -> None:
    saved = save(watched.open(f"/downloads{CHOICE}"), "datapackage.json", tmp_path)
    package = json.loads(saved.read_text(encoding="utf-8"))
    assert CHOICE in json.dumps(package)
    assert package["resources"]


def test_no_file_of_the_page_is_left_out_here() -> None:
    assert {name for name, _, _ in FILES} == {*FIGURES_IN, "series.csv", "datapackage.json"}


def test_the_addresses_are_described(watched: Any) -> None:
    page = watched.open(f"/downloads{CHOICE}")
    described = page.get_by_role("link", name="their description (OpenAPI)").get_attribute("href")
    answer = page.request.get(watched.address + described)
    assert answer.ok
    assert all(f"/api/{name}" in answer.text() for name, _, _ in FILES)
