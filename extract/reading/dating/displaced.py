"""Displaced people: a stock ("are sheltering"), people on their way, or an event ("were expelled on Friday")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Measure
from extract.reading.counting.counts import Count
from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.tenses import tense_of
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

WITHIN_DAYS = Sieve(
    r"\bin (?:the space|the course|a matter|a span) of (?:just |only |barely |about )?(?:a few|two|three|four|five|six|seven|\d{1,2}) (?:hours|days|weeks)\b"
    r"|\b(?:arrived|moved|left|fled|uprooted|displaced|driven|again|there|city|camp) (?:in|within) (?:less than |just |only |about )?(?:a few|a|one|two|three|four|five|six) (?:hours?|days?|weeks?|month)\b",
    re.I,
)
_FLEE = frozenset("flee flees leave leaves escape escapes evacuate evacuates arrive arrives".split())
_UNDER_WAY = frozenset("fleeing leaving escaping moving streaming returning heading evacuating".split())


def is_stock(count: Count, text: str, tokens: Sequence[Token], point: DateMention | None) -> bool:
    """People who are displaced as the text speaks, not those who left, nor those uprooted at the time that is told."""
    governor = count.governor
    if governor is None:
        return False
    over = point is not None and point.role is Role.PERIOD and point.begin is None
    if over and governor.rule == "subject" and tense_of(count, tokens) == "perfect":
        return False  # "have crossed within 72 hours"
    if governor.rule in ("noun", "premodifier"):
        bare = NounClass.DISPLACED not in count.counted.classes
        came = _NEW.match(text, tokens[count.token].end) or (bare and _WENT.match(text, tokens[count.token].end))
        return not (came or _MOVING.search(count.counted.noun or ""))
    before = text[: tokens[count.token].start]
    if _THERE_ARE.search(before):
        return True
    words = tokens[governor.index].text
    if governor.index and tokens[governor.index - 1].text.startswith("remain"):
        return True  # "remain forcibly displaced"
    if _WITHOUT.match(words) and (_LEFT.search(before) if point is not None else _LEAVING.search(before)):
        return False
    if _LODGING.search(before):
        return True
    if governor.rule in ("participle", "passive", "subject"):
        lasting = tense_of(count, tokens) in ("perfect", "present")
        if words in ("are", "is"):
            return True  # "are living in tents", "are sheltering in schools"
        if _BECOMING.match(words):
            return lasting  # "were left homeless" happened, "have been left homeless" lasts
        return _STAYING.search(words) is not None or (governor.rule == "passive" and lasting and not over)
    return words in _HOSTING or (words in _HOSTED and NounClass.DISPLACED in count.counted.classes)


_HEDGES = (
    r"(?:(?:about|around|approximately|some|nearly|almost|roughly|over|up to|at least|more than|an estimated|the) )*"
)
_MOVING = re.compile(r"\b(?:new|newly|arrivals|movements|crossings|displacements)\b")  # are counted as they happen
_NEW = re.compile(r" new(?:ly)?\b")
# "955 households left for the villages": what they did, not where they are
_WENT = re.compile(
    r"(?: [\w'-]+){1,4},? (?:left|fled|walked|crossed|moved|arrived|arriving|came|come in|reached|have (?:reached|crossed)|were registered(?! as))\b"
    r"| (?:left|fled|walked|crossed|moved|arrived|arriving|came|have reached|have crossed)\b"
)
_THERE_ARE = re.compile(rf"\bthere are (?:(?:now|still|currently) )*{_HEDGES}$", re.I)
_HOSTING = frozenset(
    "host hosts hosting house houses housing shelter shelters sheltering accommodate accommodates accommodating".split()
)
_HOSTED = frozenset("hosted housed sheltered accommodated".split())
# "a school that is a shelter for 400 people who fled", "home to 9,000 refugees"
_LODGING = re.compile(
    rf"\b(?:home|shelter|refuge|haven|lodging) (?:to|for) {_HEDGES}$",
    re.I,
)
# "The strike left 130 people homeless", not "has left 130 people homeless"
_LEFT = re.compile(
    rf"(?<!has )(?<!have )\b(?:left|leaving|made|making|rendered|rendering) {_HEDGES}$",
    re.I,
)
# "The operation on Monday left 90 residents, including children, without homes"
_WITHOUT = re.compile(r"homeless|without (?:a )?(?:homes?|roof|shelter)")
# "They blew up a tower, leaving 190 people homeless", not "They have blown up"; "a raid that left 70 people homeless"
_LEAVING = re.compile(
    rf"(?:^|\b(?:where|when|after|before) )(?!.*\b(?:has|have|had)\b).*, (?:leaving|rendering|making) {_HEDGES}$"
    rf"|\b(?:that|which) (?:left|rendered|made) {_HEDGES}$"
)
_BECOMING = re.compile(r"left|made|rendered|lost|became|become|(?:sought|took) (?:refuge|shelter)")
_STAYING = Sieve(
    r"shelter|refuge|^sleep|^stay|^live in|crammed|crowded|packed(?! up| and)|hosted|housed|living|staying|tents|remain|displacement|without homes|homeless|refugees|in exile|unable|away from|squeezed"
)


def measure_displaced(count: Count, tokens: Sequence[Token], tense: str, *, over_the_war: bool) -> tuple[Measure, str]:
    """New or total of people displaced, by the tense."""
    words = {"present": _UNDER_WAY, "perfect": frozenset[str]()}.get(tense, _FLEE)
    if count.governor is not None and tokens[count.governor.index].text in words:
        return Measure.NEW, "under way"
    if count.quantity.percent or tense in ("perfect", "present") or over_the_war:
        return Measure.TOTAL, "a stock or total"
    return Measure.NEW, "an event"
