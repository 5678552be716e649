"""Polygons on the map: the bundled outlines, and a user's own governorates keyed by p-code.

No open boundary file of the governorates comes with the package, and none is invented; who has one loads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from extract.errors import BadSetting

PCODE_KEYS = ("adm2_pcode", "ADM2_PCODE", "admin2Pcode", "shapeISO", "pcode", "PCODE")
"""Where OCHA's and geoBoundaries' files put the p-code of a governorate."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """GeoJSON features by p-code (PS0101 … PS0275), for drawing and for finding where a point lies."""

    features: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls, path: Path) -> Self:
        """The polygons of a GeoJSON file whose features name their p-code; raises BadSetting."""
        try:
            collection = json.loads(path.read_text(encoding="utf-8"))
            features = collection["features"]
        except (OSError, ValueError, KeyError, TypeError) as err:
            raise BadSetting(f"{path}: no GeoJSON feature collection: {err}") from err
        found: dict[str, Mapping[str, Any]] = {}
        for i, feature in enumerate(features):
            properties = feature.get("properties") or {}
            pcode = next((properties[key] for key in PCODE_KEYS if properties.get(key)), None)
            geometry = feature.get("geometry") or {}
            if pcode is None:
                raise BadSetting(f"{path}, feature {i}: none of {', '.join(PCODE_KEYS)} among its properties")
            if geometry.get("type") not in ("Polygon", "MultiPolygon"):
                raise BadSetting(f"{path}, feature {i} ({pcode}): a polygon is needed, not {geometry.get('type')}")
            found[str(pcode)] = feature
        if not found:
            raise BadSetting(f"{path}: the collection holds no feature")
        return cls(found)

    def __iter__(self) -> Iterator[str]:
        return iter(self.features)

    def __len__(self) -> int:
        return len(self.features)

    def at(self, lat: float, lon: float) -> str | None:
        """The p-code of the polygon that holds a point, or None."""
        for pcode, feature in self.features.items():
            geometry = feature["geometry"]
            polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            if any(_holds(polygon, lat, lon) for polygon in polygons):
                return pcode
        return None


def _holds(polygon: list[list[list[float]]], lat: float, lon: float) -> bool:
    """Whether a point is inside the outer ring and in none of the holes."""
    return _within(polygon[0], lat, lon) and not any(_within(hole, lat, lon) for hole in polygon[1:])


def _within(ring: list[list[float]], lat: float, lon: float) -> bool:
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
