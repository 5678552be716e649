"""The places of a document as its sentences go by: what a sentence names, what stands near, what the title settles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Place
from extract.model import Area, Kind, Metric, PlaceBasis
from extract.reading.counting import Count
from extract.reading.places import Placing, Spot, choose_spot, find_spots, join_areas
from extract.reading.text import Sentence
from extract.reading.timing import of_october_7
from extract.reading.tokens import Token

_ISRAELI_SIDE = re.compile(r"\bon the israeli side\b|\bisraeli (?:territory|soil|towns|communities)\b", re.I)
_HAMAS_KILLED = re.compile(
    r"\b(?:hamas|qassam|palestinian (?:armed )?(?:groups?|factions|fighters|gunmen))\b[^.;]{0,80}\b(?:killed|killing|abducted|seiz|taking|took)\b",
    re.I,
)


@dataclass(slots=True)
class Placer:
    """Places counts sentence by sentence; remembers the last place of the paragraph, of the text, and the title's."""

    gazetteer: Gazetteer
    title: str | None
    nearby: Placing | None = None
    titled: Placing | None = None
    paragraph: int = -1
    here: Placing | None = None
    lead: Placing | None = None
    subject: Placing | None = None
    _seen: dict[Area, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.title:
            self.titled = self._settled(self.title, PlaceBasis.TITLE)

    def enter(self, sentence: Sentence, *, is_title: bool) -> Placed:
        """Start a sentence; the headline that opens a text is a title too."""
        if sentence.paragraph != self.paragraph:
            self.paragraph, self.here = sentence.paragraph, None
        spots = find_spots(sentence.text, self.gazetteer)
        if is_title and self.titled is None:
            self.titled = self._settled(sentence.text, PlaceBasis.TITLE)
        placed = Placed(self, sentence, spots, self.here, self.nearby)
        settled = self._from_spots(sentence.text, spots, PlaceBasis.NEARBY)
        if settled is not None and not is_title:
            self.here = settled
            self.nearby = settled
        return placed

    def _settled(self, text: str, basis: PlaceBasis) -> Placing | None:
        return self._from_spots(text, find_spots(text, self.gazetteer), basis)

    def _from_spots(self, text: str, spots: Sequence[Spot], basis: PlaceBasis) -> Placing | None:
        useful = [s for s in spots if s.locative] or [s for s in spots if not s.actor]
        return (
            make_placing(
                useful[0], basis, "named nearby" if basis is PlaceBasis.NEARBY else "named in the title", self.gazetteer
            )
            if useful
            else None
        )


def make_placing(spot: Spot, basis: PlaceBasis, why: str, gazetteer: Gazetteer) -> Placing:
    """The placing that a spot gives; a union of several places keeps their common parent as its place where they have one."""
    place: Place | None = spot.places[0] if len(spot.places) == 1 else gazetteer.common_parent(spot.places)
    area = join_areas([p.area for p in spot.places])
    if place is not None and len(spot.places) > 1 and place.area is not area:
        place = None
    return Placing(spot.name, place, area, basis, why)


@dataclass(frozen=True, slots=True)
class Placed:
    """The places of one sentence, asked for each of its counts."""

    placer: Placer
    sentence: Sentence
    spots: tuple[Spot, ...]
    here: Placing | None
    nearby: Placing | None

    def place(self, count: Count, tokens: Sequence[Token]) -> Placing | None:
        """The place of a count, or None where nothing settles it."""
        text = self.sentence.text
        gazetteer = self.placer.gazetteer
        token = tokens[count.token]
        if (side := self._israeli(count, text, token.start)) is not None:
            return side
        governor = tokens[count.governor.index] if count.governor and count.governor.index < len(tokens) else None
        bracket = token.start > 0 and text[: token.start].rstrip().endswith("(")
        chosen = choose_spot(
            text,
            self.spots,
            token.start,
            token.end,
            (governor.start, governor.end) if governor else None,
            bracket=bracket,
        )
        if chosen is not None:
            spot, why = chosen
            return make_placing(spot, PlaceBasis.SENTENCE, f"{spot.name!r} {why}", gazetteer)
        fallback = self.here or self.nearby or self.placer.titled
        if fallback is None or (self.here is None and self.placer.titled is not None and self.nearby is None):
            return self.placer.titled
        return fallback

    def _israeli(self, count: Count, text: str, start: int) -> Placing | None:
        """The attack of 7 October, and "on the Israeli side": Israel, whatever else the sentence names."""
        israel = self.placer.gazetteer.find("Israel")
        if (
            israel is None
            or count.metric not in (Metric.DEATHS, Metric.HOSTAGES)
            or count.kind in (Kind.HELD, Kind.RELEASED, Kind.DEAD)
        ):
            return None
        value = count.quantity.value or 0
        before = text[max(0, start - 160) : start]
        if _ISRAELI_SIDE.search(before):
            return Placing("Israel", israel, Area.ISRAEL, PlaceBasis.SENTENCE, "on the Israeli side")
        if (
            count.metric is Metric.DEATHS
            and of_october_7(text)
            and 800 <= value <= 1500
            and "since" not in text[start : start + 120].lower()
        ):
            return Placing("Israel", israel, Area.ISRAEL, PlaceBasis.SENTENCE, "the attack of 7 October 2023")
        return None
