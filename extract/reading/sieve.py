"""Patterns that look for their words before they look for their grammar: most sentences hold none of them.

What a match must contain is read out of the pattern itself ("a day", or a month, or "ago"), so that a sieve can never
hide a match, whatever becomes of the pattern. Looking for a word is twenty times as fast as trying every alternative at
every letter.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

_ODD = re.compile("[\u017f\u0130\u0131\u212a]")  # letters that `re.IGNORECASE` takes for s, i and k; `lower` does not
_MOST_WORDS = 150
_SMALL_WORDS = frozenset("a an the this that these those its of in on at to from by for with and or as is was".split())


class Sieve:
    """A compiled pattern whose `search`, `finditer` and `sub` ask first whether any of its words is there.

    >>> pattern = Sieve(r"(?:\\bon\\s)?(?:mon|tues)day|\\d+ days ago", re.I)
    >>> sorted(pattern.words)
    ['day']
    >>> [m.group() for m in pattern.finditer("It fell on MONDAY.")]
    ['on MONDAY']
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.folded = bool(self.pattern.flags & re.IGNORECASE)
        self.words = required_words(self.pattern)
        self.match = self.pattern.match
        self.fullmatch = self.pattern.fullmatch

    def may_match(self, text: str) -> bool:
        """Whether any word is there without which nothing matches."""
        if not self.words:
            return True
        if self.folded:
            return holds_any(text, self.words)
        return any(map(text.__contains__, self.words))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text, start, end) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match."""
        return self.pattern.finditer(text, start, end) if self.may_match(text) else iter(())

    def sub(self, new: str, text: str) -> str:
        """The text with every match replaced."""
        return self.pattern.sub(new, text) if self.may_match(text) else text


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds any of some words in lower case, in any case; a letter of odd case counts as every word."""
    if any(map(text.lower().__contains__, words)):
        return True
    return not text.isascii() and _ODD.search(text) is not None


def required_words(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Words of which every match of a pattern contains one; none where the pattern does not say.

    >>> required_words(re.compile(r"(?:dead|slain) of\\b"))
    ('dead', 'slain')
    >>> required_words(re.compile(r"\\w+ty|\\d"))
    ()
    """
    try:
        parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags)
        words = _of_sequence(list(parsed), folded=bool(pattern.flags & re.IGNORECASE))
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()  # another Python that writes patterns down otherwise: nothing is asked first
    if words is None or len(words) > _MOST_WORDS:
        return ()
    # "day" stands in "monday" too.
    return tuple(sorted((w for w in words if not any(o in w for o in words if o != w)), key=lambda w: (len(w), w)))


Words = frozenset[str] | None


def _of_sequence(items: Iterable[tuple[Any, Any]], *, folded: bool) -> Words:
    """The best requirement of parts that follow each other: all of them hold, one is enough."""
    candidates: list[frozenset[str]] = []
    run = ""
    for code, value in items:
        letter = _letter(value, folded=folded) if str(code) == "LITERAL" else None
        if letter is not None:
            run += letter
            continue
        if run:
            candidates.append(frozenset({run}))
            run = ""
        if (words := _of_part(str(code), value, folded=folded)) is not None:
            candidates.append(words)
    if run:
        candidates.append(frozenset({run}))
    return max(candidates, key=lambda words: (min(map(_rarity, words)), -len(words)), default=None)


def _rarity(word: str) -> int:
    """The longer the rarer, as far as it goes; nearly every sentence holds a small word."""
    return 0 if word.strip() in _SMALL_WORDS else min(len(word.strip()), 5)


def _of_part(code: str, value: Any, *, folded: bool) -> Words:
    """The requirement of one part of a pattern; None for one that may match anything or nothing."""
    if code == "SUBPATTERN":
        _, added, removed, inside = value
        changed = (added | removed) & re.IGNORECASE
        return None if changed else _of_sequence(list(inside), folded=folded)
    if code == "ATOMIC_GROUP":
        return _of_sequence(list(value), folded=folded)
    if code in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inside = value
        return _of_sequence(list(inside), folded=folded) if least else None
    if code == "BRANCH":
        words: set[str] = set()
        for branch in value[1]:
            found = _of_sequence(list(branch), folded=folded)
            if found is None:
                return None
            words |= found
        return frozenset(words)
    return None


def _letter(value: int, *, folded: bool) -> str | None:
    """A literal character as it is looked for; None for one whose case is not plain."""
    letter = chr(value)
    if not folded:
        return letter
    return letter.lower() if letter.isascii() else None
