"""The missing, the injured, the orphans and those under the rubble, told of beside the dead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

UNDER_RUBBLE: Cases = [
    ("Hundreds of bodies lie beneath the ruins of the quarter.", []),
    ("Some 3,700 bodies remain under the rubble.", []),
    ("About 3,700 bodies are believed to be under the debris.", []),
    ("Hundreds of other dead are still buried under the wreckage.", []),
    ("Rescuers found 14 bodies under the rubble.", ["14: killed person"]),
    ("Fourteen bodies were pulled from under the rubble.", ["Fourteen: killed person"]),
]

MISSING: Cases = [
    ("Eleven people were killed in Rafah and three reported missing.", ["Eleven: killed person"]),
    ("Eleven people were killed in Rafah and three others are missing.", ["Eleven: killed person"]),
    (
        "Hospitals took in 3,100 martyrs, in addition to 700 missing, 40 of them children.",
        ["3,100: killed person"],
    ),
    ("The office lists (5,210) martyrs and missing.", []),
    ("Some 5,210 people were killed and missing.", []),
    ("Some 5,210 people were killed or are missing.", []),
    ("Eleven people were killed, three of them in Rafah.", ["Eleven: killed person", "three: killed person"]),
]

INJURED: Cases = [
    ("More than 24,000 people are dead or injured.", []),
    ("The quake left some 300 people dead or injured.", []),
    ("A third of the members were killed or taken hostage.", []),
    ("The clinic counted 200 deaths and 900 injuries to date, with the young worst hit.", ["200: killed person"]),
    (
        "The toll rose to 356, with 909 injured and 60 bodies retrieved.",
        ["356: killed person", "60: killed person"],
    ),
    ("Three of the injured have since died.", ["Three: killed person"]),
    ("In Rafah 12 people were killed. Among the wounded, four were children.", ["12: killed person"]),
    ("In Rafah 12 people were killed. Of the wounded, nine are in intensive care.", ["12: killed person"]),
    (
        "In Rafah 12 people were killed. Among the dead, four were children.",
        ["12: killed person", "four: killed person"],
    ),
    (
        "In Rafah 12 people were killed. Of the wounded, two have died.",
        ["12: killed person", "two: killed person"],
    ),
    ("Hamas freed 12 hostages. Among the detainees freed, five were women and 20 boys.", ["12: released person"]),
]

BEREFT: Cases = [
    ("Besides the hundreds killed, 900 children have lost a parent.", ["hundreds: killed person"]),
    ("Alongside the hundreds of women killed, 900 children have become orphans.", ["hundreds: killed person"]),
    ("The storm left thousands without water as many houses were damaged.", []),
]

FORMS = {"under rubble": UNDER_RUBBLE, "missing": MISSING, "injured": INJURED, "bereft": BEREFT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_only_the_dead_are_counted(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
