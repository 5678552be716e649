"""Headers on every answer, strangers refused, and no forged callback that breaks the server."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.safe import web_address
from dashboard.security import HEADERS

PATHS = ("/", "/health", "/api/", "/api/figures.csv", "/_dash-layout", "/nothing/here", "/assets/dashboard.css")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    answer.close()
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": "localhost.evil.example:8050"}, 421),
    ],
)
def test_other_sites_are_refused(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/_dash-update-component", json={}, headers=headers).status_code == status


def test_a_body_has_a_limit(client: FlaskClient) -> None:
    assert (
        client.post("/_dash-update-component", data=b"{" * 3_000_000, content_type="application/json").status_code
        == 413
    )


@pytest.mark.parametrize(
    ("address", "fit"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//example.org/a", False),
        ("https://", False),
        ("https://[", False),
        ("https:\\\\example.org", False),
        (None, False),
        (7, False),
    ],
)
def test_only_web_pages_become_links(address: Any, fit: bool) -> None:
    assert web_address(address) == (address if fit else None)


TIME_LINES = (
    "..overview-timelines.children...overview-newest.children..."
    "overview-tray.children...overview-day.max...overview-day.value.."
)
FOLD = '{"of":["ALL"],"type":"fold"}'
FOLDED = '{"of":["ALL"],"type":"folded"}.children'


def callback(output: str, inputs: list[tuple[str, str, Any]], state: list[tuple[str, str, Any]] | None = None) -> Any:
    outputs = [brought(*part.rsplit(".", 1)) for part in output.strip(".").split("...")]
    return {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": [brought(name, part, value=value) for name, part, value in inputs],
        "state": [brought(name, part, value=value) for name, part, value in state or []],
        "changedPropIds": [inputs[0][0].replace('["ALL"]', '"Gaza"') + "." + inputs[0][1]],
    }


def brought(name: str, part: str, **value: Any) -> Any:
    """What a browser brings for one input or output; for a pattern the one component of it that its page has."""
    if not name.startswith("{"):
        return {"id": name, "property": part} | value
    return [{"id": json.loads(name) | {"of": "Gaza"}, "property": part} | value]


STRANGE: list[Any] = [
    None, 7, -1e308, True, [], {}, [[]], {"a": {"b": []}}, "?metric=weather&since=x", "?" + "metric=deaths&" * 500,
    ["x"] * 50_000, "\x00", "?figure=" + "a" * 64, "<script>alert(1)</script>", "?q=%22%29%20OR%201=1",
]  # fmt: skip


@pytest.mark.parametrize("value", STRANGE, ids=lambda v: repr(v)[:30])
@pytest.mark.parametrize(
    ("output", "inputs", "state"),
    [
        (
            "..overview-headlines.children...overview-again.disabled..",
            [("overview-again", "n_intervals"), ("url", "search")],
            [],
        ),
        (TIME_LINES, [("overview-again", "disabled"), ("url", "search")], [(FOLD, "n_clicks"), (FOLD, "id")]),
        (
            "..overview-map.figure...overview-map-title.children...overview-map-table.children..."
            "overview-day-name.children..",
            [("overview-day", "value"), ("url", "search")],
            [("overview-map-fold", "n_clicks")],
        ),
        (FOLDED, [(FOLD, "n_clicks")], [(FOLD, "id"), ("url", "search")]),
        ("evidence-body.children", [("url", "search")], [("url", "pathname"), ("evidence-panel", "opened")]),
        ("evidence-table.getRowsResponse", [("evidence-table", "getRowsRequest")], [("url", "search")]),
        ("..evidence-count.children...download-csv.href..", [("url", "search")], []),
        (
            "..root.children...shown.data..",
            [("url", "pathname"), ("url", "search")],
            [("shown", "data")],
        ),
    ],
    ids=["headlines", "time-lines", "map", "table", "panel", "rows", "count", "page"],
)
def test_a_forged_callback_gets_a_default_or_a_refusal(
    client: FlaskClient, output: str, inputs: list[tuple[str, str]], state: list[tuple[str, str]], value: Any
) -> None:
    sent = callback(output, [(i, p, value) for i, p in inputs], [(i, p, value) for i, p in state])
    answer = client.post("/_dash-update-component", json=sent)
    assert answer.status_code in (200, 204)
    assert "could not be shown" not in answer.get_data(as_text=True)  # the page's word for an error of ours


@pytest.mark.parametrize(
    "request_rows",
    [
        {"startRow": 0, "endRow": 10**9},
        {"startRow": -5, "endRow": 5},
        {"startRow": "0", "endRow": "100"},
        {"startRow": True, "endRow": 100},
        {"startRow": 0, "endRow": 100, "sortModel": [{"colId": "id; DROP TABLE figures", "sort": "asc"}]},
        {"startRow": 0, "endRow": 100, "sortModel": {"colId": 3}},
        {"startRow": 10**15, "endRow": 10**15 + 10},
    ],
)
def test_a_forged_page_of_rows_is_never_a_whole_scan(client: FlaskClient, request_rows: Any) -> None:
    sent = callback(
        "evidence-table.getRowsResponse", [("evidence-table", "getRowsRequest", request_rows)], [("url", "search", "")]
    )
    answer = client.post("/_dash-update-component", json=sent)
    assert answer.status_code in (200, 204)
    sent_rows = (answer.get_json(silent=True) or {}).get("response", {}).get("evidence-table", {"getRowsResponse": {}})
    assert len(sent_rows["getRowsResponse"].get("rowData", [])) <= 100


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"7", b"{}", b'{"output": 3}', b"\xff\xfe", b'{"output": "nobody.children"}']
)
def test_a_broken_request_is_refused_without_a_trace(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.get_data(as_text=True)
