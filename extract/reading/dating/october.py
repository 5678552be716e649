"""The attack of 7 October 2023 as texts name it, and how many it killed: more is known of it than one text says."""

from __future__ import annotations

import functools
import re

from extract.reading.patterns.sieve import Sieve

_LEAST, _MOST = 800, 1500  # killed, by the first counts and by the last
_LEAST_AT_FESTIVAL, _MOST_AT_FESTIVAL = 200, 450

_ATTACK = Sieve(
    r"\b(?:october 7|7 october|oct\.? 7|7th of october|october 7th|7\.? oktober)\b|\bhamas(?:-led|'s?)?\s(?:\w+\s){0,4}(?:attacks?|assault|onslaught|massacre|rampage|incursion|raid)\b|\b(?:attacks?|assault|onslaught|rampage|raid|incursion)\b[^.]{0,60}\bby\s(?:the\s)?(?:\w+\s){0,3}hamas|\bhamas-led (?:\w+ )?(?:militants|gunmen|fighters|attackers)\b|\battack\b[^.;]{0,40}\bhamas[^.;]{0,30}\b(?:burst|stormed|poured|broke|crossed)\b[^.;]{0,20}\bisrael|\b(?:hamas|gunmen|militants)\b[^.]{0,30}\bkilled\b[^.]{0,40}\bin (?:southern )?israel\b"
    r"|\boctober (?:2023 )?(?:attacks?|assault|onslaught|massacre|raid) (?:on|in|into) (?:southern )?israel\b"
    r"|\bhamas, whose (?:\w+ ){0,4}attacks?\b"
    r"|\b(?:attacks?|assault|onslaught|raid)\b[^.;]{0,70}\b(?:on the israeli side|people in (?:southern )?israel|deaths in (?:southern )?israel|people inside israel)\b",
    re.I,
)
_KILLED_AND_TAKEN = Sieve(
    r"\b(?P<killed>\d{3}|1,?\d{3})\b[^.;]{0,30}\b(?:killed|dead|died)\b[^.;]{0,60}\b(?:taken|took|seized|abducted|kidnapped)\b(?: \w+){0,3} (?:hostage|captive)s?\b",
    re.I,
)


def may_be_its_toll(value: float | None) -> bool:
    """The number is within what the attack was said to have killed.

    >>> may_be_its_toll(1139), may_be_its_toll(250), may_be_its_toll(None)
    (True, False, False)
    """
    return value is not None and _LEAST <= value <= _MOST


def may_be_festival_toll(value: float | None) -> bool:
    """The number is within what the attack was said to have killed at the music festival.

    >>> may_be_festival_toll(364), may_be_festival_toll(1139), may_be_festival_toll(None)
    (True, False, False)
    """
    return value is not None and _LEAST_AT_FESTIVAL <= value <= _MOST_AT_FESTIVAL


@functools.lru_cache(maxsize=4)  # every count of a sentence asks, of the sentence and of what it goes on from
def of_october_7(text: str) -> bool:
    """The sentence speaks of the attack of 7 October 2023.

    >>> of_october_7("Hamas's October 7 attack killed 1,139"), of_october_7("Hamas said 12 died")
    (True, False)
    >>> of_october_7("1,200 people were killed and about 250 taken hostage")
    True
    """
    if _ATTACK.search(text):
        return True
    told = _KILLED_AND_TAKEN.search(text)
    return told is not None and may_be_its_toll(float(told["killed"].replace(",", "")))
