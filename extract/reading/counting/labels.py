"""Numbers beside a label instead of a verb: "Deaths: 12", a number under its label, a cell under its column's head."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extract.model import Kind, Metric
from extract.reading.counting import governors
from extract.reading.counting.counts import PEOPLE_OR_BUILT, TAKING, Count, Numbers, Rejection, last_of_context
from extract.reading.counting.governors import Governor
from extract.reading.counting.tolls import names_sites
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Predicate


def find_label(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "Deaths: 12", "Hostages freed alive – 14", a cell of a table, and a number alone under or over its label."""
    tokens, edge = s.tokens, s.edges[i]
    if any(t.text == "|" for t in tokens) and counted_alone(s, i):
        return read_cell(s, i, accepts)
    if edge > 0 and tokens[edge - 1].text in (":", "–", "-", "="):
        start = edge - 2
        while (
            start >= 0
            and tokens[start].text not in ("•", ";", "|", ",")
            and (tokens[start].quantity is None or is_trap(s, start))
        ):
            start -= 1
        if start >= 0 and tokens[start].quantity is not None and tokens[edge - 1].text != ":":
            return None
        found = read_label(s, tokens[start + 1 : edge - 1], accepts, i)
        if found is None and start > 0 and tokens[start].text == ",":  # "Structures demolished, 2025 to date: 870"
            found = read_label(s, tokens[:start], accepts, i)
        return found
    colon = next((k for k, t in enumerate(tokens[:edge]) if t.text == ":"), 0)
    bracket = edge > 0 and tokens[edge - 1].text == "("
    if bracket and edge > 1:  # "have been destroyed (160,000) or damaged (276,000)"
        said = (p for p in tokens[edge - 2].predicates if p.form is Form.DONE and p.metric and accepts(p))
        if (predicate := next(said, None)) is not None:
            return Governor(predicate, edge - 2, "label")
    if colon and (bracket or opens_item(s, i)):
        return read_label(s, tokens[max(0, colon - _LONGEST) : colon], accepts, i)
    if bracket and not s.found and tokens[s.counted[i].last : s.counted[i].last + 1]:
        closed = tokens[s.counted[i].last].text == ")"  # "people killed in Jenin (39), Nablus (8)"
        return read_label(s, tokens[: edge - 1], accepts, i) if closed else None
    if ends_label(s, i):
        return read_label(s, tokens[:edge], accepts, i)
    if is_alone(s, i):
        above = read_label(s, s.context.label, accepts, i)
        return above if s.context.label else read_label(s, s.context.label_below, accepts, i)
    return None


_LONGEST = 16  # words of a label


def ends_label(s: Numbers, i: int) -> bool:
    """ "Reported fatalities 61,709": a short line of a noun that says what is counted, and its number at the end."""
    words = s.tokens[: s.edges[i]]
    alone = s.numbers == [i] and s.counted[i].last == len(s.tokens) and 0 < len(words) <= _SHORT
    said = (NounClass.DISPLACED, NounClass.DEAD)
    return alone and all(t.text.isalpha() or " " in t.text for t in words) and not words[-1].nouns.isdisjoint(said)


_SHORT = 5  # words


def opens_item(s: Numbers, i: int) -> bool:
    """ "Burqin, 4,200; Kafr Dan, 1,850", "Jenin camp 11,930, Nur Shams 8,115": the number of an item of a list."""
    span = s.tokens[i]
    before = s.text[: span.start]
    plain = ":" in before and (s.quantity(i).value or 0) > _OLDEST and _PLACE.search(before)
    return bool(plain or _PLACE_COMMA.search(before)) and bool(_ITEM_END.match(s.text[span.end :]))


def opens_row(s: Numbers, i: int) -> bool:
    """ "- 20,000 from Jenin camp", "14,000 from Jenin camp | 9,900 from Tulkarm": nothing but a number and where."""
    row = s.text[s.tokens[i].end :].split("|")[0]
    return bool(_ROW_OPENS.search(s.text[: s.tokens[i].start])) and bool(_NUMBER_AND_PLACE.fullmatch(row))


_ROW_OPENS = re.compile(
    r"(?:^|[|•*;]\s?|^[-–]\s)(?:about |around |some |over |more than |at least |nearly |almost )?$", re.I
)
_NUMBER_AND_PLACE = re.compile(r" (?:from|in|at|to) (?:the )?[A-Z][\w'’ -]{1,40}[.;,]?\s*")
_PLACE_COMMA = re.compile(r"(?:^|[:;]\s*|[*•]\s*)[A-Z][\w' -]{2,40},\s*$")
_PLACE = re.compile(r"(?:[:;,]\s*|[*•]\s*)[A-Z][\w' -]{2,40}\s$")
_OLDEST = 120  # years: what stands behind a person's name may be an age
_ITEM_END = re.compile(r"\s*(?:;|\.|,|$)")


