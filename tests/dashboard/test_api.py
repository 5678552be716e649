"""The addresses for scripts: the figures of the page's filters, typed, safe, and 400 with the reason for the rest."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from flask.testing import FlaskClient

from extract.model import FIGURE_FIELDS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("search", "numbers"),
    [
        ("?metric=displacement&area=Jenin&measure=total", ["500", "21,000", "19,000", "15,000"]),
        ("?metric=deaths&since=2025-03-24", ["8"]),
        ("?unplaced=1", ["900"]),
        ("?status=denied", ["7"]),
        ("?source=UNRWA", ["21,000"]),
        ("?q=Tulkarem", ["40"]),
        ("?area=Israel", []),
    ],
)
def test_csv_holds_exactly_the_choice(client: FlaskClient, search: str, numbers: list[str]) -> None:
    answer = client.get(f"/api/figures.csv{search}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    found = rows(answer.get_data(as_text=True))
    assert sorted(row["surface"] for row in found) == sorted(numbers)
    assert answer.get_data(as_text=True).splitlines()[0] == ",".join(FIGURE_FIELDS)


def test_csv_is_typed(client: FlaskClient) -> None:
    (row,) = rows(client.get("/api/figures.csv?source=UNRWA").get_data(as_text=True))
    assert (row["value"], row["as_of"], row["group"]) == ("21000", "2025-03-10", "")


def test_json_pages(client: FlaskClient) -> None:
    first = client.get("/api/figures.json?limit=10").get_json()
    assert (first["total"], len(first["figures"])) == (15, 10)
    second = client.get(first["next"]).get_json()
    assert (len(second["figures"]), second["next"]) == (5, None)
    assert not {f["id"] for f in first["figures"]} & {f["id"] for f in second["figures"]}


def test_a_workbook_explains_itself(client: FlaskClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/figures.xlsx?metric=deaths").data), read_only=True)
    assert book.sheetnames == ["figures", "columns", "filters"]
    said = {str(key): value for key, value, *_ in book["filters"].iter_rows(values_only=True)}
    assert said["metrics"] == "deaths"
    assert "/evidence?metric=deaths" in str(said["address"])


def test_geojson_leaves_the_unplaced_without_a_point(client: FlaskClient) -> None:
    found = json.loads(client.get("/api/figures.geojson").data)
    assert sum(feature["geometry"] is None for feature in found["features"]) == 1


def test_series_are_the_recommended_totals(client: FlaskClient) -> None:
    found = client.get("/api/series.json?metric=displacement&area=Gaza").get_json()["series"]
    assert [(row["date"], row["value"], row["qualifier"]) for row in found] == [("2024-12-31", 1_900_000, "about")]
    assert rows(client.get("/api/series.csv?metric=hostages").get_data(as_text=True))[0]["area"] == "Gaza"


def test_the_package_describes_every_column(client: FlaskClient) -> None:
    package = client.get("/api/datapackage.json?area=Jenin").get_json()
    (resource,) = package["resources"]
    assert tuple(field["name"] for field in resource["schema"]["fields"]) == FIGURE_FIELDS
    assert resource["path"].endswith("/api/figures.csv?area=Jenin")


def test_the_api_describes_itself(client: FlaskClient) -> None:
    described = client.get("/api/").get_json()
    assert described["openapi"].startswith("3.1")
    figure = client.get("/api/figures.json?limit=1").get_json()["figures"][0]["id"]
    for path in described["paths"]:
        assert client.get(path.replace("{id}", figure)).status_code == 200, path


def test_a_figure_is_cited(client: FlaskClient) -> None:
    (figure,) = client.get("/api/figures.json?source=UNRWA").get_json()["figures"]
    said = client.get(f"/api/figures/{figure['id']}/citation").get_data(as_text=True)
    assert said.startswith("21,000 people displaced in Jenin, as of 10 Mar 2025, according to UNRWA, published by ")
    assert said.endswith(figure["url"])
    assert client.get(f"/api/figures/{figure['id']}/citation?lang=tlh").status_code == 400
    assert client.get("/api/figures/0000/citation").status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "reason"),
    [
        ("/api/figures.csv?metric=weather", 400, "`metric` must be one of"),
        ("/api/figures.json?limit=-1", 400, "`limit` must be a whole number, not '-1'"),
        ("/api/figures.json?limit=999999", 400, "`limit` must lie between 1 and 10000"),
        ("/api/figures.json?offset=1e9", 400, "`offset` must be a whole number"),
        ("/api/figures.json?order=id;drop", 400, "`order` is not a filter"),
        ("/api/series.csv?since=never", 400, "`since` must be a date"),
        ("/api/figures.exe", 404, "figures come as json, csv"),
        ("/api/series.xlsx", 404, "series come as json or csv"),
    ],
)
def test_what_cannot_be_answered_says_why(client: FlaskClient, address: str, status: int, reason: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.get_json()["error"].startswith(reason)


def test_health_says_what_is_there(client: FlaskClient) -> None:
    assert client.get("/health").get_json() == {"status": "ok", "documents": 16, "figures": 16, "counted": None}
