"""Numbers that stand on their own: the predicate of their clause, their noun, a toll or a label decides."""

from __future__ import annotations

import re

from extract.reading.counting import governors
from extract.reading.counting.arrivals import find_arrivals, find_driven, find_tracked
from extract.reading.counting.called_dead import are_called_dead, are_of_dead_hostages, find_bodies, find_dead_governor
from extract.reading.counting.captivity import find_hostage_governor, find_whole_held
from extract.reading.counting.complements import find_complement
from extract.reading.counting.counts import BUILT, Numbers
from extract.reading.counting.dwelling import find_emptied, find_refuge, find_remaining, find_unhoused
from extract.reading.counting.fates import find_fate, find_listed
from extract.reading.counting.gate import gate_for
from extract.reading.counting.governors import Governor
from extract.reading.counting.labels import find_label
from extract.reading.counting.leaving import find_lodged, find_zoned
from extract.reading.counting.missing import find_missing
from extract.reading.counting.objects import (
    MOVING,
    find_brought_back,
    find_company,
    find_forced,
    find_handed,
    find_joined,
)
from extract.reading.counting.orders import find_order, find_warned
from extract.reading.counting.outcomes import find_outcome
from extract.reading.counting.subjects import find_right
from extract.reading.counting.subsets import is_displaced_whole, name_part
from extract.reading.counting.tolls import find_toll, names_sites
from extract.reading.counting.topics import find_copula, find_fronted
from extract.reading.vocabulary import Form, NounClass


