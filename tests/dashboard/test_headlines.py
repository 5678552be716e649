"""The headline of a cell: the recommended number, never a sum, never a group's, never another unit's."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dashboard.answers import Answers
from dashboard.filters import Series, View
from dashboard.headline_grid import headline_cell
from dashboard.headlines import Headline
from dashboard.language import language
from dashboard.map_room import map_rows
from extract.model import Area, Kind, Measure, Metric, PlaceRole, Review, Unit
from extract.store.store import Store

REVIEWED = datetime(2025, 4, 2, tzinfo=UTC)


def cell(store: Store, metric: Metric, area: Area, **chosen: Any) -> Headline:
    return Answers(store).headlines(View(areas=(area,), **chosen), (metric,))[metric][area]


@pytest.mark.parametrize(
    ("metric", "area", "value", "qualifier", "as_of", "source", "measure"),
    [
        (Metric.DISPLACEMENT, Area.GAZA, 1_900_000, "about", "2024-12-31", "UN", Measure.TOTAL),
        (Metric.BUILDINGS, Area.JENIN, 120, "exact", "2025-02-03", "Example Agency", Measure.TOTAL),
        (Metric.DEATHS, Area.JENIN, 25, "exact", "2025-02-28", "Example Agency", Measure.TOTAL),
        (Metric.HOSTAGES, Area.GAZA, 59, "exact", "2025-03-25", "Example Agency", Measure.TOTAL),
        (Metric.DEATHS, Area.RAFAH, 8, "exact", "2025-03-24", "Example Agency", Measure.NEW),
    ],
)
def test_the_headline_is_one_reported_number(
    store: Store, metric: Metric, area: Area, value: float, qualifier: str, as_of: str, source: str, measure: Measure
) -> None:
    found = cell(store, metric, area)
    assert found.row is not None
    assert (found.row["value"], found.row["qualifier"], found.row["as_of"]) == (value, qualifier, as_of)
    assert (found.row["source"].casefold(), found.measure) == (source.casefold(), measure)


def test_competing_claims_of_a_day_give_the_range(store: Store) -> None:
    found = cell(store, Metric.DISPLACEMENT, Area.JENIN)
    assert found.row is not None
    assert (found.row["as_of"], found.row["claims"]) == ("2025-03-10", 2)
    assert found.row["value"] in (19_000, 21_000)
    assert found.row["low"] == 19_000


def test_nothing_reported_is_no_number(store: Store) -> None:
    assert cell(store, Metric.HOSTAGES, Area.TULKAREM).row is None


def test_another_unit_is_another_series(store: Store) -> None:
    homes = Series(Metric.BUILDINGS, Kind.DESTROYED, Unit.HOME)
    found = cell(store, Metric.BUILDINGS, Area.JENIN, series=(homes,))
    assert found.row is not None
    assert found.row["value"] == 600


def test_the_period_holds(store: Store) -> None:
    found = cell(store, Metric.DISPLACEMENT, Area.JENIN, until=date(2025, 2, 28))
    assert found.row is not None
    assert found.row["value"] == 15_000
    assert cell(store, Metric.DISPLACEMENT, Area.JENIN, since=date(2025, 3, 28)).row is None


def test_a_change_says_since_when(store: Store) -> None:
    found = cell(store, Metric.DISPLACEMENT, Area.JENIN)
    assert found.row is not None
    assert found.changes == ((30, found.row["value"] - 15_000),)


@pytest.fixture
def moved(store: Store, report: Any) -> Store:
    """Beside the reports people who fled Rafah, and people who shelter there."""
    there, left = {"place_role": PlaceRole.HOST}, {"place_role": PlaceRole.ORIGIN}
    told = [
        report("1,400,000", "Rafah", "2025-02-12", **there),
        report("900,000", "Rafah", "2025-02-20", **left),
        report("1,000,000", "Rafah", "2025-03-01", **left),
        report("65,000", "Rafah", "2025-03-18", **there),
        report("300", "Rafah", "2025-03-19", measure=Measure.NEW, **there),
    ]
    store.add_many(told, at=REVIEWED)
    return store


def test_who_left_and_who_is_there_stand_apart(moved: Store) -> None:
    found = cell(moved, Metric.DISPLACEMENT, Area.RAFAH)
    assert found.row is not None
    assert (found.row["value"], found.changes) == (1_000_000, ((7, 100_000.0),))
    assert found.events.empty
    there = Series(Metric.DISPLACEMENT, Kind.DISPLACED, Unit.PERSON, staying=True)
    found = cell(moved, Metric.DISPLACEMENT, Area.RAFAH, series=(there,))
    assert found.row is not None
    assert found.row["value"] == 65_000
    assert found.events["value"].tolist() == [300.0]


def test_where_nobody_is_said_to_have_left_those_who_are_there_are_the_headline(store: Store, report: Any) -> None:
    assert cell(store, Metric.DISPLACEMENT, Area.RAFAH).row is None
    store.add_many([report("65,000", "Rafah", "2025-03-18", place_role=PlaceRole.HOST)], at=REVIEWED)
    found = cell(store, Metric.DISPLACEMENT, Area.RAFAH)
    assert found.row is not None
    assert (found.row["value"], found.series.staying) == (65_000, True)
    grid = str(headline_cell(found, View(), language("en")))
    assert "displaced people staying there" in grid
    assert map_rows({Area.RAFAH: found}, View()) == []
    store.add_many([report("900,000", "Rafah", "2025-02-20", place_role=PlaceRole.ORIGIN)], at=REVIEWED)
    found = cell(store, Metric.DISPLACEMENT, Area.RAFAH)
    assert found.row is not None
    assert (found.row["value"], found.series.staying) == (900_000, False)
    assert "staying there" not in str(headline_cell(found, View(), language("en")))


def test_no_change_is_told_from_a_number_off_the_curve(store: Store, report: Any) -> None:
    days = {"2025-01-01": "1,900,000", "2025-01-20": "1,910,000", "2025-02-10": "90,000", "2025-02-20": "1,920,000"}
    store.add_many([report(number, "Tulkarem", day) for day, number in days.items()], at=REVIEWED)
    found = cell(store, Metric.DISPLACEMENT, Area.TULKAREM)
    assert found.row is not None
    assert found.row["value"] == 1_920_000
    assert all(abs(step) <= 20_000 for _, step in found.changes)


def test_a_rejected_figure_leaves_the_headline(store: Store, report: Any) -> None:
    before = cell(store, Metric.HOSTAGES, Area.GAZA)
    assert before.row is not None
    store.review(before.row["id"], Review.REJECTED, by="Ana", at=REVIEWED)
    assert cell(store, Metric.HOSTAGES, Area.GAZA).row is None


def test_answers_follow_the_store(store: Store) -> None:
    answers = Answers(store)
    view = View(areas=(Area.GAZA,), metrics=(Metric.HOSTAGES,))
    first = answers.headlines(view, view.metrics)[Metric.HOSTAGES][Area.GAZA]
    assert first.row is not None
    store.review(first.row["id"], Review.CORRECTED, by="Ana", at=REVIEWED, corrected={"value": 58.0})
    again = answers.headlines(view, view.metrics)[Metric.HOSTAGES][Area.GAZA]
    assert again.row is not None
    assert again.row["value"] == 58


def test_a_search_does_not_push_the_first_page_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.answers.KEPT_ROWS", 12)
    answers = Answers(store)
    answers.headlines(View(areas=(Area.JENIN,)), (Metric.DISPLACEMENT,))
    for words in ("mayor", "displaced", "Jenin"):
        answers.headlines(View(areas=(Area.JENIN,), text=words), (Metric.DISPLACEMENT,))
    kept = [asked.query.text for asked in answers.cells]
    assert None in kept
    assert len(kept) < 4
