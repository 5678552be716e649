"""What a sentence without a place of its own refers back to: the raid, the two camps, those killed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.geo.place import PlaceKind
from extract.model import Area, Metric
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import OF_THOSE
from extract.reading.placing.candidates import Candidate, Candidates
from extract.reading.placing.nearness import Relation
from extract.reading.placing.offices import is_office

_NEAR = 4  # sentences
_EVENT = Sieve(
    r"\b(?:(?:that|this|these|those|such) (?:\w+ )?|(?:in|during|from|by|after|throughout|the end of|the start of) (?:the|its|their) (?:\w+ ){0,2}?)"
    r"(?P<event>raid|operation|incursion|assault|attack|strike|offensive|ambush|explosion|blast|bombing|massacre|demolition|siege)s?\b",
    re.I,
)
_SEVERAL = Sieve(
    r"\b(?:the|both|all|these|those) (?P<number>two|three|four|five)? ?(?:\w+ )?"
    r"(?P<kind>camps|towns|cities|villages|governorates|districts|communities|countries|provinces|neighbou?rhoods)\b",
    re.I,
)
_THERE = Sieve(
    r"\b(?:there|here)\b(?!['’]s?\s|\s+(?:is|are|was|were|have|has|had|will|would|may|can|could|to be|being|appears?|seems?)\b)",
    re.I,
)
_THERE_BESIDE = re.compile(r"\s(?:[a-z-]+\s){0,2}there\b(?! (?:is|are|was|were|have|has|had)\b)")
_AMONG = re.compile(
    r"\W*(?:among|included among|they include|including|included) (?:the |those )?(?:\w+ )?(?:dead|killed|victims|fatalities|casualties) (?:is|are|was|were) (?:at least |also |some |about )?",
    re.I,
)
_MORE = re.compile(r" more\b(?! than\b)", re.I)
_THE_OTHER = re.compile(r"\b(?:the other|the remaining) $", re.I)
_ASTRAY = re.compile(r"\b(?:where|elsewhere|north|south|east|west)\b", re.I)
_COUNTRY = Sieve(
    r"\b(?:in|across|inside|around|throughout|within) the (?:whole |entire )?country\b|\b(?:nation|country)wide\b", re.I
)
_THE = re.compile(r"\b(?:the|all|these|those) $", re.I)
_WAR = re.compile(
    r"(?:The|This|That|[A-Z]\w+'s) (?:[\w-]+ ){0,3}?(?:war|conflict|fighting|offensive|assault|violence)\b(?:, [^,]+,)? (?:has|had) ",
)
_THE_TOWN = re.compile(
    r"[^,.;:()]{0,60}?\s(?:in|into|inside|to|within|reached) the (?P<kind>town|city|village|camp)\b(?! of\b|'s)", re.I
)
_MUNICIPALITY = re.compile(r"(?:['’]s)? (?:municipal|city|town council)", re.I)
_TOWNS = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)
_KINDS = {"town": _TOWNS, "city": _TOWNS, "village": _TOWNS, "camp": (PlaceKind.CAMP,)}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}


def of_event(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "By the end of the raid they had killed six": where the sentence before told of a raid."""
    told = _EVENT.search(found.around.text)
    if told is None or found.names_place:
        return []
    noun = told["event"].lower()
    around = found.around
    for named in around.named.before():
        if around.sentence - named.sentence <= _NEAR and named.spot.event == noun and named.spot.role != "homonym":
            return [c for c in candidates if c.places == named.spot.places]
    return []


