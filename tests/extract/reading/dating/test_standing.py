"""What stood on a day is a total of that day; what happened on it is new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text, measure and as_of of the last count
STOOD = [
    ("The death toll in Gaza stood at 47,128 on Monday.", "total", "2025-02-03"),
    ("In Gaza the dead numbered 47,825 yesterday, according to the ministry.", "total", "2025-02-04"),
    ("An official put the number of displaced people in Rafah at 470,000 on Monday.", "total", "2025-02-03"),
    ("The health ministry raised its toll on Monday to 1,900.", "total", "2025-02-03"),
    ("Some 2,790 displaced people were in hotels in Haifa on Sunday night.", "total", "2025-02-02"),
    ("At the peak, on 9 January, an estimated 148,000 people were displaced in Gaza City.", "total", "2025-01-09"),
    ("In Rafah, 47 per cent of the buildings were destroyed on 3 January.", "total", "2025-01-03"),
    ("Rafah hosts 1.4 million displaced people today.", "total", DAY),
    ("In Be'eri 90 of the former residents are back today.", "total", DAY),
    ("A strike on Monday killed 14 people in Gaza.", "new", "2025-02-03"),
    ("The army put the camp under curfew, and 14 people were killed on Monday in Jenin.", "new", "2025-02-03"),
    ("At the gate of the camp, on 9 January, 14 people were killed.", "new", "2025-01-09"),
    ("In Jenin 47 homes were destroyed on 3 January.", "new", "2025-01-03"),
    ("Nine displaced families came home today to Rafah.", "new", DAY),
    ("The number of displaced people who came back to Rafah was 3,000 on Monday alone.", "new", "2025-02-03"),
    ("Some 900 people slept in its classrooms in Rafah on Sunday night.", "total", "2025-02-02"),
    ("Some 900 people slept in its classrooms on Sunday night, up from 150 the night before.", "total", "2025-02-01"),
]


@pytest.mark.parametrize(("text", "measure", "as_of"), STOOD)
def test_what_stood_on_a_day_is_a_total_of_it(text: str, measure: str, as_of: str, read_text: Read) -> None:
    last = read_text(text, published=DAY)[-1]
    assert (last.measure, last.as_of) == (measure, as_of)
