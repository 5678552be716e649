"""Whether a count is new or a running total, the day it stands for, and where a running total starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Kind, Measure, Metric, Status
from extract.reading.counting.counts import Count
from extract.reading.cues import count_cues, date_cues, verb_cues, word_cues
from extract.reading.dating.attack import OCTOBER_7_ISO, is_of_anniversary, is_start_of_attack, of_the_attack
from extract.reading.dating.binding import Bound, bind_dates
from extract.reading.dating.lasting import BY_THEN, WERE_THERE
from extract.reading.dating.measures import (
    ASSESSED,
    EVENT_WORDS,
    PERFECT,
    RECKONED,
    THE_ATTACK,
    TOTAL_WORDS,
    WITH,
    judge_measure,
)
from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.recency import is_to_come, set_ahead
from extract.reading.dating.standing import stood_on
from extract.reading.dating.tenses import tense_of
from extract.reading.dating.weighing import is_open, is_reckoned, may_go_on, weigh_measure
from extract.reading.models import bundled_model
from extract.reading.sentences.tokens import Token


@dataclass(frozen=True, slots=True)
class Timing:
    """When a count holds: ISO date as exact as known, where it starts, new or total, and why."""

    as_of: str | None
    since: str | None
    measure: Measure
    why: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What the document settles before a sentence is read."""

    published: str | None
    event: str | None = None  # the day of an event that has none of its own
    ahead: str | None = None  # the day of the event that the next lines tell
    total: str | None = None  # the day of a total that has none of its own
    imaged: str | None = None  # the day of the satellite images that show the damage
    since: str | None = None  # where a total of the paragraph, or of the section, starts
    under_start: bool = False  # the heading gives that start: every total under it has it
    before: str = "none"  # the measure of the count before it in the paragraph, of the same metric or another
    goes_on: bool = False  # the count before it, wherever it stands, is a running total
    reckons: bool = False  # the count before it in the paragraph is of all hostages that were taken, held or freed
    in_title: bool = False
    totals: bool = False  # it stands in a list of statistics
    entry: bool = False  # it stands under a heading that is a day
    of_period: bool = False  # the text reports on a period that is over
    october_7: bool = False  # the text may speak of the attack of 7 October 2023


def time_count(
    count: Count, text: str, tokens: Sequence[Token], dates: Sequence[DateMention], background: Background
) -> Timing:
    """The timing of a count from the dates and tenses of its sentence."""
    at = tokens[count.token]
    clause = _clause(text, tokens, count)
    dates = _own_dates(count, text, at, dates, background.published)
    end = _end_of_predicate(count, tokens, dates)
    bound = bind_dates(dates, text, at.start, end, perfect=tense_of(count, tokens) == "perfect")
    measure, why = judge_measure(
        count, clause, text, tokens, bound, in_title=background.in_title, of_period=background.of_period
    )
    cues = _timing_cues(count, clause, tokens, dates, bound, background, measure, why)
    goes_on = background.goes_on and not dates and may_go_on(count, text, clause)
    if why == "an event" and background.reckons and bound == Bound() and is_reckoned(count, text, at, clause):
        measure, why = Measure.TOTAL, RECKONED
    likely = weigh_measure(measure, why, count.kind, bundled_model("measure").probability(cues), goes_on=goes_on)
    if likely is not measure:
        measure, why = likely, f"its cues speak for {likely.value}, not for {why!r}"
    tense = tense_of(count, tokens)
    present = tense == "present" and (why == "a state" or why.startswith("its cues"))
    if background.entry and measure is Measure.TOTAL and (present or why == PERFECT):
        measure, why = Measure.NEW, "an entry of a chronicle, told in the present"
    listed = background.totals and count.kind is not Kind.TAKEN
    if listed and measure is Measure.NEW and is_open(why) and bound.point is None:
        measure, why = Measure.TOTAL, "listed among totals"
    if is_start_of_attack(bound.since, text, at.start) and of_the_attack(count, text, tokens):
        return Timing(OCTOBER_7_ISO, None, Measure.NEW, THE_ATTACK, tuple(cues))
    if measure is Measure.TOTAL:
        start = _start(bound) or (background.since if background.under_start or _goes_on(count, text, tokens) else None)
        if why == WERE_THERE:
            return Timing(_day_of_event(bound, background, count, text, tokens), start, measure, why, tuple(cues))
        day = (
            _day_compared(bound, text, at)
            or _day_named(count, text, tokens, bound, why)
            or _day_of_total(bound, background, count, text, at)
        )
        return Timing(day, start, measure, why, tuple(cues))
    as_of = _day_of_event(bound, background, count, text, tokens)
    taken = count.kind is Kind.TAKEN and 230 <= (count.quantity.value or 0) <= 255
    undated = as_of in (background.published, OCTOBER_7_ISO[:4], OCTOBER_7_ISO[:7]) or taken
    if undated and (background.october_7 or taken) and of_the_attack(count, text, tokens):
        as_of, why = OCTOBER_7_ISO, THE_ATTACK if taken else why
    if is_of_anniversary(as_of, count, text):
        as_of = OCTOBER_7_ISO
    return Timing(as_of, None, measure, why, tuple(cues))


