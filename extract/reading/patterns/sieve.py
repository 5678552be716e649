"""Patterns that look for their words before they look for their grammar: most sentences hold none of them.

What a match must hold is read out of the pattern itself (needs.py), so that a sieve can never hide a match, whatever
becomes of the pattern. Every word is looked up once for the needs of all patterns together and remembered: what a
sentence holds is one number, a bit for each need, and asking a pattern is one comparison.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from operator import or_
from threading import Lock

from extract.reading.patterns.branches import join_branches, split_branches
from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.needs import Need, any_digits, is_letter, needs_of

_ODD = re.compile("[\u017f\u0130\u0131\u212a]")  # letters that `re.IGNORECASE` takes for s, i and k; `lower` does not
_DIGIT = re.compile(r"\d")
_EVERYTHING = -1
_ANYTHING = 1  # the bit that every text has
_WORDS_REMEMBERED = 50_000
_LONGEST_WORD = 100  # characters: a longer run of them is an address or debris, and may hold anything
_TEXTS_REMEMBERED = 2_000
_COMBINATIONS_REMEMBERED = 10_000
_OFTEN = 1_000  # times: what putting the alternatives together takes, it saves in as many
_SEVERAL = 2
_LONGEST_REMEMBERED = 2_000  # characters


class Holdings(dict[str, int]):
    """What each word holds: the bits of the needs that it meets; a word is looked up when it is first asked for."""

    def __init__(self, needs: Mapping[tuple[bool, Need], int]) -> None:
        super().__init__()
        self.needs = needs
        self.texts: dict[str, int] = {}
        # By piece whether case does not count, whether a word must begin or end there, and the bit.
        self.pieces: dict[str, list[tuple[bool, bool, bool, int]]] = {}
        self.longest = 0  # characters of the longest piece

    def _take_apart(self) -> None:
        for (folded, need), bit in self.needs.items():
            for piece in need:
                self.pieces.setdefault(piece.text, []).append((folded, piece.begins, piece.ends, bit))
        self.longest = max(map(len, self.pieces), default=0)

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        self[word] = bits = self._look_up(word)
        return bits

    def _look_up(self, word: str) -> int:
        if len(word) > _LONGEST_WORD or (not word.isascii() and _ODD.search(word)):
            return _EVERYTHING
        lower, bits = word.lower(), 0
        for text in (word, any_digits(word)) if _DIGIT.search(word) else (word,):
            bits |= self._pieces_of(text.lower(), cased=lower == word, folded=True)
            if lower != word:
                bits |= self._pieces_of(text, cased=True, folded=False)
        return bits

    def _pieces_of(self, word: str, *, cased: bool, folded: bool) -> int:
        """The bits of the pieces of a word for which case counts, and of those for which it does not."""
        if not self.pieces:
            self._take_apart()  # not before a word is looked up: every new pattern begins anew
        get, size, longest, bits = self.pieces.get, len(word), self.longest, 0
        for start in range(size):
            for end in range(start + 1, min(size, start + longest) + 1):
                for any_case, begins, ends, bit in get(word[start:end], ()):
                    wanted = folded if any_case else cased
                    if (
                        wanted
                        and not (begins and start and is_letter(word[start - 1]))
                        and not (ends and end < size and is_letter(word[end]))
                    ):
                        bits |= bit
        return bits

    def of(self, text: str) -> int:
        """What a text holds."""
        bits = reduce(or_, map(self.__getitem__, text.split()), _ANYTHING)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self.texts) >= _TEXTS_REMEMBERED:
                self.texts.clear()
            self.texts[text] = bits
        return bits


_needs: dict[tuple[bool, Need], int] = {}
_holdings = Holdings({})
_lock = Lock()


def _enter(needs: Iterable[Need], *, folded: bool) -> int:
    """The bits of some needs; where one of them is new, what was known of words is forgotten."""
    global _holdings
    with _lock:
        known = len(_needs)
        bits = reduce(or_, (_needs.setdefault((folded, need), 2 << len(_needs)) for need in needs), 0)
        if len(_needs) > known:
            _holdings = Holdings(dict(_needs))
        return bits


def held(text: str) -> int:
    """The bits of every need that a text meets."""
    known = _holdings
    bits = known.texts.get(text)
    return known.of(text) if bits is None else bits


class Sieve:
    """A compiled pattern that is tried only where the text holds what it needs.

    >>> pattern = Sieve(r"(?:\\bon\\s)?(?:mon|tues)day|\\d+ days ago", re.I)
    >>> [m.group() for m in pattern.finditer("It fell on MONDAY.")]
    ['on MONDAY']
    >>> pattern.may_match("Nobody said when.")
    False
    """

    __slots__ = ("bits", "fullmatch", "lowered", "needs", "pattern", "rarest")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.needs = needs_of(self.pattern)
        self.bits = _enter(self.needs, folded=bool(self.pattern.flags & re.IGNORECASE))
        self.rarest = _enter(self.needs[:1], folded=bool(self.pattern.flags & re.IGNORECASE))
        self.fullmatch = self.pattern.fullmatch
        self.lowered = Lowered(self.pattern)

    def may_match(self, text: str) -> bool:
        """Whether everything is there without which nothing matches."""
        return (_holdings.texts.get(text) or held(text)) & self.bits == self.bits

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.lowered.search(text) if (_holdings.texts.get(text) or held(text)) & self.bits == self.bits else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins there."""
        if (_holdings.texts.get(text) or held(text)) & self.bits != self.bits:
            return None
        return self.pattern.match(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        return (
            self.lowered.finditer(text)
            if (_holdings.texts.get(text) or held(text)) & self.bits == self.bits
            else iter(())
        )

    def sub(self, new: str, text: str) -> str:
        """The text with every match replaced."""
        if (_holdings.texts.get(text) or held(text)) & self.bits != self.bits or self.lowered.search(text) is None:
            return text
        return self.pattern.sub(new, text)


def bits_of_any(*sieves: Sieve) -> int:
    """Bits of which a text holds one wherever one of the sieves matches."""
    return reduce(or_, (sieve.rarest or _ANYTHING for sieve in sieves), 0)


class Alternatives(Sieve):
    """A sieve of many alternatives: only those are tried whose own needs the text meets.

    The matches are those of the whole pattern: the leftmost first, of two that begin together the one named first.

    >>> pattern = Alternatives(r"\\b(?:(?P<day>(?:mon|tues)day)|(?P<ago>\\d+ days ago))\\b", re.I)
    >>> [m["ago"] for m in pattern.finditer("It fell 3 days ago.")]
    ['3 days ago']
    """

    __slots__ = ("able", "any", "branches", "every", "live", "parts")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        super().__init__(pattern, flags)
        self.parts = split_branches(pattern)
        self.branches = tuple(Sieve(self._of([branch]), flags) for branch in self.parts[1])
        self.any = self.rarest = bits_of_any(*self.branches)
        self.every = reduce(or_, (branch.bits for branch in self.branches), 0)
        self.live: dict[int, _Live] = {}  # by what a text holds
        self.able: dict[tuple[int, ...], _Live] = {}  # by the alternatives that this leaves

    def may_match(self, text: str) -> bool:
        """Whether everything is there without which no alternative matches."""
        return bool((_holdings.texts.get(text) or held(text)) & self.any)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        bits = held(text)
        if not bits & self.any:
            return iter(())
        live = self.live.get(bits & self.every)
        if live is None:
            able = tuple(i for i, branch in enumerate(self.branches) if bits & branch.bits == branch.bits)
            live = self.able.get(able)
            if live is None:
                live = _Live([self.branches[i].lowered for i in able], partial(self._made_of, able))
            if len(self.live) < _COMBINATIONS_REMEMBERED:
                self.live[bits & self.every] = self.able[able] = live
        return live.finditer(text)

    def _made_of(self, able: Sequence[int]) -> Lowered:
        """The pattern with some of its alternatives only, by their index."""
        return Lowered(self._of([self.parts[1][i] for i in able]), self.pattern.flags)

    def _of(self, branches: Sequence[str]) -> str:
        head, _, tail = self.parts
        inside = join_branches(branches)
        absent = set(self.pattern.groupindex) - set(re.compile(inside).groupindex)
        return f"{head}(?:{inside}{_without_match(absent)}){tail}"


class _Live:
    """The alternatives that some texts leave: a pattern for each, and one of them all where such texts come often."""

    __slots__ = ("asked", "joined", "make", "patterns")

    def __init__(self, patterns: Sequence[Lowered], make: Callable[[], Lowered]) -> None:
        self.patterns = patterns
        self.make = make
        self.joined: Lowered | None = None
        self.asked = 0  # times

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        if len(self.patterns) < _SEVERAL:
            return self.patterns[0].finditer(text) if self.patterns else iter(())
        self.asked += 1
        if self.asked == _OFTEN and all(pattern.lowers() for pattern in self.patterns):
            self.joined = self.make()
        return _merged(self.patterns, text) if self.joined is None else self.joined.finditer(text)


def _merged(patterns: Sequence[Lowered], text: str) -> Iterator[re.Match[str]]:
    """The matches of alternatives that do not overlap, as those of one pattern."""
    found = [(m.start(), i, m) for i, pattern in enumerate(patterns) if (m := pattern.search(text)) is not None]
    while found:
        *_, match = min(found)
        yield match
        end = match.end()
        behind = [(start, i, m) for start, i, m in found if start >= end]
        again = [(i, patterns[i].search(text, end)) for start, i, _ in found if start < end]
        found = behind + [(m.start(), i, m) for i, m in again if m is not None]


def _without_match(names: Iterable[str]) -> str:
    """An alternative that never matches, with groups of these names."""
    return "|(?!)" + "".join(f"(?P<{name}>)" for name in sorted(names))
