"""Destroyed or only damaged: the word that stands by the number itself decides, "86 others partly", "26 destroyed homes"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Kind
from extract.reading.counting.counts import Numbers
from extract.reading.counting.governors import Governor
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_RUIN = r"(?:destroyed|demolished|razed|ruined|flattened|levelled|leveled|collapsed)"
_BESIDE_DESTROYED = re.compile(
    rf"(?: (?:completely|totally|fully))? {_RUIN} (?!or\b|and\b|by\b|in\b|since\b|on\b)[a-z]+", re.I
)
_PARTLY = re.compile(
    r"(?: (?:more|others?|further))? (?:now |also )?(?:partially|partly|unsafe|uninhabitable|(?:can|could|may) (?:still )?be (?:repaired|saved|fixed))\b",
    re.I,
)
# "destroyed (160,000) or damaged"
_EITHER = re.compile(
    r"(?:\s?\([^()]*\))?(?: (?:or|and/or)|,) (?:(?:\w+ly|so|otherwise) )?damaged\b"
    r"| and damaged(?= (?:in|by|during|since|on|at|when|as|after|over|across)\b|[.,;]|$)",
    re.I,
)


_IN_PART = re.compile(r" (?:partially|partly|in part)\b(?! (?:or|of)\b)", re.I)  # "312 schools destroyed partially"
# "hit 140 homes entirely and dozens of homes in part"
_HOW_FAR = re.compile(
    r" (?:(?P<part>in part|partially|partly)|entirely|completely|wholly|totally|in full)(?= and \w|[.,;]|$)(?! (?:or|and) (?:in )?part)",
    re.I,
)
_WHOLLY_OR_PARTLY = re.compile(
    r",? (?:in whole or (?:in )?part|(?:completely|fully|totally|wholly|entirely) or (?:partly|partially|in part))\b",
    re.I,
)
_OR_WORSE = re.compile(
    r"(?:(?: \w+){0,2} damage)?,? or (?:worse|destroyed|flattened|razed|reduced to (?:rubble|ruins)|(?:(?:now )?(?:lie|lay|left|are|were|stand) )?in ruins)\b",
    re.I,
)


def settle_ruins(s: Numbers, i: int, governor: Governor, kind: Kind) -> Kind:
    """The kind of a count of buildings, given that of its predicate."""
    after = s.text[s.tokens[i].end :]
    if kind is Kind.DAMAGED and _BESIDE_DESTROYED.match(after):
        return Kind.DESTROYED
    verb = governor.index
    if kind is Kind.DESTROYED_OR_DAMAGED and (how_far := _HOW_FAR.match(s.text, s.tokens[s.counted[i].last - 1].end)):
        return Kind.DAMAGED if how_far["part"] else Kind.DESTROYED
    if kind is Kind.DESTROYED and 0 < verb < i and s.tokens[verb - 1].text == "partial":
        return Kind.DAMAGED  # "the partial burning of nine houses"
    named = " ".join(t.text for t in governor.label)
    if kind is Kind.DAMAGED and named and _OR_WORSE.search(named):
        return Kind.DESTROYED_OR_DAMAGED  # "Homes partly damaged or destroyed: 1,100"
    if kind is Kind.DAMAGED and i < verb < len(s.tokens) and _OR_WORSE.match(s.text, s.tokens[verb].end):
        return Kind.DESTROYED_OR_DAMAGED
    if kind is Kind.DESTROYED and i < verb < len(s.tokens) and _IN_PART.match(s.text, s.tokens[verb].end):
        return Kind.DAMAGED
    wholly_or_partly = i < verb < len(s.tokens) and _WHOLLY_OR_PARTLY.match(s.text, s.tokens[verb].end)
    if kind is Kind.DESTROYED and wholly_or_partly:
        return Kind.DESTROYED_OR_DAMAGED  # "homes were burned, in whole or in part"
    if kind is Kind.DESTROYED and i < verb < len(s.tokens) and _EITHER.match(s.text, s.tokens[verb].end):
        return Kind.DESTROYED_OR_DAMAGED
    return kind


def is_taken_over(s: Numbers, i: int, governor: Governor) -> bool:
    """ "seized 15 homes and turned them into outposts": homes that soldiers move into still stand."""
    if _EMPTIED.match(s.text, s.tokens[s.counted[i].last - 1].end):
        return True
    if governor.index >= len(s.tokens) or s.tokens[governor.index].text not in ("seized", "confiscated"):
        return False
    counted = s.counted[i]
    lived_in = counted.has(NounClass.HOME) or (counted.noun or "").startswith(("residential", "apartment"))
    return lived_in or _BARRACKS.search(s.text) is not None


# "12 buildings in the village had been cleared of their tenants"
_EMPTIED = re.compile(
    r"(?: (?:in|of|on|near) [^.,;:]{2,40})? (?:(?:were|was|are|had been|have been|has been) )?(?:cleared|emptied) of (?:its|their|the|all) (?:[\w-]+ )?"
    r"(?:occupants|residents|tenants|inhabitants|owners|families|people|dwellers)\b"
    r"(?![^.;]{0,60}\b(?:blown|blew|raz|demolish|destroy|burn|bulldoz|level|torn|pulled|flatten))"
)
_BARRACKS = re.compile(r"\b(?:outposts?|barracks|military (?:posts?|bases?|positions?)|snipers?)\b", re.I)


def why_not_lost(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> str | None:
    """ "dismantled two workshops of explosives" are arms, "approved the construction of 900 homes" is no loss."""
    if counted.has(NounClass.BUILDING) and _OF_WEAPONS.match(text, tokens[counted.last - 1].end):
        return f"counts {counted.noun} for weapons"
    built = counted.has(NounClass.BUILDING, NounClass.HOME) and not counted.premodifiers
    turned = i > 0 and tokens[i - 1].text in ("turned", "turning", "converted", "converting", "transformed")
    if built and turned and _INTO_POSTS.match(text, tokens[counted.last - 1].end):
        return f"counts {counted.noun} that are used"
    return "is to be built" if built and _TO_BUILD.search(text, 0, tokens[i].start) else None


# "turned three flats into barracks", not "into rubble"
_INTO_POSTS = re.compile(
    r"[^.;:]{0,40} into (?:an? |their |its )?(?:[\w-]+ ){0,2}(?:barracks|posts?|outposts?|bases?|positions?|shelters?|headquarters|detention|interrogation|observation|centres?|centers?)\b"
)


_TO_BUILD = re.compile(
    r"\b(?:construction|building|erection) of (?:(?:about|some|around|nearly|almost|over|more than|up to|at least|an additional|another|new) )*$",
    re.I,
)


_OF_WEAPONS = re.compile(
    r" (?:of|for|to) (?:(?:making|producing|manufacturing|the|make|produce|production|manufacture|of) )*(?:[\w-]+ )?"
    r"(?:explosives?|explosive devices|bombs?|weapons?|rockets?|missiles?|mortars?|drones?|arms|ammunition|munitions)\b",
    re.I,
)


def is_partly(s: Numbers, i: int) -> bool:
    """ "86 others partly", "with 400 more now unsafe": of those destroyed before no part, but damaged."""
    how_far = _HOW_FAR.match(s.text, s.tokens[s.counted[i].last - 1].end)
    return (how_far is not None and how_far["part"] is not None) or _PARTLY.match(s.text, s.tokens[i].end) is not None
