"""What a sentence without a place of its own refers back to: the raid, the two camps, those killed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.candidates import Candidate, Candidates

_NEAR = 4  # sentences
_EVENT = Sieve(
    r"\b(?:(?:that|this|these|those|such) (?:\w+ )?|(?:in|during|from|by|after|throughout|the end of|the start of) (?:the|its|their) (?:\w+ ){0,2}?)"
    r"(?P<event>raid|operation|incursion|assault|attack|strike|offensive|ambush|explosion|blast|bombing|massacre|demolition|siege)s?\b",
    re.I,
)
_SEVERAL = Sieve(
    r"\b(?:the|both|all|these|those) (?P<number>two|three|four|five)? ?(?:\w+ )?"
    r"(?P<kind>camps|towns|cities|villages|governorates|districts|communities|countries|provinces|neighbou?rhoods)\b",
    re.I,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_OF_THOSE = re.compile(r"\s(?:\w+ )?of (?:those|them|these|the (?:dead|victims|bodies|slain|deceased))\b", re.I)


def of_event(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "By the end of the raid they had killed six": where the sentence before told of a raid."""
    told = _EVENT.search(found.around.text)
    if told is None or _has_place(found):
        return []
    noun = told["event"].lower()
    around = found.around
    for named in reversed(around.named):
        if 0 < around.sentence - named.sentence <= _NEAR and named.spot.event == noun and named.spot.role != "homonym":
            return [c for c in candidates if c.places == named.spot.places]
    return []


def of_several(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "In the two camps": the latest that were named together and are as many."""
    told = _SEVERAL.search(found.around.text)
    if told is None or _has_place(found):
        return []
    number = _NUMBERS.get((told["number"] or "").lower(), 0)
    for named in reversed(found.around.named):
        places = named.spot.places
        if named.sentence < found.around.sentence and len(places) > 1 and number in (0, len(places)):
            return [c for c in candidates if c.places == places]
    return []


def of_those(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Two of those killed were medics" are where the count before is, unless a place is named."""
    if _has_place(found) or not _OF_THOSE.match(found.around.text, found.end):
        return []
    return [c for c in candidates if "last" in c.cues]


def of_heading(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Killed: 14" in a section is for the place that heads it."""
    if _has_place(found) or found.count.rule != "label" or not found.around.in_section:
        return []
    return [c for c in candidates if "n:section" in c.cues]


def _has_place(found: Candidates) -> bool:
    return any(r.spot.role in ("located", "plain") for r in found.relations)
