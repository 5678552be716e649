"""What was counted or named last before a number: the count, the things, the people."""

from __future__ import annotations

from extract.model import Metric
from extract.reading.counting.counts import BUILT, PEOPLE, PEOPLE_OR_BUILT, Count, Numbers
from extract.reading.counting.governors import AUXILIARIES
from extract.reading.vocabulary import NounClass


def last_are_prisoners(s: Numbers, i: int) -> bool:
    """ "1,700 detainees walked out; 154 were deported": the number counts prisoners."""
    for k in range(s.edges[i] - 1, -1, -1):
        token = s.tokens[k]
        if token.text in _CELLS:
            return True  # "33 Palestinians were let out of jail, joining 140 freed on Friday"
        if token.nouns & (PEOPLE | {NounClass.PRISONER}) and token.entry.group not in _JAILED:
            return NounClass.PRISONER in token.nouns
    return s.context.prisoners and any(t.text.split(" ")[0] in AUXILIARIES for t in s.tokens)


_CELLS = frozenset("prison prisons jail jails".split())
_JAILED = frozenset({"Palestinians", "Gazans"})  # "590 prisoners, among them 440 Gazans, as well as 46 freed before"


def last_are_built(s: Numbers, i: int) -> bool:
    """ "as for homes, 1,100 are gone": the last things named before the number are buildings, or the last count is one."""
    for token in reversed(s.tokens[: s.edges[i]]):
        if token.nouns & PEOPLE_OR_BUILT:
            return not token.nouns.isdisjoint(BUILT)
    after = s.tokens[s.counted[i].last : s.counted[i].last + 7]  # "640 is the number of houses hit"
    if any(t.text in ("number", "number of") for t in after):
        return any(t.nouns & BUILT for t in after)
    here = [v for v in s.found.values() if isinstance(v, Count)] or s.context.sentence_counts
    return bool(here) and here[-1].metric is Metric.BUILDINGS and not s.context.silent


def exceeds_last(s: Numbers, i: int) -> bool:
    """More than any hostages counted so far: others are meant."""
    counts = (*s.context.counts, *(v for v in s.found.values() if isinstance(v, Count)))
    held = [c.quantity for c in counts if c.metric is Metric.HOSTAGES]
    known = [q.value or q.low or 0 for q in held]
    size = s.quantity(i).value or s.quantity(i).low
    return size is not None and not s.quantity(i).percent and bool(known) and size > max(known)


def last_count(s: Numbers) -> Count | None:
    """The last count before the number, of its sentence or of the last that counted."""
    last = [v for v in s.found.values() if isinstance(v, Count)] or s.context.sentence_counts
    return last[-1] if last else None


def last_counts(s: Numbers, metric: Metric) -> bool:
    """The last count before the number is one of this metric."""
    last = last_count(s)
    return last is not None and last.metric is metric


def last_is_hostage(s: Numbers) -> bool:
    """The last count before the number is one of hostages."""
    return last_counts(s, Metric.HOSTAGES)
