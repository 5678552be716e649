"""What "the camp", "the two camps", "the enclave" and "the village" mean: what the text has spoken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the places of its figures
CAMPS = [
    ("The mayor of Jenin spoke. At least 640 homes in the camp have been destroyed.", ["jenin-camp"]),
    ("Troops left Jenin camp. Of its people, 3,000 fled the camp.", ["jenin-camp"]),
    ("Raids went on in Tulkarem. Twenty homes were razed in its camp.", ["tulkarem-camp"]),
    ("Raids went on in Nur Shams. Tulkarem is near. Twenty homes were razed in the camp.", ["nur-shams-camp"]),
    ("Troops are in Nur Shams. Troops are in Jenin. Twenty homes were razed in the camp.", ["jenin-camp"]),
    ("Troops are in Jenin. In Nur Shams, 40 homes were destroyed in the camp.", ["nur-shams-camp"]),
    ("Troops left Jenin. They stay in Tulkarm and Nur Shams camps. Of the camp 20 homes fell.", ["jenin-camp"]),
    ("Some 20,000 people were displaced from Jenin and its camp.", ["jenin-governorate"]),
    ("Troops stay in Tulkarem governorate. In both camps 390 homes were destroyed.", ["tulkarem-governorate"]),
    ("Troops are in Tulkarem camp and in Nur Shams. In the two camps 390 homes fell.", ["tulkarem-governorate"]),
]


@pytest.mark.parametrize(("text", "places"), CAMPS)
def test_the_camp_is_the_one_that_was_spoken_of(text: str, places: list[str], read_text: Read) -> None:
    assert [f.place_id for f in read_text(text)] == places


# text without a camp that could be meant, the place of its figure
OTHERS = [
    ("Tents stand in Rafah. A strike on the camp killed three people in Rafah.", "rafah"),
    ("Raids went on in Nablus. Twenty homes were razed in the camp.", "nablus"),
    ("Troops are in Jenin. In the two camps 390 homes were destroyed.", "jenin"),
    ("Jenin is quiet. The camp's popular committee counted 20 homes razed in Qabatiya.", "qabatiya"),
]


@pytest.mark.parametrize(("text", "place"), OTHERS)
def test_a_camp_of_nobody_is_no_place(text: str, place: str, read_text: Read) -> None:
    assert [f.place_id for f in read_text(text)] == [place]


def test_the_camp_bears_its_name(read_text: Read) -> None:
    (figure,) = read_text("The mayor of Jenin spoke. At least 640 homes in the camp have been destroyed.")
    assert (figure.place, figure.area, figure.place_basis) == ("Jenin refugee camp", "Jenin", "sentence")


# text, the place of its last figure
TERRITORIES = [
    ("Strikes hit Khan Younis. In the enclave 41 people were killed.", "gaza-strip"),
    ("Settlers attacked Huwara. Across the territory 41 people were killed.", "west-bank"),
]


@pytest.mark.parametrize(("text", "place"), TERRITORIES)
def test_the_territory_is_the_one_that_was_spoken_of(text: str, place: str, read_text: Read) -> None:
    assert read_text(text)[-1].place_id == place


def test_a_share_of_the_buildings_of_a_place_is_for_it(read_text: Read) -> None:
    text = "In the West Bank satellite pictures showed 43 per cent of the buildings of Jenin camp destroyed."
    assert [f.place_id for f in read_text(text)] == ["jenin-camp"]


# text, the place of its last figure
TOWNS = [
    ("Tents burn. A strike on the southern Gaza city of Rafah killed 45 people.", "rafah"),
    ("Troops are in Rafah. Fifteen people were killed in the southern Gaza city.", "rafah"),
    ("Settlers set fire to Huwara. Nine houses in the town were burned out.", "huwara"),
    ("Life in Be'eri has not come back. Gunmen killed 101 people in this kibbutz.", "beeri"),
    ("Rafah is full. Rafah is loud. A car left for Nablus. Nobody spoke. In the city 63 people were killed.", "rafah"),
    ("Rafah was full. Rafah is empty. Then came Nablus. In the city 63 people were killed.", "nablus"),
    ("Washington said no. Rafah is full. An assault on the city could displace a million people.", "rafah"),
]


@pytest.mark.parametrize(("text", "place"), TOWNS)
def test_the_town_is_the_one_that_was_spoken_of(text: str, place: str, read_text: Read) -> None:
    assert read_text(text)[-1].place_id == place


# text in which "the town" is another's or nobody's, the place of its last figure
OTHER_TOWNS = [
    ("Settlers came to Huwara. The city of Nablus is near. Nine houses were burned in the city of Nablus.", "nablus"),
    ("Raids went on in Jenin. The city's hospitals are full. Five people were killed in Qabatiya.", "qabatiya"),
]


@pytest.mark.parametrize(("text", "place"), OTHER_TOWNS)
def test_a_town_that_is_named_otherwise_is_that_one(text: str, place: str, read_text: Read) -> None:
    assert read_text(text)[-1].place_id == place
