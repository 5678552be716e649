"""A sieve hides no match: of the patterns of the reading, in texts of every sort."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract.geo
import extract.reading
from benchmarks.texts import write_articles
from extract.reading.numbers.quantities import FIRST, NUMBER
from extract.reading.patterns.needs import DIGIT, Piece, needs_of
from extract.reading.patterns.sieve import _OFTEN, Alternatives, Sieve, bits_of_any, held
from extract.reading.sentences.text import fold, split_sentences
from extract.reading.sourcing.verbs import VERB, find_verbs

CASES = [
    (r"abc", [{"abc"}]),
    (r"a?bc", [{"bc"}]),
    (r"(?:ab|cd)+x?", [{"ab", "cd"}]),
    (r"(?:ab|cd)*", []),
    (r"ab|\d", [{"ab", DIGIT}]),
    (r"report(?:ed|s)?", [{"report"}]),
    (r"(?=ab)\w+", [{"ab"}]),
    (r"(?<!ab)cd", [{"cd"}]),
    (r"(?:mon|tues)day|today", [{"monday", "tuesday", "today"}]),
    (r"ab(?i:cd)", [{"ab"}]),
    (r"[xy]z", [{"xz", "yz"}]),
    (r"é(?:\w)é", [{"é"}]),
    (r"dead of \w+ hunger", [{"hunger"}, {"dead"}]),
    (r"(?!)x|ten", [{"ten"}]),
    (r"of the", []),
]
SIEVES = {
    f"{module.name.rpartition('.')[2]}.{name}": value
    for package in (extract.reading, extract.geo)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    for name, value in vars(import_module(module.name)).items()
    if isinstance(value, Sieve)
}


@pytest.mark.parametrize(("pattern", "pieces"), CASES)
def test_what_every_text_holds_that_a_pattern_matches(pattern: str, pieces: list[set[str]]) -> None:
    assert [{piece.text for piece in need} for need in needs_of(re.compile(pattern))] == pieces


def test_a_word_begins_and_ends_where_the_pattern_says_so() -> None:
    assert needs_of(re.compile(r"\bhalf\b|tens? "))[0] == {
        Piece("half", True, True),
        Piece("ten", False, True),
        Piece("tens", False, True),
    }
    assert Sieve(r"\bdead\b").may_match("so many (dead)")
    assert not Sieve(r"\bdead\b").may_match("the deadline")
    assert Sieve(r"\bdead").may_match("the deadline")


def test_a_digit_is_any_digit_and_a_year_has_four() -> None:
    year = Sieve(r"\b(?:19|20)\d\d\b")
    assert year.may_match("in 2014, a flood")
    assert not year.may_match("some 201 homes")


def test_the_case_of_a_pattern_is_the_case_of_its_words() -> None:
    assert needs_of(re.compile("É|Gaza", re.I)) == ()
    assert not Sieve("Gaza").may_match("gaza")
    assert Sieve("gaza", re.I).may_match("GAZA")
    assert Sieve("kiss", re.I).search("\u212aI\u017fs") is not None
    assert Sieve("kiss", re.I).search("KIß") is None


def test_a_sieve_made_late_sees_the_words_that_were_looked_up_before() -> None:
    assert not held("a zeppelin came down") & Sieve("airship of late").rarest
    assert Sieve("zeppelin c").may_match("a zeppelin came down")


def test_a_run_of_characters_without_end_is_not_looked_through() -> None:
    assert Sieve("airship").may_match("x" * 1_000_000)
    assert Sieve("airship").search("x" * 1_000_000) is None


def test_a_pattern_without_needs_is_never_hidden() -> None:
    assert held("") & bits_of_any(Sieve(r"\w*"), Sieve("airship"))


def texts() -> Iterator[str]:
    """Sentences of articles, in three cases."""
    for article in write_articles(12):
        for sentence in split_sentences(fold(article.text)):
            yield from (sentence.text, sentence.text.upper(), sentence.text.lower())


@pytest.mark.parametrize("name", SIEVES)
def test_a_pattern_of_the_reading_finds_the_same_with_and_without_its_sieve(name: str) -> None:
    sieve = SIEVES[name]
    assert sieve.needs or isinstance(sieve, Alternatives), f"{name} needs no words: a plain pattern is quicker"
    for text in texts():
        found = [(m.span(), m.groupdict()) for m in sieve.pattern.finditer(text)]
        assert [(m.span(), m.groupdict()) for m in sieve.finditer(text)] == found
        assert sieve.sub("", text) == sieve.pattern.sub("", text)
        assert (sieve.match(text) is None) == (sieve.pattern.match(text) is None)


def test_alternatives_of_many_texts_become_one_pattern_that_finds_the_same() -> None:
    dates = Alternatives(r"\b(?:(?P<day>(?:mon|tues)day)|(?P<month>june|july)|(?P<ago>\d+ days ago))\b", re.I)
    text = "It fell 3 days ago, on Monday; Tuesday and July came after."
    assert not any(live.joined for live in dates.live.values())
    for _ in range(_OFTEN + 1):
        assert [(m.group(), m.lastgroup) for m in dates.finditer(text)] == [
            ("3 days ago", "ago"),
            ("Monday", "day"),
            ("Tuesday", "day"),
            ("July", "month"),
        ]
    assert all(live.joined for live in dates.live.values())


def test_verbs_of_speech_are_tried_at_words_and_found_as_by_their_pattern() -> None:
    for text in texts():
        assert [m.span() for m in find_verbs(text)] == [m.span() for m in VERB.pattern.finditer(text)]


def test_the_verbs_of_speech_are_no_list_too_long_for_their_sieve() -> None:
    assert VERB.needs
    assert not VERB.may_match("The road along the coast lay empty.")


def test_a_number_is_looked_for_only_where_one_may_begin() -> None:
    for text in texts():
        starts = {m.start() for m in FIRST.finditer(text)}
        assert starts >= {m.start() for m in NUMBER.finditer(text)}


@given(st.text(alphabet="onsefriday 12,ſKK.", max_size=30), st.sampled_from(sorted(SIEVES)))
def test_no_odd_text_is_hidden(text: str, name: str) -> None:
    sieve = SIEVES[name]
    assert (sieve.search(text) is None) == (sieve.pattern.search(text) is None)


TIMES = (
    "since then|this year|last night|on Friday|2 May 2021|in 2019|so far|a day after|10 days ago|in May|"
    "three weeks later|, |;"
)


@given(st.lists(st.sampled_from(TIMES.split("|")), max_size=7))
def test_alternatives_are_tried_apart_and_match_as_one_pattern(words: list[str]) -> None:
    dates, text = SIEVES["wording.DATE"], " ".join(words)
    found = [(m.span(), m.groupdict()) for m in dates.pattern.finditer(text)]
    assert [(m.span(), m.groupdict()) for m in dates.finditer(text)] == found
