"""Places named one within the other: "the Jenin camp in the West Bank", "the northern Gaza town of Beit Lahia"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Mention, Place, PlaceKind
from extract.model import Area

_INCLUDING = re.compile(
    r",? including (?:the )?(?:occupied |annexed )?", re.I
)  # "the West Bank, including East Jerusalem"
_INSIDE = re.compile(
    r"^\s*(?:,|'s|\(|in|of|'s \w+|in the|, in the|in the occupied|, in the occupied|, occupied|,? (?:a \w+ |\w+ )?(?:in|of|near|outside|east of|west of|north of|south of|northwest|northeast|southwest|southeast|on the outskirts of)(?: the)?(?: (?:north|south|east|west|centre|center|northern|southern|central|eastern|western|part|city|town|village|area|district|governorate|occupied|neighbou?rhood|besieged|heart))*(?: (?:of|in))?(?: the)?(?: occupied)?)\s*$",
    re.I,
)
# "al-Mawasi, west of Khan Younis": the second only says where the first lies.
_LANDMARK = re.compile(
    r",? (?:just |about |some |\d+ (?:km|kilomet(?:er|re)s|miles) |lying )*(?:to the )?"
    r"(?:(?:north|south)[ -]?(?:east|west)?|east|west) of (?:the )?(?:(?:city|town|village|camp) of )?"
)
# "The West Bank, 72 in East Jerusalem": a number between them counts in the second.
_COUNTED = re.compile(
    r"(?:^|\s)(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|dozens|hundreds)\b(?! of (?:the|its)\b)"
    r"(?:\s(?:people|others|more|of (?:them|these|those|whom)))?\s(?:in|from|at|near|across|inside|outside)\b",
    re.I,
)
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.CAMP})
_LANDS = frozenset({PlaceKind.TERRITORY, PlaceKind.COUNTRY})


def are_nested(first: Place, second: Place, between: str, gazetteer: Gazetteer) -> bool:
    """Whether two places with these words between them are named as one within the other."""
    if _COUNTED.search(between):
        return False
    if is_within(second, first, gazetteer) or is_within(first, second, gazetteer) or first.id == second.id:
        return _INSIDE.match(between) is not None or _is_short(between)
    if _is_part(first, second, gazetteer):
        return not between.strip()  # "the central Gaza city of Deir al-Balah"
    return _is_part(second, first, gazetteer) and _INSIDE.match(between) is not None


def is_narrower(second: Place, first: Place, between: str, gazetteer: Gazetteer) -> bool:
    """Whether of two nested places the second is meant, not the first.

    "The West Bank, including East Jerusalem" is the West Bank; "the West Bank's Jenin" is Jenin.
    """
    within = is_within(first, second, gazetteer) or _is_part(second, first, gazetteer)
    return not within and _INCLUDING.fullmatch(between) is None


def is_landmark(first: Place, between: str, after: str) -> bool:
    """Whether a place with these words before it and behind it only says where the first lies: "Anin (Jenin)"."""
    bracketed = between == " (" and after.startswith(")")
    if between == ", " and after.startswith(" included"):
        return True  # "the West Bank, East Jerusalem included"
    return first.kind not in _LANDS and (bracketed or _LANDMARK.fullmatch(between) is not None)


def is_within(inner: Place, outer: Place, gazetteer: Gazetteer) -> bool:
    """Whether a place lies in another; of the parts of a territory nothing is said but their area."""
    return any(p.id == outer.id for p in gazetteer.parents(inner)) or (
        (outer.kind in _LANDS or outer.kind is PlaceKind.REGION)
        and inner.area is not Area.OTHER
        and _holds(outer, inner.area)
    )


def _is_part(region: Place, town: Place, gazetteer: Gazetteer) -> bool:
    """Whether a region is a part of the land that a town lies in: northern Gaza for Beit Lahia."""
    if region.kind is not PlaceKind.REGION or town.kind not in _TOWNS:
        return False
    return any(p.id == region.parent and p.kind in _LANDS for p in gazetteer.parents(town))


def _holds(outer: Place, area: Area) -> bool:
    if outer.area is Area.WEST_BANK:
        return area in (Area.JENIN, Area.TULKAREM)
    return outer.area is Area.GAZA and area is Area.RAFAH


def _is_short(between: str) -> bool:
    return len(between) <= 24 and not re.search(
        r"[.;:–\d]|\b(?:and|between|to|from|via|reached|entered|of (?:them|whom|which))\b", between
    )


def without_sorts(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Of "the southern Gaza city of Rafah" Rafah alone: what stands before it says what it is."""
    after = [*(m.start for m in mentions), len(text)][1:]
    return [m for m, start in zip(mentions, after, strict=True) if not _SORT.fullmatch(text, m.start, start)]


_SORT = re.compile(r".*(?<=\s)(?:city|town|village|camp) of ")
