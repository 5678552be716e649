"""A sentence in its document's chronology: when each of its counts holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.model import Measure, Status
from extract.reading.counting.counts import Count
from extract.reading.dating.days import is_before, is_day_taken, is_past, set_day, weigh_days
from extract.reading.dating.measures import COMPARED_WITH
from extract.reading.dating.mentions import DateMention
from extract.reading.dating.parts import own_day, time_of_whole, time_part
from extract.reading.dating.recency import is_ahead, is_to_come
from extract.reading.dating.tenses import tense_of
from extract.reading.dating.timing import Background, Timing, time_count
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token

if TYPE_CHECKING:
    from extract.reading.dating.chronology import Chronology

_FROM_EVENT = re.compile(
    r"\b(?:from|of|in|by) (?:the |an? |two |three )?(?:[\w-]+ ){0,3}(?:strikes?|airstrikes?|attacks?|explosions?|raids?|shelling|bombings?|shootings?) (?:on |late |early )*$",
    re.I,
)
_TODAY = Sieve(r"\b(?:now|currently|at present|to this day)\b", re.I)
_NOW = ("present", "perfect")
_WHEN = re.compile(r",? when (?:about |some |at least |more than |nearly |another )?")  # "in May 2024, when 45 people"


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with its dates, in its document's chronology."""

    chronology: Chronology
    sentence: Sentence
    dates: tuple[DateMention, ...]
    is_title: bool

    def time(self, count: Count, tokens: Sequence[Token]) -> Timing:
        """A part holds when its whole does; every other count has a timing of its own."""
        known = self.chronology
        background = known.background(self.sentence.text, is_title=self.is_title, end=self.sentence.end)
        own = own_day(count, self.sentence.text, tokens, self.dates)
        if own is not None:
            timing = time_part(count, self.sentence.text, tokens, own, background)
        else:
            timing = self._choose_day(count, tokens, background)
        known.memory.keep(count, timing, self.sentence.paragraph)
        known.since = timing.since or known.since
        known.before = f"{timing.measure}/{count.metric}"
        return timing

    def _choose_day(self, count: Count, tokens: Sequence[Token], background: Background) -> Timing:
        """The timing by the rules, with the day that its cues speak for."""
        known, text = self.chronology, self.sentence.text
        whole = time_of_whole(count, self.sentence, tokens, self.dates, known.memory)
        dates = self._own_dates(count)
        timing = whole or time_count(count, text, tokens, dates, background)
        if (
            timing.as_of is None
            or timing.why == COMPARED_WITH
            or timing.why.startswith("as of ")
            or any(_WHEN.fullmatch(text, d.end, tokens[count.token].start) for d in dates)
            or (count.status is Status.HYPOTHETICAL and is_ahead(timing.as_of, background.published))
        ):
            return timing
        rule = (timing.as_of, timing.measure, "whole" if whole else timing.why)
        offer = known.memory.offer(
            count,
            known.named_days(background, self.sentence),
            published=background.published,
            sentence=known.sentences,
            paragraph=self.sentence.paragraph,
        )
        days = weigh_days(count, text, tokens, dates, rule, offer)
        if count.status is not Status.HYPOTHETICAL and background.published is not None:
            days = [d for d in days if not is_to_come(d.iso, background.published)]
        fitting = [d for d in days if not is_before(d.iso, timing.since) and not is_day_taken(d.iso, count, timing)]
        if timing.measure is Measure.TOTAL and not whole and (tense_of(count, tokens) in _NOW or _TODAY.search(text)):
            alike = known.memory.latest.get((count.metric, count.kind))
            stock = alike.as_of if alike is not None and alike.measure is Measure.TOTAL else None
            fitting = [d for d in fitting if d.iso == stock or not is_past(d)]
        if timing.why == "a toll":  # "the number of deaths from the explosions on Tuesday has risen to 12"
            struck = {d.iso for d in dates if d.iso != timing.as_of and _FROM_EVENT.search(text, 0, d.start)}
            fitting = [d for d in fitting if d.iso not in struck]
        return set_day(timing, known.choose(count, fitting))

    def _own_dates(self, count: Count) -> tuple[DateMention, ...]:
        """The dates of the sentence, or of the label over a bare number."""
        if self.dates or count.rule != "label" or len(self.sentence.text) > 2 * len(count.quantity.surface) + 8:
            return self.dates
        return tuple(replace(d, start=0, end=0) for d in self.chronology.label)

    def leave(self, counts: Sequence[Count]) -> None:
        """End the sentence."""
        self.chronology.leave(self.sentence, self.dates, counts)
