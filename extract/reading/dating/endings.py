"""Days that a text tells elsewhere: that on which its event ended, and the first that the lines below a headline name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.reading.dating.dates import find_dates
from extract.reading.dating.headings import is_caption
from extract.reading.dating.mentions import DateMention, Role

_EVENT = r"(?:raids?|operation|assault|incursion|offensive|fighting|war|attack|siege|escalation|bombardment|round|invasion|campaign|hostilities|exchange)"
# "the raid ended on Wednesday", "troops withdrew early on Friday", "a truce took hold at midnight on Sunday"
_ENDED = re.compile(
    rf"\b(?:{_EVENT}|it)\b[^.;\n]{{0,60}}\b(?:ended|was over|were over|concluded|came to an end|finished|came to a close)\b"
    r"|\b(?:withdrew|withdrawn|withdrawing|withdrawal|pulled out|pulled back|pulling out|pull-?out|rolled out)\b"
    r"|\b(?:soldiers|troops|forces|army|vehicles|bulldozers|jeeps|they)\b[^.;\n]{0,90}\b(?:left|leaving|departed) (?!\w+ (?:dead|killed|homes|houses|people|families))"
    r"|\b(?:truce|cease-?fire)\b[^.;\n]{0,60}\b(?:took (?:hold|effect)|came into|went into|entered|began|held|in force|in effect)\b|\b(?:truce|cease-?fire) of\b"
    rf"|\b{_EVENT}\b[^.;\n]{{0,40}}\b(?:ran|lasted|raged|went on) (?:from|until|till|to)\b",
    re.I,
)
# Of what it matches, a part each: most texts hold few of them, most sentences none.
_MARKS = tuple(
    "ended|were over|was over|conclu|to an end|finish|to a close|withdr|pull|rolled out|left|leaving|departed|truce|cease|ran |lasted|raged|went on".split(
        "|"
    )
)
_SENTENCE = re.compile(r"[^.\n]+")
_NEAR, _AFTER = 70, 60  # characters before and after the words
_OLDEST = 14  # days
_BELOW = 400  # characters


def find_ended(text: str, published: date | None) -> str | None:
    """The last day of the event that a text tells of, where it says that it is over.

    >>> find_ended("Ten died in Jenin. The raid ended on Friday.", date(2025, 2, 3))
    '2025-01-31'
    """
    return max(_ends(text, published), default=None) if published is not None else None


def _ends(text: str, published: date) -> Iterator[str]:
    today, oldest = published.isoformat(), (published - timedelta(days=_OLDEST)).isoformat()
    for found in _told(text):
        start = max(text.rfind(mark, max(0, found.start() - _NEAR), found.start()) for mark in ".\n") + 1
        start = start or max(0, found.start() - _NEAR)
        ends = [k for mark in ".\n" if (k := text.find(mark, found.end(), found.end() + _AFTER)) >= 0]
        around = text[start : min(ends, default=found.end() + _AFTER)]
        after = found.end() - start
        days = [d for d in find_dates(around, published) if len(d.iso) == len(today) and d.role in _DAYS]
        days = [d for d in days if d.reach is None or d.start >= after]  # not "two days after a truce took hold"
        later = [d for d in days if d.start >= after] or days[-1:]
        yield from (d.iso for d in later[:1] if oldest <= d.iso <= today)


def _told(text: str) -> Iterator[re.Match[str]]:
    """Where a text tells that something is over."""
    whole = text.lower()
    marks = [mark for mark in _MARKS if mark in whole]
    for sentence in _SENTENCE.finditer(text) if marks else ():
        low = sentence.group().lower()
        if any(mark in low for mark in marks):
            yield from _ENDED.finditer(text, sentence.start(), sentence.end())


_DAYS = (Role.EVENT, Role.UNTIL)


def find_below(text: str, end: int, published: date | None) -> str | None:
    """The first day of the news in the lines below a headline that ends there: not that of the byline, nor one long ago.

    >>> find_below("Ten die\\nBy A Writer\\n3 February 2025\\nTen died in Jenin on Sunday.", 7, date(2025, 2, 3))
    '2025-02-02'
    """
    if published is None:
        return None
    today, oldest = published.isoformat(), (published - timedelta(days=_OLDEST)).isoformat()
    below = text[end : end + _BELOW]
    days = [d for d in find_dates(below, published) if d.role is Role.EVENT and not is_caption(below, d.start)]
    news = (d.iso for d in days if len(d.iso) == len(today) and not (d.explicit and d.iso == today))
    return next((iso for iso in news if oldest <= iso <= today), None)


def find_reported(text: str, published: date | None) -> DateMention | None:
    """The period that a heading gives, for "the reporting period" told of above it.

    >>> find_reported("Nine died in the reporting period.\\nDevelopments (6 - 12 August)\\n", date(2024, 8, 14)).iso
    '2024-08-12'
    """
    if published is None or "report" not in text:
        return None
    for heading in _HEADED.finditer(text):
        days = find_dates(heading["days"], published)
        if len(days) == 1 and days[0].role is Role.PERIOD and len(days[0].iso) == len("2025-02-10"):
            return days[0]
    return None


_HEADED = re.compile(r"^\W{0,4}[A-Z][^\n().]{3,60}\((?P<days>\d{1,2}[^\n()]{3,40}\d[^\n()]{0,16})\)\s*$", re.M)


# "The strike hit the suburb on Friday afternoon": the next sentence tells the day of the news
_THE_EVENT = re.compile(
    r"\b(?:the|that|this) (?:(?!after|before|since)[\w-]+ ){0,3}?(?:strikes?|airstrikes?|attacks?|raids?|bombings?|blasts?|shelling|shooting|explosions?|demolitions?|assault|incursion)\b[^.;\n]{0,90}$"
    r"|\b(?:bombs?|drones?|missiles?|rockets?|shells?|warplanes|jets|forces|troops|soldiers|settlers|gunmen) (?:bombed|struck|hit|shelled|attacked|raided|stormed|slammed into|opened fire)\b[^.;\n]{0,90}$",
    re.I,
)
# "Friday's strike", "the Saturday rocket fire"
_DAYS_EVENT = re.compile(
    r"(?: (?:night|morning|afternoon|evening))?(?:'s)? (?:[\w-]+ ){0,2}?(?:strikes?|airstrikes?|attacks?|raids?|bombings?|blasts?|shelling|shooting|rocket fire|assault)\b",
    re.I,
)
_AHEAD = 260  # characters


def find_ahead(text: str, end: int, published: date | None) -> str | None:
    """The day of the event just told of, where the next lines give it.

    >>> find_ahead("At least 33 people died. The strike hit a market on Friday.", 24, date(2025, 2, 3))
    '2025-01-31'
    """
    if published is None:
        return None
    ahead = text[end : end + _AHEAD]
    if not any(mark in ahead for mark in _STRUCK):
        return None
    today, oldest = published.isoformat(), (published - timedelta(days=_NEWS)).isoformat()
    for day in find_dates(ahead, published):
        of_event = _THE_EVENT.search(ahead, 0, day.start) or _DAYS_EVENT.match(ahead, day.end)
        if day.role is Role.EVENT and len(day.iso) == len(today) and of_event:
            return day.iso if oldest <= day.iso <= today else None
    return None


_STRUCK = (
    "strike",
    "attack",
    "raid",
    "bombing",
    "blast",
    "shelling",
    "shooting",
    "explosion",
    "demolition",
    "assault",
    "incursion",
    "bomb",
    "missile",
    "drone",
    "shell",
    "stormed",
    "fire",
)
_NEWS = 7  # days