def read_cell(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """A cell by the head of its column, the head with the table's caption, or the first cell of its row."""
    bars = [k for k, t in enumerate(s.tokens) if t.text == "|"]
    column = sum(k < i for k in bars)
    head = s.context.columns[column] if column < len(s.context.columns) else ()
    first = s.tokens[bars[0] + 1 : bars[1]] if bars[0] == 0 and len(bars) > 1 else s.tokens[: bars[0]]
    things = any(t.nouns & {NounClass.TRAP, NounClass.BUILDING, NounClass.HOME} for t in head)
    captioned = [*head, *s.context.caption] if head and (not things or s.quantity(i).percent) else []
    for label in (head, captioned, first):
        if label and (found := read_label(s, label, accepts, i)) is not None:
            return found
    return None


def counted_alone(s: Numbers, i: int) -> bool:
    """The number fills its cell of a table."""
    after = s.tokens[s.counted[i].last : s.counted[i].last + 1]
    before = s.tokens[s.edges[i] - 1].text if s.edges[i] else "|"
    return s.counted[i].elided and before == "|" and (not after or after[0].text == "|")


def is_alone(s: Numbers, i: int) -> bool:
    """The number has a line of its own, at most with a hedge: its label stands above or below."""
    counted = s.counted[i]
    own = range(counted.first, counted.last) if counted.classes & PEOPLE_OR_BUILT else range(0)
    return (counted.elided or bool(own)) and all(
        k in own or t.quantity is not None or not t.text[0].isalpha() or t.text in _HEDGES
        for k, t in enumerate(s.tokens)
    )


_HEDGES = frozenset(
    "est approx about some around over more than nearly almost at least or so up to people persons".split()
)


def is_trap(s: Numbers, k: int) -> bool:
    """The number is a date or an age: it stands inside a label without ending it."""
    verdict = s.found.get(k)
    return isinstance(verdict, Rejection) and verdict.reason.startswith("is ")


_CODE = frozenset("<>{}=")  # marks of a page's code, no label


def read_label(s: Numbers, label: Sequence[Token], accepts: governors.Accepts, i: int) -> Governor | None:
    """What a label says of its number, with the words of the label; None where it says nothing of ours."""
    if len(label) > _LONGEST:  # "PEOPLE DISPLACED … (source: site monitors)"
        label = label[: next((k for k, t in enumerate(label) if t.text == "("), len(label))]
    if not label or len(label) > _LONGEST or any(t.text in _CODE for t in label) or names_sites(label):
        return None
    predicate = _name_predicate(s, label, accepts)
    things = next((t for t in label if t.nouns), None)
    if predicate is None and is_alone(s, i) and things and things.nouns == {NounClass.TRAP} and not _is_time(label):
        predicate = governors.NOT_OURS  # "11,790 / kits given"
    return Governor(predicate, i, "label", tuple(label)) if predicate is not None else None


def _name_predicate(s: Numbers, label: Sequence[Token], accepts: governors.Accepts) -> Predicate | None:
    people = next((t for t in label if t.nouns & {NounClass.PRISONER, NounClass.HOSTAGE}), None)
    if people is not None and NounClass.PRISONER in people.nouns:
        return governors.NOT_OURS  # "Palestinian prisoners freed in exchange"
    hostage = people is not None
    speaks = hostage or s.hostages
    palestinian = any("palestinian" in t.text for t in label)
    if speaks and not palestinian and any(t.text in ("bodies", "body", "remains", "coffins") for t in label):
        return governors.HOSTAGE_DEAD
    captive = any(p.metric is Metric.HOSTAGES for t in label for p in t.predicates)
    if speaks and captive and any(t.text in _GONE for t in label) and not any(t.text == "alive" for t in label):
        return governors.HOSTAGE_DEAD  # "Dead, still in Gaza: 24"
    for token in label:
        for predicate in token.predicates:
            if predicate.metric is Metric.HOSTAGES and (speaks or TAKING.search(token.text)):
                if (
                    predicate.name == "freed"
                    and not hostage
                    and any(p.kind is Kind.DISPLACED for p in token.predicates)
                ):
                    continue  # "Evacuated: 80,000", in a list that told of hostages above
                return predicate
            if hostage and predicate.name == "killed":
                return governors.HOSTAGE_DEAD
    if hostage:
        return governors.HELD
    if any(t.text in _GROUND and _is_ruin(after) for t, after in itertools.pairwise(label)):
        return governors.NOT_OURS  # "Public parks destroyed"
    return _first_said(label, accepts)


def _is_ruin(token: Token) -> bool:
    return any(p.metric is Metric.BUILDINGS for p in token.predicates)


def _first_said(label: Sequence[Token], accepts: governors.Accepts) -> Predicate | None:
    """The first word that says what is counted; "registered" and the like say nothing where another word does."""
    other: Predicate | None = None
    for k, token in enumerate(label):
        for predicate in token.predicates:
            if predicate.name in _MOVES and k and label[k - 1].nouns == {NounClass.TRAP}:
                return governors.NOT_OURS  # "trucks went north: 100"
            if predicate.form is Form.ACT and (predicate.metric is None or token.nouns):
                continue  # "Middle East live: hundreds killed", a column of "Shelters"
            if predicate.metric is None:
                if token.text not in _NEUTRAL:
                    return predicate
                other = other or predicate
            elif predicate.metric is not Metric.HOSTAGES and (accepts(predicate) or _of_built(predicate, label)):
                return predicate
        if token.text in ("returnees", "returnee"):
            return governors.RETURNED
        if NounClass.DISPLACED in token.nouns:
            return governors.RETURNED if _are_back(label) else governors.DISPLACED
        if NounClass.DEAD in token.nouns and (NounClass.PERSON not in token.nouns or token.text == "martyrs"):
            return governors.DEATH_TOLL
        if NounClass.INJURED in token.nouns:
            return governors.NOT_OURS
    return other


def _are_back(label: Sequence[Token]) -> bool:
    """ "Evacuees from the north who have gone home: 45,200"."""
    back = any(p.metric is Metric.DISPLACEMENT and p.kind is Kind.RETURNED for t in label for p in t.predicates)
    return back and not any(t.text in ("not", "never", "yet", "to") for t in label)


_GROUND = frozenset(
    "infrastructure parks gardens roads streets land farmland crops trees wells networks pipes lines pipelines cars".split()
)
_MOVES = frozenset({"moved", "returned"})
_GONE = frozenset("dead killed murdered deceased".split())


def _of_built(predicate: Predicate, label: Sequence[Token]) -> bool:
    """ "Schools hit", "Homes lost": the label itself names the buildings."""
    if predicate.metric is not Metric.BUILDINGS:
        return False
    at = next(k for k, t in enumerate(label) if predicate in t.predicates)
    return any(t.nouns & {NounClass.HOME, NounClass.BUILDING} for t in label[max(0, at - 2) : at])


_NEUTRAL = frozenset("registered planned issued built served screened assisted".split())


def _is_time(label: Sequence[Token]) -> bool:
    """ "In the last 24 hours", "Today": when, not what."""
    return bool(label) and _WHEN.fullmatch(" ".join(t.text for t in label)) is not None


_WHEN = re.compile(
    r"(?:(?:in|over|during|within) the (?:last|past|previous) (?:\d+ |\w+ )?(?:hours|days|weeks?|months?|year)|today|yesterday|this (?:week|month|year)) ?:?"
)


def find_sublabel(s: Numbers, i: int) -> tuple[Count, Sequence[Token]] | None:
    """ "- children: 14,500" under "Killed: 33,175": a line that says who or when, not what; the count and the label."""
    edge = s.edges[i]
    if (
        is_alone(s, i)
        and s.context.counts
        and [t.text for t in s.context.label[:2]]
        in (["of", "whom"], ["of", "which"], ["of", "these"], ["of", "them"], ["of", "those"])
    ):
        return s.context.counts[-1], s.context.label
    if is_alone(s, i) and s.context.counts and _is_time(s.context.label):
        whole = s.context.counts[-1]
        while whole.rule == "subset" and whole.parent is not None:
            whole = whole.parent
        return whole, ()
    label = [t for t in s.tokens[: max(0, edge - 1)] if t.text not in ("–", "-", "•", "*", ">", "›")]
    opens = s.text.lstrip()[:1] in ("–", "-", "•", "*", ">", "›") or s.text.lower().startswith(
        ("of ", "incl", "includ")
    )
    if not opens or edge == 0 or s.tokens[edge - 1].text != ":" or not s.context.counts or len(label) > 8:
        return None
    last = last_of_context(s)
    if not isinstance(last, Count):
        return None
    who = any(t.entry.group or NounClass.PERSON in t.nouns for t in label) or s.text.lower().startswith("of wh")
    return (last, label) if who and last.metric is not Metric.BUILDINGS else None
