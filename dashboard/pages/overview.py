"""The first page: headline numbers, time lines, map, newest reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard import charts, gestures, ids, maps
from dashboard.answers import Answers
from dashboard.components import Child, aria, clientside, folded_table, is_open, page_link
from dashboard.filters import View
from dashboard.headline_grid import headline_rows
from dashboard.headlines import Headline
from dashboard.language import Language, language
from dashboard.map_room import empty_map, map_days, map_rows, map_title, tray
from dashboard.phrases import date_phrase, digits
from dashboard.queries import figure_query
from dashboard.searches import Found
from dashboard.tables import figure_table
from dashboard.timelines import time_line_table, time_lines
from extract.model import Area, Measure, Metric
from extract.store.catalogue import Catalogue
from extract.store.store import Store

PATH = "/"
NEWEST = 8
AGAIN_MS = 1_500  # until a series that was asked for the first time is looked at again


def layout(_store: Store, view: View, *, shapes: Sequence[maps.Shape] = ()) -> Child:
    """The page with room for what the address asks; `shapes` are the outlines of the map."""
    t = language(view.lang)
    return html.Div(
        [
            html.H1(t("What is reported, where, and by whom")),
            html.P(page_link(t("What changed since yesterday"), "/changes", view.but(figure=None)), className="note"),
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
                            folded_table(t("The map as a table"), ids.OVERVIEW_MAP_FOLD, ids.OVERVIEW_MAP_TABLE),
                        ],
                        className="map-room",
                        **aria(t("Map")),
                    ),
                ],
                className="two-rooms",
            ),
            html.Section(id=ids.OVERVIEW_NEWEST, className="newest"),
            dcc.Interval(id=ids.OVERVIEW_AGAIN, interval=AGAIN_MS, disabled=True),
        ]
    )


def search_note(found: Found | None, view: View, t: Language) -> Child:
    """What of a search is left out of headlines, charts and map, if anything that the reader asked for is."""
    if found is None or found.since is None or (view.since is not None and view.since >= found.since):
        return None
    return html.P(
        t(
            "{total} figures fit: headlines, charts and map count the newest {count} of them, for {date} and later. "
            "Choose fewer places or another period for the others; the download of the series counts all.",
            total=digits(found.total),
            count=digits(len(found.figures)),
            date=date_phrase(found.since.isoformat(), t),
        ),
        className="note search-note",
    )


def unread_note(unread: Sequence[Found], t: Language) -> Child:
    """How much of a series is counted while the rest of it is read for the first time."""
    if not unread:
        return None
    return html.P(
        t(
            "{count} of {total} figures are counted so far: the newest, from {date} on. The others are being read; "
            "the page follows by itself.",
            count=digits(sum(len(found.figures) for found in unread)),
            total=digits(sum(found.total for found in unread)),
            date=date_phrase(max(str(found.since) for found in unread), t),
        ),
        className="note search-note",
    )


def late_note(behind: datetime | None, t: Language) -> Child:
    """When the numbers were counted, where figures came since that are not among them yet."""
    if behind is None:
        return None
    told = t("Counted at {time} UTC. What came since is being counted.", time=f"{behind:%H:%M:%S}")
    return html.P(told, className="note search-note")


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
        Output(ids.OVERVIEW_AGAIN, "disabled"),
        Input(ids.OVERVIEW_AGAIN, "n_intervals"),
        Input(ids.URL, "search"),
    )
    def draw_headlines(_: Any, search: Any) -> Any:
        view = View.from_search(search)
        # Asked before the headlines are counted: what the keeper reads in between is at worst called unread too long.
        unread = [part for metric in view.chosen_metrics if (part := answers.unread(view, metric)) is not None]
        found = answers.headlines(view, view.chosen_metrics)
        otherwise = counted_otherwise(catalogue, found, view)
        t = language(view.lang)
        rows = headline_rows(found, view, t, otherwise=otherwise)
        searched = answers.found(view)
        note = late_note(answers.behind(view), t) if searched is None else search_note(searched, view, t)
        return [unread_note(unread, t) or note, *rows], not unread

    @app.callback(
        Output(ids.OVERVIEW_TIMELINES, "children"),
        Output(ids.OVERVIEW_NEWEST, "children"),
        Output(ids.OVERVIEW_TRAY, "children"),
        Output(ids.OVERVIEW_DAY, "max"),
        Output(ids.OVERVIEW_DAY, "value"),
        Input(ids.OVERVIEW_AGAIN, "disabled"),  # after the headlines: no chart stays behind what they counted
        Input(ids.URL, "search"),
        State({"type": ids.FOLD, "of": ALL}, "n_clicks"),
        State({"type": ids.FOLD, "of": ALL}, "id"),
    )
    def draw(_: Any, search: Any, clicks: Any, folds: Any) -> Any:
        view = View.from_search(search)
        t = language(view.lang)
        cells = answers.headlines(view, (view.focus_metric,))[view.focus_metric]
        first, last = map_days(places_drawn(answers, view), view)
        day = min(max(view.day or last, first), last)
        return (
            time_lines(cells, view, t, unfolded(clicks, folds)),
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
        State(ids.OVERVIEW_MAP_FOLD, "n_clicks"),
        prevent_initial_call=True,
    )
    def draw_map(value: Any, search: Any, clicks: Any) -> Any:
        view = View.from_search(search)
        t = language(view.lang)
        drawn = places_drawn(answers, view)
        day = day_of(value, drawn, view)
        places = maps.latest_by_place(drawn, day=day, level=view.level)
        series = view.series_for(view.focus_metric)
        figure = maps.place_map(places, series=series, extent=view.extent, shapes=shapes, t=t, chosen=view.place)
        measure = view.measure or Measure.TOTAL
        title = map_title(view, day if len(drawn) else None, measure, len(places), t)
        day_name = date_phrase(day.isoformat(), t) if len(drawn) else ""
        return figure, title, figure_table(places, view, PATH, t) if is_open(clicks) else None, day_name

    @app.callback(
        Output({"type": ids.FOLDED, "of": ALL}, "children"),
        Input({"type": ids.FOLD, "of": ALL}, "n_clicks"),
        State({"type": ids.FOLD, "of": ALL}, "id"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def unfold(clicks: Any, folds: Any, search: Any) -> list[Child]:
        view = View.from_search(search)
        clicked = ctx.triggered_id.get("of") if isinstance(ctx.triggered_id, dict) else None
        cells = answers.headlines(view, (view.focus_metric,))[view.focus_metric]
        opened = unfolded(clicks, folds) & {clicked} & set(map(str, cells))
        names = [fold.get("of") if isinstance(fold, dict) else None for fold in folds]
        return [
            time_line_table(cells[Area(name)], view, language(view.lang)) if name in opened else no_update
            for name in names
        ]

    @app.callback(
        Output(ids.OVERVIEW_MAP_TABLE, "children", allow_duplicate=True),
        Input(ids.OVERVIEW_MAP_FOLD, "n_clicks"),
        State(ids.OVERVIEW_DAY, "value"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def unfold_map(clicks: Any, value: Any, search: Any) -> Child:
        view = View.from_search(search)
        if not is_open(clicks):
            return no_update
        drawn = places_drawn(answers, view)
        places = maps.latest_by_place(drawn, day=day_of(value, drawn, view), level=view.level)
        return figure_table(places, view, PATH, language(view.lang))

    gestures.register(app)
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


def unfolded(clicks: Any, folds: Any) -> set[str]:
    """The charts whose table stands open, by the clicks upon each of their folds.

    >>> unfolded([1, 2], [{"type": "fold", "of": "Gaza"}, {"type": "fold", "of": "Rafah"}])
    {'Gaza'}
    """
    pairs = zip(clicks or (), folds or (), strict=False)
    return {str(fold.get("of")) for count, fold in pairs if is_open(count) and isinstance(fold, dict)}


def day_of(value: Any, drawn: Sequence[pd.DataFrame], view: View) -> date:
    """The day that the slider stands at; the last one where it stands at none."""
    first, last = map_days(drawn, view)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return last
    return first + timedelta(days=max(0, min(int(value), (last - first).days)))


def places_drawn(answers: Answers, view: View) -> list[pd.DataFrame]:
    """What the map may draw: every place of the choice, also where one of them is chosen alone."""
    metric = view.focus_metric
    return map_rows(answers.headlines(view.but(place=None), (metric,))[metric], view)
