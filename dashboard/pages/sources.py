"""Where documents come from: every source with its last and next poll, what it gave, and why it could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard import ids
from dashboard.components import Child, aria, cell, outside_link
from dashboard.filters import View
from dashboard.language import Language, language
from dashboard.phrases import ago_phrase, digits
from dashboard.refreshing import Refreshing
from dashboard.sparks import week_bars
from extract.errors import DisplacementError
from extract.refresh import web_for
from extract.sources import Source, bundled_and_own, load_sources
from extract.store.runs import Run, Runs, SourceState, Tally
from extract.store.store import Store
from extract.subscribing import check_feed, subscribe

RECENT = 10
WEEKS = 12
Gained = Mapping[str, int]  # figures by day


def layout(store: Store, view: View, *, environ: Mapping[str, str], now: Callable[[], datetime]) -> Child:
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
            html.Div(contents(store, t, environ, now=now()), id=ids.SOURCES),
            adding(t),
        ],
        className="reading wide",
    )


def adding(t: Language) -> Child:
    """The form that adds a feed."""
    return html.Section(
        [
            html.H2(t("Add a feed")),
            html.P(t("Paste the address of an RSS or Atom feed: it is polled once, and kept if it can be read.")),
            html.Div(
                [
                    dmc.TextInput(
                        id=ids.FEED_ADDRESS,
                        label=t("Address"),
                        placeholder="https://",
                        size="sm",
                        className="grows",
                        spellCheck=False,
                    ),
                    dmc.TextInput(id=ids.FEED_NAME, label=t("Name"), size="sm"),
                    html.Button(
                        t("Check and add"), id=ids.FEED_ADD, n_clicks=0, type="button", className="button plain"
                    ),
                ],
                className="review-row",
            ),
            html.P(id=ids.FEED_MESSAGE, className="note", role="status"),
        ]
    )


def contents(store: Store, t: Language, environ: Mapping[str, str], *, now: datetime) -> list[Child]:
    """Every source with its state, those that are on first, then the last runs."""
    known = load_sources(bundled_and_own(environ))
    record = Runs(store)
    states = record.states()
    recent = record.recent(limit=RECENT)
    gained = record.gained((now - timedelta(weeks=WEEKS)).date().isoformat())
    last: dict[str, Tally] = {}
    for run in recent:
        for tally in run.sources:
            last.setdefault(tally.source, tally)
    problems = [html.P(str(problem)) for problem in known.problems]
    on, off = ([s for s in known.sources if s.on is is_on] for is_on in (True, False))

    def table(chosen: Sequence[Source], name: str) -> Child:
        names = ("Source", "State", "Last read", "Next poll", "Figures a week", "Last run")
        head = html.Thead(html.Tr([html.Th(t(name), scope="col") for name in names]))
        rows = [
            source_row(s, states.get(s.id), last.get(s.id), gained.get(s.id, {}), t, names=names, now=now)
            for s in chosen
        ]
        body = html.Table([head, html.Tbody(rows)], className="plain-table cards")
        return html.Div(body, className="table-scroll", tabIndex=0, role="region", **aria(name))

    return [
        html.Div(problems, className="problems", role="alert") if problems else None,
        table(on, t("Sources")) if on else html.P(t("No source is on."), className="nothing"),
        html.Details(
            [
                html.Summary(t("{count} sources are off; they are switched on in sources.toml", count=len(off))),
                table(off, t("Sources that are off")),
            ],
            className="chart-table",
        )
        if off
        else None,
        html.H2(t("Last runs")),
        html.Ul([html.Li(run_phrase(run, t)) for run in recent], className="runs")
        if recent
        else html.P(t("There was no refresh yet.")),
    ]


def register(app: Dash, store: Store, refreshing: Refreshing, *, now: Callable[[], datetime]) -> None:
    """One button starts a refresh, which the page then follows by the second; the other adds a feed."""

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
        shown = contents(store, t, refreshing.environ, now=now())
        return refreshing.told(t), not refreshing.is_running, shown

    @app.callback(
        Output(ids.FEED_MESSAGE, "children"),
        Output(ids.SOURCES, "children", allow_duplicate=True),
        Input(ids.FEED_ADD, "n_clicks"),
        State(ids.FEED_ADDRESS, "value"),
        State(ids.FEED_NAME, "value"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
        running=[(Output(ids.FEED_ADD, "disabled"), True, False)],
    )
    def add(clicks: Any, address: Any, name: Any, search: Any) -> Any:
        t = language(View.from_search(search).lang)
        if not clicks:
            return no_update, no_update
        environ = refreshing.environ
        try:
            known = load_sources(bundled_and_own(environ))
            feed = check_feed(str(address or ""), str(name or ""), known, web_for(known), now=now())
            path = subscribe(feed, environ)
        except (DisplacementError, OSError) as err:
            return t("Not added: {reason}", reason=err), no_update
        said = t(
            "Added {name}: {count} items, the first “{title}”. It stands in {path}; refresh now reads it.",
            name=feed.name,
            count=digits(feed.items),
            title=feed.newest or "—",
            path=path,
        )
        return said, contents(store, t, environ, now=now())


def source_row(
    source: Source,
    state: SourceState | None,
    tally: Tally | None,
    gained: Gained,
    t: Language,
    *,
    names: Sequence[str],
    now: datetime,
) -> Child:
    """One source: whether it is read, when, and what came of it."""
    name = outside_link(source.name, source.address) if source.is_remote else source.name
    due = moment_phrase(state.due_at, t) if source.on and state else "" if not source.on else t("at once")
    read_at = None if state is None else state.succeeded_at or (None if state.failures else state.polled_at)
    cells: tuple[Child, ...] = (
        [name, html.P(f"{source.kind.value} · {source.schedule.written}", className="note")],
        state_phrase(source, state, tally, t),
        html.Span(ago_phrase(read_at, now, t), title=moment_phrase(read_at, t)),
        due,
        weeks_phrase(gained, t, now=now),
        tally_phrase(tally, t) if tally else "",
    )
    return html.Tr([cell(child, t(label)) for child, label in zip(cells, names, strict=True)])


def weeks_phrase(gained: Gained, t: Language, *, now: datetime) -> Child:
    """The figures of the last seven days, and bars for the weeks before."""
    today = now.date()
    counts = [0] * WEEKS
    for day, count in gained.items():
        age = (today - datetime.fromisoformat(day).date()).days // 7
        if 0 <= age < WEEKS:
            counts[WEEKS - 1 - age] += count
    bars = week_bars(counts)
    if bars is None:
        return "0"
    said = t("{count} in the last 7 days", count=digits(counts[-1]))
    return [html.Img(src=bars, alt=t("figures by week, twelve weeks"), className="spark"), html.Span(said)]


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
