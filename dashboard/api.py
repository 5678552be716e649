"""The same figures and series by address, for spreadsheets and scripts: `/api/`, with the filters of the pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from flask import Flask, Response, jsonify, request

from dashboard.answers import Answers
from dashboard.datapackage import describe_package
from dashboard.downloads import file_name, notes_of, series_rows
from dashboard.filters import View
from dashboard.language import language
from dashboard.moves import change_rows, changes_query, moves, since_of
from dashboard.openapi import describe_api
from dashboard.phrases import citation
from dashboard.queries import figure_query
from extract.errors import BadInput, DisplacementError
from extract.export import WRITERS, write_csv_rows
from extract.records import records
from extract.store.catalogue import Catalogue
from extract.store.query import FigureQuery
from extract.store.revisions import count_revisions
from extract.store.store import Store

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PAGE, LARGEST_PAGE = 1_000, 10_000
CSV_BLOCK = 20_000  # rows held at a time


def add_api(server: Flask, answers: Answers, *, now: Callable[[], datetime]) -> None:
    """The routes below `/api/`. Parameters that cannot be read get 400 with the reason."""
    store, catalogue = answers.store, answers.catalogue

    @server.errorhandler(DisplacementError)
    def say_why(err: DisplacementError) -> tuple[Response, int]:
        return jsonify(error=str(err)), 400 if isinstance(err, BadInput) else 503

    @server.get("/api/")
    def about() -> Response:
        return jsonify(describe_api(request.host_url.rstrip("/")))

    @server.get("/api/figures.json")
    def figures_json() -> Response:
        view, limit, offset = asked()
        query = figure_query(view)
        frame = catalogue.figures(replace(query, limit=limit, offset=offset))
        total = catalogue.count(query)
        following = None
        if offset + len(frame) < total:
            pairs = [(k, v) for k, v in request.args.items(multi=True) if k not in ("limit", "offset")]
            following = f"/api/figures.json?{urlencode([*pairs, ('limit', limit), ('offset', offset + limit)])}"
        return jsonify(total=total, next=following, figures=list(records(frame)))

    @server.get("/api/figures.<ending>")
    def figures_file(ending: str) -> Response | tuple[Response, int]:
        if ending not in TYPES:
            return jsonify(error=f"figures come as {', '.join(['json', *TYPES])}, not {ending[:20]!r}"), 404
        view = View.strict(list(request.args.items(multi=True)))
        query = figure_query(view)
        body: Any
        if ending == "csv":
            body = csv_blocks(catalogue, query)
        else:
            out = io.BytesIO()
            WRITERS[f".{ending}"](store.figures(query), out, notes_of(view, request.host_url, at=now()))
            body = out.getvalue()
        return attachment(body, TYPES[ending], file_name("figures", view, ending))

    add_citation(server, store)
    add_changes(server, answers, now=now)
    add_series(server, answers)

    @server.get("/health")
    def health() -> tuple[Response, int]:
        summary = store.summary()
        counted = answers.ready if answers.keeping else None
        return jsonify(status="ok", documents=summary.documents, figures=summary.figures, counted=counted), 200

    @server.get("/api/datapackage.json")
    def datapackage() -> Response:
        view = View.strict(list(request.args.items(multi=True)))
        return jsonify(describe_package(view, request.host_url, at=now()))


def add_citation(server: Flask, store: Store) -> None:
    """One figure as a sentence to quote."""

    @server.get("/api/figures/<figure_id>/citation")
    def cite(figure_id: str) -> Response | tuple[Response, int]:
        figure = store.figure(figure_id)
        if figure is None:
            return jsonify(error="no figure with this id holds in the store"), 404
        t = language(View.strict(list(request.args.items(multi=True))).lang)
        said = citation(figure.to_dict(), t)
        if figure.url is None:
            said += f", {request.host_url}?figure={figure.id}"  # where no page is known, where it can be followed
        return Response(said, content_type="text/plain; charset=utf-8")


def add_changes(server: Flask, answers: Answers, *, now: Callable[[], datetime]) -> None:
    """What changed since a day, as the page tells it."""
    store = answers.store

    @server.get("/api/changes.json")
    def changes_json() -> Response:
        view, limit, offset = asked()
        since = since_of(view, now())
        query = changes_query(view)
        counts = {r.value: sum(found.values()) for r, found in count_revisions(store, query, since).items()}
        parts = change_rows(store, query, since, limit=limit, offset=offset)
        figures = [row for part in parts for row in records(part)]
        moved = [move.to_dict() for move in moves(answers, view, since)]
        return jsonify(since=since.isoformat(), counts=counts, headlines=moved, figures=figures)

    @server.get("/api/changes.csv")
    def changes_csv() -> Response:
        view = View.strict(list(request.args.items(multi=True)))
        since, query = since_of(view, now()), changes_query(view)

        def blocks() -> Iterator[str]:
            offset, more = 0, True
            while more:
                parts = list(change_rows(store, query, since, limit=CSV_BLOCK, offset=offset))
                for n, part in enumerate(parts):
                    text = io.StringIO()
                    write_csv_rows(part, text, header=offset == n == 0)
                    yield text.getvalue()
                offset += CSV_BLOCK
                more = any(len(part) == CSV_BLOCK for part in parts)

        return attachment(blocks(), TYPES["csv"], file_name("changes", view, "csv"))


def add_series(server: Flask, answers: Answers) -> None:
    """The recommended series, as the overview draws them."""

    @server.get("/api/series.<ending>")
    def series(ending: str) -> Response | tuple[Response, int]:
        view = View.strict(list(request.args.items(multi=True)))
        frame = series_rows(answers.headlines(view, view.chosen_metrics, whole=True))
        if ending == "json":
            return jsonify(series=list(records(frame)))
        if ending == "csv":
            text = io.StringIO()
            write_csv_rows(frame, text)
            return attachment(text.getvalue(), TYPES["csv"], file_name("series", view, "csv"))
        return jsonify(error=f"series come as json or csv, not {ending[:20]!r}"), 404


def asked() -> tuple[View, int, int]:
    """The view of the request and the page of it; raises BadInput."""
    pairs = list(request.args.items(multi=True))
    numbers = {"limit": PAGE, "offset": 0}
    for name, text in pairs:
        if name in numbers:
            if not (text.isascii() and text.isdigit()) or len(text) > 9:
                raise BadInput(f"`{name}` must be a whole number, not {text[:40]!r}")
            numbers[name] = int(text)
    if not 1 <= numbers["limit"] <= LARGEST_PAGE:
        raise BadInput(f"`limit` must lie between 1 and {LARGEST_PAGE}, not {numbers['limit']}")
    view = View.strict([(name, text) for name, text in pairs if name not in numbers])
    return view, numbers["limit"], numbers["offset"]


def csv_blocks(catalogue: Catalogue, query: FigureQuery) -> Iterator[str]:
    """The figures as CSV, a block at a time: a million rows never stand in memory together."""
    offset = 0
    while True:
        frame: pd.DataFrame = catalogue.figures(replace(query, limit=CSV_BLOCK, offset=offset))
        text = io.StringIO()
        write_csv_rows(frame, text, header=offset == 0)
        yield text.getvalue()
        offset += len(frame)
        if len(frame) < CSV_BLOCK:
            return


def attachment(body: Any, kind: str, name: str) -> Response:
    """A file to save."""
    return Response(body, headers={"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'})
