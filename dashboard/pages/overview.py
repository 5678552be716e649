"""The first page: headline numbers, time lines, map, newest reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from dashboard import charts, ids, maps
from dashboard.answers import Answers
from dashboard.components import Child, aria, clientside, page_link, switch
from dashboard.filters import Extent, Level, View, series_of
from dashboard.headlines import Headline
from dashboard.language import Language, language
from dashboard.palette import COLOURS
from dashboard.phrases import (
    AREA_NAMES,
    METRIC_NAMES,
    absent,
    count_phrase,
    date_phrase,
    digits,
    list_phrase,
    period_phrase,
    series_phrase,
)
from dashboard.queries import figure_query, unplaced_count
from dashboard.tables import figure_table
from extract.model import Area, Measure, Metric
from extract.resources import data_path
from extract.store.store import Store

PATH = "/"
NOTE = (
    "The line is the running total as last reported, the band the range of the claims, each dot a claim; open dots are "
    "bounds or vague words. Totals and events are never added."
)
MAP_NOTE = "{count} places; the area of a circle is the number; a hollow circle is a place known only roughly."
GRAPH: Any = dict(charts.CONFIG) | {"displayModeBar": False}
NEWEST = 8
EXTENT_NAMES = {Extent.ALL: "all", Extent.NORTH: "northern West Bank", Extent.GAZA: "Gaza Strip"}
LEVEL_NAMES = {None: "all places", Level.FINE: "towns and camps", Level.COARSE: "governorates and regions"}


def layout(_store: Store, view: View) -> Child:
    """The page with room for what the address asks."""
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
                                figure=empty_map(t),
                                config=GRAPH | {"scrollZoom": True},
                                className="map",
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


def empty_map(t: Language) -> dict[str, Any]:
    """The outlines alone."""
    return maps.place_map(
        pd.DataFrame(),
        series=series_of(Metric.DISPLACEMENT)[0],
        extent=Extent.ALL,
        shapes=maps.outlines(data_path("boundaries.geojson")),
        t=t,
    )


def headline_rows(found: dict[Metric, dict[Area, Headline]], view: View, t: Language) -> list[Child]:
    """A row for each metric, a cell for each area."""
    return [
        html.Div(
            [
                html.Div(
                    [
                        html.H2(t(METRIC_NAMES[metric]), style={"borderColor": COLOURS[metric]}),
                        html.P(series_phrase(view.series_for(metric).kind, view.series_for(metric).unit, t)),
                    ],
                    className="headline-name",
                ),
                *(headline_cell(cell, view, t) for cell in cells.values()),
            ],
            className="headline-row" + (" in-focus" if metric is view.focus_metric else ""),
        )
        for metric, cells in found.items()
    ]


def headline_cell(cell: Headline, view: View, t: Language) -> Child:
    """One number with what makes it fit to be quoted, or the plain word that there is none."""
    focused = view.but(focus=cell.series.metric, figure=None)
    name = html.Span(t(AREA_NAMES[cell.area]), className="headline-area")
    if cell.row is None:
        return html.Div(
            [
                name,
                html.P(t("Nothing reported"), className="headline-none"),
                html.P(period_phrase(view.since, view.until, t)),
            ],
            className="headline nothing-reported",
        )
    row = cell.row
    source = row["source"] if not absent(row["source"]) else t("source not named")
    details: list[Child] = []
    low, high = (None if absent(row[name]) else float(row[name]) for name in ("low", "high"))
    if row["claims"] > 1 and low is not None and high is not None and low != high:
        details.append(t("claims of that day: {low} to {high}", low=digits(low), high=digits(high)))
    if row["independent_sources"] > 1:
        details.append(t("{count} independent sources", count=row["independent_sources"]))
    moved = [
        t("{change} in {days} days", change=signed(step), days=days)
        if days
        else t("{change} since {date}", change=signed(step), date=date_phrase(cell.before, t))
        for days, step in cell.changes
        if step
    ]
    if moved:
        details.append(" · ".join(moved))
    details += [t(flag) for flag in str(row["flags"]).split("; ") if flag]
    line = charts.sparkline(cell.points, cell.series.metric)
    event = html.Span(t("latest event"), className="badge") if cell.measure is Measure.NEW else None
    return html.Div(
        [
            html.Div(
                [page_link(name, PATH, focused.but(areas=(cell.area,)), label=t("Show this place alone")), event],
                className="headline-top",
            ),
            page_link(
                count_phrase(row, t),
                PATH,
                view.but(figure=row["id"]),
                class_name="headline-number",
                label=t("Open the sentence"),
            ),
            html.P(f"{date_phrase(row['as_of'], t)} · {source}", className="headline-source", dir="auto"),
            *(html.P(text, className="headline-detail") for text in details),
            html.Img(src=line, alt=t("the running total over time"), className="spark") if line else None,
        ],
        className="headline",
    )


def signed(step: float) -> str:
    """A difference with its sign, a true minus.

    >>> signed(-1200.0), signed(5.0)
    ('−1,200', '+5')
    """
    return f"{step:+,.0f}".replace("-", "−")


def time_lines(cells: dict[Area, Headline], view: View, t: Language) -> list[Child]:
    """One chart for each area, all on the same days; an area without figures says so."""
    series = view.series_for(view.focus_metric)
    shown = [rows for cell in cells.values() for rows in (charts.shown_claims(cell), cell.events)]
    days = [day for rows in shown if len(rows) for day in rows["day"]]
    period = charts.span(days, view.since, view.until)
    words = series_phrase(series.kind, series.unit, t)
    tabs = [
        (m.value, t(METRIC_NAMES[m]), view.but(focus=m, figure=None), m is series.metric) for m in view.chosen_metrics
    ]
    kinds = [
        (str(s), series_phrase(s.kind, s.unit, t), view.with_series(s).but(focus=s.metric, figure=None), s == series)
        for s in series_of(series.metric)
    ]
    pieces: list[Child] = [
        html.H2(
            t(
                "{what} in {where}, {when}",
                what=words.capitalize(),
                where=list_phrase([t(AREA_NAMES[a]) for a in cells], t),
                when=period_phrase(view.since, view.until, t),
            )
        ),
        html.P(
            t(NOTE),
            className="note",
        ),
        html.Div([switch(t("Metric"), tabs, PATH), switch(t("Counted as"), kinds, PATH)], className="switches"),
    ]
    for area, cell in cells.items():
        totals, events = charts.shown_claims(cell), cell.events
        name = html.H3(t(AREA_NAMES[area]))
        if period is None or (totals.empty and events.empty):
            nothing = html.P(t("No report of {what} here in this period.", what=words), className="nothing")
            pieces.append(html.Div([name, nothing], className="timeline"))
            continue
        figure = charts.timeline(cell, period=period, t=t, height=210 if len(totals) and len(events) else 150)
        counted = t("{totals} totals, {events} events", totals=len(totals), events=len(events))
        finer = len(cell.claims) - len(totals)
        if finer:
            counted += " · " + t("{count} totals for parts of it are on the map", count=finer)
        listed = pd.concat([part for part in (totals, events) if len(part)]).sort_values("day", ascending=False)
        pieces.append(
            html.Div(
                [
                    html.Div([name, html.Span(counted, className="note")], className="timeline-top"),
                    dcc.Graph(
                        id={"type": "timeline", "area": area.value},
                        figure=figure,
                        config=GRAPH,
                        className="chart",
                    ),
                    html.Details(
                        [html.Summary(t("The chart as a table")), figure_table(listed.head(200), view, PATH, t)],
                        className="chart-table",
                    ),
                ],
                className="timeline",
            )
        )
    return pieces


def map_title(view: View, day: date | None, measure: Measure, count: int, t: Language) -> Child:
    """What the map shows, for when, and the switches that change it."""
    series = view.series_for(view.focus_metric)
    words = series_phrase(series.kind, series.unit, t)
    when = date_phrase(day.isoformat(), t) if day else t("all dates")
    title = t("{what}: last running total up to {when}", what=words.capitalize(), when=when)
    if measure is Measure.NEW:
        title = t("{what}: last event up to {when}", what=words.capitalize(), when=when)
    calm = view.but(figure=None)
    return html.Div(
        [
            html.H2(title),
            html.P(
                t(
                    MAP_NOTE,
                    count=count,
                ),
                className="note",
            ),
            html.Div(
                [
                    switch(
                        t("Circles"),
                        [
                            (m.value, t(n), calm.but(measure=m if m is Measure.NEW else None), m is measure)
                            for m, n in ((Measure.TOTAL, "totals"), (Measure.NEW, "events"))
                        ],
                        PATH,
                    ),
                    switch(
                        t("Area"),
                        [(e.value, t(n), calm.but(extent=e), e is view.extent) for e, n in EXTENT_NAMES.items()],
                        PATH,
                    ),
                    switch(
                        t("Places"),
                        [(str(lv), t(n), calm.but(level=lv), lv is view.level) for lv, n in LEVEL_NAMES.items()],
                        PATH,
                    ),
                ],
                className="switches",
            ),
        ]
    )


def tray(store: Store, view: View, t: Language) -> Child:
    """The figures that are on no map, counted and one click away."""
    count = unplaced_count(store, view)
    if not count:
        return html.P(t("Every figure of this choice has a place."), className="tray")
    return html.P(
        [
            page_link(
                t("{count} figures without a place", count=digits(count)),
                "/evidence",
                view.but(unplaced=True, areas=(), figure=None),
            ),
            t(" are on no map and in no headline."),
        ],
        className="tray",
    )


def newest(store: Store, view: View, t: Language) -> list[Child]:
    """The reports published last."""
    query = figure_query(view.but(areas=view.areas))
    frame = store.figures(replace(query, order="-published", limit=NEWEST))
    total = store.count(query)
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


def register(app: Dash, store: Store, answers: Answers) -> None:
    """What the address and the day slider change."""

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
        first, last = map_days(map_rows(found[view.focus_metric], view), view)
        day = min(max(view.day or last, first), last)
        return (
            headline_rows(found, view, t),
            time_lines(found[view.focus_metric], view, t),
            newest(store, view, t),
            tray(store, view, t),
            max((last - first).days, 1),
            (day - first).days,
        )

    @app.callback(
        Output(ids.OVERVIEW_MAP, "figure"),
        Output(ids.OVERVIEW_MAP_TITLE, "children"),
        Output(ids.OVERVIEW_MAP_TABLE, "children"),
        Input(ids.OVERVIEW_DAY, "value"),
        Input(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def draw_map(value: Any, search: Any) -> Any:
        view = View.from_search(search)
        t = language(view.lang)
        metric = view.focus_metric
        drawn = map_rows(answers.headlines(view, (metric,))[metric], view)
        first, last = map_days(drawn, view)
        day = last
        if isinstance(value, int | float) and not isinstance(value, bool):
            day = first + timedelta(days=max(0, min(int(value), (last - first).days)))
        places = maps.latest_by_place(drawn, day=day, level=view.level)
        figure = maps.place_map(places, series=view.series_for(metric), extent=view.extent, shapes=shapes(), t=t)
        measure = view.measure or Measure.TOTAL
        title = map_title(view, day if len(drawn) else None, measure, len(places), t)
        return figure, title, figure_table(places, view, PATH, t)

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


def map_rows(cells: dict[Area, Headline], view: View) -> pd.DataFrame:
    """What the map may draw, in the order of days: the recommended totals of every place, or the events."""
    if view.measure is Measure.NEW:
        drawn = [cell.events for cell in cells.values()]
    else:
        drawn = [cell.claims[cell.claims["chosen"]] for cell in cells.values() if len(cell.claims)]
    drawn = [rows for rows in drawn if len(rows)]
    return pd.concat(drawn).sort_values("day", kind="stable") if drawn else pd.DataFrame()


def map_days(drawn: pd.DataFrame, view: View) -> tuple[date, date]:
    """The first and last day that the slider can take."""
    days = list(drawn["day"]) if len(drawn) else []
    last = view.until or (date.fromisoformat(max(days)) if days else date(2023, 10, 7))
    first = view.since or (date.fromisoformat(min(days)) if days else last)
    return min(first, last), max(first, last)


def shapes() -> Any:
    """The outlines of the bundled boundaries."""
    return maps.outlines(data_path("boundaries.geojson"))
