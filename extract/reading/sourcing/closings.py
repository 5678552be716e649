"""Whether a verb of speech has a clause of its own: "the ministry said on Friday." has none."""

from __future__ import annotations

import re

from extract.reading.patterns.wordings import MONTH, WEEKDAY

_STATEMENT_DATE = re.compile(
    r"^(?:in its \w+ of|on|in)? ?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}|(?:19|20)\d\d)\b,?(?: (?:19|20)\d\d)?"
)
_ADJUNCT = re.compile(
    r"(?:,|on|in|late|early|earlier|at|(?:this|last) (?:week|month|year|morning|afternoon|evening|night)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|via|through|during|after|to|by|from|once|when|before|amid|ahead of|again|then|there|here|of (?:last|this)|that (?:night|day|evening|morning|afternoon|week)|the (?:same|next|following) (?:day|night|morning|evening|week))\b"
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|GMT|o'clock)", re.I)  # "in its 4 pm bulletin"
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b")  # "said at the 56th session"
_DAY_OF_MONTH = re.compile(rf"\b(?:{MONTH}\.? \d{{1,2}}|\d{{1,2}} {MONTH})\b", re.I)
# "said today after an inquiry that took weeks."
_ON_OCCASION = re.compile(
    rf" (?:today|yesterday|(?:on |late on )?{WEEKDAY}),? (?:after|following|during|at) [^\d,;:]{{3,100}}\.?"
)
# "stated in a report that came out yesterday."
_IN_REPORT = re.compile(
    r" in an? (?:[\w-]+ ){0,3}(?:report|statement|post|update|briefing|study|letter|note)(?: (?:that|which) [^\d,;:]{3,60})?\.?$"
)
_MARK = re.compile(r"(?<!\d),|,(?!\d)|[;:–\"()]|\.(?:\s|$)|$")


def is_closed(text: str, end: int) -> bool:
    """Nothing but when, where or to whom it was said stands before the next mark: the verb has no clause of its own.

    >>> is_closed("Six died, OCHA said on Friday; two were boys.", 19), is_closed("OCHA said six died.", 9)
    (True, False)
    """
    rest = text[end:]
    if _ON_OCCASION.fullmatch(rest) or _IN_REPORT.match(rest):
        return True
    mark = _MARK.search(rest)
    between = rest[: mark.start() if mark else 0].strip(" .'")
    if (len(between) < 3 and between != "of" and not between.isdigit()) or (
        text[:end].endswith(("told", "tells", "tell", "informed"))
        and len(between.split()) < 7
        and " that" not in between
    ):
        return True
    return (
        bool(_ADJUNCT.match(between))
        and len(between) < 60
        and not re.search(
            r"\d|\bthat\b(?! (?:night|day|evening|morning|afternoon|week)\b)",
            _DAY_OF_MONTH.sub("", _ORDINAL.sub("", _CLOCK.sub("", _STATEMENT_DATE.sub("", between)))),
        )
    )
