"""The clauses of a sentence that each tell a number of their own: "12 died in Nablus, and a strike killed four in Rafah"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extract.reading.patterns.wordings import ONES

_NUMBER = rf"(?:\d[\d,.]*|{ONES}|dozens|scores|hundreds|thousands)"
_JOINED = re.compile(r"; |,? (?:and|but|while|whereas)(?: that)? ", re.I)
_FRONT = (
    r"(?:(?:further|farther|also|elsewhere|meanwhile|separately|later|then),? (?:\w+ )?)?(?:in|at|near|across|inside|outside)"
    r" (?:the )?(?:(?:occupied|besieged|neighbou?ring|nearby|\w+ern|town|city|village|camp|of) )*"
)
_FRONTS = re.compile(_FRONT, re.I)
_FRONTED = re.compile(rf",? (?:and|but|while|whereas) (?:that )?{_FRONT}$", re.I)
_LISTED = re.compile(rf"(?:,| and) {_FRONT}$", re.I)
# "in Rafah nine", "and in Tubas four": the verb is left out
_GAPPED = re.compile(
    rf" (?:(?:at least|about|some|another|more than) )?{_NUMBER}(?=[,.;]|$| and in\b| others?[,.;])", re.I
)
# "Rafah in the south, an air strike", "Khan Younis, meanwhile, troops": a clause goes on with its subject
_GOES_ON = re.compile(
    r"(?: (?:city|town|camp|refugee camp|governorate|district|province))?(?: (?:in|to|on) the (?:far )?[\w-]+(?: of the \w+)?)?"
    r"(?:,(?: (?:in|on|near|further|meanwhile|also|too)\b[^,;.]{0,40},)?)?"
    r" (?:an?|the|another|at least|more than|over|about|around|some|nearly|almost|up to|only|just"
    rf"|{_NUMBER}|(?:[\w-]+ ){{0,2}}(?:medics|officials|residents|soldiers|troops|army|forces|gunmen|settlers|rescuers|bulldozers|authorities|strikes|air ?strikes|shelling|fire|they|it))\b"
    rf"(?!(?: (?:day|week|month|year)| of (?:them|those|whom|which))\b)",
    re.I,
)
_COUNTS = re.compile(rf"[^;]*?\b{_NUMBER}\b", re.I)
_HAS_NUMBER = re.compile(rf"\b{_NUMBER}\b", re.I)
_HAS_VERB = re.compile(
    r"\b(?:(?!wounded|injured|united|occupied|besieged)\w{2,}ed|shot|left|died|fled|fell|blew|tore|burnt|lost|took|had|has|have|were|was|are|is|saw|brought|drove|put|set|hit|struck|came|went|began|broke|found|held|rose|kept|swept|threw)\b",
    re.I,
)
# "killed 273 people and took 467 captive in Zamfara": one clause with two verbs, which share what stands at its end
_VERB = re.compile(
    r"(?:\w{2,}ed|shot|left|fled|blew|tore|burnt|took|had|has|have|were|was|brought|forced|drove|put|set)\b", re.I
)
_LEANS = re.compile(r"(?:on|at(?! least| most)|in|from|of|to|by|near|for|with|who|which|where|later|then)\b", re.I)


def fronts_clause(text: str, start: int, end: int) -> bool:
    """Whether the place at start..end opens a clause that goes on from another one and tells a number of its own.

    "12 were killed in Nablus and in Jenin" has but one clause, so have parts of a count: "and in Jenin two of them".

    >>> text = "Twelve died in Nablus, while in Rafah a strike killed four."
    >>> fronts_clause(text, text.index("Rafah"), text.index(" a strike"))
    True
    """
    if _FRONTED.search(text, max(0, start - 60), start) is None:
        return _LISTED.search(text, max(0, start - 60), start) is not None and _GAPPED.match(text, end) is not None
    return _GOES_ON.match(text, end) is not None and _COUNTS.match(text, end) is not None


def find_clause(text: str, start: int, named: tuple[tuple[int, int], ...] = ()) -> tuple[int, int] | None:
    """The clause that tells the number at `start`: start and end; None where the sentence has but one.

    >>> text = "Soldiers shot 12 in Nablus and bulldozers demolished nine homes in Jenin."
    >>> find_clause(text, text.index("nine")), find_clause("Soldiers shot 12 in Nablus.", 14)
    ((31, 73), None)
    """
    return next((clause for clause in split_clauses(text, named) if clause[0] <= start < clause[1]), None)


@functools.lru_cache(maxsize=2)  # every number of a sentence asks
def split_clauses(text: str, named: tuple[tuple[int, int], ...]) -> Sequence[tuple[int, int]]:
    """The clauses of a sentence that each tell a number, with a verb: start and end; none where it has but one.

    `named` are spans that no clause may split: of places, or of dates.

    >>> text = "Soldiers shot 12 in Nablus and bulldozers demolished nine homes in Jenin."
    >>> [text[a:b] for a, b in split_clauses(text, ((20, 26), (66, 71)))]
    ['Soldiers shot 12 in Nablus', 'bulldozers demolished nine homes in Jenin.']
    """
    starts, start = [], 0
    for joined in _JOINED.finditer(text):
        if any(a < joined.end() and joined.start() < b for a, b in named) or _VERB.match(text, joined.end()):
            continue
        starts.append((start, joined.start()))
        start = joined.end()
    starts.append((start, len(text)))
    told = [span for span in starts if _is_told(text, *span, named)]
    return told if len(told) > 1 else []


def _is_told(text: str, start: int, end: int, named: Sequence[tuple[int, int]]) -> bool:
    clause = text[start:end]
    if _HAS_NUMBER.search(clause) is None or _HAS_VERB.search(clause) is None:
        return False
    if start == 0 or _LEANS.match(clause) is None:
        return True
    return any(_FRONTS.fullmatch(text, start, a) and _GOES_ON.match(text, b) for a, b in named if a >= start)
