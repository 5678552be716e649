"""Texts to measure with: articles of our own sentences, the same for the same seed.

    python benchmarks/texts.py --count 1000 -o texts.jsonl

writes JSON Lines that `displacement extract` reads; without -o it only says what it would write. An article has a
headline, a dateline, paragraphs of three to five sentences, quotations, and about one figure in 600 characters, the
two of a sentence with two counts and the one of a headline included; the numbers are drawn by lot and report nothing.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from extract.model import Document

CHARACTERS_PER_FIGURE = 600
FIRST_DAY = date(2023, 10, 8)
DAYS = 900
PLACES = (
    "Jenin", "Jenin refugee camp", "Tulkarem", "Nur Shams", "Rafah", "Gaza City", "Khan Younis", "Nablus", "Silwan",
    "Deir el-Balah", "Jabalia", "Masafer Yatta",
)  # fmt: skip
SOURCES = (
    "the Palestinian health ministry", "OCHA", "UNRWA", "the Israeli military", "the Palestinian Red Crescent",
    "the mayor of Jenin", "the civil defence", "local medics", "B'Tselem", "the governor's office",
)  # fmt: skip
COUNTED = {  # sentences, and how many figures they give
    "At least {small} people were killed in {place} on {weekday}, {source} said.": 1,
    "{Source} said that {thousands} residents had fled {place} since {weekday}.": 1,
    "Bulldozers demolished {small} homes in {place}, according to {source}.": 1,
    "About {hundreds} families from {place} are sheltering in schools and halls, {source} said.": 1,
    "The strike on {place} killed {small} people, including {few} children, {source} said.": 2,
    "Some {hundreds} buildings in {place} have been damaged or destroyed, {source} reported.": 1,
    "Hamas released {few} hostages on {weekday}; {small} are still held in Gaza, {source} said.": 2,
    "{Source} put the death toll at {thousands}, the highest since the war began.": 1,
    "Dozens of houses were blown up in {place}, and {hundreds} people were left homeless.": 2,
    "More than {percent} percent of homes in {place} have been destroyed, {source} said.": 1,
    "Between {hundreds} and {thousands} people returned to {place} on {weekday}, {source} said.": 1,
}
PLAIN = (
    "Smoke hung over the market until the afternoon, and the road to the hospital stayed closed.",
    "Residents carried mattresses and bags along the ring road while engines could be heard behind the houses.",
    "“Nobody told us when we may go back,” said a teacher who had spent the night at her sister's.",
    "The talks, which mediators had hoped to end before the weekend, were put off again without a new date.",
    "Shops near the roundabout opened for an hour, then shut when a column of vehicles came down the hill.",
    "A spokesman declined to say how long the operation would go on or which streets would be next.",
    "Power was cut in the lower quarters, and water came by tanker to those who could reach the main street.",
    "Aid groups say that the lack of fuel, more than the lack of food, is what keeps their kitchens cold.",
    "In the courtyard of the school the classes have been replaced by rows of tents and washing lines.",
    "“My grandmother kept the key of another house, and now I keep the key of this one,” he said.",
    "The court is expected to hear the petition of the residents before the end of the month.",
    "European governments called for restraint; a draft resolution was passed from hand to hand in New York.",
    "Engineers who walked through the camp spoke of cracked walls, broken pipes and alleys wide enough for tanks.",
    "The municipality asked the drivers of bulldozers, in a letter made public, to spare the water mains.",
    "Children had drawn the old street on the wall of the hall, with the bakery and the barber's shop.",
    "It was the quietest morning in weeks, until a drone was heard over the eastern hills.",
)
TRAPPED = (
    "{hundreds} trucks of aid were waiting at the crossing, {source} said.",
    "The {few}-day operation wounded {small} people, and troops detained {small} others.",
    "Prices have doubled: a bag of flour now costs {hundreds} shekels in {place}.",
    "Mustafa, {age}, has lived in {place} for {small} years.",
    "The army said it had struck {hundreds} targets and found {small} rifles.",
)
PLAIN_HEADLINE = "What we know of the raid on {place}"
HEADLINES = {
    "{small} killed in strike on {place}": 1,
    "Thousands leave {place} as raid goes on": 0,
    "Homes razed in {place}": 0,
    PLAIN_HEADLINE: 0,
}


def write_articles(count: int, *, seed: int = 1, characters: int = 3_000, counting: float = 1.0) -> Iterator[Document]:
    """So many articles of about so many characters each, a share of them `counting`; the same for the same seed."""
    lot = random.Random(seed)
    for number in range(count):
        day = FIRST_DAY + timedelta(days=lot.randrange(DAYS))
        yield Document(
            id=f"benchmark-{number:06d}",
            text=_article(lot, characters, day, counts_some=counting >= 1 or lot.random() < counting),
            published=day.isoformat(),
            publisher="Benchmark Courier",
        )


def write_jsonl(path: Path, *, megabytes: float, seed: int = 1, counting: float = 1.0) -> int:
    """Writes JSON Lines of about so many megabytes, article after article; returns the bytes.

    `counting` is the share of the articles that give figures at all.
    """
    size = 0
    with path.open("wb") as file:
        for article in write_articles(int(megabytes * 1e6), seed=seed, counting=counting):
            size += file.write((json.dumps(article.to_dict(), ensure_ascii=False) + "\n").encode())
            if size >= megabytes * 1e6:
                break
    return size


def _article(lot: random.Random, characters: int, day: date, *, counts_some: bool) -> str:
    place = lot.choice(PLACES)
    headline, figures = lot.choice(list(HEADLINES.items())) if counts_some else (PLAIN_HEADLINE, 0)
    paragraphs = [_filled(lot, headline, place), f"{place.upper()}, {day:%d %B %Y}"]
    length = sum(len(paragraph) for paragraph in paragraphs)
    while length < characters:
        sentences = []
        for _ in range(lot.randint(3, 5)):
            counts = 0
            if counts_some and length >= (figures + 0.5) * CHARACTERS_PER_FIGURE:
                sentence, counts = lot.choice(list(COUNTED.items()))
            else:
                sentence = lot.choice(TRAPPED if lot.random() < 0.15 else PLAIN)
            figures += counts
            nearby = place if lot.random() < 0.7 else lot.choice(PLACES)
            sentences.append(_filled(lot, sentence, nearby))
            length += len(sentences[-1]) + 1
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


def _filled(lot: random.Random, sentence: str, place: str) -> str:
    source = lot.choice(SOURCES)
    return sentence.format(
        place=place,
        source=source,
        Source=source[0].upper() + source[1:],
        few=lot.choice(("two", "three", "four", "five", "six", "seven")),
        small=lot.randint(8, 60),
        hundreds=lot.randint(100, 900),
        thousands=f"{lot.randint(10, 480) * 100:,}",
        percent=lot.randint(11, 95),
        age=lot.randint(19, 80),
        weekday=lot.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
    )


def main() -> None:
    """Writes the articles, or says what would be written."""
    parser = argparse.ArgumentParser(description="Articles of our own sentences, as JSON Lines.")
    parser.add_argument("--count", type=int, default=100, help="articles (100)")
    parser.add_argument("--characters", type=int, default=3_000, help="of each, about (3000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, help="file to write")
    options = parser.parse_args()
    articles = write_articles(options.count, seed=options.seed, characters=options.characters)
    if options.output is None:
        sizes = [len(article.text) for article in articles]
        print(f"{len(sizes)} articles of {sum(sizes) / len(sizes):,.0f} characters; -o FILE writes them")
        return
    with options.output.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article.to_dict(), ensure_ascii=False) + "\n" for article in articles)


if __name__ == "__main__":
    main()
