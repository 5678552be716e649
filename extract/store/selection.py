"""A FigureQuery as SQL; the words of a search are quoted, so that no text is read as an operator."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, or_, select, text

from extract.store.ledger import moment
from extract.store.query import FigureQuery
from extract.store.schema import figures

MEMBERS = {
    "metrics": "metric",
    "kinds": "kind",
    "areas": "area",
    "measures": "measure",
    "units": "unit",
    "sources": "source",
    "publishers": "publisher",
    "statuses": "status",
    "qualifiers": "qualifier",
    "reviews": "review",
    "place_ids": "place_id",
    "docs": "doc",
}
WORDS = (
    "to_tsvector('simple', coalesce(figures.quote, '') || ' ' || coalesce(figures.title, '') || ' ' || "
    "coalesce(figures.place, '') || ' ' || coalesce(figures.source, ''))"
)


def conditions(query: FigureQuery, *, full_text: bool) -> list[ColumnElement[bool]]:
    """Every restriction of the query; `full_text` where the store has the FTS5 index."""
    c = figures.c
    wanted: list[ColumnElement[bool]] = [held_at(query.known_at) if query.known_at else known(query.known_on)]
    for name, column in MEMBERS.items():
        if words := getattr(query, name):
            wanted.append(c[column].in_(tuple(str(word) for word in words)))
    if query.since:
        # A figure as of "2024-05" overlaps every day of May.
        month, year = query.since[:7], query.since[:4]
        wanted += [c.as_of >= year, or_(c.as_of >= query.since, c.as_of.in_((month, year)))]
    if query.until:
        wanted.append(c.as_of <= query.until)
    if query.min_confidence is not None:
        wanted.append(c.confidence >= query.min_confidence)
    if query.unplaced is not None:
        wanted.append(c.place.is_(None) if query.unplaced else c.place.is_not(None))
    if query.text and (found := searched(query.text, full_text=full_text)) is not None:
        wanted.append(found)
    return wanted


def known(day: str | None) -> ColumnElement[bool]:
    """Rows that hold now, or that held at the end of a day."""
    c = figures.c
    if day is None:
        return c.superseded_at.is_(None)
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return and_(c.valid_from < after, or_(c.superseded_at.is_(None), c.superseded_at >= after))


def held_at(at: datetime) -> ColumnElement[bool]:
    """Rows that held just before a moment."""
    c = figures.c
    return and_(c.valid_from < moment(at), or_(c.superseded_at.is_(None), c.superseded_at >= moment(at)))


def searched(words: str, *, full_text: bool) -> ColumnElement[bool] | None:
    """Rows whose searched fields hold every word, by its beginning; None for no words.

    SQLite has a table of words (FTS5), PostgreSQL an index upon the expression that is asked here.
    """
    terms = re.findall(r"\w+", words)
    if not terms:
        return None
    if full_text:
        return figures.c.key.in_(matched(terms))
    match = " & ".join(f"'{term}':*" for term in terms)
    return literal_column(WORDS).op("@@")(func.to_tsquery(text("'simple'"), match))


def matched(terms: list[str]) -> Select[Any]:
    """The keys of the rows that hold every word, by the FTS5 index."""
    match = " ".join(f'"{term}"*' for term in terms)
    found: Select[Any] = select(literal_column("rowid")).select_from(text("figures_words"))
    return found.where(text("figures_words MATCH :words").bindparams(words=match))


def keys_with(words: str, *, full_text: bool) -> Select[Any] | None:
    """The keys of the rows of `searched`, whether they still hold or not; None for no words."""
    found = searched(words, full_text=full_text)
    if found is None:
        return None
    return matched(re.findall(r"\w+", words)) if full_text else select(figures.c.key).where(found)


def chosen(query: FigureQuery, columns: tuple[str, ...], *, full_text: bool) -> Select[Any]:
    """The rows of the query in its order, page by page; ties fall in the order of arrival."""
    wanted = conditions(query, full_text=full_text)
    column = figures.c[query.order.removeprefix("-")]
    order = ((column.desc() if query.order.startswith("-") else column.asc()).nulls_last(), figures.c.key)
    if query.offset:
        # What is skipped is skipped in the index, without a look at its row.
        keys = select(figures.c.key).where(*wanted).order_by(*order).limit(query.limit).offset(query.offset)
        return select(*(figures.c[name] for name in columns)).where(figures.c.key.in_(keys)).order_by(*order)
    return select(*(figures.c[name] for name in columns)).where(*wanted).order_by(*order).limit(query.limit)
