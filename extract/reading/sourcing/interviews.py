"""Interviews: whoever is asked gives the numbers of the answers, though no sentence says that they "said" so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.model import SourceType
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import is_titled, tidy_name, type_of
from extract.reading.sourcing.voices import Voice

_ASKED = 3  # questions make an interview
_QUESTION = 200  # characters
_NAMES = r"[A-Z][\w'-]+(?: (?:al-|el-|bin |abu )?[A-Z][\w'-]+){0,3}"
_ADDRESSED = re.compile(
    rf"(?:Q: |– |- )?(?:Mr|Mrs|Ms|Dr|Professor|Mayor|Governor|Minister|General)\.? (?P<name>{_NAMES}),"
)
_WITH = re.compile(
    rf"\b(?:(?:interview|conversation)(?: [\w-]+){{0,4}} with|(?:spoke|talked|speaks|talks|spoken|sat down) (?:to|with)) (?:[a-z][\w-]* ){{0,6}}(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?P<name>{_NAMES})"
)
_TALKS = re.compile(rf"\b(?P<name>{_NAMES}) (?:talks|speaks|tells us|answers)\b")
_LABEL = re.compile(rf"(?P<name>{_NAMES}): ")
_ANSWER = re.compile(r"A(?:nswer)?: ")
_HEAD = 5  # sentences

Span = tuple[int, int]


def find_interviewed(sentences: Sequence[Sentence]) -> Iterator[Voice]:
    """Who answers, over each answer; nobody where the text does not name them."""
    paragraphs = [_span(group) for _, group in groupby(range(len(sentences)), lambda k: sentences[k].paragraph)]
    yield from _labelled(sentences, paragraphs)
    questions = [p for p in paragraphs if _is_question(sentences, p)]
    name = _interviewed(sentences, questions) if len(questions) >= _ASKED else None
    if name is None:
        return
    for first, last in paragraphs:
        if first > questions[0][1] and (first, last) not in questions:
            yield _voice(first, name, last)


def _span(group: Iterator[int]) -> Span:
    found = list(group)
    return found[0], found[-1]


def _is_question(sentences: Sequence[Sentence], paragraph: Span) -> bool:
    first, last = paragraph
    whole = sentences[last].end - sentences[first].start
    return sentences[last].text.endswith("?") and whole < _QUESTION and not _ANSWER.match(sentences[first].text)


def _interviewed(sentences: Sequence[Sentence], questions: Sequence[Span]) -> str | None:
    """The one whom a question addresses, or with whom the first lines say that somebody talked."""
    for first, last in questions:
        for k in range(first, last + 1):
            if addressed := _ADDRESSED.match(sentences[k].text):
                return addressed["name"]
    for sentence in sentences[: min(_HEAD, questions[0][0])]:
        if told := _WITH.search(sentence.text) or _TALKS.search(sentence.text):
            return told["name"]
    return None


def _labelled(sentences: Sequence[Sentence], paragraphs: Sequence[Span]) -> Iterator[Voice]:
    """ "Rana Saleh: We lost 40 homes.": a person's name that opens several paragraphs speaks in them."""
    labels = {p: found["name"] for p in paragraphs if (found := _LABEL.match(sentences[p[0]].text))}
    often = Counter(labels.values())
    for (first, last), name in labels.items():
        person = is_titled(name) or (type_of(name) is SourceType.PERSON and " " in name)
        if often[name] >= _ASKED and person and not sentences[last].text.endswith("?"):
            yield _voice(first, tidy_name(name), last)


def _voice(first: int, name: str, last: int) -> Voice:
    return Voice(first, Attribution(0, 0, name, after=False, manner=Manner.HEADING), name, first, last, sure=True)
