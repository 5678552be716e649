"""A newspaper's archive of five months of war: is the series that comes out of it the one the ministry published?

    python -m benchmarks.archive --articles 4000

Writes articles of our own sentences about every day from November 2023 to March 2024 as papers word them (today's toll,
yesterday's, rounded ones, background with and without a date, subsets, other places and wars), reads them, spoils a
share of the figures as misreading would, and lays the recommended toll of Gaza beside benchmarks/gaza_killed_daily.csv:
the daily totals of the Gaza Ministry of Health and Government Media Office as Tech for Palestine publishes them
(casualties_daily.json, public domain), without the days on which neither reported.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

import extract
from extract.analysis.reference import Reference, agreement, bundled_references, gaps, read_series
from extract.analysis.series import series
from extract.model import Document, Figure
from extract.store.frames import figure_frame

OFFICIAL = Path(__file__).with_name("gaza_killed_daily.csv")
PAPERS = ("Morning Herald", "Evening Post", "The Courier", "World Desk", "Daily Record")
MISDATED, COPIED = 0.01, 0.15  # shares of articles

# The toll of Gaza as a paper words it. {n} is exact, {floor} cut down, {near} rounded to the nearest.
TOLLS = (
    "At least {n} people have been killed in Gaza since October 7, according to the Gaza health ministry.",
    "The death toll in Gaza has risen to {n}, the health ministry in the enclave said on {weekday}.",
    "Israeli attacks have killed {n} Palestinians in Gaza since the war began on October 7, health officials say.",
    "Gaza's Ministry of Health said {n} Palestinians have been killed in the Strip since October 7.",
    "The ministry said {daily} people were killed in Gaza in the past 24 hours, bringing the death toll to {n}.",
    "More than {floor} people have been killed in Gaza since October 7, Palestinian officials say.",
    "Israel's war on Gaza has killed more than {floor} people, most of them women and children.",
    "The offensive has killed over {floor} Palestinians in the Gaza Strip, according to local health authorities.",
    "Nearly {up} people have been killed in Gaza since the start of the war.",
    "About {near} Palestinians have been killed in Gaza, the UN said, citing the health ministry.",
    "Some {near} people have been killed in the Gaza Strip since the war began in October.",
    "At least {n} Palestinians, including {children} children, have been killed in Gaza since October 7.",
)
BACKGROUND = (
    "In the West Bank, at least {west_bank} Palestinians have been killed by Israeli forces since October 7.",
    "About 1,200 people were killed in Israel on October 7, and some 240 were taken captive, according to Israel.",
    "The attack on October 7 killed 1,139 people in southern Israel.",
    "The war of 2014 killed 2,251 Palestinians in Gaza.",
    "Fighting in Sudan has killed more than 12,000 people since April.",
    "More than 10,000 civilians have been killed in Ukraine since the invasion, the UN says.",
    "By {old_day}, {old} people had been killed in Gaza, the health ministry said.",
    "The vote came when {old} people had been killed in Gaza.",
    "Of the dead, {children} are children, the health ministry said.",
    "At least {journalists} journalists have been killed in Gaza since October 7.",
    "{staff} UN staff members have been killed in Gaza since the war began.",
    "A strike on a house in Rafah killed {few} people on {weekday}, medics said.",
    "Shelling killed at least {few} people in Khan Younis on {weekday}.",
    "Overnight raids across Gaza killed {daily} people, Palestinian media reported.",
    "More than {injured} people have been wounded in Gaza, the ministry said.",
    "In southern Lebanon, {daily} people have been killed since October.",
)
PLAIN = (
    "Talks about a pause in the fighting went on in Cairo without a result.",
    "Trucks with flour and blankets waited at the crossing for a second day.",
    "“We sleep in turns,” said a mother of four in a tent near the beach.",
    "The Security Council put off its vote after a morning of consultations.",
    "Hospitals in the south are short of fuel, aid groups say.",
)
HEADLINES = ("War on Gaza: what happened on {weekday}", "Gaza: no pause in sight", "Families in Gaza wait for news")


def main() -> None:
    """Writes, reads and compares, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_500, help="about how many (1500)")
    parser.add_argument("--misread", type=float, default=5, help="percent of the figures that are spoilt (5)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    articles = list(write_archive(options.articles, chance))
    figures = [figure for article in articles for figure in extract.read(article)]
    print(f"  {len(articles):,} articles, {len(figures):,} figures, {options.misread:g} % of them spoilt")
    print(f"  {'asked':<20}{'days':>6}{'reported':>10}{'coverage':>10}{'error':>8}{'bias':>8}{'worst':>8}")
    for name, told in compare(figures, chance, misread=options.misread / 100).items():
        print(
            f"  {name:<20}{told['days']:>6.0f}{told['reported']:>10.0f}{told['coverage']:>8.1f} %"
            f"{told['error']:>6.2f} %{told['bias']:>+6.2f} %{told['worst']:>6.1f} %"
        )


def compare(figures: list[Figure], chance: random.Random, *, misread: float) -> dict[str, dict[str, float]]:
    """How well the series of the figures agrees with the official one, with and without asking for the start."""
    frame = figure_frame(spoil(figures, misread, chance))
    reference = official()
    return {
        "no start asked": agreement(gaps(series(frame, metric="deaths", area="Gaza"), reference)),
        "since 2023-10-07": agreement(gaps(series(frame, metric="deaths", area="Gaza", since="2023-10-07"), reference)),
    }


def official() -> pd.DataFrame:
    """The official totals (`date`, `value`) by day."""
    return read_series(OFFICIAL, Reference.read(bundled_references()["gaza-killed"]))


def write_archive(count: int, chance: random.Random) -> Iterator[Document]:
    """About so many articles, as many on each day; the same for the same state of chance."""
    totals = official()
    known = {date.fromisoformat(day): int(value) for day, value in zip(totals["date"], totals["value"], strict=True)}
    first, last = min(known), max(known)
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    number = 0
    for day in days:
        for _ in range(max(1, round(count / len(days) / (1 + COPIED)))):
            article = write_article(f"a{number}", day, known, chance)
            number += 1
            yield article
            if chance.random() < COPIED:
                yield replace(article, id=f"{article.id}-copy", publisher="Wire copy")


def write_article(name: str, day: date, known: Mapping[date, int], chance: random.Random) -> Document:
    """One article of a day: mostly with the toll, mostly today's or yesterday's, always with other counts."""
    words = filling(day, known, chance)
    sentences = [chance.choice(BACKGROUND) for _ in range(chance.randint(1, 4))] + chance.sample(PLAIN, 3)
    sentences += [chance.choice(TOLLS) for _ in range(chance.choice((0, 1, 1, 1)))]
    chance.shuffle(sentences)
    published = day + timedelta(days=chance.randint(20, 90) if chance.random() < MISDATED else 0)
    return Document(
        id=name,
        title=chance.choice(HEADLINES).format(**words),
        text=" ".join(sentences).format(**words),
        published=published.isoformat(),
        publisher=chance.choice(PAPERS),
    )


def filling(day: date, known: Mapping[date, int], chance: random.Random) -> dict[str, str]:
    """The numbers of an article: the toll as known to the paper, and others that stand beside it."""
    days = sorted(known)

    def toll(when: date) -> int:
        return known[days[max(0, bisect_right(days, when) - 1)]]

    now = toll(day - timedelta(days=chance.choice((0, 0, 0, 0, 1, 1, 2))))
    old_day = day - timedelta(days=chance.randint(10, 60))
    cut = chance.choice((100, 500, 1000, 1000))
    return {
        "n": f"{now:,}",
        "floor": f"{now // cut * cut:,}",
        "near": f"{round(now / cut) * cut:,}",
        "up": f"{-(-now // 1000) * 1000:,}",
        "daily": str(chance.randint(60, 300)),
        "children": f"{round(now * 0.4):,}",
        "old": f"{toll(old_day):,}",
        "old_day": f"{max(old_day, days[0]):%B %d}".replace(" 0", " "),
        "west_bank": str(120 + 2 * (day - days[0]).days),
        "journalists": str(chance.randint(40, 130)),
        "staff": str(chance.randint(70, 170)),
        "injured": f"{round(now * 2.3, -3):,.0f}",
        "few": str(chance.randint(3, 40)),
        "weekday": f"{day:%A}",
    }


def spoil(figures: list[Figure], share: float, chance: random.Random) -> Iterator[Figure]:
    """The figures, a share of them as a reader gets them wrong: group, place, start, measure or number."""
    for figure in figures:
        if chance.random() >= share:
            yield figure
            continue
        value = figure.value
        yield replace(
            figure,
            **chance.choice(
                (
                    {"group": None},
                    {"place": "Gaza", "place_id": "gaza-strip", "area": "Gaza"},
                    {"since": None},
                    {"measure": "total"},
                    {"value": value and value * chance.choice((10, 0.1)), "low": None},
                )
            ),
        )


if __name__ == "__main__":
    main()
