"""What is told of a part: it holds when its whole does, unless a day of its own stands right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Kind, Measure
from extract.reading.counting.counts import Count
from extract.reading.dating.measures import WITH
from extract.reading.dating.memory import Memory
from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.rates import find_rate
from extract.reading.dating.timing import Background, Timing, time_count
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import OF_THOSE, RAISED
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token

PARTED = "a part with a day of its own"

# "the toll includes 65 children": a part of what was counted before
_TOLL_INCLUDES = Sieve(
    r"^\W{0,3}(?:of|among) (?:(?:those|the|these) (?:\w+ )?(?:killed|dead|victims)\b|(?:these|those|them),)|\b(?:toll|total|number|count|tally|figure|dead|victims|killed|casualties) (?:includes?|included)\b",
    re.I,
)
# "Two journalists were among the dead"
_AMONG_THE_DEAD = re.compile(
    r" (?:[\w'-]+ ){0,3}(?:were|was|are) (?:also )?among (?:the|those) (?:dead|killed|victims|slain)\b", re.I
)
# "These include eight homes": a part of the number just before
_THEY_INCLUDE = re.compile(r"\b(?:they|these|this) (?:includes?|included)\b", re.I)
# "12 of the 26 demolished structures had been given as aid": of those told before
_OF_THE_LOST = re.compile(
    r"\s(?:\w+ ){0,2}?of the (?:[\w,]+ )?(?:destroyed|demolished|damaged|targeted|razed) \w+|\s(?:\w+ ){0,2}?of the (?:\w+ ){1,2}(?:destroyed|demolished|targeted|razed)\b",
    re.I,
)
# "492 of them killed on the first day", "29,000 in the week to 2 July", "52 killed and 74 injured in the past 24 hours"
_RIGHT_BEHIND = re.compile(
    r"(?: (?!and\b|while\b|but\b|who\b|whose\b|since\b|after\b|before\b|when\b|in\b)[A-Za-z'-]+){0,8}"
    r"(?: and [\d,]+ (?:others? )?(?:injured|wounded|hurt))?(?: (?:were |was )?(?:in|within|over|during))? ?"
)
# "including four who died in a barn in May of last year"
_WHO_DIED = re.compile(
    r"(?: (?!who\b|that\b)[\w'-]+){0,3} (?:(?:who|that) (?:had )?(?:died|fell)|(?:(?:(?:who|that) )?(?:were|was|had been) (?:\w+ )?)?(?:found|killed|shot|shot dead|murdered|freed|released|rescued|destroyed|demolished|displaced))\b[^,;.\d]{0,70}"
)
_INCLUDING = re.compile(
    r"\b(?:including|includes?|included|among them) (?:(?:the|at least|about|some|another) )*$", re.I
)
_SINCE_BEHIND = re.compile(r"(?: of (?:them|whom))?(?: (?:were |was )?(?:killed|displaced|destroyed))? since (?:the )?")
_THE = re.compile(r"\b(?:the|those|these) $", re.I)
_OF_THEM = re.compile(r" (?:or (?:more|so) )?(?:\w+ ){0,2}?of (?:them|whom|which)\b", re.I)


def own_day(count: Count, text: str, tokens: Sequence[Token], dates: Sequence[DateMention]) -> DateMention | None:
    """The date right behind a part: "2,190 killed, of whom 320 died in the past 24 hours"."""
    at = tokens[count.token]
    part = count.parent is not None or _OF_THEM.match(text, at.end) or _INCLUDING.search(text, 0, at.start)
    if not dates or not part or count.kind is Kind.HELD:
        return None
    behind = next((d for d in dates if d.start >= at.end), None)
    if behind is not None and behind.role is Role.SINCE and _SINCE_BEHIND.fullmatch(text, at.end, behind.start):
        return behind
    if behind is None or behind.role not in (Role.EVENT, Role.PERIOD, Role.SO_FAR):
        return None
    beside = _RIGHT_BEHIND.fullmatch(text, at.end, behind.start) or _WHO_DIED.fullmatch(text, at.end, behind.start)
    return behind if beside else None


def time_part(count: Count, text: str, tokens: Sequence[Token], own: DateMention, background: Background) -> Timing:
    """The timing of a part with a date right behind it: "620 since Monday, 492 of them on the first day"."""
    timing = time_count(count, text, tokens, [own], replace(background, since=None, under_start=False))
    if own.role in (Role.SO_FAR, Role.SINCE):
        return timing
    if WITH.search(text[: tokens[count.token].start]) and timing.measure is Measure.TOTAL:
        return replace(timing, as_of=own.iso)  # "98,000 on Thursday, compared with 188,000 on Tuesday": both are stocks
    return replace(timing, as_of=timing.as_of if own.relative else own.iso, since=None, measure=Measure.NEW, why=PARTED)


def time_of_whole(
    count: Count, sentence: Sentence, tokens: Sequence[Token], dates: Sequence[DateMention], memory: Memory
) -> Timing | None:
    """The timing of what the count is a part of."""
    if count.parent is not None and (count.rule in ("subset", "anaphora") or _is_item(count, sentence, dates)):
        if find_rate(count, sentence.text, tokens) is not None:
            return None  # "198,000 have come back, at a rate of 1,500 a day"
        later = count.parent.quantity.end <= sentence.start
        dated = later and any(d.role is Role.UNTIL and d.start > tokens[count.token].end for d in dates)
        return None if dated else memory.timings.get(id(count.parent))  # "of these 20 were identified as of 30 April"
    text, end = sentence.text, tokens[count.token].end
    if count.kind is Kind.HELD or any(d.role is not Role.SPEECH for d in dates):
        return None
    same = memory.numbers.get((count.metric, count.kind, count.quantity.value or 0))
    if same is not None and same.measure is Measure.NEW and _THE.search(text, 0, tokens[count.token].start):
        return same  # "Saturday's attack killed 12 children ... The twelve children were at play"
    alike = memory.whole_of(count)
    if _OF_THE_LOST.match(text, end):
        return alike or memory.last
    if OF_THOSE.match(text, end) or _TOLL_INCLUDES.search(text[:end]) or _AMONG_THE_DEAD.match(text, end):
        return alike
    return alike if alike is memory.last and _THEY_INCLUDE.search(text[:end]) else None


def _is_item(count: Count, sentence: Sentence, dates: Sequence[DateMention]) -> bool:
    """An item of a list that no date sets apart from the one before it."""
    if count.rule != "list" or count.parent is None or count.metric is not count.parent.metric:
        return False
    start, end = count.parent.quantity.end - sentence.start, count.quantity.start - sentence.start
    return not (any(d.end > start for d in dates) or RAISED.search(sentence.text[max(0, start) : end]))
