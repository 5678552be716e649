"""What neighbouring dates make together: one day, one period, or the start of a running total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from extract.reading.dating.events import Almanac
from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.wording import COMPARED
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import WEEKDAY


def joined(mentions: list[DateMention], text: str, published: date | None) -> Iterator[DateMention]:
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
        when = _WHEN.match(text, mention.end) is not None
        if mention.role is Role.PERIOD and not when and _OF_COMPARED.search(text[: mention.start]):
            continue  # "the deadliest day since the civil war of 1975–1990"
        if _is_of_record(mention, text, published):
            continue
        if mention.role is Role.PERIOD and len(mention.iso) == _DAY_LONG and _AS_OF.search(text, 0, mention.start):
            yield replace(mention, role=Role.UNTIL)  # "as of 22-23 September": what stood then
            continue
        since = mention.role is Role.SINCE or text[mention.start : mention.start + 5].lower() == "since"
        start = text.lower().rfind("since", 0, mention.start + 6)
        if not since or start < 0 or not COMPARED.search(text[: start + 6]):
            yield mention
        elif when:
            yield replace(mention, role=Role.EVENT)  # "the most since 2002, when 52 were killed"


def _is_of_record(mention: DateMention, text: str, published: date | None) -> bool:
    """What a record is set in while it runs: "the deadliest day of 2025", "one of the worst attacks this year"."""
    if published is None or (len(mention.iso) > _MONTH_LONG and mention.role is not Role.SO_FAR):
        return False
    if not published.isoformat().startswith(mention.iso):
        return False
    return _RECORD.search(text, 0, mention.start) is not None


_RECORD = re.compile(
    r"\b(?:deadliest|bloodiest|largest|biggest|worst|highest|heaviest|fiercest|most \w+(?<!people)) (?:(?!killed|displaced|destroyed)[\w-]+ ){1,7}$",
    re.I,
)


def _pair(last: DateMention, mention: DateMention, text: str, published: date | None) -> list[DateMention] | None:
    """What two neighbours make together; None where each stands alone."""
    between = text[last.end : mention.start]
    numbered = any(c.isdigit() for c in text[mention.start : mention.end])
    if _SAME_DAY.fullmatch(between) and len(mention.iso) == 10 and numbered and _is_day(last, text):
        role = mention.role if last.role is Role.EVENT else last.role
        return [replace(mention, start=last.start, role=role)]  # "Saturday, 7 September"
    if _A_DAY.fullmatch(between) and len(last.iso) == 10 and _is_day(mention, text):
        return [replace(last, end=mention.end)]  # "13 July, a Saturday"
    if _AND_NEXT.fullmatch(between) and _is_day(last, text) and _is_day(mention, text) and last.role is not Role.SINCE:
        return [replace(mention, start=last.start, role=last.role)]  # "in the night of Sunday to Monday": the last day
    if mention.role is Role.SO_FAR and between.isspace() and _FROM.search(text[: last.start]):
        return [replace(mention, start=last.start, begin=last.iso)]  # "from 7 October until today"
    if _OF.fullmatch(between) and text[mention.start : mention.end].lower() == "last week" and _is_day(last, text):
        return [_a_week_before(last, mention, published)]
    if _TO.fullmatch(between):
        last = _in_the_year(last, mention)
        now = published is not None and mention.iso == published.isoformat()
        if last.role is Role.SINCE:
            return [last] if now else [last, replace(mention, role=Role.UNTIL)]  # "since January until 3 May"
        days = last.role is Role.EVENT and len(last.iso) == len(mention.iso) == 10 and last.iso < mention.iso
        opens = _FROM.search(text[: last.start]) or text[last.start : last.end].lower().startswith("from ")
        if opens or (days and _THROUGH.fullmatch(between)):
            role = Role.SO_FAR if now and not _is_short(last.iso, mention.iso) else Role.PERIOD
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


def _is_short(first: str, last: str) -> bool:
    """A week or so, which is counted as a period even where it ends today: "between 21 and 24 June"."""
    if not len(first) == len(last) == _DAY_LONG:
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days <= _FEW_DAYS


_FEW_DAYS = 10


def _in_the_year(last: DateMention, mention: DateMention) -> DateMention:
    """The start of a period takes the year that its end names: "Nov. 24 to Dec. 1, 2023", "Dec. 28 to Jan. 2, 2024"."""
    if last.explicit or not mention.explicit or len(last.iso) != len(mention.iso) or len(last.iso) < _MONTH_LONG:
        return last
    year = int(mention.iso[:4])
    year -= last.iso[5:] > mention.iso[5:]
    return replace(last, iso=f"{year}{last.iso[4:]}")


def _a_week_before(day: DateMention, week: DateMention, published: date | None) -> DateMention:
    """ "Wednesday of last week": the last one before this week's Monday."""
    told = date.fromisoformat(day.iso)
    monday = (published or told) - timedelta(days=(published or told).weekday())
    return replace(day, end=week.end, iso=(told if told < monday else told - timedelta(days=7)).isoformat())


