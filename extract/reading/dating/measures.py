"""New or running total, by the rules: dates, tenses, and the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Kind, Measure, Metric, Qualifier, Status
from extract.reading.counting.counts import Count
from extract.reading.dating.binding import Bound, is_of_subject
from extract.reading.dating.displaced import WITHIN_DAYS, is_stock, measure_displaced
from extract.reading.dating.lasting import ARE_THERE, BY_THEN, KEPT_AWAY, WERE_THERE, find_lasting
from extract.reading.dating.mentions import OCTOBER_7, DateMention, Role
from extract.reading.dating.october import may_be_its_toll, of_october_7
from extract.reading.dating.rates import BY_ITSELF, RATE, ROSE, WITHIN_HOURS, find_rate, is_by_itself
from extract.reading.dating.standing import stood_on
from extract.reading.dating.stocks import NUMBER_RAISED, SINCE_DAWN, find_kept, find_stock, is_assessed
from extract.reading.dating.tenses import read_tense, tense_of
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token

TOTAL_WORDS = Sieve(
    r"\b(?:so far|to date|in total|overall|cumulative(?:ly)?|total of|death toll|the toll|tally|since|currently|now|remain(?:s(?! of)|ed|ing)?|still|this year|this month|registered|up to now)\b",
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
_STATE = re.compile(
    r"\b(?:still|remain(?!s (?:of|were|was|have|had))\w*|yet to be|(?:are|be|were) (?:dead|in gaza)|declared|presumed|believed|in all|so far)\b",
    re.I,
)


ASSESSED = "what an assessment finds"
ACT = "what somebody did"
LAST_HOURS = "in the last hours or days"
STILL = "still so on that day"
PERFECT = "the perfect tense"
RECKONED = "reckoned with the hostages taken or held"
COMPARED_WITH = "the period compared with"
THE_ATTACK = "the attack of 7 October 2023"
FIRM = frozenset(
    {
        ROSE,
        RATE,
        WITHIN_HOURS,
        BY_ITSELF,
        RECKONED,
        STILL,
        COMPARED_WITH,
        ACT,
        KEPT_AWAY,
        ARE_THERE,
        WERE_THERE,
        BY_THEN,
    }
)  # said right beside the number: nothing else overrules it


def judge_measure(
    count: Count, clause: str, text: str, tokens: Sequence[Token], bound: Bound, *, in_title: bool, of_period: bool
) -> tuple[Measure, str]:
    """New or total, and by which rule: what is counted, else its dates, else its words and tense; `of_period` tells that the text reports on a period."""
    tense = tense_of(count, tokens)
    few = count.metric in (Metric.DEATHS, Metric.HOSTAGES) and (count.quantity.value or count.quantity.low or 0) < _FEW
    if tense == "pluperfect" and not few and _SAID.search(text[: tokens[count.token].start]):
        tense = "perfect"  # "said 180 buildings had been destroyed": they say "have been"
    return (
        _by_kind(count, clause, text, tokens)
        or _by_dates(count, clause, text, tokens, bound)
        or _by_october_7(count, text, tokens)
        or _by_progress(count, tokens)
        or _by_words(count, clause, tense, in_title=in_title, of_period=of_period)
        or _by_tense(count, clause, tokens, tense)
    )


Judged = tuple[Measure, str]
# "Since 2005 residents have received orders to demolish 90 homes": the orders add up
_ORDERED_SINCE = re.compile(
    r"since\b[^.;]*\b(?:has|have) (?:received|been (?:given|served|issued|told)|issued|got)\b", re.I
)


def _by_kind(count: Count, clause: str, text: str, tokens: Sequence[Token]) -> Judged | None:
    if count.kind is Kind.HELD:
        return Measure.TOTAL, "a stock"
    if (rate := find_rate(count, text, tokens)) is not None:
        return Measure.NEW, rate
    at = tokens[count.token]
    if count.kind is Kind.TAKEN and not NUMBER_RAISED.search(text, 0, at.start):
        return Measure.NEW, "an event"
    if (stock := find_stock(count, text, at)) is not None:
        return Measure.TOTAL, stock
    if _REPORTED_PERIOD.match(text, at.end):
        return Measure.NEW, "the period reported on"
    if count.metric is Metric.BUILDINGS and count.status is Status.REPORTED and is_assessed(clause):
        return Measure.TOTAL, ASSESSED
    if count.kind is Kind.DEAD and _STATE.search(clause) and not _HANDED_OVER.search(clause):
        return Measure.TOTAL, "a stock"
    lasting = find_lasting(count, clause, text, at)
    if count.status is Status.HYPOTHETICAL and not _ORDERED_SINCE.match(text):
        return (Measure.TOTAL, lasting) if lasting else (Measure.NEW, "not yet happened")
    return (Measure.TOTAL, lasting) if lasting else None


def _by_progress(count: Count, tokens: Sequence[Token]) -> Judged | None:
    """ "25 homes are being demolished": it happens as the text is written."""
    governor = count.governor
    if count.metric is not Metric.BUILDINGS or governor is None or governor.rule != "passive":
        return None
    return (Measure.NEW, "under way") if tokens[governor.index - 1].text == "being" else None


def _by_dates(count: Count, clause: str, text: str, tokens: Sequence[Token], bound: Bound) -> Judged | None:
    since, point = bound.since, bound.point
    if since is not None and SINCE_DAWN.search(text[: since.end]):
        return Measure.NEW, LAST_HOURS
    if since is not None:
        return Measure.TOTAL, f"counted since {since.iso}"
    if bound.so_far is not None:
        week = _THIS_WEEK.match(text, bound.so_far.start) is not None and tense_of(count, tokens) == "past"
        return (Measure.NEW, LAST_HOURS) if week else (Measure.TOTAL, "counted so far")
    if point is not None and point.role is Role.UNTIL:
        if _by_a_strike(count, tokens):
            return Measure.NEW, "what a strike or raid did"
        return Measure.TOTAL, f"as of {point.iso}"
    if count.metric is Metric.DISPLACEMENT and WITHIN_DAYS.search(clause):
        return Measure.NEW, "within a few days"
    if count.metric is Metric.DISPLACEMENT and is_stock(count, text, tokens, point):
        return Measure.TOTAL, "a stock of displaced people"
    if point is not None and point.role is Role.PERIOD:
        return _by_period(point, count, clause, text, tokens)
    if point is None or _dates_another_clause(point, count, text, tokens):
        return None
    if stood_on(count, text, tokens, point):
        return Measure.TOTAL, STILL
    if count.governor is not None and count.governor.rule == "toll" and _STANDS.search(clause):
        return None
    return Measure.NEW, f"dated {point.iso}"


_THIS_WEEK = re.compile(r"this week\b", re.I)  # "nine families left this week"
# "133 this year, compared with 155 in all of 2022", "up from 155 on Sunday"
WITH = re.compile(
    r"\b(?:from|against|(?<!more )(?<!less )(?<!fewer )than|(?:compared|down|up) (?:with|to|from))\s*(?:about |some |around )?$",
    re.I,
)
_BESIDE = 24  # characters between a number and the period beside it


def _by_period(point: DateMention, count: Count, clause: str, text: str, tokens: Sequence[Token]) -> Judged:
    at = tokens[count.token]
    if 0 <= point.start - at.end < _BESIDE and WITH.search(text[: at.start]):
        return Measure.NEW, COMPARED_WITH
    if is_by_itself(text, point.start, point.end):
        return Measure.NEW, BY_ITSELF
    if point.begin is not None and (point.begin == OCTOBER_7.isoformat() or _is_running(count, clause, tokens)):
        return Measure.TOTAL, f"counted since {point.begin}, a period not over"
    if _OVER_YEARS.search(text, max(0, point.start - 6), point.end + 1):
        return Measure.TOTAL, "counted over years"
    late = point.relative or _PAST_WEEKS.match(text, point.start)
    return Measure.NEW, LAST_HOURS if late else f"in {point.iso}, a period"


_PAST_WEEKS = re.compile(
    r"(?:(?:in|over|within|during) )?(?:the )?(?:past|last|previous) (?:few|several|couple of|two|three|four|five|six|\d) weeks\b",
    re.I,
)


def _dates_another_clause(point: DateMention, count: Count, text: str, tokens: Sequence[Token]) -> bool:
    """ "The floods that followed the blast on 6 June have killed 16": no day of its own goes with the perfect."""
    governor = count.governor
    if count.rule == "label":
        return point.start > tokens[count.token].start
    if governor is None or point.relative or not point.end < tokens[governor.index].start < tokens[count.token].start:
        return False
    if is_of_subject(text[point.end : tokens[count.token].start]):
        return False
    helping = next((t for t in tokens[max(0, governor.index - 3) : governor.index] if t.text in ("has", "have")), None)
    return helping is not None and 0 <= helping.start - point.end < _CLOSE


def _by_october_7(count: Count, text: str, tokens: Sequence[Token]) -> Judged | None:
    if count.metric not in (Metric.DEATHS, Metric.HOSTAGES) or count.kind is Kind.RELEASED:
        return None
    if of_october_7(text) and _near_october(count) and tense_of(count, tokens) != "perfect":
        return Measure.NEW, THE_ATTACK
    return None


def _is_running(count: Count, clause: str, tokens: Sequence[Token]) -> bool:
    """The words say that the count goes on: a toll, the perfect tense, "in total"."""
    governor = count.governor
    toll = governor is not None and (governor.rule == "toll" or read_tense(tokens, governor.index) == "perfect")
    return toll or count.rule == "label" or TOTAL_WORDS.search(_RECORD.split(clause)[0]) is not None


# "four were killed, bringing the total so far this year to 227", "the highest number since 2009"
_RECORD = re.compile(
    r",? (?:bringing|raising|taking|pushing) |\bcompared\b|\bthe (?:highest|largest|lowest|deadliest|most)\b", re.I
)


def _near_october(count: Count) -> bool:
    value = count.quantity.value
    return value is None or may_be_its_toll(value) or count.kind is Kind.TAKEN


def _by_words(count: Count, clause: str, tense: str, *, in_title: bool, of_period: bool) -> Judged | None:
    value = count.quantity.value or count.quantity.low or 0
    if count.governor is not None and count.governor.rule == "toll":
        return Measure.TOTAL, "a toll"
    if TOTAL_WORDS.search(_own_words(count, clause)):
        return Measure.TOTAL, "worded as a running total"
    if (
        in_title
        and value < 1000
        and count.metric is Metric.DEATHS
        and tense != "perfect"
        and not (_DAYS_OF.search(clause) or (_SAYS_DEAD.search(clause) and not EVENT_WORDS.search(clause)))
    ):
        return Measure.NEW, "a headline's event"
    if (kept := find_kept(count, clause)) is not None:
        return Measure.TOTAL, kept
    if _is_state(count, tense):
        return Measure.TOTAL, "a state"
    if count.metric in (Metric.DEATHS, Metric.BUILDINGS) and value < 1000 and _FEW_DAYS.search(clause):
        return Measure.NEW, "within a few days"
    if count.rule == "label":
        return (Measure.NEW, "the period reported on") if of_period else (Measure.TOTAL, "a label")
    just = value < _HANDFUL and count.metric is Metric.DEATHS and _TROOPS_HAVE.search(clause) is not None
    if tense == "perfect" and (just or (value < _MOST_AT_ONCE and ONE_EVENT.search(_without_part(clause)))):
        return Measure.NEW, "one event, just reported"
    return None


def _own_words(count: Count, clause: str) -> str:
    """The clause without what is added of others: "12 died, the ministry said, noting that many remain under rubble"."""
    added = _FREED_FROM if count.kind is Kind.RELEASED else _ADDED
    own = added.split(clause, maxsplit=1)[0]
    return own if count.quantity.surface in own else clause


def _without_part(clause: str) -> str:
    """The clause without what is told of a part: "have killed 12 teachers, among them a dean, who died in a strike"."""
    return _AMONG.split(clause, maxsplit=1)[0]


def _by_tense(count: Count, clause: str, tokens: Sequence[Token], tense: str) -> Judged:
    value = count.quantity.value or count.quantity.low or 0
    over_the_war = _WAR_WORDS.search(clause) is not None and value >= 1000
    if count.metric is Metric.HOSTAGES:
        if count.kind is Kind.DEAD and (tense == "present" or _BROUGHT_BACK.search(clause)):
            return Measure.TOTAL, "a state"
        return (Measure.TOTAL, PERFECT) if tense == "perfect" else (Measure.NEW, "an event")
    if count.metric is Metric.DISPLACEMENT:
        return measure_displaced(count, tokens, tense, over_the_war=over_the_war)
    if over_the_war and count.quantity.qualifier is not Qualifier.RANGE:
        return Measure.TOTAL, "counted over the war"
    if tense == "perfect" and (value >= 1000 or not EVENT_WORDS.search(_without_part(clause))):
        return Measure.TOTAL, PERFECT
    if count.metric is Metric.BUILDINGS and count.quantity.percent:
        return Measure.TOTAL, "a share of the stock"
    if _by_a_strike(count, tokens):
        return Measure.NEW, "what a strike or raid did"
    done = count.governor is not None and count.governor.rule == "object" and tense == "past"
    if done and count.metric is Metric.BUILDINGS:
        return Measure.NEW, ACT  # "bulldozers demolished 120 homes"
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


# "have been killed in an air strike", "in overnight raids on Rafah": the perfect of news just in
ONE_EVENT = Sieve(
    r"\b(?:in|by|during|after|when) (?:(?:an?|one|two|three|the|separate|overnight|fresh|latest|new|early|israeli|russian|drone|air|missile|rocket|car|settler|mass|suicide)[ -])*"
    r"(?:(?:overnight|fresh|latest|new|an?|two|separate|drone|car|missile)[ -])(?:[\w-]+ ){0,2}?(?:strikes?|airstrikes?|attacks?|raids?|shootings?|bombings?|explosions?|blasts?|incidents?|ambush|assaults?|shells?|missile|drone|rocket|bomb|mine)\b|\b(?:strikes|raids|attacks|shelling|bombing) (?:on|of) (?:two|three|four)\b|\blatest violence\b|\b(?:overnight|at dawn|earlier today)\b",
    re.I,
)
# "Israeli forces have shot dead two people"
_TROOPS_HAVE = Sieve(
    r"\b(?:forces|troops|soldiers|army|military|police|settlers|airstrikes?|strikes?|fire|drones?|gunmen|shelling|bombing) (?:has|have) (?:(?!been)\w+ )?(?:killed|shot dead|shot)\b",
    re.I,
)
_CLOSE = 60  # characters
_FEW = 50
_HANDFUL = 25  # the most that is news just in: "troops have shot dead two people"
_MOST_AT_ONCE = 600  # killed by what the text calls one strike
_MANY = 300  # no single event of this field has killed more, but the first night of a war
# "handed over the remains of four": an event, unless the perfect says otherwise
_HANDED_OVER = Sieve(
    r"\b(?:hand(?:s|ed|ing)? (?:over|back)|returned the|releas(?:ed|es|ing) the|recei(?:ved|ves|ving)|gave up|given up|passed to|delivered|turned over|transferred|sent back|carried out|recovered|retrieved|found)\b",
    re.I,
)
_STANDS = Sieve(
    r"\bnow\b|\b(?:st(?:ands?|ood) at|climb\w*|rose|risen|rises|reach\w*|surpass\w*|pass(?:ed|es)|exceed\w*|grew|grown)\b",
    re.I,
)
_FEW_DAYS = Sieve(
    r"\b(?:in|within|over|during) (?:the (?:space|course) of |just |only |these |those |some |about )?"
    r"(?:a few|an?|one|a single|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:hours?|days?|nights?|weeks)\b",
    re.I,
)
_REPORTED_PERIOD = re.compile(r"[^.;,]{0,40}\b(?:during|in|over) the reporting period\b", re.I)
_ADDED = re.compile(r",\s(?:noting|adding|warning|stressing|with)\s", re.I)
_DAYS_OF = re.compile(
    r"\b(?:\d{2,3}|hundred|hundreds of) days (?:of|into)\b|\b(?:weeks|months|years) of (?:war|aggression|fighting|bombing|attacks)\b",
    re.I,
)
# a headline's "ministry says 17 dead", which tells of no event
_SAYS_DEAD = re.compile(r"\b(?:says|counts|lists|reports) (?:[\w-]+ ){0,3}[\d,]+ (?:people )?dead\b")
_AMONG = re.compile(r", (?:among (?:them|whom)|including)\b")
_FREED_FROM = re.compile(rf"{_ADDED.pattern}|\s(?:who|whom|that|it|they)\s(?:was|were|had|have|is|are)\s", re.I)
_OVER_YEARS = re.compile(
    r"\b(?:past|last) (?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:years|decades)|(?<=past )(?:year|decade))\b",
    re.I,
)
_BROUGHT_BACK = Sieve(
    r"\bha(?:ve|s) (?:\w+ )?been (?:returned|recovered|handed|brought|retrieved|found)\b|\bha(?:ve|s) (?:\w+ )?(?:returned|recovered|brought back|retrieved|found) (?:the )?(?:bodies|remains)\b",
    re.I,
)
