"""What a body does not count, and what stands behind the things it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the source of each figure as named
REMIT = [
    # a health body counts the dead: no captives, nor, beside its toll, who had to flee
    (
        "Commandos freed nine hostages in Rafah in a raid that killed 60 people, according to local health officials.",
        [None, "local health officials"],
    ),
    (
        "The offensive has killed 60 people, according to the health ministry, and displaced about 70% of the people.",
        ["health ministry", None],
    ),
    ("About 900 people were displaced and nine killed, according to health officials.", ["health officials"] * 2),
    ("Nine people fled the camp, medics said.", ["medics"]),
    ("Nine freed hostages were examined, Israel's Health Ministry said.", ["Israel's Health Ministry"]),
    ("Nine hostages were freed, the army said, and 60 people died, medics said.", ["army", "medics"]),
    (
        "Militants seized 90 hostages in the attack, which led to the deaths of 300 people, according to an AFP tally.",
        [None, "AFP"],
    ),
    (
        "Since 7 October 2023, when Hamas killed about 1,200 people in Israel, the war has cost 4,800 lives, according "
        "to the authorities in the Strip.",
        [None, "authorities in the Strip"],
    ),
    # of whom a toll tells is not who gives it
    ("Israel's toll in the ground offensive stands at 90 soldiers killed.", [None]),
    ("Lebanon's health ministry's toll stands at 90 people killed.", ["Lebanon's health ministry"]),
    (
        "Nine people were killed, the council says. In the same period four Israelis were killed there.",
        ["council", None],
    ),
    # what the reporter adds to a quotation, or to who was sought
    (
        "The army said the men had been behind the shooting attack near Tubas, in which four people were killed.",
        [None],
    ),
    ("The army said the men had been behind the raid and that four people were killed.", ["army"]),
    ("Nine people died, according to the council, hours after 17 people were killed in Jenin.", ["council", None]),
    ("“It must not come back,” she said of the attack in which about 90 people were killed in Tubas.", [None]),
    ("The mayor said of the attack that 90 people were killed in Tubas.", ["mayor"]),
]


@pytest.mark.parametrize(("text", "sources"), REMIT)
def test_a_body_gives_the_numbers_of_its_remit(text: str, sources: list[str | None], read_text: Read) -> None:
    found = read_text(text)
    assert [figure.source for figure in found] == sources, [figure.surface for figure in found]
