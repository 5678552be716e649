"""Who gives the number of a sentence that names nobody, by how the sentences beside it are worded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Manner
from extract.reading.sourcing.covering import TURNS
from extract.reading.sourcing.voices import Voice

_BACK = 4  # sentences
_BESIDE = (Manner.BRACKET, Manner.COUNT, Manner.ACCORDING)
_BARE = re.compile(r"(?:[^\W\d]+ ){0,2}[~<>+]*[\d.,]+ ?(?:%|million|thousand|[mMkK])?\+?")
# "the health ministry identified them as Amir and Rami Saleh"
_THEM_AS = re.compile(
    r" (?:them|the (?:two|three|four|five|six|dead|victims|men|boys|brothers)(?: \w+)?) as (?:[\w-]+ ){0,3}?[A-Z]"
)
_KEPT = r"(?:data|figures|numbers|statistics|records)"
# "The data of the council show", "By the council's count", "The council's figures show"
_REPORT = re.compile(
    rf"(?:The |New |Latest )?(?:{_KEPT}|survey|study|report|list|count) (?:of|by|from) "
    rf"|(?:By|On|Going by) [^,.;]{{2,60}}'s? (?:[a-z]+ )?(?:{_KEPT}|count|list)\b"
    rf"|[^,.;]{{2,60}}'s? (?:[a-z]+ )?{_KEPT} (?:show|indicate|suggest)\b"
)

Voices = Sequence[Sequence[Voice]]


def find_giver(sentences: Sequence[Sentence], voices: Voices, index: int) -> Voice | None:
    """Whose number it was, where the next sentence says nothing else."""
    k = index + 1
    if k >= len(sentences):
        return None
    text = sentences[k].text
    return next(
        (
            v
            for v in voices[k]
            if v.name
            and (
                v.attribution.manner is Manner.GIVER
                or (v.attribution.verb in ("identified", "named") and _THEM_AS.match(text, v.attribution.end))
            )
        ),
        None,
    )


def find_of_box(text: str, sentences: Sequence[Sentence], voices: Voices, index: int) -> Voice | None:
    """ "12,400" alone on its line, and under it what that counts, with its source in brackets."""
    k = index + 1
    if k >= len(sentences) or not _BARE.fullmatch(sentences[index].text):
        return None
    if "\n\n" in text[sentences[index].end : sentences[k].start]:
        return None
    return next((v for v in voices[k] if v.name and v.attribution.manner in _BESIDE), None)


def find_reported(sentences: Sequence[Sentence], voices: Voices, index: int) -> Voice | None:
    """ "On OCHA's figures the year was hard. Some 900 people fled": whose data the paragraph has opened with."""
    for k in range(index, max(0, index - _BACK), -1):
        sentence, before = sentences[k], sentences[k - 1]
        if any(v.name for v in voices[k]) or '"' in sentence.text or turns(sentence.text):
            return None
        if before.paragraph != sentence.paragraph:
            return None
        if named := [v for v in voices[k - 1] if v.name]:
            alone = len(named) == 1 and not named[0].attribution.start
            return named[0] if alone and _REPORT.match(before.text) else None
    return None


def turns(text: str) -> bool:
    """The sentence turns to something else than the one before."""
    return TURNS["turn"].match(text) is not None or TURNS["actor"].match(text) is not None
