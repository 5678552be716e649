"""What is kept of the places that a text names, for the counts that name none."""

from __future__ import annotations

import pytest

from extract.geo.gazetteer import bundled
from extract.model import Area
from extract.reading.placing.namings import Namings
from extract.reading.placing.places import find_spots
from extract.reading.sentences.text import split_sentences


def namings(text: str) -> Namings:
    """The places that a text names, read to its end."""
    sentences = list(split_sentences(text))
    found = Namings(sentences, [find_spots(sentence.text, bundled()) for sentence in sentences])
    found.enter(len(sentences))
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Rain fell in Jenin. It rained in Nablus.", ["Nablus", "Jenin"], id="the nearest first"),
        pytest.param(
            "Rain fell in Jenin. It rained in Nablus. Snow fell in Jenin.",
            ["Jenin", "Nablus"],
            id="of those alike only the nearest",
        ),
        pytest.param(
            "Rain fell in Israel. Israel said it would help.", ["Israel", "Israel"], id="who acts is no ground"
        ),
        pytest.param("Jenin\n\nRain fell in Jenin.", ["Jenin", "Jenin"], id="a heading is not alike"),
        pytest.param("Rain fell.", [], id="no place"),
    ],
)
def test_namings_before_a_sentence(text: str, names: list[str]) -> None:
    assert [named.spot.name for named in namings(text).before()] == names


def test_only_sentences_before_the_entered_one_are_before() -> None:
    sentences = list(split_sentences("Rain fell in Jenin. It rained in Nablus. Snow fell in Hebron."))
    found = Namings(sentences, [find_spots(sentence.text, bundled()) for sentence in sentences])
    near = []
    for index in range(3):
        found.enter(index)
        near.append([named.spot.name for named in found.before()])
    assert near == [[], ["Jenin"], ["Nablus", "Jenin"]]


def test_a_section_ends_at_a_blank_line() -> None:
    text = "Jenin\nRain fell.\nSnow fell.\n\nHail fell."
    assert namings(text).sections == [False, True, True, False]


def test_areas_and_paragraphs_of_the_ground_that_is_named() -> None:
    found = namings("Rain fell in Jenin.\nIsrael said so.\nSnow fell in Rafah and hail in Jenin.")
    assert found.areas == {Area.JENIN: 2, Area.RAFAH: 1}
    assert found.paragraphs == {0, 2}
    assert "israel" in found.place_ids


def test_no_sentence_no_spots() -> None:
    found = namings("Rain fell in Jenin.")
    assert [len(found.of(index)) for index in (-1, 0, 1)] == [0, 1, 0]
