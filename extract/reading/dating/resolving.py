"""One date expression, resolved: to an ISO date as exact as the words are, and its role in the sentence."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from extract.reading.dating.mentions import OCTOBER_7, Role
from extract.reading.dating.reckoning import (
    SEASONS,
    anchored,
    day_of_month,
    days_ago,
    earlier_that_day,
    relative,
    season,
    weekday,
)
from extract.reading.dating.roles import Frame, Resolved, checked, role_of
from extract.reading.dating.spells import NUMBERS
from extract.reading.dating.wording import (
    BACKGROUND,
    INVOLVED,
    OF_OCTOBER_7,
    OUTSIDE,
    SPEECH_AFTER,
    SPEECH_THAT,
    STRICT_SINCE,
    THAT,
)
from extract.reading.patterns.lowered import Lowered

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}


def opens_entry(text: str, start: int) -> bool:
    """Nothing but the mark of an item or the day of the week stands before the date: an entry of a chronicle."""
    return _BEFORE_ENTRY.fullmatch(text, 0, start) is not None


_BEFORE_ENTRY = re.compile(
    r"\W{0,4}(?:(?:on )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? |day \d{1,4}[,:]? )?", re.I
)


def resolve(found: re.Match[str], frame: Frame) -> Resolved | None:
    """The ISO date and the role of a match of wording.DATE; None where it names no day."""
    resolved = _resolve(found, frame)
    if resolved is None or not _is_background(found, frame.text):
        return resolved
    return resolved[0], Role.BACKGROUND


def _is_background(found: re.Match[str], text: str) -> bool:
    """The date is of something that is not counted: "a zone designated safe in December"."""
    told = _WHEN.match(text, found.end()) is not None
    if BACKGROUND.search(text, 0, found.start()) and not told and not _SINCE_IT.search(text, 0, found.start()):
        return True
    if _LONG_AFTER.search(text, 0, found.start()):
        return True
    return INVOLVED.search(text, 0, found.start()) is not None and OF_OCTOBER_7.match(text, found.end()) is not None


_WHEN = re.compile(r",? when\b")  # "founded after 1948, when hundreds of thousands were displaced"
# "Six months after the attack of 7 October, two in three are back"
_LONG_AFTER = Lowered(r"\b(?:months?|years?|weeks?) after (?:the )?(?:[\w'-]+ ){0,4}$", re.I)
_SINCE_IT = re.compile(r"\bsince\b[^,.;]{0,60}$", re.I)  # "since the truce was declared on 10 May"


def _resolve(found: re.Match[str], frame: Frame) -> Resolved | None:
    if found["isodate"]:
        return checked(found["isodate"], role_of(found, frame.text))
    if found["dmy"]:
        first, second = int(found["d4"]), int(found["m4"])
        american = f"{found['y4']}-{first:02d}-{second:02d}"
        iso = american if american == str(frame.published) else f"{found['y4']}-{second:02d}-{first:02d}"
        return checked(iso, role_of(found, frame.text))
    if found["ordinal"]:
        return day_of_month(found, frame)
    if found["nth"]:
        return _nth(found, frame)
    if found["dm"] or found["md"]:
        return _month_day(found, frame)
    if found["my"]:
        role = role_of(found, frame.text)
        return f"{found['y3']}-{MONTHS[found['m3'].lower()]:02d}", Role.PERIOD if role is Role.EVENT else role
    if found["year"] or found["yearof"]:
        return _year(found, frame) if found["year"] else _year_of_event(found, frame)
    if found["entryyear"]:
        heads = opens_entry(frame.text, found.start()) or frame.text[: found.start()].endswith(", ")
        return (found["entryyear"], Role.PERIOD) if heads else None
    if found["years"]:
        last = found["y6"] or found["y11"]
        return (f"20{last}" if len(last) < len("2009") else last), Role.PERIOD
    if found["part"]:
        return _part_of_year(found, frame)
    if found["anchor"]:
        return anchored(found, frame)
    return None if frame.published is None else _reckoned(found, frame, frame.published)


def _reckoned(found: re.Match[str], frame: Frame, published: date) -> Resolved | None:
    """An expression that the day of publication completes."""
    if found["months"]:
        month = MONTHS[found["m8"].lower().rstrip(".")]
        year = found["y7"] or frame.year or (published.year if month <= published.month else published.year - 1)
        return f"{year}-{month:02d}", Role.PERIOD
    if found["mon"]:
        return _month(found, frame, published)
    if found["bare"]:
        return _bare_month(found, frame, published)
    if found["ago"]:
        return days_ago(found, frame.text, published)
    if found["wd"]:
        return weekday(found, frame, published)
    if found.group() == "24 hours" and (
        _AHEAD.search(frame.text[: found.start()]) or frame.text.startswith((" to ", " until "), found.end())
    ):
        return None  # "told to leave within 24 hours", "in the 24 hours to Saturday"
    if found["sofar"]:
        return published.isoformat(), Role.SO_FAR
    if found["sinceclause"]:
        words = frame.text[found.start() : found.end() + 30]
        if OF_OCTOBER_7.search(words) and "hamas" in words.lower():
            return OCTOBER_7.isoformat(), Role.SINCE
        return published.isoformat(), Role.SO_FAR
    if found.group().lower() in ("earlier in the day", "hours earlier"):
        return earlier_that_day(found, frame.trail, published)
    if found.group().lower().rsplit(" ", 1)[-1] in SEASONS:
        return season(found, frame.text, published)
    return relative(found, frame.text, published)


_LAST_DAY = re.compile(r"\bthe last day\s*$", re.I)  # "on the last day of September"
_AHEAD = re.compile(r"\b(?:within|next|coming|every|than)\s*$", re.I)


def _year(found: re.Match[str], frame: Frame) -> Resolved | None:
    word, text = found.group().lower(), frame.text
    year = found["y5"]
    if word.endswith(f"the {year}") and word.startswith(("start of", "beginning of")):
        return None  # "since the start of the 2023 war": its day, not the year's
    if word.startswith(("the end of", "end of")):
        return f"{year}-12-31", Role.UNTIL
    if "start of" in word or "beginning of" in word:
        return f"{year}-01-01", Role.SINCE if STRICT_SINCE.search(text[: found.start()]) else Role.EVENT
    if word.startswith("since"):
        return year, Role.SINCE
    return year, Role.UNTIL if word.startswith(("by", "until")) else Role.PERIOD


def _year_of_event(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "A 2012 operation", "the 2008-09 war": the year in which it was over."""
    before, last = frame.text[: found.start()], found["y9"]
    if (end := found["y10"]) is not None:
        last = end if len(end) == len(last) else last[:2] + end
        if frame.published is not None and last >= str(frame.published.year):
            return None  # it goes on
    if found.group().lower().startswith("since ") or STRICT_SINCE.search(before):
        return found["y9"], Role.SINCE
    return None if OUTSIDE.search(before) else (last, Role.PERIOD)


