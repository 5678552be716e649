"""Totals are steps, events are bars, vague counts are open, and every mark leads to its figure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.answers import Answers
from dashboard.filters import Series, View
from dashboard.headlines import Headline
from dashboard.language import language
from dashboard.sparks import sparkline
from extract.model import Area, Kind, Measure, Metric, Unit
from extract.store.store import Store

EN = language("en")
PERIOD = (date(2025, 1, 1), date(2025, 4, 1))


@pytest.fixture
def jenin(store: Store) -> Headline:
    return Answers(store).headlines(View(), (Metric.DISPLACEMENT,))[Metric.DISPLACEMENT][Area.JENIN]


@pytest.fixture
def traces(jenin: Headline) -> dict[str, dict[str, Any]]:
    figure = charts.timeline(jenin, charts.shown_claims(jenin), period=PERIOD, t=EN)
    go.Figure(figure)  # raises on anything that Plotly would not draw
    return {trace["name"]: trace for trace in figure["data"]}


def test_totals_are_steps_and_events_are_bars_on_axes_of_their_own(traces: dict[str, dict[str, Any]]) -> None:
    assert traces["total"]["line"]["shape"] == "hv"
    assert traces["events"]["type"] == "bar"
    assert "yaxis" not in traces["total"]
    assert traces["events"]["yaxis"] == "y2"


def test_totals_and_events_are_never_added(traces: dict[str, dict[str, Any]]) -> None:
    assert set(traces["total"]["y"]) <= {15_000, 19_000, 21_000}
    assert sorted(traces["events"]["y"]) == [12, 3_000]


def test_the_range_is_a_band(traces: dict[str, dict[str, Any]]) -> None:
    assert traces["range"]["fill"] == "tonexty"


def test_a_vague_event_is_an_open_bar(traces: dict[str, dict[str, Any]]) -> None:
    bars = traces["events"]
    assert dict(zip(bars["y"], bars["marker"]["color"], strict=True))[12] == "rgba(0,0,0,0)"


def test_a_group_is_on_no_chart_of_everybody(traces: dict[str, dict[str, Any]]) -> None:
    assert 500 not in [*traces["stated"]["y"], *traces["events"]["y"]]


def test_every_mark_names_its_figure(store: Store, traces: dict[str, dict[str, Any]]) -> None:
    for name in ("stated", "events"):
        for figure_id, height in zip(traces[name]["customdata"], traces[name]["y"], strict=True):
            figure = store.figure(figure_id)
            assert figure is not None
            assert height in (figure.value, figure.low)


def test_a_cell_without_totals_has_one_panel(store: Store) -> None:
    rafah = Answers(store).headlines(View(), (Metric.DEATHS,))[Metric.DEATHS][Area.RAFAH]
    assert rafah.measure is Measure.NEW
    figure = charts.timeline(rafah, charts.shown_claims(rafah), period=PERIOD, t=EN)
    assert [trace["yaxis"] for trace in figure["data"]] == ["y"]
    assert "yaxis2" not in figure["layout"]


def test_other_peoples_words_are_no_tags() -> None:
    row = {
        "value": 5.0,
        "qualifier": "exact",
        "unit": "person",
        "as_of": "2025-01-01",
        "place": "<b>Jenin</b>",
        "place_id": "jenin",
        "source": '<a href="http://x.example">x</a>',
        "publisher": "A & B <br>",
    }
    text = charts.hover_text(row, EN)
    assert "<a" not in text
    assert "&lt;b&gt;Jenin&lt;/b&gt;" in text
    assert "A &amp; B &lt;br&gt;" in text


@pytest.mark.parametrize(
    ("days", "since", "until", "expected"),
    [
        (["2025-01-01", "2025-04-11"], None, None, (date(2024, 12, 30), date(2025, 4, 13))),
        ([], None, None, None),
        ([], date(2025, 1, 1), None, (date(2024, 12, 30), date(2025, 1, 3))),
        (["2025-01-01"], date(2024, 1, 1), date(2025, 1, 1), (date(2023, 12, 25), date(2025, 1, 8))),
    ],
)
def test_the_period_of_a_time_line(days: list[str], since: Any, until: Any, expected: Any) -> None:
    assert charts.span(days, since, until) == expected


def test_of_very_many_rows_the_largest_of_every_few_days_and_the_recommended_are_drawn() -> None:
    count = charts.MOST_MARKS + 500
    rows = pd.DataFrame(
        {
            "value": [float(n) for n in range(count)],
            "low": None,
            "high": None,
            "day": [(date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(count)],
            "chosen": [n == 0 for n in range(count)],
        }
    )
    drawn = charts.largest(rows)
    assert len(drawn) == charts.MOST_MARKS
    assert {0.0, float(count - 1)} <= set(drawn["value"])
    assert 1.0 not in set(drawn["value"])
    assert drawn["value"].diff().max() < 2 * count / charts.MOST_MARKS + 1  # no stretch is left out
    assert drawn["day"].is_monotonic_increasing
    assert len(charts.largest(rows.head(10))) == 10


def test_a_sparkline_needs_two_points() -> None:
    assert sparkline([(date(2025, 1, 1), 5.0)], Metric.DEATHS) is None
    line = sparkline([(date(2025, 1, 1), 5.0), (date(2025, 2, 1), 9.0)], Metric.DEATHS)
    assert line is not None
    assert line.startswith("data:image/svg+xml,%3Csvg")


def test_nothing_of_a_chart_is_sent_anywhere() -> None:
    assert charts.CONFIG["showSendToCloud"] is False


def test_the_line_breaks_where_another_count_begins() -> None:
    days, flags = ["2024-12-01", "2024-12-09", "2025-02-01", "2025-03-01"], ["", "", "floor; new phase", ""]
    steps = pd.DataFrame({"day": days, "value": [78.0, 185.0, 14.0, 25.0], "flags": flags})
    told = Headline(series=Series(Metric.DEATHS, Kind.KILLED, Unit.PERSON), area=Area.JENIN, steps=steps)
    assert charts.step_line(told.phases, Metric.DEATHS)["y"] == [78.0, 185.0, None, 14.0, 25.0]
    assert told.points == ((date(2025, 2, 1), 14.0), (date(2025, 3, 1), 25.0))
