"""What a count is said to be, to have, or to have undergone: "are displaced people", "27 with broken walls", "after being freed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.counting.governors import ADVERBS, BE, DAMAGED, DISPLACED, STOPS, Accepts, Governor
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass

_REACH = 14  # tokens
_PHRASE = 5  # tokens
_ARTICLES = ADVERBS | {"a", "an", "now"}
# "with broken walls, doors or roofs", "with a wall missing"
_WITH_DAMAGE = re.compile(
    r"with (?:an? |their |its )?(?:(?:broken|cracked|shattered|missing|collapsed|holed|smashed|torn|burned|burnt|damaged) "
    r"(?:outer |inner )?(?:walls?|roofs?|doors?|windows?|floors?|ceilings?|fronts?|facades?)"
    r"|(?:walls?|roofs?|doors?|windows?|floors?|ceilings?) (?:missing|broken|cracked|burned|burnt|blown|smashed|gone))\b"
)
_UNDERGONE = (["being"], ["having", "been"])


def find_complement(tokens: Sequence[Token], counted: Counted, accepts: Accepts) -> Governor | None:
    """What the clause of a count says of it besides its verb."""
    if _WITH_DAMAGE.match(" ".join(t.text for t in tokens[counted.last : counted.last + _PHRASE])) and accepts(DAMAGED):
        return Governor(DAMAGED, counted.last, "participle")
    for k in range(counted.last, min(counted.last + _REACH, len(tokens) - 1)):
        if tokens[k].quantity is not None or (tokens[k].text in STOPS and tokens[k].text != "after"):
            return None
        if tokens[k].text in BE and (named := _noun_behind(tokens, k + 1)) is not None and accepts(DISPLACED):
            return Governor(DISPLACED, named, "copula")
        if tokens[k].text == "after" and (deed := _deed_behind(tokens, k + 1, accepts)) is not None:
            return deed
    return None


def _noun_behind(tokens: Sequence[Token], i: int) -> int | None:
    while i < len(tokens) and tokens[i].text in _ARTICLES:
        i += 1
    return i if i < len(tokens) and NounClass.DISPLACED in tokens[i].nouns else None


def _deed_behind(tokens: Sequence[Token], i: int, accepts: Accepts) -> Governor | None:
    for words in _UNDERGONE:
        k = i + len(words)
        if [t.text for t in tokens[i:k]] == words and k < len(tokens):
            done = (p for p in tokens[k].predicates if p.form is Form.DONE and p.metric is not None and accepts(p))
            predicate = next(done, None)
            return Governor(predicate, k, "participle") if predicate is not None else None
    return None
