"""Whose dead a body counts: the health ministry of Gaza gives no toll of the attack on Israel."""

from __future__ import annotations

import re

from extract.model import Kind, Metric
from extract.reading.counting.counts import Count
from extract.reading.dating.october import may_be_its_toll, of_october_7
from extract.reading.patterns.sieve import Sieve

_ISRAELI = re.compile(r"\bIsrael(?!'s (?:war|offensive))|\bIDF\b", re.I)
_OF_GAZA = Sieve(
    r"\b(?:gaza\w*|the strip|the enclave|palestinians?|hamas-\w+|health|hospitals?|medics?|civil defen[cs]e|PRCS|red crescent)\b",
    re.I,
)


def counts_other_side(name: str, count: Count, text: str, at: int) -> bool:
    """The body is of Gaza, and the count at `at` is of Israelis killed or of the attack of 7 October 2023."""
    israelis = count.metric is Metric.DEATHS and (count.group == "Israelis" or _SOLDIERS.match(text, at) is not None)
    other = israelis or of_attack(count, text)
    return other and _OF_GAZA.search(name) is not None and not (_ISRAELI.search(name) or _BOTH.search(name))


_BOTH = re.compile(r"\b(?:both|either|each) sides?\b", re.I)
_SOLDIERS = re.compile(r"[\w,-]+ (?:\w+ )?Israeli (?:soldiers?|troops|civilians?|settlers?|police)\b", re.I)


# "in the West Bank, 918 people have been killed since October 7": a start, no attack
_SINCE = re.compile(
    r"\bsince (?:(?!hamas|militants|gunmen)[\w'-]+ ){0,12}?(?:October 7|7 October|Oct\.? 7)(?:th)?(?:,? 2023)?(?! (?:attack|assault|massacre))",
    re.I,
)


# What a number only recalls, in words that no speaker need have said.
_BACKDROP = Sieve(
    r"\bdespite\b[^.;]*$|\b(?:behind|wanted (?:over|for|in)|suspected of|responsible for|involved in) [^;]*\b(?:attack|shooting|bombing|ambush)\b[^;]*\b(?:in which|that|which) (?:[\w-]+ ){0,3}$|^,? (?:\w+ )?(?:hours?|minutes|days?|nights?|weeks?|months?) after [^,;\"]{0,60}$|^ of the [^,;\"]{3,50} (?:in which|(?:that|which) (?:had |has )?(?:killed|claimed)) (?:[\w-]+ ){0,4}$|\b(?:would|will) [^.;]{3,80} after (?:(?:about|around|at least|more than|nearly|over|some) )?$"
    r"|\b(?:war|offensive|campaign|assault)(?: (?:in|on) [A-Z]\w+)?,? (?:which|that) has (?:also |since )?killed (?:[\w-]+ ){0,3}$"
    r"|–\s?(?:which|who) (?:began|started|came|followed)\b[^–;]*$|\b(?:release|free|return|exchange|swap) (?:of )?some of the (?:(?:more than|about|around|nearly|over|roughly|estimated) )?$"
    r"|\b(?:retaliation|response|revenge|reprisal) (?:for|to) [^,;]*\b(?:(?:that|which) (?:had )?(?:killed|left|claimed)|in which)\b[^;]*$"
    r"|\b(?:seized|abducted|kidnapped|captured|taken captive|taken hostage|festival|party|concert)\b[^,;]*\bwhere\b[^,;]*$",
    re.I,
)


def is_backdrop(between: str) -> bool:
    """The number stands behind what is said, as far as the words between tell.

    >>> [is_backdrop(t) for t in (" it would go on despite the deaths of ", " the raid had killed ")]
    [True, False]
    """
    return _BACKDROP.search(between) is not None


# What a health body counts: not who is held captive, nor, beside a toll, who had to flee.
_HEALTH = Sieve(
    r"\bhealth (?:ministry|officials?|authorit(?:y|ies)|department)\b|\bministry of health\b|\bmedics\b|\bmedical (?:officials|sources)\b|\bMoH\b",
    re.I,
)


_AGENCY = re.compile(r"(?:AFP|Agence France-Presse|Reuters|Associated Press|AP)(?: tally| count)?$")


def is_out_of_remit(name: str, count: Count, *, behind: bool) -> bool:
    """The body counts the dead, and the count is of hostages, or of people displaced `behind` a toll that it gave."""
    if count.metric is Metric.HOSTAGES and _AGENCY.match(name):
        return True  # an agency's tally is of the dead
    other = count.metric is Metric.HOSTAGES or (behind and count.metric is Metric.DISPLACEMENT)
    return other and _HEALTH.search(name) is not None and _ISRAELI.search(name) is None


def of_attack(count: Count, text: str) -> bool:
    """The count is of those whom the attack of 7 October 2023 killed or took: reports add it in their own words."""
    taken = count.kind is Kind.TAKEN
    theirs = count.metric is Metric.DEATHS and count.group != "Palestinians" and count.parent is None
    killed = theirs and may_be_its_toll(count.quantity.value)
    return (taken or killed) and of_october_7(_SINCE.sub("", text))
