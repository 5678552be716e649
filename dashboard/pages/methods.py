"""How the numbers arise, what they do not mean, and how often the reading is right."""

from __future__ import annotations

from importlib.metadata import version

from dash import html

from dashboard.components import Child
from dashboard.filters import View
from dashboard.language import language
from dashboard.phrases import digits
from extract.analysis.series import FLAGS
from extract.store.query import FigureQuery
from extract.store.store import Store

NEWEST = FigureQuery(order="-published", limit=1)

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "What a number here is",
        (
            "A figure is one count that one text states: people displaced, buildings destroyed, people killed, hostages. Its sentence, place, date and source stand beside it.",
            "Figures are what was reported. This software verifies none of them; it shows who says what, so that a reader can.",
        ),
    ),
    (
        "What is recommended, and why",
        (
            "Reports of the same count for the same day and place are one claim, however many articles repeat it. Of competing claims the headline shows the one that fits the history, is stated precisely, and comes from the more reliable and more independent sources; the others stay visible as dots and as the range.",
            "Running totals and events are never added to each other. A total in between reports is what was last reported, not an estimate.",
            "A count for a group (children, journalists) never stands for everybody. Homes are not buildings, and households are turned into people only with a published household size, said so each time.",
        ),
    ),
    (
        "What the words mean",
        (
            "“At least” and “at most” are the text's own bounds. Vague words (dozens, thousands) give a lower bound and no value; they are drawn as open marks.",
            "A hollow circle on the map is a place known only as a governorate or a region: no spot may be read from it. Figures without a place are on no map; the overview counts them.",
            "“Nothing reported” means that texts were read and none of them gives such a figure. A text that could not be read is listed as such under Sources and never counts as nothing.",
            "Confidence is the calibrated probability that metric, value, unit and area of a figure are all read rightly.",
        ),
    ),
    (
        "What the numbers do not mean",
        (
            "The sum of events is not a death toll: news reports only some of them. A missing report is not a zero. People displaced twice may be counted twice by their sources.",
            "Boundaries and names shown do not imply endorsement of any of them. Place names follow the texts; places come from GeoNames (CC BY 4.0) and our own notes, outlines from Natural Earth (public domain).",
        ),
    ),
)


def layout(store: Store, view: View) -> Child:
    """The page."""
    t = language(view.lang)
    summary = store.summary()
    sections = [html.Section([html.H2(t(title)), *(html.P(t(text)) for text in texts)]) for title, texts in SECTIONS]
    flags = [piece for flag, meaning in FLAGS.items() for piece in (html.Dt(t(flag)), html.Dd(t(meaning)))]
    readers = sorted(store.figures(NEWEST, columns=("reader",))["reader"].unique()) if summary.figures else []
    return html.Div(
        [
            html.H1(t("Methods")),
            *sections,
            html.Section([html.H2(t("Notes beside a headline")), html.Dl(flags, className="facts")]),
            html.Section(
                [
                    html.H2(t("Accuracy")),
                    html.P(
                        t(
                            "Run `displacement evaluate` on an annotated set to measure the reading; the README shows the tables of the bundled sets."
                        )
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
