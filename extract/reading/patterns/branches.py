"""The alternatives of a pattern, told apart by its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

_SET = re.compile(r"\[\^?(?:\\.|.)(?:\\.|[^\]\\])*\]", re.S)
_NAMED = re.compile(r"\(\?P<\w+>")
_MOST_INNER = 40


def split_branches(pattern: str) -> tuple[str, list[str], str]:
    r"""A pattern as what stands before its longest group, the alternatives of that, and what stands after it.

    An alternative that is a named group of alternatives counts as that many.

    >>> split_branches(r"\b(?:one|(?P<x>t(?:w|o)o|[|)]))s?")
    ('\\b', ['one', '(?P<x>t(?:w|o)o)', '(?P<x>[|)])'], 's?')
    """
    start, end, bars = max(
        (g for g in _groups(pattern) if pattern.startswith("(?:", g[0])), key=lambda group: group[1] - group[0]
    )
    branches = [pattern[a + 1 : b] for a, b in pairwise((start + 2, *bars, end))]
    return pattern[:start], [inner for branch in branches for inner in _inner(branch)], pattern[end + 1 :]


def join_branches(branches: Sequence[str]) -> str:
    """Some of those alternatives as one pattern, in their order; those of one named group are one again.

    >>> join_branches(["one", "(?P<x>t(?:w|o)o)", "(?P<x>[|)])"])
    'one|(?P<x>t(?:w|o)o|[|)])'
    """
    joined: list[str] = []
    for name, group in groupby(branches, key=_name_of):
        alike = list(group)
        inner = [branch[len(name) : -1] for branch in alike]
        joined += [f"{name}{join_branches(inner)})"] if name and len(alike) > 1 else alike
    return "|".join(joined)


def _name_of(branch: str) -> str:
    """How a branch begins that is one named group; nothing for another."""
    named = _NAMED.match(branch)
    return named.group() if named is not None and next(_groups(branch))[:2] == (0, len(branch) - 1) else ""


def _inner(branch: str) -> list[str]:
    """The alternatives of a branch that is one named group, each as a group of that name."""
    name = _name_of(branch)
    groups = list(_groups(branch))
    if not name or len(groups[0][2]) not in range(1, _MOST_INNER):
        return [branch]
    alternatives = [branch[a + 1 : b] for a, b in pairwise((len(name) - 1, *groups[0][2], len(branch) - 1))]
    return [f"{name}{deeper})" for alternative in alternatives for deeper in _inner(alternative)]


def _groups(pattern: str) -> Iterator[tuple[int, int, list[int]]]:
    """The outermost groups of a pattern: where they begin and end, and where the bars stand between alternatives."""
    opened, start, at = 0, 0, 0
    bars: list[int] = []
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif letter == "[" and (found := _SET.match(pattern, at)):
            at = found.end() - 1
        elif letter == "(":
            if not opened:
                start, bars = at, []
            opened += 1
        elif letter == "|" and opened == 1:
            bars.append(at)
        elif letter == ")":
            opened -= 1
            if not opened:
                yield start, at, bars
        at += 1
