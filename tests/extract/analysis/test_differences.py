"""Why two totals differ, in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from extract.analysis.differences import explain
from extract.errors import BadInput

Make = Callable[..., pd.DataFrame]
MINISTRY = {"value": 26083, "as_of": "2024-01-26", "source": "Gaza health ministry", "since": "2023-10-07"}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"value": 25700, "as_of": "2024-01-25"},
            "26,083 against 25,700, a difference of 383 (1.5 %): the first is as of 2024-01-26, the second as of "
            "2024-01-25.",
        ),
        (
            {"value": 27365, "place_id": "rafah", "area": "Rafah"},
            "26,083 against 27,365, a difference of 1,282 (4.7 %): the first is for gaza-strip, the second for rafah.",
        ),
        (
            {"value": 11500, "group": "children", "qualifier": "at_least", "low": 11500},
            "26,083 against at least 11,500, a difference of 14,583 (55.9 %): the first counts everybody, the second "
            "children.",
        ),
        (
            {"value": 26751, "source": None},
            "26,083 against 26,751, a difference of 668 (2.5 %): the first is given by Gaza Ministry of Health, "
            "the second by nobody named.",
        ),
        (
            {"value": 183, "measure": "new", "since": None},
            "26,083 against 183, a difference of 25,900 (99.3 %): the first is a running total, the second a count of "
            "an event or period, and the two never compare; the first counts from 2023-10-07, the second from a start "
            "that is not stated.",
        ),
        (
            {"value": 26091},
            "26,083 against 26,091, a difference of 8 (0.0 %): date, place, people, source and rounding are the same, "
            "so the reports themselves disagree.",
        ),
        (
            {"value": None, "low": 20000, "high": 30000, "qualifier": "range"},
            "26,083 against 20,000 to 30,000, a difference of 6,083 (23.3 %): the second is given only to the nearest "
            "10,000.",
        ),
        ({}, "26,083 against 26,083: the same claim."),
    ],
)
def test_the_difference_is_told(figures: Make, changed: dict[str, Any], sentence: str) -> None:
    assert explain(figures(MINISTRY, MINISTRY | changed), "f0", "f1") == sentence


def test_an_unknown_figure_is_named(figures: Make) -> None:
    with pytest.raises(BadInput, match="f7"):
        explain(figures(MINISTRY), "f0", "f7")


def test_who_left_and_who_is_there_are_told_apart(figures: Make) -> None:
    moved = {"metric": "displacement", "kind": "displaced", "place_id": "rafah", "as_of": "2024-05-28"}
    left = moved | {"value": 1_000_000, "place_role": "origin"}
    there = moved | {"value": 65_000, "place_role": "host"}
    assert "the first counts people displaced from or within the place, the second displaced people who are there" in (
        explain(figures(left, there), "f0", "f1")
    )
