"""The gazetteer as a geopy geocoder, and Nominatim behind it for whoever turns it on.

`GazetteerGeocoder` answers offline and is exchangeable with any geocoder of geopy: keyword options, None for no match,
`exactly_one`, `Location` with `raw`. `make_geocoder` adds Nominatim when the settings name a user agent: one request a
second at the most (four a minute in scheduled work), answers kept on disk, and a breaker that rests after failures.
A service that is down raises PlaceServiceDown; it never looks like "no such place".
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter, URLLibAdapter
from geopy.exc import GeocoderQueryError, GeocoderRateLimited, GeocoderServiceError
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from extract.geo.gazetteer import Gazetteer, bundled
from extract.geo.outlines import Outlines
from extract.geo.place import Place, PlaceKind, distance_km
from extract.geo.service import INTERACTIVE_S, SCHEDULED_S, Breaker, GeocoderSettings, PlaceServiceDown
from extract.model import stable_id


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter that proves that nothing is sent."""

    def get_json(self, url: str, **_: object) -> NoReturn:
        raise GeocoderServiceError(f"the bundled gazetteer sends nothing: {url}")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Names to places and points to governorates, out of the gazetteer alone.

    `outlines` are governorate polygons that a user brings, keyed by p-code; without them `reverse` names the
    governorate of the nearest known place.
    """

    def __init__(self, gazetteer: Gazetteer, *, outlines: Outlines | None = None) -> None:
        super().__init__(user_agent="displacement-dashboard", adapter_factory=_NoNetwork)
        self.gazetteer = gazetteer
        self.outlines = outlines
        self._settled = [p for p in gazetteer if _governorate(p, gazetteer) is not None]

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature
        limit: int | None = None,
        country_codes: str | list[str] | None = None,
        **_: object,
    ) -> Location | list[Location] | None:
        """The place of a name as a Location, a list of them with `exactly_one=False`, None where nobody bears it."""
        name = _words_of(query)
        best = self.gazetteer.find(name)
        found = dict.fromkeys(place for place in (best, *self.gazetteer.named(name)) if place is not None)
        wanted = [country_codes] if isinstance(country_codes, str) else country_codes
        places = [place for place in found if not wanted or self._country(place) in {c.upper() for c in wanted}]
        if not places:
            return None
        locations = [as_location(place, self.gazetteer) for place in places[:limit]]
        return locations[0] if exactly_one else locations

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature
        **_: object,
    ) -> Location | list[Location] | None:
        """The governorate in which a point (latitude, longitude) lies; None outside the West Bank and Gaza."""
        point = query if isinstance(query, Point) else Point(query)
        place = self._governorate_at(point.latitude, point.longitude)
        if place is None:
            return None
        location = as_location(place, self.gazetteer)
        return location if exactly_one else [location]

    def _governorate_at(self, lat: float, lon: float) -> Place | None:
        if self.outlines is not None:
            pcode = self.outlines.at(lat, lon)
            return next((p for p in self._settled if p.pcode == pcode and pcode is not None), None)
        near = min(self._settled, key=lambda p: distance_km(lat, lon, p.lat, p.lon))
        # No inhabited place of the West Bank or Gaza is farther than this from its neighbours.
        if distance_km(lat, lon, near.lat, near.lon) > 12:
            return None
        return _governorate(near, self.gazetteer)

    def _country(self, place: Place) -> str | None:
        chain = (place, *self.gazetteer.parents(place))
        return next((p.pcode for p in chain if p.kind is PlaceKind.COUNTRY), None)


def as_location(place: Place, gazetteer: Gazetteer) -> Location:
    """A place as geopy knows it; `raw` holds what the gazetteer knows."""
    address = ", ".join(p.name_en for p in (place, *gazetteer.parents(place)))
    return Location(address, (place.lat, place.lon), {**place_record(place), "display_name": address})


def place_record(place: Place) -> dict[str, Any]:
    """The fields of a place that its users see, in their order."""
    return {
        "id": place.id,
        "name_en": place.name_en,
        "kind": place.kind.value,
        "pcode": place.pcode,
        "area": place.area.value,
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
    }


def _governorate(place: Place, gazetteer: Gazetteer) -> Place | None:
    chain = (place, *gazetteer.parents(place))
    return next((p for p in chain if p.kind is PlaceKind.GOVERNORATE and (p.pcode or "").startswith("PS")), None)


def _words_of(query: str | Mapping[str, str]) -> str:
    if isinstance(query, str):
        return query
    for part in ("city", "county", "state", "country"):
        if query.get(part):
            return query[part]
    raise GeocoderQueryError(f"the query names no city, county, state or country: {dict(query)!r}")


@dataclass(slots=True)
class OnlineGeocoder:
    """The gazetteer first, then an online service with manners. One instance per process.

    `clock` and `sleep` are the monotonic clock and the pause, in seconds; `cache` is a folder of answers.
    """

    local: GazetteerGeocoder
    service: Geocoder
    cache: Path
    interval_s: float = INTERACTIVE_S
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    breaker: Breaker = field(default_factory=Breaker)
    next_at: float = -math.inf

    def geocode(self, query: str, *, exactly_one: bool = True, **options: Any) -> Location | list[Location] | None:
        """As geopy's geocode; raises PlaceServiceDown where the gazetteer does not know the name and nobody answers."""
        known = self.local.geocode(query, exactly_one=exactly_one, **options)
        if known is not None:
            return known
        records = self._remembered(query)
        if records is None:
            records = self._ask(query)
            self._remember(query, records)
        locations = [Location(r["display_name"], (float(r["lat"]), float(r["lon"])), r) for r in records]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def reverse(self, query: Any, **options: Any) -> Location | list[Location] | None:
        """As geopy's reverse, from the gazetteer alone."""
        return self.local.reverse(query, **options)

    def _ask(self, query: str) -> list[dict[str, Any]]:
        self.breaker.check(self.clock())
        wait = self.next_at - self.clock()
        if wait > 0:
            self.sleep(wait)
        self.next_at = self.clock() + self.interval_s
        try:
            found = self.service.geocode(query, exactly_one=False, limit=3, language="en")
        except GeocoderRateLimited as err:
            self.breaker.failed(self.clock(), retry_after=err.retry_after or 0.0)
            raise PlaceServiceDown(f"the place service refuses more requests: {query!r} was not looked up") from err
        except (GeocoderServiceError, OSError, ValueError) as err:
            self.breaker.failed(self.clock())
            raise PlaceServiceDown(f"the place service did not answer for {query!r}: {err}") from err
        self.breaker.succeeded()
        return [dict(location.raw) for location in found or ()]

    def _remembered(self, query: str) -> list[dict[str, Any]] | None:
        try:
            answer: list[dict[str, Any]] = json.loads(self._file(query).read_text(encoding="utf-8"))
        except (OSError, ValueError):  # not asked yet, or a file cut short: ask again
            return None
        return answer

    def _remember(self, query: str, records: list[dict[str, Any]]) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        file = self._file(query)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
        part.replace(file)

    def _file(self, query: str) -> Path:
        return self.cache / f"{stable_id(' '.join(query.lower().split()))}.json"