def find_governor(s: Numbers, i: int, *, subset: bool) -> Governor | None:  # noqa: C901 - rules, in their order
    counted = s.counted[i]
    tokens = s.tokens
    accepts = gate_for(s, counted, i)
    edge = s.edges[i]
    if names_sites(tokens[counted.last : counted.last + 4]):
        site = min(counted.last + 3, len(tokens) - 1)
        return Governor(governors.NOT_OURS, site, "toll")  # "brings to 57 the number of communities uprooted"
    if i + 1 < len(tokens) and tokens[i + 1].text in _DEATHS_AMONG:
        return Governor(governors.DEATH_TOLL, i + 1, "noun")  # "18 injuries and 68 deaths among patients"
    if (
        edge > 1
        and tokens[edge - 2].text in _GRAVES
        and tokens[edge - 1].text in _HOLDING
        and counted.has(NounClass.PERSON)
    ):
        return Governor(governors.DEATH_TOLL, edge - 2, "noun")  # "a mass grave containing 14 aid workers"
    told = _SHARE_OF_DEAD.match(s.text, tokens[counted.last - 1].end) or _AMONG_DEAD.match(
        s.text, tokens[counted.last - 1].end
    )
    if told and not counted.has(*BUILT):
        return Governor(governors.DEATH_TOLL, i, "noun")
    if counted.elided and (bodies := find_bodies(tokens[counted.last : counted.last + 5])) is not None:
        return Governor(governors.DEATH_TOLL, counted.last + bodies, "toll")
    if (fate := find_whole_held(s, i) or find_fate(s, i) or find_listed(s, i) or find_missing(s, i)) is not None:
        return fate
    if (outcome := find_outcome(s, i)) is not None:
        return outcome
    if (fronted := find_fronted(s, i)) is not None and not subset:
        return fronted
    if is_displaced_whole(s, i):
        return Governor(governors.DISPLACED, counted.last - 1, "noun")
    if (lodged := find_lodged(tokens, counted, edge, accepts)) is not None:
        return lodged
    if (zoned := find_zoned(tokens, counted, edge, accepts)) is not None:
        return zoned
    for find in (find_warned, find_unhoused, find_emptied, find_refuge, find_remaining):
        if (found := find(s, i, accepts)) is not None:
            return found
    if (
        arrived := find_arrivals(tokens, counted, edge, accepts) or find_tracked(s, i) or find_driven(s, i)
    ) is not None:
        return arrived
    if (handed := find_handed(s, i, accepts) or find_brought_back(s, i, accepts)) is not None:
        return handed
    if edge and tokens[edge - 1].text in _COSTING and (cost := find_forced(s, i, accepts)) is not None:
        return cost  # "cost ten people their lives, and 75 were wounded"
    if counted.elided and (toll := find_toll(tokens, edge, i, s.vocabulary, accepts)) is not None:
        labelled = [t.text for t in tokens[counted.last + 1 : counted.last + 2]] == [":"]  # "Injured: 37  Killed: 9"
        mixed = toll.predicate.metric is None and not labelled and says_itself(s, i, accepts)
        return (
            find_right(tokens, counted, accepts) if mixed else None
        ) or toll  # "rose to 2,300 killed and 8,000 hurt"
    if counted.elided and tokens[edge - 1].text == "to" and (named := find_number_of(s, i, accepts)) is not None:
        return named  # "brought to nine the number of captives freed, out of 240 abducted"
    if are_called_dead(s, i):
        dead = governors.HOSTAGE_DEAD if are_of_dead_hostages(s, i) else governors.DEATH_TOLL
        return Governor(dead, counted.last - 1, "noun")
    if (
        counted.elided
        and edge > 0
        and tokens[edge - 1].text == ":"
        and not (counted.last < len(tokens) and tokens[counted.last].text in governors.BE)
        and not says_itself(s, i, accepts)
        and (label := find_label(s, i, accepts)) is not None
    ):
        return label
    lives = counted.noun in ("lives", "life") and edge > 0 and _CLAIM.match(tokens[edge - 1].text)
    if lives or (counted.noun == "victims" and edge > 0 and tokens[edge - 1].text.startswith("claim")):
        return Governor(governors.DEATH_TOLL, edge - 1, "object")  # "claimed 48 lives and injured 100"
    left = governors.find_left(tokens, edge, accepts)
    beside = left is not None and left.index == edge - 1
    if left is not None and subset and counted.anaphoric and not beside and left.predicate.form is not Form.ACT:
        left = None  # but "killed eleven of them", "offered to free five of them"
    if left is not None and left.predicate.name == "released" and tokens[edge - 1].text == "of" and _some(s, edge):
        left = None  # "to release some of the 200 people taken captive"
    if (
        left is not None
        and tokens[left.index].text in _HOSTING
        and (counted.group in _PUPILS or counted.noun in _CARED)
    ):
        left = None  # "the school hosts 900 pupils"
    if left is not None and left.predicate.metric is None and counted.has(NounClass.DISPLACED):
        left = None  # "registered 12,400 IDPs": the noun says it
    if counted.has(NounClass.HOSTAGE):
        return find_hostage_governor(s, i, left)
    if counted.has(NounClass.DEAD) and counted.noun not in ("dead", "martyrs", "martyr", "lives"):
        return find_dead_governor(s, i)
    if left is not None and left.predicate.metric is None:
        said = find_right(tokens, counted, accepts)
        if (
            said is not None
            and said.predicate.metric is not None
            and ((said.index == counted.last and said.rule == "participle") or _is_relative(s, i, said))
        ):
            return said  # "registered 8,525 people killed"
    touched = edge > 0 and tokens[edge - 1].text in ("affecting", "impacting") and not counted.has(*BUILT)
    if touched or (left is not None and tokens[left.index].text in ("affected", "impacted")):
        # "the order affected 350,000 people"; a closure or a cut affects homes too
        torn = counted.has(*BUILT) and any(t.text.startswith("demolition") for t in tokens[:edge])
        torn_down = Governor(governors.DESTROYED, edge - 1, "object") if torn else None
        left = find_order(s, i, accepts) or torn_down or Governor(governors.NOT_OURS, edge - 1, "object")
    if left is not None:
        return left
    if (joined := find_joined(s, i, accepts)) is not None:
        return joined
    if (copula := find_copula(s, edge, accepts)) is not None:
        return copula
    right = find_right(tokens, counted, accepts)
    if edge and tokens[edge - 1].text in ("for", "against") and counted.has(*BUILT):
        right = find_order(s, i, accepts) or right  # "demolition orders were issued for three houses that were hit"
    if subset and counted.elided and name_part(tokens, counted) is not None:
        right = None  # "of them, four were displaced people in tents": who they were, not what befell them
    if right is not None and right.predicate.metric is None and edge and tokens[edge - 1].text in _TELLING:
        right = find_forced(s, i, accepts) or right  # "ordered 9,000 people living in the quarter to leave"
    if right is not None and right.predicate.metric is None:
        for predicate in counted.premodifiers:
            if predicate.metric is not None and accepts(predicate):
                return Governor(predicate, i, "premodifier")
    if right is not None and right.predicate.metric is None and right.predicate.form in (Form.ACT, Form.DOING):
        right = None if counted.has(NounClass.DISPLACED) else right  # "312 displaced people live here"
    if right is not None and counted.has(NounClass.DISPLACED) and _ENDURED.match(tokens[right.index].text):
        right = None  # "312 displaced people are without water"
    light = edge > 0 and tokens[edge - 1].text in governors.LIGHT | governors.FORCE | MOVING
    if right is not None and (not subset or stands_by(s, i, right)):
        return right
    if right is None and not subset and (said := find_complement(tokens, counted, accepts)) is not None:
        return said
    if light and (forced := find_forced(s, i, accepts)) is not None:
        return forced
    for predicate in counted.premodifiers:
        if accepts(predicate):
            return Governor(predicate, i, "premodifier")
    if subset:
        return None
    if counted.has(NounClass.DISPLACED):
        returned = counted.noun in ("returnees", "returnee")
        return Governor(governors.RETURNED if returned else governors.DISPLACED, counted.last - 1, "noun")
    if (with_others := find_company(s, i, accepts)) is not None:
        return with_others
    if (ordered := find_order(s, i, accepts)) is not None:
        return ordered
    toll = find_toll(tokens, edge, i, s.vocabulary, accepts)
    if toll is not None:
        return toll
    if (label := find_label(s, i, accepts)) is not None:
        return label
    return find_number_of(s, i, accepts)


