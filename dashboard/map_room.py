"""What stands around the map of the overview: its title, its switches, its days, the figures that are on no map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from dash import html

from dashboard import maps
from dashboard.charts import ends
from dashboard.components import Child, chart_images, page_link, switch
from dashboard.filters import Extent, Level, View, series_of
from dashboard.headlines import Headline
from dashboard.language import Language
from dashboard.phrases import (
    date_phrase,
    digits,
    series_name,
)
from dashboard.queries import unplaced_count
from extract.model import Area, Measure, Metric
from extract.store.catalogue import Catalogue

PATH = "/"
MAP_NOTE = (
    "{count} places; the area of a circle is the number; a hollow circle is a place known only roughly. "
    "Click a circle for this place alone."
)
EXTENT_NAMES = {Extent.ALL: "all", Extent.NORTH: "northern West Bank", Extent.GAZA: "Gaza Strip"}
LEVEL_NAMES = {None: "all places", Level.FINE: "towns and camps", Level.COARSE: "governorates and regions"}


def map_title(view: View, day: date | None, measure: Measure, count: int, t: Language) -> Child:
    """What the map shows, for when, and the switches that change it."""
    series = view.series_for(view.focus_metric)
    words = series_name(series, t)
    when = date_phrase(day.isoformat(), t) if day else t("all dates")
    title = t("{what}: last running total up to {when}", what=words.capitalize(), when=when)
    if measure is Measure.NEW:
        title = t("{what}: last event up to {when}", what=words.capitalize(), when=when)
    if day is None:
        title = t("{what}: no place to show", what=words.capitalize())
    calm = view.but(figure=None)
    return html.Div(
        [
            html.Div([html.H2(title, className="chart-title"), chart_images(t)], className="timeline-top"),
            html.P(
                t(MAP_NOTE, count=count),
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


def tray(catalogue: Catalogue, view: View, t: Language) -> Child:
    """The figures that are on no map, counted and one click away."""
    count = unplaced_count(catalogue, view)
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


def map_rows(cells: dict[Area, Headline], view: View) -> list[pd.DataFrame]:
    """What the map may draw, area by area in the order of days: the recommended totals of every place, or events.

    Those of the chosen series: a cell may show displaced people who stay there where nobody is said to have left.
    """
    series = view.series_for(view.focus_metric)
    alike = [cell for cell in cells.values() if cell.series == series]
    if view.measure is Measure.NEW:
        drawn = [cell.events for cell in alike]
    else:
        drawn = [cell.claims[cell.claims["chosen"]] for cell in alike if len(cell.claims)]
    return [rows for rows in drawn if len(rows)]


def map_days(drawn: Sequence[pd.DataFrame], view: View) -> tuple[date, date]:
    """The first and last day that the slider can take."""
    days = [date.fromisoformat(day) for day in ends(drawn)]
    last = view.until or max(days, default=date(2023, 10, 7))
    first = view.since or min(days, default=last)
    return min(first, last), max(first, last)


def empty_map(shapes: Sequence[maps.Shape], t: Language) -> dict[str, Any]:
    """The outlines alone."""
    return maps.place_map(
        pd.DataFrame(),
        series=series_of(Metric.DISPLACEMENT)[0],
        extent=Extent.ALL,
        shapes=shapes,
        t=t,
    )
