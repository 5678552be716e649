"""Numbers that lean on another: subsets, lists, elided nouns, wholes and anaphora."""

from __future__ import annotations

import re

from extract.model import Metric, Unit
from extract.reading import governors
from extract.reading.counts import BUILT, Count, Numbers, Rejection, Verdict
from extract.reading.gate import gate_for
from extract.reading.governors import Governor
from extract.reading.nouns import Counted
from extract.reading.vocabulary import Form, NounClass


def is_whole(s: Numbers, i: int) -> bool:
    """ "12 of 15 buildings" counts 12; "one of hundreds displaced" counts the hundreds."""
    part = s.bases.get(i)
    if part is None:
        return opens_whole(s, i)
    if s.counted[i].has(NounClass.DEAD) and s.counted[i].noun in ("dead", "bodies", "martyrs"):
        return False  # "19 of the 21 dead": both are counts of the dead
    return s.tokens[part].text != "one" and s.quantity(i).value is not None


def opens_whole(s: Numbers, i: int) -> bool:
    """ "Of the 14 houses, nine are gone": the whole, unless something is said of it at once ("of the 250 abducted")."""
    edge = s.edges[i]
    opens = edge > 0 and s.tokens[edge - 1].text == "of" and (edge == 1 or not s.tokens[edge - 2].text[0].isalpha())
    following = s.tokens[s.counted[i].last : s.counted[i].last + 3]
    return opens and not any(p.metric is not None for t in following for p in t.predicates)


def is_subset(s: Numbers, i: int) -> bool:
    tokens, edge = s.tokens, s.edges[i]
    k = edge - 1
    while k >= 0 and tokens[k].text in governors.ADVERBS | {"are", "is", "were", "was", ",", "."}:
        k -= 1
    before = " ".join(t.text for t in tokens[max(0, k - 2) : k + 1])
    if any(before == m or before.endswith(" " + m) for m in s.vocabulary.subset_before):
        return True
    last = s.counted[i].last
    if last > i + 1 and " ".join(t.text for t in tokens[last : last + 2]) in ("among them", "of them", "among these"):
        return True  # "3,342 children among them"
    after = " ".join(t.text for t in tokens[i + 1 : i + 4])
    return any(after == m or after.startswith(m + " ") for m in s.vocabulary.subset_after)


def find_named_set(s: Numbers, i: int) -> Governor | None:
    """The set a subset is of, where no number names it: "those killed are civilians - 70 percent of them children"."""
    if s.numbers.index(i) > 0:
        return None
    accepts = gate_for(s, s.counted[i], i)
    for k in range(s.edges[i] - 1, -1, -1):
        for predicate in s.tokens[k].predicates:
            if predicate.metric is not None and predicate.form is not Form.ACT and accepts(predicate):
                return Governor(predicate, k, "subset")
    return None


def find_parent(s: Numbers, i: int, subset: bool) -> Verdict | None:
    """The number that this one is a part of, or stands in a list with."""
    position = s.numbers.index(i)
    counted = s.counted[i]
    earlier = s.numbers[:position]
    if subset or counted.anaphoric:
        for k in reversed(earlier):
            verdict = s.found.get(k)
            if isinstance(verdict, Rejection) and not verdict.other and verdict.reason.startswith(("is ", "counts ")):
                continue  # a date, an age: no whole that this could be a part of
            if verdict is not None:
                return verdict
        after = " ".join(t.text for t in s.tokens[i + 1 : i + 4])
        opens = (
            s.edges[i] <= 4
            or after.startswith(("of the ", "of those "))
            or any(t.text.startswith("includ") for t in s.tokens[max(0, s.edges[i] - 2) : s.edges[i]])
        )
        return last_of_context(s) if opens else None
    if earlier and is_listed(s, earlier[-1], i):
        verdict = s.found.get(earlier[-1])
        if isinstance(verdict, Rejection) and not verdict.other:
            return None
        if verdict is not None and is_alike(s, verdict, counted):
            return verdict
    return None


def find_gapped(s: Numbers, i: int) -> Count | None:
    """The noun and predicate of an earlier count are meant: "9,000 from Nur Shams", "Nablus (2)", "up from 155", "22 were in …"."""
    tokens, edge = s.tokens, s.edges[i]
    earlier = [v for k, v in sorted(s.found.items()) if k < i and isinstance(v, Count)]
    before = tokens[edge - 1].text if edge else ""
    after = [t.text for t in tokens[s.counted[i].last : s.counted[i].last + 2]]
    bracket = before == "(" and bool(after) and after[0] == ")"
    span = s.tokens[i]
    listed = bool(_PLACE_COMMA.search(s.text[: span.start])) and bool(_ITEM_END.match(s.text[span.end :]))
    joined = (
        before in ("and", ",", ";", ":", "–", "while", "with", "or", "plus")
        and bool(after)
        and (after[0] in _GAP or after[0] in ("moderately", "partially", "partly", "completely", "totally", "severely"))
    )
    compared = bool(_ELABORATE.search(" ".join(t.text for t in tokens[max(0, edge - 4) : edge])))
    nouned = (
        bool(after)
        and after[0] in ("were", "was", "are")
        and bool(s.tokens[s.counted[i].last + 1 : s.counted[i].last + 2])
    )
    nouned = nouned and NounClass.PERSON in s.tokens[s.counted[i].last + 1].nouns
    located = bool(after) and after[0] in ("were", "was", "are") and len(after) > 1 and after[1] in ("in", "from", "at")
    of_whole = tokens[0].text == "of" and s.counted[i].elided and before == ","
    if earlier and (bracket or joined or compared or located or listed or of_whole):
        return earlier[-1]
    if (bracket or compared or listed or nouned) and s.context.sentence_counts:
        return s.context.sentence_counts[-1]
    return None


