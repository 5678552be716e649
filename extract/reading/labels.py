"""Numbers beside a label instead of a verb: "Deaths: 12", a number under its label, "- children: 14,500"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Metric
from extract.reading import governors
from extract.reading.counts import TAKING, Count, Numbers, Rejection
from extract.reading.governors import Governor
from extract.reading.tokens import Token
from extract.reading.vocabulary import NounClass


def find_label(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "Deaths: 12", "Hostages freed alive – 14", and a number alone under or over its label."""
    tokens, edge = s.tokens, s.edges[i]
    if edge > 1 and tokens[edge - 1].text == "|" and counted_alone(s, i):
        first = max((k for k in range(edge - 1) if tokens[k].text == "|"), default=-1)
        return read_label(s, tokens[first + 1 : edge - 1], accepts, i)
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
        return read_label(s, tokens[start + 1 : edge - 1], accepts, i)
    if (
        edge > 0
        and tokens[edge - 1].text == "("
        and (colon := next((k for k, t in enumerate(tokens[:edge]) if t.text == ":"), 0))
    ):
        return read_label(s, tokens[:colon], accepts, i)
    if is_alone(s, i):
        above = read_label(s, s.context.label, accepts, i)
        return above if s.context.label else read_label(s, s.context.label_below, accepts, i)
    return None


def counted_alone(s: Numbers, i: int) -> bool:
    """The number fills its cell of a table."""
    after = s.tokens[s.counted[i].last : s.counted[i].last + 1]
    return s.counted[i].elided and (not after or after[0].text == "|")


def is_alone(s: Numbers, i: int) -> bool:
    """The number has a line of its own, at most with a hedge: its label stands above or below."""
    return s.counted[i].elided and all(
        t.quantity is not None or not t.text[0].isalpha() or t.text in _HEDGES for t in s.tokens
    )


_HEDGES = frozenset(
    "est approx about some around over more than nearly almost at least or so up to people persons".split()
)


def is_trap(s: Numbers, k: int) -> bool:
    """The number is a date or an age: it stands inside a label without ending it."""
    verdict = s.found.get(k)
    return isinstance(verdict, Rejection) and verdict.reason.startswith("is ")


def read_label(s: Numbers, label: Sequence[Token], accepts: governors.Accepts, i: int) -> Governor | None:  # noqa: C901 - rules, in their order
    if not label or len(label) > 14:
        return None
    hostage = any(NounClass.HOSTAGE in t.nouns for t in label)
    speaks = hostage or s.hostages
    if speaks and any(t.text in ("bodies", "body", "remains", "coffins") for t in label):
        return Governor(governors.HOSTAGE_DEAD, i, "label")
    for token in label:
        for predicate in token.predicates:
            if predicate.metric is Metric.HOSTAGES and (speaks or TAKING.search(token.text)):
                return Governor(predicate, i, "label")
            if hostage and predicate.name == "killed":
                return Governor(governors.HOSTAGE_DEAD, i, "label")
    if hostage:
        return Governor(governors.HELD, i, "label")
    for token in label:
        for predicate in token.predicates:
            if predicate.metric is None:
                return Governor(predicate, i, "label")
            if predicate.metric is Metric.HOSTAGES:
                continue
            if accepts(predicate):
                return Governor(predicate, i, "label")
        if token.text in ("returnees", "returnee"):
            return Governor(governors.RETURNED, i, "label")
        if NounClass.DISPLACED in token.nouns:
            return Governor(governors.DISPLACED, i, "label")
        if NounClass.DEAD in token.nouns and (NounClass.PERSON not in token.nouns or token.text == "martyrs"):
            return Governor(governors.DEATH_TOLL, i, "label")
    return None


def find_sublabel(s: Numbers, i: int) -> Count | None:
    """ "- children: 14,500" under "Killed: 33,175": a line that says who, not what."""
    edge = s.edges[i]
    if (
        is_alone(s, i)
        and s.context.counts
        and [t.text for t in s.context.label[:2]] in (["of", "whom"], ["of", "which"])
    ):
        return s.context.counts[-1]
    label = [t for t in s.tokens[: max(0, edge - 1)] if t.text not in ("–", "-", "•", "*", ">", "›")]
    opens = s.text.lstrip()[:1] in ("–", "-", "•", "*", ">", "›") or s.text.lower().startswith(
        ("of ", "incl", "includ")
    )
    if not opens or edge == 0 or s.tokens[edge - 1].text != ":" or not s.context.counts or len(label) > 8:
        return None
    last = s.context.counts[-1]
    who = any(t.entry.group or NounClass.PERSON in t.nouns for t in label) or s.text.lower().startswith("of wh")
    return last if who and last.metric is not Metric.BUILDINGS else None
