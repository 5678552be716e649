"""A sentence in its document's chronology: when each of its counts holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.model import Kind, Measure, Metric, Status
from extract.reading.counting.counts import Count
from extract.reading.dating.days import is_before, is_day_of_old_attack, is_day_taken, is_past, set_day, weigh_days
from extract.reading.dating.measures import COMPARED_WITH, PERFECT, THE_ATTACK
from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.parts import own_day, time_of_whole, time_part
from extract.reading.dating.recency import is_ahead, is_to_come
from extract.reading.dating.tenses import tense_of
from extract.reading.dating.timing import Background, Timing, time_count
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import RAISED
from extract.reading.sentences.clauses import find_clause
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token

if TYPE_CHECKING:
    from extract.reading.dating.chronology import Chronology

_FROM_EVENT = re.compile(
    r"\b(?:from|of|in|by) (?:the |an? |two |three )?(?:[\w-]+ ){0,3}(?:strikes?|airstrikes?|attacks?|explosions?|raids?|shelling|bombings?|shootings?) (?:on |late |early )*$",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose)\b")  # "180 families that had come in July were driven out"
_EVENTS = (Role.EVENT, Role.PERIOD)
# "remain there to this day", "as the toll has topped 37,000"
# "Thousands of people are living in them", "some 1.4 million lack shelter"
_ARE = re.compile(r"\b(?:are|is|remains?|lacks?|no longer|(?:have|has)(?! not\b))\b")
_TODAY = Sieve(
    r"\b(?:now|currently|at present|to this day)\b|\btoll\b[^.;]{0,60}\b(?:has|have) (?:\w+ )?(?:topped|reached|passed|risen|climbed|exceeded|surpassed|crossed|hit|grown|increased|jumped)\b",
    re.I,
)
# "the attack, which resulted in the death of nine"
_RESULTED = Sieve(r"\b(?:which|that) (?:resulted in|killed|left|claimed)\b[^.;]{0,40}$", re.I)
_GOES_ON = re.compile(
    r"\W*(?:It|He|She|They) (?:also |later |then )?(?:said|revealed|added|reported|noted|confirmed|announced|stated|put) "
)
# "From the camp, she said, 90 left": the speaker of the sentence before goes on
_SAYS_ON = re.compile(
    r"^(?!Those |These |That )[^;]*, (?:he|she|it|they) (?:also )?(?:said|says|added|adds|noted|reported|stated|explained|estimated|put it)\b|\b(?:the|its|that) (?:same )?(?:table|report|statement|survey|study|list|assessment|paper|document) (?:also )?(?:gives?|gave|lists?|listed|puts?|counts?|counted|shows?|showed|says|said|finds|found|added)\b",
    re.I,
)
_POINTS = (Role.EVENT, Role.PERIOD, Role.UNTIL, Role.SINCE)
_THEY = re.compile(
    r"\W{0,3}(?:They|It|These|Those|In all)\b|.*\b(?:the last|latest|most recent|most) (?:of|among)\b"
)  # "They have freed 18 hostages": the swaps so far
_AT_ONCE = 25  # hostages, the most that were let go in a day
_NOW = ("present", "perfect")
_WHEN = re.compile(r",? when (?:about |some |at least |more than |nearly |another )?")  # "in May 2024, when 45 people"


class Dated:
    """A sentence with its dates, in its document's chronology."""

    __slots__ = ("chronology", "dates", "is_title", "sentence")

    def __init__(
        self, chronology: Chronology, sentence: Sentence, dates: tuple[DateMention, ...], *, is_title: bool
    ) -> None:
        self.chronology = chronology
        self.sentence = sentence
        self.dates = dates
        self.is_title = is_title

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
        dates = self._own_dates(count, tokens[count.token].start)
        timing = whole or time_count(count, text, tokens, dates, background)
        timing = self._as_told(count, timing)
        if (
            timing.as_of is None
            or timing.why in (COMPARED_WITH, THE_ATTACK)
            or timing.why.startswith("as of ")
            or any(_WHEN.fullmatch(text, d.end, tokens[count.token].start) for d in dates)
            or (count.status is Status.HYPOTHETICAL and is_ahead(timing.as_of, background.published))
        ):
            return timing
        once = timing.measure is Measure.NEW or _RESULTED.search(text[: tokens[count.token].start]) is not None
        undated = once and not any(d.role in _POINTS for d in dates)
        if undated and not whole:
            day = known.last_events.day_of(text, known.sentences, known.carried)
            if day is not None:
                return replace(timing, as_of=day, since=None, measure=Measure.NEW, why="an event told of before")
        if timing.as_of == background.ahead and timing.measure is Measure.NEW:
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
        days = [d for d in days if not is_day_of_old_attack(d, count, timing, background.published)]
        fitting = [d for d in days if not is_before(d.iso, timing.since) and not is_day_taken(d.iso, count, timing)]
        today = tense_of(count, tokens) in _NOW or _TODAY.search(text) or any(d.role is Role.SPEECH for d in dates)
        if timing.measure is Measure.TOTAL and (whole or today or (not dates and _ARE.search(text))):
            alike = whole or known.memory.latest.get((count.metric, count.kind))
            stock = alike.as_of if alike is not None and alike.measure is Measure.TOTAL else None
            fitting = [d for d in fitting if d.iso == stock or not is_past(d)]
        raised = RAISED.search(text[: tokens[count.token].start]) if timing.measure is Measure.TOTAL else None
        if raised is not None:  # "12 died on Sunday, pushing the toll above 36,000"
            before = {d.iso for d in dates if d.end <= raised.start() and d.role is Role.EVENT}
            fitting = [d for d in fitting if d.iso == timing.as_of or d.iso not in before]
        if timing.why == "a toll":  # "the number of deaths from the explosions on Tuesday has risen to 12"
            struck = {d.iso for d in dates if d.iso != timing.as_of and _FROM_EVENT.search(text, 0, d.start)}
            fitting = [d for d in fitting if d.iso not in struck]
        return set_day(timing, known.choose(count, fitting))

    def _as_told(self, count: Count, timing: Timing) -> Timing:
        """ "Hamas releases 24", and below it "has released 24 hostages": the event of the headline, told once more."""
        value = count.quantity.value
        theirs = count.metric is Metric.HOSTAGES and timing.why == PERFECT and value is not None
        told = self.chronology.memory.told_of.get((count.kind, value)) if theirs and value else None
        opens = count.kind is Kind.RELEASED and not self.chronology.counted and not _THEY.match(self.sentence.text)
        if theirs and told is None and opens and value is not None and value < _AT_ONCE:
            return replace(timing, measure=Measure.NEW, why="what the news opens with")
        if told is None or told.measure is Measure.TOTAL:
            return timing
        return replace(timing, measure=Measure.NEW, as_of=told.as_of, since=None, why="told once more")

    def _own_dates(self, count: Count, start: int) -> tuple[DateMention, ...]:
        """The dates of the sentence, of the clause where that has a day of its own, or of the label over a bare number."""
        spoken = self.chronology.spoken
        if (
            not self.dates
            and spoken is not None
            and (_GOES_ON.match(self.sentence.text) or _SAYS_ON.search(self.sentence.text))
        ):
            return (replace(spoken, start=0, end=0),)  # "On Sunday, the ministry said ... It added that 22 had died"
        if len(self.dates) > 1 and count.rule not in ("subset", "anaphora"):
            return self._dates_of_clause(start)
        if self.dates or count.rule != "label" or len(self.sentence.text) > 2 * len(count.quantity.surface) + 8:
            return self.dates
        return tuple(replace(d, start=0, end=0) for d in self.chronology.label)

    def _dates_of_clause(self, start: int) -> tuple[DateMention, ...]:
        """ "Nine died in Jenin on Monday and a raid killed two in Nablus on Friday": the two on Friday."""
        own = find_clause(self.sentence.text, start, tuple((d.start, d.end) for d in self.dates))
        if own is None:
            return self.dates
        within = [own[0] <= d.start < own[1] for d in self.dates]
        if not any(
            here and d.role in _EVENTS and not _RELATIVE.search(self.sentence.text, start, d.start)
            for here, d in zip(within, self.dates, strict=True)
        ):
            return self.dates
        return tuple(d for here, d in zip(within, self.dates, strict=True) if here or d.role not in _EVENTS)

    def leave(self, counts: Sequence[Count]) -> None:
        """End the sentence."""
        self.chronology.leave(self.sentence, self.dates, counts)
