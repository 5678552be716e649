"""Who gives a number, named in a bracket or after a dash beside it: "40,000 displaced (OCHA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH
from extract.reading.sourcing.attributions import Attribution, Manner, beside
from extract.reading.sourcing.bodies import (
    ACRONYM,
    HEADS_END,
    TERRITORY,
    is_body,
    is_person,
    is_speaker,
    tidy_name,
    type_of,
)

BRACKETED = Sieve(
    r"[(\[](?:source:?\s|according to\s|by\s|est\.?\s|says\s|as of [^(),]{3,20}, |(?P<first>[^();]{2,40}); )?(?P<name>(?:the\s)?[A-Za-z][\w.&'/-]*(?:\s[\w.&'/-]+){0,6}?)"
    r"(?:'s (?:number|figure|count))?(?:[,;][^()]{2,45}|,? \d{1,2}(?:[/.-]\d{1,2}[/.-]\d{2,4}| [A-Z][a-z]{2,8}\.?(?: \d{4})?)|,? as of [^()]{3,20})?[)\]]"
)
DASHED = Sieve(r"\s[–-]\s(?P<name>(?:[\w'-]+\s){0,3}[\w'-]+)\.?$")
# "the United Nations agency for Palestinian refugees (UNRWA)"
_EXPANDED = re.compile(
    r"\b(?:United Nations|U\.?N\.?|[A-Z]\w+)(?:'s)?\s(?:[\w'-]+\s){0,3}?(?:agency|office|organi[sz]ation|fund|programme|program|council|committee|society|service|authority|cent(?:er|re)|association|group)(?:\s(?:for|of|on|to|in)(?:\s[\w'-]+){1,6})?\s*$",
    re.I,
)
# "at least nine gunmen died – a claim Hamas dismissed"
_DISPUTE = re.compile(
    r"(?:an?|the) (?:claim|charge|allegation|accusation|assertion|figure|number|toll|version)\b", re.I
)
_SAYS = re.compile(r" (?:says?|said)$", re.I)  # "Nine killed – Red Crescent says"
_DISTRICT = re.compile(r"[A-Z]\w+ (?:State|Province|Region|District|County|Governorate|Oblast)$")
_DATELINE = 60  # characters
_PLACE_AND_DAY = re.compile(
    rf"[A-Z][\w'/ -]+(?:, [A-Z][\w ]+)?,? (?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH}\.? \d{{1,2}})(?:,? \d{{4}})? ",
    re.I,
)
_PLACE_ONLY = re.compile(r"[A-Z][A-Z' -]+, ")
_SHORT_FORM = re.compile(r"[A-Z]\w*[A-Z]\w*")
_ONE_WORD = re.compile(r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*")
_LOWER = re.compile(r"\b[a-z]{3,}")


def find_bracketed(text: str) -> Iterator[Attribution]:
    """The bodies in brackets and after dashes.

    >>> [a.name for a in find_bracketed("Some 900 fled Aqqaba (Tubas) in May (IOM).")]
    ['IOM']
    """
    for match in (*BRACKETED.finditer(text), *DASHED.finditer(text)):
        name = match["name"]
        if match.re is BRACKETED.pattern and match["first"] and not is_speaker(name):
            name = match["first"]  # "(ACLED; other estimates up to 150,000)"
        before = text[: match.start()]
        if "/" in name and not all(_SHORT_FORM.fullmatch(part) for part in name.split("/")):
            continue  # "(Rana Saleh/AFP)" credits a photograph
        if (
            is_speaker(name)
            and is_body(name)
            and not (_may_be_place(name) or _DISPUTE.match(name))
            and not (_lists_persons(name) or _tells_who(name))
            and not (match.group().startswith("[") and type_of(name) is SourceType.MEDIA)  # credits a photograph
            and not (_abbreviates(before, name) or _is_dateline(before, name, text[match.end() :]))
        ):
            yield beside(text, match, tidy_name(_SAYS.sub("", name)), Manner.BRACKET)


def _may_be_place(name: str) -> bool:
    """One word with a capital that is no body's name as far as is known: "(Tubas)" says where."""
    if TERRITORY.fullmatch(name) or _DISTRICT.search(name):
        return True
    if type_of(name) is SourceType.PERSON and HEADS_END.search(name) is None:
        return True  # "Khallet al-Dabaa (Masafer Yatta)"
    return _ONE_WORD.fullmatch(name) is not None and type_of(name) is SourceType.OTHER and not ACRONYM.search(name)


# "(all women)", "(six staff and two drivers)"
_COUNTED = re.compile(
    r"(?:all|mostly|mainly|half|only|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z]", re.I
)
_PEOPLES = re.compile(r"(?:both )?(?:[A-Z][a-z]+(?:ans|ese|is|ers|ish)(?:,? (?:and|or) |, |$))+")


def _tells_who(name: str) -> bool:
    """Who or how many the people counted are: "(six staff and two drivers)", "(both Syrians and Lebanese)"."""
    return _COUNTED.match(name) is not None or _PEOPLES.fullmatch(name) is not None


def _lists_persons(name: str) -> bool:
    """Who the people counted are: "two captives (Omer Levi and Dan Katz)"."""
    people = name.split(" and ")
    return len(people) > 1 and all(type_of(p) is SourceType.PERSON and is_person(p) for p in people)


def _is_dateline(before: str, name: str, after: str) -> bool:
    """ "GAZA, Nov. 20 (Xinhua) --", "TUBAS, (ABC)", "Beirut, 3 May 2024 (ICRC) – ": who sends the dispatch gives no number."""
    if len(before) >= _DATELINE:
        return False
    sent = _PLACE_AND_DAY.fullmatch(before) is not None and after.lstrip().startswith(("–", "-"))
    sent = sent or (not after.strip() and _PLACE_ONLY.fullmatch(before) is not None)
    return sent or (type_of(name) is SourceType.MEDIA and not _LOWER.search(before))


def _abbreviates(before: str, name: str) -> bool:
    """ "the Norwegian Refugee Council (NRC)": the bracket gives the short form of the name before it, no source."""
    if " " in name or not name[:2].isupper():
        return False
    words = re.findall(r"\w+", before)[-len(name) :]
    if _EXPANDED.search(before) or "".join(w[0] for w in words).upper() == name:
        return True
    capitals = iter(w[0].upper() for w in re.findall(r"[\w'-]+", before)[-14:] if w[:1].isupper())
    return all(letter in capitals for letter in name if letter.isupper())
