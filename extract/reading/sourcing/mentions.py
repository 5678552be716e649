"""Bodies that a text names before "the forum said", though it has not let them speak: "The Families Forum met on Sunday."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.model import SourceType
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.bodies import ACRONYM, NAME, type_of
from extract.reading.sourcing.paraphrases import FULL_NAME

_NEAR = 12  # sentences
_KINDS = (
    (re.compile(r"\brights\b"), (SourceType.RIGHTS_GROUP,)),
    (re.compile(r"\b(?:aid|relief|charity|humanitarian|medical)\b"), (SourceType.RELIEF,)),
    (re.compile(r"\b(?:un|u\.n\.|united nations)(?: \w+)?$"), (SourceType.UN,)),
)
WIDE = frozenset("agency organisation organization group groups charity ngo body office watchdog unit".split())
ORGANISED = (SourceType.UN, SourceType.RELIEF, SourceType.RIGHTS_GROUP)


def kinds_of(low: str) -> tuple[SourceType, ...]:
    """The kinds of body that "the rights group" or "the aid agency" may mean; none where the words leave it open."""
    return next((kinds for pattern, kinds in _KINDS if pattern.search(low)), ())


def named_before(low: str, sentences: Sequence[Sentence], at: int) -> str | None:
    """The body of a text that "the forum" or "the charity" at an offset means, by its last word or by its kind."""
    before = (s.text for s in reversed([s for s in sentences if s.start < at][-_NEAR:]))
    head = low.split()[-1].removesuffix("'s")
    return last_of_kind(kinds_of(low) or ORGANISED, before) if head in WIDE else _by_head(head, before)


def _by_head(head: str, texts: Iterable[str]) -> str | None:
    of_name = re.compile(
        rf"(?:{NAME} (?:(?:of|for|and|on|the) )*){{1,6}}{head.capitalize()}\b(?: (?:of|for|on) (?:the )?{NAME}(?: {NAME})*)?"
    )
    found = (list(of_name.finditer(text)) for text in texts)
    return next((names[-1].group().removeprefix("The ") for names in found if names), None)


_PREMISES = re.compile(r"(?:-run)? (?:schools?|shelters?|clinics?|compounds?|warehouses?|buildings)\b")  # "UN schools"


def _bodies(text: str) -> list[str]:
    """The names of well-known bodies in a text, short or in full."""
    named = {
        m.start(): m.group()
        for m in (*FULL_NAME.finditer(text), *ACRONYM.finditer(text))
        if m.group()[0].isupper() and not _PREMISES.match(text, m.end())
    }
    return [named[at] for at in sorted(named)]


def last_of_kind(kinds: Sequence[SourceType], texts: Iterable[str]) -> str | None:
    """The body of one of some kinds that the texts name last."""
    found = ([name for name in _bodies(text) if type_of(name) in kinds] for text in texts)
    return next((names[-1] for names in found if names), None)
