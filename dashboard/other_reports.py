"""What stands beside a figure in the panel: other reports of the same claim, and copies of its text."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard.components import Child, page_link
from dashboard.filters import View
from dashboard.language import Language
from dashboard.phrases import absent, count_phrase, date_phrase
from dashboard.rows import rows_of
from extract.analysis.lineage import claims
from extract.model import Figure
from extract.store.copies import Copy, copies_of
from extract.store.query import FigureQuery
from extract.store.store import Store

LISTED = 20


def others(store: Store, figure: Figure, t: Language, view: View, path: str) -> Child:
    """The other reports of the same claim: the same count for the same day, place and people."""
    if figure.as_of is None or figure.place_id is None:
        return None
    near = FigureQuery(
        metrics=(figure.metric.value,),
        kinds=(figure.kind.value,),
        place_ids=(figure.place_id,),
        units=(figure.unit.value,),
    )
    frame = (
        store.figures(replace(near, since=figure.as_of, until=figure.as_of, limit=500))
        if len(figure.as_of) == 10
        else None
    )
    if frame is None or frame.empty:
        return None
    same = next((ids for ids in claims(frame)["figures"] if figure.id in ids), ())
    rest = frame[frame["id"].isin([i for i in same if i != figure.id])]
    if rest.empty:
        return None
    items = [
        html.Li(
            page_link(
                " · ".join(
                    str(p)
                    for p in (count_phrase(row, t), row["source"], row["publisher"], date_phrase(row["published"], t))
                    if not absent(p)
                ),
                path,
                view.but(figure=row["id"]),
            ),
            dir="auto",
        )
        for row in rows_of(rest.head(20))
    ]
    return html.Details(
        [html.Summary(t("{count} other reports of the same claim", count=len(rest))), html.Ul(items)], open=True
    )


def copies(store: Store, figure: Figure, t: Language, view: View, path: str) -> Child:
    """The documents with nearly the same text, each leading to this number where it holds it too.

    They are no further evidence: one text in many places is one report.
    """
    alike = copies_of(store, figure.doc)
    if not alike:
        return None
    shown = alike[:LISTED]
    same = FigureQuery(
        docs=tuple(copy.id for copy in shown),
        metrics=(figure.metric.value,),
        kinds=(figure.kind.value,),
        units=(figure.unit.value,),
    )
    held = {
        row["doc"]: row["id"]
        for row in rows_of(store.figures(same, columns=("id", "doc", "value", "low", "high", "surface")))
        if row["surface"] == figure.surface
    }
    items = [html.Li(copy_line(copy, held.get(copy.id), t, view, path), dir="auto") for copy in shown]
    return html.Details(
        [
            html.Summary(t("Copies and editions of this text: {count}", count=len(alike))),
            html.P(t("One text in many places is one report: copies make no number surer."), className="note"),
            html.Ul(items),
        ]
    )


def copy_line(copy: Copy, figure: str | None, t: Language, view: View, path: str) -> Child:
    """Who published a copy and when, and how much of the text it shares."""
    told = [copy.publisher, date_phrase(copy.published, t) if copy.published else None]
    told.append(t("{share} the same", share=f"{copy.similarity:.0%}"))
    words = " · ".join(part for part in told if part)
    return page_link(words, path, view.but(figure=figure)) if figure else html.Span(words)
