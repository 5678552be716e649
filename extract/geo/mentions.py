"""Place names in running text.

Only words with a capital, or of a script without capitals, are looked at, and each word's look-up is remembered:
prose goes through at several megabytes a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.geo.names import ARTICLES, CANDIDATE, SEPARATOR, WORD, fold_word, loosen_word
from extract.geo.phrases import (
    ARTICLE,
    DIRECTION,
    GLUE,
    OCCUPIED,
    PREFIX,
    SUFFIX,
    Phrases,
    direction_of,
    is_plural,
    kinds_of,
)
from extract.geo.place import Mention, Place, PlaceKind

_REMEMBERED = 100_000
_END = ""
_LEAD = 60  # characters looked at before a name; the longest phrase there is shorter
_PREFIXES = {"ar": ("و", "ف", "ب", "ل", "ك"), "he": ("ב", "ל", "מ", "ה", "ו", "ש")}
_NAMING = frozenset({"city", "town", "village", "governorate", "province", "district", "area"})

_DEFINITE = re.compile(r"\b[Tt]he (?:[a-z-]+ )?$")

Trie = dict[str, Any]


@dataclass(slots=True)
class _Hit:
    start: int
    end: int
    core: tuple[int, int]  # the name itself, without kind and direction
    place: Place
    named: tuple[Place, ...]  # every place of that name, the likeliest first
    kinds: tuple[PlaceKind, ...] = ()  # what the words around it say it is
    plural: bool = False
    leads: bool = False  # the kind stands before the name and may cover a list


@dataclass(frozen=True, slots=True)
class _Start:
    strict: Trie | None
    loose: Trie | None
    acronym: Place | None
    first: str  # the folded word
    skip: int  # letters of an attached preposition before the name


def _trie(index: Mapping[tuple[str, ...], tuple[Place, ...]]) -> Trie:
    root: Trie = {}
    for key, places in index.items():
        node = root
        for word in key:
            node = node.setdefault(word, {})
        node[_END] = places
    return root


@dataclass(slots=True)
class Matcher:
    """Finds the names of an index in text. `by_id` holds every place, for the parts of a place (southern Gaza)."""

    by_id: Mapping[str, Place]
    phrases: Phrases
    acronyms: Mapping[str, Place]
    strict: Trie
    loose: Trie
    remembered: dict[str, _Start | None] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        by_id: Mapping[str, Place],
        *,
        strict: Mapping[tuple[str, ...], tuple[Place, ...]],
        loose: Mapping[tuple[str, ...], tuple[Place, ...]],
        acronyms: Mapping[str, Place],
        phrases: Phrases,
    ) -> Matcher:
        """A matcher over names folded strictly and loosely."""
        return cls(by_id, phrases, acronyms, _trie(strict), _trie(loose))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """See Gazetteer.mentions."""
        hits: list[_Hit] = []
        taken = 0
        remembered = self.remembered
        for match in CANDIDATE.finditer(text):
            word = match.group()
            try:
                start = remembered[word]
            except KeyError:
                start = self._remember(word)
            if start is None or match.start() < taken:
                continue
            hit = self._longest(text, match, start, taken)
            if hit is not None:
                hits.append(hit)
                taken = hit.end
        if not hits:
            return ()
        _spread(text, hits)
        chosen = [_choose(hit) for hit in hits]
        _settle(hits, chosen, self.by_id)
        return tuple(self._mention(text, hit, place) for hit, place in zip(hits, chosen, strict=True))

    def _mention(self, text: str, hit: _Hit, place: Place) -> Mention:
        if direction := DIRECTION.search(text[hit.start : hit.core[0]]):
            place = self.by_id.get(f"{place.id}-{direction_of(direction)}", place)
        return Mention(
            start=hit.start,
            end=hit.end,
            surface=text[hit.start : hit.end],
            place=place,
            homonym=self.phrases.is_homonym(text, hit.start, hit.end, place),
        )

    def _remember(self, word: str) -> _Start | None:
        if len(self.remembered) >= _REMEMBERED:
            self.remembered.clear()
        self.remembered[word] = start = self._look_up(word)
        return start

    def _look_up(self, word: str) -> _Start | None:
        acronym = self.acronyms.get(word.replace(".", "").replace(" ", ""))
        for form, skip in _forms(word):
            folded = fold_word(form)
            strict = self.strict.get(folded)
            loose = self.loose.get(loosen_word(folded)) if folded.isascii() else None
            if strict is not None or loose is not None:
                return _Start(strict, loose, acronym, folded, skip)
        return _Start(None, None, acronym, "", 0) if acronym else None

    def _longest(self, text: str, match: re.Match[str], start: _Start, taken: int) -> _Hit | None:
        if start.acronym is not None:
            return _Hit(match.start(), match.end(), match.span(), start.acronym, (start.acronym,))
        begin, first_end = match.start() + start.skip, _without_possessive(text, match.start(), match.end())
        if start.skip == 0 and len(match.group()) > 2 and match.group()[1] in "'’" and match.group()[0] in "LD":
            begin += 2
        walks = ((start.strict, False), (start.loose, True))
        found = [
            walk
            for trie, loose in walks
            if trie is not None
            for walk in _walk(text, trie, start.first, match.end(), first_end, loose=loose)
        ]
        found.sort(key=lambda walk: walk[0], reverse=True)
        for end, named, key in found:
            hit = self._extend(text, begin, end, named, key, taken)
            if hit is not None:
                return hit
        return None

    def _extend(self, text: str, begin: int, end: int, named: tuple[Place, ...], key: str, taken: int) -> _Hit | None:
        """The name with its article, kind and direction; None where its conditions are not met."""
        lead = text[max(taken, begin - _LEAD) : begin]
        article = ARTICLE.search(lead)
        core = (begin - len(article.group()) if article else begin, end)
        start = core[0]
        suffix = SUFFIX.match(text, end)
        lead = text[max(taken, start - _LEAD) : start]
        prefix = PREFIX.search(lead)
        if suffix is None and prefix is None:
            if key in self.phrases.never or key in self.phrases.kind:
                return None
            if key in self.phrases.article and article is None:
                return None
            if key in self.phrases.definite and not _DEFINITE.search(lead):
                return None
        elif key in self.phrases.never and key not in self.phrases.kind:
            return None
        hit = _Hit(start, end, core, named[0], named)
        if suffix is not None:
            hit.kinds, hit.plural = kinds_of(suffix[1]), is_plural(suffix[1])
            if not hit.plural and _bears(named, hit.kinds, suffix[1]):
                hit.end = suffix.end()
            elif not hit.plural:
                hit.kinds = ()
        if prefix is not None and not hit.kinds:
            word = re.split(r" (?:of|in|at|for)\b| the\b|[ -]$", prefix[1])[0]
            kinds = kinds_of(word)
            if any(place.kind in kinds for place in named):
                hit.kinds, hit.leads = kinds, is_plural(word)
                if not hit.leads:
                    hit.start = start - len(prefix[1])
                    lead = text[max(taken, hit.start - _LEAD) : hit.start]
        if direction := DIRECTION.search(lead):
            hit.start -= len(direction.group())
            lead = text[max(taken, hit.start - _LEAD) : hit.start]
        if occupied := OCCUPIED.search(lead):
            hit.start -= len(occupied.group())
        return hit


def _forms(word: str) -> Iterable[tuple[str, int]]:
    """The word, then what is left of it without an attached preposition or a joined article."""
    yield word, 0
    if word.isascii():
        low = word.lower()
        for article in ("al", "el"):
            if low.startswith(article) and len(word) > 6:
                yield word[2:], 2
        return
    for prefix in _PREFIXES["he"] if "\u0590" <= word[0] <= "\u05ff" else _PREFIXES["ar"]:
        if word.startswith(prefix) and len(word) > 3:
            yield word[1:], 1
            if word[1:].startswith("لل") or (prefix == "ل" and word.startswith("لل")):
                yield word[2:], 2
            if word[1:2] in ("ب", "ل", "ב", "ל", "מ") and len(word) > 4:
                yield word[2:], 2


def _without_possessive(text: str, start: int, end: int) -> int:
    tail = re.search(r"['’](?:s|S)?$", text[start:end])
    return end - len(tail.group()) if tail and end - start > 3 else end


def _walk(
    text: str, trie: Trie, first: str, raw_end: int, end: int, *, loose: bool
) -> Iterable[tuple[int, tuple[Place, ...], str]]:
    """Where every name that goes on from here ends, with the places it names and its folded words."""
    words = [first]
    if _END in trie:
        yield end, trie[_END], first
    position = raw_end
    while position == end:  # a possessive ends the name
        gap = SEPARATOR.match(text, position)
        following = WORD.match(text, gap.end()) if gap else None
        if following is None:
            return
        folded = fold_word(following.group())
        position = following.end()
        end = _without_possessive(text, following.start(), position)
        step = trie.get(loosen_word(folded) if loose else folded)
        if step is None:
            if folded in ARTICLES:
                continue
            return
        trie = step
        words.append(folded)
        if _END in trie:
            yield end, trie[_END], " ".join(words)


def _bears(named: Sequence[Place], kinds: tuple[PlaceKind, ...], word: str) -> bool:
    """Whether a kind word after the name belongs to it: `Jenin camp` where there is such a camp, any `Qabatiya town`."""
    if any(place.kind in kinds for place in named):
        return True
    return word.lower() in _NAMING or "neighb" in word.lower()


def _choose(hit: _Hit) -> Place:
    """The place of that name which is of the kind that the words around it say."""
    for kind in hit.kinds:
        for place in hit.named:
            if place.kind is kind:
                return place
    return hit.named[0]


def _spread(text: str, hits: list[_Hit]) -> None:
    """`Tulkarem and Nur Shams camps`, `the camps of Jenin and Tulkarem`: the plural covers the whole list."""
    for i in range(len(hits) - 1, 0, -1):
        here, before = hits[i], hits[i - 1]
        if here.plural and not before.kinds and _joined(text, before, here):
            before.kinds, before.plural = here.kinds, True
    for i in range(len(hits) - 1):
        here, after = hits[i], hits[i + 1]
        if here.leads and not after.kinds and _joined(text, here, after):
            after.kinds, after.leads = here.kinds, True


def _joined(text: str, left: _Hit, right: _Hit) -> bool:
    return GLUE.fullmatch(text, left.end, right.start) is not None


def _settle(hits: list[_Hit], chosen: list[Place], by_id: Mapping[str, Place]) -> None:
    """Namesakes in different governorates: the one whose surroundings are named nearest by."""
    for i, hit in enumerate(hits):
        rivals = [place for place in hit.named if place.kind is chosen[i].kind or place.kind in hit.kinds]
        if len({place.parent for place in rivals}) < 2:
            continue
        others = sorted(
            (j for j in range(len(hits)) if j != i), key=lambda j: max(hits[j].start - hit.end, hit.start - hits[j].end)
        )
        for j in others[:12]:
            near = {chosen[j].id, *_ancestors(chosen[j], by_id)}
            within = [p for p in rivals if p.parent in near and _specific(p.parent, by_id)]
            if len(within) == 1:
                chosen[i] = within[0]
                break


def _specific(place_id: str | None, by_id: Mapping[str, Place]) -> bool:
    return place_id is not None and by_id[place_id].kind not in (PlaceKind.TERRITORY, PlaceKind.CONTINENT)


def _ancestors(place: Place, by_id: Mapping[str, Place]) -> Iterable[str]:
    while place.parent is not None:
        yield place.parent
        place = by_id[place.parent]
