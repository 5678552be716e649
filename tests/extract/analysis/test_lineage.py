"""Which figures are one claim, and who stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from extract.analysis.counts import uncounted
from extract.analysis.lineage import CLAIM_COLUMNS, claims

Make = Callable[..., pd.DataFrame]
DAY = {"as_of": "2024-01-11"}


@pytest.mark.parametrize(
    ("why", "one", "other", "number_of_claims"),
    [
        ("the same number", {"value": 471}, {"value": 471}, 1),
        ("rounded down", {"value": 23469}, {"value": 23000, "low": 23000, "qualifier": "at_least"}, 1),
        ("rounded to the nearest", {"value": 23469}, {"value": 23500, "qualifier": "about"}, 1),
        ("cut by more than a tenth", {"value": 18787}, {"value": 10000, "low": 10000, "qualifier": "at_least"}, 2),
        ("rounded up by more than a twentieth", {"value": 471}, {"value": 500, "qualifier": "about"}, 2),
        ("another number", {"value": 471}, {"value": 472}, 2),
        ("no start beside a start", {"value": 471, "since": "2023-10-07"}, {"value": 471}, 1),
        ("two starts", {"value": 471, "since": "2023-10-07"}, {"value": 471, "since": "2025-10-10"}, 2),
        ("another day", {"value": 471}, {"value": 471, "as_of": "2024-01-12"}, 2),
        ("a day and its month", {"value": 471, "as_of": "2024-01-31"}, {"value": 471, "as_of": "2024-01"}, 2),
        ("another place", {"value": 471}, {"value": 471, "place_id": "khan-yunis"}, 2),
        ("a subgroup", {"value": 471}, {"value": 471, "group": "children"}, 2),
        ("an event and a total", {"value": 471}, {"value": 471, "measure": "new"}, 2),
        ("a number and words", {"value": 1000}, {"low": 1000, "qualifier": "vague"}, 2),
        ("the same words", {"low": 12, "qualifier": "vague"}, {"low": 12, "qualifier": "vague"}, 1),
    ],
)
def test_one_claim_or_two(
    figures: Make, why: str, one: dict[str, Any], other: dict[str, Any], number_of_claims: int
) -> None:
    assert len(claims(figures(DAY | one, DAY | other))) == number_of_claims, why


def test_a_claim_names_its_reports_and_its_sources(figures: Make) -> None:
    ministry = {"value": 23469, "source": "Gaza health ministry", "source_type": "government"}
    frame = figures(
        DAY | ministry | {"quote": "The toll is 23,469, the ministry said."},
        DAY | ministry | {"quote": "The toll is 23,469, the ministry said."},
        DAY | ministry | {"source": "Hamas-run Ministry of Health", "quote": "It put the toll at 23,469."},
        DAY | {"value": 23000, "low": 23000, "qualifier": "at_least", "source": "the UN", "source_type": "un"},
        DAY | {"value": 23469, "published": "2024-01-15"},
    )
    claim = claims(frame).iloc[0]
    assert list(claims(frame)) == list(CLAIM_COLUMNS)
    assert (claim["value"], claim["qualifier"], claim["reports"], claim["independent_sources"]) == (
        23469,
        "exact",
        4,
        2,
    )
    assert (claim["sources"], claim["known"], claim["last_known"]) == (
        "Gaza Ministry of Health; UN",
        "2024-01-11",
        "2024-01-15",
    )
    assert claim["figures"] == ("f0", "f1", "f2", "f3", "f4")
    assert claim["figure"] == "f2"


def test_a_claim_keeps_its_id_when_others_report_it(figures: Make) -> None:
    alone = claims(figures(DAY | {"value": 471}))
    repeated = claims(figures(DAY | {"value": 471, "id": "other"}, DAY | {"value": 471, "source": "OCHA"}))
    assert alone["claim"].tolist() == repeated["claim"].tolist()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"value": 5}, None),
        ({"value": 5, "status": "hypothetical"}, "not reported as a fact"),
        ({"value": 5, "review": "rejected"}, "rejected by a reviewer"),
        ({"value": 5, "as_of": None}, "no date"),
        ({"value": 5, "area": None, "place_id": None}, "no place"),
        ({"value": 5, "unit": "household"}, "households without a published size"),
        ({}, "no number"),
    ],
)
def test_why_a_figure_is_in_no_series(figures: Make, row: dict[str, Any], why: str | None) -> None:
    assert uncounted(figures(DAY | row)).tolist() == [why]
    assert len(claims(figures(DAY | row))) == (why is None)
