"""The record of refreshes: what each run did with each source, and what is known of a source until its next poll.

For who shows sources: `Runs(store).states()` gives the state of every source that was ever polled, by its id in
sources.toml; `recent()` the last runs with their numbers per source and their alerts; `of_source(id)` one source's
history. A source whose `failed` is above 0 or whose `reason` is set could not be read, or not wholly; one with
`fetched` above 0 and no figures was read and reports nothing. A run without `ended` is under way or was cut off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from extract.model import Document, Figure
from extract.store import ledger
from extract.store.ledger import AT_ONCE, Outcome, moment
from extract.store.rows import Row, document_digest, document_of
from extract.store.schema import alerts, documents, figures, run_sources, runs, source_items, source_states
from extract.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source between two polls. `due_at` is the next poll; `succeeded_at` the last one at which it could be read."""

    source: str
    address: str
    validators: Mapping[str, str] = field(default_factory=dict)
    digest: str | None = None
    polled_at: datetime | None = None
    due_at: datetime | None = None
    succeeded_at: datetime | None = None
    failures: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """An item of a feed: the digest of what the feed said of it, and how often in a row it could not be read."""

    item: str
    digest: str
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a run did with one source, in documents; `figures` counts those that were added.

    A source that says nothing new as a whole (304, the same bytes, the same files) has `unchanged` 1 and no `fetched`.
    """

    source: str
    started: datetime
    ended: datetime | None = None
    fetched: int = 0
    unchanged: int = 0
    new: int = 0
    updated: int = 0
    figures: int = 0
    failed: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a watch told; `unsent` says why its message did not go out."""

    watch: str
    told: str
    at: datetime
    unsent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run; `cause` is refresh, schedule or reread. Without `ended` it is under way or was cut off."""

    key: int
    started: datetime
    ended: datetime | None
    cause: str
    reader: str | None
    position: int | None
    sources: tuple[Tally, ...] = ()
    alerts: tuple[Alert, ...] = ()


REFRESHES = ("refresh", "schedule")
MOMENTS = frozenset({"polled_at", "due_at", "succeeded_at", "started", "ended", "at"})


class Runs:
    """Reads and writes the record in the store's database."""

    def __init__(self, store: Store) -> None:
        self.reach = store.reach

    def begin(self, cause: str, *, at: datetime, reader: str | None = None) -> int:
        """Opens a run; returns its key."""
        with self.reach.writing() as connection:
            values = {"cause": cause, "started": moment(at), "reader": reader}
            return int(connection.execute(insert(runs).values(values)).inserted_primary_key[0])  # type: ignore[index]

    def states(self) -> dict[str, SourceState]:
        """The state of every source that was ever polled, by id."""
        with self.reach.reading() as connection:
            rows = connection.execute(select(source_states)).mappings().all()
        return {row["source"]: SourceState(**timed(row)) for row in rows}

    def items(self, source: str, names: Iterable[str]) -> dict[str, ItemState]:
        """Those items of a source that were met before."""
        wanted, found = list(names), {}
        with self.reach.reading() as connection:
            for i in range(0, len(wanted), AT_ONCE):
                chosen = source_items.c.item.in_(wanted[i : i + AT_ONCE])
                rows = connection.execute(select(source_items).where(source_items.c.source == source, chosen))
                for row in rows.mappings():
                    found[row["item"]] = ItemState(item=row["item"], digest=row["digest"], failures=row["failures"])
        return found

    def unchanged(self, found: Sequence[Document]) -> set[str]:
        """The ids of those documents that the store holds just so, whenever they were retrieved."""
        wanted = {document.id: document_digest(document) for document in found}
        held: set[str] = set()
        with self.reach.reading() as connection:
            for row in ledger.rows_in(connection, documents, documents.c.id, wanted):
                if row["digest"] == wanted[row["id"]]:
                    held.add(row["id"])
        return held

    def keep(
        self,
        source: str,
        readings: Iterable[tuple[Document, Sequence[Figure]]],
        items: Sequence[ItemState] = (),
        *,
        at: datetime,
    ) -> Outcome:
        """Keeps a batch of readings with the items that they come from: all of it or, with a StoreError, none."""
        with self.reach.writing() as connection:
            outcome = ledger.enter(connection, readings, at=at)
            for i in range(0, len(items), AT_ONCE):
                some = items[i : i + AT_ONCE]
                gone = source_items.c.item.in_([item.item for item in some])
                connection.execute(delete(source_items).where(source_items.c.source == source, gone))
                connection.execute(insert(source_items), [asdict(item) | {"source": source} for item in some])
        return outcome

    def close_sources(self, run: int, results: Iterable[tuple[Tally, SourceState]]) -> None:
        """Writes what became of sources in a run, and their states until the next poll, in one transaction."""
        pairs = list(results)
        if not pairs:
            return
        with self.reach.writing() as connection:
            connection.execute(insert(run_sources), [written(tally) | {"run_key": run} for tally, _ in pairs])
            put_states(connection, [state for _, state in pairs])

    def put_state(self, state: SourceState) -> None:
        """Writes one source's state."""
        with self.reach.writing() as connection:
            put_states(connection, [state])

    def tell(self, run: int, told: Sequence[Alert]) -> None:
        """Writes what the watches told."""
        if told:
            with self.reach.writing() as connection:
                connection.execute(insert(alerts), [written(alert) | {"run_key": run} for alert in told])

    def documents_around(self, key: int) -> tuple[int, int]:
        """How many documents hold that arrived up to the one with this key, and how many after it."""
        counted = select(func.count()).where(documents.c.superseded_at.is_(None))
        with self.reach.reading() as connection:
            before, after = (counted.where(which) for which in (documents.c.key <= key, documents.c.key > key))
            return int(connection.execute(before).scalar_one()), int(connection.execute(after).scalar_one())

    def next_documents(self, key: int, *, limit: int) -> list[tuple[int, Document]]:
        """The next documents that hold, with their keys, after the one with this key."""
        chosen = select(documents).where(documents.c.key > key, documents.c.superseded_at.is_(None))
        with self.reach.reading() as connection:
            rows = connection.execute(chosen.order_by(documents.c.key).limit(limit)).mappings().all()
        return [(row["key"], document_of(row)) for row in rows]

    def keep_again(
        self, run: int, readings: Sequence[tuple[Document, Sequence[Figure]]], *, position: int, at: datetime
    ) -> dict[str, Counter[tuple[str, str]]]:
        """Keeps a batch that was read again and how far the run has come; returns what changed, by document.

        The counts are by metric and `added` or `superseded`.
        """
        changed: dict[str, Counter[tuple[str, str]]] = {}
        with self.reach.writing() as connection:
            held = select(figures.c.key, figures.c.doc, figures.c.metric).where(
                figures.c.doc.in_([document.id for document, _ in readings]), figures.c.superseded_at.is_(None)
            )
            rows = {row.key: (row.doc, row.metric) for row in connection.execute(held)}
            ledger.enter(connection, readings, at=at)
            after = {row.key: (row.doc, row.metric) for row in connection.execute(held)}
            for word, keys in (("added", set(after) - set(rows)), ("superseded", set(rows) - set(after))):
                for key in keys:
                    doc, metric = after.get(key) or rows[key]
                    changed.setdefault(doc, Counter())[metric, word] += 1
            connection.execute(update(runs).where(runs.c.key == run).values(position=position))
        return changed

    def changed_since(self, since: datetime, *, position: int) -> dict[str, Counter[tuple[str, str]]]:
        """What changed since a moment in the documents that hold, up to a position; counted as by `keep_again`."""
        changed: dict[str, Counter[tuple[str, str]]] = {}
        was_there = figures.c.valid_from < moment(since)
        holds = figures.c.superseded_at.is_(None)
        words = (("added", ~was_there & holds), ("superseded", was_there & (figures.c.superseded_at >= moment(since))))
        with self.reach.reading() as connection:
            for word, which in words:
                chosen = select(figures.c.doc, figures.c.metric, func.count()).join(
                    documents, documents.c.key == figures.c.document_key
                )
                chosen = chosen.where(documents.c.key <= position, documents.c.superseded_at.is_(None), which)
                for doc, metric, count in connection.execute(chosen.group_by(figures.c.doc, figures.c.metric)):
                    changed.setdefault(doc, Counter())[metric, word] += count
        return changed

    def end(self, run: int, *, at: datetime) -> None:
        """Closes a run."""
        with self.reach.writing() as connection:
            connection.execute(update(runs).where(runs.c.key == run).values(ended=moment(at)))

    def recent(self, limit: int = 20, *, cause: str | None = None) -> list[Run]:
        """The last runs, the newest first."""
        chosen = select(runs).order_by(runs.c.key.desc()).limit(limit)
        with self.reach.reading() as connection:
            rows = connection.execute(chosen.where(runs.c.cause == cause) if cause else chosen).mappings().all()
            keys = [row["key"] for row in rows]
            tallies = connection.execute(select(run_sources).where(run_sources.c.run_key.in_(keys))).mappings().all()
            told = connection.execute(select(alerts).where(alerts.c.run_key.in_(keys))).mappings().all()
        return [
            Run(
                **timed(row),
                sources=tuple(tally_of(tally) for tally in tallies if tally["run_key"] == row["key"]),
                alerts=tuple(alert_of(alert) for alert in told if alert["run_key"] == row["key"]),
            )
            for row in rows
        ]

    def untold_since(self) -> datetime | None:
        """The start of the first refresh after the last one that came to its end; None where all did."""
        refreshes = runs.c.cause.in_(REFRESHES)
        last = select(func.max(runs.c.key)).where(refreshes, runs.c.ended.is_not(None)).scalar_subquery()
        chosen = select(runs.c.started).where(refreshes, runs.c.key > func.coalesce(last, 0)).order_by(runs.c.key)
        with self.reach.reading() as connection:
            started = connection.execute(chosen.limit(1)).scalar()
        return None if started is None else datetime.fromisoformat(started)

    def of_source(self, source: str, limit: int = 20) -> list[Tally]:
        """What the last runs did with one source, the newest first."""
        chosen = select(run_sources).where(run_sources.c.source == source).order_by(run_sources.c.key.desc())
        with self.reach.reading() as connection:
            return [tally_of(row) for row in connection.execute(chosen.limit(limit)).mappings()]

    def polled_since(self, since: datetime) -> list[Tally]:
        """What runs did with sources since a moment, the earliest first."""
        chosen = select(run_sources).where(run_sources.c.started >= moment(since)).order_by(run_sources.c.key)
        with self.reach.reading() as connection:
            return [tally_of(row) for row in connection.execute(chosen).mappings()]

    def gained(self, since: str) -> dict[str, dict[str, int]]:
        """How many figures each source added on each day (ISO, UTC) from a day on, as far as runs are recorded."""
        day = func.substr(run_sources.c.started, 1, 10).label("day")
        total = func.sum(run_sources.c.figures).label("total")
        wanted = (run_sources.c.started >= since, run_sources.c.figures > 0)
        chosen = select(run_sources.c.source, day, total).where(*wanted).group_by(run_sources.c.source, day)
        found: dict[str, dict[str, int]] = {}
        with self.reach.reading() as connection:
            for row in connection.execute(chosen):
                found.setdefault(row.source, {})[row.day] = int(row.total)
        return found


def put_states(connection: Connection, states: Sequence[SourceState]) -> None:
    """Replaces the states of these sources."""
    ids = [state.source for state in states]
    for i in range(0, len(ids), AT_ONCE):
        connection.execute(delete(source_states).where(source_states.c.source.in_(ids[i : i + AT_ONCE])))
    connection.execute(insert(source_states), [written(state) for state in states])


def written(record: Any) -> dict[str, Any]:
    """A record as its columns."""
    return {
        name: moment(value) if name in MOMENTS and value is not None else value
        for name, value in asdict(record).items()
    }


def timed(row: Row) -> dict[str, Any]:
    """The columns of a row, moments as aware date-times."""
    return {
        name: datetime.fromisoformat(value) if name in MOMENTS and value is not None else value
        for name, value in row.items()
    }


def tally_of(row: Row) -> Tally:
    """The tally that a row holds."""
    return Tally(**{name: value for name, value in timed(row).items() if name not in {"key", "run_key"}})


def alert_of(row: Row) -> Alert:
    """The alert that a row holds."""
    return Alert(**{name: value for name, value in timed(row).items() if name not in {"key", "run_key"}})
