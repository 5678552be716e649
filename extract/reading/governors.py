"""The predicate that governs a count in its clause: to its left as an object, to its right as a subject, or by a toll.

The clause decides, not the sentence: a scan stops at what opens another clause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.model import Kind, Metric
from extract.reading.nouns import DETERMINERS, Counted
from extract.reading.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Predicate

BE = frozenset("is are was were be been being am get got gets getting".split())
HAVE = frozenset("has have had having".split())
ADVERBS = frozenset(
    "also now still reportedly already since recently all both either newly forcibly internally completely partially partly severely heavily badly totally fully again later then since even actually allegedly deliberately mistakenly directly mainly mostly so far thus immediately subsequently initially ultimately likely finally just only temporarily repeatedly".split()
)
STOPS = frozenset(
    ". ! ? ; while whereas but although though however because when if unless until saying adding amid despite where".split()
)
_OPENERS = frozenset(
    "comprising totalling totaling numbering consisting whose incl including include included among amongst most mostly many some half all with both aged or and who which that were was have had has are is mainly primarily largely namely as the majority nearly among at one".split()
)
LIGHT = frozenset(
    "left leaving leaves leave saw see seen seeing with having had has have found rendered rendering made making found keep keeping kept reported believed".split()
)
FORCE = frozenset(
    "tell tells forced forcing force forces drove driving drive drives sent sending pushed pushing prompted prompting prompts compelled compelling caused causing cause ordered ordering order orders told allowing allowed allow urged urging led obliged required expects expected expecting instructed warned asked calling called encouraged enabling helped caused expelled".split()
)

Accepts = Callable[[Predicate], bool]


@dataclass(frozen=True, slots=True)
class Governor:
    """The predicate that decides about a count, the index of its token, and by which rule."""

    predicate: Predicate
    index: int
    rule: str


def left_edge(tokens: Sequence[Token], number: int, hedged_start: int) -> int:
    """The index of the first token of the count's phrase: hedges, articles and adjectives before the number belong to it."""
    i = number
    while i > 0:
        token = tokens[i - 1]
        if token.start >= hedged_start or token.text in DETERMINERS or token.text in _BEFORE_NUMBER:
            i -= 1
        elif (
            token.text == "of"
            and i > 1
            and tokens[i - 2].text in ("total", "average", "number", "minimum", "maximum", "estimated")
        ):
            i -= 2
        elif token.text in (
            "total",
            "combined",
            "cumulative",
            "reported",
            "confirmed",
            "verified",
            "first",
            "last",
            "remaining",
            "final",
            "same",
            "estimated",
            "whopping",
            "staggering",
            "record",
            "mere",
            "additional",
        ):
            i -= 1
        else:
            break
    return i


_BEFORE_NUMBER = frozenset(
    {
        "every",
        "another",
        "additional",
        "further",
        "a",
        "an",
        "other",
        "'",
        '"',
        "(",
        "[",
        "only",
        "also",
        "around",
        "by",
        "reportedly",
        "just",
        "almost",
        "even",
    }
    - {"by", "(", "a"}
)


def find_left(tokens: Sequence[Token], edge: int, accepts: Accepts) -> Governor | None:
    """The predicate whose object the count is: "killed 12", "the killing of at least 12"."""
    i = edge - 1
    while i >= 0 and (tokens[i].text in ADVERBS or tokens[i].text == '"'):
        i -= 1
    if i < 0:
        return None
    token = tokens[i]
    if token.text == "of":
        return _nominal(tokens, i, accepts)
    for predicate in token.predicates:
        if predicate.form in (Form.DOING, Form.ACT) and accepts(predicate):
            return Governor(predicate, i, "object")
        if predicate.form is Form.DONE and accepts(predicate) and not _is_passive(tokens, i):
            return Governor(predicate, i, "object")
        if predicate.form is Form.NOUN and token.text.endswith((" to", " among", " of", " at")) and accepts(predicate):
            return Governor(predicate, i, "nominal")
    return None


def _nominal(tokens: Sequence[Token], of: int, accepts: Accepts) -> Governor | None:
    for i in range(of - 1, max(of - 3, -1), -1):
        for predicate in tokens[i].predicates:
            if predicate.form is Form.NOUN and accepts(predicate):
                return Governor(predicate, i, "nominal")
        if not tokens[i].text.isalpha():
            break
    return None


def _is_passive(tokens: Sequence[Token], i: int) -> bool:
    k = i - 1
    while k >= 0 and tokens[k].text in ADVERBS:
        k -= 1
    return k >= 0 and tokens[k].text in BE


def _is_perfect(tokens: Sequence[Token], i: int) -> bool:
    k = i - 1
    while k >= 0 and tokens[k].text in ADVERBS:
        k -= 1
    return k >= 0 and tokens[k].text in HAVE


