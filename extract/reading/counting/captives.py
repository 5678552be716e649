"""Hostages: what became of them, where several things are told: "freed all 20 hostages who were still held"."""

from __future__ import annotations

import itertools
import re

from extract.model import Kind, Metric
from extract.reading.counting.counts import Count, Numbers
from extract.reading.counting.fates import are_dead, lists_fates
from extract.reading.counting.gate import may_be_hostages
from extract.reading.counting.governors import AUXILIARIES, HOSTAGE_DEAD, RELEASED, STOPS, Governor, find_left
from extract.reading.counting.latest import exceeds_last, last_is_hostage
from extract.reading.counting.leaning import find_same
from extract.reading.counting.remains import (
    BODIES,
    HELD_GROUPS,
    OF_THE_TAKEN,
    are_hostages,
    is_hostages_body,
    of_last_body,
)
from extract.reading.patterns.sieve import Sieve
from extract.reading.vocabulary import Form, NounClass, Predicate

_FROM_CAPTIVITY = Sieve(
    r"\b(?:after|from|in|of) (?:[\w' -]+ )?captivity\b|\b(?:as|held) hostages?\b|\bhostages to\b", re.I
)


def settle_hostages(s: Numbers, i: int, governor: Governor, metric: Metric, kind: Kind) -> tuple[Metric, Kind]:
    """The metric and kind of a count, given those of its predicate: who is killed or comes home may be a hostage."""
    whose = _whose_number(s, i, governor)
    if metric is Metric.DEATHS and whose is not None:
        return (Metric.HOSTAGES, Kind.DEAD) if whose is NounClass.HOSTAGE else (metric, kind)
    if metric is Metric.DEATHS and are_hostages(s, i, governor):
        metric, kind = Metric.HOSTAGES, Kind.DEAD
    if kind in (Kind.KILLED, Kind.DISPLACED) and s.hostages and i and s.tokens[i - 1].text in ("the", "all"):
        same = find_same(s, i)  # "two children were taken; … the two children are dead", "all four had left the party"
        if same is not None and same.metric is Metric.HOSTAGES:
            metric, kind = Metric.HOSTAGES, Kind.DEAD if metric is Metric.DEATHS else same.kind
    if kind in (Kind.RETURNED, Kind.DISPLACED) and _come_home(s, i, governor, kind):
        metric, kind = Metric.HOSTAGES, Kind.RELEASED
    if metric is Metric.HOSTAGES and kind is Kind.HELD and i not in s.bases and are_dead(s, i, governor):
        kind = Kind.DEAD
    if metric is Metric.DEATHS and _are_dead_of_these(s, i):
        metric, kind = Metric.HOSTAGES, Kind.DEAD
    if kind is Kind.RELEASED and [t.text for t in s.tokens[s.counted[i].last :][:2]] in _WHOSE_BODIES:
        kind = Kind.DEAD
    if metric is Metric.HOSTAGES:
        kind = of_last_body(s, i, governor, _of_body(s, i, kind))
        kind = _done_to_them(s, i, governor) if kind is Kind.HELD else kind
        kind = Kind.HELD if kind is Kind.RELEASED and is_appeal(s, i, governor) else kind
        kind = _of_those(s, i, governor, kind) if kind is Kind.TAKEN else kind
        kind = Kind.HELD if kind is Kind.TAKEN and _STILL_THERE.search(s.text, 0, s.tokens[i].start) else kind
        if _ENDED_DEAD.match(s.text, s.tokens[s.counted[i].last - 1].end):
            kind = Kind.DEAD
        if kind in (Kind.TAKEN, Kind.HELD) and (taken := OF_THE_TAKEN.match(s.text, s.tokens[i].end)):
            kind = Kind.DEAD if _ARE_DEAD.match(s.text, taken.end()) else kind
    return metric, kind


def _are_dead_of_these(s: Numbers, i: int) -> bool:
    """ "Of these it has declared 41 dead", "of these, officers say, at least 28 are no longer alive": hostages."""
    of_these = _OF_THESE.match(s.text) is not None and last_is_hostage(s)
    if s.counted[i].noun != "dead":
        return of_these and s.counted[i].elided and not exceeds_last(s, i)
    remains = s.edges[i] > 1 and s.tokens[s.edges[i] - 2].text in BODIES and is_hostages_body(s, i)
    return remains or of_these or lists_fates(s, i)


