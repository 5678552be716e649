"""Rows of counts, each with a date: "nine on Monday, 13 on Sunday", "in 2019 they displaced 670, in 2018 390"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.dating.mentions import DateMention, Role
from extract.reading.patterns.wordings import ONES

POINTS = (Role.EVENT, Role.PERIOD, Role.UNTIL)


def heads_next(mention: DateMention, dates: Sequence[DateMention], text: str, start: int, end: int) -> bool:
    """ "In 2019 they displaced 670, in 2018 390": the date behind the number opens the next item, and one stands before it."""
    if mention.start < end or mention.role not in POINTS or _OPENS_ITEM.search(text[end : mention.start]) is None:
        return False
    if _ITEM_NUMBER.match(text, mention.end) is None:
        return False
    if text[end : mention.start].endswith((", and on ", "; on ")):
        return True  # "240 houses were set alight, and on Friday six bodies were found"
    return any(d.end <= start and d.role in POINTS and _SAME_ITEM.fullmatch(text, d.end, start) for d in dates)


def ends_last(mention: DateMention, dates: Sequence[DateMention], text: str, start: int, end: int) -> bool:
    """ "Two were killed on Monday, one died in Tubas on Friday": the date before the number closes the item before, and one closes its own."""
    if mention.end > start or mention.role not in POINTS or _NEXT_DEED.fullmatch(text, mention.end, start) is None:
        return False
    first = min(dates, key=lambda d: d.start)
    if _NUMBER.search(text, 0, first.start) is None:
        return False
    return any(d.start >= end and d.role in POINTS and not _NUMBER.search(text, end, d.start) for d in dates)


_NEXT_DEED = re.compile(r",?\s(?:and\s)?(?:another\s)?|,? and (?:(?!on\b|in\b|at\b|by\b)[a-z]+ ){1,3}")
_NUMBER = re.compile(rf"\d|\b(?:{ONES})\b", re.I)
_OPENS_ITEM = re.compile(r"(?:,|;|,? and) (?:on |in |during |by |then )?$")
_ITEM_NUMBER = re.compile(
    r",? (?:[A-Za-z'-]+ ){0,6}?(?:about |some |another |more than |at least )?(?:\d|(?:" + ONES + r")\b)"
)
_SAME_ITEM = re.compile(r"[^\d;]{0,90}")
