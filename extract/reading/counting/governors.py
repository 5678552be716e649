"""The predicate that governs a count in its clause: to its left as an object, to its right as a subject, or by a toll.

The clause decides, not the sentence: a scan stops at what opens another clause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.model import Kind, Metric
from extract.reading.counting.nouns import DETERMINERS
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, Predicate

BE = frozenset("is are was were be been being am get got gets getting".split())
HAVE = frozenset("has have had having".split())
AUXILIARIES = BE | HAVE  # joined once: rules ask it of word after word
MODAL = frozenset("will would could may might must should can shall".split())
ADVERBS = frozenset(
    "also now still reportedly already since recently all both either newly forcibly internally completely entirely wholly outright partially partly severely heavily badly totally fully again later then since even actually allegedly deliberately mistakenly directly mainly mostly so far thus immediately subsequently initially ultimately likely finally just only temporarily repeatedly".split()
)
UNSTRESSED = AUXILIARIES | ADVERBS
STOPS = frozenset(
    ". ! ? ; while whereas but although though however because when if unless until saying adding amid despite where".split()
)
LIGHT = frozenset(
    "took take takes taking brought bring brings bringing reduced reduces reducing reduce turned turns turning set sets setting cost costs costing robbed moved move moves moving put puts putting led leads trucked bussed bused left leaving leaves leave saw see seen seeing with having had has have found rendered rendering made making found keep keeping kept reported believed".split()
)
FORCE = frozenset(
    "let lets letting gave give gives giving tell tells telling instructing warning forced forcing force forces drove driving drive drives sent sending pushed pushing prompted prompting prompts compelled compelling caused causing cause ordered ordering order orders told allowing allowed allow urged urging led obliged required want wants wanted expect expects expected expecting instructed warned asked calling called encouraged enabling helped caused expelled".split()
)

LEAVING = frozenset("leave move go evacuate relocate flee abandon run depart head vacate quit".split())

Accepts = Callable[[Predicate], bool]


@dataclass(frozen=True, slots=True)
class Governor:
    """The predicate that decides about a count, the index of its token, and by which rule."""

    predicate: Predicate
    index: int
    rule: str
    label: tuple[Token, ...] = ()  # the words that stand for the counted noun: a label, a toll, the head of a column


def left_edge(tokens: Sequence[Token], number: int, hedged_start: int) -> int:
    """The index of the first token of the count's phrase: hedges, articles and adjectives before the number belong to it."""
    i = number
    while i > 0:
        token = tokens[i - 1]
        if (
            token.start >= hedged_start
            or (token.text in DETERMINERS and token.text != "that")
            or token.text in _BEFORE_NUMBER
        ):
            i -= 1
        elif token.text == "of" and i > 1 and tokens[i - 2].text in _QUANTIFIERS:
            i -= 3 if i > 2 and tokens[i - 3].text in ("a", "an") else 2
            while i > 0 and tokens[i].text in _COLLECTIVES and tokens[i - 1].text in _WHICH_GROUP:
                i -= 1  # "handed over a second group of 12 hostages"
            i -= 1 if i > 0 and tokens[i].text in _WHICH_GROUP and tokens[i - 1].text in ("a", "an") else 0
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
        elif token.text in ("a", "an") and i < number and tokens[i].text in _STRIKING:
            i -= 1  # "a staggering 338,000"
        else:
            break
    return i


