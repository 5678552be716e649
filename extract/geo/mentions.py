"""Place names in running text.

Only words with a capital, or of a script without capitals, are looked at, and each word's look-up is remembered:
prose goes through at megabytes a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from extract.geo.hits import LEAD_WIDTH, Hit, spread_kinds, take
from extract.geo.index import Index, Key
from extract.geo.kinds import ARTICLE, DEFINITE, GLUE, INHABITED, LISTED, LOCATED, PREFIX, SUFFIX
from extract.geo.names import ARTICLES, CANDIDATE, SEPARATOR, WORD, fold_word, loosen_word
from extract.geo.phrases import Phrases
from extract.geo.place import Mention, Place, PlaceKind

_REMEMBERED = 100_000
_NEIGHBOURS = 8  # mentions on either side of a name that may tell which of its namesakes is meant
_SETTLED = (*INHABITED, PlaceKind.QUARTER)
_END = ""
_ARABIC_PREFIXES = ("و", "ف", "ب", "ل", "ك")
_HEBREW_PREFIXES = ("ב", "ל", "מ", "ה", "ו", "ש")

Trie = dict[str, Any]
Walk = tuple[int, tuple[Place, ...], str, bool]
"""Where a name ends, the places it names, its folded words, and whether it is spelt loosely."""


@dataclass(frozen=True, slots=True)
class _Start:
    """What a first word may begin: names spelt strictly or loosely, or an acronym."""

    strict: Trie | None
    loose: Trie | None
    acronym: Place | None
    first: str  # the folded word
    skip: int  # letters of an attached preposition before the name


def _trie(index: Mapping[Key, tuple[Place, ...]]) -> Trie:
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
    def build(cls, by_id: Mapping[str, Place], index: Index, phrases: Phrases) -> Self:
        """A matcher over the names of an index."""
        return cls(by_id, phrases, index.acronyms, _trie(index.strict), _trie(index.readable))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The places named in a text, left to right, the longest name first, never overlapping."""
        hits: list[Hit] = []
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
            hit = self._longest(text, match, start, hits)
            if hit is not None:
                hits.append(hit)
                taken = hit.end
        chosen: list[Place] = []
        if hits:
            spread_kinds(text, hits)
            chosen = [hit.choose() for hit in hits]
            _settle(hits, chosen, self.by_id)
        mentions = [self._mention(text, hit, place) for hit, place in zip(hits, chosen, strict=True)]
        adjectives = list(self.phrases.demonyms.mentions(text, self.by_id, mentions))
        return tuple(sorted([*mentions, *adjectives], key=lambda m: m.start) if adjectives else mentions)

    def _mention(self, text: str, hit: Hit, place: Place) -> Mention:
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

    def _longest(self, text: str, match: re.Match[str], start: _Start, hits: Sequence[Hit]) -> Hit | None:
        taken = hits[-1].end if hits else 0
        if start.acronym is not None:
            return take(text, *match.span(), (start.acronym,), taken)
        word, begin = match.group(), match.start() + start.skip
        if word[0] in "LD" and word[1:2] in ("'", "’"):  # L’Égypte
            begin += 2
        for end, named, key, loose in _walks(text, start, match):
            if self._allows(text, begin, end, key, loose=loose) or (
                hits and _is_listed(text, hits[-1], begin, end, named)
            ):
                return take(text, begin, end, named, taken)
        return None

    def _allows(self, text: str, begin: int, end: int, key: str, *, loose: bool) -> bool:
        """Whether the conditions of a name that is an ordinary word elsewhere are met."""
        phrases = self.phrases
        if phrases.never.hold(key, loose=loose):
            return False
        lead = text[max(0, begin - LEAD_WIDTH) : begin]
        if phrases.is_forename(key, text, lead, end):
            return False
        if phrases.located.hold(key, loose=loose):
            return _has_kind(text, lead, end) or LOCATED.search(lead) is not None
        if phrases.article.hold(key, loose=loose):
            return ARTICLE.search(lead) is not None or _has_kind(text, lead, end)
        return not phrases.definite.hold(key, loose=loose) or DEFINITE.search(lead) is not None


