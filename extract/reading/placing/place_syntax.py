"""What the build of a sentence settles of a count's place: coordinated and relative clauses, numbers and places in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.geo.place import PlaceKind
from extract.model import Metric
from extract.reading.patterns.wordings import ONES
from extract.reading.placing.candidates import Candidate, Candidates
from extract.reading.placing.nearness import Relation
from extract.reading.placing.nesting import is_within
from extract.reading.placing.place_clauses import OF_OTHERS, SAID_OR_SINCE
from extract.reading.placing.unions import RESPECTIVELY
from extract.reading.sentences.clauses import find_clause

_WITHIN = ("in", "inside", "at", "near", "outside", "across", "on", "of", "around")
_FROM = ("from", "fled", "flee", "fleeing", "left", "leave")
_HEDGES = r"(?:(?:at least|about|some|around|nearly|almost|more than|over|up to|another|a further|only) )*"
# "a raid on Nablus that left six dead"
_THAT = re.compile(
    rf"(?: (?:city|town|camp|refugee camp|governorate))?,? (?:that|which) (?:had |has |have |also )*"
    rf"(?:killed|left|displaced|uprooted|destroyed|damaged|demolished|levelled|flattened|claimed|forced|drove|took) {_HEDGES}",
    re.I,
)
# "Israel has killed 34,000": who did it, not where
_DID = re.compile(
    r"(?:['’]s (?:[\w-]+ ){0,2}?(?:military|army|forces|troops|air force|offensive|campaign|war|bombardment|bombing|air ?strikes|strikes))?"
    r"(?: (?:has|have|had|also|then|already|since|reportedly|allegedly))* (?:killed|killing|displaced|uprooted|destroyed|demolished|damaged"
    rf"|razed|levelled|flattened|bulldozed|expelled|evicted|driven|drove|forced|massacred|murdered|executed|wiped out) {_HEDGES}",
    re.I,
)
# "31 families from Khan Younis are sheltering in schools in Rafah"
_STAYS = re.compile(
    r"(?: (?:city|camp|governorate))? (?:(?:are|were|is|was|have|had|been|now|currently|still|all|also) )*"
    r"(?:shelter|stay|liv|camp|hosted|hous|tak(?:e|en|ing) (?:refuge|shelter)|took (?:refuge|shelter)|seek|sought (?:refuge|shelter)|cram|pack|crowd|squeez)[\w]*\b"
    r"[^,;.]{0,60}$",
    re.I,
)
_FROM_THERE = re.compile(r" (?:[\w-]+ ){0,2}(?:displaced )?from (?:the )?(?:[\w-]+ of )?", re.I)
# "12 bodies were brought to a hospital in Rafah after a strike on Khan Younis"
_HOSPITAL = re.compile(
    r"\b(?:hospitals?|morgues?|clinics?|medical (?:cent(?:re|er)s?|complex|points?)) (?:in|of) (?:the )?$", re.I
)
_AFTER_A = re.compile(
    r"\b(?:after|following|from) (?:an? |the |several |overnight |two )?(?:[\w-]+ ){0,3}?(?:strikes?|air ?strikes?|raids?|attacks?|shelling|bombing|bombardment|massacre)"
    r" (?:on|in|at|of|near)\b[^,;.]{0,50}$",
    re.I,
)
_NUMBER = rf"(?:\d[\d,.]*|{ONES})"
_COUNTED = re.compile(rf"\b{_NUMBER}\b(?!-|[ ](?:hours?|days?|nights?|weeks?|months?|years?)\b)", re.I)
_AND_NUMBER = re.compile(rf"(?: [\w-]+){{0,2}} and {_HEDGES}{_NUMBER}\b", re.I)
_NUMBER_AND = re.compile(rf"\b{_NUMBER}(?: [\w-]+){{0,2}} and {_HEDGES}$", re.I)


def without_doers(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Israel has killed 34,000 Palestinians": not in Israel."""
    text = found.around.text
    did = {r.spot.places for r in found.relations if r.spot.actor and _DID.fullmatch(text, r.spot.end, found.start)}
    if not did:
        return candidates
    named = {r.spot.places for r in found.relations if r.spot.is_place}
    return [c for c in candidates if c.places not in did or c.places in named or c.basis not in "sm"]