_ENDS = {"first half": 6, "first quarter": 3, "second quarter": 6, "third quarter": 9}


def _part_of_year(found: re.Match[str], frame: Frame) -> Resolved | None:
    """The last month of "the first half of 2024", "the first nine months of the year"."""
    year = found["y8"] or (frame.published and str(frame.published.year))
    if year is None:
        return None
    words = found["pu"].lower().split()
    if len(words) == 2 and found["pn"].lower() == "first":
        return f"{year}-{NUMBERS[words[0]]:02d}", Role.PERIOD
    last = _ENDS.get(f"{found['pn'].lower()} {words[0]}", 12)
    return f"{year}-{last:02d}", Role.PERIOD


def _nth(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "The seventh of October"."""
    month, day = MONTHS[found["m9"].lower().rstrip(".")], _NTH.index(found["dw"].lower()) + 1
    if frame.published is None:
        return None
    resolved = _nearest_past(month, day, frame.published, exact=False)
    return None if resolved is None else (resolved.isoformat(), role_of(found, frame.text))


_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def _bare_month(found: re.Match[str], frame: Frame, published: date) -> Resolved | None:
    """ "June. In the camp ...", "October alone: 15": a month that heads what follows."""
    alone = frame.text[found.end() :].lower().startswith(" alone")
    if not found.group()[0].isupper() or not (alone or opens_entry(frame.text, found.start())):
        return None
    month = MONTHS[found["m10"].lower().rstrip(".")]
    year = frame.year or (published.year if month <= published.month else published.year - 1)
    return f"{year}-{month:02d}", Role.PERIOD


def _month_day(found: re.Match[str], frame: Frame) -> Resolved | None:
    text, published, context = frame.text, frame.published, frame.year
    month = MONTHS[(found.group("m1") or found.group("m2")).lower().rstrip(".")]
    day = int(found.group("d1") or found.group("d3") or found.group("d2"))
    year = found.group("y1") or found.group("y2")
    role = role_of(found, text)
    if (found["d0"] or found["d3"]) and role in (Role.EVENT, Role.UNTIL):
        role = Role.PERIOD  # "13–19 August"
    which = (found.group("ly1") or found.group("ly2") or "").lower()
    if year is None and which and published is not None:
        year = str(published.year - (which == "last"))
    if year is None and context is not None and (month, day) != (10, 7):
        return checked(f"{context}-{month:02d}-{day:02d}", role)
    if year is None:
        if published is None and (month, day) != (10, 7):
            return None
        attack = role is Role.SINCE or OF_OCTOBER_7.match(text, found.end()) is not None
        spoken = (month, day) == (10, 7) and frame.almanac.holds(OCTOBER_7.isoformat())
        resolved = _nearest_past(month, day, published, exact=not (attack or spoken))
        return None if resolved is None else (resolved.isoformat(), role)
    return checked(f"{year}-{month:02d}-{day:02d}", role)


def _nearest_past(month: int, day: int, published: date | None, *, exact: bool) -> date | None:
    if (
        (month, day) == (10, 7)
        and (published is None or published >= OCTOBER_7)
        and not (exact and published and published.month == 10 and 7 <= published.day < 21 and published.year > 2023)
    ):
        return OCTOBER_7
    assert published is not None
    for year in (published.year, published.year - 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= published + timedelta(days=31 if exact else 0):
            return candidate
    return None


def _month(found: re.Match[str], frame: Frame, published: date) -> Resolved:
    text = frame.text
    month = MONTHS[found.group("m5").lower().rstrip(".")]
    year = frame.year or (published.year if month <= published.month else published.year - 1)
    word = found.group().lower()
    if word.startswith("that ") and frame.trail.event is not None:
        year = int(frame.trail.event.iso[:4])  # "In January 2023 ... That July"
    if word.startswith("this "):
        year = published.year  # "face eviction this August", written in May
    if found.group("ly"):
        year = published.year - (not found["ly"].lower().endswith("this year"))
    if word.startswith("last "):
        year = published.year - (month >= published.month)
    if word.startswith("of") and _LAST_DAY.search(text[: found.start()]):
        return f"{year}-{month:02d}-{monthrange(year, month)[1]}", Role.UNTIL
    if (
        word.startswith("since")
        or STRICT_SINCE.search(text[: found.start()])
        or _SINCE_MONTH.search(text[: found.start()])
    ):
        return f"{year}-{month:02d}", Role.SINCE
    said = THAT.match(text, found.end()) and SPEECH_THAT.search(text, 0, found.start())  # "said in August that"
    if said or SPEECH_AFTER.match(text, found.end()) or _SPOKE.search(text, 0, found.start()):
        return f"{year}-{month:02d}", Role.SPEECH  # "a report in March showed", "spoke in March of"
    as_of = word.startswith("of") and text[: found.start()].lower().endswith("as ")
    if as_of or word.startswith(("by", "until", "through", "up to")) or _BY_THE.search(text[: found.start()]):
        return f"{year}-{month:02d}", Role.UNTIL
    return f"{year}-{month:02d}", Role.PERIOD


# "since Israel stepped up its strikes in May", "the conflict, which escalated in May, has killed 4,000"
_SINCE_MONTH = re.compile(
    r"\bsince\b[^,.;:\d]{3,50}$|, which (?:began|started|escalated|intensified|erupted|broke out) $", re.I
)
_SPOKE = re.compile(
    r"\bspoke(?: in)?\s*$|\b(?:report|study|assessment|survey|analysis)s? (?:released|published|issued) $", re.I
)
_BY_THE = re.compile(r"\b(?:by|as of|until|up to)(?: the)?\s*$", re.I)
