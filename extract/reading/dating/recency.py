"""How a date stands to the day of publication: over, recent, an old attack, the entry of a chronicle."""

from __future__ import annotations

from datetime import date

from extract.reading.dating.mentions import OCTOBER_7, DateMention, Role

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
