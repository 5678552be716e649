"""Beside a figure stand the other reports of its claim and the copies of its text, which are no further evidence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import plotly.utils
import pytest

from dashboard.filters import View
from dashboard.language import language
from dashboard.other_reports import copies, others
from extract.copies import link_copies
from extract.model import Document, Figure, stable_id
from extract.store.store import Store

EN = language("en")
NOW = datetime(2025, 4, 2, 12, tzinfo=UTC)
REST = " ".join(f"Street {n * 3} of the camp lost {n * 7} walls and {n} roofs that week." for n in range(40))


def words(component: Any) -> str:
    return json.dumps(component, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


@pytest.fixture
def pair(store: Store, report: Callable[..., tuple[Document, list[Figure]]]) -> list[Figure]:
    """The same long text from two papers, in the store with its figure, compared; and a third that is shorter."""
    told = []
    for publisher in ("Morning Paper", "Evening Paper"):
        doc, (figure,) = report("27,300", "Jenin", "2025-03-29", publisher=publisher)
        long = replace(doc, text=f"{doc.text} {REST}", id=stable_id(publisher))
        told.append((long, [replace(figure, doc=long.id, id=stable_id(long.id, figure.start))]))
    store.add_many([*told, report("27,300", "Jenin", "2025-03-29", publisher="Weekly", source="UNRWA")], at=NOW)
    link_copies(store)
    return [figures[0] for _, figures in told]


def test_a_copy_leads_to_the_number_in_it(store: Store, pair: list[Figure]) -> None:
    first, second = pair
    shown = words(copies(store, first, EN, View(), "/"))
    assert "Copies and editions of this text: 1" in shown
    assert "Evening Paper · 29 Mar 2025 · 100% the same" in shown
    assert f"figure={second.id}" in shown


def test_a_copy_without_the_number_is_named_all_the_same(store: Store, pair: list[Figure]) -> None:
    first, second = pair
    document = store.document(second.doc)
    assert document is not None
    store.add(document, [], at=NOW)
    shown = words(copies(store, first, EN, View(), "/"))
    assert "Evening Paper" in shown
    assert "figure=" not in shown


def test_other_reports_of_the_claim_are_listed(store: Store, pair: list[Figure]) -> None:
    shown = words(others(store, pair[0], EN, View(), "/"))
    assert "2 other reports of the same claim" in shown
    assert "Weekly" in shown


def test_a_text_of_its_own_has_no_copies(store: Store, report: Callable[..., Any]) -> None:
    doc, (figure,) = report("61", "Rafah", "2025-03-30")
    store.add(doc, [figure], at=NOW)
    assert copies(store, figure, EN, View(), "/") is None
    assert others(store, figure, EN, View(), "/") is None