_STRIKING = frozenset("whopping staggering record mere estimated additional combined total confirmed further".split())
_COLLECTIVES = frozenset("group set batch family".split())
_WHICH_GROUP = frozenset("first second third fourth fifth final last latest new next initial small".split())
_QUANTIFIERS = _COLLECTIVES | frozenset("total average number minimum maximum estimated".split())
_BEFORE_NUMBER = frozenset(
    {
        "every",
        "each",
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
    i = before_when(tokens, edge - 1)
    while i >= 0 and (tokens[i].text in ADVERBS or tokens[i].text == '"'):
        i -= 1
    if i < 0:
        return None
    token = tokens[i]
    if token.text == "of":
        return _nominal(tokens, i, accepts) or _of_those(tokens, i, accepts)
    if token.text in ("in", "to", "at") and accepts(DAMAGED):
        for k in range(i - 1, max(-1, i - 6), -1):
            if tokens[k].text in STOPS or tokens[k].text == ",":
                break
            if tokens[k].text == "damage":
                return Governor(DAMAGED, k, "nominal")  # "damage was found in 140 buildings"
    for predicate in token.predicates:
        if predicate.form in (Form.DOING, Form.ACT) and accepts(predicate):
            return Governor(predicate, i, "object")
        if predicate.form is Form.DONE and accepts(predicate) and (not is_passive(tokens, i) or _is_fronted(tokens, i)):
            return Governor(predicate, i, "object")
        if (
            predicate.form is Form.NOUN
            and token.text.endswith((" to", " among", " of", " at", " for"))
            and accepts(predicate)
        ):
            return Governor(predicate, i, "nominal")
    return None


def before_when(tokens: Sequence[Token], i: int) -> int:
    """What stands before an aside of time: "killed, on Tuesday, five men", "displaced until now 4,000 families"."""
    if i > 1 and tokens[i].text in _MOMENTS and tokens[i - 1].text in _AT_MOMENT:
        return i - 3 if tokens[i - 2].text == "up" else i - 2  # "demolished on Tuesday five homes"
    if i > 2 and tokens[i].text in ("day", "moment", "date") and tokens[i - 1].text in ("this", "the", "that"):
        return i - 3 if tokens[i - 2].text in _AT_MOMENT else i
    if i < 2 or tokens[i].text != ",":
        return i
    opens = next((k for k in range(i - 1, max(-1, i - _ASIDE), -1) if tokens[k].text == ","), None)
    if opens is None or opens == 0 or tokens[opens + 1].text not in _WHEN:
        return i
    verb = any(p.form is not Form.NOUN for p in tokens[opens - 1].predicates)
    return opens - 1 if verb and not any(t.predicates for t in tokens[opens + 1 : i]) else i


_ASIDE = 9  # tokens
_AT_MOMENT = frozenset("on until till to by since".split())
_MOMENTS = frozenset(
    "now date today yesterday tonight then dawn monday tuesday wednesday thursday friday saturday sunday".split()
)
_WHEN = frozenset(
    "on in at late early earlier overnight today yesterday during again monday tuesday wednesday thursday friday saturday sunday".split()
)


def _is_fronted(tokens: Sequence[Token], i: int) -> bool:
    """ "there were killed 12 people": the subject follows its verb."""
    return i > 1 and tokens[i - 1].text in BE and tokens[i - 2].text == "there"


def _nominal(tokens: Sequence[Token], of: int, accepts: Accepts) -> Governor | None:
    for i in range(of - 1, max(of - 7, -1), -1):
        near = of - i <= 2 or tokens[i + 1].text in _TIME_OR_PLACE  # "the release within 72 hours of 20 hostages"
        for predicate in tokens[i].predicates:
            if predicate.form is Form.NOUN and near and accepts(predicate):
                return Governor(predicate, i, "nominal")
        if tokens[i].predicates or (not tokens[i].text.isalpha() and tokens[i].quantity is None):
            break
    return None


def _of_those(tokens: Sequence[Token], of: int, accepts: Accepts) -> Governor | None:
    """ "the body of a journalist was found next to those of three relatives": the bodies named before."""
    if of < 2 or tokens[of - 1].text not in ("those", "that") or not accepts(DEATH_TOLL):
        return None
    for k in range(of - 2, max(of - 16, -1), -1):
        if tokens[k].text in STOPS:
            break
        if tokens[k].text in _REMAINS:
            return Governor(DEATH_TOLL, k, "nominal")
    return None


_REMAINS = frozenset("body bodies remains corpse corpses coffin coffins".split())
_TIME_OR_PLACE = frozenset("within on in by at from near over during since last".split())


def is_passive(tokens: Sequence[Token], i: int) -> bool:
    """A form of "be" stands before the participle."""
    k = i - 1
    while k >= 0 and tokens[k].text in ADVERBS:
        k -= 1
    return k >= 0 and tokens[k].text in BE


def is_perfect(tokens: Sequence[Token], i: int) -> bool:
    """A form of "have" stands before the participle."""
    k = i - 1
    while k >= 0 and tokens[k].text in ADVERBS:
        k -= 1
    return k >= 0 and tokens[k].text in HAVE


NOT_OURS = Predicate("other", Form.NOUN, None, None)
DEATH_TOLL = Predicate("killed", Form.NOUN, Metric.DEATHS, Kind.KILLED)
DESTROYED = Predicate("destroyed", Form.NOUN, Metric.BUILDINGS, Kind.DESTROYED)
DAMAGED = Predicate("damaged", Form.NOUN, Metric.BUILDINGS, Kind.DAMAGED)
RETURNED = Predicate("returned", Form.NOUN, Metric.DISPLACEMENT, Kind.RETURNED)
DISPLACED = Predicate("displaced", Form.NOUN, Metric.DISPLACEMENT, Kind.DISPLACED)
MOVED = Predicate("moved", Form.BEFALL, Metric.DISPLACEMENT, Kind.DISPLACED)
TAKEN = Predicate("taken", Form.DONE, Metric.HOSTAGES, Kind.TAKEN)
RELEASED = Predicate("released", Form.DONE, Metric.HOSTAGES, Kind.RELEASED)
HELD = Predicate("held", Form.NOUN, Metric.HOSTAGES, Kind.HELD)
HOSTAGE_DEAD = Predicate("dead", Form.NOUN, Metric.HOSTAGES, Kind.DEAD)
