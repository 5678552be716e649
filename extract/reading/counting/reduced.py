"""Relative clauses, reduced or not: "people sheltering in schools", "four who had fled", and the verb after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Kind, Metric
from extract.reading.counting.governors import (
    ADVERBS,
    AUXILIARIES,
    BE,
    RETURNED,
    STOPS,
    UNSTRESSED,
    Accepts,
    Governor,
)
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form


def finite_after(
    tokens: Sequence[Token], i: int, found: Governor, counted: Counted, accepts: Accepts
) -> Governor | None:
    """ "people sheltering in schools have been killed": the participle says which people, the finite verb what befell them.

    So it does where the participle counts nothing itself: "all 900 families living there were driven out".
    """
    moved = found.predicate.metric is Metric.DISPLACEMENT
    relative = moved and counted.last < i <= counted.last + _NEAR and tokens[counted.last].text in ("who", "that")
    if i != counted.last and not relative:
        return None
    reduced = relative or (moved and tokens[i].text in _AWAY)
    reduced |= tokens[i].text.split()[0].endswith("ing") and (
        found.predicate.metric is not None or _follows_noun(tokens, i)
    )
    if not reduced and (found.predicate.metric is None or found.rule != "participle"):
        return None
    comes_back = relative or (moved and found.rule == "participle")
    for k in range(i + 1, min(i + _REDUCED, len(tokens) - 1)):
        if tokens[k].text in STOPS or tokens[k].text in _CLAUSES or (relative and _counts(tokens[k])):
            return None
        if comes_back and (begun := _begin_going_back(tokens, k, accepts)) is not None:
            return begun
        died = next((p for p in tokens[k].predicates if tokens[k].text in _DIED and accepts(p)), None)
        if comes_back and (back := _back_at(tokens, k, accepts)) is not None:
            return back
        if died is not None and found.predicate.metric is Metric.DISPLACEMENT:
            return Governor(died, k, "subject")
        if tokens[k].text in AUXILIARIES:
            verb = _after_helping(tokens, k)
            if comes_back and (begun := _begin_going_back(tokens, verb, accepts)) is not None:
                return begun
            if comes_back and (back := _back_at(tokens, verb, accepts, helped=True)) is not None:
                return back
            if not any(t.text in BE for t in tokens[k:verb]):
                return None  # "two hostages killed by troops had held up a white cloth"
            return _passive_after(tokens, verb, found, accepts)
    return None


def _counts(token: Token) -> bool:
    """A number that is no year: "who fled the town in 2024 have gone back"."""
    return token.quantity is not None and _YEAR.fullmatch(token.text) is None


def _after_helping(tokens: Sequence[Token], k: int) -> int:
    """The verb after "have since been"."""
    while k + 1 < len(tokens) and tokens[k].text in UNSTRESSED:
        k += 1
    return k


def _back_at(tokens: Sequence[Token], k: int, accepts: Accepts, *, helped: bool = False) -> Governor | None:
    """ "families who had fled the town went back on Sunday", "residents evacuated in May have been allowed back"."""
    forms = (Form.BEFALL, Form.DONE) if helped and tokens[k - 1].text in BE else (Form.BEFALL,)
    back = next((p for p in tokens[k].predicates if p.kind is Kind.RETURNED and p.form in forms), None)
    kept = tokens[k - 1].text in _NOT_BACK and not tokens[k - 1].capital  # "those driven out in May returned"
    if back is None or (kept and not helped) or not accepts(back):
        return None
    return Governor(back, k, "subject")


def _begin_going_back(tokens: Sequence[Token], k: int, accepts: Accepts) -> Governor | None:
    """ "people displaced from the village have started to go home", "began to return"."""
    if tokens[k].text not in _BEGINNING or not accepts(RETURNED):
        return None
    after = " ".join(t.text for t in tokens[k + 1 : k + 5])
    return Governor(RETURNED, k + 2, "subject") if _TO_GO_BACK.match(after) else None


_BEGINNING = frozenset("started began begun".split())
_TO_GO_BACK = re.compile(
    r"to (?:return|(?:go|head|come|move|trickle|travel) (?:home|back))\b(?! to (?:the )?(?:shelters?|tents?|camps?))"
)


def goes_back_to_shelter(tokens: Sequence[Token], governor: Governor) -> bool:
    """ "returned to the shelters", "went back to their tents": they are away from home still."""
    after = " ".join(t.text for t in tokens[governor.index + 1 : governor.index + _SHELTER])
    return _TO_SHELTER.match(after) is not None


_SHELTER = 7  # tokens
_TO_SHELTER = re.compile(
    r"(?:back )?(?:in)?to (?:(?!in\b|on\b|and\b|live|pitch|put|set|find|build|homes?\b)[\w-]+ ){0,3}?(?:shelters?|tents?|displacement|exile)\b"
)


def _passive_after(tokens: Sequence[Token], verb: int, found: Governor, accepts: Accepts) -> Governor | None:
    """What was done to those whom the participle names, where it is something else."""
    said = (p for p in tokens[verb].predicates if p.form is Form.DONE and p.metric is not None and accepts(p))
    noun = verb + 1 < len(tokens) and bool(tokens[verb + 1].nouns)
    later = next(said, None)
    differs = later is not None and (
        later.metric is not found.predicate.metric
        or (later.metric is Metric.HOSTAGES and later.kind is not found.predicate.kind)
    )
    return Governor(later, verb, "passive") if later is not None and differs and not noun else None


def _follows_noun(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and bool(tokens[i - 1].nouns)


_REDUCED = 12  # tokens
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR = 4  # tokens: "who had already fled"
_NOT_BACK = ADVERBS | frozenset("to not from cannot never could would can will may who".split())
_DIED = frozenset("died perished".split())
_AWAY = frozenset({"on the move", "on the road", "on the roads"})
_CLAUSES = frozenset(", and ( – : who which that when after before as because where whose while since if until".split())
