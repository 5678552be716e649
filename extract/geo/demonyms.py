"""Adjectives of countries that place: southern Lebanese villages, the Sudanese city, the Yemeni health ministry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from extract.geo.place import Mention, Place

_LISTS = frozenset({"grounds", "authorities", "mediators"})


@dataclass(frozen=True, slots=True)
class Demonyms:
    """The adjectives of data/homonyms.toml, ready to be found; `countries` are ids by adjective."""

    pattern: re.Pattern[str]
    authorities: re.Pattern[str]
    countries: Mapping[str, str]

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> Self:
        """The demonyms of a table of adjectives by the country's id, with the `grounds` and `authorities` they name."""
        countries = {word: country for country, words in table.items() if country not in _LISTS for word in words}
        own = [word for word, country in countries.items() if country not in table["mediators"]]
        authorities = re.compile(
            rf"\b(?P<adjective>{'|'.join(own)})(?= (?:\w+ )?(?:{'|'.join(table['authorities'])})\b)", re.IGNORECASE
        )
        pattern = re.compile(
            rf"\b(?:(?:north|south|east|west)(?:ern)? )?(?P<adjective>{'|'.join(countries)})"
            rf" (?:border |coastal |port |major |large |northern |southern |eastern |western )?"
            rf"(?:{'|'.join(table['grounds'])})\b"
            r"(?! (?:police|guard|patrol))",  # "an Israeli border police officer"
            re.IGNORECASE,
        )
        return cls(pattern, authorities, countries)

    def mentions(self, text: str, by_id: Mapping[str, Place], taken: Sequence[Mention]) -> Iterator[Mention]:
        """The countries that adjectives name outside of the mentions `taken`; those of authorities are homonyms."""
        if text.isascii() and not any(map(text.lower().__contains__, self.countries)):
            return
        for pattern, homonym in ((self.pattern, False), (self.authorities, True)):
            for found in pattern.finditer(text):
                place = by_id.get(self.countries[found["adjective"].lower()])
                if place is not None and not any(m.start < found.end() and found.start() < m.end for m in taken):
                    yield Mention(
                        start=found.start(), end=found.end(), surface=found.group(), place=place, homonym=homonym
                    )
