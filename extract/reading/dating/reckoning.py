"""Dates reckoned from the day of publication, or from the date named before: "on Friday", "three days later"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.reading.dating.mentions import OCTOBER_7, Role, Trail
from extract.reading.dating.roles import Frame, Resolved, checked, role_of
from extract.reading.dating.spells import NUMBERS, lasted, number, opening, spell
from extract.reading.dating.wording import STRICT_SINCE

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


_STATED = re.compile(r"\b(?:as of|as at|by)\s*$", re.I)
_OPENS = 4  # "They came on 4 August. A day earlier ..."
_AHEAD = re.compile(r"\b(?:will|would|to be|expected|planned|due)\b", re.I)
_HOUR = re.compile(r"(?:'s)? (?:morning|dawn|night|midnight|afternoon|evening)\b", re.I)
_WITHIN = re.compile(r"\b(?:of|before)\s*$", re.I)
# "since the start of the offensive 156 days ago"
_SINCE_START = re.compile(r"\bsince (?!then\b)[^,.;:\d]{3,110},? $", re.I)


def days_ago(found: re.Match[str], text: str, published: date) -> Resolved | None:
    """ "two days ago" and "a week ago" are a day, "three weeks ago" its month, "a year ago" its year."""
    few, unit = found["few"], found["uo"].lower()
    count = _FEW[few.lower()] if few else number(found["na"])
    resolved = _shifted(published.isoformat(), -count, unit)
    if resolved is None:
        return None
    if unit == "year" and f"{resolved[0]}{published.isoformat()[4:]}" == OCTOBER_7.isoformat():
        return OCTOBER_7.isoformat(), Role.EVENT  # "a year ago", written on the anniversary
    iso = resolved[0][:7] if unit == "week" and count > 1 else resolved[0]
    if few:
        iso = iso[:4] if unit in ("month", "year") else iso[:7]
    before = text[: found.start()]
    if _ISSUED.search(before):
        return iso, Role.SPEECH
    since = STRICT_SINCE.search(before) or _SINCE_START.search(before)
    return iso, Role.SINCE if since else Role.EVENT if len(iso) == len("2025-01-31") else Role.PERIOD


_FEW = {"couple of": 2, "few": 3, "several": 4}

# "a report released two weeks ago"
_ISSUED = re.compile(r"\b(?:report|study|assessment|survey|analysis|statement)s? (?:released|published|issued) $", re.I)


def weekday(found: re.Match[str], frame: Frame, published: date) -> Resolved:
    """The last day of that name, or the next where the sentence looks ahead; "on the Friday" is that of the days told of."""
    text = frame.text
    back = (published.weekday() - _WEEKDAYS.index(found.group("wday").lower())) % 7
    event = frame.trail.event
    if event is not None and len(event.iso) == len("2025-01-31") and text[: found.start()].endswith(" the "):
        told = date.fromisoformat(event.iso)
        day = told + timedelta(days=(_WEEKDAYS.index(found.group("wday").lower()) - told.weekday()) % 7)
        if day <= published:
            return day.isoformat(), role_of(found, text)
    qualifier = (found.group("wq") or "").lower()
    if qualifier == "next":
        return (published + timedelta(days=(7 - back) % 7 or 7)).isoformat(), Role.EVENT
    since = back == 0 and not qualifier and role_of(found, text) is Role.SINCE and not _HOUR.match(text, found.end())
    if since or (qualifier in ("last", "past", "previous") and back == 0):
        back = 7  # "since Monday", written on a Monday
    if (
        re.search(r"\bwill\b|\bexpected\b|\bplan", text[: found.start()], re.I)
        and re.search(r"\bto\b|\bwill\b", text[: found.start()], re.I)
        and back > 3
    ):
        return (published + timedelta(days=7 - back)).isoformat(), role_of(found, text)
    if text.startswith(" of last week", found.end()) and back <= (published.weekday() + 1) % 7:
        back += 7  # "since Sunday of last week", written on a Monday
    return (published - timedelta(days=back)).isoformat(), role_of(found, text)


def anchored(found: re.Match[str], frame: Frame) -> Resolved | None:
    """A date that leans on the one named before: "that night", "three days later", "since then"."""
    event, period = frame.trail.event, frame.trail.period
    if found["thence"]:
        return None if event is None else (event.iso, Role.SINCE)
    if found["sameday"]:
        return _same_day(found, frame)
    if found["lastyear"]:
        return _a_year_before(found, frame)
    if found["thatwar"]:
        return _that_war(frame)
    if found["sameperiod"]:
        if "report" in found.group().lower() and frame.trail.reported is not None:
            return frame.trail.reported.iso, Role.PERIOD
        if period is None or (period.role is not Role.PERIOD and "report" in found.group().lower()):
            return None
        return (period.iso, Role.PERIOD) if period.role is Role.PERIOD else (period.begin or period.iso, Role.SINCE)
    if found["spell"]:
        return spell(found, frame)
    if found["opening"]:
        return opening(found, frame)
    if found["lasted"]:
        return lasted(found, frame)
    if found["daysafter"]:  # "came days after ten were killed": as exact as that
        known = frame.published and _shifted(frame.published.isoformat(), -3, found["daysafter"].lower().rstrip("s"))
        return (known[0][:7], Role.PERIOD) if known else None
    return _day_after(found, frame) if found["dayafter"] else _days_on(found, frame)


def _that_war(frame: Frame) -> Resolved | None:
    """ "In that war": of the day, month or year told of last, where that is long over; "that war" may be one that goes on."""
    event, over, published = frame.trail.event, frame.trail.over, frame.published
    if event is not None and event.role is Role.EVENT and event.iso != OCTOBER_7.isoformat():
        over = event.iso
    return (
        (over, Role.PERIOD) if over and published and over < (published - timedelta(days=60)).isoformat()[:7] else None
    )


def _days_on(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "Three days later" after the day told of, "the day before" the event or the statement of the sentence."""
    event = frame.trail.event
    if found["up"]:
        return _period_before(found["up"].lower(), event.iso if event is not None else str(frame.published))
    later = bool(found["next"] or found["nl"])
    unit = (found["ul"] or found["ul2"] or "day").lower()
    count = number(found["nl"] or found["nl2"] or "a")
    opens = found.start() < _OPENS and event is not None and event.role is Role.EVENT
    base = event.iso if event is not None and (later or opens or frame.trail.here) else frame.trail.said
    if base is None and (later or frame.published is None):
        return None
    if _OVER.search(frame.text, 0, found.start()):
        count = 0  # "said on Friday that 13 had died over the previous day"
    found_day = _shifted(base or str(frame.published), count if later else -count, unit)
    ahead = later and found_day is not None and frame.published is not None and found_day[0] > str(frame.published)
    return None if ahead and not _AHEAD.search(frame.text) else found_day


