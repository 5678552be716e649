"""When an annotated place and a found one are the same: the same words, or the same place of the gazetteer."""

from __future__ import annotations

import re

from extract.geo.gazetteer import bundled

_DROPPED = re.compile(r"\b(?:occupied|the)\b|['’]s\b|[^\w ]")


def is_same_place(annotated: str | None, name: str | None, place_id: str | None) -> bool:
    """Whether a place as annotated means the found one.

    >>> is_same_place("Nour Shams", "Nur Shams camp", "nur-shams-camp"), is_same_place("Jenin", "Gaza", "gaza-strip")
    (True, False)
    """
    if not annotated or not name:
        return not annotated and not name
    if _plain(annotated) == _plain(name):
        return True
    place = bundled().find(annotated.replace("’", "'"))
    return place is not None and place.id == place_id


def _plain(name: str) -> str:
    return " ".join(_DROPPED.sub(" ", name.lower()).split())
