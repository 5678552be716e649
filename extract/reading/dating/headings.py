"""What a date does for more than its sentence: it heads a section, opens an entry, gives a report its period or its day."""

from __future__ import annotations

import re
from datetime import date

from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.resolving import opens_entry
from extract.reading.dating.wording import OF_OCTOBER_7
from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import WEEKDAY

# "It covers the period from 3 to 9 May": the head of a report, however many lines it has
COVERS = Sieve(r"\b(?:reporting (?:period|week|month)|period|cover(?:s|ed|ing|age)|valid)\b", re.I)
# "Imagery date: 3 May 2024", "Data collection – 3 May": what is counted is of that day, whenever it is published
_STAMP = re.compile(
    r"\b(?:brought up to date|updated|compiled|drawn up|data|imagery|images?|figures|information|cut-?off|assessment|state of (?:things|play|affairs))\b"
    r"(?: (?:date|collection|collected|analysis|analysed|acquired|cut-?off|period|as of|status|of|on|from|at|to|until|through|by|is|are|valid|for))*\s*[:|–-]?\s*$",
    re.I,
)
# "This update covers 7 to 13 May"
_COVERING = Sieve(
    r"\bperiod|\b(?:update|report|bulletin|brief|note|page|issue|snapshot) (?:covers|covering|is for) ", re.I
)
_BY = re.compile(r"\b(?:by|until|till|through|to)(?: the)?(?: (?:end of|evening of|morning of|noon on))?\s*$", re.I)
# "Key figures", "The war in numbers": the short lines below are totals
AT_A_GLANCE = Lowered(
    r"\b(?:key (?:figures|numbers|facts|indicators|data)|(?:in|by the) (?:numbers|figures)|at a glance)\W*$", re.I
)
FINITE = Sieve(r"\b(?:is|are|was|were|has|have|had)\b", re.I)
STATISTICS = re.compile(r"\b(?:statistics|key figures|figures|in numbers|numbers|tolls?|tally|losses)\b", re.I)
# "Key statistics of the war on day 600": what is listed below was counted up to then
GIVES_NUMBERS = Sieve(r"\b(?:key|latest|updated|new) statistics\b|\bstatistics (?:of|on) the\b", re.I)
_ARTICLE = 12  # characters: "The Hamas "
_FROM_ON = re.compile(r"\b(?:after|before|from|since)\s$", re.I)  # "Latest developments (after 9 September)"
_SET_OFF = re.compile(r" ?(?::|–|--?|\|) (?=\S)")
_RANGE = re.compile(r"\d\s*(?:–|-|to|and|until)\s*$")


# "Demolished house in Silwan, 5 January 2025. Photo: OCHA": the day of a picture
_CREDIT = re.compile(
    r"\b(?:[Pp]hoto(?: by|:| credit| courtesy)|Photograph:|Photographs? by|[Ii]mage [Cc]redit|[Ff]ile photo)|©|\[[\w /]+/(?:AFP|AP|Reuters|Getty|EPA)[\w /]*\]|\((?:AP |Reuters )?Photo\b|\b(?:AFP|Anadolu|AP|EPA|Reuters)(?:/| via )[A-Z]"
)
_CREDITED = ("hoto", "mage ", "©", "AFP", "Anadolu", "AP", "EPA", "Reuters", "Getty")  # of what it matches, a part each
_CAPTION = 400  # characters


def is_caption(text: str, start: int) -> bool:
    """The line of the sentence that starts there is the caption of a picture: it names who took it."""
    first, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    end = end if end >= 0 else len(text)
    if end - first > _CAPTION or all(text.find(mark, first, end) < 0 for mark in _CREDITED):
        return False
    return _CREDIT.search(text, first, end) is not None


_DAY_NAME = Sieve(rf"{WEEKDAY}", re.I)


