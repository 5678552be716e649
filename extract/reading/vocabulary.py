"""The words that decide, read once from data/vocabulary.toml and checked: an invalid file names its key."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from extract.errors import BadSetting
from extract.model import KINDS, Kind, Metric, SourceType
from extract.reading.patterns.sieve import Sieve
from extract.resources import data_path


class Form(StrEnum):
    """How a predicate takes what is counted."""

    DONE = "done"  # "killed": its object, or its subject in the passive
    DOING = "doing"  # "killing": its object
    ACT = "act"  # "kill": its object
    BEFALL = "befall"  # "died": its subject
    NOUN = "noun"  # "the killing of": what follows "of"


class NounClass(StrEnum):
    """What a counted noun names."""

    PERSON = "person"
    HOUSEHOLD = "household"
    HOME = "home"
    BUILDING = "building"
    HOSTAGE = "hostage"
    DISPLACED = "displaced"
    DEAD = "dead"
    PRISONER = "prisoner"
    INJURED = "injured"
    TRAP = "trap"


@dataclass(frozen=True, slots=True)
class Predicate:
    """One sense of a predicate word; `metric` and `kind` are None for what is no figure (wounded, arrested)."""

    name: str
    form: Form
    metric: Metric | None
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything the vocabulary says of one word or phrase."""

    phrase: str
    nouns: frozenset[NounClass] = frozenset()
    group: str | None = None
    nationality: bool = False
    predicates: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Voicing:
    """The words by which a text names who gives a number."""

    speech: tuple[str, ...]
    finding: tuple[str, ...]
    only_before: Mapping[str, tuple[str, ...]]
    not_before: Mapping[str, tuple[str, ...]]
    heads: tuple[str, ...]
    names: tuple[str, ...]
    short: Mapping[str, tuple[str, ...]]  # the paraphrases of each short name
    types: Mapping[SourceType, tuple[str, ...]]  # in their order


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All phrases by their first word, longest first, and the lists of small words."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    vague: Mapping[str, float]
    hedges: Mapping[str, tuple[str, ...]]
    subset_before: frozenset[str]
    subset_ends: frozenset[str]  # the last words of those
    subset_after: frozenset[str]
    subset_starts: frozenset[str]  # the first words of those
    toll_words: frozenset[str]
    toll_links: frozenset[str]
    hypothetical: frozenset[str]
    denied: frozenset[str]
    voicing: Voicing
    surfaces: Mapping[NounClass, tuple[str, ...]] = field(default_factory=dict)
    sieves: Mapping[NounClass, Sieve] = field(default_factory=dict)  # what a text holds that names one
    predicates: Sieve = field(default_factory=lambda: Sieve(""))  # what a text holds that says one


# "didn't" and "cannot" are two words each, as "did not" and "can not" are.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[Cc]an(?=not\b)|[^\W\d_]+(?=n't\b)|n't\b|[^\W\d_]+(?:-[^\W\d_]+)*|'s?|\d+|\S")
SPELT_OUT = {"n't": "not", "ca": "can", "wo": "will"}


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens a sentence would have.

    >>> words_of("laid Gaza's women-led waste")
    ('laid', 'gaza', "'s", 'women-led', 'waste')
    >>> words_of("cannot return") == words_of("can't return") == words_of("can not return")
    True
    """
    return tuple(SPELT_OUT.get(w.lower(), w.lower()) for w in WORD.findall(phrase))


def _sieve(phrases: Iterable[str]) -> Sieve:
    """The longest word of each phrase."""
    return Sieve("|".join(sorted({re.escape(max(words_of(phrase), key=len)) for phrase in phrases})), re.I)


def load_vocabulary(path: Path) -> Vocabulary:
    """Read and check a vocabulary file; raises BadSetting naming the file, the line or the key."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
        raise BadSetting(f"{path}: {err}; mend the vocabulary file or remove the setting that names it") from err
    return _Reader(path, raw).vocabulary()


@functools.cache
def bundled() -> Vocabulary:
    """The vocabulary that comes with the package."""
    return load_vocabulary(data_path("vocabulary.toml"))


_NESTED = ("predicates.", "nouns.", "sources.")


