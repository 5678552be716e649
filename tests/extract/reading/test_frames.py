"""Sentences built from parts, so that what is right in each is known: clauses, places, days, joints, attributions."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from extract.evaluation import is_right_source
from extract.model import Area, Document, Figure, Metric, Unit
from extract.reading.reader import read

PUBLISHED = "2024-05-16"  # a Thursday
PLACES = [
    ("Jenin", Area.JENIN),
    ("Rafah", Area.RAFAH),
    ("Nablus", Area.WEST_BANK),
    ("Khan Younis", Area.GAZA),
    ("Nur Shams refugee camp", Area.TULKAREM),
    ("Tel Aviv", Area.ISRAEL),
    ("Tyre", Area.OTHER),
    ("Gaza City", Area.GAZA),
]
DAYS = [
    ("on Monday", "2024-05-13"),
    ("on Tuesday night", "2024-05-14"),
    ("on 11 May", "2024-05-11"),
    ("yesterday", "2024-05-15"),
    ("at dawn on Sunday", "2024-05-12"),
]
# {n}: the number, {p}: " in Jenin", {d}: " on Monday"
CLAUSES = [
    ("{n} people were killed{p}{d}", Metric.DEATHS, Unit.PERSON),
    ("Israeli forces killed {n} Palestinians{p}{d}", Metric.DEATHS, Unit.PERSON),
    ("{n} houses were destroyed{p}{d}", Metric.BUILDINGS, Unit.HOME),
    ("an air strike on a house{p} left {n} people dead{d}", Metric.DEATHS, Unit.PERSON),
    ("{n} families were displaced{p}{d}", Metric.DISPLACEMENT, Unit.HOUSEHOLD),
    ("bulldozers demolished {n} homes{p}{d}", Metric.BUILDINGS, Unit.HOME),
    ("the bodies of {n} people were recovered{p}{d}", Metric.DEATHS, Unit.PERSON),
    ("soldiers forced {n} residents out of their homes{p}{d}", Metric.DISPLACEMENT, Unit.PERSON),
    ("the army blew up {n} residential buildings{p}{d}", Metric.BUILDINGS, Unit.BUILDING),
    ("gunmen shot dead {n} men{p}{d}", Metric.DEATHS, Unit.PERSON),
    ("{n} people fled their homes{p}{d}", Metric.DISPLACEMENT, Unit.PERSON),
]
NUMBERS = [("12", 12), ("nine", 9), ("at least 23", 23), ("some 17", 17), ("more than 31", 31), ("seven", 7)]
JOINS = [". ", ", and ", " and ", ", while ", ", but ", "; "]
BODIES = ["the Palestinian health ministry", "OCHA", "the Israeli military", "residents", "the governor", "Wafa"]


@dataclass(frozen=True)
class Told:
    """A clause and what is right in it."""

    text: str
    value: int
    metric: Metric
    unit: Unit
    area: Area
    day: str


def tell(k: int, *, fronted: bool, dated: bool) -> Told:
    """The k-th clause, with the k-th place, day and number; its place may open it."""
    words, metric, unit = CLAUSES[k % len(CLAUSES)]
    (place, area), (when, day), (number, value) = (PLACES[k % 8], DAYS[k % 5], NUMBERS[k % 6])
    text = words.format(n=number, p="" if fronted else f" in {place}", d=f" {when}" if dated else "")
    return Told(f"in {place}, {text}" if fronted else text, value, metric, unit, area, day if dated else PUBLISHED)


def pairs() -> Iterator[tuple[int, int]]:
    """Clauses whose place, day, number and predicate all differ."""
    for k, ahead in itertools.product(range(22), (1, 3, 7, 9)):
        if (ahead % 5, ahead % 6) != (0, 0):
            yield k, k + ahead


def sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def figures(text: str) -> list[Figure]:
    return read(Document(id="a", text=f"Report of the day\n\n{text}", title="Report of the day", published=PUBLISHED))


def misread(text: str, told: list[Told], source: str | None = None) -> list[str]:
    """What is wrong in the figures of a text, in words; the day counts only where the clause tells it."""
    found = figures(text)
    if [f.value for f in found] != [t.value for t in told]:
        return [f"{text}: {[f.surface for f in found]}"]
    wrong = []
    for f, t in zip(found, told, strict=True):
        got = (f.metric, f.unit, f.area, f.as_of)
        if got != (t.metric, t.unit, t.area, t.day):
            wrong.append(f"{text}: {f.surface} is {got}")
        if not is_right_source({"source": source}, {"source": f.source}):
            wrong.append(f"{text}: {f.surface} is said by {f.source}")
    return wrong


def join(first: str, joined: str, second: str) -> str:
    return f"{sentence(first)}{joined}{sentence(second) if joined == '. ' else second}"


@pytest.mark.parametrize("joined", JOINS)
def test_two_clauses_keep_their_places(joined: str) -> None:
    wrong = []
    for (k, m), fronted in itertools.product(pairs(), ((False, False), (True, False), (False, True), (True, True))):
        one, two = tell(k, fronted=fronted[0], dated=False), tell(m, fronted=fronted[1], dated=False)
        wrong += misread(f"{join(one.text, joined, two.text)}.", [one, two])
    assert not wrong


@pytest.mark.parametrize("joined", JOINS)
def test_two_clauses_keep_their_days(joined: str) -> None:
    wrong = []
    for k, m in pairs():
        one, two = tell(k, fronted=False, dated=True), tell(m, fronted=False, dated=True)
        wrong += misread(f"{join(one.text, joined, two.text)}.", [one, two])
    assert not wrong


@pytest.mark.parametrize(
    "form",
    [
        "{S} said {c}.",
        "{S} said on Wednesday that {c}.",
        "{C}, {s} said.",
        "{C}, said {s}.",
        "{C}, according to {s}.",
        "According to {s}, {c}.",
        "{S} told Reuters that {c}.",
        "{C}, {s} said in a statement.",
        "In a statement, {s} said {c}.",
        "“{C},” {s} said.",
        "Data from {s} show that {c}.",
        "{C}, {s} reported.",
        "Earlier, {s} had said that {c}.",
        "{C} ({s}).",
    ],
)
def test_whoever_says_it_is_the_source(form: str) -> None:
    wrong = []
    for k, body in itertools.product(range(len(CLAUSES)), BODIES):
        told = tell(k, fronted=False, dated=True)
        text = form.format(c=told.text, C=sentence(told.text), s=body, S=sentence(body))
        wrong += misread(text, [told], body.removeprefix("the "))
    assert not wrong


def test_each_of_two_who_speak_gives_the_counts_of_his_clause() -> None:
    wrong = []
    for k, m in pairs():
        one, two = tell(k, fronted=False, dated=False), tell(m, fronted=False, dated=False)
        first, second = BODIES[k % 6], BODIES[(k + 1) % 6]
        text = f"{sentence(first)} said {one.text}, while {second} said {two.text}."
        said = zip(figures(text), (first, second), strict=True)
        wrong += [
            f"{text}: {f.surface} is said by {f.source}"
            for f, body in said
            if not is_right_source({"source": body.removeprefix("the ")}, {"source": f.source})
        ]
    assert not wrong


@pytest.mark.parametrize("form", ["{C}.", "{C} as {s} called for calm.", "{C}, but {s} did not comment."])
def test_nobody_is_the_source_where_nobody_says_it(form: str) -> None:
    wrong = []
    for k, body in itertools.product(range(len(CLAUSES)), BODIES):
        told = tell(k, fronted=False, dated=True)
        wrong += misread(form.format(C=sentence(told.text), s=body), [told])
    assert not wrong
