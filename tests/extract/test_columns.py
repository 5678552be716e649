"""Columns have their types whatever they hold."""

from __future__ import annotations

import pytest

from extract.columns import frame_of, typed

TYPES = {"date": "str", "value": "float64", "reports": "int64", "figures": "object", "part": "bool"}
ROW = {"date": "2025-02-03", "value": None, "reports": 2, "figures": ("a", "b"), "part": False, "more": 1}


@pytest.mark.parametrize("rows", [[], [ROW], [ROW, ROW | {"value": 3, "date": None}]], ids=len)
def test_a_frame_has_the_types_that_are_asked_for(rows: list[dict[str, object]]) -> None:
    frame = frame_of(rows, TYPES)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == TYPES
    assert len(frame) == len(rows)


def test_a_list_in_a_column_stays_one_value() -> None:
    assert typed([["a"], ["b", "c"]], "object").tolist() == [["a"], ["b", "c"]]
