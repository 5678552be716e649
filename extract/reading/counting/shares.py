"""Shares and parts of what was counted just before: "a fifth of the population", "104 of the structures"."""

from __future__ import annotations

from extract.model import Metric
from extract.reading.counting.continuing import find_last
from extract.reading.counting.counts import BUILT, Count, Numbers
from extract.reading.counting.governors import BE, Governor


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
    last = find_last(s, i) if apposed else None
    if whole:
        return last
    wanted = Metric.BUILDINGS if built else Metric.DISPLACEMENT
    return last if last is not None and last.metric is wanted and (not built or before[-1] == "is") else None


def find_partitive(s: Numbers, i: int) -> Count | None:
    """ "104 of the structures": a part of the structures that were counted before."""
    counted = s.counted[i]
    opening = [t.text for t in s.tokens[i + 1 : i + 3]]
    if (
        counted.noun in (None, *_POPULATION)
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