def _whose_number(s: Numbers, i: int, governor: Governor) -> NounClass | None:
    """ "brings to 21 the number of hostages whose deaths are known": who are counted, said after the number."""
    if governor.rule != "toll" or not s.counted[i].elided:
        return None
    if governor.index <= i:
        return NounClass.PERSON if _is_toll_of_a_place(s, i, governor) else None
    named = [t.nouns for t in s.tokens[s.counted[i].last : governor.index]]
    return next((c for c in (NounClass.HOSTAGE, NounClass.PERSON) if any(c in nouns for nouns in named)), None)


def _is_toll_of_a_place(s: Numbers, i: int, governor: Governor) -> bool:
    """ "talks on the hostages go on despite a death toll in the Strip of 28,000": no hostage stands beside the toll."""
    words = [t.text for t in s.tokens[governor.index : i]]
    beside = any(NounClass.HOSTAGE in t.nouns for t in s.tokens[max(0, governor.index - 3) : i])
    named = governor.index > 0 and s.tokens[governor.index - 1].capital  # "Gaza death toll passes 28,000"
    return any("toll" in word for word in words) and ("in" in words or named) and not beside


def _come_home(s: Numbers, i: int, governor: Governor, kind: Kind) -> bool:
    """Who comes home may be a hostage: "three women were back with their families after 471 days in captivity"."""
    if kind is Kind.RETURNED and _FROM_CAPTIVITY.search(s.text):
        return True
    home = governor.index < len(s.tokens) and s.tokens[governor.index].text in _COME_HOME
    if not (home and s.hostages):
        return False
    if (s.quantity(i).value or s.quantity(i).low or 0) >= _CROWD and exceeds_last(s, i):
        return False  # "some 200,000 came back to the north"
    unnamed = s.counted[i].elided or s.counted[i].noun == "people"
    opens = not s.context.counts and s.counted[i].elided and s.tokens[governor.index].text != "returned"
    spoken = last_is_hostage(s) or opens  # a headline: "Twenty come home"
    theirs = not s.context.flight and s.counted[i].group in _FREED_GROUPS
    of_held = s.counted[i].group in HELD_GROUPS or (unnamed and spoken) or may_be_hostages(s, s.counted[i])
    return of_held or theirs


def is_price(s: Numbers, i: int, governor: Governor) -> bool:
    """ "33 hostages against hundreds of prisoners": what a deal would bring, no verb saying that it did."""
    if governor.rule != "noun":
        return False
    if any(t.text in ("every", "each") for t in s.tokens[s.edges[i] : i]):
        return True  # "every additional ten hostages were to buy a day of quiet"
    return _PRICE.match(s.text, s.tokens[i].end) is not None


_PRICE = re.compile(
    r"[^.;:]{0,60}?\b(?:in exchange for|in return for|against|for) (?:[\w-]+ ){0,4}?(?:prisoners|detainees|truce|ceasefire|pause)\b"
)


def is_appeal(s: Numbers, i: int, governor: Governor) -> bool:
    """ "Bring back all 134!", "and free every one of the 59": who is asked for is still held."""
    k = governor.index
    if (
        governor.predicate.form is not Form.ACT
        or k >= i
        or not {t.text for t in s.tokens[k + 1 : i]} & {"all", "every"}
    ):
        return False
    return k == 0 or s.tokens[k - 1].text in _APPEALING


_APPEALING = frozenset(('"', ":", ",", ".", "and", "must", "please"))


def find_way_out(s: Numbers, i: int) -> Governor | None:
    """ "six hostages left the Strip", "four hostages were free", "six hostages found shot": said without a verb of ours."""
    last = s.counted[i].last
    after = " ".join(t.text for t in s.tokens[last : last + 16])
    brought = s.edges[i] > 0 and s.tokens[s.edges[i] - 1].text in _BRINGING
    if brought and after.split(" ")[0] in ("back", "home"):  # "brought three hostages back alive"
        return Governor(RELEASED, s.edges[i] - 1, "object")
    if _FOUND_DEAD.match(after):
        return Governor(HOSTAGE_DEAD, last, "subject")
    if _WITH_PRISONERS.match(s.text, s.tokens[last - 1].end):
        return Governor(RELEASED, i, "noun")
    if _IS_BACK.match(after):
        return Governor(RELEASED, last, "subject")
    if (out := _WAY_OUT.match(after)) is None:
        return None
    words = (len(t.text.split()) for t in s.tokens[last:])
    ends = itertools.accumulate(words)
    verb = next(k for k, end in enumerate(ends) if end >= len(out[0].split()))
    return Governor(RELEASED, last + verb, "subject")


