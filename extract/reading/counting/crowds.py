"""People who gather, stay or go hungry: told of beside what counts, but neither displaced nor dead for it."""

from __future__ import annotations

import re

from extract.model import Metric
from extract.reading.counting.counts import Numbers, Offered
from extract.reading.counting.gate import comes_for_something
from extract.reading.counting.governors import BE, Governor
from extract.reading.patterns.sieve import Sieve

# They come and go of their own accord.
_GATHERED = Sieve(
    r"\b(?:protest[eo]rs?|demonstrators?|marchers|pilgrims|worshipp?ers|tourists|visitors|mourners|supporters|spectators|passengers|voters|delegates|shoppers|commuters|suspects)$"
)
# "thousands of desperate people had assembled at the site"
_MASSED = re.compile(
    r" (?:who )?(?:(?:had|have|has|were|are) )?(?:already )?(?:assembled|assembling|gathered|gathering|massed|massing|queued|queuing|congregated|crowded around|flocked|lined up|turned out|turned up)\b",
    re.I,
)
_HUNGRY = re.compile(
    r"[^.;]{0,60}?\b(?:fac(?:e|es|ed|ing)|experienc(?:e|ed|ing)|suffer(?:s|ed|ing)?(?: from)?|at risk of|on the (?:brink|verge) of|threatened (?:by|with))"
    r" [^.,;]{0,40}\b(?:hunger|famine|starvation|food insecurity|malnutrition|disease|thirst|food shortages)\b",
    re.I,
)
_WHERE = re.compile(r"\b(?:where|in which) (?:(?:about|around|some|at least|more than|over|nearly|up to) )*$", re.I)
_STAYED = re.compile(
    r" (?:[\w'-]+ ){0,2}?(?:(?:were|are|was|is|had been) (?:staying|living|sleeping|gathered|inside|present)|stayed|lived|slept)\b",
    re.I,
)
_SEIZED = re.compile(
    r" (?:[\w'-]+ ){0,3}?(?:were|was|had been) taken in (?:the|that|an?|this) (?:[\w-]+ )?(?:attack|assault|raid|massacre|ambush)\b",
    re.I,
)
# "39,000 children have lost one or both parents", "22,500 people lost a limb"
_BEREFT = re.compile(
    r"[^.;,:]{0,60}?\b(?:lost|losing|lose|lack|lacking) (?:at least )?(?:(?:one|both|either|a|an|their|all)(?: or (?:both|more))?(?: of their)? )?"
    r"(?:parents?|mothers?|fathers?|limbs?|legs?|arms?|eyes?|sight|eyesight|hearing|jobs?|livelihoods?|work|incomes?)\b",
    re.I,
)
_AT_WORK = frozenset(
    {"staff", "UN staff", "aid workers", "medics", "teachers", "journalists", "soldiers", "police officers"}
)
_FALLING = ("soldiers", "fighters", "police officers")
_LAND = frozenset("city strip town territory area enclave governorate land district neighbourhood neighborhood".split())


def why_no_count(s: Numbers, i: int, likely: Offered | None) -> str | None:
    """Why a number that no rule tells about is none of ours, whatever is likely."""
    counted, at = s.counted[i], s.tokens[i]
    fell = likely is not None and likely.governor is not None and likely.governor.predicate.name == "fallen"
    if fell and counted.group not in _FALLING:
        return "is not said to have fallen"  # "received 1,500 people since the city fell"
    if _HUNGRY.match(s.text, at.end):
        return "goes hungry"
    if is_only_whole(s, i):
        return "is the whole that another number is a part of"
    moved = likely is not None and likely.metric is Metric.DISPLACEMENT
    if moved and _SEIZED.match(s.text, at.end):
        return "is taken in an attack, not taken in"
    if likely is not None and _MASSED.match(s.text, s.tokens[counted.last - 1].end):
        return "gathers somewhere"
    if moved and counted.noun is not None and _GATHERED.search(counted.noun):
        return f"counts {counted.noun}"
    if moved and counted.group == "settlers" and _ENTERED.match(s.text, s.tokens[counted.last - 1].end):
        return "counts those who did it"  # "hundreds of settlers have entered the village"
    if moved and counted.group in _AT_WORK:
        return f"counts {counted.noun}"  # "1,000 staff run 105 shelters that house 90,000 people"
    if _BEREFT.match(s.text, at.end):
        return "has lost somebody or something"
    if moved and comes_for_something(s, counted):
        return "comes for something"
    if moved and _WHERE.search(s.text, 0, at.start) and _STAYED.match(s.text, at.end):
        return "stays in the place that is told of"  # "a house where some 80 people were staying was hit"
    return None


_ENTERED = re.compile(r" (?:have |had |has )?(?:entered|arrived|come|came|moved|gone|went|poured|stormed|streamed)\b")


def _befell(s: Numbers, part: int) -> bool:
    """ ", one of whom was killed": a clause of its own, and the last of the sentence."""
    last = s.counted[part].last
    words = s.tokens[last : last + 2]
    told = len(words) > 1 and words[0].text in BE and any(p.metric for p in words[1].predicates)
    return told and s.tokens[last - 1].text == "whom" and not any(t.text == "," for t in s.tokens[last:])


def is_only_whole(s: Numbers, i: int) -> bool:
    """ "It has 13,000 staff, and 300 of them have been killed", "15 volunteers, one of whom died": said of the part."""
    part = next((k for k in s.numbers if k > i), None)
    if part is None or not s.counted[part].anaphoric or s.quantity(part).percent:
        return False
    between = s.tokens[s.counted[i].last : s.edges[part]]
    whole, some = s.quantity(i), s.quantity(part)
    less = (some.value or some.low or 0) < (whole.value or whole.low or 0)
    joined = [t.text for t in between[-1:]] == ["and"] or _befell(s, part)
    return less and joined and not any(p.metric for t in between for p in t.predicates)


def is_of_land(s: Numbers, i: int, governor: Governor) -> bool:
    """ "The evacuation of 20 percent of the city" is of its ground, no share of people."""
    counted = s.counted[i]
    emptied = governor.rule == "nominal" and governor.predicate.metric is Metric.DISPLACEMENT
    return s.quantity(i).percent and counted.noun in _LAND and emptied
