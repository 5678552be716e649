"""The map: circles by value on plain axes, so that no tile, font or outline is asked of anybody.

A hollow circle is a place known only as a governorate or a region: no spot may be read from it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.charts import FONT, HOVER, INK, hover_text
from dashboard.filters import Extent, Level, Series
from dashboard.headlines import within
from dashboard.language import Language
from dashboard.palette import COLOURS, tint
from dashboard.phrases import absent, short_digits
from dashboard.places import place_phrase
from dashboard.rows import rows_of
from dashboard.safe import plain
from extract.geo.outlines import Outlines
from extract.model import PlacePrecision, Qualifier
from extract.resources import data_path

COARSE = frozenset({PlacePrecision.GOVERNORATE.value, PlacePrecision.REGION.value})
EXTENTS: Mapping[Extent, tuple[tuple[float, float], tuple[float, float]]] = {
    Extent.ALL: ((33.98, 35.72), (31.12, 32.66)),
    Extent.NORTH: ((34.88, 35.56), (32.08, 32.60)),
    Extent.GAZA: ((34.14, 34.66), (31.17, 31.64)),
}
STRETCH = 1 / math.cos(math.radians(31.9))  # a degree of latitude is this much longer than one of longitude here
LARGEST, SMALLEST = 46, 7  # pixels across
LABEL_HEIGHT, LETTER_WIDTH = 15, 6.6  # pixels at the size of the labels


Shape = tuple[str, tuple[float | None, ...], tuple[float | None, ...]]
"""Role, longitudes and latitudes of an outline, its rings parted by None."""


@cache
def outlines(path: Path) -> tuple[Shape, ...]:
    """The outlines of a GeoJSON file; none where no file is.

    The role is the feature's `role` property: "territory" or "neighbour".
    """
    if not path.is_file():
        return ()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return tuple(_shape(f, str(f.get("properties", {}).get("role", "neighbour"))) for f in features)


def map_shapes(own: Path | None) -> tuple[Shape, ...]:
    """The bundled outlines, and over them the governorates of a user's own file; raises BadSetting."""
    governorates = Outlines.load(own).features.values() if own is not None else ()
    bundled = outlines(data_path("boundaries.geojson"))
    return (*bundled, *(_shape(feature, "governorate") for feature in governorates))


def _shape(feature: Mapping[str, Any], role: str) -> Shape:
    shape = feature["geometry"]
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in (ring for polygon in polygons for ring in polygon):
        x += [point[0] for point in ring] + [None]
        y += [point[1] for point in ring] + [None]
    return role, tuple(x), tuple(y)


def latest_by_place(areas: Sequence[pd.DataFrame], *, day: date | None, level: Level | None) -> pd.DataFrame:
    """For each place with coordinates, its last figure up to the day, the largest first.

    Each of `areas` has the figures or claims of one measure in the order of `day`, the better one of a day and place
    last. Only what is last is put together: an area may have very many.
    """
    if not areas:
        return pd.DataFrame()
    latest = pd.concat([last_of(rows, day, level) for rows in areas])
    latest = latest.assign(size=latest["value"].fillna(latest["low"]).fillna(latest["high"]))
    return latest.dropna(subset=["size"]).sort_values("size", ascending=False, kind="stable")


def last_of(rows: pd.DataFrame, day: date | None, level: Level | None) -> pd.DataFrame:
    """The last row of each place up to the day; of a level if asked."""
    rows = within(rows, None, day)
    here = rows["lat"].notna() & rows["lon"].notna()
    if level is not None:
        here &= rows["place_precision"].isin(COARSE) == (level is Level.COARSE)
    return rows.loc[rows["counted_for"][here].drop_duplicates(keep="last").index]


def diameters(values: Sequence[float]) -> list[float]:
    """Pixels across, so that the areas compare as the values do; the least stays big enough to click."""
    top = max(values, default=0) or 1
    return [max(SMALLEST, LARGEST * math.sqrt(value / top)) for value in values]


def labelled(
    places: Sequence[tuple[float, float, float, str]], extent: Extent, *, width: int = 420
) -> list[tuple[int, str]]:
    """Which of (lon, lat, diameter, label) get their label, and on which side: the largest first, none over another.

    >>> labelled([(35.3, 32.4, 40, "Jenin"), (35.3, 32.4, 10, "Jenin camp")], Extent.ALL)
    [(0, 'middle right'), (1, 'middle left')]
    """
    (west, east), (south, north) = EXTENTS[extent]
    scale = width / (east - west)
    taken: list[tuple[float, float, float, float]] = []
    for lon, lat, diameter, _ in places:
        x, y = (lon - west) * scale, (north - lat) * scale * STRETCH
        if diameter <= 2 * SMALLEST:
            taken.append((x - diameter / 2, y - diameter / 2, x + diameter / 2, y + diameter / 2))
    chosen: list[tuple[int, str]] = []
    height = (north - south) * scale * STRETCH
    for number, (lon, lat, diameter, label) in enumerate(places):
        x, y, half = (lon - west) * scale, (north - lat) * scale * STRETCH, diameter / 2
        long = len(label) * LETTER_WIDTH
        for side, left, top in (
            ("middle right", x + half + 3, y - LABEL_HEIGHT / 2),
            ("middle left", x - half - 3 - long, y - LABEL_HEIGHT / 2),
            ("top center", x - long / 2, y - half - LABEL_HEIGHT),
            ("bottom center", x - long / 2, y + half),
        ):
            box = (left, top, left + long, top + LABEL_HEIGHT)
            inside = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
            if inside and not any(_overlap(box, other) for other in taken if other != _own(x, y, diameter)):
                taken.append(box)
                chosen.append((number, side))
                break
    return chosen


