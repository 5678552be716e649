"""The turns of phrase that several rooms look for, and what only looks like them."""

from __future__ import annotations

import re

import pytest

from extract.reading.patterns.wordings import MONTH, OF_THOSE, RAISES_TOLL, WEEKDAY


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        (" of those killed", True),
        (" of the dead were women", True),
        (" members of them", True),
        (" out of the victims", True),
        (" out of the 31", False),
        (" of the killed medics", True),
        (" of the homes", False),
        (" people, most of them women", False),
        (" ofthem", False),
    ],
)
def test_a_part_is_told_by_what_follows_its_number(rest: str, part: bool) -> None:
    assert (OF_THOSE.match(rest) is not None) is part


@pytest.mark.parametrize(
    ("words", "raised"),
    [
        ("bringing the death toll to 31", True),
        ("which took the number of homes lost past 200", True),
        ("The latest strike lifted the tally to 40", True),
        ("took 12 people, and the number is not known", False),
        ("The toll rose to 31", False),
        ("The ring road was counted", False),
    ],
)
def test_a_toll_is_raised_within_one_clause(words: str, raised: bool) -> None:
    assert (re.search(RAISES_TOLL, words, re.I) is not None) is raised


@pytest.mark.parametrize(
    ("word", "month"), [("January", True), ("Sep", True), ("sept", True), ("may", True), ("mayor", False)]
)
def test_a_month_is_named_in_full_or_short(word: str, month: bool) -> None:
    assert (re.fullmatch(MONTH, word, re.I) is not None) is month


@pytest.mark.parametrize(("word", "day"), [("Monday", True), ("wednesday", True), ("Mon", False), ("someday", False)])
def test_a_day_of_the_week_is_named_in_full(word: str, day: bool) -> None:
    assert (re.fullmatch(WEEKDAY, word, re.I) is not None) is day
