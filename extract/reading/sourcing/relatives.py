"""Who is named between a number and what befell those counted: "the 240 captives that Israel says were seized"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.sourcing.attributions import Manner
from extract.reading.sourcing.covering import Spot
from extract.reading.sourcing.voices import Voice

_THAT = re.compile(
    r"(?:(?:\s[\w'-]+){1,4},?\s(?:who|whom)|(?:\s(?!in\b|inside\b|within\b|at\b|near\b)[\w'-]+){1,4}(?:,?\sthat|\swhich))\s(?:the\s)?"
)
# "2,160 villagers the UN says have fled"
_NO_THAT = re.compile(r"(?:\s[\w'-]+){1,3}\s(?:the\s)?")
# "9,000 more, according to a paper of the council, have fled"
_CREDITED = re.compile(r"(?:\s[\w'-]+){0,3},\s")
_GOES_ON = re.compile(r",\s(?:have|has|had|were|was|are|is|remain)\b")
_HAVE = re.compile(r"\s(?:have|has|had|were|was|are|is|remain|may|could)\b")
# "27 the army considers dead", "38 whom the army has pronounced dead"
_WHOM = re.compile(r"(?:\s[\w'-]+){0,2}(?:\s(?:that|who|whom))?\s(?:the\s)?")
_DEAD = re.compile(r"\s(?:\w+ly\s)?(?:to be )?dead\b")
# "nine have been declared dead by the army"
_PRONOUNCED = frozenset({"pronounced", "declared", "confirmed"})
_BEEN = re.compile(r"(?:\s[\w'-]+){0,3}\s(?:have|has|had|were|are)(?:\s(?:been|since|already|now))*\s")


# "new arrivals are estimated by mayors at 9,000"
_AT = re.compile(r"\s(?:at|as)\s(?:[a-z]+\s){0,3}")


# "killed nine inside the zone that the army said was to be left": said of the zone
_PLACE_THAT = re.compile(
    r"(?:\s[\w'-]+){0,3}\s(?:in|inside|within|at|near|outside)\s(?:the\s|an?\s)?(?:[\w-]+\s){1,3}(?:that|which)\s(?:the\s)?"
)


def is_of_place(voice: Voice, spot: Spot) -> bool:
    """The voice speaks of the place, not of the number."""
    a = voice.attribution
    return voice.sentence == spot.index and _PLACE_THAT.fullmatch(spot.sentence.text, spot.end, a.start) is not None


def find_relative(voices: Sequence[Voice], spot: Spot) -> Voice | None:
    """The voice of the sentence whose clause goes with the number's own noun."""
    put = (v for v in voices if v.name and v.attribution.verb in ("estimated", "put"))
    if found := next((v for v in put if _AT.fullmatch(spot.sentence.text, v.attribution.end, spot.start)), None):
        return found
    return next((v for v in voices if v.name and v.attribution.start > spot.end and _goes_with(v, spot)), None)


def _goes_with(voice: Voice, spot: Spot) -> bool:
    a, text = voice.attribution, spot.sentence.text
    start, end = spot.end, a.start
    said = _THAT.fullmatch(text, start, end) or (_HAVE.match(text, a.end) and _NO_THAT.fullmatch(text, start, end))
    pronounced = a.verb in _PRONOUNCED and _BEEN.fullmatch(text, start, end)
    credited = a.manner is Manner.ACCORDING and _CREDITED.fullmatch(text, start, end) and _GOES_ON.match(text, a.end)
    return bool(said or credited or pronounced or (_DEAD.match(text, a.end) and _WHOM.fullmatch(text, start, end)))
