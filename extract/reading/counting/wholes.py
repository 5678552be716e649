"""Which whole a part is of, where the number before it is a part itself."""

from __future__ import annotations

from extract.reading.counting.counts import Count, Numbers, Verdict


def beyond_verb(s: Numbers, i: int, verdict: Verdict) -> Verdict:
    """ "90 people, including nine children, have died, 12 of them at home": behind its verb they are of the whole."""
    while isinstance(verdict, Count) and verdict.rule == "subset" and verdict.parent is not None:
        whole, governor = verdict.parent, verdict.parent.governor
        if governor is None or not verdict.token < governor.index < i or s.found.get(whole.token) is not whole:
            break
        verdict = whole
    return verdict


def no_less(s: Numbers, i: int, verdict: Verdict | None) -> Verdict | None:
    """ "20 were killed, including four children. Eight of these": of the 20, as no part exceeds its whole."""
    value = s.quantity(i).value or 0
    while isinstance(verdict, Count) and verdict.rule == "subset" and verdict.parent is not None:
        if value <= (verdict.quantity.value or value):
            break
        verdict = verdict.parent
    return verdict
