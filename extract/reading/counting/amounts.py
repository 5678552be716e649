"""How exact a count is, where its sentence says so away from the number: "are estimated to have fled"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.model import Qualifier, Quantity
from extract.reading.counting.counts import Numbers
from extract.reading.counting.governors import Governor
from extract.reading.patterns.sieve import Sieve


def read_amount(s: Numbers, i: int, governor: Governor | None) -> Quantity:
    """The quantity with the qualifier that the words around its phrase give it."""
    quantity = s.quantities[i]
    if governor is not None and governor.rule == "toll" and _UP_TO.search(s.text, 0, s.tokens[i].start):
        return replace(quantity, qualifier=Qualifier.EXACT, high=None)  # "bringing the toll up to eight"
    if quantity.qualifier is not Qualifier.EXACT or "estimated" not in s.text:
        return quantity
    after = s.counted[i].last
    guessed = _ESTIMATED_TOTAL.search(s.text[: s.tokens[i].start]) or _IS_ESTIMATED.match(
        s.text, s.tokens[after - 1].end
    )
    return replace(quantity, qualifier=Qualifier.ABOUT) if guessed else quantity


# "bringing the toll up to eight", not "a toll of up to eight"
_UP_TO = re.compile(r"(?<! of)(?<!reach) up to $")
# "an estimated total of 70,000 people", "an estimated number of 900 families"
_ESTIMATED_TOTAL = Sieve(r"\bestimated (?:total|number|average) of $", re.I)
# "425,000 people are estimated to have crossed"
_IS_ESTIMATED = re.compile(r" (?:are|were|is|was|have been|has been) (?:now |currently )?estimated to\b")
