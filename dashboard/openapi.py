"""The API's description of itself, OpenAPI 3.1, made from the filters: it cannot fall behind them."""

from __future__ import annotations

from typing import Any

from dashboard.filters import CHOICES, READERS

ABOUT = {
    "metric": "Metrics, joined by commas.",
    "area": "Reporting areas, joined by commas.",
    "unplaced": "1: only figures without a place.",
    "place": "Gazetteer id of one place.",
    "since": "First day that a figure stands for, YYYY-MM-DD.",
    "until": "Last day that a figure stands for, YYYY-MM-DD.",
    "series": "metric.kind.unit, joined by commas: how a metric is counted in series; "
    "displacement.displaced.person.host counts displaced people where they are now.",
    "measure": "Events (new) or running totals (total).",
    "status": "Default: reported.",
    "source": "Who gives the number, as named.",
    "review": "Default: all but rejected.",
    "q": "Words in sentence, title, place or source.",
    "confidence": "Least confidence, 0 to 1.",
    "lang": "Language of the words, for example of a citation.",
    "changed": "First day (UTC) whose changes are told, YYYY-MM-DD; default yesterday.",
    "known": "What the store knew at the end of that day (UTC), YYYY-MM-DD.",
}

FIGURE_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "Its id."}


def describe_api(host: str) -> dict[str, Any]:
    """The document at `/api/`."""
    filters = [parameter(name) for name in ABOUT if name in READERS]
    paging = [
        {
            "name": "limit",
            "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": 10_000, "default": 1000},
        },
        {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0, "default": 0}},
    ]
    paths = {
        "/api/figures.json": operation(
            "A page of figures with `total` and the address of the `next` page.", filters + paging
        ),
        **{
            f"/api/figures.{ending}": operation(f"All figures of the filters as {name}.", filters)
            for ending, name in (
                ("csv", "CSV"),
                ("xlsx", "a workbook with columns and filters explained"),
                ("geojson", "GeoJSON points"),
                ("parquet", "Parquet"),
                ("jsonl", "JSON Lines"),
            )
        },
        "/api/figures/{id}/citation": operation("One figure as a sentence to quote.", [FIGURE_ID, parameter("lang")]),
        "/api/series.json": operation("The recommended running totals, a row a day.", filters),
        "/api/series.csv": operation("The same as CSV.", filters),
        "/api/changes.json": operation(
            "What changed in the store: `counts`, the `headlines` that moved, and the `figures`; "
            "`limit` and `offset` page through each kind of change.",
            filters + paging,
        ),
        "/api/changes.csv": operation("Every figure that changed, with what it said before.", filters),
        "/api/datapackage.json": operation("A Frictionless descriptor of the CSV.", filters),
        "/health": operation(
            "Whether the store answers; `counted` says whether the first page waits for nothing any more.", []
        ),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Displacement dashboard",
            "version": version(),
            "description": "Figures read from news and reports, each with its sentence, source, place and date. "
            "The filters are those of the pages: any address of a page gives the same figures here.",
        },
        "servers": [{"url": host}],
        "paths": paths,
    }


def parameter(name: str) -> dict[str, Any]:
    """One filter as a query parameter."""
    schema: dict[str, Any] = {"type": "string"}
    if name in CHOICES:
        words = [str(choice) for choice in CHOICES[name]]
        schema |= {"examples": words} if name in ("metric", "area") else {"enum": words}
    return {"name": name, "in": "query", "description": ABOUT[name], "schema": schema}


def operation(summary: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    """One GET."""
    answers = {"200": {"description": "as asked"}}
    if parameters:
        answers["400"] = {"description": "a parameter cannot be read; `error` says which and why"}
    return {"get": {"summary": summary, "parameters": parameters, "responses": answers}}


def version() -> str:
    """The installed version."""
    from importlib.metadata import version as installed

    return installed("displacement-dashboard")
