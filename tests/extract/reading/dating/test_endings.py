"""The day on which the event of a text ended, and the first day below a headline."""

from __future__ import annotations

from datetime import date

import pytest

from extract.reading.dating.endings import find_ahead, find_below, find_ended

PUBLISHED = date(2025, 2, 10)  # a Monday

ENDED = [
    ("Twelve people were killed. The raid, the longest of the year, ended on Saturday.", "2025-02-08"),
    ("Troops withdrew from the camp on Friday evening. Twelve homes were destroyed.", "2025-02-07"),
    ("On Thursday the last vehicles rolled out of Tulkarem.", "2025-02-06"),
    ("Jeeps came on 1 February and left on the evening of the 3rd.", "2025-02-03"),
    ("A truce took hold late on Sunday.", "2025-02-09"),
    ("The fighting ran from 1 February to the truce of 4 February.", "2025-02-04"),
    ("The war of 2014 ended in August 2014.", None),
    ("A truce took hold on 19 January.", None),
    ("Twelve people were killed on Saturday.", None),
    ("The raid left 12 people dead on Saturday.", None),
]


@pytest.mark.parametrize(("text", "day"), ENDED)
def test_the_event_of_a_text_is_over_where_it_says_so(text: str, day: str | None) -> None:
    assert find_ended(text, PUBLISHED) == day


def test_without_a_day_of_publication_nothing_has_ended() -> None:
    assert find_ended("The raid ended on 8 February 2025.", None) is None


def test_a_headline_has_the_first_day_of_an_event_below_it() -> None:
    text = "Twelve killed in Jenin raid\n\nThe army said on Sunday that it killed twelve men on Saturday."
    assert find_below(text, text.index("\n"), PUBLISHED) == "2025-02-08"
    assert find_below(text, text.index("\n"), None) is None
    assert (
        find_below("Twelve killed\n\nBy A Writer\n10 February 2025\n\nOn Sunday men died.", 13, PUBLISHED)
        == "2025-02-09"
    )
    assert find_below("Twelve killed\n\nAs on 7 October 2024, men died.", 13, PUBLISHED) is None
    assert find_below("Twelve killed in Jenin raid\n\nIn 2024 more died.", 27, PUBLISHED) is None


def test_the_day_of_an_event_may_be_told_in_the_next_sentence() -> None:
    text = "At least 33 people died. The strike hit a market on Friday. On Sunday talks began."
    assert find_ahead(text, 24, PUBLISHED) == "2025-02-07"
    assert find_ahead("At least 33 people died. Talks began on Friday.", 24, PUBLISHED) is None
    assert find_ahead("At least 33 people died. The attack of 2014 was on 3 July 2014.", 24, PUBLISHED) is None
    assert find_ahead(text, 24, None) is None
