"""Why two totals differ: what each counts, until when, from when, for whom, who says so and how it is rounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.analysis.counts import STAYING, Frame, counts
from extract.analysis.lineage import claims_of, records
from extract.errors import BadInput
from extract.model import Qualifier

Claim = Mapping[Any, Any]
LEFT, STAY = "people displaced from or within the place", "displaced people who are there"
HEDGES = {"about": "about ", "at_least": "at least ", "at_most": "at most ", "vague": "at least "}


def explain(figures: Frame, one: str, other: str) -> str:
    """The difference between the claims that two figures (ids) belong to, in a sentence; raises BadInput.

    Both must be in `figures` and count something that is reported, dated and placed (see extract.analysis.counts).
    """
    found = claims_of(records(counts(figures[figures["id"].isin([one, other])])))
    pair = []
    for figure in (one, other):
        matching = next((claim for claim in found if figure in claim["figures"]), None)
        if matching is None:
            raise BadInput(f"figure {figure!r} is not among the reported, dated and placed figures given")
        pair.append(matching)
    return difference(*pair)


def difference(one: Claim, other: Claim) -> str:
    """The difference between two claims (rows with CLAIM_COLUMNS of extract.analysis.lineage and `number`).

    >>> ministry = {"number": 26083, "qualifier": "exact", "date": "2024-01-26", "source": "UN", "step": 1}
    >>> paper = ministry | {"number": 26000, "qualifier": "at_least", "step": 1000}
    >>> difference(ministry, paper)
    '26,083 against at least 26,000, a difference of 83 (0.3 %): the second is given only to the nearest 1,000.'
    """
    opening = f"{worded(one)} against {worded(other)}"
    gap = abs(one["number"] - other["number"])
    if gap:
        share = 100 * gap / max(abs(one["number"]), abs(other["number"]))
        opening += f", a difference of {gap:,.0f} ({share:.1f} %)"
    found = list(reasons(one, other))
    if found:
        return f"{opening}: {'; '.join(found)}."
    if not gap:
        return f"{opening}: the same claim."
    return f"{opening}: date, place, people, source and rounding are the same, so the reports themselves disagree."


def reasons(one: Claim, other: Claim) -> Iterator[str]:
    """What differs between two claims, the weightiest first."""
    for name, text in (
        ("kind", "the first counts {}, the second {}"),
        ("unit", "the first counts each {}, the second each {}"),
        ("measure", "the first is {}, the second {}, and the two never compare"),
        ("place_id", "the first is for {}, the second for {}"),
        ("population", "the first counts {}, the second {}"),
        ("since", "the first counts from {}, the second from {}"),
        ("date", "the first is as of {}, the second as of {}"),
        ("source", "the first is given by {}, the second by {}"),
    ):
        first, second = (said(name, claim.get(name)) for claim in (one, other))
        if name == "population" and is_staying(one) != is_staying(other):
            first, second = (STAY if is_staying(claim) else LEFT for claim in (one, other))
        if first != second:
            yield text.format(first, second)
    for which, claim in (("first", one), ("second", other)):
        if claim["step"] > max(1, abs(one["number"] - other["number"])):
            yield f"the {which} is given only to the nearest {claim['step']:,.0f}"
    for which, claim in (("first", one), ("second", other)):
        if claim.get("converted"):
            yield f"the {which} is households turned into people"


def is_staying(claim: Claim) -> bool:
    """Whether a claim counts displaced people where they are."""
    return str(claim.get("population") or "").startswith(STAYING)


def said(name: str, value: object) -> str:
    """A field of a claim as the sentence says it."""
    absent = value is None or value == "" or value != value
    if name == "measure":
        return {"new": "a count of an event or period", "total": "a running total"}.get(str(value), "")
    blank = {"population": "everybody", "since": "a start that is not stated", "source": "nobody named"}
    return blank.get(name, "") if absent else str(value)


def worded(claim: Claim) -> str:
    """The number of a claim with its hedge."""
    if claim["qualifier"] == Qualifier.RANGE:
        return f"{claim['low']:,.0f} to {claim['high']:,.0f}"
    return f"{HEDGES.get(claim['qualifier'], '')}{claim['number']:,.0f}"
