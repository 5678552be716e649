"""Movements of people as those who receive or count them put it: registered, arrived, moved from south to north."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.counting.governors import DISPLACED, MOVED, RETURNED, Accepts, Governor
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def find_arrivals(tokens: Sequence[Token], counted: Counted, edge: int, accepts: Accepts) -> Governor | None:
    """ "registered 715 new families", "290,000 arrivals", "473,000 movements from south to north"."""
    after = " ".join(t.text for t in tokens[counted.last : counted.last + 16])
    last = counted.last - 1
    if _AS_DISPLACED.match(after):
        return Governor(DISPLACED, last, "noun") if accepts(DISPLACED) else None
    if _BACK_NORTH.match(after) and counted.has(NounClass.PERSON, NounClass.HOUSEHOLD) and accepts(RETURNED):
        return Governor(RETURNED, counted.last, "subject")
    if counted.noun in ("movements", "crossings"):
        if _NORTH.match(after):
            return Governor(RETURNED, last, "noun")
        return Governor(DISPLACED, last, "noun") if _SOUTH.match(after) else None
    if counted.noun in ("arrivals", "departures"):
        return Governor(DISPLACED, last, "noun") if accepts(MOVED) and not after.startswith("by ") else None
    listed = edge > 0 and tokens[edge - 1].text in ("registered", "registers", "registering")
    if not listed and not _REGISTERED.match(after):
        return None
    if counted.has(NounClass.DISPLACED):
        return Governor(DISPLACED, last, "noun") if accepts(DISPLACED) else None
    fresh = not _FRESH.isdisjoint(counted.words) or _IN_SHELTER.search(after) is not None
    return Governor(MOVED, last, "noun") if fresh and accepts(MOVED) else None


# "300,000 people have crossed from the south into the north"
_BACK_NORTH = re.compile(
    r"(?:(?:have|has|had|are|were) )?(?:crossed|crossing|moved|moving|walked|travelled|traveled|gone|went|returned) from (?:(?:the |southern |central )?(?:south|gaza)(?: of gaza)?|southern|central|the cent(?:er|re)) (?:in)?to (?:the )?(?:north\b|northern gaza)"
)
_NORTH = re.compile(
    r"(?:of (?:people|persons) )?(?:(?:have been |were )?(?:recorded|observed|tracked|monitored|registered|counted) )?(?:from (?:the )?south to (?:the )?north|(?:to|towards?) (?:the )?north(?:ern gaza)?\b|northwards?)"
)
_SOUTH = re.compile(
    r"(?:of (?:people|persons) )?(?:(?:have been |were )?(?:recorded|observed|tracked|monitored|registered|counted) )?(?:from (?:the )?north to (?:the )?south|(?:to|towards?) (?:the )?south\b|southwards?)"
)
_REGISTERED = re.compile(
    r"(?:(?:in|from) \S+ (?:famil\w+|households|camps?) )?"
    r"(?:, (?:representing|comprising|totalling|some|about) .{3,60}? , |\( [^()]{2,24} \) |, )?"
    r"(?:(?:have|has|had|were|was|are) (?:been )?(?:newly |already |now |currently |also )?registered\b|registered (?=in |at ))"
)
# "people are registered as evacuees"
_AS_DISPLACED = re.compile(
    r"(?:(?:who|that) )?(?:(?:have|has|had|were|was|are|is) (?:been )?(?:still |now |currently |officially )?)?registered as (?:internally )?(?:evacuees|evacuated|displaced|idps)\b"
    r"|(?:of the \w+ )?(?:who are |who were |that we have )?on (?:the|our|its) (?:[\w']+ (?:'s )?)?(?:list|lists|rolls?|register) of (?:evacuees|displaced)\b"
)
_IN_SHELTER = re.compile(
    r"\bregistered (?:in|at|by) (?:\w+ ){0,2}(?:shelters?|sites?|centres?|centers?|site committee)\b"
)
_FRESH = frozenset("new newly additional displaced".split())
