"""Who gives a number: one name for one body, and how reliable it is taken to be (data/reliability.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import BadSetting
from extract.model import Area, SourceType
from extract.resources import data_path

GRADES: Mapping[str, int] = {"low": 1, "medium": 2, "high": 3}
UNSPECIFIED = "unspecified"
FILLERS = frozenset({"the", "of", "a", "for", "in", "run", "led"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One organisation or office: its name, the phrases (as sets of words) that mean it, where, and its grade."""

    name: str
    phrases: tuple[frozenset[str], ...]
    exact: frozenset[str] = frozenset()
    areas: frozenset[Area] = frozenset()
    grade: int | None = None

    def is_meant(self, words: frozenset[str], area: Area | None) -> bool:
        """Whether a source of these words, for a figure of this area, is this body."""
        if self.areas and area not in self.areas:
            return False
        return any(phrase <= words and (not phrase <= self.exact or words <= phrase) for phrase in self.phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The known bodies in the order of the file, and a grade (1 low, 2 medium, 3 high) for every type of source."""

    types: Mapping[str, int]
    bodies: tuple[Body, ...]
    generic: frozenset[str] = frozenset()

    def origin(self, source: str | None, area: Area | None = None) -> str | None:
        """The body that a named source is; the name itself where it is not listed; None when nobody is named.

        >>> bundled_sources().origin("Hamas-run Ministry of Health", Area.GAZA)
        'Gaza Ministry of Health'
        >>> bundled_sources().origin("the camp committee", Area.JENIN)
        'camp committee'
        """
        if not source:
            return None
        body = self.body(source, area)
        return body.name if body else re.sub(r"^the\s+", "", source.strip(), flags=re.IGNORECASE)

    def reliability(self, source: str | None, source_type: str | None, area: Area | None = None) -> int:
        """The grade of a source: its own, or that of its type; an unnamed one counts as unspecified.

        >>> sources = bundled_sources()
        >>> sources.reliability("OCHA", "un"), sources.reliability(None, None)
        (3, 1)
        """
        if not source:
            return self.types[UNSPECIFIED]
        body = self.body(source, area)
        if body and body.grade:
            return body.grade
        return self.types.get(source_type or SourceType.OTHER, self.types[SourceType.OTHER])

    def independent(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names that stand for bodies of their own, in order.

        A name whose words all occur in another's is the same body, and a generic one beside any other is nobody else.

        >>> bundled_sources().independent(["Gaza Ministry of Health", "ministry", "OCHA", "Palestinian officials"])
        ('Gaza Ministry of Health', 'OCHA')
        """
        worded = {name: words_of(name) for name in names}
        named = [name for name in worded if not self.is_generic(name)] or list(worded)[:1]
        return tuple(name for name in named if not any(worded[name] < worded[other] for other in named))

    def is_generic(self, name: str) -> bool:
        """Whether a name ends in a word such as "officials", which names no body."""
        last = re.findall(r"\w+", name.lower())[-1:]
        return not self.generic.isdisjoint(last) and all(name != body.name for body in self.bodies)

    def body(self, source: str, area: Area | None) -> Body | None:
        """The first listed body that the words of a source mean."""
        words = words_of(source)
        return next((body for body in self.bodies if body.is_meant(words, area)), None)


@cache
def bundled_sources() -> Sources:
    """The sources of the bundled file, read once."""
    return read_sources(data_path("reliability.toml"))


def read_sources(path: Path) -> Sources:
    """The grades and bodies of a TOML file like the bundled one; raises BadSetting naming the entry."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
        raise BadSetting(f"cannot read the reliability of sources {path.name}: {err}") from err
    types = content.get("types", {})
    missing = {*SourceType, UNSPECIFIED} - set(types)
    if missing:
        raise BadSetting(f"{path.name}: [types] has no grade for {', '.join(sorted(missing))}")
    graded = {name: grade(value, path=path, entry=f"[types] {name}") for name, value in types.items()}
    generic = content.get("generic", [])
    if not isinstance(generic, list) or not all(isinstance(word, str) for word in generic):
        raise BadSetting(f"{path.name}: `generic` must be a list of words, not {generic!r}")
    bodies = tuple(read_body(entry, path=path) for entry in content.get("source", []))
    return Sources(types=graded, bodies=bodies, generic=frozenset(generic))


def read_body(entry: Mapping[str, Any], *, path: Path) -> Body:
    """One `[[source]]` of the file; raises BadSetting naming it."""
    name, words = entry.get("name"), entry.get("words")
    if not isinstance(name, str) or not isinstance(words, list) or not words:
        raise BadSetting(f"{path.name}: every [[source]] needs a `name` and a list of `words`, not {dict(entry)!r}")
    try:
        areas = frozenset(Area(area) for area in entry.get("areas", []))
    except ValueError as err:
        raise BadSetting(f"{path.name}: source {name!r}, `areas`: {err}") from err
    return Body(
        name=name,
        phrases=tuple(words_of(phrase) for phrase in words),
        exact=frozenset().union(*(words_of(word) for word in entry.get("exact", []))),
        areas=areas,
        grade=grade(entry["grade"], path=path, entry=f"source {name!r}") if "grade" in entry else None,
    )


def grade(word: object, *, path: Path, entry: str) -> int:
    """The number of a grade's word; raises BadSetting."""
    if not isinstance(word, str) or word not in GRADES:
        raise BadSetting(f"{path.name}: {entry}: the grade must be one of {', '.join(GRADES)}, not {word!r}")
    return GRADES[word]


def words_of(text: str) -> frozenset[str]:
    """The words of a name without case, possessives and fillers.

    >>> sorted(words_of("Gaza’s Hamas-run Ministry of Health"))
    ['gaza', 'hamas', 'health', 'ministry']
    """
    plain = re.sub(r"['’](s\b)?", "", text.lower())
    return frozenset(re.findall(r"\w+", plain)) - FILLERS
