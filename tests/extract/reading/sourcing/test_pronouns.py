"""Whom "he said", "it said" and "the agency said" mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure
from extract.reading.sourcing.persons import find_person

Read = Callable[..., list[Figure]]

# text, whose the last number is
MEANT = [
    (
        "The Coastal Office said the road was shut. A town engineer with a list had been in forty homes. "
        "Nine of the homes, he said, were destroyed.",
        "town engineer",
    ),
    (
        "The Coastal Office said the road was shut.\n\nDeputy mayor Omar Haddad runs a bakery. "
        "He believes 15 percent of the homes were destroyed.",
        "Deputy mayor Omar Haddad",
    ),
    (
        "The Coastal Office said the road was shut.\n\nRana Saleh, who heads the school, keeps a list. "
        "Nine families fled, she says.",
        "Rana Saleh",
    ),
    ("The army said the road was shut.\n\nAmal*, 32, walked. “They killed nine people,” she says.", "Amal"),
    ("The army said the road was shut.\n\nKamal, a baker, came home. Nine people died, he said.", "Kamal"),
    (
        "President Omar Haddad spoke. Freed in May, a mechanic from Tubas said he was well. Nine people died, he said.",
        "mechanic from Tubas",
    ),
    ("In Tubas, the mayor walked to the school. “Nine people were killed here,” he said.", "mayor"),
    # of several in a sentence, its subject
    (
        "The Coastal Office said 900 people fled, while the army spoke of 400 evacuees. It denied that nine died.",
        "Coastal Office",
    ),
    (
        "The International Organization for Migration said the road was shut. Nine people fled, the agency said.",
        "International Organization for Migration",
    ),
    (
        "UNRWA said the road was shut.\n\nThe Coastal Observatory for Human Rights, a local monitor, raised its toll. "
        "It lists nine people killed.",
        "Coastal Observatory for Human Rights, local monitor",
    ),
    ("Town officials said 60 people fled. Nine people died, according to the same officials.", "Town officials"),
    ("The police said 60 people fled in Israel. The army said nine people were killed.", "army"),
]


@pytest.mark.parametrize(("text", "source"), MEANT)
def test_a_pronoun_means_who_was_told_of_last(text: str, source: str, read_text: Read) -> None:
    assert read_text(text)[-1].source == source


@pytest.mark.parametrize(
    "text",
    [
        "Hamas, a group in Gaza, fired.",
        "In Tubas, rain fell.",
        "The army, a day later, left.",
        "Families, who are many, fled.",
        "On Monday, the council met.",
        "The boy was nine.",
    ],
)
def test_a_sentence_that_opens_with_something_else_has_no_person(text: str) -> None:
    assert find_person(text) is None
