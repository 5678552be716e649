"""Who is hurt or sick: people counted because they came, or were taken, to a hospital, or had wounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_REACH = 40  # characters
_HOSPITAL = r"(?:[\w'-]+ ){0,4}?(?:hospitals?|clinics?)\b"


def why_hurt(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> str | None:
    """Why the number at index i counts the injured, or who came to a hospital; `text` is the folded sentence."""
    people = counted.has(NounClass.PERSON)
    end = tokens[counted.last - 1].end
    if counted.elided and _CARED_FOR.match(text, tokens[i].end):
        return "counts the injured"
    if people and not counted.has(NounClass.DEAD) and _AT_HOSPITAL.match(text, end):
        return "counts people who came to a hospital"
    if (people or counted.elided) and _WITH_INJURIES.match(text, end):
        return "counts the injured"
    start = tokens[i].start
    if people and _TO_HOSPITAL.match(text, end) and _TAKEN.search(text[max(0, start - _REACH) : start]):
        return "counts people who came to a hospital"
    return None


# "six people arrived at the hospital with wounds"
_AT_HOSPITAL = Sieve(r" (?:have |had )?(?:arrived at|reached|came to) (?:[\w'-]+ ){0,3}(?:hospital|clinic)\b")
# "had taken 58 people to hospital"
_TAKEN = re.compile(
    r"\b(?:took|taken|takes|taking|rushed|rushing|transferred|transported|ferried) (?:about |some |at least )?$", re.I
)
_TO_HOSPITAL = re.compile(rf" to {_HOSPITAL}")
# "with dozens more transferred to hospital"
_CARED_FOR = re.compile(
    rf" (?:more |others )?(?:were |being )?(?:(?:transferred|rushed|taken|admitted|brought) to {_HOSPITAL}"
    r"|(?:hospitali[sz]ed|treated for)\b)"
)
# "left four dead and twelve others with various injuries"
_WITH_INJURIES = Sieve(
    r"(?: others| more)? (?:with|had(?! died)|suffering|suffering from|(?:have |had )?(?:suffered|sustained)) (?:[\w-]+ ){0,3}(?:injuries|wounds|burns)\b"
)
