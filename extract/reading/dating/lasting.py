"""What lasts as the text is written: people kept from their homes, a threat that stands, all that had come about by then."""

from __future__ import annotations

import re

from extract.model import Kind, Metric, Status
from extract.reading.counting.counts import Count
from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token

KEPT_AWAY, ARE_THERE, WERE_THERE = "kept from their homes", "are there", "were there then"
BY_THEN, THREAT = "all by then", "a standing threat"


def find_lasting(count: Count, clause: str, text: str, at: Token) -> str | None:
    """What makes the count one of all so far, or None."""
    if count.status is Status.HYPOTHETICAL:
        return _find_threat(count, clause, text, at)
    if count.kind is Kind.DISPLACED and (there := _THERE.search(text, 0, at.start)):
        return WERE_THERE if there[1].lower() == "were" else ARE_THERE
    if _is_there(count, text, at):
        return ARE_THERE
    if count.kind is Kind.DISPLACED and _is_kept_away(text, at):
        return KEPT_AWAY
    by_then = _HAD_BY.search(text, max(0, at.start - _NEAR), at.end + _FAR) or (
        _BEFORE_DAY.search(text, 0, at.start) and _HAD_BEEN.match(text, at.end)
    )
    return BY_THEN if by_then or _HAVE_NOW.search(text, max(0, at.start - _NEAR), at.end + _NEAR) else None


def _is_there(count: Count, text: str, at: Token) -> bool:
    if count.metric is Metric.HOSTAGES:
        return _ARE_LEFT.match(text, at.end) is not None
    if count.kind is Kind.RETURNED:
        return _ARE_BACK.match(text, at.end) is not None
    if count.kind is not Kind.DISPLACED:
        return False
    return _ARE_AWAY.match(text, at.end) is not None or _HOLDS.search(text, 0, at.start) is not None


def _is_kept_away(text: str, at: Token) -> bool:
    if _NOT_BACK.match(text, at.end) or _ALREADY.match(text, at.end):
        return True
    return _KEEPING.search(text, 0, at.start) is not None and _RETURN.match(text, at.end) is not None


def _find_threat(count: Count, clause: str, text: str, at: Token) -> str | None:
    stands = _ALREADY.match(text, at.end) or _AT_ANY_TIME.match(text, at.end) or _FACED.search(clause)
    if stands and count.metric is Metric.DISPLACEMENT:
        return THREAT
    return THREAT if _UNDER_ORDERS.search(clause) else None


_NEAR, _FAR = 50, 150  # characters
_BACK = r"(?:returning|return|going (?:back|home)|go (?:back|home)|come (?:back|home)|(?:let|allowed|move) (?:back|in|home))\b"
# "The 7,000 people who were driven out have not been allowed back", "so that 6,000 evacuees can go home"
_NOT_BACK = re.compile(
    rf"[^.;,]{{0,110}}?\b(?:can|cannot|can't|could|could not|couldn't|not|never|yet|unable|until|waiting|prospect|kept|barred|prevented|for \w+ [\w ]{{0,30}}to)\b[^.;,]{{0,40}}?\b{_BACK}",
    re.I,
)
# "are preventing 9,000 residents from returning", "make it impossible for hundreds of families to go home"
_KEEPING = re.compile(
    r"\b(?:prevent(?:s|ed|ing)?|bar(?:s|red|ring)?|keep(?:s|ing)?|kept|stop(?:s|ped|ping)?|impossible for) (?:(?:about|some|more than|over|nearly|around|the|an|estimated) )*$",
    re.I,
)
_RETURN = re.compile(rf"[^.;,]{{0,60}}?\b(?:from|to) {_BACK}", re.I)
_NOW = r"(?:(?:now|still|currently|again|today|already|all) )?"
# "two of them are dead", "the bodies of 20 are yet to be found"
_ARE_LEFT = re.compile(r"[^.;,]{0,60}\b(?:are|is) (?:left|still|yet|dead|no longer)\b")
_ARE_BACK = re.compile(rf"[^.;,]{{0,60}}\b(?:are|is) {_NOW}(?:back|home)\b")
# "some half of the families are now displaced", "295 families are living in that camp today"
_ARE_AWAY = re.compile(
    rf"[^.;,]{{0,80}}\b(?:are|is) {_NOW}(?:displaced|homeless|uprooted|living|staying|sheltering|sleeping|crammed|housed|scattered|in (?:tents|schools|shelters))\b"
)
# "Rafah now holds 1.4 million displaced people"
_HOLDS = Lowered(
    r"\b(?:hosts?|holds?|shelters|houses|accommodates?) (?:(?:now|today|currently|still|about|some|around|more than|over|nearly|an|estimated|at least|up to|almost|as many as) )*$",
    re.I,
)
# "There were 24 displaced people living in the house"
_THERE = Lowered(
    r"\bthere (are|were) (?:(?:now|still|then|about|some|around|more than|over|nearly|almost|at least|up to|only|already) )*$",
    re.I,
)
_ALREADY = re.compile(
    r"(?: of (?:them|whom))?(?: (?:people|families|residents|households))? already (?:been )?(?:displaced|uprooted)\b"
)
# "half of the residents had left by the evening of 10 May", "200 houses had been pulled down by then"
_HAD_BY = Lowered(
    r"\bhad\b[^.;,]{0,90}\bby (?:then|(?:the )?(?:early|late|noon|morning|afternoon|evening|night|end|middle)\b of |(?:last |early |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.I,
)
# "Before Monday, only one captive had been freed"
_BEFORE_DAY = Lowered(
    r"\bbefore (?:today|tonight|yesterday|this week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[^.;]{0,60}$", re.I
)
_HAD_BEEN = re.compile(r"[^.;]{0,50}?\bhad\b")
# "have now been returned", "had now lost 220 colleagues"
_HAVE_NOW = Lowered(
    r"\b(?:has|have|had) now (?!(?:been )?(?:confirmed|identified|named|ended)\b)\w+(?:ed|en|ne|st|ft)\b", re.I
)
_AT_ANY_TIME = re.compile(
    r"[^.;,]{0,80}?\b(?:can|could|may) (?:now )?be (?:expelled|evicted|displaced|removed|driven out)\b[^.;,]{0,12}\b(?:at any|on any|any|from now on)\b",
    re.I,
)
_FACED = Sieve(r"\b(?:fac(?:e|es|ed|ing)|risk|threat|threatened)\b", re.I)
_UNDER_ORDERS = Sieve(
    r"\b(?:is|are|still|stand|remain|now) under (?:\w+ ){0,2}orders?\b|\borders? (?:are |is )?(?:still )?(?:pending|pasted|posted)\b"
    r"|\b(?:homes|houses|buildings|structures) under (?:demolition|eviction) orders?\b|\b(?:is|are) (?:\w+ )?(?:slated|marked|earmarked) for (?:demolition|eviction)\b",
    re.I,
)
