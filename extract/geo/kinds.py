"""Words that say what sort of place is meant and which part of it: Jenin refugee camp, southern Gaza, al-Ram."""

from __future__ import annotations

import re

from extract.geo.place import PlaceKind

INHABITED = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)
LISTED = re.compile(r"[,;.)]| and | or |$")
"""What stands after a member of a list of places."""
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
    "area": (*INHABITED, PlaceKind.QUARTER, PlaceKind.REGION),
    "border crossing": (PlaceKind.CROSSING,),
    "crossing": (PlaceKind.CROSSING,),
    "terminal": (PlaceKind.CROSSING,),
    "checkpoint": (PlaceKind.CROSSING,),
    "settlement": (PlaceKind.SETTLEMENT,),
    "outpost": (PlaceKind.SETTLEMENT,),
    "kibbutz": (PlaceKind.VILLAGE, PlaceKind.TOWN),
    "moshav": (PlaceKind.VILLAGE, PlaceKind.TOWN),
    "community": (PlaceKind.VILLAGE, PlaceKind.TOWN),
    "camp de réfugiés": (PlaceKind.CAMP,),
    "ville": (PlaceKind.CITY, PlaceKind.TOWN),
    "quartier": (PlaceKind.QUARTER,),
    "gouvernorat": (PlaceKind.GOVERNORATE,),
    "flüchtlingslager": (PlaceKind.CAMP,),
    "stadt": (PlaceKind.CITY, PlaceKind.TOWN),
    "dorf": (PlaceKind.VILLAGE,),
}
_PLURALS = {
    "cities": "city", "refugee camps": "refugee camp", "camps": "camp", "governorates": "governorate",
    "provinces": "province", "districts": "district", "towns": "town", "villages": "village",
    "neighbourhoods": "neighbourhood", "areas": "area",
    "crossings": "crossing", "settlements": "settlement", "outposts": "outpost", "communities": "community",
}  # fmt: skip
NAMING = frozenset({"city", "town", "village", "governorate", "province", "district", "area", "neighbourhood"})
"""Kinds that may follow any name of an inhabited place, in the gazetteer under that kind or not."""

_KINDS = "|".join(sorted((*KIND_WORDS, *_PLURALS), key=len, reverse=True)).replace("neighbourhood", "neighbou?rhood")
_COMPASS = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
_PARTS = r"part|parts|half|end|area|areas|section|outskirts|edge"

SUFFIX = re.compile(rf"[ \u00a0\n-]({_KINDS})\b", re.IGNORECASE)
"""A kind after the name: Jenin refugee camp."""
PREFIX = re.compile(rf"\b({_KINDS})(?: (?:of|in|at|for|de|du|von))?(?: the)?[ -]$", re.IGNORECASE)
"""A kind before the name: the village of Sir, refugee camp in Jenin, Kibbutz Be'eri."""
DIRECTION = re.compile(
    rf"(?:\b(?P<adjective>(?:{_COMPASS})(?:ern(?:most)?)?|central)[ \u00a0-]"
    rf"|\bthe (?P<noun>(?:(?:{_COMPASS})(?:ern)?)|cent(?:er|re)|central)(?: (?:{_PARTS}))? of (?:the )?)"
    r"(?:(?:Israeli-)?occupied )?$",
    re.IGNORECASE,
)
"""A direction before the name: southern Gaza, the north of the Strip."""
OCCUPIED = re.compile(r"\b(?:Israeli-)?occupied $", re.IGNORECASE)
ARTICLE = re.compile(
    r"(?:\b(?:[Aa]l|[Ee]l)[ \u00a0-‑–]|\b(?:[AaEe](?:l|n|r|s|sh|t|th|d|dh|z)|A)[-‑–])$",
)
"""The Arabic article before the name; `As Gaza` is none, `as-Samu` and `Al Ram` are."""
DEFINITE = re.compile(r"\bthe (?:[a-z-]+ )?$", re.IGNORECASE)
LOCATED = re.compile(
    r"\b(?:in|near|at|from|outside|around|into|towards?|inside|nearby) (?:(?:al|el|as|ash|at|an|ar|az|ad)-)?$",
    re.IGNORECASE,
)
"""A preposition of place right before the name."""
GLUE = re.compile(r"(?:,? (?:and|or|&|et|und|y) (?:the |de |in )?|, ?(?:the |de )?|/| ?[–-] ?)(?:[Aa]l[- ]|[Ee]l[- ])?")
"""What stands between the members of a list of places."""
_SIDES = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
LEADS = frozenset(
    (
        *_SIDES,
        *(f"{side}{ending}" for side in _SIDES for ending in ("ern", "ernmost")),
        *(kind.split()[-1] for kind in (*KIND_WORDS, *_PLURALS)),
        *("central", "of", "in", "at", "for", "de", "du", "von", "the", "occupied", "neighborhood", "neighborhoods"),
    )
)
"""The words that may stand right before a name and belong to it."""


