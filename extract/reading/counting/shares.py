"""Shares and parts of what was counted just before: "a fifth of the population", "104 of the structures"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.model import Kind, Metric
from extract.reading.counting.continuing import find_last
from extract.reading.counting.counts import BUILT, PEOPLE, Count, Numbers
from extract.reading.counting.governors import BE, Governor
from extract.reading.patterns.sieve import Sieve


def find_share(s: Numbers, i: int) -> Count | None:
    """ "1.2 million people are displaced, a fifth of the population"; "That is a quarter of the city's inhabitants"."""
    counted, edge = s.counted[i], s.edges[i]
    built = counted.has(*BUILT)
    whole = counted.noun == "total"
    if not s.quantity(i).percent or not edge:
        return None
    before = [t.text for t in s.tokens[max(0, edge - 3) : edge]]
    if counted.elided and before[-2:] == [",", "or"] and [t.text for t in s.tokens[i + 1 : i + 2]] == [","]:
        return find_last(s, i)  # "40,000 buildings, or about 18 per cent, of all that stood"
    if not (built or whole or counted.noun in _POPULATION):
        return None
    apposed = before[-1] in (",", "–", "or", "(") or before[-2:] in (
        ["that", "is"],
        ["that", "'s"],
        ["which", "is"],
        ["this", "is"],
    )
    if built and _TOGETHER.search(s.text[: s.tokens[i].start]):
        return _all_together(s, i)
    last = find_last(s, i) if apposed else None
    if whole:
        return last
    wanted = Metric.BUILDINGS if built else Metric.DISPLACEMENT
    return last if last is not None and last.metric is wanted and (not built or before[-1] == "is") else None


def _all_together(s: Numbers, i: int) -> Count | None:
    """ "2,450 flats were damaged and 520 destroyed, together making up 60 per cent": the share is of both kinds."""
    here = [v for k, v in sorted(s.found.items()) if k < i and isinstance(v, Count) and v.metric is Metric.BUILDINGS]
    if not here:
        return None
    return here[-1] if len({c.kind for c in here}) == 1 else replace(here[-1], kind=Kind.DESTROYED_OR_DAMAGED)


_TOGETHER = Sieve(
    r"\b(?:together|combined|jointly|in all|altogether),? (?:mak(?:e|es|ing) up|represent(?:s|ing)?|account(?:s|ing)? for|amount(?:s|ing)? to|equal(?:s|ling)?)"
    r" (?:about |around |some |nearly |almost |over |more than |at least )?$",
    re.I,
)


def is_share_alike(s: Numbers, i: int, parent: Count) -> bool:
    """ "38 per cent of Jenin camp and 29 per cent of Nur Shams camp": both are shares of a camp."""
    same = s.counted[i].noun is not None and s.counted[i].noun == parent.counted.noun
    return same and s.quantity(i).percent and parent.quantity.percent


def find_amount(s: Numbers, i: int) -> Count | None:
    """ "75 per cent of the fatalities (over 380 Palestinians)": what the share before the bracket amounts to."""
    counted, edge = s.counted[i], s.edges[i]
    before = [k for k in s.numbers if k < i]
    if not before or not edge or s.tokens[edge - 1].text != "(" or not counted.has(*PEOPLE, *BUILT):
        return None
    share = s.found.get(before[-1])
    between = s.tokens[before[-1] : edge - 1]
    if not s.quantity(before[-1]).percent or any(t.text in (",", ";", ")") or t.predicates for t in between[:-1]):
        return None
    return share if isinstance(share, Count) else None


def find_sum(s: Numbers, i: int) -> Count | None:
    """ "9 destroyed and 30 damaged houses, for a total of 39 houses": what the buildings before add up to."""
    if not s.counted[i].has(*BUILT) or [t.text for t in s.tokens[max(0, i - 2) : i]] != ["total", "of"]:
        return None
    here = [v for k, v in sorted(s.found.items()) if k < i and isinstance(v, Count)]
    parts = [c for c in here if c.metric is Metric.BUILDINGS]
    if len(parts) < _PARTS or len(parts) < len(here):
        return None
    kinds = {c.kind for c in (*parts, *s.context.sentence_counts) if c.metric is Metric.BUILDINGS}
    return parts[-1] if len(kinds) == 1 else replace(parts[-1], kind=Kind.DESTROYED_OR_DAMAGED)


_PARTS = 2


def find_partitive(s: Numbers, i: int) -> Count | None:
    """ "104 of the structures": a part of the structures that were counted before."""
    counted = s.counted[i]
    opening = [t.text for t in s.tokens[i + 1 : i + 3]]
    if (
        counted.noun is None
        or counted.noun in _POPULATION
        or s.quantity(i).percent
        or opening not in (["of", "the"], ["of", "its"], ["of", "these"], ["of", "those"])
    ):
        return None
    ahead = s.tokens[s.edges[i] - 1].text if s.edges[i] else "."
    if ahead[0].isalpha() and ahead not in _LEADS:
        return None  # "our lawyers represent 11 of the families"
    here = [v for k, v in sorted(s.found.items()) if k < i and isinstance(v, Count)]
    known = [c for c in [*s.context.counts[-12:], *here] if c.counted.noun == counted.noun]
    return known[-1] if known else None


_LEADS = frozenset("for and in from with while that including".split())
_POPULATION = frozenset("population inhabitants residents people everyone".split())


def says_else(s: Numbers, i: int, governor: Governor) -> bool:
    """ "a third of those displaced were hungry": the participle tells of whom, the verb says something else."""
    after = s.tokens[governor.index + 1 : governor.index + 14]
    verb = next((k for k, t in enumerate(after) if t.text in BE), None)
    if not (s.quantity(i).percent and s.counted[i].anaphoric) or verb is None:
        return False
    return not any(t.nouns or any(p.metric for p in t.predicates) for t in after[verb + 1 : verb + 6])


def tells_how_they_live(s: Numbers, i: int) -> bool:
    """ "70 per cent of displaced families rely on aid", "six in ten of them said": a share of the displaced, not of who was displaced."""
    counted = s.counted[i]
    vague = counted.anaphoric and s.tokens[i].text in ("many", "several", "some")  # "many of those who left said"
    if not (s.quantity(i).percent or vague) or not (counted.has(*PEOPLE) or counted.anaphoric):
        return False
    return _LIVING.match(" ".join(t.text for t in s.tokens[counted.last : counted.last + _CLAUSE])) is not None


_CLAUSE = 12  # tokens
_LIVING = re.compile(
    r"(?:(?:in|of|from|at|across|who|surveyed|interviewed|questioned|polled) [^,.;:]{0,50}? ?|(?:surveyed|interviewed|polled) )?"
    r"(?:(?:have|had|has|still|also|now) )*(?:recount(?:ed)?|recall(?:ed)?|told|tell|describe[ds]?|said|say|says|(?:report|reports|reported|believed?)(?! (?:dead|killed|to (?:be|have))\b)|named?|cited?|indicated?|consider(?:s|ed)?"
    r"|rely|relied|relies|depend|lack(?:ed)?|needs?|needed|can(?:not)? (?:afford|access|reach|buy|meet)|live on|taken on debts?"
    r"|lost (?:their|all|every) (?:income|jobs?|livelihoods?|work)|no access)\b"
)


def is_other_share(s: Numbers, i: int) -> str | None:
    """Why a share counts nothing of ours: it is of other things ("a third night"), or a change ("up 24%")."""
    if not s.quantity(i).percent:
        return None
    counted, edge = s.counted[i], s.edges[i]
    if counted.noun is not None and not counted.has(*PEOPLE, *BUILT):
        return f"is a share of {counted.noun}"
    made = edge > 1 and s.tokens[edge - 2].text in ("make", "makes", "making", "made")  # "making up 60 per cent"
    return "is a change" if edge and s.tokens[edge - 1].text in _CHANGES and not made else None


_CHANGES = frozenset("up down by".split())


def exceeds_whole(s: Numbers, i: int) -> bool:
    """ "Three soldiers were killed: Adam Levi (21), Dan Oz (22)": in brackets behind a colon, and more than the whole."""
    if not (s.edges[i] and s.tokens[s.edges[i] - 1].text == "("):
        return False
    colon = next((k for k in range(s.edges[i], -1, -1) if s.tokens[k].text == ":"), None)
    whole = next(
        (v for k, v in sorted(s.found.items()) if colon is not None and k < colon and isinstance(v, Count)), None
    )
    return whole is not None and (s.quantity(i).value or 0) > (whole.quantity.value or 0) > 0


def is_compared_with_events(s: Numbers, i: int) -> bool:
    """ "Seven attacks a day, up from three": the bare number counts what the one before it does."""
    if not s.counted[i].elided or not _UP_FROM.search(s.text, 0, s.tokens[i].start):
        return False
    before = max((k for k in s.found if k < i), default=None)
    return before is not None and (s.counted[before].noun or "").split(" ")[-1] in _EVENTS


_UP_FROM = re.compile(r"\b(?:up from|down from|compared (?:with|to)|against) (?:about |some |just |only )?$", re.I)
_EVENTS = frozenset("attacks incidents raids strikes violations arrests operations incursions cases".split())
