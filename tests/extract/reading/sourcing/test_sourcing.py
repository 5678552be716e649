"""Which voice speaks for which number: in its sentence, around it, over it; and where nobody does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.evaluation import is_right_source
from extract.model import Figure

Read = Callable[..., list[Figure]]


def are_right(found: list[Figure], sources: list[str | None]) -> bool:
    """Every figure in order has the source named for it."""
    named = [{"source": figure.source} for figure in found]
    return len(found) == len(sources) and all(
        is_right_source({"source": source}, figure) for source, figure in zip(sources, named, strict=True)
    )


# text, the source of each figure
WITHIN = [
    ("Nine hospitals were named. Israel says it is calm; hospitals in Rafah receive 90 dead.", ["hospitals in Rafah"]),
    ("Egypt has opened a list and says that 40 soldiers were killed.", ["Egypt"]),
    ("Nine people were killed, most of them in Tubas, officials said.", ["officials"]),
    ("Two men were shot dead, one of them a commander, says the army.", ["army"] * 2),
    ("Nine people were killed, the civil defence said; two of them were nurses.", ["civil defence", "civil defence"]),
    ("Nine people were killed, said the town hospital, four of whom were children.", ["hospital", "hospital"]),
    ("Nine people were killed, the health office said: six in Jenin and three in Tubas.", ["health office"] * 3),
    ("Since May, the engineers reckon, 70 percent of the homes in Rafah have been destroyed.", ["engineers"]),
    ("In Jenin, the housing fund counted 41 destroyed homes.", ["housing fund"]),
    ("The 240 captives that Israel says were seized are still in Gaza.", ["Israel"]),
    ("Oxfam, which counts only its own clients, said 5,200 people had fled.", ["Oxfam"]),
    ("Ann Reed, a UNRWA official in Jenin, said 5,200 people had fled.", ["UNRWA"]),
    ("Medics and rescuers said nine people were killed in Jenin.", ["medics and rescuers"]),
    ("Forty homes were destroyed (civil defence).", ["civil defence"]),
    ("Forty homes were destroyed, by the mayor's count.", ["mayor"]),
    ("Forty homes were destroyed, going by Israeli figures.", ["Israeli figures"]),
    ("UNRWA said 5,200 people had fled, while the army spoke of 900 evacuees.", ["UNRWA", "army"]),
    ("The release came in two groups: seven hostages were freed in Rafah, 13 in Jabalia.", [None, None]),
    ("The updated toll from health officials in Rafah says nine people died.", ["health officials in Rafah"]),
    ("A count published by the health authorities of Tyre shows nine dead.", ["health authorities of Tyre"]),
    ("First reports from a local aid group put the toll in Rafah at nine.", ["local aid group"]),
    ("Medics said nine were killed in Rafah, while Wafa said two families were displaced.", ["medics", "Wafa"]),
    (
        "Wafa said in Jenin, two houses were burnt down, while residents said in Tubas, nine were.",
        ["Wafa", "residents"],
    ),
    ("Lina Haddad, who works in the UNICEF media office, said 900 people had fled.", ["UNICEF"]),
    ("“Nine homes were destroyed,” said a surveyor in Nablus with the aid group Al-Nur.", ["Al-Nur"]),
    ("The army cleared for publication the names of nine soldiers who were killed in Tubas.", ["army"]),
    ("NORTHERN BRIGADES: We estimate that the number of captives killed has reached nine.", ["Northern Brigades"]),
    ("The ministry counted 31 dead; according to Oxfam, 40 people were killed.", ["ministry", "Oxfam"]),
]


@pytest.mark.parametrize(("text", "sources"), WITHIN)
def test_a_voice_of_the_sentence_speaks_for_its_numbers(text: str, sources: list[str | None], read_text: Read) -> None:
    found = read_text(text)
    assert are_right(found, sources), [(figure.surface, figure.source) for figure in found]


AROUND = [
    ("The prime minister praised the raid, residents said. His military says 29 hostages are dead.", ["military"]),
    (
        '"They came at night," said Umm Ahmad, 61. The governor said 4,200 families were displaced.',
        ["governor"],
    ),
    ("Ministry of Health in Gaza, daily\n\n[1] Ministry of Health: 24,620 people killed.", ["Ministry of Health"]),
    (
        "Figures\n\nGovernment Media Office:\n\n• 92 schools destroyed\n• 115 mosques destroyed",
        ["Government Media Office"] * 2,
    ),
    ("“Nine homes are gone. Forty people fled,” the mayor said.", ["mayor", "mayor"]),
    ("“Nine homes are gone,” said the mayor of Jenin. “Forty people fled.”", ["mayor", "mayor"]),
    ("Nine people were killed in Jenin. The number comes from the Palestinian health ministry.", ["health ministry"]),
    ("The Red Crescent sent teams. It said nine people were killed.", ["Red Crescent"]),
    ("The Coastal Forum met in Rafah, its head said. The forum said 40 homes were destroyed.", ["Coastal Forum"]),
    ("Ann Reed of Oxfam said the road was shut. Forty homes were destroyed, Reed said.", ["Oxfam"]),
    ("Poland has taken in 40,000 displaced people, its border guard says.", ["border guard"]),
    ("— Forty homes were destroyed in Jenin.\n— Rana Saleh (@ranasaleh) May 3, 2024", ["Rana Saleh"]),
    (
        "Weekly sheet\n\nDAMAGE (Housing Office, 3 May)\nHomes destroyed: 40\nSchools destroyed: 2",
        ["Housing Office"] * 2,
    ),
    ("Nine people were killed in Tubas, medics said. On Friday alone, four people were killed there.", ["medics"] * 2),
    ("Nine people were killed in Tubas, medics said. In total 41 people were displaced.", ["medics"] * 2),
    ("Nine people were killed in Tubas, medics said. As a consequence 41 people fled.", ["medics"] * 2),
    (
        "The Coastal Office listed 60 people who were killed.\n\nKenya – 34\nPeru – 20\nFiji – 4\nLaos – 2",
        ["Coastal Office"] * 5,
    ),
    ("Nine people were killed in Tubas, medics said. Two of those killed were sisters.", ["medics"] * 2),
    ("Medics said nine people were killed in Tubas. This brings the number of people killed to 41.", ["medics"] * 2),
    (
        "“Nobody is safe,” said Rana Saleh, a nurse. “Not even schools.\n\n“At least 400 people fled to this one.”",
        ["Rana Saleh"],
    ),
    (
        "Some 44,000 people were killed, according to local health authorities. They name no fighters, but say half "
        "of the dead are women.",
        ["health authorities"] * 2,
    ),
    ("B'Tselem counted 16 destroyed homes. The NGO said 40 people were displaced.", ["B'Tselem"] * 2),
    ("Medics came, Rana Saleh said. The toll is high, she said, noting that nine people were killed.", ["Rana Saleh"]),
    (
        "The Coastal Office gave its list. It said 19 homes were lost.\n\nTwelve people were killed in Tubas.\n\n"
        "The Coastal Office also said the road was shut. Nine people fled, the Coastal Office said.",
        ["Coastal Office"] * 3,
    ),
    (
        "Gaza\n\n• 31,100 killed* in the Strip\n• 9 killed in Tubas\n\n*According to the health ministry.",
        ["ministry", None],
    ),
    ("Rights Watch studied satellite images and found that 850 homes were destroyed in Rafah.", ["Rights Watch"]),
    (
        "Ministry of Health / Gaza\n\nDaily statement\n\n- 12 people killed today.\n\n- 9 people killed in Rafah.\n\n"
        "- Killed since 18 March 2025: 4,100 people.",
        ["Ministry of Health"] * 3,
    ),
    (
        "Losses in the Strip – Government Media Office\n\n• 212 journalists killed.\n\n• 640 mosques destroyed.\n\n"
        "• 9,000 homes destroyed.",
        ["Government Media Office"] * 3,
    ),
    (
        "The UN met. Salma, a mother of three, fled Tubas. “Two people were killed behind us,” she told the nurses.",
        ["Salma"],
    ),
    (
        "Some 83,000 people were displaced, according to the Annual Report on Sudden Displacement by the Coastal "
        "Displacement Monitoring Centre (CDMC).",
        ["CDMC"],
    ),
    ("Rana Saleh said nine people fled. Two people died, according to the same source.", ["Rana Saleh"] * 2),
    (
        "The Relief Committee in Far'a Camp: daily statement\n\nIn the name of God.\n\n- Displaced families: 590\n"
        "- Homes destroyed: 40\n- Homes damaged: 300",
        ["Relief Committee"] * 3,
    ),
    (
        "Killed: 4,100 (health ministry)\nHostages still held: 33\nDisplaced: 90,000 (UNRWA)",
        ["ministry", None, "UNRWA"],
    ),
    ("• The Ministry of Public Relief (MoPR) reported 59 people killed.", ["MoPR"]),
    ("• Nine people were killed in Tubas (MSF 21/05/2024).", ["MSF"]),
    ("The ministry counted 2,140 dead; the UN later verified 2,050.", ["ministry", "UN"]),
    (
        "Save the Children said it was alarmed. Nine Palestinians were killed in the camp, said the aid agency.",
        ["Save the Children"],
    ),
    (
        "Fishermen were seized, a source from the coast guard said. By that account pirates killed nine people.",
        ["coast guard"],
    ),
    (
        "Nine people died, according to the Minister of Public Works Omar Haddad. Three of them were women, he said.",
        ["Omar Haddad", "Omar Haddad"],
    ),
    (
        "A town and its camp\n\nMs Saleh, how many have left?\nForty families fled.\n\nAnd the houses?\n"
        "Sixty homes were destroyed.\n\nWho came back?\nNine families returned to Tubas.",
        ["Saleh"] * 3,
    ),
    (
        "We spoke to the nurse Rana Saleh about a week in Rafah.\n\nWho came?\nForty people died.\n\n"
        "And then?\nSixty people fled.\n\nAnd now?\nNine families returned.",
        ["Rana Saleh"] * 3,
    ),
    (
        "Rana Saleh: Forty families fled.\nReporter: And then?\nRana Saleh: Sixty homes were destroyed.\n"
        "Reporter: And now?\nRana Saleh: Nine families returned.",
        ["Rana Saleh"] * 3,
    ),
    # a paragraph of nothing but a quotation is of who spoke the one before
    (
        "“Nine homes are gone,” said the mayor.\n\n“Forty people fled last night.”\n\n"
        "Moreover, “six people were killed.”",
        ["mayor"] * 3,
    ),
    (
        "Rana S., 47, a nurse, told of the first day:\n\n“They killed nine people.”\n\n"
        "“Later six homes were destroyed.”",
        ["Rana S."] * 2,
    ),
    ("Quote from Omar Haddad, mayor:\n\n“They killed nine people.”", ["Omar Haddad"]),
    (
        "We did the following interview in May with Mr. Omar Haddad, head of a committee.\n\nHow many fled?\n"
        "Forty families fled.\n\nAnd the houses?\nSixty homes were destroyed.\n\nWho came back?\nNobody did.",
        ["Omar Haddad"] * 2,
    ),
    ("Medics counted 41 people killed. The overall number includes nine children.", ["Medics"] * 2),
    ("OCHA keeps lists, it said. As of 3 May, data shows that 900 people were displaced.", ["OCHA"]),
    ("“According to the ministry, nine homes were destroyed,” OCHA said.", ["ministry"]),
    ("“According to the ministry the road is shut; nine homes were destroyed,” OCHA said.", ["OCHA"]),
    ("Forty people fled and nine died. That's according to the Red Cross.", ["Red Cross", "Red Cross"]),
    ("She is one of the 2,160 villagers the UN says have been displaced.", ["UN"]),
    ("Statement by the Governorate of Tubas\n\nForty homes were destroyed in the raid.", ["Governorate of Tubas"]),
]


@pytest.mark.parametrize(("text", "sources"), AROUND)
def test_a_voice_around_the_sentence_speaks_where_it_plainly_covers(
    text: str, sources: list[str | None], read_text: Read
) -> None:
    found = read_text(text)
    assert are_right(found, sources), [(figure.surface, figure.source) for figure in found]


NOT_THEIRS = [
    ("Egypt has lost at least 40 soldiers killed, and has told their families that they are at rest.", [None]),
    ("Two men were shot dead in Tubas, one of them, says the army, a commander.", [None, "army"]),
    ("A guard was hurt; two men were killed, possibly, officials said, by his fire.", [None]),
    (
        "On Sunday, army troops found in a shaft below the old market of the town of Rafah the bodies of six hostages.",
        [None],
    ),
    ("In Tubas, the army published a map with 16 homes to be demolished.", [None]),
    ("An army order of 3 May lists 58 homes to be demolished.", [None]),
    ("A year of digging: Hebron's other housing statistics\n\nSome 290 people were displaced.", [None]),
    ("Israel says the attack sparked the war in Gaza, which has killed more than 41,000 people.", [None]),
    ("Shells killed four people inside the quarter that Israel says was empty.", [None]),
    ("The council announced it would close its office after nine people were killed in Tubas.", [None]),
    ("Forty homes were destroyed in Jenin, but the army denied this.", [None]),
    ("Reporting from Jenin, Omar Haddad said nine people were killed.", [None]),
    ("• Israel: about 1,200 people killed", [None]),
    ("Hamas gave up the bodies of four hostages.", [None]),
    ("Forty homes were destroyed in Jenin, our figures show.", [None]),
    ("Khan Younis, 3 May 2024 (ICRC) – Nine people were killed in Rafah.", [None]),
    ("Press release: Joint statement on Gaza\n\nSome 810 people have been killed in the queues.", [None]),
    ("Our camp\nLetter from Lebanon, 24 November 2024\n\nForty homes were destroyed in Tyre.", [None]),
    ("Statement by the Spokesperson on demolitions\n\nForty homes were destroyed in Jenin.", [None]),
    (
        "3 May\n\nForty people die, Medics Abroad says. Medics Abroad says nine people die.\n\n4 May\n\n"
        "Medics Abroad says two people die.\n\n5 May\n\nSix homes are destroyed.",
        ["Medics Abroad"] * 3 + [None],
    ),
    # a headline has the source that the first lines give for its number, and for no other
    ("Nine killed in Jenin raid\n\nNine people were killed in Jenin, the civil defence said.", ["civil defence"] * 2),
    ("Nine killed in Jenin raid\n\nTen people were killed in Jenin, the civil defence said.", [None, "civil defence"]),
    ("Nine killed in Jenin, army says\n\nNine people were killed, the civil defence said.", ["army", "civil defence"]),
    (
        "The ministry counted 19 dead. It said 60 people fled. Nine died later, the ministry said.\n\n"
        "On the other side four people were killed.",
        ["ministry"] * 3 + [None],
    ),
    (
        "Gaza's health ministry said nine people died. In the Hamas-led attack of 7 October 2023 some 1,200 people "
        "were killed.",
        ["health ministry", None],
    ),
    (
        "The Hamas attack killed 1,200 people; since then 48,000 have died, Gaza's health ministry says.",
        [None, "ministry"],
    ),
    (
        "The Palestinian health ministry says 51 people died. Three Israeli soldiers have also been killed.",
        ["ministry", None],
    ),
    ("The raid had two parts:\n\n“Nine people fled.”", [None]),
    ("Some 900 people were displaced (IOM), 40 homes destroyed in Tubas.", ["IOM", None]),
    ("Some 900 people were killed by the mayor's count; others say 1,200 died.", ["mayor", None]),
    (
        "What we know\n\nWho fled?\nForty families fled.\n\nWhat was hit?\nSixty homes were destroyed.\n\n"
        "Who came back?\nNine families returned.",
        [None] * 3,
    ),
    ("“The road is shut,” said the mayor.\n\nRain fell.\n\n“Nine people fled.”", [None]),
    ("“The road is shut,” said the mayor.\n\n“Abu Omar”, 57, waits. Nine of us who fled live here.", [None]),
    ("Talks went on in Doha, officials said.\n\nForty homes were destroyed in Jenin.", [None]),
]


@pytest.mark.parametrize(("text", "sources"), NOT_THEIRS)
def test_a_voice_that_speaks_of_something_else_is_no_source(
    text: str, sources: list[str | None], read_text: Read
) -> None:
    found = read_text(text)
    assert are_right(found, sources), [(figure.surface, figure.source) for figure in found]


def test_a_person_is_named_with_the_body_spoken_for(read_text: Read) -> None:
    found = read_text("Thomas Green, head of the UN agency's field office (UNRWA), said 5,200 people had fled.")
    assert [(figure.source, figure.source_type) for figure in found] == [("Thomas Green, UNRWA", "un")]


def test_who_passes_a_number_on_does_not_give_it(read_text: Read) -> None:
    for passed in ("as quoted by OCHA", "cited by OCHA", "as reported by OCHA"):
        found = read_text(f"According to the Ministry of Health in Gaza, {passed}, nine people were killed.")
        assert [figure.source for figure in found] == ["Ministry of Health in Gaza"]
    assert [figure.source for figure in read_text("Nine people were killed, data cited by OCHA shows.")] == ["OCHA"]


def test_an_office_is_left_out_where_the_name_of_the_body_is_long(read_text: Read) -> None:
    found = read_text(
        "Rana Saleh, director of communications at the Regional Agency for Orphans and Widows, said 5,200 had fled."
    )
    assert [figure.source for figure in found] == ["Rana Saleh, Regional Agency for Orphans and Widows"]


def test_a_long_name_gives_way_to_the_short_one_of_the_text(read_text: Read) -> None:
    found = read_text(
        "The United Nations Office for the Coordination of Humanitarian Affairs (OCHA) said 5,200 people had fled."
    )
    assert [figure.source for figure in found] == ["OCHA"]


def test_the_trail_says_why_a_voice_was_taken(read_text: Read) -> None:
    trail = " ".join(read_text("Nine people were killed, the civil defence said.")[0].reasons)
    assert "source: civil defence: named in the sentence" in trail


def test_who_releases_statistics_gives_every_total_of_the_list(read_text: Read) -> None:
    text = (
        "Day 160\n\nThe health office in Gaza released an update of the key statistics for Thursday:\n\n"
        "• 61 medical staff killed\n• 12 journalists killed\n• 9,000 homes destroyed"
    )
    found = read_text(text)
    assert are_right(found, ["health office"] * 3)
    assert {figure.measure for figure in found} == {"total"}


def test_the_body_in_the_heading_of_a_section_goes_before_the_issuer_of_the_page(read_text: Read) -> None:
    text = (
        "Palestine – Government Media Office, Gaza\n\nDaily update\n\nMonday, 16 October 2023\n\nUntil 2:00 pm\n\n"
        "First – human losses (source: Ministry of Health)\n"
        "- 2,650 people killed\n- 840 children killed\n\n"
        "Second – housing\n- 3,600 homes destroyed\n- 11 mosques destroyed"
    )
    sources = [figure.source or "" for figure in read_text(text)]
    assert ["Health" in source for source in sources] == [True, True, False, False], sources
