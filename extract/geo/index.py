"""Which places bear which folded names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from extract.geo.names import fold, loosen
from extract.geo.place import PREFERENCE, Place

Key = tuple[str, ...]

TRANSLITERATED = frozenset({"west-bank", "gaza-strip"})
"""Where Arabic names are transliterated in so many ways that aliases cannot list them."""
ACRONYM_LENGTH = 4
"""Longest name that is read in capitals only: US, UAE, not `us`."""
SHORT_LENGTH = 5
"""A name of so few letters spelt loosely is soon another word: in text it must be spelt as listed."""


@dataclass(frozen=True, slots=True)
class Index:
    """Places by strictly folded name, by loosely folded name, and by acronym; the likeliest place comes first."""

    strict: Mapping[Key, tuple[Place, ...]]
    loose: Mapping[Key, tuple[Place, ...]]
    acronyms: Mapping[str, Place]

    @classmethod
    def of(cls, places: Mapping[str, Place]) -> Self:
        """The names of all places; `places` are by id."""
        strict: defaultdict[Key, list[Place]] = defaultdict(list)
        loose: defaultdict[Key, list[Place]] = defaultdict(list)
        acronyms: dict[str, Place] = {}
        for place in places.values():
            transliterated = _is_transliterated(place, places)
            for name in filter(None, (place.name_en, place.name_ar, *place.aliases)):
                if is_acronym(name):
                    acronyms[name] = place
                    continue
                key = fold(name)
                _add(strict, key, place)
                if transliterated and key and key[0].isascii():
                    _add(loose, loosen(key), place)
        _order(strict)
        _order(loose)
        usual = {place.id: tuple(strict[fold(place.name_en)]) for place in places.values()}
        return cls(_with_namesakes(strict, usual), _with_namesakes(loose, usual), acronyms)

    @property
    def readable(self) -> dict[Key, tuple[Place, ...]]:
        """The loose names that may be read in running text."""
        return {key: found for key, found in self.loose.items() if len("".join(key)) > SHORT_LENGTH}


def is_acronym(name: str) -> bool:
    """Whether a name is read in capitals only.

    >>> is_acronym("UAE"), is_acronym("U.S."), is_acronym("Oman")
    (True, True, False)
    """
    return name.isascii() and name.isupper() and len(name) <= ACRONYM_LENGTH


def _is_transliterated(place: Place, places: Mapping[str, Place]) -> bool:
    above: Place | None = place
    while above is not None:
        if above.id in TRANSLITERATED:
            return True
        above = places.get(above.parent) if above.parent else None
    return False


def _add(index: defaultdict[Key, list[Place]], key: Key, place: Place) -> None:
    if key and place not in index[key]:
        index[key].append(place)


def _order(index: Mapping[Key, list[Place]]) -> None:
    rank = {kind: i for i, kind in enumerate(PREFERENCE)}
    for found in index.values():
        found.sort(key=lambda place: rank[place.kind])


def _with_namesakes(
    index: Mapping[Key, Iterable[Place]], usual: Mapping[str, tuple[Place, ...]]
) -> dict[Key, tuple[Place, ...]]:
    """Every name of a city is also that of its camp and its governorate: Jénine, camp de Jénine."""
    return {key: tuple(dict.fromkeys((*found, *usual[next(iter(found)).id]))) for key, found in index.items() if found}
