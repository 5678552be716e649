"""A place of the gazetteer, and its mention in a text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extract.model import Area, PlacePrecision


class PlaceKind(StrEnum):
    """What sort of place it is. A region is a part of a country without an office of its own (southern Gaza)."""

    POINT = "point"
    QUARTER = "quarter"
    CAMP = "camp"
    CROSSING = "crossing"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    SETTLEMENT = "settlement"
    GOVERNORATE = "governorate"
    REGION = "region"
    TERRITORY = "territory"
    COUNTRY = "country"
    CONTINENT = "continent"


PRECISIONS: Mapping[PlaceKind, PlacePrecision] = {
    PlaceKind.POINT: PlacePrecision.POINT,
    PlaceKind.QUARTER: PlacePrecision.POINT,
    PlaceKind.CROSSING: PlacePrecision.POINT,
    PlaceKind.CAMP: PlacePrecision.CAMP,
    PlaceKind.VILLAGE: PlacePrecision.CITY,
    PlaceKind.TOWN: PlacePrecision.CITY,
    PlaceKind.CITY: PlacePrecision.CITY,
    PlaceKind.SETTLEMENT: PlacePrecision.CITY,
    PlaceKind.GOVERNORATE: PlacePrecision.GOVERNORATE,
    PlaceKind.REGION: PlacePrecision.REGION,
    PlaceKind.TERRITORY: PlacePrecision.REGION,
    PlaceKind.COUNTRY: PlacePrecision.REGION,
    PlaceKind.CONTINENT: PlacePrecision.REGION,
}

PREFERENCE: tuple[PlaceKind, ...] = (
    PlaceKind.TERRITORY,
    PlaceKind.COUNTRY,
    PlaceKind.CITY,
    PlaceKind.TOWN,
    PlaceKind.VILLAGE,
    PlaceKind.SETTLEMENT,
    PlaceKind.QUARTER,
    PlaceKind.CAMP,
    PlaceKind.REGION,
    PlaceKind.GOVERNORATE,
    PlaceKind.CROSSING,
    PlaceKind.POINT,
    PlaceKind.CONTINENT,
)
"""Which place a bare name means when several bear it: "Jenin" is the city, "Gaza" the Strip."""

AREAS: Mapping[str, Area] = {
    "jenin-governorate": Area.JENIN,
    "tulkarem-governorate": Area.TULKAREM,
    "rafah-governorate": Area.RAFAH,
    "gaza-strip": Area.GAZA,
    "west-bank": Area.WEST_BANK,
    "israel": Area.ISRAEL,
}
"""The reporting area of a place is that of its nearest ancestor named here; every other place is Other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One row of the gazetteer. `precision_km` is the radius within which the place lies around lat/lon (WGS 84)."""

    id: str
    name_en: str
    name_ar: str | None
    kind: PlaceKind
    parent: str | None
    pcode: str | None
    lat: float
    lon: float
    precision_km: float
    aliases: tuple[str, ...]
    source: str
    area: Area
    precision: PlacePrecision

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place named in a text: `text[start:end] == surface`.

    A homonym is part of another name or phrase (a brigade, a ministry, a hospital, a newspaper, a person, a dateline)
    and does not place a figure by itself.
    """

    start: int
    end: int
    surface: str
    place: Place
    homonym: bool


EARTH_KM = 6371.0


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance on a sphere.

    >>> round(distance_km(31.9, 35.2, 32.46, 35.3))
    63
    """
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))