def _own_dates(
    count: Count, text: str, at: Token, dates: Sequence[DateMention], published: str | None
) -> Sequence[DateMention]:
    """The dates that may be the count's: neither a day to come nor that of a capture, nor a deadline."""
    if _were_taken(count):
        dates = [d for d in dates if not _is_day_taken(d, count, text)]
    if count.status is not Status.HYPOTHETICAL and published is not None:
        dates = [d for d in dates if d.role is not Role.EVENT or not is_to_come(d.iso, published)]
    if count.metric is not Metric.HOSTAGES:  # "a raid that freed two men held since October killed 60"
        dates = [d for d in dates if d.role is not Role.SINCE or not _CAPTIVE.search(text[: d.start])]
    if count.status is Status.HYPOTHETICAL and count.metric in (Metric.DISPLACEMENT, Metric.BUILDINGS):
        dates = [d for d in dates if d.start < at.start or not _DEADLINE.search(text, max(0, d.start - 24), d.end)]
    if count.status is Status.HYPOTHETICAL and count.kind is Kind.RELEASED:
        dates = [set_ahead(d, text, published, at.end) for d in dates]
    return dates


# "have until August to leave", "by 6 May": the day on which they must be gone is not that of the order
_DEADLINE = re.compile(
    r"\b(?:until|till|no later than) (?:the (?:end|middle|beginning) of |at least |early |late |mid-)?(?:the )?[\w ]{0,20}\.?$",
    re.I,
)


def _were_taken(count: Count) -> bool:
    """What is told of hostages here came after the day on which they were taken."""
    return count.metric is Metric.HOSTAGES and count.kind is not Kind.TAKEN


def _is_day_taken(date: DateMention, count: Count, text: str) -> bool:
    """The day they were taken, or from which they were held: "freed 20 hostages it had held since October 7"."""
    if date.role is Role.SINCE:
        return count.kind in (Kind.RELEASED, Kind.DEAD) and _HELD.search(text[: date.start]) is not None
    return date.role is Role.EVENT and date.iso == OCTOBER_7_ISO


_HELD = re.compile(
    r"\b(?:held|holding|kept|in captivity|captive|hostage|in their hands|in Gaza)(?: (?:there|captive|hostage|in Gaza|in captivity|by Hamas))*(?: ever)?(?: since)?(?: the)? $",
    re.I,
)


_CAPTIVE = re.compile(
    r"\b(?:held|kept|captive|hostage|in captivity)(?: in Gaza| there| by [\w' ]{3,20})?(?: ever)? (?:since )?(?:the )?$",
    re.I,
)


def _start(bound: Bound) -> str | None:
    """Where a running total starts."""
    if bound.since is not None:
        return bound.since.iso
    if bound.so_far is not None and bound.so_far.begin is not None:
        return bound.so_far.begin
    return bound.point.begin if bound.point is not None and bound.point.role is Role.PERIOD else None


