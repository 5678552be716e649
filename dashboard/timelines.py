"""The time lines of the overview: one chart for each area, all on the same days, each with its table."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
from dash import dcc, html

from dashboard import charts, ids
from dashboard.components import Child, chart_images, folded_table, switch
from dashboard.filters import View, series_of
from dashboard.headlines import Headline
from dashboard.language import Language
from dashboard.phrases import (
    METRIC_NAMES,
    digits,
    list_phrase,
    period_phrase,
    series_name,
    where_phrase,
)
from dashboard.tables import figure_table
from extract.model import Area

PATH = "/"
LISTED = 30  # rows of the table under a chart, the newest first
NOTE = (
    "The line is the running total as last reported, the band the range of the claims, each dot a claim; open dots are "
    "bounds or vague words. Totals and events are never added. Drag across a chart to choose a period."
)


def time_lines(
    cells: dict[Area, Headline], view: View, t: Language, unfolded: Collection[str] = frozenset()
) -> list[Child]:
    """One chart for each area, all on the same days; an area without figures says so.

    `unfolded` are the areas whose table stands open.
    """
    series = view.series_for(view.focus_metric)
    claims = {area: charts.shown_claims(cell) for area, cell in cells.items()}
    shown = [rows for area, cell in cells.items() for rows in (claims[area], cell.events)]
    period = charts.span(charts.ends(shown), view.since, view.until)
    words = series_name(series, t)
    tabs = [
        (m.value, t(METRIC_NAMES[m]), view.but(focus=m, figure=None), m is series.metric) for m in view.chosen_metrics
    ]
    kinds = [
        (str(s), series_name(s, t), view.with_series(s).but(focus=s.metric, figure=None), s == series)
        for s in series_of(series.metric)
    ]
    pieces: list[Child] = [
        html.H2(
            className="chart-title",
            children=t(
                "{what} in {where}, {when}",
                what=words.capitalize(),
                where=list_phrase([where_phrase(cell.area, cell.place, t) for cell in cells.values()], t),
                when=period_phrase(view.since, view.until, t),
            ),
        ),
        html.P(
            t(NOTE),
            className="note",
        ),
        html.Div([switch(t("Metric"), tabs, PATH), switch(t("Counted as"), kinds, PATH)], className="switches"),
    ]
    for area, cell in cells.items():
        totals, events = claims[area], cell.events
        name = html.H3(where_phrase(area, cell.place, t))
        if period is None or (totals.empty and events.empty):
            nothing = html.P(t("Nothing reported here in this period: {what}.", what=words), className="nothing")
            pieces.append(html.Div([name, nothing], className="timeline"))
            continue
        figure = charts.timeline(cell, totals, period=period, t=t, height=210 if len(totals) and len(events) else 150)
        counted = t("totals: {totals} · events: {events}", totals=digits(len(totals)), events=digits(len(events)))
        if max(len(totals), len(events)) > charts.MOST_MARKS:
            counted += " · " + t("of each, the largest of every few days are drawn")
        if cell.series != series:
            counted = f"{series_name(cell.series, t)} · {counted}"
        finer = len(cell.claims) - len(totals)
        if finer:
            counted += " · " + t("totals for parts of it, on the map: {count}", count=digits(finer))
        images = chart_images(t, cell.row["id"] if cell.row else None)
        pieces.append(
            html.Div(
                [
                    html.Div([name, html.Span([counted, images], className="note")], className="timeline-top"),
                    dcc.Graph(
                        id={"type": ids.TIMELINE, "area": area.value},
                        figure=figure,
                        config=charts.config(t),
                        style={"height": figure["layout"]["height"]},
                        className="chart",
                    ),
                    folded_table(
                        t("The chart as a table"),
                        {"type": ids.FOLD, "of": area.value},
                        {"type": ids.FOLDED, "of": area.value},
                        time_line_table(cell, view, t) if area.value in unfolded else None,
                    ),
                ],
                className="timeline",
            )
        )
    return pieces


def time_line_table(cell: Headline, view: View, t: Language) -> Child:
    """The newest totals and events of a time line as a table."""
    newest = [part.tail(LISTED) for part in (charts.shown_claims(cell), cell.events) if len(part)]
    if not newest:
        return figure_table(pd.DataFrame(), view, PATH, t)
    listed = pd.concat(newest).sort_values("day", ascending=False, kind="stable").head(LISTED)
    return figure_table(listed, view, PATH, t)
