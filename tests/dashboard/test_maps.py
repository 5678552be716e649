"""Circles by value, hollow where the place is known roughly, one a place, labels that do not meet."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import maps
from dashboard.answers import Answers
from dashboard.app import create_app
from dashboard.filters import Extent, Level, View, series_of
from dashboard.language import language
from dashboard.map_room import map_rows
from dashboard.pages import overview
from extract.config import Settings, boundaries_file
from extract.errors import BadSetting
from extract.model import Area, Measure, Metric
from extract.store.catalogue import Catalogue
from extract.store.store import Store

EN = language("en")


def drawn(store: Store, **chosen: Any) -> list[pd.DataFrame]:
    view = View(**chosen)
    return map_rows(Answers(store).headlines(view, (Metric.DISPLACEMENT,))[Metric.DISPLACEMENT], view)


def places(store: Store, *, day: date | None = None, level: Level | None = None, **chosen: Any) -> dict[str, float]:
    rows = maps.latest_by_place(drawn(store, **chosen), day=day, level=level)
    return dict(zip(rows["place"], rows["size"], strict=True))


def test_each_place_shows_its_last_total(store: Store) -> None:
    found = places(store)
    assert set(found) == {"Jenin", "Gaza Strip"}
    assert found["Gaza Strip"] == 1_900_000
    assert found["Jenin"] in (19_000, 21_000)


def test_the_day_holds(store: Store) -> None:
    assert places(store, day=date(2025, 2, 28)) == {"Gaza Strip": 1_900_000, "Jenin": 15_000}
    assert places(store, day=date(2024, 1, 1)) == {}


def test_events_are_a_map_of_their_own(store: Store) -> None:
    assert places(store, measure=Measure.NEW) == {"Jenin camp": 3_000, "Jenin": 12}


@pytest.mark.parametrize(("level", "names"), [(Level.FINE, {"Jenin"}), (Level.COARSE, {"Gaza Strip"})])
def test_levels_part_the_fine_from_the_coarse(store: Store, level: Level, names: set[str]) -> None:
    assert set(places(store, level=level)) == names


def test_coarse_places_are_hollow(store: Store) -> None:
    rows = maps.latest_by_place(drawn(store), day=None, level=None)
    figure = maps.place_map(rows, series=series_of(Metric.DISPLACEMENT)[0], extent=Extent.ALL, shapes=(), t=EN)
    go.Figure(figure)
    trace = next(trace for trace in figure["data"] if trace["name"] == "places")
    by_place = dict(zip(rows["place"], trace["marker"]["color"], strict=True))
    assert by_place["Gaza Strip"] == "rgba(0,0,0,0)"
    assert by_place["Jenin"] != "rgba(0,0,0,0)"
    assert list(rows["place_id"]) == trace["customdata"]


def test_areas_of_circles_compare_as_values() -> None:
    big, small = maps.diameters([400.0, 100.0])
    assert big == 2 * small
    assert maps.diameters([1e6, 1.0])[1] == maps.SMALLEST
    assert maps.diameters([]) == []


def test_labels_do_not_meet() -> None:
    spots = [(35.3, 32.46, 30.0, f"place number {n}") for n in range(12)]
    labels = maps.labelled(spots, Extent.ALL)
    assert 1 <= len(labels) < len(spots)
    assert len({side for _, side in labels}) == len(labels)


@pytest.mark.parametrize(("code", "words"), [("en", "do not imply endorsement"), ("ar", "لا تعني إقرارًا")])
def test_the_map_itself_says_what_its_borders_mean(store: Store, code: str, words: str) -> None:
    series = series_of(Metric.DISPLACEMENT)[0]
    rows = maps.latest_by_place(drawn(store), day=None, level=None)
    figure = maps.place_map(rows, series=series, extent=Extent.ALL, shapes=(), t=language(code))
    assert any(words in label["text"] for label in figure["layout"]["annotations"])


def test_no_place_is_no_error() -> None:
    empty = maps.latest_by_place([], day=None, level=None)
    figure = maps.place_map(empty, series=series_of(Metric.DEATHS)[0], extent=Extent.ALL, shapes=(), t=EN)
    assert figure["data"] == []


def test_outlines_part_their_rings(tmp_path: Path) -> None:
    ring = [[0, 0], [0, 1], [1, 1], [0, 0]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}
    path = tmp_path / "shapes.geojson"
    path.write_text(
        json.dumps({"features": [{"geometry": shape, "properties": {"role": "territory"}}]}), encoding="utf-8"
    )
    ((role, x, y),) = maps.outlines(path)
    assert (role, len(x), len(y), x[4]) == ("territory", 10, 10, None)
    assert maps.outlines(tmp_path / "none.geojson") == ()


def test_the_polygons_of_a_setting_lie_over_the_bundled_outlines(store: Store, tmp_path: Path) -> None:
    ring = [[35.0, 32.0], [36.0, 32.0], [36.0, 33.0], [35.0, 32.0]]
    feature = {"geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {"pcode": "PS0101"}}
    path = tmp_path / "governorates.geojson"
    path.write_text(json.dumps({"features": [feature]}), encoding="utf-8")
    shapes = maps.map_shapes(boundaries_file({"DISPLACEMENT_BOUNDARIES": str(path)}))
    assert [role for role, _, _ in shapes][-1] == "governorate"
    assert shapes[:-1] == maps.map_shapes(boundaries_file({}))
    assert "governorate" in str(overview.layout(store, View(), shapes=shapes))


def test_polygons_that_are_not_there_are_named(tmp_path: Path) -> None:
    settings = Settings(store=str(tmp_path / "figures.db"))
    with pytest.raises(BadSetting, match=r"DISPLACEMENT_BOUNDARIES: no file .*none\.geojson"):
        create_app(settings, environ={"DISPLACEMENT_BOUNDARIES": str(tmp_path / "none.geojson")})


def test_figures_without_a_place_are_counted_not_drawn(store: Store) -> None:
    from dashboard.queries import unplaced_count

    assert unplaced_count(Catalogue(store), View()) == 1
    rows = pd.concat(drawn(store))
    assert rows["place"].notna().all()
    assert Area.OTHER not in set(rows["area"])
