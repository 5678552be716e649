"""From a document to its figures: numbers, counts, places, dates and speakers, composed. Pure.

>>> from extract.model import Document
>>> doc = Document(id="a", text="In Gaza more than 40 people were killed on Monday, the UN said.", published="2024-05-08")
>>> f = read(doc)[0]
>>> f.surface, f.qualifier.value, f.as_of, f.source, f.place
('40', 'at_least', '2024-05-06', 'UN', 'Gaza')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.geo.gazetteer import Gazetteer
from extract.geo.gazetteer import bundled as bundled_gazetteer
from extract.model import Document, Figure, Metric
from extract.reading.choosers import FITTED, Choosers
from extract.reading.composing import compose_figure
from extract.reading.confidence import confidence_cues
from extract.reading.counting.counters import Counters
from extract.reading.counting.counting import count_sentence
from extract.reading.counting.counts import Context, Count, Rejection, Verdict
from extract.reading.counting.layout import Layout
from extract.reading.headlines import settle_headlines
from extract.reading.lines import Line
from extract.reading.placing.candidates import Candidate
from extract.reading.scene import Moment, Scene
from extract.reading.sentences.text import Sentence, fold, split_sentences
from extract.reading.vocabulary import NounClass, Vocabulary
from extract.reading.vocabulary import bundled as bundled_vocabulary

_FLIGHT_REACH = 6  # sentences


@dataclass(frozen=True, slots=True)
class Explained:
    """A number of a text with the sentence it stands in: the figure it is, or why it is none."""

    sentence: str
    surface: str
    start: int
    figure: Figure | None
    reason: str | None
    cues: tuple[str, ...] = ()  # what the two models weighed (cues.py)
    candidates: tuple[Candidate, ...] = ()  # the places that were weighed


def read(document: Document, *, choosers: Choosers = FITTED) -> list[Figure]:
    """Every figure of a document, in the order of their start; the same result on every machine."""
    return [e.figure for e in explain(document, choosers=choosers) if e.figure is not None]


def explain(document: Document, *, choosers: Choosers = FITTED) -> list[Explained]:
    """Every number of a document, figure or not, with the reason."""
    numbers = list(_Reading(document, bundled_vocabulary(), bundled_gazetteer(), choosers).numbers())
    counted = [(k, number.figure) for k, number in enumerate(numbers) if number.figure is not None]
    for i, figure in settle_headlines([figure for _, figure in counted], document.text).items():
        numbers[counted[i][0]] = replace(numbers[counted[i][0]], figure=figure)
    return numbers


class _Reading:
    """One pass over one document."""

    def __init__(self, document: Document, vocabulary: Vocabulary, gazetteer: Gazetteer, choosers: Choosers) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.text = fold(document.text)
        self.context = Context(choosers.kind, choosers.watch)
        self.since_hostages = 99
        self.since_flight = 99
        sentences = list(split_sentences(self.text))
        self.lines = [Line(s, vocabulary) for s in sentences]
        self.scene = Scene(document, self.text, sentences, gazetteer, choosers)
        self.about_hostages = _is_about_hostages(self.lines)

    def numbers(self) -> Iterator[Explained]:
        lines = self.lines
        layout, counters = Layout(self.context, lines), Counters(lines)
        self.context.hostages = self.context.about_hostages = self.about_hostages
        for i, line in enumerate(lines):
            sentence = line.sentence
            if sentence.is_debris:
                yield from _skipped(sentence)
                self.scene.pass_by(sentence)
                continue
            if line.numbered:
                self.context.label, self.context.label_below = counters.find_labels(i)
            layout.enter(line, is_title=i == 0)
            yield from self._sentence(line, is_title=i == 0 and _is_headline(self.text, sentence))

    def _sentence(self, line: Line, *, is_title: bool) -> Iterator[Explained]:
        sentence = line.sentence
        verdicts: list[Verdict] = []
        self.since_flight = 0 if line.tells_of_flight() else self.since_flight + 1
        self.context.flight = self.since_flight < _FLIGHT_REACH
        if line.numbered and any(t.quantity is not None for t in line.tokens):
            verdicts = count_sentence(sentence.text, line.tokens, self.context, self.vocabulary, offset=sentence.start)
        counts = [v for v in verdicts if isinstance(v, Count)]
        moment = None
        if counts:
            moment = self.scene.enter(sentence, is_title=is_title)
        else:
            self.scene.pass_by(sentence, is_title=is_title)
        for verdict in verdicts:
            if isinstance(verdict, Count):
                assert moment is not None
                yield self._explained(verdict, line, moment)
            else:
                q = verdict.quantity
                yield Explained(sentence.text, q.surface, q.start, None, verdict.reason)
        self._leave(line, verdicts, counts)
        if moment is not None:
            moment.dated.leave(counts)

    def _explained(self, count: Count, line: Line, moment: Moment) -> Explained:
        sentence, tokens = line.sentence, line.tokens
        timing = moment.dated.time(count, tokens)
        placing, candidates = moment.placed.place(count, tokens, timing.measure)
        speaker = moment.sourced.speaker(count, tokens)
        cues = confidence_cues(count, timing, placing)
        figure = compose_figure(self.document, sentence, count, tokens, timing, placing, speaker, cues)
        return Explained(
            sentence=sentence.text,
            surface=figure.surface,
            start=figure.start,
            figure=figure,
            reason=None,
            cues=tuple(cues),
            candidates=candidates,
        )

    def _leave(self, line: Line, verdicts: list[Verdict], counts: list[Count]) -> None:
        self.context.counts += counts
        self.context.sentence_counts = counts or self.context.sentence_counts
        self.context.silent = 0 if counts else self.context.silent + 1
        self.context.last_verdicts = verdicts or self.context.last_verdicts[:0]
        here = line.names(NounClass.HOSTAGE) or (bool(counts) and any(c.metric is Metric.HOSTAGES for c in counts))
        self.since_hostages = 0 if here else self.since_hostages + 1
        self.context.hostages = self.about_hostages or self.since_hostages < 3
        self.context.prisoners = _is_about_prisoners(line, verdicts, self.context, hostages=here)


def _is_about_hostages(lines: Sequence[Line]) -> bool:
    """The headline speaks of hostages, or every sixth sentence does, and more than the one on how the war began."""
    spoken = [line.names(NounClass.HOSTAGE) for line in lines]
    often = sum(spoken) * 6 >= len(spoken) and sum(spoken) > 1
    return bool(spoken) and (spoken[0] or often)


def _is_about_prisoners(line: Line, verdicts: list[Verdict], context: Context, *, hostages: bool) -> bool:
    """The sentence speaks of prisoners, hostages being no more than their price; or it goes on about prisoners."""
    if line.names(NounClass.PRISONER):
        return not hostages or _tell_of_others(verdicts)
    if not verdicts:
        return context.prisoners and not hostages and not line.names(NounClass.PERSON)
    return context.prisoners and not hostages and _tell_of_others(verdicts)


def _tell_of_others(verdicts: Sequence[Verdict]) -> bool:
    """The numbers count people for something else, and nothing of ours."""
    return any(isinstance(v, Rejection) and v.other for v in verdicts) and not any(
        isinstance(v, Count) for v in verdicts
    )


def _skipped(sentence: Sentence) -> Iterator[Explained]:
    """The numbers of a run without a full stop: counted, not read."""
    reason = f"stands in {len(sentence.text)} characters without a full stop: not read"
    for found in re.finditer(r"\d[\d,.]*", sentence.text):
        around = sentence.text[max(0, found.start() - 60) : found.end() + 60]
        yield Explained(around, found.group(), sentence.start + found.start(), None, reason)


def _is_headline(text: str, sentence: Sentence) -> bool:
    end = text.find("\n", sentence.start)
    return end >= 0 and end - sentence.start < 200 and not sentence.text.endswith(".")
