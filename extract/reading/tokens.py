"""A sentence as tokens: words, marks and number expressions, each with what the vocabulary says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.model import Quantity
from extract.reading.vocabulary import WORD, Entry, NounClass, Predicate, Vocabulary

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
        tokens.append(Token(text[start:end].lower(), start, end, False, NOTHING, quantity))
        position = end
    tokens += _words(text, position, len(text), vocabulary)
    return tuple(tokens)


def _words(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:
    found = list(WORD.finditer(text, start, end))
    words = tuple([m.group().lower() for m in found])
    phrases = vocabulary.phrases
    tokens: list[Token] = []
    i, size = 0, len(found)
    while i < size:
        word = words[i]
        first, last = found[i].span()
        entry, length = NOTHING, 1
        for phrase, candidate in phrases.get(word, ()):
            n = len(phrase)
            if n == 1 or words[i : i + n] == phrase:
                entry, length = candidate, n
                last = found[i + n - 1].end()
                break
        tokens.append(Token(entry.phrase or word, first, last, text[first].isupper(), entry))
        i += length
    return tokens
