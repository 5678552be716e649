"""How the numbers arise, what they do not mean, and how often the reading is right."""

from __future__ import annotations

import csv
import tomllib
from importlib.metadata import version
from typing import Any

from dash import html

from dashboard.components import Child, cell
from dashboard.filters import View
from dashboard.language import Language, language
from dashboard.phrases import FLAG_NAMES, digits
from extract.analysis.series import FLAGS
from extract.resources import data_path
from extract.store.query import FigureQuery
from extract.store.store import Store

NEWEST = FigureQuery(order="-published", limit=1)

ACCURACY = (
    "F1 of the reading on annotated texts: found is a number of the right metric where it stands; strict has its value "
    "or bounds, unit, area and status right as well; full also kind, hedge, new or total, date and source. The rules "
    "were written with these texts in view: expect less of other publishers' texts."
)
LEVELS = ("set", "texts", "figures", "found", "strict", "full")
LICENCES = (
    ("Places", "GeoNames, CC BY 4.0, and our own notes"),
    ("Outlines", "Natural Earth, public domain"),
    ("Software", "MIT; charts by Plotly (MIT), tables by AG Grid (MIT), controls by Mantine (MIT)"),
    ("Typefaces", "Inter, Source Serif, Noto Sans Arabic: SIL Open Font License"),
    ("Texts", "each report keeps the terms of its publisher; the bundled sample is rewritten from published facts"),
)


def sections(code: str) -> list[dict[str, Any]]:
    """The sections of the page in a language: `title` and `paragraphs`; English where there are none."""
    text = data_path("methods.toml").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = tomllib.loads(text)
    return found.get(code) or found["en"]


def accuracy_table(t: Language) -> Child:
    """The table of data/accuracy.csv, which `python -m benchmarks.accuracy --write` makes."""
    with data_path("accuracy.csv").open(encoding="utf-8", newline="") as file:
        measured = list(csv.DictReader(file))
    head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in LEVELS]))
    rows = [html.Tr([cell(row[name], t(name)) for name in LEVELS]) for row in measured]
    return html.Div(
        html.Table([head, html.Tbody(rows)], className="plain-table cards measured"), className="table-scroll"
    )


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
                    accuracy_table(t),
                ]
            ),
            html.Section(
                [
                    html.H2(t("Licences")),
                    html.Dl(
                        [piece for name, words in LICENCES for piece in (html.Dt(t(name)), html.Dd(t(words)))],
                        className="facts",
                    ),
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
