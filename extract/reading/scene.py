"""When, where and by whose word the sentences of a document stand: followed only as far as something is counted.

Most articles count nothing of ours, and none is read for its dates, places and voices before a count needs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

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

    @cached_property
    def chronology(self) -> Chronology:
        """The dates."""
        return Chronology(self.text, self.published, choose=self.choosers.day)

    @cached_property
    def placer(self) -> Placer:
        """The places."""
        title = fold(self.document.title) if self.document.title else None
        return Placer(self.gazetteer, title, self.sentences)

    @cached_property
    def sourcer(self) -> Sourcer:
        """The voices."""
        return Sourcer(self.text, self.document.publisher, self.sentences, self.choosers.voice)

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
