"""What changed since yesterday, or since any day: figures, headlines, and the sources that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, State, html

from dashboard import ids
from dashboard.answers import Answers
from dashboard.components import Child, aria, cell, page_link, switch
from dashboard.filters import View
from dashboard.frame import go_to
from dashboard.headline_grid import isolated, signed
from dashboard.headlines import Headline
from dashboard.language import Language, language
from dashboard.moves import Move, Unread, changes_query, moves, since_of, unread, with_before
from dashboard.phrases import absent, count_phrase, date_phrase, digits, row_phrase, series_name, where_phrase
from dashboard.rows import rows_of
from dashboard.tables import figure_table, place_of
from extract.model import Review
from extract.store.revisions import Revision, count_revisions, list_revisions
from extract.store.runs import Runs, Tally
from extract.store.store import Store

PATH = "/changes"
LISTED = 30
TITLES: Mapping[Revision, str] = {
    Revision.NEW: "New figures",
    Revision.REVISED: "Read otherwise than before",
    Revision.REVIEWED: "Reviewed",
    Revision.GONE: "No longer stated",
}
TELLS: Mapping[Revision, str] = {
    Revision.NEW: "Found in texts that were read since then.",
    Revision.REVISED: "The same words, read otherwise by newer rules or in an edited text.",
    Revision.REVIEWED: "Confirmed, corrected, rejected or reopened by a person.",
    Revision.GONE: "Their text was edited, or newer rules read no figure there.",
}
DAYS: Mapping[str, int] = {"yesterday": 1, "7 days ago": 7, "30 days ago": 30}
COLUMNS = ("What", "Where", "Before", "Now", "Change", "What differs", "As of", "Review", "Publisher")
UNREAD_COLUMNS = ("Source", "When", "Reason", "Read since")
# What may differ between two readings of a figure, as the columns of a table are called.
DIFFERENCES: Mapping[str, tuple[str, ...]] = {
    "Number": ("value", "low", "high", "qualifier", "persons"),
    "What": ("metric", "kind", "unit", "group"),
    "Where": ("place", "place_id", "area"),
    "As of": ("as_of", "since"),
    "Measure": ("measure",),
    "Who says it": ("source",),
    "Status": ("status",),
}


def layout(_store: Store, view: View, *, now: Callable[[], datetime]) -> Child:
    """The choice of the day, and room for what changed since."""
    t = language(view.lang)
    return html.Div(
        [
            html.H1(t("What changed")),
            html.Div(
                [
                    dmc.DateInput(
                        id=ids.CHANGES_DAY,
                        label=t("Since the beginning of (UTC)"),
                        value=since_of(view, now()).date().isoformat(),
                        maxDate=now().date().isoformat(),
                        valueFormat="D MMM YYYY",
                        size="xs",
                        w=190,
                    ),
                    html.Div(days_switch(view, now(), t), id=ids.CHANGES_DAYS),
                ],
                className="changes-days",
            ),
            html.Section(id=ids.CHANGES_SUMMARY, **aria(t("What changed"))),
            html.Section(id=ids.CHANGES_MOVES, className="newest", **aria(t("Headlines that moved"))),
            html.Section(id=ids.CHANGES_RESULT, **aria(t("Changes"))),
        ],
        className="changes",
    )


def days_switch(view: View, now: datetime, t: Language) -> Child:
    """Yesterday, a week, a month: each a link."""
    chosen = since_of(view, now).date()
    calm = view.but(figure=None)
    options = []
    for name, days in DAYS.items():
        day = now.date() - timedelta(days=days)
        options.append((name, t(name), calm.but(changed=None if days == 1 else day), day == chosen))
    return switch(t("Since"), options, PATH)


def news(store: Store, view: View, t: Language, *, now: datetime) -> tuple[list[Child], list[Child]]:
    """What became of figures since the day in a sentence, with what could not be read; and the figures themselves."""
    since = since_of(view, now)
    query = changes_query(view)
    counts = {r: sum(found.values()) for r, found in count_revisions(store, query, since).items()}
    polls = Runs(store).polled_since(since)
    failed = unread(polls)
    search = view.but(figure=None, changed=since.date()).to_search()
    first: list[Child] = [
        html.P(summary(counts, polls, failed, t), className="changes-summary", role="status"),
        html.P(html.A(t("Download as CSV"), href=f"/api/changes.csv{search}", className="button", download=""))
        if any(counts.values())
        else None,
        unread_sources(failed, t),
    ]
    lists: list[Child] = []
    for revision, count in counts.items():
        if not count:
            continue
        frame = list_revisions(store, replace(query, limit=LISTED), since, revision)
        shown = t("{title} ({count})", title=t(TITLES[revision]), count=digits(count))
        told = t(TELLS[revision])
        if count > LISTED:
            told += " " + t("The latest {count} are listed; the download holds all.", count=LISTED)
        table = (
            figure_table(frame, view, PATH, t)
            if revision is Revision.NEW
            else revision_table(with_before(store, frame, since), revision, view, t)
        )
        lists.append(html.Section([html.H2(shown), html.P(told, className="note"), table], className="revision"))
    return first, lists


def summary(counts: Mapping[Revision, int], polls: list[Tally], failed: list[Unread], t: Language) -> str:
    """What happened in one or two sentences: that nothing changed is never said of what could not be read."""
    said = [f"{t(TITLES[revision])}: {digits(count)}" for revision, count in counts.items() if count]
    first = " · ".join(said) + "." if said else t("No figure of this choice changed since then.")
    read = len({poll.source for poll in polls} - {one.source for one in failed if one.read_at is None})
    still = sum(1 for one in failed if one.read_at is None)
    if not polls:
        return first + " " + t("No source was polled since then: what they say now is not known.")
    second = t("Sources read since then: {count}.", count=digits(read))
    if still:
        second += " " + t("Could not be read: {count}; what these say now is not known.", count=digits(still))
    return f"{first} {second}"


def unread_sources(failed: list[Unread], t: Language) -> Child:
    """The sources that could not be read, why, and whether they were read since."""
    if not failed:
        return None
    rows = [
        html.Tr(
            [
                cell(html.Bdi(one.source), t("Source")),
                cell(minute(one.at), t("When")),
                cell(html.Bdi(one.reason or t("not wholly read")), t("Reason")),
                cell(minute(one.read_at) if one.read_at else t("not yet"), t("Read since")),
            ]
        )
        for one in failed
    ]
    head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in UNREAD_COLUMNS]))
    return html.Section(
        [
            html.H2(t("Could not be read ({count})", count=digits(len(failed)))),
            html.P(page_link(t("All sources"), "/sources", View(lang=t.code)), className="note"),
            html.Div(
                html.Table([head, html.Tbody(rows)], className="plain-table cards"),
                className="table-scroll",
                tabIndex=0,
                role="region",
                **aria(t("Sources that could not be read")),
            ),
        ],
        className="revision",
    )


def minute(moment: datetime) -> Child:
    """A moment in UTC, to the minute; the same in every language."""
    return html.Bdi(f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC", dir="ltr")


def revision_table(frame: pd.DataFrame, revision: Revision, view: View, t: Language) -> Child:
    """Figures beside what they said before, and in what the two differ."""
    gone = revision is Revision.GONE
    names = ("Before", "What", "Where", "As of", "Publisher") if gone else (
        "Before", "Now", "What differs", "Where", "As of", "Review"
    )  # fmt: skip
    head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in names]))
    body = [html.Tr(revision_cells(row, names, view, t)) for row in rows_of(frame)]
    return html.Div(
        html.Table([head, html.Tbody(body)], className="plain-table cards"),
        className="table-scroll",
        tabIndex=0,
        role="region",
        **aria(t(TITLES[revision])),
    )


def revision_cells(row: dict[str, Any], names: tuple[str, ...], view: View, t: Language) -> list[Child]:
    """The cells of one changed figure."""
    before = row["before"] if isinstance(row["before"], dict) else None
    reviewed = t(row["review"])
    if not absent(row["reviewer"]) and row["review"] != Review.UNREVIEWED:
        reviewed = t("{review} by {name}", review=reviewed, name=row["reviewer"])
    told: dict[str, Child] = {
        "Before": count_phrase(before or row, t),
        "Now": page_link(count_phrase(row, t), PATH, view.but(figure=row["id"]), label=t("Open the sentence")),
        "What differs": html.Bdi(" · ".join(t(name) for name in differing(row, before)) or t("nothing but the review")),
        "What": row_phrase(row, t),
        "Where": html.Bdi(place_of(row, t)),
        "As of": date_phrase(None if absent(row["as_of"]) else row["as_of"], t),
        "Review": html.Bdi(reviewed),
        "Publisher": html.Bdi("" if absent(row["publisher"]) else row["publisher"]),
    }
    numbers: dict[str, dict[str, Any]] = {key: {"className": "number"} for key in ("Before", "Now")}
    return [cell(told[name], t(name), **numbers.get(name, {})) for name in names]


def differing(row: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[str]:
    """In what a figure differs from what it said before.

    >>> differing({"value": 3.0, "area": "Gaza"}, {"value": 4.0, "area": "Gaza"})
    ['Number']
    """
    if before is None:
        return []

    def plain(value: Any) -> Any:
        return None if absent(value) else value

    return [
        name
        for name, fields in DIFFERENCES.items()
        if any(plain(row.get(field)) != plain(before.get(field)) for field in fields)
    ]


def moved(found: list[Move], view: View, t: Language) -> list[Child]:
    """The headlines that say something else than before the day."""
    title = html.H2(t("Headlines that moved ({count})", count=digits(len(found))))
    if not found:
        return [title, html.P(t("Every headline of this choice says what it said before."), className="nothing")]
    names = ("What", "Where", "Before", "Now", "Change")
    head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in names]))
    return [
        title,
        html.Div(
            html.Table(
                [head, html.Tbody([move_row(move, view, t) for move in found])],
                className="plain-table cards",
            ),
            className="table-scroll",
            tabIndex=0,
            role="region",
            **aria(t("Headlines that moved")),
        ),
    ]


def move_row(move: Move, view: View, t: Language) -> Child:
    """One headline, before and now."""
    now: Child = standing(move.now, t)
    if move.now.row is not None:
        now = page_link(now, PATH, view.but(figure=move.now.row["id"]), label=t("Open the sentence"))
    change = isolated(signed(move.change), t) if move.change else ""
    if move.change == 0:
        change = t("the same number")
    return html.Tr(
        [
            cell(html.Bdi(series_name(move.now.series, t)), t("What")),
            cell(html.Bdi(where_phrase(move.area, move.now.place, t)), t("Where")),
            cell(standing(move.then, t), t("Before"), className="number"),
            cell(now, t("Now"), className="number"),
            cell(change, t("Change"), className="number"),
        ]
    )


def standing(which: Headline, t: Language) -> str:
    """The number of a headline with its day."""
    if which.row is None:
        return t("nothing reported")
    return f"{count_phrase(which.row, t)} ({date_phrase(which.row['as_of'], t)})"


def register(app: Dash, answers: Answers, *, now: Callable[[], datetime]) -> None:
    """The address draws the page; the day chosen is written into it."""

    @app.callback(
        Output(ids.CHANGES_DAYS, "children"),
        Output(ids.CHANGES_SUMMARY, "children"),
        Output(ids.CHANGES_RESULT, "children"),
        Input(ids.URL, "search"),
    )
    def draw(search: Any) -> Any:
        view = View.from_search(search)
        t = language(view.lang)
        return days_switch(view, now(), t), *news(answers.store, view, t, now=now())

    @app.callback(Output(ids.CHANGES_MOVES, "children"), Input(ids.URL, "search"))
    def draw_moves(search: Any) -> Child:
        view = View.from_search(search)
        return moved(moves(answers, view, since_of(view, now())), view, language(view.lang))

    @app.callback(Input(ids.CHANGES_DAY, "value"), State(ids.URL, "search"), prevent_initial_call=True)
    def choose(day: Any, search: Any) -> None:
        view = View.from_search(search)
        chosen = View.from_pairs([("changed", str(day)[:10])]).changed
        if chosen is not None and chosen != since_of(view, now()).date():
            go_to(view.but(changed=chosen))
