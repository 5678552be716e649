"""Numbers that stand on their own: the predicate of their clause, their noun, a toll or a label decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Metric
from extract.reading.counting import governors
from extract.reading.counting.arrivals import find_arrivals
from extract.reading.counting.asides import before_speech
from extract.reading.counting.called_dead import are_called_dead, are_of_dead_hostages, find_bodies, find_dead_governor
from extract.reading.counting.captives import are_called_alive, find_way_out
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
from extract.reading.counting.topics import find_fronted
from extract.reading.sentences.tokens import Token
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
    if counted.elided and (bodies := find_bodies(tokens[counted.last : counted.last + 5])) is not None:
        return Governor(governors.DEATH_TOLL, counted.last + bodies, "toll")
    if (fate := find_fate(s, i) or find_listed(s, i) or find_missing(s, i)) is not None:
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
    if (arrived := find_arrivals(tokens, counted, edge, accepts)) is not None:
        return arrived
    if (handed := find_handed(s, i, accepts)) is not None:
        return handed
    if edge and tokens[edge - 1].text in _COSTING and (cost := find_forced(s, i, accepts)) is not None:
        return cost  # "cost ten people their lives, and 75 were wounded"
    if counted.elided and (toll := find_toll(tokens, edge, i, s.vocabulary, accepts)) is not None:
        labelled = [t.text for t in tokens[counted.last + 1 : counted.last + 2]] == [":"]  # "Injured: 37  Killed: 9"
        mixed = toll.predicate.metric is None and not labelled and says_itself(s, i, accepts)
        return (
            find_right(tokens, counted, accepts) if mixed else None
        ) or toll  # "rose to 2,300 killed and 8,000 hurt"
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
    if counted.noun in ("lives", "life") and edge > 0 and _CLAIM.match(tokens[edge - 1].text):
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
        left = find_order(s, i, accepts) or Governor(governors.NOT_OURS, edge - 1, "object")
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


def find_copula(s: Numbers, edge: int, accepts: governors.Accepts) -> Governor | None:
    """ "among those killed are two medics", "the men killed were 12 fighters"."""
    tokens = s.tokens
    if edge < 2 or tokens[edge - 1].text not in governors.BE:
        return None
    said = before_speech(tokens, edge - 2)
    for k in range(said, max(-1, said - 7), -1):
        if tokens[k].text in (",", ";", "."):
            break
        for predicate in tokens[k].predicates:
            if predicate.metric is not None and predicate.form is not Form.DOING and accepts(predicate):
                return Governor(predicate, k, "copula")
    return None


def find_hostage_governor(s: Numbers, i: int, left: Governor | None) -> Governor:  # noqa: C901 - rules, in their order
    counted, tokens, accepts = s.counted[i], s.tokens, gate_for(s, s.counted[i], i)
    owned = [t.text for t in tokens[counted.last : counted.last + 2]]
    if "former" in counted.words or (owned[:1] == ["'"] and owned[-1] in _KIN):
        return Governor(
            governors.NOT_OURS, counted.last - 1, "noun"
        )  # "two former hostages", "four hostages' families"
    owned_bodies = owned[:1] == ["'"] and owned[-1] in _BODIES  # "the four hostages' remains"
    if owned_bodies or counted.noun in _BODIES or not _DEAD.isdisjoint(counted.words):
        return Governor(governors.HOSTAGE_DEAD, counted.last - 1, "noun")
    parted = [t.text in (",", "–", "-") for t in tokens[counted.last : counted.last + 1]] == [True]
    parted = parted and tokens[min(counted.last + 1, len(tokens) - 1)].quantity is not None
    right = find_right(
        tokens, counted, accepts, reach=20 if parted else 14
    )  # "105 hostages – 81 of them women – were freed"
    held = right is not None and right.predicate.name in ("held", "taken")
    if right is not None and held and (right.rule == "participle" or are_called_alive(s, i, right)):
        later = find_right(tokens, replace(counted, last=right.index + 1), accepts, reach=14)
        if (
            later is not None
            and later.predicate.metric is not None
            and (later.rule == "passive" or _ends_headline(tokens, right, later))
        ):
            return later
    copula = find_copula(s, s.edges[i], accepts)
    if left is None and copula is not None and copula.predicate.kind is not None:
        return copula
    definite = any(t.text in _ALL for t in tokens[max(0, s.edges[i] - 2) : i]) or any(
        "still" in t.text for t in tokens[counted.last : counted.last + 3]
    )
    if (out := find_way_out(s, i)) is not None:
        return out
    released = left is not None and left.predicate.name in ("released", "returned")
    if right is not None and right.predicate.name == "held" and (left is None or (released and definite)):
        return right
    complement = counted.noun in ("hostage", "captive") and (s.quantity(i).value or 2) > 1
    before = tokens[s.edges[i] - 1].text if s.edges[i] else ""
    if complement or before in ("took", "take", "taking", "takes", "taken"):
        return Governor(governors.TAKEN, counted.last - 1, "complement")
    if left is not None and left.predicate.metric is not None:
        return left
    if right is not None and right.predicate.metric is not None:
        return right
    if before in ("for", "against") and any(NounClass.PRISONER in t.nouns for t in tokens[: s.edges[i]]):
        return Governor(governors.RELEASED, s.edges[i] - 1, "object")  # "freed 183 prisoners for three of the hostages"
    if before in ("let", "lets", "letting") and any(t.text in _GO for t in tokens[counted.last : counted.last + 4]):
        return Governor(governors.RELEASED, s.edges[i] - 1, "object")
    for predicate in counted.premodifiers:
        if predicate.metric in (Metric.HOSTAGES, Metric.DEATHS):
            return Governor(predicate, i, "premodifier")
    if before == "of" and tokens[s.edges[i] - 2].text == "shooting":
        return Governor(governors.HOSTAGE_DEAD, s.edges[i] - 2, "nominal")
    toll = find_toll(tokens, s.edges[i], i, s.vocabulary, accepts)
    return toll or find_label(s, i, accepts) or Governor(governors.HELD, i, "noun")


def _ends_headline(tokens: Sequence[Token], held: Governor, governor: Governor) -> bool:
    """ "Two hostages held in Gaza killed": the verb of a headline, "were" left out."""
    if any(t.quantity is not None for t in tokens[held.index : governor.index]):
        return False
    after = tokens[governor.index + 1].text if governor.index + 1 < len(tokens) else "."
    return governor.rule == "participle" and governor.predicate.name not in ("held", "taken") and after in _HEADLINE


_HEADLINE = frozenset((".", ",", ":", "–", "says", "say", "by", "in", "as", "after"))


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


_GRAVES = frozenset("grave graves".split())
_HOLDING = frozenset("containing holding with".split())
_DEATHS_AMONG = frozenset(("deaths among", "deaths of", "deaths in", "deaths at"))
_TELLING = frozenset("ordered told forced urged warned instructed asked forcing ordering telling urging".split())
_COSTING = frozenset("cost costs costing robbed robs".split())
_HOSTING = frozenset("host hosts hosted hosting".split())
_PUPILS = frozenset({"students", "teachers"})
_CARED = frozenset("patients guests tourists visitors athletes workers employees".split())
_KIN = frozenset("families relatives parents mothers fathers wives daughters sons children siblings friends".split())
_GO = frozenset(("go", "go free", "out", "leave", "go home"))
_TOLLS = frozenset(("number of", "death toll", "toll"))
_COUNTS = frozenset(("number", "number of", "death toll", "toll", "count", "tally", "figure"))
_BODIES = ("bodies", "remains")
_DEAD = frozenset("dead deceased slain killed murdered fallen".split())
_ALL = frozenset("the all these those remaining some".split())
_ENDURED = re.compile(r"without |in need|hungry|at risk|lack ")
_CLAIM = re.compile(r"claim|cost|tak(?:e|ing)|took|lost")
