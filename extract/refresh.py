"""One round of refreshing: due sources are polled, their documents read and kept, and every step recorded.

`plan` decides what is due and touches nothing; `refresh` carries it out; `look` is what a running dashboard calls
every minute. One round at a time for a store, whoever starts it: see `extract.store.lock`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from random import random

from pandas import DataFrame

from extract.copies import link_copies
from extract.errors import DisplacementError
from extract.gathering.addresses import networks
from extract.gathering.fetch import Fetcher
from extract.gathering.web import Web
from extract.messages import append, send
from extract.polling import Clock, Poll, Read, Reports
from extract.reading.reader import read
from extract.reading.version import READER
from extract.schedule import is_due, set_back
from extract.sources import Source, Sources, bundled_and_own, load_sources
from extract.store.lock import refresh_lock
from extract.store.runs import Alert, Runs, SourceState, Tally
from extract.store.store import Store
from extract.watches import figures_for, told_by

# Documents that a round compares with the others; an archive that was loaded takes many rounds.
LINKED = 1_000


def now_utc() -> datetime:
    """The moment by the system's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a round has to do: poll `due`, and write down the `rebased` states of sources whose clock was set back."""

    due: tuple[Source, ...] = ()
    rebased: tuple[SourceState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a round did. `run` is its key in the store's record, None when nothing was due."""

    run: int | None = None
    tallies: tuple[Tally, ...] = ()
    alerts: tuple[Alert, ...] = ()
    passed_over: int = 0  # sources that were not due

    @property
    def failed(self) -> bool:
        """Whether anything could not be read."""
        return any(tally.failed for tally in self.tallies)


def plan(
    sources: Iterable[Source], states: Mapping[str, SourceState], *, now: datetime, everything: bool = False
) -> Plan:
    """Which sources to poll now; with `everything`, all that are given."""
    due: list[Source] = []
    rebased: list[SourceState] = []
    for source in sources:
        state = state_of(source, states)
        moment = state.due_at
        if state.polled_at is not None and moment is not None and not state.failures:
            moment = min(moment, source.schedule.next_after(state.polled_at))  # the schedule may have been changed
        if everything or is_due(due=moment, polled=state.polled_at, now=now):
            due.append(source)
        elif set_back(polled=state.polled_at, now=now):
            rebased.append(replace(state, polled_at=now, due_at=source.schedule.next_after(now)))
    return Plan(due=tuple(due), rebased=tuple(rebased))


def state_of(source: Source, states: Mapping[str, SourceState]) -> SourceState:
    """What is known of a source; nothing once it has another address."""
    state = states.get(source.id)
    fresh = SourceState(source=source.id, address=source.address)
    return state if state is not None and state.address == source.address else fresh


def web_for(sources: Sources) -> Web:
    """The web with the manners that the files ask for; raises BadSetting."""
    manners = sources.manners
    fetcher = Fetcher(
        version=version("displacement-dashboard"),
        contact=manners.contact,
        private=networks(manners.private_networks),
    )
    return Web(fetcher, delay_s=manners.delay_s)


def refresh(
    store: Store,
    sources: Sources,
    *,
    only: Sequence[Source] | None = None,
    everything: bool = False,
    cause: str = "refresh",
    clock: Clock = now_utc,
    reports: Reports = Reports(),  # noqa: B008 - frozen
    web: Web | None = None,
    read: Read = read,
    jitter: Callable[[], float] = random,
) -> Round | None:
    """One round over the sources that are on and due, or over `only` these, due or not with `everything`.

    None when another round is under way. A source that cannot be read is recorded, and the others go on.
    Raises StoreError when the store cannot be written, and BadSetting.
    """
    with refresh_lock(store.reach) as is_ours:
        if not is_ours:
            return None
        chosen = [source for source in sources.sources if source.on] if only is None else list(only)
        runs = Runs(store)
        states = runs.states()
        planned = plan(chosen, states, now=clock(), everything=everything)
        for state in planned.rebased:
            runs.put_state(state)
        if not planned.due:
            return Round(passed_over=len(chosen))
        # What a round kept that was cut off before it could tell is told now.
        since = runs.untold_since()
        reports.begun(len(planned.due))
        run = runs.begin(cause, at=clock(), reader=READER)
        poll = Poll(
            runs=runs,
            web=web or web_for(sources),
            clock=clock,
            read=read,
            jitter=jitter,
            pages=sources.manners.pages_per_poll,
            reports=reports,
        )
        before = [figures_for(store, watch, at=since) for watch in sources.watches]
        tallies = poll.round(run, [(source, state_of(source, states)) for source in planned.due])
        told = tell(store, sources, before, fetcher=poll.web.fetcher, at=clock())
        runs.tell(run, told)
        link_copies(store, most=LINKED)
        runs.end(run, at=clock())
        return Round(run=run, alerts=told, tallies=tallies, passed_over=len(chosen) - len(planned.due))


def tell(
    store: Store, sources: Sources, before: Sequence[DataFrame], *, fetcher: Fetcher, at: datetime
) -> tuple[Alert, ...]:
    """What the watches tell, sent on: to alerts.jsonl beside the store, and where each of them asks for."""
    alerts: list[Alert] = []
    for watch, figures in zip(sources.watches, before, strict=True):
        for told in told_by(watch, figures, figures_for(store, watch)):
            alert = Alert(watch=watch.name, told=told, at=at)
            failed = [send(alert, watch, fetcher=fetcher, environ=os.environ)]
            if store.reach.path is not None:
                failed.append(append(alert, store.reach.path.with_name("alerts.jsonl")))
            alerts.append(replace(alert, unsent="; ".join(filter(None, failed)) or None))
    return tuple(alerts)


def look(place: str, tell: Callable[[str], None]) -> None:
    """One round over what is due in the store at a place, with the sources as they are written now; errors are told."""
    try:
        sources = load_sources(bundled_and_own(os.environ))
        for problem in sources.problems:
            tell(str(problem))
        with Store.open(place) as store:
            refresh(store, sources, cause="schedule", reports=Reports(problem=tell))
    except DisplacementError as err:
        tell(str(err))
