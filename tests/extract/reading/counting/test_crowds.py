"""People who gather, stay or go hungry are neither displaced nor dead for it."""

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
    ("They fled to Rafah, where more than 12,000 people arrived on Monday.", ["12,000: displaced person"]),
]


@pytest.mark.parametrize(("text", "figures"), CASES)
def test_who_only_gathers_stays_or_goes_hungry_is_not_counted(text: str, figures: list[str], counts: Counts) -> None:
    assert counts(text) == figures
