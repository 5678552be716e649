"""Where a count is for: of all the places that its text names, the one for which the cues speak most.

The weights of the cues stand in data/placing.json; `python -m benchmarks.fit_places` fits them on the annotated sets and
prints what they reach on held-out parts. What needs no weighing is settled by the rules of place_rules.py before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Place
from extract.model import Area, Measure, Metric
from extract.reading.counting.counts import Count
from extract.reading.models import Logistic, bundled_model
from extract.reading.placing.candidates import Candidate, Earlier, Surroundings
from extract.reading.placing.knowledge import is_october_toll, told_at
from extract.reading.placing.namings import Namings
from extract.reading.placing.place_cues import describe
from extract.reading.placing.place_rules import keep_settled
from extract.reading.placing.places import Placing, find_spots
from extract.reading.placing.proposals import gather
from extract.reading.placing.spoken import Spoken
from extract.reading.placing.spots import Spot
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token


def choose(candidates: Sequence[Candidate], model: Logistic) -> tuple[Candidate, float]:
    """The candidate that weighs most, and its share of what all of them weigh."""
    scores = [math.fsum(filter(None, map(model.weights.get, c.cues))) for c in candidates]
    most = max(scores)
    return candidates[scores.index(most)], 1 / sum((math.exp(score - most) for score in scores), 0.0)


@dataclass(slots=True)
class Placer:
    """Places the counts of a text in their order; remembers where the ones before were placed."""

    gazetteer: Gazetteer
    title: str | None
    sentences: Sequence[Sentence]
    titled: tuple[Spot, ...] = ()
    named: Namings = field(init=False)
    wholes: dict[int, Placing | None] = field(default_factory=dict)
    numbers: dict[tuple[str, float], Placing] = field(default_factory=dict)
    indices: dict[int, int] = field(default_factory=dict)
    last: Placing | None = None
    before: tuple[int, Metric | None, Placing | None] = (-1, None, None)  # of the number before: its sentence and place
    common: Area | None = None  # the one of which the text and its title name places most often
    toll: int = -1  # the sentence of the latest toll of 7 October 2023

    def __post_init__(self) -> None:
        self.titled = find_spots(self.title, self.gazetteer) if self.title else ()
        self.indices = {sentence.start: i for i, sentence in enumerate(self.sentences)}
        spoken = Spoken().after(_named(self.titled), self.gazetteer, _grounds(self.titled))
        found: list[tuple[Spot, ...]] = []
        for sentence in self.sentences:
            spots = () if sentence.is_debris else find_spots(sentence.text, self.gazetteer, spoken)
            found.append(spots)
            spoken = spoken.after(_named(spots), self.gazetteer, _grounds(spots))
        self.named = Namings(self.sentences, found)
        self._entitle(self.titled)

    def enter(self, sentence: Sentence, *, is_title: bool) -> Placed:
        """Start a sentence of the text; the headline that opens it is a title too."""
        index = self.indices[sentence.start]
        self.named.enter(index)
        if is_title and not self.titled:
            self._entitle(self.named.of(index))
        return Placed(self, index, is_title)

    def _entitle(self, titled: tuple[Spot, ...]) -> None:
        self.titled = titled
        spoken = self.named.areas + Counter(spot.area for spot in titled)
        self.common = max(spoken, key=spoken.__getitem__, default=None)  # of equals the first

    def keep(self, count: Count, placing: Placing | None, index: int) -> None:
        """Remember where a count was placed, for the counts that lean on it."""
        if is_october_toll(count, told_at(self.sentences, index)):
            self.toll = index
        self.wholes[id(count)] = placing
        self.before = (index, count.metric, placing)
        if placing is not None:
            self.last = placing
            if count.quantity.value is not None:
                number = (count.metric, count.quantity.value)
                before = self.numbers.get(number)
                if before is None or not self._holds(placing.place, before.place):
                    self.numbers[number] = placing

    def _holds(self, outer: Place | None, inner: Place | None) -> bool:
        """Whether a place said again of a number says less than before."""
        return outer is not None and inner is not None and outer in self.gazetteer.parents(inner)


def _named(spots: Sequence[Spot]) -> list[tuple[Place, ...]]:
    """The places that a sentence names, not those that it speaks of by "the camp" or to say since when."""
    return [spot.places for spot in spots if not spot.referring and not spot.backdrop]


def _grounds(spots: Sequence[Spot]) -> list[Place]:
    """The places that a sentence names one by one as where something is."""
    return [spot.places[0] for spot in spots if spot.is_place and len(spot.places) == 1 and not spot.referring]


@dataclass(frozen=True, slots=True)
class Placed:
    """The places of one sentence, asked for each of its counts in their order."""

    placer: Placer
    index: int
    heading: bool

    def place(
        self, count: Count, tokens: Sequence[Token], measure: Measure
    ) -> tuple[Placing | None, tuple[Candidate, ...]]:
        """The place of a count, None where nothing settles it; and the candidates that were weighed."""
        candidates = self.candidates(count, tokens, measure)
        chosen, sure = choose(candidates, bundled_model("placing"))
        placing = self._beside(count) or chosen.placing
        if placing is not None:
            pcode = self.placer.gazetteer.pcode(placing.place) if placing.place is not None else None
            placing = placing.weighed(sure, pcode)
        self.placer.keep(count, placing, self.index)
        return placing, tuple(candidates)

    def _beside(self, count: Count) -> Placing | None:
        """ "Some 300 shops were destroyed, and 2,500 people displaced": where no place is named, both are of the same one."""
        index, metric, placing = self.placer.before
        homes = {metric, count.metric} <= {Metric.BUILDINGS, Metric.DISPLACEMENT}
        return placing if homes and index == self.index and not self.placer.named.of(self.index) else None

    def candidates(self, count: Count, tokens: Sequence[Token], measure: Measure) -> Sequence[Candidate]:
        """The places that are left to weigh."""
        placer, token = self.placer, tokens[count.token]
        sentence = placer.sentences[self.index]
        around = Surroundings(
            text=sentence.text,
            told=told_at(placer.sentences, self.index),
            sentence=self.index,
            paragraph=sentence.paragraph,
            heading=self.heading,
            spots=placer.named.of(self.index),
            titled=placer.titled,
            named=placer.named,
            common=placer.common,
        )
        value = count.quantity.value
        earlier = Earlier(
            whole=placer.wholes.get(id(count.parent)) if count.parent is not None else None,
            unplaced=count.parent is not None and placer.wholes.get(id(count.parent), placer.last) is None,
            same=placer.numbers.get((count.metric, value)) if value is not None else None,
            last=placer.last,
            toll=placer.toll == self.index,
        )
        governor = tokens[count.governor.index] if count.governor and count.governor.index < len(tokens) else token
        found = gather(count, (token.start, token.end, max(token.end, governor.end)), around, earlier, placer.gazetteer)
        return keep_settled(found, describe(found, measure))
