"""Objects that stand away from their verb: joined to another, forced to do something, ordered, in company."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting import governors
from extract.reading.counting.counts import BUILT, PEOPLE, Numbers
from extract.reading.counting.gate import is_on_duty
from extract.reading.counting.governors import Governor
from extract.reading.counting.nouns import ends_in_preposition
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Predicate


def find_joined(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "killed a nurse and four patients", "destroyed a clinic, a school and nine shops": an object before it has no number."""
    tokens, edge = s.tokens, s.edges[i]
    if edge < 3 or tokens[edge - 1].text not in ("and", ",") or not s.counted[i].has(NounClass.PERSON, *BUILT):
        return None
    for k in range(edge - 2, max(-1, edge - _JOINED), -1):
        token = tokens[k]
        for predicate in token.predicates:
            if predicate.metric is None:
                return None
            bare = (
                NounClass.PERSON in tokens[k + 1].nouns and k + 2 == edge - 1
            )  # "killing parents and their five children"
            singular = bare or tokens[k + 1].text in _ARTICLES or _is_person(tokens, k + 1)
            singular &= not ends_in_preposition(token)  # "evacuated from the towns, 20,000 have gone home"
            if singular and predicate.form in (Form.DONE, Form.DOING, Form.ACT) and accepts(predicate):
                return (
                    None
                    if predicate.form is Form.DONE and governors.is_passive(tokens, k)
                    else Governor(predicate, k, "list")
                )
        if token.text in ("in", "at", "near") and tokens[k + 1].capital:
            continue  # "a house in Hebron and two flats"
        if token.quantity is not None or token.predicates or token.text in _NO_OBJECT or token.text in governors.STOPS:
            return None
    return None


def _is_person(tokens: Sequence[Token], i: int) -> bool:
    """ "killed 16-year-old Ahmad and two others", "killed Ahmad Said and two others": somebody by name or age."""
    aged = any("year-old" in t.text for t in tokens[i : i + 2])
    return aged or (tokens[i].capital and not tokens[i].nouns and tokens[i].quantity is None)


_DEEDS = (Form.DONE, Form.ACT)
_JOINED = 12  # tokens
_ARTICLES = frozenset("a an the his her their its another".split())
_NO_OBJECT = (
    governors.BE
    | governors.HAVE
    | frozenset("( ) : – in on at from near after before who which that with to when where".split())
)


