"""Small pieces of page that several pages use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from dash import Dash, dcc, html

from dashboard.filters import View
from dashboard.language import Language
from dashboard.safe import web_address

Child = Any  # what Dash takes for `children`


def aria(label: str) -> dict[str, Any]:
    """The name of a part for those who do not see it, as keywords of a component."""
    return {"aria-label": label}


def clientside(app: Dash) -> Callable[..., None]:
    """The registration of callbacks that run in the browser; Dash leaves it untyped."""
    register: Any = app.clientside_callback
    return cast(Callable[..., None], register)


def page_link(
    text: Child, path: str, view: View, *, class_name: str = "", current: bool = False, label: str | None = None
) -> dcc.Link:
    """A link to a page in a view: what was chosen goes with it."""
    extra: dict[str, Any] = {"aria-current": "true"} if current else {}
    if label:
        extra["title"] = label
    names = " ".join(name for name in (class_name, "current" if current else "") if name)
    return dcc.Link(
        text, href=path + view.to_search(), className=names, **{k: v for k, v in extra.items() if k == "title"}
    )


def cite_button(figure: str, t: Language) -> html.Button:
    """Copies the number of a figure as a sentence; worked by assets/keys_and_images.js."""
    named: dict[str, Any] = {"data-figure": figure, "data-done": t("Copied")}
    return html.Button(t("Cite"), className="quiet cite", type="button", title=t("Copy as a sentence"), **named)


def chart_images(t: Language, figure: str | None = None) -> html.Span:
    """The buttons that save the chart beside them as a picture, with its title and address under it.

    `figure` is the one whose citation stands there too.
    """
    cited = {"data-figure": figure} if figure else {}
    formats: dict[str, dict[str, Any]] = {kind: {"data-format": kind} | cited for kind in ("png", "svg")}
    buttons = [
        html.Button(kind.upper(), className="quiet chart-image", type="button", title=t("Save the chart"), **attributes)
        for kind, attributes in formats.items()
    ]
    return html.Span(buttons, className="chart-images")


def switch(name: str, options: Sequence[tuple[str, str, View, bool]], path: str) -> html.Div:
    """A row of links of which one holds; options are (key, text, view, whether it holds)."""
    links = [
        page_link(text, path, view, class_name="switch-option", current=current) for _, text, view, current in options
    ]
    return html.Div(
        [html.Span(name, className="switch-name"), html.Div(links, className="switch-options")],
        className="switch",
        role="group",
    )


def folded_table(summary: str, fold: Any, folded: Any, table: Child = None) -> html.Details:
    """The table of a chart, folded: it is drawn once the reader unfolds it. With a table it stands open.

    Whenever one component comes, the browser asks each of the others whether it changed: tables that nobody has
    opened would be most of a page, and most of its time. `fold` and `folded` are the ids of the line to click and of
    the room for the table; `is_open` reads the clicks.
    """
    return html.Details(
        [
            html.Summary(summary, id=fold, n_clicks=0 if table is None else 1),
            html.Div(table, id=folded),
        ],
        className="chart-table",
        open=table is not None,
    )


def is_open(clicks: Any) -> bool:
    """Whether a table that began folded stands open after so many clicks."""
    return isinstance(clicks, int) and clicks % 2 == 1


def cell(child: Child, label: str, **more: Any) -> html.Td:
    """A cell of a table that knows its column's name: on a phone the rows become cards."""
    named: dict[str, Any] = {"data-label": label}
    return html.Td(html.Div(child) if child not in ("", None) else None, **named, **more)


def outside_link(text: str, url: str | None) -> Child:
    """A link to another site's page, or the text alone where the address is not one of a web page."""
    address = web_address(url)
    return (
        html.A(text, href=address, target="_blank", rel="noopener noreferrer nofollow") if address else html.Span(text)
    )
