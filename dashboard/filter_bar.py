"""The bar of filters, drawn from the address alone: what is chosen, and a link to every other choice."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard import ids
from dashboard.components import Child, aria, page_link, switch
from dashboard.filters import FIRST_AREAS, View
from dashboard.language import Language
from dashboard.palette import COLOURS
from dashboard.phrases import AREA_NAMES, METRIC_NAMES
from dashboard.places import place_name
from extract.model import Area, Measure, Metric, Review, Status


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
            ],
            className="filter-group",
        ),
        html.Div(
            [html.Span(t("Words"), className="filter-name"), word_search(view, t)],
            className="filter-group",
        ),
        more_filters(path, view, t),
    ]
    removable = removals(path, view, t)
    return [
        html.Div(pieces, className="filters"),
        html.Div(removable, className="chosen") if removable else None,
        html.Div([html.P(problem) for problem in view.problems], className="problems", role="alert")
        if view.problems
        else None,
    ]


def more_filters(path: str, view: View, t: Language) -> Child:
    """What is asked for less often: totals or events, what was reviewed, how sure the reading is."""
    calm = view.but(figure=None)
    measures = ((None, "all"), (Measure.TOTAL, "running totals"), (Measure.NEW, "events"))
    reviews = ((None, "all but rejected"), *((review, review.value) for review in Review))
    statuses = ((None, "reported"), (Status.HYPOTHETICAL, "hypothetical"), (Status.DENIED, "denied"))
    shares = (None, 0.5, 0.8, 0.9)
    return html.Details(
        [
            html.Summary(t("More filters")),
            html.Div(
                [
                    switch(
                        t("Measure"),
                        [(str(m), t(n), calm.but(measure=m), m is view.measure) for m, n in measures],
                        path,
                    ),
                    switch(
                        t("Review"), [(str(r), t(n), calm.but(review=r), r is view.review) for r, n in reviews], path
                    ),
                    switch(
                        t("Status"), [(str(s), t(n), calm.but(status=s), s is view.status) for s, n in statuses], path
                    ),
                    switch(
                        t("Confidence"),
                        [
                            (
                                str(share),
                                t("from {share}", share=f"{share:.0%}") if share else t("any"),
                                calm.but(confidence=share),
                                share == view.confidence,
                            )
                            for share in shares
                        ],
                        path,
                    ),
                ],
                className="switches",
            ),
        ],
        className="more-filters",
        open=any((view.measure, view.review, view.status, view.confidence)),
    )


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
