"""What changed since a day: figures, headlines, and what could not be read, which is never "nothing new"."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import plotly.utils
import pytest

from dashboard.answers import Answers
from dashboard.app import create_app
from dashboard.filters import View
from dashboard.language import language
from dashboard.moves import moves, since_of, unread
from dashboard.pages import changes
from extract.config import Settings
from extract.model import Area, Metric, Review
from extract.store.query import FigureQuery
from extract.store.runs import Runs, SourceState, Tally
from extract.store.store import Store

EN = language("en")
LOADED = datetime(2025, 4, 1, 12, tzinfo=UTC)  # the store of conftest
TODAY = LOADED + timedelta(days=3)
SINCE = datetime(2025, 4, 3, tzinfo=UTC)


def words(component: Any) -> str:
    """Everything that a component holds, as JSON."""
    return json.dumps(component, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


def told(store: Store, view: View = View(), *, now: datetime = TODAY) -> str:  # noqa: B008 - frozen
    return words(changes.news(store, view, EN, now=now))


def polled(store: Store, *tallies: Tally) -> None:
    runs = Runs(store)
    run = runs.begin("schedule", at=SINCE)
    runs.close_sources(
        run, [(tally, SourceState(source=tally.source, address="https://a.example")) for tally in tallies]
    )


@pytest.mark.parametrize(
    ("chosen", "since"),
    [
        (None, datetime(2025, 4, 3, tzinfo=UTC)),  # yesterday, from its beginning
        (date(2025, 3, 1), datetime(2025, 3, 1, tzinfo=UTC)),
    ],
)
def test_changes_are_told_from_the_beginning_of_a_day(chosen: date | None, since: datetime) -> None:
    assert since_of(View(changed=chosen), TODAY) == since


def test_nothing_new_is_told_from_nothing_polled(store: Store) -> None:
    assert "No source was polled since then" in told(store)
    polled(store, Tally(source="quiet", started=SINCE, ended=SINCE, unchanged=1))
    assert "No figure of this choice changed since then. Sources read since then: 1." in told(store)


def test_could_not_be_read_is_never_nothing_new(store: Store) -> None:
    polled(store, Tally(source="silent", started=SINCE, ended=SINCE, failed=1, reason="the server did not answer"))
    said = told(store)
    assert "Could not be read: 1; what these say now is not known." in said
    assert "the server did not answer" in said
    assert "not yet" in said


def test_a_source_that_was_read_again_says_so() -> None:
    later = SINCE + timedelta(hours=2)
    failed = Tally(source="a", started=SINCE, ended=SINCE, failed=1, reason="timed out")
    read = Tally(source="a", started=later, ended=later, unchanged=1)
    assert [(one.reason, one.read_at) for one in unread([failed, read])] == [("timed out", later)]
    assert [one.read_at for one in unread([read, failed])] == [None]


def test_new_reviewed_and_withdrawn_figures_stand_apart(store: Store, report: Callable[..., Any]) -> None:
    store.add(*report("23,500", "Jenin", "2025-04-02"), at=TODAY)
    (figure,) = store.figures(FigureQuery(sources=("UNRWA",)))["id"]
    store.review(figure, Review.CORRECTED, by="Amal", at=TODAY, corrected={"value": 21_500.0})
    (row,) = store.figures(FigureQuery(sources=("OCHA",))).to_dict("records")
    document = store.document(row["doc"])
    assert document is not None
    store.add(replace(document, text="The report was withdrawn."), [], at=TODAY)
    said = told(store)
    assert "New figures: 1 · Reviewed: 1 · No longer stated: 1." in said
    for part in ("23,500", "21,000", "21,500", "corrected by Amal", "19,000"):
        assert part in said
    assert "No figure of this choice changed" in told(store, View(metrics=(Metric.DEATHS,)))
    assert "New figures: 15" in told(store, View(changed=date(2025, 4, 1)))


def test_a_headline_moves_by_the_difference(store: Store, report: Callable[..., Any]) -> None:
    assert moves(Answers(store), View(), SINCE) == []
    store.add(*report("23,500", "Jenin", "2025-04-02"), at=TODAY)
    (move,) = moves(Answers(store), View(), SINCE)
    assert (move.metric, move.area) == (Metric.DISPLACEMENT, Area.JENIN)
    assert move.then.row is not None
    assert move.now.row is not None
    assert move.change == move.now.row["value"] - move.then.row["value"]
    said = words(changes.moved([move], View(), EN))
    assert "23,500 people (2 Apr 2025)" in said or "23,500 (2 Apr 2025)" in said


def test_a_headline_that_is_new_has_no_difference(store: Store, report: Callable[..., Any]) -> None:
    store.add(*report("70", "Tulkarem", "2025-04-02"), at=TODAY)
    found = moves(Answers(store), View(areas=(Area.TULKAREM,)), SINCE)
    assert [(move.change, move.then.measure) for move in found] == [(None, found[0].then.measure)]


def test_the_api_tells_the_same(store: Store, report: Callable[..., Any]) -> None:
    store.add(*report("23,500", "Jenin", "2025-04-02"), at=TODAY)
    client = create_app(Settings(store=store.name), now=lambda: TODAY).server.test_client()
    body = client.get("/api/changes.json?area=Jenin").get_json()
    assert body["since"] == "2025-04-03T00:00:00+00:00"
    assert body["counts"] == {"new": 1, "revised": 0, "reviewed": 0, "gone": 0}
    assert [(f["change"], f["value"], f["value_before"]) for f in body["figures"]] == [("new", 23_500, None)]
    assert [move["now"]["value"] for move in body["headlines"]] == [23_500]
    lines = client.get("/api/changes.csv?area=Jenin").get_data(as_text=True).strip().splitlines()
    assert lines[0].startswith("\ufeffchange,") or lines[0].startswith("change,")
    assert len(lines) == 2
    assert len(client.get("/api/changes.csv?changed=2025-04-01").get_data(as_text=True).strip().splitlines()) == 17
    assert client.get("/api/changes.csv?changed=soon").status_code == 400
