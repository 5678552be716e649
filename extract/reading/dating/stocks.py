"""Words by which a number stands for all so far: bodies kept back or owed, a toll that stands at it or is raised to it."""

from __future__ import annotations

import re

from extract.model import Kind, Metric, Status
from extract.reading.counting.counts import Count
from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token


def find_stock(count: Count, text: str, at: Token) -> str | None:
    """Which words about the number at `at` make it one of all so far, or None."""
    if _WITHHELD.search(text):
        return "bodies kept back"
    brought = _BROUGHT_TO.search(text[: at.start])
    if brought and not (_DAYS.search(brought.group()) or _OVER_DAYS.match(text, at.end)):
        return "what the new count brings the total to"
    if count.metric in (Metric.DEATHS, Metric.HOSTAGES) and (
        _TOLL_AT.search(text[: at.start]) or _THE_NUMBER.match(text, at.end)
    ):
        return "a toll"
    if count.kind is not Kind.DEAD:
        return None
    planned = count.status is Status.HYPOTHETICAL  # "next Thursday, it is to return four bodies"
    owed = (not planned and _OWED.search(text, 0, at.start)) or (
        _ONE_OF.search(text, 0, at.start) and _DEAD.match(text, at.end)
    )
    owed = owed or _OTHER.search(text, 0, at.start) or (_THE.search(text, 0, at.start) and _OTHERS.match(text, at.end))
    return "a stock" if owed else None  # "was to return the remains of 28 hostages", "five of 27 dead captives"


def find_kept(count: Count, clause: str) -> str | None:
    """ "The group counts 40 dead", "five of the 12 schools": a count that somebody keeps, or a share of all there are."""
    before, _, after = clause.partition(count.quantity.surface)
    if _MOSTLY_THEN.match(after):
        return "most of them then"
    if count.metric not in (Metric.DEATHS, Metric.BUILDINGS):
        return None
    if _KEPT_COUNT.search(before):
        return "a count that somebody keeps"
    if count.metric is Metric.BUILDINGS and (_OF_ALL.search(before) or _OF_THE_ALL.match(after)):
        return "out of all there are"
    return None


def is_assessed(clause: str) -> bool:
    """The clause tells what those found who looked at all the buildings, of no few days.

    >>> is_assessed("A UN team found 12 homes beyond repair"), is_assessed("A survey found 12 destroyed in the three days")
    (True, False)
    """
    return _ASSESSED.search(clause) is not None and _IN_DAYS.search(clause) is None