def make_geocoder(
    gazetteer: Gazetteer, settings: GeocoderSettings, *, cache: Path, outlines: Outlines | None = None
) -> GazetteerGeocoder | OnlineGeocoder:
    """The gazetteer's geocoder, with Nominatim behind it where the settings say so."""
    local = GazetteerGeocoder(gazetteer, outlines=outlines)
    if settings.user_agent is None:
        return local
    # geopy's other adapter sleeps through a Retry-After inside the call: the breaker must see it instead.
    service = Nominatim(
        user_agent=settings.user_agent,
        domain=settings.domain,
        scheme=settings.scheme,
        timeout=settings.timeout_s,
        adapter_factory=URLLibAdapter,
    )
    return OnlineGeocoder(local, service, cache, SCHEDULED_S if settings.scheduled else INTERACTIVE_S)


def ask_online(name: str, settings: GeocoderSettings, *, cache: Path) -> tuple[str, float, float] | None:
    """Address, latitude and longitude of a name that the gazetteer does not know; None where nobody may be asked, or
    where nobody knows it. Raises PlaceServiceDown.
    """
    geocoder = make_geocoder(bundled(), settings, cache=cache)
    found = geocoder.geocode(name) if isinstance(geocoder, OnlineGeocoder) else None
    return (found.address, found.latitude, found.longitude) if isinstance(found, Location) else None
