"""What became of people who were taken captive, where the words that say who they are stand before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

TAKEN_THEN: Cases = [
    ("Israel says 130 hostages abducted by Hamas on October 7 remain in Gaza.", ["130: held person"]),
    ("Some 131 people kidnapped on October 7 are still being held in Gaza.", ["131: held person"]),
    ("The 133 Israelis, who were abducted that day, remain in captivity.", ["133: held person"]),
    ("Two Nepalese citizens who had also been abducted were also returned.", ["Two: released person"]),
    ("Some 250 people were taken hostage, and 97 remain in Gaza.", ["250: taken person", "97: held person"]),
    ("Of about 240 people abducted on October 7, 129 remain in Gaza.", ["240: taken person", "129: held person"]),
    ("Some 97 of the 251 hostages Hamas seized remain in Gaza.", ["97: held person", "251: taken person"]),
    ("Some 97 of the 251 hostages abducted by Hamas remain in Gaza.", ["97: held person", "251: taken person"]),
    ("Three hostages who had been held since October were rescued.", ["Three: released person"]),
    ("Hamas returned the bodies of four Israelis taken hostage that day.", ["four: dead person"]),
    ("Hamas handed over the remains of two soldiers kidnapped on October 7.", ["two: dead person"]),
    ("The army recovered the bodies of two soldiers killed on Friday.", ["two: killed person"]),
]

FATES: Cases = [
    ("The army is determined to bring back 140 hostages taken by Hamas.", ["140: held person"]),
    ("The army managed to bring back 14 hostages taken by Hamas.", ["14: released person"]),
    ("Hamas confirmed the return of two hostages' bodies.", ["two: dead person"]),
    ("Syria announced the return of nine farmers' bodies.", ["nine: killed person"]),
    ("Syria announced the return of nine farmers.", ["nine: returned person"]),
    (
        "Hamas had 47 hostages in Gaza - 19 living and 28 dead.",
        ["47: held person", "19: held person", "28: dead person"],
    ),
    ("Five Gaza hostage bodies passed to Red Cross", ["Five: dead person"]),
    ("At least 30 of the hostages held in Gaza are believed dead.", ["30: dead person"]),
    ("More than 30 of the hostages in Gaza are presumed dead.", ["30: dead person"]),
    ("Eight hostages set to be freed by Hamas are dead.", ["Eight: dead person"]),
    ("Hamas holds 30 hostages in Gaza, all of whom are believed dead.", ["30: dead person"]),
    ("Hamas has 40 hostages on its list, some of them believed to have died in captivity.", ["40: held person"]),
    ("Who are the four hostages whose bodies have been found in Gaza?", ["four: dead person"]),
]

# The words that say who was held, or for what, do not tell what became of them: the main verb does.
PASSED_OVER: Cases = [
    ("Gunmen freed two hostages (three soldiers were killed).", ["two: released person", "three: killed person"]),
    ("The hostage talks went on for 12 days: three soldiers were killed.", ["three: killed person"]),
    (
        "The army recovered the bodies of six hostages, including one Thai hostage.",
        ["six: dead person", "one: dead person"],
    ),
    ("Hamas holds 20 hostages, including one Thai hostage.", ["20: held person", "one: held person"]),
    (
        "The hostages in captivity include five non-Israelis: three Thais and 1 Tanzanian confirmed dead.",
        ["five: held person", "three: dead person", "1: dead person"],
    ),
    (
        "Troops found the bodies of three Israelis - a farmer and two nurses - who had been held in Gaza.",
        ["three: dead person", "two: dead person"],
    ),
    ("Israel freed 90 women and teenagers; Hamas released 30 hostages.", ["30: released person"]),
    ("Remains of five Israelis returned by Hamas", ["five: dead person"]),
    (
        "Hamas returned the remains of five hostages, increasing the total number of freed captives to 31.",
        ["five: dead person", "31: released person"],
    ),
    ("The group is still holding 61 captive.", ["61: held person"]),
    ("Gunmen are holding more than 30 people captive inside a school.", ["30: held person"]),
    ("Gunmen took 30 captive in the school.", ["30: taken person"]),
    ("A deal was struck so that 22 women under the age of 30 taken hostage could be freed.", ["22: released person"]),
    (
        "The 22 hostages, among about 90 taken by Hamas in its Oct. 7 raid, are expected to be freed.",
        ["22: released person", "90: taken person"],
    ),
    ("The 22 hostages, expected to be freed in two groups, are Israelis.", ["22: released person"]),
    ("Four Israelis held hostage by Hamas were later killed.", ["Four: dead person"]),
    ("Four men held in a police cell were later killed.", ["Four: killed person"]),
    (
        "Hamas freed a first group of captives, including six Thais who had been detained in Gaza.",
        ["six: released person"],
    ),
    ("Hamas freed a first group of captives, including six Thais.", ["six: released person"]),
    (
        "Troops found the bodies of three soldiers and one hostage who was taken in October.",
        ["three: dead person", "one: dead person"],
    ),
    ("Troops mistook two hostages for gunmen.", ["two: dead person"]),
    ("Troops wrongly identified two hostages as a threat and killed them.", ["two: dead person"]),
    ("Two hostages in Rafah were taken for gunmen and shot dead.", ["Two: dead person"]),
    ("Troops correctly identified two hostages as Israelis.", ["two: held person"]),
    ("Hamas agreed to release 12 of 61 hostages.", ["12: released person", "61: held person"]),
    ("The four hostages had fled their captors.", ["four: held person"]),
    ("The village had fled, and four families with it, before gunmen took nine hostages.", ["nine: taken person"]),
    (
        "Israel frees 30 prisoners, among them 18 women and 12 minors, in exchange for ten hostages due to be freed.",
        ["ten: released person"],
    ),
]

WITH_NAMED: Cases = [
    ("On Saturday Hamas freed Eli Cohen and two other captives.", ["two: released person"]),
    ("Hamas will free a soldier and two other hostages on Saturday.", ["two: released person"]),
    ("Hamas handed over the bodies of a soldier and two other hostages.", ["two: dead person"]),
    ("The mother of Eli Cohen and two other hostages in Gaza spoke.", ["two: held person"]),
    ("Crowds cheered the return to Israel of the last 20 living hostages held in Gaza.", ["20: released person"]),
    ("Families demand the return of all 20 hostages held in Gaza.", ["20: held person"]),
    (
        "105 hostages – 81 Israelis and 24 foreigners (23 Thais and one Filipino) – were released.",
        [f"{number}: released person" for number in ("105", "81", "24", "23", "one")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*TAKEN_THEN, *FATES, *PASSED_OVER, *WITH_NAMED])
def test_the_main_verb_says_what_became_of_them(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


def test_those_who_are_dead_are_no_part_of_a_deal(read_text: Callable[..., list[Figure]]) -> None:
    assert [f.status for f in read_text("Eight hostages due to be freed are dead.")] == ["reported"]
