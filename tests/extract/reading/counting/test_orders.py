"""Who or what is told to go or to come down: notices, orders and plans are no deed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

ORDERED = [
    ("Orders that threaten 62 schools with demolition are pending.", "62: destroyed building"),
    ("The plan threatens about 40 families with forced displacement.", "40: displaced household"),
    ("There are 104 more structures slated for destruction this week.", "104: destroyed building"),
    ("Residents of 16 houses received final demolition orders in June.", "16: destroyed home"),
    ("The owners of nine shops were handed stop-work notices.", "nine: destroyed building"),
    ("In Silwan 22 families face eviction orders.", "22: displaced household"),
    ("Eviction notices were handed to 22 families in Silwan.", "22: displaced household"),
    ("Demolition orders pending: 9 buildings, Jenin camp", "9: destroyed building"),
    ("Everyone north of the wadi was told to go south. The order covers 900,000 people.", "900,000: displaced person"),
    ("The army ordered people out of the quarter. The order could affect 4,000 residents.", "4,000: displaced person"),
    ("The soldiers gave eleven families an hour to take their things out.", "eleven: displaced household"),
    ("They gave nine households ten minutes to pack.", "nine: displaced household"),
    ("If the orders are carried out, 130 people would lose the roof over their heads.", "130: displaced person"),
]

ORDERED += [
    ("The court let the army go on. The order covers 25 buildings in Nur Shams.", "25: destroyed building"),
    ("An order of May would take another 95 buildings in the camp.", "95: destroyed building"),
    ("Sixteen further buildings are on a map of demolitions.", "Sixteen: destroyed building"),
    ("Soldiers told 40,000 people in the town to move south.", "40,000: displaced person"),
]

ORDERED += [
    ("The mayor issued demolition orders that targeted more than 90 buildings.", "90: destroyed building"),
    ("Some 40% of Beit Anans' homes face demolition.", "40%: destroyed percent"),
    ("About 9,000 people are affected by the latest evacuation orders.", "9,000: displaced person"),
    ("The court rejected the appeal of 11 families against eviction.", "11: displaced household"),
    ("The agency projects 7 million IDPs by the end of the year.", "7 million: displaced person"),
]

NO_ORDER = [
    "The cut threatens 62 schools with closure.",
    "The strike threatens 40 families with hunger.",
    "The court order affects 300 workers.",
    "The ban affects 12,000 students.",
    "Demolition orders pending: 12",
    "Evacuation orders cover two thirds of the land.",
    "Twelve families received parcels and school bags.",
    "The guards gave eleven visitors an hour to see the garden.",
]


@pytest.mark.parametrize(("text", "expected"), ORDERED)
def test_an_order_is_hypothetical(text: str, expected: str, read_text: Callable[..., list[Figure]]) -> None:
    (figure,) = read_text(text)
    assert f"{figure.surface}: {figure.kind.value} {figure.unit.value}" == expected
    assert figure.status.value == "hypothetical"


@pytest.mark.parametrize("text", NO_ORDER)
def test_who_is_not_told_to_go_is_not_counted(text: str, counts: Callable[[str], list[str]]) -> None:
    assert counts(text) == []


def test_a_sheet_of_buildings_is_an_order_where_demolition_is_told_of(read_text: Callable[..., list[Figure]]) -> None:
    told = read_text(
        "The army demolished ten homes. In May the commander signed a sheet with 58 buildings marked in red."
    )
    assert [f"{f.surface}: {f.status}" for f in told] == ["ten: reported", "58: hypothetical"]
    assert read_text("The agent had a sheet with 58 buildings for sale.") == []


def test_what_a_plan_holds_is_not_done(read_text: Callable[..., list[Figure]]) -> None:
    text = (
        "Bulldozers razed 22 buildings. The plan of last week includes 110 buildings, 62 in Tulkarem and 48 in Jenin."
    )
    assert [(f.surface, f.status.value) for f in read_text(text)] == [
        ("22", "reported"),
        ("110", "hypothetical"),
        ("62", "hypothetical"),
        ("48", "hypothetical"),
    ]
