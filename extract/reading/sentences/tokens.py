"""A sentence as tokens: words, marks and number expressions, each with what the vocabulary says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.model import Quantity
from extract.reading.vocabulary import SPELT_OUT, WORD, Entry, NounClass, Predicate, Vocabulary

NOTHING = Entry("")


class Token(NamedTuple):
    """A word, phrase, mark or number; `start`/`end` count characters of the sentence's text.

    A tuple, because every word becomes one: it takes a third of the time of a frozen dataclass.
    """

    text: str  # lower case
    start: int
    end: int
    capital: bool
    entry: Entry
    quantity: Quantity | None = None

    @property
    def nouns(self) -> frozenset[NounClass]:
        """The classes of noun that the token may be."""
        return self.entry.nouns

    @property
    def predicates(self) -> tuple[Predicate, ...]:
        """The senses of predicate that the token may have."""
        return self.entry.predicates


def tokenise(
    text: str, quantities: Sequence[Quantity], vocabulary: Vocabulary, *, offset: int = 0
) -> tuple[Token, ...]:
    """The tokens of a folded sentence that starts at `offset`; a phrase of the vocabulary is one token, a number another."""
    tokens: list[Token] = []
    position = 0
    for quantity in quantities:
        start, end = quantity.start - offset, quantity.end - offset
        tokens += _words(text, position, start, vocabulary)
        tokens.append(_new(Token, (text[start:end].lower(), start, end, False, NOTHING, quantity)))
        position = end
    tokens += _words(text, position, len(text), vocabulary)
    return tuple(tokens)


def _words(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:
    words, firsts, lasts = _find_words(text, start, end)
    look_up = vocabulary.phrases.get
    tokens: list[Token] = []
    behind = 0  # the words before are taken
    for i, word in enumerate(words):
        if i < behind:
            continue
        entry, said, first, last = NOTHING, word, firsts[i], lasts[i]
        known = look_up(word)
        if known is not None:
            for phrase, found in known:
                n = len(phrase)
                if n == 1 or tuple(words[i : i + n]) == phrase:
                    behind = i + n
                    said, last, entry = found.phrase, lasts[behind - 1], found
                    break
        tokens.append(_new(Token, (said, first, last, text[first].isupper(), entry, None)))
    return tokens


# What WORD finds in lower case where no letter has an accent and no word an apostrophe: in half the time.
_PLAIN_WORD = re.compile(r"(?:[a-z]\.){2,}|[a-z]+(?:-[a-z]+)*|[0-9]+|\S")


def _find_words(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The words and marks in lower case, with where each begins and ends in the text."""
    lower = text[start:end].lower()
    if lower.isascii() and "'" not in lower and "cannot" not in lower:
        words = _PLAIN_WORD.findall(lower)
        firsts: list[int] = []
        lasts: list[int] = []
        at = 0
        for word in words:
            at = lower.find(word, at)  # nothing but spaces is between the words
            firsts.append(start + at)
            at += len(word)
            lasts.append(start + at)
        return words, firsts, lasts
    spans = [m.span() for m in WORD.finditer(text, start, end)]
    if len(lower) == end - start:
        words = [lower[first - start : last - start] for first, last in spans]
    else:
        words = [text[first:last].lower() for first, last in spans]
    if "n't" in lower:
        words = [SPELT_OUT.get(word, word) for word in words]
    return words, [first for first, _ in spans], [last for _, last in spans]


_new = tuple.__new__  # a third of the time of Token(...)
