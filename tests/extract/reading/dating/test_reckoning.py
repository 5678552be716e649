"""Dates that lean on those named before: the day of a month told of, the days of an event, the heads of a chronicle."""

from __future__ import annotations

from datetime import date

import pytest

from extract.reading.dating.dates import find_dates
from extract.reading.dating.mentions import DateMention, Role, Trail

PUBLISHED = date(2025, 2, 10)  # a Monday
RAID = Trail(event=DateMention(0, 1, "2025-01-21", Role.EVENT))
SINCE_RAID = Trail(event=DateMention(0, 1, "2025-01-21", Role.SINCE))
MONTH = Trail(period=DateMention(0, 1, "2025-01", Role.PERIOD))
ATTACK = Trail(event=DateMention(0, 1, "2023-10-07", Role.EVENT))

# text, what the text told before, dates with their roles
LEANING = [
    ("Troops came on the 24th and left by the 26th.", RAID, ["2025-01-24 event", "2025-01-26 as_of"]),
    ("Since the 23rd, 40 families have left.", RAID, ["2025-01-23 since"]),
    ("On Friday the 24th two men were killed.", RAID, ["2025-01-24 event"]),
    ("They came back on the 1st.", RAID, ["2025-01-01 event"]),
    ("They came back on the 4th.", Trail(event=DateMention(0, 1, "2025-01-28", Role.EVENT)), ["2025-02-04 event"]),
    ("Two men were killed on the 3rd.", Trail(), ["2025-02-03 event"]),
    ("Two men were killed on the 28th.", Trail(), ["2025-01-28 event"]),
    ("Two men were killed on the 28th.", ATTACK, ["2025-01-28 event"]),
    ("Two men were killed on the 3rd of this month.", RAID, ["2025-02-03 event"]),
    ("They live on the 8th floor, near the 5th Brigade.", RAID, []),
    ("It was the 10th, and the last, house on the lane.", RAID, []),
    ("In the three days 40 homes were destroyed.", RAID, ["2025-01-21 period"]),
    ("During the five days of fighting 40 homes were destroyed.", SINCE_RAID, ["2025-01-25 period"]),
    ("During the five days of fighting 40 homes were destroyed.", Trail(), []),
    ("In the three days before the truce 40 homes were destroyed.", RAID, []),
    ("On the first day of the raid two men were killed.", Trail(), []),
    ("On the first day two men were killed.", Trail(start="2025-01-21"), ["2025-01-21 event"]),
    ("In the first two nights nine men were killed.", RAID, ["2025-01-22 event"]),
    ("On the second night nine men were killed.", RAID, []),
    ("On the first day of the war nine men were killed.", RAID, []),
    ("In the first three days of the truce 40 bodies were found.", Trail(start="2025-01-19"), ["2025-01-21 event"]),
    ("On 2 January it begins a 12-day assault.", Trail(), ["2025-01-02 event", "2025-01-13 period"]),
    ("On 2 February it begins a 12-day assault.", Trail(), ["2025-02-02 event"]),
    ("Nine men were killed in the two-day raid.", Trail(), []),
    ("Since Sunday of last week 900 people have fled.", Trail(), ["2025-02-02 since"]),
    ("On Friday of last week 900 people fled.", Trail(), ["2025-02-07 event"]),
    ("In a report that came out yesterday it counts 90 homes.", Trail(), ["2025-02-09 speech"]),
    ("The table that the ministry sent to parliament on Thursday lists 90.", Trail(), ["2025-02-06 speech"]),
    ("A list of 90 homes burned on Thursday.", Trail(), ["2025-02-06 event"]),
    ("Three men were killed the previous evening.", Trail(), ["2025-02-09 event"]),
    ("The mayor said on Friday that two men had died the day before.", RAID, ["2025-02-07 speech", "2025-02-06 event"]),
    (
        "The mayor said on Friday that two had died over the previous day.",
        Trail(),
        ["2025-02-07 speech", "2025-02-07 event"],
    ),
    (
        "Earlier in the day two were killed.",
        Trail(event=DateMention(0, 1, "2025-02-07", Role.EVENT)),
        ["2025-02-07 event"],
    ),
    ("Earlier in the day two were killed.", RAID, ["2025-02-10 event"]),  # the news told last is of weeks ago
    ("Two men were killed on the Friday.", RAID, ["2025-01-24 event"]),
    ("Two men were killed on Friday.", RAID, ["2025-02-07 event"]),
    ("Two men were killed that Tuesday.", RAID, ["2025-01-21 event"]),
    ("Two men were killed that Saturday.", RAID, []),
    ("Some 40 have been killed since that date.", RAID, ["2025-01-21 since"]),
    ("By that date 40 homes had been destroyed.", Trail(until="2025-01-31"), ["2025-01-31 as_of"]),
    ("The army pulled down 40 homes during the month.", MONTH, ["2025-01 period"]),
    ("The month was quiet; in the month to come it will not be.", Trail(), []),
]


