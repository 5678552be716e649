"""What an analyst decided lies over every reading, can be undone, and is part of what was known on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from extract.errors import BadInput
from extract.model import Document, Figure, Review
from extract.store.ledger import Outcome, moment
from extract.store.query import FigureQuery
from extract.store.store import Store

MONDAY = datetime(2025, 2, 3, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
MakeFigure = Callable[..., Figure]


@pytest.fixture
def read(store: Store, document: Document, figure: MakeFigure) -> Figure:
    """A figure that was read into the store on Monday."""
    made = figure(document)
    store.add(document, [made], at=MONDAY)
    return made


def test_a_correction_changes_the_figure_and_says_who_when_and_why(store: Store, read: Figure) -> None:
    decided = store.review(
        read.id, Review.CORRECTED, by="Amal", at=TUESDAY, note="map checked", corrected={"value": 125, "area": "Gaza"}
    )
    assert decided == store.figure(read.id)
    assert (decided.value, decided.area, decided.review) == (125, "Gaza", Review.CORRECTED)
    assert (decided.reviewer, decided.reviewed_at, decided.review_note) == ("Amal", moment(TUESDAY), "map checked")
    assert store.count(FigureQuery(areas=("Gaza",))) == 1
    assert list(store.figures(FigureQuery(known_on="2025-02-03")).value) == [120]


def test_a_correction_survives_a_re_reading(store: Store, document: Document, figure: MakeFigure, read: Figure) -> None:
    store.review(read.id, Review.CORRECTED, by="Amal", at=TUESDAY, corrected={"value": 125})
    assert store.add(document, [read], at=WEDNESDAY) == Outcome(unchanged=1)
    reread = figure(document, value=119.0, source="Mayor", reader="2")
    store.add(document, [reread], at=WEDNESDAY)
    held = store.figure(read.id)
    assert held is not None
    assert (held.value, held.source, held.review) == (125, "Mayor", Review.CORRECTED)


def test_a_correction_comes_back_with_a_figure_that_had_gone(store: Store, document: Document, read: Figure) -> None:
    store.review(read.id, Review.REJECTED, by="Amal", at=TUESDAY)
    store.add(document, [], at=WEDNESDAY)
    store.add(document, [read], at=WEDNESDAY)
    held = store.figure(read.id)
    assert held is not None
    assert held.review is Review.REJECTED


def test_a_correction_does_not_move_to_another_number_in_the_same_span(
    store: Store, document: Document, figure: MakeFigure, read: Figure
) -> None:
    store.review(read.id, Review.CORRECTED, by="Amal", at=TUESDAY, corrected={"value": 125})
    changed = replace(document, text=document.text.replace("120", "340"))
    store.add(changed, [figure(changed, surface="340", value=340.0)], at=WEDNESDAY)
    held = store.figure(read.id)
    assert held is not None
    assert (held.value, held.review) == (340, Review.UNREVIEWED)


def test_undo_brings_back_what_was_read(store: Store, read: Figure) -> None:
    store.review(read.id, Review.CORRECTED, by="Amal", at=TUESDAY, corrected={"value": 125})
    store.review(read.id, Review.UNREVIEWED, by="Amal", at=WEDNESDAY, note="was right")
    assert store.figure(read.id) == read
    assert [(r["review"], r["note"]) for r in store.reviews(read.id)] == [
        ("corrected", None),
        ("unreviewed", "was right"),
    ]


def test_rejected_figures_leave_every_view_that_does_not_ask_for_them(store: Store, read: Figure) -> None:
    store.review(read.id, Review.REJECTED, by="Amal", at=TUESDAY, note="another war")
    assert store.count() == 0
    assert store.count(FigureQuery(reviews=("rejected",))) == 1


@pytest.mark.parametrize(
    ("review", "given", "names"),
    [
        (Review.CORRECTED, {"corrected": {"quote": "forged"}}, "quote"),
        (Review.CORRECTED, {"corrected": {"area": "Atlantis"}}, "Atlantis"),
        (Review.CORRECTED, {"corrected": {"kind": "killed"}}, "killed"),
        (Review.CORRECTED, {}, "corrected"),
        (Review.CONFIRMED, {"corrected": {"value": 1}}, "confirmed"),
        (Review.CONFIRMED, {"by": " "}, "name"),
        (Review.CONFIRMED, {"figure_id": "gone"}, "gone"),
    ],
)
def test_a_review_that_means_nothing_is_refused(
    store: Store, read: Figure, review: Review, given: dict[str, Any], names: str
) -> None:
    asked = {"figure_id": read.id, "by": "Amal"} | given
    with pytest.raises(BadInput, match=names):
        store.review(asked.pop("figure_id"), review, at=TUESDAY, **asked)
    assert store.figure(read.id) == read
    assert store.reviews(read.id) == []
