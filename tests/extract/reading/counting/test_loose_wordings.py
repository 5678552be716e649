"""Wordings of features, columns and notices: what they count, and what only stands beside a count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Counts = Callable[[str], list[str]]

FOUND = [
    ("The war has now claimed 43,120 victims, the ministry said.", ["43,120: killed person"]),
    ("In April nine were carried out dead, two of them boys.", ["nine: killed person", "two: killed person"]),
    ("The club was told of the deaths of 48 prisoners in Israeli jails.", ["48: killed person"]),
    ("At least 190 persons are in the hands of armed groups in Gaza.", ["190: held person"]),
    ("Four women soldiers are at home again after being freed by Hamas.", ["Four: released person"]),
    ("One in four residents of the town is a displaced person.", ["One in four: displaced percent"]),
    ("More than 21,000 displaced people are scattered between two towns.", ["21,000: displaced person"]),
    ("Herders forced off their land: 1,150", ["1,150: displaced person"]),
    ("Jenin: 3,200 leave camp at night", ["3,200: displaced person"]),
    ("The bombing goes on, and 2,400 people have moved into the school.", ["2,400: displaced person"]),
    ("A resident who went back counted 44 burnt-out houses.", ["44: destroyed home"]),
    ("On the map 36 buildings are marked for removal.", ["36: destroyed building"]),
    ("Twelve died when three houses gave way.", ["Twelve: killed person", "three: destroyed home"]),
    ("Four buildings lie in ruins and 31 with broken walls.", ["Four: destroyed building", "31: damaged building"]),
    ("Ten houses were razed and many others partly burned.", ["Ten: destroyed home", "many: destroyed home"]),
    (
        "Two buildings have collapsed and a dozen others on the street can no longer be lived in.",
        ["Two: destroyed building", "a dozen: damaged building"],
    ),
    (
        "The war drove out 38,000 people. The agency's own estimate was of 41,000.",
        ["38,000: displaced person", "41,000: displaced person"],
    ),
    (
        "In one camp 310 buildings have been razed; in the other it was 150 up to the end of May.",
        ["310: destroyed building", "150: destroyed building"],
    ),
    (
        "The ministry lists four killed in the city since May, and 27 for the whole governorate.",
        ["four: killed person", "27: killed person"],
    ),
    ("They saw 470 killed and 2,600 wounded, 88 of the former children.", ["470: killed person", "88: killed person"]),
    (
        "Eleven clinics suffered damage, says the city, and 48 schools, says the union.",
        ["Eleven: damaged building", "48: damaged building"],
    ),
    ("The toll on the first day was ten – four in the camp, six in the city.", ["ten", "four", "six"]),
    ("Israel kills sixteen in two days in Jenin", ["sixteen: killed person"]),
    (
        "The number of people killed was put at 14,850 on Thursday evening, 6,100 of them children.",
        ["14,850: killed person", "6,100: killed person"],
    ),
    ("One in four homes is destroyed.", ["One in four: destroyed percent"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_loose_wording_is_read(text: str, expected: list[str], counts: Counts) -> None:
    found = counts(text)
    short = [count.split(":")[0] for count in found] if all(":" not in e for e in expected) else found
    assert short == expected


# What stands beside "12 people were killed."
BESIDE = [
    "Among them were women over seventy and a boy.",
    "The men, 46 and 65, were neighbours.",
    "The last of them was a baker of 23 who bled to death.",
    "All of them were women or under 19.",
    "A little after three on Sunday afternoon the windows rattled.",
    "The army left at 10 this morning.",
    "Buses will leave Hebron (44 seats), Nablus (80) and Jenin (44).",
    "There was one latrine to every 210 of them.",
    "Relief trucks, 28 of them, reached the town.",
    "In one of them, al-Mazra, the school was shut.",
    "The ambulance service had taken 58 people to hospital.",
    "Close to 21,000 people in the Strip need treatment abroad.",
    "The agency paid rent for 4,100 families.",
    "Soldiers turned three apartments into barracks.",
    "Some 9,000 people in the Strip need treatment, and the road is shut.",
    "A million pupils should have returned to their schools.",
    "Eilat, with 51,000 inhabitants of its own, has room.",
]


@pytest.mark.parametrize("other", BESIDE)
def test_what_stands_beside_a_count_stays_out(other: str, counts: Counts) -> None:
    assert counts(f"The strike killed 12 people. {other}") == ["12: killed person"]


def test_a_list_that_tells_of_hostages_may_tell_of_evacuees(counts: Counts) -> None:
    text = "Taken hostage: 253\nStill held: 129\nEvacuated: 80,000"
    assert counts(text) == ["253: taken person", "129: held person", "80,000: displaced person"]


def test_an_agent_is_not_whom_a_label_counts(read_text: Callable[[str], list[Figure]]) -> None:
    (figure,) = read_text("Herders forced off their land by settlers: 1,150")
    assert figure.group is None
