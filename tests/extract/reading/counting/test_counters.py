"""Counters: a number alone on its line has the label above it or below it, as the page's blank lines tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, what its figures count
COUNTERS = [
    (
        "Numbers of the war\n\n1,400\n\nPeople killed in Israel\n\n252,000\n\nIsraelis displaced from towns near Gaza"
        " and the Lebanese border\n\nOver 1.5 million\n\nPalestinians displaced in Gaza, out of a total of 2.2 million",
        ["1,400 killed Israel", "252,000 displaced Israel", "1.5 million displaced Gaza"],
    ),
    (
        "The war in numbers\n\n9,770\nPalestinians killed in Gaza\n\n24,808\nPalestinians injured\n\n"
        "250,000\nIsraelis displaced\n\n451\nlorries of aid let in\n\n35,070\nhomes destroyed",
        ["9,770 killed Gaza", "250,000 displaced Israel", "35,070 destroyed Gaza"],
    ),
    (
        "Counters of the day\n\nKilled\n9,770\n\nInjured\n24,808\n\nDisplaced\n250,000",
        ["9,770 killed None", "250,000 displaced None"],
    ),
    (
        "In numbers\n186,900\npeople displaced since 13 July, as of 28 August\n8,620\nreturned\n11,790\nkits given",
        ["186,900 displaced None", "8,620 returned None"],
    ),
    ("Killed\n27,310\nof whom children\n11,520\nInjured\n66,780", ["27,310 killed None", "11,520 killed None"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTERS)
def test_a_number_has_its_own_label(text: str, expected: list[str], read_text: Read) -> None:
    assert [f"{f.surface} {f.kind} {f.area}" for f in read_text(text)] == expected
