"""Numbers whose noun or verb is left out: elided nouns, anaphora, what is said again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

ELIDED: Cases = [
    (
        "The army destroyed 120 homes and left a further 310 partly damaged.",
        ["120: destroyed home", "310: damaged home"],
    ),
    ("The strike destroyed two homes and damaged nine others.", ["two: destroyed home", "nine: damaged home"]),
    (
        "Bulldozers razed 80 buildings, 44 of which were inhabited.",
        ["80: destroyed building", "44: destroyed building"],
    ),
    ("The raid killed three people in Jenin and two in Tubas.", ["three: killed person", "two: killed person"]),
    ("The count of the dead climbed to 31.", ["31: killed person"]),
    ("Six people died of their wounds, taking the toll to 96.", ["Six: killed person", "96: killed person"]),
    ("The death toll stands at 48,219.", ["48,219: killed person"]),
    ("The number of people killed has risen to 61.", ["61: killed person"]),
    ("The number of displaced families reached 640.", ["640: displaced household"]),
    ("The Saleh and Odeh families are among dozens forced out of Jenin.", ["dozens: displaced household"]),
    ("Their homes are gone, and dozens were forced out of Jenin.", ["dozens: displaced person"]),
    (
        "Five people were killed on Monday. Another three were killed overnight.",
        ["Five: killed person", "three: killed person"],
    ),
    ("Of the 76 hostages taken there, nine are still held.", ["76: taken person", "nine: held person"]),
    ("They buried 19 of the 21 dead.", ["19: killed person", "21: killed person"]),
    ("Twelve houses were destroyed; 30 more were damaged.", ["Twelve: destroyed home", "30: damaged home"]),
    ("Twelve homes were razed on Monday and nine on Tuesday.", ["Twelve: destroyed home", "nine: destroyed home"]),
    ("Israel says 14 of the dead were fighters.", ["14: killed person"]),
    (
        "Thirty-one were killed in Jenin, 12 in Tulkarem and five in Tubas.",
        ["Thirty-one: killed person", "12: killed person", "five: killed person"],
    ),
    ("That brings to 61 the number of people killed since January.", ["61: killed person"]),
    ("It raised the number of hostages freed to 33.", ["33: released person"]),
    ("Of 200 houses in the quarter, 63 have been demolished.", ["63: destroyed home"]),
    ("Of those killed, 17 were women.", ["17: killed person"]),
    ("The captives, 20 of whom are thought to be alive, remain in Gaza.", ["20: held person"]),
    ("The homes of 40 families were spared, but another 12 were demolished.", ["12: destroyed home"]),
    ("The ministry put the dead of the war at 48,365.", ["48,365: killed person"]),
    ("The ministry's count of the dead went past 30,000.", ["30,000: killed person"]),
    ("Two soldiers fell on Sunday, which brings the army's dead to 34.", ["Two: killed person", "34: killed person"]),
    ("The hospital has the dead at 210.", ["210: killed person"]),
    (
        "The raid killed seven people. Of the total, four were displaced people in tents.",
        ["seven: killed person", "four: killed person"],
    ),
    ("Nine people were killed. One of the victims was a nurse.", ["Nine: killed person", "One: killed person"]),
    (
        "They freed 17 hostages. Thirteen were Israelis and four were Thais.",
        ["17: released person", "Thirteen: released person", "four: released person"],
    ),
    (
        "Of 147 structures demolished last year, 104 were in Area C.",
        ["147: destroyed building", "104: destroyed building"],
    ),
    (
        "The army blew up 62 buildings in Tulkarem camp and 44 in Nur Shams.",
        ["62: destroyed building", "44: destroyed building"],
    ),
    (
        "The village lost nine houses on Monday and another six a day later.",
        ["nine: destroyed home", "six: destroyed home"],
    ),
    (
        "The army razed 1,300 structures – nearly five a day – including 138 in May.",
        ["1,300: destroyed building", "five: destroyed building", "138: destroyed building"],
    ),
    ("The raid has destroyed 600 houses entirely and 2,500 partially.", ["600: destroyed home", "2,500: damaged home"]),
    (
        "Troops killed 40 people in May, and 320 people overall since January.",
        ["40: killed person", "320: killed person"],
    ),
    ("Many displaced were unable to return.", ["Many: displaced person"]),
    ("Strikes killed more than one person a day.", ["one: killed person"]),
    (
        "They razed 109 structures, double the number of structures (49) in 2022.",
        ["109: destroyed building", "49: destroyed building"],
    ),
    (
        "Homes were demolished in Nablus (9), Nur Shams refugee camp (60) and Rafah (5).",
        ["9: destroyed home", "60: destroyed home", "5: destroyed home"],
    ),
]

ANAPHORA: Cases = [
    (
        "Two brothers were shot dead in Jenin. The two were killed at dawn.",
        ["Two: killed person", "two: killed person"],
    ),
    (
        "Three boys died in the strike. The three were killed on the spot.",
        ["Three: killed person", "three: killed person"],
    ),
    ("The bodies of the two men were carried through the camp.", ["two: killed person"]),
    (
        "Four hostages were freed. The four were flown to a hospital.",
        ["Four: released person", "four: released person"],
    ),
    (
        "Five villagers were shot dead. One of the five was a boy.",
        ["Five: killed person", "One: killed person", "five: killed person"],
    ),
]

SAID_AGAIN: Cases = [
    ("The raid killed nine people; residents speak of 14.", ["nine: killed person", "14: killed person"]),
    ("The strike killed 40 people. The army spoke of 25 gunmen.", ["40: killed person", "25: killed person"]),
    (
        "Nine people were killed on Friday, which added nine to the toll.",
        ["Nine: killed person", "nine: killed person"],
    ),
    (
        "About 30,000 people are displaced, a third of the population.",
        ["30,000: displaced person", "a third: displaced percent"],
    ),
    (
        "The army razed 90 structures. Area C accounted for 71 of the structures.",
        ["90: destroyed building", "71: destroyed building"],
    ),
    (
        "The army razed 90 structures; 71 were in Area C and the remaining 19 in Jerusalem.",
        ["90: destroyed building", "71: destroyed building", "19: destroyed building"],
    ),
    ("The mayor was killed together with 15 others.", ["15: killed person"]),
    ("The strike killed the chief of police and four others.", ["four: killed person"]),
    ("It killed the director along with three of his relatives.", ["three: killed person"]),
    (
        "Thirty families fled on Monday. Another 20 followed at dawn.",
        ["Thirty: displaced household", "20: displaced household"],
    ),
    ("The raid killed 12 people. Four were 17 or younger.", ["12: killed person", "Four: killed person"]),
    ("Of its 92 houses, 70 are no more.", ["70: destroyed home"]),
    ("In a lane of 40 houses, 31 are gone.", ["31: destroyed home"]),
    (
        "The homes were hit: 160 were destroyed and a further 300 damaged.",
        ["160: destroyed home", "300: damaged home"],
    ),
    ("Housing units have been destroyed (1,600) or damaged (2,760).", ["1,600: destroyed home", "2,760: damaged home"]),
    ("Displaced families: 4,200, i.e. 25,000 people", ["4,200: displaced household", "25,000: displaced person"]),
    ("It displaced 131 households, or 940 people.", ["131: displaced household", "940: displaced person"]),
    ("The army puts its soldiers killed since the invasion at 311.", ["311: killed person"]),
    ("The shelling killed civilians at a rate of 50 people a day.", ["50: killed person"]),
    ("Families lost 310 sheep. The following week 14 more followed.", []),
]

ELLIPSIS: Cases = [
    ("The movement still holds 50 captives, 22 presumed dead.", ["50: held person", "22: dead person"]),
    ("Armed groups hold 48 hostages, 27 believed to be dead.", ["48: held person", "27: dead person"]),
    (
        "Some 48 hostages, 28 thought to be dead, are still held in the enclave.",
        ["48: held person", "28: dead person"],
    ),
    ("The cells hold 48 hostages, 20 believed to be alive.", ["48: held person", "20: held person"]),
    ("The group holds 58 hostages, about 34 of whom are believed dead.", ["58: held person", "34: dead person"]),
    ("It holds 58 captives, 34 of them presumed dead, in the enclave.", ["58: held person", "34: dead person"]),
    ("There are 58 hostages in the enclave, with 34 thought to be dead.", ["58: held person", "34: dead person"]),
    ("Of the 58 hostages still held, 34 are presumed dead.", ["58: held person", "34: dead person"]),
    ("The bus carried 50 people, 12 presumed dead.", []),
    (
        "At least 900 have been killed and nearly 70,000 forced to flee their homes since May.",
        ["900: killed person", "70,000: displaced person"],
    ),
    (
        "In the north 300 people have been killed and some 21,000 driven from their homes since January.",
        ["300: killed person", "21,000: displaced person"],
    ),
    (
        "About 1,700 have been killed and 90,000 forced from their homes.",
        ["1,700: killed person", "90,000: displaced person"],
    ),
    ("Nine houses were razed and 14 families displaced.", ["Nine: destroyed home", "14: displaced household"]),
    (
        "Most have been released in deals, while troops rescued five hostages and recovered the bodies of dozens more.",
        ["five: released person", "dozens: dead person"],
    ),
    (
        "The army razed 140 buildings containing about 500 apartments.",
        ["140: destroyed building", "500: destroyed home"],
    ),
    ("Bulldozers razed 12 buildings with 60 flats.", ["12: destroyed building", "60: destroyed home"]),
    ("Bulldozers razed 12 buildings in a street with 60 flats.", ["12: destroyed building"]),
]

FORMS = {
    "elided": ELIDED,
    "anaphora": ANAPHORA,
    "said again": SAID_AGAIN,
    "ellipsis": ELLIPSIS,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_what_is_left_out_is_taken_from_before(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
