"""How a date stands to the day of publication: over, recent, an old attack, the entry of a chronicle."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.reading.dating.mentions import OCTOBER_7, DateMention, Role
from extract.reading.patterns.wordings import WEEKDAY

OPENS = 8  # characters before a date that opens its sentence
_RECENT = 45  # days: an event so near the publication may be the story
_NEWS = 7  # days that an event is news
_ENTRY = 2  # days before the publication that an entry's day at least lies


def open_entry(mention: DateMention, published: date | None) -> date | None:
    """The day of an entry that opens with it, days before the publication: "By Sunday, 8 September, ..."."""
    if published is None or len(mention.iso) != 10 or mention.role is not Role.UNTIL or mention.start > OPENS:
        return None
    day = date.fromisoformat(mention.iso)
    return day if (published - day).days > _ENTRY else None


def is_over(mention: DateMention, published: date | None) -> bool:
    """The period ended before the day of publication: "in July of last year"."""
    if mention.explicit or mention.relative or published is None:
        return mention.explicit
    closed = len(mention.iso) < 10 or mention.begin is None
    return closed and mention.iso < published.isoformat()[: len(mention.iso)]


def is_old_attack(mention: DateMention, published: date | None) -> bool:
    """The attack of 7 October, once it is the background of other news."""
    attack = mention.iso == OCTOBER_7.isoformat()
    return attack and published is not None and (published - OCTOBER_7).days > _NEWS


def is_recent(mention: DateMention, published: date | None) -> bool:
    """A day of the weeks before the publication."""
    if published is None or len(mention.iso) != 10:
        return False
    return 0 <= (published - date.fromisoformat(mention.iso)).days <= _RECENT


def set_ahead(mention: DateMention, text: str, published: str | None, end: int) -> DateMention:
    """The weekday of what is still to come, told of the number that ends there: "three are to be released on Saturday"."""
    due = _DUE.search(text, 0, mention.start) is not None
    past = published is not None and (due or mention.role is Role.EVENT) and mention.iso < published
    if not past or not _WEEKDAY.fullmatch(text, mention.start, mention.end):
        return mention
    leads = due or (mention.start < OPENS and _IS_TO.search(text, mention.end) is not None)
    if not leads and _WHEN.match(text, mention.end) is None and not _TO_COME.fullmatch(text, end, mention.start):
        return mention
    day = date.fromisoformat(mention.iso) + timedelta(days=7)
    return replace(mention, iso=day.isoformat(), role=Role.EVENT, ahead=True)


def is_ahead(iso: str | None, published: str | None) -> bool:
    """The day comes after that of the publication."""
    return iso is not None and published is not None and iso > published


def is_to_come(iso: str, published: str) -> bool:
    """A day that is none of what has happened: "killed ahead of a summit on March 4", written in February.

    >>> is_to_come("2025-03-04", "2025-02-27"), is_to_come("2025-02-28", "2025-02-27")
    (True, False)
    """
    exact = len(iso) == len(published)
    return exact and date.fromisoformat(iso) - date.fromisoformat(published) > timedelta(days=1)


_WEEKDAY = re.compile(rf"(?:this |next )?{WEEKDAY}", re.I)
# "On Saturday, six hostages are to be released"
_IS_TO = re.compile(r"\b(?:is|are) (?:set |due |expected |scheduled )?to\b|\bwill\b", re.I)
# "the truce, which is due to begin on Sunday"
_DUE = re.compile(
    r"\b(?:due|set|expected|scheduled) to (?:begin|start|take effect|come into force|last until) (?:early |late )?(?:on )?$"
)
_WHEN = re.compile(r", when\b")
_TO_COME = re.compile(
    r"(?![^.;:]*\b(?:each|every|approved|agreed|signed|announced|said|since|after|ended)\b)[^.;:]{0,80}", re.I
)
