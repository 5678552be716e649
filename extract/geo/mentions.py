"""Place names in running text.

Only words with a capital, or of a script without capitals, are looked at, and each word's look-up is remembered:
prose goes through at several megabytes a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.geo.kinds import (
    ARTICLE,
    DEFINITE,
    DIRECTION,
    GLUE,
    INHABITED,
    LEADS,
    LOCATED,
    OCCUPIED,
    PREFIX,
    SUFFIX,
    direction_of,
    is_naming,
    is_plural,
    kinds_of,
)
from extract.geo.names import ARTICLES, CANDIDATE, SEPARATOR, WORD, fold_word, loosen_word
from extract.geo.phrases import Phrases, word_before
from extract.geo.place import Mention, Place, PlaceKind

_JOINTS = " -‑–\u00a0"
_GAPS = frozenset(" -\n\u00a0")
_REMEMBERED = 100_000
_END = ""
_LEAD = 60  # characters looked at before a name; the longest phrase there is shorter
_PREFIXES = {"ar": ("و", "ف", "ب", "ل", "ك"), "he": ("ב", "ל", "מ", "ה", "ו", "ש")}
_SHELTER = re.compile(r"\b(?:tent|tented|displacement|displaced|makeshift|IDP|military|army|training|base) $")
_UNBOUNDED = frozenset({PlaceKind.REGION, PlaceKind.TERRITORY, PlaceKind.COUNTRY, PlaceKind.CONTINENT})

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
    direction: str | None = None


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
        if hit.direction is not None:
            place = self.by_id.get(f"{place.id}-{hit.direction}", place)
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
        for end, named, key, loose in found:
            if self._allows(text, begin, end, key, loose=loose):
                return _extend(text, begin, end, named, taken)
        return None

    def _allows(self, text: str, begin: int, end: int, key: str, *, loose: bool) -> bool:
        """Whether the conditions of a name that is an ordinary word elsewhere are met."""
        phrases = self.phrases
        if phrases.never.hold(key, loose=loose):
            return False
        lead = text[max(0, begin - _LEAD) : begin]
        if phrases.located.hold(key, loose=loose):
            return _has_kind(text, lead, end) or LOCATED.search(lead) is not None
        if phrases.article.hold(key, loose=loose):
            return ARTICLE.search(lead) is not None or _has_kind(text, lead, end)
        return not phrases.definite.hold(key, loose=loose) or DEFINITE.search(lead) is not None


def _has_kind(text: str, lead: str, end: int) -> bool:
    return SUFFIX.match(text, end) is not None or PREFIX.search(lead) is not None


def _extend(text: str, begin: int, end: int, named: tuple[Place, ...], taken: int) -> _Hit:
    """The name with its article, its kind and its direction."""
    start = begin
    if begin > taken and text[begin - 1] in _JOINTS and (article := ARTICLE.search(text, max(taken, begin - 5), begin)):
        start = article.start()
    hit = _Hit(start, end, (start, end), named[0], named)
    if text[end : end + 1] in _GAPS and (suffix := SUFFIX.match(text, end)):
        word = suffix[1]
        kinds = kinds_of(word)
        bears = any(place.kind in kinds for place in named)
        if is_plural(word):
            hit.kinds, hit.plural = kinds, True
        elif bears or (is_naming(word) and named[0].kind not in _UNBOUNDED):
            hit.kinds, hit.end = kinds, suffix.end()
    floor = max(taken, start - _LEAD)
    if word_before(text, start, floor).lower() in LEADS:
        _lead(text, floor, hit)
    return hit


def _lead(text: str, floor: int, hit: _Hit) -> None:
    """Takes the kind and the direction that stand before the name into the hit."""
    prefix = PREFIX.search(text, floor, hit.start)
    if prefix is not None and not hit.kinds:
        kinds = kinds_of(prefix[1])
        if any(place.kind in kinds for place in hit.named) and not _is_shelter(text, prefix):
            hit.kinds, hit.leads = kinds, is_plural(prefix[1])
            if not hit.leads:
                hit.start = prefix.start()
    if direction := DIRECTION.search(text, floor, hit.start):
        hit.start, hit.direction = direction.start(), direction_of(direction)
    if occupied := OCCUPIED.search(text, floor, hit.start):
        hit.start = occupied.start()


def _is_shelter(text: str, prefix: re.Match[str]) -> bool:
    """`a tent camp in Rafah` is not the refugee camp of that name."""
    return _SHELTER.search(text, max(0, prefix.start() - 20), prefix.start()) is not None


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
    if end - start > 3:
        if text[end - 1] in "sS" and text[end - 2] in "'’":
            return end - 2
        if text[end - 1] in "'’":
            return end - 1
    return end


def _walk(
    text: str, trie: Trie, first: str, raw_end: int, end: int, *, loose: bool
) -> Iterable[tuple[int, tuple[Place, ...], str, bool]]:
    """Where every name that goes on from here ends, with the places it names and its folded words."""
    words = [loosen_word(first) if loose else first]
    if _END in trie:
        yield end, trie[_END], words[0], loose
    position = raw_end
    while position == end and (len(trie) > 1 or _END not in trie):  # a possessive ends the name
        gap = SEPARATOR.match(text, position)
        following = WORD.match(text, gap.end()) if gap else None
        if following is None:
            return
        folded = fold_word(following.group())
        position = following.end()
        end = _without_possessive(text, following.start(), position)
        word = loosen_word(folded) if loose else folded
        step = trie.get(word)
        if step is None:
            if folded in ARTICLES:
                continue
            return
        trie = step
        words.append(word)
        if _END in trie:
            yield end, trie[_END], " ".join(words), loose


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
        kinds = INHABITED if chosen[i].kind in INHABITED else (chosen[i].kind,)
        rivals = [place for place in hit.named if place.kind in kinds or place.kind in hit.kinds]
        if len({place.parent for place in rivals}) < 2:
            continue
        others = sorted(
            (j for j in range(len(hits)) if j != i),
            key=lambda j: max(hits[j].start - hit.end, hit.start - hits[j].end + 20),
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
