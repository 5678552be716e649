"""Who stands over or under the numbers: source lines, notes, boxes and the maker of all figures of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.evaluation import is_right_source
from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the source of each figure
STANDING = [
    (
        "The Strip in numbers\n\nKilled: 340 people\nDisplaced: 9,000 people\nSource: Ministry of Relief, Tubas\n\n"
        "Homes destroyed: 41",
        ["Ministry of Relief", "Ministry of Relief", None],
    ),
    # alone between blank lines it is of the list over it, and of no text
    (
        "Tubas in numbers:\n\nHomes destroyed\n340\nCitizens displaced from Tubas\n9,000\n\nSource: Tubas Municipality",
        ["Tubas Municipality"] * 2,
    ),
    (
        "Tubas in numbers:\n\nSome 340 homes were destroyed in Tubas.\n\nSource: Tubas Municipality",
        [None],
    ),
    (
        "Update\n\nFigures (source: MoH, as of 2 July 2025)\n\n57,012 killed | 592 injured\n\n9 homes destroyed",
        ["MoH", None],
    ),
    # each source is of the lines over it, down from the one before
    (
        "The Strip in numbers\n\n340 people killed\nSource: Housing Office\n9,000 people displaced\nSource: UNRWA",
        ["Housing Office", "UNRWA"],
    ),
    # at the end of a line it is that line's alone
    (
        "The Strip in numbers\n\n340 people killed. Source: Housing Office\n9,000 people displaced (UNRWA)",
        ["Housing Office", "UNRWA"],
    ),
    (
        "The Strip in numbers\n\nHOUSING (Shelter Office, 3 May)\n41 homes destroyed\n \nOTHER\n9,000 people displaced",
        ["Shelter Office", None],
    ),
    ("Key data\n\n340 people killed*\n9,000 people displaced\n\n*Ministry of Relief", ["Ministry of Relief", None]),
    (
        "Key data\n\n340 people killed\n13 people killed in Israel (a)\n\nNotes\n(a) Count of the Israeli authorities.",
        [None, "Israeli authorities"],
    ),
    (
        "A year in numbers\n\nThe following is drawn from a fact sheet that the Institute for Coastal Studies (ICS) "
        "keeps.\n\nPeople killed: 340\nPeople displaced: 9,000 (UNRWA)",
        ["ICS", "UNRWA"],
    ),
    (
        "A year in numbers\n\nThe figures below come from the Housing Office, the army and our own reporting.\n\n"
        "People killed: 340\nPeople displaced: 9,000",
        [None, None],
    ),
    ("In numbers\n\n9,300\npeople displaced in Tubas (Coastal Task Force)", ["Coastal Task Force"]),
    ("In numbers\n\n9,300\nPeople killed in Tubas by the count of the Coastal Ministry.", ["Coastal Ministry"]),
    ("In numbers\n\n9,300\n\npeople displaced in Tubas\n\nList of roads (Coastal Task Force)", [None]),
    (
        "Children in the cold\n\nThis is a summary of what was said by UNICEF Spokesperson Rana Saleh – to whom quoted "
        "text may be attributed – at today's briefing.\n\nSome 9,000 people are displaced.\n\n"
        "Nine people were killed, UNRWA says.",
        ["Rana Saleh, UNICEF", "UNRWA"],
    ),
    (
        "The daily update from the Government Media Office regarding the Strip\n\nThe toll has reached 5,090 deaths."
        "\n\nThirty mosques were destroyed.",
        ["Government Media Office"] * 2,
    ),
    ("Summary of the week\n\nSome 9,000 people are displaced.", [None]),
    # a statement or report retold, where nobody else speaks
    (
        "City in ruins\n\nIn a statement issued on Wednesday, the Municipality of Rafah declared the city stricken."
        "\n\nMore than 52,000 homes have been destroyed.\n\nSome 200,000 people have no home to return to.",
        ["Municipality of Rafah", "Municipality of Rafah"],
    ),
    (
        "The camps in May\n\nThe Land Research Centre issued its report on demolitions.\n\nIn Jenin 44 homes fell.",
        ["Land Research Centre"],
    ),
    (
        "City in ruins\n\nIn a statement issued on Wednesday, the Municipality of Rafah declared the city stricken."
        "\n\nMore than 52,000 homes have been destroyed.\n\nAli Saleh, a teacher, said he had lost everything.",
        [None],
    ),
    # a rights group's release, and what it repeats from others
    (
        "Four Strikes on Homes\n\n(Tubas) – The strikes were crimes, Human Rights Watch said today. "
        "Nine people were killed.\n\nHuman Rights Watch spoke to nurses, who said two homes were destroyed. "
        "Human Rights Watch found no fighters. The strikes were unlawful, Human Rights Watch said.\n\n"
        "On May 3 four people were killed in Tubas.\n\nSince October 2023, 41,000 people have been killed.",
        ["Human Rights Watch", "nurses", "Human Rights Watch", None],
    ),
    (
        "Four Strikes on Homes\n\nThe strikes were crimes, Human Rights Watch said on Monday. It found no fighters.\n\n"
        "Human Rights Watch said it wrote to the army, and the mayor said so, too.\n\nRain fell.\n\n"
        "On May 3 four people were killed in Tubas.",
        [None],
    ),
    ("The Strip in numbers\n\nKilled: at least 340 people (ACLED; other estimates up to 900)", ["ACLED", None]),
    # a line with a colon names whose the items under it are, though it opens the text or ends a paragraph
    ("According to UN data:\n- 900 people fled the camp.\n- 40 homes were destroyed.", ["UN", "UN"]),
    ("It was hard. UNRWA reports:\n- 900 people fled the camp.\n- 40 homes were destroyed.", ["UNRWA", "UNRWA"]),
    ("It was hard.\n\nMinistry of Health:\n- 900 people killed\n- 40 bodies found", ["Ministry of Health"] * 2),
    ("It was hard.\n\nShelter Cluster update:\n- 900 people fled.\n- 40 bodies found.", ["Shelter Cluster"] * 2),
    ("It was hard.\n\nEgypt update:\n- 900 people fled.\n- 40 bodies found.", [None, None]),
    ("It was hard.\n\nLebanon update:\n- 900 people fled.\n- 40 bodies found.", [None, None]),
    ("It was hard.\n\nKey data:\n- 900 people fled the camp.\n- 40 homes were destroyed.", [None, None]),
    (
        "The war in numbers\n\nGovernment Media Office\n\n(430) days of war.\n\n(90) people killed (Health Ministry)."
        "\n\n(40) children killed.\n\n(33) schools destroyed.",
        ["Health Ministry", "Government Media Office", "Government Media Office"],
    ),
    # who sent the article, alone on a line, is no source; at the end of a line it is
    ("Nine killed in Tubas\n\nSource: Reuters\n\nNine people were killed on Friday.", [None, None]),
    ("The Strip in numbers\n\nHELD\n58 hostages remain in Gaza. Source: Israeli media", ["Israeli media"]),
]


@pytest.mark.parametrize(("text", "sources"), STANDING)
def test_who_stands_over_or_under_numbers_gives_them(text: str, sources: list[str | None], read_text: Read) -> None:
    found = read_text(text)
    named = [(figure.surface, figure.source) for figure in found]
    assert len(named) == len(sources), named
    assert all(is_right_source({"source": s}, {"source": n[1]}) for s, n in zip(sources, named, strict=True)), named
