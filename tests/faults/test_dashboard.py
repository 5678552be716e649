"""Rows 12 to 14 of the scorecard: files that a spreadsheet opens, forged callbacks, writing by strangers.

Row 11 (texts that try to be code, on every page in Chromium) is tests/browser/test_hostile_texts.py.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

import extract
from dashboard.app import create_app
from dashboard.users import Role, add_user, users_file
from extract.config import Settings
from extract.errors import BadSetting
from extract.store.store import Store

Score = Callable[[str, bool], None]
NOW = datetime(2025, 3, 1, tzinfo=UTC)
PASSWORD = "correct horse battery"
FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1", "＋1", "－1", "＠A1"),
    *('=HYPERLINK("https://203.0.113.9")', "=cmd|' /C calc'!A0", "@=1", "--1", "+-+1", "  -2+3", "=\n1", '="a"&"b"'),
)


def stored(path: Path, words: tuple[str, ...]) -> None:
    """A store in which each of the words is the source of one figure."""
    with Store.open(path) as store:
        for n, said in enumerate(words):
            doc = extract.Document.from_dict(
                {"id": f"d{n}", "text": f"In Jenin {1200 + n} buildings were destroyed.", "published": "2025-02-01"}
            )
            (figure,) = extract.read(doc)
            store.add(doc, [replace(figure, source=said, group=None)], at=NOW)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A dashboard with the formulas as sources."""
    path = tmp_path_factory.mktemp("faults") / "figures.db"
    stored(path, FORMULAS)
    opened: FlaskClient = create_app(Settings(store=str(path)), environ={}).server.test_client()
    return opened


def test_row_12(client: FlaskClient, row: Score) -> None:
    """12 formulas in a file."""
    exact = {f["id"]: f for f in client.get("/api/figures.json").get_json()["figures"]}
    lines = list(csv.DictReader(io.StringIO(client.get("/api/figures.csv").get_data(as_text=True), newline="")))
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/figures.xlsx").data))
    names, *cells = book["figures"].iter_rows(values_only=True)
    sheet = [dict(zip(names, cell, strict=True)) for cell in cells]
    assert len(exact) == len(lines) == len(sheet) == len(FORMULAS)
    for line in lines:
        figure = exact[line["id"]]
        row(f"csv {figure['source']!r}", line["source"].startswith("'"))
        row(f"csv number of {figure['source']!r}", float(line["value"]) == figure["value"])
    for line in sheet:
        figure = exact[str(line["id"])]
        row(f"xlsx {figure['source']!r}", str(line["source"]).startswith("'"))
        row(f"xlsx number of {figure['source']!r}", line["value"] == figure["value"])
    row("json carries the exact text", {f["source"] for f in exact.values()} == set(FORMULAS))


def url(value: Any) -> dict[str, Any]:
    """The address as an input."""
    return {"id": "url", "property": "search", "value": value}


def forged() -> Iterator[tuple[str, Any]]:
    """Forty requests that no page sends."""
    strange: list[Any] = [
        None,
        7,
        True,
        [],
        {},
        {"a": {"b": 1}},
        "?metric=weather",
        "?since=x&until=y",
        "\x00",
        "?q=" + "a" * 5_000,
    ]
    panel = [
        {"id": "url", "property": "pathname", "value": "/"},
        {"id": "evidence-panel", "property": "opened", "value": 1},
    ]
    for value, (output, state) in product(
        [*strange, ["x"] * 100_000],
        [("..evidence-count.children...download-csv.href..", []), ("evidence-body.children", panel)],
    ):
        outputs: Any = [{"id": "evidence-count", "property": "children"}, {"id": "download-csv", "property": "href"}]
        if state:
            outputs = {"id": "evidence-body", "property": "children"}
        yield (
            f"{output} {str(value)[:30]!r}",
            {
                "output": output,
                "outputs": outputs,
                "inputs": [url(value)],
                "state": state,
                "changedPropIds": ["url.search"],
            },
        )
    rows = {
        "output": "evidence-table.getRowsResponse",
        "outputs": {"id": "evidence-table", "property": "getRowsResponse"},
    }
    requests: list[Any] = [
        *(
            None,
            7,
            {},
            {"startRow": 0, "endRow": 10**9},
            {"startRow": -1, "endRow": 9},
            {"startRow": "0", "endRow": []},
        ),
        {"startRow": 0, "endRow": 9, "sortModel": [{"colId": "1;DROP TABLE figures"}]},
    ]
    for asked in requests:
        given = {"id": "evidence-table", "property": "getRowsRequest", "value": asked}
        yield (
            f"rows {asked!r}",
            rows | {"inputs": [given], "state": [url("")], "changedPropIds": ["evidence-table.getRowsRequest"]},
        )
    bodies: list[Any] = [[], 7, "x", {}, {"output": 3}, {"output": "nobody.children"}]
    yield from ((f"body {body!r}", body) for body in bodies)
    known = {"output": "evidence-body.children", "outputs": {"id": "evidence-body", "property": "children"}}
    less: list[dict[str, Any]] = [{}, {"inputs": []}, {"inputs": [7]}, {"inputs": [url("")], "state": "x"}]
    less.append({"inputs": {"0": url("")}})
    for missing in less:
        yield f"without its inputs {missing!r}"[:60], known | missing


