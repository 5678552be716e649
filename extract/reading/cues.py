"""The cues of a count, named: what it is, how it is worded, its verb, its dates, how its place was found."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from extract.model import PlaceBasis
from extract.reading.counting.counts import Count
from extract.reading.dating.mentions import DateMention
from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.places import Placing
from extract.reading.sentences.tokens import Token


def count_cues(count: Count, *, in_title: bool, siblings: int) -> list[str]:
    """What the count itself shows: what is counted, by which rule, how large, how hedged."""
    quantity, counted = count.quantity, count.counted
    noun = "elided" if counted.elided else "+".join(sorted(counted.classes)) or "unknown"
    predicate = count.governor.predicate.name if count.governor is not None else "none"
    return [
        f"metric:{count.metric}",
        f"kind:{count.kind}",
        f"rule:{count.rule}",
        f"rule:{count.rule}/{count.metric}",
        f"governor:{predicate}/{count.governor.rule if count.governor is not None else 'none'}",
        f"noun:{noun}",
        f"qualifier:{quantity.qualifier}",
        f"unit:{count.unit}",
        f"status:{count.status}",
        f"size:{_size(quantity.value if quantity.value is not None else quantity.low)}",
        f"title:{in_title}",
        f"siblings:{min(siblings, 5)}",
    ]


def _size(value: float | None) -> str:
    if value is None:
        return "none"
    return str(min(5, int(math.log10(value)) if value >= 1 else 0))


_WORDS = {
    "war": r"\b(?:war|offensive|assault|campaign|genocid\w+|bombardment|aggression|conflict|onslaught|invasion|hostilities)\b",
    "event": r"\b(?:overnight|dawn|strikes?|raids?|airstrikes?|ambush|shooting|blast|explosion|shelling|stabbing|incident|clashes|incursion|bombed|struck|hit)\b",
    "running": r"\b(?:so far|to date|in total|overall|cumulative(?:ly)?|death toll|toll|tally|now|remain\w*|still|in all|altogether|number of|total)\b",
    "more": r"\b(?:another|further|additional|more people|others)\b",
    "rise": r"\b(?:rose|risen|climb\w+|brings?|bringing|raised|reached|surpass\w+|exceed\w+)\b",
    "after": r"\b(?:after|when|during|following)\b",
    "also": r"\balso\b",
}
_COMPILED = {name: Sieve(pattern, re.I) for name, pattern in _WORDS.items()}


def word_cues(clause: str) -> list[str]:
    """The telling words of a clause."""
    return [f"word:{name}" for name, pattern in _COMPILED.items() if pattern.search(clause)]


def verb_cues(count: Count, tokens: Sequence[Token]) -> list[str]:
    """The words of the predicate itself, and the helping verb before it."""
    governor = count.governor
    if governor is None or governor.index >= len(tokens):
        return ["verb:none"]
    verb = tokens[governor.index].text
    helping = [t.text for t in tokens[max(0, governor.index - 3) : governor.index] if t.text in _HELPING]
    return [f"verb:{verb}", f"helping:{'+'.join(helping) or 'none'}"]


_HELPING = frozenset("have has had been be being are is was were will to".split())


def date_cues(dates: Sequence[DateMention], tokens: Sequence[Token], count: Count) -> list[str]:
    """The roles of the sentence's dates, before and after the number."""
    at = tokens[count.token].start
    return [f"date:{d.role}{'>' if d.start > at else '<'}" for d in dates] or ["date:none"]


def place_cues(placing: Placing | None) -> list[str]:
    """How the place was found."""
    if placing is None:
        return ["place:none"]
    how = placing.why.split("'")[-1].strip() if placing.basis is PlaceBasis.SENTENCE else placing.basis.value
    kind = placing.place.kind if placing.place else "union"
    return [f"place:{how}", f"area:{placing.area}", f"placed:{kind}", f"place sure:{int(placing.sure * 5)}"]