def apart(name: str, t: Language) -> str:
    """A name that a number follows: where it runs from right to left, its direction does not take the number along."""
    return f"\u2068{name}\u2069\u200e" if t.direction == "rtl" else name


def _own(x: float, y: float, diameter: float) -> tuple[float, float, float, float]:
    return (x - diameter / 2, y - diameter / 2, x + diameter / 2, y + diameter / 2)


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _disclaimer(t: Language) -> dict[str, Any]:
    """What borders mean here, on the map itself, so that an exported picture says it too."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0,
        "xanchor": "right",
        "yanchor": "bottom",
        "text": t("Boundaries and names shown do not imply endorsement."),
        "showarrow": False,
        "font": {"size": 11, "color": INK},
    }


def place_map(
    places: pd.DataFrame,
    *,
    series: Series,
    extent: Extent,
    shapes: Sequence[Any],
    t: Language,
    chosen: str | None = None,
) -> dict[str, Any]:
    """Outlines below, circles above; `places` are of `latest_by_place`. Beside a chosen place the others pale."""
    data: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(x),
            "y": list(y),
            "fill": "toself" if role == "territory" else "none",
            "fillcolor": "#f1f3f5",
            "line": {"color": "#dde1e6" if role == "neighbour" else "#b5bcc5", "width": 1},
            "hoverinfo": "skip",
            "name": role,
        }
        for role, x, y in shapes
    ]
    records = rows_of(places)
    sizes = diameters([row["size"] for row in records])
    hollow = [row["place_precision"] in COARSE for row in records]
    vague = [row["qualifier"] == Qualifier.VAGUE or absent(row["value"]) for row in records]
    if records:
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [row["lon"] for row in records],
                "y": [row["lat"] for row in records],
                "customdata": [row["place_id"] for row in records],
                "hovertext": [hover_text(row, t) for row in records],
                "hoverinfo": "text",
                "marker": {
                    "size": sizes,
                    "color": [
                        "rgba(0,0,0,0)" if h or v else tint(series.metric, 0.5)
                        for h, v in zip(hollow, vague, strict=True)
                    ],
                    "line": {"color": COLOURS[series.metric], "width": 1.6},
                    "opacity": [1.0 if chosen in (None, row["place_id"]) else 0.3 for row in records],
                },
                "name": "places",
            }
        )
    called = ["" if absent(row["place"]) else place_phrase(row["place_id"], row["place"], t) for row in records]
    names = [f"{name} {short_digits(row['size'])}" if name else "" for name, row in zip(called, records, strict=True)]
    spots = [(row["lon"], row["lat"], size, name) for row, size, name in zip(records, sizes, names, strict=True)]
    labels = []
    for number, side in labelled(spots, extent):
        lon, lat, diameter, _ = spots[number]
        shift = {
            "middle right": ("left", "middle", diameter / 2 + 3, 0),
            "middle left": ("right", "middle", -diameter / 2 - 3, 0),
        }
        xanchor, yanchor, dx, dy = shift.get(side, ("center", "bottom", 0, diameter / 2))
        if side == "bottom center":
            yanchor, dy = "top", -diameter / 2
        labels.append(
            {
                "x": lon,
                "y": lat,
                "text": f"{plain(apart(called[number], t))} <b>{plain(short_digits(records[number]['size']))}</b>",
                "showarrow": False,
                "xanchor": xanchor,
                "yanchor": yanchor,
                "xshift": dx,
                "yshift": dy,
                "borderpad": 0,
                "font": {"size": 12, "color": INK},
            }
        )
    (west, east), (south, north) = EXTENTS[extent]
    hidden = {"visible": False, "constrain": "domain"}
    layout = {
        "autosize": True,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": HOVER,
        "dragmode": "pan",
        "uirevision": extent.value,
        "annotations": [*labels, _disclaimer(t)],
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": INK, "activecolor": INK},
        "xaxis": hidden | {"range": [west, east]},
        "yaxis": hidden | {"range": [south, north], "scaleanchor": "x", "scaleratio": STRETCH},
    }
    return {"data": data, "layout": layout}
