"""New or running total, by the rules: dates, tenses, and the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Kind, Measure, Metric, Qualifier, Status
from extract.reading.counts import Count
from extract.reading.dates import DateMention, Role
from extract.reading.governors import BE, HAVE
from extract.reading.tokens import Token

TOTAL_WORDS = re.compile(
    r"\b(?:so far|to date|in total|overall|cumulative(?:ly)?|total of|death toll|the toll|tally|since|currently|now|remain(?:s|ed|ing)?|still|this year|this month|registered|up to now)\b",
    re.I,
)
EVENT_WORDS = re.compile(
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


_STATE = re.compile(
    r"\b(?:still|remain\w*|yet to be|(?:are|be|were) (?:dead|in gaza)|declared|presumed|believed|in all|so far)\b", re.I
)


def of_october_7(text: str) -> bool:
    """The sentence speaks of the attack of 7 October 2023.

    >>> of_october_7("Hamas's October 7 attack killed 1,139"), of_october_7("Hamas said 12 died")
    (True, False)
    """
    return bool(_OCTOBER_7_WORDS.search(text))


def judge_measure(
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
    if count.kind is Kind.DEAD and _STATE.search(clause):
        return Measure.TOTAL, "a stock"
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
        return governor.rule == "passive" and read_tense(tokens, governor.index) in ("perfect", "present")
    return words in ("hosting", "housing", "sheltering", "accommodating", "hosts", "houses", "shelters", "host")


def read_tense(tokens: Sequence[Token], i: int) -> str:
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
    tense = read_tense(tokens, governor.index) if governor is not None else "past"
    value = count.quantity.value or count.quantity.low or 0
    if governor is not None and governor.rule == "toll":
        return Measure.TOTAL, "a toll"
    if TOTAL_WORDS.search(clause):
        return Measure.TOTAL, "worded as a running total"
    if in_title and value < 1000 and count.metric is Metric.DEATHS:
        return Measure.NEW, "a headline's event"
    event = bool(EVENT_WORDS.search(clause))
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
