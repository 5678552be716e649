"""Numbers that lean on another: lists, elided nouns, repeats and anaphora."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric, Unit
from extract.reading.counting import governors
from extract.reading.counting.counts import BUILT, Count, Numbers, Rejection, Verdict, last_of_context
from extract.reading.counting.gate import is_prisoner
from extract.reading.counting.labels import opens_item, opens_row
from extract.reading.counting.nouns import Counted
from extract.reading.counting.pointing import find_pointed_at, says_where
from extract.reading.counting.subsets import name_part
from extract.reading.counting.sums import entry_of, sum_of
from extract.reading.counting.wholes import beyond_verb, no_less
from extract.reading.patterns.sieve import Sieve
from extract.reading.vocabulary import Form, NounClass


def find_parent(s: Numbers, i: int, subset: bool) -> Verdict | None:
    """The number that this one is a part of, or stands in a list with."""
    position = s.numbers.index(i)
    counted = s.counted[i]
    earlier = [k for k in s.numbers[:position] if not is_aside(s.found.get(k))]
    if (named := find_pointed_at(s, i, earlier, part=subset or counted.anaphoric)) is not None:
        return named
    if subset or counted.anaphoric:
        of_dead = any(t.text in _DEAD for t in s.tokens[i + 1 : counted.last])
        for k in reversed(earlier):
            verdict = s.found.get(k)
            if says_where(s, k) or (of_dead and isinstance(verdict, Rejection)):
                continue  # "57,000 injured; 70 percent of the victims are children"
            if verdict is not None:
                return no_less(s, i, beyond_verb(s, i, verdict) if counted.anaphoric else verdict)
        after = " ".join(t.text for t in s.tokens[i + 1 : i + 4])
        opens = (
            s.edges[i] <= 4
            or [t.text for t in s.tokens[:2]] in (["among", "them"], ["among", "these"])
            or after.startswith(("of the ", "of those "))
            or any(t.text.startswith("includ") for t in s.tokens[max(0, s.edges[i] - 2) : s.edges[i]])
        )
        return no_less(s, i, last_of_context(s)) if opens and s.context.silent < _SILENCE else None
    before = [k for k in s.numbers[:position] if s.tokens[k].text != "one" or isinstance(s.found.get(k), Count)]
    before = [k for k in before if not _says_when(s.found.get(k))]
    if before and is_listed(s, before[-1], i):
        verdict = s.found.get(before[-1])
        if isinstance(verdict, Rejection) and not verdict.other:
            return None
        if verdict is not None and is_alike(s, verdict, counted):
            return verdict
    return _as_before(s, i, earlier)


def _says_when(verdict: Verdict | None) -> bool:
    """ "a woman of 26 and three men": the age between two numbers of a list is none of it."""
    return isinstance(verdict, Rejection) and verdict.reason in _WHEN


_WHEN = frozenset(("is part of a date", "is a day of the month", "is a year", "is an age"))


def _as_before(s: Numbers, i: int, earlier: list[int]) -> Rejection | None:
    """ "21,000 citizens were wounded in the Strip, and about 2,050 in the West Bank": what was said of the number before."""
    after = [t.text for t in s.tokens[s.counted[i].last : s.counted[i].last + 1]]
    if not s.counted[i].elided or not earlier or not after or after[0] not in GAP or not s.edges[i]:
        return None
    said = s.found.get(earlier[-1])
    joined = s.tokens[s.edges[i] - 1].text in ("and", ",", "while")
    return said if joined and isinstance(said, Rejection) and said.reason.endswith("is said of it") else None


def is_aside(verdict: Verdict | None) -> bool:
    """A date, an age, a "one" that counts nothing: no number that another could lean on."""
    return (
        isinstance(verdict, Rejection)
        and not verdict.other
        and verdict.reason.startswith(("is ", "counts ", "'one' is no count"))
    )


def find_gapped(s: Numbers, i: int) -> Count | None:
    """The noun and predicate of an earlier count are meant: "9,000 from Nur Shams", "Nablus (2)", "up from 155", "22 were in …"."""
    tokens, edge = s.tokens, s.edges[i]
    earlier = [v for k, v in sorted(s.found.items()) if k < i and isinstance(v, Count)]
    before = tokens[edge - 1].text if edge else ""
    after = [t.text for t in tokens[s.counted[i].last : s.counted[i].last + 2]]
    named = tokens[max(0, edge - 2)].capital or _NAMED_SORT.search(s.text, 0, tokens[i].start) is not None
    bracket = before == "(" and bool(after) and after[0] == ")" and named
    listed = opens_item(s, i) or opens_row(s, i) or in_bracket_list(s, i)
    joined = (
        before in ("and", ",", ";", ":", "–", "(", "while", "with", "or", "plus")
        and bool(after)
        and (
            after[0] in GAP
            or after[0] in ("since", "during", "by")
            or after == ["for", "the"]
            or after[0] in ("moderately", "partially", "partly", "completely", "totally", "severely")
        )
    )
    joined = joined or (before == "and" and any(t.text == "total" for t in tokens[edge:i]))
    joined = joined or (before == "or" and bool(after) and after[0] in (",", ")", "–", "."))
    others = [v for k, v in sorted(s.found.items()) if k < i and not is_aside(v) and not says_where(s, k)]
    compared = _is_compared(s, i, others)
    nouned = (
        bool(after)
        and after[0] in ("were", "was", "are")
        and bool(s.tokens[s.counted[i].last + 1 : s.counted[i].last + 2])
    )
    nouned = nouned and (
        NounClass.PERSON in s.tokens[s.counted[i].last + 1].nouns
        or (tokens[i].text == "one" and name_part(tokens, s.counted[i]) is not None)  # "One was a two-year-old girl."
    )
    located = bool(after) and after[0] in ("were", "was", "are") and len(after) > 1 and after[1] in ("in", "from", "at")
    of_whole = tokens[0].text == "of" and s.counted[i].elided and before == ","
    nouned = nouned or _is_young(s, i)
    if earlier and (bracket or joined or compared or located or listed or of_whole or nouned):
        return earlier[-1]
    if s.context.entries is not None and (total := entry_of(s)) is not None:
        return total
    bracket = bracket and (s.text.count("(") > 1 or ":" in s.text[: s.tokens[i].start])
    if (bracket or compared or listed or nouned) and s.context.sentence_counts and s.context.silent < _SILENCE:
        return sum_of(s, i) or s.context.sentence_counts[-1]
    return None


def _is_compared(s: Numbers, i: int, others: Sequence[Verdict]) -> bool:
    """ "brought the total to 31", "up from 155"; "62 were killed and 91 injured, bringing the total to 32,552" too."""
    words = " ".join(t.text for t in s.tokens[max(0, s.edges[i] - 7) : s.edges[i]])
    if others and isinstance(others[-1], Rejection):
        return others[-1].reason == "counts injured" and _THE_TOTAL.search(words) is not None
    return _ELABORATE.search(words) is not None


def _is_young(s: Numbers, i: int) -> bool:
    """ "four were 17 or younger", "three of the dead were under age": who they were, not what befell them."""
    words = [t.text for t in s.tokens[s.counted[i].last : s.counted[i].last + 4]]
    return words[:1] in (["were"], ["was"], ["are"]) and (words[1:2] == ["under"] or words[2:4] == ["or", "younger"])


# "Nur Shams refugee camp (60)"
_NAMED_SORT = re.compile(r"[A-Z][\w'’-]+ (?:refugee )?(?:camp|city|town|village|governorate|district|area) \($")


def in_bracket_list(s: Numbers, i: int) -> bool:
    """ "(Jenin 4, Nablus 3)"."""
    at = s.tokens[i].start
    return any(m.start() < at < m.end() for m in _BRACKET_LIST.finditer(s.text))


_BRACKET_LIST = Sieve(r"\((?:[A-Z][\w' -]{2,30} \d[\d,]*(?:, (?:and )?| and |; )?){2,}\)")


_SILENCE = 3


def find_regapped(s: Numbers, i: int) -> Count | None:
    """The verb of an earlier count is meant, the noun said again: "9 people fled from A and 4 people from B", "…, 19 people in all"."""
    counted = s.counted[i]
    earlier = [(k, v) for k, v in sorted(s.found.items()) if k < i and not is_aside(v)]
    at, parent = earlier[-1] if earlier else (i, None)
    if not isinstance(parent, Count) or not s.edges[i]:
        return None
    before = s.tokens[s.edges[i] - 1].text
    rest = s.tokens[counted.last : s.edges[i + 1] if i + 1 < len(s.edges) else len(s.tokens)]
    after = [t.text for t in rest[:2]]
    said_again = before in ("and", ",", "while") and bool(after) and (after[0] in _AGAIN or after in _SAYS_ANOTHER)
    in_all = before in (",", "(", "–") and (after[:1] == ["altogether"] or after in (["in", "all"], ["in", "total"]))
    compared = s.counted[at].classes == counted.classes and _COMPARED.search(
        " ".join(t.text for t in s.tokens[max(0, s.edges[i] - 3) : s.edges[i]])
    )
    if compared:
        return parent if is_alike(s, parent, counted) else None
    if not (in_all or (said_again and s.counted[at].classes == counted.classes)):
        return None
    governed = parent.governor is not None and parent.governor.index < parent.token  # what follows is another's verb
    if any(p.form is not Form.NOUN for t in rest[:_CLOSE] for p in t.predicates):
        return None
    if not governed and any(t.text in governors.BE for t in rest):
        return None
    return parent if is_alike(s, parent, counted) else None


def is_alike(s: Numbers, verdict: Verdict, counted: Counted) -> bool:
    if isinstance(verdict, Rejection):
        return True
    if verdict.metric is Metric.HOSTAGES and is_prisoner(counted):
        return False  # "twelve Israelis and 36 Palestinians were freed"
    if counted.elided or not counted.classes:
        return counted.elided
    if s.quantity(counted.first).percent and verdict.quantity.percent and counted.noun == verdict.counted.noun:
        return True
    if s.quantity(counted.first).percent and counted.noun in ("population", "residents", "inhabitants", "people"):
        return verdict.metric is Metric.DISPLACEMENT
    if verdict.rule in ("noun", "premodifier"):
        return False
    built = counted.has(*BUILT)
    return built == (verdict.metric is Metric.BUILDINGS)


def is_listed(s: Numbers, first: int, second: int) -> bool:
    """Only a list mark, hedges and the words of the first phrase stand between the two numbers."""
    named = name_part(s.tokens, s.counted[first]) if s.counted[first].elided else None
    start = s.tokens.index(named) + 1 if named is not None else s.counted[first].last
    between = s.tokens[start : s.edges[second]]
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
        "i.e.",
        "i.e",
        "namely",
        "containing",
        "affecting",
        "comprising",
        "housing",
        "numbering",
        "totalling",
        "totaling",
    }
    if all(w in joints for w in words):
        return True
    if (
        words[-3:] in (["in", "addition", "to"], ["as", "well", "as"])
        or words[-2:] == ["along", "with"]
        or words[-1] == "besides"
    ):
        return True
    count = s.found.get(first)
    if (
        isinstance(count, Count)
        and count.governor
        and count.governor.rule == "participle"
        and words[-1] in (",", "and")
        and len(words) <= 12
    ):
        at = count.governor.index - start
        rest = between[at + 1 :] if 0 <= at < len(between) else between
        plain = 0 <= at < 4 and not any(t.predicates or t.text in governors.BE or t.quantity for t in rest)
        if plain and not s.counted[second].elided and s.counted[second].has(NounClass.PERSON):
            return True  # "480 Palestinians killed according to the UN, 18 Israelis"
    # "12 in Jenin and three in Tulkarem", "five men aged 20 and two women"
    return (
        len(words) <= 9
        and words[-1] in _LIST_MARKS
        and not any(
            t.predicates and any(p.form in (Form.DOING, Form.DONE, Form.ACT) for p in t.predicates) for t in between
        )
        and not any(w in governors.BE or w in governors.HAVE for w in words)
    )


def find_antecedent(s: Numbers, i: int) -> Count | None:
    """ "the three", "the two men": an earlier count of the same number."""
    before = s.tokens[i - 1].text if i else ""
    if [t.text.startswith("fire") for t in s.tokens[max(0, i - 3) : i]] == [True, False, False]:
        return None  # "whoever opened fire on the two brothers": not what befell them
    if before not in ("the", "these", "those", "all") or not (s.counted[i].elided or s.counted[i].classes):
        return None
    return find_same(s, i)


def find_same(s: Numbers, i: int) -> Count | None:
    """The latest count of the same number and of the same things."""
    value, counted = s.quantity(i).value, s.counted[i]
    for count in reversed(
        [*s.context.counts[-_REACH:], *(v for k, v in s.found.items() if k < i and isinstance(v, Count))]
    ):
        if value is None or count.quantity.value != value or count.quantity.percent != s.quantity(i).percent:
            continue
        people = count.metric in (Metric.DEATHS, Metric.HOSTAGES) and count.unit is Unit.PERSON
        if people and (counted.elided or counted.has(NounClass.PERSON)):
            return count
        if value > _SMALL and (counted.elided or counted.classes & count.counted.classes):
            return count
    return None


_THE_TOTAL = re.compile(r"\b(?:bringing|brings|taking|raising) the total(?: since [\w ]{3,14})? to$")
_SMALL = 4
_REACH = 24  # counts
_DEAD = frozenset("victims dead killed fatalities martyrs slain deaths".split())
_CLOSE = 6  # tokens
_AGAIN = frozenset("in from at since overall during across altogether inside near over".split())
_SAYS_ANOTHER = ([",", "says"], [",", "said"], [",", "according"], [",", "according to"])
_LIST_MARKS = frozenset(("and", ",", "while", ";", ")", "–"))
GAP = frozenset("in on from at across inside near to around of among within".split())
# "104 homes were demolished, compared with 72 homes the year before"
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|as against|up from|down from|as opposed to)$")
_ELABORATE = re.compile(
    r"(?:^|\s)(?:put|puts|putting|it|figure|total|number|count|toll) (?:it |the figure |the total |the number |the count )?(?:(?:in|for) (?:the )?\w+ )?at(?: between)?$|(?:speaks|spoke|speak|talks|talked) of$|(?:up|down) from$|compar(?:ed|es|ing) (?:with|to)$|against$|versus$|vs$|(?:rose|rises|risen|climb\w*|grew|grown|jump\w*|increas\w*|(?:tak|bring|mak)\w+ (?:it|the (?:total|figure|count|number))|brought (?:it|the (?:total|figure|count|number))|which makes) ?(?:further )?(?:to)?$|(?:counted|counts|gave|gives|recorded|documented|logged|tallied)$"
)
