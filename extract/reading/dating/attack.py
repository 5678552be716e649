"""When a count is of the attack of 7 October 2023, though its own words give another day or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Kind, Metric
from extract.reading.counting.counts import Count
from extract.reading.dating.mentions import OCTOBER_7, DateMention
from extract.reading.dating.october import may_be_its_toll, of_october_7
from extract.reading.dating.tenses import tense_of
from extract.reading.sentences.tokens import Token

OCTOBER_7_ISO = OCTOBER_7.isoformat()


def is_start_of_attack(since: DateMention | None, text: str, at: int) -> bool:
    """ "in the attack, which started on 7 October", "since Hamas launched its attack, killing": the attack's own day."""
    if since is None or since.iso != OCTOBER_7_ISO:
        return False
    between = text[since.end : at]
    running = _RUNS.search(between) is not None  # "since October 7, attacks have surged, killing 1,062"
    return not running and ("since" not in text[: since.end].lower() or ", killing" in between.lower())


def of_the_attack(count: Count, text: str, tokens: Sequence[Token]) -> bool:
    """The count is of the attack of 7 October 2023: people taken then, or killed in it."""
    if count.kind is Kind.TAKEN:
        return True
    return (
        count.metric is Metric.DEATHS
        and of_october_7(text)
        and may_be_its_toll(count.quantity.value)
        and tense_of(count, tokens) != "perfect"
    )


def is_of_anniversary(day: str | None, count: Count, text: str) -> bool:
    """ "The 251 people taken on October 7", written in an October: the day has no year of its own."""
    anniversary = day is not None and day.endswith(OCTOBER_7_ISO[4:])
    return anniversary and (count.kind is Kind.TAKEN or _TAKING.search(text) is not None)


_RUNS = re.compile(r"\b(?:has|have)\b")
_TAKING = re.compile(r"\b(?:took|taken|taking|seized|abducted|kidnapped)\b[^.;]{0,40}\b(?:hostages?|captives?)\b", re.I)
