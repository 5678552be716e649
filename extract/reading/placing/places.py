"""Where a count is for: by the role of a place name in the count's clause, else the nearest sentence or title that settles it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Mention, Place, PlaceKind
from extract.model import Area, PlaceBasis
from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.backdrops import is_backdrop, is_border
from extract.reading.placing.exceptions import is_left_out_too, leaves_out
from extract.reading.placing.nesting import are_nested, is_landmark, is_narrower, is_within, without_sorts
from extract.reading.placing.offices import counts_in, is_office
from extract.reading.placing.spoken import NOTHING, Spoken, is_referring, may_speak
from extract.reading.placing.spots import Spot
from extract.reading.placing.unions import SPEAKS, unite_spots

_ADJECTIVES = r"(?:\s+(?:the|occupied|besieged|northern|southern|central|eastern|western|north|south|east|west|nearby|neighbou?ring|whole of|all of|parts of|rest of|town of|city of|village of|camp of|towns of|cities of|villages of|area of|areas of|district of|neighbou?rhoods? of|governorates? of|both|war-torn|devastated|entire|embattled|crowded|overcrowded|densely populated|blockaded|Palestinian|Israeli|Lebanese|Syrian|Gazan|Iranian|Egyptian|flashpoint|city|towns?|camps?|refugee|mainly|and|,|'s))*\s*[\"(]?$"
_LOCATIVE = Lowered(
    r"\b(?P<preposition>in|inside|across|within|throughout|at|near|outside|around|under|beneath|below|(?:out )?of|from|to|into|on|onto|towards?|reach(?:ed|ing)?|over|entered|entering|against|raid(?:ed|s)?|storm(?:ed|ing)?|hit|struck|bombed|bombard(?:ed|ing|s)?|invad(?:ed|ing)|attacked|left|leave|fled|flee(?:ing)?|evacuate|targeting|pound(?:ed|ing))"
    + _ADJECTIVES,
    re.I,
)
# A country's name is first of all an actor ("killed by Israel", "talks with Egypt"): only these make it a place.
_INSIDE_COUNTRY = Lowered(
    r"\b(?P<preposition>in|inside|across|within|throughout|from|to|into|on|onto|towards|over|leave|left|fled|reached|entered|entering|at|near|around)"
    + _ADJECTIVES,
    re.I,
)
_PREPOSITIONS = {"out of": "from", "beneath": "under", "below": "under"}
_EVENT_NAME = Sieve(
    r"\b(?:wars?|offensives?|assaults?|attacks?|strikes?|air ?strikes|raids?|bombardments?|genocide|campaigns?|aggression|bombing|invasion|siege|onslaught|operations?|military action|conflict)\s+(?:on|against|of|in|over|into|targeting|across)\s+(?:the\s+|northern |southern |central |besieged |blockaded )*$",
    re.I,
)
_EVENT = Sieve(
    r"\b(?P<event>raid|operation|incursion|assault|attack|strike|offensive|ambush|explosion|blast|bombing|massacre|demolition|siege)s?\b",
    re.I,
)
_BESIDE_EVENT = 50  # characters
_THIS_SIDE = {"gaza-strip": "gaza-envelope", "lebanon": "israel-north"}
_OWN_PART = re.compile(
    r"\s*'s?\s+(?:(?:far|occupied|war-torn|largest|main|second|third|\w+ern(?:most)?)\s+){0,3}(?:(?-i:[A-Z])[\w-]+\s+(?:and\s+)?){0,4}(?:provinces?|ports?|states?|islands?|city|cities|town|capital|camp|north|south|east|west|coast|border|northern|southern|eastern|western|districts?|regions?|villages?|interior|prisons?)",
    re.I,
)
_COMPARED = Sieve(
    r"\b(?:akin to|similar to|compared (?:to|with)|reminiscent of|just like|unlike|comparable to|as seen in|as was seen in|comparisons (?:to|with))\s(?:[\w'-]+\s){0,5}$",
    re.I,
)
_VISITED = Sieve(
    r"\b(?:(?:speaking|spoke|talking|talked) to (?:[\w-]+ )?(?:reporters|journalists|the (?:press|media|BBC|AFP))|addressing (?:reporters|journalists)|visit(?:s|ed|ing)?|trip|travel\w+|flew|speech|speaking|spoke|told(?: \w+){1,3}|talks|meeting|met|summit|conference"
    r"|negotiations|headquarter\w+|protest(?:s|ers|ed)?|rall(?:y|ies)|reporting|office)"
    r" (?:to|in|at|from)(?: the)? $",
    re.I,
)
# "12 people killed by fire from Gaza": where it came from
_FIRED_FROM = Sieve(
    r"\b(?:fire|rockets?|missiles?|mortars?|drones?|shells?|barrages?|launched|fired) from (?:the )?$", re.I
)
# "three men in charge of its operations in Syria were killed": what their office is for
_OFFICE = Sieve(
    r"\b(?:(?:in charge of|overs(?:aw|ees?|eeing)|who (?:had )?(?:headed|ran|led|directed)) (?:[\w'’-]+ ){1,4}"
    r"|responsible for (?:[\w'’-]+ ){0,2}(?:operations|activities|affairs|finances|recruitment|intelligence) )(?:in|for|across) (?:the )?$",
    re.I,
)
_ACCUSED = Sieve(r"\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|condemn(?:s|ed|ing)?) (?:the )?$", re.I)
# "as part of an operation that began in January during the Gaza truce": in another place than the truce
_DURING_TRUCE = Sieve(
    r"\b(?:began|begun|started|launched) (?:[\w-]+ ){0,3}?(?:during|amid|under|after) (?:the|an?) gaza (?:truce|ceasefire|cease-fire)\b",
    re.I,
)
_HEADING = re.compile(r"\s*:")
_ACTOR_BEFORE = Sieve(r"\b(?:pressure|ban|sanctions|calls|called|impose[sd]?|put) (?:on|to)\s+$", re.I)
_ACTOR_AFTER = re.compile(
    r"\s*(?:'s?\s+(?!(?:\w+\s+){0,3}(?:city|town|camp|governorate|strip|south|north|neighbou?rhood|district|village|territory|population|homes|housing|buildings|hospitals?|people|residents|border|displacement|exodus))|'s?\s(?!(?:\w+\s+){0,2}(?:displacement|exodus)\b)|(?:has|have|had|is|was|will|would|and hamas|said|says|launched|began|began|killed|killing|destroyed|demolished|believes|estimates|kills?|kill|agreed|freed|released|claims|denies|told|also)\b)",
    re.I,
)
# What befalls a country happens in it: "Lebanon is enduring", "the West Bank has reported 12 deaths".
_BEFALLS = re.compile(
    r"\s(?:(?:is|are|was|were|has been|have been) (?:\w+ly )?(?:enduring|facing|suffering|experiencing|seeing|witnessing|reeling|struggling|hosting|sheltering|home to)"
    r"|(?:has|have|had) (?:\w+ly )?(?:seen|suffered|endured|witnessed|experienced|recorded|registered|faced|lost|reported (?:[\w ]+ )?\d)"
    r"|saw|suffered|endured|faces|faced|hosts|hosted|recorded|witnessed|experienced|registered|remains)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Placing:
    """The place of a count, how it was found, and in words why; `place` is None for a union of places."""

    name: str
    place: Place | None
    area: Area
    basis: PlaceBasis
    why: str
    sure: float = 1.0  # the share of its weight among all candidates
    pcode: str | None = None  # of the place, else of what holds it

    def weighed(self, sure: float, pcode: str | None) -> Placing:
        """The same with its share and its code."""
        return Placing(self.name, self.place, self.area, self.basis, self.why, sure, pcode)


def find_spots(text: str, gazetteer: Gazetteer, spoken: Spoken = NOTHING) -> tuple[Spot, ...]:
    """The places of a folded sentence; offsets in the sentence. `spoken` is what its text has spoken of before."""
    named_places = gazetteer.mentions(text)
    if not (named_places or may_speak(text)):
        return ()
    mentions = [_meant(m, text, spoken, gazetteer) for m in without_sorts(text, named_places)]
    mentions = [m for m in mentions if not (m.homonym and gazetteer.is_dateline(text, m.start, m.end))]
    found = [m for m in mentions if not m.homonym or _EVENT_NAME.search(text[max(0, m.start - 50) : m.start])]
    named = [_spot(text, [m], m, homonym=True) for m in mentions if m not in found]
    referring = list(spoken.mentions(text, found, gazetteer))
    several = [_spot_of_several(text, m, places) for m, places in referring if len(places) > 1]
    found = [m for m in found if not any(m.start < r.end and r.start < m.end for r, _ in referring)]
    alone = [m for m, places in referring if len(places) == 1]
    named += [_spot(text, [m], m, homonym=True) for m in alone if counts_in(text, m.start)]
    found = sorted([*found, *(m for m in alone if not counts_in(text, m.start))], key=lambda m: m.start)
    spots: list[Spot] = []
    i = 0
    while i < len(found):
        group, chosen, landmarks = _nest(text, found, i, gazetteer)
        spot = _spot(text, group, chosen)
        spots.append(replace(spot, wider=tuple(m for m in spot.wider if m not in landmarks)) if landmarks else spot)
        i += len(group)
    return tuple(sorted([*unite_spots(text, spots), *named, *several], key=lambda spot: spot.start))


def _nest(
    text: str, found: Sequence[Mention], i: int, gazetteer: Gazetteer
) -> tuple[list[Mention], Mention, list[Mention]]:
    """The mentions from the i-th on that are named as one place, the one that is meant, and those that only say where it lies or what is left out."""
    group, chosen = [found[i]], found[i]
    landmarks: list[Mention] = []
    left_out: list[Mention] = []
    for following in found[i + 1 :]:
        between = text[group[-1].end : following.start]
        goes_on = bool(left_out) and is_left_out_too(between) and is_within(following.place, chosen.place, gazetteer)
        if goes_on or leaves_out(chosen.place, following.place, between):
            left_out.append(following)
        elif is_landmark(chosen.place, between, text[following.end :]):
            landmarks.append(following)
        elif not are_nested(chosen.place, following.place, between, gazetteer):
            break
        elif is_narrower(following.place, chosen.place, between, gazetteer):
            chosen = following
        group.append(following)
    return group, chosen, [*landmarks, *left_out]


def _meant(mention: Mention, text: str, spoken: Spoken, gazetteer: Gazetteer) -> Mention:
    """ "The Palestinian territory" in the singular is the one spoken of; what is near the Gaza fence or the Lebanese border
    is in Israel; a village that a text on Lebanon names is none of the West Bank."""
    this_side = gazetteer.get(_THIS_SIDE.get(mention.place.id, ""))
    if this_side is not None and is_border(text, mention.start, mention.end):
        return replace(mention, place=this_side, surface=this_side.name_en)
    territory, abroad = spoken.territory, spoken.abroad
    if (
        abroad is not None
        and territory is None
        and mention.place.kind in _SMALL
        and mention.place.area is Area.WEST_BANK
    ):
        return replace(mention, place=abroad)  # Taybeh, told of in Lebanon
    singular = mention.surface.lower() == "palestinian territory" and text[: mention.start].lower().endswith("the ")
    return mention if territory is None or not singular else replace(mention, place=territory)


def _spot_of_several(text: str, mention: Mention, places: tuple[Place, ...]) -> Spot:
    """ "The two camps": named as the places that they are."""
    name = " and ".join(place.name_en for place in places)
    return replace(_spot(text, [mention], mention), name=name, places=places, referring=True)


_SMALL = frozenset({PlaceKind.VILLAGE, PlaceKind.QUARTER, PlaceKind.POINT})
_BROAD = frozenset({PlaceKind.TERRITORY, PlaceKind.REGION, PlaceKind.COUNTRY})


def _spot(text: str, group: Sequence[Mention], chosen: Mention, *, homonym: bool = False) -> Spot:
    first, last = group[0], group[-1]
    before = text[max(0, first.start - 70) : first.start]
    country = chosen.place.kind is PlaceKind.COUNTRY and " " not in chosen.surface
    located = (_INSIDE_COUNTRY if country else _LOCATIVE).search(before)
    locative, actor = located is not None, False
    befallen = chosen.place.kind in _BROAD and not locative and _BEFALLS.match(text, last.end) is not None
    if first.start < 4 and _HEADING.match(text, last.end):
        locative = True  # "Israel: about 1,400 dead"
    elif country:
        owns = text[last.end : last.end + 2].lstrip().startswith("'") and not _OWN_PART.match(text, last.end)
        locative = locative and not _ACTOR_BEFORE.search(before) and not owns
        actor = not locative and not befallen
    else:
        acts = chosen.place.kind in _BROAD and not befallen and _ACTOR_AFTER.match(text, last.end)
        actor = not locative and bool(acts or SPEAKS.match(text, last.end))
    return Spot(
        start=first.start,
        end=last.end,
        name=chosen.place.name_en if is_referring(chosen) else chosen.surface,
        places=(chosen.place,),
        locative=locative,
        actor=actor,
        aside=is_office(before, chosen.place)
        or any(p.search(before) for p in (_COMPARED, _VISITED, _FIRED_FROM, _OFFICE, _ACCUSED))
        or _dates(text, first.start),
        preposition=_PREPOSITIONS.get(word := located["preposition"].lower(), word) if located else "",
        homonym=homonym,
        befallen=befallen,
        event=_event(text, first.start),
        backdrop=is_backdrop(text, first.start, last.end),
        referring=is_referring(chosen),
        wider=tuple(m for m in group if m.place.id != chosen.place.id),
    )


def _dates(text: str, start: int) -> bool:
    """Whether a truce that bears the name at `start` only says when an operation elsewhere began."""
    return any(told.start() < start < told.end() for told in _DURING_TRUCE.finditer(text))


def _event(text: str, start: int) -> str:
    """The noun of the event that is told of nearest before a place: "raid" in "carried out a raid on Jenin"."""
    if not _EVENT.may_match(text):
        return ""
    told = list(_EVENT.lowered.finditer(text, max(0, start - _BESIDE_EVENT), start))
    return told[-1]["event"].lower() if told else ""


def make_placing(spot: Spot, basis: PlaceBasis, why: str, gazetteer: Gazetteer) -> Placing:
    """The placing that a spot gives; a union of several places keeps their common parent where it says no more than they do."""
    place: Place | None = spot.places[0] if len(spot.places) == 1 else gazetteer.common_parent(spot.places)
    if place is not None and len(spot.places) > 1 and place.area is not spot.area:
        place = None
    return Placing(spot.name, place, spot.area, basis, why)
