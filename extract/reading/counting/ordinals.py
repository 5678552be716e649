"""Ordinals that look like shares: "a third, a man of 59", "a fifth house", "while a third killed four"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.counting.nouns import Counted
from extract.reading.counting.ones import COUNTABLE
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def is_ordinal(tokens: Sequence[Token], i: int, counted: Counted, after: str) -> bool:
    """ "A tenth, a man of 59, died", "two women and a third captive": one more in a row, no share."""
    if not _ONE_PERSON.fullmatch(tokens[i].text):
        return False
    if _IS_ONE.match(after) or _names_one(tokens, i) or (counted.elided and _comes_next(tokens, i)):
        return True
    told = tokens[i].text == "a third" and i + 2 < len(tokens) and bool(tokens[i + 1].predicates)
    return told and tokens[i + 2].quantity is not None  # "while a third killed four"


def _comes_next(tokens: Sequence[Token], i: int) -> bool:
    """ "Two men died in Jenin, while a third died in Nablus": the number before is one less, and no share."""
    nth = _NTHS.index(tokens[i].text.split()[-1]) + _THIRD
    before = next((t.quantity for t in reversed(tokens[:i]) if t.quantity is not None), None)
    follows = i + 1 < len(tokens) and tokens[i + 1].text != "of"
    return follows and before is not None and not before.percent and before.value == nth - 1


_NTHS = "third fourth fifth sixth seventh eighth ninth tenth".split()
_THIRD = 3


_ONE_PERSON = re.compile(r"an? (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.I)


def _names_one(tokens: Sequence[Token], i: int) -> bool:
    """ "a third captive", "a fifth house": somebody or something in the singular follows at once."""
    noun = tokens[i + 1] if i + 1 < len(tokens) else None
    single = noun is not None and not noun.text.endswith("s") and noun.text not in _MASS
    dead = noun is not None and NounClass.DEAD in noun.nouns  # "with a seventh body"
    return single and noun is not None and not noun.nouns.isdisjoint(COUNTABLE) and (dead or not noun.predicates)


_MASS = frozenset("people men women children housing population personnel staff".split())
_IS_ONE = re.compile(
    r"(?:, (?:an?|his|her|their|the|who|aged|\d\d)\b| (?:was|is|has|who|man|woman|child|boy|girl)\b)", re.I
)
