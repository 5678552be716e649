"""Relative clauses, reduced or not: "people sheltering in schools", "four who had fled", and the verb after them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Kind, Metric
from extract.reading.counting.governors import ADVERBS, BE, HAVE, STOPS, Accepts, Governor
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
    for k in range(i + 1, min(i + _REDUCED, len(tokens) - 1)):
        if tokens[k].text in STOPS or tokens[k].text in _CLAUSES or (relative and tokens[k].quantity is not None):
            return None
        died = next((p for p in tokens[k].predicates if tokens[k].text in _DIED and accepts(p)), None)
        back = next((p for p in tokens[k].predicates if p.kind is Kind.RETURNED and p.form is Form.BEFALL), None)
        if relative and back is not None and tokens[k - 1].text not in _NOT_BACK and accepts(back):
            return Governor(back, k, "subject")  # "families who had fled the town went back on Sunday"
        if died is not None and found.predicate.metric is Metric.DISPLACEMENT:
            return Governor(died, k, "subject")
        if tokens[k].text in BE | HAVE:
            helping = k
            while k + 1 < len(tokens) and tokens[k].text in BE | HAVE | ADVERBS:
                k += 1
            if not any(t.text in BE for t in tokens[helping:k]):
                return None  # "two hostages killed by troops had held up a white cloth"
            said = (p for p in tokens[k].predicates if p.form is Form.DONE and p.metric is not None and accepts(p))
            noun = k + 1 < len(tokens) and bool(tokens[k + 1].nouns)
            later = next(said, None)
            differs = later is not None and (
                later.metric is not found.predicate.metric
                or (later.metric is Metric.HOSTAGES and later.kind is not found.predicate.kind)
            )
            return Governor(later, k, "passive") if later is not None and differs and not noun else None
    return None


def _follows_noun(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and bool(tokens[i - 1].nouns)


_REDUCED = 12  # tokens
_NEAR = 4  # tokens: "who had already fled"
_NOT_BACK = ADVERBS | frozenset("to not from cannot never could would can will may who".split())
_DIED = frozenset("died perished".split())
_AWAY = frozenset({"on the move", "on the road", "on the roads"})
_CLAUSES = frozenset(", and ( – : who which that when after before as because where whose while since if until".split())
