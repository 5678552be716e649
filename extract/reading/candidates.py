"""The places that a count may be for, each with what the text shows of it.

A candidate is a place named in the count's sentence, near it or in the title, the territory that these lie in, the one
that facts about the conflict settle, or no place at all. A place named twice is one candidate with the cues of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Place
from extract.model import Area, Kind, Measure, Metric, PlaceBasis
from extract.reading.counts import Count
from extract.reading.knowledge import is_october_toll, speaks_across
from extract.reading.measures import of_october_7
from extract.reading.nearness import Relation, relate
from extract.reading.places import Placing, Spot, join_areas, make_placing

GAZA = (Area.GAZA, Area.RAFAH)
WEST_BANK = (Area.WEST_BANK, Area.JENIN, Area.TULKAREM)
TERRITORIES = {"gaza-strip": GAZA, "west-bank": WEST_BANK}

# In debris without full stops a sentence may name hundreds: no more than these are weighed.
_IN_SENTENCE = 10
_EARLIER = 8
_BACK = 14  # sentences
_AHEAD = 3
_BASES = "smnltk"
_LIST_OPENS = re.compile(r":|\s–\s|\bincluding\b|\(")


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
class Named:
    """A spot of another sentence of the text."""

    spot: Spot
    sentence: int
    paragraph: int
    alone: bool  # nothing but the place stands there: the heading of a section


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence with everything of its text that may place its counts."""

    text: str
    sentence: int
    paragraph: int
    heading: bool  # the sentence is the title
    spots: tuple[Spot, ...]
    titled: tuple[Spot, ...]
    named: tuple[Named, ...]  # in the text's order


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
        self.start, self.end, _ = span
        near = sorted((relate(around.text, spot, *span) for spot in around.spots), key=lambda r: r.cost)
        self.relations = near[:_IN_SENTENCE]
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


def gather(
    count: Count, span: tuple[int, int, int], around: Surroundings, earlier: Earlier, gazetteer: Gazetteer
) -> Candidates:
    """Every candidate of the count whose number stands at span[0]..span[1] and whose predicate ends at span[2]."""
    found = Candidates(count, span, around, gazetteer)
    found.beside_toll = earlier.toll
    found.of_unplaced = earlier.unplaced
    _add_sentence(found)
    _add_earlier(found)
    _add_later(found)
    if not around.heading:
        _add_title(found)
    _add_known(found)
    _add_territories(found)
    _add_sum(found)
    for cue in ("whole", "same", "last"):
        found.add_placing(getattr(earlier, cue), cue)
    return found


def _agree(one: Placing, other: Placing) -> bool:
    return one.area is other.area and one.place == other.place and (one.place is not None or one.name == other.name)


def _add_sentence(found: Candidates) -> None:
    rank = 0
    seen: set[tuple[Place, ...]] = set()
    for relation in found.relations:
        if relation.spot.places in seen:
            continue
        seen.add(relation.spot.places)
        if relation.spot.role in ("homonym", "actor", "aside"):
            cues = [f"m:{relation.spot.role}", f"m:{relation.spot.role}/{relation.side}/{min(2, relation.breaks)}"]
        else:
            cues = [*_relation_cues(relation, found.count), f"s:rank{min(3, rank)}"]
            rank += 1
        found.add_spot(relation.spot, PlaceBasis.SENTENCE, relation.why, cues)


def _relation_cues(relation: Relation, count: Count) -> Iterator[str]:
    spot = relation.spot
    yield f"s:{spot.role}"
    yield f"s:{relation.side}/{spot.role}/{min(2, relation.breaks)}"
    yield f"s:cost{min(8, int(relation.cost))}"
    yield f"s:{relation.side}/{spot.preposition or 'none'}"
    yield f"s:{spot.preposition or 'none'}/{count.metric}/{count.kind}"
    yield f"s:numbers{min(3, relation.numbers)}/{relation.side}"
    if relation.note:
        yield f"s:{relation.note}"
        yield f"s:{relation.note}/{relation.side}"
    if len(spot.places) > 1:
        yield "s:union"
    if spot.start < 12 and relation.side == "before":
        yield "s:opens"


