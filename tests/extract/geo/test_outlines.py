"""Outlines on the map: the bundled ones, and governorate polygons that a user brings."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extract.errors import BadSetting
from extract.geo.gazetteer import bundled
from extract.geo.outlines import Outlines
from extract.resources import data_path

SQUARE = [[35.0, 32.0], [35.2, 32.0], [35.2, 32.2], [35.0, 32.2], [35.0, 32.0]]
HOLE = [[35.05, 32.05], [35.05, 32.1], [35.1, 32.1], [35.1, 32.05], [35.05, 32.05]]


def written(path: Path, *features: dict[str, Any]) -> Path:
    file = path / "governorates.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return file


def feature(properties: dict[str, Any], coordinates: list[Any], kind: str = "Polygon") -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.mark.parametrize("key", ["adm2_pcode", "ADM2_PCODE", "pcode", "shapeISO"])
def test_polygons_are_keyed_by_p_code(tmp_path: Path, key: str) -> None:
    outlines = Outlines.load(written(tmp_path, feature({key: "PS0101"}, [SQUARE])))
    assert list(outlines) == ["PS0101"]


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [(32.15, 35.15, "PS0101"), (32.07, 35.07, None), (31.9, 35.1, None), (32.1, 35.3, None)],
)
def test_a_point_is_in_a_polygon_but_not_in_its_hole(
    tmp_path: Path, lat: float, lon: float, expected: str | None
) -> None:
    outlines = Outlines.load(written(tmp_path, feature({"pcode": "PS0101"}, [[SQUARE, HOLE]], "MultiPolygon")))
    assert outlines.at(lat, lon) == expected


@pytest.mark.parametrize(
    ("features", "complaint"),
    [
        ([], "holds no feature"),
        ([feature({"name": "Jenin"}, [SQUARE])], "feature 0: none of adm2_pcode"),
        ([feature({"pcode": "PS0101"}, [35.0, 32.0], "Point")], r"\(PS0101\): a polygon is needed, not Point"),
    ],
)
def test_a_file_that_cannot_be_drawn_is_refused(tmp_path: Path, features: list[Any], complaint: str) -> None:
    with pytest.raises(BadSetting, match=complaint):
        Outlines.load(written(tmp_path, *features))


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json"])
def test_a_file_that_is_no_geojson_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wrong.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadSetting, match=r"wrong\.geojson: no GeoJSON feature collection"):
        Outlines.load(path)


def bundled_features() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(data_path("boundaries.geojson").read_text(encoding="utf-8"))["features"]
    return found


def test_the_bundled_outlines_are_two_territories_and_their_neighbours() -> None:
    roles = {f["id"]: f["properties"]["role"] for f in bundled_features()}
    assert {key for key, role in roles.items() if role == "territory"} == {"gaza-strip", "west-bank"}
    assert {key for key, role in roles.items() if role == "neighbour"} == {
        "israel", "egypt", "jordan", "lebanon", "syria", "saudi-arabia",
    }  # fmt: skip
    assert all(bundled().get(place_id) is not None for place_id in roles)


def test_the_bundled_file_names_its_source_and_carries_the_disclaimer() -> None:
    collection = json.loads(data_path("boundaries.geojson").read_text(encoding="utf-8"))
    assert "Natural Earth" in collection["source"]
    assert "do not imply" in collection["disclaimer"]


@pytest.mark.parametrize("shape", bundled_features(), ids=lambda f: f["id"])
def test_rings_are_closed_turn_as_rfc_7946_asks_and_stay_in_the_box(shape: dict[str, Any]) -> None:
    west, south, east, north = json.loads(data_path("boundaries.geojson").read_text(encoding="utf-8"))["bbox"]
    assert shape["geometry"]["coordinates"]
    for polygon in shape["geometry"]["coordinates"]:
        for i, ring in enumerate(polygon):
            assert ring[0] == ring[-1]
            area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
            assert (area > 0) == (i == 0)
            assert all(west <= x <= east and south <= y <= north for x, y in ring)


@pytest.mark.parametrize(
    ("name", "territory"),
    [("Gaza City", "gaza-strip"), ("Khan Younis", "gaza-strip"), ("Nablus", "west-bank"), ("Hebron", "west-bank")],
)
def test_cities_lie_inside_the_outline_of_their_territory(name: str, territory: str) -> None:
    outlines = Outlines({f["id"]: f for f in bundled_features()})
    place = bundled().find(name)
    assert place is not None
    assert outlines.at(place.lat, place.lon) == territory
