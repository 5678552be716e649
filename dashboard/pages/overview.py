"""The first page: headline numbers, time lines, map, newest reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html

from dashboard import charts, ids, maps
from dashboard.answers import Answers
from dashboard.components import Child, aria, clientside, page_link
from dashboard.filters import View
from dashboard.frame import go_to
from dashboard.headline_grid import headline_rows
from dashboard.headlines import Headline
from dashboard.language import Language, language
from dashboard.map_room import empty_map, map_days, map_rows, map_title, tray
from dashboard.phrases import date_phrase, digits
from dashboard.queries import figure_query
from dashboard.tables import figure_table
from dashboard.timelines import time_lines
from extract.model import Area, Measure, Metric
from extract.store.catalogue import Catalogue
from extract.store.store import Store

PATH = "/"
NEWEST = 8


def layout(_store: Store, view: View, *, shapes: Sequence[maps.Shape] = ()) -> Child:
    """The page with room for what the address asks; `shapes` are the outlines of the map."""
    t = language(view.lang)
    return html.Div(
        [
            html.H1(t("What is reported, where, and by whom")),
            html.Section(id=ids.OVERVIEW_HEADLINES, className="headlines skeleton-room", **aria(t("Headline numbers"))),
            html.Div(
                [
                    html.Section(id=ids.OVERVIEW_TIMELINES, className="timelines", **aria(t("Time lines"))),
                    html.Section(
                        [
                            html.Div(id=ids.OVERVIEW_MAP_TITLE),
                            dcc.Graph(
                                id=ids.OVERVIEW_MAP,
                                figure=empty_map(shapes, t),
                                config=charts.config(t) | {"scrollZoom": True},
                                className="map",
                                style={"height": "min(480px, 112vw)"},
                            ),
                            html.Div(
                                [
                                    html.Button(
                                        "▶",
                                        id=ids.OVERVIEW_PLAY,
                                        n_clicks=0,
                                        type="button",
                                        className="play",
                                        **aria(t("Play the days")),
                                    ),
                                    dmc.Slider(
                                        id=ids.OVERVIEW_DAY,
                                        min=0,
                                        max=1,
                                        value=1,
                                        step=1,
                                        size="sm",
                                        label=None,
                                        updatemode="mouseup",
                                        className="day-slider",
                                        thumbLabel=t("Day of the map"),
                                    ),
                                    html.Span(id=ids.OVERVIEW_DAY_NAME, className="day-name"),
                                    dcc.Interval(id=ids.OVERVIEW_CLOCK, interval=400, disabled=True),
                                ],
                                className="day-row",
                            ),
                            html.Div(id=ids.OVERVIEW_TRAY),
                            html.Details(
                                [html.Summary(t("The map as a table")), html.Div(id=ids.OVERVIEW_MAP_TABLE)],
                                className="chart-table",
                            ),
                        ],
                        className="map-room",
                        **aria(t("Map")),
                    ),
                ],
                className="two-rooms",
            ),
            html.Section(id=ids.OVERVIEW_NEWEST, className="newest"),
        ]
    )


def newest(catalogue: Catalogue, view: View, t: Language) -> list[Child]:
    """The reports published last."""
    query = figure_query(view.but(areas=view.areas))
    frame = catalogue.figures(replace(query, order="-published", limit=NEWEST))
    total = catalogue.count(query)
    if frame.empty:
        return [
            html.H2(t("Newest reports")),
            html.P(t("No figure fits this choice. Clear a filter, or choose other dates."), className="nothing"),
        ]
    return [
        html.H2(t("Newest reports")),
        figure_table(frame, view, PATH, t),
        html.P(
            page_link(t("All {count} figures of this choice", count=digits(total)), "/evidence", view.but(figure=None)),
            className="more",
        ),
    ]


def register(app: Dash, answers: Answers, shapes: Sequence[maps.Shape]) -> None:
    """What the address and the day slider change."""
    catalogue = answers.catalogue

    @app.callback(
        Output(ids.OVERVIEW_HEADLINES, "children"),
        Output(ids.OVERVIEW_TIMELINES, "children"),
        Output(ids.OVERVIEW_NEWEST, "children"),
        Output(ids.OVERVIEW_TRAY, "children"),
        Output(ids.OVERVIEW_DAY, "max"),
        Output(ids.OVERVIEW_DAY, "value"),
        Input(ids.URL, "search"),
    )
    def draw(search: Any) -> Any:
        view = View.from_search(search)
        t = language(view.lang)
        found = answers.headlines(view, view.chosen_metrics)
        first, last = map_days(places_drawn(answers, view), view)
        day = min(max(view.day or last, first), last)
        return (
            headline_rows(found, view, t, otherwise=counted_otherwise(catalogue, found, view)),
            time_lines(found[view.focus_metric], view, t),
            newest(catalogue, view, t),
            tray(catalogue, view, t),
            max((last - first).days, 1),
            (day - first).days,
        )

    @app.callback(
        Output(ids.OVERVIEW_MAP, "figure"),
        Output(ids.OVERVIEW_MAP_TITLE, "children"),
        Output(ids.OVERVIEW_MAP_TABLE, "children"),
        Output(ids.OVERVIEW_DAY_NAME, "children"),
        Input(ids.OVERVIEW_DAY, "value"),
        Input(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def draw_map(value: Any, search: Any) -> Any:
        view = View.from_search(search)
        t = language(view.lang)
        metric = view.focus_metric
        drawn = places_drawn(answers, view)
        first, last = map_days(drawn, view)
        day = last
        if isinstance(value, int | float) and not isinstance(value, bool):
            day = first + timedelta(days=max(0, min(int(value), (last - first).days)))
        places = maps.latest_by_place(drawn, day=day, level=view.level)
        series = view.series_for(metric)
        figure = maps.place_map(places, series=series, extent=view.extent, shapes=shapes, t=t, chosen=view.place)
        measure = view.measure or Measure.TOTAL
        title = map_title(view, day if len(drawn) else None, measure, len(places), t)
        day_name = date_phrase(day.isoformat(), t) if len(drawn) else ""
        return figure, title, figure_table(places, view, PATH, t), day_name

    @app.callback(
        Input({"type": ids.TIMELINE, "area": ALL}, "clickData"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def open_mark(_lines: Any, search: Any) -> None:
        view = View.from_search(search)
        clicked = ctx.triggered[0]["value"] if ctx.triggered else None
        wanted = marked_figure(clicked)
        if wanted is not None and wanted != view.figure:
            go_to(view.but(figure=wanted))

    @app.callback(Input(ids.OVERVIEW_MAP, "clickData"), State(ids.URL, "search"), prevent_initial_call=True)
    def choose_place(clicked: Any, search: Any) -> None:
        view = View.from_search(search)
        place = marked_place(clicked)
        if place is not None:
            go_to(view.but(place=None if place == view.place else place, areas=(), unplaced=False, figure=None))

    @app.callback(
        Input({"type": ids.TIMELINE, "area": ALL}, "relayoutData"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def brush(_lines: Any, search: Any) -> None:
        view = View.from_search(search)
        period = brushed_period(ctx.triggered[0]["value"] if ctx.triggered else None)
        if period is not None and period != (view.since, view.until):
            go_to(view.but(since=period[0], until=period[1], day=None))

    clientside(app)(
        ClientsideFunction("display", "play"),
        Output(ids.OVERVIEW_CLOCK, "disabled"),
        Output(ids.OVERVIEW_PLAY, "children"),
        Input(ids.OVERVIEW_PLAY, "n_clicks"),
        State(ids.OVERVIEW_CLOCK, "disabled"),
    )
    clientside(app)(
        ClientsideFunction("display", "next_day"),
        Output(ids.OVERVIEW_DAY, "value", allow_duplicate=True),
        Input(ids.OVERVIEW_CLOCK, "n_intervals"),
        State(ids.OVERVIEW_DAY, "value"),
        State(ids.OVERVIEW_DAY, "max"),
        prevent_initial_call=True,
    )


def counted_otherwise(
    catalogue: Catalogue, found: Mapping[Metric, Mapping[Area, Headline]], view: View
) -> dict[tuple[Metric, Area], int]:
    """For every cell without a number, how many figures of its metric and area there are after all."""
    empty = [(metric, area) for metric, cells in found.items() for area, cell in cells.items() if cell.row is None]
    return {
        (metric, area): catalogue.count(figure_query(view.but(metrics=(metric,), areas=(area,), unplaced=False)))
        for metric, area in empty
    }


def places_drawn(answers: Answers, view: View) -> pd.DataFrame:
    """What the map may draw: every place of the choice, also where one of them is chosen alone."""
    metric = view.focus_metric
    return map_rows(answers.headlines(view.but(place=None), (metric,))[metric], view)


def marked_figure(clicked: Any) -> str | None:
    """The figure of a clicked mark, if the browser names one.

    >>> marked_figure({"points": [{"customdata": "0123456789abcdef"}]}), marked_figure({"points": [3]})
    ('0123456789abcdef', None)
    """
    return View.from_pairs([("figure", mark_of(clicked))]).figure


def marked_place(clicked: Any) -> str | None:
    """The place of a clicked circle, if the browser names one."""
    return View.from_pairs([("place", mark_of(clicked))]).place


def mark_of(clicked: Any) -> str:
    """What a clicked mark carries; "" where it carries no text."""
    try:
        named = clicked["points"][0]["customdata"]
    except (TypeError, KeyError, IndexError):
        return ""
    return named if isinstance(named, str) else ""


def brushed_period(layout: Any) -> tuple[date | None, date | None] | None:
    """The days that a brush over a time line chose; (None, None) where it was taken back, None where there was none.

    >>> brushed_period({"xaxis.range[0]": "2025-01-05 12:00", "xaxis.range[1]": "2025-02-01"})
    (datetime.date(2025, 1, 5), datetime.date(2025, 2, 1))
    """
    if not isinstance(layout, dict):
        return None
    if layout.get("xaxis.autorange") is True:
        return None, None
    ends = [layout.get(f"xaxis.range[{end}]") for end in (0, 1)]
    if not all(isinstance(end, str) for end in ends):
        return None
    view = View.from_pairs([("since", str(ends[0])[:10]), ("until", str(ends[1])[:10])])
    return None if view.since is None or view.until is None else (view.since, view.until)
