"""The predicate of a number of hostages: taken, held, let go or dead, and what stands where the noun alone says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Kind, Metric
from extract.reading.counting import governors
from extract.reading.counting.captives import are_called_alive, find_way_out
from extract.reading.counting.counts import Numbers
from extract.reading.counting.gate import gate_for
from extract.reading.counting.governors import Governor
from extract.reading.counting.labels import find_label
from extract.reading.counting.latest import last_count
from extract.reading.counting.subjects import find_right
from extract.reading.counting.tolls import find_toll
from extract.reading.counting.topics import find_copula
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass


def find_whole_held(s: Numbers, i: int) -> Governor | None:
    """ "30 percent of the 215 remaining hostages": what is told of the part is not told of the whole."""
    counted = s.counted[i]
    if i in s.bases and counted.has(NounClass.HOSTAGE) and _TO_BE_FREED.match(s.text, s.tokens[counted.last - 1].end):
        return Governor(governors.RELEASED, counted.last, "ordered")  # "eight of the 26 due to be released are dead"
    hostages = i in s.bases and counted.has(NounClass.HOSTAGE)
    some = hostages and _FREE_SOME.search(s.text[: s.tokens[i].start])  # "agreed to release 50 of 236 hostages"
    still = some or (hostages and not _STILL.isdisjoint(counted.words))
    return Governor(governors.HELD, i, "noun") if still else None


def find_hostage_governor(s: Numbers, i: int, left: Governor | None) -> Governor:  # noqa: C901 - rules, in their order
    counted, tokens, accepts = s.counted[i], s.tokens, gate_for(s, s.counted[i], i)
    owned = [t.text for t in tokens[counted.last : counted.last + 2]]
    if "former" in counted.words or (owned[:1] == ["'"] and owned[-1] in _KIN):
        return Governor(
            governors.NOT_OURS, counted.last - 1, "noun"
        )  # "two former hostages", "four hostages' families"
    owned_bodies = owned[:1] == ["'"] and owned[-1] in _BODIES  # "the four hostages' remains"
    if owned_bodies or counted.noun in _BODIES or not _DEAD.isdisjoint(counted.words):
        return Governor(governors.HOSTAGE_DEAD, counted.last - 1, "noun")
    if (own := _find_own(s, i)) is not None:
        return own
    mark = [t.text for t in tokens[counted.last : counted.last + 1]]
    parted = mark in (["–"], ["-"]) or (
        mark == [","] and tokens[min(counted.last + 1, len(tokens) - 1)].quantity is not None
    )
    right = find_right(
        tokens, counted, accepts, reach=20 if parted else 14
    )  # "105 hostages – 81 of them women – were freed"
    held = right is not None and right.predicate.name in ("held", "taken")
    owed = right is not None and _TO_BE_FREED.match(s.text, tokens[counted.last - 1].end) is not None
    if right is not None and owed and right.predicate.name == "released":
        fate = find_right(tokens, replace(counted, last=right.index + 1), accepts, reach=20)
        if fate is not None and fate.predicate.kind in (Kind.DEAD, Kind.KILLED):
            return fate  # "eight of the hostages to be released are dead"
    if right is not None and held and (right.rule == "participle" or are_called_alive(s, i, right)):
        later = find_right(tokens, replace(counted, last=right.index + 1), accepts, reach=14)
        if (
            later is not None
            and later.predicate.metric is not None
            and (later.rule == "passive" or _ends_headline(tokens, right, later))
        ):
            return later
    copula = find_copula(s, s.edges[i], accepts)
    if left is None and copula is not None and copula.predicate.kind is not None:
        return copula
    definite = any(t.text in _ALL for t in tokens[max(0, s.edges[i] - 2) : i]) or any(
        "still" in t.text for t in tokens[counted.last : counted.last + 3]
    )
    if (out := find_way_out(s, i)) is not None:
        return out
    if left is None and (listed := _LISTED_THEN_FREED.match(s.text, tokens[counted.last - 1].end)) is not None:
        freed = next(k for k in range(counted.last, len(tokens)) if tokens[k].end >= listed.end())
        return Governor(governors.RELEASED, freed, "passive")
    released = left is not None and left.predicate.name in ("released", "returned")
    if right is not None and right.predicate.name == "held" and (left is None or (released and definite)):
        return right
    complement = counted.noun in ("hostage", "captive") and (s.quantity(i).value or 2) > 1
    if complement and left is not None and left.predicate.name == "held":
        return left  # "is still holding 94 captive"
    before = tokens[s.edges[i] - 1].text if s.edges[i] else ""
    if complement or before in ("took", "take", "taking", "takes", "taken"):
        return Governor(governors.TAKEN, counted.last - 1, "complement")
    if left is not None and left.predicate.metric is not None:
        return left
    if right is not None and right.predicate.metric is not None:
        return right
    if before in ("for", "against") and any(NounClass.PRISONER in t.nouns for t in tokens[: s.edges[i]]):
        return Governor(governors.RELEASED, s.edges[i] - 1, "object")  # "freed 183 prisoners for three of the hostages"
    if before in ("let", "lets", "letting") and any(t.text in _GO for t in tokens[counted.last : counted.last + 4]):
        return Governor(governors.RELEASED, s.edges[i] - 1, "object")
    for predicate in counted.premodifiers:
        if predicate.metric in (Metric.HOSTAGES, Metric.DEATHS):
            return Governor(predicate, i, "premodifier")
    if before == "of" and tokens[s.edges[i] - 2].text == "shooting":
        return Governor(governors.HOSTAGE_DEAD, s.edges[i] - 2, "nominal")
    if [t.text for t in tokens[max(0, s.edges[i] - 2) : s.edges[i]]] == ["along", "with"]:
        last = last_count(s)
        if last is not None and (last.metric, last.kind) == (Metric.HOSTAGES, Kind.RELEASED):
            return Governor(governors.RELEASED, s.edges[i] - 1, "object")  # "two women, along with five Thai hostages"
    toll = find_toll(tokens, s.edges[i], i, s.vocabulary, accepts)
    return toll or find_label(s, i, accepts) or Governor(governors.HELD, i, "noun")


def _find_own(s: Numbers, i: int) -> Governor | None:
    """ "Of the 251 hostages taken, 105 were freed": what befell the whole stands before the comma."""
    last, edge = s.counted[i].last, s.edges[i]
    if not edge or s.tokens[edge - 1].text != "of" or [t.text for t in s.tokens[last + 1 : last + 2]] != [","]:
        return None
    told = (p for p in s.tokens[last].predicates if p.form is Form.DONE and p.name in ("taken", "held"))
    return next((Governor(p, last, "participle") for p in told), None)


def _ends_headline(tokens: Sequence[Token], held: Governor, governor: Governor) -> bool:
    """ "Two hostages held in Gaza killed": the verb of a headline, "were" left out."""
    if any(t.quantity is not None for t in tokens[held.index : governor.index]):
        return False
    after = tokens[governor.index + 1].text if governor.index + 1 < len(tokens) else "."
    return governor.rule == "participle" and governor.predicate.name not in ("held", "taken") and after in _HEADLINE


_HEADLINE = frozenset((".", ",", ":", "–", "says", "say", "by", "in", "as", "after"))
_TO_BE_FREED = re.compile(
    r" (?:(?:still|yet) )?(?:(?:set|due|slated|scheduled|planned|meant|supposed)(?: for release| to be (?:released|freed|handed over|returned))|to be (?:released|freed|handed over|returned))\b"
)
# "33 hostages, including women, children and men over 50, were to be freed"
_LISTED_THEN_FREED = re.compile(
    r", (?:including|among them) (?:[a-z][\w'-]*,? |\d\d,? ){1,14}?(?:were|are|will|would|have|had) (?:to )?(?:be |been )?(?:freed|released)\b"
)
_FREE_SOME = Sieve(
    r"\b(?:free|release|return|hand over)(?: (?:about|around|up to|at least|some))? (?:\d+|[a-z]+(?:-[a-z]+)?) of (?:the |about |around |roughly |some |more than |over |nearly )*$"
)
_STILL = frozenset("remaining living surviving".split())
_KIN = frozenset("families relatives parents mothers fathers wives daughters sons children siblings friends".split())
_DEAD = frozenset("dead deceased slain killed murdered fallen".split())
_ALL = frozenset("the all these those remaining some".split())
_GO = frozenset(("go", "go free", "out", "leave", "go home"))
_BODIES = ("bodies", "remains")