def are_called_alive(s: Numbers, i: int, governor: Governor) -> bool:
    """ "All 20 hostages known to be alive": which ones are meant, not what became of them."""
    first = s.tokens[s.counted[i].last].text
    return s.tokens[governor.index].text.endswith(("alive", "living")) and first not in AUXILIARIES | {"remain", "who"}


# Those who are told of beside prisoners that were let go: "15 hostages and 45 detainees were freed", "Friday: 13 hostages; 39 prisoners"
_WITH_PRISONERS = re.compile(
    r"[^.;:]{0,90}?\band (?:[\w-]+ ){1,3}?(?:prisoners|detainees)\b[^.;:,]{0,40} (?:(?:were|have been|had been) (?:set free|released|freed|exchanged|let go)|walked free|went free)\b"
    r"|(?: in [\w ]+)?[;,] \d+ (?:\w+ )?(?:prisoners|detainees)\b"
)
_FOUND_DEAD = re.compile(
    r"(?:(?:were|was|had been) )?(?:found (?:shot|dead|murdered|killed|executed)|in (?:coffins|caskets|body bags))\b"
)
# "hostages taken from a festival were in a hospital near Tel Aviv", "captured in the raids were back on Israeli soil"
_IS_BACK = re.compile(
    r"(?:taken|captured|abducted|seized|kidnapped|held|snatched)\b[^.,;:]{0,60}? (?:was|were|are|is) (?:now |all |already |safely )*"
    r"(?:back|home|safe|in (?:an? )?(?:israel|israeli|hospital|helicopter|good health)|on israeli)\b"
)
_WAY_OUT = re.compile(
    r"(?:who )?(?:(?:are|is|were|was|have|has|had|will|would|to|already|now|then) ){0,3}"
    r"(?:(?:left|leave|leaving) (?:the )?(?:gaza|strip|enclave|captivity)|free\b|gone home|go home|(?:returning|on their way) (?:home|back|to israel)|back (?:from|in israel|home)|due (?:to be released|this week|on \w+day|today|tomorrow))\b"
)


def kind_of_part(s: Numbers, i: int, whole: Count) -> Kind:
    """The kind of a part of some hostages: "35 of them are dead", "eight of them in coffins" tells of another fate."""
    if whole.metric is not Metric.HOSTAGES:
        return whole.kind
    if whole.kind is Kind.DEAD:
        told_before = whole.rule == "subset" and all(v is not whole for v in s.found.values())
        return Kind.HELD if told_before and s.text.startswith(_ITEM) else whole.kind
    after = [t.text for t in s.tokens[i + 1 : i + 5]]
    if after[:1] == ["of"]:
        after = after[2:]
    coffins = after[:1] == ["in"] and any(word in ("coffins", "caskets", "body bags") for word in after[1:3])
    dead = after[:2] in _DEAD or (after[2:] in _DEAD and after[1] in ("says", "said", "believes"))
    if coffins or dead or after[:2] == ["for", "burial"]:
        return Kind.DEAD
    still = whole.kind is Kind.TAKEN and _STILL.match(s.text, s.tokens[s.counted[i].last - 1].end)
    return Kind.HELD if still else whole.kind


# "nine were taken, of whom two are still there"
_STILL = re.compile(r" (?:are|were|remain) (?:still )?(?:there|in gaza|in captivity|captive|held)\b", re.I)
_DEAD = (["are", "dead"], ["were", "dead"])
# "it brings to eight the number of bodies returned"
_BODIES_AFTER = re.compile(r" the number of (?:\w+ )?(?:bodies|remains|coffins)\b")


def _of_body(s: Numbers, i: int, kind: Kind) -> Kind:
    """ "Four hostage bodies handed over": who comes back so is dead."""
    words = {t.text for t in s.tokens[i + 1 : s.counted[i].last]}
    told = words & BODIES or _BODIES_AFTER.match(s.text, s.tokens[i].end)
    return Kind.DEAD if kind is Kind.RELEASED and told else kind


