"""How exact a count is where the sentence says so away from the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

CASES = [
    ("9,000 people are estimated to have fled Tubas.", ["about"]),
    ("9,000 people are known to have fled Tubas.", ["exact"]),
    ("An estimated total of 9,000 people fled Tubas.", ["about"]),
    ("A total of 9,000 people fled Tubas.", ["exact"]),
    ("More than 9,000 people are estimated to have fled Tubas.", ["at_least"]),
    ("Two more bodies were found, bringing the death toll up to eight.", ["exact", "exact"]),
]


@pytest.mark.parametrize(("text", "qualifiers"), CASES)
def test_the_words_around_a_count_say_how_exact_it_is(
    text: str, qualifiers: list[str], read_text: Callable[..., list[Figure]]
) -> None:
    assert [figure.qualifier.value for figure in read_text(text)] == qualifiers
