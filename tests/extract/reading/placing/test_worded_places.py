"""What the words beside a count settle of its place, and what they leave open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, area of its last figure
LAST = [
    ("Khan Younis was hit.\n\nBy Palestine Herald Staff\n\nSome 1.4 million have been displaced.", "Gaza"),
    (
        "It reached Tulkarem in May. The raids caused the West Bank's biggest displacement in years, with 40,000 people"
        " made to leave their homes.",
        "West Bank",
    ),
    (
        "Since the war in Gaza the army has stepped up attacks across the West Bank, East Jerusalem included, killing"
        " no fewer than 980 Palestinians.",
        "West Bank",
    ),
    # "the five", of whom the headline said where
    ("Bodies of five hostages are found in Rafah\n\nThe army says the five were shot.", "Rafah"),
    ("Bodies of five hostages are found in Rafah\n\nSome 48 hostages are still held.", "Gaza"),
    # "there", said of where those who count are
    (
        "Gunmen killed 1,150 people in Israel. Gaza's health ministry says that 15,100 have been killed there.",
        "Gaza",
    ),
    # "the other", of what the count before is a part
    (
        "In Khan Younis 600,000 people live in tents. Gaza is full. The other 230,000 displaced people have none.",
        "Gaza",
    ),
    ("In Rafah 600,000 displaced people live in tents. The other 230,000 displaced people have none.", "Rafah"),
    # the north of the land, not of the town that has a number of its own
    ("Some 820,000 people were displaced from Rafah, along with some 90,000 others displaced in the north.", "Gaza"),
    ("Tents stand in Rafah. Some 90,000 people are displaced in the north of the city.", "Rafah"),
    # only Israel has towns around Gaza
    ("Gaza lies in ruins. Some 3,200 evacuated residents came back to towns around Gaza.", "Israel"),
    ("Gaza lies in ruins. Some 3,200 displaced people came back to camps around Gaza City.", "Gaza"),
    ("Jenin Municipality counts them. In shelters inside the city 3,500 displaced persons live.", "Jenin"),
    # the clause ends at a semicolon
    ("Nine people were killed in Jenin; later, a gunman shot six people dead outside a hall in Hebron.", "West Bank"),
    ("Ten people were killed in Jenin; six people were hurt, and two were killed.", "Jenin"),
    (
        "Fourteen thousand fled Jenin camp; in all three of the emptied camps in the West Bank it is some 31,000.",
        "West Bank",
    ),
    # where most of them are does not place them
    ("In Gaza, 1.6 million people are displaced, most of them in and around the southern city of Rafah.", "Gaza"),
    # in addition to the count before
    ("The West Bank is tense. In Tulkarem camp 210 homes are gone. Some 900 more are damaged.", "Tulkarem"),
    ("In Tulkarem camp 210 homes are gone. In Jenin 900 more are damaged.", "Jenin"),
    # the country is the one that the text is about
    (
        "Israel bombs Beirut. Lebanon buries its dead, and 150 Israelis were killed. "
        "Aid workers count 205,000 displaced people in the country.",
        "Other",
    ),
    # the dead of the other side
    (
        "So far 130 people have been killed in the West Bank and 24 people have been killed in attacks on Israelis.",
        None,
    ),
    # the camps that the text is about
    (
        "Three West Bank refugee camps are empty. The raids began in Jenin and went on in Tulkarem and Nur Shams. Some"
        " 28,000 people lost their homes in the camps.",
        "West Bank",
    ),
    (
        "Two refugee camps are empty. The raids began in Jenin and went on in Tulkarem and Nur Shams. Some 18,000"
        " people lost their homes in the camps.",
        "Tulkarem",
    ),
    # several without a name are not the town where the dispatch was written
    ("JENIN, West Bank (AP) - Troops left three camps in the occupied West Bank after killing 30 people.", "West Bank"),
    ("JENIN, West Bank (AP) - Troops left a camp in the occupied West Bank after killing 30 people.", "Jenin"),
    ("Troops leave Jenin camp\n\nFourteen people were killed in the West Bank stronghold.", "Jenin"),
    ("Aid groups say 14,000 people from the Jenin and Nur Shams camps left homes in the West Bank.", "West Bank"),
    # a person who bears a town's name
    ("In Tulkarem three women, among them Yaffa Mizrahi, were killed.", "Tulkarem"),
    # a heading between dashes looks ahead
    ("Rockets hit Haifa on Monday.\n\n– 8,000 homeless –\n\nIn Gaza City a woman stood by her house.", "Gaza"),
    (
        "Rockets hit Haifa on Monday.\n\n8,000 people are homeless.\n\nIn Gaza City a woman stood by her house.",
        "Israel",
    ),
    # settlers
    ("Soldiers stand by. Since the Gaza war began, settlers have driven out 40 families. Hebron is near.", "West Bank"),
    ("Since the Gaza war began, 40,100 people have been killed.", "Gaza"),
    # soldiers of the ground operation
    ("The war in Gaza goes on. Israel has lost 455 soldiers in the ground operation.", "Gaza"),
    ("The war in Lebanon goes on. Israel has lost 45 soldiers in the ground operation in southern Lebanon.", "Other"),
    # those killed on 7 October
    ("Khan Younis is in ruins. Among the 1,200 people killed on October 7 was one Canadian.", "Israel"),
    ("Khan Younis is in ruins. Among the people killed on October 9 was one Canadian.", "Gaza"),
    # the attack that the sentence before tells of
    ("The war in Gaza followed Hamas's October 7 assault. The gunmen killed about 1,200 people.", "Israel"),
    ("The war in Gaza followed Hamas's October 7 assault. Some 1,200 people were killed.", "Israel"),
    ("The war in Gaza followed Hamas's October 7 assault. Some 1,200 people have died in Rafah.", "Rafah"),
    # Hezbollah's dead
    ("Drones hit a base in northern Israel on Monday, as three Hezbollah fighters were killed.", "Other"),
    ("Drones of Hezbollah hit a base in northern Israel on Monday, as three soldiers were killed.", "Israel"),
    ("Drones hit Haifa. Hezbollah has acknowledged 140 fighters killed since October.", "Other"),
    ("Drones hit Haifa. Hezbollah has launched 140 rockets. Nine people were killed.", "Israel"),
    # a state's own dead
    ("Iran and Israel trade fire. Iran reported 80 dead, and Israel confirmed seven dead.", "Israel"),
    ("Iran and Israel trade fire. Israel reported seven dead, and Iran confirmed 80 dead.", "Other"),
    ("Strikes hit Gaza. Israel reported seven dead fighters.", "Gaza"),
    # among those before
    ("Strikes across Iran killed 80 people. Israel was hit too. Among the dead were 20 children.", "Other"),
    ("Strikes across Iran killed 80 people. Among the dead in Israel were 20 children.", "Israel"),
    # elsewhere is where they fled from, or where others died
    ("Rafah is packed with 1.3 million displaced people, most of whom fled their homes elsewhere in Gaza.", "Rafah"),
    ("Nine people died in Rafah, and four were killed elsewhere in Gaza.", "Gaza"),
    # adjectives between "in" and the town
    ("Hostages are held in Gaza. A raid in the southern Gazan city of Rafah freed two hostages.", "Rafah"),
    # what settlers did is in the West Bank, as are the herding communities
    ("Gaza is in ruins. In Jit homes burned. OCHA counts 90 settler attacks. Nine people died in them.", "West Bank"),
    ("Gaza is in ruins. In Jit homes burned. OCHA counts 90 attacks. Rafah fell. Nine people died in them.", "Rafah"),
    ("Nine people died in Nur Shams. At least 545 from 13 herding communities were displaced.", "West Bank"),
    ("Nine people died in Nur Shams. At least 545 from two quarters were displaced.", "Tulkarem"),
    # what a ministry counts over weeks
    ("Six people were killed in Rafah. Gaza's health ministry reported 223 deaths in two weeks.", "Gaza"),
    # where somebody spoke
    ("Strikes hit Rafah. In Geneva, a spokesman said that 800,000 people were sheltering there.", "Rafah"),
    ("Since 7 October 2023, 1,061 people have been killed across the West Bank.", "West Bank"),
    # Jerusalem beside a town of Israel
    ("Some 900 people were displaced and live in hotels in Tel Aviv and Jerusalem.", "Israel"),
    ("Some 900 homes were demolished in Ramallah and Jerusalem.", "West Bank"),
    # villages that bear a name twice
    ("Southern Lebanon was hit again. Three people were killed near Taybeh.", "Other"),
    ("The West Bank was calm, Lebanon was not. Three people were killed near Taybeh.", "West Bank"),
]


@pytest.mark.parametrize(("text", "area"), LAST)
def test_the_words_beside_it_place_a_count(text: str, area: str | None, read_text: Read) -> None:
    assert read_text(text)[-1].area == area


def test_a_section_is_for_one_of_the_lands_that_the_title_names(read_text: Read) -> None:
    title = "Report on the Gaza Strip and the West Bank"
    text = f"{title}\n\nThe Gaza Strip\n\n"
    text += "Some 150,000 displaced people were counted in shelters.\n\nThe West Bank\n\nTwo people were killed."
    assert [figure.area for figure in read_text(text, title=title)] == ["Gaza", "West Bank"]


def test_what_a_ministry_counts_over_a_day_is_for_its_territory(read_text: Read) -> None:
    text = "Gaza is hungry. Rafah burned.\n\nThe toll has risen, the Health Ministry said. "
    text += "In the past 24 hours, 61 people were killed."
    assert read_text(text, title="Rafah burns")[-1].area == "Gaza"


def test_what_a_ministry_counts_of_the_event_of_the_title_is_for_its_place(read_text: Read) -> None:
    title = "The fire at Tal al-Sultan"
    text = f"{title}\n\nTwo bombs fell beside a row of sheds in the west of Rafah.\n\n"
    text += "The dead. On Monday the health ministry in Gaza gave the number of people killed as 37."
    assert [figure.area for figure in read_text(text, title=title)] == ["Rafah"]


def test_a_headline_without_a_place_is_for_those_of_its_lead(read_text: Read) -> None:
    title = "Camp mourns 13 Palestinians killed in raid"
    text = f"{title}\n\nThe air of Nur Shams camp was heavy on Sunday.\n\nThe West Bank has seen many raids."
    assert read_text(text, title=title)[0].area == "Tulkarem"
