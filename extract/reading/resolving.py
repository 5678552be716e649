"""One date expression, resolved: to an ISO date as exact as the words are, and its role in the sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from extract.reading.mentions import NO_TRAIL, OCTOBER_7, Role, Trail
from extract.reading.wording import (
    AS_OF,
    DATED,
    OF_OCTOBER_7,
    PERIOD_TO,
    SINCE_CLAUSE,
    SPEECH,
    SPEECH_AFTER,
    STRICT_SINCE,
)

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
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


Resolved = tuple[str, Role]


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved from: the day of publication, the past year told of, the dates named before it."""

    text: str
    published: date | None
    year: int | None = None
    trail: Trail = NO_TRAIL


def resolve(found: re.Match[str], frame: Frame) -> Resolved | None:
    """The ISO date and the role of a match of wording.DATE; None where it names no day."""
    if found["isodate"]:
        return checked(found["isodate"], role_of(found, frame.text))
    if found["dmy"]:
        return checked(f"{found['y4']}-{int(found['m4']):02d}-{int(found['d4']):02d}", role_of(found, frame.text))
    if found["dm"] or found["md"]:
        return _month_day(found, frame)
    if found["my"]:
        role = role_of(found, frame.text)
        return f"{found['y3']}-{MONTHS[found['m3'].lower()]:02d}", Role.PERIOD if role is Role.EVENT else role
    if found["year"]:
        return _year(found, frame.text)
    if found["years"]:
        return found["y6"], Role.PERIOD
    if found["part"]:
        return _part_of_year(found), Role.PERIOD
    if found["anchor"]:
        return _anchored(found, frame)
    return None if frame.published is None else _reckoned(found, frame, frame.published)


def _reckoned(found: re.Match[str], frame: Frame, published: date) -> Resolved | None:
    """An expression that the day of publication completes."""
    if found["months"]:
        month = MONTHS[found["m8"].lower().rstrip(".")]
        year = found["y7"] or frame.year or (published.year if month <= published.month else published.year - 1)
        return f"{year}-{month:02d}", Role.PERIOD
    if found["mon"]:
        return _month(found, frame, published)
    if found["wd"]:
        return _weekday(found, frame.text, published)
    if found["sofar"]:
        return published.isoformat(), Role.SO_FAR
    if found["sinceclause"]:
        words = frame.text[found.start() : found.end() + 30]
        if OF_OCTOBER_7.search(words) and "hamas" in words.lower():
            return OCTOBER_7.isoformat(), Role.SINCE
        return published.isoformat(), Role.SO_FAR
    return _relative(found, frame.text, published)


def checked(iso: str, role: Role) -> Resolved | None:
    """The day with its role, or None where no calendar has it."""
    try:
        date.fromisoformat(iso)
    except ValueError:
        return None
    return iso, role


def role_of(found: re.Match[str], text: str) -> Role:
    """What a date does, by the words around it."""
    before = text[max(0, found.start() - 60) : found.start()]
    if STRICT_SINCE.search(before) or SINCE_CLAUSE.search(before):
        return Role.SINCE
    if OF_OCTOBER_7.match(text, found.end()):
        return Role.EVENT  # "in response to the 7 October attack"
    if PERIOD_TO.search(before):
        return Role.PERIOD
    if DATED.search(before):
        return Role.UNTIL
    if AS_OF.search(before) and not re.search(r"\bfrom\b[^.;]*\bto\s*$", before, re.I):
        return Role.UNTIL
    if SPEECH.search(before) or SPEECH_AFTER.match(text, found.end()):
        return Role.SPEECH
    return Role.EVENT


def _year(found: re.Match[str], text: str) -> Resolved:
    word = found.group().lower()
    year = found["y5"]
    if word.startswith(("the end of", "end of")):
        return f"{year}-12-31", Role.UNTIL
    if "start of" in word or "beginning of" in word:
        return f"{year}-01-01", Role.SINCE if STRICT_SINCE.search(text[: found.start()]) else Role.EVENT
    if word.startswith("since"):
        return year, Role.SINCE
    return year, Role.UNTIL if word.startswith(("by", "until")) else Role.PERIOD


_ENDS = {"first half": 6, "first quarter": 3, "second quarter": 6, "third quarter": 9}


def _part_of_year(found: re.Match[str]) -> str:
    """The last month of "the first half of 2024", "the first nine months of 2025"."""
    words = found["pu"].lower().split()
    if len(words) == 2 and found["pn"].lower() == "first":
        return f"{found['y8']}-{_NUMBERS[words[0]]:02d}"
    last = _ENDS.get(f"{found['pn'].lower()} {words[0]}", 12)
    return f"{found['y8']}-{last:02d}"


def _month_day(found: re.Match[str], frame: Frame) -> Resolved | None:
    text, published, context = frame.text, frame.published, frame.year
    month = MONTHS[(found.group("m1") or found.group("m2")).lower().rstrip(".")]
    day = int(found.group("d1") or found.group("d3") or found.group("d2"))
    year = found.group("y1") or found.group("y2")
    role = role_of(found, text)
    which = (found.group("ly1") or found.group("ly2") or "").lower()
    if year is None and which and published is not None:
        year = str(published.year - (which == "last"))
    if year is None and context is not None and (month, day) != (10, 7):
        return checked(f"{context}-{month:02d}-{day:02d}", role)
    if year is None:
        if published is None and (month, day) != (10, 7):
            return None
        resolved = _nearest_past(
            month, day, published, exact=role is not Role.SINCE and not OF_OCTOBER_7.match(text, found.end())
        )
        return None if resolved is None else (resolved.isoformat(), role)
    return checked(f"{year}-{month:02d}-{day:02d}", role)


