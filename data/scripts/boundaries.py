# /// script
# requires-python = ">=3.11"
# ///
"""Writes data/boundaries.geojson: Gaza, the West Bank and their neighbours, clipped to the map's box.

The outlines are Natural Earth's (public domain), through npm `world-atlas`. Nothing is drawn that is not in them.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    uv run data/scripts/boundaries.py --atlas package/countries-10m.json
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

from atlas import Ring, read_countries, signed_area  # noqa: E402

WEST, SOUTH, EAST, NORTH = 33.3, 29.3, 36.7, 34.1
"""The map's box in degrees: wide enough for the neighbours' names, no wider."""

NEIGHBOURS = {
    "376": ("israel", "Israel", "إسرائيل"),
    "818": ("egypt", "Egypt", "مصر"),
    "400": ("jordan", "Jordan", "الأردن"),
    "422": ("lebanon", "Lebanon", "لبنان"),
    "760": ("syria", "Syria", "سوريا"),
    "682": ("saudi-arabia", "Saudi Arabia", "السعودية"),
}
PALESTINE = "275"
SOURCE = "Natural Earth 1:10m (public domain) through world-atlas 2.0.2, clipped"


def main() -> None:
    """Reads the arguments and writes the file."""
    parser = argparse.ArgumentParser(description="Write data/boundaries.geojson.")
    parser.add_argument("--atlas", type=Path, required=True, help="countries-10m.json of npm world-atlas")
    parser.add_argument("--out", type=Path, default=HERE.parent / "boundaries.geojson")
    arguments = parser.parse_args()
    features = list(outlines(arguments.atlas))
    collection = {
        "type": "FeatureCollection",
        "source": SOURCE,
        "disclaimer": "Boundaries and names shown do not imply endorsement or acceptance.",
        "bbox": [WEST, SOUTH, EAST, NORTH],
        "features": features,
    }
    arguments.out.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(features)} outlines, {arguments.out.stat().st_size} bytes → {arguments.out}")  # noqa: T201


def outlines(atlas: Path) -> Iterator[dict[str, Any]]:
    """Gaza, the West Bank and the neighbours as GeoJSON features; `id` is the gazetteer's."""
    countries = read_countries(atlas)
    for polygon in countries[PALESTINE][1]:
        gaza = max(lon for lon, _ in polygon[0]) < 34.7
        place = ("gaza-strip", "Gaza Strip", "قطاع غزة") if gaza else ("west-bank", "West Bank", "الضفة الغربية")
        yield feature(*place, [polygon], pcode="PS02" if gaza else "PS01")
    for code, place in NEIGHBOURS.items():
        yield feature(*place, countries[code][1], pcode=None)


def feature(
    place_id: str, name_en: str, name_ar: str, polygons: list[list[Ring]], *, pcode: str | None
) -> dict[str, Any]:
    """A feature whose outer rings run against the clock, as RFC 7946 asks."""
    kept = []
    for polygon in polygons:
        rings = [clip(ring) for ring in polygon]
        if len(rings[0]) >= 4:
            kept.append([turned(ring, outer=i == 0) for i, ring in enumerate(rings) if len(ring) >= 4])
    return {
        "type": "Feature",
        "id": place_id,
        "properties": {
            "id": place_id,
            "name_en": name_en,
            "name_ar": name_ar,
            "pcode": pcode,
            "role": "neighbour" if pcode is None else "territory",
        },
        "geometry": {"type": "MultiPolygon", "coordinates": kept},
    }


def turned(ring: Ring, *, outer: bool) -> list[list[float]]:
    """The ring in the direction it must have, to four decimals (about 10 m, far below the source's own error)."""
    ring = ring if (signed_area(ring) > 0) == outer else ring[::-1]
    return [[round(lon, 4), round(lat, 4)] for lon, lat in ring]


def clip(ring: Ring) -> Ring:
    """The part of a closed ring inside the box (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        kept: Ring = []
        for a, b in itertools.pairwise(ring):
            inside_a, inside_b = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if inside_a:
                kept.append(a)
            if inside_a != inside_b:
                share = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        ring = [*kept, kept[0]] if kept else []
    return ring


if __name__ == "__main__":
    main()
