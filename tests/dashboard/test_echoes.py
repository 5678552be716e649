"""A number that its source gives for a larger place, too: the headline stands, and says so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from dashboard.answers import Answers
from dashboard.downloads import series_rows
from dashboard.filters import View
from dashboard.headline_grid import headline_cell
from dashboard.headlines import Headline
from dashboard.language import language
from extract.model import Area, Metric
from extract.store.store import Store

READ = datetime(2025, 6, 1, tzinfo=UTC)


def told(store: Store, area: Area) -> Headline:
    return Answers(store).headlines(View(areas=(area,)), (Metric.DISPLACEMENT,))[Metric.DISPLACEMENT][area]


def test_the_same_number_of_the_same_source_for_the_west_bank_stands_beside_that_of_a_governorate(
    store: Store, report: Any
) -> None:
    store.add_many(
        [
            report("33,000", "West Bank", "2025-04-01", source="OCHA"),
            report("33,000", "Tulkarem", "2025-05-20", source="OCHA"),
        ],
        at=READ,
    )
    found = told(store, Area.TULKAREM)
    assert found.row is not None
    assert found.row["value"] == 33_000
    assert found.echo is not None
    assert (found.echo["place"], found.echo["day"]) == ("West Bank", "2025-04-01")
    assert "the same number for West Bank, 1 Apr 2025" in str(headline_cell(found, View(), language("en")))
    rows = series_rows({Metric.DISPLACEMENT: {Area.TULKAREM: found}})
    assert list(rows["larger_place"]) == ["West Bank"]
    assert list(rows["larger_report"]) == [found.echo["id"]]


@pytest.mark.parametrize(
    ("number", "day", "source"),
    [
        pytest.param("33,000", "2025-04-01", "UNRWA", id="another source"),
        pytest.param("34,000", "2025-04-01", "OCHA", id="another number"),
        pytest.param("33,000", "2024-04-01", "OCHA", id="another year"),
    ],
)
def test_nothing_is_said_of(store: Store, report: Any, number: str, day: str, source: str) -> None:
    larger = report(number, "West Bank", day, source=source)
    store.add_many([larger, report("33,000", "Tulkarem", "2025-05-20", source="OCHA")], at=READ)
    found = told(store, Area.TULKAREM)
    assert found.row is not None
    assert (found.row["value"], found.echo) == (33_000, None)
    assert set(series_rows({Metric.DISPLACEMENT: {Area.TULKAREM: found}})["larger_place"]) == {""}


def test_small_numbers_are_the_same_by_chance(store: Store, report: Any) -> None:
    small = [report("330", place, "2025-05-20", source="OCHA") for place in ("West Bank", "Tulkarem")]
    store.add_many(small, at=READ)
    assert told(store, Area.TULKAREM).echo is None
