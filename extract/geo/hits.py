"""A name found in a text, taken together with the kind and the direction around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.geo.kinds import (
    ARTICLE,
    DIRECTION,
    GLUE,
    LEADS,
    OCCUPIED,
    PREFIX,
    SUFFIX,
    direction_of,
    is_naming,
    is_plural,
    kinds_of,
    may_say_direction,
    may_say_kind,
)
from extract.geo.phrases import word_before
from extract.geo.place import Place, PlaceKind

LEAD_WIDTH = 60
"""Characters looked at before a name; the longest phrase there is shorter."""

_JOINTS = frozenset(" -‑–\u00a0")
_GAPS = frozenset(" -\n\u00a0")
_SHELTER = re.compile(r"\b(?:tent|tented|displacement|displaced|makeshift|IDP|military|army|training|base) $")
_UNBOUNDED = frozenset({PlaceKind.REGION, PlaceKind.TERRITORY, PlaceKind.COUNTRY, PlaceKind.CONTINENT})


@dataclass(slots=True)
class Hit:
    """A name at text[start:end] with every place it may mean, the likeliest first; worked on until it is a mention."""

    start: int
    end: int
    named: tuple[Place, ...]
    kinds: tuple[PlaceKind, ...] = ()  # what the words around it say it is
    plural: bool = False
    spread: bool = False  # the plural covers other names beside this one
    leads: bool = False  # the kind stands before the name and may cover a list
    direction: str | None = None

    def choose(self) -> Place:
        """The place of that name which is of the kind that the words around it say."""
        for kind in self.kinds:
            for place in self.named:
                if place.kind is kind:
                    return place
        return self.named[0]


def take(text: str, begin: int, end: int, named: tuple[Place, ...], floor: int) -> Hit:
    """The name at text[begin:end] with its article, its kind and its direction; nothing before `floor` is taken."""
    start = begin
    if begin > floor and text[begin - 1] in _JOINTS and (article := ARTICLE.search(text, max(floor, begin - 5), begin)):
        start = article.start()
    hit = Hit(start, end, named)
    if text[end : end + 1] in _GAPS and (suffix := SUFFIX.match(text, end)):
        _take_suffix(hit, suffix)
    floor = max(floor, start - LEAD_WIDTH)
    if word_before(text, start, floor).lower() in LEADS:
        _take_lead(text, floor, hit)
    return hit


def _take_suffix(hit: Hit, suffix: re.Match[str]) -> None:
    word = suffix[1]
    kinds = kinds_of(word)
    if is_plural(word):
        hit.kinds, hit.plural = kinds, True
    elif any(place.kind in kinds for place in hit.named) or (is_naming(word) and hit.named[0].kind not in _UNBOUNDED):
        hit.kinds, hit.end = kinds, suffix.end()


def _take_lead(text: str, floor: int, hit: Hit) -> None:
    lead = text[floor : hit.start]
    prefix = PREFIX.search(text, floor, hit.start) if not hit.kinds and may_say_kind(lead) else None
    if prefix is not None:
        kinds = kinds_of(prefix[1])
        if any(place.kind in kinds for place in hit.named) and not _is_shelter(text, prefix):
            hit.kinds, hit.leads = kinds, is_plural(prefix[1])
            if not hit.leads:
                hit.start = prefix.start()
    if not may_say_direction(lead):
        return
    if direction := DIRECTION.search(text, floor, hit.start):
        hit.start, hit.direction = direction.start(), direction_of(direction)
    if occupied := OCCUPIED.search(text, floor, hit.start):
        hit.start = occupied.start()


def _is_shelter(text: str, prefix: re.Match[str]) -> bool:
    """`a tent camp in Rafah` is not the refugee camp of that name."""
    return _SHELTER.search(text, max(0, prefix.start() - 20), prefix.start()) is not None


def spread_kinds(text: str, hits: Sequence[Hit]) -> None:
    """`Tulkarem and Nur Shams camps`, `the camps of Jenin and Tulkarem`: the plural covers the whole list."""
    for i in range(len(hits) - 1, 0, -1):
        here, before = hits[i], hits[i - 1]
        if here.plural and not before.kinds and are_joined(text, before, here):
            before.kinds, before.plural, before.spread = here.kinds, True, True
            here.spread = True
    for i in range(len(hits) - 1):
        here, after = hits[i], hits[i + 1]
        if here.leads and not after.kinds and are_joined(text, here, after):
            after.kinds, after.leads = here.kinds, True
    for hit in hits:
        if hit.plural and not hit.spread:  # "northern Gaza towns": towns in Gaza, and none called so
            hit.kinds = ()


def are_joined(text: str, left: Hit, right: Hit) -> bool:
    """Whether two names are members of one list."""
    return GLUE.fullmatch(text, left.end, right.start) is not None
