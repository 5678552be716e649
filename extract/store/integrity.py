"""Whether a store can be trusted: its pages, its links, and every row against its digest and its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from extract.errors import StoreError
from extract.store.connection import Reach, first_line
from extract.store.rollup import recount
from extract.store.rows import Row, document_digest, document_of, figure_of, row_digest
from extract.store.schema import documents, figures

AT_ONCE = 2_000
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """How many rows were looked at, and what is wrong, one line each."""

    documents: int
    figures: int
    problems: tuple[str, ...]


def examine(reach: Reach) -> Findings:
    """Looks at everything; a store too damaged to be read gives findings, not an error."""
    problems: list[str] = []
    seen = {"documents": 0, "figures": 0}
    steps = (pages_of, duplicates_in, documents_in, figures_in, counts_in)
    for step in steps:
        try:
            with reach.reading() as connection:
                problems += list(step(connection, seen))
        except StoreError as err:
            problems.append(str(err))
        except (SQLAlchemyError, ValueError, TypeError, LookupError, OverflowError) as err:
            # A damaged row can fail anywhere between the file and the value.
            problems.append(f"store {reach.name} cannot be read whole: {type(err).__name__}: {first_line(err)}")
    return Findings(**seen, problems=tuple(problems))


def pages_of(connection: Connection, _: dict[str, int]) -> Iterator[str]:
    """What the database itself finds wrong with its file."""
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.execute(text(f"PRAGMA integrity_check({SHOWN})")):
        if told != "ok":
            yield f"the file is damaged: {first_line(Exception(told))}"
    for table, row, parent, _number in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"{table} row {row} points to no row of {parent}"


def duplicates_in(connection: Connection, _: dict[str, int]) -> Iterator[str]:
    """Figures of which more than one row holds."""
    holds = select(figures.c.id).where(figures.c.superseded_at.is_(None)).group_by(figures.c.id)
    for (figure_id,) in connection.execute(holds.having(func.count() > 1)):
        yield f"figure {figure_id} holds more than once"


def documents_in(connection: Connection, seen: dict[str, int]) -> Iterator[str]:
    """Documents that are not what was written."""
    for row in connection.execute(select(documents).execution_options(yield_per=AT_ONCE)).mappings():
        seen["documents"] += 1
        if document_digest(document_of(row)) != row["digest"]:
            yield f"document {row['id']!r}, version {row['version']}: not what was written (its digest differs)"


def figures_in(connection: Connection, seen: dict[str, int]) -> Iterator[str]:
    """Figures that are not what was written, or do not stand in their document's text."""
    chosen = select(figures, documents.c.text.label("whole")).join(documents, figures.c.document_key == documents.c.key)
    expected = connection.execute(select(func.count()).select_from(figures)).scalar_one()
    for row in connection.execute(chosen.execution_options(yield_per=AT_ONCE)).mappings():
        seen["figures"] += 1
        if wrong := wrong_with(row):
            yield f"figure {row['id']}: {wrong}"
    if seen["figures"] != expected:
        yield f"{expected} figures are stored, but {seen['figures']} have a document"


def counts_in(connection: Connection, _: dict[str, int]) -> Iterator[str]:
    """Days whose kept count is not that of their figures."""
    kept, true = recount(connection)
    if kept != true:
        days = sorted({f"{row[2] or 'no date'}" for row in kept ^ true})
        yield f"{len(days)} days are counted wrongly ({', '.join(days[:3])} …)"


def wrong_with(row: Row) -> str | None:
    """What is wrong with a figure's row."""
    try:
        if row_digest(row) != row["digest"]:
            return "not what was written (its digest differs)"
        figure = figure_of(row)
    except (ValueError, KeyError, TypeError) as err:
        return f"no figure any more: {err}"
    if row["whole"][figure.start : figure.end] != figure.surface:
        return f"{figure.surface!r} does not stand at {figure.start} of its document"
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        return f"low {figure.low:g} is above high {figure.high:g}"
    return None
