"""How a place name stands to a number of the same sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import ONES
from extract.reading.placing.spots import Spot

_POSSESSED = re.compile(
    r"\s*'s?\s+(?:entire |whole |\d[\d.,]* ?(?:million|m)?\s|civilian |[\d.]+-million-strong )*(?:population|people|residents|inhabitants|civilians|\d)",
    re.I,
)
_POPULATION_OF = re.compile(r"\b(?:population|people|residents|inhabitants) of (?:the )?$", re.I)
_NUMBER = rf"(?:\b\d[\d,.]*|\b(?:{ONES}|dozens|hundreds))"
# "three days of violence in Jenin": no count of its own
_SPAN = r"(?![ -](?:straight |consecutive )?(?:hours?|days?|nights?|weeks?|months?|years?)\b)"
_OTHERS_PLACE = re.compile(
    _NUMBER + _SPAN + r"(?:\s(?:of\s)?[\w'-]+){0,3}?\s(?:in|from|at|near|across|inside)\s(?:the\s|occupied\s)*$", re.I
)
_NUMBERS = re.compile(_NUMBER, re.I)
# "ten were killed and 40 wounded in Jenin": both there.
_SHARED = re.compile(
    r"\band (?:(?:at least|more than|over|another|nearly|some|about|around) )?"
    + _NUMBER
    + r" (?:others |people |more )?(?:were )?(?:wounded|injured|hurt|arrested|detained|maimed|missing)\b",
    re.I,
)
# "most of them in Rafah": the place of a part
_PARTS_PLACE = re.compile(
    rf"(?:\b(?:most|many|some|all|majority|half|bulk|several|nearly all)|{_NUMBER}) of (?:them|these|those|whom|which|the)(?:\s[\w'-]+){{0,3}}?\s(?:in|from|at|near|across|inside)\s(?:and around\s)?(?:the\s|occupied\s)*(?:\w+ern\s)?(?:(?:city|town|village|camp) of\s)?$",
    re.I,
)
# "24 children, including 21 killed by air strikes in Rafah": told of the part
_PARTS_OWN = re.compile(
    r"\b(?:including|among (?:them|whom)),? (?:(?:the|at least|more than|over|some|about|around|nearly|another) )?"
    + _NUMBER
    + r"(?:\s[\w'-]+){0,2}?\s(?:who (?:were|was|died)|killed|shot|slain|displaced|uprooted|destroyed|demolished|damaged|held|taken|fleeing|sheltering)\b[^,;]*$",
    re.I,
)
_LISTED = re.compile(r"[;:|•]\s*$")  # "Jenin, 12; Tubas, 4"
_ELSEWHERE = re.compile(r"\belsewhere (?:in|across|inside) (?:the )?(?:occupied )?$", re.I)
# "Rafah, on the Egyptian border, has taken in": what is apposed says where that is.
_SUBJECT = re.compile(
    r"(?-i:[A-Z])[\w' -]{2,40},\s(?P<apposed>(?:on|in|at|near|close to|along|just|which|a|the)\s[^,;:.]{3,80}),\s"
    r"(?:has|have|had|is|was|were|are|where|saw|sees|hosts?|hosted|now|took|shelters?)\b",
    re.I,
)
_BROKEN_DOWN = re.compile(r"\s*(?:camp)?\s*\(\d")
_PAIRED = re.compile(r"(?: camp)?\s?[:–-]?\s?\d[\d,.]*(?=[,;.\n]| and\b|$)")  # "Jenin camp 11,930, Nur Shams 8,115"
_BREAK = re.compile(
    r"[;.!?]|,?\s(?:while(?! \w+ing\b)|whereas|but|although|as well as|after|before|when|because)\s|\s–\s"
)
_UNNAMED = Sieve(
    r"\b(?:(?:an?|one|another) (?:[\w-]+ ){0,2}"
    r"(?:town|village|camp|city|neighbou?rhood|community|hamlet|stronghold|school|hospital|house|home|building|mosque)"
    r"|other (?:[\w-]+ ){0,2}(?:towns|villages|camps|cities|neighbou?rhoods|communities|hamlets)) (?:in|of|near) (?:the )?(?:\w+ )?$",
    re.I,
)
_SEVERAL = Sieve(
    r"\b(?:two|three|four|five|several|many|a number of|dozens of) (?:[\w-]+ ){0,2}"
    r"(?:towns|villages|camps|cities|neighbou?rhoods|communities|hamlets) (?:in|of|across) (?:the )?(?:\w+ )?$",
    re.I,
)
# "in West Bank camp", "in a West Bank village"
_UNNAMED_OF = re.compile(
    r" (?:\w+ )?(?:camps?|towns?|villages?|cit(?:y|ies)|communit(?:y|ies)|hamlets?|stronghold)\b(?! of\b)(?! [A-Z])"
)
# "As the world looks to Gaza, two were killed": the clause that opens is about something else.
_OPENING_CLAUSES = {
    "against": re.compile(
        r"\W*(?:(?:even |just )?as|while|although|though|whereas|despite|besides|apart from|unlike)\s[^,;:.]*?,", re.I
    ),
    "since": re.compile(r"\W*(?:ever )?since\s[^,;:.]*?(?:\boct\.[^,;:.]*?)?,(?: 20\d\d,)?", re.I),
}
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
    between = text[spot.end : start].strip() if spot.end <= start else None
    if between == "(" or (between in (",", ":") and _LISTED.search(text, 0, spot.start)):
        return "bracketed", -5.0
    if spot.aside:
        return "", 8.0
    before = text[max(0, spot.start - 60) : spot.start]
    if spot.start < 3 and _DATELINE.match(text, spot.end):
        return "dateline", 0.0
    if spot.start >= end and _ELSEWHERE.search(before):
        return "elsewhere", -1.0
    if unnamed := _unnamed(text, spot, before):
        return unnamed, 0.0
    if aside := _of_aside(text, spot, start):
        return aside, 3.0
    if _BROKEN_DOWN.match(text, spot.end) or (spot.start >= end and _PAIRED.match(text, spot.end)):
        return "broken down", 3.0
    if _POSSESSED.match(text, spot.end) or _is_of_people(text[max(0, spot.start - 30) : spot.start]):
        return "population", 5.0
    if spot.start >= end and _is_of_part(text, end, spot.start):
        return "a part's", 4.0
    if spot.start >= end and (other := _OTHERS_PLACE.search(text, end, spot.start)) and other.end() == spot.start:
        return ("", 0.0) if _SHARED.search(text, end, spot.start) else ("another's", 6.0)
    if spot.homonym or spot.actor:
        return "", 5.0
    return "", 0.0


def _is_of_people(before: str) -> bool:
    return before.lower().endswith(("of ", "of the ")) and _POPULATION_OF.search(before) is not None


def _is_of_part(text: str, end: int, start: int) -> bool:
    """Only a part of the number that ends at `end` is in the place that starts at `start`."""
    between = text[end:start].lower()
    if " of " in between and _PARTS_PLACE.search(text, end, start):
        return True
    return ("including " in between or "among " in between) and _PARTS_OWN.search(text, end, start) is not None


def _unnamed(text: str, spot: Spot, before: str) -> str:
    """Whether one town or camp of the spot is meant, or several, that bear no name here: "a camp in the West Bank"."""
    if _UNNAMED.search(before) or (spot.preposition and len(spot.places) == 1 and _UNNAMED_OF.match(text, spot.end)):
        return "unnamed"
    return "several" if _SEVERAL.search(before) else ""


def _of_aside(text: str, spot: Spot, start: int) -> str:
    """What the spot stands in instead of the number's clause: the clause that opens the sentence, or words apposed to its subject."""
    subject = _SUBJECT.match(text)
    if subject and subject.start("apposed") <= spot.start < subject.end("apposed"):
        return "apposed"
    for name, clause in _OPENING_CLAUSES.items():
        if (opening := clause.match(text)) and spot.end <= opening.end() <= start:
            return name
    return ""
