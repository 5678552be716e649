"""Who gives the number of a sentence that names nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the source of each figure as named
BESIDE = [
    # whose data a paragraph opens with
    (
        "The data of Tubas Municipality show that the displaced are spread over the town. Some 900 displaced people "
        "were housed in schools. The village of Aqqaba took in around 400 displaced people.",
        ["Tubas Municipality"] * 2,
    ),
    ("On OCHA's figures the month was no other. Raids have displaced 900 people in the valley.", ["OCHA"]),
    ("B'Tselem's figures show that 90 homes were destroyed. 400 people lost their homes.", ["B'Tselem"] * 2),
    ("On OCHA's figures the month was no other.\n\nRaids have displaced 900 people in the valley.", [None]),
    ("On OCHA's figures the month was no other. Troops have displaced 900 people in the valley.", [None]),
    ("OCHA met on Monday, its head said. Raids have displaced 900 people in the valley.", [None]),
    # who has identified those counted
    (
        "Earlier the army killed two children.\n\nThe health ministry identified them as Omar Haddad and Rami Saleh.",
        ["health ministry"],
    ),
    # a part of what was counted, and more of it
    (
        "The council said the raid had left 61 people dead.\n\nIn Tubas by itself, 45 people were killed.",
        ["council"] * 2,
    ),
    ("The raid destroyed 2,540 homes, the office said. Another 22,900 homes were damaged.", ["office"] * 2),
    ("The raid destroyed 540 homes, the office said.\n\nAnother 900 homes were damaged.", ["office", None]),
    # by whose own count
    (
        "Medics say 900 people died. By its own estimate, Syria's army has killed 300 rebels.",
        ["Medics", "Syria's army"],
    ),
    ("Medics say 900 people died, 300 of them rebels by its own estimate.", ["Medics"] * 2),
]


@pytest.mark.parametrize(("text", "sources"), BESIDE)
def test_the_sentences_beside_it_tell_whose_a_number_is(text: str, sources: list[str | None], read_text: Read) -> None:
    found = read_text(text)
    assert [figure.source for figure in found] == sources, [figure.surface for figure in found]
