"""Rows of numbers that add up to a count told before are its parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

CASES: Cases = [
    (
        "The 35 captives were traded for 90 prisoners: 21 Israelis, 13 Thais and one Filipino.",
        [
            "35: released person",
            "21: released person",
            "13: released person",
            "one: released person",
        ],
    ),
    (
        "Rescuers found 14 bodies. They are those of eight medics of the hospital, five drivers and one guard.",
        ["14: killed person", "eight: killed person", "five: killed person", "one: killed person"],
    ),
    (
        "Since Monday 90,000 people have returned. Day by day: 60,000 on the first and 30,000 on the second.",
        ["90,000: returned person", "60,000: returned person", "30,000: returned person"],
    ),
    (
        "Nine people were killed. The mayor spoke for six minutes to three visitors from Oslo.",
        ["Nine: killed person"],
    ),
    (
        "Seven schools were hit. Of the missions planned nine were let in, four impeded and three denied.",
        ["Seven: destroyed_or_damaged building"],
    ),
    ("Eleven people were killed. Six were in hospital, five of them on ventilators.", ["Eleven: killed person"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_parts_that_add_up_are_of_the_whole(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