def _is_listed(text: str, previous: Hit, begin: int, end: int, named: Sequence[Place]) -> bool:
    """Whether the name goes on a list of towns and villages: Qusra, Duma, Burqa and Salem."""
    kinds = (*_SETTLED, PlaceKind.CAMP)
    return (
        named[0].kind in kinds
        and previous.named[0].kind in kinds
        and previous.named[0].area is named[0].area
        and GLUE.fullmatch(text, previous.end, begin) is not None
        and LISTED.match(text, end) is not None
    )


def _has_kind(text: str, lead: str, end: int) -> bool:
    return SUFFIX.match(text, end) is not None or PREFIX.search(lead) is not None


def _forms(word: str) -> Iterator[tuple[str, int]]:
    """The word, then what is left of it without an attached preposition or a joined article."""
    yield word, 0
    if word.isascii():
        if word[:2].lower() in ("al", "el") and len(word) > 6:
            yield word[2:], 2
        return
    hebrew = "\u0590" <= word[0] <= "\u05ff"
    if len(word) > 3 and word[0] in (_HEBREW_PREFIXES if hebrew else _ARABIC_PREFIXES):
        yield word[1:], 1
        if word.startswith("لل") or (len(word) > 4 and word[1] in ("ب", "ل", "ב", "ל", "מ")):
            yield word[2:], 2


def _walks(text: str, start: _Start, match: re.Match[str]) -> Sequence[Walk]:
    """Every name that begins here, the longest first, spelt strictly before spelt loosely."""
    found = [*_walk(text, start.strict, start.first, match, loose=False)] if start.strict is not None else []
    if start.loose is not None:
        found += _walk(text, start.loose, start.first, match, loose=True)
    if len(found) > 1:
        found.sort(key=lambda walk: walk[0], reverse=True)
    return found


def _walk(text: str, trie: Trie, first: str, match: re.Match[str], *, loose: bool) -> Iterator[Walk]:
    words = [loosen_word(first) if loose else first]
    position = match.end()
    if _END in trie:
        yield _without_possessive(text, match.start(), position), trie[_END], words[0], loose
    while len(trie) > 1 or _END not in trie:
        gap = SEPARATOR.match(text, position)
        following = WORD.match(text, gap.end()) if gap else None
        if following is None:
            return
        folded = fold_word(following.group())
        word = loosen_word(folded) if loose else folded
        position = following.end()
        step = trie.get(word)
        if step is None:
            if folded in ARTICLES:
                continue
            return
        trie = step
        words.append(word)
        if _END in trie:
            yield _without_possessive(text, following.start(), position), trie[_END], " ".join(words), loose


def _without_possessive(text: str, start: int, end: int) -> int:
    if end - start > 3:
        if text[end - 1] in "sS" and text[end - 2] in "'’":
            return end - 2
        if text[end - 1] in "'’":
            return end - 1
    return end


def _settle(hits: Sequence[Hit], chosen: list[Place], by_id: Mapping[str, Place]) -> None:
    """Namesakes in different governorates: the one whose surroundings are named nearest by."""
    for i, hit in enumerate(hits):
        kinds = _SETTLED if chosen[i].kind in _SETTLED else (chosen[i].kind,)
        rivals = [place for place in hit.named if place.kind in kinds or place.kind in hit.kinds]
        if len({place.parent for place in rivals}) < 2:
            continue
        # What follows ("al-Mughayyir, near Ramallah") says more than what stands before.
        others = sorted(
            (j for j in range(max(0, i - _NEIGHBOURS), min(len(hits), i + _NEIGHBOURS + 1)) if j != i),
            key=lambda j: max(hits[j].start - hits[i].end, hits[i].start - hits[j].end + 20),
        )
        for j in others:
            near = {chosen[j].id, *_ancestors(chosen[j], by_id)}
            within = [p for p in rivals if p.parent in near and _is_narrow(p.parent, by_id)]
            if len(within) == 1:
                chosen[i] = within[0]
                break


def _is_narrow(place_id: str | None, by_id: Mapping[str, Place]) -> bool:
    return place_id is not None and by_id[place_id].kind not in (PlaceKind.TERRITORY, PlaceKind.CONTINENT)


def _ancestors(place: Place, by_id: Mapping[str, Place]) -> Iterator[str]:
    while place.parent is not None:
        yield place.parent
        place = by_id[place.parent]
