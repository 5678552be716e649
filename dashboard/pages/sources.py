"""Where documents come from: every source with its last and next poll, what it gave, and why it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html

from dashboard import ids
from dashboard.components import Child, aria, outside_link
from dashboard.filters import View
from dashboard.language import Language, language
from dashboard.phrases import digits
from dashboard.refreshing import Refreshing
from extract.sources import Source, bundled_and_own, load_sources
from extract.store.runs import Run, Runs, SourceState, Tally
from extract.store.store import Store

RECENT = 10


def layout(store: Store, view: View, *, environ: Mapping[str, str]) -> Child:
    """The page."""
    t = language(view.lang)
    return html.Div(
        [
            html.Div(
                [
                    html.H1(t("Sources")),
                    html.P(id=ids.REFRESH_MESSAGE, className="note", role="status"),
                    html.Button(t("Refresh now"), id=ids.REFRESH, n_clicks=0, type="button", className="button"),
                    dcc.Interval(id=ids.REFRESH_CLOCK, interval=1_000, disabled=True),
                ],
                className="title-row",
            ),
            html.Div(contents(store, t, environ), id=ids.SOURCES),
        ],
        className="reading wide",
    )


def contents(store: Store, t: Language, environ: Mapping[str, str]) -> list[Child]:
    """Every source with its state, then the last runs."""
    known = load_sources(bundled_and_own(environ))
    record = Runs(store)
    states = record.states()
    recent = record.recent(limit=RECENT)
    last: dict[str, Tally] = {}
    for run in recent:
        for tally in run.sources:
            last.setdefault(tally.source, tally)
    names = ("Source", "State", "Last poll", "Next poll", "Last run")
    head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in names]))
    rows = [source_row(source, states.get(source.id), last.get(source.id), t) for source in known.sources]
    table = html.Table([head, html.Tbody(rows)], className="plain-table")
    problems = [html.P(str(problem)) for problem in known.problems]
    return [
        html.P(t("A source is added or switched on in sources.toml; displacement refresh polls those that are due.")),
        html.Div(problems, className="problems", role="alert") if problems else None,
        html.Div(table, className="table-scroll", tabIndex=0, role="region", **aria(t("Sources"))),
        html.H2(t("Last runs")),
        html.Ul([html.Li(run_phrase(run, t)) for run in recent]) if recent else html.P(t("There was no refresh yet.")),
    ]


def register(app: Dash, store: Store, refreshing: Refreshing) -> None:
    """The button starts a refresh; while it is under way the page asks every second how far it has come."""

    @app.callback(
        Output(ids.REFRESH_MESSAGE, "children"),
        Output(ids.REFRESH_CLOCK, "disabled"),
        Output(ids.SOURCES, "children"),
        Input(ids.REFRESH, "n_clicks"),
        Input(ids.REFRESH_CLOCK, "n_intervals"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def follow(clicks: Any, _ticks: Any, search: Any) -> Any:
        t = language(View.from_search(search).lang)
        if ctx.triggered_id == ids.REFRESH and clicks:
            refreshing.start()
        return refreshing.told(t), not refreshing.is_running, contents(store, t, refreshing.environ)


def source_row(source: Source, state: SourceState | None, tally: Tally | None, t: Language) -> Child:
    """One source: whether it is read, when, and what came of it."""
    name = outside_link(source.name, source.address) if source.is_remote else source.name
    return html.Tr(
        [
            html.Td([name, html.P(f"{source.kind.value} · {source.schedule.written}", className="note")]),
            html.Td(state_phrase(source, state, tally, t)),
            html.Td(moment_phrase(state.polled_at if state else None, t)),
            html.Td(moment_phrase(state.due_at, t) if source.on and state else "" if not source.on else t("at once")),
            html.Td(tally_phrase(tally, t) if tally else ""),
        ]
    )


def state_phrase(source: Source, state: SourceState | None, tally: Tally | None, t: Language) -> Child:
    """Off, not read yet, could not be read and why, read and nothing reported, or read."""
    if state is not None and (state.failures or state.reason):
        why = html.P(state.reason, className="note", dir="auto") if state.reason else None
        return [t("could not be read ({count} times in a row)", count=state.failures), why]
    if not source.on:
        return t("off")
    if state is None or state.polled_at is None:
        return t("not read yet")
    if tally is not None and tally.fetched and not tally.figures:
        return t("read; nothing new reported")
    return t("read")


def tally_phrase(tally: Tally, t: Language) -> str:
    """What a run did with a source."""
    return t(
        "{fetched} fetched, {new} new, {figures} figures, {failed} could not be read",
        fetched=digits(tally.fetched),
        new=digits(tally.new),
        figures=digits(tally.figures),
        failed=digits(tally.failed),
    )


def run_phrase(run: Run, t: Language) -> str:
    """A run in words."""
    figures = sum(tally.figures for tally in run.sources)
    failed = sum(1 for tally in run.sources if tally.failed or tally.reason)
    ended = t("until {moment}", moment=moment_phrase(run.ended, t)) if run.ended else t("under way or cut off")
    what = t(
        "{sources} sources, {figures} new figures, {failed} sources not wholly read",
        sources=len(run.sources),
        figures=digits(figures),
        failed=failed,
    )
    return f"{moment_phrase(run.started, t)} {ended}: {what}"


def moment_phrase(moment: datetime | None, t: Language) -> str:
    """A moment in UTC."""
    return moment.strftime("%Y-%m-%d %H:%M UTC") if moment else t("never")
