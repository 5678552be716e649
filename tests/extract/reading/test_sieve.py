"""A sieve hides no match: of the patterns of the reading, in texts of every sort."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract.reading
from benchmarks.texts import write_articles
from extract.reading.sieve import Sieve, required_words
from extract.reading.text import fold, split_sentences

CASES = [
    (r"abc", ("abc",)),
    (r"a?bc", ("bc",)),
    (r"(?:ab|cd)+x?", ("ab", "cd")),
    (r"(?:ab|cd)*", ()),
    (r"ab|\d", ()),
    (r"report(?:ed|s)?", ("report",)),
    (r"(?=ab)\w+", ()),
    (r"(?<!ab)cd", ("cd",)),
    (r"(?:mon|tues)day|today", ("day",)),
    (r"ab(?i:cd)", ("ab",)),
    (r"[ab]c+d", ("c",)),
    (r"é(?:\w)é", ("é",)),
]
SIEVES = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(extract.reading.__path__)
    for name, value in vars(import_module(f"extract.reading.{module.name}")).items()
    if isinstance(value, Sieve)
}


@pytest.mark.parametrize(("pattern", "words"), CASES)
def test_the_words_without_which_nothing_matches(pattern: str, words: tuple[str, ...]) -> None:
    assert required_words(re.compile(pattern)) == words


def test_the_case_of_a_pattern_is_the_case_of_its_words() -> None:
    assert required_words(re.compile("Gaza|É", re.I)) == ()
    assert required_words(re.compile("Gaza", re.I)) == ("gaza",)
    assert Sieve("kiss", re.I).search("\u212aI\u017fs") is not None
    assert Sieve("kiss", re.I).search("KIß") is None


def texts() -> Iterator[str]:
    """Sentences of articles, in three cases."""
    for article in write_articles(12):
        for sentence in split_sentences(fold(article.text)):
            yield from (sentence.text, sentence.text.upper(), sentence.text.lower())


@pytest.mark.parametrize("name", SIEVES)
def test_a_pattern_of_the_reading_finds_the_same_with_and_without_its_sieve(name: str) -> None:
    sieve = SIEVES[name]
    assert sieve.words, f"{name} has no words to look for: a plain pattern is quicker"
    for text in texts():
        spans = [found.span() for found in sieve.pattern.finditer(text)]
        assert [found.span() for found in sieve.finditer(text)] == spans
        assert sieve.sub("", text) == sieve.pattern.sub("", text)


@given(st.text(alphabet="onsefriday 12,ſKK.", max_size=30), st.sampled_from(sorted(SIEVES)))
def test_no_odd_text_is_hidden(text: str, name: str) -> None:
    sieve = SIEVES[name]
    assert (sieve.search(text) is None) == (sieve.pattern.search(text) is None)
