"""Words around a place name: its kind, its direction, and what makes it a homonym.

The word lists that people edit are in data/homonyms.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from extract.errors import BadSetting
from extract.geo.demonyms import Demonyms
from extract.geo.names import fold, loosen
from extract.geo.place import Place, PlaceKind

_LOCATED = re.compile(r"\b(?:in|inside|across|throughout|within)\s+(?:the\s+)?$", re.IGNORECASE)
_SURNAME = re.compile(
    r"\s[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?\b(?<!Street|Valley)(?<!Road|Gate|Port|Bank|City|Camp)(?<!River)"
)
_AT = re.compile(r"\b(?:in|at|from|to|near|across|into|inside|around)\s+(?:the\s+)?$", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?:/[A-Z][\w ]+)?(?:,[^\n.(—–]{0,40})?\s*(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s"
    r"|, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? 20\d\d)?:\s"  # "Tel Aviv, December 16: "
    r"|,?\s*\((?:AP|AFP|Reuters|WAFA|CNN)\)|\s*\n\s*(?:CNN|AFP|AP|Reuters)\s*(?:—|–|-)",
)
_BRACKETED_DATELINE = re.compile(r"(?:,[^\n()]{0,40})?\)\s*(?:(?:—|–|--|-)\s|$)")  # "(Jerusalem, 3 May 2024) – "
_NEXT_WORD = re.compile(r"(?:['’]s?)?[\s\-–‑]+([^\W\d_]+)")
_FAMILY = re.compile(r"(?:['’]s?)? (?:extended )?(?:family|clan)\b")
_ANY_FAMILY = re.compile(r"\b(?:an?|one|every|each|another) (?:[a-z]+ )?$", re.IGNORECASE)
_FAMILY_NAMES = frozenset((PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.QUARTER, PlaceKind.CAMP, PlaceKind.POINT))
_STATES = frozenset({"US", "UK", "EU", "USA", "UAE", "U.S.", "U.K.", "U.A.E."})
_WIDTH = 45


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _titled(words: Iterable[str]) -> str:
    """The words with a capital, or in capitals throughout."""
    return "|".join((_any(word.title() for word in words), _any(word.upper() for word in words)))


def _ends(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.rsplit(" ", 1)[-1] for word in words)


def _starts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(re.match(r"[^\W\d_]+", word.lower())[0] for word in words)  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class Names:
    """Names that are places under a condition only, folded strictly and loosely."""

    strict: frozenset[str]
    loose: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """The names of a list."""
        folded = [fold(name) for name in names]
        return cls(frozenset(map(" ".join, folded)), frozenset(" ".join(loosen(name)) for name in folded))

    def hold(self, key: str, *, loose: bool) -> bool:
        """Whether a folded name is one of them."""
        return key in (self.loose if loose else self.strict)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The conditions of data/homonyms.toml, ready to be asked."""

    never: Names
    article: Names
    located: Names
    definite: Names
    datelines: frozenset[str]
    after: re.Pattern[str]
    after_words: frozenset[str]
    before: re.Pattern[str]
    before_words: frozenset[str]
    owners: tuple[str, ...]
    attribute: re.Pattern[str]
    attribute_words: frozenset[str]
    event: re.Pattern[str]
    belligerents: frozenset[str]
    names: Mapping[str, tuple[tuple[str, str], ...]]
    persons: frozenset[str]
    forenames: frozenset[str]
    demonyms: Demonyms

    @classmethod
    def load(cls, path: Path) -> Self:
        """The conditions of a file; raises BadSetting naming the file and what is missing."""
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            names, words = tables["names"], tables["homonyms"]
            between = _any(words["between"])
            return cls(
                never=Names.of(names["never"]),
                article=Names.of(names["article"]),
                located=Names.of(names["located"]),
                definite=Names.of(names["definite"]),
                datelines=frozenset(words["datelines"]),
                after=re.compile(
                    rf"(?:['’]s?)?(?:[ \n-](?:(?i:{between})\s+){{0,3}}"
                    rf"(?:(?i:{_any(words['heads'])})|{_titled(words['titled'])})\b"
                    rf"|\s(?i:{_any(words['ministries'])})\s|[-–‑](?i:{_any(words['compounds'])})\b)",
                ),
                after_words=_starts(
                    word for group in ("between", "heads", "titled", "ministries", "compounds") for word in words[group]
                ),
                before=re.compile(rf"\b(?:{_any(words['owners'])})\s+(?:the\s+)?$", re.IGNORECASE),
                before_words=_ends(words["owners"]) | {"the"},
                owners=tuple(words["owners"]),
                attribute=re.compile(rf"\s(?:{_any(words['attributes'])})\b", re.IGNORECASE),
                attribute_words=_starts(words["attributes"]),
                event=re.compile(
                    rf"['’]s?\s+(?:[\w-]+\s+){{0,3}}?(?:{_any(words['events'])})\b(?P<onto>\s+(?:on|against|in|into)\b)?",
                    re.IGNORECASE,
                ),
                belligerents=frozenset(words["belligerents"]),
                names=_parts(words["names"]),
                persons=frozenset((*words["given"], *words["titles"])),
                forenames=frozenset(words["forenames"]),
                demonyms=Demonyms.of(tables["demonyms"]),
            )
        except (OSError, KeyError, tomllib.TOMLDecodeError) as err:
            raise BadSetting(f"{path}: the conditions of place names cannot be read: {err}") from err

    def is_homonym(self, text: str, start: int, end: int, place: Place) -> bool:
        """Whether the name at text[start:end] belongs to something else than the place."""
        lead = text[max(0, start - _WIDTH) : start]
        surface = text[start:end]
        return (
            self._is_followed(text, lead, end, place)
            or self._is_led(text, start, lead, surface)
            or (surface in _STATES and not _LOCATED.search(lead))
            or self._is_named(text, lead, surface, end)
            or _is_family(text, lead, end, place)
            or self.is_dateline(text, start, end)
        )

    def is_forename(self, key: str, text: str, lead: str, end: int) -> bool:
        """Whether a folded name that ends at `end` is a person's, with a surname after it: Yaffa Mizrahi."""
        return key in self.forenames and _SURNAME.match(text, end) is not None and _AT.search(lead) is None

    def _is_followed(self, text: str, lead: str, end: int, place: Place) -> bool:
        """Jenin Brigade, Gaza's health ministry, US military, Israel's campaign in."""
        following = _NEXT_WORD.match(text, end)
        if following is None:
            return False
        word = following[1].lower()
        if word in self.after_words and self.after.match(text, end):
            return True
        if place.kind is not PlaceKind.COUNTRY:
            return False
        if word in self.attribute_words and self.attribute.match(text, end):
            return _LOCATED.search(lead) is None
        event = self.event.match(text, end)
        return event is not None and (event["onto"] is not None or place.id in self.belligerents)

    def _is_led(self, text: str, start: int, lead: str, surface: str) -> bool:
        """Bank of Palestine, Dr Salem."""
        leading = word_before(text, start, max(0, start - _WIDTH)).rstrip(".")
        if not leading:
            return False
        word = leading.lower()
        if word in self.before_words and self._may_own(lead) and self.before.search(lead):
            return True
        return word in self.persons and leading[0].isupper() and surface[0].isupper()

    def _may_own(self, lead: str) -> bool:
        """Whether the words before a name may end in an owner: a quick look."""
        words = " ".join(lead.lower().split()).removesuffix(" the")
        return not lead.isascii() or words.endswith(self.owners)

    def _is_named(self, text: str, lead: str, surface: str, end: int) -> bool:
        around = self.names.get(surface.lower())
        if around is None:
            return False
        lead, tail = lead.lower(), text[end : end + _WIDTH].lower()
        return any(lead.endswith(before) and tail.startswith(after) for before, after in around)

    def is_dateline(self, text: str, start: int, end: int) -> bool:
        """Whether the name only says where the dispatch was written: "JERUSALEM – ", "(Jerusalem, 3 May 2024) – "."""
        if text[start:end].lower() not in self.datelines:
            return False
        if text[:start].endswith("(") and text[: start - 1].strip(" ") == "":
            return _BRACKETED_DATELINE.match(text, end) is not None
        return (not start or text[start - 1] in "\n/") and _DATELINE.match(text, end) is not None


def _is_family(text: str, lead: str, end: int, place: Place) -> bool:
    """Whether a name is that of a family: "the Qarara family"; "a Qarara family" is one of the town."""
    if place.kind not in _FAMILY_NAMES or _FAMILY.match(text, end) is None:
        return False
    return _ANY_FAMILY.search(lead) is None


def word_before(text: str, start: int, floor: int) -> str:
    """The word that ends right before text[start], one space or hyphen between them; empty where there is none.

    >>> word_before("in southern Gaza", 12, 0), word_before("the Gaza", 0, 0)
    ('southern', '')
    """
    stop = start - 1
    if stop <= floor or text[stop] not in " -\n\u00a0":
        return ""
    return text[max(text.rfind(" ", floor, stop), text.rfind("\n", floor, stop), floor - 1) + 1 : stop]


def _parts(names: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Every run of words inside the names, with what must stand before and after it."""
    parts: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        words = name.split()
        for i in range(len(words)):
            for j in range(i + 1, len(words) + 1):
                before, after = " ".join(words[:i]), " ".join(words[j:])
                parts[" ".join(words[i:j])].append((f"{before} " if before else "", f" {after}" if after else ""))
    return {part: tuple(around) for part, around in parts.items()}
