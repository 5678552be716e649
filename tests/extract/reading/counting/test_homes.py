"""Homes lost and people away from them, in the wording of situation reports, headlines and courts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

ORDERED = [
    ("Planes dropped leaflets telling 300,000 people to leave.", ["300,000: displaced person hypothetical"]),
    ("Planes dropped leaflets telling 300,000 people to help.", []),
    ("About 740,000 people live in some 970 displacement sites.", ["740,000: displaced person reported"]),
    ("About 740,000 people live in some 970 villages.", []),
    (
        "Military razes 17 homes in Balata camp, 36 more to follow",
        ["17: destroyed home reported", "36: destroyed home hypothetical"],
    ),
    ("Army to raze 31 more buildings in Balata", ["31: destroyed building hypothetical"]),
    ("They are part of a plan announced in May to tear down 90 houses.", ["90: destroyed home hypothetical"]),
    ("A ruling paved the way for the army to expel 1,400 villagers.", ["1,400: displaced person hypothetical"]),
    ("A judge cleared the way for the eviction of 30 families.", ["30: displaced household hypothetical"]),
    ("In Silwan nine families faced expulsion last spring.", ["nine: displaced household hypothetical"]),
    ("Roads are jammed after an order for 800,000 to leave the city.", ["800,000: displaced person hypothetical"]),
    ("Twelve of the buildings have to be demolished.", ["Twelve: destroyed building hypothetical"]),
    (
        "The blast damaged 40 buildings, and seven of them will have to be demolished.",
        ["40: damaged building reported", "seven: destroyed building hypothetical"],
    ),
]

ORDERED += [
    ("In Beit Safafa 140 residents have faced renewed threats of eviction.", ["140: displaced person hypothetical"]),
    ("Three other sheds were designated for partial demolition.", ["Three: destroyed building hypothetical"]),
    (
        "Two houses were razed and five others were issued demolition orders.",
        ["Two: destroyed home reported", "five: destroyed home hypothetical"],
    ),
    ("The army ordered 9,000 people living in 14 blocks to leave.", ["9,000: displaced person hypothetical"]),
    (
        "They ordered the north to flee. The order affected about 700,000 people.",
        ["700,000: displaced person hypothetical"],
    ),
    (
        "The court allowed the army to expel eight hamlets, about 1,100 people.",
        ["1,100: displaced person hypothetical"],
    ),
]

ORDERED += [
    ("Over 900 Bedouins living in the valley are under threat of eviction.", ["900: displaced person hypothetical"]),
    (
        "They are among 80 families in the area who are at risk of displacement.",
        ["80: displaced household hypothetical"],
    ),
    ("Demolition orders were issued for three homes that were hit.", ["three: destroyed home hypothetical"]),
]

ORDERED += [
    ("The court ordered the forced removal of six families.", ["six: displaced household hypothetical"]),
    ("A judge said that eight families have to vacate their homes.", ["eight: displaced household hypothetical"]),
    ("It fears that 230,000 refugees could be expected to arrive.", ["230,000: displaced person hypothetical"]),
]

ORDERED += [
    ("Some 60,000 people live in the area covered by the evacuation order.", ["60,000: displaced person hypothetical"]),
]

ORDERED += [
    ("'They erase us': Israel to raze 25 more buildings", ["25: destroyed building hypothetical"]),
    ("The state said that the order applied to 116 buildings in the camp.", ["116: destroyed building hypothetical"]),
]

ORDERED += [
    ("They want to forcibly remove an estimated 550 residents.", ["550: displaced person hypothetical"]),
    ("The court upheld the eviction of five families.", ["five: displaced household hypothetical"]),
]

DONE = [
    ("Some 12 buildings were emptied of their residents and blown up.", ["12: destroyed building reported"]),
    (
        "The raid has hit 98 homes entirely and dozens of homes in part.",
        ["98: destroyed home reported", "dozens: damaged home reported"],
    ),
    (
        "The army destroyed 98 homes completely and dozens of homes partially.",
        ["98: destroyed home reported", "dozens: damaged home reported"],
    ),
    ("The storm hit 40 shops in part or in full.", ["40: destroyed_or_damaged building reported"]),
    (
        "About 62% of the houses, that is 11,300 buildings, were levelled.",
        ["62%: destroyed percent reported", "11,300: destroyed building reported"],
    ),
    ("Soldiers tore down the houses of 11 families in Humsa.", ["11: displaced household reported"]),
    ("The homes of six families were demolished on Monday.", ["six: displaced household reported"]),
    ("The soldiers used bulldozers to demolish 12 homes.", ["12: destroyed home reported"]),
    ("The municipality forced the family to demolish two homes.", ["two: destroyed home reported"]),
    ("They reject the proposal as the army demolishes 14 homes.", ["14: destroyed home reported"]),
    ("The town says that one home was destroyed.", ["one: destroyed home reported"]),
    (
        "Nineteen hospitals have sustained severe damage or lie in ruins.",
        ["Nineteen: destroyed_or_damaged building reported"],
    ),
    ("Nineteen hospitals were damaged or reduced to rubble.", ["Nineteen: destroyed_or_damaged building reported"]),
    ("Some 25 houses had been burned and damaged.", ["25: destroyed_or_damaged home reported"]),
    ("Some 25 houses were burned and damaged cars removed.", ["25: destroyed home reported"]),
    ("Officials say 310 homes had been damaged, or destroyed.", ["310: destroyed_or_damaged home reported"]),
    ("Some 8,000 flats were partially or fully damaged.", ["8,000: destroyed_or_damaged home reported"]),
    ("More than 700 homes and other buildings were flattened.", ["700: destroyed building reported"]),
    ("The fire is preventing 2,000 villagers from returning.", ["2,000: displaced person reported"]),
    ("A quarter-million people fled the city.", ["A quarter-million: displaced person reported"]),
    ("Half a million people fled the city.", ["Half a million: displaced person reported"]),
]

DONE += [
    (
        "They wrecked 41 per cent of Jenin camp and 22 per cent of Askar camp.",
        ["41 per cent: destroyed percent reported", "22 per cent: destroyed percent reported"],
    ),
    (
        "Six villages, home to 70 families numbering 390 people, have been emptied.",
        ["70: displaced household reported", "390: displaced person reported"],
    ),
    ("They pulled down a house home to 14 people.", ["14: displaced person reported"]),
    (
        "They razed three huts in which 29 people had been living.",
        ["three: destroyed building reported", "29: displaced person reported"],
    ),
    ("Over 200,000 people have crossed from the south into the north.", ["200,000: returned person reported"]),
    (
        "A million people fled while thousands remained in the north.",
        ["A million: displaced person reported"],
    ),
    (
        "Some 9,000 people are displaced; about 1,100 remain in ten collective shelters.",
        ["9,000: displaced person reported", "1,100: displaced person reported"],
    ),
    (
        "Almost 90 offices have been destroyed, as have 210 schools.",
        ["90: destroyed building reported", "210: destroyed building reported"],
    ),
    ("Hundreds of camp residents began leaving on Thursday.", ["Hundreds: displaced person reported"]),
    (
        "The town registered 15 homes that were destroyed and 90 that suffered partial damage.",
        ["15: destroyed home reported", "90: damaged home reported"],
    ),
    (
        "Nine families were evacuated. Four of them had not returned.",
        ["Nine: displaced household reported", "Four: displaced household reported"],
    ),
    ("The raid inflicted damage on hundreds of homes.", ["hundreds: damaged home reported"]),
    (
        "They destroyed 200 schools, of which 61 are out of service.",
        ["200: destroyed building reported"],
    ),
]

DONE += [
    ("A total of 3,200 evacuees (IDPs) are registered in shelters.", ["3,200: displaced person reported"]),
    (
        "The city took in evacuees. Some 940 families, about 3,900 people, are registered in its shelters.",
        ["940: displaced household reported", "3,900: displaced person reported"],
    ),
    ("In all 90,000 have been recorded to be internally displaced.", ["90,000: displaced person reported"]),
    (
        "Over 200,000 fled, with tens of thousands more forced to flee makeshift homes daily.",
        ["200,000: displaced person reported", "tens of thousands: displaced person reported"],
    ),
]

DONE += [
    (
        "Since the truce over 430,000 movements of people have been recorded towards the north.",
        ["430,000: returned person reported"],
    ),
    (
        "Some 33,000 homes were destroyed, while another 2,900 suffered lighter damage.",
        ["33,000: destroyed home reported", "2,900: damaged home reported"],
    ),
    ("Among the city's 44 schools, 54% were wrecked.", ["54%: destroyed percent reported"]),
    ("Half of the town's nearly 9,000 shops were destroyed.", ["Half: destroyed percent reported"]),
    ("The war has ravaged 60 per cent of all homes.", ["60 per cent: destroyed_or_damaged percent reported"]),
    ("An estimated 48,000 refugees will need tents.", ["48,000: displaced person reported"]),
]

DONE += [
    ("Six families who had been forced out of Tammun went back on Sunday.", ["Six: returned household reported"]),
    ("Six families who had been forced out of Tammun cannot go back.", ["Six: displaced household reported"]),
    ("Bulldozers turned 14 houses into rubble.", ["14: destroyed home reported"]),
    ("Raids disrupted life for 95,000 people and displaced 33 families.", ["33: displaced household reported"]),
    ("Some 60 per cent of the displaced are children.", ["60 per cent: displaced percent reported"]),
]

DONE += [
    ("In Jenin camp alone, 411 structures were affected.", ["411: destroyed_or_damaged building reported"]),
    ("Images show 2,100 buildings affected.", ["2,100: destroyed_or_damaged building reported"]),
    ("Three schools were affected by airstrikes.", ["Three: destroyed_or_damaged building reported"]),
]

DONE += [
    (
        "Of the structures demolished in the week, 24 were in Area C and seven were in East Jerusalem.",
        ["24: destroyed building reported", "seven: destroyed building reported"],
    ),
    ("The number of displaced could be approaching half a million.", ["half a million: displaced person reported"]),
    ("Bulldozers knocked down the fronts of 11 houses.", ["11: damaged home reported"]),
    ("Two of its buildings took direct hits.", ["Two: damaged building reported"]),
    ("Many fled the coast. Since March 39,600 Syrians have entered Lebanon.", ["39,600: displaced person reported"]),
    ("The shells hit a ward, and 200 patients were evacuated.", ["200: displaced person reported"]),
]

DONE += [
    ("Army demolishes homes of three men who had killed two settlers", ["two: killed person reported"]),
    (
        "They dismantled nine trailers, which were home to 46 people, including 20 minors.",
        ["nine: destroyed building reported", "46: displaced person reported", "20: displaced person reported"],
    ),
    ("For the 900 displaced families, returning home is hard.", ["900: displaced household reported"]),
    ("Family of 9 homeless as army demolishes house", ["9: displaced person reported"]),
    (
        "The city demolished 98 homes in 2019 compared with 69 homes in 2018.",
        ["98: destroyed home reported", "69: destroyed home reported"],
    ),
    (
        "They demolished 21 huts, displacing 13 people and affecting a further 104 people.",
        ["21: destroyed building reported", "13: displaced person reported"],
    ),
]

CAME_DOWN: list[tuple[str, list[str]]] = [
    ("Settlers raided the town. Some 400 of them came down the hill and torched 30 homes.", ["30: destroyed home"]),
    ("Shells hit 90 houses. Some 40 of them came down.", ["90: destroyed_or_damaged home", "40: destroyed home"]),
    ("The blast shattered windows in dozens of homes and damaged 12 cars.", ["dozens: damaged home"]),
    ("Fires destroyed 15 homes, and neighbours saved 20 others.", ["15: destroyed home"]),
    ("Some 100 buildings housing 300 families were razed.", ["100: destroyed building", "300: displaced household"]),
    ("Some 100 housing units were razed.", ["100: destroyed home"]),
    ("Scores of houses and shops go up in flames.", ["Scores: destroyed home"]),
    (
        "Some 2,450 flats were damaged and 520 destroyed, together making up 60 per cent of all housing.",
        ["2,450: damaged home", "520: destroyed home", "60 per cent: destroyed_or_damaged percent"],
    ),
    (
        "The army has damaged 2,900 flats, together making up more than 60 per cent of all housing.",
        ["2,900: damaged home", "60 per cent: damaged percent"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAME_DOWN)
def test_what_came_down_are_buildings(text: str, expected: list[str], counts: Callable[[str], list[str]]) -> None:
    assert counts(text) == expected


NOTHING = [
    "The mayor said 12 buildings in the village had been cleared of their tenants and turned into army posts.",
    "Settlers attacked the homes of six families and demolished a barn.",
    "The army demolished the homes of two men.",
    "Soldiers came back in May, and some 14 sheds and cabins were confiscated.",
    "Authorities confiscated nine structures.",
    "The camps were razed. Researchers consulted 210 families.",
    "Family of 9 prepares for the feast",
    "The war left 12 destroyed villages and 30 burned cars.",
    "They have seized 15 residential buildings and turned them into barracks.",
    "The medical evacuation of 40 children began on Sunday.",
    "Some 1,500 patients were evacuated through Rafah.",
    "The army said it dismantled six bomb-making workshops.",
    "Guards set 250 prisoners free, and 154 of them were deported to Egypt.",
    "The family fled. Many of those who left recounted beatings.",
    "The cut affected 3,000 homes and 40 schools.",
    "Some 40 schools were affected by the closure.",
    "About 300 people were affected.",
    "Seventy per cent of displaced families rely on aid.",
    "A survey finds that half of the families in shelters can afford food.",
    "Of those who fled, 40 per cent said that they had walked.",
    "She turned 14 in a tent.",
    "Some 400 voters, about half, are registered in the town.",
    "Forces searched a village home to 300 people and pulled down a gate.",
    "The school, home to 300 pupils, was demolished.",
    "Volunteers put 40 people on buses to the concert.",
    "Some 300 residents face the risk of flooding.",
    "The law affected 350,000 people.",
    "The fund has reached 5,300 families with a first instalment.",
    "Buildings stood in rows, each containing three flats.",
    "Soldiers evacuated their families from Shlomi, a town with 9,000 people.",
    "The deal prevented 3,000 deaths.",
    "The war has left 4,000 children out of class.",
]


@pytest.mark.parametrize(("text", "expected"), [*ORDERED, *DONE, *((text, []) for text in NOTHING)])
def test_what_became_of_homes_and_of_who_lived_there(
    text: str, expected: list[str], read_text: Callable[..., list[Figure]]
) -> None:
    found = [f"{f.surface}: {f.kind.value} {f.unit.value} {f.status.value}" for f in read_text(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The army demolished six residential buildings.", None),
        ("Some 80 per cent of school buildings were destroyed.", "schools"),
        ("The army demolished six schools.", "schools"),
    ],
)
def test_of_buildings_the_type_is_told_where_it_limits_the_count(
    text: str, group: str | None, read_text: Callable[..., list[Figure]]
) -> None:
    assert [f.group for f in read_text(text)] == [group]
