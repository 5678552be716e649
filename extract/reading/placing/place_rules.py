"""What settles a place before anything is weighed: the words of the clause, wholes of subsets, lists, what is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.geo.place import PlaceKind
from extract.model import Area, Measure, Metric, Unit
from extract.reading.patterns.wordings import RAISED
from extract.reading.placing.candidates import Candidate, Candidates
from extract.reading.placing.knowledge import on_israeli_side
from extract.reading.placing.nations import of_both_sides, of_neighbours, of_other_side, of_the_hit, without_strikers
from extract.reading.placing.nearness import Relation
from extract.reading.placing.place_anaphora import (
    of_event,
    of_heading,
    of_item,
    of_lead,
    of_more,
    of_number,
    of_several,
    of_the_country,
    of_the_dead,
    of_the_town,
    of_there,
    of_those,
    of_topic,
    of_war,
)
from extract.reading.placing.place_clauses import (
    of_along,
    of_bracket,
    of_clause,
    of_elsewhere,
    of_host,
    of_leaving,
    of_next,
    of_opening,
    of_origin,
    of_own,
    of_pair,
    of_spread,
    of_where,
    without_clauses,
)
from extract.reading.placing.place_facts import (
    of_1948,
    of_authority,
    of_conflict,
    of_evacuees,
    of_gazans,
    of_ground,
    of_guests,
    of_hezbollahs,
    of_hostages,
    of_israeli_side,
    of_israelis,
    of_nation,
    of_october,
    of_reporter,
    of_settlers,
    of_staff,
    of_taking,
    without_offices,
)
from extract.reading.placing.place_syntax import (
    of_coordinated,
    of_items,
    of_order,
    of_quarter,
    of_refuge,
    of_struck,
    of_that,
    without_doers,
)

_OF_WHICH = re.compile(r"\bof (?:which|these|them|whom|those)\b", re.I)
_TOLL_OF = re.compile(r"(?:['’]s)? (?:(?:war|death|overall|total) )*toll\b", re.I)
_NUMBER = re.compile(r"\d")
_QUARTER = re.compile(r"\bin (?:the )?(?:far |deep )?(?:south|north|east|west)(?= ?[,.;]|$| of the country)", re.I)
_SMALL = frozenset(
    (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.CAMP, PlaceKind.POINT, PlaceKind.QUARTER)
)
_MANY = 5_000  # deaths
_SCALE = re.compile(r"\b(?:million|thousand|hundred|over|more than|at least|nearly|about|around)\b", re.I)
_LETTERS = 8  # of a line that holds a number and little else: "600 (approx.)"


def keep_settled(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates that are left to weigh: those that may be, and of these the ones that the first rule keeps."""
    possible = _without_towns(found, _without_parts(found, of_hostages(found, without_doers(found, candidates))))
    possible = without_clauses(found, _without_heading_union(possible))
    possible = without_offices(found, without_strikers(found, possible))
    for rule in _RULES:
        if kept := rule(found, possible):
            return kept
    return possible


