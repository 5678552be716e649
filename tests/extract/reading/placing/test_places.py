"""Where a count is: the place it is for, not any place beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, place as worded, reporting area
NAMED = [
    ("Israeli forces killed 12 people in Jenin.", "Jenin", "Jenin"),
    ("Some 3,000 families fled Jenin refugee camp.", "Jenin refugee camp", "Jenin"),
    ("Bulldozers demolished 26 homes in Nur Shams.", "Nur Shams", "Tulkarem"),
    ("Bulldozers demolished 26 homes in Nour Shams.", "Nour Shams", "Tulkarem"),
    ("Five people were killed in Tulkarem.", "Tulkarem", "Tulkarem"),
    ("Five people were killed in Tulkarm.", "Tulkarm", "Tulkarem"),
    ("Five people were killed in Toulkarem.", "Toulkarem", "Tulkarem"),
    ("Five people were killed in Dschenin.", "Dschenin", "Jenin"),
    ("Five people were killed in Qabatiya.", "Qabatiya", "Jenin"),
    ("A strike killed 22 people in Rafah.", "Rafah", "Rafah"),
    ("A strike killed 22 people in Khan Younis.", "Khan Younis", "Gaza"),
    ("A strike killed 22 people in Gaza City.", "Gaza City", "Gaza"),
    ("A strike killed 22 people in the Gaza Strip.", "Gaza Strip", "Gaza"),
    ("Settlers burned down four houses in Huwara.", "Huwara", "West Bank"),
    ("Six people were killed in Nablus.", "Nablus", "West Bank"),
    ("The city demolished 11 homes in East Jerusalem.", "East Jerusalem", "West Bank"),
    ("The city demolished 11 homes in Silwan.", "Silwan", "West Bank"),
    ("Some 900 people have been killed in the occupied West Bank.", "occupied West Bank", "West Bank"),
    ("Some 1,200 people were killed in Israel.", "Israel", "Israel"),
    ("Strikes killed 14 people in Lebanon.", "Lebanon", "Other"),
    ("More than 10 million people have been displaced in Sudan.", "Sudan", "Other"),
    ("Rafah: 12 killed", "Rafah", "Rafah"),
    ("Nour Shams camp: 28 houses pulled down", "Nour Shams camp", "Tulkarem"),
    ("Houses demolished in Jenin: 120", "Jenin", "Jenin"),
]


@pytest.mark.parametrize(("text", "place", "area"), NAMED)
def test_a_place_named_for_the_count(text: str, place: str, area: str, read_text: Read) -> None:
    assert [(f.place, f.area) for f in read_text(text)] == [(place, area)]


# Another place is named in the sentence, in another role: text, area.
OTHER_ROLES = [
    ("The Gaza health ministry said 12 people were killed in Rafah.", "Rafah"),
    ("The Tel Aviv-based group counted 12 homes demolished in Hebron.", "West Bank"),
    ("Speaking in Ramallah, the minister said 12 people were killed in Jenin.", "Jenin"),
    ("Some 3,000 people fled Jenin camp for the village of Burqin.", "Jenin"),
    ("Some 3,000 people fled from Tulkarem to Nablus.", "Tulkarem"),
    ("Israel has killed 12 people in Tulkarem.", "Tulkarem"),
    ("Israel's war on Gaza has killed 48,219 people.", "Gaza"),
    ("A soldier from Haifa was among four soldiers killed in Rafah.", "Rafah"),
    ("The UN office in Geneva said 40,000 people were displaced in the West Bank.", "West Bank"),
    ("Families from Jenin said 26 homes were demolished in Nur Shams.", "Tulkarem"),
    ("In Cairo, mediators said 22 people had been killed in Gaza City.", "Gaza"),
    ("Jordan condemned the raid that killed 12 people in Nablus.", "West Bank"),
]


@pytest.mark.parametrize(("text", "area"), OTHER_ROLES)
def test_a_place_in_another_role_does_not_place_the_count(text: str, area: str, read_text: Read) -> None:
    assert [f.area for f in read_text(text)] == [area]


SEVERAL = [
    ("Twelve people were killed in Jenin and 300 families were displaced in Rafah.", ["Jenin", "Rafah"]),
    ("In Jenin, 39 people were killed; in Tulkarem, 14 were killed.", ["Jenin", "Tulkarem"]),
    (
        "Israeli forces killed two people in Nablus, four in Jenin and one person in Rafah.",
        ["West Bank", "Jenin", "Rafah"],
    ),
    ("People killed: Jenin (39), Tulkarem (14) and Nablus (8).", ["Jenin", "Tulkarem", "West Bank"]),
    ("The strikes killed 14 people in Lebanon and 22 in Gaza.", ["Other", "Gaza"]),
    ("In Gaza and the West Bank 22 people were killed.", ["Other"]),
    ("In Israel and Lebanon 22 people were killed.", ["Other"]),
    ("Some 12,000 people fled the camps of Tulkarem and Nur Shams.", ["Tulkarem"]),
    ("Some 40,000 people fled the camps of Jenin and Tulkarem.", ["West Bank"]),
]


@pytest.mark.parametrize(("text", "areas"), SEVERAL)
def test_each_count_has_its_own_place(text: str, areas: list[str], read_text: Read) -> None:
    assert [f.area for f in read_text(text)] == areas


HOSTAGES = [
    ("They were freed in Gaza City. Two of the men had been kidnapped from Kibbutz Nir Oz.", "Israel"),
    ("They were freed in Gaza City. Two of the men had been kidnapped that day.", "Gaza"),
    ("Three Thai hostages were freed, Thailand's foreign ministry confirmed.", "Gaza"),
    ("Hamas released three hostages on Saturday.", "Gaza"),
    ("Fifty-nine hostages are still being held.", "Gaza"),
    ("In all, 251 people were taken hostage from Israel.", "Israel"),
    ("The gunmen abducted 76 people from Nir Oz.", "Israel"),
    ("Seven hostages returned to Israel after months in captivity.", "Gaza"),
    ("About 60 people were dragged into Gaza that day as hostages.", "Gaza"),
    ("The bodies of four hostages were found in a tunnel beneath Rafah.", "Rafah"),
    ("Two hostages were brought out of Rafah alive.", "Rafah"),
    ("Troops stormed a flat in Rafah. Two hostages were freed there.", "Rafah"),
    ("A convoy took 12 hostages out of the Gaza Strip and reached the Rafah crossing.", "Gaza"),
    ("Nir Oz. The army came late. Of its people 75 were abducted.", "Israel"),
    ("Nineteen of those abducted from Israel are still captive.", "Gaza"),
]


@pytest.mark.parametrize(("text", "area"), HOSTAGES)
def test_hostages_are_where_they_are_held_unless_the_taking_is_told(text: str, area: str, read_text: Read) -> None:
    assert [f.area for f in read_text(text)] == [area]


# What a clause, a list, a part or a known event settles before anything is weighed: text, areas.
SETTLED = [
    (
        "Dozens of the hostages died in captivity, among them the four who were shot in a tunnel in Rafah in May.",
        ["Gaza", "Rafah"],
    ),
    ("Six people were killed: four in Jenin and two in Nablus.", ["West Bank", "Jenin", "West Bank"]),
    ("In Gaza, Israel has demolished 47 mosques.", ["Gaza"]),
    ("Israel closed the road. Some 22,000 Gazans seek shelter in schools.", ["Gaza"]),
    (
        "Ten people were killed in Nur Shams. According to the Ministry of Health in Gaza, 3,800 people were killed.",
        ["Tulkarem", "Gaza"],
    ),
    ("Deaths by governorate: Jenin (12), Tulkarem (5).", ["Jenin", "Tulkarem"]),
    ("Strikes on Gaza City were heavier than in Rafah, where some 90,000 people were displaced.", ["Rafah"]),
    ("In Rafah 12 people were killed, including three children.", ["Rafah", "Rafah"]),
    ("In the Gaza Strip 40 people were killed on Sunday, most of them in Rafah.", ["Gaza"]),
    ("Militants stormed across the border, killing 1,200 people and taking 251 hostage.", ["Israel", "Israel"]),
    ("On the Israeli side four people were killed by rockets from the Gaza Strip.", ["Israel"]),
    ("Bulldozers razed 1,658 homes across the West Bank, including East Jerusalem.", ["West Bank"]),
    ("Troops raided Tulkarem camp. One Israeli border police officer was killed by a bomb.", ["Tulkarem"]),
    (
        "Troops killed two men in the West Bank's Jenin camp on Monday, bringing the toll this week to nine.",
        ["Jenin", "West Bank"],
    ),
    ("In May the army razed 48 buildings in Nur Shams; in Jenin, around 200 were destroyed.", ["Tulkarem", "Jenin"]),
    ("The war in Lebanon killed 4,000 Lebanese and 120 Israelis.", ["Other", "Israel"]),
    ("About 60 people were killed in villages near the Gaza fence.", ["Israel"]),
    ("Washington said that the strike on Khan Younis killed 30 people.", ["Gaza"]),
    ("On a visit to Oslo he said that 52 people were killed in Nablus.", ["West Bank"]),
    ("Air strikes on southern Lebanese villages killed six people.", ["Other"]),
    ("Shelling of the Sudanese city killed 31 people.", ["Other"]),
    (
        "Troops raided Jenin at dawn. In a raid on Nablus a wall fell. During that raid they killed three men.",
        ["West Bank"],
    ),
    (
        "Bulldozers entered Tulkarem and Nur Shams. The market stayed open. In the two camps 14 homes were destroyed.",
        ["Tulkarem"],
    ),
    (
        "Two people were killed in Rafah, and 17 people were killed in attacks elsewhere in the Gaza Strip.",
        ["Rafah", "Gaza"],
    ),
    ("While the world looks to Gaza, at least 21 people have been killed in Nablus this month.", ["West Bank"]),
    ("Five villagers died in Nablus on Monday. Two of those killed were teachers.", ["West Bank", "West Bank"]),
    (
        "The toll in the West Bank has reached 61. At least 22 of those killed were from Tulkarem.",
        ["West Bank", "Tulkarem"],
    ),
    (
        "Some 900,000 people shelter in Rafah after they were driven from their homes elsewhere in the Gaza Strip.",
        ["Rafah"],
    ),
    (
        "Tanks stood outside Rafah, along the Strip's border with Egypt, where some 900,000 people are in tents.",
        ["Rafah"],
    ),
    (
        "Since the start of the war on Gaza, at least 812 people have been killed and 6,100 injured in the West Bank.",
        ["West Bank"],
    ),
    ("Six died in Jenin and two were killed in Tubas.", ["Jenin", "West Bank"]),
    ("Next came Rafah. Tens of thousands fled there within a week.", ["Rafah"]),
    (
        "Nur Shams camp lies on the road from Tulkarem to Nablus. In October 16 people were killed in a raid there.",
        ["Tulkarem"],
    ),
    (
        "Troops killed six men in Nablus. Soldiers left Jenin. The army confirmed that the six were killed.",
        ["West Bank"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "areas"), SETTLED)
def test_what_the_words_settle_is_not_weighed(text: str, areas: list[str], read_text: Read) -> None:
    assert [f.area for f in read_text(text)] == areas


# text with paragraphs, area of its last figure
NEARBY = [
    ("Gaza\n\n47,000 people killed\n\nWest Bank (7 October 2023 to 10 June 2024)\nPeople killed: 521", "West Bank"),
    ("Gaza\n\n47,000 people killed\n\nWest Bank – 4 to 10 June 2024\nPeople killed: 21", "West Bank"),
    ("Snapshot\n\nWEST BANK\nKilled: 802\n\nLEBANON\n4,047 people killed (health ministry)", "Other"),
    ("Briefing\n\nIn Gaza City nine people died.\n\nUkraine\n\nThe office says 219 people were killed.", "Other"),
    (
        "No way home\n\nGaza\n\n(Jerusalem, May 3, 2025) – The siege goes on. It has displaced 40,000 people.",
        "Gaza",
    ),
    ("Troops left Jenin at dawn.\n\nA raid on a town in the West Bank killed five people.", "Jenin"),
    ("Khan Younis was shelled all night. Across the Palestinian territory 41 people were killed.", "Gaza"),
    ("Tulkarem camp lies empty. Some 9,000 people were displaced from the camp.", "Tulkarem"),
    ("Raids on Nablus go on. At least 26 people have been killed this year in attacks against Israelis.", None),
    ("WEST BANK\nPeople killed this year: 210", "West Bank"),
    ("Homes destroyed in Nur Shams camp\n140", "Tulkarem"),
    ("Truce holds\n\nIsrael\n\n— 12 people killed by fire from Gaza, police say.", "Israel"),
    ("A rocket hit Sderot. Nine people were killed by missiles from Lebanon.", "Israel"),
    ("Raids on Nablus go on.\n\nShe told journalists in Geneva that nine people had been killed.", "West Bank"),
    ("Raids on Nablus go on.\n\nJenin. Troops came at dawn. Three people were killed.", "Jenin"),
    ("Raids on Jenin go on.\n\n8 June 2022, Nablus. A car was hit. Three people were killed.", "West Bank"),
    ("Rafah is near.\n\nJENIN. Troops came at dawn to Qabatiya. There they killed three people.", "Jenin"),
    ("Raids on Jenin go on.\n\nWe left Nablus. Rain fell on Jenin. Three people were killed.", "Jenin"),
    ("Town | Families | Homes destroyed\nJenin | 810 | 81\nTulkarem | 420 | 40\nTotal | 1,230 | 121", "West Bank"),
    ("In Gaza 90 people died.\n\nLebanon is enduring its worst autumn. Over 3,000 homes have been destroyed.", "Other"),
    ("Gaza is under fire. The Lebanese health ministry said 19 people had been killed overnight.", "Other"),
    ("Gaza is under fire. Egyptian officials said 19 people had been killed overnight.", "Gaza"),
    (
        "Raids on Nablus go on. The civil defence of Gaza spoke. Gaza's civil defence said 19 people were killed.",
        "Gaza",
    ),
    ("SUDAN\nPeople fled Zamzam camp. The war has killed tens of thousands.", "Other"),
    ("Rafah waits. Of the Strip's 2.3 million people, 1.5 million are sheltering in the town.", "Rafah"),
    ("Rallies were held in Ramallah.\n\nIn 1948 more than 700,000 people fled.", "Other"),
    ("A rally was held in Ramallah. From there alone 3,000 people fled in 1948.", "West Bank"),
]


WHOSE = [
    ("Shelling hit Odesa. Strikes went on in Ukraine. One US-based group counted 28,700 deaths.", "ukraine"),
    ("Strikes went on in Ukraine. It verified 13,883 deaths since Russia's full-scale invasion began.", "ukraine"),
    ("Raids on Jenin camp go on. Over 9,000 Palestine refugees are still displaced.", "jenin-camp"),
    ("Strikes hit Beirut. The Lebanese government said 1.2 million people had fled their homes.", "lebanon"),
]


@pytest.mark.parametrize(("text", "place"), WHOSE)
def test_a_state_that_owns_or_wages_is_no_place_but_one_that_counts_its_own_is(
    text: str, place: str, read_text: Read
) -> None:
    assert read_text(text)[-1].place_id == place


@pytest.mark.parametrize(("text", "area"), NEARBY)
def test_what_stands_near_settles_a_count_without_a_place(text: str, area: str | None, read_text: Read) -> None:
    assert read_text(text)[-1].area == area


# text, title, area, where the place was read
BASES = [
    ("Twelve people were killed in Jenin.", "Raid on Tulkarem", "Jenin", "sentence"),
    ("The raid on Jenin camp went on. Twelve people were killed.", None, "Jenin", "nearby"),
    ("The raid on Jenin camp went on.\nTwelve people were killed.", "Strike on Rafah", "Jenin", "nearby"),
    ("Twelve people were killed.", "Raid on Tulkarem", "Tulkarem", "title"),
    ("The raid began at dawn. Twelve people were killed.", "Raid on Tulkarem camp", "Tulkarem", "title"),
    ("Twelve people were killed.", None, None, None),
    ("Twelve people were killed.", "What we know", None, None),
]


@pytest.mark.parametrize(("text", "title", "area", "basis"), BASES)
def test_the_sentence_settles_the_place_then_what_is_near_then_the_title(
    text: str, title: str | None, area: str | None, basis: str | None, read_text: Read
) -> None:
    assert [(f.area, f.place_basis) for f in read_text(text, title=title)] == [(area, basis)]


def test_a_placed_figure_is_on_the_map_and_an_unplaced_one_is_not(read_text: Read) -> None:
    placed, unplaced = read_text("Twelve people were killed in Jenin.") + read_text("Twelve people were killed.")
    assert placed.place_id
    assert [placed.lat, placed.lon] == pytest.approx([32.46, 35.30], abs=0.02)
    assert (unplaced.place, unplaced.place_id, unplaced.lat, unplaced.lon, unplaced.area) == (None,) * 5


def test_what_a_war_has_done_is_in_its_country_not_in_the_town_named_last(read_text: Read) -> None:
    text = "War in Sudan.\n\nMany fled Zamzam camp. The war, in its third year, has killed tens of thousands."
    assert [f.place for f in read_text(text)][-1] == "Sudan"


def test_a_count_in_the_south_is_not_in_the_town_named_last(read_text: Read) -> None:
    text = "A strike hit Beirut, capital of Lebanon. Later, five people were killed in two strikes in the south."
    assert [f.place for f in read_text(text)] == ["Lebanon"]


def test_the_part_in_a_town_does_not_place_its_whole(read_text: Read) -> None:
    found = read_text("Crews razed 31 homes across the West Bank, eight of them in East Jerusalem.")
    assert [f.place for f in found] == ["West Bank", "East Jerusalem"]


def test_a_running_total_of_thousands_is_no_towns(read_text: Read) -> None:
    text = "Strikes hit Khan Younis in Gaza. The attacks have killed 31,272 people so far."
    assert [f.area for f in read_text(text)] == ["Gaza"]
    assert [f.place for f in read_text(text)] == ["Gaza"]


# What stands where: text, the area of its first figure.
NEXT_TO_IT = [
    ("A truce is on in Gaza. The war left 260 dead there and 13 in Israel.", ["Gaza", "Israel"]),
    ("In the West Bank 30,000 people are displaced, 12,000 of them from Jenin camp.", ["West Bank", "Jenin"]),
    ("WEST BANK\n\nEleven Palestinians were killed, four of them in Tulkarm camp.", ["West Bank", "Tulkarem"]),
    ("Troops left Nur Shams. On 4 February, at Tayasir checkpoint (Tubas), two soldiers were killed.", ["West Bank"]),
    ("One person was killed in the Israeli city of Rehovot, and a worker from Gaza was hurt.", ["Israel"]),
    ("Raids went on in the West Bank. Since 7 October 19 Israelis have been killed there.", ["West Bank"]),
    (
        "650 people have been killed in the West Bank since the war in Gaza. Nine Israelis died there.",
        ["West Bank"] * 2,
    ),
    ("Forty people were killed in Rafah as fighting went on in Jabalia. Another 30 died there.", ["Rafah", "Gaza"]),
    ("Nine people were killed in Rafah, Israel said.", ["Rafah"]),
    (
        "Raids hit Jabalia on Sunday. Five more people were killed near a mill, and two died in Rafah.",
        ["Gaza", "Rafah"],
    ),
    ("Raids hit Jabalia on Sunday. Five people were killed, and two were wounded in Rafah.", ["Rafah"]),
    (
        "Six people were killed in an attack in Haifa, four were killed in separate attacks in Hebron,"
        " and two were killed in Hadera.",
        ["Israel", "West Bank", "Israel"],
    ),
    (
        "Since the war began, 1.8 million people have fled, aid groups say, and Rafah is now their main refuge.",
        ["Gaza"],
    ),
    ("Ten people were killed, seven in Rafah and three in Gaza City.", ["Gaza", "Rafah", "Gaza"]),
    ("Four people were killed in Jenin, seven in Rafah and three in Gaza City.", ["Jenin", "Rafah", "Gaza"]),
    ("Nine people were killed in Jenin, Israel's military said.", ["Jenin"]),
    ("Nine people were killed in Gaza, Israel and Lebanon.", ["Other"]),
    ("Rockets fly from Gaza and Israel answers with raids. At least 32 people are killed.", ["Gaza"]),
    ("Rockets fell in Gaza and Israel. At least 32 people are killed.", ["Other"]),
    ("West Bank\n\nAn operation in Nur Shams camp (Tulkarm) ended. There 14 people were killed.", ["Tulkarem"]),
]


@pytest.mark.parametrize(("text", "areas"), NEXT_TO_IT)
def test_a_place_right_beside_the_number_is_its_own(text: str, areas: list[str], read_text: Read) -> None:
    assert [f.area for f in read_text(text)] == areas


# text, published 2025-04-01, area: what is the toll of 7 October 2023 and what is another war's
OCTOBER_TOLLS = [
    ("Gaza is in ruins. The war broke out when Hamas attacked southern Israel, killing about 1,200 people.", "Israel"),
    ("Talks on Gaza go on. The same attack killed nearly 1,200 people.", "Israel"),
    ("Gaza is in ruins. 1,005 people were killed since Israel broke the truce, and others on October 7.", "Gaza"),
]


@pytest.mark.parametrize(("text", "area"), OCTOBER_TOLLS)
def test_the_toll_of_the_attack_is_israels(text: str, area: str, read_text: Read) -> None:
    assert read_text(text)[-1].area == area


# text, the area of its last figure: what is counted for a territory is not the town's that was spoken of before
FOR_A_TERRITORY = [
    ("Gaza is hungry. Troops are in Rafah. In Gaza at least 258 aid workers have been killed since October.", "Gaza"),
    (
        "Gaza is hungry. Gaza is cold. A clinic in Rafah closed. At least 258 aid workers have been killed since May.",
        "Gaza",
    ),
    ("A medic spoke in Rafah. Gaza's health ministry said 21 people were killed in the past 24 hours.", "Gaza"),
    (
        "Gaza is hungry. Rafah is empty. Gaza starves. The Health Ministry counts 58 killed in the past 24 hours.",
        "Gaza",
    ),
    ("A medic spoke in Rafah. Gaza's civil defence said a strike killed three people.", "Rafah"),
    ("Beirut is loud. About 60,000 Israelis from the border towns remain in hotels. Israel is at war.", "Israel"),
    ("Counters\n\nGAZA\nKilled: 27,000\n\nWEST BANK SINCE 7 OCTOBER\nKilled: 372", "West Bank"),
]


@pytest.mark.parametrize(("text", "area"), FOR_A_TERRITORY)
def test_what_is_counted_for_a_territory(text: str, area: str, read_text: Read) -> None:
    assert read_text(text)[-1].area == area


def test_each_number_of_a_list_is_for_the_place_before_it(read_text: Read) -> None:
    figures = read_text("There are 30,285 displaced: Jenin camp 11,930, Tulkarm camp 10,240, Nur Shams 8,115.")
    assert [f.area for f in figures] == ["West Bank", "Jenin", "Tulkarem", "Tulkarem"]
