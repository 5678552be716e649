"""Who gives a number, named before a colon: "Ministry of Relief: 40 dead", "Twelve killed: medics", "Source: OCHA"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import (
    ACRONYM,
    HEADS_END,
    NAME,
    is_named_body,
    is_speaker,
    is_titled,
    tidy_name,
    type_of,
)
from extract.reading.sourcing.sayers import ROLE
from extract.reading.sourcing.saying import named, read_forward

SOURCE_LABEL = Sieve(r"(?:^|[(\[|•]\s*)(?:data )?source[s]?\s*:\s*", re.I)
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?:\s?(?:am|pm|GMT))?\s*[|:–-]?\s*)?"
OPENING = Sieve(
    rf"(?:[•*>›–-]\s*|\[\d\]\s*)?{_CLOCK}((?:the\s)?[A-Z][\w.&'-]*(?:\s[\w.&'-]+){{0,4}}?)(?:\s\([^)]*\)|,\s(?:as of\s)?\d{{1,2}}\s[A-Z][a-z]+)?:\s",
    re.I,
)
_DOCUMENT = re.compile(
    r"(?:sources?|updates?|reports?|study|survey|analysis|toll|count|tally|statement|bulletin|figures|statistics|numbers|records|data|teams?|group|head|director|families|relatives|residents|locals|survivors?|homes|people|hospitals|officers|teachers|engineers|volunteers|neighbours|villagers|units?|banks?)$",
    re.I,
)
_STATION = re.compile(r"(?!.*\b(?i:journalists)\b)(?:[A-Z][\w'-]* ?){1,4}")  # "ISRAELI ARMY RADIO", "Al-Jazeera"
_CHANNELS = re.compile(r".+ radio|al[- ](?:jazeera|mayadeen|arabiya)", re.I)
_SOURCES = re.compile(
    r"(?:medical|health|hospital|local|security|official|government|palestinian|israeli) sources", re.I
)
COUNTRY = re.compile(r"Israel|Egypt|Qatar|US|EU")  # before a colon it is where, not who
_BY = re.compile(r"(?:by|in|per|from|for|of)\s", re.I)  # "By governorate:"
# "The release came in two groups: seven hostages ...": no name, but a clause
_CLAUSE = re.compile(
    r"\b(?:occurred|happened|took|came|went|fell|split|divided|was|were|is|are|has|have|had|in (?:two|three|four|several))\b"
)
_WHERE = re.compile(r" in (?:the )?(?-i:[A-Z])[\w' -]+$")
_OF_OR_FOR = re.compile(r"\b(?:of|for)\b")
# "PA Governor of Jenin, Kamal Abu al-Rub: "
TITLED_LABEL = Sieve(
    rf"(?:[•*>–-]\s*)*{_CLOCK}(?:(?:[Ff]rom )?the (?:briefing|statement) of |[Qq]uote (?:\w+ ){{0,3}}from )?"
    rf"(?:(?P<role>[^,.;:\"]{{3,60}}),\s(?P<name>(?:{NAME}\s){{1,3}}{NAME})(?:,\s[^,.;:\"]{{3,40}})?"
    rf"|(?P<first>(?:{NAME}\s){{1,3}}{NAME}),\s(?!(?:says?|said|adds?|added) )(?P<what>[^,.;:\"]{{3,60}})):\**\s"
)
_OFFICE_OF = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:mayor|governor|minister|spokes\w+|head|director) (?:of|for) (?:the )?(?-i:[A-Z]).*", re.I
)
# "Residents: nine people were killed": a clause of its own behind those who are asked
ASKED = Sieve(
    r"(?P<who>Residents|(?:Eye)?[Ww]itnesses|Locals|Officials|(?:\w+ )?[Ss]ources): [^.:]*\b(?:was|were|have|has|had)\b"
)
_LABEL_WORDS = 2
# a name of several words, or a short one: no "Let me pause there."
_PROPER = re.compile(rf"(?:the )?{NAME}(?:\s(?:{NAME}|of|the|for|and|in|on))*\s{NAME}|[A-Z][\w'-]*[A-Z][\w'-]*")
_COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b", re.I)
_TITLE_WORDS = ("report", "live", "what", "who", "why", "how")
TITLE_SOURCE = Sieve(r"(?:\:|\s–)\s+(?:the )?([A-Za-z][\w.&'/ -]{1,45})\"?$")


def find_labels(text: str) -> Iterator[Attribution]:
    """The names before a colon: of a station, an office, a headline's source, "Source: X".

    >>> [a.name for a in find_labels("Ministry of Relief, 23 October: 2,500 people killed.")]
    ['Ministry of Relief']
    """
    if (opening := OPENING.match(text)) and _is_label(opening.group(1)):
        yield Attribution(0, opening.end(1), tidy_name(opening.group(1)), after=False, manner=Manner.LABEL)
    if asked := ASKED.match(text):
        yield Attribution(0, asked.end("who"), tidy_name(asked["who"]), after=False, manner=Manner.LABEL)
    if titled := TITLED_LABEL.match(text):
        name, role = titled["name"] or titled["first"], titled["role"] or titled["what"]
        if not ROLE.search(role):
            name, role = role, name
        if ROLE.search(role):
            yield Attribution(0, titled.end() - 1, named(name, role), after=False, manner=Manner.LABEL)
    title = TITLE_SOURCE.search(text)
    if title and _is_title_source(title.group(1), text[: title.start()]):
        last = tidy_name(title.group(1).rstrip("."))
        yield Attribution(title.start(), title.end(), last, after=True, manner=Manner.LABEL)
    for match in SOURCE_LABEL.finditer(text):
        if name := read_forward(text, match.end()):
            end = match.end() + len(name)
            yield Attribution(match.start(), end, tidy_name(name), after=True, both=True, manner=Manner.LABEL)


def _is_title_source(name: str, before: str) -> bool:
    """What closes a headline after a colon is a name, or a body in small letters: "Twelve killed in Rafah: ministry".

    What a speaker's name stands before is an answer: "Host: Right."
    """
    if not is_speaker(name) or name.lower().startswith(_TITLE_WORDS) or _COUNTED.match(name):
        return False
    told = len(before.split()) > _LABEL_WORDS and " " not in name
    return (
        told
        or _PROPER.fullmatch(name.rstrip(".")) is not None
        or (HEADS_END.search(name) is not None and not _DOCUMENT.search(name))
    )


def _is_label(name: str) -> bool:
    """A body, not a country, a document or a kind of people: "Israel:" says where, "Engineers:" who is counted."""
    name = _WHERE.sub("", name.removeprefix("The "))  # "Health ministry in Gaza:"
    if ACRONYM.fullmatch(name):
        return not COUNTRY.fullmatch(name)
    if _SOURCES.fullmatch(name) or (
        _STATION.fullmatch(name) and (type_of(name) is SourceType.MEDIA or _CHANNELS.fullmatch(name))
    ):
        return True
    if _OFFICE_OF.fullmatch(name):
        return True
    if _DOCUMENT.search(name) or _BY.match(name) or _CLAUSE.search(name):
        return False
    return (
        HEADS_END.search(name) is not None
        or is_titled(name)
        or (_OF_OR_FOR.search(name) is not None and is_named_body(name))
    )
