"""How a place name stands to a number of the same sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reading.places import Spot
from extract.reading.sieve import Sieve

_POSSESSED = re.compile(
    r"\s*'s?\s+(?:entire |whole |\d[\d.,]* ?(?:million|m)?\s|civilian |[\d.]+-million-strong )*(?:population|people|residents|inhabitants|civilians|\d)",
    re.I,
)
_POPULATION_OF = re.compile(r"\b(?:population|people|residents|inhabitants) of (?:the )?$", re.I)
_NUMBER = r"(?:\b\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds))"
_OTHERS_PLACE = re.compile(
    _NUMBER + r"(?:\s(?:of\s)?[\w'-]+){0,3}?\s(?:in|from|at|near|across|inside)\s(?:the\s|occupied\s)*$", re.I
)
_NUMBERS = re.compile(_NUMBER, re.I)
# "most of them in Rafah": the place of a part
_PARTS_PLACE = re.compile(
    r"\b(?:most|many|some|all|majority|half|bulk|several|nearly all) of (?:them|these|those|whom|which|the)(?:\s[\w'-]+){0,3}?\s(?:in|from|at|near|across|inside)\s(?:the\s|occupied\s)*$",
    re.I,
)
_BROKEN_DOWN = re.compile(r"\s*(?:camp)?\s*\(\d")
_BREAK = re.compile(r"[;.!?]|,?\s(?:while|whereas|but|although|as well as|after|before|when|because)\s|\s–\s")
_UNNAMED = Sieve(
    r"\b(?:an?|one|two|three|four|five|several|another|other) (?:[\w-]+ ){0,2}"
    r"(?:towns?|villages?|camps?|cit(?:y|ies)|neighbou?rhoods?|communit(?:y|ies)|hamlets?|school|hospital|house|home|building|mosque) (?:in|of|near) (?:the )?(?:\w+ )?$",
    re.I,
)
_DATELINE = re.compile(r"(?:, [^\n–-]{2,30})?\s*(?:\([^)\n]{2,30}\))?\s*(?:–|--|-)\s|\s?:\s")


@dataclass(frozen=True, slots=True)
class Relation:
    """A spot beside a number: on which side, how far as a cost, how many clause breaks and numbers stand between."""

    spot: Spot
    side: str
    cost: float
    breaks: int
    numbers: int
    note: str
    why: str


def relate(text: str, spot: Spot, start: int, end: int, right: int) -> Relation:
    """How a spot stands to the number at start..end whose predicate ends at `right`."""
    note, extra = _note(text, spot, start, end)
    if spot.start >= end:
        between = text[end : spot.start]
        breaks = len(_BREAK.findall(text[max(end, right) : spot.start])) if spot.start > right else 0
        numbers = len(_NUMBERS.findall(between))
        cost = len(between) / 40 + 3.0 * breaks + (0 if spot.locative else 2.5) + 1.5 * numbers
        return Relation(
            spot,
            "after",
            cost + extra,
            breaks,
            numbers,
            note,
            "follows the number" if not breaks else "stands later in the sentence",
        )
    between = text[spot.end : start]
    breaks = len(_BREAK.findall(between))
    cost = len(between) / 30 + 2.0 * breaks + (0.8 if spot.locative else 2.5)
    bracket = note == "bracketed"
    return Relation(
        spot,
        "before",
        cost + extra,
        breaks,
        len(_NUMBERS.findall(between)),
        note,
        "stands before the bracket" if bracket else "stands before the number",
    )


def _note(text: str, spot: Spot, start: int, end: int) -> tuple[str, float]:
    if spot.end <= start and text[spot.end : start].strip() == "(":
        return "bracketed", -5.0
    if spot.aside:
        return "", 8.0
    before = text[max(0, spot.start - 60) : spot.start]
    if spot.start < 3 and _DATELINE.match(text, spot.end):
        return "dateline", 0.0
    if _UNNAMED.search(before):
        return "unnamed", 0.0
    if _BROKEN_DOWN.match(text, spot.end):
        return "broken down", 3.0
    if _POSSESSED.match(text, spot.end) or _POPULATION_OF.search(text[max(0, spot.start - 30) : spot.start]):
        return "population", 5.0
    if spot.start >= end and (other := _OTHERS_PLACE.search(text, end, spot.start)) and other.end() == spot.start:
        return "another's", 6.0
    if spot.start >= end and _PARTS_PLACE.search(text, end, spot.start):
        return "a part's", 4.0
    if spot.homonym or spot.actor:
        return "", 5.0
    return "", 0.0
