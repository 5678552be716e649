"""Whether a count is new or a running total, the day it stands for, and where a running total starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Kind, Measure, Metric, Qualifier, Status
from extract.reading.counts import Count
from extract.reading.cues import bundled_model, count_cues, date_cues, word_cues
from extract.reading.dates import OCTOBER_7, DateMention, Role
from extract.reading.governors import BE, HAVE
from extract.reading.tokens import Token

_TOTAL_WORDS = re.compile(
    r"\b(?:so far|to date|in total|overall|cumulative(?:ly)?|total of|death toll|the toll|tally|since|currently|now|remain(?:s|ed|ing)?|still|this year|this month|registered|up to now)\b",
    re.I,
)
_EVENT_WORDS = re.compile(
    r"\b(?:overnight|dawn|strikes?|raids?|airstrikes?|air attack|ambush|shooting|blast|explosion|shelling|attack on|stabbing|incident|clashes|incursion|funeral|bombing of|bombed|targeted|hit a|struck)\b",
    re.I,
)
_WAR_WORDS = re.compile(
    r"\b(?:war|offensive|assault|campaign|genocide|genocidal|bombardment|aggression|conflict|onslaught|invasion|hostilities|military operations?)\b",
    re.I,
)
_PER_DAY = re.compile(
    r"\b(?:a day|per day|every day|each day|daily|a week|per week|an hour|on average each|a month|per month|each week)\b",
    re.I,
)
_OCTOBER_7_WORDS = re.compile(
    r"\b(?:october 7|7 october|oct\.? 7|7th of october|october 7th|7\.? oktober)\b|\bhamas(?:-led|'s?)?\s(?:\w+\s){0,4}(?:attacks?|assault|onslaught|massacre|rampage|incursion|raid)\b|\b(?:attacks?|assault|onslaught|rampage|raid|incursion)\b[^.]{0,60}\bby\s(?:the\s)?(?:\w+\s){0,3}hamas",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Timing:
    """When a count holds: ISO date as exact as known, where it starts, new or total, and why."""

    as_of: str | None
    since: str | None
    measure: Measure
    why: str
    cues: tuple[str, ...] = ()


def of_october_7(text: str) -> bool:
    """The sentence speaks of the attack of 7 October 2023.

    >>> of_october_7("Hamas's October 7 attack killed 1,139"), of_october_7("Hamas said 12 died")
    (True, False)
    """
    return bool(_OCTOBER_7_WORDS.search(text))


def time_count(
    count: Count,
    text: str,
    tokens: Sequence[Token],
    dates: Sequence[DateMention],
    *,
    published: str | None,
    carried: DateMention | None,
    in_title: bool,
    october_7: bool = False,
    stated: str | None = None,
) -> Timing:
    """The timing of a count from the dates and tenses of its sentence; `carried` is the event date of the text before it, `stated` the day that the document's head gives for its totals."""
    start, end = tokens[count.token].start, tokens[count.token].end
    clause = _clause(text, tokens, count)
    since = _nearest([d for d in dates if d.role is Role.SINCE], text, start, end)
    point = _nearest([d for d in dates if d.role in (Role.EVENT, Role.PERIOD, Role.UNTIL)], text, start, end)
    speech = _nearest([d for d in dates if d.role is Role.SPEECH], text, start, end)
    so_far = _nearest([d for d in dates if d.role is Role.SO_FAR], text, start, end)
    measure, why = _measure(count, clause, text, tokens, since, point, so_far, in_title=in_title)
    cues = _timing_cues(count, clause, tokens, dates, measure, why, in_title=in_title)
    if count.kind not in (Kind.HELD, Kind.TAKEN) and why not in _SETTLED:
        probability = bundled_model("measure").probability(cues)
        if (probability >= 0.5) != (measure is Measure.TOTAL):
            measure = Measure.TOTAL if probability >= 0.5 else Measure.NEW
            why = f"its cues speak for {measure.value}, not for {why!r}"
    start_of_total = since.iso if since is not None and measure is Measure.TOTAL else None
    if measure is Measure.TOTAL and start_of_total is None and so_far is not None and published:
        start_of_total = _start_of_so_far(text[so_far.start : so_far.end], published)
    as_of = _as_of(measure, point, speech, published, carried, count)
    if measure is Measure.TOTAL and stated and as_of == published and count.status is Status.REPORTED:
        as_of = stated
    if since is not None and since.iso == OCTOBER_7_ISO and _of_the_attack(count, text):
        return Timing(OCTOBER_7_ISO, None, Measure.NEW, "the attack of 7 October 2023", tuple(cues))
    if measure is Measure.NEW and as_of == published and october_7 and _of_the_attack(count, text):
        as_of = OCTOBER_7_ISO
    return Timing(as_of, start_of_total, measure, why, tuple(cues))


# Rules that the cues may not overrule.
_SETTLED = frozenset({"a daily rate", "a stock"})


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
        _tense(tokens, count.governor.index)
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
            for name, pattern in (("totals", _TOTAL_WORDS), ("events", _EVENT_WORDS))
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


