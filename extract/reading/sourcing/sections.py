"""Voices that speak for more than their sentence: over a section, under a post, over a whole document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.reading.patterns.wordings import MONTH
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.bodies import HEADS_END, NAME, is_speaker, tidy_name
from extract.reading.sourcing.speakers import Attribution, Manner
from extract.reading.sourcing.voices import Voice

_POST = 5  # lines
_ITEM = re.compile(r"(?:[•*>–-]|\d{1,2}[.)])\s")
_HEADING = 140  # characters
# "— Name (@handle) June 3, 2024" under a post.
_SIGNED = re.compile(r"^[–-]\s*(?P<name>[^()@]{2,60}?)\s*\(@\w+\)")
_ISSUER = rf"(?-i:[A-Z])[\w'-]+(?: (?-i:of|for|and|the|{NAME}))*"
# "Statement by the Governorate of Jenin", "Municipality of Rafah to the world"
_ISSUED = re.compile(
    rf"^(?:[A-Z ]+\s?[|:]\s)?(?:(?:joint |press )?(?:statement|communiqu[ée]|press release|declaration|message|appeal|letter) (?:by|of|from|issued by) (?:the )?(?P<by>{_ISSUER})|(?:the )?(?P<to>{_ISSUER}) (?:to the (?:world|public|people)|(?:press )?statement\b))",
    re.I,
)
_COUNTS = re.compile(rf"\d(?!\d* {MONTH}\b)", re.I)  # a digit that is no day of a month
# "Source: OCHA", alone on its line or in its sentence, stands over or under a list.
_SOURCE_LINE = re.compile(r"\W*(?:data )?sources?\s*:\s*(?:the )?(?P<name>[^,;:.]{2,60})\.?$", re.I)
# "Government Media Office:", alone on its line, stands over the list that follows.
_HEAD_LINE = re.compile(r"\W*(?:the )?(?P<name>[A-Z][^,;:.\d]{2,60}):$")
_FIRST_LINES = 3


def find_standing(text: str, sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]]) -> Iterator[Voice]:
    """The voices that stand over or under several sentences of a folded text."""
    for k, sentence in enumerate(sentences):
        if k < _FIRST_LINES and (issued := _ISSUED.match(sentence.text)):
            name = tidy_name(issued.group("by") or issued.group("to"))
            if is_speaker(name):
                yield _over(k, sentence, name, Manner.ISSUER, k, len(sentences))
        if (line := _SOURCE_LINE.match(sentence.text)) and is_speaker(line.group("name")):
            first = _section_start(text, sentences, k)
            last = _section_end(text, sentences, k)
            yield _over(k, sentence, tidy_name(line.group("name")), Manner.HEADING, first, last)
        if (
            k
            and k + 1 < len(sentences)
            and (head := _HEAD_LINE.match(sentence.text))
            and HEADS_END.search(head.group("name"))
        ):
            yield _over(
                k, sentence, tidy_name(head.group("name")), Manner.HEADING, k + 1, _section_end(text, sentences, k + 1)
            )
        if signed := _SIGNED.match(sentence.text):
            yield _over(k, sentence, signed.group("name").strip(), Manner.SIGNED, _post(text, sentences, voices, k), k)
        if k and _is_heading(text, sentences, k) and (named := [v for v in voices[k] if v.name]):
            opens = sentence.text.endswith(":") and k + 1 < len(sentences) and _ITEM.match(sentences[k + 1].text)
            last = _section_end(text, sentences, k + 1 if opens else k)
            if last > k:
                sure = bool(opens) or (
                    named[-1].attribution.manner is Manner.BRACKET and not _COUNTS.search(sentence.text)
                )
                yield _over(k, sentence, named[-1].name or "", Manner.HEADING, k + 1, last, sure=sure)


def _over(k: int, sentence: Sentence, name: str, manner: Manner, first: int, last: int, *, sure: bool = True) -> Voice:
    return Voice(k, Attribution(0, len(sentence.text), name, after=False, manner=manner), name, first, last, sure)


def _gap(text: str, sentences: Sequence[Sentence], k: int) -> bool:
    """A blank line stands before the sentence."""
    return k == 0 or "\n\n" in text[sentences[k - 1].end : sentences[k].start]


def _post(text: str, sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]], k: int) -> int:
    """The first sentence of a post that is signed in sentence k: up to a blank line, or to somebody else's words."""
    first = k
    while k - first < _POST and not _gap(text, sentences, first):
        if first < k and any(v.name and not v.attribution.weak for v in voices[first - 1]):
            break
        first -= 1
    return first


def _is_heading(text: str, sentences: Sequence[Sentence], k: int) -> bool:
    """A short line of its own without a full stop, after a blank line or with a colon at its end."""
    sentence = sentences[k]
    alone = sentences[k - 1].paragraph != sentence.paragraph and (
        k + 1 == len(sentences) or sentences[k + 1].paragraph != sentence.paragraph
    )
    short = len(sentence.text) < _HEADING and not sentence.text.endswith((".", "!", "?"))
    return alone and short and (_gap(text, sentences, k) or sentence.text.endswith(":"))


def _section_start(text: str, sentences: Sequence[Sentence], k: int) -> int:
    """The first sentence after the blank line before."""
    while not _gap(text, sentences, k):
        k -= 1
    return k


def _section_end(text: str, sentences: Sequence[Sentence], k: int) -> int:
    """The last sentence before the next blank line."""
    while k + 1 < len(sentences) and not _gap(text, sentences, k + 1):
        k += 1
    return k
