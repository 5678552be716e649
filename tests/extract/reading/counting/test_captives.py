"""Stories of hostages: who is counted where the noun is left out, and who beside them is no hostage."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

PARTS: Cases = [
    (
        "The 14 hostages - nine Israelis and five Filipinos - crossed into Egypt. Six of the Israelis are ill.",
        ["14: released person", "nine: released person", "five: released person", "Six: released person"],
    ),
    (
        "All 21 hostages were freed in two groups, nine in Rafah at dawn and 12 in Gaza City an hour later.",
        ["21: released person", "nine: released person", "12: released person"],
    ),
    (
        "Gunmen took 240 hostage. Eleven months later, 96 of them are still in Gaza.",
        ["240: taken person", "96: held person"],
    ),
    ("They fired 240 rockets. Eleven months later, 96 of them are still in Gaza.", []),
    (
        "Eighty hostages were freed by mediators. Most were Israelis; the others were 19 Thais.",
        ["Eighty: released person", "19: released person"],
    ),
    (
        "The army found the bodies of 35 hostages. Four were shot by mistake. Five were in a flat, six more in a car.",
        ["35: dead person", "Four: dead person", "Five: dead person", "six: dead person"],
    ),
    ("The army found the bodies of 35 hostages. Forty were arrested by the police.", ["35: dead person"]),
    (
        "Under the deal 30 hostages would be freed. Two are small children.",
        ["30: released person", "Two: held person"],
    ),
    (
        "Soldiers found the bodies of three hostages. All three had left the party at dawn.",
        ["three: dead person", "three: dead person"],
    ),
    (
        "Hamas freed five hostages. The four others were cooks who are not part of the deal.",
        ["five: released person", "four: released person"],
    ),
    (
        "Hamas freed five hostages. All three had left the village at dawn.",
        ["five: released person", "three: displaced person"],
    ),
]

DEAD: Cases = [
    (
        "Of the 249 who were seized on October 7, 103 came home in the truce and five in October; one soldier was"
        " rescued; the bodies of six have been brought back. That leaves 134. Of these, officers say, at least 28 are"
        " no longer alive.",
        [
            "249: taken person",
            "103: released person",
            "five: released person",
            "one: released person",
            "six: dead person",
            "134: held person",
            "28: dead person",
        ],
    ),
    (
        "Of the 40 houses that settlers seized, 12 are empty. That leaves 28. Nine people who came home on Monday found"
        " them locked.",
        ["Nine: returned person"],
    ),
    (
        "The army said five hostages had died. It has established the deaths of 14 people whose bodies Hamas holds.",
        ["five: dead person", "14: dead person"],
    ),
    (
        "The army said five hostages had died. Fire has caused the deaths of 14 people whose bodies were burned.",
        ["five: dead person", "14: killed person"],
    ),
    (
        "Some 230 people were dragged into Gaza. Four were let go; the bodies of three others were found near Shifa"
        " hospital.",
        ["230: taken person", "Four: released person", "three: dead person"],
    ),
    (
        "The names of 61 hostages are on our board. On Thursday four coffins were driven across.",
        ["61: held person", "four: dead person"],
    ),
    (
        "The body belonged to a hostage. Of the 27 dead in the Strip, 16 have been returned and 11 are outstanding.",
        ["27: dead person", "16: dead person", "11: dead person"],
    ),
    (
        "The body belonged to a hostage. Elsewhere the fire raged on, and of the 27 dead 16 were children.",
        ["27: killed person", "16: killed person"],
    ),
    (
        "Fourteen hostages came out of Gaza. Hundreds who tried to reach their homes were turned back, and three were"
        " shot dead near the road. Civil defence crews brought out 12 corpses.",
        ["Fourteen: released person", "three: killed person", "12: killed person"],
    ),
    (
        "The bodies of six hostages are left in Gaza: four Israelis murdered on the first day.",
        ["six: dead person", "four: dead person"],
    ),
    (
        "Foreigners in captivity: five — three Thais who have been confirmed dead",
        ["five: held person", "three: dead person"],
    ),
    (
        "Hamas freed six hostages as rockets fell on the south: nine Israelis were killed.",
        ["six: released person", "nine: killed person"],
    ),
    (
        "Hamas has returned 20 living hostages and the bodies of 19 of the 26 who were dead.",
        ["20: released person", "19: dead person", "26: dead person"],
    ),
    ("Hamas has been holding the bodies of three soldiers for years.", ["three: dead person"]),
    ("A hospital has been holding the bodies of three soldiers for years.", ["three: killed person"]),
    ("Dozens of our loved ones were murdered or died in captivity.", ["Dozens: dead person"]),
    ("Some 40 Thais are dead and 16 are in captivity in Gaza.", ["40: killed person", "16: held person"]),
    (
        "The forum says 250 people were kidnapped. Some 160 came home alive and 85 for burial.",
        ["250: taken person", "160: released person", "85: dead person"],
    ),
    ("At least 97 hostages, among them the remains of men declared dead, are in Gaza.", ["97: held person"]),
    (
        "Talks on captives go on as Gaza death toll passes 31,400",
        ["31,400: killed person"],
    ),
]

FREED: Cases = [
    (
        "Under the deal 30 hostages - women, children, men over 50 and the sick - would be freed.",
        ["30: released person"],
    ),
    (
        "Four hostages were freed. More than 300,000 people have come back to Gaza City.",
        ["Four: released person", "300,000: returned person"],
    ),
    ("Four hostages were freed. So far 120 people have come home.", ["Four: released person", "120: released person"]),
    (
        "The forum speaks of 250 hostages, counting three who had been taken in earlier years.",
        ["250: held person", "three: held person"],
    ),
]

# Prisoners that were let go for hostages, and numbers that go on about them.
SWAPPED: Cases = [
    (
        "Hamas freed five hostages. A further 33 Palestinians were let out of jail, joining 140 freed on Friday.",
        ["five: released person"],
    ),
    ("For the hostages Israel frees 590 prisoners, among them 440 Gazans, as well as 46 freed in an earlier deal.", []),
    (
        "Hamas freed five hostages. Buses of prisoners came. Nine were taken to Gaza. Another 60 were driven to Egypt.",
        ["five: released person"],
    ),
    ("Israel freed 1,950 prisoners for the hostages. The buses were late. Some 150 were deported to Egypt.", []),
    (
        "Israel freed 1,950 prisoners for the hostages. The buses were late. ● 150 displaced in the camp",
        ["150: displaced person"],
    ),
]

AGES: Cases = [
    (
        "Two hostages, aged nine months and four when they were seized, are held in Gaza.",
        ["Two: held person"],
    ),
    ("Two hostages, 36 and 23, are seen in a film.", ["Two: held person"]),
]

OUT: Cases = [
    (
        "Hamas freed a second group of hostages. Twelve Israelis and five Thai nationals crossed into Egypt at night.",
        ["Twelve: released person", "five: released person"],
    ),
    (
        "The war goes on. Twelve Sudanese and five Syrians crossed into Egypt.",
        ["Twelve: displaced person", "five: displaced person"],
    ),
    ("Middle East crisis: three soldiers freed by Hamas", ["three: released person"]),
    ("Lebanon: three soldiers freed by a court", []),
    ("Hamas took 252 people from Israel; it let 107 go in November.", ["252: taken person", "107: released person"]),
    ("The firm employs 252 people; it let 107 go in November.", []),
    (
        "Hamas freed four hostages. Two Israelis came out together with three Thais.",
        ["four: released person", "Two: released person", "three: released person"],
    ),
]

TAKEN: Cases = [
    ("Gunmen killed 1,150 people and carried 247 off to Gaza.", ["1,150: killed person", "247: taken person"]),
    ("Lorries carried 247 sacks off to Gaza.", []),
    (
        "Raids hit 50 homes. Fighters killed 1,150 people and seized more than 240 in Israel.",
        ["50: destroyed_or_damaged home", "1,150: killed person", "240: taken person"],
    ),
    ("Nine people were abducted, of whom two are still there.", ["Nine: taken person", "two: held person"]),
    (
        "Militants abducted 250 people. Some 108 are believed to be in their hands still.",
        ["250: taken person", "108: held person"],
    ),
    ("The bodies of three soldiers are also in the hands of Hamas.", ["three: dead person"]),
    ("The bodies of three soldiers are also in the hands of doctors.", ["three: killed person"]),
    ("The 20 living hostages were freed. Israel waits for the 27 dead.", ["20: released person", "27: dead person"]),
    ("Held since before the war: four hostages, two of them soldiers", ["four: held person", "two: held person"]),
    (
        "Foreigners in captivity: five (three Thais and one Tanzanian, all known to be dead)",
        ["five: held person", "three: dead person", "one: dead person"],
    ),
    (
        "Held hostage since before the war: four (two civilians who crossed over, plus others)",
        ["four: held person", "two: held person"],
    ),
]

LISTS: Cases = [
    (
        "Five people were murdered and nine were taken to Gaza, of whom two are still there.",
        ["Five: killed person", "nine: taken person", "two: held person"],
    ),
    ("The Committee eased the transfer of four hostages to Israel.", ["four: released person"]),
    (
        "Troops brought three hostages back alive. The army took back six captives.",
        ["three: released person", "six: released person"],
    ),
    ("Troops brought three hostages food.", ["three: held person"]),
    (
        "Sixteen hostages held in Gaza, 12 Israelis and four foreigners, and 39 detainees were set free.",
        ["Sixteen: released person", "12: released person", "four: released person"],
    ),
    (
        "Hostages by the numbers\n\nStill in captivity: 75\n\nDeclared dead by Israel: 33",
        ["75: held person", "33: dead person"],
    ),
    (
        "The war by the numbers\n\nHomes destroyed: 75\n\nDeclared dead by Israel: 33",
        ["75: destroyed home", "33: killed person"],
    ),
]

TOLLS: Cases = [
    (
        "At least 57 people were killed and 80 injured, bringing the total since May to 31,433.",
        ["57: killed person", "31,433: killed person"],
    ),
    ("At least 80 people were injured, bringing the total since May to 31,433.", []),
    ("Bandar, then 24, was killed with two friends.", ["two: killed person"]),
]

FORMS = {
    "out": OUT,
    "taken": TAKEN,
    "tolls": TOLLS,
    "lists": LISTS,
    "parts": PARTS,
    "dead": DEAD,
    "freed": FREED,
    "swapped": SWAPPED,
    "ages": AGES,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_whom_a_story_of_hostages_counts(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


STATUSES = [
    ("The army has notified the families of 190 hostages.", ["reported"]),
    ("That leaves 63 hostages who may be alive.", ["reported"]),
    ("That leaves 63 hostages who may be freed.", ["hypothetical"]),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_what_is_known_of_hostages_is_reported(
    text: str, expected: list[str], read_text: Callable[..., list[Figure]]
) -> None:
    assert [figure.status.value for figure in read_text(text)] == expected


RANGES = [
    (
        "The army speaks of 190 hostages. Hamas put the total in Gaza at between 210 and 260.",
        [(190, None, None, "exact"), (None, 210, 260, "range")],
    ),
    ("Soldiers in captivity: 12, at least nine of them dead", [(12, None, None, "exact"), (9, 9, None, "at_least")]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_how_many_hostages_are_meant(
    text: str,
    expected: list[tuple[float | None, float | None, float | None, str]],
    read_text: Callable[..., list[Figure]],
) -> None:
    assert [(f.value, f.low, f.high, f.qualifier.value) for f in read_text(text)] == expected
