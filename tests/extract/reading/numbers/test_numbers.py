"""Number expressions: where they stand, what they say, how they are hedged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure, Quantity
from extract.reading.numbers.numerals import measure
from extract.reading.numbers.quantities import find_quantities
from extract.reading.sentences.text import fold
from extract.reading.vocabulary import bundled

Bounds = tuple[float | None, float | None]
OPEN: Bounds = (None, None)


def numbers(text: str) -> list[Quantity]:
    return list(find_quantities(fold(text), bundled()))


# text, the expression in it, value
PLAIN = [
    ("Forces demolished 26 homes.", "26", 26),
    ("Forces demolished 15,000 homes.", "15,000", 15_000),
    ("Forces demolished 1,234,567 homes.", "1,234,567", 1_234_567),
    ("Forces demolished 15 000 homes.", "15 000", 15_000),
    ("Forces demolished 15\u00a0000 homes.", "15 000", 15_000),
    ("Forces demolished 15\u202f000 homes.", "15 000", 15_000),
    ("Forces demolished 15'000 homes.", "15'000", 15_000),
    ("Forces demolished 15.000 homes.", "15.000", 15_000),
    ("Some families, 1.9 million people, fled.", "1.9 million", 1_900_000),
    ("Some families, 1,9 million people, fled.", "1,9 million", 1_900_000),
    ("In all 1,5 m people fled.", "1,5 m", 1_500_000),
    ("In all 1.5m people fled.", "1.5m", 1_500_000),
    ("In all 2 mln people fled.", "2 mln", 2_000_000),
    ("In all 40k people fled.", "40k", 40_000),
    ("TUBAS (DPA) -Seven people fled.", "Seven", 7),
    ("TUBAS (DPA) --31 people fled.", "31", 31),
    ("In all 800 thousand people fled.", "800 thousand", 800_000),
    ("In all 12 thousand 500 people fled.", "12 thousand 500", 12_500),
    ("Twelve people died.", "Twelve", 12),
    ("Twenty-five people died.", "Twenty-five", 25),
    ("Twenty five people died.", "Twenty five", 25),
    ("One hundred and twenty people died.", "One hundred and twenty", 120),
    ("Three hundred people died.", "Three hundred", 300),
    ("Two thousand five hundred people died.", "Two thousand five hundred", 2_500),
    ("A hundred people died.", "A hundred", 100),
    ("A thousand people died.", "A thousand", 1_000),
    ("A million people fled.", "A million", 1_000_000),
    ("Two million people fled.", "Two million", 2_000_000),
    ("One woman died.", "One", 1),
    ("A dozen people died.", "A dozen", 12),
    ("Half a dozen people died.", "Half a dozen", 6),
    ("Two dozen people died.", "Two dozen", 24),
    ("Half a million people fled.", "Half a million", 500_000),
    ("A quarter of a million people fled.", "A quarter of a million", 250_000),
    ("Three quarters of a million people fled.", "Three quarters of a million", 750_000),
    ("A hundred and fifty people fled.", "A hundred and fifty", 150),
    ("Four thousand three hundred people fled.", "Four thousand three hundred", 4_300),
    ("Some families, 12,400¹ people, fled.", "12,400", 12_400),
    ("In all 40\nthousand people fled.", "40\nthousand", 40_000),
    ("Forty-\neight homes fell.", "Forty-\neight", 48),
]


@pytest.mark.parametrize(("text", "surface", "value"), PLAIN)
def test_a_number_is_read_in_every_spelling(text: str, surface: str, value: float) -> None:
    assert [(q.surface, q.value, q.low, q.high, q.qualifier) for q in numbers(text)] == [
        (surface, value, None, None, "exact")
    ]


HEDGED = [
    ("The toll went up to 6,200 dead.", 6200, (None, None), "exact"),
    ("The toll of the war nears 2,600.", 2600, (None, None), "about"),
    ("More than 40 people died.", 40, (40, None), "at_least"),
    ("Over 40 people died.", 40, (40, None), "at_least"),
    ("At least 40 people died.", 40, (40, None), "at_least"),
    ("No fewer than 40 people died.", 40, (40, None), "at_least"),
    ("Not less than 40 people died.", 40, (40, None), "at_least"),
    ("Upwards of 40 people died.", 40, (40, None), "at_least"),
    ("In excess of 40 people died.", 40, (40, None), "at_least"),
    ("A minimum of 40 people died.", 40, (40, None), "at_least"),
    ("At least about 40 people died.", 40, (40, None), "at_least"),
    ("Well over 40 people died.", 40, (40, None), "at_least"),
    ("40+ people died.", 40, (40, None), "at_least"),
    ("40 or more people died.", 40, (40, None), "at_least"),
    ("40 people or more died.", 40, OPEN, "exact"),  # what follows the noun is for the count to judge
    ("Up to 500 people died.", 500, (None, 500), "at_most"),
    ("At most 500 people died.", 500, (None, 500), "at_most"),
    ("Fewer than 500 people died.", 500, (None, 500), "at_most"),
    ("Less than 500 people died.", 500, (None, 500), "at_most"),
    ("No more than 500 people died.", 500, (None, 500), "at_most"),
    ("As many as 500 people died.", 500, (None, 500), "at_most"),
    ("A maximum of 500 people died.", 500, (None, 500), "at_most"),
    ("About 70 people died.", 70, OPEN, "about"),
    ("Around 70 people died.", 70, OPEN, "about"),
    ("Some 70 people died.", 70, OPEN, "about"),
    ("Approximately 70 people died.", 70, OPEN, "about"),
    ("Roughly 70 people died.", 70, OPEN, "about"),
    ("Nearly 70 people died.", 70, OPEN, "about"),
    ("Almost 70 people died.", 70, OPEN, "about"),
    ("People died at an average rate of 70 a day.", 70, OPEN, "exact"),
    ("An average of 70 people died each day.", 70, OPEN, "about"),
    ("Close to 70 people died.", 70, OPEN, "about"),
    ("An estimated 70 people died.", 70, OPEN, "about"),
    ("Circa 70 people died.", 70, OPEN, "about"),
    ("~70 people died.", 70, OPEN, "about"),
    ("Nearly half a million people fled.", 500_000, OPEN, "about"),
    ("More than 1.9 million people fled.", 1_900_000, (1_900_000, None), "at_least"),
    ("90-odd people died.", 90, OPEN, "about"),
    ("<p>More than 40 people died.", 40, (40, None), "at_least"),
    ("At least two dozen people died.", 24, (24, None), "at_least"),
]


@pytest.mark.parametrize(("text", "value", "bounds", "qualifier"), HEDGED)
def test_a_hedge_gives_the_qualifier_and_its_bound(text: str, value: float, bounds: Bounds, qualifier: str) -> None:
    assert [(q.value, (q.low, q.high), q.qualifier) for q in numbers(text)] == [(value, bounds, qualifier)]


RANGES = [
    ("20 to 30 people died.", "20 to 30", (20, 30)),
    ("Between 20 and 30 people died.", "20 and 30", (20, 30)),
    ("Between 3,000 and 5,000 people fled.", "3,000 and 5,000", (3_000, 5_000)),
    ("35–40 homes fell.", "35–40", (35, 40)),
    ("35-40 homes fell.", "35-40", (35, 40)),
    ("35 — 40 homes fell.", "35 – 40", (35, 40)),
    ("Ten to fifteen homes fell.", "Ten to fifteen", (10, 15)),
    ("Two or three homes fell.", "Two or three", (2, 3)),
    ("1.5 to 2 million people fled.", "1.5 to 2 million", (1_500_000, 2_000_000)),
    ("1.5-2 million people fled.", "1.5-2 million", (1_500_000, 2_000_000)),
    ("From 60,000 to 70,000 people fled.", "60,000 to 70,000", (60_000, 70_000)),
]


@pytest.mark.parametrize(("text", "surface", "bounds"), RANGES)
def test_a_range_has_two_bounds_and_no_value(text: str, surface: str, bounds: Bounds) -> None:
    assert [(q.surface, q.value, (q.low, q.high), q.qualifier) for q in numbers(text)] == [
        (surface, None, bounds, "range")
    ]


NOT_RANGES = [
    ("The death toll rose by 14 to 22.", ["14", "22"]),
    ("Three men and two women died.", ["Three", "two"]),
    ("One hundred and twenty died.", ["One hundred and twenty"]),
    ("In Jenin 12 died and 30 fled.", ["12", "30"]),
    ("Homes, 40 and 50 metres apart, fell.", ["40", "50"]),
    ("Since October 7 to 83 the toll rose.", ["7", "83"]),
    ("Some 62% – 290,820 units – fell.", ["62%", "290,820"]),
]


@pytest.mark.parametrize(("text", "surfaces"), NOT_RANGES)
def test_two_numbers_are_no_range(text: str, surfaces: list[str]) -> None:
    assert [q.surface for q in numbers(text)] == surfaces


VAGUE = [
    ("Dozens died.", "Dozens", 12),
    ("Several dozen people died.", "Several dozen", 12),
    ("Scores died.", "Scores", 20),
    ("Hundreds fled.", "Hundreds", 100),
    ("Several hundred people fled.", "Several hundred", 100),
    ("Thousands fled.", "Thousands", 1_000),
    ("Many thousands fled.", "Many thousands", 1_000),
    ("Tens of thousands fled.", "Tens of thousands", 10_000),
    ("10s of thousands fled.", "10s of thousands", 10_000),
    ("Hundreds of thousands fled.", "Hundreds of thousands", 100_000),
    ("Millions fled.", "Millions", 1_000_000),
    ("Tens of people died.", "Tens", 10),
    ("Several people died.", "Several", 2),
    ("Many people died.", "Many", 2),
    ("A number of people died.", "A number", 2),
    ("A couple of people died.", "A couple", 2),
]


@pytest.mark.parametrize(("text", "surface", "low"), VAGUE)
def test_a_vague_word_gives_a_lower_bound_and_no_value(text: str, surface: str, low: float) -> None:
    assert [(q.surface, q.value, q.low, q.high, q.qualifier) for q in numbers(text)] == [
        (surface, None, low, None, "vague")
    ]


SHARES = [
    ("85 percent of homes fell.", "85 percent", 85),
    ("85 per cent of homes fell.", "85 per cent", 85),
    ("85% of homes fell.", "85%", 85),
    ("85 % of homes fell.", "85 %", 85),
    ("62.5% of homes fell.", "62.5%", 62.5),
    ("Seventy percent of homes fell.", "Seventy percent", 70),
    ("Half of the homes fell.", "Half", 50),
    ("A third of the homes fell.", "A third", 33.3),
    ("Two-thirds of the homes fell.", "Two-thirds", 66.7),
    ("Two thirds of the homes fell.", "Two thirds", 66.7),
    ("A quarter of the homes fell.", "A quarter", 25),
    ("Three-quarters of the homes fell.", "Three-quarters", 75),
    ("Four-fifths of the homes fell.", "Four-fifths", 80),
    ("A tenth of the homes fell.", "A tenth", 10),
    ("One in four homes fell.", "One in four", 25),
    ("Seven in ten homes fell.", "Seven in ten", 70),
    ("Nine out of ten homes fell.", "Nine out of ten", 90),
    ("Nine out of every ten homes fell.", "Nine out of every ten", 90),
    ("9 in 10 homes fell.", "9 in 10", 90),
]


@pytest.mark.parametrize(("text", "surface", "value"), SHARES)
def test_a_share_is_percent(text: str, surface: str, value: float) -> None:
    assert [(q.surface, q.value, q.percent) for q in numbers(text)] == [(surface, value, True)]


NO_NUMBERS = [
    "The $500m fund was approved.",
    "It cost €2,000.",
    "Route A60 and room B12 were closed.",
    "A COVID-19 ward was shut.",
    "A call to +972595550100 went unanswered.",
    "The MH17 inquiry ended.",
    "It was posted on 17-07-2024.",
    "How many were hurt is unknown.",
    "Not many came.",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_part_of_a_name_or_a_price_is_no_number(text: str) -> None:
    assert numbers(text) == []


# The thin layer over quantulum3: expression, value.
MEASURED = [
    ("1.9 million", 1_900_000),
    ("1,9 million", 1_900_000),
    ("2 bn", 2_000_000_000),
    ("forty-four", 44),
    ("a hundred", 100),
    ("12 500", 12_500),
    ("one", 1),
    ("ninety-nine", 99),
]


@pytest.mark.parametrize(("expression", "value"), MEASURED)
def test_an_expression_is_measured(expression: str, value: float) -> None:
    assert measure(expression) == (value, None, None)


def test_a_run_of_digits_is_not_measured() -> None:
    assert measure("1" * 16) is None
    assert numbers("1" * 400 + " people died.") == []


@pytest.mark.parametrize("digits", ["0", "007", "58", "1948", "40219", "123456789012345", "2.5", "61.08", "1234.50"])
def test_plain_digits_say_what_quantulum3_says_of_them(digits: str) -> None:
    assert measure(digits) == measure(digits, "homes")  # with a noun beside them quantulum3 is asked


Read = Callable[..., list[Figure]]
IN_WORDS = [
    ("Twenty-five thousand", 25_000),
    ("Thirty-two million", 32_000_000),
    ("Two and a half million", 2_500_000),
    ("A million and a half", 1_500_000),
    ("12-thousand", 12_000),
    ("12 lakh", 1_200_000),
    ("10,00,000", 1_000_000),
    ("1.23 million", 1_230_000),
]


@pytest.mark.parametrize(("words", "value"), IN_WORDS)
def test_compound_numbers_in_words_are_one_number(words: str, value: float, read_text: Read) -> None:
    found = [(f.surface, f.value, f.low, f.high) for f in read_text(f"{words} people fled.")]
    assert found == [(words, value, None, None)]


def test_tens_joined_to_tens_are_a_range(read_text: Read) -> None:
    assert [(f.low, f.high) for f in read_text("Seventy-eighty people were killed.")] == [(70, 80)]
