"""Whom a count is limited to, where the group stands away from the number."""

from __future__ import annotations

import pytest

from extract.model import Document
from extract.reading.reader import read

GROUPS = [
    ("Four members of Hamas were killed in Jenin.", "Four", "fighters"),
    ("Four members of the Jenin Brigade were killed in Jenin.", "Four", "fighters"),
    ("Four members of the city council were killed in Jenin.", "Four", None),
    ("The bodies of the three fallen soldiers were found in Rafah.", "three", "soldiers"),
    ("In Sweida 300 government forces members were killed.", "300", "soldiers"),
    ("Nine Israeli security forces personnel were killed in Gaza.", "Nine", "soldiers"),
    ("In Sweida 300 of the victims were Druze fighters.", "300", "fighters"),
    ("A rocket on Rafah killed six civilians, four of them young children.", "four", "children"),
    ("A rocket on Rafah killed six civilians, four of them near young men.", "four", "civilians"),
    ("The number of Palestinian children killed in Jenin has reached 41 this year.", "41", "children"),
    ("In Gaza the number of dead children stands at 16,710, that of women killed at 11,305.", "11,305", "women"),
    (
        "Women and children have made up 61 per cent of the dead in Rafah.",
        "61 per cent",
        "women and children",
    ),
    ("Women and children have mourned 61 per cent of the dead in Rafah.", "61 per cent", None),
    ("Gunmen from Gaza took 251 civilians and soldiers hostage.", "251", None),
    ("Six people were killed in Rafah. Three of the victims were children.", "Three", "children"),
    ("Six people were killed in Rafah. Three of the victims were in a tent.", "Three", None),
    ("The strike on Rafah killed 46 Palestinian fighters and civilians.", "46", "Palestinians"),
    ("The strike on Rafah killed 46 soldiers and civilians.", "46", None),
    ("The strike on Rafah killed 46 Palestinian fighters.", "46", "fighters"),
    ("The war has killed 41,000 Palestinians in Gaza and about 1,200 in Israel.", "1,200", None),
    ("The war has killed 41,000 Palestinians in Gaza and about 700 in Jenin.", "700", "Palestinians"),
    ("The raids brought to at least 37 the number of Palestinians killed in Jenin this year.", "37", "Palestinians"),
    ("The number of Palestinians killed in the West Bank in May has risen to 27 people.", "27", "Palestinians"),
    ("The number of houses searched was high, and the toll has risen to 27 people.", "27", None),
    ("Friday's deaths raised to 102 the number of Israelis killed since 2022.", "102", "Israelis"),
    ("Eleven people died in Rafah. Six of those killed were members of one family.", "Six", "members of one family"),
    ("Fourteen members of the same family were buried in Rafah.", "Fourteen", "members of one family"),
    ("Nine people died in Rafah. The party said three of those killed were its fighters.", "three", "fighters"),
    ("Nine people died in Rafah. Three of those killed were in a school.", "Three", None),
    ("Some 60 percent of those killed in Gaza were women and children.", "60 percent", "women and children"),
    ("Thirty people were made homeless in Jenin, 12 of whom are under 18.", "12", "children"),
    ("Eight people were killed in Jenin; three were 16 or younger.", "three", "children"),
    ("Thirty people were killed in Rafah. Eleven of the dead in Rafah were children.", "Eleven", "children"),
    ("Five people were killed in Rafah. Two of them, both from Deir al-Balah, were children.", "Two", "children"),
    ("Nine people died in Gaza. Two were children and three were foreign workers.", "three", "foreign workers"),
    ("Nine people died in Gaza. Two of them were children and three were shepherds.", "three", None),
    ("Hamas freed four female hostages on Monday.", "four", "women"),
    ("The strike on Rafah killed 12 male nurses.", "12", "medics"),
    ("Of those killed in Gaza, 52% are female and 48% male.", "48%", "men"),
    ("The ministry counts 490 martyrs from medical teams in Gaza.", "490", "medics"),
    ("The ministry counts 184 martyr journalists in Gaza.", "184", "journalists"),
    ("The army freed two U.S. citizens who were held hostage in Gaza.", "two", "Americans"),
    ("Strikes killed 93 civilians and nearly 390 others, mostly fighters, in Lebanon.", "390", None),
    ("Soldiers killed three Palestinians in Gaza, raising the toll to 34,900.", "34,900", None),
    ("He asked soldiers to spare civilians as the Palestinian death toll reached 28,000.", "28,000", "Palestinians"),
    ("He asked soldiers to spare civilians, with a death toll of 28,000.", "28,000", None),
    ("The death toll in Lebanese regions rose to 31.", "31", None),
    ("The militia killed nine more Israeli soldiers and officers in Gaza.", "nine", "soldiers"),
    ("Two sergeants were killed in Gaza on Monday.", "Two", "soldiers"),
    ("The death toll in Israeli airstrikes on Rafah has risen to 45.", "45", None),
    ("One UN worker was killed in Gaza.", "One", "UN staff"),
    ("Nine UNRWA staffers were killed in Gaza.", "Nine", "UN staff"),
    ("Six civilian defence officials were killed in Gaza.", "Six", "medics"),
    ("At least 890 have been killed among medical staff in Gaza.", "890", "medics"),
    ("The war has killed 890 among medical staff in Gaza.", "890", "medics"),
    ("Over half (54%) of the displaced people in Gaza are women.", "54%", "women"),
    ("At least 890 have been killed among the ruins in Gaza.", "890", None),
    ("A reporter died in Gaza, making the number of journalists killed reach 97.", "97", "journalists"),
    (
        "Some 800 people were displaced in Rafah. The majority, 65%, are women and children.",
        "65%",
        "women and children",
    ),
    ("Some 800 people were displaced in Rafah. Of IDPs, 65% are in tents.", "65%", None),
    ("About 58 per cent of IDPs in Rafah are women and girls.", "58 per cent", "women and girls"),
    ("A UN worker put the number of reporters killed in Gaza at 97.", "97", "journalists"),
    ("The Israeli army says its death toll in Gaza has risen to 185.", "185", "Israelis"),
    ("Israeli soldiers killed in Gaza since May: 240", "240", "soldiers"),
    ("Soldiers and civilians held hostage in Gaza: 240", "240", None),
    ("– 7,900Number of Palestinians killed in Gaza", "7,900", "Palestinians"),
    (
        "The number of children killed in Jenin has doubled since October compared with last year (96 compared to 44).",
        "96",
        "children",
    ),
    (
        "Twenty Palestinians, including four children, were killed in Jenin. Eight of these were hit by drones.",
        "Eight",
        "Palestinians",
    ),
    ("More than 170 U.N. workers were killed in Gaza.", "170", "UN staff"),
    ("The office counts 85 martyrs from civil defense teams in Gaza.", "85", "medics"),
    (
        "Nine Palestinians, including four children, were killed in Gaza, five of whom died in airstrikes.",
        "five",
        "Palestinians",
    ),
    ("Some 20 people, including nine children from one family, were killed in Tyre.", "nine", "children"),
    (
        "Some 240 Syrians, more than half of them children, were displaced in Tyre, an average of 40 per month.",
        "40",
        "Syrians",
    ),
    ("Some 256 Palestinians were killed, including 66 children, and 13 in Israel.", "13", None),
    (
        "Some 210 Palestinians, including 44 children, have been killed this year, 12 of them by settlers.",
        "12",
        "Palestinians",
    ),
    ("The raid killed 40 Palestinians, among them nine children, six of them in Tubas.", "six", "children"),
]


@pytest.mark.parametrize(("text", "number", "group"), GROUPS)
def test_the_group_is_found_where_it_is_named(text: str, number: str, group: str | None) -> None:
    figures = read(Document(id="a", text=text, published="2024-05-20"))
    assert [figure.group for figure in figures if figure.surface.removeprefix("at least ") == number] == [group]
