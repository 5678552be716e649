"""What a search finds: all of it, or of very much the newest days, and the page says which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.answers import Answers
from dashboard.cells import make_cell
from dashboard.filters import View
from dashboard.language import language
from dashboard.pages.overview import search_note
from dashboard.queries import figure_query
from dashboard.searches import find, is_search
from extract.model import Area, Metric
from extract.store.catalogue import Catalogue
from extract.store.store import Store

EN = language("en")


@pytest.mark.parametrize(
    ("view", "searched"),
    [
        (View(), False),
        (View(metrics=(Metric.DEATHS,), areas=(Area.GAZA,), since=date(2025, 1, 1)), False),
        (View(text="mayor"), True),
        (View(source="UNRWA"), True),
        (View(confidence=0.5), True),
    ],
)
def test_words_sources_and_shares_are_searched_for(view: View, searched: bool) -> None:
    assert is_search(figure_query(view)) is searched


@pytest.mark.parametrize(
    ("most", "until", "total", "count", "since"),
    [
        (100, None, 15, 15, None),
        (15, None, 15, 15, None),
        (4, None, 15, 3, date(2025, 3, 21)),  # the fourth is of 20 March, of which more may be left out
        (4, "2025-03-10", 11, 3, date(2025, 3, 2)),
        (1, None, 15, 1, date(2025, 3, 25)),  # all of one day: what there is has to do
    ],
)
def test_of_very_much_the_newest_whole_days_are_found(
    store: Store, most: int, until: str | None, total: int, count: int, since: date | None
) -> None:
    found = find(Catalogue(store), replace(figure_query(View(text="mayor")), until=until), most=most)
    assert (found.total, found.since) == (total, since)
    assert len(found.figures) == count
    assert since is None or found.figures["as_of"].min() >= since.isoformat()


@pytest.mark.parametrize("chosen", [{"text": "mayor"}, {"source": "UNRWA"}, {"place": "jenin-camp"}], ids=str)
def test_a_search_found_at_once_gives_the_headlines_of_the_whole(store: Store, chosen: dict[str, Any]) -> None:
    view = View(**chosen)
    answers = Answers(store)
    quick, whole = (answers.headlines(view, tuple(Metric), whole=whole) for whole in (False, True))
    assert answers.found(view) is not None
    for metric, cells in whole.items():
        for area, cell in cells.items():
            assert str(quick[metric][area].row) == str(cell.row)
            assert len(quick[metric][area].events) == len(cell.events)


def test_the_page_says_what_it_left_out(store: Store) -> None:
    found = find(Catalogue(store), figure_query(View(text="mayor")), most=4)
    note = search_note(found, View(text="mayor"), EN)
    assert "15 figures fit" in note.children
    assert search_note(found, View(text="mayor", since=found.since), EN) is None
    assert search_note(None, View(), EN) is None
    few = make_cell(found.material, View().series_for(Metric.DEATHS), Area.GAZA)
    assert set(few.claims["day"]) <= {"2025-03-23", "2025-03-24", "2025-03-25"}
