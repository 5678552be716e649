"""Words around a place name: its kind, its direction, and what makes it a homonym.

The word lists that people edit are in data/homonyms.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from extract.errors import BadSetting
from extract.geo.place import Place, PlaceKind

_HABITED = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)
KIND_WORDS: dict[str, tuple[PlaceKind, ...]] = {
    "refugee camp": (PlaceKind.CAMP,),
    "camp": (PlaceKind.CAMP,),
    "governorate": (PlaceKind.GOVERNORATE,),
    "province": (PlaceKind.GOVERNORATE, PlaceKind.REGION),
    "district": (PlaceKind.GOVERNORATE, PlaceKind.QUARTER),
    "city": (PlaceKind.CITY, PlaceKind.TOWN),
    "town": (PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.CITY),
    "village": (PlaceKind.VILLAGE, PlaceKind.TOWN),
    "hamlet": (PlaceKind.VILLAGE,),
    "neighbourhood": (PlaceKind.QUARTER,),
    "quarter": (PlaceKind.QUARTER,),
    "suburb": (PlaceKind.QUARTER, PlaceKind.TOWN, PlaceKind.VILLAGE),
    "area": (*_HABITED, PlaceKind.QUARTER, PlaceKind.REGION),
    "border crossing": (PlaceKind.CROSSING,),
    "crossing": (PlaceKind.CROSSING,),
    "terminal": (PlaceKind.CROSSING,),
    "checkpoint": (PlaceKind.CROSSING,),
    "settlement": (PlaceKind.SETTLEMENT,),
    "outpost": (PlaceKind.SETTLEMENT,),
    "kibbutz": (PlaceKind.VILLAGE, PlaceKind.TOWN),
    "moshav": (PlaceKind.VILLAGE, PlaceKind.TOWN),
    "community": (PlaceKind.VILLAGE, PlaceKind.TOWN),
}
_PLURALS = {
    "cities": "city", "refugee camps": "refugee camp", "camps": "camp", "governorates": "governorate", "provinces": "province",
    "districts": "district", "towns": "town", "villages": "village", "neighbourhoods": "neighbourhood", "areas": "area",
    "crossings": "crossing", "settlements": "settlement", "outposts": "outpost", "communities": "community",
}  # fmt: skip

_KINDS = "|".join(sorted((*KIND_WORDS, *_PLURALS), key=len, reverse=True))
SUFFIX = re.compile(rf"[ \u00a0\n-]({_KINDS.replace('neighbourhood', 'neighbou?rhood')})\b", re.IGNORECASE)
"""A kind after the name: Jenin refugee camp."""
PREFIX = re.compile(
    rf"\b((?:{_KINDS.replace('neighbourhood', 'neighbou?rhood')})"
    r"(?: (?:of|in|at|for))?(?: the)?(?: (?:al|el|as|ash|at|an|ar|az|ad)(?= ?$))?[ -])$",
    re.IGNORECASE,
)
"""A kind before the name: the village of Sir, camp in Jenin, Kibbutz Be'eri."""

_SIDE = r"(?:north|south|east|west|centr|middle|central)"
DIRECTION = re.compile(
    rf"(?:\b(?P<adjective>(?:(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern(?:most)?)?|central)[ \u00a0-]"
    rf"|\bthe (?P<noun>(?:(?:north|south)[- ]?(?:east|west)|north|south|east|west|cent(?:er|re))(?:ern)?)(?: (?:part|parts|half|end|area|areas|section|outskirts|edge))? of (?:the )?)"
    r"(?P<occupied>(?:Israeli-)?occupied )?$",
    re.IGNORECASE,
)
"""A direction before the name: southern Gaza, the north of the Strip."""
OCCUPIED = re.compile(r"\b(?:Israeli-)?occupied $", re.IGNORECASE)
ARTICLE = re.compile(
    r"(?:\b(?:[Aa]l|[Ee]l)[ \u00a0-‑–]|\b(?:[AaEe](?:l|n|r|s|sh|t|th|d|dh|z))[-‑–'’])$",
)
"""The Arabic article before the name; `As Gaza` is none, `as-Samu` and `Al Ram` are."""
GLUE = re.compile(r"(?:,? (?:and|or|&) (?:the )?|, ?(?:the )?|/| ?[–-] ?)(?:[Aa]l[- ]|[Ee]l[- ])?")
"""What stands between the members of a list of places."""

_SENTENCE_DIRECTIONS = {"center": "central", "centre": "central"}


def direction_of(match: re.Match[str]) -> str:
    """The direction in a match of DIRECTION as an id ends with it: north, southeast, central."""
    word = (match["adjective"] or match["noun"]).lower().replace("-", "").replace(" ", "")
    word = re.sub(r"ern(?:most)?$", "", word)
    return _SENTENCE_DIRECTIONS.get(word, word)


