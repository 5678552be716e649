"""In what a number counts: people, households, homes, buildings or a share of them."""

from __future__ import annotations

from extract.model import Metric, Unit
from extract.reading.counting.counts import Count, Numbers
from extract.reading.counting.governors import Governor
from extract.reading.counting.subsets import name_part
from extract.reading.vocabulary import NounClass


def read_unit(s: Numbers, i: int, metric: Metric, parent: Count | None, governor: Governor | None) -> Unit:
    counted = s.counted[i]
    if s.quantity(i).percent:
        return Unit.PERCENT
    label = label_nouns(s, i, governor) if counted.elided and not counted.classes else frozenset()
    if metric is Metric.BUILDINGS:
        if counted.elided and (named := name_part(s.tokens, counted)) is not None:
            label |= named.nouns
        if counted.has(NounClass.HOME) or NounClass.HOME in label:
            return Unit.HOME
        if counted.has(NounClass.BUILDING) or NounClass.BUILDING in label:
            return Unit.BUILDING
        leader = parent or next((c for c in reversed(counts_before(s, i)) if c.metric is metric), None)
        return (
            leader.unit
            if leader and leader.unit is not Unit.PERCENT
            else Unit.HOME
            if speaks_of_homes(s)
            else Unit.BUILDING
        )
    if (
        NounClass.HOUSEHOLD in label
        or counted.has(NounClass.HOUSEHOLD)
        or (counted.noun or "").startswith("displaced famil")
    ):
        return Unit.HOUSEHOLD
    if counted.elided and parent is not None and parent.unit is Unit.HOUSEHOLD:
        named = name_part(s.tokens, counted) or next(iter(s.tokens[counted.last : counted.last + 1]), None)
        people = named is not None and NounClass.PERSON in named.nouns  # "three families, nine of them children"
        return Unit.PERSON if people else Unit.HOUSEHOLD
    if counted.elided and metric is Metric.DISPLACEMENT and parent is None and governor is not None:
        between = s.tokens[counted.last : governor.index]  # "640 is the number of families displaced"
        more = {t.text for t in s.tokens[s.edges[i] : i + 2]} & _MORE  # "nine more fled"
        again = more or counted.anaphoric  # "four of them had not returned"
        last = next((c for c in reversed(counts_before(s, i)) if c.metric is metric), None) if again else None
        alike = last is not None and last.unit is Unit.HOUSEHOLD
        if alike or any(NounClass.HOUSEHOLD in t.nouns for t in between) or _are_families(s, i):
            return Unit.HOUSEHOLD
    return Unit.PERSON


def _are_families(s: Numbers, i: int) -> bool:
    """ "The Saleh and Odeh families are two of hundreds threatened with expulsion"."""
    k = next((k for k in range(i - 1, max(0, i - _COPULA_REACH), -1) if s.tokens[k].text in ("are", "were")), None)
    return k is not None and NounClass.HOUSEHOLD in s.tokens[k - 1].nouns


def label_nouns(s: Numbers, i: int, governor: Governor | None) -> frozenset[NounClass]:
    """The nouns of the label or toll that an elided number completes: "Families displaced: 640"."""
    if governor is not None and governor.label:
        families = any("famil" in t.text or "household" in t.text for t in governor.label)
        named = frozenset(c for t in governor.label for c in t.nouns)
        return named | {NounClass.HOUSEHOLD} if families else named
    if s.numbers.index(i) > 0 or not any(
        t.text in (":", "(", "number", "reached", "at", "to") for t in s.tokens[: s.edges[i]]
    ):
        return frozenset()
    words = s.tokens[: s.edges[i]]
    found = frozenset(c for t in words for c in t.nouns if t.text != "family")  # "'My family died': strike kills 22"
    if any("families" in t.text or "household" in t.text for t in words):
        found |= {NounClass.HOUSEHOLD}
    return found if len(words) <= 14 else frozenset()


def speaks_of_homes(s: Numbers) -> bool:
    tokens = [*s.tokens, *s.context.label]
    return any(NounClass.HOME in t.nouns for t in tokens) and not any(
        t.text in ("buildings", "structures") for t in tokens
    )


def counts_before(s: Numbers, i: int) -> list[Count]:
    here = [v for k, v in s.found.items() if k < i and isinstance(v, Count)]
    return [*s.context.counts[-4:], *here]


_COPULA_REACH = 5  # tokens: "are two of many hundreds"
_MORE = frozenset("more another further others".split())
