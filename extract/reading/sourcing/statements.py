"""Statements and reports retold: who "in a statement declared", or "published a report", gives the numbers where nobody else speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import NAME, is_named_body, tidy_name
from extract.reading.sourcing.sole import is_same
from extract.reading.sourcing.voices import Voice

_HEAD = 4  # sentences
_SELDOM = 4  # of so many voices one may be another's: "according to the ministry"
_PAPER = r"(?:[\w-]+ ){0,4}(?:statement|report|update|bulletin|release|communiqu[ée]|appeal|tally|survey|statistics|figures|count)\b"
_OFFICE = r"(?:committee|centre|center|office|council|camp|governorate|municipality|ministry|agency|authority|society|commission|union|media|popular|health|group|forum)"
_ISSUER = rf"(?:{_OFFICE} )*(?:of (?:the )?)?(?-i:[A-Z])[\w'-]+(?: (?:(?-i:of|for|in|and|the|{NAME})|{_OFFICE}))*"
_STATES = re.compile(
    rf"(?:In|Through|With) (?:an?|its|their) {_PAPER}[^,.]{{0,70}}, (?:the )?(?P<says>{_ISSUER})"
    r" (?:declared|announced|said|stated|warned|affirmed|reported|confirmed|described|called|appealed|condemned)\b"
    rf"|(?:The )?(?P<issues>{_ISSUER}) (?:has |on \w+ |today )?(?:publishe[sd]|issue[sd]|release[sd]|puts? out) (?:an?|its|the|new|fresh|updated) {_PAPER}",
    re.I,
)


_NAMED_OFFICE = re.compile(rf"\b{_OFFICE}\b", re.I)


def find_statement(sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]]) -> Voice | None:
    """The body whose statement or report the text retells from its head on, where hardly anybody else speaks in it."""
    for k, sentence in enumerate(sentences[:_HEAD]):
        if (told := _STATES.match(sentence.text)) is None:
            continue
        name = tidy_name(told["says"] or told["issues"])
        if not (is_named_body(name) or _NAMED_OFFICE.search(name)):
            return None
        issuer = Voice(k, Attribution(0, told.end(), name, after=False, manner=Manner.ISSUER), name, k, len(sentences))
        named = [v for here in voices for v in here if v.name]
        others = sum(_is_other(v, issuer) for v in named)
        return issuer if others * _SELDOM < len(named) else None
    return None


def _is_other(voice: Voice, issuer: Voice) -> bool:
    """Somebody else with a name; "the statement" is the issuer's own."""
    name = voice.name or ""
    return name[:1].isupper() and not is_same(voice, issuer)