def of_that(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "A raid on Jenin followed one on Nablus that left six dead": the place before the relative clause of the six."""
    text = found.around.text
    before = [r for r in found.relations if r.side == "before" and r.spot.locative and not r.spot.backdrop]
    told = [r for r in before if r.spot.preposition in _WITHIN]
    own = [r.spot.places for r in told if _THAT.fullmatch(text, r.spot.end, found.start)]
    return [c for c in candidates if c.places in own and c.basis == "s"]


def of_quarter(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "400 died in Khan Younis and 70 in the north": the north of the land, where the town has a number of its own."""
    text = found.around.text
    if _IN_QUARTER.match(text, found.end) is None:
        return []
    towns = [r.spot for r in found.relations if r.side == "before" and r.spot.is_place]
    town = max(towns, key=lambda spot: spot.start, default=None)
    if town is None or not _COUNTED.search(text, 0, town.start):
        return []
    lands = [p for p in found.gazetteer.parents(town.places[0]) if p.kind in _LANDS]
    return [c for c in candidates if c.placing and c.placing.place in lands[:1]]


_IN_QUARTER = re.compile(
    r"(?: [\w-]+){0,3} in the (?:far )?(?:north|south)(?= ?[,.;]|$| of the (?:strip|country|territory|enclave)\b)"
)
_LANDS = (PlaceKind.TERRITORY, PlaceKind.COUNTRY)


def of_refuge(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "31 families from Khan Younis are sheltering in schools in Rafah": where they are, not where they came from."""
    if found.count.metric is not Metric.DISPLACEMENT:
        return []
    text = found.around.text
    after = [r for r in found.relations if r.side == "after" and r.spot.locative and not r.breaks]
    home = next((r for r in after if _FROM_THERE.fullmatch(text, found.end, r.spot.start)), None)
    if home is None:
        return []
    own = [
        r.spot.places
        for r in after
        if r.spot.preposition in _WITHIN and _STAYS.fullmatch(text, home.spot.end, r.spot.start)
    ]
    return [c for c in candidates if c.places in own and c.basis == "s"]


def of_struck(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "12 bodies came to a hospital in Rafah after a strike on Khan Younis": where the strike was."""
    if found.count.metric is not Metric.DEATHS:
        return []
    text = found.around.text
    if not any(_HOSPITAL.search(text, 0, r.spot.start) for r in found.relations):
        return []
    struck = [r.spot.places for r in found.relations if _AFTER_A.search(text, 0, r.spot.start)]
    return [c for c in candidates if c.places in struck and c.basis == "s"] if len(set(struck)) == 1 else []


def of_order(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "12 and 31 people were killed in Jenin and Rafah respectively": each in the place at its own turn."""
    text = found.around.text
    after = sorted((r.spot for r in found.relations if r.side == "after"), key=lambda spot: spot.start)
    if len(after) < 2 or RESPECTIVELY.match(text, after[1].end) is None:
        return []
    if _AND_NUMBER.match(text, found.end):
        return [c for c in candidates if c.places == after[0].places]
    return [c for c in candidates if c.places == after[1].places and _NUMBER_AND.search(text, 0, found.start)]


def of_items(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Three men in a raid on Jenin, two women at home in Tubas": of items that each name a place, its own."""
    if found.count.rule in ("subset", "anaphora") or sum(r.spot.locative for r in found.relations) < 2:
        return []
    text = found.around.text
    starts = [m.start() for m in _COUNTED.finditer(text)]
    following = next((start for start in starts if start >= found.end), len(text))
    own = [r for r in found.relations if found.end <= r.spot.start < following and _is_told_in(found, r)]
    others = [start for start in starts if start != found.start]
    theirs = [r for r in found.relations if r not in own and r.spot.locative and _is_items(text, r, others)]
    if len(own) != 1 or not theirs or own[0].breaks:
        return []
    spot = own[0].spot
    if any(is_within(p, outer, found.gazetteer) for r in theirs for p in r.spot.places for outer in spot.places):
        return []  # "23 houses in the biggest raid in the West Bank": no narrower than what was told before
    return [c for c in candidates if c.places == spot.places and c.basis == "s"]


def _is_items(text: str, relation: Relation, starts: Sequence[int]) -> bool:
    """Whether a place follows another number of the sentence in its clause."""
    last = max((start for start in starts if start < relation.spot.start), default=None)
    return last is not None and not re.search(r"[;:.]", text[last : relation.spot.start])


def of_coordinated(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "12 died in Nablus, and a strike on a house in Rafah killed four": of several clauses each its own place."""
    if len(found.around.spots) < 2 or found.count.rule in ("subset", "anaphora"):
        return []
    own = find_clause(found.around.text, found.start, tuple((spot.start, spot.end) for spot in found.around.spots))
    if own is None:
        return []
    within = [r for r in found.relations if own[0] <= r.spot.start < own[1] and r.spot.is_place]
    told = [r for r in within if _is_told_in(found, r)]
    if len(told) != 1 and (narrower := _narrowest(found, told)) is not None:
        told = [narrower]
    if len(told) != 1 or len(within) == len(found.relations):
        return []
    return [c for c in candidates if c.places == told[0].spot.places and c.basis == "s"]


def _is_told_in(found: Candidates, relation: Relation) -> bool:
    """Whether a place of a number's clause is where it is told: no source's, no other number's, no way's end."""
    spot = relation.spot
    from_there = spot.preposition in _FROM and found.count.metric is Metric.DISPLACEMENT  # "fled Nablus"
    if not spot.locative or spot.backdrop or not (from_there or spot.preposition in _WITHIN):
        return False
    if relation.note not in ("", "unnamed"):
        return False
    if relation.side == "before":
        return not relation.breaks
    between = found.around.text[found.end : spot.start]
    return not (SAID_OR_SINCE.search(between) or OF_OTHERS.search(between) or relation.numbers)


def _narrowest(found: Candidates, told: Sequence[Relation]) -> Relation | None:
    """The one of several places that lies in all the others."""
    for r in told:
        others = [o.spot.places for o in told if o is not r]
        if all(is_within(p, o, found.gazetteer) for p in r.spot.places for outer in others for o in outer):
            return r
    return None
