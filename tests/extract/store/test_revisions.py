"""What changed since a moment: new, gone, reviewed or read otherwise; the same read again is no change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from extract.model import Document, Figure, Review
from extract.store.query import FigureQuery
from extract.store.revisions import Revision, count_revisions, held_before, list_revisions
from extract.store.store import Store

MONDAY = datetime(2025, 2, 3, 9, tzinfo=UTC)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))
EVERYTHING = FigureQuery()


@pytest.fixture
def made(document: Document, figure: Callable[..., Figure]) -> Callable[..., Figure]:
    """A figure of the document."""
    return lambda **changed: figure(document, **changed)


def changed(store: Store, since: datetime, query: FigureQuery = EVERYTHING) -> dict[str, int]:
    counts = count_revisions(store, query, since)
    listed = {r: len(list_revisions(store, query, since, r)) for r in Revision}
    assert listed == {revision: sum(found.values()) for revision, found in counts.items()}
    return {str(revision): number for revision, number in listed.items() if number}


def test_a_figure_is_new_only_to_those_who_did_not_know_it(
    store: Store, document: Document, made: Callable[..., Figure]
) -> None:
    store.add(document, [made()], at=TUESDAY)
    assert changed(store, MONDAY) == {"new": 1}
    assert changed(store, TUESDAY) == {"new": 1}
    assert changed(store, WEDNESDAY) == {}


def test_the_same_words_read_otherwise_are_revised_and_say_what_they_were(
    store: Store, document: Document, made: Callable[..., Figure]
) -> None:
    store.add(document, [made()], at=MONDAY)
    store.add(document, [made(value=119.0, reader="2")], at=WEDNESDAY)
    assert changed(store, TUESDAY) == {"revised": 1}
    assert changed(store, MONDAY) == {"new": 1}
    (now,) = list_revisions(store, EVERYTHING, TUESDAY, Revision.REVISED).to_dict("records")
    assert (held_before(store, [now["id"]], TUESDAY)[now["id"]]["value"], now["value"]) == (120.0, 119.0)
    assert held_before(store, [now["id"]], MONDAY) == {}


def test_a_surer_reading_of_the_same_is_no_change(
    store: Store, document: Document, made: Callable[..., Figure]
) -> None:
    store.add(document, [made()], at=MONDAY)
    store.add(document, [made(confidence=0.5, reader="2", reasons=("another",))], at=WEDNESDAY)
    assert changed(store, TUESDAY) == {}


@pytest.mark.parametrize(
    ("review", "corrected"),
    [(Review.CONFIRMED, {}), (Review.CORRECTED, {"value": 125}), (Review.REJECTED, {})],
)
def test_what_an_analyst_decided_is_reviewed_even_if_it_was_rejected(
    store: Store, document: Document, made: Callable[..., Figure], review: Review, corrected: dict[str, float]
) -> None:
    store.add(document, [made()], at=MONDAY)
    store.review(made().id, review, by="Amal", at=WEDNESDAY, corrected=corrected)
    assert changed(store, TUESDAY) == {"reviewed": 1}
    assert changed(store, THURSDAY) == {}


def test_what_a_new_edition_no_longer_says_is_gone(
    store: Store, document: Document, made: Callable[..., Figure]
) -> None:
    store.add(document, [made()], at=MONDAY)
    store.add(replace(document, text="The mayor spoke of homes."), [], at=WEDNESDAY)
    assert changed(store, TUESDAY) == {"gone": 1}
    (gone,) = list_revisions(store, EVERYTHING, TUESDAY, Revision.GONE)["value"]
    assert gone == 120.0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (FigureQuery(areas=("Jenin",)), {"new": 1}),
        (FigureQuery(areas=("Gaza",)), {}),
        (FigureQuery(metrics=("deaths",)), {}),
        (FigureQuery(text="homes"), {"new": 1}),
        (FigureQuery(sources=("nobody",)), {}),
    ],
)
def test_filters_hold(
    store: Store, document: Document, made: Callable[..., Figure], query: FigureQuery, expected: dict[str, int]
) -> None:
    store.add(document, [made()], at=TUESDAY)
    assert changed(store, MONDAY, query) == expected


def test_counts_are_by_metric_and_area(store: Store, document: Document, made: Callable[..., Figure]) -> None:
    store.add(document, [made()], at=TUESDAY)
    assert count_revisions(store, EVERYTHING, MONDAY)[Revision.NEW] == {("buildings", "Jenin"): 1}
