"""A part holds when its whole does, unless a day of its own stands right behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text, and measure, as_of and since of every count
PARTED = [
    (
        "The ministry has counted 630 dead since Sunday, with 410 of them killed on the first day.",
        [("total", DAY, "2025-02-02"), ("new", "2025-02-02", None)],
    ),
    (
        "At least 96 medics have been killed in Gaza since October, 12 of them in the last three days.",
        [("total", DAY, "2024-10"), ("new", DAY, None)],
    ),
    (
        "Since 2 January 71,000 people have been displaced in Rafah, including 2,800 in the past week.",
        [("total", DAY, "2025-01-02"), ("new", DAY, None)],
    ),
    (
        "Some 12,700 people have been displaced by the clashes, 4,200 of them or more on Tuesday alone.",
        [("total", DAY, None), ("new", "2025-02-04", None)],
    ),
    (
        "More than 2,190 people have been killed, including 712 children, of whom 32 died in the past 24 hours.",
        [("total", DAY, None), ("total", DAY, None), ("new", DAY, None)],
    ),
    (
        "Since the war began, 150 reporters have been killed in Gaza, at least 12 of them this year.",
        [("total", DAY, "2023-10-07"), ("total", DAY, "2025-01-01")],
    ),
    (
        "Since 7 October 2023, 38 Filipinos have been killed, including five who died in a vineyard in December 2024.",
        [("total", DAY, "2023-10-07"), ("new", "2024-12", None)],
    ),
    (
        "Four more people were taken hostage in 2014, two of whom are known to be dead.",
        [("new", "2014", None), ("total", DAY, None)],
    ),
    # the day behind a comma, or of the whole sentence, is that of both
    (
        "Ten people were killed on Monday, including two children in a car.",
        [("new", "2025-02-03", None), ("new", "2025-02-03", None)],
    ),
    (
        "Ten people were killed in Jenin, two of them children, on Monday.",
        [("new", "2025-02-03", None), ("new", "2025-02-03", None)],
    ),
    (
        "At least 70 people have been killed in Jenin this year, including nine children.",
        [("total", DAY, "2025-01-01"), ("total", DAY, "2025-01-01")],
    ),
    (
        "Records show 24 people dead in Jenin since 21 January, the last of whom, a baker, was shot on Monday.",
        [("total", DAY, "2025-01-21")],
    ),
    (
        "Before Tuesday it was a bad year there: 512 people had been killed since 2 January, the UN said on Monday.",
        [("total", "2025-02-03", "2025-01-02")],
    ),
    (
        "On Monday nine people were killed, three of them in Jenin.",
        [("new", "2025-02-03", None), ("new", "2025-02-03", None)],
    ),
]


@pytest.mark.parametrize(("text", "timings"), PARTED)
def test_a_part_may_have_a_day_of_its_own(
    text: str, timings: list[tuple[str, str, str | None]], read_text: Read
) -> None:
    assert [(f.measure, f.as_of, f.since) for f in read_text(text, published=DAY)] == timings


@pytest.mark.parametrize(
    "text",
    [
        "Some 1.2 million people have been forced out of Gaza City, most of them in the past three weeks.",
        "The ministry says that 210 people have died of hunger, with four new deaths in the past 24 hours.",
        "Eight hostages have been rescued in Gaza, the last of them a man found in a shaft in August.",
        "Some 97 hostages have been released by Hamas, the great majority in a pause of the war in November 2023.",
    ],
)
def test_the_day_of_a_part_is_not_that_of_the_whole(text: str, read_text: Read) -> None:
    assert read_text(text, published=DAY)[0].measure == "total"


def test_what_is_compared_lends_no_year(read_text: Read) -> None:
    text = (
        "Over 3,100 deaths were recorded in Lebanon, 50 per cent more than the 1,950 deaths during the 2006 war. "
        "At least 62 people were killed on 1 February. Some 1.2 million people have been displaced, 30 per cent more "
        "than the number of people displaced in 2006."
    )
    figures = read_text(text, published=DAY)
    assert [f.as_of for f in figures][1:] == ["2006", "2025-02-01", DAY]
    assert [f.qualifier for f in figures][1] == "exact"


def test_deaths_that_have_been_confirmed_are_a_total(read_text: Read) -> None:
    text = "In all 3,900 casualties have been reported, including 610 deaths. Some 145 deaths have been confirmed."
    assert [f.measure for f in read_text(text, published=DAY)] == ["total", "total"]
    assert [f.measure for f in read_text("The strike caused 61 deaths.", published=DAY)] == ["new"]


def test_on_duty_the_start_behind_holds(read_text: Read) -> None:
    text = "Of the medics 131 were killed and 112 injured while on duty, since 8 October 2024 (WHO)."
    assert [f.since for f in read_text(text, published=DAY)] == ["2024-10-08"]


def test_a_day_alone_is_that_of_what_happened(read_text: Read) -> None:
    (figure,) = read_text("Nearly 80 deaths and 260 injuries reported on 2 February alone.", published=DAY)
    assert (figure.measure, figure.as_of) == ("new", "2025-02-02")


def test_the_text_does_not_go_on_about_some_time_ago(read_text: Read) -> None:
    text = "A few days ago they razed nine homes in Jenin. The number of displaced people has reached 21,000."
    assert [f.as_of for f in read_text(text, published="2025-02-02")] == ["2025-01", "2025-02-02"]


def test_what_a_number_equals_dates_nothing(read_text: Read) -> None:
    text = "In January 41 homes were demolished in Tubas, equivalent to the number of homes lost since May."
    assert [(f.measure, f.as_of) for f in read_text(text, published=DAY)] == [("new", "2025-01")]


def test_those_just_counted_are_counted_from_the_same_start(read_text: Read) -> None:
    text = "Since 2 January 310 people have been killed in Jenin. Of these, nine were killed by settlers."
    last = read_text(text, published=DAY)[-1]
    assert (last.measure, last.as_of, last.since) == ("total", DAY, "2025-01-02")


def test_what_they_include_is_a_part_of_the_number_just_before(read_text: Read) -> None:
    text = (
        "Since 2 January 3,100 people have been displaced in Jenin.\n\n"
        "On Monday 190 homes were hit there. These include eight homes, with the displacement of 12 families."
    )
    last = read_text(text, published=DAY)[-1]
    assert (last.measure, last.as_of, last.since) == ("new", "2025-02-03", None)


def test_a_part_is_of_no_whole_smaller_than_itself(read_text: Read) -> None:
    text = (
        "The group counts more than 180 reporters killed in Gaza since October 7, 2023.\n\n"
        "The worst month was October 2023, with 41 killed. Of the dead, 221 were Palestinian."
    )
    last = read_text(text, published=DAY)[-1]
    assert (last.measure, last.as_of, last.since) == ("total", DAY, "2023-10-07")
