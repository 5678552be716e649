"""Numbers without a verb of their own: under a heading, after a question, or said after a clause that names no number."""

from __future__ import annotations

import re

from extract.reading.counting import governors
from extract.reading.counting.asides import before_speech
from extract.reading.counting.counts import PEOPLE_OR_BUILT, Numbers
from extract.reading.counting.gate import gate_for
from extract.reading.counting.governors import Governor
from extract.reading.counting.labels import read_label
from extract.reading.counting.leaning import GAP
from extract.reading.patterns.wordings import MONTH
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form


def find_apposed(s: Numbers, i: int) -> Governor | None:
    """Who or how many they were, after a clause that names no number: "The whole row is gone, eight houses."."""
    counted, edge, tokens = s.counted[i], s.edges[i], s.tokens
    if not counted.classes & PEOPLE_OR_BUILT or edge < 3 or tokens[edge - 1].text not in (",", ":", "–"):
        return None
    rest = tokens[counted.last : counted.last + 12]
    end = next((k for k, t in enumerate(rest) if t.text in _CLAUSE_MARKS), len(rest))
    if any(is_verbal(t) or t.quantity is not None for t in rest[:end]):
        return None
    if rest[:1] and rest[0].text not in _CLAUSE_MARKS | GAP | {"with", "and"}:
        return None  # "two officials told reporters"
    accepts = gate_for(s, counted, i)
    for k in range(edge - 2, max(-1, edge - 14), -1):
        if tokens[k].quantity is not None or tokens[k].text in _CLAUSE_MARKS or tokens[k].text in governors.STOPS:
            return None
        for predicate in tokens[k].predicates:
            if predicate.metric is None:
                return None
            finite = predicate.form is Form.BEFALL or (predicate.form is Form.DONE and governors.is_passive(tokens, k))
            if finite and tokens[k - 1].text != "to" and accepts(predicate):
                return Governor(predicate, k, "list")
    return None


def find_topical(s: Numbers, i: int) -> Governor | None:
    """A number without a verb under a heading or after a question that says what is counted: "Who died? – Forty so far"."""
    counted, topic = s.counted[i], s.context.topic
    if not topic or not (counted.elided or counted.classes & PEOPLE_OR_BUILT):
        return None
    after = s.tokens[counted.last].text if counted.last < len(s.tokens) else "."
    if after not in _CLAUSE_MARKS | GAP | {")", "•", "so", "over"}:
        return None
    first = i
    while first > 0 and s.tokens[first - 1].text not in _CLAUSE_MARKS:
        first -= 1
    if any(is_verbal(t) for t in s.tokens[: s.edges[i]]) or not answers(s, i, first):
        return None
    found = read_label(s, topic, gate_for(s, counted, i), i)
    return found if found is not None and found.predicate.metric is not None else None


def find_fronted(s: Numbers, i: int) -> Governor | None:
    """ "As for the number of martyrs, the ministry counted 224": what is counted is named at the head of the sentence."""
    if not s.counted[i].elided or [t.text for t in s.tokens[:2]] != ["as", "for"]:
        return None
    comma = next((k for k, t in enumerate(s.tokens[: s.edges[i]]) if t.text == ","), None)
    if comma is None or comma > _FRONT or any(t.quantity is not None for t in s.tokens[:comma]):
        return None
    return read_label(s, s.tokens[2:comma], gate_for(s, s.counted[i], i), i)


_FRONT = 9  # tokens


def answers(s: Numbers, i: int, first: int) -> bool:
    """The number answers the question above, or stands beside a name: "Jenin: 40", "Area C: 9 incidents, 21 structures"."""
    asked = s.context.topic[-1].text == "?"
    named = [t for t in s.tokens[: s.edges[i]] if t.text[0].isalpha() and t.quantity is None]
    plain = all(t.capital or t.text in _NAMING or t.nouns for t in named)
    if s.counted[i].elided and not asked and _is_dated_row(s, i):
        return True
    if s.counted[i].elided and not asked:
        label = [t for t in named if not t.nouns]
        return (
            s.edges[i] > 0
            and s.tokens[s.edges[i] - 1].text in (":", "(", "–")
            and (bool(label) or any(t.entry.group for t in named))
            and all(t.capital or t.text in _NAMING or t.entry.group for t in named)
        )
    return asked or (plain and first <= s.edges[i])


def _is_dated_row(s: Numbers, i: int) -> bool:
    """ "14–31 Aug  34,000": a row of nothing but the days and their number."""
    row = s.tokens[: s.edges[i]]
    dated = any(_MONTH.fullmatch(t.text) for t in row)
    plain = all(t.quantity is not None or not t.text[0].isalpha() or _MONTH.fullmatch(t.text) for t in row)
    return dated and plain and s.counted[i].last == len(s.tokens)


_MONTH = re.compile(MONTH)


def is_verbal(token: Token) -> bool:
    """A verb, as far as the words tell."""
    return token.text in governors.AUXILIARIES or any(p.form is not Form.NOUN for p in token.predicates)


_NAMING = frozenset("a s in of the total all number them camp city governorate and area district town".split())
_CLAUSE_MARKS = frozenset(". ! ? ; : , – (".split())


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
