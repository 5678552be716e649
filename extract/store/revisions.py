"""What changed in the store since a moment: `count_revisions`, and `list_revisions` for the figures themselves.

A figure is *new* if none with its id held before the moment, *gone* if none holds now, *reviewed* if somebody decided
on it since, and *revised* if the same words are now read otherwise. What was read again to the same effect is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from extract.model import FIGURE_FIELDS, Review
from extract.store import frames
from extract.store.ledger import AT_ONCE, moment
from extract.store.query import FigureQuery
from extract.store.schema import figures
from extract.store.selection import conditions
from extract.store.store import Store

# What a figure says; its reader, reasons and confidence may change without another number being told.
SAID = (
    *("metric", "kind", "value", "low", "high", "qualifier", "unit", "persons", "group", "place", "place_id", "area"),
    *("as_of", "since", "measure", "source", "status"),
)
EVERY_REVIEW = tuple(Review)


class Revision(StrEnum):
    """What became of a figure."""

    NEW = "new"
    REVISED = "revised"
    REVIEWED = "reviewed"
    GONE = "gone"


def restrictions(
    revision: Revision, query: FigureQuery, since: datetime, *, full_text: bool
) -> list[ColumnElement[bool]]:
    """The rows of one kind of change: as they hold now, or, of what is gone, as they held last before the moment."""
    c, other = figures.c, figures.alias()
    at = moment(since)
    held = and_(
        other.c.id == c.id, other.c.valid_from < at, or_(other.c.superseded_at.is_(None), other.c.superseded_at >= at)
    )
    if revision is Revision.GONE:
        holds = select(other.c.key).where(other.c.id == c.id, other.c.superseded_at.is_(None)).exists()
        before = replace(query, known_at=since, known_on=None)
        return [*conditions(before, full_text=full_text), c.key.in_(keys_from("superseded_at", at)), ~holds]
    if revision is Revision.REVIEWED:
        query = replace(query, reviews=EVERY_REVIEW)  # a figure that was rejected since is told too
    wanted = [*conditions(replace(query, known_on=None, known_at=None), full_text=full_text)]
    wanted.append(c.key.in_(keys_from("valid_from", at)))
    if revision is Revision.NEW:
        return [*wanted, ~select(other.c.key).where(held).exists()]
    decided = func.coalesce(c.reviewed_at, "") != func.coalesce(other.c.reviewed_at, "")
    if revision is Revision.REVIEWED:
        return [*wanted, select(other.c.key).where(held, decided).exists()]
    differs = or_(*(c[name].is_distinct_from(other.c[name]) for name in SAID))
    return [*wanted, select(other.c.key).where(held, ~decided, differs).exists()]


def keys_from(name: str, at: str) -> Select[tuple[int]]:
    """The keys of the rows that began or ended from a moment on: few, so they are found first, by their own index."""
    rows = figures.alias()
    return select(rows.c.key).where(rows.c[name] >= at)


def count_revisions(store: Store, query: FigureQuery, since: datetime) -> dict[Revision, dict[tuple[str, str], int]]:
    """How many figures of a query changed since a moment (aware), for each change by metric and area ("" for none)."""
    area = func.coalesce(figures.c.area, "")
    found: dict[Revision, dict[tuple[str, str], int]] = {}
    with store.reach.reading() as connection:
        for revision in Revision:
            wanted = restrictions(revision, query, since, full_text=store.full_text)
            counted = select(figures.c.metric, area, func.count()).where(*wanted).group_by(figures.c.metric, area)
            found[revision] = {(metric, where): int(n) for metric, where, n in connection.execute(counted)}
    return found


def list_revisions(
    store: Store, query: FigureQuery, since: datetime, revision: Revision, *, columns: Sequence[str] = FIGURE_FIELDS
) -> pd.DataFrame:
    """The figures of one kind of change, the latest change first, as `Store.figures` gives them."""
    wanted = restrictions(revision, query, since, full_text=store.full_text)
    changed = figures.c.superseded_at if revision is Revision.GONE else figures.c.valid_from
    chosen = select(*(figures.c[name] for name in columns)).where(*wanted)
    chosen = chosen.order_by(changed.desc(), figures.c.key.desc()).limit(query.limit).offset(query.offset)
    with store.reach.reading() as connection:
        return frames.frame(connection.execute(chosen), columns)


def held_before(
    store: Store, ids: Sequence[str], since: datetime, *, columns: Sequence[str] = FIGURE_FIELDS
) -> dict[str, dict[str, Any]]:
    """What the figures with these ids said just before a moment, by id; those that did not hold then are missing."""
    at = moment(since)
    c = figures.c
    then = and_(c.valid_from < at, or_(c.superseded_at.is_(None), c.superseded_at >= at))
    names = list(dict.fromkeys(("id", *columns)))
    found: dict[str, dict[str, Any]] = {}
    with store.reach.reading() as connection:
        for i in range(0, len(ids), AT_ONCE):
            chosen = select(*(c[name] for name in names)).where(c.id.in_(list(ids[i : i + AT_ONCE])), then)
            found |= {row["id"]: dict(row) for row in connection.execute(chosen).mappings()}
    return found
