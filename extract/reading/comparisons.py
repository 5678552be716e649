"""Numbers said of what was counted just before: compared with it, added to it, a share or a part of it."""

from __future__ import annotations

import re

from extract.model import Metric
from extract.reading import governors
from extract.reading.counts import BUILT, PEOPLE, Count, Numbers, last_of_context
from extract.reading.leaning import is_aside
from extract.reading.sieve import Sieve
from extract.reading.vocabulary import NounClass


def find_last(s: Numbers, i: int) -> Count | None:
    """The count that the text has just spoken of; None where the last number counts something else."""
    verdicts = [v for k, v in sorted(s.found.items()) if k < i and not is_aside(v)]
    if not verdicts and s.context.silent:
        return None
    last = verdicts[-1] if verdicts else last_of_context(s)
    return last if isinstance(last, Count) else None


def find_compared(s: Numbers, i: int) -> Count | None:
    """ "others speak of 300", "which added 241 to the count", "the figure now stands at 95", "it is 112 there"."""
    counted, edge = s.counted[i], s.edges[i]
    if not (counted.elided or counted.has(NounClass.PERSON)):
        return None
    before = " ".join(t.text for t in s.tokens[max(0, edge - 5) : edge])
    after = " ".join(t.text for t in s.tokens[counted.last : counted.last + 4])
    said = _SAYS.search(before) or (
        counted.elided
        and (_AMOUNTS.search(before) or _IS_IT.match(after) or _WHERE.match(after) or _ADDED.match(after))
    )
    if not said and not (counted.elided and _completes_total(s, edge)):
        return None
    last = find_last(s, i)
    if last is None or (counted.has(NounClass.PERSON) and last.metric is Metric.BUILDINGS):
        return None
    return last


def _completes_total(s: Numbers, edge: int) -> bool:
    """ "the ministry's last total before the truce was 46,913": a total of what is not said again."""
    tokens = s.tokens
    if edge == 0 or tokens[edge - 1].text not in s.vocabulary.toll_links:
        return False
    for k in range(edge - 1, max(-1, edge - 9), -1):
        if tokens[k].text in (".", ";", ":", ",") or tokens[k].predicates:
            return False
        if tokens[k].text in _TOTALS:
            return k + 1 >= len(tokens) or tokens[k + 1].text != "of"
        if tokens[k].nouns & (PEOPLE | BUILT):
            return False
    return False


def find_added(s: Numbers, i: int) -> Count | None:
    """ "13 more followed", "another 66 in Silwan", "the remaining five": more of what was counted just before."""
    counted, edge = s.counted[i], s.edges[i]
    after = [t.text for t in s.tokens[i + 1 : i + 4]]
    words = {t.text for t in s.tokens[edge:i]} | set(after[:1])
    if not counted.elided or not words & _MORE or s.quantity(i).percent or after[:2] == ["more", "than"]:
        return None
    rest = after[1:] if after[:1] and after[0] in _MORE else after
    if rest and rest[0] in governors.BE | governors.HAVE and len(rest) > 1 and rest[1] not in _AT:
        return None  # "2,900 others were affected": something else is said of them
    if edge > 2 and not any(k < i for k in s.found):
        return None
    return find_last(s, i)


def find_share(s: Numbers, i: int) -> Count | None:
    """ "1.2 million people are displaced, a fifth of the population"; "That is a quarter of the city's inhabitants"."""
    counted, edge = s.counted[i], s.edges[i]
    built = counted.has(*BUILT)
    if not s.quantity(i).percent or not edge or not (built or counted.noun in _POPULATION):
        return None
    before = [t.text for t in s.tokens[max(0, edge - 3) : edge]]
    apposed = before[-1] in (",", "–", "or", "(") or before[-2:] in (
        ["that", "is"],
        ["that", "'s"],
        ["which", "is"],
        ["this", "is"],
    )
    last = find_last(s, i) if apposed else None
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
    known = [c for c in [*s.context.counts[-6:], *here] if c.counted.noun == counted.noun]
    return known[-1] if known else None


_LEADS = frozenset("for and in from with while that including".split())
_SAYS = Sieve(r"(?:^|\s)(?:(?:speaks?|spoke|talks?|talked|told|tells) of)$")
_AMOUNTS = re.compile(
    r"(?:^|\s)(?:guess(?:es|ed)?|fears?|feared|reckons?|reckoned|(?:^|\s)(?:it|this|that) (?:is|was|'s|has been|comes to|came to|amounts to)|added|adds)$"
)
_IS_IT = re.compile(r"is the (?:count|number|figure|total|tally) (?:of|by)")
_WHERE = re.compile(r"(?:came|come|are|were|live|lived) (?:from|in)\b")
_ADDED = re.compile(r"to the (?:count|toll|total|tally|figure)")
_TOTALS = frozenset("total number figure count tally toll sum".split())
_MORE = frozenset("more another further additional others other remaining rest".split())
_AT = frozenset("in on from at across inside near to around of among within".split())
_POPULATION = frozenset("population inhabitants residents people everyone".split())