def reports_on(mention: DateMention, text: str, published: date | None) -> bool:
    """The period of a report, over when it is published: "19–25 March 2025", "May 2025"."""
    if published is None or mention.role is Role.SINCE:
        return False
    days = mention.role is Role.PERIOD and not mention.relative
    if not mention.explicit and not (days and len(mention.iso) == 10):
        return False  # "5–11 November" needs no year
    spans = days or mention.begin is not None or len(mention.iso) < 10 or _RANGE.search(text[: mention.start])
    last = date(published.year - 1, 1, 1).isoformat()
    return bool(spans) and last[: len(mention.iso)] <= mention.iso < published.isoformat()[: len(mention.iso)]


def states_day(mention: DateMention, text: str) -> bool:
    """The day that totals stand for: "as of 3 May", "reporting period: 26 April to 3 May", "Imagery date: 3 May"."""
    if mention.role is Role.UNTIL:
        return _BY.search(text[: mention.start]) is None  # "by 3 May" tells what had happened by then
    if mention.role not in (Role.PERIOD, Role.EVENT) or mention.relative:
        return False
    before = text[: mention.start]
    return (mention.role is Role.PERIOD and _COVERING.search(before) is not None) or _STAMP.search(before) is not None


def heads_section(mention: DateMention, text: str, *, within: bool = False) -> bool:
    """The line is a date, a few days, a month or a year, or ends in a day in brackets; `within` a text, after a place."""
    words, rest = text[mention.start : mention.end], text[mention.end :]
    if mention.role not in (Role.EVENT, Role.UNTIL, Role.PERIOD) or not (
        any(c.isdigit() for c in words) or _DAY_NAME.fullmatch(words)
    ):
        return False
    whole = opens_entry(text, mention.start) and rest.strip(" :–-") == ""
    day = len(mention.iso) == len("2025-02-10")
    placed = within and day and not rest.strip() and _PLACED.fullmatch(text, 0, mention.start) is not None
    return whole or placed or (day and rest.strip() == ")")


def heads_year(text: str) -> int | None:
    """The year that a heading gives to what stands under it.

    >>> heads_year("2014 – the 50-day war"), heads_year("Cast Lead (2008-09)"), heads_year("2014 in numbers")
    (2014, 2009, None)
    """
    found = _YEAR.fullmatch(text)
    if found is None:
        return None
    year, last = found["year"] or found["behind"], found["last"] or found["end"] or ""
    return int(year[: len(year) - len(last)] + last)


_YEAR = re.compile(
    r"\W*(?:[Yy]ear )?(?P<year>(?:19|20)\d\d)(?: ?[-–/] ?(?P<last>(?:(?:19|20)\d)?\d\d?))?(?:\W*|\s*(?:[–—:|]|-{1,2})\s\D*(?:\d{1,3}[ -]days?\b\D*)?)"
    r"|[^\d(]{3,60} \((?P<behind>(?:19|20)\d\d)(?: ?[-–/] ?(?P<end>(?:(?:19|20)\d)?\d\d?))?\)\W*"
)


# "Huwara, 26 February"
_PLACED = re.compile(r"\W{0,3}(?:(?:[A-Z][\w'-]*|of|the|al|camp|and) ?){1,6}(?:,| –| -|:) (?:on )?")


def is_compared(mention: DateMention, text: str) -> bool:
    """The date is only compared with: "a 26 percent increase on the same period in 2023", "the worst since last year, when ..."."""
    same = _SAME_PERIOD.fullmatch(text, mention.start, mention.end)
    opens = len("since ") if text.startswith("since ", mention.start) else 0
    return same is not None or _RECORD_SINCE.search(text[: mention.start + opens]) is not None


_RECORD_SINCE = Sieve(
    r"\b(?:worst|deadliest|largest|biggest|bloodiest|heaviest|fiercest|highest|longest|first|most \w+)\b[^.;]{0,80}\bsince (?:[\w'-]+ ){0,4}(?:[\w'-]+, when [^.;]*)?$"
)
_SAME_PERIOD = re.compile(
    r"(?:\w+ )?(?:the |that |this )?same (?:period|time|months?) (?:of |in |a )?(?:last|year|the|20).*", re.I
)


