"""Sentences that lean on the number before, and so on who gave it: "five of those killed", "this brings the toll to"."""

from __future__ import annotations

import re

from extract.model import Metric
from extract.reading.counting.counts import Count
from extract.reading.patterns.wordings import OF_THOSE
from extract.reading.sourcing.covering import Spot

_OPENS = 25  # characters
_ALONE = re.compile(r"[^,]{3,40}\b(?:alone|by (?:itself|themselves)),", re.I)
_BRINGS = re.compile(
    r"(?:this|that|it|which) (?:brings?|brought|takes?|took|raises?|raised|makes?|includes?|included)\b|(?:an additional|a further|furthermore|additionally|in addition)\b"
    r"|(?:the|this) (?:overall |total )?(?:number|toll|count|figure|total) (?:also )?includes?\b"
    r"|(?:all in all|all told|in total|in consequence|as a (?:result|consequence)|consequently),?\s",
    re.I,
)
# The sentence tells of the list or the events of the one before, whether or not that counts anything of ours.
_OF_BEFORE = re.compile(
    r"(?:on it|on (?:the|this|that) list|according to (?:it|the list))\b"
    r"|(?:this|these|that) (?:(?:has|have|had) )?(?:also )?(?:resulted in|led to|left|caused|displaced|killed)\b",
    re.I,
)
_AMONG = re.compile(
    r"(?:of (?:these|those|them|the latter)\b|(?:among|of) (?:those|the) (?:people |\w+ )?(?:killed|slain|dead|victims|fatalities|bodies|displaced|uprooted|evacuees|freed|released)\b)"
    r"|the (?:dead|victims|killed|displaced|fatalities) (?:also )?(?:include|included|were|are|comprise)\b",
    re.I,
)


def opens_with_part(spot: Spot) -> bool:
    """ "Five of those killed": the sentence opens with a part of what was counted before."""
    return spot.start < _OPENS and spot.whole is None and OF_THOSE.match(spot.sentence.text, spot.end) is not None


def is_among(text: str) -> bool:
    """ "Among those killed": the sentence tells of the dead that were counted before."""
    return _AMONG.match(text) is not None


def tells_of_before(text: str) -> bool:
    """ "On it are", "these have resulted in": the sentence tells of what the one before names."""
    return _OF_BEFORE.match(text) is not None


# "Since it resumed the war on 3 May, 310 have been killed", "In the past day 40 died", "Nine died on Monday alone"
_SUBTOTAL = re.compile(
    r"(?:since|(?:in|over|during) the (?:past|last|previous)) [^.;]{3,60}(?:,| \d)|[^,;]{3,60} on \w+day alone\.?$",
    re.I,
)
# "Nineteen sheds burned as well", "Nineteen other buildings went": more of the same
_MORE = re.compile(
    r"(?:(?:about|some|around|another) )?[\w,-]+ (?:other|further) [^.]*\.?$|another (?:about |some |around )?[\d,]+ [^.]*\.?$"
    r"|(?:(?:about|some|around|a) )?[\w,-]+ more (?:are|were|was|have|had) [^.]*\.?$|[^.]* (?:as well|too)\.?$",
    re.I,
)


def is_subtotal(spot: Spot, before: Count) -> bool:
    """ "In the past day 40 died", after the toll of all: part of what was counted before, of a shorter time."""
    same = spot.count.kind is before.kind and spot.count.metric is Metric.DEATHS
    mine = spot.count.group in (None, before.group) and not _is_larger(spot.count, before)
    return same and mine and _SUBTOTAL.match(spot.sentence.text) is not None


def _is_larger(count: Count, before: Count) -> bool:
    value, whole = count.quantity.value, before.quantity.value
    return value is not None and whole is not None and value > whole


def is_more(text: str) -> bool:
    """ "Nineteen sheds burned as well": more of what was counted before."""
    return _MORE.match(text) is not None


def goes_on(text: str) -> bool:
    """ "On Monday alone", "this brings the toll to": the sentence adds to what was counted before."""
    return any(pattern.match(text) for pattern in (_ALONE, _BRINGS, _AMONG))
