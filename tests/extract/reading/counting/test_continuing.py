"""Numbers that go on with the count before them, noun and verb left out: every frame with every kind of count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]

# the count before, and how it is read
BEFORE = [
    ("Twelve people were killed on Thursday.", "Twelve: killed person"),
    ("Twelve families fled on Thursday.", "Twelve: displaced household"),
    ("Twelve families went back to their homes on Thursday.", "Twelve: returned household"),
    ("Twelve houses were razed on Thursday.", "Twelve: destroyed home"),
    ("Twelve buildings were damaged on Thursday.", "Twelve: damaged building"),
    ("Twelve hostages were freed on Thursday.", "Twelve: released person"),
]

# what goes on with it, and the number that does
FRAMES = [
    ("By Sunday it was 31.", "31"),
    ("By Sunday 31 had.", "31"),
    ("By Sunday the number was 31.", "31"),
    ("Nine followed a day later.", "Nine"),
    ("Nine more followed.", "Nine"),
    ("Nine others have since followed.", "Nine"),
    ("In Tubas, nine.", "nine"),
    ("In Tubas it was nine.", "nine"),
    ("The day before, nine.", "nine"),
    ("A week earlier it had been nine.", "nine"),
    ("The week before saw nine.", "nine"),
    ("That makes 31 since Monday.", "31"),
    ("The figure has since climbed to 31.", "31"),
    ("The count now stands at 31.", "31"),
    ("Another nine on Friday.", "nine"),
    ("A further nine overnight.", "nine"),
    ("Before that officials had spoken of nine.", "nine"),
    ("Tubas alone accounts for nine.", "nine"),
    ("The mayor uses the figure 31.", "31"),
    ("By Sunday they were 31.", "31"),
    ("The governor asks for calm. That count has since come down to nine.", "nine"),
    ("The number in the town grew by nine.", "nine"),
    ("The official count goes past 31.", "31"),
]


@pytest.mark.parametrize(("before", "read"), BEFORE)
@pytest.mark.parametrize(("frame", "number"), FRAMES)
def test_a_bare_number_goes_on_with_the_count_before(
    before: str, read: str, frame: str, number: str, counts: Counts
) -> None:
    assert counts(f"{before} {frame}") == [read, f"{number}: {read.split(': ')[1]}"]


# text, its figures
CASES = [
    (
        "Soldiers razed 106 buildings. They contained some 250 flats.",
        ["106: destroyed building", "250: destroyed home"],
    ),
    (
        "In Gaza 70% of buildings are destroyed. In Rafah the rate is 84%.",
        ["70%: destroyed percent", "84%: destroyed percent"],
    ),
    ("In Gaza 70% of buildings are destroyed. Three agents contained some 250 rumours.", ["70%: destroyed percent"]),
    (
        "Four medics were killed in Gaza, as were three from the civil defence.",
        ["Four: killed person", "three: killed person"],
    ),
    (
        "Twelve people were killed on Monday. On Sunday the number had been 40.",
        ["Twelve: killed person", "40: killed person"],
    ),
    (
        "In 2023 we recorded 38 homes demolished. In all of 2022 we recorded 85.",
        ["38: destroyed home", "85: destroyed home"],
    ),
    ("Of the houses 120 are a write-off, another 220 can be repaired.", ["120: destroyed home", "220: damaged home"]),
    (
        "In May 640 homes were razed, after 310 in April.",
        ["640: destroyed home", "310: destroyed home"],
    ),
    (
        "In Jenin twelve men were killed, while in Tubas it was nine.",
        ["twelve: killed person", "nine: killed person"],
    ),
    ("In Jenin twelve men were killed; in Tubas, nine.", ["twelve: killed person", "nine: killed person"]),
    ("Hamas freed three hostages. That leaves 48.", ["three: released person", "48: held person"]),
    ("Twelve families fled. That leaves 48.", ["Twelve: displaced household"]),
    (
        "The raid displaced 4,000 families from both camps, that is 22,000 people.",
        ["4,000: displaced household", "22,000: displaced person"],
    ),
    (
        "They have lost their homes: 40 families, or 220 people.",
        ["40: displaced household", "220: displaced person"],
    ),
    (
        "A review found that 40,000 buildings, or around 18 percent of those that stood before, are damaged.",
        ["40,000: damaged building", "18 percent: damaged percent"],
    ),
    (
        "The study counts 40,000 damaged buildings. In the one before it the tally was 25,050 buildings.",
        ["40,000: damaged building", "25,050: damaged building"],
    ),
    ("Nine men were killed. At least five belonged to armed groups.", ["Nine: killed person", "five: killed person"]),
    ("Ten people were killed. Six have been identified.", ["Ten: killed person", "Six: killed person"]),
    (
        "Some 32,000 people are still displaced\n14,000 from Jenin camp | 9,900 from Tulkarem camp",
        ["32,000: displaced person", "14,000: displaced person", "9,900: displaced person"],
    ),
    (
        "Since January 40,000 people have been displaced.\n- 20,000 from Jenin camp\n- 10,000 from Tulkarem camp",
        ["40,000: displaced person", "20,000: displaced person", "10,000: displaced person"],
    ),
    (
        "They blew up over 900 homes – an average rate of over three homes a week.",
        ["900: destroyed home", "three: destroyed home"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_frame_says_how_it_goes_on(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


# what goes on with something else, or with nothing
OTHERS = [
    "By Sunday it was 31 degrees.",
    "A rent was NIS 1,450; before the raid it was 600.",
    "Forty people were hurt; in Tubas, nine.",
    "Their son was 14.",
    "The youngest was under 18.",
    "Several thousand were at that point stranded.",
    "The camp has 97 lanes, 45 of which are paved.",
    "The vote was 14 to one.",
    "They were 28, 26 and 25 years old.",
    "In the autumn of 1999 soldiers came.",
    "The minister spoke for nine minutes.",
    "The office recorded seven attacks a day, up from three.",
    "Fuel arrives at nine.",
    "It was nine in the morning.",
    "They had until 31 March.",
    "Police looked for nine men. Five have been identified.",
    "At least five belonged to a school.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_measures_something_else_does_not_go_on(text: str, counts: Counts) -> None:
    assert counts(f"Twelve houses were razed on Thursday. {text}") == ["Twelve: destroyed home"]
