"""What a text must hold for a pattern to match it, read out of the pattern itself.

"(?:dead|slain) of (?:the )?day" needs one of "dead" and "slain", and it needs "of", and "day". Needs are pieces of words,
without spaces: a text holds a piece when one of its words does. Whatever becomes of a pattern, no need can hide a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

_MOST_PIECES = 400
_MOST_OF_BRANCHES = 600  # pieces of a long list of words, as the verbs of speech are
_MOST_NEEDS = 4
_MOST_TIMES = 4
_RARE = 8  # letters: a longer piece is no rarer
_EVERYWHERE = frozenset("a the of in to and".split())
_SMALL_WORDS = frozenset("an this that these those its on at from by for with or as is was".split())
_COMMON_WORDS = frozenset(
    "are were been have has had will would not which when where who what after before since last first over during into"
    " between they their there also some other than more most all people".split()
)
_BOUNDARY, _BEGINS, _ENDS = "\x01\x02\x03"  # `\b` stands there; no letter stands before, none after
_MARKS = _BOUNDARY + _BEGINS + _ENDS
_PLACES = {"AT_BOUNDARY": _BOUNDARY, "AT_BEGINNING": _BEGINS, "AT_BEGINNING_STRING": _BEGINS}
_PLACES |= {"AT_END": _ENDS, "AT_END_STRING": _ENDS}


class Piece(NamedTuple):
    """A run of characters in a word, in lower case where case does not count; whether the word begins or ends there."""

    text: str
    begins: bool = False
    ends: bool = False


DIGIT = "\x04"
"""Stands in a piece for any decimal digit."""

Need = frozenset[Piece]
"""Pieces of which a text holds one at least."""

Strings = frozenset[str] | None
"""Everything that a part of a pattern may match, with marks; None where that cannot be listed."""


def needs_of(pattern: re.Pattern[str]) -> tuple[Need, ...]:
    """What every text holds that a pattern matches, the rarest first; nothing where the pattern does not say.

    >>> [sorted(piece.text for piece in need) for need in needs_of(re.compile(r"(?:dead|slain) of \\d+\\b"))]
    [['dead', 'slain'], ['\\x04']]
    >>> needs_of(re.compile(r"\\w+|a"))
    ()
    """
    try:
        parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags)
        strings, needs = _of_sequence(list(parsed), folded=bool(pattern.flags & re.IGNORECASE))
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()  # another Python that writes patterns down otherwise: nothing is asked first
    found = {_shortest(need) for need in (*needs, *_listed(strings))}
    telling = sorted((n for n in found if _rarity(n)[0] > 0), key=lambda n: (_rarity(n), sorted(n)), reverse=True)
    kept: list[Need] = []
    for need in telling:
        if len(kept) < _MOST_NEEDS and not any(_implies(other, need) for other in telling if other != need):
            kept.append(need)
    return tuple(kept)


def _of_sequence(items: Sequence[tuple[Any, Any]], *, folded: bool) -> tuple[Strings, list[Need]]:
    """What parts that follow each other may match, where it can be listed, and what they need: each of them."""
    parts = [_of_part(str(code), value, folded=folded) for code, value in items]
    needs: list[Need] = []
    run: frozenset[str] = frozenset({""})
    whole = True
    for i, (strings, inner) in enumerate(parts):
        needs += inner
        if strings is not None and len(strings) > 1 and "" not in strings:
            before, after = _edge(parts, i - 1, -1), _edge(parts, i + 1, 0)
            needs += _listed(frozenset(f"{before}{string}{after}" for string in strings))
        if strings is not None and len(run) * len(strings) <= _MOST_PIECES:
            run = frozenset(map("".join, product(run, strings)))
            continue
        needs += _listed(run)
        whole = False
        run = frozenset({""}) if strings is None else strings
    if whole:
        return run, needs
    return None, [*needs, *_listed(run)]


def _edge(parts: Sequence[tuple[Strings, list[Need]]], at: int, side: int) -> str:
    """The space or mark with which a part ends (-1) or begins (0) whatever it matches; nothing where there is none."""
    strings = parts[at][0] if 0 <= at < len(parts) else None
    edges = {string[side] if string else "" for string in strings or ()}
    edge = edges.pop() if len(edges) == 1 else ""
    return edge if edge.isspace() or edge in _MARKS else ""


def _of_part(code: str, value: Any, *, folded: bool) -> tuple[Strings, list[Need]]:
    nothing: frozenset[str] = frozenset({""})
    if code == "LITERAL":
        return _of_letters([value], folded=folded), []
    if code == "IN":
        return _of_set(value, folded=folded)
    if code == "SUBPATTERN":
        _, added, removed, inside = value
        changed = (added | removed) & re.IGNORECASE
        return (None, []) if changed else _of_sequence(list(inside), folded=folded)
    if code == "ATOMIC_GROUP":
        return _of_sequence(list(value), folded=folded)
    if code in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_repeat(*value, folded=folded)
    if code == "BRANCH":
        able = [list(branch) for branch in value[1] if not any(_never_matches(*part) for part in branch)]
        found = [_of_sequence(branch, folded=folded) for branch in able]
        return found[0] if len(found) == 1 else _of_branches(found)
    if code == "AT":
        return frozenset({_PLACES.get(str(value), "")}), []
    if code == "ASSERT":
        strings, needs = _of_sequence(list(value[1]), folded=folded)
        return nothing, [*needs, *_listed(strings)]
    if code == "ASSERT_NOT":
        bars = _bars_letters(list(value[1]))
        return (frozenset({_BEGINS if value[0] < 0 else _ENDS}) if bars else nothing), []
    return None, []


def _of_letters(letters: Iterable[int], *, folded: bool) -> Strings:
    found = set()
    for letter in map(chr, letters):
        if folded and not letter.isascii() and letter.lower() != letter.upper():
            return None  # its case is not plain
        found.add(letter.lower() if folded else letter)
    return frozenset(" " if letter.isspace() else letter for letter in found)


def _of_set(value: Sequence[tuple[Any, Any]], *, folded: bool) -> tuple[Strings, list[Need]]:
    """ "[sz]" is either letter, a digit is any digit."""
    codes = {str(code) for code, _ in value}
    if codes == {"LITERAL"}:
        return _of_letters([letter for _, letter in value], folded=folded), []
    if codes == {"CATEGORY"} and len(value) == 1:
        category = str(value[0][1])
        if category == "CATEGORY_SPACE":
            return frozenset({" "}), []
        if category == "CATEGORY_DIGIT":
            return frozenset({DIGIT}), []
    return None, []


def _of_repeat(least: int, most: Any, inside: Any, *, folded: bool) -> tuple[Strings, list[Need]]:
    strings, needs = _of_sequence(list(inside), folded=folded)
    spaces = strings is not None and all(s.isspace() for s in strings)
    if least == 0:
        return (strings | {""} if strings is not None and (most == 1 or spaces) else None), []
    if strings is not None and spaces:
        return strings, needs
    if strings is not None and most <= _MOST_TIMES and len(strings) ** most <= _MOST_PIECES:
        times = range(least, most + 1)
        return frozenset("".join(run) for n in times for run in product(strings, repeat=n)), needs
    return None, [*needs, *_listed(strings)]


def _of_branches(branches: Sequence[tuple[Strings, list[Need]]]) -> tuple[Strings, list[Need]]:
    listed = [strings for strings, _ in branches]
    if all(strings is not None for strings in listed):
        union = frozenset().union(*(strings for strings in listed if strings is not None))
        if len(union) <= _MOST_PIECES:
            return union, []
    best = [max([*needs, *_listed(strings)], key=_rarity, default=None) for strings, needs in branches]
    pieces: set[Piece] = set()
    for need in best:
        if need is None:
            return None, []
        pieces |= need
    return None, [frozenset(pieces)] if len(pieces) <= _MOST_OF_BRANCHES else []


def _never_matches(code: Any, value: Any) -> bool:
    """ "(?!)"."""
    return str(code) == "FAILURE" or (str(code) == "ASSERT_NOT" and not list(value[1]))


def _bars_letters(items: Sequence[tuple[Any, Any]]) -> bool:
    """ "(?!\\w)", "(?<![\\w-])": no letter stands there."""
    if len(items) != 1 or str(items[0][0]) != "IN":
        return False
    found = [(str(code), str(value)) for code, value in items[0][1]]
    return ("CATEGORY", "CATEGORY_WORD") in found and ("NEGATE", "None") not in found


def _listed(strings: Strings) -> list[Need]:
    """The needs of a part that matches one of some strings: what all of them hold, and the rarest piece of each."""
    pieces = [frozenset(_pieces(string)) for string in strings or ()]
    if not pieces or not all(pieces):
        return []
    common = pieces[0].intersection(*pieces[1:])
    return [*(frozenset({piece}) for piece in common), frozenset(max(found, key=_by_rarity) for found in pieces)]


def _pieces(string: str) -> Iterable[Piece]:
    words = string.split()
    for i, word in enumerate(words):
        text = word.strip(_MARKS)
        if text:
            before, after = word[: word.index(text[0])], word[len(word.rstrip(_MARKS)) :]
            begins = i > 0 or string[0].isspace() or _BEGINS in before or (_BOUNDARY in before and is_letter(text[0]))
            ends = (
                i + 1 < len(words)
                or string[-1].isspace()
                or _ENDS in after
                or (_BOUNDARY in after and is_letter(text[-1]))
            )
            yield Piece(_spelled("".join(c for c in text if c not in _MARKS)), begins, ends)


def _spelled(text: str) -> str:
    """A piece with any digit in it, as one whose digits are all any digit."""
    return any_digits(text) if DIGIT in text else text


def any_digits(text: str) -> str:
    """A text with any digit in place of each digit."""
    return "".join(DIGIT if c.isdecimal() else c for c in text)


def is_letter(character: str) -> bool:
    """What `\\w` matches."""
    return character.isalnum() or character in ("_", DIGIT)


def _shortest(need: Need) -> Need:
    """A need without the pieces that hold another: "day" stands in "monday" too."""
    return frozenset(piece for piece in need if not any(o != piece and _holds(piece, o) for o in need))


def _implies(need: Need, other: Need) -> bool:
    """Whether what meets a need meets another one too."""
    return all(any(_holds(piece, wanted) for wanted in other) for piece in need)


def _holds(piece: Piece, other: Piece) -> bool:
    """Whether a word with a piece has another one too: "monday" has "day"."""
    if other.begins or other.ends:
        return piece.text == other.text and piece.begins >= other.begins and piece.ends >= other.ends
    return other.text in piece.text


def _by_rarity(piece: Piece) -> tuple[float, Piece]:
    return _rank(piece), piece


def _rank(piece: Piece) -> float:
    """The longer the rarer, as far as it goes; nearly every sentence holds a small word."""
    if piece.text == DIGIT:
        return 3
    if piece.text in _EVERYWHERE or piece.text in ",.":
        return 0
    if piece.text in _SMALL_WORDS:
        return (piece.begins and piece.ends) / 2
    if piece.text in _COMMON_WORDS:
        return 1
    return min(len(piece.text), _RARE) + (piece.begins + piece.ends) / 4


def _rarity(need: Need) -> tuple[float, int]:
    return min(map(_rank, need), default=0), -len(need)
