"""Every figure of the choice as a row; a row opens its sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_ag_grid as dag
from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update

from dashboard import ids
from dashboard.components import Child, clientside
from dashboard.filters import View
from dashboard.frame import go_to
from dashboard.language import language
from dashboard.phrases import digits
from dashboard.queries import figure_query
from dashboard.tables import SORTS, grid_columns, grid_rows
from extract.store.catalogue import Catalogue
from extract.store.store import Store

PATH = "/evidence"
BLOCK = 100


def layout(_store: Store, view: View) -> Child:
    """The table, its count and its download."""
    t = language(view.lang)
    grid = dag.AgGrid(
        id=ids.TABLE,
        rowModelType="infinite",
        columnDefs=grid_columns(t),
        getRowId="params.data.id",
        defaultColDef={"resizable": True, "suppressMovable": True},
        columnSize=None,
        dashGridOptions={
            "rowBuffer": 0,
            "cacheBlockSize": BLOCK,
            "maxBlocksInCache": 10,
            "infiniteInitialRowCount": 1,
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "enableRtl": t.direction == "rtl",
        },
        className="figures-grid",
        style={"height": "max(420px, calc(100vh - 330px))"},
    )
    return html.Div(
        [
            html.Div(
                [
                    html.H1(t("Evidence")),
                    html.P(id=ids.TABLE_COUNT, className="note"),
                    html.A(
                        t("Download as CSV"),
                        href="/api/figures.csv" + view.but(figure=None).to_search(),
                        id=ids.DOWNLOAD_CSV,
                        className="button",
                        download="",
                    ),
                ],
                className="title-row",
            ),
            grid,
        ]
    )


def register(app: Dash, catalogue: Catalogue) -> None:
    """Rows on demand, the sentence of a row, the file of the choice."""

    @app.callback(
        Output(ids.TABLE, "getRowsResponse"),
        Input(ids.TABLE, "getRowsRequest"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def rows(request: Any, search: Any) -> Any:
        if not isinstance(request, dict):
            return no_update
        view = View.from_search(search)
        query = figure_query(view)
        first, last = (request.get(name) for name in ("startRow", "endRow"))
        if not isinstance(first, int) or not isinstance(last, int) or not 0 <= first < last <= first + 10 * BLOCK:
            return no_update
        frame = catalogue.figures(
            replace(query, order=sort_order(request.get("sortModel")), limit=last - first, offset=first)
        )
        return {"rowData": grid_rows(frame, language(view.lang)), "rowCount": catalogue.count(query)}

    @app.callback(Output(ids.TABLE_COUNT, "children"), Output(ids.DOWNLOAD_CSV, "href"), Input(ids.URL, "search"))
    def count(search: Any) -> tuple[str, str]:
        view = View.from_search(search)
        found = catalogue.count(figure_query(view))
        t = language(view.lang)
        said = t("{count} figures; a row opens its sentence", count=digits(found))
        if not found:
            said = t("No figure fits this choice. Clear a filter, or choose other dates.")
        return said, "/api/figures.csv" + view.but(figure=None).to_search()

    clientside(app)(
        ClientsideFunction("display", "reload"),
        Output(ids.TABLE, "rowClass"),
        Input(ids.URL, "search"),
        Input(ids.REVIEWED, "data"),
        State(ids.TABLE, "id"),
        prevent_initial_call=True,
    )

    @app.callback(Input(ids.TABLE, "selectedRows"), State(ids.URL, "search"), prevent_initial_call=True)
    def open_row(selected: Any, search: Any) -> None:
        if not isinstance(selected, list) or not selected or not isinstance(selected[0], dict):
            return
        view = View.from_search(search)
        wanted = View.from_pairs([("figure", str(selected[0].get("id")))]).figure
        if wanted not in (None, view.figure):
            go_to(view.but(figure=wanted))


def sort_order(model: Any) -> str:
    """The order that the table asks for, if it is one that the store knows; else the newest first.

    >>> sort_order([{"colId": "place", "sort": "asc"}]), sort_order("; drop table figures")
    ('place', '-as_of')
    """
    if isinstance(model, list) and model and isinstance(model[0], dict):
        column, direction = model[0].get("colId"), model[0].get("sort")
        if isinstance(column, str) and column in SORTS:
            return ("-" if direction == "desc" else "") + SORTS[column]
    return "-as_of"
