"""Where a line stands says what its bare number counts: tables, headings, questions, lists of lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Counts = Callable[[str], list[str]]
ReadText = Callable[..., list[Figure]]

TABLES = [
    (
        "Camp | Families displaced | Injured | Homes destroyed\nJenin | 3,200 | 14 | 96\nFar'a | 410 | 3 | 11",
        ["3,200: displaced household", "96: destroyed home", "410: displaced household", "11: destroyed home"],
    ),
    (
        "| District | Killed | Wounded |\n|---|---|---|\n| Nablus | 17 | 240 |\n| Tubas | 6 | 31 |",
        ["17: killed person", "6: killed person"],
    ),
    (
        "Displaced people by camp of origin\nCamp | Families | Persons | Share of population | Shelters\n"
        "Jenin | 3,200 | 13,100 | 95% | 14",
        ["3,200: displaced household", "13,100: displaced person", "95%: displaced percent"],
    ),
    ("| Hostages freed | 20 |\n| Prisoners freed | 250 |", ["20: released person"]),
    ("Item | Stock | Needed\nTents | 900 | 4,000\nBlankets | 1,200 | 9,000", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_a_cell_counts_what_the_head_of_its_column_says(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


TOPICS = [
    (
        "Note of the week\n\nPEOPLE DISPLACED FROM THE CITY TO THE SOUTH OF THE STRIP (source: site monitors)\n"
        "14–31 Aug    34,000\n1–7 Sep      41,500",
        ["34,000: displaced person", "41,500: displaced person"],
    ),
    ("Note of the week\n\nTRUCKS LET INTO THE NORTH OF THE STRIP\n14–31 Aug    340\n1–7 Sep      415", []),
    ("Report\n\nDisplacement as of 3 February\nJenin camp: 16,000 people\nNur Shams: 5,200 people",
     ["16,000: displaced person", "5,200: displaced person"]),
    ("Report\n\nDemolitions\nArea C: 9 incidents, 21 structures.", ["21: destroyed building"]),
    ("Report\n\nHow many people died?\nIn Gaza, 44 over three days, health officials said.", ["44: killed person"]),
    ("Report\n\nWho has died?\nAt least 13 people, two women among them.", ["13: killed person", "two: killed person"]),
    ("Report\n\nHow many were driven out?\nThe governor puts the number at 24,000.", ["24,000: displaced person"]),
    ("Report\n\nDisplacement\nComments: 112", []),
    ("Report\n\nDisplacement\nTents needed at the sites: 4,800", []),
    ("Report\n\nDeaths\nAmbulances out of service: 12", []),
    ("Report\n\nHow many died?\nThe road is 12 km long.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_a_heading_or_a_question_says_what_a_bare_number_counts(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


ENTRIES = [
    ("The town took in 59 displaced people.\nJenin – 40\nNablus – 12\nTubas – 7",
     ["59: displaced person", "40: displaced person", "12: displaced person", "7: displaced person"]),
    ("The town took in 59 displaced people.\nBuses – 40\nVans – 12", ["59: displaced person"]),
    ("Nine people were killed. Jenin (4), Nablus (5).",
     ["Nine: killed person", "4: killed person", "5: killed person"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_a_list_that_adds_up_to_a_count_is_a_list_of_it(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


def test_a_label_above_gives_unit_and_group(read_text: ReadText) -> None:
    figures = read_text("Killed: 24,000\nof whom children: 9,100\nMosques destroyed: 140\nHomes damaged: 900")
    assert [(f.surface, f.unit.value, f.group) for f in figures] == [
        ("24,000", "person", None),
        ("9,100", "person", "children"),
        ("140", "building", "mosques"),
        ("900", "home", None),
    ]


def test_a_part_of_the_injured_is_no_figure(counts: Counts) -> None:
    assert counts("Killed: 61\nInjured: 410\n– children: 120") == ["61: killed person"]


def test_the_number_of_a_line_is_no_count(counts: Counts) -> None:
    assert counts("4. Homes damaged: 90\n5. Shops destroyed: 12") == ["90: damaged home", "12: destroyed building"]
