"""The bundled places: found by name, and found in running text."""

from __future__ import annotations

import csv
import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Self

from extract.errors import BadSetting
from extract.geo.index import Index
from extract.geo.kinds import split_kind
from extract.geo.mentions import Matcher
from extract.geo.names import fold, loosen
from extract.geo.phrases import Phrases
from extract.geo.place import AREAS, PRECISIONS, Mention, Place, PlaceKind
from extract.model import Area
from extract.resources import data_path

__all__ = ["COLUMNS", "Gazetteer", "Mention", "Place", "PlaceKind", "bundled"]

COLUMNS = (
    "id", "name_en", "name_ar", "kind", "parent", "pcode", "lat", "lon", "precision_km", "aliases", "source",
)  # fmt: skip


class Gazetteer:
    """Places by id, by name and in text. Built once, never changed; safe to share between threads."""

    def __init__(self, places: Iterable[Place], phrases: Phrases) -> None:
        self._by_id = {place.id: place for place in places}
        self._children: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self._by_id.values():
            if place.parent is not None:
                self._children[place.parent].append(place)
        self._chains = {place_id: tuple(self._chain(place_id)) for place_id in self._children}
        self._index = Index.of(self._by_id)
        self._phrases = phrases
        self._matcher = Matcher.build(self._by_id, self._index, phrases)

    @classmethod
    def load(cls, path: Path, *, phrases: Path | None = None) -> Self:
        """The gazetteer of a CSV file with the columns COLUMNS; raises BadSetting naming file, line and column."""
        return cls(read_places(path), Phrases.load(phrases or data_path("homonyms.toml")))

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_id.values())

    def get(self, place_id: str) -> Place | None:
        """The place with this id, or None."""
        return self._by_id.get(place_id)

    def find(self, name: str, *, kind: PlaceKind | None = None) -> Place | None:
        """The place a name means on its own, or None. With `kind`, the place of that kind and that name.

        >>> bundled().find("Nour-Shams refugee camp").id, bundled().find("Jenin", kind=PlaceKind.CAMP).id
        ('nur-shams-camp', 'jenin-camp')
        """
        acronym = self._index.acronyms.get(name.replace(".", "").strip())
        if acronym is not None and kind in (None, acronym.kind):
            return acronym
        found = self.named(name)
        if kind is None and found:
            return found[0]
        if kind is not None:
            return next((place for place in found if place.kind is kind), None)
        rest, kinds = split_kind(name)
        candidates = self.named(rest) if rest != name else ()
        return next((p for p in candidates if p.kind in kinds), candidates[0] if candidates else None)

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place that bears the name, the likeliest first."""
        key = fold(name)
        return self._index.strict.get(key) or self._index.loose.get(loosen(key), ())

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The places named in a text, left to right, the longest name first, never overlapping.

        >>> [(m.surface, m.place.id, m.homonym) for m in bundled().mentions("The Jenin Brigade left Gaza's north.")]
        [('Jenin', 'jenin', True), ('Gaza', 'gaza-strip', False)]
        """
        return self._matcher.mentions(text)

    def is_dateline(self, text: str, start: int, end: int) -> bool:
        """Whether the name at start..end only says where the text was written: "JERUSALEM – "."""
        return self._phrases.is_dateline(text, start, end)

    def parents(self, place: Place) -> tuple[Place, ...]:
        """What a place lies in, the nearest first."""
        return () if place.parent is None else self._chains[place.parent]

    def _chain(self, place_id: str) -> Iterator[Place]:
        """A place and what it lies in, the nearest first."""
        above: str | None = place_id
        while above is not None:
            place = self._by_id[above]
            yield place
            above = place.parent

    def children(self, place: Place) -> tuple[Place, ...]:
        """The places directly in a place, in the order of the file."""
        return tuple(self._children.get(place.id, ()))

    def common_parent(self, places: Iterable[Place]) -> Place | None:
        """The smallest place that holds all of them (one of them, where it holds the others), or None.

        >>> book = bundled()
        >>> book.common_parent([book.find("Jenin camp"), book.find("Nablus")]).id
        'west-bank'
        """
        chains = [(place, *self.parents(place)) for place in places]
        if not chains:
            return None
        shared = set.intersection(*({place.id for place in chain} for chain in chains))
        return next((place for place in chains[0] if place.id in shared), None)

    def nearest(self, name: str, limit: int = 3) -> tuple[Place, ...]:
        """The places whose names are spelt most like an unknown name, the most alike first."""
        words = " ".join(loosen(fold(name)))
        spelt: dict[str, Place] = {}
        for key, found in self._index.strict.items():
            spelt.setdefault(" ".join(loosen(key)), found[0])
        alike = difflib.get_close_matches(words, spelt, n=limit * 8, cutoff=0.0)
        # Equally alike, the region's own places come first: they are what is asked for here.
        likeness = {key: difflib.SequenceMatcher(None, words, key).ratio() for key in alike}
        alike.sort(key=lambda key: likeness[key] - (0.15 if spelt[key].area is Area.OTHER else 0), reverse=True)
        return tuple(dict.fromkeys(spelt[key] for key in alike))[:limit]

    def pcode(self, place: Place) -> str | None:
        """The p-code of a place or of the smallest governorate or territory that holds it, or None.

        >>> bundled().pcode(bundled().find("Jenin camp"))
        'PS0101'
        """
        return next((found.pcode for found in (place, *self.parents(place)) if found.pcode is not None), None)


def read_places(path: Path) -> tuple[Place, ...]:
    """The rows of a gazetteer file; parents may stand anywhere in it. Raises BadSetting."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise BadSetting(f"{path}: the columns must be {', '.join(COLUMNS)}, not {reader.fieldnames}")
            rows = {row["id"]: (reader.line_num, row) for row in reader}
    except OSError as err:
        raise BadSetting(f"{path}: the gazetteer cannot be read: {err.strerror}") from err
    areas: dict[str, Area] = {}
    places = []
    for line, row in rows.values():
        try:
            places.append(_place(row, _area(row["id"], rows, areas)))
        except (ValueError, KeyError, RecursionError) as err:
            raise BadSetting(f"{path}, line {line}, place {row['id']!r}: {err}") from err
    return tuple(places)


def _area(place_id: str, rows: Mapping[str, tuple[int, Mapping[str, str]]], known: dict[str, Area]) -> Area:
    if place_id not in known:
        parent = rows[place_id][1]["parent"]
        known[place_id] = AREAS.get(place_id) or (_area(parent, rows, known) if parent else Area.OTHER)
    return known[place_id]


def _place(row: Mapping[str, str], area: Area) -> Place:
    kind = PlaceKind(row["kind"])
    lat, lon, precision_km = float(row["lat"]), float(row["lon"]), float(row["precision_km"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and precision_km > 0):
        raise ValueError(f"lat {lat}, lon {lon}, precision_km {precision_km} is no spot on earth")
    return Place(
        id=row["id"],
        name_en=row["name_en"],
        name_ar=row["name_ar"] or None,
        kind=kind,
        parent=row["parent"] or None,
        pcode=row["pcode"] or None,
        lat=lat,
        lon=lon,
        precision_km=precision_km,
        aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
        source=row["source"],
        area=area,
        precision=PRECISIONS[kind],
    )


@cache
def bundled() -> Gazetteer:
    """The gazetteer that comes with the package; read once."""
    return Gazetteer.load(data_path("gazetteer.csv"))
