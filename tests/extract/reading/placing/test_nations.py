"""Whose people are counted, and who hit them, settles on which side of a border they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, area of its last figure
WHOSE = [
    ("Gaza is deadly for the press. Of the 120 journalists killed, 100 were Palestinian and two Israelis.", "Gaza"),
    ("Bombs fell on Gaza. Ten Nepalis have been killed since the war began, the ministry says.", "Israel"),
    ("Bombs fell on Beirut and Tyre. Two Filipinos have been killed since the war in Lebanon began.", "Other"),
    ("Bombs fell on Gaza. The war has killed 39 Thais, the ministry in Bangkok says.", "Israel"),
    ("Bombs fell on Gaza. Four Thais were killed in Khan Younis.", "Gaza"),
    (
        "In Gaza it counted 270 dead journalists. Of the dead, 263 were Palestinian, five Lebanese and two Israelis.",
        "Gaza",
    ),
    ("Over 67,000 people in Gaza have died. Israel's toll in the ground offensive stands at 460.", "Gaza"),
    ("Over 67,000 people in Gaza have died. Israel's toll stands at 1,900.", "Israel"),
    ("The war in Gaza goes on. By its own count, Israel's military has killed several thousand fighters.", "Gaza"),
    ("They took 252 people to Gaza from the Nova site. More than 360 people were killed at the festival.", "Israel"),
    (
        "Hamas killed men in southern Israel. Some 30,500 Palestinians have been killed since,"
        " according to the health ministry in the Hamas-run territory.",
        "Gaza",
    ),
    ("Gaza burns. Ten Israeli residents have been killed, along with two soldiers.", "Israel"),
    (
        "Gaza burns. Rocket and mortar attacks by Palestinian armed groups resulted in the death of 12 civilians.",
        "Israel",
    ),
    # listed by people, each with a land
    ("Its list names 170 people killed in Gaza, three Lebanese killed in Lebanon.", "Other"),
    ("Israel has killed 9,000 men in Gaza and another 90 gunmen inside Israel.", "Israel"),
    # Israelis with foreigners, those killed on 7 October, the Israeli side
    ("Hebron is tense. So far 1,650 Israelis and foreign nationals have been killed.", "Israel"),
    ("Khan Younis is in ruins. The kibbutz had 400 members; 31 were murdered on the morning of 7 October.", "Israel"),
    ("In Lebanon 590 people, at least 120 of them civilians, died. On the Israeli side 23 soldiers died.", "Israel"),
    # seized there, taken to Gaza
    ("In their assault on Israel, the fighters seized 250 people and brought them to Gaza.", "Israel"),
    # both sides together
    ("Tens of thousands of people have fled on both sides of the Israel-Lebanon border.", "Other"),
    ("In Kiryat Shmona the fighting forced tens of thousands of Israelis and Lebanese to leave home.", "Other"),
    ("Shops are shut on both sides of the main road in Tulkarem, where 12 houses burned.", "Tulkarem"),
    ("Rockets fly on both sides of the border. A barrage killed four people in Haifa.", "Israel"),
    ("Far from both sides of the border, a raid killed four people in Hebron.", "West Bank"),
    # the other side of the one that was told of
    ("The war killed 2,900 people in south Lebanon. On the other side of the border 31 people were killed.", "Israel"),
    ("Ten died in Haifa. On the other side of the border 31 were killed, Lebanon's health ministry says.", "Other"),
    ("The war goes on in Gaza. On the other side of the fence 31 people died in Sderot.", "Israel"),
    # people of a neighbour, in their own land or where strikes hit
    ("Rockets lit fires in northern Israel. Raids in reply led to the deaths of 90 Lebanese civilians.", "Other"),
    ("Israeli shelling killed nine Syrians after rockets had hit northern Israel.", "Other"),
    ("Iran fired missiles at Israel. Israeli raids have killed 160 Iranians.", "Other"),
    ("Sirens sounded in Haifa. Thousands of Lebanese have fled their homes.", "Other"),
    # named beside them, Israel is where they were
    ("A mortar killed four Syrian workers in northern Israel.", "Israel"),
    ("Sirens sounded in Haifa. Two people were killed in Iranian strikes.", "Israel"),
    # rockets from beyond the border
    ("Six bodies were found in Gaza. The Israeli army said nine civilians had been killed by rockets.", "Israel"),
    ("Strikes hit Rafah. Rockets fired by Hamas have killed three people.", "Israel"),
    ("Strikes hit Rafah. Three people were killed by Hezbollah rockets.", "Israel"),
    ("Strikes hit Rafah. Israeli rockets killed three people.", "Rafah"),
    ("Strikes hit Rafah. Four people were killed by rockets that fell short, Israel says.", "Rafah"),
    ("Strikes hit Rafah. Three people were killed by rockets in Khan Younis, Israel said.", "Gaza"),
    # Israelis who are no soldiers
    ("Six bodies were found in Gaza. Nine Israeli civilians have been killed.", "Israel"),
    ("Six bodies were found in Gaza. Nine Israeli soldiers have been killed.", "Gaza"),
    ("Troops raided Jenin. Two Israeli civilians were killed.", "Jenin"),
]


# a part of another war's toll is not that of 7 October, however many they are
PARTS_OF_A_TOLL = [
    (
        "Gaza bulletin\nSince the start of the massacre on October 7th, the toll has reached 5,210: 2,110 children, "
        "1,190 women and girls.",
        "Gaza",
    ),
    ("A group accuses Israel of displacing thousands\nThey lived in Jenin.", "Jenin"),
    (
        "The West Bank\nIn Nur Shams 48 homes were razed. Some 300 shops were destroyed, and 2,500 people displaced.",
        "Tulkarem",
    ),
]


@pytest.mark.parametrize(("text", "area"), [*WHOSE, *PARTS_OF_A_TOLL])
def test_whose_people_and_whose_deed_settle_the_side(text: str, area: str, read_text: Read) -> None:
    assert read_text(text)[-1].area == area


def test_a_people_abroad_is_where_its_text_is(read_text: Read) -> None:
    text = "Strikes hit Tripoli in Lebanon, and rockets fell on Israel. Nine Syrian workers were killed."
    assert read_text(text)[-1].place == "Tripoli"
