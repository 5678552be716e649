"""Whatever the text, the places found in it are pieces of it, in order, apart from each other, and always the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.geo.gazetteer import Gazetteer, bundled
from extract.resources import data_path

PIECES = st.sampled_from(
    [
        *("Gaza", "Gaza’s", "Jenin", "Nur Shams", "camps", " and ", ", ", "the ", "southern ", "al-", "US"),
        *("Khan", "Younis", "of "),
        *("رفح", "بغزة", "ג'נין", "\n", " ", "'", "’s", "İstanbul", "ﬁ", "\u0301", "🙂"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_mentions_are_pieces_of_the_text(text: str) -> None:
    mentions = bundled().mentions(text)
    assert all(text[m.start : m.end] == m.surface != "" for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_what_was_read_before_changes_nothing(text: str) -> None:
    assert FRESH.mentions(text) == bundled().mentions(text)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_name_can_be_asked_for(name: str) -> None:
    place = bundled().find(name)
    assert place is None or bundled().get(place.id) is place


FRESH = Gazetteer.load(data_path("gazetteer.csv"))
