"""A count without a day of its own goes on from the running total before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text, measures in the order of the counts
GOING_ON = [
    (
        "Since 1 January, the army has demolished 87 homes in Tubas. Three hundred and six people lost their homes.",
        ["total", "total"],
    ),
    ("So far 1,900 homes have been destroyed in Rafah. Eight clinics and 31 schools were damaged.", ["total"] * 3),
    ("The toll in Jenin has risen to 45. The ministry said that 23 of the martyrs were women.", ["total", "total"]),
    # a strike of its own is an event
    ("So far 1,900 people have been killed in Rafah. A strike on a house killed eight people.", ["total", "new"]),
]


@pytest.mark.parametrize(("text", "measures"), GOING_ON)
def test_a_count_goes_on_from_a_running_total(text: str, measures: list[str], read_text: Read) -> None:
    assert [f.measure for f in read_text(text, published=DAY)] == measures
