"""`displacement sources`: what is written in sources.toml, what is wrong with it, and how each source fares."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from extract.commands.options import settings, store_option

if TYPE_CHECKING:
    from extract.sources import Source, Sources
    from extract.store.runs import SourceState, Tally

POLLS_SHOWN = 5


@click.command()
@click.argument("source", nargs=-1)
@click.option("--check", is_flag=True, help="Poll each source that is on (or each SOURCE), keeping nothing.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON array.")
@store_option
def sources(source: tuple[str, ...], check: bool, as_json: bool, store: str | None) -> None:
    """List the sources; with SOURCE (id or name) explain each and tell its last polls.

    Mistakes in sources.toml are named by file, line and key, and the exit code is 1; so it is when a check fails.

    \b
    Examples:
      displacement sources
      displacement sources un-news-middle-east --check
    """
    from extract.sources import bundled_and_own, load_sources

    loaded = load_sources(bundled_and_own(os.environ))
    for problem in loaded.problems:
        click.echo(f"Error: {problem}", err=True)
    chosen = loaded.named(source) if source else loaded.sources
    states, polls = known_in(settings(store).store, [one.id for one in chosen] if source else [])
    if as_json:
        click.echo(json.dumps([record(one, states.get(one.id)) for one in chosen], ensure_ascii=False, indent=1))
    else:
        for one in chosen:
            state = states.get(one.id)
            lines = explained(one, state, polls.get(one.id, ())) if source else [listed(one, state)]
            click.echo("\n".join(lines))
    failed = checked(chosen if source else [one for one in chosen if one.on], loaded) if check else False
    if loaded.problems or failed:
        raise SystemExit(1)


def known_in(place: str, ids: Sequence[str]) -> tuple[dict[str, SourceState], dict[str, list[Tally]]]:
    """What the store knows of all sources, and the last polls of these; nothing where there is no store yet."""
    from extract.store.connection import missing_file
    from extract.store.runs import Runs
    from extract.store.store import Store

    if missing_file(place) is not None:
        return {}, {}
    with Store.open(place) as opened:
        runs = Runs(opened)
        return runs.states(), {id_: runs.of_source(id_, POLLS_SHOWN) for id_ in ids}


def listed(source: Source, state: SourceState | None) -> str:
    """A source on one line."""
    on = "on " if source.on else "off"
    return f"{on}  {source.id:32} {source.kind.value:9} {source.schedule.written:12} {fares(state)}"


def fares(state: SourceState | None) -> str:
    """How a source fares, in words."""
    if state is None or state.polled_at is None:
        return "never polled"
    good = f"last read {shown(state.succeeded_at)}" if state.succeeded_at else "never read"
    if state.failures:
        return f"failed, {state.failures} in a row, {good}, again {shown(state.due_at)}: {state.reason}"
    return f"{good}, next {shown(state.due_at)}" + (f"; {state.reason}" if state.reason else "")


def shown(moment: datetime | None) -> str:
    """A moment in UTC, to the minute."""
    return moment.strftime("%Y-%m-%d %H:%M UTC") if moment else "never"


def record(source: Source, state: SourceState | None) -> dict[str, Any]:
    """A source with its state as plain values."""
    names = ("id", "name", "address", "on", "publisher", "reliability", "language", "follow", "query", "line")
    values = {name: getattr(source, name) for name in names}
    values |= {"kind": source.kind.value, "schedule": source.schedule.written, "keywords": list(source.keywords)}
    values["file"] = str(source.file)
    for name in ("polled_at", "due_at", "succeeded_at"):
        moment = getattr(state, name, None)
        values[name] = moment.isoformat() if moment else None
    return values | {"failures": state.failures if state else 0, "reason": state.reason if state else None}


def explained(source: Source, state: SourceState | None, polls: Iterable[Tally]) -> Iterator[str]:
    """Everything about a source, with its last polls."""
    yield f"{source.name} ({source.id}), {'on' if source.on else 'off'}"
    yield f"  written in    {source.file}, line {source.line}"
    yield f"  address       {source.address} ({source.kind.value})"
    yield f"  schedule      {source.schedule.written}"
    yield f"  publisher     {source.publisher or 'as each document says'}"
    yield f"  reliability   {source.reliability or 'not graded'}"
    yield f"  language      {source.language or 'as each document says'}"
    yield f"  keywords      {', '.join(source.keywords) or 'none: every document is kept'}"
    yield f"  now           {fares(state)}"
    for tally in polls:
        yield f"  {shown(tally.started)}: {outcome(tally)}"


def outcome(tally: Tally) -> str:
    """What a poll gave, in words.

    >>> from datetime import UTC
    >>> from extract.store.runs import Tally
    >>> outcome(Tally(source="desk", started=datetime(2025, 2, 3, tzinfo=UTC), fetched=2, new=1, figures=4))
    '2 fetched, 1 new, 0 updated, 0 unchanged, 4 figures'
    """
    failed = f", {tally.failed} failed: {tally.reason}" if tally.failed else ""
    return (
        f"{tally.fetched} fetched, {tally.new} new, {tally.updated} updated, "
        f"{tally.unchanged} unchanged, {tally.figures} figures{failed}"
    )


def checked(chosen: Any, loaded: Sources) -> bool:
    """Polls the sources and tells what each gives; whether one failed."""
    from dataclasses import replace

    from extract.errors import BadInput, Unreachable
    from extract.gathering.harvest import Known, harvest
    from extract.refresh import now_utc, web_for

    web = web_for(loaded)
    failed = False
    for source in chosen:
        try:
            # Only the feed itself is asked, not the articles behind it.
            found = harvest(replace(source, follow=False), Known(), web, now=now_utc(), pages=10**6)
            items = list(found.items) if found else []
            problem = found.problem if found else None
        except (Unreachable, BadInput) as err:
            items, problem = [], str(err)
        failed = failed or bool(problem)
        click.echo(f"{source.id}: {problem or f'can be read, {len(items)} items'}")
    return failed
