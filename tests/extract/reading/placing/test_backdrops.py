"""What is only named to say since when, against what or along which border does not place the count beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, area of its last figure
BACKDROPS = [
    (
        "Violence in the West Bank has grown since the attack on southern Israel of 7 October 2023."
        " At least 411 Palestinians have been killed there.",
        "West Bank",
    ),
    (
        "Arrests have gone up across the West Bank since Israel began its offensive against the Gaza Strip."
        " Some 530 Palestinians have been killed in the territory.",
        "West Bank",
    ),
    ("The army has gone on raiding Gaza. Some 530 people have been killed in the territory.", "Gaza"),
    ("The army raided Tulkarem after an attack on Nablus. Four people were killed there.", "West Bank"),
    ("The war in Gaza goes on. Settlers have killed 21 people in the occupied territory.", "West Bank"),
    (
        "The West Bank has seen more raids from the beginning of the war in Gaza. Two people were killed on Monday.",
        "West Bank",
    ),
    ("Hebron is tense. Under cover of the war in Gaza, settlers have driven out 900 people.", "West Bank"),
    ("Residents of the towns near the Lebanese border are home again. Some 2,100 had been evacuated.", "Israel"),
    ("People along the border with Lebanon wait. About 900 houses were damaged.", "Israel"),
    ("About seven in ten evacuees from Gaza border towns are home.", "Israel"),
    ("Some 60% of the people who left the Gaza border area have not come back.", "Israel"),
    ("At the Gaza border, seven protesters were killed.", "Gaza"),
    ("Around 50,000 people from towns on the Lebanon border are still evacuated.", "Israel"),
    ("The West Bank saw a raid two days into the Gaza ceasefire. Six people were killed there.", "West Bank"),
    ("People of Lebanon wait. About 900 houses were damaged.", "Other"),
    ("In villages along the Lebanese border with Syria, 900 houses were damaged.", "Other"),
]


@pytest.mark.parametrize(("text", "area"), BACKDROPS)
def test_a_backdrop_is_not_where(text: str, area: str, read_text: Read) -> None:
    assert read_text(text)[-1].area == area


# text, areas of its figures
WORDED = [
    # the place of an event right after the number
    ("Three people were killed in Far'a camp, and two in a drone strike on Jenin.", ["West Bank", "Jenin"]),
    ("Troops killed two men in Nur Shams, and two men near Huwara.", ["Tulkarem", "West Bank"]),
    ("In Gaza, the number of people killed now stands at 51,300, according to the enclave's ministry.", ["Gaza"]),
    # whose toll
    ("Gaza death toll reaches 61 as rockets hit central Israel", ["Gaza"]),
    ("Lebanon toll rises to 31 after strikes from Israel", ["Other"]),
    # who counts for a territory
    ("The army left Nablus. The offensive has since killed 41,300 people, Gaza's health ministry says.", ["Gaza"]),
    # those who are on their way are of the place that they leave
    ("Fighting in Khan Younis drove thousands of people from their homes towards Rafah.", ["Gaza"]),
    ("After the fighting in Khan Younis, thousands of people are sheltering in Rafah.", ["Rafah"]),
    # no place at all
    (
        "Troops killed a man in Nablus. So far this year 210 Palestinians have been killed in violence linked to the"
        " Israeli-Palestinian conflict.",
        [None],
    ),
    ("Troops killed a man in Nablus. So far this year 210 Palestinians have been killed.", ["West Bank"]),
    (
        "The army left Jenin. The toll since the start of the year rose to 170 Palestinians and 22 Israelis.",
        [None, None],
    ),
    ("The army left Jenin. On that day alone 17 Palestinians and two Israelis were killed.", ["Jenin", "Jenin"]),
    (
        "Nur Shams was set up after 1948, when hundreds of thousands of people were driven from what is now Israel.",
        ["Other"],
    ),
    (
        "Jenin camp holds descendants of 740,000 people who fled or were driven out of their homes in the 1948 war.",
        ["Other"],
    ),
    ("Jenin camp is empty. Nine families, descended from those driven out in the war of 1948, fled.", ["Jenin"]),
    # what a clause beside it tells of another place
    (
        "A raid on Nur Shams camp ended. Fifteen people were killed, while medics reported that a driver was shot near"
        " Nablus.",
        ["Tulkarem"],
    ),
    ("A raid on Nur Shams ended. Fifteen people were killed, while sheltering in Nablus.", ["West Bank"]),
    (
        "Nine people died when a wall fell in Khan Younis, while a girl drowned in Rafah.",
        ["Gaza"],
    ),
    ("Some 9,000 people shelter in Gaza City, and those in Rafah have no water.", ["Gaza"]),
    # where an event began and where it spread
    ("The raids began in Jenin and have spread to Tulkarem, displacing 9,000 people.", ["West Bank"]),
    ("The raids began in Jenin and went on in Tulkarem, displacing 9,000 people.", ["Tulkarem"]),
    ("Fear has spread to Jenin. The raids killed nine people in Tulkarem.", ["Tulkarem"]),
    # who takes in people from elsewhere
    ("Rafah now hosts about 9,000 people from Gaza City.", ["Rafah"]),
    ("Rafah took in a family. About 9,000 people fled from Gaza City.", ["Gaza"]),
    # on whose side
    ("The fire killed 90 people in Lebanon and nine on the Israeli side.", ["Other", "Israel"]),
    ("The fire caused 90 deaths in Lebanon, and 9 deaths on the Israeli side.", ["Other", "Israel"]),
    ("The fire killed 90 people in Lebanon and tanks waited on the Israeli side.", ["Other"]),
    # a truce that only dates what is told
    ("Troops left Nur Shams. They razed nine homes in a raid that began during the Gaza truce.", ["Tulkarem"]),
    # a source that speaks with others
    ("Tents burned in Rafah. Al-Awda Hospital and two witnesses said that nine people were killed.", ["Rafah"]),
    # what an office is for
    ("A strike on Rafah killed three senior men in charge of the group's work in the West Bank.", ["Rafah"]),
    ("A strike killed three men who were in charge of a clinic. They died in Jenin.", ["Jenin"]),
]


@pytest.mark.parametrize(("text", "areas"), WORDED)
def test_what_is_worded_settles_the_place(text: str, areas: list[str | None], read_text: Read) -> None:
    assert [figure.area for figure in read_text(text)] == areas


def test_the_attack_is_that_of_the_sentence_before(read_text: Read) -> None:
    text = "The war in Gaza followed the Hamas-led assault of October 7, 2023. The attack killed some 1,200 people."
    assert [figure.area for figure in read_text(text)] == ["Israel"]
    text = "The war in Gaza has lasted a year. The attack killed some 1,200 people."
    assert [figure.area for figure in read_text(text)] == ["Gaza"]


def test_a_camp_that_a_headline_does_not_name_is_the_one_below(read_text: Read) -> None:
    title = "Army to demolish 25 buildings in West Bank camp"
    figures = read_text(
        f"{title}\n\nTulkarem: The army is to demolish 25 buildings in the Nur Shams camp.", title=title
    )
    assert figures[0].area == "Tulkarem"
    title = "Army demolishes 25 buildings in West Bank"
    figures = read_text(f"{title}\n\nTulkarem: The army has demolished buildings in the Nur Shams camp.", title=title)
    assert figures[0].area == "West Bank"


def test_where_a_dispatch_was_written_does_not_place_its_headline(read_text: Read) -> None:
    title = "Thousands of people displaced by raids across the West Bank"
    figures = read_text(f"{title}\n\nJENIN, West Bank (AP) — A woman left her home.", title=title)
    assert figures[0].area == "West Bank"


# text, area of its first figure
AHEAD = [
    # another event, told of to say what led to this one
    ("Three men were killed in a raid yesterday.\n\nThe raid was linked to an attack in Haifa in May.", None),
    ("Three men were killed in a raid yesterday.\n\nThe raid was in revenge for a shooting near Haifa.", None),
    ("Three men were killed in a raid yesterday.\n\nThe raid took place in Hebron.", "West Bank"),
    # the heading of what follows
    ("Settlers came by night. Three men were killed.\n\nGaza Strip Updates\n\nThe shelling goes on.", None),
    ("Settlers came by night. Three men were killed.\n\nThey had come to Hebron.", "West Bank"),
    # an item of a list is for the place that it names
    (
        "Notes on the Gaza Strip\n\n• Diesel has reached Jabalia.\n• A guard was hurt near Nablus. One man was killed."
        "\n\nGaza Strip Updates",
        "West Bank",
    ),
]


@pytest.mark.parametrize(("text", "area"), AHEAD)
def test_what_stands_below_places_a_count_only_if_it_is_of_the_same_event(
    text: str, area: str | None, read_text: Read
) -> None:
    assert read_text(text)[0].area == area