def find_regapped(s: Numbers, i: int) -> Count | None:
    """The verb of an earlier count is meant, the noun said again: "9 people fled from A and 4 people from B", "…, 19 people in all"."""
    counted = s.counted[i]
    earlier = [(k, v) for k, v in sorted(s.found.items()) if k < i]
    at, parent = earlier[-1] if earlier else (i, None)
    if not isinstance(parent, Count) or not s.edges[i]:
        return None
    before = s.tokens[s.edges[i] - 1].text
    rest = s.tokens[counted.last : s.edges[i + 1] if i + 1 < len(s.edges) else len(s.tokens)]
    after = [t.text for t in rest[:2]]
    said_again = before in ("and", ",", "while") and bool(after) and after[0] in ("in", "from", "at")
    in_all = before in (",", "(", "–") and (after[:1] == ["altogether"] or after in (["in", "all"], ["in", "total"]))
    if not (in_all or (said_again and s.counted[at].classes == counted.classes)):
        return None
    if any(p.form is not Form.NOUN for t in rest for p in t.predicates) or any(t.text in governors.BE for t in rest):
        return None
    return parent if is_alike(s, parent, counted) else None


def is_alike(s: Numbers, verdict: Verdict, counted: Counted) -> bool:
    if isinstance(verdict, Rejection):
        return True
    if counted.elided or not counted.classes:
        return counted.elided
    if s.quantity(counted.first).percent and counted.noun in ("population", "residents", "inhabitants", "people"):
        return verdict.metric is Metric.DISPLACEMENT
    if verdict.rule in ("noun", "premodifier"):
        return False
    built = counted.has(*BUILT)
    return built == (verdict.metric is Metric.BUILDINGS)


def is_listed(s: Numbers, first: int, second: int) -> bool:
    """Only a list mark, hedges and the words of the first phrase stand between the two numbers."""
    between = s.tokens[s.counted[first].last : s.edges[second]]
    words = [t.text for t in between]
    if not words:
        return True
    joints = {
        ",",
        "and",
        "or",
        "as",
        "well",
        "plus",
        "along",
        "with",
        "another",
        "a",
        "further",
        "(",
        ")",
        "also",
        "–",
        "/",
        "•",
        ";",
        "while",
        "including",
    }
    if all(w in joints for w in words):
        return True
    if (
        words[-3:] in (["in", "addition", "to"], ["as", "well", "as"])
        or words[-2:] == ["along", "with"]
        or words[-1] == "besides"
    ):
        return True
    # "12 in Jenin and three in Tulkarem", "five men aged 20 and two women"
    return (
        len(words) <= 9
        and words[-1] in _LIST_MARKS
        and not any(
            t.predicates and any(p.form in (Form.DOING, Form.DONE, Form.ACT) for p in t.predicates) for t in between
        )
        and not any(w in governors.BE or w in governors.HAVE for w in words)
    )


def last_of_context(s: Numbers) -> Verdict | None:
    for verdict in reversed(s.context.last_verdicts):
        if isinstance(verdict, Count) or verdict.other:
            return verdict
    return s.context.counts[-1] if s.context.counts else None


def find_antecedent(s: Numbers, i: int) -> Count | None:
    """ "the three", "the two men": an earlier count of the same number."""
    tokens, counted = s.tokens, s.counted[i]
    before = tokens[i - 1].text if i else ""
    if before not in ("the", "these", "those", "all") or not (counted.elided or counted.has(NounClass.PERSON)):
        return None
    value = s.quantity(i).value
    for count in reversed(s.context.counts[-8:]):
        if (
            count.quantity.value == value
            and count.metric in (Metric.DEATHS, Metric.HOSTAGES)
            and count.unit is Unit.PERSON
        ):
            return count
    return None


_LIST_MARKS = frozenset(("and", ",", "while", ";", ")", "–"))
_PLACE_COMMA = re.compile(r"(?:^|;\s*|[*•]\s*)[A-Z][\w' -]{2,40},\s*$")
_ITEM_END = re.compile(r"\s*(?:;|\.|,|$)")
_GAP = frozenset("in on from at across inside near to around of among within".split())
_ELABORATE = re.compile(
    r"(?:^|\s)(?:put|puts|putting|it|figure|total|number|count|toll) (?:it |the figure |the total |the number |the count )?at$|(?:speaks|spoke|speak|talks|talked) of$|(?:up|down) from$|compared (?:with|to)$|against$|versus$|vs$|(?:rose|rises|risen|climb\w*|grew|grown|jump\w*|increas\w*|(?:tak|bring|mak)\w+ (?:it|the (?:total|figure|count|number))|brought (?:it|the (?:total|figure|count|number))|which makes) ?(?:further )?(?:to)?$|(?:counted|counts|gave|gives)$"
)
