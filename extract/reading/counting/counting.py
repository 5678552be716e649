"""From the numbers of a sentence to counts: what each counts, and what is said of it in its clause.

Every number ends as a Count or as a Rejection, each with the reason. Numbers that stand on their own are decided first;
then those that lean on another: subsets ("including 12 children"), lists ("52 men, 10 women and two children"), elided
nouns ("a further 310 partly damaged") and anaphora ("the three").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Kind, Metric, Status
from extract.reading.counting import traps
from extract.reading.counting.amounts import read_amount
from extract.reading.counting.called_dead import find_death, is_offered_too
from extract.reading.counting.captives import is_price, kind_of_part, settle_hostages
from extract.reading.counting.continuing import find_going_on, find_named, find_some_of_hostages
from extract.reading.counting.counts import (
    BUILT,
    NO_FIGURE,
    PEOPLE,
    PRISONERS,
    Context,
    Count,
    Numbers,
    Offered,
    Rejection,
    Verdict,
)
from extract.reading.counting.crowds import is_of_land, why_no_count
from extract.reading.counting.governors import HOSTAGE_DEAD, Governor
from extract.reading.counting.groups import read_group
from extract.reading.counting.labels import find_sublabel
from extract.reading.counting.latest import last_count, last_counts
from extract.reading.counting.leaning import (
    find_antecedent,
    find_gapped,
    find_parent,
    find_regapped,
    find_same,
)
from extract.reading.counting.orders import is_planned
from extract.reading.counting.others import PRISONERS_STILL, find_companions, why_others, why_unweighed
from extract.reading.counting.reduced import goes_back_to_shelter
from extract.reading.counting.ruins import is_partly, is_taken_over, settle_ruins
from extract.reading.counting.shares import (
    exceeds_whole,
    find_amount,
    find_partitive,
    find_share,
    find_sum,
    is_compared_with_events,
    is_other_share,
    is_share_alike,
    says_else,
    tells_how_they_live,
)
from extract.reading.counting.standing import find_governor
from extract.reading.counting.status import STAYED, is_negated, read_status
from extract.reading.counting.subsets import (
    find_broken_down,
    find_named_set,
    find_of_those,
    is_subset,
    is_whole,
    names_things,
    whole_before_colon,
)
from extract.reading.counting.sums import find_summed
from extract.reading.counting.topics import find_apposed, find_topical
from extract.reading.counting.units import counts_before, read_unit
from extract.reading.counting.weighing import weigh_kinds
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass, Vocabulary


def count_sentence(
    text: str, tokens: Sequence[Token], context: Context, vocabulary: Vocabulary, *, offset: int
) -> list[Verdict]:
    """The verdict on every number of a sentence, in order of the numbers."""
    s = Numbers(text, tokens, context, vocabulary, offset)
    leaning: list[int] = []
    for i in s.numbers:
        reason = traps.find_trap(text, tokens, i, s.counted[i])
        if reason is not None:
            s.found[i] = Rejection(s.quantity(i), reason, other=reason == "counts the injured")
        elif (whole := find_summed(s, i) or find_companions(s, i)) is not None:
            s.found[i] = inherit_count(s, i, whole, "list")
        elif not is_whole(s, i) and (verdict := decide_standing(s, i)) is not None:
            s.found[i] = verdict
        else:
            leaning.append(i)
    weighed: set[int] = set()
    for i in leaning:
        verdict = decide_leaning(s, i)
        if verdict is None:
            weighed.add(i)
            verdict = decide_weighed(s, i)
        s.found[i] = verdict
    if context.watch is not None:
        for i in s.numbers:
            if isinstance(s.found[i], Count) and i not in weighed:
                context.watch(weigh_kinds(s, i))
    return [s.found[i] for i in s.numbers]


def decide_standing(s: Numbers, i: int) -> Verdict | None:
    counted = s.counted[i]
    percent = s.quantity(i).percent
    if (died := find_death(s, i)) is not None:
        return make_count(s, i, died)
    if counted.classes & PRISONERS or (counted.classes and counted.classes <= NO_FIGURE and not percent):
        return Rejection(s.quantity(i), f"counts {counted.noun}", other=bool(counted.classes & PRISONERS))
    subset = is_subset(s, i)
    if (reason := why_others(s, i, subset=subset)) is not None:
        return Rejection(s.quantity(i), reason, other=True)
    if (whole := find_broken_down(s, i)) is not None:
        return inherit_count(s, i, whole, "subset")
    if subset and names_things(s, i):
        return Rejection(s.quantity(i), "is part of things that are no figure", other=True)
    if tells_how_they_live(s, i):
        return Rejection(s.quantity(i), "is a share of whom something else is said")
    governor = find_governor(s, i, subset=subset)
    if governor is None:
        return None
    if (reason := why_not_meant(s, i, governor)) is not None:
        return Rejection(s.quantity(i), reason)
    if is_taken_over(s, i, governor):
        return Rejection(s.quantity(i), "is taken over, not destroyed", other=True)
    if governor.predicate.metric is None:
        again = find_regapped(s, i) if governor.index > s.counted[i].last + 2 and not s.counted[i].elided else None
        if again is not None:
            return inherit_count(s, i, again, "list")
        return Rejection(s.quantity(i), f"{s.tokens[governor.index].text!r} is said of it", other=True)
    return decide_part_of_held(s, i, governor, subset=subset) or make_count(s, i, governor)


def why_not_meant(s: Numbers, i: int, governor: Governor) -> str | None:
    """Why what governs a number is not said of it."""
    if governor.rule == "label" and exceeds_whole(s, i):
        return "is no part of the lesser number before the colon"
    if is_of_land(s, i, governor):
        return "is a share of land"
    says = governor.rule == "participle" and says_else(s, i, governor)
    return "is a share of whom something else is said" if says else None


def decide_part_of_held(s: Numbers, i: int, governor: Governor, *, subset: bool) -> Verdict | None:
    """ "132 are held, 128 of whom were seized that day", "33 whom it has declared dead", "five bodies, one of a Thai hostage"."""
    kind = governor.predicate.kind
    unsaid = governor.rule == "noun" and kind is Kind.HELD and (subset or is_subset(s, i))
    told = unsaid or (subset and kind in (Kind.KILLED, Kind.TAKEN))
    parent = find_parent(s, i, subset=True) if told else None
    if not isinstance(parent, Count) or parent.kind is not (Kind.DEAD if unsaid else Kind.HELD):
        return None
    if kind is Kind.KILLED:
        return make_count(s, i, replace(governor, predicate=HOSTAGE_DEAD))
    return inherit_count(s, i, parent, "subset")


def decide_leaning(s: Numbers, i: int) -> Verdict | None:  # noqa: C901 - rules, in their order
    counted = s.counted[i]
    quantity = s.quantity(i)
    if is_whole(s, i):
        if (same := find_same(s, i)) is not None:
            return inherit_count(s, i, same, "anaphora")
        return Rejection(quantity, "is the whole that another number is a part of")
    if i in s.bases and (same := find_same(s, i)) is not None:
        return inherit_count(s, i, same, "anaphora")
    if counted.base is not None and (same := find_same(s, counted.base)) is not None:
        return inherit_count(s, i, same, "subset")
    subset = is_subset(s, i)
    if (told := find_of_those(s, i)) is not None:
        return make_count(s, i, told)
    if (subset or counted.anaphoric) and (named := find_named_set(s, i)) is not None:
        return make_count(s, i, named)
    parent = find_parent(s, i, subset)
    if isinstance(parent, Rejection) and counted.noun == "victims" and last_counts(s, Metric.DEATHS):
        parent = last_count(s)  # "31,184 dead and 72,889 injured. 72 percent of the victims are women and children"
    if isinstance(parent, Rejection):
        return Rejection(quantity, f"is part of what is no figure: {parent.reason}", other=True)
    if parent is not None:
        return inherit_count(s, i, parent, "subset" if subset or counted.anaphoric else "list")
    if (part := find_sublabel(s, i)) is not None:
        whole, label = part
        count = inherit_count(s, i, whole, "subset")
        group = next((t.entry.group for t in label if t.entry.group), None)
        return replace(count, group=group) if isinstance(count, Count) and group else count
    if counted.elided and s.edges[i] and (verb := s.tokens[s.edges[i] - 1].text) in _OTHER_DEEDS:
        return Rejection(quantity, f"{verb!r} is said of it", other=True)  # "killed ten people and shot dozens more"
    if is_compared_with_events(s, i):
        return Rejection(quantity, "is what a number of other things is compared with")
    if (antecedent := find_antecedent(s, i) or find_some_of_hostages(s, i)) is not None:
        return inherit_count(s, i, antecedent, "anaphora")
    if counted.elided and (gapped := find_gapped(s, i)) is not None:
        return inherit_count(s, i, gapped, "list")
    if not counted.elided and counted.classes and (again := find_regapped(s, i)) is not None:
        return inherit_count(s, i, again, "list")
    if (known := find_named(s, i)) is not None:
        return inherit_count(s, i, known, "subset")
    if (added := find_going_on(s, i)) is not None:
        return inherit_count(s, i, added, "list")
    if (part_of := find_share(s, i) or find_partitive(s, i)) is not None:
        return inherit_count(s, i, part_of, "subset")
    if (again := find_amount(s, i) or find_sum(s, i)) is not None:
        return inherit_count(s, i, again, "list")
    if (apposed := find_apposed(s, i)) is not None:
        return make_count(s, i, apposed)
    if (topical := find_topical(s, i)) is not None:
        count = make_count(s, i, topical)
        group = next((t.entry.group for t in s.tokens[: s.edges[i]] if t.entry.group), None)
        return replace(count, group=count.group or group)  # "- children: 12" under "Deaths:"
    return None


_OTHER_DEEDS = frozenset("shot saved spared protected repaired rebuilt searched raided inspected".split())


def decide_weighed(s: Numbers, i: int) -> Verdict:
    """Where no rule tells: what the number is likely to count by all that surrounds it."""
    if (reason := is_other_share(s, i)) is not None:
        return Rejection(s.quantity(i), reason)
    if (reason := why_unweighed(s, i)) is not None:
        return Rejection(s.quantity(i), reason, other=reason == PRISONERS_STILL)
    likely = s.context.choose(weigh_kinds(s, i))
    if (reason := why_no_count(s, i, likely)) is not None:
        return Rejection(s.quantity(i), reason)
    found = _of_kind(s, i, likely) if likely is not None else None
    return found or Rejection(s.quantity(i), f"nothing of ours is said of {s.counted[i].noun or 'it'}")


_RUINED = re.compile(r"destro|damag|demol|raz|down|level|flatten|bulldoz|blown|blew|ruin|rubble")


def _of_kind(s: Numbers, i: int, likely: Offered) -> Verdict | None:
    if likely.governor is not None:
        built = likely.governor.predicate.metric is Metric.BUILDINGS
        clear = likely.governor.index >= len(s.tokens) or _RUINED.search(s.tokens[likely.governor.index].text)
        spoken = clear or any(c.metric is Metric.BUILDINGS for c in counts_before(s, i))
        people = s.counted[i].has(*PEOPLE) and not s.counted[i].has(*BUILT)  # "a third of the patients were hit"
        if built and (people or (s.counted[i].elided and not spoken)):
            return None  # "troops killed two gunmen and seized 12"
        return make_count(s, i, likely.governor)
    return inherit_count(s, i, likely.parent, "list") if likely.parent is not None else None


_AVERAGE = re.compile(r"\baverage of (?:[\w-]+ ){0,2}$")


def inherit_count(s: Numbers, i: int, parent: Count, rule: str) -> Verdict:
    counted = s.counted[i]
    parent = whole_before_colon(s, i, parent) if rule == "list" else parent
    if parent.rule == "subset" and parent.parent is not None and _AVERAGE.search(s.text, 0, s.tokens[i].start):
        parent = parent.parent  # "240 were displaced, more than half of them children, an average of 40 a month"
    if counted.classes and counted.classes <= NO_FIGURE and not is_share_alike(s, i, parent):
        return Rejection(s.quantity(i), f"counts {counted.noun}", other=True)
    if counted.has(*BUILT) and parent.metric is not Metric.BUILDINGS and not counted.has(NounClass.PERSON):
        return Rejection(s.quantity(i), f"counts {counted.noun}, the number before it does not")
    if counted.has(*PEOPLE) and not counted.has(*BUILT) and parent.metric is Metric.BUILDINGS:
        return Rejection(s.quantity(i), f"counts {counted.noun}, the number before it does not")
    if counted.noun not in (None, "total") and not counted.classes and parent.metric is Metric.BUILDINGS:
        return Rejection(s.quantity(i), f"counts {counted.noun}")
    after = s.tokens[counted.last].text if counted.last < len(s.tokens) else ""
    if parent.kind is Kind.DESTROYED and is_partly(s, i):
        parent = replace(parent, kind=Kind.DAMAGED)
    ahead = after in _MODALS or after in _MEANING or _TO_FOLLOW.match(s.text, s.tokens[counted.last - 1].end)
    if counted.elided and ahead and parent.status is Status.REPORTED:
        parent = replace(parent, status=Status.HYPOTHETICAL)  # "and says 15 more will follow"
    if parent.metric is Metric.BUILDINGS and parent.status is Status.REPORTED and is_planned(s, i):
        parent = replace(parent, status=Status.HYPOTHETICAL)
    here = any(v is parent for v in s.found.values())
    count = compose_count(
        s, i, parent.metric, kind_of_part(s, i, parent), parent.governor if here else None, rule, parent
    )
    return replace(count, status=parent.status) if count.status is Status.REPORTED else count


def make_count(s: Numbers, i: int, governor: Governor) -> Count:
    predicate = governor.predicate
    assert predicate.metric is not None
    assert predicate.kind is not None
    metric, kind = settle_hostages(s, i, governor, predicate.metric, predicate.kind)
    kind = settle_ruins(s, i, governor, kind) if metric is Metric.BUILDINGS else kind
    if kind is Kind.HELD and is_price(s, i, governor):
        freed = compose_count(s, i, metric, Kind.RELEASED, governor, governor.rule, None)
        return replace(freed, status=Status.HYPOTHETICAL)
    if kind is Kind.RETURNED and goes_back_to_shelter(s.tokens, governor):
        return compose_count(s, i, metric, Kind.DISPLACED, governor, governor.rule, None)
    if kind in STAYED and is_negated(s.tokens, s.counted[i], governor):
        still = compose_count(s, i, metric, STAYED[kind], governor, governor.rule, None)
        return replace(still, status=Status.REPORTED)  # who has not come back is still away
    count = compose_count(s, i, metric, kind, governor, governor.rule, None)
    offered = kind is Kind.DEAD and count.status is Status.REPORTED and is_offered_too(s, i)
    return replace(count, status=Status.HYPOTHETICAL) if offered else count


# "36 more to follow"
_TO_FOLLOW = re.compile(r"(?: more| others?| further)? (?:to follow|to come|are planned|are pending)\b")
_MEANING = frozenset("plan plans hope hopes intend intends want wants expect expects fear mean".split())
_MODALS = frozenset("will would could may might should must".split())


def compose_count(
    s: Numbers, i: int, metric: Metric, kind: Kind, governor: Governor | None, rule: str, parent: Count | None
) -> Count:
    counted = s.counted[i]
    return Count(
        quantity=read_amount(s, i, governor),
        token=i,
        counted=counted,
        metric=metric,
        kind=kind,
        unit=read_unit(s, i, metric, parent, governor),
        group=read_group(s, i, metric, parent, rule, governor),
        status=read_status(s.tokens, counted, governor, s.vocabulary, edge=s.edges[i]),
        governor=governor,
        rule=rule,
        parent=parent,
    )
