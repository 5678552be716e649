"""Frames of figures as the store returns them, written down in a few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from extract.model import FIGURE_FIELDS
from extract.store.frames import frame

AREAS = {
    "gaza-strip": "Gaza",
    "khan-yunis": "Gaza",
    "rafah": "Rafah",
    "jenin": "Jenin",
    "jenin-governorate": "Jenin",
    "jenin-camp": "Jenin",
    "yabad": "Jenin",
    "west-bank": "West Bank",
    "israel": "Israel",
}
PARENTS = {
    "khan-yunis": ("gaza-strip",),
    "rafah": ("rafah-governorate", "gaza-strip"),
    "jenin-camp": ("jenin", "jenin-governorate", "west-bank"),
    "jenin": ("jenin-governorate", "west-bank"),
    "yabad": ("jenin-governorate", "west-bank"),
    "jenin-governorate": ("west-bank",),
}
USUAL: dict[str, Any] = dict.fromkeys(FIGURE_FIELDS) | {
    "language": "en",
    "start": 0,
    "end": 1,
    "surface": "1",
    "metric": "deaths",
    "kind": "killed",
    "qualifier": "exact",
    "unit": "person",
    "place_id": "gaza-strip",
    "measure": "total",
    "status": "reported",
    "confidence": 0.9,
    "reader": "1",
    "reasons": [],
    "review": "unreviewed",
}


def frame_of(*rows: dict[str, Any]) -> pd.DataFrame:
    """A frame of figures: what a row does not say is as in USUAL; every row is a document and a wording of its own."""
    full = []
    for i, row in enumerate(rows):
        figure = USUAL | {"id": f"f{i}", "doc": f"d{i}", "quote": f"wording {i}", "published": row.get("as_of")} | row
        figure["place"] = figure["place"] or figure["place_id"]
        figure["area"] = figure["area"] or AREAS.get(figure["place_id"])
        full.append([figure[name] for name in FIGURE_FIELDS])
    return frame(full)


@pytest.fixture(scope="session")
def figures() -> Callable[..., pd.DataFrame]:
    """Makes a frame of figures from rows that say only what matters."""
    return frame_of


@pytest.fixture(scope="session")
def ancestors() -> Callable[[str], tuple[str, ...]]:
    """What the places of the tests lie in."""
    return lambda place: PARENTS.get(place, ())
