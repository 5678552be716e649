"""Parts and wholes: ratios, subsets, coordinated counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

RATIOS: Cases = [
    (
        "A strike killed 20 people. Lists showed at least 12 members of the Baraka family among them.",
        ["20: killed person", "12: killed person"],
    ),
    (
        "In May 38 journalists were killed. More followed: 27 in June, 22 in July, and 15 in August.",
        ["38: killed person", "27: killed person", "22: killed person", "15: killed person"],
    ),
    ("In May 38 journalists were killed. The union held nine meetings: four in June.", ["38: killed person"]),
    ("Of the 31 houses in the lane, nine were destroyed.", ["nine: destroyed home"]),
    ("Of the 31 families in the lane, nine were displaced.", ["nine: displaced household"]),
    ("One in every 50 people in Gaza has been killed.", ["One in every 50: killed percent"]),
    ("Three families fled, nine of them children.", ["Three: displaced household", "nine: displaced person"]),
    ("Seven in ten homes in the camp were destroyed.", ["Seven in ten: destroyed percent"]),
    ("A third of the camp's housing has been destroyed.", ["A third: destroyed percent"]),
    ("Of the street's houses, 12 of 15 buildings were damaged.", ["12: damaged building"]),
    ("Some 70 per cent of buildings have been damaged or destroyed.", ["70 per cent: destroyed_or_damaged percent"]),
    ("About 85% of the population is displaced.", ["85%: displaced percent"]),
    ("Nine out of ten people in Gaza have been displaced.", ["Nine out of ten: displaced percent"]),
    ("Two-thirds of the homes were demolished.", ["Two-thirds: destroyed percent"]),
    ("Half of the camp's families have fled.", ["Half: displaced percent"]),
    ("Women and children make up 70 percent of those killed.", ["70 percent: killed percent"]),
    ("More than half of the camp's buildings have been levelled.", ["half: destroyed percent"]),
    ("Four in five residents of Rafah have fled.", ["Four in five: displaced percent"]),
    (
        "Around 1.9 million people, or 90 percent of the population, have been displaced.",
        ["1.9 million: displaced person", "90 percent: displaced percent"],
    ),
    ("Destroyed housing units: 62% (290,820 units)", ["62%: destroyed percent", "290,820: destroyed home"]),
    ("Every home was hit; a quarter were destroyed.", ["a quarter: destroyed percent"]),
    ("Of those displaced, 58 per cent are children.", ["58 per cent: displaced percent"]),
    (
        "Some 700 houses were destroyed, or about 80 per cent of the total.",
        ["700: destroyed home", "80 per cent: destroyed percent"],
    ),
    (
        "Some 41,000 buildings, or about 19 per cent, of all in the Strip have been damaged.",
        ["41,000: damaged building", "19 per cent: damaged percent"],
    ),
    (
        "Nearly 70 per cent of the fatalities (over 310 people) were recorded in Jenin.",
        ["70 per cent: killed percent", "310: killed person"],
    ),
    ("More than half of the town's 2.2 million people have been displaced.", ["half: displaced percent"]),
]

SUBSETS: Cases = [
    # a whole that is itself called lost is a count, too
    (
        "Twelve of the 31 demolished houses had just been built.",
        ["Twelve: destroyed home", "31: destroyed home"],
    ),
    ("They buried ten of the 12 Palestinians killed.", ["ten: killed person", "12: killed person"]),
    (
        "Twelve people were killed, including one in Jenin city, one in Tubas and ten in Nablus.",
        ["Twelve: killed person", "one: killed person", "one: killed person", "ten: killed person"],
    ),
    ("Forty people were killed, including 12 children.", ["Forty: killed person", "12: killed person"]),
    ("Seven people died, two of them women.", ["Seven: killed person", "two: killed person"]),
    ("The strike killed 22 people, among them four journalists.", ["22: killed person", "four: killed person"]),
    ("Of the 61 people killed, nine were minors.", ["61: killed person", "nine: killed person"]),
    ("Forty people were killed. Twelve of them were children.", ["Forty: killed person", "Twelve: killed person"]),
    ("They freed 12 hostages, including three foreigners.", ["12: released person", "three: released person"]),
    ("Fifty structures were razed, 31 of them homes.", ["Fifty: destroyed building", "31: destroyed home"]),
    (
        "Over 1,500 people, including 700 children, were displaced.",
        ["1,500: displaced person", "700: displaced person"],
    ),
    (
        "The toll stands at 188, a figure that takes in 55 children and 33 women.",
        ["188: killed person", "55: killed person", "33: killed person"],
    ),
    ("The ministry counts 8,005 dead, 3,342 children among them.", ["8,005: killed person", "3,342: killed person"]),
    ("Displaced in all: 39, incl. 17 children.", ["39: displaced person", "17: displaced person"]),
    (
        "The army counts 900 dead, including 200 children and 90 women, with 70 people missing.",
        ["900: killed person", "200: killed person", "90: killed person"],
    ),
    (
        "The toll is 900 dead and injuries to 7,000; 70 percent of the victims are women.",
        ["900: killed person", "70 percent: killed percent"],
    ),
    ("Two strikes left nine dead, while a third killed four.", ["nine: killed person", "four: killed person"]),
    ("Only five of the 26 deceased hostages were handed over.", ["five: dead person", "26: dead person"]),
    ("Of the more than 240 hostages taken, 105 were freed in a truce.", ["240: taken person", "105: released person"]),
    ("Over 120 hostages remain, with a third of those believed dead.", ["120: held person", "a third: dead percent"]),
    (
        "Early data count 1,310 – 68 per cent of all fatalities – as civilians.",
        ["1,310: killed person", "68 per cent: killed percent"],
    ),
    (
        "Sixteen people were killed in a stampede. Fourteen people were crushed, and two people were shot.",
        ["Sixteen: killed person", "Fourteen: killed person", "two: killed person"],
    ),
    (
        "The raid brought to nine the number of captives freed out of 240 abducted in October.",
        ["nine: released person"],
    ),
    (
        "About 30 percent of the 210 remaining hostages are from Nir Oz.",
        ["30 percent: held percent", "210: held person"],
    ),
    ("Two of the 48 remaining hostages were freed on Monday.", ["Two: released person", "48: held person"]),
]

COORDINATED: Cases = [
    ("The army razed 28 homes completely and 86 others partially.", ["28: destroyed home", "86: damaged home"]),
    ("The army razed 28 homes in May and 86 others in June.", ["28: destroyed home", "86: destroyed home"]),
    (
        "Twelve buildings were flattened, the mayor says, with 400 more now unsafe.",
        ["Twelve: destroyed building", "400: damaged building"],
    ),
    (
        "The committee counts 26 destroyed homes and over 300 damaged ones.",
        ["26: destroyed home", "300: damaged home"],
    ),
    (
        "Some 436,000 homes have been destroyed (160,000) or damaged (276,000).",
        ["436,000: destroyed_or_damaged home", "160,000: destroyed home", "276,000: damaged home"],
    ),
    (
        "In all, 52 men, 10 women and two children were killed.",
        ["52: killed person", "10: killed person", "two: killed person"],
    ),
    ("The strike killed two doctors and a nurse, and four patients.", ["two: killed person", "four: killed person"]),
    ("Thirteen Israelis and four Thais were freed.", ["Thirteen: released person", "four: released person"]),
    ("The army demolished six houses and three shops.", ["six: destroyed home", "three: destroyed building"]),
    ("Three people were killed and 14 injured.", ["Three: killed person"]),
    ("The shelling killed five people and wounded 20.", ["five: killed person"]),
    ("It destroyed 18 homes and displaced 110 people.", ["18: destroyed home", "110: displaced person"]),
    ("It displaced 19 families, or 104 people.", ["19: displaced household", "104: displaced person"]),
    (
        "It displaced 19 families (104 people, half of them children).",
        ["19: displaced household", "104: displaced person", "half: displaced percent"],
    ),
    (
        "It found 31 destroyed houses, 14 badly damaged houses, 9 possibly damaged houses, for a total of 54 houses.",
        ["31: destroyed home", "14: damaged home", "9: damaged home", "54: destroyed_or_damaged home"],
    ),
    (
        "It killed 900 people, including 61 children and 40 women, and injured over 360 others.",
        ["900: killed person", "61: killed person", "40: killed person"],
    ),
    ("Nine people were killed, 31 wounded and 12 arrested.", ["Nine: killed person"]),
    ("The dead were three women, two men and a child.", ["three: killed person", "two: killed person"]),
    ("Four houses, two shops and a mosque were demolished.", ["Four: destroyed home", "two: destroyed building"]),
    ("It left 12 dead, 40 wounded and 300 homeless.", ["12: killed person", "300: displaced person"]),
    (
        "A drone hit a café, killing five, among them two children, and injuring 20.",
        ["five: killed person", "two: killed person"],
    ),
    ("The two raids killed nine people and destroyed 14 houses.", ["nine: killed person", "14: destroyed home"]),
    ("Soldiers killed two brothers, 17 and 19, in Qabatiya.", ["two: killed person"]),
    (
        "Some 39 people have died and 20,000 have fled since the raid began.",
        ["39: killed person", "20,000: displaced person"],
    ),
    (
        "The survey found 140 destroyed and 250 moderately or severely damaged structures.",
        ["140: destroyed building", "250: damaged building"],
    ),
    ("Strikes killed 27, among them a mother and two children in a tent.", ["27: killed person", "two: killed person"]),
    (
        "Some 24 schools have been damaged, including five run by UNRWA.",
        ["24: damaged building", "five: damaged building"],
    ),
]

AMONG: Cases = [
    ("Nine boys had been confirmed among the 31 deaths.", ["Nine: killed person", "31: killed person"]),
    ("The raid killed nine people. Two of his cousins were among them.", ["nine: killed person", "Two: killed person"]),
    ("The raid killed nine people. Two of his cousins were among the guests.", ["nine: killed person"]),
    ("Two of the village's five schools have been flattened.", ["Two: destroyed building"]),
    ("Two of the village's five schools are open.", []),
    (
        "Of its 9,000 displaced inhabitants, 310 sleep in a school.",
        ["9,000: displaced person", "310: displaced person"],
    ),
    ("Of its 9,000 inhabitants, 310 sleep at work.", []),
    (
        "Nine in ten of the 41,000 evacuees from the border are home.",
        ["Nine in ten: returned percent", "41,000: displaced person"],
    ),
    (
        "Of the 1,400 families that we have on our list of displaced, 60 left again.",
        ["1,400: displaced household", "60: displaced household"],
    ),
    ("Of the 1,400 families that we have on our list of donors, 60 gave again.", []),
    ("One in twelve houses was razed.", ["One in twelve: destroyed percent"]),
    (
        "Fighting drove 900 people out. Israel says 78 people, 31 soldiers included, were killed.",
        ["900: displaced person", "78: killed person", "31: killed person"],
    ),
    ("The raid killed 78 people, 31 soldiers included.", ["78: killed person", "31: killed person"]),
    (
        "Fighting drove 900 people out. In five days 1,100 rockets were launched, 860 of which crossed the border.",
        ["900: displaced person"],
    ),
    (
        "Some 42,000 people were forced from home, and two thirds of them had gone to schools.",
        ["42,000: displaced person", "two thirds: displaced percent"],
    ),
    (
        "Of the 62 farmers, including seven women and nine boys, killed in the valley, most had been at work.",
        ["62: killed person", "seven: killed person", "nine: killed person"],
    ),
    ("Of the 62 farmers, most of them women, 40 were killed.", ["40: killed person"]),
    (
        "Some 19 people were killed by troops in the northern part of the Jordan Valley, including one in Tubas and "
        "18 in Aqqaba.",
        ["19: killed person", "one: killed person", "18: killed person"],
    ),
    (
        "In all 31 people were killed in Jenin (21), and Tubas (10) governorates.",
        ["31: killed person", "21: killed person", "10: killed person"],
    ),
    (
        "In all 6,100 people are displaced, with 1,900 registered in 1,010 collective shelters (870 at full capacity).",
        ["6,100: displaced person", "1,900: displaced person"],
    ),
    ("The agency reports 2,310 civilian casualties, including 912 killed.", ["912: killed person"]),
    (
        "The latest survey estimates that the country copes with 8 million displaced persons.",
        ["8 million: displaced person"],
    ),
    ("A survey of 900 displaced persons was made.", []),
    ("Key figures\n6.2\nmillion\nInternally displaced persons", ["6.2\nmillion: displaced person"]),
    ("The partial burning of nine houses was reported.", ["nine: damaged home"]),
    ("The burning of nine houses was reported.", ["nine: destroyed home"]),
    ("Fighting destroyed 30 homes. Less than half of those surveyed had work.", ["30: destroyed home"]),
]

FORMS = {
    "among": AMONG,
    "ratio": RATIOS,
    "subset": SUBSETS,
    "coordinated": COORDINATED,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_a_part_counts_what_its_whole_counts(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