_ENDS = tuple(sorted({kind.split()[-1] for kind in (*KIND_WORDS, *_PLURALS)} | {"neighborhood", "neighborhoods"}))
_BETWEEN = frozenset(("of", "in", "at", "for", "de", "du", "von"))  # a kind and a name: those of PREFIX


def may_say_kind(lead: str) -> bool:
    """Whether PREFIX may match at the end of what stands before a name: a quick look at its last words.

    >>> may_say_kind("the camps of the "), may_say_kind("strikes in ")
    (True, False)
    """
    words = lead.lower().replace("-", " ").split()
    if words and words[-1] == "the":
        words.pop()
    if words and words[-1] in _BETWEEN:
        words.pop()
    return not lead.isascii() or (bool(words) and words[-1].endswith(_ENDS))


def may_say_direction(lead: str) -> bool:
    """Whether DIRECTION or OCCUPIED may match in what stands before a name."""
    low = lead.lower()
    return not lead.isascii() or any(map(low.__contains__, _DIRECTING))


_DIRECTING = ("north", "south", "east", "west", "cent", "occupied")


def direction_of(match: re.Match[str]) -> str:
    """The direction in a match of DIRECTION as an id ends with it: north, southeast, central."""
    word = (match["adjective"] or match["noun"]).lower().replace("-", "").replace(" ", "")
    word = re.sub(r"ern(?:most)?$", "", word)
    return {"center": "central", "centre": "central"}.get(word, word)


def _singular(word: str) -> str:
    word = re.sub(r"\s+", " ", word.lower()).replace("neighborhood", "neighbourhood")
    return _PLURALS.get(word, word)


def kinds_of(word: str) -> tuple[PlaceKind, ...]:
    """The kinds a kind word may mean, the likeliest first.

    >>> [kind.value for kind in kinds_of("Refugee camps")]
    ['camp']
    """
    return KIND_WORDS[_singular(word)]


def is_plural(word: str) -> bool:
    """Whether a kind word speaks of several places: `camps`."""
    return re.sub(r"\s+", " ", word.lower()).replace("neighborhood", "neighbourhood") in _PLURALS


def is_naming(word: str) -> bool:
    """Whether a kind word may follow the name of any inhabited place: `Qabatiya town`."""
    return _singular(word) in NAMING


def split_kind(name: str) -> tuple[str, tuple[PlaceKind, ...]]:
    """A name without the words for its kind and direction, and the kinds they stand for.

    >>> split_kind("the village of Sir")[0], split_kind("eastern Rafah")[0], split_kind("Burqin town")[0]
    ('Sir', 'Rafah', 'Burqin')
    """
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    kinds: tuple[PlaceKind, ...] = ()
    if match := re.search(rf"[ -]({_KINDS})$", bare, re.IGNORECASE):
        bare, kinds = bare[: match.start()], kinds_of(match[1])
    elif match := re.match(rf"({_KINDS})(?: (?:of|in|at|for))?(?: the)? ", bare, re.IGNORECASE):
        bare, kinds = bare[match.end() :], kinds_of(match[1])
    if match := re.match(rf"(?:(?:occupied|(?:{_COMPASS})(?:ern)?|central) )+", bare, re.IGNORECASE):
        bare = bare[match.end() :]
    return bare, kinds