@pytest.mark.parametrize(("text", "trail", "dates"), LEANING)
def test_a_date_leans_on_what_was_told_before(text: str, trail: Trail, dates: list[str]) -> None:
    assert [f"{d.iso} {d.role}" for d in find_dates(text, PUBLISHED, trail=trail)] == dates


WORDED = [
    ("January. The camp was raided twice.", ["2025-01 period"]),
    ("January alone: 15 homes.", ["2025-01 period"]),
    ("May. be it so.", ["2024-05 period"]),
    ("They may. January was worse.", []),
    ("In January 112 families left.", ["2025-01 period"]),
    ("In April 2002 the army came.", ["2002-04 period"]),
    ("In November 12 people died.", ["2024-11 period"]),
    ("On the seventh of January two men were killed.", ["2025-01-07 event"]),
    ("It was 18 January, a Saturday, at noon.", ["2025-01-18 event"]),
    ("Between 7 January and the evening of 23 January, 40 people were killed.", ["2025-01-23 period"]),
    ("In the first two months of the year 60 homes were demolished.", ["2025-02 period"]),
    ("Lack of permit, 2024: 1,288 structures demolished.", ["2024 period"]),
    ("They had 2024: it was enough.", []),
    ("The mayor told a news briefing on Saturday that 40 homes were destroyed.", ["2025-02-08 speech"]),
    ("The strike on Saturday that destroyed 40 homes was the third.", ["2025-02-08 event"]),
    ("On 22 January the minister of defence announced that 900 people are out.", ["2025-01-22 speech"]),
    ("On 22 January the army blew up 40 homes, the minister announced.", ["2025-01-22 event"]),
    ("The minister spoke in January of 40 homes.", ["2025-01 speech"]),
    ("As of this evening 40 people are dead.", ["2025-02-10 as_of"]),
    ("They had come back to town this evening.", ["2025-02-10 event"]),
    ("A survey of 3 February gave 40 homes.", ["2025-02-03 as_of"]),
    ("The strike of 3 February hit 40 homes.", ["2025-02-03 event"]),
    ("On December the 7th two men were killed.", ["2024-12-07 event"]),
    ("By Thursday night (6 February) 40 families had left.", ["2025-02-06 as_of"]),
    ("It was the worst day since January 2024, which left 40 dead.", ["2024-01 event"]),
    ("It was the worst day since January 2024.", []),
    ("Counting from 21 January, 70 people have been killed.", ["2025-01-21 since"]),
    ("A few weeks ago they demolished nine homes.", ["2025-01 period"]),
    ("Several months ago they demolished nine homes.", ["2024 period"]),
    ("A couple of days ago they demolished nine homes.", ["2025-02 period"]),
    ("They demolished nine homes a week ago.", ["2025-02-03 event"]),
]


@pytest.mark.parametrize(("text", "dates"), WORDED)
def test_a_date_is_read_as_it_is_worded(text: str, dates: list[str]) -> None:
    assert [f"{d.iso} {d.role}" for d in find_dates(text, PUBLISHED)] == dates
