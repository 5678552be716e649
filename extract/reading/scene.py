"""When, where and by whose word the sentences of a document stand: followed only as far as something is counted.

Most articles count nothing of ours, and none is read for its dates, places and voices before a count needs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.geo.gazetteer import Gazetteer
from extract.model import Document
from extract.reading.choosers import Choosers
from extract.reading.dating.chronology import Chronology
from extract.reading.dating.dated import Dated
from extract.reading.placing.placing import Placed, Placer
from extract.reading.sentences.text import Sentence, fold
from extract.reading.sourcing.sourcing import Sourced, Sourcer


@dataclass(frozen=True, slots=True)
class Moment:
    """A sentence that counts something, with its dates, its places and its voices."""

    dated: Dated
    placed: Placed
    sourced: Sourced


class Scene:
    """The dates, places and voices of one document, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        text: str,
        sentences: Sequence[Sentence],
        gazetteer: Gazetteer,
        choosers: Choosers,
    ) -> None:
        self.document = document
        self.text = text  # folded
        self.sentences = sentences
        self.gazetteer = gazetteer
        self.choosers = choosers
        self.published = date.fromisoformat(document.published) if document.published else None
        self.passed: list[tuple[Sentence, bool]] = []
        self._chronology: Chronology | None = None
        self._placer: Placer | None = None
        self._sourcer: Sourcer | None = None

    @property
    def chronology(self) -> Chronology:
        """The dates."""
        if self._chronology is None:
            self._chronology = Chronology(self.text, self.published, choose=self.choosers.day)
        return self._chronology

    @property
    def placer(self) -> Placer:
        """The places."""
        if self._placer is None:
            title = fold(self.document.title) if self.document.title else None
            self._placer = Placer(self.gazetteer, title, self.sentences)
        return self._placer

    @property
    def sourcer(self) -> Sourcer:
        """The voices."""
        if self._sourcer is None:
            self._sourcer = Sourcer(self.text, self.document.publisher, self.sentences, self.choosers.voice)
        return self._sourcer

    def pass_by(self, sentence: Sentence, *, is_title: bool = False) -> None:
        """Go past a sentence that counts nothing."""
        self.passed.append((sentence, is_title))

    def enter(self, sentence: Sentence, *, is_title: bool) -> Moment:
        """Start a sentence that counts something; `dated.leave` ends it."""
        for before, was_title in self.passed:
            if before.is_debris:
                self.sourcer.skip()
            else:
                self._enter(before, is_title=was_title).dated.leave([])
        self.passed.clear()
        return self._enter(sentence, is_title=is_title)

    def _enter(self, sentence: Sentence, *, is_title: bool) -> Moment:
        return Moment(
            self.chronology.enter(sentence, is_title=is_title),
            self.placer.enter(sentence, is_title=is_title),
            self.sourcer.enter(sentence),
        )