def kinds_of(word: str) -> tuple[PlaceKind, ...]:
    """The kinds a kind word may mean, the likeliest first.

    >>> [kind.value for kind in kinds_of("Refugee camps")]
    ['camp']
    """
    word = re.sub(r"\s+", " ", word.lower()).replace("neighborhood", "neighbourhood")
    return KIND_WORDS[_PLURALS.get(word, word)]


def is_plural(word: str) -> bool:
    """Whether a kind word speaks of several places: `camps`."""
    return re.sub(r"\s+", " ", word.lower()).replace("neighborhood", "neighbourhood") in _PLURALS


def split_kind(name: str) -> tuple[str, tuple[PlaceKind, ...]]:
    """A name without the words for its kind and direction, and the kinds they stand for.

    >>> split_kind("the village of Sir")[0], split_kind("eastern Rafah")[0], split_kind("Burqin town")[0]
    ('Sir', 'Rafah', 'Burqin')
    """
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    kinds: tuple[PlaceKind, ...] = ()
    words = _KINDS.replace("neighbourhood", "neighbou?rhood")
    if match := re.search(rf"[ -]({words})$", bare, re.IGNORECASE):
        bare, kinds = bare[: match.start()], kinds_of(match[1])
    elif match := re.match(rf"({words})(?: (?:of|in|at|for))?(?: the)? ", bare, re.IGNORECASE):
        bare, kinds = bare[match.end() :], kinds_of(match[1])
    if match := re.match(
        r"(?:(?:occupied|(?:(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern)?|central) )+",
        bare,
        re.IGNORECASE,
    ):
        bare = bare[match.end() :]
    return bare, kinds


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The conditions of data/homonyms.toml, ready to be asked."""

    never: frozenset[str]
    article: frozenset[str]
    kind: frozenset[str]
    definite: frozenset[str]
    datelines: frozenset[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    attribute: re.Pattern[str]
    names: re.Pattern[str]
    person: re.Pattern[str]

    @classmethod
    def load(cls, path: Path) -> Self:
        """The conditions of a file; raises BadSetting naming the file and what is missing."""
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            names, words = tables["names"], tables["homonyms"]
            between = _any(words["between"])
            return cls(
                never=frozenset(names["never"]),
                article=frozenset(names["article"]),
                kind=frozenset(names["kind"]),
                definite=frozenset(names["definite"]),
                datelines=frozenset(words["datelines"]),
                after=re.compile(
                    rf"(?:['’]s?)?(?:[ \n-](?:(?:{between})\s+){{0,3}}(?:{_any(words['heads'])})\b"
                    rf"|\s(?:{_any(words['ministries'])})\s|[-–‑](?:{_any(words['compounds'])})\b)",
                    re.IGNORECASE,
                ),
                before=re.compile(rf"\b(?:{_any(words['owners'])})\s+(?:the\s+)?$", re.IGNORECASE),
                attribute=re.compile(rf"\s(?:{_any(words['attributes'])})\b", re.IGNORECASE),
                names=re.compile(rf"\b(?:{_any(words['names'])})\b", re.IGNORECASE),
                person=re.compile(rf"\b(?:{_any((*words['given'], *words['titles']))})\.?\s+$", re.IGNORECASE),
            )
        except (OSError, KeyError, tomllib.TOMLDecodeError) as err:
            raise BadSetting(f"{path}: the conditions of place names cannot be read: {err}") from err

    def is_homonym(self, text: str, start: int, end: int, place: Place) -> bool:
        """Whether the name at text[start:end] belongs to something else than the place."""
        if self.after.match(text, end):
            return True
        lead = text[max(0, start - 45) : start]
        if self.before.search(lead) or self._is_named(text, start, end):
            return True
        if place.kind is PlaceKind.COUNTRY and self.attribute.match(text, end):
            return True
        if text[start:end] in ("US", "UK", "EU", "USA", "UAE", "U.S.", "U.K.") and not _LOCATED.search(lead):
            return True
        if text[start].isupper() and self.person.search(lead):
            return lead[lead.rstrip().rfind(" ") + 1 :][:1].isupper()
        return self._is_dateline(text, start, end)

    def _is_named(self, text: str, start: int, end: int) -> bool:
        window = max(0, start - 25)
        return any(
            window + match.start() <= start and window + match.end() >= end
            for match in self.names.finditer(text[window : end + 25])
        )

    def _is_dateline(self, text: str, start: int, end: int) -> bool:
        if start and text[start - 1] not in "\n/":
            return False
        return text[start:end].lower() in self.datelines and _DATELINE.match(text, end) is not None


_LOCATED = re.compile(r"\b(?:in|inside|across|throughout|within)\s+(?:the\s+)?$", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?:/[A-Z][\w ]+)?(?:,[^\n.(—–]{0,40})?\s*(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s|,?\s*\((?:AP|AFP|Reuters|WAFA|CNN)\)"
)
