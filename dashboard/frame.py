"""The frame of every page: header, filter bar, status line, footer; and what they do to the address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, html, set_props

from dashboard import ids
from dashboard.components import Child, aria, page_link
from dashboard.filter_bar import filter_bar
from dashboard.filters import View
from dashboard.language import LANGUAGES, Language, language
from dashboard.phrases import digits
from extract.store.runs import Runs
from extract.store.store import Store

PAGES: tuple[tuple[str, str], ...] = (
    ("/", "Overview"),
    ("/changes", "Changes"),
    ("/evidence", "Evidence"),
    ("/compare", "Compare"),
    ("/sources", "Sources"),
    ("/read", "Read a text"),
    ("/methods", "Methods"),
    ("/downloads", "Downloads"),
)
FILTERED = frozenset({"/", "/changes", "/evidence", "/compare", "/downloads"})


def frame(path: str, view: View, body: Child, *, status: Child) -> dmc.DirectionProvider:
    """A whole page in the language of the view."""
    t = language(view.lang)
    closed = view.but(figure=None)
    links = [page_link(t(name), p, closed, class_name="nav-link", current=p == path) for p, name in PAGES]
    other = next(code for code in LANGUAGES if code != view.lang)
    header = html.Header(
        [
            html.A(t("Skip to the content"), href="#main", className="skip"),
            html.Div(
                [
                    page_link(t("Displacement dashboard"), "/", View(lang=view.lang), class_name="brand"),
                    html.Nav(links, id=ids.NAVIGATION, className="nav", **aria(t("Pages"))),
                    html.Div(
                        [
                            page_link(LANGUAGES[other], path, view.but(lang=other), class_name="language"),
                            html.Button(
                                "◐",
                                id=ids.THEME_BUTTON,
                                className="quiet theme",
                                n_clicks=0,
                                type="button",
                                title=t("Light / dark"),
                                **aria(t("Light / dark")),
                            ),
                        ],
                        className="header-tools",
                    ),
                ],
                className="header-row",
            ),
        ],
        className="site-header",
    )
    filters = html.Div(
        [
            # On a phone the bar is folded away; its button is worked by assets/keys_and_images.js.
            html.Button(t("Filters"), className="filters-fold quiet", type="button"),
            html.Div(
                filter_bar(path, view, t),
                id=ids.FILTERS,
                hidden=path not in FILTERED,
                role="search",
                **aria(t("Filters")),
            ),
        ],
        className="filter-room",
    )
    footer = html.Footer(
        [
            html.P(t("Every number can be followed to the sentence that says it. Counts as reported, not verified.")),
            html.P(t("Boundaries and names shown do not imply endorsement.")),
        ],
        className="site-footer",
    )
    main = html.Main(
        [html.Div(status, id=ids.STATUS, className="status-line"), body],
        id="main",
        className=f"page-{path.strip('/') or 'overview'}",
    )
    return dmc.DirectionProvider(
        html.Div([header, filters, main, footer], dir=t.direction, lang=t.code, className="site"), direction=t.direction
    )


def status_line(store: Store, t: Language) -> Child:
    """What the store holds and when it last changed: an empty store is told from an empty choice."""
    summary = store.summary()
    if not summary.documents:
        return html.P(
            t("The store is empty: nothing has been read yet. Load texts with `displacement load`."),
            className="empty-store",
        )
    changed = (summary.last_change or "")[:16].replace("T", " ")
    held = t(
        "{figures} figures from {documents} documents; last change {changed} UTC.",
        figures=digits(summary.figures),
        documents=digits(summary.documents),
        changed=changed,
    )
    failing = sum(1 for state in Runs(store).states().values() if state.failures)
    if not failing:
        return html.P(held)
    unread = t("{count} sources could not be read at their last poll", count=failing)
    return html.P([held, " ", page_link(unread, "/sources", View(lang=t.code))])


def go_to(view: View) -> None:
    """Writes the view into the address, from within a callback.

    Not through an Output: the address would then wait for every control that may write it before any page is drawn.
    """
    set_props(ids.URL, {"search": view.to_search() or "?"})


def register(app: Dash) -> None:
    """The controls write the address; the address draws the controls."""

    @app.callback(
        Output(ids.FILTERS, "children"),
        Output(ids.FILTERS, "hidden"),
        Output(ids.NAVIGATION, "children"),
        Input(ids.URL, "search"),
        State(ids.URL, "pathname"),
        prevent_initial_call=True,
    )
    def draw_filters(search: Any, path: Any) -> tuple[Child, bool, Child]:
        view = View.from_search(search)
        t = language(view.lang)
        closed = view.but(figure=None)
        links = [page_link(t(name), p, closed, class_name="nav-link", current=p == path) for p, name in PAGES]
        return filter_bar(str(path), view, t), path not in FILTERED, links

    @app.callback(
        Input(ids.FILTER_DATES, "value"),
        Input(ids.FILTER_TEXT, "value"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def write_address(dates: Any, text: Any, search: Any) -> None:
        view = View.from_search(search)
        changed = view
        if ctx.triggered_id == ids.FILTER_DATES:
            first, last = chosen_days(dates)
            if (first is None) != (last is None):
                return  # the second day is still to come
            changed = replace(changed, since=first, until=last)
        if ctx.triggered_id == ids.FILTER_TEXT:
            words = View.from_pairs([("q", text)]).text if isinstance(text, str) else None
            changed = replace(changed, text=words)
        if changed != view:
            go_to(changed)


def chosen_days(dates: Any) -> tuple[date | None, date | None]:
    """The two days of a date range as a browser sends it; anything else is no day.

    >>> chosen_days(["2025-01-01", "2025-02-01"]), chosen_days("x")
    ((datetime.date(2025, 1, 1), datetime.date(2025, 2, 1)), (None, None))
    """
    if not isinstance(dates, list) or len(dates) != 2:
        return None, None
    pairs = [(name, day[:10]) for name, day in zip(("since", "until"), dates, strict=True) if isinstance(day, str)]
    view = View.from_pairs(pairs)
    return view.since, view.until
