"""Rights groups' releases: "Human Rights Watch said today" tells whose page it is, and whose the numbers are that nobody else gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Manner
from extract.reading.sourcing.bodies import type_of
from extract.reading.sourcing.sole import is_same
from extract.reading.sourcing.voices import Voice

_HEAD = 8  # sentences: title, date, picture and its words
_OFTEN = 3  # times
_TWICE = 2  # where it gives out a report of its own
_TODAY = re.compile(r"(?: in an? (?:new )?[\w -]{4,40})? today\b")
# What the war has cost since it began, a release repeats from others.
_BACKGROUND = Sieve(
    r"\b(?:since|in|from) (?:7 )?October\b|\bOctober (?:7|2023)\b|\bsince the (?:start|beginning)\b", re.I
)


def find_release(sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]]) -> Voice | None:
    """The rights group that issued the page: it speaks "today" at its head, and again and again."""
    for k in range(min(_HEAD, len(sentences))):
        for voice in voices[k]:
            a = voice.attribution
            if (
                voice.name
                and a.manner is Manner.SAID
                and type_of(voice.name) is SourceType.RIGHTS_GROUP
                and (today := _TODAY.match(sentences[k].text, a.end))
                and sum(is_same(v, voice) for here in voices for v in here if v.name)
                >= (_TWICE if " report" in today.group() else _OFTEN)
            ):
                return voice
    return None


def is_background(text: str) -> bool:
    """The sentence sums up the war."""
    return _BACKGROUND.search(text) is not None
