"""What a view asks of the store, and what a page draws from the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.filters import Series, View
from dashboard.headlines import Headline, headline, of_series
from extract.model import Area, Metric
from extract.store.query import FigureQuery
from extract.store.store import Store

DRAWN = (
    "id", "metric", "kind", "unit", "group", "value", "low", "high", "qualifier", "surface", "measure", "status",
    "place", "place_id", "lat", "lon", "place_precision", "area", "as_of", "published", "source", "publisher", "url",
    "confidence", "review",
)  # fmt: skip


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


def drawn_figures(store: Store, view: View) -> pd.DataFrame:
    """The figures that the overview draws: of the series shown, in the areas shown."""
    series = [view.series_for(metric) for metric in view.chosen_metrics]
    query = replace(
        figure_query(replace(view, unplaced=False, measure=None)),
        metrics=_words(view.chosen_metrics),
        areas=_words(view.chosen_areas),
        kinds=tuple(sorted({s.kind.value for s in series})),
        units=tuple(sorted({s.unit.value for s in series})),
    )
    return store.figures(query, columns=DRAWN)


def headlines(frame: pd.DataFrame, view: View) -> dict[Metric, dict[Area, Headline]]:
    """A headline for each metric and area of the view."""
    return {
        metric: {area: headline(frame, view.series_for(metric), area) for area in view.chosen_areas}
        for metric in view.chosen_metrics
    }


def focus_figures(frame: pd.DataFrame, view: View) -> tuple[Series, pd.DataFrame]:
    """The series in focus and its figures, with `day`."""
    series = view.series_for(view.focus_metric)
    return series, of_series(frame, series)


def unplaced_count(store: Store, view: View) -> int:
    """How many figures of the view name no place: they are on no map and in no area."""
    return store.count(figure_query(replace(view, unplaced=True, place=None)))