def goes_on(mention: DateMention, text: str) -> bool:
    """The text may go on about that day: it is none that was only compared with, nor that of an older attack named as a cause."""
    if _WITHIN.match(text, mention.start) and _MORE_THAN.search(text, 0, mention.start):
        return False
    before = [p for p in (_COMPARED_BEFORE, _OVER_ATTACK, _BEGAN, _TAKEN, _IN_MEMORY) if p.may_match(text)]
    return not any(p.pattern.search(text, 0, mention.start) for p in before)


def is_some_time_ago(mention: DateMention, text: str) -> bool:
    """ "A few weeks ago" dates its own clause: the text does not go on about that time."""
    return _SOME_TIME_AGO.match(text, mention.start) is not None


# "a wave of attacks that started on 20 October": what it killed is not of that day
_BEGAN = Sieve(r"\b(?:that|which) (?:began|begun|started|erupted|broke out)(?: early| late)? (?:on|in) (?:the )?$")
# "three hostages taken from the festival were in a hospital": the day they were taken is told by the way
_TAKEN = Sieve(
    r"\b(?:hostages?|captives?|women|men|soldiers|people|Israelis|(?:who|that) (?:was|were|had been))(?: (?:who|that) (?:was|were|had been))? (?:taken|seized|abducted|kidnapped|captured|snatched)\b[^.;,]{0,60}$"
)
_SOME_TIME_AGO = re.compile(r"(?:a )?(?:few|several|couple of) \w+ ago\b", re.I)
# "the annual commemoration of six people killed in 1976"
_IN_MEMORY = Sieve(r"\b(?:commemorat\w+|in memory of|remembrance of|anniversary of)\b[^.;]{0,80}$")
_COMPARED_BEFORE = Sieve(
    r"\b(?:compared (?:to|with)|up from|down from|against|than) (?:(?:about|some|nearly|around|over|the) )*[\d,]+ (?:[\w-]+ )?(?:in|on|during) $"
)
# "58 per cent more than the 1,900 deaths / during the 2006 war", "than the number of people displaced / in 2006"
_MORE_THAN = re.compile(
    r"\b(?:more|fewer|less|higher|lower) than (?:(?:about|some|nearly|around|over|the) )*(?:[\d,]+|number|total|toll) (?:[\w-]+ ){0,4}$"
)
_WITHIN = re.compile(r"(?:in|during) ")
_OVER_ATTACK = Sieve(
    r"\b(?:over|related to|linked to|in connection with|suspected of|accused of|blamed for|responsible for|wanted (?:for|over)|in (?:response|retaliation|revenge) (?:to|for))"
    r" (?:an?|the|that|this|its|his|carrying out an?) (?:[\w-]+ ){0,3}(?:attack|shooting|killing|stabbing|ambush|bombing)s?\b[^.;,]{0,40} (?:on |in )$"
)


def bounds_section(mention: DateMention, text: str) -> bool:
    """The line ends in a bracket that tells what lies before or behind the section: "Latest developments (after 9 May)"."""
    return (
        mention.role is Role.EVENT
        and text[mention.end :].strip() == ")"
        and _FROM_ON.search(text[: mention.start]) is not None
    )


def names_event(mention: DateMention, text: str) -> bool:
    """The line names an event by its day and little else: "The October 7 attacks"."""
    rest = OF_OCTOBER_7.match(text, mention.end)
    return rest is not None and not text[rest.end() :].strip(" s:") and len(text[: mention.start]) < _ARTICLE


def opens_line(mention: DateMention, text: str) -> bool:
    """The date is set off at the start of a line that goes on: "Jan. 21: Troops enter Jenin."."""
    return (
        mention.role in (Role.EVENT, Role.PERIOD)
        and opens_entry(text, mention.start)
        and _SET_OFF.match(text, mention.end) is not None
        and any(c.isdigit() for c in text[mention.start : mention.end])
    )
