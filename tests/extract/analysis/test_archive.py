"""A newspaper's archive of a war, with the noise that readings of it have: the curve must hold."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from extract.analysis.reference import agreement, gaps
from extract.analysis.series import series

START, FIRST, LAST = date(2023, 10, 7), date(2023, 11, 1), date(2024, 3, 31)
DAYS = [FIRST + timedelta(days=i) for i in range((LAST - FIRST).days + 1)]


def official(day: date) -> int:
    """A running total that grows by 300 a day at first and by 80 at last."""
    n = (day - FIRST).days
    return round(8800 + 300 * n - 0.73 * n * n)


def articles(day: date, chance: random.Random) -> Iterator[dict[str, Any]]:
    """What the articles of a day say: late, rounded, and now and then of another population, place or war."""
    for _ in range(chance.randint(1, 6)):
        known = official(day - timedelta(days=chance.choice([0, 0, 0, 1, 1, 2])))
        since = chance.choice(["2023-10-07", "2023-10-07", "2023-10", None])
        source = chance.choice([None, None, "Gaza health ministry", "Palestinian officials"])
        told = {"as_of": day.isoformat(), "since": since, "source": source, "source_type": source and "government"}
        kind = chance.random()
        if kind < 0.30:
            yield told | {"value": known}
        elif kind < 0.75:
            floor = known // 1000 * 1000 if kind < 0.55 else known // 100 * 100
            yield told | {"value": floor, "low": floor, "qualifier": "at_least"}
        elif kind < 0.80:
            yield told | {"value": round(known, -3), "qualifier": "about"}
        else:
            children, journalists, injured = round(known * 0.4), chance.randint(40, 110), round(known * 2.3)
            other = chance.choice([children, journalists, injured, 1200, 1139, 2251, 260, 14, 400])
            yield told | {"value": other, "source": None}


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_the_curve_stays_within_three_percent_of_the_official_one(
    figures: Callable[..., pd.DataFrame], ancestors: Callable[[str], tuple[str, ...]], seed: int
) -> None:
    chance = random.Random(seed)
    archive = figures(*(article for day in DAYS for article in articles(day, chance)))
    reference = pd.DataFrame({"date": [day.isoformat() for day in DAYS], "value": [official(day) for day in DAYS]})
    for since in (None, START.isoformat()):
        rows = series(archive, ancestors=ancestors, metric="deaths", area="Gaza", since=since)
        told = agreement(gaps(rows, reference))
        assert told["error"] <= 3, told
        assert told["coverage"] >= 90, told
        assert told["worst"] <= 15, told
