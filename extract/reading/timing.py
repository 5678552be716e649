"""Whether a count is new or a running total, the day it stands for, and where a running total starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Kind, Measure, Metric, Status
from extract.reading.counts import Count
from extract.reading.cues import bundled_model, count_cues, date_cues, word_cues
from extract.reading.dates import OCTOBER_7, DateMention, Role
from extract.reading.measures import EVENT_WORDS, TOTAL_WORDS, judge_measure, of_october_7, read_tense
from extract.reading.tokens import Token

OCTOBER_7_ISO = OCTOBER_7.isoformat()


@dataclass(frozen=True, slots=True)
class Timing:
    """When a count holds: ISO date as exact as known, where it starts, new or total, and why."""

    as_of: str | None
    since: str | None
    measure: Measure
    why: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What the document settles before a sentence is read."""

    published: str | None
    carried: DateMention | None  # the event of the text before
    in_title: bool
    october_7: bool  # the text may speak of the attack of 7 October 2023
    stated: str | None  # the day that the document's head gives for its totals


def time_count(
    count: Count,
    text: str,
    tokens: Sequence[Token],
    dates: Sequence[DateMention],
    background: Background,
) -> Timing:
    """The timing of a count from the dates and tenses of its sentence."""
    published, in_title = background.published, background.in_title
    start, end = tokens[count.token].start, tokens[count.token].end
    clause = _clause(text, tokens, count)
    since = _nearest([d for d in dates if d.role is Role.SINCE], text, start, end)
    point = _nearest([d for d in dates if d.role in (Role.EVENT, Role.PERIOD, Role.UNTIL)], text, start, end)
    speech = _nearest([d for d in dates if d.role is Role.SPEECH], text, start, end)
    so_far = _nearest([d for d in dates if d.role is Role.SO_FAR], text, start, end)
    measure, why = judge_measure(count, clause, text, tokens, since, point, so_far, in_title=in_title)
    cues = _timing_cues(count, clause, tokens, dates, measure, why, in_title=in_title)
    if count.kind not in (Kind.HELD, Kind.TAKEN) and not why.startswith(_SETTLED):
        probability = bundled_model("measure").probability(cues)
        if (probability >= 0.5) != (measure is Measure.TOTAL):
            measure = Measure.TOTAL if probability >= 0.5 else Measure.NEW
            why = f"its cues speak for {measure.value}, not for {why!r}"
    start_of_total = since.iso if since is not None and measure is Measure.TOTAL else None
    if measure is Measure.TOTAL and start_of_total is None and so_far is not None and published:
        start_of_total = _start_of_so_far(text[so_far.start : so_far.end], published)
    as_of = _as_of(measure, point, speech, published, background.carried, count)
    if measure is Measure.TOTAL and background.stated and as_of == published and count.status is Status.REPORTED:
        as_of = background.stated
    if since is not None and since.iso == OCTOBER_7_ISO and _of_the_attack(count, text):
        return Timing(OCTOBER_7_ISO, None, Measure.NEW, "the attack of 7 October 2023", tuple(cues))
    if measure is Measure.NEW and as_of == published and background.october_7 and _of_the_attack(count, text):
        as_of = OCTOBER_7_ISO
    return Timing(as_of, start_of_total, measure, why, tuple(cues))


# Rules that the cues may not overrule.
_SETTLED = ("a daily rate", "a stock", "not yet happened")


def _timing_cues(
    count: Count,
    clause: str,
    tokens: Sequence[Token],
    dates: Sequence[DateMention],
    measure: Measure,
    why: str,
    *,
    in_title: bool,
) -> list[str]:
    tense = (
        read_tense(tokens, count.governor.index)
        if count.governor is not None and count.governor.index < len(tokens)
        else "none"
    )
    rule = re.sub(r"\d{4}\S*", "", why).strip()
    siblings = sum(t.quantity is not None for t in tokens)
    return [
        *count_cues(count, in_title=in_title, siblings=siblings),
        *word_cues(clause),
        *date_cues(dates, tokens, count),
        f"tense:{tense}",
        f"tense:{tense}/{count.metric}",
        f"why:{rule}",
        f"why:{rule}/{count.metric}",
        f"measure:{measure}",
        *(
            f"word:{name}"
            for name, pattern in (("totals", TOTAL_WORDS), ("events", EVENT_WORDS))
            if pattern.search(clause)
        ),
    ]


def _of_the_attack(count: Count, text: str) -> bool:
    """The count is of the attack of 7 October 2023: people taken then, or killed in it."""
    if count.kind is Kind.TAKEN:
        return True
    value = count.quantity.value or 0
    return (
        count.metric is Metric.DEATHS
        and of_october_7(text)
        and 800 <= value <= 1500
        and not re.search(r"\bsince\b", text, re.I)
    )


def _as_of(
    measure: Measure,
    point: DateMention | None,
    speech: DateMention | None,
    published: str | None,
    carried: DateMention | None,
    count: Count,
) -> str | None:
    if point is not None and (measure is Measure.NEW or point.role is Role.UNTIL):
        return point.iso
    if (
        point is not None
        and measure is Measure.TOTAL
        and published
        and point.iso[:4] < published[:4]
        and len(point.iso) == 4
    ):
        return point.iso
    if speech is not None:
        return speech.iso
    if measure is Measure.NEW and carried is not None and count.status is not Status.HYPOTHETICAL:
        return carried.iso
    return published


def _start_of_so_far(words: str, published: str) -> str | None:
    lowered = words.lower()
    if "year" in lowered:
        return f"{published[:4]}-01-01"
    if "month" in lowered:
        return f"{published[:7]}-01"
    return None


def _nearest(dates: Sequence[DateMention], text: str, start: int, end: int) -> DateMention | None:
    """The date of the number's own clause, the nearest first."""

    def distance(d: DateMention) -> float:
        between = text[end : d.start] if d.start >= end else text[d.end : start]
        breaks = len(
            re.findall(
                r"[;:]|\bwhile\b|\bbut\b|,\s(?:which|where|when|after|before|as|and)\b|\bafter\b|\bwhen\b|\bbefore\b|\bsince\b",
                between,
            )
        )
        if d.end <= start and re.match(r",? when\b", between):
            return len(between) / 120  # "Friday, when 24 were freed"
        return len(between) / 40 + 1.2 * breaks

    return min(dates, key=distance, default=None)


# Words beyond this many tokens are no clause of the number, whatever the marks.
_CLAUSE = 40


def _clause(text: str, tokens: Sequence[Token], count: Count) -> str:
    """The words around the count and its governor, up to strong marks."""
    at = count.governor.index if count.governor is not None and count.governor.index < len(tokens) else count.token
    first, last = min(at, count.token), max(at, count.token)
    while first > max(0, count.token - _CLAUSE) and tokens[first - 1].text not in (";", "–", "while", "but"):
        first -= 1
    while last + 1 < min(len(tokens), count.token + _CLAUSE) and tokens[last + 1].text not in (
        ";",
        "–",
        "while",
        "but",
    ):
        last += 1
    return text[tokens[first].start : tokens[last].end]
