"""Places that a count leaves out: "homes in the Gaza Strip, excluding Rafah", "aside from Rafah, 30 died in the Gaza Strip"."""

from __future__ import annotations

import re

from extract.geo.place import Place, PlaceKind
from extract.reading.patterns.sieve import Sieve

_LEFT_OUT = (
    r"(?:excluding|except(?:ing)?(?: for)?|excepted|(?:aside|apart) from|other than|not (?:including|counting)|without (?:including|counting)"
    r"|with the (?:sole |single )?exception of|save for|but not)"
)
_THOSE = r"(?:(?:the )?(?:those|that|figures|numbers|data|dead|deaths|people|residents|losses|homes|cases)(?: (?:killed|displaced|destroyed|living))? )?"
_THE = r"(?:(?:in|from|for|at|of|within|across|inside) )?(?:the )?(?:(?:occupied|annexed|israeli-annexed|besieged|southern|northern|city of|town of) )*"
_EXCEPTED = Sieve(rf"\b{_LEFT_OUT} {_THOSE}{_THE}$", re.I)
_ALL_BUT = Sieve(r"\b(?:all|every|everywhere|anywhere|each)\b[^.;,]{0,60} but (?:in |from |for )?(?:the )?$", re.I)
_BUT = re.compile(r",? but (?:for |in |from )?(?:the )?")  # "the Strip but Rafah"
_BETWEEN = re.compile(rf"[ ,(–-]*\b{_LEFT_OUT} {_THOSE}{_THE}$", re.I)
# "in the West Bank outside East Jerusalem"; "outside Ramallah" is near it
_OUTSIDE = re.compile(r",? \(?outside (?:of )?(?:the )?(?:(?:occupied|annexed) )*$", re.I)
_OPENS = re.compile(r"\W*outside (?:of )?(?:the )?$", re.I)
_ALL_OVER = re.compile(r",[^.;]*\b(?:across|throughout|elsewhere in|(?:the )?rest of)\b", re.I)
_AND = re.compile(r",? (?:and|or) (?:in )?(?:the )?$|, $", re.I)
# "All was quiet except in Jenin, where three were killed": there of all places
_WHERE = re.compile(r"(?: (?:city|camp))?,? where\b", re.I)
_REACH = 70  # characters
_LANDS = (PlaceKind.TERRITORY, PlaceKind.COUNTRY)


def is_excepted(text: str, start: int, end: int) -> bool:
    """Whether the place at start..end is one that what is counted leaves out.

    >>> is_excepted("Aside from Rafah, 30 were killed.", 11, 16), is_excepted("Except in Rafah, where 30 died.", 10, 15)
    (True, False)
    """
    if _OPENS.fullmatch(text, 0, start) and _ALL_OVER.match(text, end):
        return True
    told = [p for p in (_EXCEPTED, _ALL_BUT) if p.may_match(text)]
    if not told or _WHERE.match(text, end):
        return False
    return any(p.pattern.search(text, max(0, start - _REACH), start) is not None for p in told)


def leaves_out(first: Place, second: Place, between: str) -> bool:
    """Whether of two places with these words between them the second is left out of the first.

    >>> from extract.geo.gazetteer import bundled
    >>> places = bundled().get("west-bank"), bundled().get("jerusalem-east")
    >>> leaves_out(*places, " (not including "), leaves_out(*places, ", including ")
    (True, False)
    """
    if _BETWEEN.fullmatch(between) or (first.kind in _LANDS and _BUT.fullmatch(between)):
        return True
    wide = first.kind is PlaceKind.COUNTRY or second.kind in (PlaceKind.REGION, PlaceKind.QUARTER)
    return first.kind in _LANDS and wide and _OUTSIDE.fullmatch(between) is not None


def is_left_out_too(between: str) -> bool:
    """Whether a list of places that are left out goes on with these words.

    >>> is_left_out_too(" and "), is_left_out_too(" while in ")
    (True, False)
    """
    return _AND.fullmatch(between) is not None
