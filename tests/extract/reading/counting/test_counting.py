"""Who is counted and what the number says, whatever the construction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

# text, the group of each figure
GROUPS = [
    ("Israeli forces killed 12 people.", [None]),
    ("The strike killed 12 children.", ["children"]),
    ("Forty people were killed, including 12 women.", [None, "women"]),
    ("Seven aid workers were killed in Gaza.", ["aid workers"]),
    ("Six Palestinians were shot dead in Nablus.", ["Palestinians"]),
    ("Four Israeli soldiers were killed in Rafah.", ["soldiers"]),
    ("The strike killed three Palestinian journalists.", ["journalists"]),
    ("Two paramedics were killed.", ["medics"]),
    ("Three schools were destroyed.", ["schools"]),
    ("Two hospitals were damaged.", ["hospitals"]),
    ("Thirteen Israelis were freed from captivity.", ["Israelis"]),
    ("Ninety-five houses were demolished.", [None]),
    ("Five fighters were killed.", ["fighters"]),
    ("Twelve people were killed, four of whom were children.", [None, "children"]),
    ("Twelve people were killed. Five of the dead were women.", [None, "women"]),
    ("The strike killed a judge and four others.", [None]),
    ("They hung up 96, the number of Palestinians killed in the camp.", ["Palestinians"]),
    ("They hung up 96, the number of people killed in the camp.", [None]),
    ("The ministry counts 900 dead. Of the dead, 310 are children.", [None, "children"]),
    ("Among the dead, 310 are children.", ["children"]),
    ("In all 7,100 people were killed. Of these, 2,900 were children.", [None, "children"]),
    ("Deaths: 33,100\n- children: 14,200\n- women: 9,300", [None, "children", "women"]),
]


@pytest.mark.parametrize(("text", "groups"), GROUPS)
def test_the_noun_says_who_is_counted(
    text: str, groups: list[str | None], read_text: Callable[..., list[Figure]]
) -> None:
    assert [figure.group for figure in read_text(text)] == groups


# text, (value, low, high, qualifier) of its figure
SAID = [
    ("The war could lead to a total death toll of up to 150,000.", (150_000, None, 150_000, "at_most")),
    ("More than 40 people were killed in Gaza.", (40, 40, None, "at_least")),
    ("Up to 500 families were displaced in Jenin.", (500, None, 500, "at_most")),
    ("Some 20 to 30 homes were demolished in Jenin.", (None, 20, 30, "range")),
    ("Dozens of homes were demolished in Jenin.", (None, 12, None, "vague")),
    ("About two dozen people were killed in Gaza.", (24, None, None, "about")),
    ("1.9 million people have been displaced in Gaza.", (1_900_000, None, None, "exact")),
    ("Killed: at least 61", (61, 61, None, "at_least")),
    ("40 people or more were killed in Gaza.", (40, 40, None, "at_least")),
    ("21,500+ displaced", (21_500, 21_500, None, "at_least")),
    ("1,5 m displaced in Gaza", (1_500_000, None, None, "exact")),
    ("Tens of thousands fled Rafah.", (None, 10_000, None, "vague")),
    ("Between 3,000 and 5,000 people fled Rafah.", (None, 3_000, 5_000, "range")),
    ("Several homes were demolished in Jenin.", (None, 2, None, "vague")),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_figure_says_what_its_number_says(
    text: str,
    said: tuple[float | None, float | None, float | None, str],
    read_text: Callable[..., list[Figure]],
) -> None:
    assert [(f.value, f.low, f.high, f.qualifier.value) for f in read_text(text)] == [said]
