"""`displacement series`, `ledger`, `difference` and `reference`: what the figures of the store add up to."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.commands.options import Day, filled, store_option
from extract.model import KINDS, Area, Kind, Measure, Unit

if TYPE_CHECKING:
    import pandas as pd

    from extract.analysis.choice import Choice

COLUMNS = ("date", "value", "low", "high", "qualifier", "reports", "independent_sources", "source", "figure")
UNITS = tuple(unit.value for unit in Unit if unit != Unit.HOUSEHOLD)

FORM = click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: standard output."
)


@click.command()
@click.option("--metric", type=click.Choice([m.value for m in KINDS]), required=True, help="What is counted.")
@click.option("--area", type=click.Choice([a.value for a in Area if a != Area.OTHER]), help="Reporting area.")
@click.option("--place", help="A smaller place instead: its name or gazetteer id.")
@click.option("--kind", type=click.Choice([k.value for k in Kind]), help="Default: displaced, destroyed, killed, held.")
@click.option(
    "--measure",
    type=click.Choice([m.value for m in Measure]),
    default=Measure.TOTAL.value,
    show_default=True,
    help="Running totals and stocks, or counts of events.",
)
@click.option("--unit", type=click.Choice(UNITS), help="Default: person; building for buildings.")
@click.option("--group", help="A population, for example children; default: everybody.")
@click.option("--since", type=Day(), help="First day; a total that states this start goes before one that does not.")
@click.option("--until", type=Day(), help="Last day.")
@click.option("--known-on", type=Day(), help="Only what was published by that day.")
@click.option("--learned-since", type=Day(), help="Instead: what changed since what was known on that day.")
@FORM
@click.option("--full", is_flag=True, help="All columns: start, basis, competing claims, flags.")
@OUTPUT
@store_option
def series(
    store: str | None,
    until: str | None,
    learned_since: str | None,
    form: str,
    full: bool,
    output: Path | None,
    place: str | None,
    **choice: Any,
) -> None:
    """Write the recommended number of every day that has a report, with its range and evidence.

    Totals and events never mix, gaps stay gaps, rounded totals are floors: docs/methods.md says how a number is chosen.
    Dates are days; numbers of persons, buildings or homes; an empty cell means that nothing was reported.

    \b
    Examples:
      displacement series --metric deaths --area Gaza --since 2023-10-07
      displacement series --metric displacement --place "Jenin camp" --format json
      displacement series --metric deaths --area Gaza --learned-since 2025-01-01
    """
    from extract.analysis.choice import Choice
    from extract.analysis.knowledge import learned
    from extract.analysis.series import series_of
    from extract.analysis.triangulation import triangulate

    wanted = Choice(place=place_id(place), **choice)
    figures = figures_for(store, wanted)

    def build(known: pd.DataFrame) -> pd.DataFrame:
        return series_of(triangulate(known, wanted), wanted)

    if learned_since:
        rows = learned(figures, build, before=learned_since, after=wanted.known_on or "9999-12-31")
    else:
        rows = build(figures)
    if until:
        rows = rows[rows["date"] <= until]
    write(rows if full or learned_since else rows[list(COLUMNS)], form, output)


@click.command()
@click.option("--known-on", type=Day(), help="Only what was published by that day.")
@click.option("--source", help="One source; default: all, one after the other, and all together.")
@FORM
@OUTPUT
@store_option
def ledger(known_on: str | None, source: str | None, form: str, output: Path | None, store: str | None) -> None:
    """Write the hostage ledger: taken, held, released and dead side by side, and what does not balance.

    \b
    Example:
      displacement ledger --source "all sources"
    """
    from extract.analysis.hostages import ledger as build
    from extract.store.query import FigureQuery
    from extract.store.store import Store

    with Store.open(filled(store)) as opened:
        rows = build(opened.figures(FigureQuery(metrics=("hostages",))), known_on=known_on)
    write(rows[rows["source"].eq(source)] if source else rows, form, output)


@click.command()
@click.argument("figure")
@click.argument("other")
@store_option
def difference(figure: str, other: str, store: str | None) -> None:
    """Say in a sentence why the figures FIGURE and OTHER (ids, as `displacement series` writes them) differ.

    \b
    Example:
      displacement difference ac65ddd4b0e972c8 52f3f72ebff6d9f9
    """
    from extract.analysis.differences import explain
    from extract.errors import BadInput
    from extract.store.frames import figure_frame
    from extract.store.store import Store

    with Store.open(filled(store)) as opened:
        found = {name: opened.figure(name) for name in (figure, other)}
    missing = [name for name, value in found.items() if value is None]
    if missing:
        raise BadInput(f"the store has no figure {missing[0]!r}")
    click.echo(explain(figure_frame(value for value in found.values() if value is not None), figure, other))


@click.group()
def reference() -> None:
    """Lay a published series beside ours, and tell how far apart they are.

    \b
    Examples:
      displacement reference add casualties_daily.json --mapping gaza-killed
      displacement reference compare gaza-killed --since 2023-11-01 --until 2024-03-31
    """


FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where references are kept. Default: `references` in your data folder.",
)


@reference.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--mapping", required=True, metavar="NAME|FILE", help="A bundled mapping, or a TOML file of your own.")
@FOLDER
def add(file: Path, mapping: str, folder: Path | None) -> None:
    """Keep the series in FILE (.csv or .json) as the mapping says.

    \b
    Example:
      displacement reference add west_bank_daily.json --mapping west-bank-killed
    """
    from extract.analysis.reference import add as keep
    from extract.analysis.reference import bundled_references

    found, rows = keep(kept_in(folder), file, bundled_references().get(mapping, Path(mapping)))
    first, last = rows["date"].iloc[0], rows["date"].iloc[-1]
    click.echo(f"{found.name}: {len(rows)} days, {first} to {last} ({found.source})")


@reference.command("list")
@FOLDER
def list_references(folder: Path | None) -> None:
    """Name the references that are kept, and the bundled mappings.

    \b
    Example:
      displacement reference list
    """
    from extract.analysis.reference import bundled_references, kept

    for name, (found, rows) in kept(kept_in(folder)).items():
        click.echo(f"{name}: {len(rows)} days to {rows['date'].iloc[-1]}, {found.title or found.source}")
    click.echo(f"Bundled mappings: {', '.join(bundled_references())}")


@reference.command()
@click.argument("name")
@click.option("--since", type=Day(), help="First day.")
@click.option("--until", type=Day(), help="Last day.")
@click.option("--known-on", type=Day(), help="Only what was published by that day.")
@FORM
@OUTPUT
@FOLDER
@store_option
def compare(
    name: str,
    since: str | None,
    until: str | None,
    known_on: str | None,
    form: str,
    output: Path | None,
    folder: Path | None,
    store: str | None,
) -> None:
    """Write ours beside the reference NAME day by day; the summary goes to standard error.

    \b
    Example:
      displacement reference compare gaza-killed --since 2023-11-01 --until 2024-03-31 -o gaps.csv
    """
    from extract.analysis.choice import Choice
    from extract.analysis.reference import agreement, gaps, kept
    from extract.analysis.series import series_of
    from extract.analysis.triangulation import triangulate
    from extract.errors import BadInput

    references = kept(kept_in(folder))
    if name not in references:
        raise BadInput(f"no reference {name!r}; kept are: {', '.join(references) or 'none yet'}")
    found, theirs = references[name]
    wanted = Choice(**found.choice, known_on=known_on)
    both = gaps(
        series_of(triangulate(figures_for(store, wanted), wanted), wanted),
        theirs,
        since=since or "",
        until=until or "9999",
    )
    write(both, form, output)
    told = agreement(both)
    click.echo(
        f"{found.name}: {told['reported']:.0f} of {told['days']:.0f} days have a report ({told['coverage']:.1f} %); "
        f"mean absolute error {told['error']:.2f} %, bias {told['bias']:+.2f} %, worst day {told['worst']:.1f} %",
        err=True,
    )


def figures_for(store: str | None, wanted: Choice) -> pd.DataFrame:
    """The figures of the store that a choice can count."""
    from extract.store.query import FigureQuery
    from extract.store.store import Store

    query = FigureQuery(metrics=(wanted.metric,), kinds=(wanted.counted_kind,), measures=(wanted.measure,))
    with Store.open(filled(store)) as opened:
        return opened.figures(query)


def place_id(name: str | None) -> str | None:
    """The gazetteer id of a place given by name or id; raises BadInput with the nearest names."""
    if name is None:
        return None
    from extract.errors import BadInput
    from extract.geo.gazetteer import bundled

    place = bundled().get(name) or bundled().find(name)
    if place is None:
        near = ", ".join(f"{near.name_en} ({near.id})" for near in bundled().nearest(name))
        raise BadInput(f"the gazetteer knows no place {name!r}; nearest are {near}")
    return place.id


def kept_in(folder: Path | None) -> Path:
    """The folder of references that was given, or the one beside the usual store."""
    from extract.config import default_store

    return folder or default_store().parent / "references"


def write(rows: pd.DataFrame, form: str, output: Path | None) -> None:
    """Rows as CSV, with text that no spreadsheet runs, or as a JSON list; whole numbers are written whole."""
    import json

    from extract.export import write_csv_rows
    from extract.output import replacing
    from extract.records import records

    text = StringIO(newline="")
    if form == "csv":
        write_csv_rows(rows, text)
    else:
        text.write(json.dumps(list(records(rows)), ensure_ascii=False, indent=1) + "\n")
    content = text.getvalue().encode("utf-8")
    if output:
        with replacing(output) as file:
            file.write(content)
    else:
        sys.stdout.buffer.write(content)
