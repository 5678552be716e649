"""From prose to a series: an archive that is written, read, spoilt and laid beside the official daily totals."""

from __future__ import annotations

import random

import pytest

import extract
from benchmarks.archive import compare, official, write_archive


def test_the_official_series_is_whole() -> None:
    totals = official()
    assert (totals["date"].min(), totals["date"].max()) == ("2023-11-01", "2024-03-31")
    assert totals["value"].is_monotonic_increasing


def test_the_same_seed_writes_the_same_archive() -> None:
    one, other = (list(write_archive(160, random.Random(7))) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("misread", [0.0, 0.1])
def test_the_toll_read_from_the_archive_is_the_one_published(misread: float) -> None:
    chance = random.Random(11)
    figures = [figure for article in write_archive(450, chance) for figure in extract.read(article)]
    for told in compare(figures, chance, misread=misread).values():
        assert told["error"] <= 3, told
        assert told["coverage"] >= 90, told
