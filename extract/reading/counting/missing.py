"""The missing, the injured and those under the rubble: told of beside the dead, and no figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.counting.counts import Numbers
from extract.reading.counting.governors import NOT_OURS, STOPS, Governor
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_ELSEWHERE = frozenset({NounClass.INJURED, NounClass.PRISONER})
_OPENING = 8  # tokens


def find_missing(s: Numbers, i: int) -> Governor | None:
    """ "nine died and three are missing", "4,000 bodies lie under the rubble", "among the wounded, four were children"."""
    counted = s.counted[i]
    end = s.tokens[counted.last - 1].end
    said = Governor(NOT_OURS, min(counted.last, len(s.tokens) - 1), "subject")
    if counted.has(NounClass.DEAD) and _UNDER_RUBBLE.match(s.text, end) and not _are_found(s.tokens, s.edges[i]):
        return said
    if counted.has(NounClass.PERSON) and _PRESUMED_DEAD.match(s.text, end):
        return said
    if not counted.elided or counted.classes:
        return None
    if (not s.hostages and _MISSING.match(s.text, end)) or _INJURIES.match(s.text, end):
        return said
    hurt = _of_others(s.tokens, s.edges[i])
    if hurt is None or _DIED.match(s.text, end):
        return None
    return Governor(NOT_OURS, hurt, "subset")


def _of_others(tokens: Sequence[Token], edge: int) -> int | None:
    """Where the injured or the prisoners stand of whom "Among the wounded, four were children" tells a part."""
    if edge < 2 or tokens[edge - 1].text != ",":
        return None
    for k in range(edge - 2, max(-1, edge - _OPENING), -1):
        if tokens[k].text in STOPS or tokens[k].text == "," or tokens[k].quantity is not None:
            return None
        opens = tokens[k].text in ("among", "of") and (k == 0 or tokens[k - 1].text in (";", ":", ",", "and"))
        if opens:
            return next((m for m in range(k + 1, edge) if _is_elsewhere(tokens, m)), None)
    return None


def _is_elsewhere(tokens: Sequence[Token], m: int) -> bool:
    """ "the wounded", "the detainees", "those arrested"."""
    told = tokens[m].predicates if tokens[m - 1].text in ("the", "those") else ()
    return bool(tokens[m].nouns & _ELSEWHERE) or (bool(told) and all(p.metric is None for p in told))


def _are_found(tokens: Sequence[Token], edge: int) -> bool:
    """ "found 12 bodies under the rubble": they are counted."""
    verb = tokens[edge - 1] if edge else None
    return verb is not None and (bool(verb.predicates) or verb.text in _FINDING)


_FINDING = frozenset("found find finds finding discovered located reached saw pulled removed dug".split())
# not "12 bodies were found under the rubble"
_UNDER_RUBBLE = re.compile(
    r"(?: (?:(?:is|are|was|were|be|lie|lies|lay|lying|remain|remains|remained|remaining|still|trapped|stuck|left|buried|and|also|all) )*"
    r"| (?:are |were )?(?:believed|thought|feared|estimated|said|presumed) to (?:be|lie|remain) (?:still )?(?:buried |trapped |lying )?)"
    r"(?:under|underneath|beneath|amid) (?:the |tons of |its |their |all )?(?:rubble|debris|ruins|wreckage|collapsed|destroyed)\b",
    re.I,
)
_MISSING = re.compile(
    r" (?:(?:people|persons|others?|more|still|are|is|was|were|have been|has been|remain|remained|reported|reportedly|listed as"
    r"|listed|declared|registered as|went|gone|as) ){0,4}missing\b(?! (?:\w+ed|limb|leg|arm|hand|eye))",
    re.I,
)
# "thousands believed to be dead are still missing"
_PRESUMED_DEAD = re.compile(
    r"(?: who are)? (?:believed|presumed|feared|thought|assumed) (?:to be )?dead,? (?:(?:but|and|are|is|remain|were|still) ){1,2}missing\b",
    re.I,
)
_INJURIES = re.compile(r" (?:injuries|injury|wounds) to\b", re.I)  # "9,000 injuries to date"
_DIED = re.compile(r" (?:(?:have|has|had|later|since|of them|then) ){0,3}(?:died|succumbed)\b", re.I)
