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
    ("In Rafah 12 people were killed. Of the detained, three were later released.", ["12: killed person"]),
    ("The number of airstrikes since May stands at 90.", []),
    ("Hamas freed 12 hostages. Among the detainees freed, five were women and 20 boys.", ["12: released person"]),
]

BEREFT: Cases = [
    ("Besides the hundreds killed, 900 children have lost a parent.", ["hundreds: killed person"]),
    ("Alongside the hundreds of women killed, 900 children have become orphans.", ["hundreds: killed person"]),
    ("The storm left thousands without water as many houses were damaged.", []),
]

DEAD: Cases = [
    ("The number of people killed and wounded rose to 230 killed and 800 wounded.", ["230: killed person"]),
    ("The number of people killed and wounded rose to 1,030.", []),
    ("The fatality toll in the Strip exceeded on Monday 5,000.", ["5,000: killed person"]),
    (
        "The blast killed 14 people. The mayor said the 14 included nine children.",
        ["14: killed person", "14: killed person", "nine: killed person"],
    ),
    ("Five people were killed, one of which was a child.", ["Five: killed person", "one: killed person"]),
    ("Of the five carts, one of which was a gift, none is left.", []),
    ("Some 70% of the victims in the city are children and women.", ["70%: killed percent"]),
    ("Women and children represent nearly 70% of all victims.", ["70%: killed percent"]),
    ("The clinic treated 90 injured. Some 70% of the victims are children.", []),
    ("The office counted (184) martyr journalists.", ["184: killed person"]),
    ("The army exterminated 140 families.", ["140: killed household"]),
    ("The painter died together with his mother, a sister and her three children.", ["three: killed person"]),
    ("The painter lives together with his mother, a sister and her three children.", []),
    (
        "Some 93 soldiers and nearly 390 others, most of them farmers, were killed.",
        ["93: killed person", "390: killed person"],
    ),
    (
        "The raid killed 30 people (12 men, 10 women and eight adults of unknown sex).",
        ["30: killed person", "12: killed person", "10: killed person", "eight: killed person"],
    ),
]

FORMS = {"under rubble": UNDER_RUBBLE, "missing": MISSING, "injured": INJURED, "bereft": BEREFT, "dead": DEAD}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_only_the_dead_are_counted(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