def _clause(text: str, tokens: Sequence[Token], count: Count) -> str:
    """The words around the count and its governor, up to strong marks."""
    at = count.governor.index if count.governor is not None and count.governor.index < len(tokens) else count.token
    first, last = min(at, count.token), max(at, count.token)
    while first > 0 and tokens[first - 1].text not in (";", "–", "while", "but"):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text not in (";", "–", "while", "but"):
        last += 1
    return text[tokens[first].start : tokens[last].end]


def _measure(
    count: Count, clause: str, text: str, tokens: Sequence[Token],
    since: DateMention | None, point: DateMention | None, so_far: DateMention | None, *, in_title: bool,
) -> tuple[Measure, str]:  # fmt: skip
    if count.kind is Kind.HELD:
        return Measure.TOTAL, "a stock"
    if _PER_DAY.search(text[tokens[count.token].start : tokens[count.token].end + 60]) and count.metric in (
        Metric.DEATHS,
        Metric.DISPLACEMENT,
    ):
        return Measure.NEW, "a daily rate"
    if count.kind is Kind.TAKEN:
        return Measure.NEW, "an event"
    if count.status is Status.HYPOTHETICAL:
        stock = count.metric is Metric.DISPLACEMENT and bool(
            re.search(r"\b(?:facing|risk|threat|threatened)\b", clause, re.I)
        )
        return (Measure.TOTAL, "a standing threat") if stock else (Measure.NEW, "not yet happened")
    if since is not None:
        return Measure.TOTAL, f"counted since {since.iso}"
    if so_far is not None:
        return Measure.TOTAL, "counted so far"
    if point is not None and point.role is Role.UNTIL:
        return Measure.TOTAL, f"as of {point.iso}"
    if count.metric is Metric.DISPLACEMENT and _is_stock(count, tokens):
        return Measure.TOTAL, "a stock of displaced people"
    if point is not None and not of_october_7(text[point.start : point.end + 20]):
        return Measure.NEW, f"dated {point.iso}"
    if (
        of_october_7(text)
        and count.metric in (Metric.DEATHS, Metric.HOSTAGES)
        and count.kind is not Kind.RELEASED
        and _near_october(count)
    ):
        return Measure.NEW, "the attack of 7 October 2023"
    return _by_tense(count, clause, tokens, in_title=in_title)


def _near_october(count: Count) -> bool:
    return count.quantity.value is None or 800 <= count.quantity.value <= 1500 or count.kind is Kind.TAKEN


def _is_stock(count: Count, tokens: Sequence[Token]) -> bool:
    governor = count.governor
    if governor is None:
        return False
    if governor.rule in ("noun", "premodifier"):
        return True
    words = tokens[governor.index].text
    if governor.rule in ("participle", "passive", "subject"):
        stock = re.search(
            r"shelter|refuge|crammed|crowded|packed|hosted|housed|living|staying|tents|remain|displacement|without homes|homeless|refugees|in exile|unable|away from|squeezed",
            words,
        )
        if stock:
            return True
        return governor.rule == "passive" and _tense(tokens, governor.index) in ("perfect", "present")
    return words in ("hosting", "housing", "sheltering", "accommodating", "hosts", "houses", "shelters", "host")


def _tense(tokens: Sequence[Token], i: int) -> str:
    """perfect ("have been killed"), present ("are displaced") or past, of the predicate at index i."""
    for k in range(i - 1, max(-1, i - 5), -1):
        if tokens[k].text in ("have", "has"):
            return "perfect"
        if tokens[k].text in ("are", "is"):
            return "present"
        if tokens[k].text in ("were", "was", "had"):
            return "past"
        if tokens[k].text not in BE | HAVE and not tokens[k].text.isalpha():
            break
    return "past"


def _by_tense(count: Count, clause: str, tokens: Sequence[Token], *, in_title: bool) -> tuple[Measure, str]:
    governor = count.governor
    tense = _tense(tokens, governor.index) if governor is not None else "past"
    value = count.quantity.value or count.quantity.low or 0
    if governor is not None and governor.rule == "toll":
        return Measure.TOTAL, "a toll"
    if _TOTAL_WORDS.search(clause):
        return Measure.TOTAL, "worded as a running total"
    if in_title and value < 1000 and count.metric is Metric.DEATHS:
        return Measure.NEW, "a headline's event"
    event = bool(_EVENT_WORDS.search(clause))
    if count.metric in (Metric.DEATHS, Metric.BUILDINGS):
        if _WAR_WORDS.search(clause) and value >= 1000 and count.quantity.qualifier is not Qualifier.RANGE:
            return Measure.TOTAL, "counted over the war"
        if tense == "perfect" and (not event or value >= 1000):
            return Measure.TOTAL, "the perfect tense"
        if count.metric is Metric.BUILDINGS and count.quantity.percent:
            return Measure.TOTAL, "a share of the stock"
        return Measure.NEW, "an event"
    if count.metric is Metric.HOSTAGES:
        if count.kind is Kind.DEAD and tense == "present":
            return Measure.TOTAL, "a state"
        return (Measure.TOTAL, "the perfect tense") if tense == "perfect" else (Measure.NEW, "an event")
    if count.quantity.percent or tense in ("perfect", "present") or (_WAR_WORDS.search(clause) and value >= 1000):
        return Measure.TOTAL, "a stock or total"
    return Measure.NEW, "an event"


OCTOBER_7_ISO = OCTOBER_7.isoformat()
