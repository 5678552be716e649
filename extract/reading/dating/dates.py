"""Dates named in a sentence, resolved from the publication date: "on Saturday", "since 7 October", "in 2014", "overnight".

Nothing here asks a clock: without a publication date relative words resolve to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extract.reading.dating.events import NO_EVENTS, Almanac
from extract.reading.dating.mentions import NO_TRAIL, DateMention, Role, Trail
from extract.reading.dating.resolving import MONTHS, resolve
from extract.reading.dating.roles import Frame, checked
from extract.reading.dating.wording import COMPARED, DATE, DATELINE, LINK_DATE, PUBLISHED_DATE
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import WEEKDAY


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
    """
    for image in _IMAGE.finditer(text):
        around = text[max(0, image.start() - _BESIDE_IMAGE) : image.end() + _BESIDE_IMAGE]
        if _DIGIT.search(around) is None:
            continue
        at = min(image.start(), _BESIDE_IMAGE)
        for day in find_dates(around, published):
            beside = around[at + len(image.group()) : day.start] if day.start > at else around[day.end : at]
            if len(day.iso) == 10 and day.role is not Role.SINCE and _BESIDE.fullmatch(beside):
                return day.iso
    return None


_DIGIT = re.compile(r"\d")
_IMAGE = re.compile(
    r"\b(?:images?|imagery|satellite (?:data|pictures|photos|photographs)|(?:pictures?|photographs?)(?= (?:taken|captured|collected|acquired) (?:by satellites? )?on))\b",
    re.I,
)
_BESIDE_IMAGE = 60  # characters
_BESIDE = re.compile(
    r" (?:(?:satellite|aerial|high-resolution|very|high|resolution) )*|(?: (?:collected|taken|captured|acquired|recorded|dated|made|available|up to|of|from|on|by|UNOSAT|analysed|the|between|until|as of|in|with|very|high|resolution))*(?:: ?| )",
    re.I,
)
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
    events = sorted(almanac.find(text), key=_start)
    for mention in _worded(text, Frame(text, published, year, trail, almanac)):
        while events and events[0].start < mention.start:
            found.append(events.pop(0))
        found.append(mention)
    return tuple(_until_truce(m, text, almanac) for m in _joined([*found, *events], text, published))


def _until_truce(mention: DateMention, text: str, almanac: Almanac) -> DateMention:
    """ "Between 8 October 2023 and the truce": the period ends where the truce began."""
    if mention.role is not Role.EVENT or not (found := _TO_TRUCE.match(text, mention.end)):
        return mention
    end = almanac.began("truce") if _FROM.search(text[: mention.start]) else None
    if end is None or end <= mention.iso:
        return mention
    return replace(mention, end=found.end(), iso=end, role=Role.PERIOD)


_TO_TRUCE = re.compile(r" (?:and|to|until|till|up to) the (?:truce|cease-?fire)\b(?! (?:of|on|in)\b)", re.I)


def _start(mention: DateMention) -> int:
    return mention.start


def _worded(text: str, frame: Frame) -> Iterator[DateMention]:
    """Every date expression, resolved after the ones before it."""
    named_day = _NAMED_DAY.search(text) is not None
    for found in DATE.finditer(text):
        if named_day and found.group().lower() in ("overnight", "at dawn", "tonight"):
            continue  # "overnight on Monday" is Monday's
        resolved = resolve(found, frame)
        if resolved is None:
            continue
        iso, role = resolved
        named = any(found.group(g) for g in ("isodate", "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8", "entryyear"))
        relative = bool(found["h24"]) or (found["spanunit"] or found["pastunit"] or "").lower().startswith(
            ("day", "hour")
        )
        mention = DateMention(
            found.start(), found.end(), iso, role, named, _begin(found, frame.published), relative=relative
        )
        if found["dayafter"]:
            mention = replace(mention, reach=_reach(text, found))
        yield mention
        frame = replace(frame, trail=frame.trail.after(mention))


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


