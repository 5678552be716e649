"""What a view asks of the store: the query of its table and of its downloads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.filters import View
from extract.store.catalogue import Catalogue
from extract.store.query import FigureQuery


def figure_query(view: View) -> FigureQuery:
    """The query of a view: exactly what its table lists and its downloads hold."""
    query = FigureQuery(
        metrics=_words(view.metrics),
        areas=() if view.unplaced else _words(view.areas),
        measures=_words((view.measure,)),
        sources=_words((view.source,)),
        place_ids=_words((view.place,)),
        since=_iso(view.since),
        until=_iso(view.until),
        min_confidence=view.confidence,
        text=view.text,
        known_on=_iso(view.known),
        unplaced=True if view.unplaced else None,
    )
    if view.status:
        query = replace(query, statuses=(view.status.value,))
    return replace(query, reviews=(view.review.value,)) if view.review else query


def _words(members: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(str(member) for member in members if member is not None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def unplaced_count(catalogue: Catalogue, view: View) -> int:
    """How many figures of the view name no place: they are on no map and in no area."""
    return catalogue.count(figure_query(replace(view, unplaced=True, place=None)))
