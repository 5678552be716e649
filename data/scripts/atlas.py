"""Natural Earth's country outlines (npm `world-atlas`, public domain) out of their TopoJSON file."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

Ring = list[tuple[float, float]]


def read_countries(path: Path) -> dict[str, tuple[str, list[list[Ring]]]]:
    """ISO numeric code → name and polygons (each a list of rings of lon, lat); unnumbered territories go by name."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = _decode(topology)
    countries: dict[str, tuple[str, list[list[Ring]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        polygons = geometry.get("arcs", [])
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        countries[geometry.get("id") or name] = (
            name,
            [[_ring(ring, arcs) for ring in polygon] for polygon in polygons],
        )
    return countries


def _decode(topology: dict[str, Any]) -> list[Ring]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc if not ring else arc[1:])
    return ring


def signed_area(ring: Ring) -> float:
    """Square degrees, positive where the ring runs against the clock."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


def centroid(polygons: list[list[Ring]]) -> tuple[float, float, float]:
    """Latitude and longitude of the middle of the largest polygon, and the radius in km of a circle of its size."""
    ring = max((polygon[0] for polygon in polygons), key=lambda r: abs(signed_area(r)))
    area = signed_area(ring)
    if not area:  # an islet smaller than the grid
        return ring[0][1], ring[0][0], 5.0
    pairs = list(itertools.pairwise(ring))
    lon = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    lat = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    km2 = abs(area) * 111.2**2 * math.cos(math.radians(lat))
    return lat, lon, math.sqrt(km2 / math.pi)
