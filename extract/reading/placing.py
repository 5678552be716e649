"""The places of a document as its sentences go by: what a sentence names, what stands near, what the title settles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Place, PlaceKind
from extract.model import Area, Kind, Metric, PlaceBasis
from extract.reading.counts import Count
from extract.reading.measures import of_october_7
from extract.reading.places import Placing, Spot, choose_spot, find_spots, join_areas
from extract.reading.text import Sentence
from extract.reading.tokens import Token

_ISRAELI_SIDE = re.compile(r"\bon the israeli side\b", re.I)
_GAZA_AREAS = (Area.GAZA, Area.RAFAH)
_THE_TERRITORY = re.compile(r"\bthe (?:\w+ )?territory\b", re.I)
_LONG = re.compile(
    r"\bthis year\b|\bso far in\b|\bsince (?:the )?(?:start|beginning) of\b|\bin 20\d\d\b|\bsince (?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.I,
)
_INTO_GAZA = re.compile(r"\b(?:into|to)\s+(?:the\s+)?(?:besieged\s+)?gaza\b", re.I)
_THE_CAMP = re.compile(r"\bthe (?:refugee )?camp\b", re.I)
_THE_TOWN = re.compile(r"\bthe (?:city|town|village)\b", re.I)
_BIG = frozenset({PlaceKind.TERRITORY, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.GOVERNORATE})
# No camp or town of this gazetteer's region has lost so many people: a larger toll is the territory's.
_TOWN_TOLL = 2000
# A toll of so many over months or years is a territory's, where one is spoken of, not the last town's.
_LONG_TOLL = 20


@dataclass(slots=True)
class Placer:
    """Places counts sentence by sentence; remembers the places of the paragraph, of the text before it, and of the title."""

    gazetteer: Gazetteer
    title: str | None
    titled: list[Placing] = field(default_factory=list)
    here: list[Placing] = field(default_factory=list)
    before: list[Placing] = field(default_factory=list)
    paragraph: int = -1
    gaza: Placing | None = None

    def __post_init__(self) -> None:
        if self.title:
            self.titled = self._settled(find_spots(self.title, self.gazetteer), PlaceBasis.TITLE)

    def enter(self, sentence: Sentence, *, is_title: bool) -> Placed:
        """Start a sentence; the headline that opens a text is a title too."""
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.before = [*self.here, *self.before][:12]
            self.here = []
        spots = find_spots(sentence.text, self.gazetteer)
        if is_title and not self.titled:
            self.titled = self._settled(spots, PlaceBasis.TITLE)
        placed = Placed(self, sentence, spots, tuple(self.here), tuple(self.before))
        if not is_title:
            self.here = [*reversed(self._settled(spots, PlaceBasis.NEARBY)), *self.here]
        return placed

    def _settled(self, spots: Sequence[Spot], basis: PlaceBasis) -> list[Placing]:
        why = "named nearby" if basis is PlaceBasis.NEARBY else "named in the title"
        spots = [s for s in spots if not s.compared]
        useful = [s for s in spots if s.locative] or [s for s in spots if not s.actor]
        return [make_placing(s, basis, f"{s.name!r} {why}", self.gazetteer) for s in useful]


def make_placing(spot: Spot, basis: PlaceBasis, why: str, gazetteer: Gazetteer) -> Placing:
    """The placing that a spot gives; a union of several places keeps their common parent where it says no more than they do."""
    place: Place | None = spot.places[0] if len(spot.places) == 1 else gazetteer.common_parent(spot.places)
    area = join_areas([p.area for p in spot.places])
    if place is not None and len(spot.places) > 1 and place.area is not area:
        place = None
    return Placing(spot.name, place, area, basis, why)


@dataclass(frozen=True, slots=True)
class Placed:
    """The places of one sentence, asked for each of its counts; `here` and `before` are the latest first."""

    placer: Placer
    sentence: Sentence
    spots: tuple[Spot, ...]
    here: tuple[Placing, ...]
    before: tuple[Placing, ...]

    def place(self, count: Count, tokens: Sequence[Token]) -> Placing | None:
        """The place of a count, or None where nothing settles it."""
        token = tokens[count.token]
        text = self.sentence.text
        if count.metric is Metric.HOSTAGES:
            return self._hostage_place(count, tokens)
        if (israel := self._israel(count, text, token.start)) is not None:
            return israel
        in_sentence = self._in_sentence(count, tokens, self.spots)
        return in_sentence or self._fallback(count, text)

    def _in_sentence(self, count: Count, tokens: Sequence[Token], spots: Sequence[Spot]) -> Placing | None:
        token, text = tokens[count.token], self.sentence.text
        governor = tokens[count.governor.index] if count.governor and count.governor.index < len(tokens) else None
        bracket = token.start > 0 and text[: token.start].rstrip().endswith("(")
        chosen = choose_spot(
            text, spots, token.start, token.end, (governor.start, governor.end) if governor else None, bracket=bracket
        )
        if chosen is None:
            return None
        return make_placing(chosen[0], PlaceBasis.SENTENCE, f"{chosen[0].name!r} {chosen[1]}", self.placer.gazetteer)

    def _fallback(self, count: Count, text: str) -> Placing | None:
        """The nearest place that fits: the camp or town spoken of, the paragraph's, the title's, the text's before it."""
        value = count.quantity.value or count.quantity.low or 0
        large = count.metric is Metric.DEATHS and value > _TOWN_TOLL
        titled = tuple(self.placer.titled)
        around = (*self.here, *self.before, *titled)
        if _THE_CAMP.search(text) and (camp := _first_of(around, (PlaceKind.CAMP,))):
            return camp
        if _THE_TOWN.search(text) and (town := _first_of(around, _TOWNS)):
            return town
        wide = _THE_TERRITORY.search(text) or (
            count.metric is Metric.DEATHS and value >= _LONG_TOLL and _LONG.search(text)
        )
        if wide and (territory := _first_of(around, _TERRITORIES)):
            return territory
        for placing in (*self.here[:3], *self.before[:6], *titled, *self.before):
            if large and placing.place is not None and placing.place.kind not in _BIG:
                continue
            if (
                placing.basis is PlaceBasis.NEARBY
                and placing.area is Area.OTHER
                and any(t.area is not Area.OTHER for t in titled)
            ):
                continue
            return placing
        return None

    def _hostage_place(self, count: Count, tokens: Sequence[Token]) -> Placing | None:
        """Hostages are counted where they are held; where the text speaks of their taking, in Israel."""
        text = self.sentence.text
        gaza = [s for s in self.spots if s.area in _GAZA_AREAS]
        if count.kind is Kind.TAKEN and not _INTO_GAZA.search(text):
            israel = [s for s in self.spots if s.area is Area.ISRAEL and s.locative]
            if israel or (of_october_7(text) and not gaza):
                return self._in_sentence(count, tokens, israel) or self._named("Israel", "where they were taken")
        strip = [s for s in gaza if s.places[0].kind is PlaceKind.TERRITORY]
        if gaza and (placing := self._in_sentence(count, tokens, strip or gaza)) is not None:
            return placing
        if count.kind is Kind.TAKEN and (placing := self._in_sentence(count, tokens, self.spots)) is not None:
            return placing
        nearest = next((p for p in (*self.here, *self.before, *self.placer.titled) if p.area in _GAZA_AREAS), None)
        if nearest is not None:
            return self._named("Gaza", "where the hostages are held") if nearest.area is not Area.GAZA else nearest
        elsewhere = [s for s in self.spots if s.area is not Area.ISRAEL and s.area is not Area.WEST_BANK and s.locative]
        return self._in_sentence(count, tokens, elsewhere) or self._named("Gaza", "where the hostages are held")

    def _named(self, name: str, why: str) -> Placing | None:
        place = self.placer.gazetteer.find(name)
        return None if place is None else Placing(place.name_en, place, place.area, PlaceBasis.NEARBY, why)

    def _israel(self, count: Count, text: str, start: int) -> Placing | None:
        """The attack of 7 October, "on the Israeli side", and Israelis where no place is named."""
        if count.metric is not Metric.DEATHS:
            return None
        if _ISRAELI_SIDE.search(text[max(0, start - 160) : start]):
            return self._named("Israel", "on the Israeli side")
        value = count.quantity.value or 0
        ahead = text[start : start + 120].lower()
        if (
            of_october_7(text)
            and 800 <= value <= 1500
            and "since" not in ahead
            and count.group not in ("children", "Palestinians")
        ):
            return self._named("Israel", "the attack of 7 October 2023")
        west_bank = any(p.area in _WEST_BANK for p in (*self.here[:2], *self.placer.titled))
        if count.group == "Israelis" and not any(s.locative for s in self.spots) and not west_bank:
            return self._named("Israel", "Israelis, and no other place is named")
        return None


_WEST_BANK = (Area.WEST_BANK, Area.JENIN, Area.TULKAREM)
_TERRITORIES = (PlaceKind.TERRITORY, PlaceKind.COUNTRY)
_TOWNS = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)


def _first_of(placings: Sequence[Placing], kinds: Sequence[PlaceKind]) -> Placing | None:
    return next((p for p in placings if p.place is not None and p.place.kind in kinds), None)
