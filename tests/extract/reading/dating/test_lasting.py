"""People kept from their homes, threats that stand and all that had come about by a day are totals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text with one count, measure
LASTING = [
    ("The 7,300 people who were driven out of Jenin have not been allowed back to their homes.", "total"),
    ("Israel wants the rockets to stop so that 48,000 evacuated Israelis can go home.", "total"),
    ("The army prevents 9,100 displaced residents of Tulkarem from returning.", "total"),
    ("The fence makes it impossible for hundreds of displaced families in Nur Shams to go home.", "total"),
    ("There were 37 displaced people living in the school in Rafah when it was hit on Monday.", "total"),
    ("About 21,000 people were living in the blocks, 6,400 of them already displaced from Jenin.", "total"),
    ("Before Monday, only two hostages in Gaza had been freed by force.", "total"),
    ("Nearly half of the residents of Nur Shams had left by the evening of 2 February.", "total"),
    ("With Tuesday's handover, nine bodies of hostages have now been returned.", "total"),
    ("Some 850 Palestinians in Masafer Yatta can now be expelled at any time.", "total"),
    ("In Silwan 64 homes are slated for demolition.", "total"),
    (
        "Raids came on 20 and 24 January; some three-quarters of the families of Tubas are now displaced.",
        "total",
    ),
    ("The 310 families who fled Rafah last month are living in the camp today.", "total"),
    ("In Tyre, reopened on Monday, about 85 displaced families are back in their homes.", "total"),
    ("Khan Younis, bombed on Monday, now holds 640,000 displaced people.", "total"),
    ("Three bodies crossed on Monday, so that the remains of 19 hostages are yet to be found.", "total"),
    # what happened once
    ("Of 40 families in Silwan, nine had to be taken out through the windows on Monday.", "new"),
    ("On Tuesday 64 homes in Silwan were marked for demolition.", "new"),
    ("By the evening of 2 February troops drove 300 families from Nur Shams.", "new"),
]


@pytest.mark.parametrize(("text", "measure"), LASTING)
def test_what_lasts_is_a_total(text: str, measure: str, read_text: Read) -> None:
    assert [f.measure for f in read_text(text, published=DAY)][-1:] == [measure]


def test_what_was_there_stands_on_the_day_of_its_event(read_text: Read) -> None:
    (figure,) = read_text(
        "There were 37 displaced people in the school in Rafah that was hit on Monday.", published=DAY
    )
    assert (figure.measure, figure.as_of) == ("total", "2025-02-03")
