"""The sentences of a text as lines whose tokens are made when they are first asked for."""

from __future__ import annotations

import re

from extract.reading.numbers.quantities import find_quantities
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import ONES, TENS
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token, tokenise
from extract.reading.vocabulary import NounClass, Vocabulary

# Every number expression of quantities.py holds a digit or one of these.
_NUMBERED = Sieve(
    rf"\d|\b(?:{ONES}|{TENS}|hundreds?|thousands?|millions?|billions?|dozens?|scores|tens|half|third|quarter|fifth|tenth|several|many|numerous|couple|handful|numbers?)\b",
    re.I,
)
_DIGIT = re.compile(r"\d")
_HOSTAGES = Sieve("hostage|captive|abduct|kidnap", re.I)
_FLIGHT = Sieve(
    r"\b(?:displac\w+|uproot\w+|evict\w+|expel\w+|expulsions?|evacuat\w+|fle(?:e|es|d|eing)|homeless\w*|exodus|refuge|driven (?:out|from|off)|forced (?:out|from)|left their (?:homes|houses|villages|camp)|lost their homes|sheltering|ordered (?:[\w']+ ){0,3}out of|(?:to|must) (?:go|move|head|leave for the) south)\b",
    re.I,
)
_LABEL_LENGTH = 120


class Line:
    """A sentence, whether it may hold a number, and its tokens.

    >>> from extract.reading.vocabulary import bundled
    >>> line = Line(Sentence(0, 15, 0, "Ten homes fell."), bundled())
    >>> line.numbered, [t.text for t in line.tokens], line.names(NounClass.HOSTAGE)
    (True, ['ten', 'homes', 'fell', '.'], False)
    """

    __slots__ = ("_tokens", "_vocabulary", "numbered", "sentence")

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        self.sentence = sentence
        self.numbered = not sentence.is_debris and _may_count(sentence.text)
        self._vocabulary = vocabulary
        self._tokens: tuple[Token, ...] | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens; none of a line that counts nothing, is no label and speaks of no hostages."""
        if self._tokens is None:
            self._tokens = self._tokenise()
        return self._tokens

    def names(self, noun_class: NounClass) -> bool:
        """Whether a noun of the class stands in the line."""
        if not self._vocabulary.sieves[noun_class].may_match(self.sentence.text) or self.sentence.is_debris:
            return False
        return any(noun_class in t.nouns for t in self.tokens)

    def may_say(self, *noun_classes: NounClass) -> bool:
        """Whether the line may hold a predicate or a noun of these classes; cheap, and wrong only for yes."""
        text, vocabulary = self.sentence.text, self._vocabulary
        sieves = (vocabulary.predicates, *(vocabulary.sieves[noun_class] for noun_class in noun_classes))
        return any(sieve.may_match(text) for sieve in sieves)

    def tells_of_flight(self) -> bool:
        """Whether people are said to flee, to be driven or ordered out or to have lost their homes."""
        return _FLIGHT.search(self.sentence.text) is not None

    def _tokenise(self) -> tuple[Token, ...]:
        sentence, vocabulary = self.sentence, self._vocabulary
        text = sentence.text
        if sentence.is_debris:
            return ()
        if not self.numbered and len(text) > _LABEL_LENGTH and not _HOSTAGES.search(text):
            return ()
        quantities = list(find_quantities(text, vocabulary, offset=sentence.start)) if self.numbered else []
        return tokenise(text, quantities, vocabulary, offset=sentence.start)


def _may_count(text: str) -> bool:
    """A text may hold a number; a digit is found faster than a word."""
    return _NUMBERED.may_match(text) and (_DIGIT.search(text) is not None or _NUMBERED.search(text) is not None)