def _is_relative(s: Numbers, i: int, said: Governor) -> bool:
    """ "registered 15 homes that were destroyed": the clause that follows at once says what befell them."""
    last = s.counted[i].last
    return said.index - last <= _RELATIVE and s.tokens[last].text in ("that", "which", "who")


_RELATIVE = 4  # tokens: "that have been completely destroyed"


def says_itself(s: Numbers, i: int, accepts: governors.Accepts) -> bool:
    """ "Hostages: 251 taken, 148 freed": what befell them stands right after the number."""
    after = s.tokens[s.counted[i].last : s.counted[i].last + 1]
    return any(p.form is Form.DONE and p.metric is not None and accepts(p) for t in after for p in t.predicates)


def find_number_of(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "brought to at least 42 the number of people killed"."""
    tokens = s.tokens
    k = s.counted[i].last
    said = k < len(tokens) and tokens[k].text in ("is", "was")
    while k < len(tokens) and (tokens[k].text in ("the", "total", "is", "was") or (said and k < s.counted[i].last + 6)):
        if tokens[k].text in _COUNTS:
            break
        k += 1
    if k + 1 < len(tokens) and tokens[k].text in (_COUNTS if not said or tokens[k + 1].text == "of" else _TOLLS):
        for m in range(k, min(k + 9, len(tokens))):
            for predicate in tokens[m].predicates:
                if accepts(predicate):
                    return Governor(predicate, m, "toll")
        if "toll" in tokens[k].text:
            return Governor(governors.DEATH_TOLL, k, "toll")
    return None


def stands_by(s: Numbers, i: int, governor: Governor) -> bool:
    """A subset's own predicate stands right by it: "including three who drowned"."""
    between = s.tokens[s.counted[i].last : governor.index]
    if governor.predicate.metric is None and governor.predicate.form in (Form.ACT, Form.DOING):
        return False
    return len(between) <= 5 and not any(t.text in (",", "–", "and", ")") for t in between)


def _some(s: Numbers, edge: int) -> bool:
    return edge > 1 and s.tokens[edge - 2].text in ("some", "many", "most", "all")


# "310 – 61 per cent of the dead – are thought to be civilians"
_SHARE_OF_DEAD = re.compile(
    r",? [–(-]? ?(?:or )?(?:about |nearly |some |around |almost )?[\d.]+(?: ?%| per ?cent) of (?:all |the |total |those )*(?:fatalities|deaths|dead|killed)\b",
    re.I,
)
# "12 children had been confirmed among the 40 deaths"
_AMONG_DEAD = re.compile(
    r"(?: (?:has|have|had|were|was|are|is|been|also|now))* (?:confirmed|counted|identified|listed|included) (?:as being )?among (?:the|those) (?:[\w,]+ ){0,2}(?:deaths|dead|killed|fatalities|victims)\b"
)
_GRAVES = frozenset("grave graves".split())
_HOLDING = frozenset("containing holding with".split())
_DEATHS_AMONG = frozenset(("deaths among", "deaths of", "deaths in", "deaths at"))
_TELLING = frozenset("ordered told forced urged warned instructed asked forcing ordering telling urging".split())
_COSTING = frozenset("cost costs costing robbed robs".split())
_HOSTING = frozenset("host hosts hosted hosting".split())
_PUPILS = frozenset({"students", "teachers"})
_CARED = frozenset("patients guests tourists visitors athletes workers employees".split())
_TOLLS = frozenset(("number of", "death toll", "toll"))
_COUNTS = frozenset(("number", "number of", "death toll", "toll", "count", "tally", "figure"))
_ENDURED = re.compile(r"without |in need|hungry|at risk|lack ")
_CLAIM = re.compile(r"claim|cost|tak(?:e|ing)|took|lost")