def find_forced(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "forcing 3,000 people to flee", "drove 12 families from their homes", "left 12 people dead"."""
    tokens, counted = s.tokens, s.counted[i]
    verb = tokens[s.edges[i] - 1]
    for k in range(counted.last, min(counted.last + 14, len(tokens))):
        if _ends_forced(s, k, verb):
            break
        if (brought := _let_go(s, i, k, accepts) or _carried_off(s, i, k, accepts)) is not None:
            return brought
        if (
            verb.text in ("made", "make", "makes", "making")
            and tokens[k].text in governors.LEAVING
            and accepts(governors.DISPLACED)
        ):
            return Governor(governors.DISPLACED, k, "complement")
        following = tokens[k + 1] if k + 1 < len(tokens) else None  # "a house with 30 people killed 11 of them"
        own = following is not None and (following.quantity is not None or following.text in ("nobody", "none", "no"))
        for predicate in tokens[k].predicates:
            if accepts(predicate) and (predicate.form is Form.BEFALL or (predicate.form in _DEEDS and not own)):
                return Governor(predicate, k, "complement")
        if (lost := _lost_theirs(tokens, k, verb.text, accepts)) is not None:
            return Governor(lost, k, "complement")
        rubble = tokens[k].text in ("to", "into") and k + 1 < len(tokens) and tokens[k + 1].text in _RUBBLE
        if rubble and verb.text in _REDUCING and accepts(governors.DESTROYED):
            return Governor(governors.DESTROYED, k + 1, "complement")
        freed = any(t.text in _RUBBLE | {"rubble", "alive"} for t in tokens[k : k + 5])
        if (
            tokens[k].text == "out"
            and verb.text in MOVING
            and s.counted[i].classes
            and not is_on_duty(s, counted)
            and not freed
            and accepts(governors.DISPLACED)
        ):
            return Governor(governors.DISPLACED, k, "complement")
        if (
            tokens[k].text == "to"
            and k + 1 < len(tokens)
            and (
                tokens[k + 1].text in governors.LEAVING
                or (tokens[k + 1].text == "be" and _is_away(tokens, k + 2))
                or _clears_out(tokens, k + 1)
            )
            and accepts(governors.DISPLACED)
        ):
            return Governor(governors.DISPLACED, k + 1, "complement")
    if verb.text in (
        "drove",
        "driving",
        "drive",
        "sent",
        "sending",
        "pushed",
        "pushing",
        "forced",
        "forcing",
    ) and accepts(governors.DISPLACED):
        return Governor(governors.DISPLACED, s.edges[i] - 1, "forced")
    return None


def _ends_forced(s: Numbers, k: int, verb: Token) -> bool:
    """Another clause or number begins: "he has three children and has moved", "without water as homes were damaged"."""
    text = s.tokens[k].text
    if text == "as":
        return any(t.text in governors.BE | governors.HAVE for t in s.tokens[k + 1 : k + 6])
    other = s.tokens[k].quantity is not None and not is_aside(s, k)
    return text in governors.STOPS - {"until"} or other or (text == "and" and verb.text in governors.HAVE)


def find_handed(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "hands 13 Israelis and four Thais to the Red Cross", "11 Israelis were handed to the Red Cross": hostages let go."""
    counted, edge = s.counted[i], s.edges[i]
    if not counted.has(NounClass.PERSON) and not counted.elided:
        return None
    after = " ".join(t.text for t in s.tokens[counted.last : counted.last + 12])
    if edge and s.tokens[edge - 1].text in _CARRYING and _OFF_TO_GAZA.match(after) and accepts(governors.TAKEN):
        return Governor(governors.TAKEN, edge - 1, "object")
    given = edge > 0 and s.tokens[edge - 1].text in _HANDING and _TO_RED_CROSS.search(after)
    if not (given or _HANDED_OVER.match(after)) or not accepts(governors.RELEASED):
        return None
    return Governor(governors.RELEASED, edge - 1 if given else counted.last, "object" if given else "passive")


_CARRYING = frozenset("carry carried carrying drag dragged dragging haul hauled take took taking march marched".split())
_OFF_TO_GAZA = re.compile(
    r"(?:off|away|back) (?:in)?to (?:gaza|the strip|captivity)\b(?! city)"
)  # "carried 250 off to Gaza"
_HANDING = frozenset("hands hand handed handing passed passes delivered delivers gave transferred transfers".split())
_TO_RED_CROSS = re.compile(r"^[^.;:]*?\bto the (?:red cross|icrc)\b")
_HANDED_OVER = re.compile(
    r"(?:, (?:[\w-]+ ){1,6}, )?(?:(?:were|was|have been|had been) )(?:handed|passed|delivered|transferred|given) (?:over )?to the (?:red cross|icrc)\b"
)


def _is_away(tokens: Sequence[Token], i: int) -> bool:
    """ "to be gone by noon", "to be out by dawn"."""
    return i < len(tokens) and tokens[i].text in ("gone", "out", "away")


def find_brought_back(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "brought 3,000 evacuated residents back to the valley": who was away is home."""
    edge, last = s.edges[i], s.counted[i].last
    after = [t.text for t in s.tokens[last : last + 2]]
    back = after[:1] == ["back"] and after[1:] in (["to"], ["into"], ["in"], ["home"])
    carried = back and edge > 0 and s.tokens[edge - 1].text in MOVING - _TAKING
    return Governor(governors.RETURNED, last, "complement") if carried and accepts(governors.RETURNED) else None


def _let_go(s: Numbers, i: int, k: int, accepts: governors.Accepts) -> Governor | None:
    """ "let 900 families back in", "Hamas let four soldiers go": not "let 900 workers back in"."""
    text, following = s.tokens[k].text, " ".join(t.text for t in s.tokens[k + 1 : k + 2])
    if s.tokens[s.edges[i] - 1].text not in _LETTING:
        return None
    if text in ("back", "home") and s.counted[i].noun not in _AT_WORK and accepts(governors.RETURNED):
        return Governor(governors.RETURNED, k, "complement")
    if text in ("go", "go free") and following not in ("back", "home", "to", "south", "north"):
        return Governor(governors.RELEASED, k, "complement") if accepts(governors.RELEASED) else None
    return None


def _carried_off(s: Numbers, i: int, k: int, accepts: governors.Accepts) -> Governor | None:
    """ "put 700 people on trucks": where displacement is spoken of."""
    verb, following = s.tokens[s.edges[i] - 1].text, s.tokens[k + 1 : k + 2]
    carried = s.tokens[k].text in ("on", "onto", "aboard") and any(t.text in _CARRIERS for t in following)
    if not carried or verb not in ("put", "puts", "putting") or not s.counted[i].has(*PEOPLE):
        return None
    return Governor(governors.DISPLACED, k, "complement") if accepts(governors.MOVED) else None


def _clears_out(tokens: Sequence[Token], i: int) -> bool:
    """ "to collect their belongings", "to take their things out": who must do so in an hour has to go."""
    things = any(t.text in _BELONGINGS for t in tokens[i + 1 : i + 5])
    return tokens[i].text in ("pack", "pack up") or (tokens[i].text in _CLEARING and things)


_CLEARING = frozenset("collect take gather remove clear empty retrieve pack".split())
_BELONGINGS = frozenset("belongings things possessions furniture bags houses homes valuables".split())


def find_company(s: Numbers, i: int, accepts: governors.Accepts) -> Governor | None:
    """ "the mayor was killed together with 15 others", "it killed the chief of staff and four others"."""
    tokens, edge = s.tokens, s.edges[i]
    before = [t.text for t in tokens[max(0, edge - 2) : edge]]
    others = i + 1 < len(tokens) and tokens[i + 1].text == "others"
    beside = (
        before[-1:] == ["with"] and edge > 1 and any(p.metric is Metric.DEATHS for p in tokens[edge - 2].predicates)
    )
    joined = before in (["along", "with"], ["together", "with"]) or (before[-1:] == ["and"] and others)
    joined |= s.counted[i].has(NounClass.PERSON) and _ends_company(tokens, edge)
    if not joined and not (beside and s.counted[i].has(NounClass.PERSON)):
        return None
    for k in range(edge - 1, max(-1, edge - 24), -1):
        if tokens[k].text in governors.STOPS or tokens[k].quantity is not None:
            return None
        for predicate in tokens[k].predicates:
            if predicate.metric is not None and predicate.form is not Form.NOUN and accepts(predicate):
                return Governor(predicate, k, "list")
    return None


def _ends_company(tokens: Sequence[Token], edge: int) -> bool:
    """ "killed with her husband and four children", "died together with his mother, a sister and her three children"."""
    if tokens[edge - 1].text != "and":
        return False
    for k in range(edge - 2, max(0, edge - _COMPANY), -1):
        if tokens[k].text == "with":
            return True
        if (
            tokens[k].predicates
            or tokens[k].quantity is not None
            or not (tokens[k].text.isalpha() or tokens[k].text == ",")
        ):
            return False
    return False


_COMPANY = 9  # tokens
_TAKING = frozenset("took take takes taking".split())  # "took 250 of them back to Gaza"
_REDUCING = frozenset("reduced reduces reducing reduce turned turns turning".split())
_RUBBLE = frozenset("rubble ruins ruin ash ashes dust debris".split())
_CARRIERS = frozenset("trucks lorries buses coaches vans trains boats".split())
_AT_WORK = frozenset("workers labourers laborers employees pupils students teachers".split())
_LETTING = frozenset("let lets letting allowed allow allowing".split())
MOVING = frozenset(
    "escorted escort escorting ferried ferrying took take takes taking brought bring brings bringing got moved move moves moving put puts putting led leads trucked bussed bused threw throwing".split()
)


def _lost_theirs(tokens: Sequence[Token], k: int, verb: str, accepts: governors.Accepts) -> Predicate | None:
    """ "cost 96 people their lives", "robbed 30 families of their homes"."""
    if tokens[k].text != "their" or k + 1 >= len(tokens) or verb not in ("cost", "costs", "costing", "robbed"):
        return None
    for predicate, words in (
        (governors.DEATH_TOLL, ("lives", "life")),
        (governors.DISPLACED, ("homes", "houses", "home")),
    ):
        if tokens[k + 1].text in words and accepts(predicate):
            return predicate
    return None


def is_aside(s: Numbers, k: int) -> bool:
    """The number measures an area or a time, or says where: it opens no other clause."""
    counted = s.counted.get(k)
    if s.tokens[s.edges[k] - 1].text in ("in", "of", "from", "across", "or", "("):
        return True
    return counted is not None and bool(counted.classes) and counted.classes <= {NounClass.TRAP}
