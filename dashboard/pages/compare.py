"""Two places, two sources or two days of knowledge side by side, and what the difference may come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html

from dashboard import charts, ids
from dashboard.answers import Answers
from dashboard.components import Child, page_link, switch
from dashboard.filters import Series, View, series_of
from dashboard.frame import go_to
from dashboard.headlines import Headline, headline
from dashboard.language import Language, language
from dashboard.phrases import (
    AREA_NAMES,
    FLAG_NAMES,
    METRIC_NAMES,
    absent,
    count_phrase,
    date_phrase,
    digits,
    series_name,
)
from dashboard.queries import figure_query
from dashboard.references import Kept, agreement_phrase, references_for
from dashboard.tables import figure_table
from extract.model import Area
from extract.store.store import Store

PATH = "/compare"
SOURCES = 100
LISTED = 100  # rows of a table, the newest
TOLD = "Two places, two sources, or what had been published by two days, on one scale."
FIRST = ("area:Jenin", "area:Tulkarem")


@dataclass(frozen=True, slots=True)
class Side:
    """One side: an area, and of it one source alone, or what had been published by a day."""

    area: Area
    source: str | None = None
    known: date | None = None

    @classmethod
    def parse(cls, text: str | None, default: str) -> Side:
        """The side of `area:NAME`, with `;source:NAME` and `;known:DAY` as wished; what cannot be read is left out.

        >>> Side.parse("area:Gaza;source:UN", "area:Jenin")
        Side(area=<Area.GAZA: 'Gaza'>, source='UN', known=None)
        """
        given = dict(part.split(":", 1) for part in (text or default).split(";") if ":" in part)
        view = View.from_pairs([(name, given[name]) for name in ("area", "source", "known") if given.get(name)])
        area = view.areas[0] if view.areas else Area(default.removeprefix("area:"))
        return cls(area, view.source, view.known)

    def __str__(self) -> str:
        parts = [
            f"area:{self.area}",
            f"source:{self.source}" if self.source else "",
            f"known:{self.known}" if self.known else "",
        ]
        return ";".join(part for part in parts if part)

    def named(self, t: Language) -> str:
        """The side in words."""
        words = [t(AREA_NAMES[self.area])]
        if self.source:
            words.append(t("according to {source}", source=self.source))
        if self.known:
            words.append(t("as known on {date}", date=date_phrase(self.known.isoformat(), t)))
        return ", ".join(words)


def sides_of(view: View) -> tuple[Side, Side]:
    """The two sides of an address."""
    return Side.parse(view.left, FIRST[0]), Side.parse(view.right, FIRST[1])


def layout(store: Store, view: View) -> Child:
    """The choosers and the room for both sides."""
    t = language(view.lang)
    sources = list(store.choices("source"))[:SOURCES]
    choosers = [
        html.Fieldset(
            [
                html.Legend(t(name)),
                dmc.Select(
                    id={"type": ids.COMPARE, "side": side, "part": "area"},
                    label=t("Where"),
                    data=[{"value": a.value, "label": t(AREA_NAMES[a])} for a in Area if a is not Area.OTHER],
                    value=chosen.area.value,
                    allowDeselect=False,
                    size="xs",
                ),
                dmc.Select(
                    id={"type": ids.COMPARE, "side": side, "part": "source"},
                    label=t("Who says it"),
                    data=sorted({*sources, *([chosen.source] if chosen.source else [])}),
                    value=chosen.source,
                    placeholder=t("everybody"),
                    searchable=True,
                    clearable=True,
                    size="xs",
                ),
                dmc.DateInput(
                    id={"type": ids.COMPARE, "side": side, "part": "known"},
                    label=t("As known on"),
                    value=chosen.known.isoformat() if chosen.known else None,
                    placeholder=t("today"),
                    clearable=True,
                    valueFormat="D MMM YYYY",
                    size="xs",
                ),
            ],
            className="side-chooser",
        )
        for side, name, chosen in zip(("left", "right"), ("One side", "The other side"), sides_of(view), strict=True)
    ]
    return html.Div(
        [
            html.H1(t("Compare")),
            html.P(t(TOLD), className="note"),
            html.Div(choosers, className="two-sides"),
            html.Div(id=ids.COMPARE_RESULT, className="timelines"),
        ]
    )


def why_different(left: Headline, right: Headline, t: Language) -> list[str]:
    """What sets two numbers apart, in words: nothing is guessed that the figures do not say."""
    if left.row is None or right.row is None:
        return [t("Only one side has a number: for the other nothing is reported in this period.")]
    a, b = left.row, right.row
    reasons = []
    if left.measure is not right.measure:
        reasons.append(t("One is a running total, the other an event: they do not compare."))
    if left.series != right.series:
        reasons.append(
            t("One counts people displaced from or within the place, the other displaced people staying there.")
        )
    if a["as_of"] != b["as_of"]:
        reasons.append(
            t(
                "They stand for different days: {left} and {right}.",
                left=date_phrase(a["as_of"], t),
                right=date_phrase(b["as_of"], t),
            )
        )
    named = [t("nobody named") if absent(row["source"]) else str(row["source"]) for row in (a, b)]
    if named[0] != named[1]:
        reasons.append(t("Different bodies give them: {left} and {right}.", left=named[0], right=named[1]))
    if a["qualifier"] != b["qualifier"]:
        reasons.append(
            t("They are hedged differently: “{left}” and “{right}”.", left=count_phrase(a, t), right=count_phrase(b, t))
        )
    if a["place"] != b["place"]:
        reasons.append(t("They count different places: {left} and {right}.", left=a["place"], right=b["place"]))
    notes = [set(str(row["flags"]).split("; ")) - {""} for row in (a, b)]
    reasons += [
        t("Only one carries the note “{note}”.", note=t(FLAG_NAMES.get(note, note)))
        for note in sorted(notes[0] ^ notes[1])
    ]
    return reasons or [t("Nothing that the figures state sets them apart.")]


def side_room(
    side: Side, cell: Headline, view: View, period: Any, top: float, t: Language, references: Sequence[Kept] = ()
) -> Child:
    """One side: its headline, chart with the published series that count the same, and table."""
    name = html.H2(side.named(t))
    if cell.row is None or period is None:
        return html.Div([name, html.P(t("Nothing reported"), className="headline-none")], className="timeline")
    figure = charts.timeline(cell, charts.shown_claims(cell), period=period, t=t, height=230)
    for reference, rows in references:
        charts.lay_reference(figure, rows, reference.title or reference.source)
        top = max(top, float(rows["value"].max()))
    if cell.steps is not None and len(cell.steps):
        figure["layout"]["yaxis"] |= {"range": [0, top * 1.08], "autorange": False}
    source = t("source not named") if absent(cell.row["source"]) else cell.row["source"]
    return html.Div(
        [
            name,
            page_link(count_phrase(cell.row, t), PATH, view.but(figure=cell.row["id"]), class_name="headline-number"),
            html.P(f"{date_phrase(cell.row['as_of'], t)} · {source}", className="headline-source", dir="auto"),
            dcc.Graph(figure=figure, config=charts.config(t), className="chart", style={"height": 230}),
            *(html.P(agreement_phrase(cell, *kept, t), className="note") for kept in references),
            html.Details(
                [
                    html.Summary(t("The chart as a table")),
                    figure_table(charts.shown_claims(cell).tail(LISTED), view, PATH, t),
                ],
                className="chart-table",
            ),
        ],
        className="timeline",
    )


def comparison(answers: Answers, view: View, t: Language, references: Path | None = None) -> Child:
    """Both sides on one scale of days and numbers, and what sets their last numbers apart."""
    series = view.series_for(view.focus_metric)
    sides = sides_of(view)
    cells = [read_side(answers, view, series, side) for side in sides]
    shown = [rows for cell in cells for rows in (charts.shown_claims(cell), cell.events)]
    period = charts.span(charts.ends(shown), view.since, view.until)
    top = max(
        (float(n) for cell in cells if len(cell.claims) for n in charts.shown_claims(cell)["number"].dropna()),
        default=1,
    )
    metrics = [
        (m.value, t(METRIC_NAMES[m]), view.but(focus=m, figure=None), m is series.metric) for m in view.chosen_metrics
    ]
    kinds = [
        (str(s), series_name(s, t), view.with_series(s).but(focus=s.metric, figure=None), s == series)
        for s in series_of(series.metric)
    ]
    rows = [cell.row for cell in cells]
    between: Child = None
    numbers = [row["value"] for row in rows if row is not None and not absent(row["value"])]
    if len(numbers) == 2 and cells[0].series == cells[1].series:
        between = html.P(t("The last numbers differ by {count}.", count=digits(abs(numbers[0] - numbers[1]))))
    return [
        html.Div([switch(t("Metric"), metrics, PATH), switch(t("Counted as"), kinds, PATH)], className="switches"),
        html.Div(
            [
                side_room(s, c, view, period, top, t, tuple(references_for(references, series, s.area)))
                for s, c in zip(sides, cells, strict=True)
            ],
            className="two-sides",
        ),
        html.Section(
            [
                html.H2(t("Why they differ")),
                between,
                html.Ul([html.Li(why) for why in why_different(cells[0], cells[1], t)]),
            ]
        ),
    ]


def read_side(answers: Answers, view: View, series: Series, side: Side) -> Headline:
    """The headline of one side in the period of the view."""
    query = figure_query(view.but(unplaced=False, measure=None, place=None, source=side.source))
    found = answers.cell(series, side.area, query, known_on=side.known)
    return headline(found, since=view.since, until=view.until)


def register(app: Dash, answers: Answers, references: Path | None = None) -> None:
    """The choosers write the address, the address draws both sides."""

    @app.callback(Output(ids.COMPARE_RESULT, "children"), Input(ids.URL, "search"))
    def draw(search: Any) -> Child:
        view = View.from_search(search)
        return comparison(answers, view, language(view.lang), references)

    @app.callback(
        [
            Input({"type": ids.COMPARE, "side": side, "part": part}, "value")
            for side in ("left", "right")
            for part in ("area", "source", "known")
        ],
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def choose(chosen: Any, search: Any) -> None:
        if not ctx.triggered or not isinstance(chosen, list) or len(chosen) != 6:
            return
        view = View.from_search(search)
        sides = [side_of(chosen[:3], FIRST[0]), side_of(chosen[3:], FIRST[1])]
        wanted = replace(view, left=None, right=None)
        if [str(side) for side in sides] != list(FIRST):
            wanted = replace(view, left=str(sides[0]), right=str(sides[1]))
        if wanted != view:
            go_to(wanted)


def side_of(values: list[Any], default: str) -> Side:
    """The side that three controls name."""
    parts = zip(("area", "source", "known"), values, strict=True)
    return Side.parse(";".join(f"{name}:{str(value)[:200]}" for name, value in parts if value), default)
