"""What the first lines tell of a headline's figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

LEAD = "An air strike killed nine people in Jenin on Monday, medics said. Seventy died there in the spring of 2002."


@pytest.mark.parametrize(
    ("headline", "as_of", "source"),
    [
        ("Nine killed in Jenin strike", "2025-02-03", "medics"),
        ("Nine killed in Jenin strike, residents say", "2025-02-03", "residents"),
        ("Nine killed in Jenin on Sunday", "2025-02-02", "medics"),  # it tells the day itself
        ("Seventy killed in Jenin this week", "2025-02-05", None),  # the number of an older story is another
        ("Eight killed in Jenin strike", "2025-02-03", None),  # of the same story, but nobody gives that number
    ],
)
def test_a_headline_has_the_day_and_the_source_of_the_lead(
    headline: str, as_of: str, source: str | None, read_text: Read
) -> None:
    figure = read_text(f"{headline}\n\n{LEAD}")[0]
    assert (figure.as_of, figure.source) == (as_of, source)


def test_the_line_under_the_headline_need_not_tell_the_day(read_text: Read) -> None:
    lines = "Nine killed in Jenin strike\n\nMayor grieves for the nine people killed"
    assert read_text(f"{lines}\n\n{LEAD}")[0].as_of == "2025-02-03"


@pytest.mark.parametrize(
    ("heading", "below", "source"),
    [
        ("Nine killed in Tubas", "Shells killed nine people in Tubas, medics said.", "medics"),
        (
            "Nine killed in Tubas",
            "A man ran. Rain fell. It was late.\n\nShells killed nine people in Tubas, medics said.",
            None,
        ),
        ("Nine people were killed in Tubas.", "Shells killed nine people in Tubas, medics said.", None),
        ("• Nine killed in Tubas", "Shells killed nine people in Tubas, medics said.", None),
    ],
)
def test_the_heading_of_an_entry_has_the_source_of_its_first_paragraph(
    heading: str, below: str, source: str | None, read_text: Read
) -> None:
    first = read_text(f"Live blog: the raid\n\n{'Rain fell on the camp all day. ' * 8}\n\n{heading}\n\n{below}")[0]
    assert first.source == source