def _day_compared(bound: Bound, text: str, at: Token) -> str | None:
    """The day of a total that another is compared with: "up from 155 on Sunday", "against 17,000 two days earlier"."""
    point = bound.point
    if point is None or point.role is not Role.EVENT or not 0 <= point.start - at.end < _NEXT:
        return None
    return point.iso if WITH.search(text[: at.start]) else None


def _day_named(count: Count, text: str, tokens: Sequence[Token], bound: Bound, why: str) -> str | None:
    """ "The satellite analysis of 8 July finds 98,500 destroyed", "stood at 70 on 8 July": the day of what was looked at."""
    point = bound.point
    if point is not None and why == BY_THEN:
        return min(point.iso, bound.speech.iso) if bound.speech is not None else point.iso  # nobody tells it before
    if point is None or len(point.iso) != _DAY:
        return None
    return point.iso if why == ASSESSED or stood_on(count, text, tokens, point) else None


_DAY = len("2025-07-08")
_NEXT = 16  # characters


def _day_of_total(bound: Bound, background: Background, count: Count, text: str, at: Token) -> str | None:
    point, published = bound.point, background.published
    if point is not None and (point.role is Role.UNTIL or (point.begin is not None and len(point.iso) == 10)):
        return point.iso
    if point is not None and point.role is Role.EVENT and count.rule == "label" and len(point.iso) == 10:
        return point.iso  # "Killed: 56,400 (health ministry, 29 June)"
    if (
        point is not None
        and point.role is Role.EVENT
        and _IN_BRACKETS.match(text, max(0, point.start - 1), point.end + 1)
    ):
        return point.iso  # "41,000 displaced since 18 March (22 July)"
    started = bound.since is not None or bound.so_far is not None
    past = point is not None and published is not None and point.iso < published[: len(point.iso)]
    apart = point is not None and point.start > at.end and _APART.search(text, at.end, point.start) is not None
    apart = apart or (point is not None and point.end <= at.start and _ARE_NOW.match(text, at.end) is not None)
    if point is not None and past and not (started or apart) and len(point.iso) < 10 and count.kind is not Kind.HELD:
        return point.iso  # "housed 8,000 in April"
    if bound.speech is not None:
        return bound.speech.iso
    if background.total is not None and count.status is Status.REPORTED:
        return background.total
    if background.imaged is not None and count.metric is Metric.BUILDINGS and count.status is Status.REPORTED:
        return background.imaged
    return published


# "that has killed 33,000 people, and could decide the vote in May": the month is of another clause;
# so is that of "9,000 remain displaced following a raid that began in January"
_APART = re.compile(
    r",\s[^,]*\b(?:has|have|had|is|are|was|were|will|would|could|can|may|might)\b|\b(?:after|following|since|as|began|started|launched)\b"
)


# "four more were taken in 2014, two of whom are known to be dead"
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ARE_NOW = re.compile(r" of (?:whom|them|these) (?:are|is|remain)\b")


def _goes_on(count: Count, text: str, tokens: Sequence[Token]) -> bool:
    """The total runs beside the one before it: "Three soldiers have also died", "have since been killed"."""
    return tense_of(count, tokens) == "perfect" and _BESIDE.search(text) is not None


_BESIDE = re.compile(
    r"\b(?:also|as well|so far|at the same time|in consequence|as a (?:result|consequence)|in addition)\b|^(?:it|they|its \w+) (?:has|have)\b",
    re.I,
)


def _is_planned(point: DateMention, tokens: Sequence[Token], count: Count) -> bool:
    """The date is the plan's, not that of the words: "40 families are to leave by March"."""
    last = count.token
    if point.ahead:
        return False
    between = tokens[last + 1 : next((i for i, t in enumerate(tokens) if t.start >= point.start), len(tokens))]
    return any(t.text in _PLANNED for t in between)


_PLANNED = frozenset("to will would expected planned due scheduled by each every".split())


