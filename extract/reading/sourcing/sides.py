"""Whose dead a body counts: the health ministry of Gaza gives no toll of the attack on Israel."""

from __future__ import annotations

import re

from extract.model import Kind, Metric
from extract.reading.counting.counts import Count
from extract.reading.dating.october import may_be_its_toll, of_october_7
from extract.reading.patterns.sieve import Sieve

_ISRAELI = re.compile(r"\bIsrael(?!'s (?:war|offensive))|\bIDF\b", re.I)
_OF_GAZA = Sieve(
    r"\b(?:gaza\w*|palestinians?|hamas-\w+|health|hospitals?|medics?|civil defen[cs]e|PRCS|red crescent)\b", re.I
)


def counts_other_side(name: str, count: Count, text: str, at: int) -> bool:
    """The body is of Gaza, and the count at `at` is of Israelis killed or of the attack of 7 October 2023."""
    israelis = count.metric is Metric.DEATHS and (count.group == "Israelis" or _SOLDIERS.match(text, at) is not None)
    return (israelis or of_attack(count, text)) and _OF_GAZA.search(name) is not None and not _ISRAELI.search(name)


_SOLDIERS = re.compile(r"[\w,-]+ (?:\w+ )?Israeli (?:soldiers?|troops|civilians?|settlers?|police)\b", re.I)


def of_attack(count: Count, text: str) -> bool:
    """The count is of those whom the attack of 7 October 2023 killed or took: reports add it in their own words."""
    taken = count.kind is Kind.TAKEN
    killed = count.metric is Metric.DEATHS and may_be_its_toll(count.quantity.value)
    return (taken or killed) and of_october_7(text)
