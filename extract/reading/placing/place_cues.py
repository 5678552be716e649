"""The cues of the places that a count may be for: what they are, and how they stand among each other."""

from __future__ import annotations

import functools
import math
import re

from extract.geo.place import PlaceKind
from extract.model import Area, Measure, Metric
from extract.reading.dating.october import of_october_7
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH
from extract.reading.placing.candidates import GAZA, WEST_BANK, Candidate, Candidates

_LONG = Sieve(
    r"\bthis year\b|\bso far in\b|\bsince (?:the )?(?:start|beginning|outbreak) of\b|\b(?:in|of|during) 20\d\d\b"
    rf"|\bsince (?:{MONTH}|20\d\d|then)\b"
    r"|\bso far\b|\b(?:past|last) (?:\w+ )?(?:years?|months?)\b",
    re.I,
)
_WORDS = {
    "camp": Sieve(r"\bthe (?:refugee )?camp\b|\bcamp residents\b", re.I),
    "camps": Sieve(r"\b(?:the|these|those|both|all) (?:two |three |four |northern |refugee )*camps\b", re.I),
    "town": Sieve(r"\bthe (?:\w+ )?(?:city|town|village|hamlet|municipality|community)\b", re.I),
    "territory": Sieve(r"\bthe (?:\w+ )?(?:territory|enclave|strip)\b", re.I),
    "country": Sieve(r"\bthe country\b|\bnationwide\b|\bcountrywide\b", re.I),
    "there": Sieve(r"\bthere\b(?!\s+(?:is|are|was|were|have|has|had|will|would))|\bhere\b", re.I),
    "area": Sieve(r"\bthe (?:area|neighbou?rhood|quarter|district|governorate|region)\b", re.I),
    "across": Sieve(r"\bon the other side\b|\bacross the border\b", re.I),
    "into Gaza": Sieve(r"\b(?:into|to|in)\s+(?:the\s+)?(?:besieged\s+)?gaza\b", re.I),
    "event": Sieve(
        r"\b(?:the|this|that|its) (?:\w+ )?(?:raids?|operation|attack|strike|incursion|assault|ambush|explosion|blast|bombing|massacre)\b",
        re.I,
    ),
    "elsewhere": Sieve(r"\belsewhere\b|\bseparately\b|\bmeanwhile\b", re.I),
}
_HOMES = {
    "Palestinians": (*GAZA, *WEST_BANK),
    "Gazans": GAZA,
    "Israelis": (Area.ISRAEL,),
    "Lebanese": (Area.OTHER,),
    "Syrians": (Area.OTHER,),
    "Sudanese": (Area.OTHER,),
}
_SCALES = {
    **dict.fromkeys((PlaceKind.POINT, PlaceKind.QUARTER, PlaceKind.CROSSING), "spot"),
    **dict.fromkeys((PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT), "town"),
}


def describe(found: Candidates, measure: Measure) -> list[Candidate]:
    """The candidates with all their cues, and that of no place at all. `measure` is that of the count: new or total."""
    count, around = found.count, found.around
    found.measure = measure
    span, words = _told(around.text)
    value = count.quantity.value if count.quantity.value is not None else count.quantity.low or 0
    size = min(5, int(math.log10(value))) if value >= 1 else 0
    size_of = f"/size{size}/{count.metric}"
    of_measure, of_metric, of_rule = f"/{measure}/{span}", f"/{measure}/{count.metric}", f"/{count.rule}"
    here = [c for c in found if c.basis == "s"]
    fitting = any("s:located" in c.cues or "s:plain" in c.cues for c in here)
    above = {p.id for c in found if c.placing and c.placing.place for p in found.gazetteer.parents(c.placing.place)}
    for c in found:
        placing, basis = c.placing, c.basis
        assert placing is not None
        scale = _SCALES.get(placing.place.kind, placing.place.kind.value) if placing.place else "union"
        c.cues |= {
            f"b:{basis}/{fitting}",
            f"k:{scale}/{basis}",
            f"k:{scale}{of_measure}",
            f"k:{scale}{of_metric}",
            f"k:{scale}{size_of}",
            f"k:{scale}{of_rule}",
        }
        if (
            "camp" in words
            and placing.place is not None
            and found.gazetteer.find(placing.place.name_en, kind=PlaceKind.CAMP)
        ):
            c.cues.add("w:camp/its town")
        for word in words:
            c.cues |= {f"w:{word}/{scale}", f"w:{word}/{scale}/{basis}"}
        if around.common is not None:
            c.cues.add(f"{'common' if placing.area is around.common else 'uncommon'}/{basis}")
        if placing.place is not None and placing.place.id in above:
            c.cues |= {f"above/{basis}", f"above{of_measure}", f"above{of_rule}"}
        if basis != "s":
            c.cues.add("area here" if any(o.area is placing.area for o in here) else "area not here")
        if placing.area is Area.OTHER:
            c.cues.add(f"other/{any(s.area is Area.OTHER for s in around.titled)}/{basis}")
        home = _HOMES.get(count.group or "")
        if home is not None:
            at_home = all(p.area in home or p.id == "palestine" for p in c.places)
            c.cues |= {f"{'home' if at_home else 'abroad'}:{count.group}/{basis}", "home" if at_home else "abroad"}
        if count.metric is Metric.HOSTAGES:
            c.cues.add(f"a:{placing.area}/{count.kind}")
        if placing.area is Area.ISRAEL:
            c.cues |= {
                f"a:Israel/{count.group}",
                f"a:Israel/{'october' if of_october_7(around.text) else 'other'}/{count.metric}",
            }
    nothing = Candidate(
        None, cues={"nothing", f"nothing/{fitting}", f"nothing/{count.metric}", f"nothing/{around.heading}"}
    )
    return [*found, nothing]


@functools.lru_cache(maxsize=1)
def _told(text: str) -> tuple[str, tuple[str, ...]]:
    """What a sentence tells of times and places, the same for each of its counts: "long" or "short", and the words it has."""
    words = tuple(name for name, pattern in _WORDS.items() if pattern.search(text))
    return "long" if _LONG.search(text) else "short", words
