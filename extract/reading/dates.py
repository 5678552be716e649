"""Dates named in a sentence, resolved from the publication date: "on Saturday", "since 7 October", "in 2014", "overnight".

Nothing here asks a clock: without a publication date relative words resolve to nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from extract.reading.wording import (
    AS_OF,
    DATE,
    DATED,
    LINK_DATE,
    OF_OCTOBER_7,
    PERIOD_TO,
    PUBLISHED_DATE,
    SINCE_CLAUSE,
    SPEECH,
    SPEECH_AFTER,
    STRICT_SINCE,
)

_MONTHS: Mapping[str, int] = {
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
# The one date of this field that reports name without its year; a nearer reading needs a year of its own.
OCTOBER_7 = date(2023, 10, 7)


def find_published(text: str) -> tuple[tuple[int, str], ...]:
    """The days on which a text says it was published, with where: dated links, "Published: 3 February 2025".

    >>> find_published("See https://example.org/2025/02/03/a-report. Two died.")
    ((4, '2025-02-03'),)
    """
    found = []
    for link in LINK_DATE.finditer(text):
        day = _checked("{}-{:0>2}-{:0>2}".format(*link.groups()), Role.EVENT)
        if day:
            found.append((link.start(), day[0]))
    found += [
        (m.start, m.iso)
        for m in find_dates(text[:1500], None)
        if m.explicit and len(m.iso) == 10 and PUBLISHED_DATE.search(text[max(0, m.start - 24) : m.start])
    ]
    return tuple(sorted(found))


class Role(StrEnum):
    """What a date does in its sentence."""

    EVENT = "event"  # "on Friday": the day of what happened
    SINCE = "since"  # "since 7 October": where a running total starts
    UNTIL = "as_of"  # "as of 3 February", "by 7 February": the day a total stands for
    PERIOD = "period"  # "in the past 24 hours", "in January": a period's count
    SO_FAR = "so_far"  # "this year", "so far": a running total without a named end
    SPEECH = "speech"  # "said on Monday": the day of the statement


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as worded: offsets in the sentence, the ISO date as exact as the words, and its role."""

    start: int
    end: int
    iso: str
    role: Role
    explicit: bool = False  # the words name a year


def find_dates(text: str, published: date | None, *, year: int | None = None) -> tuple[DateMention, ...]:
    """The dates of a folded sentence, left to right; `year` is the past year that the paragraph tells of, if it names one.

    >>> [(m.iso, m.role.value) for m in find_dates("Ten died on Friday, 40 since 21 January.", date(2025, 2, 3))]
    [('2025-01-31', 'event'), ('2025-01-21', 'since')]
    """
    return tuple(_mentions(text, published, year))


_NAMED_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


def _mentions(text: str, published: date | None, year: int | None) -> Iterator[DateMention]:
    named_day = _NAMED_DAY.search(text) is not None
    for found in DATE.finditer(text):
        if named_day and found.group().lower() in ("overnight", "at dawn", "tonight"):
            continue  # "overnight on Monday" is Monday's
        resolved = _resolve(found, text, published, year)
        if resolved is not None:
            iso, role = resolved
            named = any(found.group(g) for g in ("isodate", "y1", "y2", "y3", "y4", "y5"))
            yield DateMention(found.start(), found.end(), iso, role, named)


def _resolve(found: re.Match[str], text: str, published: date | None, year: int | None) -> tuple[str, Role] | None:  # noqa: C901 - rules, in their order
    group = functools.partial(_group, found)
    if group("isodate"):
        return _checked(group("isodate"), _role(found, text))
    if group("dm") or group("md"):
        return _month_day(found, text, published, year)
    if group("dmy"):
        return _checked(f"{group('y4')}-{int(group('m4')):02d}-{int(group('d4')):02d}", _role(found, text))
    if group("my"):
        role = _role(found, text)
        return f"{group('y3')}-{_MONTHS[group('m3').lower()]:02d}", Role.PERIOD if role is Role.EVENT else role
    if group("year"):
        word = found.group().lower()
        role = (
            Role.SINCE if word.startswith("since") else Role.UNTIL if word.startswith(("by", "until")) else Role.PERIOD
        )
        if word.startswith(("the end of", "end of")):
            return f"{group('y5')}-12-31", Role.UNTIL
        if "start of" in word or "beginning of" in word:
            return f"{group('y5')}-01-01", Role.SINCE if STRICT_SINCE.search(text[: found.start()]) else Role.EVENT
        return group("y5"), role
    if published is None:
        return None
    if group("mon"):
        return _month(found, text, published, year)
    if group("wd"):
        return _weekday(found, text, published)
    if group("sofar"):
        return published.isoformat(), Role.SO_FAR
    if group("warstart"):
        return _war_start(found, published)
    return _relative(found, text, published)


