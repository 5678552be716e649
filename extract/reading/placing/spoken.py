"""What a text means by "the enclave", "the camp", "the two camps" and "the village": places it has spoken of before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Mention, Place, PlaceKind
from extract.model import Area
from extract.reading.patterns.sieve import Sieve

_STRIP = Sieve(
    r"\b(?:the|this) (?:besieged |coastal |palestinian |blockaded |war-torn |tiny |bombarded |devastated |embattled |hamas-(?:run|ruled|controlled|governed) )*(?:enclave|strip)\b"
    r"|\bthe (?:besieged|coastal|blockaded|hamas-(?:run|ruled|controlled|governed)) (?:palestinian |coastal )?territory\b",
    re.I,
)
_TERRITORY = Sieve(r"\bthe (?:war-torn |(?:israeli-)?occupied )?territory\b(?!['’]s\s\w+ern\b)", re.I)
_CAMP = Sieve(
    r"\b(?:the|its|this|that|their) (?:(?:refugee|crowded|overcrowded|densely populated|besieged|adjacent|nearby|whole|entire|(?:city|town)['’]s) ){0,2}camp\b"
    r"(?! (?:of|called|named|known|at|near|outside) |['’]s? (?:\w+ )?(?:committee|council)\b| (?:\w+ )?(?:committee|council)\b)",
    re.I,
)
_CAMPS = Sieve(
    r"\b(?:both|(?:the|these|those|all|its|their|all the) (?P<number>two|three)) (?:\w+ )?(?:refugee )?camps\b", re.I
)
# "The city" alone may be any of them; "the city's hospitals" and "the city of Nablus" are something else.
_TOWN = Sieve(
    r"\b(?:the|its|this) (?:(?:whole|entire|crowded|border|besieged|small|nearby|(?P<part>(?:southern|northern|central|eastern|western) (?:Gaza|Lebanese))) )?(?P<town>city|town|village|kibbutz)\b"
    r"(?! (?:of|called|named|known|council|hall|centre|center)\b|['’]s?\b|,? (?:and )?(?:the|its) camp\b)",
    re.I,
)
_TOWNS = (PlaceKind.CITY, PlaceKind.TOWN)
_OF_CAMPS = (*_TOWNS, PlaceKind.GOVERNORATE)
_MEANT_TOWNS = {
    "city": (PlaceKind.CITY,),
    "town": (*_TOWNS, PlaceKind.VILLAGE),
    "village": (PlaceKind.VILLAGE, PlaceKind.TOWN),
    "kibbutz": (PlaceKind.VILLAGE,),
}
_ALL_TOWNS = (*_TOWNS, PlaceKind.VILLAGE)
_WEST_BANK = (Area.JENIN, Area.TULKAREM, Area.WEST_BANK)
_NAMESAKES = frozenset(("lebanon", "syria"))  # whose villages bear names of the West Bank's
_PATTERNS = (_STRIP, _TERRITORY, _CAMP, _CAMPS, _TOWN)
_NOUN = Sieve(r"enclave|strip|territory|camp|city|town|village|kibbutz", re.I)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The territory and the camps that a text has spoken of so far.

    >>> from extract.geo.gazetteer import bundled
    >>> spoken = Spoken().after([[bundled().get("jenin")]], bundled())
    >>> [(m.surface, [p.id for p in places]) for m, places in spoken.mentions("They left the camp.", [], bundled())]
    [('the camp', ['jenin-camp'])]
    """

    territory: Place | None = None
    abroad: Place | None = None
    """Lebanon or Syria, where nothing has been said of the territories or of Israel."""
    camp: Place | None = None
    camps: tuple[Place, ...] = ()
    """Those named, the latest last."""
    towns: tuple[Place, ...] = ()
    """Every naming of a town or village as ground, the latest last."""
    just: tuple[Place, ...] = ()
    """Those that the sentence before names."""

    def after(self, named: Sequence[Sequence[Place]], gazetteer: Gazetteer, towns: Sequence[Place] = ()) -> Self:
        """What is spoken of after these places were named, one after the other, some of them together.

        "Tulkarm and Nur Shams camps" is no camp that "the camp" could mean.
        """
        if not (named or towns or self.just):
            return self
        territory, abroad, camp, camps = self.territory, self.abroad, self.camp, self.camps
        for together in named:
            alone = len(together) == 1
            for place in together:
                territory = _territory(place, gazetteer) or territory
                abroad = _abroad(place, gazetteer) or abroad
                if place.kind is PlaceKind.CAMP:
                    camp, camps = place if alone else camp, (*(c for c in camps if c != place), place)
                elif alone and (own := _camps_of(place, gazetteer)) and (camp is None or camp not in own):
                    camp = own[0]
        just = tuple(place for place in towns if place.kind in _ALL_TOWNS)
        return type(self)(territory, abroad, camp, camps, (*self.towns, *just), just)

    def mentions(
        self, text: str, found: Sequence[Mention], gazetteer: Gazetteer
    ) -> Iterator[tuple[Mention, tuple[Place, ...]]]:
        """Where a sentence speaks of one of them, or of several together, besides the mentions found by name."""
        for pattern in _PATTERNS:
            for m in pattern.finditer(text):
                part = pattern is _TOWN and m["part"] is not None and m["town"].islower()  # "the southern Gaza city"
                if part or not any(named.start < m.end() and m.start() < named.end for named in found):
                    now = self.after([(named.place,) for named in found if named.end <= m.start()], gazetteer)
                    now = self if pattern is _TOWN else now
                    places = now._meant(pattern, m, gazetteer)
                    if places and not (part and places[0].id == "gaza-city"):
                        yield _mention(m, places[0]), places

    def _meant(self, pattern: Sieve, match: re.Match[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
        if pattern is _CAMPS:
            return self._together(3 if match["number"] == "three" else 2, gazetteer)
        if pattern is _TOWN:
            return self._town(_MEANT_TOWNS[match["town"].lower()])
        if pattern is _STRIP:
            place = gazetteer.get("gaza-strip")
        elif pattern is _TERRITORY:
            occupied = self.territory is not None and "occupied" in match.group()
            place = gazetteer.get("west-bank") if occupied else self.territory
        else:
            place = self.camp
        return () if place is None else (place,)

    def _town(self, kinds: Sequence[PlaceKind]) -> tuple[Place, ...]:
        """The one that the sentence before names, else the one named most often, of equals the latest."""
        just = {town for town in self.just if town.kind in kinds}
        if len(just) == 1:
            return tuple(just)
        named = Counter(town for town in reversed(self.towns) if town.kind in kinds)
        return tuple(town for town, _ in named.most_common(1))

    def _together(self, number: int, gazetteer: Gazetteer) -> tuple[Place, ...]:
        """The latest camps named, as many; where fewer were, those of the governorate where it has as many."""
        if len(self.camps) >= number:
            return self.camps[-number:]
        last = self.camps[-1] if self.camps else self.camp
        own = _camps_of(gazetteer.parents(last)[0], gazetteer) if last is not None else ()
        return own if len(own) == number else ()


NOTHING = Spoken()


def is_referring(mention: Mention) -> bool:
    """Whether a mention is "the camp" or "the village", which says less than the name."""
    return _CAMP.fullmatch(mention.surface) is not None or _TOWN.fullmatch(mention.surface) is not None


def may_speak(text: str) -> bool:
    """Whether a sentence may speak of a place without naming it.

    >>> may_speak("Both camps are empty."), may_speak("Nobody was hurt.")
    (True, False)
    """
    return _NOUN.may_match(text) and any(pattern.may_match(text) for pattern in _PATTERNS)


def _mention(match: re.Match[str], place: Place) -> Mention:
    return Mention(start=match.start(), end=match.end(), surface=match.group(), place=place, homonym=False)


def _territory(place: Place, gazetteer: Gazetteer) -> Place | None:
    held = (("gaza-strip", (Area.GAZA, Area.RAFAH)), ("west-bank", _WEST_BANK))
    return next((gazetteer.get(name) for name, areas in held if place.area in areas), None)


def _abroad(place: Place, gazetteer: Gazetteer) -> Place | None:
    return next((p for p in (place, *gazetteer.parents(place)) if p.id in _NAMESAKES), None)


def _camps_of(place: Place, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The camps of a governorate of the West Bank; of a town that has a camp of its name, that one first.

    In Gaza the camp beside a town may be one of tents.
    """
    if place.area not in _WEST_BANK or place.kind not in _OF_CAMPS:
        return ()
    own = gazetteer.find(place.name_en, kind=PlaceKind.CAMP)
    if place.kind in _TOWNS and own is None:
        return ()
    governorate = place if place.kind is PlaceKind.GOVERNORATE else gazetteer.parents(place)[0]
    camps = [child for child in gazetteer.children(governorate) if child.kind is PlaceKind.CAMP]
    return tuple(sorted(camps, key=lambda camp: camp != own))
