"""Whether displaced people left the place of their count or are there now, in the words that say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

LEFT = [
    "About 900,000 people have fled Rafah.",
    "Some 3,000 families have left Jenin camp on foot.",
    "More than 12,000 people have been displaced from Tulkarem camp.",
    "The army forced 4,000 residents out of Nur Shams.",
    "Around 20,000 people from Jenin camp are still away from their homes.",
    "Soldiers evacuated 300 families from the eastern part of Rafah to Khan Younis.",
    "Rafah was shelled for a third night. About 100,000 people have fled since Monday.",
    "About 2,000 displaced people from Jenin camp have no work.",
    "Rafah goes on emptying: some 450,000 people have fled the city since May.",
]

THERE = [
    "Some 1.4 million people are sheltering in Rafah.",
    "Rafah hosts 1.4 million displaced people.",
    "Some 30,000 people fled to Rafah in one night.",
    "Thousands of displaced people have arrived in Deir al-Balah.",
    "Around 600,000 displaced people in Rafah have no clean water.",
    "About 80 families are staying with relatives in Tulkarem.",
    "Rafah was shelled for a third night. The city is sheltering 1.4 million displaced people.",
    "Shells fell on Rafah, where some 1.4 million people are sheltering.",
    "Shells fell on the city of Rafah, on the border with Egypt, where 1.4 million people are crammed into tents.",
    "Rafah is where more than half a million people have sought refuge.",
    "Shells fell on Rafah, where 12,500 people had moved from the north.",
    "Families are leaving Rafah, where over 1.4 million people had sought shelter.",
    "Rafah, a town of 280,000, is now hosting around 470,000 displaced people.",
    "Rafah has grown crowded since hundreds of thousands of people fled there.",
    "More than 1.5 million people are crammed into Rafah, Gaza's southernmost city.",
]

OPEN = [
    "Some 40,000 people have been displaced in Jenin.",
    "The number of people displaced in Tulkarem has reached 20,000.",
    "Some 1.9 million people are displaced in the Gaza Strip.",
    "About 1.9 million people are sheltering in the Gaza Strip.",  # displaced within it: both at once
    "Jenin camp is empty. For now 43 families are sleeping in two schools.",
    "About 500,000 people have returned to Gaza City.",
    "Twelve people were killed in Rafah.",
    "Houses fell in Silwan on Monday. In all 620 people were left homeless.",
    "Tanks entered Nuseirat. Some 80,000 people have been driven from home.",
    "About 10,000 people have not left Gaza City but sought shelter in its hospitals.",
    "Thousands of displaced people are already on their way home to Rafah.",
    "Tulkarm camp is empty. He thanked the 14 villages which took in 1,900 families.",
    "Shells fell on Rafah, where 20,000 people were displaced.",
    "Streets were dug up in Jenin and some 22,000 people have been displaced there.",
]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        *((text, "origin") for text in LEFT),
        *((text, "host") for text in THERE),
        *((text, None) for text in OPEN),
    ],
)
def test_the_words_around_the_place_say_it(text: str, role: str | None, read_text: Read) -> None:
    assert [f.place_role for f in read_text(text)] == [role]


def test_the_reasons_tell_it(read_text: Read) -> None:
    (figure,) = read_text("About 900,000 people have fled Rafah.")
    assert any(reason.startswith("place:") and reason.endswith("they left it") for reason in figure.reasons)
