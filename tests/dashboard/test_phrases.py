"""Numbers keep their uncertainty in words."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.language import language
from dashboard.phrases import citation, count_phrase, date_phrase, series_phrase, short_digits
from extract.model import Kind, Unit

EN = language("en")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"value": 15000.0, "qualifier": "exact"}, "15,000"),
        ({"value": 40000.0, "low": 40000.0, "qualifier": "at_least"}, "at least 40,000"),
        ({"low": 40000.0, "qualifier": "at_least"}, "at least 40,000"),
        ({"value": 500.0, "high": 500.0, "qualifier": "at_most"}, "at most 500"),
        ({"value": 1900000.0, "qualifier": "about"}, "about 1,900,000"),
        ({"low": 20.0, "high": 30.0, "qualifier": "range", "surface": "20 to 30"}, "20 to 30"),
        ({"low": 12.0, "qualifier": "vague", "surface": "Dozens"}, "“dozens”"),
        ({"value": 66.7, "qualifier": "exact", "unit": "percent"}, "66.7%"),
        ({"value": float("nan"), "low": float("nan"), "qualifier": "exact"}, "no number"),
    ],
)
def test_a_count_in_words(row: dict[str, Any], words: str) -> None:
    assert count_phrase(row, EN) == words


def test_a_count_with_its_unit() -> None:
    row = {"value": 40.0, "qualifier": "exact", "unit": "household"}
    assert count_phrase(row, EN, with_unit=True) == "40 households"


@pytest.mark.parametrize(
    ("kind", "unit", "words"),
    [
        (Kind.DISPLACED, Unit.PERSON, "people displaced"),
        (Kind.DESTROYED_OR_DAMAGED, Unit.HOME, "homes destroyed or damaged"),
        (Kind.HELD, Unit.PERSON, "hostages still held"),
        (Kind.TAKEN, Unit.PERSON, "people taken hostage"),
    ],
)
def test_a_series_in_words(kind: Kind, unit: Unit, words: str) -> None:
    assert series_phrase(kind, unit, EN) == words


@pytest.mark.parametrize(("value", "short"), [(999, "999"), (9_950, "9,950"), (12_000, "12k"), (2_000_000, "2m")])
def test_a_short_number(value: float, short: str) -> None:
    assert short_digits(value) == short


def test_a_citation_says_everything() -> None:
    row = {
        "value": 40000.0,
        "low": 40000.0,
        "qualifier": "at_least",
        "kind": "displaced",
        "unit": "person",
        "group": None,
        "place": "Jenin",
        "as_of": "2025-02-03",
        "source": "UNRWA",
        "publisher": "Example News",
        "published": "2025-02-04",
        "url": "https://news.example.org/a",
    }
    assert citation(row, EN) == (
        "at least 40,000 people displaced in Jenin, as of 3 Feb 2025, according to UNRWA, "
        "published by Example News 4 Feb 2025, https://news.example.org/a"
    )


def test_what_is_absent_is_said() -> None:
    row = {"value": 5.0, "qualifier": "exact", "kind": "killed", "unit": "person", "as_of": None}
    assert citation(row, EN) == "5 people killed place not stated, as of no date, source not named"
    assert date_phrase(None, EN) == "no date"
