"""Numbers that point at others just named: "45 of which", "20 of them entirely", "88 of the former"."""

from __future__ import annotations

from extract.reading.counting.counts import BUILT, Numbers, Rejection, Verdict
from extract.reading.vocabulary import NounClass

_PAIR = 2


def find_pointed_at(s: Numbers, i: int, earlier: list[int], *, part: bool) -> Verdict | None:
    """What is said of the number that the one at index i points at, of the `earlier` ones that count something.

    `part` where it is a part of them by its words.
    """
    after = [t.text for t in s.tokens[i + 1 : i + 4]]
    if after in (["of", "the", "former"], ["of", "the", "latter"]) and len(earlier) >= _PAIR:
        return s.found.get(earlier[-2 if after[-1] == "former" else -1])
    before = next((k for k in reversed(s.numbers) if k < i), None)
    if before is None:
        return None
    said = s.found.get(before)
    if isinstance(said, Rejection) and s.counted[i].elided and _in_bracket(s, i) and _in_bracket(s, before):
        return said  # "Hebron (44 seats), Nablus (80)"
    return said if part and (_is_which_of(s, before, i) or _is_of_sites(s, before, i)) else None


def _in_bracket(s: Numbers, i: int) -> bool:
    return s.edges[i] > 0 and s.tokens[s.edges[i] - 1].text == "("


def says_where(s: Numbers, k: int) -> bool:
    """ "shelter in 48 schools": the number belongs to a place; not "in addition to 700 missing"."""
    if s.edges[k] > 1 and s.tokens[s.edges[k] - 2].text == "addition":
        return False
    return isinstance(s.found.get(k), Rejection) and s.tokens[s.edges[k] - 1].text in (
        "in",
        "of",
        "at",
        "across",
        "from",
        "to",
        "into",
    )


def _is_which_of(s: Numbers, k: int, i: int) -> bool:
    """ "97 hamlets, 45 of which", "40 schools, of which 12": the things just named are meant, whatever they are."""
    between = [t.text for t in s.tokens[s.counted[k].last : s.edges[i]]]
    if s.counted[k].has(*BUILT) and s.counted[i].elided and " ".join(between) == ", of which":
        return True
    return between == [","] and not s.counted[k].elided and s.tokens[s.counted[i].last - 1].text == "which"


def _is_of_sites(s: Numbers, k: int, i: int) -> bool:
    """ "displaced 1,762 people from 59 communities, 20 of them entirely": the places just named are meant, not people."""
    if [t.text for t in s.tokens[s.counted[k].last : s.edges[i]]] != [","] or not says_where(s, k):
        return False
    named = s.tokens[s.counted[i].last : s.counted[i].last + 1]
    return (
        s.counted[k].has(NounClass.TRAP) and not s.counted[i].classes and bool(named) and named[0].text.endswith("ly")
    )