def of_topic(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Lebanon is enduring its worst autumn. Over 3,000 homes were destroyed": what its paragraph is about."""
    around = found.around
    if found.names_place:
        return []
    about = next((n for n in around.named.before() if n.spot.befallen), None)
    if about is None or about.paragraph != around.paragraph:
        return []
    return [c for c in candidates if c.places == about.spot.places]


def of_war(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "The war has killed tens of thousands": in the country or territory that is spoken of, in no town of it."""
    if found.names_place or _WAR.match(found.around.text) is None:
        return []
    wide = (PlaceKind.COUNTRY, PlaceKind.TERRITORY)
    spoken = found.around.named.place_ids | {p.id for spot in found.around.titled for p in spot.places}
    return [
        c
        for c in candidates
        if c.placing is not None
        and c.placing.place is not None
        and c.placing.place.kind in wide
        and c.placing.area is not Area.ISRAEL
        and (c.placing.place.id in spoken or any(q.startswith("h:") for q in c.cues))
        and ("m:authority" in c.cues or not c.cues & {"m:homonym", "m:actor"})
    ]


def of_the_town(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Of the strip's two million people, 1.5 million are squeezed into the town": the town named before."""
    told = _THE_TOWN.match(found.around.text, found.end)
    if told is None or found.count.metric is not Metric.DISPLACEMENT:
        return []
    kinds, around = _KINDS[told["kind"].lower()], found.around
    for named in around.named.before():
        of_it = _MUNICIPALITY.match(around.named.sentences[named.sentence].text, named.spot.end)
        if named.spot.places[0].kind in kinds and (of_it or not named.spot.homonym):
            return [c for c in candidates if c.places == named.spot.places]
    return []


def of_several(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "In the two camps": the latest that were named together and are as many."""
    told = _SEVERAL.search(found.around.text)
    if told is None or found.names_place:
        return []
    number = _NUMBERS.get((told["number"] or "").lower(), 0)
    if not number and told["kind"].lower() == "camps":
        number = found.around.named.camps
    for named in found.around.named.before():
        places = named.spot.places
        if len(places) > 1 and number in (0, len(places)):
            return [c for c in candidates if c.places == places]
    return [c for c in candidates if c.placing and c.placing.place and c.placing.place.id == "west-bank" and number > 2]


def of_there(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Tens of thousands have arrived there": the place that the sentence before names last."""
    around = found.around
    beside = _THERE_BESIDE.match(around.text, found.end) is not None  # "left 13 dead there and 15 in Israel"
    if not beside and (_names_ground(found) or _THERE.search(around.text) is None):
        return []
    here = [spot for spot in around.spots if spot.is_place and spot.end <= found.start] if beside else []
    here = here or [r.spot for r in found.relations if _is_office(found, r)]
    ahead = {r.spot.places for r in found.relations if r.side == "before"}
    if not here and (counting := [c for c in candidates if "m:authority" in c.cues and c.places in ahead]):
        return counting  # "Gaza's health ministry says that 14,000 have been killed there"
    before = here or [spot for spot in around.named.of(around.sentence - 1) if spot.is_place]
    before = [spot for spot in before if not spot.backdrop] or before
    before = [spot for spot in before if spot.preposition not in _ROAD] or before
    if not before:
        return []
    outer = () if len(before[-1].places) > 1 else found.gazetteer.parents(before[-1].places[0])
    for places in (before[-1].places, *((place,) for place in outer)):  # a war's toll is for no town
        if kept := [c for c in candidates if c.places == places]:
            return kept
    return []


_ROAD = ("to", "from", "between")  # "the camp lies on the road from Jenin to Nablus. A raid there"


def of_office(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "In Geneva, the UN's envoy for Lebanon said that 1,200 people had been killed": in the land that the office is for."""
    spoken = [r.spot.places for r in found.relations if r.side == "before" and _is_office(found, r)]
    return [c for c in candidates if c.places in spoken]


def _is_office(found: Candidates, relation: Relation) -> bool:
    spot = relation.spot
    return spot.aside and is_office(found.around.text[: spot.start], spot.places[0])


def _names_ground(found: Candidates) -> bool:
    """Whether the sentence names a place that its text is about: not Washington, where somebody spoke of Rafah."""
    most = next((area for area, _ in found.around.named.areas.most_common(1)), None)
    return any(
        r.spot.is_place
        and not r.spot.backdrop
        and (r.spot.area is not Area.OTHER or most is Area.OTHER or r.side == "after")
        for r in found.relations
    )


def of_number(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "The six were brought home": where the same number stood before."""
    if found.names_place or not _THE.search(found.around.text, max(0, found.start - 8), found.start):
        return []
    return [c for c in candidates if "same" in c.cues]


def of_more(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Two hundred homes in the camp are gone. A thousand more are damaged": where the count before is, unless a place is named."""
    text = found.around.text
    more = _MORE.match(text, found.end) or _THE_OTHER.search(text, 0, found.start)
    if found.names_place or not more or _ASTRAY.search(text):
        return []
    return [c for c in candidates if "last" in c.cues]


def of_the_country(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "211,000 displaced people in the country": in that of which the text names most, not in one that only acts there."""
    if found.names_place or not _COUNTRY.search(found.around.text):
        return []
    most = next((area for area, _ in found.around.named.areas.most_common(1)), None)
    if most not in (Area.OTHER, Area.ISRAEL):
        return []
    return [c for c in candidates if c.placing and c.placing.place and c.placing.place.kind in _WIDE and c.area is most]


def of_those(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Two of those killed were medics", "among the dead were four children": where the count before is, unless a place is named."""
    text = found.around.text
    if found.names_place or not (OF_THOSE.match(text, found.end) or _AMONG.fullmatch(text, 0, found.start)):
        return []
    return [c for c in candidates if "last" in c.cues]


def of_the_dead(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Of the dead, 210 were Palestinian and two Israelis": whose people they were, not where; that the count before says."""
    if found.names_place or not _OF_THE_DEAD.match(found.around.text):
        return []
    return [c for c in candidates if "last" in c.cues]


_OF_THE_DEAD = re.compile(
    r"\W*of (?:the|those|these) (?:[\w,-]+ ){0,3}?(?:dead|killed|victims|slain|fatalities)\b", re.I
)
_SUBHEADING = re.compile(r"\s*[–—-] [^.;:]{3,60} [–—-]\s*")
_LEAD = {"l:1/located", "l:1/plain"}
_IN_PARAGRAPH = ("n:p0/", "n:p1/", "n:p2/", "n:p3/")
_GROUND_IN_PARAGRAPH = frozenset(f"n:p{back}/{role}" for back in range(4) for role in ("located", "plain"))
_RIGHT_UNDER = {"n:back1", "n:back2"}
_WIDE = (PlaceKind.COUNTRY, PlaceKind.TERRITORY)


def of_lead(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Camp mourns 13 Palestinians", "– 9,000 homeless –": a heading that names no place is for those right below it."""
    if found.around.spots or not (found.around.heading or _SUBHEADING.fullmatch(found.around.text)):
        return []
    return [c for c in candidates if c.cues & _LEAD]


def of_heading(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Killed: 14" in a section, and what "Jenin. " opens, is for the place that heads it; so is what stands right under
    a country's name."""
    if found.names_place:
        return []
    around = found.around
    lead = around.named.leads.get(around.paragraph)
    if lead is not None:
        return [c for c in candidates if c.places == lead.places or any(q.startswith(_IN_PARAGRAPH) for q in c.cues)]
    heads = [c for c in candidates if "n:section" in c.cues]
    if found.count.rule == "label" and around.named.sections[around.sentence]:
        return heads
    nearest = next((n.spot.places for n in around.named.before() if n.spot.is_place or n.alone), None)
    return [
        c
        for c in heads
        if c.cues & _RIGHT_UNDER
        and c.places == nearest
        and c.placing
        and c.placing.place
        and c.placing.place.kind in _WIDE
    ]


def of_item(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "• A guard was stabbed near Nablus. One person was killed": where the same item of a list has named a place."""
    if found.names_place or found.around.paragraph not in found.around.named.items:
        return []
    return [c for c in candidates if c.cues & _GROUND_IN_PARAGRAPH]