def _nearest_past(month: int, day: int, published: date | None, *, exact: bool) -> date | None:
    if (
        (month, day) == (10, 7)
        and (published is None or published >= OCTOBER_7)
        and not (exact and published and published.month == 10 and published.day < 21 and published.year > 2023)
    ):
        return OCTOBER_7
    assert published is not None
    for year in (published.year, published.year - 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= published + timedelta(days=31):
            return candidate
    return None


def _month(found: re.Match[str], frame: Frame, published: date) -> Resolved:
    text = frame.text
    month = MONTHS[found.group("m5").lower().rstrip(".")]
    year = frame.year or (published.year if month <= published.month else published.year - 1)
    word = found.group().lower()
    if found.group("ly"):
        year = published.year - 1
    if word.startswith("last") and month == published.month:
        year -= 1
    if word.startswith("since") or STRICT_SINCE.search(text[: found.start()]):
        return f"{year}-{month:02d}", Role.SINCE
    if word.startswith(("by", "until", "through", "up to")) or _BY_THE.search(text[: found.start()]):
        return f"{year}-{month:02d}", Role.UNTIL
    return f"{year}-{month:02d}", Role.PERIOD


_WITHIN = re.compile(r"\b(?:of|before)\s*$", re.I)
_BY_THE = re.compile(r"\b(?:by|as of|until|up to)(?: the)?\s*$", re.I)


def _weekday(found: re.Match[str], text: str, published: date) -> Resolved:
    back = (published.weekday() - _WEEKDAYS.index(found.group("wday").lower())) % 7
    qualifier = (found.group("wq") or "").lower()
    if qualifier == "next":
        return (published + timedelta(days=(7 - back) % 7 or 7)).isoformat(), Role.EVENT
    if qualifier in ("last", "past", "previous") and back == 0:
        back = 7
    if (
        re.search(r"\bwill\b|\bexpected\b|\bplan", text[: found.start()], re.I)
        and re.search(r"\bto\b|\bwill\b", text[: found.start()], re.I)
        and back > 3
    ):
        return (published + timedelta(days=7 - back)).isoformat(), role_of(found, text)
    return (published - timedelta(days=back)).isoformat(), role_of(found, text)


_NUMBERS = dict(
    zip(
        "a an one two three four five six seven eight nine ten eleven twelve".split(),
        (1, 1, *range(1, 13)),
        strict=True,
    )
)


def _anchored(found: re.Match[str], frame: Frame) -> Resolved | None:
    """A date that leans on the one named before: "that night", "three days later", "since then"."""
    event, period = frame.trail.event, frame.trail.period
    if found["thence"]:
        return None if event is None else (event.iso, Role.SINCE)
    if found["sameday"]:
        since = STRICT_SINCE.search(frame.text[max(0, found.start() - 12) : found.start()])
        return None if event is None else (event.iso, Role.SINCE if since else Role.EVENT)
    if found["sameperiod"]:
        if period is None:
            return None
        return (period.iso, Role.PERIOD) if period.role is Role.PERIOD else (period.begin or period.iso, Role.SINCE)
    if found["dayafter"]:
        return _day_after(found, frame)
    later = bool(found["later"])
    unit = (found["ul"] or found["ul2"] or "day").lower()
    word = (found["nl"] or found["nl2"] or "a").lower()
    count = int(word) if word.isdigit() else _NUMBERS[word]
    base = event.iso if event is not None and (later or frame.trail.here) else None
    if base is None and (later or frame.published is None):
        return None
    return _shifted(base or str(frame.published), count if later else -count, unit)


def _day_after(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "a day after four were freed": their day lies before that of the sentence."""
    count = _NUMBERS.get(found["dayafter"].split()[0].lower(), 1)
    event = frame.trail.event if frame.trail.here else None
    base = event.iso if event is not None else frame.published and frame.published.isoformat()
    return _shifted(base, -count, found["ua"].lower()) if base else None


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


def _relative(found: re.Match[str], text: str, published: date) -> Resolved | None:
    words = found.group().lower()
    day = published.isoformat()
    if found["h24"] or found["span"] or found["pastyear"]:
        return day, Role.PERIOD
    if found["yearstart"]:
        return f"{published.year}-01-01", Role.SINCE
    if found["daybreak"]:
        return day, Role.EVENT
    before = text[max(0, found.start() - 24) : found.start()]
    since = bool(STRICT_SINCE.search(before))
    if words in ("this year", "this month", "this week"):
        if _WITHIN.search(before):
            return None  # "in April of this year", "before this week"
        start = {
            "this year": f"{published.year}-01-01",
            "this month": f"{published.year}-{published.month:02d}-01",
        }.get(words)
        return (start, Role.SINCE) if since and start else (day, Role.SO_FAR)
    if words in (
        "earlier this week",
        "earlier this month",
        "earlier this year",
        "in recent days",
        "in recent weeks",
        "in recent months",
    ):
        return {"earlier this week": day, "earlier this month": day[:7], "earlier this year": day[:4]}.get(
            words, day
        ), Role.PERIOD
    back = {
        "yesterday": 1, "last night": 1, "the day before yesterday": 2, "last week": 7,
    }.get(words)  # fmt: skip
    if back is not None:
        iso = (published - timedelta(days=back)).isoformat()
        if back == 7:
            iso = (published - timedelta(days=4)).isoformat()  # the middle of the last seven days
            return iso[:7], Role.SINCE if since else Role.PERIOD
        return iso, Role.SINCE if since else role_of(found, text)
    if words == "last month":
        month = published.replace(day=1) - timedelta(days=1)
        return month.isoformat()[:7], Role.SINCE if since else Role.PERIOD
    if words == "last year":
        return str(published.year - 1), Role.SINCE if since else Role.PERIOD
    return day, Role.EVENT
