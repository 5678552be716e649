"""A text does not contradict itself: the lesser of two totals in a sentence is a part, or an earlier state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from extract.analysis.counts import counts
from extract.analysis.series import series
from extract.analysis.triangulation import triangulation

Make = Callable[..., pd.DataFrame]
Ancestors = Callable[[str], tuple[str, ...]]

TOLD = {"as_of": "2023-10-19", "place_id": "west-bank", "doc": "d", "quote": "76 were killed, eight by settlers."}
WHOLE = TOLD | {"value": 76, "source": "the ministry", "source_type": "government"}
HELD = {"metric": "hostages", "kind": "held"}


@pytest.mark.parametrize(
    ("why", "lesser", "is_part"),
    [
        ("the same in a sentence", {"value": 8}, True),
        ("a floor of it", {"value": 8, "low": 8, "qualifier": "at_least"}, True),
        ("the same source", {"value": 8, "source": "the ministry"}, True),
        ("a source of its own", {"value": 8, "source": "OCHA"}, False),
        ("a start of its own", {"value": 8, "since": "2023-10-15"}, False),
        ("another group", {"value": 8, "group": "children"}, False),
        ("another place", {"value": 8, "place_id": "jenin"}, False),
        ("another day", {"value": 8, "as_of": "2023-10-12"}, False),
        ("an event", {"value": 8, "measure": "new"}, False),
        ("another sentence", {"value": 8, "quote": "Eight."}, False),
        ("another text", {"value": 8, "doc": "other"}, False),
        ("the same number twice", {"value": 76}, False),
    ],
)
def test_the_lesser_of_two_totals(figures: Make, why: str, lesser: dict[str, Any], is_part: bool) -> None:
    assert counts(figures(WHOLE, TOLD | lesser))["part"].tolist() == [False, is_part], why


def test_the_lesser_of_two_counts_of_an_event(figures: Make, ancestors: Ancestors) -> None:
    event = {"as_of": "2025-06-03", "place_id": "rafah", "doc": "d", "measure": "new", "quote": "27, 19 on arrival."}
    frame = figures(event | {"value": 27}, event | {"value": 19})
    assert counts(frame)["part"].tolist() == [False, True]
    row = series(frame, ancestors=ancestors, metric="deaths", area="Rafah", measure="new").iloc[0]
    assert (row["value"], row["low"], row["flags"]) == (27, 27, "")


def test_a_stock_that_fell_is_told_in_one_sentence(figures: Make) -> None:
    fell = TOLD | HELD | {"quote": "Once 240 were held; now 137 are."}
    assert not counts(figures(fell | {"value": 240}, fell | {"value": 137}))["part"].any()


def test_a_part_is_set_aside_and_stays_visible(figures: Make, ancestors: Ancestors) -> None:
    claims = triangulation(figures(WHOLE, TOLD | {"value": 8}), ancestors=ancestors, metric="deaths", area="West Bank")
    assert claims[["value", "fit", "chosen"]].to_numpy().tolist() == [[76, 0, True], [8, 3, False]]


def test_what_another_text_gives_as_the_whole_competes(figures: Make, ancestors: Ancestors) -> None:
    frame = figures(WHOLE, TOLD | {"value": 8}, TOLD | {"value": 8, "doc": "other", "quote": "Eight were killed."})
    claims = triangulation(frame, ancestors=ancestors, metric="deaths", area="West Bank")
    assert not claims["part"].any()
