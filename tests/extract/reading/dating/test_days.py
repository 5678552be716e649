"""Which of the days that a text offers a count stands for, and that the choice keeps what is settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.model import Document, Figure
from extract.reading.choosers import Choosers
from extract.reading.counting.counts import Count
from extract.reading.dating.days import Day, likeliest_day
from extract.reading.models import Cues, Logistic
from extract.reading.reader import read

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published


def days_offered(text: str, published: str | None = DAY) -> list[list[str]]:
    """For each count, the days that the text offers; that of the rules first."""
    seen: list[list[str]] = []

    def first(_: Count, days: Sequence[Day]) -> str | None:
        seen.append([day.iso for day in days])
        return days[0].iso if days else None

    read(Document(id="a", text=text, published=published), choosers=Choosers(day=first))
    return seen


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Twelve people were killed in Jenin.", {DAY}),
        ("Twelve people were killed on Monday.", {"2025-02-03", DAY}),
        ("They came on Monday. Twelve people were killed.", {"2025-02-03", DAY}),
        ("The ministry said on Tuesday that 12 people were killed on 1 February.", {"2025-02-01", "2025-02-04", DAY}),
        ("Imagery of 3 January shows the camp. Some 40 buildings are destroyed.", {"2025-01-03", DAY}),
    ],
)
def test_the_days_of_the_sentence_and_of_the_text_before_are_offered(text: str, days: set[str]) -> None:
    assert set(days_offered(text)[-1]) == days


def test_no_day_before_the_start_of_a_total_is_offered() -> None:
    text = "Troops came on 2 January. Some 61 people have been killed since 21 January."
    assert all(day >= "2025-01-21" for day in days_offered(text)[-1])


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("The engineer has counted 310 razed houses in Tyre.", {DAY}),
        ("The engineer counted 310 razed houses in Tyre.", {DAY, "2025-01-06"}),  # it may have been then
    ],
)
def test_what_is_so_as_the_text_is_written_is_of_no_day_told_before(line: str, days: set[str]) -> None:
    assert set(days_offered(f"A shell hit the town hall of Tyre on 6 January.\n\n{line}")[-1]) == days


def test_without_a_day_of_its_own_and_of_publication_no_day_is_guessed() -> None:
    text = "The camp was built on 3 May 1953. Twelve people were killed in it."
    assert [f.as_of for f in read(Document(id="a", text="Twelve people were killed in it."))] == [None]
    assert days_offered(text, published=None) in ([], [["1953-05-03"]])


def test_the_likeliest_day_is_chosen_and_of_equals_that_of_the_rules(read_text: Read) -> None:
    rule, other = Day("2025-02-05", (Cues(("rule",)),)), Day("2025-02-03", (Cues(("told",)),))
    count: Count = None  # type: ignore[assignment]
    assert likeliest_day(count, [rule, other], Logistic(0.0, {})) == rule.iso
    assert likeliest_day(count, [rule, other], Logistic(0.0, {"rule": 1.0, "told": 2.0})) == other.iso
    assert likeliest_day(count, [], Logistic(0.0, {})) is None


def test_the_trail_says_that_the_cues_spoke_for_another_day() -> None:
    def last(_: Count, days: Sequence[Day]) -> str | None:
        return days[-1].iso

    text = "Twelve people were killed on Monday."
    figure = read(Document(id="a", text=text, published=DAY), choosers=Choosers(day=last))[0]
    assert figure.as_of == DAY
    assert figure.reasons[4] == "date: new: dated 2025-02-03; its cues speak for 2025-02-05, not for 2025-02-03"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # of clauses that each tell a day, each count keeps its own
        (
            "Nine died in Jenin on Monday, and two homes were burnt down near Tubas on Sunday.",
            ["2025-02-03", "2025-02-02"],
        ),
        # what happened to them before does not date it
        ("Four people wounded in Sunday’s raid died on Tuesday.", ["2025-02-04"]),
        # nor does the day on which it began, where the count is as of another
        ("Israel began a raid on Jenin on 21 January, killing 25 people as of Tuesday.", ["2025-02-04"]),
        # nor what it is compared with
        ("Some 31 died in the worst fighting since an 11-day war in May 2021.", ["2025-02-05"]),
        ("A strike on Jenin the night before killed nine people.", ["2025-02-04"]),
        ("Residents said on Tuesday that four men had been killed the day before.", ["2025-02-03"]),
    ],
)
def test_the_day_of_the_counts_own_clause(text: str, days: list[str], read_text: Read) -> None:
    assert [figure.as_of for figure in read_text(text)] == days