_OF = re.compile(r"(?: (?:night|morning|afternoon|evening))?,? (?:of )?")
_AS_OF = re.compile(r"\bas (?:of|at)(?: the)?\s*$", re.I)
_AND = re.compile(r" and (?:in )?")
_DAY_LONG = 10  # characters of "2023-11-24"
_MONTH_LONG = 7  # characters of "2023-11"


def _is_day(mention: DateMention, text: str) -> bool:
    words = text[mention.start : mention.end]
    return NAMED_DAY.fullmatch(words) is not None or words.lower() in ("yesterday", "today")


NAMED_DAY = Sieve(rf"(?:\b(?:last|this|early|late|past) )?\b{WEEKDAY}\b", re.I)
_SAME_DAY = re.compile(r"(?: (?:night|morning|afternoon|evening))?,?\s*\(?(?:the )?", re.I)
_AND_NEXT = re.compile(r" (?:to|and|until|into) |[–-]")
_TO = re.compile(
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?(?:hrs|hours|am|pm))?,?| \(\d{2}[:.]?\d\d ?(?:hrs|hours)?\))?\s*(?:and|to|until|till|through|up to|–|-)\s*(?:the\s+|(?:end|evening|night|morning|afternoon|early hours|noon|midnight|dawn) of\s+|late\s+|early\s+|noon\s+|(?:at |about |around )?\d{1,2}[:.]\d\d(?: ?(?:hrs|hours|am|pm))?\s+|on\s+)*",
    re.I,
)
_A_DAY = re.compile(r",? an? ", re.I)
_THROUGH = re.compile(r"\s*(?:to|until|through|–|-)\s*", re.I)  # "27 January to 2 February"
_FROM = re.compile(
    r"\b(?:between|from)\s+(?:the\s+|late\s+|early\s+|(?:evening|night|morning|afternoon|noon|midnight) (?:of|on) |noon |\d{1,2}[:.]\d\d (?:on |of )|(?:the )?(?:start|beginning) of (?:the|this|its) (?:[\w-]+ ){1,2}(?:on |in )?|start of\s+|beginning of\s+|\w+day,?\s+)*$",
    re.I,
)
_BEGAN = re.compile(
    r"(?:(?:, (?:which|that))?[^,.;:\d]{0,60}\s(?:began|started|erupted|broke out|launched|resumed|escalated|declared|announced|agreed|signed|reached|took (?:hold|effect)|(?:in|into) (?:effect|force)))?\s(?:back )?(?:on|in|of)\s+(?:late |early |the )?",
    re.I,
)
_OF_COMPARED = re.compile(r"\b(?:first|most|worst|\w+est)\b[^.;,]{0,60}\bsince\b[^.;,]{1,40}$", re.I)
_CLAUSE_DATE = re.compile(
    r"(?!.*\b(?:through|until|till|by)\b)[^,.;:\d]{0,60}\s(?:(?:on|in|at) )?(?:the |late |early |mid-)?", re.I
)
_WHEN = re.compile(
    r"(?: (?:[\w-]+ )?(?:war|offensive|invasion|assault|occupation|conflict|uprising|operation|attack|raid))?,? (?:when|the year|(?:which|that) (?:left|killed|cost|claimed|destroyed|displaced))\b",
    re.I,
)


def until_truce(mention: DateMention, text: str, almanac: Almanac) -> DateMention:
    """ "Between 8 October 2023 and the truce": the period ends where the truce began."""
    if mention.role is not Role.EVENT or not (found := _TO_TRUCE.match(text, mention.end)):
        return mention
    end = almanac.began("truce") if _FROM.search(text[: mention.start]) else None
    if end is None or end <= mention.iso:
        return mention
    return replace(mention, end=found.end(), iso=end, role=Role.PERIOD)


_TO_TRUCE = re.compile(r" (?:and|to|until|till|up to) the (?:truce|cease-?fire)\b(?! (?:of|on|in)\b)", re.I)
