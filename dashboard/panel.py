"""The panel beside every page: one figure with the sentence that says it, open while the address names the figure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update, set_props

from dashboard import ids, review
from dashboard.components import Child, outside_link, page_link
from dashboard.filters import View
from dashboard.frame import go_to
from dashboard.language import Language, language
from dashboard.other_reports import copies, others
from dashboard.phrases import AREA_NAMES, METRIC_NAMES, absent, citation, count_phrase, date_phrase, figure_name
from dashboard.places import known_place
from extract.model import Document, Figure, Measure, PlaceRole
from extract.store.store import Store

AROUND = 400  # characters of the text on each side of the sentence


MOVEMENTS = {PlaceRole.ORIGIN: "they left this place", PlaceRole.HOST: "they are in this place now"}


def layout() -> dmc.Drawer:
    """The closed panel."""
    return dmc.Drawer(
        html.Div(id=ids.EVIDENCE_BODY),
        id=ids.EVIDENCE_PANEL,
        title="Evidence",  # the name of the dialog; in the reader's language once it opens
        opened=False,
        position="right",
        size=480,
        withOverlay=False,
        lockScroll=False,
        trapFocus=False,
        closeButtonProps={"aria-label": "Close"},
        className="evidence-drawer",
    )


def marked(text: str, parts: list[tuple[int, int, str, str]]) -> list[Child]:
    """The text with its parts (start, end, class, name) marked; where parts overlap the first one holds.

    >>> [getattr(p, "children", p) for p in marked("120 fell", [(0, 3, "number", "number")])]
    ['120', ' fell']
    """
    pieces: list[Child] = []
    at = 0
    for start, end, kind, name in sorted(_apart(parts)):
        if start > at:
            pieces.append(text[at:start])
        pieces.append(html.Mark(text[start:end], className=f"mark-{kind}", title=name))
        at = end
    if at < len(text):
        pieces.append(text[at:])
    return pieces


def _apart(parts: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    kept: list[tuple[int, int, str, str]] = []
    for part in parts:
        if part[0] < part[1] and all(part[1] <= other[0] or part[0] >= other[1] for other in kept):
            kept.append(part)
    return kept


def evidence_parts(figure: Figure, text: str, offset: int, t: Language) -> list[tuple[int, int, str, str]]:
    """What to mark in a passage that begins at `offset` of the document: number, place, source."""
    parts = [(figure.start - offset, figure.end - offset, "number", t("number"))]
    for words, kind, name in ((figure.place, "place", t("place")), (figure.source, "source", t("source"))):
        near = max(0, figure.start - offset - 300)
        at = text.casefold().find(words.casefold(), near) if words else -1
        if words and at >= 0 and len(text.casefold()) == len(text):
            parts.append((at, at + len(words), kind, name))
    if said := dated(figure.as_of, text):
        parts.append((*said, "date", t("date")))
    return [part for part in parts if 0 <= part[0] < part[1] <= len(text)]


def dated(as_of: str | None, text: str) -> tuple[int, int] | None:
    """Where the text names the day itself, in English; words such as "on Sunday" are not looked for.

    >>> dated("2025-06-28", "said on 28 June."), dated("2025-06-28", "said on Sunday.")
    ((8, 15), None)
    """
    if as_of is None or len(as_of) != 10:
        return None
    day, month = int(as_of[8:]), calendar.month_name[int(as_of[5:7])]
    found = re.search(rf"\b(?:{day}(?:st|nd|rd|th)? (?:of )?{month}|{month} {day}(?:st|nd|rd|th)?)\b", text)
    return found.span() if found else None


def sentence_of(figure: Figure, document: Document | None) -> tuple[str, int]:
    """The sentence and where it begins in the document; offset by the number itself where the text is not at hand."""
    if document is not None:
        near = document.text.rfind(figure.quote, 0, figure.start + 1)
        if near >= 0 and near + len(figure.quote) >= figure.end:
            return figure.quote, near
    inside = figure.quote.find(figure.surface)
    return figure.quote, figure.start - max(inside, 0)


def where_of(figure: Figure, t: Language, view: View) -> Child:
    """The place with its area and how exactly it is known; a place of the gazetteer leads to its own overview."""
    if figure.place is None:
        return t("not stated")
    named: Child = figure.place
    if known_place(figure.place_id):
        alone = view.but(place=figure.place_id, areas=(), unplaced=False, figure=None)
        named = page_link(figure.place, "/", alone, label=t("Show this place alone"))
    area = f" ({t(AREA_NAMES[figure.area])})" if figure.area is not None else ""
    known = t("known to the {precision}", precision=t(figure.place_precision.value)) if figure.place_precision else ""
    return [named, area, f" · {known}" if known else ""]


def evidence(
    figure: Figure, document: Document | None, t: Language, beside: list[Child] | None = None, view: View | None = None
) -> Child:
    """One figure: what, where, when, who says it, and the sentence."""
    view = view or View(lang=t.code)
    row = figure.to_dict()
    sentence, begins = sentence_of(figure, document)
    quote = html.Blockquote(
        marked(sentence, evidence_parts(figure, sentence, begins, t)),
        className="quote",
        dir="auto",
        lang=figure.language,
    )
    around: Child = None
    if document is not None and document.text[begins : begins + len(sentence)] == sentence:
        first, last = max(0, begins - AROUND), min(len(document.text), begins + len(sentence) + AROUND)
        around = html.Details(
            [
                html.Summary(t("The text around it")),
                html.P(
                    [
                        "… " if first else "",
                        document.text[first:begins],
                        html.Mark(
                            marked(sentence, evidence_parts(figure, sentence, begins, t)), className="mark-sentence"
                        ),
                        document.text[begins + len(sentence) : last],
                        " …" if last < len(document.text) else "",
                    ],
                    className="around",
                    dir="auto",
                ),
            ]
        )
    said: Child = t("source not named")
    if figure.source:
        of_source = view.but(source=figure.source, figure=None)
        said = page_link(figure.source, "/evidence", of_source, label=t("All figures of this source"))
    measure = t("running total") if figure.measure is Measure.TOTAL else t("event or period")
    if figure.since:
        measure += " " + t("since {date}", date=date_phrase(figure.since, t))
    facts: list[tuple[str, Child]] = [
        (t("Where"), where_of(figure, t, view)),
        (t("As of"), date_phrase(figure.as_of, t)),
        (t("Measure"), measure),
        (t("Who says it"), said),
        (t("Published"), " · ".join(p for p in (figure.publisher, date_phrase(figure.published, t)) if p)),
        (t("Status"), t(figure.status.value)),
        (t("Confidence"), t("{share} that metric, value, unit and area are right", share=f"{figure.confidence:.0%}")),
    ]
    if figure.place_role is not None:
        facts.insert(1, (t("Movement"), t(MOVEMENTS[figure.place_role])))
    if figure.group:
        facts.insert(0, (t("Group"), t("{group} only: not a count of everybody", group=figure.group)))
    if figure.household_size is not None and not absent(figure.persons):
        facts.insert(
            0,
            (
                t("In people"),
                t("about {count}, at {size} a household", count=f"{figure.persons:,.0f}", size=figure.household_size),
            ),
        )
    return html.Div(
        [
            html.P(t(METRIC_NAMES[figure.metric]), className=f"eyebrow metric-{figure.metric.value}"),
            html.H2(
                [
                    count_phrase(row, t),
                    html.Small(" " + figure_name(figure, t)),
                ],
                className="evidence-number",
            ),
            quote,
            html.P(
                outside_link(t("Open the page it stands on"), figure.url)
                if figure.url
                else t("No address is known for it."),
                className="evidence-link",
            ),
            html.Dl(
                [piece for name, value in facts for piece in (html.Dt(name), html.Dd(value, dir="auto"))],
                className="facts",
            ),
            around,
            *(beside or []),
            html.Details(
                [html.Summary(t("Why it was read so")), html.Ul([html.Li(reason) for reason in figure.reasons])],
                open=True,
            )
            if figure.reasons
            else None,
            html.H3(t("Cite")),
            html.Div(
                [
                    html.P(citation(row, t), className="citation", id="citation", dir="auto"),
                    dcc.Clipboard(target_id="citation", title=t("Copy"), className="copy"),
                ],
                className="cite-row",
            ),
        ],
        className="evidence",
    )


def register(app: Dash, store: Store, *, now: Callable[[], datetime]) -> None:
    """The panel follows the address, and closing it changes the address."""

    def show(figure: Figure, t: Language, view: View, path: str) -> Child:
        return [
            evidence(
                figure,
                store.document(figure.doc),
                t,
                [others(store, figure, t, view, path), copies(store, figure, t, view, path)],
                view,
            ),
            review.history(store.reviews(figure.id), t),
        ]

    @app.callback(
        Output(ids.EVIDENCE_BODY, "children"),
        Input(ids.URL, "search"),
        State(ids.URL, "pathname"),
        State(ids.EVIDENCE_PANEL, "opened"),
    )
    def open_panel(search: Any, path: Any, opened: Any) -> Child:
        view = View.from_search(search)
        t = language(view.lang)
        if view.figure is None:
            if opened:
                set_props(ids.EVIDENCE_PANEL, {"opened": False})
            return no_update
        figure = store.figure(view.figure)
        if not opened:
            position = "left" if t.direction == "rtl" else "right"
            named = {"title": t("Evidence"), "closeButtonProps": {"aria-label": t("Close")}}
            set_props(ids.EVIDENCE_PANEL, {"opened": True, "position": position, **named})
        if figure is None:
            gone = t("No figure with this id holds in the store; a newer reading may have replaced it.")
            return html.P(gone, className="nothing")
        shown = html.Div(show(figure, t, view, str(path)), id=ids.EVIDENCE_FIGURE)
        return html.Div([shown, review.form(t)], dir=t.direction)

    @app.callback(
        Input(ids.EVIDENCE_PANEL, "opened"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def close_panel(opened: Any, search: Any) -> None:
        view = View.from_search(search)
        if opened is False and view.figure is not None:
            go_to(view.but(figure=None))

    review.register(app, store, now=now, redraw=lambda figure, t: show(figure, t, View(lang=t.code), "/evidence"))
