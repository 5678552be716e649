"""Places as a reader calls them: the gazetteer's name in the language of the page."""

from __future__ import annotations

from dashboard.language import Language
from extract.geo.gazetteer import bundled
from extract.geo.place import Place


def known_place(place_id: str | None) -> Place | None:
    """The place of an id, or None for one that the gazetteer does not hold."""
    return bundled().get(place_id) if place_id else None


def place_phrase(place_id: str | None, worded: str, t: Language) -> str:
    """The place as the text calls it; in another language than the text's, as the gazetteer does.

    >>> from dashboard.language import language
    >>> place_phrase("jenin-camp", "the camp", language("en")), place_phrase("jenin-camp", "the camp", language("ar"))
    ('the camp', 'مخيم جنين')
    """
    place = known_place(place_id) if t.code == "ar" else None
    return place.name_ar if place is not None and place.name_ar else worded


def place_name(place_id: str, t: Language) -> str:
    """The gazetteer's name of a place, or the id of one that it does not hold."""
    place = known_place(place_id)
    return place_id if place is None else place_phrase(place_id, place.name_en, t)