def _joined(mentions: list[DateMention], text: str, published: date | None) -> Iterator[DateMention]:
    """Expressions that make one date or one period together; a start that is only compared with is left out."""
    kept: list[DateMention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.role is Role.SINCE and not mention.explicit and kept[-1].role is Role.SINCE:
                continue
            kept.pop()
        pair = _pair(kept[-1], mention, text, published) if kept else None
        if pair is None:
            kept.append(mention)
        else:
            kept[-1:] = pair
    for mention in kept:
        if mention.role is Role.PERIOD and _OF_COMPARED.search(text[: mention.start]):
            continue  # "the deadliest day since the civil war of 1975–1990"
        since = mention.role is Role.SINCE or text[mention.start : mention.start + 5].lower() == "since"
        start = text.lower().rfind("since", 0, mention.start + 6)
        if not since or start < 0 or not COMPARED.search(text[: start + 6]):
            yield mention
        elif _WHEN.match(text, mention.end):
            yield replace(mention, role=Role.EVENT)  # "the most since 2002, when 52 were killed"


def _pair(last: DateMention, mention: DateMention, text: str, published: date | None) -> list[DateMention] | None:
    """What two neighbours make together; None where each stands alone."""
    between = text[last.end : mention.start]
    if _SAME_DAY.fullmatch(between) and len(mention.iso) == 10 and _is_day(last, text):
        role = mention.role if last.role is Role.EVENT else last.role
        return [replace(mention, start=last.start, role=role)]  # "Saturday, 7 September"
    if _A_DAY.fullmatch(between) and len(last.iso) == 10 and _is_day(mention, text):
        return [replace(last, end=mention.end)]  # "13 July, a Saturday"
    if _AND_NEXT.fullmatch(between) and _is_day(last, text) and _is_day(mention, text) and last.role is not Role.SINCE:
        return [replace(mention, start=last.start, role=last.role)]  # "in the night of Sunday to Monday": the last day
    if mention.role is Role.SO_FAR and between.isspace() and _FROM.search(text[: last.start]):
        return [replace(mention, start=last.start, begin=last.iso)]  # "from 7 October until today"
    if _TO.fullmatch(between):
        last = _in_the_year(last, mention)
        now = published is not None and mention.iso == published.isoformat()
        if last.role is Role.SINCE:
            return [last] if now else [last, replace(mention, role=Role.UNTIL)]  # "since January until 3 May"
        days = last.role is Role.EVENT and len(last.iso) == len(mention.iso) == 10 and last.iso < mention.iso
        opens = _FROM.search(text[: last.start]) or text[last.start : last.end].lower().startswith("from ")
        if opens or (days and _THROUGH.fullmatch(between)):
            role = Role.SO_FAR if now else Role.PERIOD
            named = last.explicit or mention.explicit
            return [replace(mention, start=last.start, role=role, begin=last.iso, explicit=named)]
    if (
        _AND.fullmatch(between)
        and last.role is mention.role is Role.PERIOD
        and len(last.iso) == len(mention.iso) < _DAY_LONG
    ):
        return [replace(mention, start=last.start)]  # "in December 2008 and January 2009": the last month
    if last.role is Role.SINCE and not last.explicit and _BEGAN.fullmatch(between):
        return [replace(mention, start=last.start, role=Role.SINCE)]  # "since the war that began on 7 October"
    clause = last.role is Role.SO_FAR and text[last.start : last.start + 6].lower() == "since "
    if clause and _CLAUSE_DATE.fullmatch(between):  # "since Israel stepped up its strikes in September"
        return [replace(mention, start=last.start, role=Role.SINCE)]
    return None


def _in_the_year(last: DateMention, mention: DateMention) -> DateMention:
    """The start of a period takes the year that its end names: "Nov. 24 to Dec. 1, 2023", "Dec. 28 to Jan. 2, 2024"."""
    if last.explicit or not mention.explicit or len(last.iso) != len(mention.iso) or len(last.iso) < _MONTH_LONG:
        return last
    year = int(mention.iso[:4])
    year -= last.iso[5:] > mention.iso[5:]
    return replace(last, iso=f"{year}{last.iso[4:]}")


_AND = re.compile(r" and (?:in )?")
_DAY_LONG = 10  # characters of "2023-11-24"
_MONTH_LONG = 7  # characters of "2023-11"


def _is_day(mention: DateMention, text: str) -> bool:
    words = text[mention.start : mention.end]
    return _NAMED_DAY.fullmatch(words) is not None or words.lower() in ("yesterday", "today")


_NAMED_DAY = Sieve(rf"(?:\b(?:last|this|early|late|past) )?\b{WEEKDAY}\b", re.I)
_SAME_DAY = re.compile(r"(?: (?:night|morning|afternoon|evening))? \((?:the )?|,?\s*\(?(?:the )?", re.I)
_AND_NEXT = re.compile(r" (?:to|and|until|into) |[–-]")
_TO = re.compile(
    r"\s*(?:and|to|until|till|through|up to|–|-)\s*(?:the\s+|(?:end|evening|night|morning|afternoon|early hours|noon|midnight|dawn) of\s+|late\s+|early\s+|noon\s+|on\s+)*",
    re.I,
)
_A_DAY = re.compile(r",? an? ", re.I)
_THROUGH = re.compile(r"\s*(?:to|until|through|–|-)\s*", re.I)  # "27 January to 2 February"
_FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+|late\s+|early\s+|start of\s+|beginning of\s+|\w+day,?\s+)*$", re.I)
_BEGAN = re.compile(
    r"(?:[^,.;:\d]{0,30}\s(?:began|started|erupted|broke out|launched|resumed|escalated|declared|announced|agreed|signed|reached|took (?:hold|effect)|(?:in|into) (?:effect|force)))?\s(?:back )?(?:on|in|of)\s+(?:late |early |the )?",
    re.I,
)
_OF_COMPARED = re.compile(r"\b(?:first|most|\w+est)\b[^.;,]{0,60}\bsince\b[^.;,]{1,40}$", re.I)
_CLAUSE_DATE = re.compile(r"[^,.;:\d]{0,60}\s(?:(?:on|in|at) )?(?:the |late |early |mid-)?", re.I)
_WHEN = re.compile(r",? (?:when|the year|(?:which|that) (?:left|killed|cost|claimed|destroyed|displaced))\b", re.I)