def _group(found: re.Match[str], name: str) -> str:
    return found.group(name) or ""


def _checked(iso: str, role: Role) -> tuple[str, Role] | None:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return None
    return iso, role


def _role(found: re.Match[str], text: str) -> Role:
    before = text[max(0, found.start() - 60) : found.start()]
    if STRICT_SINCE.search(before) or SINCE_CLAUSE.search(before):
        return Role.SINCE
    if PERIOD_TO.search(before):
        return Role.PERIOD
    if DATED.search(before):
        return Role.UNTIL
    if AS_OF.search(before) and not re.search(r"\bfrom\b[^.;]*\bto\s*$", before, re.I):
        return Role.UNTIL
    if SPEECH.search(before) or SPEECH_AFTER.match(text, found.end()):
        return Role.SPEECH
    return Role.EVENT


def _month_day(found: re.Match[str], text: str, published: date | None, context: int | None) -> tuple[str, Role] | None:
    month = _MONTHS[(found.group("m1") or found.group("m2")).lower().rstrip(".")]
    day = int(found.group("d1") or found.group("d3") or found.group("d2"))
    year = found.group("y1") or found.group("y2")
    role = _role(found, text)
    if year is None and context is not None and (month, day) != (10, 7):
        return _checked(f"{context}-{month:02d}-{day:02d}", role)
    if year is None:
        if published is None and (month, day) != (10, 7):
            return None
        resolved = _nearest_past(
            month, day, published, exact=role is not Role.SINCE and not OF_OCTOBER_7.match(text, found.end())
        )
        return None if resolved is None else (resolved.isoformat(), role)
    return _checked(f"{year}-{month:02d}-{day:02d}", role)


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


def _month(found: re.Match[str], text: str, published: date, context: int | None) -> tuple[str, Role]:
    month = _MONTHS[found.group("m5").lower().rstrip(".")]
    year = context or (published.year if month <= published.month else published.year - 1)
    word = found.group().lower()
    if found.group("ly"):
        year = published.year - 1
    if word.startswith("last") and month == published.month:
        year -= 1
    if word.startswith("since") or STRICT_SINCE.search(text[: found.start()]):
        return f"{year}-{month:02d}", Role.SINCE
    if word.startswith(("by", "until", "through")):
        return f"{year}-{month:02d}", Role.UNTIL
    return f"{year}-{month:02d}", Role.PERIOD


def _weekday(found: re.Match[str], text: str, published: date) -> tuple[str, Role]:
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
        return (published + timedelta(days=7 - back)).isoformat(), _role(found, text)
    return (published - timedelta(days=back)).isoformat(), _role(found, text)


def _war_start(found: re.Match[str], published: date) -> tuple[str, Role] | None:
    words = found.group().lower()
    if words.endswith("year"):
        return f"{published.year}-01-01", Role.SINCE
    if "operation" in words or "escalation" in words or "attack" in words:
        return published.isoformat(), Role.SO_FAR
    return (OCTOBER_7.isoformat(), Role.SINCE) if published >= OCTOBER_7 else (published.isoformat(), Role.SO_FAR)


def _relative(found: re.Match[str], text: str, published: date) -> tuple[str, Role] | None:
    words = found.group().lower()
    day = published.isoformat()
    if found.group("h24"):
        return day, Role.PERIOD
    if found.group("span") or found.group("pastyear"):
        return day, Role.PERIOD
    before = text[max(0, found.start() - 24) : found.start()]
    since = bool(STRICT_SINCE.search(before))
    if words in ("this year", "this month", "this week"):
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
        "yesterday": 1, "last night": 1, "the previous day": 1, "the day before": 1, "a day earlier": 1, "the night before": 1,
        "the day before yesterday": 2, "two days earlier": 2, "last week": 7, "a week earlier": 7,
    }.get(words)  # fmt: skip
    if back is not None:
        iso = (published - timedelta(days=back)).isoformat()
        if back == 7:
            iso = (published - timedelta(days=4)).isoformat()  # the middle of the last seven days
            return iso[:7], Role.SINCE if since else Role.PERIOD
        return iso, Role.SINCE if since else _role(found, text)
    if words in ("last month", "a month earlier"):
        month = published.replace(day=1) - timedelta(days=1)
        return month.isoformat()[:7], Role.SINCE if since else Role.PERIOD
    if words == "last year":
        return str(published.year - 1), Role.SINCE if since else Role.PERIOD
    return day, Role.EVENT
