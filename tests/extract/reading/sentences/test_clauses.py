"""Which clauses of a sentence tell a number of their own."""

from __future__ import annotations

import pytest

from extract.reading.sentences.clauses import find_clause, fronts_clause, split_clauses


def spans(text: str, names: list[str]) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(name), text.index(name) + len(name)) for name in names)


@pytest.mark.parametrize(
    ("text", "names", "clauses"),
    [
        (
            "Troops killed nine in Jenin, and settlers burnt down two houses near Nablus.",
            ["Jenin", "Nablus"],
            ["Troops killed nine in Jenin", "settlers burnt down two houses near Nablus."],
        ),
        (
            "Residents said that 12 died in Rafah and that in Tyre at least two were shot.",
            ["Rafah", "Tyre"],
            ["Residents said that 12 died in Rafah", "in Tyre at least two were shot."],
        ),
        ("Twelve died in Rafah; at least nine fled.", ["Rafah"], ["Twelve died in Rafah", "at least nine fled."]),
        # one clause with two verbs shares what stands at its end
        ("Gunmen killed 30 people and took 12 captive in Zamfara.", ["Zamfara"], []),
        # no clause without a number, or without a verb
        ("Twelve people were killed and the market closed.", [], []),
        ("Twelve women and nine children were killed in Rafah.", ["Rafah"], []),
        # a list of places is not split
        ("Strikes on Rafah and Jabalia killed 12.", ["Rafah and Jabalia"], []),
        ("Twelve died in strikes on houses in Rafah and on a school in Jabalia that held 900.", ["Rafah"], []),
    ],
)
def test_a_clause_has_a_number_and_a_verb(text: str, names: list[str], clauses: list[str]) -> None:
    assert [text[a:b] for a, b in split_clauses(text, spans(text, names))] == clauses


@pytest.mark.parametrize(
    ("number", "clause"),
    [
        ("nine", "Nine died in Jenin on Monday"),
        ("two", "a raid killed two in Nablus on Friday."),
        ("and", None),  # between two clauses
    ],
)
def test_a_number_is_told_in_its_own_clause(number: str, clause: str | None) -> None:
    text = "Nine died in Jenin on Monday and a raid killed two in Nablus on Friday."
    found = find_clause(text, text.lower().index(number))
    assert (text[found[0] : found[1]] if found else None) == clause


def test_a_sentence_of_one_clause_is_not_split() -> None:
    assert find_clause("Sixteen people were killed in Rafah.", 0) is None


def test_numbers_over_twelve_may_be_words() -> None:
    text = "Thirteen people died in Jenin and a raid killed nineteen in Nablus."
    assert find_clause(text, text.index("nineteen")) == (text.index("a raid"), len(text))


@pytest.mark.parametrize(
    ("text", "fronts"),
    [
        ("Nine died in Jenin, while in Rafah a strike killed four.", True),
        ("Nine died in Jenin and in Rafah, medics said, another four.", True),
        ("Nine died in Jenin and further south in Rafah city, two houses fell.", True),
        ("Nine died in Jenin and in Rafah, including four children.", False),
        ("Nine died in Jenin and in Rafah.", False),
        ("Nine died in Jenin. In Rafah a strike killed four.", False),
    ],
)
def test_a_place_opens_a_clause_of_its_own(text: str, *, fronts: bool) -> None:
    assert fronts_clause(text, *spans(text, ["Rafah"])[0]) is fronts
