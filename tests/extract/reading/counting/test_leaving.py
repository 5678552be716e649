"""People who leave, are turned out, lodge where nobody lives by choice, cannot go home, or are told to go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

LEFT: Cases = [
    ("Thirty households have abandoned the hamlet.", ["Thirty: displaced household"]),
    ("Thirty herders had to abandon the village of Auja.", ["Thirty: displaced person"]),
    ("Thirty drivers abandoned the convoy.", []),
    ("Thirty families left at dawn with what they could carry.", ["Thirty: displaced household"]),
    ("Nineteen families left on foot.", ["Nineteen: displaced household"]),
    ("Nineteen families left.", ["Nineteen: displaced household"]),
    ("Nineteen families left their dogs at the clinic.", []),
    ("Nineteen students left at noon.", []),
    ("The quarter was evacuated. Some 340 residents left in the night.", ["340: displaced person"]),
    ("The mayor puts those who have fled at 8,400.", ["8,400: displaced person"]),
    ("A third of the camp was made homeless.", ["A third: displaced percent"]),
    ("A third of the camp was without water.", []),
    ("Two families were turned out of their flats in Jaffa.", ["Two: displaced household"]),
    ("After the fire 26 people were left on the street.", ["26: displaced person"]),
    ("After the fire 26 cars were left on the street.", []),
]

OF_PLACES: Cases = [
    ("Seven households left Umm al-Khair.", ["Seven: displaced household"]),
    ("Seven tourists left Umm al-Khair.", []),
    ("The school hosts 900 pupils.", []),
    ("The school hosts 900 people.", ["900: displaced person"]),
    ("The agency puts the number of those who left at 10,000.", ["10,000: displaced person"]),
    ("Three hundred people face forced removal.", ["Three hundred: displaced person"]),
    ("Raids have displaced 1,762 people from 59 communities, 20 of them entirely.", ["1,762: displaced person"]),
    (
        "Raids have displaced 90 people in two villages, 40 of them children.",
        ["90: displaced person", "40: displaced person"],
    ),
]

LODGED: Cases = [
    ("The compound in Gaza was a shelter for 400 people.", ["400: displaced person"]),
    ("The church hall served as a refuge for 90 families.", ["90: displaced household"]),
    ("The barn is a shelter for 30 sheep.", []),
    ("The convent has given shelter to 75 people.", ["75: displaced person"]),
    ("Fifteen families have pitched tents on a football field.", ["Fifteen: displaced household"]),
    (
        "Families fled all week. There are 14 families in the sports hall.",
        ["14: displaced household"],
    ),
    ("The agency runs shelters in which 91,000 displaced people live.", ["91,000: displaced person"]),
    (
        "Thousands were evacuated. It runs schools in which 9,000 people live.",
        ["Thousands: displaced person", "9,000: displaced person"],
    ),
    ("It runs schools in which 9,000 people live.", []),
    ("There are 14 families in the choir of the hall's owner.", []),
    ("There are 14 schools in the hall's district.", []),
    ("Its residents were driven out by force. The village has absorbed 1,300 people.", ["1,300: displaced person"]),
    ("The market has absorbed 1,300 people.", []),
    ("Some 9,000 residents of Metula are still in hotels.", ["9,000: displaced person"]),
]

AWAY: Cases = [
    ("Hundreds of displaced families are without water.", ["Hundreds: displaced household"]),
    ("Hundreds of families are without water.", []),
    ("About 300 displaced people were wounded.", []),
    ("Some 70,000 villagers still can't go home.", ["70,000: displaced person"]),
    ("Some 70,000 villagers still cannot go home.", ["70,000: displaced person"]),
    ("Dozens of villagers have nowhere to return to.", ["Dozens: displaced person"]),
    ("Three of the families have not been able to go home.", ["Three: displaced household"]),
    ("Residents fled in May. Forty families have no home to come back to.", ["Forty: displaced household"]),
    ("Evacuees from the north who have gone home: 45,200", ["45,200: returned person"]),
    ("Evacuees from the north who have not gone home: 15,800", ["15,800: displaced person"]),
    ("Forty people have walked home along the coast.", ["Forty: returned person"]),
    ("A third of the evacuees are home again.", ["A third: returned percent"]),
    ("Two thirds of the evacuees are home.", ["Two thirds: returned percent"]),
    ("Nearly 7,200 of the evacuees are living again in their kibbutz.", ["7,200: returned person"]),
    ("The village had been emptied. Ninety families have moved in again.", ["Ninety: returned household"]),
    ("Some 40,000 people crossed into northern Gaza on Monday.", ["40,000: returned person"]),
    ("Trucks went north of the checkpoint: 60 in total.", []),
    ("Fighting drove people out. Some 2,400 persons came in since Monday.", ["2,400: displaced person"]),
    ("Fighting drove people out. Some 2,400 trucks came in since Monday.", []),
    ("Villages were evacuated. About 9,000 people are still in state-funded lodgings.", ["9,000: displaced person"]),
    ("The two schools accommodate 415 people.", ["415: displaced person"]),
    ("The two garages accommodate 415 cars.", []),
    ("Around 3,300 inhabitants of the camp live displaced.", ["3,300: displaced person"]),
    ("The kibbutz, which had 310 members before the war, has put up a banner.", []),
    ("Evacuated towns are empty. Almost all of the camp's 9,000 residents are away.", []),
]

TOLD: Cases = [
    ("The evacuation orders affect 52,000 people.", ["52,000: displaced person"]),
    ("The price rises affect 52,000 people.", []),
    ("Leaflets told 9,000 people to head for the coast.", ["9,000: displaced person"]),
    ("The new evacuation order covers a district where 65,000 people live.", ["65,000: displaced person"]),
    ("Leaflets named eight blocks in which 65,000 people are staying.", ["65,000: displaced person"]),
    ("It is a district where 65,000 people live.", []),
    ("The court gave nine families two weeks to leave.", ["nine: displaced household"]),
    ("Nine families stand to lose their homes.", ["Nine: displaced household"]),
    ("About 900 Palestinians face being evicted in East Jerusalem.", ["900: displaced person"]),
    ("At least 380 Palestinians in the quarter are still at risk of being displaced.", ["380: displaced person"]),
    (
        "Seventeen Palestinians, including nine refugees, face the risk of displacement.",
        ["Seventeen: displaced person", "nine: displaced person"],
    ),
]

ARRIVED: Cases = [
    ("Families fled the strikes. The site committee registered 640 new families.", ["640: displaced household"]),
    ("Families fled the strikes. At the gate 640 new families were registered.", ["640: displaced household"]),
    ("Some 3,300 displaced people were registered with the town.", ["3,300: displaced person"]),
    ("The college registered 640 new students.", []),
    ("The UN has logged 280,000 movements from south to north.", ["280,000: returned person"]),
    ("The UN has logged 12,000 movements southward.", []),
    ("The UN has logged 12,000 movements to the south.", ["12,000: displaced person"]),
    ("The sensor logged 12,000 movements of trucks.", []),
    (
        "Thousands fled the city. The camp expects 9,000 arrivals.",
        ["Thousands: displaced person", "9,000: displaced person"],
    ),
    ("The airport counted 9,000 arrivals.", []),
    ("On Friday our teams escorted 23 families out of the quarter.", ["23: displaced household"]),
    ("Guards escorted 23 guests out of the hall.", []),
    ("About 300 people had to go.", ["300: displaced person"]),
    ("Some 47,000 people sought protection in the schools.", ["47,000: displaced person"]),
    ("Demolitions left 82 people with nowhere to sleep.", ["82: displaced person"]),
    (
        "Displacement goes on, with 180,000 people (41,000 families) now registered in official shelters.",
        ["180,000: displaced person", "41,000: displaced household"],
    ),
    (
        "Thousands fled. Police registered 300,000 Syrian nationals and 140,000 Lebanese crossing into Syria.",
        ["Thousands: displaced person", "300,000: displaced person", "140,000: displaced person"],
    ),
    (
        "Thousands fled. The agency recorded the arrival of 4,300 individuals in Tawila.",
        ["Thousands: displaced person", "4,300: displaced person"],
    ),
    (
        "Thousands fled Sweida. The authorities have registered 5,100 families from its villages.",
        ["Thousands: displaced person", "5,100: displaced household"],
    ),
    ("The organisation recorded 12,300 population movements in a month.", ["12,300: displaced person"]),
    ("A considerable number of displaced people moved west.", ["A considerable number: displaced person"]),
    (
        "Since 3 March new arrivals have entered Chad, including some 41,000 Sudanese.",
        ["41,000: displaced person"],
    ),
    ("In the public shelters, where 170,000 people had been registered, few remain.", ["170,000: displaced person"]),
    ("Harassment has led to the departure of some 4,300 Palestinians from their land.", ["4,300: displaced person"]),
    (
        "The agency recorded 340,000 Syrians and 150,000 Lebanese having left for Syria.",
        ["340,000: displaced person", "150,000: displaced person"],
    ),
]

BACK: Cases = [
    ("Some 2,000 people displaced from Aita have started to go home.", ["2,000: returned person"]),
    ("Some 2,000 people displaced from Aita began to return on Sunday.", ["2,000: returned person"]),
    ("Some 2,000 people displaced from Aita have started to build huts.", ["2,000: displaced person"]),
    ("Dozens of families who had fled Qabatiya have returned to their homes.", ["Dozens: returned household"]),
    ("Some 3,900 people who fled the camp have since gone home.", ["3,900: returned person"]),
    ("Some 3,900 people who fled the camp have not gone home.", ["3,900: displaced person"]),
    ("Some 3,900 people evacuated from the north have gone back to their homes.", ["3,900: returned person"]),
    ("Some 3,900 people evacuated from the north have not gone back to their homes.", ["3,900: displaced person"]),
    ("Some 3,900 people evacuated from the north want to go back to their homes.", ["3,900: displaced person"]),
    ("Hundreds of people forced to leave their homes in May returned on Friday.", ["Hundreds: returned person"]),
    (
        "Of the 8,600 residents evacuated from the valley towns, 1,300 have returned.",
        ["8,600: displaced person", "1,300: returned person"],
    ),
    (
        "Hundreds of people, many displaced again and again, returned to the town.",
        ["Hundreds: returned person", "many: displaced person"],
    ),
    ("Some 300 people, most of them children, fled the town.", ["300: displaced person"]),
    ("Some 90,000 people had crossed from southern to northern Gaza by noon.", ["90,000: returned person"]),
    ("The camp's 2,600 residents, who were evacuated in May, wait.", ["2,600: displaced person"]),
    ("The camp's 2,600 residents, who were farmers once, wait.", []),
    ("About 640 residents who were ordered to leave have returned.", ["640: returned person"]),
    ("About 640 people returned to the UN shelters after the storm.", ["640: displaced person"]),
    ("About 640 families went back to their tents after the storm.", ["640: displaced household"]),
    ("About 640 families went back to pitch tents by their ruined homes.", ["640: returned household"]),
    ("Six months after the attack, 70% of those who departed the area have returned.", ["70%: returned percent"]),
    ("Around 3,500 Israelis go back to towns near Gaza.", ["3,500: returned person"]),
    ("Over 280,000 Palestinians streamed into northern Gaza on Monday.", ["280,000: returned person"]),
    (
        "Some 40,000 people fled. Fewer than 3,000 made it to the next camp.",
        ["40,000: displaced person", "3,000: displaced person"],
    ),
    (
        "More than 774,000 displacement movements were recorded. This week 20,500 movements were registered.",
        ["774,000: displaced person", "20,500: displaced person"],
    ),
    (
        "Some 310 residents, 140 of them minors, lost homes in Jenin.",
        ["310: displaced person", "140: displaced person"],
    ),
    (
        "Some 44 communities have been driven out since October, with 2,964 people, 1,480 of them minors.",
        ["2,964: displaced person", "1,480: displaced person"],
    ),
]

HEADLINES: Cases = [
    ("Thousands flee Tulkarem refugee camp", ["Thousands: displaced person"]),
    ("Dozens Flee Nuseirat Refugee Camp", ["Dozens: displaced person"]),
    ("Hundreds leave Rafah after army warning", ["Hundreds: displaced person"]),
    ("Hundreds leave Rafah after concert", []),
    ("Twelve pupils leave Rafah after army warning", []),
    ("Nearly all of the camp's 13,000 residents have been displaced.", ["13,000: displaced person"]),
    ("Almost all of Balata camp's 13,000 inhabitants have fled.", ["13,000: displaced person"]),
    ("Almost all of Balata camp's 13,000 inhabitants are poor.", []),
    ("Some 90,000 citizens were forced to migrate.", ["90,000: displaced person"]),
    (
        "Some 21,000 displaced people (4,300 families) are now registered in official shelters.",
        ["21,000: displaced person", "4,300: displaced household"],
    ),
    ("The town was evacuated. Fewer than 700 people managed to leave.", ["700: displaced person"]),
]

BACK_AFTER_FLIGHT: Cases = [
    ("Some 90 families who fled Aleppo in 2016 have now returned to the city.", ["90: returned household"]),
    (
        "Dozens of families who were displaced from Azaz in May have been allowed to return.",
        ["Dozens: returned household"],
    ),
    ("Dozens of families who were displaced from Azaz in May have asked to return.", ["Dozens: displaced household"]),
    ("By June, 40% of the displaced in schools had left to return to their villages.", ["40%: returned percent"]),
    ("Some 7,000 displaced people were reported back in their districts of origin.", ["7,000: returned person"]),
    ("Thousands of Syrians are reportedly crossing back from Turkey.", ["Thousands: returned person"]),
    ("The raid led to the displacement of 4,200 due to the shelling.", ["4,200: displaced person"]),
    ("Public shelters, housing over 30,000 people, are overcrowded.", ["30,000: displaced person"]),
    ("Public shelters, now housing over 30,000 people, are overcrowded.", ["30,000: displaced person"]),
    ("Displaced people in Idlib have reached 90,000.", ["90,000: displaced person"]),
    ("Aid workers in Idlib have reached 90,000.", []),
    ("Over half (54%) of the displaced are in Idlib.", ["half: displaced percent", "54%: displaced percent"]),
    ("Over half (54%) of the displaced people are women.", ["half: displaced percent", "54%: displaced percent"]),
    ("Over half (54%) of the voters are women.", []),
    ("Public towers, housing over 30,000 people, are overcrowded.", []),
]

FORMS = {
    "back after flight": BACK_AFTER_FLIGHT,
    "arrived": ARRIVED,
    "back": BACK,
    "headlines": HEADLINES,
    "left": LEFT,
    "of places": OF_PLACES,
    "lodged": LODGED,
    "away": AWAY,
    "told": TOLD,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_whoever_is_not_at_home_is_displaced(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
