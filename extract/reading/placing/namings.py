"""Every place that a text names, kept so that what a count asks of them costs the same however long the text is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.model import Area
from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.spots import Spot
from extract.reading.sentences.text import Sentence

# A line that holds little more than a place is the heading of a section.
_HEADING_REST = 12
_COUNTS = re.compile(r"\d(?![\d.]*[.)]\s)")  # a number that does not number the section: "4. Rafah"
_DAY = re.compile(
    r"\W*(?:(?:\d{1,2}|(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues?|wednes|thurs?|fri|satur|sun)[a-z]*\W+){0,4}",
    re.I,
)
_DATE = r"(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2}\b)?(?:,? 20\d\d)?"
# "WEST BANK SINCE 7 OCTOBER", "West Bank (7 October 2023 to 10 June 2024)"
_SINCE = re.compile(
    rf"\W+(?:(?:since|as of|in|on|from|after|until|between) )?(?:\d{{1,2}}\s?(?:to|and|–|-)\s?)?{_DATE}(?:\s?(?:to|and|until|through|–|-)\s?{_DATE})?\W*$",
    re.I,
)
_BULLET = re.compile(r"\s*[•·▪◦●*–-]\s")
_CAMPS = Sieve(
    r"\b(?P<number>two|three|four|five) (?:\w+ ){0,2}?(?:West Bank |Palestinian |refugee )*camps\b(?! (?:in|of|on) (?:Gaza|Lebanon))",
    re.I,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_LINE_END = 1  # characters: a blank line has more


@dataclass(frozen=True, slots=True)
class Named:
    """A spot of a sentence of the text."""

    spot: Spot
    sentence: int
    paragraph: int
    alone: bool  # nothing but the place stands there: the heading of a section


@dataclass(slots=True)
class Namings:
    """The places that a text names, sentence by sentence; `enter` says up to which sentence it is read."""

    sentences: Sequence[Sentence]
    spots: Sequence[tuple[Spot, ...]]
    areas: Counter[Area] = field(default_factory=Counter)
    """How often the ground of each area is named in the whole text; areas in the order of the text."""
    place_ids: set[str] = field(default_factory=set)
    paragraphs: set[int] = field(default_factory=set)
    """Those that name a place as such."""
    items: set[int] = field(default_factory=set)
    """Paragraphs that are items of a list."""
    sections: list[bool] = field(default_factory=list)
    """Of each sentence, whether no blank line stands between it and the place that heads its section."""
    leads: dict[int, Spot] = field(default_factory=dict)
    """By paragraph the place that opens it as a sentence of its own: "Jenin. A car was hit", "8 June, Nablus. ..."."""
    camps: int = 0
    """How many camps the text says that it is about, by the most that it numbers: "three refugee camps"."""
    entered: int = 0
    latest: dict[tuple[object, ...], Named] = field(default_factory=dict)

    def __post_init__(self) -> None:
        under = False
        for i, (sentence, spots) in enumerate(zip(self.sentences, self.spots, strict=True)):
            under = under and sentence.start - self.sentences[i - 1].end <= _LINE_END
            self.sections.append(under)
            if (several := _CAMPS.search(sentence.text)) is not None:
                self.camps = max(self.camps, _NUMBERS[several["number"].lower()])
            if not sentence.text[0].isalpha() and _BULLET.match(sentence.text):
                self.items.add(sentence.paragraph)
            if not spots:
                continue
            under = under or any(_stands_alone(spot, sentence) for spot in spots)
            self.place_ids.update(place.id for spot in spots for place in spot.places)
            grounds = [spot.area for spot in spots if spot.is_place]
            self.areas.update(grounds)
            if grounds:
                if sentence.paragraph not in self.paragraphs and _leads(spots, sentence):
                    self.leads[sentence.paragraph] = spots[0]
                self.paragraphs.add(sentence.paragraph)

    def enter(self, index: int) -> None:
        """Go on to a sentence: those before it have been read."""
        for i in range(self.entered, index):
            sentence = self.sentences[i]
            for spot in self.spots[i]:
                named = Named(spot, i, sentence.paragraph, _stands_alone(spot, sentence))
                # All that a rule about earlier sentences looks at, besides how far back they are.
                alike = (spot.places, spot.role, spot.homonym, spot.actor, spot.event, spot.befallen, named.alone)
                self.latest.pop(alike, None)
                self.latest[alike] = named
        self.entered = max(self.entered, index)

    def before(self) -> Iterator[Named]:
        """The namings before the sentence that was entered, the nearest first; of those that are alike only the nearest."""
        return reversed(self.latest.values())

    def heads(self, index: int) -> bool:
        """Whether a sentence is the heading of a section: a place that stands alone."""
        return any(_stands_alone(spot, self.sentences[index]) for spot in self.of(index))

    def of(self, index: int) -> tuple[Spot, ...]:
        """The spots of a sentence; none where the text has no such sentence."""
        return self.spots[index] if 0 <= index < len(self.spots) else ()


def _leads(spots: Sequence[Spot], sentence: Sentence) -> bool:
    rest = sentence.text[: spots[0].start] + sentence.text[spots[0].end :]
    return len(spots) == 1 and rest.endswith((".", ":")) and _DAY.fullmatch(rest) is not None


def _stands_alone(spot: Spot, sentence: Sentence) -> bool:
    if spot.start > _HEADING_REST:
        return False
    rest = sentence.text[: spot.start] + _SINCE.sub("", sentence.text[spot.end :])
    return len(rest) <= _HEADING_REST and not rest.endswith((".", "!", "?")) and not _COUNTS.search(rest)
