"""Figures as rows of a plain table, and as columns of the large one."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html

from dashboard.components import Child, aria, cell, page_link
from dashboard.filters import View
from dashboard.language import Language
from dashboard.phrases import absent, count_phrase, date_phrase, row_phrase
from dashboard.places import place_phrase
from dashboard.rows import rows_of
from extract.model import Measure, Review

COLUMNS = ("Number", "What", "Where", "As of", "Who says it", "Published")


def figure_table(frame: pd.DataFrame, view: View, path: str, t: Language) -> Child:
    """Every figure of a frame as a row; its number opens the sentence."""
    if frame.empty:
        return html.P(t("Nothing reported."), className="nothing")
    head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in COLUMNS]))
    body = html.Tbody([figure_row(row, view, path, t) for row in rows_of(frame)])
    return html.Div(
        html.Table([head, body], className="plain-table cards figures-table"),
        className="table-scroll",
        tabIndex=0,
        role="region",
        **aria(t("Figures")),
    )


def figure_row(row: dict[str, Any], view: View, path: str, t: Language) -> Child:
    """One row of the plain table."""
    what = row_phrase(row, t)
    if not absent(row["group"]):
        what += f" ({row['group']})"
    measure = t("total") if row["measure"] == Measure.TOTAL else t("event")
    reviewed = (
        html.Span(t(row["review"]), className=f"badge review-{row['review']}")
        if row["review"] != Review.UNREVIEWED
        else None
    )
    said = row["source"] if not absent(row["source"]) else t("not named")
    when = "" if absent(row["published"]) else date_phrase(row["published"], t)
    published = when if absent(row["publisher"]) else [html.Bdi(row["publisher"]), f" · {when}" if when else ""]
    cells: tuple[Child, ...] = (
        [page_link(count_phrase(row, t), path, view.but(figure=row["id"]), label=t("Open the sentence")), reviewed],
        [what, html.Span(measure, className="badge")],
        place_of(row, t),
        date_phrase(None if absent(row["as_of"]) else row["as_of"], t),
        said,
        published,
    )
    first, *rest = zip(cells, COLUMNS, strict=True)
    return html.Tr(
        [
            cell(first[0], t(first[1]), className="number"),
            *(cell(html.Bdi(child) if isinstance(child, str) else child, t(name)) for child, name in rest),
        ]
    )


def place_of(row: dict[str, Any], t: Language) -> str:
    """Where a figure is for, or the word that it is not stated."""
    return t("not stated") if absent(row["place"]) else place_phrase(row["place_id"], row["place"], t)


def grid_columns(t: Language) -> list[dict[str, Any]]:
    """The columns of the large table; `field` is a field of a figure, or `number` and `what`, which are phrases."""
    columns = [
        ("number", "Number", 150, "value"),
        ("what", "What", 190, "metric"),
        ("place", "Where", 170, "place"),
        ("as_of", "As of", 110, "as_of"),
        ("measure", "Measure", 90, None),
        ("source", "Who says it", 190, "source"),
        ("review", "Review", 110, None),
        ("quote", "Sentence", 380, None),
        ("publisher", "Publisher", 150, "publisher"),
        ("published", "Published", 115, "published"),
        ("confidence", "Confidence", 110, "confidence"),
    ]
    return [
        {
            "field": field,
            "headerName": t(name),
            "width": width,
            "sortable": order is not None,
            "filter": False,
            "cellClass": f"cell-{field}",
        }
        for field, name, width, order in columns
    ]


SORTS = {
    "number": "value",
    "what": "metric",
    "place": "place",
    "as_of": "as_of",
    "source": "source",
    "publisher": "publisher",
    "published": "published",
    "confidence": "confidence",
}


def grid_rows(frame: pd.DataFrame, t: Language) -> list[dict[str, Any]]:
    """The rows of the large table: plain texts, nothing to be interpreted."""
    rows = []
    for row in rows_of(frame):
        what = row_phrase(row, t)
        rows.append(
            {
                "id": row["id"],
                "number": count_phrase(row, t),
                "what": what if absent(row["group"]) else f"{what} ({row['group']})",
                "place": place_of(row, t),
                "as_of": date_phrase(None if absent(row["as_of"]) else row["as_of"], t),
                "measure": t("total") if row["measure"] == Measure.TOTAL else t("event"),
                "source": t("not named") if absent(row["source"]) else row["source"],
                "quote": row["quote"],
                "publisher": "" if absent(row["publisher"]) else row["publisher"],
                "published": "" if absent(row["published"]) else row["published"],
                "confidence": f"{row['confidence']:.0%}",
                "review": "" if row["review"] == Review.UNREVIEWED else t(row["review"]),
            }
        )
    return rows
