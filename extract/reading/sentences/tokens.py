"""A sentence as tokens: words, marks and number expressions, each with what the vocabulary says of it."""

from __future__ import annotations

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
        tokens.append(Token(text[start:end].lower(), start, end, False, NOTHING, quantity))
        position = end
    tokens += _words(text, position, len(text), vocabulary)
    return tuple(tokens)


def _words(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:
    spans = [m.span() for m in WORD.finditer(text, start, end)]
    lower = text[start:end].lower()
    if len(lower) == end - start:
        words = [lower[first - start : last - start] for first, last in spans]
    else:
        words = [text[first:last].lower() for first, last in spans]
    if "n't" in lower:
        words = [SPELT_OUT.get(word, word) for word in words]
    look_up = vocabulary.phrases.get
    tokens: list[Token] = []
    behind = 0  # the words before are taken
    for i, word in enumerate(words):
        if i < behind:
            continue
        first, last = spans[i]
        if (known := look_up(word)) is not None:
            for phrase, entry in known:
                n = len(phrase)
                if n == 1 or tuple(words[i : i + n]) == phrase:
                    behind = i + n
                    token = (entry.phrase, first, spans[behind - 1][1], text[first].isupper(), entry, None)
                    tokens.append(_new(Token, token))
                    break
            else:
                tokens.append(_new(Token, (word, first, last, text[first].isupper(), NOTHING, None)))
        else:
            tokens.append(_new(Token, (word, first, last, text[first].isupper(), NOTHING, None)))
    return tokens


_new = tuple.__new__  # a third of the time of Token(...)
