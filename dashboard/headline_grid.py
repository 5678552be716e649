"""The headlines of the overview: a row for each metric, a cell for each area."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from dashboard.components import Child, cite_button, page_link
from dashboard.filters import View
from dashboard.headlines import Headline
from dashboard.language import Language
from dashboard.palette import COLOURS
from dashboard.phrases import (
    FLAG_NAMES,
    METRIC_NAMES,
    absent,
    count_phrase,
    date_phrase,
    digits,
    period_phrase,
    series_name,
    where_phrase,
)
from dashboard.sparks import sparkline
from extract.model import Area, Measure, Metric, Review

PATH = "/"


def headline_rows(
    found: dict[Metric, dict[Area, Headline]], view: View, t: Language, *, otherwise: Mapping[tuple[Metric, Area], int]
) -> list[Child]:
    """A row for each metric, a cell for each area.

    `otherwise` counts, for cells without a number, the figures that count the metric in another kind, unit or group.
    """
    return [
        html.Div(
            [
                html.Div(
                    [
                        html.H2(t(METRIC_NAMES[metric]), style={"borderColor": COLOURS[metric]}),
                        html.P(series_name(view.series_for(metric), t)),
                    ],
                    className="headline-name",
                ),
                *(headline_cell(cell, view, t, otherwise.get((metric, cell.area), 0)) for cell in cells.values()),
            ],
            className="headline-row" + (" in-focus" if metric is view.focus_metric else ""),
        )
        for metric, cells in found.items()
    ]


def headline_cell(cell: Headline, view: View, t: Language, otherwise: int = 0) -> Child:
    """One number with what makes it fit to be quoted, or the plain word that there is none."""
    focused = view.but(focus=cell.series.metric, figure=None)
    name = html.Span(where_phrase(cell.area, cell.place, t), className="headline-area")
    if cell.row is None:
        return html.Div(
            [
                name,
                html.P(t("Nothing reported"), className="headline-none"),
                html.P(period_phrase(view.since, view.until, t)),
                page_link(
                    t("1 figure counted otherwise")
                    if otherwise == 1
                    else t("{count} figures counted otherwise", count=digits(otherwise)),
                    "/evidence",
                    view.but(metrics=(cell.series.metric,), areas=(cell.area,), figure=None),
                    class_name="note",
                )
                if otherwise
                else None,
            ],
            className="headline nothing-reported",
        )
    row = cell.row
    counted = None
    if cell.series != view.series_for(cell.series.metric):
        counted = html.P(series_name(cell.series, t), className="headline-detail")
    source = row["source"] if not absent(row["source"]) else t("source not named")
    details: list[Child] = []
    if row.get("start"):
        details.append(t("counted since {date}", date=date_phrase(row["start"], t)))
    low, high = (None if absent(row[name]) else float(row[name]) for name in ("low", "high"))
    if row["claims"] > 1 and low is not None and high is not None and low != high:
        details.append(t("claims of that day: {low} to {high}", low=digits(low), high=digits(high)))
    if row["independent_sources"] > 1:
        details.append(t("{count} independent sources", count=row["independent_sources"]))
    moved = [
        t("{change} in {days} days", change=isolated(signed(step), t), days=days)
        if days
        else t("{change} since {date}", change=isolated(signed(step), t), date=date_phrase(cell.before, t))
        for days, step in cell.changes
        if step
    ]
    if moved:
        details.append(" · ".join(moved))
    details += [t(FLAG_NAMES.get(flag, flag)) for flag in str(row["flags"]).split("; ") if flag]
    if cell.echo is not None:
        text = t(
            "the same number for {place}, {date}",
            place=isolated(cell.echo["place"], t),
            date=date_phrase(cell.echo["day"], t),
        )
        details.append(page_link(text, PATH, view.but(figure=cell.echo["id"]), label=t("Open the sentence")))
    line = sparkline(cell.points, cell.series.metric)
    event = html.Span(t("latest event"), className="badge") if cell.measure is Measure.NEW else None
    reviewed = None
    if row["review"] != Review.UNREVIEWED:
        reviewed = html.Span(t(row["review"]), className=f"badge review-{row['review']}")
    return html.Div(
        [
            html.Div(
                [
                    page_link(name, PATH, focused.but(areas=(cell.area,)), label=t("Show this place alone")),
                    event,
                    reviewed,
                ],
                className="headline-top",
            ),
            page_link(
                count_phrase(row, t),
                PATH,
                view.but(figure=row["id"]),
                class_name="headline-number",
                label=t("Open the sentence"),
            ),
            counted,
            html.P(f"{date_phrase(row['as_of'], t)} · {source}", className="headline-source", dir="auto"),
            *(html.P(text, className="headline-detail") for text in details),
            html.Div(
                [
                    html.Img(src=line, alt=t("the running total over time"), className="spark") if line else None,
                    cite_button(row["id"], t),
                ],
                className="headline-foot",
            ),
        ],
        className="headline",
    )


def isolated(number: str, t: Language) -> str:
    """A signed number that keeps its sign before it within words that run from right to left."""
    return f"\u2066{number}\u2069" if t.direction == "rtl" else number


def signed(step: float) -> str:
    """A difference with its sign, a true minus.

    >>> signed(-1200.0), signed(5.0)
    ('−1,200', '+5')
    """
    return f"{step:+,.0f}".replace("-", "−")
