"""Patterns for which case does not count, looked for in lower case: that is three to eight times as fast.

With `re.IGNORECASE` the engine folds letter by letter and tries every alternative at every place. In a text in lower
case a pattern in lower case finds the same, and what it finds is matched once more in the text as it stands.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

_ODD = re.compile("[\u017f\u0130\u0131\u212a]")  # letters that `re.IGNORECASE` takes for s, i and k; `lower` does not
_END = sys.maxsize
# What is lowered in a pattern: its capitals, but for those of escapes and of the names of groups.
_KEPT_OR_CAPITAL = re.compile(r"\\.|\(\?P[<=]\w+[>)]|\(\?\(\w+\)|\(\?P>|(?P<capital>[A-Z])", re.S)
# Flags inside, ranges other than A-Z and 0-9 with a capital in them, and letters with more than two forms.
_NOT_LOWERED = re.compile(
    r"\(\?[a-zA-Z]*-?[a-zA-Z]+[:)]|\\[NUux]|[^A-Z]-[A-Z]|[A-Z]-[^A-Z\]]|[^\x00-\x7f]-[^\]]|-[^\x00-\x7f]"
)
_last: tuple[str, str | None] = ("", "")  # the text that was lowered last: pattern after pattern is asked of it


def lower(text: str) -> str | None:
    """The text in lower case, if every letter keeps its place and no letter is one of another kind there."""
    global _last
    known, low = _last
    if known is text:
        return low
    low = text.lower()
    if not text.isascii() and (len(low) != len(text) or _ODD.search(text) is not None):
        low = None
    _last = (text, low)
    return low


def lower_pattern(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """The pattern that finds in a text in lower case what this one finds in any; None where there is none.

    >>> lower_pattern(re.compile(r"(?P<Day>Mon|tues)day\\W[A-Z]", re.I)).pattern
    '(?P<Day>mon|tues)day\\\\W[a-z]'
    >>> lower_pattern(re.compile("Monday")), lower_pattern(re.compile("[É-Ü]", re.I))
    (None, None)
    """
    source, flags = pattern.pattern, pattern.flags
    if flags & (re.IGNORECASE | re.VERBOSE | re.ASCII | re.LOCALE) != re.IGNORECASE or _NOT_LOWERED.search(source):
        return None
    if not source.isascii() and any(not c.isascii() and (c.lower() != c or c.upper() != c) for c in source):
        return None
    low = _KEPT_OR_CAPITAL.sub(lambda found: found.group().lower() if found["capital"] else found.group(), source)
    return re.compile(low, flags & ~re.IGNORECASE)


class Lowered:
    """A pattern that is looked for in lower case where that finds the same; otherwise as it stands.

    >>> days = Lowered("(mon|tues)day", re.I)
    >>> days.search("On MONDAY.").group(), [m.group(1) for m in days.finditer("Monday, Tuesday")]
    ('MONDAY', ['Mon', 'Tues'])
    """

    __slots__ = ("_is_made", "_low", "pattern")

    def __init__(self, pattern: str | re.Pattern[str], flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self._low: re.Pattern[str] | None = None
        self._is_made = False

    def _made(self) -> re.Pattern[str] | None:
        if not self._is_made:  # not before it is asked for: most are never
            self._low = lower_pattern(self.pattern)
            self._is_made = True
        return self._low

    def lowers(self) -> bool:
        """Whether it is looked for in lower case."""
        return self._made() is not None

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The first match."""
        made = self._low if self._is_made else self._made()
        low = None if made is None else lower(text)
        if made is None or low is None:
            return self.pattern.search(text, start, end)
        found = made.search(low, start, end)
        return None if found is None else self.pattern.match(text, found.start(), end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Every match."""
        made = self._low if self._is_made else self._made()
        low = None if made is None else lower(text)
        if made is None or low is None:
            return self.pattern.finditer(text, start, end)
        again = self.pattern.match
        found = [again(text, m.start(), end) for m in made.finditer(low, start, end)]
        return iter([m for m in found if m is not None])
