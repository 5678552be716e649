"""Who is helped: people and families that are counted for what they were given, and not for having been displaced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_HELPED = (NounClass.PERSON, NounClass.HOUSEHOLD)
_THINGS = (
    r"(?:cash|aid|rations?|parcels?|kits?|vouchers?|blankets?|mattresses|meals?|bedding|supplies|medicines?|water|bread|flour"
    r"|assistance|payments?|grants?|stipends?|shekels|dollars|coupons)"
)
_GIVEN_TO = Sieve(
    rf"\b{_THINGS}\b(?:[^.;:!?]{{0,40}}? (?:to|for)|:)\s+(?:(?:about|some|around|nearly|over|more than|up to|at least) )?$"
    rf"|\b(?:give|gives|gave|feed|feeds|fed|giving|feeding)\s+(?:(?:about|some|around|nearly|over|more than|up to|at least) )?$",
    re.I,
)
_GOT = re.compile(
    rf" (?:(?:have|has|had) )?(?:got|received|receive|were given) (?:[\w-]+ (?:or )?){{0,3}}?{_THINGS}\b", re.I
)
_NAMED = re.compile(rf" (?:[\w-]+ ){{0,2}}?{_THINGS}\b", re.I)
_REACH = 80  # characters
_NEAR = 8  # tokens


def is_helped(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    """ "Cash for 2,600 families", "paid cash to 900 households", "4,100 families got kits", "gave 300 families parcels"."""
    if not counted.has(*_HELPED) or counted.has(NounClass.DISPLACED):
        return False
    said = tokens[counted.last : counted.last + _NEAR]
    if any(t.text == "who" for t in said[:1]) or any(
        p.metric is Metric.DISPLACEMENT for t in said for p in t.predicates
    ):
        return False  # "parcels for 300 families who fled"
    end = tokens[counted.last - 1].end
    if _GOT.match(text, end):
        return True
    start = tokens[i].start
    given = _GIVEN_TO.search(text[max(0, start - _REACH) : start])
    if given is None:
        return False
    direct = given[0].lower().startswith(("giv", "gave", "feed", "fed"))
    return not direct or given[0].lower().startswith("f") or _NAMED.match(text, end) is not None
