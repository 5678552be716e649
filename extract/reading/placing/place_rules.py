"""What settles a place before anything is weighed: wholes of subsets, hostages, the attack of 7 October."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Area, Kind, Measure, Metric
from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.candidates import GAZA, WEST_BANK, Candidate, Candidates
from extract.reading.placing.knowledge import is_october_toll, on_israeli_side
from extract.reading.placing.nearness import Relation
from extract.reading.placing.place_anaphora import of_event, of_heading, of_several, of_those

_OF_WHICH = re.compile(r"\bof (?:which|these|them|whom|those)\b", re.I)
_RAISED = re.compile(
    r"\b(?:bring|brought|tak|took|rais|push)\w* [^.;]{0,40}\b(?:number|toll|total|count|tally|figure)\b", re.I
)
_HEDGE = re.compile(
    r",?\s*(?:(?:around|about|some|at least|more than|nearly|over|almost|roughly|another|only|up to|a further|close to)\s+)*",
    re.I,
)
_CLAUSE = re.compile(r"(?:^|[;:.,–]\s?|\band |\bwhile )(?:in|at|across|inside|throughout|for) (?:\w+ ){0,3}$", re.I)
_ON_ISRAELIS = Sieve(r"\battacks? (?:on|against) israelis\b|\bpalestinian attacks?\b", re.I)
_WHERE = re.compile(
    r"(?: city| camp| governorate)?,?(?: (?:on|along|in|near|at|close to|just) [^,.;:]{3,70},)? (?:is )?where\b[^,.;:]{0,60}$",
    re.I,
)
# The place of hostages themselves, not of what is told around them.
_HELD = frozenset(
    f"s:{side}/{word}"
    for side in ("after", "before")
    for word in ("in", "from", "inside", "under", "near", "at", "within", "into")
)
_PART_OF = re.compile(
    r"\s+of\s+(?:those|them|the|these|about|some|around|nearly|roughly|more than|an estimated|\d)", re.I
)
_INTO = ("into", "to", "toward", "towards")
_TAKEN_FROM = re.compile(
    r"\bfrom (?:it|there|here|the|a|an|their|his|her|its|two|three|several|nearby)\b|\bacross the (?:fence|border)\b",
    re.I,
)
_LETTERS = 8  # of a line that holds a number and little else: "600 (approx.)"


def keep_settled(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates that are left to weigh: those that may be, and of these the ones that the first rule keeps."""
    possible = _without_parts(_of_hostages(found, candidates))
    for rule in _RULES:
        if kept := rule(found, possible):
            return kept
    return possible


