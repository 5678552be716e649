"""Polling one source after the other: what each gives is read, kept in batches and recorded.

Sources are polled a few at a time; one thread reads and keeps. Whoever stops it in the middle loses at most the batch
under way, and the next round takes it up again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from time import monotonic

from extract.errors import BadInput, DisplacementError, StoreError, Unreachable
from extract.gathering.harvest import Harvest, Item, Known, harvest
from extract.gathering.web import Web
from extract.model import Document, Figure
from extract.schedule import due_after_failure
from extract.sources import Source
from extract.store.ledger import Outcome
from extract.store.runs import ItemState, Runs, SourceState, Tally

BATCH = 50  # documents in one transaction
AT_ONCE = 8  # sources polled at the same time
TOLD = 5  # problems of one source that its record spells out

Clock = Callable[[], datetime]
Read = Callable[[Document], list[Figure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Whom to tell while a round is under way: how many sources there are, each that is done, each problem."""

    begun: Callable[[int], None] = lambda _: None
    done: Callable[[Tally], None] = lambda _: None
    problem: Callable[[str], None] = lambda _: None


@dataclass(slots=True, kw_only=True)
class Count:
    """What was met in a source, while it is taken."""

    started: datetime
    begun: float = field(default_factory=monotonic)
    fetched: int = 0
    outcome: Outcome = field(default_factory=Outcome)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """Everything that polling a source needs."""

    runs: Runs
    web: Web
    clock: Clock
    read: Read
    jitter: Callable[[], float]
    pages: int
    reports: Reports

    def round(self, run: int, due: Sequence[tuple[Source, SourceState]]) -> tuple[Tally, ...]:
        """Polls the sources, keeps what they give and records it."""
        tallies: list[Tally] = []
        unchanged: list[tuple[Tally, SourceState]] = []
        pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="poll")
        try:
            polls = {pool.submit(self.ask, source, state): (source, state) for source, state in due}
            for asked in as_completed(polls):
                source, state = polls.pop(asked)
                tally, after = self.take(source, state, asked)
                tallies.append(tally)
                self.reports.done(tally)
                if tally.fetched or tally.failed:
                    self.runs.close_sources(run, [(tally, after)])
                else:
                    unchanged.append((tally, after))
            # Five hundred feeds that say nothing new cost the disk one flush, not five hundred.
            self.runs.close_sources(run, unchanged)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        return tuple(tallies)

    def ask(self, source: Source, state: SourceState) -> tuple[Count, Harvest | None]:
        """What a source gives; in a thread of its own."""
        count = Count(started=self.clock())

        def seen(names: Sequence[str]) -> Mapping[str, tuple[str, int]]:
            return {name: (item.digest, item.failures) for name, item in self.runs.items(source.id, names).items()}

        known = Known(validators=state.validators, digest=state.digest, seen=seen)
        return count, harvest(source, known, self.web, now=count.started, pages=self.pages)

    def take(
        self, source: Source, state: SourceState, asked: Future[tuple[Count, Harvest | None]]
    ) -> tuple[Tally, SourceState]:
        """Reads and keeps what a source gave; returns what to record and the source's state until the next poll."""
        count = Count(started=self.clock())
        try:
            count, found = asked.result()
            if found is None:
                # What was wrong with a part of it is still wrong.
                return self.tally(source, count, unchanged=1), self.well(source, state, reason=state.reason)
            self.keep(source, found, count)
        except StoreError:
            raise
        except Exception as err:
            # One source must not stop the others, whatever a library of ours does with its bytes.
            told = str(err) if isinstance(err, DisplacementError) else f"{type(err).__name__}: {err}"
            header = err.retry_after if isinstance(err, Unreachable) else None
            count.problems.append(told)
            self.reports.problem(f"{source.name}: {told}")
            return self.tally(source, count), self.failed(state, told, header)
        if found.problem:
            count.problems.append(found.problem)
            self.reports.problem(f"{source.name}: {found.problem}")
        tally = self.tally(source, count, unchanged=found.unchanged)
        if found.problem:
            return tally, self.failed(state, found.problem, None)
        after = self.well(source, state, reason=tally.reason)
        remembers = not found.more and not (found.is_remembered and count.problems)
        # Without them the next poll sees the whole source again, and with it what is missing.
        validators = dict(found.validators) if remembers else {}
        return tally, replace(after, validators=validators, digest=found.digest if remembers else None)

    def keep(self, source: Source, found: Harvest, count: Count) -> None:
        """Reads the documents and keeps them batch by batch, each with the items that it comes from."""
        batch: list[Item] = []
        first: dict[str, int] = {}
        for item in found.items:
            taken = item
            if item.document is not None:
                count.fetched += 1
                mark = hash(item.document)
                if first.setdefault(item.document.id, mark) != mark:
                    told = f"{item.document.id}: another document of the source has this id already"
                    taken = replace(item, document=None, problem=BadInput(told))
            batch.append(taken)
            if len(batch) >= BATCH:
                self.keep_batch(source, batch, found.is_remembered, count)
                batch = []
        if batch:
            self.keep_batch(source, batch, found.is_remembered, count)

    def keep_batch(self, source: Source, batch: Sequence[Item], is_remembered: bool, count: Count) -> None:
        """Reads those documents of a batch that are new or changed, and keeps them in one transaction."""
        found = [item.document for item in batch if item.document is not None]
        held = self.runs.unchanged(found)
        readings: list[tuple[Document, list[Figure]]] = []
        items: list[ItemState] = []
        for item in batch:
            problem: DisplacementError | None = item.problem
            if item.document is not None and item.document.id not in held:
                problem = self.read_one(item.document, readings)
            if problem is not None:
                count.problems.append(str(problem))
                self.reports.problem(f"{source.name}: {problem}")
            if is_remembered:
                items.append(remembered(item, problem))
        count.outcome += Outcome(unchanged=len(held))
        if readings or items:
            count.outcome += self.runs.keep(source.id, readings, items, at=self.clock())

    def read_one(self, document: Document, readings: list[tuple[Document, list[Figure]]]) -> BadInput | None:
        """Adds the document with its figures to the readings, or returns what was wrong."""
        try:
            readings.append((document, self.read(document)))
        except Exception as err:
            # A text on which the reading fails is named; the texts beside it are read.
            return BadInput(f"{document.id}: the text cannot be read: {type(err).__name__}: {err}")
        return None

    def tally(self, source: Source, count: Count, *, unchanged: int = 0) -> Tally:
        """What to record of a source; its duration is measured, not taken from a clock that may be set."""
        more = len(count.problems) - TOLD
        told = [*count.problems[:TOLD], *([f"and {more} more"] if more > 0 else [])]
        return Tally(
            source=source.id,
            started=count.started,
            ended=count.started + timedelta(seconds=monotonic() - count.begun),
            fetched=count.fetched,
            unchanged=unchanged + count.outcome.unchanged,
            new=count.outcome.new,
            updated=count.outcome.updated,
            figures=count.outcome.figures_added,
            failed=len(count.problems),
            reason="; ".join(told) or None,
        )

    def well(self, source: Source, state: SourceState, *, reason: str | None) -> SourceState:
        """The state of a source that could be read."""
        now = self.clock()
        due = source.schedule.next_after(now)
        return replace(state, polled_at=now, due_at=due, succeeded_at=now, failures=0, reason=reason)

    def failed(self, state: SourceState, told: str, header: str | None) -> SourceState:
        """The state of a source that could not be read: it is asked again later and later."""
        now = self.clock()
        failures = state.failures + 1
        due = due_after_failure(failures=failures, header=header, jitter=self.jitter(), now=now)
        return replace(state, polled_at=now, due_at=due, failures=failures, reason=told)


def remembered(item: Item, problem: DisplacementError | None) -> ItemState:
    """What to know of an item at the next poll."""
    return ItemState(item=item.id, digest=item.digest, failures=max(item.failures, 1) if problem else 0)
