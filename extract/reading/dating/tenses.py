"""The tense of what is told of a count: "have been killed" runs on, "were killed" is over."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading.counting.counts import Count
from extract.reading.counting.governors import AUXILIARIES, LIGHT
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form


def tense_of(count: Count, tokens: Sequence[Token]) -> str:
    """The tense of the predicate that governs a count; "past" where none does."""
    governor = count.governor
    if governor is None or governor.index >= len(tokens):
        return "past"
    if governor.rule == "complement" and count.token < governor.index:  # "have brought 3,600 people out"
        return read_tense(tokens, _verb_before(tokens, count.token))
    if count.token < governor.index and tokens[governor.index - 1].text == "to":  # "have forced 3,600 people to flee"
        return read_tense(tokens, _verb_before(tokens, count.token))
    if governor.rule in ("noun", "nominal") and (caused := _caused(tokens, count.token)) is not None:
        return read_tense(tokens, caused)  # "the operation has resulted in 25 deaths"
    if governor.rule == "noun" and _are_reported(tokens, count.counted.last):
        return "perfect"  # "nine deaths have been confirmed"
    if tokens[governor.index].text in ("dead", "homeless") and count.token < governor.index:
        left = (k for k in range(count.token - 1, max(-1, count.token - 7), -1) if tokens[k].text in LIGHT)
        return read_tense(tokens, next(left, governor.index))  # "has left 3,670 people dead"
    return read_tense(tokens, governor.index)


def _are_reported(tokens: Sequence[Token], i: int) -> bool:
    """ "have been confirmed" at index i, or a place or two behind it."""
    for k in range(i, min(i + _NEAR, len(tokens))):
        if [t.text for t in tokens[k : k + 2]] in (["have", "been"], ["has", "been"]):
            return any(t.text in _REPORTED for t in tokens[k + 2 : k + 4])
        if tokens[k].text in _STOPS:
            return False
    return False


_NEAR = 6  # tokens
_REPORTED = frozenset("reported confirmed recorded documented registered verified".split())


def _verb_before(tokens: Sequence[Token], number: int) -> int:
    """The token after "have" or "has" a few words before the number, else the number."""
    helping = (k for k in range(number - 1, max(-1, number - 6), -1) if tokens[k].text in ("have", "has"))
    return next(helping, number - 1) + 1


def _caused(tokens: Sequence[Token], number: int) -> int | None:
    """The verb that brings about or records the deaths that are counted, a few words before the number."""
    part = next((k for k in range(number - 1, max(0, number - 4), -1) if tokens[k].text == "including"), 0)
    if part and tokens[part - 1].text == ",":
        number = part - 1  # "3,700 casualties have been recorded, including 610 deaths"
    for k in range(number - 1, max(-1, number - _FAR), -1):
        if tokens[k].text in _CAUSED or (part and tokens[k].text in _REPORTED):
            return k
        if tokens[k].text in _STOPS:
            return None
    return None


_FAR = 16  # words: "has led to the flight of 40,000 people and the deaths of 70"
_STOPS = frozenset(", . ; : ( ) – who which that while but".split())


_CAUSED = frozenset("resulted led caused claimed brought seen recorded documented registered verified".split())


def read_tense(tokens: Sequence[Token], i: int) -> str:
    """perfect ("have been killed"), pluperfect ("had been killed"), present ("are displaced") or past, of the predicate at index i."""
    if tokens[i].text in ("are", "is") or tokens[i].text.startswith(("are ", "is ")):
        return "present"  # "are living in tents", "are back"
    if tokens[i].text.startswith(("have ", "has ")):
        return "perfect"  # "have fallen"
    for k in range(i - 1, max(-1, i - 5), -1):
        if tokens[k].text in ("have", "has"):
            return "perfect"
        if tokens[k].text in ("are", "is"):
            return "present"
        if tokens[k].text in ("were", "was", "had"):
            befell = k == i - 1 and any(p.form is Form.BEFALL for p in tokens[i].predicates)  # "had died"
            passive = tokens[k].text == "had" and (befell or any(t.text == "been" for t in tokens[k:i]))
            return "pluperfect" if passive else "past"
        if tokens[k].text not in AUXILIARIES and not tokens[k].text.isalpha():
            break
    return "perfect" if _goes_on(tokens, i) else "past"


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """ "has killed 67 people, detained many and demolished 58 homes": the verbs share their "has"."""
    if not i or tokens[i - 1].text not in (",", "and") or not any(p.form is Form.DONE for p in tokens[i].predicates):
        return False
    for k in range(i - 2, max(-1, i - _ROW), -1):
        if tokens[k].text in ("have", "has"):
            return any(p.form is Form.DONE for t in tokens[k + 1 : k + 3] for p in t.predicates)
        if tokens[k].text in _BREAKS:
            return False
    return False


_ROW = 20  # tokens
_BREAKS = frozenset(". ; : ( ) – who which that while but when where were was had are is did".split())
