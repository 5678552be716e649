"""Pages from their parts: the panel, a text read at once, the two sides, the sources, the review form."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import plotly.utils
import pytest

from dashboard import gestures, panel, review
from dashboard.answers import Answers
from dashboard.filter_bar import toggled
from dashboard.filters import View
from dashboard.frame import chosen_days, status_line
from dashboard.language import language
from dashboard.pages import compare, evidence, read, sources
from dashboard.refreshing import Refreshing
from extract.model import Area, Metric, PlaceRole
from extract.reading.reader import explain
from extract.sources import bundled_and_own, load_sources
from extract.store.query import FigureQuery
from extract.store.runs import Runs, SourceState, Tally
from extract.store.store import Store

EN = language("en")
AT = datetime(2025, 4, 2, 6, tzinfo=UTC)


def words(component: Any) -> str:
    """Everything that a component holds, as JSON."""
    return json.dumps(component, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


def test_the_number_is_marked_in_its_sentence(store: Store) -> None:
    (row,) = store.figures(FigureQuery(sources=("UNRWA",))).to_dict("records")
    figure = store.figure(row["id"])
    assert figure is not None
    parts = panel.evidence_parts(figure, figure.quote, figure.start, EN)
    marked = {kind: figure.quote[start:end] for start, end, kind, _ in parts}
    assert marked == {"number": "21,000", "place": "Jenin"}


@pytest.mark.parametrize(
    ("parts", "pieces"),
    [
        ([(0, 2, "number", "n")], ["ab", "cdef"]),
        ([(2, 4, "number", "n")], ["ab", "cd", "ef"]),
        ([(2, 4, "number", "n"), (3, 6, "place", "p")], ["ab", "cd", "ef"]),
        ([(4, 6, "place", "p"), (0, 1, "number", "n")], ["a", "bcd", "ef"]),
        ([(3, 3, "number", "n")], ["abcdef"]),
    ],
)
def test_marks_never_overlap(parts: list[tuple[int, int, str, str]], pieces: list[str]) -> None:
    assert [getattr(piece, "children", piece) for piece in panel.marked("abcdef", parts)] == pieces


def test_the_panel_names_an_address_that_is_no_link(store: Store, report: Callable[..., Any]) -> None:
    doc, figures = report("44", "Jenin", "2025-03-01", url="javascript:alert(1)")
    shown = words(panel.evidence(figures[0], doc, EN))
    assert '"href": "javascript' not in shown
    assert "Open the page it stands on" in shown


@pytest.mark.parametrize(
    ("role", "movement"),
    [("origin", "they left this place"), ("host", "they are in this place now"), (None, None)],
)
def test_the_panel_says_on_which_side_of_the_movement_the_place_is(
    role: str | None, movement: str | None, report: Callable[..., Any]
) -> None:
    doc, figures = report("44", "Rafah", "2025-03-01", place_role=role and PlaceRole(role))
    shown = words(panel.evidence(figures[0], doc, EN))
    assert [said for said in ("they left this place", "they are in this place now") if said in shown] == (
        [movement] if movement else []
    )


@pytest.mark.parametrize(
    ("field", "text", "change"),
    [
        ("place_role", "host", {"place_role": "host"}),
        ("value", "40,000", {"value": 40_000.0}),
        ("area", "Rafah", {"area": "Rafah"}),
        ("source", " ", {"source": None}),
        ("measure", "total", {"measure": "total"}),
    ],
)
def test_a_correction_is_read(field: str, text: str, change: dict[str, Any]) -> None:
    assert review.corrected(field, text) == change


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("id", "x", "choose the field"),
        ("quote", "x", "choose the field"),
        (None, "x", "choose the field"),
        (["value"], "x", "choose the field"),
        ("value", "many", "`value` must be a number, not 'many'"),
        ("area", "Atlantis", "`area` must be one of Jenin"),
    ],
)
def test_a_wrong_correction_says_why(field: Any, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        review.corrected(field, text)


def test_a_text_says_what_each_number_is() -> None:
    document = read.document_from(
        "In Jenin 120 buildings were destroyed. It rained for 6 days.", "", "2025-02-03", None, ""
    )
    shown = words(read.answer(document, explain(document), EN))
    assert "1 figures among 2 numbers" in shown
    assert "buildings destroyed" in shown


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (("", None, None, None, None), "paste a text first"),
        ((7, None, None, None, None), "paste a text first"),
        (("x" * 100_001, None, None, None, None), "at most 100,000"),
        (("5 died", None, None, None, "javascript:alert(1)"), "http"),
        (("5 died", None, "yesterday", None, None), "YYYY-MM-DD"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(sent: tuple[Any, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read.document_from(*sent)


def test_two_sides_say_why_they_differ(store: Store) -> None:
    view = View(focus=Metric.DEATHS, left="area:Jenin", right="area:Gaza")
    shown = words(compare.comparison(Answers(store), view, EN))
    assert "The last numbers differ by 49,996." in shown
    assert "They stand for different days: 28 Feb 2025 and 23 Mar 2025." in shown
    assert "Different bodies give them: Example Agency and Gaza" in shown


def test_one_source_alone_is_a_side(store: Store) -> None:
    side = compare.Side.parse("area:Jenin;source:UNRWA", "area:Gaza")
    view = View()
    found = compare.read_side(Answers(store), view, view.series_for(Metric.DISPLACEMENT), side)
    assert found.row is not None
    assert found.row["value"] == 21_000


@pytest.mark.parametrize("text", ["", "area:Nowhere", "colour:blue;;;", "area:", "known:never", None])
def test_a_side_that_cannot_be_read_is_the_first_one(text: str | None) -> None:
    assert compare.Side.parse(text, "area:Gaza") == compare.Side(Area.GAZA)


def test_a_side_knows_only_what_had_been_published(store: Store) -> None:
    view = View()
    found = {
        known: compare.read_side(
            Answers(store), view, view.series_for(Metric.DISPLACEMENT), compare.Side(Area.JENIN, known=known)
        ).row
        for known in (date(2025, 1, 1), date(2025, 3, 1))
    }
    assert found[date(2025, 1, 1)] is None
    later = found[date(2025, 3, 1)]
    assert later is not None
    assert later["value"] == 15_000


def test_a_published_series_lies_beside_ours(store: Store, tmp_path: Path) -> None:
    (tmp_path / "jenin.toml").write_text(
        'name = "jenin"\ntitle = "Daily count"\nsource = "An agency"\ndate = "day"\nvalue = "count"\n'
        'metric = "displacement"\narea = "Jenin"\n',
        encoding="utf-8",
    )
    (tmp_path / "jenin.csv").write_text("date,value\n2025-02-03,16000\n2025-03-10,20000\n", encoding="utf-8")
    shown = words(compare.comparison(Answers(store), View(focus=Metric.DISPLACEMENT), EN, tmp_path))
    assert "Daily count: 2 of its days have a number here" in shown
    assert shown.count('"name": "reference"') == 1


def test_could_not_be_read_is_never_nothing_reported(store: Store) -> None:
    (source,) = (s for s in load_sources([bundled_and_own({})[0]]).sources if s.id == "sample")
    state = SourceState(source="sample", address="sample", polled_at=AT, due_at=AT + timedelta(days=1))
    broken = SourceState(source="sample", address="sample", polled_at=AT, failures=3, reason="connection refused")
    tally = Tally(source="sample", started=AT, fetched=4)
    assert sources.state_phrase(source, None, None, EN) == "not read yet"
    assert sources.state_phrase(source, state, tally, EN) == "read; nothing new reported"
    assert "could not be read (3 times in a row)" in words(sources.state_phrase(source, broken, None, EN))
    assert "could not be read" not in words(status_line(store, EN))
    Runs(store).put_state(broken)
    assert "1 sources could not be read at their last poll" in words(status_line(store, EN))
    assert "connection refused" in words(sources.layout(store, View(), environ={}, now=lambda: AT))


def test_a_refresh_from_the_page_reads_what_is_on_and_says_so(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2025-03-30_note.txt").write_text("In Jenin 77 homes were destroyed.", encoding="utf-8")
    own = tmp_path / "sources.toml"
    own.write_text(
        '[[source]]\nid = "sample"\non = false\n'
        f'[[source]]\nid = "notes"\nname = "Notes"\nkind = "folder"\naddress = "{folder}"\n',
        encoding="utf-8",
    )
    refreshing = Refreshing(store, {"DISPLACEMENT_SOURCES": str(own)})
    assert refreshing.told(EN) == ""
    refreshing.start()
    assert refreshing.thread is not None
    refreshing.thread.join(timeout=60)
    assert refreshing.told(EN) == "refreshed"
    assert store.count(FigureQuery(text="77")) == 1
    shown = words(sources.contents(store, EN, refreshing.environ, now=AT))
    assert "1 fetched, 1 new, 1 figures, 0 could not be read" in shown


def test_a_source_shows_its_weeks(store: Store) -> None:
    runs = Runs(store)
    for days, figures in ((1, 4), (2, 3), (20, 5), (200, 90)):
        run = runs.begin("refresh", at=AT - timedelta(days=days))
        tally = Tally(source="sample", started=AT - timedelta(days=days), fetched=1, new=1, figures=figures)
        runs.close_sources(run, [(tally, SourceState(source="sample", address="sample", polled_at=AT))])
    shown = words(sources.contents(store, EN, {}, now=AT + timedelta(hours=3)))
    assert "7 in the last 7 days" in shown
    assert "3 hours ago" in shown


def test_an_empty_store_says_so(tmp_path: Any) -> None:
    with Store.open(tmp_path / "empty.db") as empty:
        assert "The store is empty" in words(status_line(empty, EN))


@pytest.mark.parametrize(
    ("chosen", "member", "after"),
    [
        ((), Metric.DEATHS, (Metric.DEATHS,)),
        ((Metric.DEATHS,), Metric.DISPLACEMENT, (Metric.DISPLACEMENT, Metric.DEATHS)),
        ((Metric.DEATHS,), Metric.DEATHS, ()),
        ((Metric.DISPLACEMENT, Metric.BUILDINGS, Metric.DEATHS), Metric.HOSTAGES, ()),
    ],
)
def test_a_chip_is_switched(chosen: tuple[Metric, ...], member: Metric, after: tuple[Metric, ...]) -> None:
    assert toggled(chosen, member, Metric) == after


@pytest.mark.parametrize("sent", [None, [], ["2025-01-01"], ["x", "y"], [7, {}], "2025-01-01", [None, None]])
def test_days_that_are_none_are_no_days(sent: Any) -> None:
    assert chosen_days(sent) == (None, None)


@pytest.mark.parametrize("clicked", [None, 7, {}, {"points": []}, {"points": [{"customdata": {"a": 1}}]}, [[]]])
def test_a_click_on_nothing_opens_nothing(clicked: Any) -> None:
    assert gestures.marked_figure(clicked) is None


@pytest.mark.parametrize(
    ("layout", "period"),
    [
        ({"xaxis.range[0]": "2025-01-05", "xaxis.range[1]": "2025-02-01 10:00"}, (date(2025, 1, 5), date(2025, 2, 1))),
        ({"xaxis.autorange": True}, (None, None)),
        ({"autosize": True}, None),
        ({"xaxis.range[0]": 5, "xaxis.range[1]": []}, None),
        ("x", None),
    ],
)
def test_a_brush_is_a_period(layout: Any, period: Any) -> None:
    assert gestures.brushed_period(layout) == period


@pytest.mark.parametrize("model", [None, [], [{}], [{"colId": "quote"}], [{"colId": ["place"]}], {"colId": "place"}])
def test_an_unknown_order_is_the_newest_first(model: Any) -> None:
    assert evidence.sort_order(model) == "-as_of"


def test_ids_are_unique() -> None:
    from dashboard import ids

    every = [value for name, value in vars(ids).items() if name.isupper()]
    assert len(every) == len(set(every))


def test_the_chart_library_is_the_one_that_plotly_carries() -> None:
    from plotly.offline import get_plotlyjs_version

    from extract.resources import assets_path

    with (assets_path() / "plotly-cartesian.min.js").open(encoding="utf-8") as file:
        assert f"v{get_plotlyjs_version()}" in file.read(400)