def find_right(tokens: Sequence[Token], counted: Counted, accepts: Accepts, *, reach: int = 24) -> Governor | None:  # noqa: C901 - rules, in their order
    """The predicate whose subject the count is: "12 were killed", "12 people who fled", "12 dead"."""
    i = counted.last
    end = min(len(tokens), counted.last + reach)
    depth = 0
    while i < end:
        token = tokens[i]
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
            if depth < 0:
                return None
        elif depth == 0:
            if token.text in STOPS:
                return None
            if token.text in (",", "–", "-") and not _continues(tokens, i, end):
                return None
            if token.text == ":" and i > counted.last:
                return None
            if token.text in ("that", "which") and i > counted.last and tokens[i - 1].text not in (",", "and"):
                plural = i + 1 < len(tokens) and tokens[i + 1].text in ("had", "have", "were", "are")
                if not plural:  # "structures in the Strip that had been destroyed": it goes with the count
                    return None
            if token.text in ("after", "before", "as", "since") and _opens_clause(tokens, i):
                return None
            if token.predicates:
                found = _as_subject(tokens, i, counted, accepts)
                if isinstance(found, Governor):
                    return found
                if found == "agent":
                    return None
            elif (
                token.text in FORCE
                and i == counted.last
                and tokens[i].text in ("forced", "ordered", "told", "expected", "allowed")
            ):
                pass
        i += 1
    return None


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """ "after Israel ordered them out" opens a clause, "after the raid" and "after being hit" do not matter."""
    following = tokens[i + 1 : i + 6]
    if following and following[0].predicates:
        return False  # "appear as demolished"
    return any(t.predicates or t.text in BE or t.text in HAVE for t in following)


def _continues(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """What follows the comma still belongs to the subject: a parenthesis, a list, a relative clause, its verb."""
    if comma + 1 >= len(tokens):
        return False
    following = tokens[comma + 1]
    if following.quantity is not None or following.text in _OPENERS:
        return True
    if following.predicates and comma + 1 < end:
        return True
    # An appositive that closes with another comma before the verb.
    for k in range(comma + 1, min(comma + 9, len(tokens) - 1)):
        if tokens[k].text in STOPS or tokens[k].text in BE or tokens[k].text in HAVE:
            return False
        if tokens[k].text in (",", "–") and (tokens[k + 1].text in BE | HAVE or tokens[k + 1].predicates):
            return True
        if tokens[k].text == "and" and tokens[k + 1].nouns and NounClass.TRAP not in tokens[k + 1].nouns:
            return True
    return False


def _as_subject(tokens: Sequence[Token], i: int, counted: Counted, accepts: Accepts) -> Governor | str | None:  # noqa: C901 - rules, in their order
    token = tokens[i]
    adjacent = i == counted.last
    noun_here = tokens[i - 1].text in _NOUN_MARKS
    for predicate in token.predicates:
        if predicate.form is Form.BEFALL and not noun_here and accepts(predicate):
            return Governor(predicate, i, "subject")
    for predicate in token.predicates:
        if predicate.form is not Form.DONE or (not adjacent and tokens[i - 1].text in ("those", "the", "of", "these")):
            continue
        if _is_passive(tokens, i) or (i > 1 and tokens[i - 1].text in ("and", "or") and tokens[i - 2].predicates):
            if accepts(predicate):
                return _firmer(tokens, i, Governor(predicate, i, "passive"), accepts)
            continue
        if _is_perfect(tokens, i):
            return "agent" if accepts(predicate) or predicate.metric is None else None
        if _takes_object(tokens, i):
            return "agent"
        if accepts(predicate):
            return Governor(predicate, i, "participle")
    for predicate in token.predicates:
        if predicate.form in (Form.ACT, Form.DOING) and not adjacent:
            continue
        if predicate.form is Form.ACT and predicate.metric is None and accepts(predicate) and not _noun_like(token):
            return Governor(predicate, i, "subject")
        if predicate.form is Form.DOING and predicate.metric is None and accepts(predicate):
            return Governor(predicate, i, "subject")
    return None


_NOUN_MARKS = frozenset("of the a an their its his her our my".split())


def _firmer(tokens: Sequence[Token], i: int, found: Governor, accepts: Accepts) -> Governor:
    """ "bombed and destroyed" says destroyed."""
    if found.predicate.name == "destroyed_or_damaged" and i + 2 < len(tokens) and tokens[i + 1].text == "and":
        for predicate in tokens[i + 2].predicates:
            if predicate.form is Form.DONE and predicate.metric is Metric.BUILDINGS and accepts(predicate):
                return Governor(predicate, i + 2, "passive")
    return found


def _noun_like(token: Token) -> bool:
    return bool(token.nouns)


def _takes_object(tokens: Sequence[Token], i: int) -> bool:
    """The participle is an active past: an object follows ("two gunmen killed three people")."""
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if following.quantity is not None:
        return True
    if following.text in ("the", "a", "an", "their", "his", "its", "at", "more", "over", "some", "about", "nearly"):
        window = tokens[i + 1 : i + 5]
        if following.text in ("a", "an", "their", "his", "its", "the"):
            return len(window) > 1 and window[1].text not in _TIMES
        if following.text == "at" and not (len(window) > 1 and window[1].text == "least"):
            return False
        if following.text in ("over", "about", "some", "more", "nearly"):
            return any(t.quantity is not None for t in window[1:3])
        return any(t.nouns - {NounClass.TRAP} or t.quantity is not None for t in window)
    return False


_TIMES = frozenset(
    "day night week month year same previous last first morning weekend past following next moment minute".split()
)


DEATH_TOLL = Predicate("killed", Form.NOUN, Metric.DEATHS, Kind.KILLED)
DESTROYED = Predicate("destroyed", Form.NOUN, Metric.BUILDINGS, Kind.DESTROYED)
RETURNED = Predicate("returned", Form.NOUN, Metric.DISPLACEMENT, Kind.RETURNED)
DISPLACED = Predicate("displaced", Form.NOUN, Metric.DISPLACEMENT, Kind.DISPLACED)
TAKEN = Predicate("taken", Form.DONE, Metric.HOSTAGES, Kind.TAKEN)
HELD = Predicate("held", Form.NOUN, Metric.HOSTAGES, Kind.HELD)
HOSTAGE_DEAD = Predicate("dead", Form.NOUN, Metric.HOSTAGES, Kind.DEAD)