def _period_before(unit: str, iso: str) -> Resolved | None:
    """ "The previous week" is as exact as its month, "the previous year" as the year."""
    before = _shifted(iso, -1, unit)
    return before and (before[0][: 4 if unit == "year" else 7], Role.PERIOD)


_OVER = re.compile(r"\b(?:over|during|in|within) $", re.I)


def _same_day(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "That night", "hours later", "by that date", "since that time"."""
    event = frame.trail.event
    if found.group()[:3].lower() in ("by ", "unt", "as "):
        until = frame.trail.until or (event.iso if event is not None else None)
        return None if until is None else (until, Role.UNTIL)
    if event is not None and _is_another_weekday(found.group(), event.iso):
        return None
    since = found.group().lower().startswith("since") or STRICT_SINCE.search(
        frame.text[max(0, found.start() - 12) : found.start()]
    )
    return None if event is None else (event.iso, Role.SINCE if since else Role.EVENT)


def _is_another_weekday(words: str, iso: str) -> bool:
    """ "That Saturday" after a Friday: a day told of earlier."""
    named = next((k for k, name in enumerate(_WEEKDAYS) if words.lower().endswith(name)), None)
    return named is not None and len(iso) == len("2025-01-31") and date.fromisoformat(iso).weekday() != named


def day_of_month(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "On the 3rd", "Sunday the 7th": of the month told of last, else the last day of that number."""
    named = found.group()[:3].lower() != "the"
    if not named and _ON.search(frame.text[: found.start()]) is None:
        return None
    trail, day = frame.trail, int(found["od"])
    today = frame.published.isoformat() if frame.published else None
    told = next((m.iso for m in (trail.event, trail.period) if m is not None and len(m.iso) >= len("2025-01")), None)
    told = told or trail.until
    if told == OCTOBER_7.isoformat() and not trail.here and today is not None and today > _WAR_NEWS:
        told = None  # the background of the news, whose days are of another month
    if told is None or "this month" in found.group().lower():
        if today is None:
            return None
        month = today[:7] if day <= int(today[8:]) else _month_before(today)
    else:
        month = told[:7]
        over = len(told) == len("2025-01-31") and int(told[8:]) - day > _TURN
        if over and today is not None and today > told:
            month = (date.fromisoformat(f"{month}-28") + timedelta(days=4)).isoformat()[:7]
        if today is not None and f"{month}-{day:02d}" > today and month == today[:7]:
            month = _month_before(today)
    return checked(f"{month}-{day:02d}", role_of(found, frame.text))


def _month_before(day: str) -> str:
    return (date.fromisoformat(f"{day[:7]}-01") - timedelta(days=1)).isoformat()[:7]


_WAR_NEWS = "2023-11-30"  # after it, the attack of 7 October is no news
_TURN = 20  # days: "on 28 April ... on the 3rd" is of the next month
_ON = re.compile(r"\b(?:on|by|since|until|till|to|from|of|between|and|after|before|early|late)\s+$|^\W{0,3}$", re.I)


def _a_year_before(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "The same period last year" ends on the day and month of the period told of, else of the publication."""
    trail, published = frame.trail, frame.published.isoformat() if frame.published else None
    told = [trail.until, *(m.iso for m in (trail.period, trail.reported) if m is not None and m.role is Role.PERIOD)]
    last = next((day for day in told if day and (published is None or day[:4] == published[:4])), published)
    if last is None:
        return None
    named = re.search(r"20\d\d", found["lastyear"])
    year = int(named.group()) if named else int(last[:4]) - 1
    return checked(f"{year}{last[4:]}", Role.PERIOD) if len(last) == 10 else (f"{year}{last[4:]}", Role.PERIOD)


def _day_after(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "a day after four were freed": their day lies before that of the sentence."""
    count, told = NUMBERS.get(found["dayafter"].split()[0].lower(), 1), frame.trail.event
    if found.start() < _OPENS and not frame.trail.here and _BEGAN.match(frame.text, found.end()):
        return None  # "a day after the raid began": not the day before the publication
    came = told is not None and len(told.iso) == len("2025-01-31") and _CAME.search(frame.text, 0, found.start())
    here = frame.trail.here and (told is None or told.reach is None)  # "a month after ..., and three months after"
    event = told if here or came else None
    base = event.iso if event is not None else frame.published and frame.published.isoformat()
    return _shifted(base, -count, found["ua"].lower()) if base else None


_BEGAN = re.compile(r" (?:the|an?|its) (?:[\w'-]+ ){1,5}(?:began|started|erupted|was launched|broke out)\b")
# "The shooting came a day after seven were killed": before the shooting told of
_CAME = re.compile(
    r"^\W{0,3}(?:it|that|this|(?:the|that|this) (?:[\w'-]+ ){1,3})(?:came|occurred|happened|took place) (?:just |only |barely )?$",
    re.I,
)


def _shifted(iso: str, count: int, unit: str) -> Resolved | None:
    """The date so many units on, as exact as the unit is."""
    if unit == "year":
        return str(int(iso[:4]) + count), Role.EVENT
    if unit == "month":
        if len(iso) < 7:
            return None
        year, month = divmod(int(iso[:4]) * 12 + int(iso[5:7]) - 1 + count, 12)
        return f"{year}-{month + 1:02d}", Role.EVENT
    if len(iso) < 10:
        return None
    return (date.fromisoformat(iso) + timedelta(days=count * (7 if unit == "week" else 1))).isoformat(), Role.EVENT


_NIGHTS = {"yesterday": 1, "last night": 1, "the day before yesterday": 2}  # days back


def _first_day(words: str, published: date) -> str:
    """The first day of the year, the month or the week that is running, as the last word says."""
    if words.endswith("week"):
        return (published - timedelta(days=published.weekday())).isoformat()
    return published.replace(day=1, month=published.month if words.endswith("month") else 1).isoformat()


def _this(words: str, published: date, *, since: bool) -> Resolved:
    """ "This year", "this month", "this week": they count so far, and after "since" start a count."""
    return (_first_day(words, published), Role.SINCE) if since else (published.isoformat(), Role.SO_FAR)


def earlier_that_day(found: re.Match[str], trail: Trail, published: date) -> Resolved:
    """The day of the news that was told last, else that of publication: "Earlier in the day, two were shot dead"."""
    event = trail.event
    day = event.iso if event is not None and event.role is Role.EVENT and len(event.iso) == 10 else None
    of_story = (
        found.start() > _OPENS and "in the day" in found.group().lower()
    )  # "revenge for a killing earlier in the day"
    if day is None or not 0 <= (published - date.fromisoformat(day)).days <= (_STORY if of_story else _NEWS):
        day = published.isoformat()
    return day, Role.EVENT


_NEWS, _STORY = 3, 60  # days
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}  # the last month of each


def season(found: re.Match[str], text: str, published: date) -> Resolved:
    """ "Last spring": the year of the last one that is over, which is as exact as it tells."""
    year = published.year - (published.month <= SEASONS[found.group().lower().rsplit(" ", 1)[-1]])
    since = STRICT_SINCE.search(text[max(0, found.start() - 24) : found.start()]) is not None
    return str(year), Role.SINCE if since else Role.PERIOD


def relative(found: re.Match[str], text: str, published: date) -> Resolved | None:
    """ "yesterday", "last month", "in the past 24 hours"."""
    words = found.group().lower()
    day = published.isoformat()
    before = text[max(0, found.start() - 24) : found.start()]
    since = STRICT_SINCE.search(before) is not None
    if found["h24"] or found["span"] or found["pastyear"]:
        return day, Role.PERIOD
    if found["yearstart"]:
        return _first_day(words, published), Role.SINCE
    if found["daybreak"]:
        return day, Role.EVENT
    if words in ("this year", "this month", "this week"):
        if _WITHIN.search(before):
            return None  # "in April of this year"
        spoken = role_of(found, text) is Role.SPEECH  # "said this month that 40 have died"
        return (day, Role.SPEECH) if spoken else _this(words, published, since=since)
    if words.startswith("earlier this"):
        return {"week": day, "month": day[:7], "year": day[:4]}[words.split()[-1]], Role.PERIOD
    if words.startswith("in recent"):
        return day, Role.PERIOD
    if words in _NIGHTS:
        return (published - timedelta(days=_NIGHTS[words])).isoformat(), Role.SINCE if since else role_of(found, text)
    if words == "last week":
        iso = (published - timedelta(days=4)).isoformat()[:7]  # the middle of the last seven days
        spoken = role_of(found, text) is Role.SPEECH  # "said last week that six had died"
        return iso, Role.SINCE if since else Role.SPEECH if spoken else Role.PERIOD
    if words.endswith("weekend"):
        back = (published.weekday() + 1) % 7 if published.weekday() < 5 else 0
        return (published - timedelta(days=back)).isoformat(), Role.EVENT
    if words in ("last month", "last year"):
        before_this = published.replace(day=1, month=published.month if words == "last month" else 1) - timedelta(
            days=1
        )
        length = len("2025-02") if words == "last month" else len("2025")
        return before_this.isoformat()[:length], Role.SINCE if since else Role.PERIOD
    role = role_of(found, text)  # "40 have died, the agency said today", "as of this evening"
    spoken = words == "today" and role is Role.SPEECH
    return day, role if spoken or (role is Role.UNTIL and _STATED.search(before)) else Role.EVENT
