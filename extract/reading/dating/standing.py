"""What stood on a day: a stock or a toll told for it ("stood at 14,128 on Tuesday", "are back today")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.counts import Count
from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.tenses import tense_of
from extract.reading.sentences.tokens import Token

_HEDGES = r"(?:(?:a|an|the|at least|more than|over|about|around|some|nearly|almost|well|roughly|total|of) )*"
_KEPT = r"(?:toll|numbers?|count|tally|figure|total|dead|displaced|losses|share|number of [^.;,]{3,60}?)"
# "stood at 14,128 deaths on Tuesday", "the dead numbered 41,825 yesterday", "put the displaced at 470,000 on Thursday"
_LEVEL = re.compile(
    rf"\b(?:stood at|numbered|{_KEPT}(?: there)? (?:was|were|had been|had reached|was put at)"
    rf"|(?:put|puts|raised|raises|revised|updated) (?:the|its|their) (?:[\w-]+ )?{_KEPT}\b[^.;]{{0,70}}?\b(?:at|to)) {_HEDGES}$",
    re.I,
)
_CLOSE = re.compile(r"(?:(?! and )[^,;.]){0,60}")
# "raised its toll on Friday to 1,900": the day stands between the toll and the number
_BETWEEN = re.compile(rf" ?(?:to|at) {_HEDGES}", re.I)
# "put the number of homes destroyed on Sunday at 23"
_HAPPENED = re.compile(r"\bnumber of [^.;,]*\b(?:destroyed|damaged|demolished|killed|displaced)\b[^.;,]*$", re.I)
# "33,000 refugees were still displaced from the camps on 20 July", "2,790 people were in hotels on Sunday"
_STAYED = re.compile(
    r"[^,;:.]{0,60}\b(?:(?:were|was) still|remained|slept (?:in|at|on|under)|spent"
    r"|were (?:(?:housed|sheltering|living|staying|sleeping) )?(?:in|at) (?:[\w-]+ ){0,3}?(?:hotels?|shelters?|schools?|tents?|cent(?:res|ers)|sites))\b[^,;:.]{0,80}",
    re.I,
)
# "Over 500 people were sheltering there at the time of the strike on 17 July"
_AT_THE_TIME = re.compile(r"\bat the time of (?:the|an?) [^.;,]{0,40}$", re.I)
# "At the peak, on 9 January, 148,000 people were displaced"
_PEAK = re.compile(r"\bat (?:the|its|their) (?:peak|height)\b[^.;]*$", re.I)
# "slept in its classrooms on Monday, up from 200 the night before"
_UP_FROM = re.compile(rf"\b(?:slept|sheltered|registered|displaced|housed)\b[^.;]*\b(?:up|down) from {_HEDGES}$", re.I)
_DAY = len("2025-07-20")


def stood_on(count: Count, text: str, tokens: Sequence[Token], point: DateMention) -> bool:
    """The day is that of a stock or toll: "The toll stood at 70 on Friday", not "Seventy died on Friday"."""
    if point.role is not Role.EVENT or len(point.iso) != _DAY or text.startswith(" alone", point.end):
        return False
    at = tokens[count.token]
    if _STAYED.fullmatch(text, at.end, point.start):
        return True
    beside = _BETWEEN.fullmatch(text, point.end, at.start) and not _HAPPENED.search(text, 0, point.start)
    if _LEVEL.search(text, 0, at.start) and (beside or _CLOSE.fullmatch(text, at.end, point.start)):
        return True
    if _AT_THE_TIME.search(text, 0, point.start) or (count.metric is Metric.BUILDINGS and count.quantity.percent):
        return True
    if count.metric is not Metric.DISPLACEMENT:
        return False
    now = text[point.start : point.end].lower() == "today" and " who " not in text[at.end : point.start]
    return (now and tense_of(count, tokens) == "present") or any(p.search(text, 0, at.start) for p in (_PEAK, _UP_FROM))