def _without_towns(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "In two strikes in the south": of a country, not in the town that was named before."""
    whole = found.measure is Measure.TOTAL and found.count.metric is Metric.DEATHS
    whole &= (found.count.quantity.value or 0) >= _MANY  # no town's running total
    if found.names_place:
        return candidates
    if not whole and not _QUARTER.search(found.around.text):
        return candidates
    wide = [c for c in candidates if c.placing and c.placing.place and c.placing.place.kind not in _SMALL]
    return wide or candidates


def _without_parts(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """In "200 were killed in Gaza, most of them in Rafah" Rafah is for most of them."""
    others = [c for c in candidates if "s:a part's" not in c.cues]
    if not any(c.placing is not None for c in others):
        return candidates
    return _without_others(found, others)


def _without_others(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """In "12 were killed in Nablus, and seven others in Jenin" Jenin is for the seven."""
    own = [r.spot for r in found.relations if r.spot.role == "located" and not r.note and not r.breaks]
    first = min((spot.start for spot in own), default=None)
    noted = {
        r.spot.places for r in found.relations if r.note == "another's" and first is not None and first < r.spot.start
    }
    theirs = noted - {spot.places for spot in own}
    return [c for c in candidates if c.places not in theirs or c.basis != "s"]


def _of_whole(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A subset is where its whole is, unless a place of its own follows it: "including one in Qabatiya"."""
    if found.count.rule not in ("subset", "anaphora") or found.count.parent is None:
        return []
    if found.of_unplaced and not found.relations:
        return [c for c in candidates if c.placing is None]
    if found.count.group == "Israelis" and found.count.parent.group != "Israelis":
        return []  # "thousands, including 1,400 Israelis"
    if on_israeli_side(found.around.text, found.start, found.end):
        return []
    own = any(r.spot.locative and r.cost < 1.5 and not r.numbers and _is_own(found, r) for r in found.relations)
    return [] if own else [c for c in candidates if "whole" in c.cues]


def _is_own(found: Candidates, relation: Relation) -> bool:
    if relation.side == "after":
        return relation.spot.preposition in ("in", "at", "near", "from")
    return _OF_WHICH.search(found.around.text, 0, relation.spot.start) is not None


def _of_share(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "43 per cent of the buildings of Jenin camp"."""
    if found.count.unit is not Unit.PERCENT:
        return []
    return [c for c in candidates if {"s:cost0", "s:after/of", "s:numbers0/after"} <= c.cues]


def _of_label(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A line that holds a number and nothing else is for the place that its label on the line before names."""
    if found.count.rule != "label" or found.around.spots or any("sum:rows" in c.cues for c in candidates):
        return []
    if found.count.metric is Metric.DISPLACEMENT and found.count.group == "Israelis":
        return []  # wherever the border is that they left
    if sum(letter.isalpha() for letter in _SCALE.sub("", found.around.text)) > _LETTERS:
        return []
    if _is_labelled_below(found):
        below = {spot.places for spot in found.around.named.of(found.around.sentence + 1) if not spot.homonym}
        return [c for c in candidates if c.places in below]
    return [c for c in candidates if "n:back1" in c.cues]


def _is_labelled_below(found: Candidates) -> bool:
    """ "152 / Palestinians killed in the West Bank": the words of the label are those of the line below."""
    governor, sentences = found.count.governor, found.around.named.sentences
    if governor is None or not governor.label or found.around.sentence + 1 >= len(sentences):
        return False
    words = " ".join(token.text for token in governor.label[:3])
    return " ".join(re.findall(r"[\w'-]+", sentences[found.around.sentence + 1].text.lower())).startswith(words)


def _of_tolled(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Gaza death toll reaches 47 as rockets hit Israel": whose toll it is."""
    if found.count.metric is not Metric.DEATHS:
        return []
    text = found.around.text
    if of_ground(found, candidates):
        return []  # "Israel's toll in the ground offensive"
    told = [r for r in found.relations if r.side == "before" and _TOLL_OF.match(text, r.spot.end)]
    nearest = max(told, key=lambda r: r.spot.end, default=None)
    if nearest is None or _NUMBER.search(text, nearest.spot.end, found.start):
        return []
    return [c for c in candidates if c.places == nearest.spot.places and c.basis in "sm"]


def _of_toll(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """A toll that an event in a town raises is the territory's: "in the West Bank's Jenin camp, bringing the toll to 40"."""
    if found.count.rule != "toll" or not RAISED.search(found.around.text[: found.start]):
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


def _of_unnamed(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "A town in the West Bank" is the town that the dateline, the title or the sentences before name."""
    first = next((c for c in candidates if {"s:rank0", "s:unnamed"} <= c.cues), None)
    if first is None or first.placing is None or first.placing.place is None:
        return []
    outer = first.placing.place.id
    near = {"s:dateline", "t:title", "n:p1", "n:p2", "n:q1"} | ({"l:1", "l:2"} if found.around.heading else set())
    return [
        c
        for c in candidates
        if c.placing is not None
        and c.placing.place is not None
        and any(cue.split("/")[0] in near for cue in c.cues)
        and any(p.id == outer for p in found.gazetteer.parents(c.placing.place))
    ]


def _of_several_in(_: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Troops left three camps in the West Bank": in all of it, not in the town where the dispatch was written."""
    if not any("s:dateline" in c.cues for c in candidates):
        return []
    return [c for c in candidates if "s:several" in c.cues]


def _without_heading_union(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of "Report on the Gaza Strip and the West Bank" each section is for one of the two."""
    others = [c for c in candidates if c.area is not Area.OTHER or len(c.places) == 1 or c.basis == "s"]
    return others if any("n:section" in c.cues for c in others) else candidates


_RULES = (
    of_hezbollahs,
    of_leaving,
    of_host,
    of_bracket,
    of_refuge,
    of_order,
    of_that,
    of_struck,
    of_quarter,
    of_next,
    of_both_sides,
    of_clause,
    of_pair,
    of_own,
    of_items,
    of_coordinated,
    of_along,
    _of_tolled,
    _of_share,
    _of_label,
    of_elsewhere,
    of_the_town,
    of_where,
    of_origin,
    of_spread,
    of_opening,
    _of_whole,
    _of_toll,
    _of_list,
    of_taking,
    of_the_dead,
    of_neighbours,
    of_other_side,
    of_the_hit,
    of_1948,
    of_october,
    of_ground,
    of_reporter,
    of_israeli_side,
    of_nation,
    of_guests,
    of_staff,
    of_evacuees,
    of_gazans,
    of_israelis,
    of_conflict,
    of_settlers,
    _of_unnamed,
    _of_several_in,
    of_there,
    of_the_country,
    of_authority,
    of_war,
    of_several,
    of_number,
    of_those,
    of_more,
    of_event,
    of_lead,
    of_heading,
    of_item,
    of_topic,
)