_ASSESSED = Sieve(
    r"\b(?:satellite|unosat|(?:damage|rapid) assessments?|surveys?|surveyors|inspections?|inspectors|engineers|(?:UN|aid|municipal|survey|assessment) teams?|walk (?:through|round))\b[^.;]{0,60}\b(?:finds?|found|shows?|showed|puts?|concluded|identified|counts?|counted|recorded|listed|logged|mapped|points? to)\b",
    re.I,
)
_IN_DAYS = re.compile(
    r"\b(?:in|over|within) (?:the|these|those) \w+ (?:days|weeks)\b|\bbetween (?:\d\d? )?[A-Z][a-z]+ (?:20\d\d )?and (?:\d\d? )?[A-Z]"
)
# "125 have been killed since dawn on Sunday"
SINCE_DAWN = re.compile(r"\bsince (?:dawn|midnight)(?: (?:on )?[\w ]{1,20})?$", re.I)
# "the number of those abducted was raised to 239 from 230"
NUMBER_RAISED = re.compile(
    r"\bnumber of [^.;:]{1,60} (?:was|were|been|has|had|is|have)? ?(?:raised|risen|rose|updated|increased|climbed|revised|rising)(?: up)? (?:to|from)[^.;:]{0,20}$",
    re.I,
)
# "the army withholds the bodies of nine", "the bodies of seven Palestinians are withheld"
_WITHHELD = Sieve(
    r"\b(?:withh[oe]lds?|withholding) (?:the )?bod(?:y|ies)\b|\bbod(?:y|ies) of [^.;:]{1,60}? (?:is|are|remain|being) (?:still )?withheld\b",
    re.I,
)
# "the toll in Tyre stands at nine dead"
# so does "put the number of people killed at", "gave the number of dead as"
_TOLL_AT = Lowered(
    r"\b(?:toll|number)\b[^.;:]{0,60} (?:stands|stood|is now|now stands) at [^.;:\d]{0,12}$"
    r"|\b(?:puts?|putting|gave|gives?|giving) the (?:number|toll|count|total) (?!of [^.;:]*\b(?:in|by) (?:the|an?|its|that|this) )(?:of|killed) [^.;:\d]{0,40}\b(?:at|as) [^.;:\d]{0,12}$",
    re.I,
)
_OWED = re.compile(
    r"\b(?:(?:was|were|is|are) (?:also |still |supposed |meant |due |obliged |required |expected )*to|must|agreed to|should) (?:also )?(?:return|hand over|hand back|release|give back)\b[^.;:]{0,60}$",
    re.I,
)
# "97 were let go, almost all of them in the truce of May"
_MOSTLY_THEN = re.compile(
    r"[^.;,]{0,60}, (?:(?:nearly|almost|virtually) all|most|(?:the |a )?(?:\w+ )?majority)(?: of (?:them|whom|these))?(?: (?:were |was )?\w+ed)? "
    r"(?:in|during|on|over) (?:[\w'-]+ ){0,5}?(?:truce|cease-?fire|pause|days?|weeks?|months?|years?|war|20\d\d)\b"
)
# "Figures put at 61 the number of those killed"
_THE_NUMBER = re.compile(r" the (?:number|total|toll) (?:of|in|there)\b")
# "has handed over four of the 28 dead hostages"
_ONE_OF = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) of (?:the |its |those )?$", re.I)
_OTHER = re.compile(r"\b(?:the|on|of) (?:other|remaining) $")  # "stalling on the other 15"
_THE = re.compile(r"\bthe $")
_OTHERS = re.compile(r" (?:other|remaining) (?:slain|dead|deceased|murdered|killed|bod(?:y|ies))\b")
_DEAD = re.compile(r" (?:[\w-]+ )?(?:dead|deceased|slain|fallen|killed)\b")
# "raising the number of displaced people to", "which takes the toll to over"
_BROUGHT_TO = Lowered(
    r"\b(?:bring|brings|bringing|brought|take|takes|taking|took|raise|raises|raising|raised|push|pushes|pushing|pushed) "
    r"(?:(?:the|its|their|that|this|his) (?:[\w'-]+ ){0,3}?(?:total|toll|number|count|tally|figure)\b[^.;:]{0,70}?\b)?to (?:(?:a|an|the|at least|more than|over|about|around|some|nearly|almost|well|staggering|total|of) )*$",
    re.I,
)
_DAYS = re.compile(
    r"\b(?:past|last|previous) |\bthis (?:week|month)\b|\b(?:on|mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I
)
_OVER_DAYS = re.compile(r"[^.;,]{0,20}\b(?:over|in|within|during) the (?:past|last|previous|preceding) ", re.I)
_KEPT_COUNT = re.compile(
    r"(?<!\bit )\b(?:counts|lists|speaks of|has documented|list names) (?!by\b)[^.;:]{0,110}$", re.I
)
# "Of its 92 houses, 70 are no more"
_OF_ALL = re.compile(
    r"\bof (?:the |its |their |some |about |these |around |roughly )*[\d,]+ (?:[\w-]+ ){0,2}?(?:houses|homes|buildings|schools|structures|units|mosques|shops)\b[^.;:]{0,70}$",
    re.I,
)
# "29 of the 35 halls were destroyed"
_OF_THE_ALL = re.compile(r" of (?:the|its|their) (?:\w+'s )?\d[\d,]* (?!destroyed\b|demolished\b|damaged\b)\w+")
