"""Places that a sentence names only to say since when or against what: not what it goes on to speak of."""

from __future__ import annotations

import re

from extract.reading.patterns.sieve import Sieve

_EVENT = r"(?:wars?|attacks?|assaults?|offensives?|invasion|massacre|campaign|genocide|conflict|hostilities|fighting|bombardment|rampage|aggression)"
_BACKDROP = Sieve(
    rf"\b(?:since|triggered by|sparked by|ignited by|set off by|under (?:the )?cover of|overshadowed by|in the (?:\w+ )?shadow of|(?:after|from|with|before) the (?:start|outbreak|beginning) of)\b"
    rf"[^.;:]{{0,100}}?\b{_EVENT} (?:on|against|in|into|of|over)\s(?:[\w-]+\s){{0,2}}$",
    re.I,
)
# "as talks on a truce resume in Doha", "while mediators were gathered in Cairo"
_TALKS = Sieve(
    r"\b(?:talks|negotiations|negotiators|mediators|delegations|delegates|summit)\b[^.;:]{0,60}\b(?:resum\w+|met|meet|meeting|gather\w*|beg[au]n|convened?|continued?|continuing|held|hosted|open(?:s|ed|ing)?|under ?way|stall\w*|collaps\w+|due|set)\b[^.;:]{0,30}\b(?:in|at)\s(?:[\w'’-]+\s){0,3}$",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:since|after|into|before) (?:the |israel['’]s )?(?:start of the |outbreak of the |beginning of the )?$", re.I
)
_WAR = re.compile(r" (?:war|conflict|genocide|offensive|ceasefire|cease-fire|truce)\b", re.I)
_FENCE = re.compile(
    r"(?:['’]s)? (?:border|fence|frontier|perimeter)\b(?! (?:with (?:egypt|syria)|towns?|villages?|areas?|crossings?|districts?))",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:near|around|along|close to|outside|beyond|bordering|facing) (?:the )?(?:gaza(?: strip)?(?:['’]s)? (?:border )?and (?:the )?)?$",
    re.I,
)
# Only Israel has towns "around Gaza"; what is around Gaza City is in Gaza.
_TOWNS_BY = re.compile(
    r"\b(?:(?:towns|communit(?:y|ies)|kibbutz(?:im)?|moshavim|farms|fields) (?:near|around|along|close to|bordering|next to|surrounding)|from around) (?:the )?$",
    re.I,
)
_BORDER_WITH = re.compile(
    r"\b(?:near|around|along|close to|on) (?:(?:the|its|israel['’]s|israeli) )?(?:northern )?(?:border|frontier) with $",
    re.I,
)
# "It was linked to an attack in Haifa", "men wanted over a shooting near Nablus": an event that led to what is told
_LED_TO = Sieve(
    r"\b(?:(?:linked|related|tied|connected|retaliation|revenge|response|reprisals?) (?:to|with|for)"
    r"|(?:suspected|accused) of|(?:wanted|hunting|hunted|searching|arrested|sought) (?:for|over|in|after)|blamed for|behind|(?:came|comes|follow(?:s|ed|ing)?|days|weeks|hours|months) after)\s"
    r"(?:[\w'’-]+\s){0,8}?(?:attacks?|shootings?|bombings?|killings?|stabbings?|ramming|raids?|ambush) (?:in|on|near|at|outside) (?:the )?(?:\w+ )?$",
    re.I,
)
_EARLIER = re.compile(
    r",? (?:in (?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)"
    r"|(?:last|earlier this) (?:week|month|year|summer|autumn|winter|spring)|(?:\w+ )?(?:weeks|months|years) (?:ago|earlier|before))\b",
    re.I,
)
# Only Israel has towns "of the Gaza border": who left it has left them.
_LEFT_GAZA_BORDER = re.compile(r"\b(?:from|left|leave|leaving|fled) (?:the )?$", re.I)
_GAZA_BORDER = re.compile(
    r"(?:['’]s)? border (?:communit(?:y|ies)|towns?|kibbutz\w*|region|evacuees|residents)\b", re.I
)
_TOWNS_ON = re.compile(r"\b(?:towns|communities|kibbutzim|moshavim) (?:on|along|near) the $", re.I)
_REACH = 160  # characters


def is_backdrop(text: str, start: int, end: int) -> bool:
    """Whether the place at start..end is that of an event which only dates what is told.

    >>> text = "Violence has surged in the West Bank since the war in Gaza began."
    >>> is_backdrop(text, 27, 36), is_backdrop(text, 54, 58)
    (False, True)
    """
    floor = max(0, start - _REACH)
    if _WAR.match(text, end) is not None and _SINCE.search(text, floor, start) is not None:
        return True
    if is_venue(text, start):
        return True
    return _BACKDROP.may_match(text) and _BACKDROP.pattern.search(text, floor, start) is not None


def is_venue(text: str, start: int) -> bool:
    """Whether the place that starts there is where talks are held: "17 died as mediators met in Doha"."""
    return _TALKS.may_match(text) and _TALKS.pattern.search(text, max(0, start - _REACH), start) is not None


def is_earlier(text: str, start: int, end: int) -> bool:
    """Whether the place at start..end is that of an event which led to what is told, or was before it.

    >>> text = "It had to do with a march, and was linked to an attack in Haifa last month."
    >>> is_earlier(text, 58, 63), is_earlier("They went to Haifa.", 13, 18)
    (True, False)
    """
    if _EARLIER.match(text, end) is not None:
        return True
    return _LED_TO.may_match(text) and _LED_TO.pattern.search(text, max(0, start - _REACH), start) is not None


def is_border(text: str, start: int, end: int) -> bool:
    """Whether the name at start..end is that of a border which something lies along, on this side of it.

    >>> is_border("a town near the Gaza fence", 16, 20), is_border("along the border with Lebanon", 22, 29), is_border("in Gaza", 3, 7)
    (True, True, False)
    """
    if text[start:end].lower().endswith(" border"):
        end -= len(" border")
    if _BORDER_WITH.search(text, 0, start):
        return True
    if text.startswith("Gaza", start) and (_is_left(text, start, end) or _TOWNS_BY.search(text, 0, start)):
        return True
    if text.startswith("Lebanon border", start) and _TOWNS_ON.search(text, 0, start):
        return True
    return _FENCE.match(text, end) is not None and _BESIDE.search(text, 0, start) is not None


def _is_left(text: str, start: int, end: int) -> bool:
    """ "Evacuees from the Gaza border", "Gaza border communities"."""
    if _GAZA_BORDER.match(text, end) is not None:
        return True
    return text.startswith(" border", end) and _LEFT_GAZA_BORDER.search(text, 0, start) is not None
