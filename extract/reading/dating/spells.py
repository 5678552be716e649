"""Days that an event of several days names: its last ("in the two-day raid"), or one of its first ("on the first night")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.roles import Frame, Resolved

NUMBERS = dict(
    zip(
        "a an the one two three four five six seven eight nine ten eleven twelve".split(),
        (1, 1, 1, *range(1, 13)),
        strict=True,
    )
)


def number(word: str) -> int:
    """A number in digits or as a word."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def spell(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "In the three days", "during the 11 days of fighting": what was told before ended with the last of them."""
    event = frame.trail.event
    known = frame.published and frame.almanac.last_day_of(number(found["ns"]), frame.published)
    if known and (event is None or event.iso >= known[: len(event.iso)]):
        return known, Role.PERIOD
    after = found.group().lower().startswith("after ")  # "a truce held after three days of fighting"
    if after or event is None or len(event.iso) < len("2025-01-31"):
        return None
    last = event.iso
    if event.role is Role.SINCE:
        last = (date.fromisoformat(last) + timedelta(days=number(found["ns"]) - 1)).isoformat()
    ahead = frame.published is not None and last > frame.published.isoformat()
    return None if ahead else (last, Role.PERIOD)


def lasted(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "In the two-day raid", "begins a 22-day assault": the last day of what is over."""
    days, event = number(found["nd"]), frame.trail.event
    if found.group()[0].lower() != "a" or found.group().lower().startswith("after "):
        known = frame.published and frame.almanac.last_day_of(days, frame.published)
        return (known, Role.PERIOD) if known else None
    if event is None or event.role is not Role.EVENT or len(event.iso) < len("2025-01-31"):
        return None
    last = (date.fromisoformat(event.iso) + timedelta(days=days - 1)).isoformat()
    return None if frame.published is not None and last > frame.published.isoformat() else (last, Role.PERIOD)


def opening(found: re.Match[str], frame: Frame) -> Resolved | None:
    """ "In the first week", "during the second night": the last day of it, from the start told of before."""
    event = frame.trail.event
    start = frame.trail.start
    if start is None and found["oth"].lower() not in ("second", "third"):
        start = frame.almanac.began("it began") or _start_told(event, frame.published)
    unit, many = found["uop"].lower(), number(found["no"] or "one")
    if "hour" in unit:
        return None if event is None else (event.iso, Role.EVENT)
    if start is None:
        return None
    passed = {"second": 1, "third": 2}.get(found["oth"].lower(), 0) * many + many
    day = date.fromisoformat(start)
    if unit == "month":
        return (day + timedelta(days=30 * passed)).isoformat()[:7], Role.PERIOD
    return (day + timedelta(days=passed * (7 if unit == "week" else 1) - 1)).isoformat(), Role.EVENT


def _start_told(event: DateMention | None, published: date | None) -> str | None:
    """The day of the event told last, where it is recent: "jets struck it last weekend. In the first two nights ..."."""
    if event is None or published is None or event.role is not Role.EVENT or len(event.iso) < len("2025-01-31"):
        return None
    return event.iso if 0 <= (published - date.fromisoformat(event.iso)).days <= _NEWS else None


_NEWS = 60  # days
