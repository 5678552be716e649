"""Who or what is told to go or to come down: orders, notices, lists and threats, whatever came of them."""

from __future__ import annotations

import re

from extract.model import Kind
from extract.reading.counting import governors
from extract.reading.counting.counts import BUILT, PEOPLE, Numbers
from extract.reading.counting.governors import Governor
from extract.reading.counting.latest import last_are_built
from extract.reading.patterns.sieve import Sieve, bits_of_any, held
from extract.reading.vocabulary import Predicate


def find_warned(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "residents of 16 houses received demolition notices", "22 families were handed eviction orders"."""
    counted = s.counted[i]
    if _is_called_on(s, i) and accepts(governors.DISPLACED):
        return Governor(governors.DISPLACED, counted.last + 1, "ordered")
    told = [w for w in _WARNINGS if w[0].may_match(s.text)] if held(s.text) & _WARNED else []
    after = " ".join(t.text for t in s.tokens[counted.last : counted.last + 16]) if told else ""
    for pattern, predicate, things in told:
        named = counted.has(*things) or (things is BUILT and counted.elided and last_are_built(s, i))
        aside = _ASIDE.match(after)
        if named and pattern.pattern.match(after, aside.end() if aside else 0) and accepts(predicate):
            return Governor(predicate, counted.last, "ordered")
    return None


_ASIDE = re.compile(r", (?:including|among them|half|most|many|some|all|mostly|mainly|both) [^,.;:]{1,60} , ")


def _is_called_on(s: Numbers, i: int) -> bool:
    """ "an order for 900,000 people to leave the north"."""
    ahead = [t.text for t in s.tokens[max(0, s.edges[i] - 2) : s.edges[i]]]
    after = [t.text for t in s.tokens[s.counted[i].last : s.counted[i].last + 2]]
    told = len(after) > 1 and after[0] == "to" and after[1].split()[0] in governors.LEAVING
    return told and len(ahead) > 1 and ahead[1] == "for" and ahead[0] in _CALLING


_HANDED = (
    r"(?:(?:others?|more|of them) )?(?:(?:have|has|had) )?(?:(?:also|since|now|just|already) )?"
    r"(?:(?:were|was|been) (?:served|handed|given|issued|sent|delivered)(?: with)?|received|got|face|faced|facing|with) "
    r"(?:(?!and\b)[\w-]+ ){0,3}?"
)
_HANDED_DEMOLITION = Sieve(_HANDED + r"(?:demolition|stop-work|removal) (?:orders?|notices?|warnings?)\b", re.I)
_HANDED_EVICTION = Sieve(
    _HANDED + r"(?:eviction|expulsion|displacement|evacuation) (?:orders?|notices?|warnings?)\b",
    re.I,
)


# "260 residents have faced renewed threats of displacement"
_THREATENED = Sieve(
    r"(?:(?:who|in|of|from|at|across|living|residing) (?:[^,.;:]{1,60}? )?)?(?:who )?(?:(?:have|has|had|are|were|is) )?(?:(?:also|now|still|since|already) )?(?:faced?|faces|facing|live under|living under|under|at) "
    r"(?:(?!and\b)[\w-]+ ){0,3}?(?:threats?|risk|danger|prospect) of (?:[\w-]+ ){0,2}?(?:displacement|eviction|expulsion|removal|transfer|deportation)\b"
    r"|(?:[\w'-]+ ){0,6}?(?:faced?|faces|facing|risk|risks|risking|(?:risk|danger|threat|prospect) of) (?:being |getting )(?:\w+ )?(?:displaced|evicted|expelled|uprooted|removed|deported|(?:driven|forced|thrown|turned) (?:out|from))\b"
    r"|(?:[\w'-]+ ){0,3}?(?:against|fighting|challenging|contesting) (?:(?:their|the|an?|a) )?(?:[\w-]+ )?(?:eviction|expulsion|displacement|deportation)\b",
    re.I,
)
# "about 230,000 people live in the area covered by the order"
_IN_THE_ZONE = Sieve(
    r"(?:(?:are|were) )?(?:live|lived|living|resided?|sheltering|staying) (?:in|within|inside) (?:the |those |these )?"
    r"(?:areas?|zones?|neighbou?rhoods?|blocks|districts?|places) (?:that (?:is|are|was|were) )?(?:covered|affected|designated|ordered|subject|included|told)"
    r"(?: \w+){0,3} (?:orders?|evacuat\w+|leave)\b"
    r"|(?:are|were|is|have been|had been) (?:(?:also|now|directly|already) )?(?:affected|covered|concerned|impacted) by (?:[\w'-]+ ){0,4}?"
    r"(?:evacuation|displacement|expulsion|eviction) (?:orders?|notices?|warnings?)\b",
    re.I,
)
_ON_A_LIST = Sieve(
    r"(?:(?:others?|more|of them) )?(?:(?:are|were|is|was|have|has|had|been|also|now) ){0,4}(?:designated|slated|marked|scheduled|listed|earmarked|identified|flagged|set|approved|selected) "
    r"for (?:(?:partial|total|full|complete|imminent|immediate|future|possible|eventual|planned)(?: or \w+)? (?:demolition|destruction)|destruction)\b"
    r"|(?:are|were|is|was|have been|had been) (?:put |placed |included )?(?:on|in) (?:a|the|an) demolition (?:list|order|plan)\b|"
    r"(?:are|were|is|was|stand) (?:also |now |still )?(?:put |marked )?on (?:a|the|an) (?:[\w-]+ )?(?:maps?|lists?) (?:of|for) (?:planned )?demolitions?\b",
    re.I,
)
_WARNINGS = (
    (_ON_A_LIST, governors.DESTROYED, BUILT),
    (_HANDED_DEMOLITION, governors.DESTROYED, BUILT),
    (_HANDED_EVICTION, governors.DISPLACED, PEOPLE),
    (_THREATENED, governors.DISPLACED, PEOPLE),
    (_IN_THE_ZONE, governors.DISPLACED, PEOPLE),
)
_WARNED = bits_of_any(*(pattern for pattern, _, _ in _WARNINGS))


def find_order(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "demolition orders were issued for 26 homes", "eviction notices to 12 families": ordered, not done."""
    tokens, edge = s.tokens, s.edges[i]
    after = tokens[s.counted[i].last : s.counted[i].last + 3]
    purpose = [t.text for t in after[:2]] == ["for", "demolition"] and not any(t.nouns for t in after[2:])
    if purpose and s.counted[i].has(*BUILT) and accepts(governors.DESTROYED):
        return Governor(governors.DESTROYED, s.counted[i].last + 1, "ordered")  # "marked 26 homes for demolition"
    if (threat := _find_threat(s, i)) is not None and accepts(threat):
        return Governor(threat, s.counted[i].last, "ordered")
    if edge < 2 or tokens[edge - 1].text.rsplit(" ", 1)[-1] not in _REACHING:
        return None
    before = " ".join(t.text for t in tokens[max(0, edge - 12) : edge])
    if s.counted[i].has(*PEOPLE) and s.context.flight and _THE_ORDER.search(before) and accepts(governors.DISPLACED):
        return Governor(governors.DISPLACED, edge - 1, "ordered")  # all were told to go: "the order affects 900 people"
    holds = _ORDER.search(before) or (_MAP.search(before) and s.context.counts and _tells_of_demolition(s))
    if s.counted[i].has(*BUILT) and holds and accepts(governors.DESTROYED):
        return Governor(governors.DESTROYED, edge - 1, "ordered")
    if (tokens[edge - 1].text == ":" or s.quantity(i).percent) and not s.counted[i].has(*PEOPLE, *BUILT):
        return None  # "demolition orders: 12" counts the orders; "orders cover two thirds of the territory"
    for pattern, predicate in ((_DEMOLITION_ORDER, governors.DESTROYED), (_EVICTION_ORDER, governors.DISPLACED)):
        if pattern.search(before) and accepts(predicate):
            return Governor(predicate, edge - 1, "ordered")
    return None


def _find_threat(s: Numbers, i: int) -> Predicate | None:
    """ "threaten 26 homes with demolition", "threatening about 12 families with eviction": what they are threatened with."""
    ahead = s.tokens[s.edges[i] - 1].text if s.edges[i] else ""
    counted = s.counted[i]
    if not ahead.startswith("threaten") or [t.text for t in s.tokens[counted.last : counted.last + 1]] != ["with"]:
        return None
    words = {t.text for t in s.tokens[counted.last + 1 : counted.last + 5]}
    if counted.has(*BUILT) and words & {"demolition", "destruction", "demolitions"}:
        return governors.DESTROYED
    moved = words & {"displacement", "eviction", "expulsion", "deportation", "removal"}
    return governors.DISPLACED if moved and counted.has(*PEOPLE) else None


_CALLING = frozenset("order orders call calls warning warnings instructions demand demands notice notices".split())
_REACHING = frozenset(
    "take takes took concern concerns name names list lists with of marking showing naming : for against to on at in by cover covering covers covered affecting affects affect affected targeting targets targeted target".split()
)
_THE_ORDER = re.compile(
    r"\b(?:the|this|that|new|latest|both) (?:[\w-]+ )?orders? (?:, [\w ]{3,40} , )?(?:(?:could|would|will|may|is to|are to|now|also) )?"
    r"(?:covers?|covered|covering|affects?|affected|affecting|applies to|applied to|applying to|extends to|concerns?)$"
)
_DEMOLITION_ORDER = re.compile(
    r"\b(?:demolition|stop-work) (?:orders?|notices?|warnings?)\b|\bnotices? of demolition\b"
)
_ORDER = Sieve(
    r"\b(?:orders?|notices?)(?: [\w,]+){0,6} (?:for|against|on|covering|covers?|covered|affects?|affected|affecting|concerns?|appl(?:y|ies|ied|ying) to|extends? to|would (?:take|affect|cover|hit))$"
)
_MAP = Sieve(r"\b(?:maps?|sheets?|lists?)(?: [\w,]+){0,3} (?:with|of|marking|showing|naming|names?|lists?)$")


def _tells_of_demolition(s: Numbers) -> bool:
    """The text has been telling of buildings destroyed, and this sentence of an army, an order or a demolition."""
    torn = any(c.kind is Kind.DESTROYED for c in s.context.counts[-6:])
    return torn and _ORDERING.search(s.text) is not None


_ORDERING = re.compile(r"\b(?:army|military|commander|orders?|demoli\w+|remove|bulldoz\w+|marked)\b", re.I)
_EVICTION_ORDER = re.compile(r"\b(?:eviction|evacuation|expulsion) (?:orders?|notices?)\b")


def is_at_risk(ahead: str, behind: str) -> bool:
    """ "The risk of demolition of two buildings", "orders that threaten 40 homes with demolition": not yet done."""
    told = behind.startswith((" have", " had", " has", " were", " was", " who", " that"))
    return not told and _AT_RISK.search(ahead) is not None


_AT_RISK = re.compile(
    r"\b(?:risk|threat|danger) of (?:(?:the|imminent|forced|forcible) ){0,2}(?:demolition|destruction|displacement|eviction|expulsion|transfer) of(?: [\w]+){0,2}$"
    r"|\bthreaten(?:s|ing)?(?: (?:the homes of|some|about|at least|more than|over|another))?$"
)


def is_planned(s: Numbers, i: int) -> bool:
    """ "the plan includes 110 buildings", "the list names 25 homes": what a plan holds is not done."""
    before = " ".join(t.text for t in s.tokens[max(0, s.edges[i] - 14) : s.edges[i]])
    return _PLAN_HOLDS.search(before) is not None


_PLAN_HOLDS = Sieve(
    r"\b(?:plan|plans|scheme|order|orders|decision|list|map|maps)\b(?: [\w',-]+){0,9} (?:includes?|included|covers?|covered|names?|named|lists?|listed|comprises?|concerns?)$"
)
