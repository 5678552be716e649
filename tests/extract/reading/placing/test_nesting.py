"""Places named one within or beside the other are one place: the one that is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, place of its last figure, area
NESTED = [
    # the part of a land that a town lies in
    (
        "An air raid killed nine people in the central Gaza Strip city of Deir al-Balah, doctors in the territory say.",
        "city of Deir al-Balah",
        "Gaza",
    ),
    ("Four houses burned in the northern West Bank city of Nablus.", "city of Nablus", "West Bank"),
    ("Four houses burned in Beit Lahia, in northern Gaza.", "Beit Lahia", "Gaza"),
    ("Four houses burned in northern Gaza, Khan Younis and Rafah.", "northern Gaza, Khan Younis and Rafah", "Gaza"),
    ("Four houses burned in the West Bank, including East Jerusalem.", "West Bank", "West Bank"),
    # the town beside one is named with it
    (
        "Nine homes were razed in Jenin and the nearby city of Tulkarm.",
        "Jenin and the nearby city of Tulkarm",
        "West Bank",
    ),
    ("Nine homes were razed in Jenin and neighbouring Qabatiya.", "Jenin and neighbouring Qabatiya", "Jenin"),
    ("Nine homes were razed in Jenin and the nearby roads of Tulkarm.", "Jenin", "Jenin"),
    # what a crossing lies between
    ("The Rafah crossing, an open gate between Gaza and Egypt, let in 30 evacuees.", "Rafah crossing", "Rafah"),
    # a family that bears the name of a town
    ("Nine members of the al-Fara family were killed in Khan Younis.", "Khan Younis", "Gaza"),
    ("Nine members of the Huwara clan were killed in Rafah.", "Rafah", "Rafah"),
    ("Nine members of a Huwara family were killed.", "Huwara", "West Bank"),
    # a landmark only says where a place lies
    ("Some 7,000 people have fled to al-Mawasi, west of Khan Younis.", "al-Mawasi", "Gaza"),
    ("In al-Mawasi, west of Rafah, two people were killed.", "al-Mawasi", "Gaza"),
    ("In Burqin, just west of Jenin, two people were killed.", "Burqin", "Jenin"),
    ("In Nur Shams camp, east of the city of Tulkarem, two people were killed.", "Nur Shams camp", "Tulkarem"),
    ("In Gaza, east of Khan Younis, two people were killed.", "Khan Younis", "Gaza"),
    # a border is named for the land on its other side
    ("Near the Gaza border nine houses were damaged.", "Gaza Envelope", "Israel"),
    ("Nine houses were damaged along the northern border with Lebanon.", "Northern Israel", "Israel"),
]


@pytest.mark.parametrize(("text", "place", "area"), NESTED)
def test_of_places_named_together_one_is_meant(text: str, place: str, area: str, read_text: Read) -> None:
    figure = read_text(text)[-1]
    assert (figure.place, figure.area) == (place, area)
