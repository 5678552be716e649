"""Cells made of one lot of figures are those that are made of each cell's own figures."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.cells import DRAWN, Material, make_cell, read_cell
from dashboard.filters import series_of
from extract.model import Area, Metric
from extract.store.store import Store


@pytest.mark.parametrize("metric", list(Metric))
def test_prepared_together_or_alone_a_cell_is_the_same(store: Store, metric: Metric) -> None:
    figures = store.figures(columns=DRAWN)
    together = Material(figures)
    for series in series_of(metric):
        for area in Area:
            own = figures[(figures["metric"] == metric) & (figures["kind"] == series.kind) & (figures["area"] == area)]
            one, other = make_cell(together, series, area), read_cell(own, series, area)
            for name in ("steps", "claims", "events"):
                pd.testing.assert_frame_equal(
                    getattr(one, name).reset_index(drop=True), getattr(other, name).reset_index(drop=True)
                )


def test_a_cell_without_figures_has_the_columns_of_one_with_them(store: Store) -> None:
    series = series_of(Metric.HOSTAGES)[0]
    material = Material(store.figures(columns=DRAWN))
    full, empty = (make_cell(material, series, area) for area in (Area.GAZA, Area.TULKAREM))
    assert (len(full.claims), len(empty.claims)) == (1, 0)
    for name in ("steps", "claims", "events"):
        assert list(getattr(empty, name)) == list(getattr(full, name))