def _without_parts(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """In "200 were killed in Gaza, most of them in Rafah" Rafah is for most of them."""
    others = [c for c in candidates if "s:a part's" not in c.cues]
    return others if any("s:located" in c.cues for c in others) else candidates


def _of_where(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Rafah, where more than 1,000 shelter": the place before "where"."""
    before = sorted((r for r in found.relations if r.side == "before"), key=lambda r: r.spot.end)
    nearest = next((r for r in before if _WHERE.match(found.around.text[r.spot.end : found.start])), None)
    if nearest is None:
        return []
    return [c for c in candidates if c.places == nearest.spot.places and c.basis in "sm"]


def _of_elsewhere(_: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Nine died in Jenin, and four were killed elsewhere in the West Bank"."""
    return [c for c in candidates if "s:elsewhere" in c.cues and "s:numbers0/after" in c.cues]


def _of_opening(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "In Jenin, around 200 are gone": the place that opens the number's clause, unless another is named for it."""
    text = found.around.text
    fitting = [r for r in found.relations if r.spot.role in ("located", "plain")]
    before = [r for r in fitting if r.side == "before" and _CLAUSE.search(text, 0, r.spot.start)]
    nearest = max(before, key=lambda r: r.spot.end, default=None)
    if nearest is None:
        return []
    alone = len(fitting) == 1 and text.startswith(",", nearest.spot.end)
    close = any(r.side == "after" and r.spot.locative and r.cost < 1 for r in fitting)
    if not alone and (close or not _HEDGE.fullmatch(text[nearest.spot.end : found.start])):
        return []
    return [c for c in candidates if c.places == nearest.spot.places and c.basis == "s"]


def _of_whole(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A subset is where its whole is, unless a place of its own follows it: "including one in Qabatiya"."""
    if found.count.rule not in ("subset", "anaphora") or found.count.parent is None:
        return []
    if found.of_unplaced and not found.relations:
        return [c for c in candidates if c.placing is None]
    if found.count.group == "Israelis" and found.count.parent.group != "Israelis":
        return []  # "thousands, including 1,400 Israelis"
    own = any(r.spot.locative and r.cost < 1.5 and not r.numbers and _is_own(found, r) for r in found.relations)
    return [] if own else [c for c in candidates if "whole" in c.cues]


def _is_own(found: Candidates, relation: Relation) -> bool:
    if relation.side == "after":
        return relation.spot.preposition in ("in", "at", "near", "from")
    return _OF_WHICH.search(found.around.text, 0, relation.spot.start) is not None


def _of_bracket(_: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Jenin (39), Tulkarem (14)"."""
    return [c for c in candidates if "s:bracketed" in c.cues]


def _of_label(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A line that holds a number and nothing else is for the place that its label on the line before names."""
    if found.count.rule != "label" or found.around.spots:
        return []
    if sum(letter.isalpha() for letter in found.around.text) > _LETTERS:
        return []
    return [c for c in candidates if "n:back1" in c.cues]


def _of_toll(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A toll that an event in a town raises is the territory's: "in the West Bank's Jenin camp, bringing the toll to 40"."""
    if found.count.rule != "toll" or not _RAISED.search(found.around.text, 0, found.start):
        return []
    return [c for c in candidates if "s:wider" in c.cues]


def _of_list(_: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The whole of a list is for what holds its members: "six killed: four in Jenin, two in Nablus"."""
    summed = [c for c in candidates if c.cues & {"sum:after", "sum:before", "sum:rows"}]
    if not summed:
        return []
    if any("sum:rows" in c.cues for c in summed):
        return summed
    parts = {"s:another's", "s:broken down"}
    named = [c for c in candidates if "s:located" in c.cues and not c.cues & parts and c.area is summed[0].area]
    return named or summed


def _of_taking(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Hostages are placed where they were taken, if the text speaks of it; else in Gaza: "dragged 200 into Gaza"."""
    if found.count.kind is not Kind.TAKEN:
        return []
    israel = [c for c in candidates if c.area is Area.ISRAEL]
    gaza = [c for c in candidates if c.area in GAZA]
    around = found.around
    spots = [s for s in around.spots if not s.homonym]
    if _PART_OF.match(around.text, found.end):
        return gaza  # "nine of the 76 who were dragged off"
    taken_from = any(s.preposition == "from" and s.area is Area.ISRAEL for s in spots)
    if taken_from or (_TAKEN_FROM.search(around.text, found.end)):
        return israel
    if any(s.preposition in _INTO and s.area in GAZA and s.start > found.start for s in spots):
        return gaza
    near = [n.spot for n in around.named if n.sentence == around.sentence - 1 and n.spot.locative]
    told = any(s.area is Area.ISRAEL for s in (*spots, *near)) or any("n:section" in c.cues for c in israel)
    return israel if told or found.beside_toll else gaza


def _of_nation(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Israelis who are listed with the dead of another country died in Israel: "4,000 Lebanese and 120 Israelis"."""
    count = found.count
    if count.group != "Israelis" or count.rule != "list" or count.parent is None:
        return []
    if count.parent.group in (None, "Palestinians", "Israelis"):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def _of_israelis(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Israelis killed in attacks, told of beside the West Bank: there or in Israel, and nothing says which."""
    count, around = found.count, found.around
    if count.metric is not Metric.DEATHS or any(s.role in ("located", "plain") for s in around.spots):
        return []
    if count.group != "Israelis" and not _ON_ISRAELIS.search(around.text):
        return []
    if found.measure is not Measure.TOTAL:
        return []  # an event happened where the text is
    near = next(
        (n.spot.area for n in reversed(around.named) if n.sentence < around.sentence and not n.spot.actor), None
    )
    return [c for c in candidates if c.placing is None] if near in WEST_BANK else []


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
        return candidates
    spoken = [n.spot.area for n in found.around.named] + [s.area for s in found.around.titled]
    if Area.OTHER in spoken and not any(a in GAZA or a is Area.ISRAEL for a in spoken):
        return candidates
    if found.count.kind is Kind.TAKEN:
        return [c for c in candidates if c.area in (*GAZA, Area.ISRAEL)]
    gaza = [c for c in candidates if c.area in GAZA]
    told = [c for c in gaza if c.cues & _HELD]
    return told or [c for c in gaza if "known:held" in c.cues] or gaza


def _of_october(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    if not is_october_toll(found.count, found.around.text):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def _of_israeli_side(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    if found.count.metric is not Metric.DEATHS or not on_israeli_side(found.around.text, found.start):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


_RULES = (
    _of_bracket,
    _of_label,
    _of_elsewhere,
    _of_where,
    _of_opening,
    _of_whole,
    _of_toll,
    _of_list,
    _of_taking,
    _of_october,
    _of_israeli_side,
    _of_nation,
    _of_israelis,
    _of_unnamed,
    of_several,
    of_those,
    of_event,
    of_heading,
)
