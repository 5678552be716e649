"""The people whom "he said" may mean: who a sentence opens with, told by age, kin, trade, office or a clause of their own."""

from __future__ import annotations

import re

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.sourcing.bodies import ACRONYM, HEADS_END, NAME, tidy_name, type_of

OFFICES = frozenset(
    "official spokesman spokeswoman spokesperson minister mayor governor director head chief president doctor envoy lawyer researcher leader mother father campaigner activist nurse teacher commander general colonel".split()
)
_TRADES = frozenset(
    "grandmother grandfather widow widower farmer shepherd student resident driver engineer shopkeeper worker survivor volunteer paramedic woman man refugee journalist merchant baker fisherman carpenter labourer retiree boy girl pharmacist mechanic electrician plumber tailor barber butcher grocer surgeon dentist medic midwife imam priest pastor curate headmaster principal caretaker janitor cook accountant clerk librarian photographer pensioner pilot rescuer firefighter policeman trader vendor commissioner-general secretary-general rapporteur coordinator representative analyst expert officer sergeant captain major herder goatherd cleaner mukhtar muhtar secretary".split()
)
_PERSONS = "|".join(sorted(OFFICES | _TRADES, key=len, reverse=True))
_ASKED = "|".join(sorted((OFFICES | _TRADES) - {"boy", "girl"}, key=len, reverse=True))
_NAME = r"(?!(?:In|At|On|From|Near|By|For|After|Before|During|Since|Outside|Inside|Across|With|Of|As|To) )[A-Z][\w'-]+(?: (?:al-|el-|bin |abu )?[A-Z][\w'-]+){0,3}"
_NUMBERED = r"(?:One|Another) of them, |Among them(?: is| was|,) "
# "Amal, a mother of four, fled", "Omar Haddad, 34, lost", "Rana Saleh, who heads the council, keeps"
_INTRODUCED = Sieve(
    rf"\W*(?:{_NUMBERED})?(?P<name>{_NAME})\*?, (?:\d{{1,2}}(?:,| years?)|who (?!(?:have|are|were)\b)|(?:an?|who is an?|the) (?:[\w-]+ ){{0,3}}?(?:{_PERSONS})\b)"
)
# "Dr Rana Saleh, a dentist, took": any trade
_APPOSED = re.compile(
    r"(?:Dr |Mr |Mrs |Ms )?(?P<name>[A-Z][\w'-]+(?: (?:al-|el-|bin |abu )?[A-Z][\w'-]+){1,2}), an? (?P<what>[a-z][a-z -]{2,40}), [a-z]"
)
# "Outside, a town engineer with a list had", "In Khiam, the mayor has"
_UNNAMED = re.compile(
    rf"\W*(?:[^,.:;\"\d]{{3,50}}, |(?:In|At|Near) (?:{_NAME}) )?(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Oo]ne|[Aa]nother) (?P<who>(?:[a-z][\w-]+ ){{0,2}}?(?:{_ASKED})|(?i:{_ASKED}) (?:of|for) [A-Z][\w-]+(?: (?:(?:of|for|and|the) )*[A-Z][\w-]+)*)(?: (?:with|in|from|of|at|called|named) [^,.;:\"]{{2,50}}?)?,? (?:who|[a-z]+(?:ed|s)|had|has|was|is|keeps|came|sat|stood|took|lost|fled|held|went|left)\b"
)
# "Deputy mayor Rana Saleh runs"
_TITLED = re.compile(
    rf"\W*(?P<name>(?:[A-Z][\w-]+ )?(?:[a-z][\w-]+ ){{0,2}}(?i:{_PERSONS}) {_NAME})(?:,| (?!is\b|was\b)[a-z])"
)
_PERSON = Sieve(rf"\b(?:{_PERSONS})\b", re.I)


def find_person(text: str) -> str | None:
    """The person with whom the sentence opens.

    >>> [find_person(t) for t in ("Amal, 34, fled.", "In Jenin, a town engineer had a list.", "Hamas, a group, fired.")]
    ['Amal', 'town engineer', None]
    """
    if found := _INTRODUCED.match(text):
        return None if _is_body(found["name"]) else found["name"]
    found = _APPOSED.match(text) if ", a" in text else None
    if found is not None and type_of(found["name"]) is SourceType.PERSON and not HEADS_END.search(found["what"]):
        return found["name"]
    if not _PERSON.may_match(text):
        return None
    if titled := _TITLED.match(text):
        return tidy_name(titled["name"])
    unnamed = _UNNAMED.match(text)
    return unnamed["who"] if unnamed is not None else None


# "The session was called to hear Rana Saleh, who took office in May"
_IN_PASSING = Sieve(
    rf"\b(?:hear|heard|met|meet|with|from|to|asked|visit|visited|found|(?:man|woman) called) (?P<name>{NAME}(?: (?:al-|el-|bin |abu )?{NAME}){{1,2}}), (?:who\b|\d\d\b)"
)


def find_mentioned(text: str) -> str | None:
    """The person of whom a sentence tells in passing, by a clause of their own or their age."""
    found = _IN_PASSING.search(text)
    name = found["name"] if found else None
    return name if name and type_of(name) is SourceType.PERSON and not _is_body(name) else None


def _is_body(name: str) -> bool:
    return HEADS_END.search(name) is not None or ACRONYM.search(name) is not None


_KIN = frozenset(
    "brother sister son daughter wife husband parents family uncle aunt cousin nephew niece sons daughters brothers sisters relatives comrades colleagues neighbour neighbor neighbours neighbors friend friends".split()
)


def is_relation(head: str) -> bool:
    """ "his commander said": somebody else than he, told by what they are to him."""
    return head in _KIN or (head in OFFICES | _TRADES and not head.startswith("spokes"))


def holds_office(name: str) -> bool:
    """The name is a person's by its office or trade: "a hospital director", "mechanic from a kibbutz"."""
    words = name.lower().split()
    heads = (
        w
        for w, following in zip(words, [*words[1:], "of"], strict=True)
        if following in ("of", "for", "from", "in", "at", "with")
    )
    return any(head in OFFICES or head in _TRADES for head in heads)
