"""Of several places that a sentence names, the one that is told with the number itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, places of its figures
WITHIN = [
    # a narrower place of the clause goes before the wide one that opens the sentence
    ("In the West Bank, two farmers were killed by Israeli troops in Jenin on Sunday.", ["Jenin"]),
    ("In Lebanon, six people were killed by Israeli drones in Nabatieh.", ["Nabatieh"]),
    ("In Sudan, 20 people were shot dead by gunmen in El Fasher.", ["El Fasher"]),
    ("In the West Bank, three people were killed by soldiers during a raid in Nur Shams.", ["Nur Shams"]),
    ("In the West Bank, 40 people were displaced by settlers in Masafer Yatta.", ["Masafer Yatta"]),
    (
        "In the Gaza Strip, at least 12 people, including three children, were killed by a strike on a house in Rafah.",
        ["Rafah", "Rafah"],
    ),
    ("In the Gaza Strip, 12 people, including three children in Rafah, were killed.", ["Gaza Strip", "Rafah"]),
    # not where somebody speaks, what only dates the count, or where the counted go
    ("In the Gaza Strip, 30 people were killed, said a doctor in Rafah.", ["Gaza Strip"]),
    ("In the Gaza Strip, 300 people have been killed since the operation in Rafah began.", ["Gaza Strip"]),
    ("In the West Bank, two people were killed by a man from Jenin.", ["West Bank"]),
    ("In the West Bank, 40 people were killed by soldiers and settlers.", ["West Bank"]),
]
LISTED = [
    (
        "The ministry lists six killed in Tulkarem and 31 for the northern West Bank, nineteen of these in Jenin.",
        ["Tulkarem", "northern West Bank", "Jenin"],
    ),
    # a number between two places keeps them apart
    ("In 2022, 640 people were displaced in the West Bank, 80 in East Jerusalem.", ["West Bank", "East Jerusalem"]),
    ("Rockets hit Israeli cities, killing two in Israel and three in the Gaza Strip.", ["Israel", "Gaza Strip"]),
    ("Elsewhere in the West Bank, two young men died in Sinjil.", ["Sinjil"]),
    # where a part was killed does not place the whole
    (
        "At least 30 children have been killed in four days of violence in the West Bank, including 20 killed by"
        " drone strikes in Tubas and at least ten killed in raids on a refugee camp in Tulkarem.",
        ["West Bank", "Tubas", "refugee camp in Tulkarem"],
    ),
    ("Some 40 people were killed in the West Bank, including 12 who died in Jenin.", ["West Bank", "Jenin"]),
    ("Ten people were killed, including three children, in Rafah.", ["Rafah", "Rafah"]),
    # each number of a list for the place of its own clause
    ("Nine were killed in a night strike on a tent camp in Rafah and four in Haifa.", ["Rafah", "Haifa"]),
    ("Soldiers killed nine people in Jenin, and settlers killed two people near Nablus.", ["Jenin", "Nablus"]),
    ("In the West Bank, four were killed by soldiers in Jenin and two in Tulkarem.", ["Jenin", "Tulkarem"]),
]
FRONTED = [
    # the place that opens a clause is for the counts of that clause alone
    ("In Nablus, 12 people were killed, and in Rafah, a strike left at least four people dead.", ["Nablus", "Rafah"]),
    (
        "In Tubas, rescuers said nine men had been shot dead, while in Jenin in the north, a drone strike on a car had"
        " killed at least two.",
        ["Tubas", "Jenin"],
    ),
    ("Soldiers killed nine people in Jenin, and in Tubas two houses were blown up.", ["Jenin", "Tubas"]),
    ("In Gaza City 12 people were killed, whereas in Khan Younis a drone killed two.", ["Gaza City", "Khan Younis"]),
    # which may name a narrower one
    ("In Lebanon 12 people were killed, while in Gaza, four were killed in Rafah.", ["Lebanon", "Rafah"]),
    # no clause of its own
    ("Twelve people were killed in Nablus and in Jenin, including three children.", ["Nablus and in Jenin"] * 2),
]
BUILT = [
    # a relative clause is of the place before it, an order of places that of the numbers
    ("The raid on Jenin followed one in Nablus that left six people dead.", ["Nablus"]),
    ("Nine and 12 people were killed in Jenin and Rafah respectively.", ["Jenin", "Rafah"]),
    # the place of another number, though it is a camp and comes last
    (
        "Nine people were killed in Nablus on Sunday, and seven others in Nur Shams refugee camp.",
        ["Nablus", "Nur Shams refugee camp"],
    ),
    # a bracket says where a place lies
    (
        "Five people were killed in Anin (Jenin), Bethlehem and Balata camp (Nablus).",
        ["Anin (Jenin), Bethlehem and Balata camp (Nablus)"],
    ),
    # each item of a list has its own, words between or not
    (
        "Soldiers shot dead three men in a raid on Jenin, two women at home in Tubas and one man near Huwwara.",
        ["Jenin", "Tubas", "Huwwara"],
    ),
    # who did it is no place
    ("Israel has displaced 5,000 families since January.", [None]),
    # where people are, where they left, where a strike was
    ("Some 31 families from Khan Younis are sheltering in schools in Rafah.", ["Rafah"]),
    ("Nine families fled Jenin for Nur Shams refugee camp.", ["Jenin"]),
    ("A strike in Jenin killed nine people, while six families fled Nablus.", ["Jenin", "Nablus"]),
    ("Twelve bodies came to a hospital in Rafah after a strike on Khan Younis.", ["Khan Younis"]),
]
LEFT_OUT = [
    # what is left out of a count is not its place
    ("Some 800 homes were damaged in the Gaza Strip, excluding Rafah.", ["Gaza Strip"]),
    (
        "Gaza's health ministry said 8,525 people have been killed since Oct. 7, when Hamas killed 1,400 in Israel.",
        ["Gaza", "Israel"],
    ),
    ("In all of the Strip but Rafah, 800 homes were damaged.", ["Strip"]),
    ("Twelve people were killed in Gaza City but in Rafah, five died.", ["Gaza City", "Rafah"]),
    ("In Gaza, 17 people were killed on Thursday, as mediators gathered in Doha.", ["Gaza"]),
    ("Aside from Rafah, 30 people were killed across the Gaza Strip.", ["Gaza Strip"]),
    ("Some 40 people were killed in the West Bank (not including East Jerusalem).", ["West Bank"]),
    ("Some 40 people were killed in the West Bank outside East Jerusalem.", ["West Bank"]),
    ("Outside of Gaza City, 40 people were killed across the Gaza Strip.", ["Gaza Strip"]),
    ("Outside Jenin, two people were killed.", ["Jenin"]),
    ("Some 40 people were killed in Sudan outside Khartoum.", ["Sudan"]),
    ("Some 40 people were killed in Lebanon on Sunday, other than in Beirut.", ["Lebanon"]),
    (
        "Some 800 homes were damaged in the Gaza Strip, excluding Rafah and Khan Younis, and 300 in Jenin.",
        ["Gaza Strip", "Jenin"],
    ),
    # where it alone happened, and what a town lies near
    ("All was quiet except in Jenin, where three people were killed.", ["Jenin"]),
    ("Two people were killed in the West Bank, including East Jerusalem.", ["West Bank"]),
    ("Two people were killed in Beitunia outside Ramallah.", ["Beitunia"]),
]
STRIKERS = [
    # whom a state's strikes abroad killed was not in that state
    ("Iran's missile strikes have killed 24 people.", [None]),
    ("At least 24 people have been killed in Iran's attacks.", [None]),
    ("Rockets fell on Haifa. Iran's attacks have killed 24 people.", ["Haifa"]),
    # a place that the sentence names, and a state that counts its own
    ("Israel's air strikes have killed 24 people in Iran.", ["Iran"]),
    ("Iran's health ministry said that 40 people had been killed.", ["Iran"]),
    ("Israel's attacks began after gunmen killed 1,200 people on October 7.", ["Israel"]),
]
OFFICES = [
    # where somebody speaks is not where, and the land that their office is for may be
    (
        "Speaking to reporters in Geneva, the agency's envoy for Lebanon said that 900 people had died there.",
        ["Lebanon"],
    ),
    ("In Geneva, the agency's representative in Lebanon said that 900 people had been killed.", ["Lebanon"]),
    ("In Beirut, the agency's envoy for Syria said that 40 people had been killed in Homs.", ["Homs"]),
    ("The agency's coordinator for Sudan said that 900 people had been killed in Khartoum.", ["Khartoum"]),
    ("Strikes hit Rafah. The agency's representative in Palestine said that 12 people had been killed.", ["Rafah"]),
    # the dead of both peoples are not where a charity has its office
    (
        "Aid is slow, says Eva Holm, the charity's country director in Palestine. At least 600 Israelis and 400"
        " Palestinians have been killed.",
        [None, None],
    ),
    ("The US envoy for Syria spoke in Beirut. Some 40 people were killed there on Monday.", ["Beirut"]),
]


@pytest.mark.parametrize(("text", "places"), [*WITHIN, *LISTED, *FRONTED, *BUILT, *LEFT_OUT, *STRIKERS, *OFFICES])
def test_the_place_that_is_told_with_the_number(text: str, places: list[str | None], read_text: Read) -> None:
    assert [figure.place for figure in read_text(text)] == places
