"""Read a text: paste one and see its figures marked, every number with why it is one or is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, html, no_update

from dashboard import ids
from dashboard.components import Child, cell
from dashboard.filters import View
from dashboard.language import Language, language
from dashboard.panel import marked
from dashboard.phrases import count_phrase, date_phrase, figure_name
from dashboard.safe import web_address
from extract.errors import DisplacementError
from extract.model import Document
from extract.reading.reader import Explained, explain
from extract.refresh import web_for
from extract.sources import bundled_and_own, load_sources
from extract.store.store import Store
from extract.subscribing import read_address

MAX_CHARS = 100_000
EXAMPLE = (
    "More than 40 families fled Nur Shams camp on Sunday, the Palestinian Red Crescent said. "
    "Bulldozers levelled 12 homes in Jenin, and two people were killed there on Friday."
)

INVITATION = (
    "Paste a report, or fetch one by its address: its figures are marked at once, and every other number says why it "
    "is none. A pasted text never leaves this machine."
)


def layout(_store: Store, view: View) -> Child:
    """The form and the room for the answer."""
    t = language(view.lang)
    return html.Div(
        [
            html.H1(t("Read a text")),
            html.P(t(INVITATION)),
            html.Div(
                [
                    html.Div(
                        [
                            dmc.TextInput(
                                id=ids.READ_URL,
                                label=t("Address"),
                                placeholder="https://",
                                size="sm",
                                className="grows",
                                spellCheck=False,
                            ),
                            html.Button(
                                t("Fetch"), id=ids.READ_FETCH, className="button plain", type="button", n_clicks=0
                            ),
                        ],
                        className="review-row",
                    ),
                    dmc.Textarea(
                        id=ids.READ_TEXT,
                        label=t("Text"),
                        value=EXAMPLE,
                        autosize=True,
                        minRows=6,
                        maxRows=18,
                        spellCheck=False,
                    ),
                    html.Div(
                        [
                            dmc.TextInput(id=ids.READ_TITLE, label=t("Title"), size="xs"),
                            dmc.DateInput(
                                id=ids.READ_PUBLISHED,
                                label=t("Published on"),
                                size="xs",
                                clearable=True,
                                valueFormat="D MMM YYYY",
                            ),
                            dmc.TextInput(id=ids.READ_PUBLISHER, label=t("Publisher"), size="xs"),
                        ],
                        className="read-fields",
                    ),
                    html.Div(
                        [
                            html.Button(t("Read"), id=ids.READ_BUTTON, className="button", type="button"),
                            html.Button(
                                t("Add to the store"), id=ids.READ_ADD, className="button plain", type="button"
                            ),
                        ],
                        className="review-row",
                    ),
                    html.P(id=ids.READ_MESSAGE, className="note", role="status"),
                ]
            ),
            html.Div(id=ids.READ_RESULT),
        ],
        className="reading",
    )


def document_from(text: Any, title: Any, published: Any, publisher: Any, url: Any) -> Document:
    """A document of what a browser sent; raises BadInput or ValueError with what is wrong."""
    if not isinstance(text, str) or not text.strip():
        raise ValueError("paste a text first")
    if len(text) > MAX_CHARS:
        raise ValueError(
            f"the text has {len(text):,} characters; at most {MAX_CHARS:,} are read here: use `displacement load`"
        )
    given = {"title": title, "published": published, "publisher": publisher, "url": url}
    record = {name: value.strip()[:2_000] for name, value in given.items() if isinstance(value, str) and value.strip()}
    if record.get("url") and web_address(record["url"]) is None:
        raise ValueError("the address must begin with http:// or https://")
    return Document.from_dict({"text": text, **record})


def answer(document: Document, numbers: list[Explained], t: Language) -> Child:
    """The text with its figures marked, then every number with what it was read as."""
    found = [e.figure for e in numbers if e.figure is not None]
    parts = [
        (
            f.start,
            f.end,
            f"number metric-{f.metric.value}",
            figure_name(f, t),
        )
        for f in found
    ]
    names = ("Number", "What", "Where", "As of", "Who says it", "Why")
    rows = []
    for explained in numbers:
        f = explained.figure
        cells: tuple[Child, ...] = (explained.surface, t("no figure"), "", "", "", explained.reason or "")
        if f is not None:
            measure = html.Span(t("total") if f.measure == "total" else t("event"), className="badge")
            cells = (
                count_phrase(f.to_dict(), t),
                [figure_name(f, t), measure],
                f.place or t("not stated"),
                date_phrase(f.as_of, t),
                f.source or t("not named"),
                f"{f.confidence:.0%}: {'; '.join(f.reasons)}",
            )
        first, *rest = zip(cells, (t(name) for name in names), strict=True)
        number = cell(first[0], first[1], className="number")
        others = [cell(html.Bdi(child) if child else None, name) for child, name in rest]
        rows.append(html.Tr([number, *others], className="no-figure" if f is None else None))
    head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in names]))
    summary = t("{figures} figures among {numbers} numbers", figures=len(found), numbers=len(numbers))
    if not numbers:
        summary = t("The text holds no number: nothing is reported in it.")
    table = html.Table([head, html.Tbody(rows)], className="plain-table cards")
    return [
        html.H2(summary),
        html.P(marked(document.text, parts), className="read-text", dir="auto"),
        html.Div(table, className="table-scroll", tabIndex=0) if numbers else None,
    ]


def register(app: Dash, store: Store, *, now: Callable[[], datetime], environ: Mapping[str, str]) -> None:
    """The buttons: read what was pasted, add it to the store, fetch an address."""

    @app.callback(
        Output(ids.READ_RESULT, "children"),
        Output(ids.READ_MESSAGE, "children"),
        Input(ids.READ_BUTTON, "n_clicks"),
        Input(ids.READ_ADD, "n_clicks"),
        State(ids.READ_TEXT, "value"),
        State(ids.READ_TITLE, "value"),
        State(ids.READ_PUBLISHED, "value"),
        State(ids.READ_PUBLISHER, "value"),
        State(ids.READ_URL, "value"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def read_text(*values: Any) -> Any:
        read_clicks, add_clicks, text, title, published, publisher, url, search = values
        t = language(View.from_search(search).lang)
        if not read_clicks and not add_clicks:
            return no_update, no_update
        try:
            document = document_from(text, title, published, publisher, url)
            numbers = explain(document)
            message = ""
            if ctx.triggered_id == ids.READ_ADD:
                figures = [e.figure for e in numbers if e.figure is not None]
                added = store.add(document, figures, at=now())
                message = (
                    t("Added: {count} figures.", count=added.figures_added)
                    if added.new or added.updated
                    else t("The store has this text already.")
                )
        except (ValueError, DisplacementError) as err:
            return None, t("Could not be read: {reason}", reason=err)
        return answer(document, numbers, t), message

    @app.callback(
        Output(ids.READ_TEXT, "value"),
        Output(ids.READ_TITLE, "value"),
        Output(ids.READ_PUBLISHED, "value"),
        Output(ids.READ_PUBLISHER, "value"),
        Output(ids.READ_RESULT, "children", allow_duplicate=True),
        Output(ids.READ_MESSAGE, "children", allow_duplicate=True),
        Input(ids.READ_FETCH, "n_clicks"),
        State(ids.READ_URL, "value"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
        running=[(Output(ids.READ_FETCH, "disabled"), True, False)],
    )
    def fetch(clicks: Any, url: Any, search: Any) -> Any:
        t = language(View.from_search(search).lang)
        kept = (no_update,) * 4
        if not clicks:
            return *kept, no_update, no_update
        try:
            if not isinstance(url, str) or not url.strip():
                raise ValueError("give the address of a page or PDF first")
            web = web_for(load_sources(bundled_and_own(environ)))
            found = read_address(url, web, now=now())
            document = document_from(found.text, found.title, found.published, found.publisher, url.strip())
        except (ValueError, DisplacementError) as err:
            return *kept, None, t("Could not be read: {reason}", reason=err)
        fields = (document.text, document.title or "", document.published, document.publisher or "")
        return *fields, answer(document, explain(document), t), t("Fetched; nothing is added yet.")
