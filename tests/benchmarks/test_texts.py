"""The texts that speed is measured on: the same for the same seed, and as dense with figures as they say."""

from __future__ import annotations

from benchmarks.texts import CHARACTERS_PER_FIGURE, COUNTED, write_articles
from extract.model import Document
from extract.reading.reader import read


def test_the_same_seed_gives_the_same_articles() -> None:
    assert list(write_articles(3, seed=7)) == list(write_articles(3, seed=7))
    assert list(write_articles(3, seed=7)) != list(write_articles(3, seed=8))


def test_articles_have_about_the_size_and_the_figures_asked_for() -> None:
    articles = list(write_articles(20, characters=3_000))
    characters = sum(len(article.text) for article in articles)
    assert 60_000 <= characters <= 75_000
    figures = sum(len(read(article)) for article in articles)
    assert 0.9 <= figures * CHARACTERS_PER_FIGURE / characters <= 1.1


def test_every_sentence_gives_as_many_figures_as_it_says() -> None:
    words = {"few": "three", "small": 31, "hundreds": 410, "thousands": "4,200", "percent": 60}
    others = {"place": "Jenin", "source": "OCHA", "Source": "OCHA", "weekday": "Monday"}
    found = {s: len(read(Document(id="a", text=s.format(**words, **others)))) for s in COUNTED}
    assert found == COUNTED


def test_of_an_archive_only_a_share_counts() -> None:
    articles = list(write_articles(30, counting=0.2))
    counted = [bool(read(article)) for article in articles]
    assert 2 <= sum(counted) <= 12
