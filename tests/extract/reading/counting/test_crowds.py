"""People who gather, stay, work, are cared for or go hungry are neither displaced nor dead for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]

CASES = [
    ("Around 230 people were taken in the attack on the villages.", []),
    ("Around 230 people were taken in by families of the town.", ["230: displaced person"]),
    ("Families were displaced again. Tens of thousands of protesters have arrived in Jerusalem.", []),
    ("Tens of thousands of displaced people have arrived in Rafah.", ["Tens of thousands: displaced person"]),
    ("About 1.2 million people, half the population, were facing acute hunger, as others were displaced.", []),
    ("The army ordered the evacuation of about 30 percent of the city.", []),
    ("The army ordered the evacuation of about 300 residents.", ["300: displaced person"]),
    ("A strike flattened a house where some 80 people were staying, killing at least 22.", ["22: killed person"]),
    ("The agency helped to evacuate 24 patients and 41 companions to Jordan.", []),
    ("Since May some 9,900 patients have been evacuated to a dozen countries for care, 400 of them children.", []),
    (
        "The army had 24 patients and 41 nurses evacuated from the ward.",
        ["24: displaced person", "41: displaced person"],
    ),
    ("About 17,000 refugees inhabit the camp.", []),
    ("The agency has 4,000 staff managing shelters.", []),
    ("Some 1,000 staff run 105 shelters for those who fled.", []),
    ("The agency has 13,000 staff in Gaza, and more than 300 of them have been killed.", ["300: killed person"]),
    ("The town has 900 homes and 300 of them were destroyed.", ["300: destroyed home"]),
    (
        "Some 1,900 families fled and 300 of them have returned.",
        ["1,900: displaced household", "300: returned household"],
    ),
    ("Hundreds were killed and thousands of people lost limbs.", ["Hundreds: killed person"]),
    ("Hundreds were killed. Some 900 children have lost one or both parents.", ["Hundreds: killed person"]),
    ("Hundreds of people lost at sea are mourned.", ["Hundreds: killed person"]),
    ("There were 15 people sleeping in our house.", []),
    ("There are about six people per home in the town, so 8,000 have lost their homes.", ["8,000: displaced person"]),
    ("Some 2,000 people are sheltering in 40 schools, of which 12 lack water.", ["2,000: displaced person"]),
    ("Some 2,000 people are sheltering in 40 schools, 12 of which are in Rafah.", ["2,000: displaced person"]),
    ("Settlers torched a car, bringing the number of attacks since October 7 to 1,400.", []),
    ("A strike killed a man, bringing the number of people killed since October 7 to 1,400.", ["1,400: killed person"]),
    ("The drone hit two sites: nine people were killed at a bakery.", ["nine: killed person"]),
    ("They fled to Rafah, where more than 12,000 people arrived on Monday.", ["12,000: displaced person"]),
]


@pytest.mark.parametrize(("text", "figures"), CASES)
def test_who_only_gathers_stays_or_goes_hungry_is_not_counted(text: str, figures: list[str], counts: Counts) -> None:
    assert counts(text) == figures
