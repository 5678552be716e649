"""People counted for something else than what is told beside them: none of them is a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

LISTED: Cases = [
    ("Nine people were injured in Hebron and three in Tubas, and 12 were killed.", ["12: killed person"]),
    ("Nine people were injured in Hebron and three in Tubas were killed.", ["three: killed person"]),
    ("Police arrested 40 men in Hebron and nine in Tubas, and 700 people were evicted.", ["700: displaced person"]),
    (
        "Police arrested 40 men in Hebron and nine in Tubas were killed.",
        ["nine: killed person"],
    ),
    ("Police arrested 40 men and nine boys, and 700 people were evicted from the camp.", ["700: displaced person"]),
    ("The army has detained 70 nurses and 15 drivers, and 20 people were killed.", ["20: killed person"]),
    ("Police arrested 40 men, 12 women and nine boys, and 700 people were evicted.", ["700: displaced person"]),
    ("Police arrested 40 men and nine boys were killed.", ["nine: killed person"]),
    (
        "The strike killed 40 men and nine boys, and 700 people were displaced.",
        ["40: killed person", "nine: killed person", "700: displaced person"],
    ),
]

JAILED: Cases = [
    ("The raid killed six people in Jenin. Detainees now number 8,100.", ["six: killed person"]),
    ("The raid killed six people in Jenin. The dead now number eight.", ["six: killed person", "eight: killed person"]),
    ("About 900 people were displaced. The number of patients has risen to 310.", ["900: displaced person"]),
    (
        "About 900 people were displaced. The number of residents displaced has risen to 1,310.",
        ["900: displaced person", "1,310: displaced person"],
    ),
    (
        "About 900 people were displaced, while thousands more are cut off from aid.",
        ["900: displaced person"],
    ),
    (
        "About 900 people were displaced from Tubas. The number of prisoners has risen to 310.",
        ["900: displaced person"],
    ),
    ("The raid killed six people. The number of detainees now stands at 8,100.", ["six: killed person"]),
    ("The number of prisoners who have died in custody has risen to 61.", ["61: killed person"]),
]

DEPRIVED: Cases = [
    ("Some 900 people are fleeing the town and many others need water.", ["900: displaced person"]),
    ("Some 900 people were displaced from Tubas, and 340 pupils were deprived of lessons.", ["900: displaced person"]),
    ("Nine million people required aid in Yemen, and two million were displaced.", ["two million: displaced person"]),
    (
        "Hundreds fled the hamlet, while thousands more have been confined to their houses.",
        ["Hundreds: displaced person"],
    ),
    (
        "The fire left 30% of the town's infrastructure destroyed and 4,000 residents forced to leave.",
        ["4,000: displaced person"],
    ),
    (
        "The fire left 30% of the town's homes destroyed and 4,000 residents forced to leave.",
        ["30%: destroyed percent", "4,000: displaced person"],
    ),
]

BEREAVED: Cases = [
    ("Shelling has killed 900 children, with 2,000 others losing a parent.", ["900: killed person"]),
    (
        "Half of those killed are children, with at least 700 boys now living without one or both parents.",
        ["Half: killed percent"],
    ),
    (
        "Shelling has killed 900 children, with 2,000 others losing their homes.",
        ["900: killed person", "2,000: displaced person"],
    ),
    (
        "The death toll is 740. Crews had 300 calls about people missing in the ruins, including 90 children.",
        ["740: killed person"],
    ),
]

RATES: Cases = [
    ("At the clinic two in five (41 per cent) of the patients were hit in the arms.", []),
    ("The number of civilian deaths soared by 40 per cent in 2022.", []),
    (
        "The number of displaced people in Chad stands at 990,000, three per cent more than on 1 May.",
        ["990,000: displaced person"],
    ),
    ("The fire displaced three per cent of the town.", ["three per cent: displaced percent"]),
]

FORMS = {"listed": LISTED, "jailed": JAILED, "deprived": DEPRIVED, "bereaved": BEREAVED, "rates": RATES}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=f"{form}: {case[0]}") for form, cases in FORMS.items() for case in cases],
)
def test_who_is_told_of_beside_them_is_not_counted(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
