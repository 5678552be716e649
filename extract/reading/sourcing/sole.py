"""The only one who speaks in a document, and the headings that part its entries from them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Manner
from extract.reading.sourcing.voices import Voice

_LONG = re.compile(r"[^\W\d_]{3,}")
_OFTEN = 3  # times
_DAY_HEADING = Sieve(rf"(?:\w+day,? )?(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?:,? 20\d\d)?:?", re.I)


def parted_by_days(sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]]) -> list[bool]:
    """For each sentence whether a heading that is a day, an entry of a chronicle, stands between it and the last voice."""
    found, parted = [], False
    for sentence, here in zip(sentences, voices, strict=True):
        found.append(parted)
        parted = not here and (parted or _is_day(sentence.text))
    return found


def _is_day(text: str) -> bool:
    return _DAY_HEADING.may_match(text) and _DAY_HEADING.fullmatch(text) is not None


def only_one(voices: Sequence[Sequence[Voice]]) -> tuple[Voice | None, int]:
    """The voice of a document in which nobody else speaks, where it does so often; and the sentence of the last time."""
    named = [v for of_sentence in voices for v in of_sentence if v.name and not v.attribution.weak]
    if sum(v.attribution.manner is not Manner.BRACKET for v in named) < _OFTEN:
        return None, -1  # who stands in brackets gives the number beside them
    first = _words(named[0])
    alike = all(_words(v) & first for v in named)
    return (named[0], named[-1].sentence) if alike else (None, -1)


def is_same(voice: Voice, other: Voice) -> bool:
    """The voices are one body's, as far as a word of their names tells."""
    return bool(_words(voice) & _words(other))


def _words(voice: Voice) -> set[str]:
    return set(_LONG.findall((voice.name or "").lower()))
