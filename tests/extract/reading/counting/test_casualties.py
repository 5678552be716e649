"""The dead beside the injured, those who did it, prisoners and neighbours; and the word "one" of a few."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

BESIDE_THE_INJURED: Cases = [
    (
        "The toll has risen to 31,184 dead and 72,889 injured. 72 percent of the victims are children and women.",
        ["31,184: killed person", "72 percent: killed percent"],
    ),
    ("The hospital treated 89 injured. 72 percent of the victims are children.", []),
    ("Family of seven killed in strike on home", ["seven: killed person"]),
    ("Hostage talks go on despite a death toll in the Gaza Strip of 28,000.", ["28,000: killed person"]),
    ("The toll of the shelling of a camp for displaced people has climbed to 37.", ["37: killed person"]),
    ("The number of victims of the raid on a shelter for displaced people rose to 14.", ["14: killed person"]),
    ("The number of people displaced by the shelling has climbed to 3,700.", ["3,700: displaced person"]),
    ("Her family of seven lives in a tent. Nine were killed.", ["Nine: killed person"]),
    ("12 people killed over seven days", ["12: killed person"]),
    ("12 people killed two days ago", ["12: killed person"]),
    ("Two gunmen killed over seven people", ["seven: killed person"]),
    ("Truce ends: 110 hostages freed over seven days", ["110: released person"]),
    ("Ten of the hostages are 75 or older.", ["Ten: held person"]),
    ("The raid killed ten people and shot dozens more.", ["ten: killed person"]),
    ("The raid killed ten people and a dozen more.", ["ten: killed person", "a dozen: killed person"]),
    ("Three soldiers were killed on Monday: Adam Levi (21), Dan Oz (22) and Noam Bar (20).", ["Three: killed person"]),
    (
        "Thirty soldiers were killed: Tubas (21) and Nablus (9).",
        ["Thirty: killed person", "21: killed person", "9: killed person"],
    ),
    ("In addition to the five soldiers killed, six soldiers suffered severe injuries.", ["five: killed person"]),
    (
        "In addition to the five soldiers killed, six soldiers died later.",
        ["five: killed person", "six: killed person"],
    ),
    ("Thirty families fled. Six people arrived at the hospital with wounds.", ["Thirty: displaced household"]),
    (
        "Thirty families fled. Six bodies arrived at the hospital.",
        ["Thirty: displaced household", "Six: killed person"],
    ),
    ("The list names 705 infants under 1 who were killed.", ["705: killed person"]),
    ("The list names 705 infants and 60 men who were killed.", ["705: killed person", "60: killed person"]),
    ("The attack led to 18 injuries and 68 deaths among patients.", ["68: killed person"]),
    ("The attack led to 18 injuries and 68 arrests among patients.", []),
    ("The toll rose to eight, with dozens more transferred to hospital.", ["eight: killed person"]),
    ("The toll rose to eight, with dozens more killed in Gaza.", ["eight: killed person", "dozens: killed person"]),
    (
        "Several generals, including the commander and seven deputies, were killed.",
        ["Several: killed person", "seven: killed person"],
    ),
    (
        "Twelve people were killed, including two boys and four women, and another 99 were wounded.",
        ["Twelve: killed person", "two: killed person", "four: killed person"],
    ),
    (
        "It counted 558 deaths, among them 17 women and 11 children, and more than 780 people injured.",
        ["558: killed person", "17: killed person", "11: killed person"],
    ),
    (
        "Ninety people were hurt, including two boys and four women, and another six were killed.",
        ["six: killed person"],
    ),
    ("Twelve men, four women, and six children were wounded.", []),
    ("The blast left four shoppers dead and 12 others with various injuries.", ["four: killed person"]),
    ("The blast left four shoppers dead and 12 others homeless.", ["four: killed person", "12: displaced person"]),
    ("Two men who were wounded on Monday have died.", ["Two: killed person"]),
    ("Several soldiers who had been badly injured have died from their wounds.", ["Several: killed person"]),
    ("Two men who were wounded on Monday have been flown abroad.", []),
]

ALIKE: Cases = [
    ("Nine people died. Some 210 were wounded in Gaza, and about 20 in Jenin.", ["Nine: killed person"]),
    ("Some 210 people were killed in Gaza, and about 20 in Jenin.", ["210: killed person", "20: killed person"]),
    ("Twenty Americans serving in the army have died.", ["Twenty: killed person"]),
    ("Twenty Americans serving in the army have complained.", []),
    ("Five children as young as three months had died of hunger.", ["Five: killed person"]),
    ("Soldiers shot dead boys as young as 12.", []),
]

DOERS: Cases = [
    (
        "Four people were killed when two gunmen from a nearby village opened fire at a bus stop.",
        ["Four: killed person"],
    ),
    ("Three people died after two attackers who had come by car stormed a cafe.", ["Three: killed person"]),
    ("Two gunmen who opened fire were killed.", ["Two: killed person"]),
]

PRISONERS: Cases = [
    ("Hamas holds 40 hostages. Israel let 200 prisoners go and 1,500 others seized in the war.", ["40: held person"]),
    ("Twelve Israelis and 36 Palestinians freed as hostage truce goes on", ["Twelve: released person"]),
    (
        "Hamas released 26 hostages, and Israel freed 42 women and children from its prisons.",
        ["26: released person"],
    ),
    (
        "Hamas released 26 hostages. A further 30 Palestinians are due to be released from jail in return.",
        ["26: released person"],
    ),
    (
        "Twelve Israelis and nine Thais freed as hostage truce goes on",
        ["Twelve: released person", "nine: released person"],
    ),
    ("Israel handed over the bodies of 14 Palestinian prisoners.", ["14: killed person"]),
]

NEIGHBOURS: Cases = [
    ("Two clerks of the UN agency for Palestine Refugees were killed.", ["Two: killed person"]),
    ("Nine clerks of the agency for Palestinian refugees were killed.", ["Nine: killed person"]),
    ("Nine Syrian refugees were killed in the raid.", ["Nine: killed person"]),
    ("Twelve people were killed. The dead belonged to four families.", ["Twelve: killed person"]),
    (
        "Two million Palestinians live beside 510,000 Israelis in settlements, and 280 people have been killed.",
        ["280: killed person"],
    ),
    ("The territory is home to three million Palestinians and some 510,000 Israelis who live among them.", []),
    ("Beside the fence soldiers killed two Israelis in a settlement.", ["two: killed person"]),
    ("Thirty-one people from three related families were killed.", ["Thirty-one: killed person"]),
    ("Three families were killed in the strike.", ["Three: killed household"]),
]

PARTS: Cases = [
    (
        "In Sweida, 300 of the victims were Druze fighters and 250 were civilians.",
        ["300: killed person", "250: killed person"],
    ),
    ("The blast wounded 40. Three of the victims were children.", []),
    ("Of the more than 3,000 people who went to the festival, 362 were murdered.", ["362: killed person"]),
    ("They opened a mass grave containing 14 aid workers.", ["14: killed person"]),
    ("They opened a warehouse containing 14 aid workers.", []),
    ("A policeman was among those killed, along with two Ukrainian citizens, police said.", ["two: killed person"]),
    ("A policeman was among those killed in the town, with 2,000 citizens, police said.", []),
    ("Several of those killed were claimed as fighters by their party.", ["Several: killed person"]),
    ("Several of those questioned were claimed as fighters by their party.", []),
    ("The strike hit a home, killing parents and their five children.", ["five: killed person"]),
    ("The strike hit a home, hurting parents and their five children.", []),
    ("Over 56,000 dead and missing, says the office", []),
    ("There are 56,000 dead and 11,000 missing.", ["56,000: killed person"]),
    ("Eighteen relatives of three writers in London were killed.", ["Eighteen: killed person"]),
    ("Parents spoke of three writers who were killed.", ["three: killed person"]),
    (
        "The raid killed nine people. Among them, the ministry said, were two children, aged 14 and 15.",
        ["nine: killed person", "two: killed person"],
    ),
    ("The raid hurt nine people. Among them, the ministry said, were two children.", []),
    ("Of the fatalities, 21 were recorded in Jenin and eight in Tubas.", ["21: killed person", "eight: killed person"]),
    ("Of the incidents, 21 were recorded in Jenin and eight in Tubas.", []),
    ("A drone fired two missiles at a group of men, killing three of them.", ["three: killed person"]),
    ("A drone fired two missiles, three of them at a house.", []),
    ("The toll climbed from 557 to 568, with more than 1,700 others wounded.", ["568: killed person"]),
    ("The delivery brings to 226 the number of bodies returned to Gaza.", ["226: killed person"]),
    ("The convoy brings to 226 the number of families returned to Gaza.", ["226: returned household"]),
    ("Officials in Gaza report 40% of the victims were women and children.", ["40%: killed percent"]),
]

ONES: Cases = [
    (
        "Nine villagers were killed: eight by soldiers and one by a settler.",
        ["Nine: killed person", "eight: killed person", "one: killed person"],
    ),
    ("The path is lined by eight trees and one by the gate.", []),
    (
        "Soldiers killed five men: two in Jenin, two in Nablus and one in Tubas.",
        ["five: killed person", "two: killed person", "two: killed person", "one: killed person"],
    ),
    ("Two boys were shot dead on Monday and one on Friday.", ["Two: killed person", "one: killed person"]),
    (
        "Three men died, two of them in May and one in June.",
        ["Three: killed person", "two: killed person", "one: killed person"],
    ),
    ("Nine men died. The charity has two offices in Jenin and one in Tubas.", ["Nine: killed person"]),
    ("The blast killed two men and wrecked three cars in Jenin and one in Tubas.", ["two: killed person"]),
    ("The envoy held two meetings in May and one on Friday.", []),
    ("The raid killed nine people. One was a baby.", ["nine: killed person", "One: killed person"]),
    (
        "Sixty people have been killed. Some were gunmen. One was a two-year-old girl.",
        ["Sixty: killed person", "One: killed person"],
    ),
    ("Sixty people have been killed. One is the goalkeeper of the club.", ["Sixty: killed person"]),
    ("The raid killed nine people. One of these was a 13-year-old boy.", ["nine: killed person", "One: killed person"]),
    ("Nine people were killed, one of whom was then run over by a jeep.", ["Nine: killed person"]),
    ("Nine people were killed, one of whom was a nurse.", ["Nine: killed person", "one: killed person"]),
    ("The two men who were shot dead were brothers and one of them was carrying a flag.", ["two: killed person"]),
    (
        "Three Israelis were kidnapped before the war, one of whom has died.",
        ["Three: taken person", "one: dead person"],
    ),
    ("The army said one of its soldiers, a sergeant of 22, was killed by gunfire.", ["one: killed person"]),
    ("The army said one of its soldiers, a sergeant of 22, was late for duty.", []),
    ("Before Monday only one hostage, a soldier, had been freed by force.", ["one: released person"]),
    ("It was only one hostage video of many.", []),
    ("The Red Cross received the remains of one more hostage.", ["one: dead person"]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_THE_INJURED)
def test_the_dead_are_told_from_the_injured(counts: Counts, text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "expected"), ALIKE)
def test_what_was_said_of_the_number_before_holds_for_the_next(counts: Counts, text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "expected"), DOERS)
def test_those_who_did_it_are_no_figure(counts: Counts, text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "expected"), PRISONERS)
def test_prisoners_are_no_hostages(counts: Counts, text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_who_is_only_named_beside_the_dead_is_no_figure(counts: Counts, text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_of_the_dead_is_read(counts: Counts, text: str, expected: list[str]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "expected"), ONES)
def test_one_is_counted_where_the_text_says_who_or_what_befell_them(
    counts: Counts, text: str, expected: list[str]
) -> None:
    assert counts(text) == expected
