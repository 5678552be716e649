"""Who speaks a quotation that names nobody itself: whoever is named around it, told of before it or announced over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading.sentences.quotations import is_quoted
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import NAME
from extract.reading.sourcing.persons import find_person
from extract.reading.sourcing.voices import Voice

_REACH = 6  # sentences
_OPENS = re.compile(
    r"(?:(?:And|But|Also|Moreover|Furthermore|Further|In addition|Additionally|Meanwhile),? )?"
    r"\"(?![A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2},?\")"
)
_ANNOUNCED = re.compile(r"(?: on \w+day)?[,:]? \"")  # "The ministry stated, 'Nine people died.'"
# "Quote from Jan Skov, Secretary General:"
_QUOTE_FROM = re.compile(
    rf"\W*(?:Quotes?|Testimony|Comment|Words)\b[^:]{{0,30}}? (?:from|by|of) (?P<name>{NAME}(?: {NAME}){{1,3}})"
)


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a document; `quoted` says of each sentence whether it begins within one."""

    sentences: Sequence[Sentence]
    voices: Sequence[Sequence[Voice]]
    quoted: Sequence[bool]

    def speaker(self, index: int) -> Voice | None:
        """Who speaks the quotation that the number stands in: named right after it, or just before it took up again."""
        own = self._outside(index)
        if own and _ANNOUNCED.match(self.sentences[index].text, own[-1].attribution.end):
            return own[-1]
        for k in range(index + 1, min(len(self.sentences), index + _REACH)):
            if not self.quoted[k]:
                break
            if outside := self._outside(k):
                return outside[0]
        for k in range(index - 1, max(-1, index - _REACH), -1):
            if self.sentences[k].paragraph != self.sentences[k + 1].paragraph and not self._goes_on(k + 1):
                break
            if outside := self._outside(k):
                return outside[-1]
        return self._told_of(index) or self._who_went_on(index)

    def _told_of(self, index: int) -> Voice | None:
        """Who the paragraph tells of before it quotes them: "Amal, 34, sits in a tent. 'We were nine families.'"."""
        for k in range(index - 1, max(-1, index - _REACH), -1):
            if self.sentences[k].paragraph != self.sentences[index].paragraph:
                return None
            if not self.quoted[k] and (person := find_person(self.sentences[k].text)):
                return Voice(k, Attribution(0, 0, person, after=False), person, k, k)
        return None

    def _who_went_on(self, index: int) -> Voice | None:
        """Who spoke the quotation before, where a paragraph of nothing but a quotation names nobody: "'Nine more fled.'"."""
        first = self._paragraph(index)[0]
        if not _OPENS.match(self.sentences[first].text):
            return None
        while first and index - first < _REACH:
            paragraph = self._paragraph(first - 1)
            announced = self.sentences[paragraph[-1]].text.rstrip("*").endswith(":")
            if not announced and not any('"' in self.sentences[k].text for k in paragraph):
                told = [v for v in self._outside(paragraph[-1]) if v.attribution.manner is Manner.SAID]
                return told[-1] if told else None
            if outside := [v for k in paragraph for v in self._outside(k)]:
                return outside[-1]
            if announced:
                return self._introduced(paragraph)
            first = paragraph[0]
        return None

    def _introduced(self, paragraph: range) -> Voice | None:
        """Whose words a line announces: "Rana Saleh, 34, a nurse, told of the raid:"."""
        for k in paragraph:
            text = self.sentences[k].text
            quote = _QUOTE_FROM.match(text)
            if person := quote["name"] if quote else find_person(text):
                return Voice(k, Attribution(0, 0, person, after=False), person, k, k)
        return None

    def _goes_on(self, k: int) -> bool:
        """Whether a paragraph that opens with a quotation mark goes on with what the one before left open."""
        before, sentence = self.sentences[k - 1], self.sentences[k]
        return sentence.text.startswith('"') and is_quoted(before.text, len(before.text), inside=self.quoted[k - 1])

    def _paragraph(self, k: int) -> range:
        """The sentences of the paragraph of sentence k."""
        first, last, number = k, k + 1, self.sentences[k].paragraph
        while first and self.sentences[first - 1].paragraph == number:
            first -= 1
        while last < len(self.sentences) and self.sentences[last].paragraph == number:
            last += 1
        return range(first, last)

    def _outside(self, k: int) -> list[Voice]:
        """The voices of a sentence that stand outside its quotations."""
        text = self.sentences[k].text
        return [v for v in self.voices[k] if v.name and not is_quoted(text, v.attribution.start, inside=self.quoted[k])]
