"""Of several numbers in a sentence, those that a naming goes with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the source of each figure as named
PARTS = [
    # of a part alone, where no comma parts the naming from it
    ("Some 60 captives are still held in Gaza, of whom 20 are alive according to the army.", [None, "army"]),
    ("The fire killed eight civilians, as well as 10 soldiers by the army's reckoning.", [None, "army"]),
    ("Nine people were killed, four of them children, according to the hospital.", ["hospital"] * 2),
    ("Nine people were killed and 40 homes destroyed according to the council.", ["council"] * 2),
    (
        "It is believed that 60 of the 140 hostages abducted in May remain in Gaza, including the bodies of nine "
        "confirmed dead by the army.",
        [None, None, "army"],
    ),
    ("Nine people were killed in Tubas, including three children, the mayor confirmed.", ["mayor"] * 2),
    ("The plan asks for the 30 hostages – 11 of them alive, Israel believes – to be freed.", [None, "Israel"]),
    # who opens a sentence with "according to", or goes on with "but that", speaks for it to its end
    (
        "According to the Coastal Council, which runs the town, few went hungry, and over 70% of the people returned.",
        ["Coastal Council"],
    ),
    ("According to the council the road is shut; the army says 70% of the people returned.", ["army"]),
    (
        "The envoy said the meeting was right, but that nobody had called it over the 90 people killed in Tubas.",
        ["envoy"],
    ),
    # in a clause of its own it says nothing of the rest
    ("After a raid in which nine people died according to the UN, 900 people fled Tubas.", ["UN", None]),
    ("In a raid in May, nine people died, according to the UN, and 900 people fled Tubas.", ["UN"] * 2),
    # who pronounced some dead does not speak of the next number
    (
        "Hamas holds the bodies of nine hostages confirmed dead by the army. Twenty are believed to be alive.",
        ["army", None],
    ),
    # a list after a colon goes on in the next sentence
    (
        "The loss is great, the mayor said: nine of the 12 schools were destroyed. About 40 homes were razed in Tubas.",
        ["mayor"] * 2,
    ),
    (
        "The loss is great, the mayor said: nine schools were destroyed. Meanwhile 40 homes were destroyed in Jenin.",
        ["mayor", None],
    ),
]


@pytest.mark.parametrize(("text", "sources"), PARTS)
def test_a_naming_covers_the_numbers_it_goes_with(text: str, sources: list[str | None], read_text: Read) -> None:
    found = read_text(text)
    assert [figure.source for figure in found] == sources, [figure.surface for figure in found]
