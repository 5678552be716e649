"""The day a count stands for, where a running total starts, and whether it is new or a total."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text, as_of
EVENTS = [
    ("Attacks in Haifa killed 14 people last spring.", "2024"),
    ("She is the third person killed this year in Tubas after 41 lost their lives last year.", "2024"),
    ("In Silwan 12 families have until August to vacate their homes.", DAY),
    ("In Silwan 12 families were given until Monday to leave.", DAY),
    ("Timeline\n\n2023\n\nJune 8 – Soldiers killed four people in Jenin.", "2023-06-08"),
    ("In November and December, 26 homes were demolished in Jenin.", "2024-12"),
    ("In December 2008 and January 2009, 1,391 people were killed in Gaza.", "2009-01"),
    ("In 2023 and 2024 settlers killed nine people in the West Bank.", "2024"),
    ("In the last week of November two homes were demolished in Jenin.", "2024-11"),
    ("Between December 1 and January 3, 2024, 26 homes were demolished in Jenin.", "2024-01-03"),
    ("From November 24 to December 1, 2023, 26 homes were demolished in Jenin.", "2023-12-01"),
    ("Timeline\n\nJanuary 19 to February 1, 2025 – Truce. Twelve people were killed.", "2025-02-01"),
    ("On January 22, 24 soldiers were killed in Khan Younis.", "2025-01-22"),
    ("Soldiers came to Tulkarem on Monday. They killed three men and left at dawn.", "2025-02-03"),
    ("In mid-December, troops killed three hostages by mistake on 15 December.", "2024-12-15"),
    ("The army killed eight people in a raid on Jenin that began on Saturday and ended on Monday.", "2025-02-03"),
    ("(Ramallah, 5 February 2025) – Soldiers killed eight people in Jenin in December.", "2024-12"),
    ("Twelve people were killed in Jenin on Monday.", "2025-02-03"),
    ("Twelve people were killed in Jenin on Monday of last week.", "2025-01-27"),
    ("Twelve people were killed in Jenin on Friday last week.", "2025-01-31"),
    (
        "Israel went to war since it had to, over the attack of 7 October 2023, in which 1,195 people were killed.",
        "2023-10-07",
    ),
    ("The 2014 war lasted 51 days and left 2,251 people dead.", "2014"),
    ("The 2014 war killed 2,251 people.", "2014"),
    ("Three hostages are to be released on Saturday.", "2025-02-08"),
    ("Next comes Thursday, when three hostages should be handed over.", "2025-02-06"),
    ("Three hostages were released on Saturday.", "2025-02-01"),
    ("The cabinet agreed on Sunday that Hamas is to release three hostages.", "2025-02-02"),
    ("Hamas is to release three or four hostages each Saturday.", DAY),
    ("Twelve people were killed in Jenin on Sunday.", "2025-02-02"),
    ("Twelve people were killed in Jenin on Tuesday night.", "2025-02-04"),
    ("On Saturday, 26 homes were demolished in Jenin.", "2025-02-01"),
    ("On Thursday, 26 homes were demolished in Jenin.", "2025-01-30"),
    ("Twelve people were killed in Jenin on Wednesday.", DAY),
    ("Twelve people were killed in Jenin yesterday.", "2025-02-04"),
    ("Twelve people were killed in Jenin today.", DAY),
    ("Twelve people were killed in Jenin on 21 January.", "2025-01-21"),
    ("Twelve people were killed in Jenin on January 21.", "2025-01-21"),
    ("Twelve people were killed in Jenin on Jan. 21.", "2025-01-21"),
    ("Twelve people were killed in Jenin on the 21st of January.", "2025-01-21"),
    ("Twelve people were killed in Jenin on 21 January 2024.", "2024-01-21"),
    ("Twelve people were killed in Jenin on January 21, 2024.", "2024-01-21"),
    ("Twelve people were killed in Jenin on 2024-01-21.", "2024-01-21"),
    ("Twelve people were killed in Jenin in January.", "2025-01"),
    ("Twelve people were killed in Jenin in December.", "2024-12"),
    ("Twelve people were killed in Jenin in July 2014.", "2014-07"),
    ("Some 2,251 people were killed in Gaza in 2014.", "2014"),
    ("Twelve people were killed in Jenin last month.", "2025-01"),
    ("Last year, 26 homes were demolished in Jenin.", "2024"),
    ("Twelve people were killed in Gaza in the past 24 hours.", DAY),
    ("Over the past two weeks, 26 homes were demolished in Jenin.", DAY),
    ("From 1 to 7 January, 26 homes were demolished in Jenin.", "2025-01-07"),
    ("In one week, 20-26 January, 26 homes were demolished in Jenin.", "2025-01-26"),
    ("Between 8 October 2023 and 19 January 2025, 849 people were killed in the West Bank.", "2025-01-19"),
    ("Twelve people were killed in a strike on Gaza.", DAY),
    ("Twelve people were killed in Jenin over the weekend.", "2025-02-02"),
    ("Twelve people were killed in Jenin two days ago.", "2025-02-03"),
    ("A year ago, 26 homes were demolished in Jenin.", "2024"),
    ("In the 2014 war, 2,200 people were killed in Gaza.", "2014"),
    ("In the first half of 2024, 60 homes were demolished in Jenin.", "2024-06"),
    ("Some 750,000 people were expelled between 1947 and 1949.", "1949"),
    ("Between 2009 and the end of 2016, 900 homes were demolished.", "2016"),
    ("Between January and March 2024, 60 homes were demolished in Jenin.", "2024-03"),
    ("Twelve people were killed in Jenin on Saturday, February 1.", "2025-02-01"),
    ("Twelve people were killed in Jenin on February 1 of last year.", "2024-02-01"),
    ("Forty families were told to leave Jenin by Friday.", DAY),
    ("Some 250 people a day were displaced in Gaza.", DAY),
    ("Hamas's attack of October 7 killed 1,200 people in Israel.", "2023-10-07"),
    ("During the attack on 7 October, 251 people were taken hostage.", "2023-10-07"),
    ("The raid began on Sunday. Twelve people were killed that day.", "2025-02-02"),
    ("Soldiers freed four hostages who had been captured during the Oct. 7 attack.", DAY),
    ("Nine men involved in the October 7 attack were killed on Monday.", "2025-02-03"),
    ("A strike on a zone designated safe in December killed 12 people.", DAY),
    ("On Tuesday, the health ministry said that 70 people were killed in the past 24 hours.", "2025-02-04"),
]


@pytest.mark.parametrize(("text", "as_of"), EVENTS)
def test_a_new_count_stands_for_the_day_it_happened(text: str, as_of: str, read_text: Read) -> None:
    assert [(f.measure, f.as_of, f.since) for f in read_text(text)] == [("new", as_of, None)]


# text, as_of, since
TOTALS = [
    (
        "Last Thursday, a spokesman for the town council in Tyre, Sami Aoun, told Anadolu that 400 are displaced.",
        "2025-01-30",
        None,
    ),
    ("Over 90 homes have been demolished this year so far, more than in any year since 2016.", DAY, "2025-01-01"),
    ("Since October the office has logged 450 raids, which killed 723 people in the West Bank.", DAY, "2024-10"),
    ("In Israel about 1,400 people have been killed, nearly all on 7 January.", DAY, None),
    ("The death toll from the ongoing military offensive in Jenin rose to 25.", DAY, None),
    ("In Gaza 198,273 structures were damaged as of 1-2 February.", "2025-02-02", None),
    ("Since 2005 the residents have received orders to demolish nearly 90 homes.", DAY, "2005"),
    ("Three months after the attack of November 3, 70 percent of the people who fled are still displaced.", DAY, None),
    (
        "Since 10 October, 480 people have been killed, he told reporters in Geneva on Tuesday.",
        "2025-02-04",
        "2024-10-10",
    ),
    ("Since 10 October 146 families have fled, the office said in its Monday update.", "2025-02-03", "2024-10-10"),
    ("The ministry yesterday put the number killed since October 7, 2023 at 47,460.", "2025-02-04", "2023-10-07"),
    ("The ministry counts 47,460 killed since October 7 in its bulletin of Tuesday.", "2025-02-04", "2023-10-07"),
    ("At least 32,000 people were still displaced from Jenin camp on 20 January, the agency said.", "2025-01-20", None),
    ("At least 47 hostages were still in Gaza on 20 January.", "2025-01-20", None),
    ("At least 32,000 people remain displaced from Jenin camp, which was raided on 20 January.", DAY, None),
    ("At least 1,540 people have been killed in Jenin since 12 February.", DAY, "2024-02-12"),  # no start lies ahead
    ("At least 1,540 people have been killed in Jenin since 3 February.", DAY, "2025-02-03"),
    ("At least 1,328 homes in Jenin were demolished from 2006 to the end of January this year.", "2025-01", "2006"),
    ("From 7 October 2023 until today, 900 people have been killed in the West Bank.", DAY, "2023-10-07"),
    ("The satellite analysis of 8 January finds 900 buildings in Rafah destroyed.", "2025-01-08", None),
    ("Since 7 October 2023, 48,219 people have been killed in Gaza.", DAY, "2023-10-07"),
    ("Some 48,219 people have been killed in Gaza since October 7.", DAY, "2023-10-07"),
    ("Since 21 January, 26,000 people have been displaced in Jenin.", DAY, "2025-01-21"),
    ("Since Monday, 26 homes have been demolished in Jenin.", DAY, "2025-02-03"),
    ("Since October 2023, 900 people have been killed in the West Bank.", DAY, "2023-10"),
    ("Since 2009, 13,000 structures have been demolished in the West Bank.", DAY, "2009"),
    ("Since the start of the year, 70 people have been killed in Jenin.", DAY, "2025-01-01"),
    ("So far this year, 70 people have been killed in Jenin.", DAY, "2025-01-01"),
    ("As of 3 February, 26,000 people had been displaced in Jenin.", "2025-02-03", None),
    ("By Monday, 26,000 people had been displaced in Jenin.", "2025-02-03", None),
    ("The death toll in Gaza stands at 48,219.", DAY, None),
    ("Four hostages remain in captivity.", DAY, None),
    ("Some 48,219 people have been killed in Gaza.", DAY, None),
    ("About 40,000 people are displaced in the West Bank.", DAY, None),
    ("Israel's war on Gaza has killed 48,219 people.", DAY, None),
    ("So far 26 homes have been demolished in Jenin.", DAY, None),
    ("To date, 48,219 people have been killed in Gaza.", DAY, None),
    ("Killed since 21 January: 61", DAY, "2025-01-21"),
    ("Homes demolished in Jenin in 2025: 26", DAY, "2025-01-01"),
    ("Displaced in Jenin as of 3 February: 26,000", "2025-02-03", None),
    ("Since Israel stepped up its raids in early January, 70 people have been killed in Jenin.", DAY, "2025-01"),
    ("Since the January ceasefire, 70 people have been killed in Gaza.", DAY, "2025-01"),
    ("So far in February, 70 people have been killed in Jenin.", DAY, "2025-02-01"),
    ("In 2025, 70 people have been killed in Jenin.", DAY, "2025-01-01"),
    ("From 7 October 2023 until today, 70 people have been killed in Jenin.", DAY, "2023-10-07"),
    ("The health ministry said 2,750 people had died.", DAY, None),
    ("By the end of January, 26,000 people had fled Jenin.", "2025-01", None),
    (
        "The minister told Coast News on Dec. 9 that 3,000 people had been killed since the war on Gaza began.",
        "2024-12-09",
        "2023-10-07",
    ),
]


@pytest.mark.parametrize(("text", "as_of", "since"), TOTALS)
def test_a_running_total_stands_for_the_day_it_was_counted(
    text: str, as_of: str, since: str | None, read_text: Read
) -> None:
    assert [(f.measure, f.as_of, f.since) for f in read_text(text)] == [("total", as_of, since)]


def test_some_of_a_total_have_the_day_on_which_they_were_counted(read_text: Read) -> None:
    text = "The toll has reached 35,600. Of these, 24,500 had been identified as of 30 January."
    assert [f.as_of for f in read_text(text, published=DAY)] == [DAY, "2025-01-30"]


def test_each_number_of_a_list_has_the_day_beside_it(read_text: Read) -> None:
    found = read_text("Jenin's hospital received nine bodies on Monday, 13 on Sunday and 12 on Saturday.")
    assert [f.as_of for f in found] == ["2025-02-03", "2025-02-02", "2025-02-01"]


def test_a_day_after_a_semicolon_is_that_of_the_number_beside_it(read_text: Read) -> None:
    found = read_text(
        "In all 900 families have fled Jenin; 700 people had fled as of 3 February.", published="2025-02-05"
    )
    assert [figure.as_of for figure in found] == ["2025-02-05", "2025-02-03"]


def test_a_year_compared_with_and_a_month_so_far_are_not_of_the_other_number(read_text: Read) -> None:
    found = read_text("Some 130 homes have been demolished, up from 90 last year.")
    assert [f.as_of for f in found] == [DAY, "2024"]
    found = read_text("In 2024, the army demolished 130 homes, up from 90 the year before.")
    assert [f.as_of for f in found] == ["2024", "2023"]
    found = read_text("Some 130,000 people are now displaced, up 24% since December.")
    assert [f.since for f in found] == [None]
    found = read_text("Twelve people have been killed this month, 247 in total.")
    assert [f.since for f in found] == ["2025-02-01", None]


def test_the_following_day_is_never_after_the_publication(read_text: Read) -> None:
    found = read_text("It is Wednesday, 5 February. The following day, 12 people were killed in Jenin.")
    assert [f.as_of for f in found] == [DAY]


def test_the_year_from_which_a_total_runs_is_not_that_of_the_days_after_it(read_text: Read) -> None:
    found = read_text(
        "Some 48,000 people have been killed since 7 October 2023. On 3 February, five people were killed."
    )
    assert [f.as_of for f in found] == [DAY, "2025-02-03"]
    found = read_text("In July 2014, 2,000 people were killed in Gaza. On 3 August, five people were killed in Rafah.")
    assert [f.as_of for f in found] == ["2014-07", "2014-08-03"]


def test_the_day_of_one_more_death_is_not_the_start_of_the_losses(read_text: Read) -> None:
    found = read_text("Two soldiers were killed on Monday, which brings its losses since 27 January to 34 dead.")
    assert [f.since for f in found] == [None, "2025-01-27"]


# text, day of publication, as_of
PUBLISHED = [
    ("Five people were killed on Sunday.", "2024-05-07", "2024-05-05"),
    ("Five people were killed on Monday.", "2024-05-06", "2024-05-06"),
    ("Five people were killed on 28 December.", "2024-01-03", "2023-12-28"),
    ("Five people were killed on 29 February.", "2024-03-04", "2024-02-29"),
    ("Five people were killed yesterday.", "2024-03-01", "2024-02-29"),
    ("Five people were killed yesterday.", "2025-01-01", "2024-12-31"),
    ("Five people were killed in December.", "2025-01-10", "2024-12"),
    ("Five people were killed last month.", "2025-01-10", "2024-12"),
    ("Five people were killed on Saturday.", "2023-10-08", "2023-10-07"),
    ("Five people of the village were killed on 7 October.", "2024-10-06", "2023-10-07"),
    ("Five people of the village were killed on 7 October.", "2024-10-08", "2024-10-07"),
    ("Five people were killed on 21 January 2025.", None, "2025-01-21"),
    ("Five people were killed on Monday.", None, None),
    ("Five people were killed yesterday.", None, None),
    ("Five people were killed.", None, None),
    ("The May war killed 70 people in Gaza.", "2021-11-02", "2021-05"),
    ("Five people died in the 24 hours to Sunday.", "2024-05-07", "2024-05-05"),
    ("In 2023, when there were 12 people killed, it rained.", "2024-05-07", "2023"),
]


@pytest.mark.parametrize(("text", "published", "as_of"), PUBLISHED)
def test_a_relative_day_is_reckoned_from_the_publication(
    text: str, published: str | None, as_of: str | None, read_text: Read
) -> None:
    assert [f.as_of for f in read_text(text, published=published)] == [as_of]


PRECISIONS = [
    ("Five people were killed on 3 July 2014.", "day"),
    ("Five people were killed in July 2014.", "month"),
    ("Five people were killed in 2014.", "year"),
]


@pytest.mark.parametrize(("text", "precision"), PRECISIONS)
def test_a_date_says_how_exact_it_is(text: str, precision: str, read_text: Read) -> None:
    assert [f.as_of_precision for f in read_text(text)] == [precision]
