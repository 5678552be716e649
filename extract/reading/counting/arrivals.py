"""Movements of people as those who receive or count them put it: registered, arrived, moved from south to north."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.counts import Numbers
from extract.reading.counting.governors import DISPLACED, MOVED, RETURNED, Accepts, Governor
from extract.reading.counting.latest import last_counts
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
    if edge > 1 and tokens[edge - 1].text == "of" and tokens[edge - 2].text in _ARRIVING:
        people = counted.has(NounClass.PERSON, NounClass.HOUSEHOLD) or counted.elided
        caused = people and tokens[edge - 2].text == "departure" and any(t.text in _CAUSING for t in tokens[:edge])
        told = people and (accepts(MOVED) or (caused and accepts(DISPLACED)))
        return Governor(DISPLACED, edge - 2, "noun") if told else None
    listed = edge > 0 and tokens[edge - 1].text in ("registered", "registers", "registering")
    if not listed and not _REGISTERED.match(after):
        return None
    if counted.has(NounClass.DISPLACED):
        return Governor(DISPLACED, last, "noun") if accepts(DISPLACED) else None
    fresh = not _FRESH.isdisjoint(counted.words) or _IN_SHELTER.search(after) is not None
    fresh = fresh or (
        edge > 1 and bool(_SHELTERS_WHERE.search(" ".join(t.text for t in tokens[max(0, edge - 5) : edge])))
    )
    fresh = fresh or (listed and counted.has(NounClass.HOUSEHOLD) and after.startswith("from "))
    fresh = fresh or (listed and _ON_THE_WAY.search(after) is not None)
    return Governor(MOVED, last, "noun") if fresh and accepts(MOVED) else None


def find_tracked(s: Numbers, i: int) -> Governor | None:
    """ "774,000 displacement movements were recorded. This week 20,500 movements were registered": those of the displaced."""
    counted = s.counted[i]
    after = " ".join(t.text for t in s.tokens[counted.last : counted.last + 4])
    told = counted.words == ("movements",) and _TRACKED.match(after) and last_counts(s, Metric.DISPLACEMENT)
    return Governor(DISPLACED, counted.last - 1, "noun") if told else None


def find_driven(s: Numbers, i: int) -> Governor | None:
    """ "44 communities have been driven out since October, with 2,964 people": those who lived there."""
    told = s.counted[i].has(NounClass.PERSON, NounClass.HOUSEHOLD) and _DRIVEN_WITH.search(
        s.text, 0, s.tokens[s.edges[i]].start
    )
    return Governor(DISPLACED, s.edges[i] - 1, "noun") if told else None


_DRIVEN_WITH = re.compile(
    r"\bcommunities\b[^.;]{0,30} (?:driven out|displaced|expelled|uprooted|emptied)\b[^.;,]{0,40}, with (?:a total of |some |about )?$"
)
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
_TRACKED = re.compile(r"(?:(?:have been|had been|were) )?(?:recorded|observed|tracked|monitored|registered|counted)\b")
_REGISTERED = re.compile(
    r"(?:(?:in|from) \S+ (?:famil\w+|households|camps?) )?"
    r"(?:, (?:representing|comprising|totalling|some|about) .{3,60}? , |\( [^()]{2,24} \) |, )?"
    r"(?:(?:have|has|had|were|was|are) (?:been )?(?:newly |already |now |currently |also )?registered\b|(?:now |already |currently |officially )?registered (?=in |at ))"
)
# "people are registered as evacuees"
_AS_DISPLACED = re.compile(
    r"(?:(?:who|that) )?(?:(?:have|has|had|were|was|are|is) (?:been )?(?:still |now |currently |officially )?)?registered as (?:internally )?(?:evacuees|evacuated|displaced|idps)\b"
    r"|(?:of the \w+ )?(?:who are |who were |that we have )?on (?:the|our|its) (?:[\w']+ (?:'s )?)?(?:list|lists|rolls?|register) of (?:evacuees|displaced)\b"
)
_IN_SHELTER = re.compile(
    r"\bregistered (?:in|at|by) (?:[\w,]+ ){0,2}(?:shelters?|sites?|centres?|centers?|site committee)\b"
)
# "registered 90,000 Syrians and 41,000 Lebanese crossing into Syria"
_ON_THE_WAY = re.compile(
    r"^[^.;:]*?\b(?:crossing|fleeing|arriving|entering|moving) (?:back )?(?:to|into|in|from|over)\b"
)
# "In the shelters, where 170,000 people had been registered"
_SHELTERS_WHERE = re.compile(r"\b(?:shelters|shelter|sites|centres|centers|schools) ,? ?(?:where|in which)$")
_ARRIVING = frozenset("arrival influx departure".split())
_CAUSING = frozenset("led forced caused prompted triggered resulted forcing causing prompting triggering".split())
_FRESH = frozenset("new newly additional displaced".split())
