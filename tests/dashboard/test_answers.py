"""Cells are counted anew where their figures changed; a server that keeps counts answers from the last and says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from dashboard.answers import Answers
from dashboard.filters import Series, View
from dashboard.headlines import Headline
from dashboard.language import language
from dashboard.pages.overview import late_note, unread_note
from extract.model import Area, Kind, Metric, Review, Unit
from extract.store.store import Store

COUNTED = datetime(2025, 4, 2, 14, 3, tzinfo=UTC)
LATER = datetime(2025, 4, 3, tzinfo=UTC)
JENIN = View(areas=(Area.JENIN,))
FLATS = {"metric": Metric.BUILDINGS, "kind": Kind.DAMAGED, "unit": Unit.HOME}


def told(answers: Answers, view: View = JENIN) -> float:
    """The headline on people displaced in Jenin."""
    row = answers.headlines(view, (Metric.DISPLACEMENT,))[Metric.DISPLACEMENT][Area.JENIN].row
    assert row is not None
    return float(row["value"])


@pytest.fixture
def kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers that keep their counts, of which none is so quick that it is made anew while a reader waits."""
    monkeypatch.setattr("dashboard.answers.QUICK_S", 0)
    answers = Answers(store, now=lambda: COUNTED)
    told(answers)
    answers.keeping = answers.ready = True
    return answers


def test_what_did_not_change_is_not_counted_again(store: Store, report: Callable[..., Any]) -> None:
    answers = Answers(store)
    told(answers)
    before = dict(answers.cells)
    store.add_many([report("12", "Rafah", "2025-04-01", metric=Metric.DEATHS, kind="killed")], at=LATER)
    told(answers)
    assert dict(answers.cells) == before


def test_without_a_keeper_a_new_figure_is_counted_at_once(store: Store, report: Callable[..., Any]) -> None:
    answers = Answers(store)
    assert told(answers) == 21_000
    store.add_many([report("22,000", "Jenin", "2025-04-01")], at=LATER)
    assert told(answers) == 22_000
    assert answers.behind(JENIN) is None


def test_a_keeper_answers_from_the_last_count_and_renews_it(
    kept: Answers, store: Store, report: Callable[..., Any]
) -> None:
    assert kept.behind(JENIN) is None
    store.add_many([report("22,000", "Jenin", "2025-04-01")], at=LATER)
    assert (told(kept), kept.behind(JENIN)) == (21_000, COUNTED)
    kept.renew(Event())
    assert (told(kept), kept.behind(JENIN)) == (22_000, None)


def test_a_decision_is_counted_at_once(kept: Answers, store: Store) -> None:
    row = kept.headlines(JENIN, (Metric.DISPLACEMENT,))[Metric.DISPLACEMENT][Area.JENIN].row
    assert row is not None
    store.review(row["id"], Review.CORRECTED, by="Ana", at=LATER, corrected={"value": 20_500.0})
    assert told(kept) == 20_500


def test_what_a_reader_chose_is_counted_at_once(kept: Answers, store: Store, report: Callable[..., Any]) -> None:
    sourced = View(areas=(Area.JENIN,), source="UNRWA")
    assert told(kept, sourced) == 21_000
    store.add_many([report("22,000", "Jenin", "2025-04-01", source="UNRWA")], at=LATER)
    assert told(kept, sourced) == 22_000


def test_a_series_that_was_never_read_is_counted_in_part_until_the_keeper_read_it(
    kept: Answers, store: Store, report: Callable[..., Any]
) -> None:
    kept.searches.most = 2
    days = [f"2025-04-{day:02d}" for day in range(1, 6)]
    store.add_many([report(str(40 + k), "Jenin", day, **FLATS) for k, day in enumerate(days)], at=LATER)
    view = replace(JENIN, metrics=(Metric.BUILDINGS,), series=(Series.parse("buildings.damaged.home"),))

    def houses() -> Headline:
        return kept.headlines(view, (Metric.BUILDINGS,))[Metric.BUILDINGS][Area.JENIN]

    part = kept.unread(view, Metric.BUILDINGS)
    assert part is not None
    assert (part.total, part.since) == (5, date(2025, 4, 5))
    assert houses().row is not None
    assert "1 of 5 figures are counted so far" in unread_note([part], language("en")).children
    kept.renew(Event())
    assert kept.unread(view, Metric.BUILDINGS) is None
    assert len(houses().steps) > 1
    assert unread_note([], language("en")) is None


def test_a_store_that_fails_while_a_series_is_read_ends_no_counting(
    kept: Answers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked = next(iter(kept.cells))._replace(area=Area.GAZA)
    for table, renamed, counted in (("figures", "elsewhere", False), ("elsewhere", "figures", True)):
        with closing(sqlite3.connect(tmp_path / "figures.db")) as connection:
            connection.execute(f"ALTER TABLE {table} RENAME TO {renamed}")
        kept.wanted[asked] = None
        kept.renew(Event())
        assert (asked in kept.cells) is counted
    assert "the counts were not renewed" in caplog.text


def test_a_keeper_that_ends_leaves_nothing_old_behind(store: Store) -> None:
    answers, stop = Answers(store), Event()
    keeper = Thread(target=answers.keep, args=(stop,))
    keeper.start()
    stop.set()
    keeper.join(60)
    assert (keeper.is_alive(), answers.keeping) == (False, False)
    assert answers.cells


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_page_says_when_it_counted(code: str) -> None:
    assert "14:03:00" in str(late_note(COUNTED, language(code)))
    assert late_note(None, language(code)) is None
