"""The name of who gives a number: as far as it reaches, and no further."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the name as given
NAMED = [
    # ranks and titles that are cut short
    ("Nine soldiers were killed in Rafah, Brig. Gen. Omer Tal said.", "Brig. Gen. Omer Tal"),
    (
        "Nine people were killed in Rafah, army spokesman Rear Adm. Omer Tal confirmed.",
        "army spokesman Rear Adm. Omer Tal",
    ),
    ("Nine people died in Rafah, according to Rear Adm. Omer Tal.", "Rear Adm. Omer Tal"),
    ("Nine people were killed, said regional Gov. Petro Bondar.", "regional Gov. Petro Bondar"),
    ("Nine people were killed, said Maj. Gen. Rami Saleh.", "Maj. Gen. Rami Saleh"),
    (
        "According to the authorities, nine people fled. Mr. Saleh, for OCHA, recalled the raid. "
        "They believed that nine people had fled.",
        "authorities",
    ),
    ("Hamas claimed nine people were killed in Rafah.", "Hamas"),
    # nothing else of the sentence, and nothing but the body
    ("According to the planning office two hundred more homes were damaged.", "planning office"),
    ("According to officials in two ministries, nine homes were damaged.", "officials in two ministries"),
    ("The picture was taken once the army announced that nine hostages were freed in Gaza.", "army"),
    ("On Monday the health office in Tubas gave the number of people killed as 36.", "health office in Tubas"),
    ("Oxfam's first tour of the village recorded 31 destroyed homes.", "Oxfam"),
    ("Oxfam's list says that 31 homes were destroyed.", "Oxfam"),
    ("LIVE | Egypt says nine people were killed in Cairo.", "Egypt"),
    ("Imagery from space showed 52 homes destroyed in Rafah.", "Imagery from space"),
    ("To Halhul, says an officer of the liaison unit: 900 displaced are there.", "officer of the liaison unit"),
    # a name behind what somebody is
    ('"Thirty families fled," said its porter, Sami Nasser, 51, who had been telephoned.', "Sami Nasser, porter"),
    ('"Thirty families fled," said one of them, Dana Khoury, who had flown in.', "Dana Khoury"),
    ('"Thirty families fled," said one of the nurses, Dana Khoury.', "Dana Khoury"),
    (
        "Omar Haddad, a Dutch activist who follows the raids, told us that nine homes fell.",
        "Omar Haddad, Dutch activist",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_reaches_as_far_as_it_is_worded(text: str, name: str, read_text: Read) -> None:
    assert {figure.source for figure in read_text(text)} == {name}


NOBODY = [
    # what takes lives claims nothing
    "A raid by the army claimed eleven lives in Rafah on Friday.",
    "The strike on Coastal Hospital claimed twenty-one lives.",
    "Strikes on Rafah claimed at least three more lives.",
    "The raids of the army, which claim dozens of civilian lives, killed nine people.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_names_nobody_gives_no_source(text: str, read_text: Read) -> None:
    assert {figure.source for figure in read_text(text)} == {None}
