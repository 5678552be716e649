"""Where no rule tells what a number counts: what is offered for it, who decides, and what stays unread."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Document
from extract.reading.choosers import Choosers
from extract.reading.counting.counts import Offered, Undecided
from extract.reading.counting.weighing import LIKELY, likeliest_kind
from extract.reading.models import Cues, Logistic
from extract.reading.reader import explain

Counts = Callable[[str], list[str]]


def offered(text: str) -> dict[str, list[str]]:
    """For each number that no rule decides, the kinds that are offered."""
    seen: dict[str, list[str]] = {}

    def keep(undecided: Undecided) -> None:
        surface = text[undecided.start : undecided.end]
        seen[surface] = [f"{o.metric}/{o.kind}" for o in undecided.offered]

    explain(Document(id="a", text=text, published="2025-02-05"), choosers=Choosers(kind=keep))
    return seen


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        # the predicate of the sentence, however far
        ("Soldiers killed a doctor on the road to the clinic of the town, and 12.", "12", "deaths/killed"),
        # the count before
        (
            "Nine homes were destroyed in Tubas. The sheet of the engineers has 14 beside the next lane.",
            "14",
            "buildings/destroyed",
        ),
        # the heading above
        ("Deaths\n\nThe clinic writes 31 into its book.", "31", "deaths/killed"),
        # the noun alone
        ("About 970 residents at the lake.", "970", "displacement/displaced"),
    ],
)
def test_what_surrounds_a_number_offers_kinds(text: str, number: str, kind: str) -> None:
    assert kind in offered(text)[number]


def test_a_number_that_a_rule_decides_is_not_asked_about() -> None:
    assert offered("Twelve people were killed in Jenin.") == {}


@pytest.mark.parametrize("text", ["Rain fell for a third night.", "Prices are up 24% since December."])
def test_a_share_of_other_things_and_a_change_are_not_asked_about(text: str) -> None:
    assert offered(text) == {}


def test_what_is_decided_is_a_count_of_that_kind() -> None:
    text = "About 970 residents at the lake."

    def first(undecided: Undecided) -> Offered:
        return undecided.offered[0]

    figures = [e.figure for e in explain(Document(id="a", text=text), choosers=Choosers(kind=first)) if e.figure]
    assert [(f.metric, f.kind, f.value) for f in figures] == [("displacement", "displaced", 970)]


def test_only_a_likely_kind_is_taken() -> None:
    def option(cue: str) -> Offered:
        return Offered("deaths", "killed", None, None, (Cues((cue,)),))  # type: ignore[arg-type]

    model = Logistic(0.0, {"sure": 3.0, "even": 0.1})
    assert LIKELY > 0.5
    assert likeliest_kind(Undecided(0, 2, (option("even"),)), model) is None
    assert likeliest_kind(Undecided(0, 2, (option("even"), option("sure"))), model) == option("sure")


# texts that the weights in data/counting.json read, and no rule
READ = [
    ("The ministry counted 2,140 dead; the UN later verified 2,050.", "2,050: killed person"),
]


@pytest.mark.parametrize(("text", "figure"), READ)
def test_the_bundled_weights_read_what_no_rule_does(text: str, figure: str, counts: Counts) -> None:
    assert figure in counts(text)
    assert offered(text)


def test_what_is_seized_is_no_ruin_where_nothing_speaks_of_buildings(counts: Counts) -> None:
    assert counts("Troops killed two gunmen and seized 12.") == ["two: killed person"]
