"""A look at everything an installation needs: store, gazetteer, sources, disk and clock."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from extract.core import find_core
from extract.errors import DisplacementError
from extract.geo.gazetteer import bundled
from extract.schedule import RELEASED
from extract.sources import bundled_and_own, load_sources
from extract.store.connection import missing_file
from extract.store.integrity import examine
from extract.store.runs import Runs
from extract.store.store import Store

LEAST_FREE = 200_000_000  # bytes: a backup copy before an upgrade must fit too


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: what, whether it is well, and what there is to say."""

    what: str
    is_well: bool
    told: str


def findings(place: str, *, now: datetime) -> Iterator[Finding]:
    """Everything, one after the other; nothing is changed but that an older store is upgraded on opening."""
    yield from guarded("store", lambda: store_findings(place, now=now))
    yield from guarded("gazetteer", gazetteer_findings)
    yield from guarded("sources", source_findings)
    yield Finding(what="reader", is_well=True, told=find_core()[1])


def guarded(what: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """The findings of a look; an error of ours is one too."""
    try:
        yield from look()
    except DisplacementError as err:
        yield Finding(what=what, is_well=False, told=str(err))


def store_findings(place: str, *, now: datetime) -> Iterator[Finding]:
    """Store, disk and clock."""
    if (path := missing_file(place)) is not None:
        yield Finding(
            what="store", is_well=False, told=f"{path}: no store yet; `displacement load` or `serve` makes one"
        )
        return
    with Store.open(place) as store:
        found = examine(store.reach)
        for problem in found.problems:
            yield Finding(what="store", is_well=False, told=problem)
        told = f"{store.name}: {found.documents} documents, {found.figures} figures"
        if found.problems:
            told += "; set the file aside and build a new one with `displacement doctor --rescue NEW`"
        yield Finding(what="store", is_well=not found.problems, told=told)
        yield from disk_findings(store.reach.path)
        if not found.problems:
            yield clock_finding(store, now=now)
            yield from run_findings(store)


def disk_findings(path: Path | None) -> Iterator[Finding]:
    """Whether there is room for the store to grow."""
    if path is None:
        return
    free = shutil.disk_usage(path.parent).free
    size = path.stat().st_size
    enough = free > LEAST_FREE + size
    can_write = os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)
    told = f"{free / 1e9:.1f} GB free for a store of {size / 1e6:.1f} MB"
    yield Finding(what="disk", is_well=enough, told=told)
    if not can_write:
        yield Finding(what="disk", is_well=False, told=f"{path} cannot be written by this user")


def clock_finding(store: Store, *, now: datetime) -> Finding:
    """Whether the clock can be right."""
    last = store.summary().last_change
    if now < RELEASED:
        return Finding(what="clock", is_well=False, told=f"{now:%Y-%m-%d %H:%M} UTC is before this program was written")
    if last and datetime.fromisoformat(last) > now + timedelta(minutes=5):
        told = f"it is {now:%Y-%m-%d %H:%M} UTC, but the store last changed at {last}: a clock is or was wrong"
        return Finding(what="clock", is_well=False, told=told)
    return Finding(what="clock", is_well=True, told=f"{now:%Y-%m-%d %H:%M} UTC")


def run_findings(store: Store) -> Iterator[Finding]:
    """How the last refresh ended, and which sources could not be read."""
    runs = Runs(store)
    for cause, by in (("refresh", "by command"), ("schedule", "of a running dashboard")):
        for run in runs.recent(1, cause=cause):
            ended = f"ended {run.ended:%Y-%m-%d %H:%M} UTC" if run.ended else "is under way or was cut off"
            yield Finding(what="refresh", is_well=True, told=f"the last one {by} {ended}")
    for state in runs.states().values():
        if state.failures:
            told = f"{state.source} failed, {state.failures} in a row: {state.reason}"
            yield Finding(what="refresh", is_well=False, told=told)


def gazetteer_findings() -> Iterator[Finding]:
    """Whether the places can be read and every one has a position on earth."""
    places = list(bundled())
    wrong = [place.id for place in places if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)]
    told = f"{len(places)} places" + (f"; off the map: {', '.join(wrong[:5])}" if wrong else "")
    yield Finding(what="gazetteer", is_well=bool(places) and not wrong, told=told)


def source_findings() -> Iterator[Finding]:
    """Whether sources.toml is right."""
    loaded = load_sources(bundled_and_own(os.environ))
    for problem in loaded.problems:
        yield Finding(what="sources", is_well=False, told=str(problem))
    on = sum(source.on for source in loaded.sources)
    told = f"{len(loaded.sources)} written, {on} on, {len(loaded.watches)} watches"
    yield Finding(what="sources", is_well=not loaded.problems, told=told)
