"""Which figures are for a place as a whole, which for a part of it: a child never counts for its parent.

The gazetteer gives the hierarchy (Jenin camp ⊂ Jenin ⊂ West Bank). A reporting area as a whole is its governorate or
territory; the city of the same name stands for it, because reports say "Jenin" for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from extract.errors import BadInput
from extract.model import Area

Ancestors = Callable[[str], tuple[str, ...]]
"""The ids of what a place lies in, the nearest first; () for a place that is not in the gazetteer."""

WHOLE: Mapping[Area, tuple[str, ...]] = {
    Area.JENIN: ("jenin-governorate", "jenin"),
    Area.TULKAREM: ("tulkarem-governorate", "tulkarem"),
    Area.RAFAH: ("rafah-governorate", "rafah"),
    Area.GAZA: ("gaza-strip",),
    Area.WEST_BANK: ("west-bank",),
    Area.ISRAEL: ("israel",),
}


@cache
def bundled_ancestors(place_id: str) -> tuple[str, ...]:
    """The ancestors of a place in the bundled gazetteer."""
    from extract.geo.gazetteer import bundled  # the gazetteer is large: read when first asked

    place = bundled().get(place_id)
    return () if place is None else tuple(parent.id for parent in bundled().parents(place))


def chosen(area: str | None, place: str | None) -> tuple[str, ...]:
    """The ids that stand for the chosen place itself; raises BadInput when the choice names no single place.

    >>> chosen("Jenin", None), chosen(None, "jenin-camp")
    (('jenin-governorate', 'jenin'), ('jenin-camp',))
    """
    if place:
        return (place,)
    if area is None or area not in WHOLE:
        raise BadInput(f"a series is for one place: give one of {', '.join(WHOLE)} or a place, not area {area!r}")
    return WHOLE[Area(area)]


def is_within(place_id: str, roots: Iterable[str], ancestors: Ancestors) -> bool:
    """Whether a place lies in one of the roots, or is one."""
    return not {place_id, *ancestors(place_id)}.isdisjoint(roots)


@cache
def names_parts(worded: str, roots: tuple[str, ...]) -> bool:
    """Whether a place as worded lists places in one of the roots, and not the root itself.

    >>> [names_parts(text, ("west-bank",)) for text in ("the camps of Jenin and Tulkarem", "occupied West Bank")]
    [True, False]
    """
    from extract.geo.gazetteer import bundled  # the gazetteer is large: read when first asked

    named = {mention.place.id for mention in bundled().mentions(worded)}
    return named.isdisjoint(roots) and any(is_within(place, roots, bundled_ancestors) for place in named)


def disjoint(place_ids: Iterable[str], ancestors: Ancestors) -> tuple[str, ...]:
    """The places of which none lies in another: the outermost ones, in order.

    >>> disjoint(["camp", "city", "village"], {"camp": ("city",), "city": (), "village": ()}.__getitem__)
    ('city', 'village')
    """
    distinct = dict.fromkeys(place_ids)
    return tuple(place for place in distinct if distinct.keys().isdisjoint(ancestors(place)))
