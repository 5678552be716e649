"""The places that a count may be for, each with what the text shows of it.

A candidate is a place named in the count's sentence, near it or in the title, the territory that these lie in, the one
that facts about the conflict settle, or no place at all. A place named twice is one candidate with the cues of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Place
from extract.model import Area, Measure, PlaceBasis
from extract.reading.counting.counts import Count
from extract.reading.placing.backdrops import is_venue
from extract.reading.placing.exceptions import is_excepted
from extract.reading.placing.namings import Namings
from extract.reading.placing.nearness import relate
from extract.reading.placing.places import Placing, make_placing
from extract.reading.placing.spots import Spot

GAZA = (Area.GAZA, Area.RAFAH)
WEST_BANK = (Area.WEST_BANK, Area.JENIN, Area.TULKAREM)
TERRITORIES = {"gaza-strip": GAZA, "west-bank": WEST_BANK}

# In debris without full stops a sentence may name hundreds: no more than these are weighed.
_IN_SENTENCE = 10
_BASES = "smnltk"


@dataclass(slots=True)
class Candidate:
    """A place that a count may be for; without a placing, that nothing settles it."""

    placing: Placing | None
    places: tuple[Place, ...] = ()
    cues: set[str] = field(default_factory=set)
    basis: str = "k"
    """How it was found: in the Sentence, Merely named there, Nearby, Later, in the Title, by Knowledge."""

    @property
    def area(self) -> Area | None:
        """The reporting area."""
        return None if self.placing is None else self.placing.area

    def learn(self, cues: Iterable[str]) -> None:
        """Add cues of how it was found; the best of them is the basis."""
        self.cues.update(cues)
        for cue in cues:
            if cue[1:2] == ":" and 0 <= _BASES.find(cue[0]) < _BASES.find(self.basis):
                self.basis = cue[0]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence with everything of its text that may place its counts."""

    text: str
    told: str  # the text, and the sentence before where it opens with "The attack"
    sentence: int
    paragraph: int
    heading: bool  # the sentence is the title
    spots: tuple[Spot, ...]
    titled: tuple[Spot, ...]
    named: Namings  # everywhere in the text
    common: Area | None  # named most often there


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where other counts were placed: the whole that this one is a part of, one of the same number, the one before."""

    whole: Placing | None
    unplaced: bool  # nothing settled where the whole is
    same: Placing | None
    last: Placing | None
    toll: bool  # the toll of 7 October stands in the same sentence


class Candidates:
    """The candidates of one count, by place, while they are gathered."""

    def __init__(self, count: Count, span: tuple[int, int, int], around: Surroundings, gazetteer: Gazetteer) -> None:
        self.count, self.around, self.gazetteer = count, around, gazetteer
        self.measure = Measure.NEW
        self.beside_toll = False
        self.of_unplaced = False
        self.start, self.end, self.right = span
        text = around.text
        meant = (s for s in around.spots if not (is_excepted(text, s.start, s.end) or is_venue(text, s.start)))
        near = sorted((relate(around.text, spot, *span) for spot in meant), key=lambda r: r.cost)
        self.relations = near[:_IN_SENTENCE]
        # Whether the sentence names a place of its own: rule after rule asks.
        self.names_place = any(r.spot.is_place and not r.spot.backdrop for r in self.relations)
        self.found: dict[tuple[str, ...], Candidate] = {}

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.found.values())

    def add_spot(self, spot: Spot, basis: PlaceBasis, why: str, cues: Sequence[str]) -> None:
        """Add a spot; what it was named within is a candidate too."""
        placing = make_placing(spot, basis, f"{spot.name!r} {why}", self.gazetteer)
        self._add(tuple(sorted({p.id for p in spot.places})), placing, cues, spot.places)
        for mention in spot.wider:
            self.add_place(mention.place, mention.surface, basis, f"{mention.surface!r} {why}", [f"{cues[0][:2]}wider"])

    def add_place(
        self, place: Place | None, name: str | None, basis: PlaceBasis, why: str, cues: Sequence[str]
    ) -> None:
        """Add a place of the gazetteer."""
        if place is not None:
            self._add((place.id,), Placing(name or place.name_en, place, place.area, basis, why), cues, (place,))

    def add_placing(self, placing: Placing | None, cue: str) -> None:
        """Add where another count was placed; every candidate of its area gets a cue as well."""
        if placing is None:
            return
        key = next((k for k, c in self.found.items() if c.placing is not None and _agree(c.placing, placing)), None)
        key = key or (placing.place.id if placing.place else placing.name,)
        self._add(key, placing, [cue, f"{cue}/{self.count.rule}"], (placing.place,) if placing.place else ())
        for candidate in self:
            if candidate.area is placing.area:
                candidate.cues.add(f"{cue}:area")

    def _add(self, key: tuple[str, ...], placing: Placing, cues: Sequence[str], places: tuple[Place, ...]) -> None:
        candidate = self.found.get(key)
        if candidate is None:
            candidate = self.found[key] = Candidate(placing, places)
        candidate.learn(cues)


def _agree(one: Placing, other: Placing) -> bool:
    return one.area is other.area and one.place == other.place and (one.place is not None or one.name == other.name)