def _day_of_event(bound: Bound, background: Background, count: Count, text: str, tokens: Sequence[Token]) -> str | None:
    flees = count.metric is Metric.DISPLACEMENT and tense_of(count, tokens) == "present"  # "hundreds are fleeing"
    ahead = background.ahead if count.status is Status.REPORTED and not flees else None
    told = bound.point if ahead is not None else None
    late = told is not None and ahead is not None and ahead < told.iso
    if told is not None and late and _AFTER_IT.search(text, told.end, tokens[count.token].start):
        return ahead  # "vowed on Sunday to hit back after rockets killed 12. The rocket fire on Saturday ..."
    if bound.point is not None and not (
        count.status is Status.HYPOTHETICAL and _is_planned(bound.point, tokens, count)
    ):
        if bound.speech is not None and bound.point.relative and bound.point.iso == background.published:
            return bound.speech.iso  # "said on Tuesday that 40 died in the past 24 hours"
        if bound.point.role is Role.PERIOD and bound.point.iso == background.published and background.total:
            return background.total  # "valid as of 3 May": "over the past week" ends that day
        return bound.point.iso
    if ahead is not None and background.event is None:
        return ahead  # "33 died, the minister said on Saturday. The strike hit the suburb on Friday."
    if bound.speech is not None:
        return bound.speech.iso
    taken_then = background.event == OCTOBER_7_ISO and _were_taken(count)
    if background.event is not None and count.status is Status.REPORTED and not taken_then:
        return background.event
    return background.published


_AFTER_IT = re.compile(r"\b(?:after|following)\b[^.;]*$")


def _end_of_predicate(count: Count, tokens: Sequence[Token], dates: Sequence[DateMention]) -> int:
    """Where the number ends, or its predicate after it: "12 people who were expelled five years earlier"."""
    at, governor = tokens[count.token], count.governor
    if governor is None or governor.rule not in _AFTER or not count.token < governor.index < len(tokens):
        return at.end
    end = tokens[governor.index].end
    return at.end if any(at.end <= d.start < end for d in dates) else end


_AFTER = ("passive", "subject", "participle", "toll")


def _timing_cues(
    count: Count,
    clause: str,
    tokens: Sequence[Token],
    dates: Sequence[DateMention],
    bound: Bound,
    background: Background,
    measure: Measure,
    why: str,
) -> list[str]:
    tense = tense_of(count, tokens) if count.governor is not None else "none"
    rule = re.sub(r"\d{4}\S*", "", why).strip()
    siblings = sum(t.quantity is not None for t in tokens)
    cues = count_cues(count, in_title=background.in_title, siblings=siblings)
    size = next(c for c in cues if c.startswith("size:"))
    return [
        *cues,
        *word_cues(clause),
        *date_cues(dates, tokens, count),
        f"tense:{tense}",
        f"tense:{tense}/{count.metric}",
        f"tense:{tense}/{size}/{count.metric}",
        f"why:{rule}",
        f"why:{rule}/{count.metric}",
        f"measure:{measure}",
        *_bound_cues(bound),
        f"before:{background.before}",
        f"before:{background.before}/{rule}",
        f"event:{background.event is not None}",
        *verb_cues(count, tokens),
        *(
            f"word:{name}"
            for name, pattern in (("totals", TOTAL_WORDS), ("events", EVENT_WORDS))
            if pattern.search(clause)
        ),
    ]


def _bound_cues(bound: Bound) -> list[str]:
    roles = [
        name
        for name, mention in (("since", bound.since), ("so_far", bound.so_far), ("speech", bound.speech))
        if mention is not None
    ]
    if bound.point is not None:
        roles.append(f"{bound.point.role}{len(bound.point.iso)}")
    return [f"bound:{role}" for role in roles] or ["bound:none"]


# Words beyond this many tokens are no clause of the number, whatever the marks.
_CLAUSE = 40


def _clause(text: str, tokens: Sequence[Token], count: Count) -> str:
    """The words around the count and its governor, up to strong marks."""
    at = count.governor.index if count.governor is not None and count.governor.index < len(tokens) else count.token
    first, last = min(at, count.token), max(at, count.token)
    while first > max(0, count.token - _CLAUSE) and tokens[first - 1].text not in (";", "–", "while", "but"):
        first -= 1
    while last + 1 < min(len(tokens), count.token + _CLAUSE) and tokens[last + 1].text not in (
        ";",
        "–",
        "while",
        "but",
    ):
        last += 1
    return text[tokens[first].start : tokens[last].end]
