"""Dates named in a sentence, resolved from the publication date: "on Saturday", "since 7 October", "in 2014", "overnight".

Nothing here asks a clock: without a publication date relative words resolve to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from extract.reading.dating.events import NO_EVENTS, Almanac
from extract.reading.dating.mentions import NO_TRAIL, DateMention, Role, Trail
from extract.reading.dating.pairing import NAMED_DAY, joined, until_truce
from extract.reading.dating.resolving import MONTHS, resolve
from extract.reading.dating.roles import Frame, checked
from extract.reading.dating.wording import DATE, DATELINE, LINK_DATE, PUBLISHED_DATE


def find_published(text: str) -> tuple[tuple[int, str], ...]:
    """The days on which a text says it was published, with where: dated links, "Published: 3 February 2025".

    >>> find_published("See https://example.org/2025/02/03/a-report. Two died.")
    ((4, '2025-02-03'),)
    """
    found = []
    for link in LINK_DATE.finditer(text):
        day = checked("{}-{:0>2}-{:0>2}".format(*link.groups()), Role.EVENT)
        if day:
            found.append((link.start(), day[0]))
    found += [
        (m.start, m.iso)
        for m in find_dates(text[:1500], None)
        if m.explicit and len(m.iso) == 10 and PUBLISHED_DATE.search(text[max(0, m.start - 24) : m.start])
    ]
    return tuple(sorted(found))


def find_dateline(text: str, published: date) -> date | None:
    """The day on which a dispatch was written, where its dateline gives one just before that of publication.

    >>> find_dateline("GAZA, Jan. 4 (Agency) -- Two died.", date(2024, 1, 5))
    datetime.date(2024, 1, 4)
    """
    found = DATELINE.search(text[:1500])
    if found is None:
        return None
    written = next((m.iso for m in find_dates(found["day"] or found["place_day"], published)), None)
    if written is None or len(written) < 10:
        return None
    day = date.fromisoformat(written)
    return day if 0 < (published - day).days <= _LATE else None


def find_imaged(text: str, published: date | None) -> str | None:
    """The day of the satellite images that a text goes by: those it names first.

    >>> find_imaged("It is based on an image collected on 3 May 2024.", date(2024, 5, 20))
    '2024-05-03'
    >>> find_imaged("They compared satellite images of 3 March and 9 December.", date(2024, 12, 20))
    '2024-12-09'
    """
    low = text.lower()
    for image in _IMAGE.finditer(text) if any(mark in low for mark in _PICTURED) else ():
        around = text[max(0, image.start() - _BESIDE_IMAGE) : image.end() + _BESIDE_IMAGE]
        if _DIGIT.search(around) is None:
            continue
        at = min(image.start(), _BESIDE_IMAGE)
        days = find_dates(around, published)
        for day, later in zip_longest(days, days[1:]):
            beside = around[at + len(image.group()) : day.start] if day.start > at else around[day.end : at]
            if len(day.iso) == 10 and day.role is not Role.SINCE and _BESIDE.fullmatch(beside):
                compared = later is not None and later.iso > day.iso and _WITH.fullmatch(around, day.end, later.start)
                return later.iso if later is not None and compared else day.iso
    return None


_DIGIT = re.compile(r"\d")
_IMAGE = re.compile(
    r"\b(?:images?|imagery|satellite (?:data|pictures|photos|photographs)|(?:pictures?|photographs?)(?= (?:taken|captured|collected|acquired) (?:by satellites? )?on))\b",
    re.I,
)
_PICTURED = ("imag", "satellite", "picture", "photograph")  # of what it matches, a part each
_BESIDE_IMAGE = 60  # characters
_BESIDE = re.compile(
    r" (?:(?:satellite|aerial|high-resolution|very|high|resolution) )*|(?: (?:collected|taken|captured|acquired|recorded|dated|made|available|up to|of|from|on|by|UNOSAT|analysed|the|between|until|as of|in|with|very|high|resolution))*(?:: ?| )",
    re.I,
)
_WITH = re.compile(r" (?:and|with|to)(?: those)?(?: of| from)? ")  # "compared images of 4 May and 9 June"
_LATE = 3  # days from the writing of a dispatch to its publication


def find_dates(
    text: str, published: date | None, *, year: int | None = None, trail: Trail = NO_TRAIL, almanac: Almanac = NO_EVENTS
) -> tuple[DateMention, ...]:
    """The dates of a folded sentence, left to right.

    `year` is the past year that the paragraph tells of, if it names one; `trail` what the text before it dates ("that
    night", "since then"), `almanac` the events that need no date.

    >>> [(m.iso, m.role.value) for m in find_dates("Ten died on Friday, 40 since 21 January.", date(2025, 2, 3))]
    [('2025-01-31', 'event'), ('2025-01-21', 'since')]
    """
    found: list[DateMention] = []
    if not (almanac.may_find(text) or DATE.may_match(text)):
        return ()
    events = sorted(almanac.find(text), key=_start)
    for mention in _worded(text, Frame(text, published, year, trail, almanac)):
        while events and events[0].start < mention.start:
            found.append(events.pop(0))
        found.append(mention)
    return tuple(until_truce(m, text, almanac) for m in joined([*found, *events], text, published))


def _start(mention: DateMention) -> int:
    return mention.start


def _worded(text: str, frame: Frame) -> Iterator[DateMention]:
    """Every date expression, resolved after the ones before it."""
    named_day = NAMED_DAY.search(text) is not None
    for found in DATE.finditer(text):
        if named_day and found.group().lower() in ("overnight", "at dawn", "tonight"):
            continue  # "overnight on Monday" is Monday's
        resolved = resolve(found, frame)
        if resolved is None:
            continue
        iso, role = resolved
        if iso == str(frame.published) and _WRITTEN.fullmatch(text, 0, found.start()):
            continue  # the day of the dispatch
        named = any(
            found.group(g)
            for g in ("isodate", "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8", "y9", "y11", "entryyear")
        )
        relative = bool(found["h24"]) or (found["spanunit"] or found["pastunit"] or "").lower().startswith(
            ("day", "hour")
        )
        begin = _begin(found, frame.published) if role is not Role.SPEECH else None
        mention = DateMention(found.start(), found.end(), iso, role, named, begin, relative=relative)
        if found["dayafter"] or found["daysafter"]:
            mention = replace(mention, reach=_reach(text, found))
        yield mention
        frame = frame.after(mention)


# "Kharkiv, (APP / Pakistan Point News - 27th May, 2024) The toll rose on Sunday"
_WRITTEN = re.compile(r"\W{0,2}[A-Z][\w'/ -]{2,40},? ?\([A-Z][^()]{1,50}[-–,] ")


def _begin(found: re.Match[str], published: date | None) -> str | None:
    """Where a period starts that is not over: "so far this year", "this month", "in 2025" while it is 2025."""
    if published is None:
        return None
    words = found.group().lower()
    if found["sofar"] or words in ("this year", "this month"):
        if "year" in words or str(published.year) in words:
            return f"{published.year}-01-01"
        month = MONTHS.get(words.rsplit(" ", 1)[-1])
        if month is not None and month <= published.month:
            return f"{published.year}-{month:02d}-01"
        return f"{published:%Y-%m}-01" if "month" in words else None
    if found["year"] and words.startswith(("in ", "during ", "throughout ")) and found["y5"] == str(published.year):
        return f"{published.year}-01-01"
    if (
        found["mon"]
        and words.startswith(("in ", "during ", "this "))
        and MONTHS.get(words.split()[-1]) == published.month
    ):
        return f"{published:%Y-%m}-01"
    return None


def _reach(text: str, found: re.Match[str]) -> int:
    """Where the clause of "a day after four were freed, ..." ends."""
    comma = re.compile(r", (?!which|killing|leaving|and)").search(text, found.end()) if found.start() < 20 else None
    return comma.start() if comma else len(text)
