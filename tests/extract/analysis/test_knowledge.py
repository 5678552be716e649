"""What was known on a day, and what was learned between two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from extract.analysis.knowledge import LEARNED_COLUMNS, known_on, learned
from extract.analysis.series import series

Make = Callable[..., pd.DataFrame]
Ancestors = Callable[[str], tuple[str, ...]]


def test_known_is_what_was_published_or_else_retrieved(figures: Make) -> None:
    frame = figures(
        {"value": 1, "published": "2024-01-10", "retrieved": "2024-05-01"},
        {"value": 2, "published": None, "retrieved": "2024-01-10"},
        {"value": 3, "published": "2024-01-11", "retrieved": "2024-01-01"},
        {"value": 4, "published": None, "retrieved": None},
    )
    assert known_on(frame, "2024-01-10")["value"].tolist() == [1, 2]


def test_a_series_as_known_on_a_day(figures: Make, ancestors: Ancestors) -> None:
    first = {"value": 500, "as_of": "2023-10-17", "published": "2023-10-17"}
    revised = {"value": 471, "as_of": "2023-10-17", "published": "2023-10-18", "source": "OCHA", "source_type": "un"}
    frame = figures(first, revised)
    build = partial(series, frame, ancestors=ancestors, metric="deaths", area="Gaza")
    assert build(known_on="2023-10-17")["value"].tolist() == [500]
    assert build(known_on="2023-10-18")["value"].tolist() == [471]
    assert build(known_on="2023-10-16").empty


def test_what_was_learned_between_two_days_is_a_table(figures: Make, ancestors: Ancestors) -> None:
    frame = figures(
        {"value": 1100, "as_of": "2023-10-17", "published": "2023-10-17"},
        {"value": 1071, "as_of": "2023-10-17", "published": "2023-10-20", "source": "OCHA", "source_type": "un"},
        {"value": 1201, "as_of": "2023-10-18", "published": "2023-10-18"},
        {"value": 1303, "as_of": "2023-10-19", "published": "2023-10-20"},
        {"value": 1235, "as_of": "2023-10-18", "published": "2023-10-20"},
    )
    build = partial(series, ancestors=ancestors, metric="deaths", area="Gaza")
    table = learned(frame, build, before="2023-10-18", after="2023-10-20")
    assert list(table) == list(LEARNED_COLUMNS)
    assert table[["date", "value_before", "value_after", "what"]].astype(object).fillna("").to_numpy().tolist() == [
        ["2023-10-17", 1100, 1071, "revised"],
        ["2023-10-18", 1201, 1235, "revised"],
        ["2023-10-19", "", 1303, "new"],
    ]
    assert learned(frame, build, before="2024-01-01", after="2024-02-01").empty
