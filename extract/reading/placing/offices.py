"""Lands that a sentence names only because somebody's office is for them: "the WHO's envoy for Lebanon said"."""

from __future__ import annotations

import re

from extract.geo.place import Place, PlaceKind
from extract.reading.patterns.sieve import Sieve

_OFFICER = Sieve(
    r"\b(?:(?:special |deputy )?envoy|representative|coordinator|country director|regional director|country manager"
    r"|delegate|rapporteur|(?:head|chief) of (?:mission|delegation|office|operations)|ambassador|country lead)"
    r" (?:for|in|to|on) (?:the )?(?:occupied )?(?:state of )?$",
    re.I,
)
_LANDS = (PlaceKind.COUNTRY, PlaceKind.TERRITORY)


def is_office(before: str, place: Place) -> bool:
    """Whether a land with these words before it is what somebody's office is for.

    >>> from extract.geo.gazetteer import bundled
    >>> lebanon = bundled().get("lebanon")
    >>> is_office("the agency's envoy for ", lebanon), is_office("they killed an envoy and three in ", lebanon)
    (True, False)
    """
    return place.kind in _LANDS and _OFFICER.search(before) is not None


def counts_in(text: str, start: int) -> bool:
    """Whether the place that starts there is that of who counts.

    >>> counts_in("the health ministry in Gaza said", 23), counts_in("30 died in Gaza", 11)
    (True, False)
    """
    return _COUNTS_IN.search(text, 0, start) is not None


# "the Ministry of Health in Gaza": a name, but it says where they count; the one in the West Bank counts for both.
_COUNTS_IN = re.compile(
    r"\b(?:ministry of health|health (?:ministry|authorities|officials)|civil defen[cs]e|media office)(?: \([^()]*\))? in (?:the )?$",
    re.I,
)
