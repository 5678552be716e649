"""What settles a place before anything is weighed: wholes of subsets, hostages, the attack of 7 October."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Area, Kind, Metric
from extract.reading.candidates import GAZA, Candidate, Candidates, is_october_toll, on_israeli_side
from extract.reading.measures import of_october_7
from extract.reading.nearness import Relation

_OF_WHICH = re.compile(r"\bof (?:which|these|them|whom|those)\b", re.I)

_RAISED = re.compile(r"\b(?:bring|brought|tak|took|rais|push)\w* [^.;]{0,40}\b(?:number|toll|total|count|tally|figure)\b", re.I)
_LINE = 25


def keep_settled(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates that are left to weigh: those that the first rule that holds keeps, or all of them."""
    for rule in (_of_bracket, _of_label, _of_whole, _of_toll, _of_list, _of_taking, _of_hostages, _of_october, _of_israeli_side, _of_unnamed):
        kept = [c for c in candidates if c in rule(found, candidates)]
        if kept:
            return kept
    return candidates


def _of_whole(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A subset is where its whole is, unless a place of its own follows it: "including one in Qabatiya"."""
    if found.count.rule not in ("subset", "anaphora") or found.count.parent is None:
        return []
    if found.count.group == "Israelis" and found.count.parent.group != "Israelis":
        return []  # "thousands, including 1,400 Israelis"
    own = any(r.spot.locative and r.cost < 1.5 and not r.numbers and _is_own(found, r) for r in found.relations)
    return [] if own else [c for c in candidates if "whole" in c.cues]


def _is_own(found: Candidates, relation: Relation) -> bool:
    if relation.side == "after":
        return relation.spot.preposition in ("in", "at", "near", "from")
    return _OF_WHICH.search(found.around.text, 0, relation.spot.start) is not None


def _of_bracket(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Jenin (39), Tulkarem (14)"."""
    return [c for c in candidates if "s:bracketed" in c.cues]


def _of_label(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A line that holds a number and nothing else is for the place that its label on the line before names."""
    if found.count.rule != "label" or found.around.spots or len(found.around.text) > _LINE:
        return []
    return [c for c in candidates if "n:back1" in c.cues]


def _of_toll(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A toll that an event in a town raises is the territory's: "in the West Bank's Jenin camp, bringing the toll to 40"."""
    if found.count.rule != "toll" or not _RAISED.search(found.around.text, 0, found.start):
        return []
    return [c for c in candidates if "s:wider" in c.cues]


def _of_list(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The whole of a list is for what holds its members, unless a place is named for it: "six killed: four in Jenin, two in Nablus"."""
    summed = [c for c in candidates if c.cues & {"sum:after", "sum:before"}]
    if not summed:
        return []
    parts = {"s:another's", "s:broken down"}
    named = [c for c in candidates if "s:located" in c.cues and not c.cues & parts and c.area is summed[0].area]
    return named or summed


def _of_taking(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Hostages taken in the attack that a death toll beside them is of: "killing 1,200 people and taking 251 hostage"."""
    if found.count.kind is not Kind.TAKEN:
        return []
    told = of_october_7(found.around.text) and not any(s.area in GAZA for s in found.around.spots)
    if not found.beside_toll and not told:
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def _of_unnamed(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "A town in the West Bank" is the town that the dateline, the title or the sentences before name."""
    first = next((c for c in candidates if {"s:rank0", "s:unnamed"} <= c.cues), None)
    if first is None or first.placing is None or first.placing.place is None:
        return []
    outer = first.placing.place.id
    near = {"s:dateline", "t:title", "n:p1", "n:p2", "n:q1"}
    return [
        c
        for c in candidates
        if c.placing is not None
        and c.placing.place is not None
        and any(cue.split("/")[0] in near for cue in c.cues)
        and any(p.id == outer for p in found.gazetteer.parents(c.placing.place))
    ]


def _of_hostages(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Hostages are in Gaza, or where they were taken from; elsewhere only where neither is spoken of."""
    if found.count.metric is not Metric.HOSTAGES:
        return []
    spoken = [n.spot.area for n in found.around.named] + [s.area for s in found.around.titled]
    if Area.OTHER in spoken and not any(a in GAZA or a is Area.ISRAEL for a in spoken):
        return []
    areas = (*GAZA, Area.ISRAEL) if found.count.kind is Kind.TAKEN else GAZA
    return [c for c in candidates if c.area in areas]


def _of_october(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    if not is_october_toll(found.count, found.around.text):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def _of_israeli_side(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    if found.count.metric is not Metric.DEATHS or not on_israeli_side(found.around.text, found.start):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]