class _Reader:
    """Turns the parsed file into a Vocabulary; every complaint names the file and the key."""

    def __init__(self, path: Path, raw: dict[str, Any]) -> None:
        self.path = path
        self.raw = raw
        self.nouns: dict[str, set[NounClass]] = {}
        self.groups: dict[str, str] = {}
        self.predicates: dict[str, list[Predicate]] = {}
        self.nationalities: set[str] = set()

    def vocabulary(self) -> Vocabulary:
        self._read_nouns()
        self._read_predicates()
        phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase in sorted(self.nouns.keys() | self.predicates.keys() | self.nationalities):
            entry = Entry(
                phrase,
                frozenset(self.nouns.get(phrase, ())),
                self.groups.get(phrase),
                phrase in self.nationalities,
                tuple(self.predicates.get(phrase, ())),
            )
            words = words_of(phrase)
            phrases.setdefault(words[0], []).append((words, entry))
        return Vocabulary(
            phrases={first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in phrases.items()},
            vague={
                phrase.lower(): self._number(f"vague.{phrase}", low) for phrase, low in self._table("vague").items()
            },
            hedges={name: self._words(f"hedges.{name}") for name in self._table("hedges")},
            subset_before=frozenset(self._words("subset.before")),
            subset_ends=frozenset(words.rsplit(" ", 1)[-1] for words in self._words("subset.before")),
            subset_after=frozenset(self._words("subset.after")),
            subset_starts=frozenset(words.split(" ", 1)[0] for words in self._words("subset.after")),
            toll_words=frozenset(self._words("toll.words")),
            toll_links=frozenset(self._words("toll.rise")),
            hypothetical=frozenset(self._words("hypothetical.words")),
            denied=frozenset(self._words("hypothetical.denied")),
            voicing=self._voicing(),
            sieves={c: _sieve(p for p, classes in self.nouns.items() if c in classes) for c in NounClass},
            predicates=_sieve(self.predicates),
            surfaces={c: tuple(sorted(p for p, classes in self.nouns.items() if c in classes)) for c in NounClass},
        )

    def _voicing(self) -> Voicing:
        verbs = {*self._words("sources.speech.words"), *self._words("sources.finding.words")}
        conditions = {}
        for name in ("only_before", "not_before"):
            conditions[name] = {verb: self._words(f"sources.{name}.{verb}") for verb in self._table(f"sources.{name}")}
            for verb in conditions[name].keys() - verbs:
                raise self._error(f"sources.{name}.{verb}", "is in neither `sources.speech` nor `sources.finding`")
        types = {}
        for name in self._table("sources.types"):
            if name not in set(SourceType):
                raise self._error(f"sources.types.{name}", f"is no type of source; use one of {', '.join(SourceType)}")
            types[SourceType(name)] = self._words(f"sources.types.{name}")
        return Voicing(
            speech=self._words("sources.speech.words"),
            finding=self._words("sources.finding.words"),
            heads=self._words("sources.bodies.heads"),
            names=self._names("sources.bodies.names"),
            short={name: self._words(f"sources.short.{name}") for name in self._table("sources.short")},
            types=types,
            **conditions,
        )

    def _read_nouns(self) -> None:
        for name in self._table("nouns"):
            try:
                noun_class = NounClass(name)
            except ValueError:
                raise self._error(f"nouns.{name}", f"is no class of noun; use one of {', '.join(NounClass)}") from None
            for word in self._words(f"nouns.{name}.words"):
                self.nouns.setdefault(word, set()).add(noun_class)
        for group in self._table("groups"):
            for word in self._words(f"groups.{group}"):
                self.groups.setdefault(word, group)
                self.nouns.setdefault(word, set()).add(NounClass.PERSON)
        self.nationalities = set(self._words("nationalities.words"))

    def _read_predicates(self) -> None:
        for name, table in self._table("predicates").items():
            metric, kind = self._metric(name, table)
            for form in Form:
                if form.value in table:
                    for word in self._words(f"predicates.{name}.{form.value}"):
                        self.predicates.setdefault(word, []).append(Predicate(name, form, metric, kind))

    def _metric(self, name: str, table: Any) -> tuple[Metric | None, Kind | None]:
        if not isinstance(table, dict) or "metric" not in table or "kind" not in table:
            raise self._error(f"predicates.{name}", "needs `metric` and `kind`")
        if table["metric"] == "none":
            return None, None
        try:
            metric, kind = Metric(table["metric"]), Kind(table["kind"])
        except ValueError as err:
            raise self._error(f"predicates.{name}", str(err)) from None
        if kind not in KINDS[metric]:
            raise self._error(f"predicates.{name}.kind", f"{kind.value!r} is not a kind of {metric.value}")
        return metric, kind

    def _table(self, key: str) -> dict[str, Any]:
        found = self._get(key)
        if not isinstance(found, dict):
            raise self._error(key, f"must be a table, not {found!r}")
        return found

    def _words(self, key: str) -> tuple[str, ...]:
        return tuple(name.lower() for name in self._names(key))

    def _names(self, key: str) -> tuple[str, ...]:
        found = self._get(key)
        if not isinstance(found, list) or not all(isinstance(w, str) and w.strip() for w in found):
            raise self._error(key, f"must be a list of words, not {found!r}")
        return tuple(found)

    def _number(self, key: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._error(key, f"must be a number, not {value!r}")
        return float(value)

    def _get(self, key: str) -> Any:
        found: Any = self.raw
        for part in key.split(".") if key.startswith(_NESTED) else key.split(".", 1):
            if not isinstance(found, dict) or part not in found:
                raise self._error(key, "is missing")
            found = found[part]
        return found

    def _error(self, key: str, what: str) -> BadSetting:
        last = key.rsplit(".", 1)[-1]
        lines = self.path.read_text(encoding="utf-8").splitlines()
        where = next(
            (i for i, line in enumerate(lines, 1) if re.match(rf'\s*\[?[\w."]*{re.escape(last)}\b', line)), None
        )
        return BadSetting(f"{self.path}{f':{where}' if where else ''}: `{key}` {what}")