def _add_earlier(found: Candidates) -> None:
    around = found.around
    rank = 0
    section = True
    seen: set[tuple[Place, ...]] = set()
    for named in reversed(around.named):
        back = around.sentence - named.sentence
        spot = named.spot
        if back > 0 and named.alone and section:
            found.add_spot(spot, PlaceBasis.NEARBY, "heads the section", ["n:section"])
            section = False
        if back <= 0 or spot.places in seen:
            continue
        if rank >= (_EARLIER if back <= _BACK else _EARLIER // 2):
            break
        seen.add(spot.places)
        same = around.paragraph == named.paragraph
        where = f"p{min(3, back)}" if same else f"q{min(4, around.paragraph - named.paragraph)}"
        cues = [
            f"n:{where}/{spot.role}",
            f"n:{spot.role}",
            f"n:rank{min(4, rank)}",
            f"n:rank{min(4, rank)}/{spot.role}",
            f"n:back{min(6, back)}",
        ]
        if found.count.rule == "label":
            cues.append(f"n:back{min(3, back)}/label")
        found.add_spot(spot, PlaceBasis.NEARBY, "named nearby", cues)
        rank += spot.role in ("located", "plain")


def _add_later(found: Candidates) -> None:
    around = found.around
    for named in around.named:
        ahead = named.sentence - around.sentence
        if 0 < ahead <= _AHEAD and not named.spot.homonym and not named.spot.aside:
            cues = [f"l:{ahead}/{named.spot.role}"] + ([f"l:heading{ahead}", "l:heading"] if around.heading else [])
            found.add_spot(named.spot, PlaceBasis.NEARBY, "named below", cues)


def _add_title(found: Candidates) -> None:
    spots = [s for s in found.around.titled if not s.homonym]
    for i, spot in enumerate(spots):
        found.add_spot(
            spot,
            PlaceBasis.TITLE,
            "named in the title",
            ["t:title", f"t:{spot.role}", f"t:{min(i, 2)}of{min(len(spots), 3)}"],
        )


def _add_known(found: Candidates) -> None:
    """What facts about the conflict settle: where hostages are held and were taken, whose dead Israelis are."""
    count, text = found.count, found.around.text
    if count.metric is Metric.HOSTAGES:
        found.add_place(
            found.gazetteer.get("gaza-strip"), "Gaza", PlaceBasis.NEARBY, "where hostages are held", ["known:held"]
        )
        if count.kind is Kind.TAKEN:
            found.add_place(
                found.gazetteer.get("israel"), None, PlaceBasis.NEARBY, "where they were taken", ["known:taken"]
            )
    elif count.metric is Metric.DEATHS:
        whose = count.group in ("Israelis", "soldiers") or speaks_across(text)
        if is_october_toll(count, text):
            found.add_place(
                found.gazetteer.get("israel"),
                None,
                PlaceBasis.NEARBY,
                "the attack of 7 October 2023",
                ["known:october"],
            )
        elif whose or of_october_7(text):
            found.add_place(
                found.gazetteer.get("israel"), None, PlaceBasis.NEARBY, "the dead are Israel's", ["known:israel"]
            )


def _add_territories(found: Candidates) -> None:
    for name, areas in TERRITORIES.items():
        inside = [
            c.placing
            for c in found
            if c.placing is not None
            and c.placing.area in areas
            and c.placing.place is not None
            and c.placing.place.id != name
        ]
        if inside:
            here = sum(p.basis is PlaceBasis.SENTENCE for p in inside)
            found.add_place(
                found.gazetteer.get(name),
                None,
                inside[0].basis,
                f"holds {inside[0].name!r}",
                [f"h:here{min(3, here)}", f"h:{min(4, len(inside))}"],
            )


def _add_sum(found: Candidates) -> None:
    """The whole of a list: "Twenty were killed: 11 in Jenin and nine in Tulkarem", "Jenin (3), Nablus (2): five in all"."""
    parts = [r for r in sorted(found.relations, key=lambda r: r.spot.start) if r.note in ("another's", "broken down")]
    if len({r.spot.places for r in parts}) < 2 or found.around.text[: found.start].rstrip().endswith("("):
        return
    places = [p for r in parts for p in r.spot.places]
    place = found.gazetteer.common_parent(places)
    if place is not None and place.area is join_areas([p.area for p in places]):
        after = all(r.side == "after" for r in parts) and _LIST_OPENS.search(
            found.around.text, found.end, parts[0].spot.start
        )
        before = all(r.side == "before" for r in parts)
        side = "after" if after else "before" if before else "both"
        found.add_place(place, None, PlaceBasis.SENTENCE, "holds what the list names", [f"sum:{side}"])
