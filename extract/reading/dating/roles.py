"""What a date does in its sentence, by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.reading.dating.events import NO_EVENTS, Almanac
from extract.reading.dating.mentions import NO_TRAIL, DateMention, Role, Trail
from extract.reading.dating.wording import (
    AS_OF,
    CREDIT,
    DATED,
    ISSUED,
    OF_OCTOBER_7,
    PERIOD_TO,
    SINCE_CLAUSE,
    SPEECH,
    SPEECH_AFTER,
    SPEECH_LATER,
    SPEECH_OPENS,
    SPEECH_THAT,
    STRICT_SINCE,
    THAT,
)

Resolved = tuple[str, Role]


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved from: the day of publication, the past year told of, the dates named before it, the events known."""

    text: str
    published: date | None
    year: int | None = None
    trail: Trail = NO_TRAIL
    almanac: Almanac = NO_EVENTS

    def after(self, mention: DateMention) -> Frame:
        """The same behind one more date."""
        return Frame(self.text, self.published, self.year, self.trail.after(mention), self.almanac)


def checked(iso: str, role: Role) -> Resolved | None:
    """The day with its role, or None where no calendar has it."""
    try:
        date.fromisoformat(iso)
    except ValueError:
        return None
    return iso, role


_OCTOBER_7 = re.compile(r"(?:7(?:th)? (?:of )?oct(?:ober|\.)?|oct(?:ober|\.)? 7(?:th)?)\b(?!-)", re.I)
# at the head of a clause, or behind what was done: not "the war that began after 7 October"
_AFTER_IT = re.compile(
    r"(?:^|[\n•‣*.;:-]\s*|\b(?:killed|dead|died|displaced|evicted|expelled|demolished|destroyed|arrested|injured|wounded|fled)(?: in [A-Z][\w ]{2,24})? )after (?:the )?$",
    re.I,
)
_SINCE_REACH = 130  # characters: "since the army issued evacuation orders for the east of the city on 6 May"


def role_of(found: re.Match[str], text: str) -> Role:
    """What a date does, by the words around it."""
    before = text[max(0, found.start() - 60) : found.start()]
    if STRICT_SINCE.search(before) or SINCE_CLAUSE.search(text, max(0, found.start() - _SINCE_REACH), found.start()):
        return Role.SINCE
    if _AFTER_IT.search(before) and _OCTOBER_7.match(found.group()) and not OF_OCTOBER_7.match(text, found.end()):
        return Role.SINCE  # "eight were killed after 7 October"
    if OF_OCTOBER_7.match(text, found.end()):
        return Role.EVENT  # "in response to the 7 October attack"
    if PERIOD_TO.search(before):
        return Role.PERIOD
    if DATED.search(before) or (CREDIT.search(before) and text[found.end() : found.end() + 1] == ")"):
        return Role.UNTIL
    if AS_OF.search(before) and not re.search(r"\bfrom\b[^.;]*\bto\s*$", before, re.I):
        return Role.UNTIL
    if text.startswith(" alone", found.end()):
        return Role.EVENT  # "80 deaths reported on 3 May alone"
    if SPEECH.search(before) or ISSUED.search(text[: found.start()]) or SPEECH_AFTER.match(text, found.end()):
        return Role.SPEECH
    if THAT.match(text, found.end()) and SPEECH_THAT.search(before):
        return Role.SPEECH
    if found.start() < 4 and (SPEECH_LATER.match(text, found.end()) or SPEECH_OPENS.match(text, found.end())):
        return Role.SPEECH
    return Role.EVENT
