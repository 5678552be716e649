"""Counters: a number that has a line of its own, and the line above or below that is its label."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.reading.dating.dates import find_dates
from extract.reading.dating.mentions import OCTOBER_7
from extract.reading.lines import Line
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_TIMES = frozenset("day week month year days weeks months years".split())
_LONGEST = 16  # tokens of a label
_NUMBER_LENGTH = 24  # characters of a number that has a line of its own
_OPENING = 8  # tokens
_LINE_END = 1  # characters: a blank line has more


class Counters:
    """The labels of the numbers of one text, line by line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._labels: dict[int, tuple[Token, ...]] = {}
        self._firsts: dict[int, int] = {}

    def find_labels(self, i: int) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        """What the number of line `i` may be labelled by: the words of the line above, and of the one below.

        Asked for the lines in their order.
        """
        above, below = self._label(i - 1), self._label(i + 1)
        if self._is_number(i):
            follows_another = self._is_number(i - 2) and bool(above)
            self._firsts[i] = self._firsts.get(i - 2, i - 2) if follows_another else i
        if above and below and self._is_above_its_label(i):
            return (), below
        if (opening := self._opening_below(i)) and not any(map(_says_something, above)):
            return (), opening
        return above, below

    def _label(self, i: int) -> tuple[Token, ...]:
        if not 0 <= i < len(self.lines):
            return ()
        if i not in self._labels:
            self._labels[i] = _read_label(self.lines[i])
        return self._labels[i]

    def _is_number(self, i: int) -> bool:
        """The line holds a number and nothing but a few characters more."""
        if not 0 <= i < len(self.lines) or not self.lines[i].numbered:
            return False
        return len(self.lines[i].sentence.text) <= _NUMBER_LENGTH and not self._label(i)

    def _is_above_its_label(self, i: int) -> bool:
        """ "9,770 / killed in Gaza // 152 / killed in the West Bank": the label is the line below, not the one above.

        A blank line tells where one counter ends and the next begins; without any the first line of the run does.
        """
        if i not in self._firsts:
            return False
        near, far = self._follows(i + 1), self._follows(i)
        if near != far:
            return near
        heading = self._label(self._firsts[i] - 1)  # "Numbers of the war"
        opens = not any(_says_something(t) and t.nouns != {NounClass.TRAP} for t in heading)
        return opens and any(map(_says_something, self._label(i + 1)))

    def _follows(self, i: int) -> bool:
        """No blank line stands before the line."""
        return self.lines[i].sentence.start - self.lines[i - 1].sentence.end <= _LINE_END

    def _opening_below(self, i: int) -> tuple[Token, ...]:
        """How the prose below a number alone opens, which is its label: "21,300 / Killed in Gaza since October, says …"."""
        if i + 1 >= len(self.lines) or len(self.lines[i].sentence.text) > _NUMBER_LENGTH:
            return ()
        below = self.lines[i + 1]
        if below.sentence.paragraph == self.lines[i].sentence.paragraph or not below.sentence.text.endswith("."):
            return ()
        return tuple(itertools.takewhile(lambda t: t.quantity is None, below.tokens[:_OPENING]))


def _read_label(line: Line) -> tuple[Token, ...]:
    """A short line that counts nothing itself may be the label of a number on the next line, or the one before."""
    sentence = line.sentence
    if sentence.text.endswith((".", "!", "?")) or not (tokens := _without_whole(line.tokens)) or len(tokens) > _LONGEST:
        return ()
    numbered = any(token.quantity is not None for token in tokens)
    dates = find_dates(sentence.text, OCTOBER_7) if numbered else ()
    for i, token in enumerate(tokens):
        dated = any(d.start <= token.start < d.end for d in dates)
        if (
            token.quantity is not None
            and not dated
            and not (i == 0 and len(tokens) > 1 and tokens[1].text in (".", ")"))  # "5. Shops destroyed:"
            and not (i + 1 < len(tokens) and NounClass.TRAP in tokens[i + 1].nouns)
        ):
            return ()
    return tokens


def _without_whole(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Palestinians displaced in Gaza, out of a population of 2.2 million": the label without what it is a part of."""
    words = [t.text for t in tokens]
    ends = (k for k, word in enumerate(words) if word == "," and " ".join(words[k + 1 : k + 3]).startswith("out of"))
    return tokens[: next(ends, len(tokens))]


def _says_something(token: Token) -> bool:
    return bool(token.predicates or token.nouns) and token.text not in _TIMES
