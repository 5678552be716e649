"""Where sentences end: at marks, at line breaks, and where a page ran its paragraphs together."""

from __future__ import annotations

import pytest

from extract.reading.sentences.text import fold, split_sentences

CASES = [
    ("(London, 27 February 2024) – Two died.", ["(London, 27 February 2024)", "Two died."]),
    ("(Gaza, at noon) Two died.", ["(Gaza, at noon) Two died."]),
    ("Dr. Said died. Two fled.", ["Dr. Said died.", "Two fled."]),
    ("Six died, Rear Adm. Tal said. Two fled.", ["Six died, Rear Adm. Tal said.", "Two fled."]),
    ("Six fled the camp.The army left at dawn.", ["Six fled the camp.", "The army left at dawn."]),
    ("The toll rose to 85.Troops left at dawn.", ["The toll rose to 85.", "Troops left at dawn."]),
    ("“We are home.”The mayor wept.", ['"We are home."', "The mayor wept."]),
    ("It was shelled on 21.January again.", ["It was shelled on 21.January again."]),
    ("The U.N. office, www.example.org, is shut.", ["The U.N. office, www.example.org, is shut."]),
    ("Total | .. | 21", ["Total | .. | 21"]),
    ("Two fled\nto Rafah.", ["Two fled to Rafah."]),
    (
        "The attack on the city, the third in three weeks, killed at least\n20 people and a\ndozen cattle.",
        ["The attack on the city, the third in three weeks, killed at least 20 people and a dozen cattle."],
    ),
    ("Homes lost in\n20 villages", ["Homes lost in", "20 villages"]),
    (
        "Killed in Gaza: 900 Killed in Israel: about 12 Homes lost: 40",
        ["Killed in Gaza: 900", "Killed in Israel: about 12", "Homes lost: 40"],
    ),
    ("Gaza: 12 people killed in a raid: ministry", ["Gaza: 12 people killed in a raid: ministry"]),
    ("Thirty (30) fled; forty-two (42) died.", ["Thirty      fled; forty-two      died."]),
    ("Nine died,[3] two fled.[14][b] A list [7] follows.", ["Nine died   , two fled       .", "A list [7] follows."]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_a_text_is_split_where_a_reader_would(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(fold(text))] == sentences
