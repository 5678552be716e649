"""What a document has dated so far: the dates that it told, the timing of every count, and the last of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.model import Kind, Measure, Metric, Status
from extract.reading.counting.counts import Count
from extract.reading.dating.days import Offer, Told
from extract.reading.dating.mentions import OCTOBER_7, DateMention
from extract.reading.dating.timing import Timing

_RECALLED = 6  # dates


@dataclass(slots=True)
class Memory:
    """Grows with the sentences of a document."""

    told: list[tuple[int, int, DateMention]] = field(default_factory=list)  # sentence, paragraph, date
    timings: dict[int, Timing] = field(default_factory=dict)  # by id of the count
    latest: dict[tuple[Metric, Kind], Timing] = field(default_factory=dict)  # of the last count of each
    numbers: dict[tuple[Metric, Kind, float], Timing] = field(default_factory=dict)  # of the last count of each number
    # of every count of each but shares, with the most that it may be
    kept: dict[tuple[Metric, Kind], list[tuple[float | None, Timing]]] = field(default_factory=dict)
    last: Timing | None = None  # of the count before
    told_of: dict[tuple[Kind, float], Timing] = field(default_factory=dict)  # of hostages, by what and how many
    reckoned: tuple[int, Timing] | None = None  # the paragraph and timing of the last hostages told of
    last_in: int = -1  # the paragraph of that count

    def keep(self, count: Count, timing: Timing, paragraph: int) -> None:
        """Remember the timing of a count."""
        self.timings[id(count)] = self.latest[count.metric, count.kind] = self.last = timing
        self.last_in = paragraph
        if count.metric is Metric.HOSTAGES and count.status is Status.REPORTED:
            self.reckoned = (paragraph, timing)
        if not count.quantity.percent:
            most = count.quantity.value if count.quantity.low is None else count.quantity.high
            self.kept.setdefault((count.metric, count.kind), []).append((most, timing))
        if count.metric is Metric.HOSTAGES and count.quantity.value is not None and not count.quantity.percent:
            self.told_of.setdefault((count.kind, count.quantity.value), timing)
        if count.quantity.value is not None:
            self.numbers[count.metric, count.kind, count.quantity.value] = timing

    def whole_of(self, count: Count) -> Timing | None:
        """The timing of the last count of its kind that it may be a part of: none that is smaller."""
        wholes = self.kept.get((count.metric, count.kind), ())
        part = count.quantity.value or count.quantity.low or 0
        return next((timing for most, timing in reversed(wholes) if most is None or most >= part), None)

    def reckons(self, paragraph: int) -> bool:
        """The hostages told of last, here or just above, are all those taken on 7 October, or a running total."""
        if self.reckoned is None:
            return False
        place, last = self.reckoned
        if place != paragraph and (
            last is not self.latest.get((Metric.HOSTAGES, Kind.RELEASED)) or paragraph - place > 2
        ):
            return False
        return last.measure is Measure.TOTAL or (place == paragraph and last.as_of == OCTOBER_7.isoformat())

    def offer(
        self, count: Count, named: Mapping[str, str | None], *, published: str | None, sentence: int, paragraph: int
    ) -> Offer:
        """The days that are offered for a count of this sentence: those named, and those remembered."""
        parent = self.timings.get(id(count.parent)) if count.parent is not None else None
        alike = self.latest.get((count.metric, count.kind))
        recalled = {
            "parent": parent.as_of if parent else None,
            "alike": alike.as_of if alike else None,
            "last": self.last.as_of if self.last else None,
            "last here": self.last.as_of if self.last and self.last_in == paragraph else None,
        }
        days = [(name, iso) for name, iso in (*named.items(), *recalled.items()) if iso]
        told = [Told(date, sentence - k, place == paragraph) for k, place, date in self.told[-_RECALLED:]]
        return Offer(published, days, told)
