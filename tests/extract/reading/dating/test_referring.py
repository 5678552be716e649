"""Events told of before that a sentence means without a date of its own; years, periods and pictures beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text and as_of of the last count
MEANT = [
    # the event itself, paragraphs later
    (
        "A shell hit a bakery in Gaza on 11 October 2024.\n\nOla was baking.\n\nThe strike killed 11 people.",
        "2024-10-11",
    ),
    ("Soldiers raided Jenin on 20 May 2022.\n\nSami slept.\n\nNine people were killed in the raid.", "2022-05-20"),
    # not where another one without a day was told since
    (
        "A shell hit a bakery in Gaza on 11 October 2024.\n\nAnother strike hit a school in Rafah.\n\n"
        "The strike killed 11 people.",
        DAY,
    ),
    # whatever it is called, and told as a total
    (
        "The Oct. 11 attack on a bakery in Gaza was grave.\n\nOla was baking.\n\nThe strike killed 11 people.",
        "2024-10-11",
    ),
    (
        "A shell hit a bakery in Gaza on 11 October 2024. Ola calls the attack, which resulted in nine deaths, grave.",
        "2024-10-11",
    ),
    # not on the day of something else
    ("The army spoke on Monday after a strike in Gaza.\n\nOla was baking.\n\nThe strike killed 11 people.", DAY),
    # the attack of 7 October, told as a start
    (
        "Since an attack of Hamas on October 7 last year, Israel has bombed Gaza. "
        "The attack resulted in the deaths of nearly 1,200 people.",
        "2023-10-07",
    ),
    # neither what only began then nor what it came after
    ("Sudan saw a wave of attacks that started on 20 January. The attacks left at least 124 dead.", DAY),
    ("In Syria they killed 1,614 civilians during the violence that erupted on January 6.", DAY),
    ("The rampage in Tubas came days after soldiers killed ten people in Nablus.", "2025-02"),
    (
        "On Sunday night they burned homes in Tubas, to avenge two men who were shot dead earlier in the day.",
        "2025-02-02",
    ),
    # those told of before, by their number
    (
        "Rockets killed 12 children in Tiberias on Saturday. They spoke on Sunday.\n\nThe twelve children were killed.",
        "2025-02-01",
    ),
    # told right after, by a day before its name
    (
        "Rockets kill 12\n\nA minister vowed on Monday to hit back after rockets killed 12 people in Tiberias.\n\n"
        "Others condemned the Saturday rocket fire.",
        "2025-02-01",
    ),
    # what came after a day is not of it
    (
        "Days after 45 people died in Rafah on January 26, a strike killed 21 more in Gaza City on Tuesday.",
        "2025-02-04",
    ),
    (
        "Soldiers rescued two hostages from Rafah on Monday. In the raid 74 people were killed, they said on Tuesday.",
        "2025-02-03",
    ),
    ("Some 1,400 people had died in Gaza in the war of 2008-2009.", "2009"),
    ("Hamas gunmen killed 1,200 people in Israel sixteen months ago.", "2023-10-07"),
    # what is told of 7 October by the way dates no later deaths
    (
        "Three hostages taken from the Nova festival were in a hospital on Monday. The attack came first.\n\n"
        "In Rafah 26 people were killed.",
        DAY,
    ),
    # the day of a picture below a headline
    (
        "Strikes kill 13 in Gaza\n\nA boy lies in a bed, Friday, Jan. 31, 2025. (AP Photo/Ola)\n\nAll is quiet.",
        DAY,
    ),
    # who goes on speaking; what a conflict has cost since it escalated
    ("On Sunday, the ministry in Beirut said troops had fired. It revealed that 22 people were killed.", "2025-02-02"),
    ("The conflict, which escalated in September, led to ruin in Lebanon, with 4,000 people killed.", DAY),
    ("Hamas freed four hostages on Thursday and released six hostages on Saturday.", "2025-02-01"),
    # a raised toll
    ("A strike on Monday in Gaza was grave, pushing the death toll above 36,000.", DAY),
    # the day before the event told of
    (
        "Four people were shot dead on Monday in Tubas.\n\nThe shooting came a day after seven were killed in Jenin.",
        "2025-02-02",
    ),
    # the year of an event
    ("A 2012 military operation killed more than 150 people in Gaza.", "2012"),
    ("The 2008-09 invasion of Gaza resulted in 1,400 deaths.", "2009"),
    ("The 2023-2025 war has killed 47,000 people in Gaza.", DAY),
    ("It was the deadliest day since the 2006 war: 350 people were killed in Lebanon.", DAY),
    # the year that heads a list
    ("Wars\n\nOf Gaza.\n\n2012 – 8-day war\nFatalities – Palestinians (150)", "2012"),
    ("Wars\n\nOf Gaza.\n\nPillar (2012)\nTroops killed 150 people in Gaza.", "2012"),
    # told right after by what struck
    (
        "Kharkiv hit\n\nA strike on a Kharkiv market killed 14 people, officials said on Tuesday.\n\n"
        "Two bombs hit the market on Monday.",
        "2025-02-03",
    ),
    ("A strike on a market a day before killed 14 people in Kharkiv.", "2025-02-04"),
    # each item of a list with its day behind it
    ("Two people were killed in Tubas on Friday, one killed in Jenin on Monday.", "2025-02-03"),
    # the day of the dispatch, and of the toll
    ("Kharkiv, (APP / News - 5th February, 2025) The toll in Kharkiv rose to 16 dead on Monday.", "2025-02-03"),
    ("A strike on Gaza killed 14 people on Monday. The toll in the war has topped 37,000 dead.", DAY),
    # a picture with its day
    (
        "Damage\n\nA lane in Jenin. Photo by OCHA/Ola, 25 January 2025\n\nNews\n\nIn Tulkarm 200 homes were damaged.",
        DAY,
    ),
    # a period that only a heading below gives
    (
        "Update\n\nIn Tubas nine people were killed during the reporting period.\n\nEvents (21 - 27 January)\n\nMore.",
        "2025-01-27",
    ),
]


@pytest.mark.parametrize(("text", "as_of"), MEANT)
def test_a_count_has_the_day_of_the_event_that_its_sentence_means(text: str, as_of: str, read_text: Read) -> None:
    assert read_text(text, published=DAY)[-1].as_of == as_of
