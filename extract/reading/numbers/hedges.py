"""How the words beside a number hedge it: "at least about 40", "1,400 people or more"."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from extract.model import Qualifier, Quantity
from extract.reading.patterns.wordings import ONES
from extract.reading.vocabulary import Vocabulary


def _named(found: re.Match[str]) -> Qualifier:
    assert found.lastgroup is not None
    return Qualifier(found.lastgroup)


def read_hedge(text: str, start: int, end: int, vocabulary: Vocabulary) -> Qualifier:
    """How the words beside a number hedge it; "at least about 40" is at_least."""
    qualifier = Qualifier.EXACT
    position = start
    while found := _hedge_before(text, position, vocabulary):
        name = _named(found)
        if qualifier is Qualifier.EXACT or name in (Qualifier.AT_LEAST, Qualifier.AT_MOST):
            qualifier = name
        position = found.start()
    if qualifier is Qualifier.EXACT and (found := _hedge_after(text, end, vocabulary)):
        qualifier = _named(found)
    return qualifier


class _Hedges(NamedTuple):
    """The patterns of the hedges before and after a number, and how a text ends before one and goes on after one."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    ends: tuple[str, ...]
    begins: tuple[str, ...]


_BEFORE_NUMBER = ("a total of", "the", "a", "an", "another", "additional", "further")
_HANDED = re.compile(r"\b(?:hand|turn)(?:s|ed|ing)?\s$", re.I)  # "hands over four captives" is four
_INCREASE = re.compile(
    r"\b(?:increase|rise|jump|gain|improvement|drop|surge) over the $", re.I
)  # "a 59% increase over the 275"
_BY_SO_MUCH = re.compile(r"(?:%|\bper ?cent|\btimes) $", re.I)  # "58 per cent more than the 1,900 of 2006"
_WENT = re.compile(
    r"\b(?:go|goes|went|gone|going|climb\w*|crept|inched|edged|shot|toll|total)\s$", re.I
)  # "went up to 40"
_HEDGE_WIDTH = 40
_MARKS = f"{string.whitespace}\x1c\x1d\x1e\x1f,(–"  # what may stand between a number and the hedge after it
_HEDGE_CACHE: dict[int, _Hedges] = {}


def _hedge_before(text: str, position: int, vocabulary: Vocabulary) -> re.Match[str] | None:
    """The hedge that ends at a position; most texts end in no word of one there."""
    hedges = _hedges(vocabulary)
    before, ends = hedges.before, hedges.ends
    floor = max(0, position - _HEDGE_WIDTH)
    words = text[floor:position].rstrip()
    words = words[:-1].rstrip() if words.endswith(("]", ")")) else words
    if words.isascii() and not words.lower().endswith(ends):
        return None
    found = before.search(text, floor, position)
    return None if found is None or _says_otherwise(text, floor, found) else found


def _says_otherwise(text: str, floor: int, found: re.Match[str]) -> bool:
    """The words of the hedge belong to others here: "hands over four captives", "went up to 40"."""
    hedge = found.group().lower()
    if hedge.startswith("about the "):
        return True  # "what we know about the four"
    if hedge.startswith("over") and _HANDED.search(text, floor, found.start()):
        return True
    if hedge.startswith("up to") and _WENT.search(text, floor, found.start()):
        return True
    return _INCREASE.search(text, floor, found.end()) is not None or bool(
        _BY_SO_MUCH.search(text, floor, found.start())
    )


def _hedge_after(text: str, end: int, vocabulary: Vocabulary) -> re.Match[str] | None:
    """The hedge that begins at a position; most texts go on with no word of one there."""
    hedges = _hedges(vocabulary)
    words = text[end : end + _HEDGE_WIDTH].lower()
    if words.isascii() and not words.lstrip(_MARKS).startswith(hedges.begins):
        return None
    return hedges.after.match(text, end)


def _hedges(vocabulary: Vocabulary) -> _Hedges:
    hedges = _HEDGE_CACHE.get(id(vocabulary))
    if hedges is None:
        names = ("at_most", "at_least", "about")
        behind = {name: vocabulary.hedges[f"after_{name}"] for name in ("at_least", "about", "at_most")}
        after = "|".join(rf"(?P<{name}>{'|'.join(map(re.escape, words))})" for name, words in behind.items())
        hedges = _Hedges(
            before=re.compile(
                rf"(?<!\w)(?:{_alternatives(vocabulary, names)})[\])]?\s*(?:(?:{'|'.join(_BEFORE_NUMBER)}) )?$",
                re.I,
            ),
            after=re.compile(rf"\s?[,–(]?\s?(?:{after})(?!\w| than\b| (?:\d|(?:{ONES})\b))[)]?", re.I),
            ends=(*_BEFORE_NUMBER, *(word for name in names for word in vocabulary.hedges[name])),
            begins=tuple(word.lstrip(_MARKS) for words in behind.values() for word in words),
        )
        _HEDGE_CACHE[id(vocabulary)] = hedges
    return hedges


def _alternatives(vocabulary: Vocabulary, names: tuple[str, ...]) -> str:
    def spelled(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

    return "|".join(f"(?P<{name}>{spelled(vocabulary.hedges[name])})" for name in names)


def hedged_end(text: str, end: int, vocabulary: Vocabulary) -> tuple[int, Qualifier | None]:
    """Where a hedge after a number or its noun ends, and which it is: "40 or so", "1,400 people or more"."""
    found = _hedge_after(text, end, vocabulary)
    if found and _PLUS_ANOTHER.match(text, end):
        return end, None
    return (found.end(), _named(found)) if found else (end, None)


_PLUS_ANOTHER = re.compile(r" plus [\w\d]", re.I)  # "two civilians plus one foreigner"


def hedged_start(text: str, quantity: Quantity, vocabulary: Vocabulary, *, offset: int = 0) -> int:
    """Where in the sentence the hedges before the number begin: "at least about 40" begins at "at"."""
    position = quantity.start - offset
    while found := _hedge_before(text, position, vocabulary):
        position = found.start()
    return position