def _done_to_them(s: Numbers, i: int, governor: Governor) -> Kind:
    """ "Freed all 20 hostages who were still held", "shot three captives held in Gaza": the verb before the number decides."""
    k = s.edges[i] - 1
    if (k >= 0 and s.tokens[k].text in _SHOT) or _TO_BE_FOUND.match(s.text, s.tokens[i].end):
        return Kind.DEAD
    if governor.rule == "participle" and _THEN_FREED.match(s.text, s.tokens[i].end):
        return Kind.RELEASED
    if governor.index <= i:
        return Kind.HELD
    done = find_left(s.tokens, s.edges[i], _ends_captivity)
    if done is not None and done.index and s.tokens[done.index - 1].text == "to":
        return Kind.HELD  # "a deal to return the 100 hostages who remain in captivity"
    return done.predicate.kind or Kind.HELD if done is not None and done.rule == "object" else Kind.HELD


def _ends_captivity(predicate: Predicate) -> bool:
    return predicate.metric is Metric.HOSTAGES and predicate.kind is Kind.RELEASED


def _of_those(s: Numbers, i: int, governor: Governor, kind: Kind) -> Kind:
    """ "Ninety of those kidnapped are in captivity", "100 of those captured were freed": the main verb decides."""
    k = governor.index
    left = " ".join(t.text for t in s.tokens[s.counted[i].last : s.counted[i].last + 2])
    if s.edges[i] and left == "out of" and s.tokens[s.edges[i] - 1].text in ("take", "takes", "took"):
        return Kind.RELEASED  # "commandos took four hostages out of two flats"
    before = [t.text for t in s.tokens[i + 1 : k]]
    if k <= i or "of" not in before or not {"those", "people", "hostages"} & set(before):
        return kind
    after = s.tokens[k + 1 : k + _PREDICATE]
    if not any(t.text in AUXILIARIES for t in after[:8]):
        return kind
    for token in after:
        if token.text in STOPS:
            break
        if token.text in _IN_CAPTIVITY or any(p.kind is Kind.HELD for p in token.predicates):
            return Kind.HELD
        if any(p.kind is Kind.RELEASED for p in token.predicates):
            return Kind.RELEASED
    return kind


# "nine women held hostage in the Strip were released"
_THEN_FREED = re.compile(
    r"[^.,;:]{0,30}\b(?:held|kept)\b[^.,;:]{0,40} (?:were|was|have been|has been|had been) (?:\w+ly |all )?(?:released|freed|set free|rescued|let go)\b",
    re.I,
)
# "there are still 18 Thais abducted"
_STILL_THERE = re.compile(
    r"\bthere (?:are|remain) (?:(?:still|now|currently|about|around|some|at least|more than|over|nearly) )*$", re.I
)
_OF_THESE = re.compile(r"\W*of (?:these|them|those),? ", re.I)
_ARE_DEAD = re.compile(
    r"[^.;:,]{0,60}?\b(?:are|were|is|was|be|been) (?:now |already |all )?(?:dead|killed|murdered)\b", re.I
)
_ITEM = ("-", "–", "•", "*")  # the next item goes on with those of whom "30 are dead" was a part
# "with 13 more still to be recovered": bodies
_TO_BE_FOUND = re.compile(
    r"(?: more| others)? (?:are |remain )?(?:still |yet )?to be (?:recovered|found|retrieved)\b", re.I
)
# "15 who were taken alive and later murdered in captivity", "two hostages were returned for burial"
_ENDED_DEAD = re.compile(
    r",? (?:who|whom)\b[^.,;:]{0,30}\b(?:taken|kidnapped|abducted|held)\b[^.,;:]{0,40}\band (?:(?:were|was|later|then|subsequently) ){0,2}(?:murdered|killed|executed|died)\b"
    r"|(?:[^.,;:]{0,40}\b(?:returned|brought back|handed over)\b[^.,;:]{0,30})? for (?:proper )?burial\b",
    re.I,
)
_CROWD = 1_000  # people: more than were ever taken
_PREDICATE = 14  # tokens
_BRINGING = frozenset("bring brings bringing brought get got fly flew".split())
_SHOT = frozenset("shoot shoots shot".split())
_IN_CAPTIVITY = frozenset({"captivity"})
_WHOSE_BODIES = (["whose", "bodies"], ["whose", "remains"])
_COME_HOME = frozenset(
    (
        "return",
        "came back",
        "come back",
        "returned",
        "returned home",
        "come home",
        "came home",
        "brought back",
        "back home",
        "are home",
        "is home",
        "be home",
        "driven out",
        "taken out",
        "came out",
        "come out",
        "moved out",
        "walked out",
    )
)
_FREED_GROUPS = frozenset({"women", "men", "children", "women and children"})
