"""Where a count is for: by the role of a place name in the count's clause, else the nearest sentence or title that settles it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Mention, Place, PlaceKind
from extract.model import Area, PlaceBasis

_ADJECTIVES = r"(?:\s+(?:the|occupied|besieged|northern|southern|central|eastern|western|north|south|east|west|nearby|neighbou?ring|whole of|all of|parts of|rest of|town of|city of|village of|camp of|towns of|cities of|villages of|area of|areas of|district of|neighbou?rhoods? of|governorates? of|both|war-torn|devastated|entire|embattled|crowded|overcrowded|densely populated|blockaded|Palestinian|flashpoint|city|towns?|camps?|refugee|mainly|and|,|'s))*\s*[\"(]?$"
_LOCATIVE = re.compile(
    r"\b(?:in|inside|across|within|throughout|at|near|outside|around|from|to|into|on|onto|towards?|reach(?:ed|ing)?|over|of|entered|entering|against|raid(?:ed|s)?|storm(?:ed|ing)?|hit|struck|bombed|bombard(?:ed|ing|s)?|invad(?:ed|ing)|attacked|left|leave|fled|flee(?:ing)?|evacuate|targeting|pound(?:ed|ing))"
    + _ADJECTIVES,
    re.I,
)
# A country's name is first of all an actor ("killed by Israel", "talks with Egypt"): only these make it a place.
_INSIDE_COUNTRY = re.compile(
    r"\b(?:in|inside|across|within|throughout|from|to|into|on|onto|towards|over|leave|left|fled|reached|entered|entering|at|near|around)"
    + _ADJECTIVES,
    re.I,
)
_EVENT_NAME = re.compile(
    r"\b(?:wars?|offensives?|assaults?|attacks?|strikes?|air ?strikes|raids?|bombardments?|genocide|campaigns?|aggression|bombing|invasion|siege|onslaught|operations?|military action|conflict)\s+(?:on|against|of|in|over|into|targeting|across)\s+(?:the\s+|northern |southern |central |besieged |blockaded )*$",
    re.I,
)
_STRIP = re.compile(
    r"\b(?:the|this) (?:besieged |coastal |palestinian |blockaded |war-torn |tiny |bombarded |devastated |embattled )*(?:enclave|strip)\b",
    re.I,
)
_POSSESSED = re.compile(
    r"\s*'s?\s+(?:entire |whole |\d[\d.,]* ?(?:million|m)?\s|civilian |[\d.]+-million-strong )*(?:population|people|residents|inhabitants|civilians|\d)",
    re.I,
)
_OWN_PART = re.compile(
    r"\s*'s?\s+(?:(?:far|occupied|war-torn|largest|main|second|third|\w+ern(?:most)?)\s+){0,3}(?:city|cities|town|capital|camp|north|south|east|west|coast|border|northern|southern|eastern|western|districts?|regions?|villages?|interior|prisons?)",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:akin to|similar to|compared (?:to|with)|reminiscent of|just like|unlike|comparable to|as seen in|as was seen in|comparisons (?:to|with))\s(?:[\w'-]+\s){0,5}$",
    re.I,
)
_POPULATION_OF = re.compile(r"\b(?:population|people|residents|inhabitants) of (?:the )?$", re.I)
_OTHERS_PLACE = re.compile(
    r"(?:\b\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds))(?:\s(?:of\s)?[\w'-]+){0,3}?\s(?:in|from|at|near|across|inside)\s(?:the\s|occupied\s)*$",
    re.I,
)
_HEADING = re.compile(r"\s*:")
_BROKEN_DOWN = re.compile(r"\s*(?:camp)?\s*\(\d")
_ACTOR_BEFORE = re.compile(r"\b(?:pressure|ban|sanctions|calls|called|impose[sd]?|put) (?:on|to)\s+$", re.I)
_BREAK = re.compile(r"[;.!?]|,?\s(?:while|whereas|but|although|as well as|after|before|when|because)\s|\s–\s")
_ACTOR_AFTER = re.compile(
    r"\s*(?:'s?\s+(?!(?:\w+\s+){0,3}(?:city|town|camp|governorate|strip|south|north|neighbou?rhood|district|village|territory|population|homes|housing|buildings|hospitals?|people|residents|border))|'s?\s|(?:has|have|had|is|was|will|would|and hamas|said|says|launched|began|began|killed|killing|destroyed|demolished|believes|estimates|kills?|kill|agreed|freed|released|claims|denies|told|also)\b)",
    re.I,
)
_UNION = re.compile(
    r"^\s*(?:,|and|&|/|,\s*and|or|, the|and the|and occupied|and in|as well as|, in|and the occupied|and also|and across|and central|and southern|and northern|and eastern)\s*(?:the\s+)?(?:occupied\s+)?$",
    re.I,
)
_INSIDE = re.compile(
    r"^\s*(?:,|'s|\(|in|of|'s \w+|in the|, in the|in the occupied|, in the occupied|, occupied|,? (?:a \w+ |\w+ )?(?:in|of|near|outside|east of|west of|north of|south of|northwest|northeast|southwest|southeast|on the outskirts of)(?: the)?(?: (?:north|south|east|west|centre|center|northern|southern|central|eastern|western|part|city|town|village|area|district|governorate|occupied|neighbou?rhood|besieged|heart))*(?: (?:of|in))?(?: the)?(?: occupied)?)\s*$",
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


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a sentence after nesting: "the Jenin camp in the West Bank" is one spot, "Gaza and Israel" a union."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]
    locative: bool
    actor: bool
    compared: bool = False  # named for comparison only: "akin to the war in Gaza"

    @property
    def area(self) -> Area:
        """The one area that holds every place of the spot, Other where none does."""
        return join_areas([p.area for p in self.places])


def join_areas(areas: Sequence[Area]) -> Area:
    """The area of a union of places.

    >>> join_areas([Area.JENIN, Area.TULKAREM]).value, join_areas([Area.GAZA, Area.RAFAH]).value, join_areas([Area.ISRAEL, Area.GAZA]).value
    ('West Bank', 'Gaza', 'Other')
    """
    distinct = set(areas)
    if len(distinct) == 1:
        return distinct.pop()
    if distinct <= {Area.JENIN, Area.TULKAREM, Area.WEST_BANK}:
        return Area.WEST_BANK
    if distinct <= {Area.GAZA, Area.RAFAH}:
        return Area.GAZA
    return Area.OTHER


def find_spots(text: str, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """The places of a folded sentence; offsets in the sentence."""
    found = [
        m for m in gazetteer.mentions(text) if not m.homonym or _EVENT_NAME.search(text[max(0, m.start - 50) : m.start])
    ]
    found = sorted([*found, *_strip_mentions(text, found, gazetteer)], key=lambda m: m.start)
    spots: list[Spot] = []
    i = 0
    while i < len(found):
        group = [found[i]]
        k = i + 1
        chosen = found[i]
        while k < len(found):
            between = text[group[-1].end : found[k].start]
            last, following = chosen.place, found[k].place
            if not (_nested(last, following, gazetteer) and (_INSIDE.match(between) or _short(between))):
                break
            chosen = chosen if _is_within(chosen.place, following, gazetteer) else found[k]
            group.append(found[k])
            k += 1
        spots.append(_spot(text, group, chosen))
        i = k
    return tuple(_unions(text, spots))


def _strip_mentions(text: str, found: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """ "the enclave" and "the besieged Strip" mean the Gaza Strip."""
    strip = gazetteer.find("Gaza Strip")
    if strip is None:
        return []
    taken = [(m.start, m.end) for m in found]
    return [
        Mention(start=m.start(), end=m.end(), surface=m.group(), place=strip, homonym=False)
        for m in _STRIP.finditer(text)
        if not any(a < m.end() and m.start() < b for a, b in taken)
    ]


def _short(between: str) -> bool:
    return len(between) <= 24 and not re.search(r"[.;:–]|\band\b|\bto\b|\bfrom\b", between)


def _nested(a: Place, b: Place, gazetteer: Gazetteer) -> bool:
    return a.id == b.id or _is_within(a, b, gazetteer) or _is_within(b, a, gazetteer)


def _is_within(inner: Place, outer: Place, gazetteer: Gazetteer) -> bool:
    return any(p.id == outer.id for p in gazetteer.parents(inner)) or (
        outer.kind in _BROAD and inner.area is not Area.OTHER and _holds(outer, inner.area)
    )


_BROAD = frozenset({PlaceKind.TERRITORY, PlaceKind.REGION, PlaceKind.COUNTRY})


def _holds(outer: Place, area: Area) -> bool:
    if outer.area is Area.WEST_BANK:
        return area in (Area.JENIN, Area.TULKAREM)
    return outer.area is Area.GAZA and area is Area.RAFAH


def _spot(text: str, group: Sequence[Mention], chosen: Mention) -> Spot:
    first, last = group[0], group[-1]
    before = text[max(0, first.start - 70) : first.start]
    if first.start < 4 and _HEADING.match(text, last.end):
        return Spot(first.start, last.end, chosen.surface, (chosen.place,), True, False)  # "Israel: about 1,400 dead"
    if chosen.place.kind is PlaceKind.COUNTRY and " " not in chosen.surface:
        owns = text[last.end : last.end + 2].lstrip().startswith("'") and not _OWN_PART.match(text, last.end)
        locative = bool(_INSIDE_COUNTRY.search(before)) and not _ACTOR_BEFORE.search(before) and not owns
        return Spot(first.start, last.end, chosen.surface, (chosen.place,), locative, not locative)
    locative = bool(_LOCATIVE.search(before))
    actor = not locative and chosen.place.kind in _BROAD and bool(_ACTOR_AFTER.match(text, last.end))
    compared = bool(_COMPARED.search(before))
    return Spot(first.start, last.end, chosen.surface, (chosen.place,), locative, actor, compared)


def _unions(text: str, spots: Sequence[Spot]) -> list[Spot]:
    merged: list[Spot] = []
    for spot in spots:
        if merged and not merged[-1].actor and _UNION.match(text[merged[-1].end : spot.start]):
            last = merged[-1]
            merged[-1] = Spot(
                last.start,
                spot.end,
                text[last.start : spot.end],
                (*last.places, *spot.places),
                last.locative or spot.locative,
                last.actor,
            )
        else:
            merged.append(spot)
    return merged


def choose_spot(
    text: str, spots: Sequence[Spot], start: int, end: int, governor: tuple[int, int] | None, *, bracket: bool
) -> tuple[Spot, str] | None:
    """The spot that the number at `start`..`end` is counted for: bracketed, in its clause, then anywhere in the sentence."""
    if bracket:
        before = [s for s in spots if s.end <= start]
        if before:
            return before[-1], "stands before the bracket"
    right = max(end, governor[1]) if governor else end
    best: tuple[float, Spot, str] | None = None
    for spot in _around(spots, start, end):
        if spot.actor and not spot.locative:
            continue
        cost, why = _cost(text, spot, start, end, right)
        if best is None or cost < best[0]:
            best = (cost, spot, why)
    return None if best is None else (best[1], best[2])


def _around(spots: Sequence[Spot], start: int, end: int) -> list[Spot]:
    """The spots near enough to be meant: in debris without full stops a sentence may name hundreds."""
    before = [s for s in spots if s.end <= start]
    after = [s for s in spots if s.start >= end]
    return [*before[-_NEAR:], *after[:_NEAR]]


_NEAR = 6


def _cost(text: str, spot: Spot, start: int, end: int, right: int) -> tuple[float, str]:
    extra = 0.0
    if spot.compared:
        extra = 8.0  # "akin to the war in Gaza": another place, for comparison
    elif _BROKEN_DOWN.match(text, spot.end):
        extra = 3.0
    elif _POSSESSED.match(text, spot.end) or _POPULATION_OF.search(text[max(0, spot.start - 30) : spot.start]):
        extra = 5.0  # where people come from, not where they are counted
    elif spot.start >= end and (other := _OTHERS_PLACE.search(text, end, spot.start)) and other.end() == spot.start:
        extra = 6.0  # "24 people in Israel": it is the place of that number
    if spot.start >= end:
        between = text[end : spot.start]
        breaks = len(_BREAK.findall(text[max(end, right) : spot.start])) if spot.start > right else 0
        cost = len(between) / 40 + 3.0 * breaks + (0 if spot.locative else 2.5)
        return cost + extra + _number_between(
            between
        ), "follows the number" if not breaks else "stands later in the sentence"
    between = text[spot.end : start]
    breaks = len(_BREAK.findall(between))
    return len(between) / 30 + 2.0 * breaks + (0.8 if spot.locative else 2.5) + extra, "stands before the number"


def _number_between(between: str) -> float:
    return 1.5 * len(re.findall(r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", between))
