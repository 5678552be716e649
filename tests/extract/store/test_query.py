"""Each restriction of a query keeps what it should and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from extract.errors import BadInput
from extract.model import Area, Document, Figure, Kind, Measure, Metric, Qualifier, Status, Unit
from extract.store.query import FigureQuery
from extract.store.schema import figures
from extract.store.selection import chosen, searched
from extract.store.store import Store
from tests.postgresql import Databases

NOW = datetime(2025, 2, 3, tzinfo=UTC)
ROWS: dict[str, dict[str, Any]] = {
    "homes": {},
    "dead": {
        "metric": Metric.DEATHS,
        "kind": Kind.KILLED,
        "unit": Unit.PERSON,
        "measure": Measure.TOTAL,
        "area": Area.GAZA,
        "place": "Gaza",
        "place_id": "gaza",
        "as_of": "2025-01",
        "value": 40.0,
        "source": "health ministry",
        "quote": "At least 40 died in Gaza, the ministry said.",
    },
    "feared": {"status": Status.HYPOTHETICAL, "as_of": "2025", "value": 7.0},
    "nowhere": {"place": None, "place_id": None, "area": None, "source": None, "confidence": 0.2, "value": None},
    "old": {"as_of": "2014-07-20", "publisher": "Almanac", "qualifier": Qualifier.ABOUT, "value": 9000.0},
    "dateless": {"as_of": None, "place": "Jénin's camp", "value": 1.0, "quote": "=HYPERLINK 100% of_it"},
}

CASES: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"homes", "dead", "nowhere", "old", "dateless"}),
    ({"statuses": ()}, set(ROWS)),
    ({"metrics": ("deaths",)}, {"dead"}),
    ({"metrics": ("deaths", "buildings"), "areas": ("Gaza",)}, {"dead"}),
    ({"kinds": ("killed",)}, {"dead"}),
    ({"measures": ("total",)}, {"dead"}),
    ({"units": ("person",)}, {"dead"}),
    ({"sources": ("health ministry", "nobody")}, {"dead"}),
    ({"publishers": ("Almanac",)}, {"old"}),
    ({"qualifiers": ("about",)}, {"old"}),
    ({"reviews": ("confirmed",)}, set()),
    ({"place_ids": ("gaza",)}, {"dead"}),
    ({"docs": ("other",)}, set()),
    ({"unplaced": True}, {"nowhere"}),
    ({"unplaced": False}, {"homes", "dead", "old", "dateless"}),
    ({"min_confidence": 0.5}, {"homes", "dead", "old", "dateless"}),
    ({"since": "2025-01-20"}, {"homes", "nowhere", "dead"}),
    ({"since": "2025-02-01"}, {"homes", "nowhere"}),
    ({"since": "2025-06-01", "statuses": ("hypothetical",)}, {"feared"}),
    ({"until": "2025-01-01"}, {"dead", "old"}),
    ({"since": "2014-07-20", "until": "2014-07-20"}, {"old"}),
    ({"text": "ministry"}, {"dead"}),
    ({"text": "mini gaza"}, {"dead"}),
    ({"text": "ministry camp"}, set()),
    ({"text": "JENIN camp"}, {"dateless"}),
    ({"text": 'jenin" OR "gaza'}, set()),
    ({"text": "* NEAR( -"}, set()),
    ({"text": "?!"}, {"homes", "dead", "nowhere", "old", "dateless"}),
    ({"text": "'; DROP TABLE figures"}, set()),
    ({"known_on": "2025-02-03"}, {"homes", "dead", "nowhere", "old", "dateless"}),
    ({"known_on": "2025-02-02"}, set()),
    ({"known_at": datetime(2025, 2, 4, tzinfo=UTC)}, {"homes", "dead", "nowhere", "old", "dateless"}),
    ({"known_at": datetime(2025, 2, 2, tzinfo=UTC)}, set()),
]


@pytest.fixture
def filled(store: Store, document: Document, figure: Callable[..., Figure]) -> Store:
    """A store with ROWS."""
    store.add(document, [figure(document, id=name, **changed) for name, changed in ROWS.items()], at=NOW)
    return store


@pytest.mark.parametrize(("asked", "found"), CASES, ids=[str(asked) for asked, _ in CASES])
def test_restrictions(filled: Store, asked: dict[str, Any], found: set[str]) -> None:
    query = FigureQuery(**asked)
    assert set(filled.figures(query).id) == found
    assert filled.count(query) == len(found)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("-as_of", ["homes", "nowhere", "dead", "old", "dateless"]),
        ("as_of", ["old", "dead", "homes", "nowhere", "dateless"]),
        ("value", ["dateless", "dead", "homes", "old", "nowhere"]),
        ("-value", ["old", "homes", "dead", "dateless", "nowhere"]),
    ],
)
def test_order_puts_what_has_no_value_last(filled: Store, order: str, ids: list[str]) -> None:
    assert list(filled.figures(FigureQuery(order=order)).id) == ids


def test_pages_follow_each_other(filled: Store) -> None:
    whole = list(filled.figures().id)
    assert [list(filled.figures(FigureQuery(limit=2, offset=i)).id) for i in (0, 2, 4)] == [
        whole[:2],
        whole[2:4],
        whole[4:],
    ]
    assert list(filled.figures(FigureQuery(offset=3)).id) == whole[3:]


def test_columns_have_the_same_types_in_an_empty_frame(filled: Store) -> None:
    full, empty = filled.figures(), filled.figures(FigureQuery(areas=("Rafah",)))
    assert list(full.dtypes) == list(empty.dtypes)
    assert filled.figures(columns=("value", "as_of")).columns.tolist() == ["value", "as_of"]
    with pytest.raises(BadInput, match="nothing"):
        filled.figures(columns=("nothing",))


@pytest.mark.parametrize(
    "wrong",
    [
        {"metrics": ("wounded",)},
        {"areas": ("Atlantis",)},
        {"since": "2025-02-30"},
        {"until": "20250203"},
        {"known_on": "yesterday"},
        {"since": "2025-02-03", "until": "2025-02-02"},
        {"order": "quote; DROP TABLE figures"},
        {"min_confidence": 2},
        {"limit": -1},
        {"offset": -1},
    ],
)
def test_a_query_that_means_nothing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        FigureQuery(**wrong)


SEARCH = searched("ministry gaza", full_text=False)
assert SEARCH is not None
BY_INDEX = {
    "figures_words": select(figures.c.id).where(SEARCH),
    "figures_newest_as_of": chosen(FigureQuery(order="-as_of", limit=3), ("id",), full_text=False),
    "figures_newest_published": chosen(FigureQuery(order="-published", limit=3), ("id",), full_text=False),
}


@pytest.mark.parametrize("index", BY_INDEX)
def test_a_server_answers_by_its_indexes(databases: Databases, index: str) -> None:
    with databases.store() as opened, opened.reach.reading() as connection:
        for way in ("seqscan", "sort"):  # nothing is worth an index in an empty table
            connection.exec_driver_sql(f"SET enable_{way} = off")
        words = BY_INDEX[index].compile(connection, compile_kwargs={"literal_binds": True}).string
        plan = "\n".join(connection.exec_driver_sql("EXPLAIN " + words.replace("%", "%%")).scalars())
    assert index in plan
