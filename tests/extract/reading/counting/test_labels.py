"""Numbers beside a label instead of a verb: labels, counters, headlines, brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

LABELS: Cases = [
    ("Losses in numbers:\n\nPublic gardens destroyed\n14\n\nMosques destroyed\n12", ["12: destroyed building"]),
    ("Losses in numbers:\n\nInfrastructure destroyed\n60%\n\nHomes destroyed\n70%", ["70%: destroyed percent"]),
    (
        "The hostages after two years\n\nFreed: 148\nDead, still in Gaza: 24",
        ["148: released person", "24: dead person"],
    ),
    ("Week in numbers\n\n21,300\n\nKilled in Gaza since 7 October, the ministry says.", ["21,300: killed person"]),
    ("Week in numbers\n\n507\n\nLorries that came in on a day, the ministry says.", []),
    ("Home demolitions\n\nTotal home demolitions\n22 homes", ["22: destroyed home"]),
    ("Killed: 61", ["61: killed person"]),
    ("Displaced: 21,500", ["21,500: displaced person"]),
    ("Hostages freed alive: 14", ["14: released person"]),
    ("Homes demolished: 38", ["38: destroyed home"]),
    ("Deaths – 45", ["45: killed person"]),
    ("IDPs: 12,400", ["12,400: displaced person"]),
    ("Houses damaged: 210", ["210: damaged home"]),
    ("Captives still held: 48", ["48: held person"]),
    ("Families displaced: 640", ["640: displaced household"]),
    ("Dead: 7, wounded: 31", ["7: killed person"]),
    ("• Structures demolished: 96", ["96: destroyed building"]),
    ("Bodies recovered: 19", ["19: killed person"]),
    ("Displaced households: 1,204", ["1,204: displaced household"]),
    ("Housing units destroyed: 70%", ["70%: destroyed percent"]),
    ("Number of people killed: 133", ["133: killed person"]),
    ("Killed (since 21 January): 61", ["61: killed person"]),
    ("Martyrs: 13", ["13: killed person"]),
    ("1. Martyrs: 13", ["13: killed person"]),
    ("Fatalities (Gaza): 163", ["163: killed person"]),
    ("Returnees: 525,000", ["525,000: returned person"]),
    ("Totally destroyed houses: 411", ["411: destroyed home"]),
    ("Partially damaged houses: 1,230", ["1,230: damaged home"]),
    ("Households displaced by demolitions: 17", ["17: displaced household"]),
    ("Number of structures demolished – 96", ["96: destroyed building"]),
    ("Palestinians killed by Israeli forces: 880", ["880: killed person"]),
    ("People displaced (2025): 41,000", ["41,000: displaced person"]),
    (
        "Jenin: 39 killed, 120 houses blown up, 20,000 displaced",
        ["39: killed person", "120: destroyed home", "20,000: displaced person"],
    ),
    ("Hostages still in Gaza: 59", ["59: held person"]),
    ("Killed by missiles, 13–24 June 2025: 28", ["28: killed person"]),
    ("Structures demolished, 2025 to date: 870", ["870: destroyed building"]),
    ("Schools hit: 212", ["212: destroyed_or_damaged building"]),
    ("Palestinian prisoners freed in exchange for hostages: 240", []),
    ("Sample town\n\nDeaths:\n- children: 12\n- women: 9", ["12: killed person", "9: killed person"]),
    ("The death toll passes 61,000\n\nIt rose at dawn.", ["61,000: killed person"]),
    ("The dead now number 61.", ["61: killed person"]),
    ("Those who fled number 12,000.", ["12,000: displaced person"]),
    (
        "The number of displaced people rose by 7,000, bringing the total to 33,000.",
        ["7,000: displaced person", "33,000: displaced person"],
    ),
    ("61 is the ministry's count of the dead.", ["61: killed person"]),
    ("Weekly note\n\nReported fatalities 61,700\n\nIt was a hard week.", ["61,700: killed person"]),
    ("Weekly note\n\nIDPs 1.2M\n\nIt was a hard week.", ["1.2M: displaced person"]),
    ("There were 61,700 reported fatalities.", ["61,700: killed person"]),
    (
        "Hostages: 251 taken, 148 freed, 48 still held.",
        ["251: taken person", "148: released person", "48: held person"],
    ),
    ("– 1,350Number of Israelis killed", ["1,350: killed person"]),
    ("– 1.3 millionNumber of Palestinians displaced in Gaza", ["1.3 million: displaced person"]),
    ("– 25,000Residential units destroyed in Gaza", ["25,000: destroyed home"]),
    ("Structures partly damaged or destroyed: over 110,000", ["110,000: destroyed_or_damaged building"]),
    (
        "The number of children killed in Jenin has doubled since October (96 compared to 44).",
        ["96: killed person", "44: killed person"],
    ),
    (
        "The number of children killed has tripled since 7 October against the 10 months before (96 compared to 44).",
        ["96: killed person", "44: killed person"],
    ),
    (
        "The number of children wounded has tripled since 7 October against the 10 months before (96 compared to 44).",
        [],
    ),
    ("Lebanon death toll rises to 2041 since the war began", ["2041: killed person"]),
    (
        "Nuseirat had the greatest number of newly damaged structures, at 1,190, it said.",
        ["1,190: damaged building"],
    ),
]

COUNTERS: Cases = [
    ("Killed\n61,709\nInjured\n154,000", ["61,709: killed person"]),
    ("Displaced people\n40,000\n", ["40,000: displaced person"]),
    ("Buildings destroyed\n860\n", ["860: destroyed building"]),
    ("Homes demolished\n\n128\n", ["128: destroyed home"]),
    ("Hostages in captivity\n48\nReleased alive\n148", ["48: held person", "148: released person"]),
    ("Children killed\n131\nDetained\n9,200", ["131: killed person"]),
    ("Displaced\n21,500+\n", ["21,500+: displaced person"]),
    (
        "Starved to death\n382\nof whom children\n131\nDisplaced\n9,000\n",
        ["382: killed person", "131: killed person", "9,000: displaced person"],
    ),
    ("Dead\n7\nWounded\n31\nHomes destroyed\n12", ["7: killed person", "12: destroyed home"]),
    ("Killed since 7 October 2023\n72,000\n", ["72,000: killed person"]),
    ("Hostages still held\n48\n", ["48: held person"]),
]

HEADLINES: Cases = [
    ("Gaza toll hits 44,000: ministry", ["44,000: killed person"]),
    ("Deaths in Gaza pass 44,000", ["44,000: killed person"]),
    ("Number of shelters: 1,018", []),
    ("That brings to 57 the number of communities uprooted", []),
    ("Three dead in Nablus raid\n\nIt began before dawn.", ["Three: killed person"]),
    ("Nine killed, 30 wounded in Rafah strike\n\nIt began before dawn.", ["Nine: killed person"]),
    ("40,000 displaced from northern camps\n\nIt began before dawn.", ["40,000: displaced person"]),
    ("Dozens homeless after demolitions in Silwan\n\nIt began before dawn.", ["Dozens: displaced person"]),
    ("Gaza: 17 killed in school strike\n\nIt began before dawn.", ["17: killed person"]),
    ("61 dead: the toll in Jenin\n\nIt began before dawn.", ["61: killed person"]),
    ("Six hostages freed\n\nIt began before dawn.", ["Six: released person"]),
    ("21,500+ displaced\n\nIt began before dawn.", ["21,500+: displaced person"]),
    ("Strike on school kills 22\n\nIt began before dawn.", ["22: killed person"]),
    ("Twelve homes razed in Beita\n\nIt began before dawn.", ["Twelve: destroyed home"]),
]

BRACKETS: Cases = [
    (
        "• (27) died of hunger\n• (168) government headquarters destroyed",
        ["27: killed person", "168: destroyed building"],
    ),
    ("Settlers burned (12) homes.", ["12: destroyed home"]),
    ("Homes demolished: Nablus (17), Qalqilya (9).", ["17: destroyed home", "9: destroyed home"]),
    (
        "The UN counted people killed in Jenin (39), Tulkarem (14) and Tubas (8).",
        ["39: killed person", "14: killed person", "8: killed person"],
    ),
    (
        "Families displaced by camp: Jenin (3,200), Nur Shams (1,800).",
        ["3,200: displaced household", "1,800: displaced household"],
    ),
    ("Two buildings (12 apartments) were demolished.", ["Two: destroyed building", "12: destroyed home"]),
    ("The dead (31) were buried in Rafah.", ["31: killed person"]),
    (
        "Most of the demolitions were in Silwan (12 homes) and Beit Hanina (five).",
        ["12: destroyed home", "five: destroyed home"],
    ),
    (
        "In all, 14 structures were demolished (three in Nablus, 11 in Hebron).",
        ["14: destroyed building", "three: destroyed building", "11: destroyed building"],
    ),
    (
        "Seven people were killed in the week (Jenin 4, Nablus 3).",
        ["Seven: killed person", "4: killed person", "3: killed person"],
    ),
    (
        "Eight Palestinians were killed. By governorate: Jenin (3), Nablus (2), Hebron (3).",
        ["Eight: killed person", "3: killed person", "2: killed person", "3: killed person"],
    ),
    ("In Silwan two families (13 people) were displaced.", ["two: displaced household", "13: displaced person"]),
    (
        "The lists of displaced people: Burqin, 4,200; Kafr Dan, 1,850.",
        ["4,200: displaced person", "1,850: displaced person"],
    ),
    (
        "Displaced persons: Jenin camp 11,930, Nur Shams 8,115.",
        ["11,930: displaced person", "8,115: displaced person"],
    ),
    ("Killed: 372   Injured: 4,300", ["372: killed person"]),
    (
        "The total number of deaths and injuries rose to 28,985 and 68,883, respectively.",
        ["28,985: killed person"],
    ),
    ("That brought the death toll and injuries to 28,985 and 68,883, respectively.", ["28,985: killed person"]),
    ("The two strikes killed 12 and 14 people, respectively.", ["12: killed person", "14: killed person"]),
    ("Town Evacuees Dead\nBat Yam 1,985 1,120 74 22 8", []),
    ("Injured: 372   Killed: 430", ["430: killed person"]),
    ("The wounded number 114,400.", []),
]

LISTED: Cases = [
    ("The army published a map of 94 buildings it said it would demolish.", ["94: destroyed building"]),
    ("It showed 40 homes the army said it would demolish.", ["40: destroyed home"]),
    ("The map of 60 homes the army identified for demolition was sent out.", ["60: destroyed home"]),
    ("The map marked 94 buildings for demolition.", ["94: destroyed building"]),
    ("They hired out 94 buildings for demolition workers.", []),
    ("The list of 31 houses marked for demolition hung on the gate.", ["31: destroyed home"]),
    ("The list of 40 buildings that he said he would visit was long.", []),
    ("The list of 40 buildings it said it would insure was long.", []),
]

ACTS: Cases = [
    ("The number of demolitions reached 310 last year.", ["310: destroyed building"]),
    ("The number of complaints reached 310 last year.", []),
]

FRONTED: Cases = [
    ("As for the number of martyrs, the ministry counted 224 since spring.", ["224: killed person"]),
    ("As for the number of petitions, the ministry counted 224 since spring.", []),
    ("As for the destroyed houses, the council put them at 310.", ["310: destroyed home"]),
]

FORMS = {
    "acts": ACTS,
    "fronted": FRONTED,
    "label": LABELS,
    "counter": COUNTERS,
    "headline": HEADLINES,
    "brackets": BRACKETS,
    "listed": LISTED,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_a_label_says_what_is_counted(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
