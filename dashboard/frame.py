"""The frame of every page: header, filter bar, status line, footer; and what they do to the address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, html, set_props

from dashboard import ids
from dashboard.components import Child, aria, page_link
from dashboard.filters import FIRST_AREAS, View
from dashboard.language import LANGUAGES, Language, language
from dashboard.palette import COLOURS
from dashboard.phrases import AREA_NAMES, METRIC_NAMES, digits
from dashboard.places import place_name
from extract.model import Area, Measure, Metric
from extract.store.runs import Runs
from extract.store.store import Store

PAGES: tuple[tuple[str, str], ...] = (
    ("/", "Overview"),
    ("/evidence", "Evidence"),
    ("/compare", "Compare"),
    ("/sources", "Sources"),
    ("/read", "Read a text"),
    ("/methods", "Methods"),
    ("/downloads", "Downloads"),
)
FILTERED = frozenset({"/", "/evidence", "/compare", "/downloads"})


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
                                t("Light / dark"), id=ids.THEME_BUTTON, className="quiet", n_clicks=0, type="button"
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
        filter_bar(path, view, t), id=ids.FILTERS, hidden=path not in FILTERED, role="search", **aria(t("Filters"))
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


def toggled(chosen: tuple[Any, ...], member: Any, every: Any) -> tuple[Any, ...]:
    """The choice with one member more or less, in the usual order; everything chosen is no restriction."""
    kept = set(chosen) ^ {member}
    ordered = tuple(m for m in every if m in kept)
    return () if len(ordered) == len(tuple(every)) else ordered


def filter_bar(path: str, view: View, t: Language) -> Child:
    """What is chosen, drawn from the address alone."""
    calm = view.but(figure=None)
    metrics = [
        page_link(
            [html.Span(className="dot", style={"background": COLOURS[m]}), t(METRIC_NAMES[m])],
            path,
            calm.but(metrics=toggled(view.metrics, m, Metric)),
            class_name="chip",
            current=m in view.metrics,
        )
        for m in Metric
    ]
    shown = (*FIRST_AREAS, *(a for a in Area if a not in FIRST_AREAS))
    areas = [
        page_link(
            t(AREA_NAMES[a]),
            path,
            calm.but(areas=toggled(view.areas, a, Area), unplaced=False, place=None),
            class_name="chip",
            current=a in view.areas,
        )
        for a in shown
    ]
    dates = [day.isoformat() if day else None for day in (view.since, view.until)]
    pieces: list[Child] = [
        html.Div([html.Span(t("What"), className="filter-name"), *metrics], className="filter-group", role="group"),
        html.Div([html.Span(t("Where"), className="filter-name"), *areas], className="filter-group", role="group"),
        html.Div(
            [
                html.Span(t("When"), className="filter-name"),
                dmc.DatePickerInput(
                    id=ids.FILTER_DATES,
                    type="range",
                    value=dates,
                    clearable=True,
                    allowSingleDateInRange=True,
                    valueFormat="D MMM YYYY",
                    placeholder=t("all dates"),
                    size="xs",
                    w=250,
                ),
                word_search(view, t),
            ],
            className="filter-group",
        ),
    ]
    removable = removals(path, view, t)
    return [
        html.Div(pieces, className="filters"),
        html.Div(removable, className="chosen") if removable else None,
        html.Div([html.P(problem) for problem in view.problems], className="problems", role="alert")
        if view.problems
        else None,
    ]


def word_search(view: View, t: Language) -> Child:
    """The search in words."""
    return dmc.TextInput(
        id=ids.FILTER_TEXT,
        value=view.text or "",
        placeholder=t("words in the sentence"),
        debounce=600,
        size="xs",
        w=190,
        **aria(t("Words in the sentence, title, place or source")),
    )


def removals(path: str, view: View, t: Language) -> list[Child]:
    """What else is chosen, each with a link that takes it back."""
    calm = view.but(figure=None)
    chosen: list[tuple[str, View]] = []
    if view.place:
        chosen.append((t("place: {name}", name=place_name(view.place, t)), calm.but(place=None)))
    if view.unplaced:
        chosen.append((t("without a place"), calm.but(unplaced=False)))
    if view.source:
        chosen.append((t("source: {name}", name=view.source), calm.but(source=None)))
    if view.measure:
        names = {Measure.TOTAL: "running totals", Measure.NEW: "events"}
        chosen.append((t(names[view.measure]), calm.but(measure=None)))
    if view.review:
        chosen.append((t(view.review.value), calm.but(review=None)))
    if view.status:
        chosen.append((t(view.status.value), calm.but(status=None)))
    if view.confidence:
        chosen.append((t("confidence from {share}", share=f"{view.confidence:.0%}"), calm.but(confidence=None)))
    if view.known:
        chosen.append((t("as known on {date}", date=view.known.isoformat()), calm.but(known=None)))
    links: list[Child] = [
        page_link(f"{text} ✕", path, without, class_name="chip removable") for text, without in chosen
    ]
    if calm.to_search() != View(lang=view.lang).to_search():
        links.append(page_link(t("Clear all"), path, View(lang=view.lang), class_name="clear"))
    return links


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
