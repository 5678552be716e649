"""The day on which an operation of the text began, where the text tells it: "since the start of the assault" counts from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from extract.reading.dating.dates import find_dates
from extract.reading.dating.mentions import Role
from extract.reading.patterns.lowered import Lowered

_NOUN = r"(?P<noun>operation|offensive|campaign|assault|incursion|siege|aggression|raids?)"
# "the raid, which began on Tuesday", "a siege began in May"
_BEGAN = Lowered(rf"\b{_NOUN}\b[^.;\n]{{0,70}}?\b(?:began|begun|started|was launched|were launched)\b(?! to\b)", re.I)
# "launched a large operation in the city on 21 January"
_LAUNCHED = Lowered(
    rf"\b(?:launched|began|started|opened|mounted) (?:an?|the|its|their|this|what) (?:[\w-]+ ){{0,7}}?{_NOUN}\b(?! that\b)",
    re.I,
)
_MARKS = ("launched", "began", "begun", "started", "opened", "mounted")
_SENTENCE = re.compile(r"[^.;\n]+(?:\.(?! [A-Z]|\n|$)[^.;\n]*)*")  # "On Aug. 28" is no end
_BEHIND = 80  # characters
_LONG = len("2025-01")


def find_began(text: str, published: date | None) -> Mapping[str, str]:
    """When each kind of operation that a text tells of began, the last one of each by the day of publication; the last
    of all stands for "it began", too.

    >>> find_began("Troops launched a large operation in Jenin on 21 January.", date(2025, 2, 3))["operation"]
    '2025-01-21'
    """
    began: dict[str, str] = {}
    if published is None:
        return began
    today, before = published.isoformat(), ""
    for sentence in _SENTENCE.finditer(text) if any(mark in text for mark in _MARKS) else ():
        words = sentence.group()
        if any(mark in words for mark in _MARKS):
            for noun, day in _told(words, before, published):
                if day <= today:
                    began[noun] = max(day, began.get(noun, ""))
        before = words if words.strip() else before
    if began:
        began.update(dict.fromkeys(_IT, max(began.values())))
    return began


def _told(words: str, before: str, published: date) -> Iterator[tuple[str, str]]:
    """The operations that a sentence says began, and when; `before` is the sentence before: "It began on Friday"."""
    for pattern in (_BEGAN, _LAUNCHED, _IT_BEGAN):
        for found in pattern.finditer(words):
            noun = (found["noun"] if pattern is not _IT_BEGAN else _last_of(before)).lower().rstrip("s")
            behind = words[found.end() : found.end() + _BEHIND]
            days = [d for d in find_dates(behind, published) if d.role in _DAYS and len(d.iso) >= _LONG]
            if noun and days and "," not in behind[: days[0].start]:
                yield noun, days[0].iso
            elif noun and (first := _ON.match(words)) is not None:
                ahead = find_dates(first.group(), published)
                yield from ((noun, d.iso) for d in ahead[:1] if d.role in _DAYS and len(d.iso) >= _LONG)


def _last_of(text: str) -> str:
    """The last operation that a text names; empty where it names none."""
    return next(reversed(_ANY.findall(text)), "")


# "On 28 August the army began a large operation"
_ON = re.compile(r"\W{0,3}On [^,]{3,24}?(?:,|(?= (?:the|a|an|israel\w*|troops|soldiers)\b))", re.I)
_IT_BEGAN = Lowered(r"^\W{0,3}It (?:began|started|was launched)\b", re.I)
_ANY = re.compile(rf"\b{_NOUN}\b", re.I)
_IT = ("it began", "it started", "it was launched")
_DAYS = (Role.EVENT, Role.PERIOD, Role.SINCE)
