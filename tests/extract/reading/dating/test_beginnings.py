"""When an operation of the text began, where the text tells it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from extract.model import Figure
from extract.reading.dating.beginnings import find_began

Read = Callable[..., list[Figure]]
PUBLISHED = date(2025, 2, 5)  # a Wednesday

BEGAN = [
    ("Troops launched a large operation in Jenin on 21 January.", {"operation": "2025-01-21"}),
    ("The raid, which began on Sunday, goes on.", {"raid": "2025-02-02"}),
    ("On Jan. 21, Israel began what it calls a long campaign in the north.", {"campaign": "2025-01-21"}),
    ("The siege of the town is the longest yet. It started on 2 January.", {"siege": "2025-01-02"}),
    ("The assault began in December.", {"assault": "2024-12"}),
    ("The operation began at dawn, the army said on Sunday.", {}),
    ("The army launched strikes on Sunday.", {}),
    ("A raid was planned for 3 February.", {}),
]


@pytest.mark.parametrize(("text", "began"), BEGAN)
def test_the_start_of_an_operation_is_found(text: str, began: dict[str, str]) -> None:
    found = find_began(text, PUBLISHED)
    assert {noun: day for noun, day in found.items() if not noun.startswith("it ")} == began


def test_without_a_day_of_publication_no_operation_has_begun() -> None:
    assert find_began("Troops launched a large operation on 21 January.", None) == {}


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Since the start of the assault 21 people have been killed. The assault began on 28 January.", "2025-01-28"),
        ("The raid on Tubas began on Sunday. Nine people have been killed since it started.", "2025-02-02"),
        ("The raid on Tubas began on Sunday. In Gaza 47,500 have been killed since the war began.", "2023-10-07"),
        ("Since the beginning of the month 92 families have been displaced in Jericho.", "2025-02-01"),
    ],
)
def test_a_total_counts_from_the_start_that_the_text_tells(text: str, since: str, read_text: Read) -> None:
    assert read_text(text, published="2025-02-05")[0].since == since
