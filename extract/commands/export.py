"""`displacement export`: figures of the store to a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from extract.commands.options import Command, Day, filled, store_option
from extract.model import Area, Kind, Measure, Metric, Qualifier, Review, Status, Unit

# option, field of the query, allowed words, help
WORDS: tuple[tuple[str, str, Any, str], ...] = (
    ("--metric", "metrics", Metric, "What is counted."),
    ("--kind", "kinds", Kind, "What happened."),
    ("--area", "areas", Area, "Reporting area."),
    ("--measure", "measures", Measure, "Counts of events, or running totals."),
    ("--unit", "units", Unit, "What one of the count is."),
    ("--qualifier", "qualifiers", Qualifier, "How the number is hedged."),
    ("--status", "statuses", Status, "Default: reported."),
    ("--review", "reviews", Review, "Default: all but rejected."),
    ("--source", "sources", None, "Who gives the number, as the text names it."),
    ("--publisher", "publishers", None, "Who published it."),
    ("--place-id", "place_ids", None, "Place in the gazetteer."),
    ("--doc", "docs", None, "Document."),
)
SINGLE: tuple[tuple[str, Any, str], ...] = (
    ("--since", Day(), "First day that the figure stands for."),
    ("--until", Day(), "Last day that the figure stands for."),
    ("--min-confidence", click.FloatRange(0, 1), "Least confidence."),
    ("--text", str, "Words in sentence, title, place or source."),
    ("--known-on", Day(), "What the store knew at the end of that day (UTC)."),
    ("--order", str, "Column to sort by; descending with a leading -."),
    ("--limit", click.IntRange(min=0), "At most so many."),
)


def filter_options(command: Command) -> Command:
    """Every filter of a query as an option."""
    wrap: Callable[[Any], Any]
    for name, kind, tells in reversed(SINGLE):
        wrap = click.option(name, type=kind, help=tells)
        command = wrap(command)
    for name, field, words, tells in reversed(WORDS):
        kind = click.Choice([word.value for word in words]) if words else str
        wrap = click.option(name, field, multiple=True, type=kind, help=tells)
        command = wrap(command)
    return click.option("--unplaced/--placed", default=None, help="Only figures without a place, or with one.")(command)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@filter_options
@store_option
def export(file: Path, store: str | None, **filters: Any) -> None:
    """Write the figures of the store to FILE: .csv, .xlsx, .geojson, .parquet or .jsonl.

    Filters of one kind may be repeated and mean "or"; different ones mean "and". In CSV and XLSX, text that a
    spreadsheet would run as a formula gets a leading apostrophe; the other formats carry it exactly.

    \b
    Example:
      displacement export jenin.xlsx --metric displacement --area Jenin --since 2025-01-21
    """
    from extract.export import export as write
    from extract.store.query import FigureQuery
    from extract.store.store import Store

    query = FigureQuery(**{name: value for name, value in filters.items() if value not in (None, ())})
    with Store.open(filled(store)) as opened:
        frame = opened.figures(query)
    now = datetime.now(UTC)
    write(
        frame,
        file,
        notes=query.described() | {"figures": str(len(frame)), "written": now.isoformat(timespec="seconds")},
    )
    click.echo(f"{file}: {len(frame)} figures")
