"""New or running total, by the rules: dates, tenses, and the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Kind, Measure, Metric, Qualifier, Status
from extract.reading.counting.counts import Count
from extract.reading.counting.governors import BE, HAVE, LIGHT
from extract.reading.dating.binding import Bound
from extract.reading.dating.mentions import OCTOBER_7, Role
from extract.reading.dating.october import may_be_its_toll, of_october_7
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass

TOTAL_WORDS = Sieve(
    r"\b(?:so far|to date|in total|overall|cumulative(?:ly)?|total of|death toll|the toll|tally|since|currently|now|remain(?:s|ed|ing)?|still|this year|this month|registered|up to now)\b",
    re.I,
)
EVENT_WORDS = Sieve(
    r"\b(?:overnight|dawn|strikes?|raids?|airstrikes?|air attack|ambush|shooting|blast|explosion|shelling|attack on|stabbing|incident|clashes|incursion|funeral|bombing of|bombed|targeted|hit a|struck)\b",
    re.I,
)
_WAR_WORDS = Sieve(
    r"\b(?:war|offensive|assault|campaign|genocide|genocidal|bombardment|aggression|conflict|onslaught|invasion|hostilities|military operations?|violence|fighting)\b",
    re.I,
)
_PER_DAY = Sieve(
    r"\b(?:a day(?! (?:after|ago|before|earlier|later|since))|per day|every day|each day|daily(?! (?:\w+ )?(?:reports?|statements?|updates?|briefings?|bulletins?|statistics|tolls?|counts?|press))|a week(?! (?:after|ago|before|earlier|later|since|of|into|long))|per week|an hour|on average each|a month(?! (?:after|ago|before|earlier|later|since|of|into))|per month|each week)\b",
    re.I,
)
_STATE = re.compile(
    r"\b(?:still|remain\w*|yet to be|(?:are|be|were) (?:dead|in gaza)|declared|presumed|believed|in all|so far)\b", re.I
)


ASSESSED = "what an assessment finds"
LAST_HOURS = "in the last hours or days"


def judge_measure(
    count: Count, clause: str, text: str, tokens: Sequence[Token], bound: Bound, *, in_title: bool, of_period: bool
) -> tuple[Measure, str]:
    """New or total, and by which rule: what is counted, else its dates, else its words and tense; `of_period` tells that the text reports on a period."""
    tense = tense_of(count, tokens)
    if tense == "pluperfect" and _SAID.search(text[: tokens[count.token].start]):
        tense = "perfect"  # "said 180 buildings had been destroyed": they say "have been"
    return (
        _by_kind(count, clause, text, tokens)
        or _by_dates(count, clause, tokens, bound)
        or _by_october_7(count, text, tokens)
        or _by_words(count, clause, tense, in_title=in_title, of_period=of_period)
        or _by_tense(count, clause, tokens, tense)
    )


Judged = tuple[Measure, str]


def _by_kind(count: Count, clause: str, text: str, tokens: Sequence[Token]) -> Judged | None:
    if count.kind is Kind.HELD:
        return Measure.TOTAL, "a stock"
    at = tokens[count.token]
    toll = count.governor is not None and count.governor.rule == "toll"
    near = text[0 if toll else at.start : at.end + 60]
    if count.metric in (Metric.DEATHS, Metric.DISPLACEMENT) and _PER_DAY.search(near):
        return Measure.NEW, "a daily rate"
    if count.kind is Kind.TAKEN:
        return Measure.NEW, "an event"
    if count.metric is Metric.BUILDINGS and count.status is Status.REPORTED and _ASSESSED.search(clause):
        return Measure.TOTAL, ASSESSED
    if count.kind is Kind.DEAD and _STATE.search(clause) and not _HANDED_OVER.search(clause):
        return Measure.TOTAL, "a stock"
    if count.status is Status.HYPOTHETICAL:
        stock = count.metric is Metric.DISPLACEMENT and _THREAT.search(clause) is not None
        return (Measure.TOTAL, "a standing threat") if stock else (Measure.NEW, "not yet happened")
    return None


def _by_dates(count: Count, clause: str, tokens: Sequence[Token], bound: Bound) -> Judged | None:
    since, point = bound.since, bound.point
    if since is not None:
        return Measure.TOTAL, f"counted since {since.iso}"
    if bound.so_far is not None:
        return Measure.TOTAL, "counted so far"
    if point is not None and point.role is Role.UNTIL:
        if _by_a_strike(count, tokens):
            return Measure.NEW, "what a strike or raid did"
        return Measure.TOTAL, f"as of {point.iso}"
    if count.metric is Metric.DISPLACEMENT and _WITHIN_DAYS.search(clause):
        return Measure.NEW, "within a few days"
    if count.metric is Metric.DISPLACEMENT and _is_stock(count, tokens):
        return Measure.TOTAL, "a stock of displaced people"
    if point is not None and point.role is Role.PERIOD:
        if point.begin is not None and (point.begin == OCTOBER_7.isoformat() or _is_running(count, clause, tokens)):
            return Measure.TOTAL, f"counted since {point.begin}, a period not over"
        return Measure.NEW, LAST_HOURS if point.relative else f"in {point.iso}, a period"
    if point is None or (count.rule == "label" and point.start > tokens[count.token].start):
        return None
    of_one = EVENT_WORDS.search(clause) is not None and (count.quantity.value or 0) < _MANY
    if count.governor is not None and count.governor.rule == "toll" and _STANDS.search(clause) and not of_one:
        return None
    return Measure.NEW, f"dated {point.iso}"


def _by_october_7(count: Count, text: str, tokens: Sequence[Token]) -> Judged | None:
    if count.metric not in (Metric.DEATHS, Metric.HOSTAGES) or count.kind is Kind.RELEASED:
        return None
    if of_october_7(text) and _near_october(count) and tense_of(count, tokens) != "perfect":
        return Measure.NEW, "the attack of 7 October 2023"
    return None


def _is_running(count: Count, clause: str, tokens: Sequence[Token]) -> bool:
    """The words say that the count goes on: a toll, the perfect tense, "in total"."""
    governor = count.governor
    toll = governor is not None and (governor.rule == "toll" or read_tense(tokens, governor.index) == "perfect")
    return toll or TOTAL_WORDS.search(clause) is not None


def _near_october(count: Count) -> bool:
    value = count.quantity.value
    return value is None or may_be_its_toll(value) or count.kind is Kind.TAKEN


def _is_stock(count: Count, tokens: Sequence[Token]) -> bool:
    governor = count.governor
    if governor is None:
        return False
    if governor.rule in ("noun", "premodifier"):
        return True
    words = tokens[governor.index].text
    if governor.rule in ("participle", "passive", "subject"):
        lasting = tense_of(count, tokens) in ("perfect", "present")
        if _BECOMING.match(words):
            return lasting  # "were left homeless" happened, "have been left homeless" lasts
        return _STAYING.search(words) is not None or (governor.rule == "passive" and lasting)
    return words in _HOSTING or (words in _HOSTED and NounClass.DISPLACED in count.counted.classes)


_HOSTING = frozenset(
    "host hosts hosting house houses housing shelter shelters sheltering accommodates accommodating".split()
)
_HOSTED = frozenset("hosted housed sheltered accommodated".split())
_BECOMING = re.compile(r"left|made|rendered|lost|became|become")
_STAYING = Sieve(
    r"shelter|refuge|^sleep|^stay|^live in|crammed|crowded|packed|hosted|housed|living|staying|tents|remain|displacement|without homes|homeless|refugees|in exile|unable|away from|squeezed"
)


def tense_of(count: Count, tokens: Sequence[Token]) -> str:
    """The tense of the predicate that governs a count; "past" where none does."""
    governor = count.governor
    if governor is None or governor.index >= len(tokens):
        return "past"
    if governor.rule == "noun" and (caused := _caused(tokens, count.token)) is not None:
        return read_tense(tokens, caused)  # "the operation has resulted in 25 deaths"
    if tokens[governor.index].text in ("dead", "homeless") and count.token < governor.index:
        left = (k for k in range(count.token - 1, max(-1, count.token - 7), -1) if tokens[k].text in LIGHT)
        return read_tense(tokens, next(left, governor.index))  # "has left 3,670 people dead"
    return read_tense(tokens, governor.index)


def _caused(tokens: Sequence[Token], number: int) -> int | None:
    """The verb that brings about or records the deaths that are counted, a few words before the number."""
    for k in range(number - 1, max(-1, number - 7), -1):
        if tokens[k].text in _CAUSED:
            return k
        if not tokens[k].text.replace("-", "").replace("'", "").replace(" ", "").isalpha():
            return None
    return None


_CAUSED = frozenset("resulted led caused claimed brought seen recorded documented registered verified".split())


def read_tense(tokens: Sequence[Token], i: int) -> str:
    """perfect ("have been killed"), pluperfect ("had been killed"), present ("are displaced") or past, of the predicate at index i."""
    for k in range(i - 1, max(-1, i - 5), -1):
        if tokens[k].text in ("have", "has"):
            return "perfect"
        if tokens[k].text in ("are", "is"):
            return "present"
        if tokens[k].text in ("were", "was", "had"):
            befell = k == i - 1 and any(p.form is Form.BEFALL for p in tokens[i].predicates)  # "had died"
            passive = tokens[k].text == "had" and (befell or any(t.text == "been" for t in tokens[k:i]))
            return "pluperfect" if passive else "past"
        if tokens[k].text not in BE | HAVE and not tokens[k].text.isalpha():
            break
    return "past"


def _by_words(count: Count, clause: str, tense: str, *, in_title: bool, of_period: bool) -> Judged | None:
    value = count.quantity.value or count.quantity.low or 0
    if count.governor is not None and count.governor.rule == "toll":
        return Measure.TOTAL, "a toll"
    if TOTAL_WORDS.search(clause):
        return Measure.TOTAL, "worded as a running total"
    if in_title and value < 1000 and count.metric is Metric.DEATHS:
        return Measure.NEW, "a headline's event"
    if _is_state(count, tense):
        return Measure.TOTAL, "a state"
    if count.metric in (Metric.DEATHS, Metric.BUILDINGS) and value < 1000 and _FEW_DAYS.search(clause):
        return Measure.NEW, "within a few days"
    if count.rule == "label":
        return (Measure.NEW, "the period reported on") if of_period else (Measure.TOTAL, "a label")
    if tense == "perfect" and value < _MANY and ONE_EVENT.search(clause):
        return Measure.NEW, "one event, just reported"
    return None


def _by_tense(count: Count, clause: str, tokens: Sequence[Token], tense: str) -> Judged:
    value = count.quantity.value or count.quantity.low or 0
    over_the_war = _WAR_WORDS.search(clause) is not None and value >= 1000
    if count.metric is Metric.HOSTAGES:
        if count.kind is Kind.DEAD and (tense == "present" or _BROUGHT_BACK.search(clause)):
            return Measure.TOTAL, "a state"
        return (Measure.TOTAL, "the perfect tense") if tense == "perfect" else (Measure.NEW, "an event")
    if count.metric is Metric.DISPLACEMENT:
        return _of_displaced(count, tokens, tense, over_the_war=over_the_war)
    if over_the_war and count.quantity.qualifier is not Qualifier.RANGE:
        return Measure.TOTAL, "counted over the war"
    if tense == "perfect" and (value >= 1000 or not EVENT_WORDS.search(clause)):
        return Measure.TOTAL, "the perfect tense"
    if count.metric is Metric.BUILDINGS and count.quantity.percent:
        return Measure.TOTAL, "a share of the stock"
    if _by_a_strike(count, tokens):
        return Measure.NEW, "what a strike or raid did"
    return Measure.NEW, "an event"


def _by_a_strike(count: Count, tokens: Sequence[Token]) -> bool:
    """ "Air strikes on the city killed 43 people": the subject of the verb is an event."""
    governor = count.governor
    value = count.quantity.value or count.quantity.low or 0
    if governor is None or governor.rule != "object" or value >= _MANY or tense_of(count, tokens) != "past":
        return False
    subject = " ".join(t.text for t in tokens[max(0, governor.index - 10) : governor.index])
    return EVENT_WORDS.search(subject) is not None


def _is_state(count: Count, tense: str) -> bool:
    """Buildings that "are gone", "52 damaged structures": what is, not what happened."""
    premodified = count.governor is not None and count.governor.rule == "premodifier"
    return count.metric is Metric.BUILDINGS and (tense == "present" or premodified)


_SAID = Sieve(r"\b(?:said|says|reported|announced|estimated|found|confirmed)\b", re.I)


def _of_displaced(count: Count, tokens: Sequence[Token], tense: str, *, over_the_war: bool) -> Judged:
    if count.governor is not None and tokens[count.governor.index].text in (
        _UNDER_WAY if tense == "present" else _FLEE
    ):
        return Measure.NEW, "under way"
    if count.quantity.percent or tense in ("perfect", "present") or over_the_war:
        return Measure.TOTAL, "a stock or total"
    return Measure.NEW, "an event"


# "have been killed in an air strike", "in overnight raids on Rafah": the perfect of news just in
ONE_EVENT = Sieve(
    r"\b(?:in|by|during|after|when) (?:(?:an?|one|two|three|the|separate|overnight|fresh|latest|new|early|israeli|russian|drone|air|missile|rocket|car|settler|mass|suicide)[ -])*"
    r"(?:(?:overnight|fresh|latest|new|an?|two|separate|drone|car|missile)[ -])(?:[\w-]+ ){0,2}?(?:strikes?|airstrikes?|attacks?|raids?|shootings?|bombings?|explosions?|blasts?|incidents?|ambush|assaults?)\b|\blatest violence\b|\b(?:overnight|at dawn|earlier today)\b",
    re.I,
)
_MANY = 300  # no single event of this field has killed more, but the first night of a war
_FLEE = frozenset("flee flees leave leaves escape escapes evacuate evacuates arrive arrives".split())
_UNDER_WAY = frozenset("fleeing leaving escaping moving streaming returning heading evacuating".split())
# "handed over the remains of four": an event, unless the perfect says otherwise
_HANDED_OVER = Sieve(
    r"\b(?:handed over|handed back|hands over|gave up|given up|passed to|delivered|turned over|transferred|sent back|carried out|recovered|retrieved|found)\b",
    re.I,
)
_ASSESSED = Sieve(
    r"\b(?:satellite|unosat|(?:damage|rapid) assessments?)\b[^.;]{0,60}\b(?:finds?|found|shows?|showed|puts?|concluded|identified|counts?)\b",
    re.I,
)
_STANDS = Sieve(
    r"\bnow\b|\b(?:st(?:ands?|ood) at|climb\w*|rose|risen|rises|reach\w*|surpass\w*|pass(?:ed|es)|exceed\w*|grew|grown)\b",
    re.I,
)
_FEW_DAYS = Sieve(
    r"\b(?:in|within|over|during) (?:the (?:space|course) of |just |only |these |those |some |about )?"
    r"(?:a few|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:hours|days|nights|weeks)\b",
    re.I,
)
_WITHIN_DAYS = Sieve(
    r"\bin (?:the space|the course|a matter|a span) of (?:just |only |barely |about )?(?:a few|two|three|four|five|six|seven|\d{1,2}) (?:hours|days|weeks)\b",
    re.I,
)
_BROUGHT_BACK = Sieve(r"\bha(?:ve|s) (?:\w+ )?been (?:returned|recovered|handed|brought|retrieved|found)\b", re.I)
_THREAT = Sieve(r"\b(?:facing|risk|threat|threatened)\b", re.I)
