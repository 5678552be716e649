"""The catalogue answers as the database does, and follows every change of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from extract.loading import load_sample
from extract.model import Review
from extract.store.catalogue import Catalogue
from extract.store.query import FigureQuery
from extract.store.store import Store

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
QUERIES: list[dict[str, Any]] = [
    {},
    {"metrics": ("deaths",)},
    {"metrics": ("deaths", "hostages"), "areas": ("Gaza",)},
    {"since": "2025-01-15"},
    {"until": "2024-06-30"},
    {"since": "2024-02-10", "until": "2025-03-05"},
    {"unplaced": True},
    {"unplaced": False, "measures": ("total",)},
    {"min_confidence": 0.8},
    {"sources": ("OCHA", "nobody at all")},
    {"place_ids": ("jenin-camp",)},
    {"text": "UNRWA"},
    {"text": "camp displaced"},
    {"text": "..."},
    {"statuses": ("denied", "hypothetical")},
    {"reviews": ("confirmed",)},
    {"units": ("home",)},  # not in the catalogue: the store answers
    {"known_on": "2026-08-01"},
]
ORDERS = ("-as_of", "as_of", "-published", "value", "-value", "place", "-source", "publisher", "metric", "-confidence")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The bundled sample."""
    store = Store.open(tmp_path_factory.mktemp("catalogue") / "figures.db")
    load_sample(store, at=NOW)
    return store


@pytest.mark.parametrize("asked", QUERIES, ids=str)
def test_it_counts_as_the_database_does(sample: Store, asked: dict[str, Any]) -> None:
    query = FigureQuery(**asked)
    assert Catalogue(sample).count(query) == sample.count(query)


@pytest.mark.parametrize("order", ORDERS)
def test_it_gives_the_same_pages(sample: Store, order: str) -> None:
    catalogue = Catalogue(sample)
    for asked in QUERIES:
        query = replace(FigureQuery(**asked), order=order, limit=20)
        for offset in (0, 13):
            page = replace(query, offset=offset)
            assert catalogue.figures(page)["id"].tolist() == sample.figures(page)["id"].tolist(), asked


def test_without_a_limit_the_store_answers(sample: Store) -> None:
    query = FigureQuery(metrics=("hostages",))
    assert catalogue_ids(sample, query) == sample.figures(query)["id"].tolist()


def catalogue_ids(store: Store, query: FigureQuery) -> list[str]:
    return list(Catalogue(store).figures(query, columns=("id",))["id"])


def test_it_follows_what_is_added_and_reviewed(tmp_path: Any, sample: Store) -> None:
    documents = sample.documents(limit=3)
    with Store.open(tmp_path / "figures.db") as store:
        catalogue = Catalogue(store)
        assert catalogue.count() == 0
        assert catalogue.figures(FigureQuery(limit=5)).empty
        from extract.reading.reader import read

        store.add(documents[0], read(documents[0]), at=NOW)
        first = catalogue.count()
        assert first == store.count() > 0
        store.add_many([(document, read(document)) for document in documents[1:]], at=NOW)
        assert catalogue.count() == store.count() > first
        figure = catalogue.figures(FigureQuery(limit=1))["id"].iloc[0]
        store.review(figure, Review.REJECTED, by="Ana", at=NOW)
        assert catalogue.count() == store.count()
        assert figure not in catalogue.figures(FigureQuery(limit=50))["id"].tolist()
        assert catalogue.figures(FigureQuery(reviews=("rejected",), limit=5))["id"].tolist() == [figure]
