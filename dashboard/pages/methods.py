"""How the numbers arise, what they do not mean, and how often the reading is right."""

from __future__ import annotations

import tomllib
from importlib.metadata import version
from typing import Any

from dash import html

from dashboard.components import Child
from dashboard.filters import View
from dashboard.language import language
from dashboard.phrases import FLAG_NAMES, digits
from extract.analysis.series import FLAGS
from extract.resources import data_path
from extract.store.query import FigureQuery
from extract.store.store import Store

NEWEST = FigureQuery(order="-published", limit=1)

ACCURACY = (
    "Run `displacement evaluate` on an annotated set to measure the reading; "
    "the README shows the tables of the bundled sets."
)


def sections(code: str) -> list[dict[str, Any]]:
    """The sections of the page in a language: `title` and `paragraphs`; English where there are none."""
    text = data_path("methods.toml").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = tomllib.loads(text)
    return found.get(code) or found["en"]


def layout(store: Store, view: View) -> Child:
    """The page."""
    t = language(view.lang)
    summary = store.summary()
    said = [html.Section([html.H2(s["title"]), *map(html.P, s["paragraphs"])]) for s in sections(view.lang)]
    flags = [piece for flag, meaning in FLAGS.items() for piece in (html.Dt(t(FLAG_NAMES[flag])), html.Dd(t(meaning)))]
    readers = sorted(store.figures(NEWEST, columns=("reader",))["reader"].unique()) if summary.figures else []
    return html.Div(
        [
            html.H1(t("Methods")),
            *said,
            html.Section([html.H2(t("Notes beside a headline")), html.Dl(flags, className="facts")]),
            html.Section(
                [
                    html.H2(t("Accuracy")),
                    html.P(t(ACCURACY)),
                ]
            ),
            html.Section(
                [
                    html.H2(t("Versions")),
                    html.P(
                        t(
                            "Software {version}; reading rules {reader}; {figures} figures in {documents} documents.",
                            version=version("displacement-dashboard"),
                            reader=", ".join(readers) or "—",
                            figures=digits(summary.figures),
                            documents=digits(summary.documents),
                        )
                    ),
                ]
            ),
        ],
        className="reading",
    )
