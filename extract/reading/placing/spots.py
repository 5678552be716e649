"""A place of a sentence as a value, and the area of places named together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.geo.place import Mention, Place, PlaceKind
from extract.model import Area

_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a sentence after nesting: "the Jenin camp in the West Bank" is one spot, "Gaza and Israel" a union."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]
    locative: bool
    actor: bool
    aside: bool = (
        False  # named for comparison, or for where somebody is: "akin to the war in Gaza", "on a visit to Oslo"
    )
    preposition: str = ""  # the word of place before it: "in", "from", "fled"
    homonym: bool = False  # part of another name: "Gaza health ministry"
    befallen: bool = False  # what befalls it is told: "Lebanon is enduring"
    event: str = ""  # the event that its sentence tells of beside it: "a raid on Jenin"
    referring: bool = False  # "the camp": what was named before
    backdrop: bool = False  # of an event that only dates another: "since the attack on Israel"
    wider: tuple[Mention, ...] = ()  # what it was named within: "the West Bank's Jenin camp"

    role: str = field(init=False, default="plain")  # located, actor, homonym, aside or plain
    is_place: bool = field(init=False, default=True)  # located or plain: the ground itself is meant
    area: Area = field(init=False, default=Area.OTHER)  # that holds every place of the spot, Other where none does

    def __post_init__(self) -> None:
        role = "located" if self.locative else "actor" if self.actor else "plain"
        if self.homonym or self.aside:
            role = "homonym" if self.homonym else "aside"
        object.__setattr__(self, "role", role)  # every count of the text asks for the three
        object.__setattr__(self, "is_place", role in ("located", "plain"))
        object.__setattr__(self, "area", area_of(self.places))


def join_areas(areas: Sequence[Area]) -> Area:
    """The area of a union of places.

    >>> join_areas([Area.JENIN, Area.TULKAREM]).value, join_areas([Area.GAZA, Area.RAFAH]).value, join_areas([Area.ISRAEL, Area.GAZA]).value
    ('West Bank', 'Gaza', 'Other')
    """
    if len(areas) == 1:
        return areas[0]
    distinct = set(areas)
    if len(distinct) == 1:
        return distinct.pop()
    if distinct <= {Area.JENIN, Area.TULKAREM, Area.WEST_BANK}:
        return Area.WEST_BANK
    if distinct <= {Area.GAZA, Area.RAFAH}:
        return Area.GAZA
    return Area.OTHER


def area_of(places: Sequence[Place]) -> Area:
    """The area of places named together; Jerusalem beside a town of Israel is the part that lies in it: "hotels in Tel Aviv and Jerusalem"."""
    areas = [p.area for p in places]
    beside = Area.ISRAEL in areas and all(p.area is Area.ISRAEL or p.id == "jerusalem" for p in places)
    town = beside and any(p.area is Area.ISRAEL and p.kind in _TOWNS for p in places)
    return Area.ISRAEL if town else join_areas(areas)
