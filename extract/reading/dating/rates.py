"""Counts of a rate or of a change: "250 a day", "rose by 14", "within 24 hours": each is new, whatever its tense."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric, Status
from extract.reading.counting.counts import Count
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token

ROSE, RATE, WITHIN_HOURS = "by how much a toll rose", "a rate", "within hours"
BY_ITSELF = "a stretch of time by itself"


def find_rate(count: Count, text: str, tokens: Sequence[Token]) -> str | None:
    """Which of them the words right beside the number say, or None."""
    at = tokens[count.token]
    toll = count.governor is not None and count.governor.rule == "toll"
    if (toll and text[: at.start].endswith(" by ")) or _RISE.search(text, 0, at.start) or _more_than_before(text, at):
        return ROSE
    averaged = _AVERAGE.search(text, 0, at.start) and _EACH_WEEK.search(text, at.end)
    averaged = averaged or _DONE_EACH_WEEK.match(text, at.end)
    if averaged or _RATE_AFTER.match(text, at.end):
        return RATE
    within = _HOURS_AFTER.match(text, at.end) or _ONE_DAY.search(text, 0, at.start)  # "the single-day toll of 460"
    if within and count.status is Status.REPORTED:
        return WITHIN_HOURS
    number = _DIGIT.search(text, at.end, at.end + _NEAR)  # "198,000 are back, at a rate of 1,500 a day"
    near = text[max(0, at.start - _NEAR) if toll else at.start : number.start() if number else at.end + _NEAR]
    if count.metric in (Metric.DEATHS, Metric.DISPLACEMENT) and _PER_DAY.search(near):
        return "a daily rate"
    return None


def _more_than_before(text: str, at: Token) -> bool:
    """ "14,000 more than the day before", "Since the previous report, three more"."""
    if _MORE_THAN.match(text, at.end):
        return True
    return _MORE.match(text, at.end) is not None and _SINCE_REPORT.search(text, 0, at.start) is not None


_MORE_THAN = re.compile(
    r"(?: [\w'-]+)? more than (?:the (?:day|week|month|year) (?:before|earlier)|a (?:day|week|month|year) (?:ago|earlier|before)|yesterday|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_MORE = re.compile(
    r" (?:[\w'-]+ )?(?:more|new|newly|additional|further)\b|(?: [\w'-]+){1,3} (?:have|has|were|was) (?:newly )?\w+",
    re.I,
)
_SINCE_REPORT = re.compile(
    r"\bsince (?:the|our|its) (?:previous|last) (?:\w+ )?(?:report|update|bulletin|assessment|analysis)\b[^.;:]*$", re.I
)


def is_by_itself(text: str, start: int, end: int) -> bool:
    """The period at start..end is set apart: whatever the tense, it is counted, and no more.

    >>> text = "They have razed 421 homes in March alone."
    >>> is_by_itself(text, text.index("in March"), text.index(" alone"))
    True
    """
    return _ALONE.match(text, end) is not None or _STRETCH.match(text, start) is not None


_ALONE = re.compile(r",? alone\b")
_STRETCH = re.compile(
    r"(?:(?:in|over|during) )?(?:the )?(?:first|second|third|fourth|last) (?:half|quarter|\w+ (?:months|weeks)) of (?:20\d\d|last)\b",
    re.I,
)
_NEAR = 60  # characters
_DIGIT = re.compile(r"\d")
_RISE = re.compile(
    r"\b(?:up|rose|risen|grew|grown|increased|climbed|jumped) by (?:about |around |some |nearly |almost |over |more than |at least )?$",
    re.I,
)
_RATE_AFTER = re.compile(
    r" (?:[\w'-]+ ){0,2}?(?:a|per|each|every) (?:day|week|month|hour)\b(?!-)(?! (?:after|ago|before|earlier|later|since|of|in|into|and|that|when|long))",
    re.I,
)
_AVERAGE = re.compile(r"\b(?:on average|an average of)\b[^.;]{0,20}$", re.I)
_EACH_WEEK = re.compile(r"\b(?:each|every|per|a) (?:day|week|month|hour)\b", re.I)
# "23 structures have been destroyed each week"
_DONE_EACH_WEEK = re.compile(
    r" (?:[\w'-]+ ){1,6}?(?:were|was|are|(?:have|has) been|being) (?:\w+ ){1,2}(?:each|every|per) (?:day|week|month|hour)\b",
    re.I,
)
_HOURS_AFTER = re.compile(
    r" (?:of (?:them|these|those|which|whom) )?(?:[\w'-]+ ){0,6}?(?:in|within|over|during) (?:the (?:past |last |previous |preceding |final )?|just )?(?:24|48|72|twenty-four) hours\b| (?:[\w'-]+ ){0,8}?within (?:just |a few |a matter of )?(?:hours|minutes)\b"
    r"| (?:[\w'-]+ ){0,6}?(?:in|within|over|during|on) (?:the (?:space|course) of )?(?:just )?(?:a single|one single|the same) (?:day|night|week|morning|afternoon|evening|hour|strike|attack|raid)\b",
    re.I,
)
_ONE_DAY = re.compile(r"\b(?:single|one)-day (?:death )?toll\b[^.;]{0,20}$", re.I)
_PER_DAY = Sieve(
    r"\b(?<!in )(?<!than )(?<!for )(?<!within )(?:a day(?! (?:after|ago|before|earlier|later|since))|per day|every day|each day|daily(?! (?:\w+ )?(?:reports?|statements?|updates?|briefings?|bulletins?|statistics|tolls?|counts?|press))|a week(?! (?:after|ago|before|earlier|later|since|of|into|long))|per week|an hour|on average each|a month(?! (?:after|ago|before|earlier|later|since|of|into))|per month|each week)\b",
    re.I,
)
