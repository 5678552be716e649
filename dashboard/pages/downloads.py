"""The figures of the choice as files, and their addresses for spreadsheets and scripts."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, html

from dashboard import ids
from dashboard.components import Child, cell
from dashboard.filters import View
from dashboard.language import Language, language
from dashboard.phrases import digits
from dashboard.queries import figure_query
from extract.dictionary import figure_fields
from extract.store.catalogue import Catalogue

FILES = (
    ("figures.csv", "Figures, CSV", "for spreadsheets and scripts: UTF-8, ISO dates, safe to open"),
    ("figures.xlsx", "Figures, Excel workbook", "with a sheet that explains the columns and one with the filters"),
    ("figures.geojson", "Figures, GeoJSON", "points for a map; figures without a place have no geometry"),
    ("figures.parquet", "Figures, Parquet", "typed columns for analysis"),
    ("figures.jsonl", "Figures, JSON Lines", "every field exactly as stored"),
    ("series.csv", "Recommended series, CSV", "one row a day for each metric and area chosen"),
    ("datapackage.json", "Data package", "the columns, filters and citation for machines"),
)


def layout(catalogue: Catalogue, view: View) -> Child:
    """The page."""
    t = language(view.lang)
    return html.Div(
        [html.H1(t("Downloads")), html.Div(contents(catalogue, view, t), id=ids.DOWNLOADS)], className="reading"
    )


def contents(catalogue: Catalogue, view: View, t: Language) -> Child:
    """The files of the choice."""
    calm = view.but(figure=None)
    count = catalogue.count(figure_query(calm))
    search = calm.to_search()
    files = [
        html.Tr(
            [
                cell(html.A(t(name), href=f"/api/{path}{search}", download=""), t("File")),
                cell(t(tells), t("Holds")),
                cell(html.Code(f"/api/{path}{search}"), t("Address")),
            ]
        )
        for path, name, tells in FILES
    ]
    columns = [
        html.Tr([cell(html.Code(f.name), t("Column")), cell(f.type, t("Type")), cell(f.meaning, t("Meaning"))])
        for f in figure_fields()
    ]
    return [
        html.P(
            t(
                "Exactly the {count} figures of the choice above. Each file carries its filters and this address.",
                count=digits(count),
            )
        ),
        html.Div(html.Table([html.Tbody(files)], className="plain-table cards"), className="table-scroll", tabIndex=0),
        html.P(
            [
                t("The addresses work in scripts and spreadsheets with the same filters; "),
                html.A(t("their description (OpenAPI)"), href="/api/"),
                ".",
            ]
        ),
        html.P(t("PNG and SVG of a chart, with its citation: the links above it on the overview.")),
        html.H2(t("What the columns mean")),
        html.Div(
            html.Table([html.Tbody(columns)], className="plain-table cards"), className="table-scroll", tabIndex=0
        ),
    ]


def register(app: Dash, catalogue: Catalogue) -> None:
    """The files follow the address."""

    @app.callback(
        Output(ids.DOWNLOADS, "children"),
        Input(ids.URL, "search"),
        State(ids.DOWNLOADS, "id"),
        prevent_initial_call=True,
    )
    def draw(search: Any, _id: Any) -> Child:
        view = View.from_search(search)
        return contents(catalogue, view, language(view.lang))
