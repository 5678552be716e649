"""The address holds the whole view, and nothing in an address is believed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import READERS, Extent, Level, Series, View, series_of
from extract.errors import BadInput
from extract.model import Area, Kind, Measure, Metric, Review, Unit

VIEWS = [
    (View(), ""),
    (View(metrics=(Metric.DEATHS,)), "?metric=deaths"),
    (View(areas=(Area.JENIN, Area.WEST_BANK)), "?area=Jenin,West+Bank"),
    (View(since=date(2025, 1, 1), until=date(2025, 2, 1)), "?since=2025-01-01&until=2025-02-01"),
    (View(series=(Series(Metric.DISPLACEMENT, Kind.RETURNED, Unit.PERSON),)), "?series=displacement.returned.person"),
    (
        View(series=(Series(Metric.DISPLACEMENT, Kind.DISPLACED, Unit.PERSON, staying=True),)),
        "?series=displacement.displaced.person.host",
    ),
    (View(measure=Measure.NEW, review=Review.CONFIRMED), "?measure=new&review=confirmed"),
    (View(level=Level.FINE, extent=Extent.GAZA), "?level=fine&extent=gaza"),
    (View(source="Gaza health ministry", text="رفح"), "?source=Gaza+health+ministry&q=%D8%B1%D9%81%D8%AD"),
    (View(unplaced=True, confidence=0.5, figure="0123456789abcdef", lang="ar"), None),
]


@pytest.mark.parametrize(("view", "search"), VIEWS)
def test_a_view_survives_the_address(view: View, search: str | None) -> None:
    assert View.from_search(view.to_search()) == view
    if search is not None:
        assert view.to_search() == search


UNFIT = [
    ("?series=deaths.killed.person.host", "`series` must be metric.kind.unit"),
    ("?metric=weather", "`metric` must be one of displacement, buildings, deaths, hostages, not 'weather'"),
    ("?since=yesterday", "`since` must be a date as YYYY-MM-DD, not 'yesterday'"),
    ("?until=2025-02-30", "`until` must be a date as YYYY-MM-DD, not '2025-02-30'"),
    ("?confidence=nan", "`confidence` must be a number from 0 to 1, not 'nan'"),
    ("?confidence=7", "`confidence` must be a number from 0 to 1, not '7'"),
    ("?figure=../../etc/passwd", "`figure` cannot be read: '../../etc/passwd'"),
    ("?series=deaths.displaced.person", "`series` must be metric.kind.unit"),
    ("?series=buildings.destroyed.person", "`series` must be metric.kind.unit"),
    ("?lang=tlh", "`lang` must be one of en, ar, not 'tlh'"),
    ("?colour=blue", "`colour` is not a filter"),
]


@pytest.mark.parametrize(("search", "problem"), UNFIT)
def test_what_cannot_be_read_is_named_and_left_at_its_default(search: str, problem: str) -> None:
    view = View.from_search(search)
    assert view == View()
    assert view.problems[0].startswith(problem)


@pytest.mark.parametrize(("search", "problem"), UNFIT)
def test_a_program_is_refused_with_the_reason(search: str, problem: str) -> None:
    name, _, text = search.removeprefix("?").partition("=")
    with pytest.raises(BadInput) as refused:
        View.strict([(name, text)])
    assert str(refused.value).startswith(problem)


@given(st.text(max_size=300))
def test_no_text_breaks_an_address(text: str) -> None:
    for name in READERS:
        view = View.from_pairs([(name, text)])
        again = View.from_search(view.to_search())
        assert (again, again.problems) == (view, ())


@pytest.mark.parametrize("sent", [None, 7, [], {"a": 1}, True, "?" + "a" * 100_000, "&".join(["area=Gaza"] * 5_000)])
def test_no_value_of_a_browser_breaks_a_view(sent: object) -> None:
    assert View.from_search(sent) == View()  # type: ignore[arg-type]


def test_dates_in_the_wrong_order_are_turned() -> None:
    assert View.from_search("?since=2025-03-01&until=2025-01-01").since == date(2025, 1, 1)


def test_a_series_is_chosen_and_given_back() -> None:
    homes = Series(Metric.BUILDINGS, Kind.DESTROYED, Unit.HOME)
    view = View().with_series(homes)
    assert view.series_for(Metric.BUILDINGS) == homes
    assert view.with_series(series_of(Metric.BUILDINGS)[0]) == View()


@pytest.mark.parametrize("metric", Metric)
def test_the_customary_series_comes_first_and_each_once(metric: Metric) -> None:
    every = series_of(metric)
    assert every[0] == View().series_for(metric)
    assert len(set(every)) == len(every)