def test_row_13(client: FlaskClient, row: Score) -> None:
    """13 forged callbacks."""
    cases = list(forged())
    assert len(cases) == 40
    for name, body in cases:
        answer = client.post("/_dash-update-component", json=body)
        said = answer.get_data(as_text=True)
        row(name, answer.status_code < 500 and "Traceback" not in said and "could not be shown" not in said)


def deciding(figure: str) -> dict[str, Any]:
    """A review as the page sends it."""
    buttons = ("review-confirm", "review-reject", "review-correct", "review-undo")
    fields = ("review-name", "review-note", "review-field", "review-value")
    outputs = [("review-message", "children"), ("evidence-figure", "children"), ("reviewed", "data")]
    return {
        "output": "..review-message.children...evidence-figure.children...reviewed.data..",
        "outputs": [{"id": i, "property": p} for i, p in outputs],
        "inputs": [{"id": button, "property": "n_clicks", "value": 1} for button in buttons],
        "state": [
            *({"id": name, "property": "value", "value": "Ana"} for name in fields),
            {"id": "url", "property": "search", "value": f"?figure={figure}"},
        ],
        "changedPropIds": ["review-confirm.n_clicks"],
    }


def adding() -> dict[str, Any]:
    """A text to be added, as the page sends it."""
    fields = ("read-text", "read-title", "read-published", "read-publisher", "read-url")
    outputs = [("read-result", "children"), ("read-message", "children")]
    return {
        "output": "..read-result.children...read-message.children..",
        "outputs": [{"id": i, "property": p} for i, p in outputs],
        "inputs": [{"id": name, "property": "n_clicks", "value": 1} for name in ("read-button", "read-add")],
        "state": [
            *(
                {"id": name, "property": "value", "value": "9 died in Jenin." if name == "read-text" else None}
                for name in fields
            ),
            {"id": "url", "property": "search", "value": ""},
        ],
        "changedPropIds": ["read-add.n_clicks"],
    }


def test_row_14(tmp_path: Path, row: Score) -> None:
    """14 writing by strangers."""
    path = tmp_path / "figures.db"
    stored(path, ("a source",))
    add_user(users_file(str(path), {}), "rana", PASSWORD, Role.READER)
    add_user(users_file(str(path), {}), "ana", PASSWORD, Role.REVIEWER)
    guarded = create_app(Settings(store=str(path), host="0.0.0.0"), environ={}).server.test_client()
    with Store.open(path) as store:
        before, figure = store.summary(), store.figures(columns=("id",))["id"].iloc[0]
        cases: list[tuple[str, dict[str, Any], set[int]]] = [
            ("no password", {}, {401}),
            ("wrong password", {"auth": ("ana", "wrong password")}, {401}),
            ("a reader", {"auth": ("rana", PASSWORD)}, {403}),
            ("another site's page", {"auth": ("ana", PASSWORD), "headers": {"Origin": "https://evil.example"}}, {403}),
            ("cross-site", {"auth": ("ana", PASSWORD), "headers": {"Sec-Fetch-Site": "cross-site"}}, {403}),
        ]
        for (name, extra, refused), (what, body) in product(cases, (("review", deciding(figure)), ("add", adding()))):
            answer = guarded.post("/_dash-update-component", json=body, **extra)
            row(f"{what}: {name}", answer.status_code in refused and store.summary() == before)
        for what, body in (("review", deciding(figure)), ("add", adding())):
            got = guarded.get("/_dash-update-component", json=body, auth=("ana", PASSWORD))
            row(f"{what}: by GET", got.status_code == 405 and store.summary() == before)
        with pytest.raises(BadSetting):
            create_app(Settings(store=str(tmp_path / "other.db"), host="0.0.0.0"), environ={})
        allowed = guarded.post("/_dash-update-component", json=deciding(figure), auth=("ana", PASSWORD))
        row("a reviewer may", allowed.status_code == 200 and store.reviews(figure)[0]["review"] == "confirmed")
