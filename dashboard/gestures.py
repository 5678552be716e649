"""What a click or a brush upon a chart of the overview does to the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import ALL, Dash, Input, State, ctx

from dashboard import ids
from dashboard.filters import View
from dashboard.frame import go_to


def register(app: Dash) -> None:
    """A mark opens its figure, a circle its place, a brush its period."""

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
