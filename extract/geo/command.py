"""`displacement places`: what the gazetteer knows under a name."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any

import click

from extract.geo.gazetteer import Gazetteer, Place, bundled


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known under a name: the place with its parents and namesakes, or the names spelt most like it."""

    name: str
    place: Place | None
    parents: tuple[Place, ...]
    namesakes: tuple[Place, ...]
    nearest: tuple[Place, ...]

    def record(self) -> dict[str, Any]:
        """The place as a record; the fields of an unknown name are its nearest places."""
        if self.place is None:
            return {"name": self.name, "nearest": [_short(place) for place in self.nearest]}
        place = self.place
        return {
            "id": place.id,
            "name_en": place.name_en,
            "kind": place.kind.value,
            "pcode": place.pcode,
            "area": place.area.value,
            "lat": place.lat,
            "lon": place.lon,
            "precision_km": place.precision_km,
            "name_ar": place.name_ar,
            "parents": [parent.id for parent in self.parents],
            "namesakes": [namesake.id for namesake in self.namesakes],
            "aliases": list(place.aliases),
            "source": place.source,
        }


def describe(name: str, gazetteer: Gazetteer | None = None) -> Description:
    """What the gazetteer knows under a name.

    >>> describe("Nour Shams").place.id, [p.id for p in describe("Nour Shams").parents]
    ('nur-shams-camp', ['tulkarem-governorate', 'west-bank', 'palestine'])
    >>> describe("Tulkermia").place is None, describe("Tulkermia").nearest[0].name_en
    (True, 'Tulkarem')
    """
    book = bundled() if gazetteer is None else gazetteer
    place = book.find(name) or book.get(name)
    if place is None:
        return Description(name=name, place=None, parents=(), namesakes=(), nearest=book.nearest(name))
    namesakes = tuple(other for other in book.named(name) if other != place)
    return Description(name=name, place=place, parents=book.parents(place), namesakes=namesakes, nearest=())


def _short(place: Place) -> dict[str, Any]:
    return {"id": place.id, "name_en": place.name_en, "kind": place.kind.value, "area": place.area.value}


def _text(found: Description) -> str:
    if found.place is None:
        nearest = "; ".join(f"{place.name_en} ({place.kind.value}, {place.area.value})" for place in found.nearest)
        return f"No place is called {found.name!r}. Nearest: {nearest}."
    place = found.place
    lines = [
        f"{place.name_en}" + (f" · {place.name_ar}" if place.name_ar else ""),
        f"  id            {place.id}",
        f"  kind          {place.kind.value}",
        f"  area          {place.area.value}",
        f"  p-code        {place.pcode or '–'}",
        f"  position      {place.lat:.4f}, {place.lon:.4f} (within {place.precision_km:g} km)",
        f"  in            {' › '.join(parent.name_en for parent in found.parents) or '–'}",
        f"  also called   {', '.join(place.aliases) or '–'}",
        f"  source        {place.source}",
    ]
    if found.namesakes:
        lines.append(f"  namesakes     {', '.join(f'{p.id} ({p.kind.value})' for p in found.namesakes)}")
    return "\n".join(lines)


def _online(name: str, form: str) -> str | None:
    """What Nominatim knows of a name, where DISPLACEMENT_NOMINATIM turns it on; raises PlaceServiceDown."""
    from extract.config import places_cache
    from extract.geo.geocoder import ask_online
    from extract.geo.service import GeocoderSettings

    found = ask_online(name, GeocoderSettings.from_environment(os.environ), cache=places_cache())
    if found is None:
        return None
    address, lat, lon = found
    if form == "json":
        return json.dumps({"name": name, "nominatim": address, "lat": lat, "lon": lon}, ensure_ascii=False)
    return f"{name} is not in the gazetteer. Nominatim: {address} ({lat:.4f}, {lon:.4f})"


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def places(ctx: click.Context, names: tuple[str, ...], form: str) -> None:
    """Show the gazetteer's entry of each NAME, its parents and aliases.

    An unknown name gets the three that are spelt most like it, and exit code 1; where DISPLACEMENT_NOMINATIM names who
    asks, Nominatim is asked first.

    \b
    Examples:
      displacement places "Nour Shams"
      displacement places "Khan Younis" Rafah --format json
    """
    from extract.geo.service import PlaceServiceDown

    unknown = False
    for name in names:
        description = describe(name)
        if description.place is None:
            try:
                online = _online(name, form)
            except PlaceServiceDown as err:
                click.echo(f"{err}; the name may exist.", err=True)
                online = None
            if online is not None:
                click.echo(online)
                continue
            unknown = True
        click.echo(json.dumps(description.record(), ensure_ascii=False) if form == "json" else _text(description))
    if unknown:
        ctx.exit(1)
