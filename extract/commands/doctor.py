"""`displacement doctor`: is everything well?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from extract.commands.options import filled, settings, store_option


@click.command()
@click.option(
    "--rescue", "new", type=click.Path(path_type=Path), metavar="NEW", help="Build the store NEW from what is sound."
)
@store_option
def doctor(new: Path | None, store: str | None) -> None:
    """Check the store row by row, the gazetteer, the sources, the disk and the clock.

    Every document and figure carries a digest of what was written, and every figure must stand in its document's text:
    damage that a database does not notice is found so. Exit code 1 when anything is not well. Whether the reader is
    compiled or plain Python is told as well. With --rescue, the sound documents of the store are read into a new one,
    with analysts' decisions; the old file is left as it is.

    \b
    Examples:
      displacement doctor --store figures.db
      displacement doctor --store figures.db --rescue figures-new.db
    """
    from extract.doctor import findings

    if new is not None:
        rescued(filled(store), new)
        return
    well = True
    for finding in findings(settings(store).store, now=datetime.now(UTC)):
        well = well and finding.is_well
        click.echo(f"{'well ' if finding.is_well else 'WRONG'}  {finding.what:10} {finding.told}")
    if not well:
        raise SystemExit(1)


def rescued(place: str, new: Path) -> None:
    """Builds the new store and tells what came over."""
    from extract.progress import Progress
    from extract.rescue import rescue

    with Progress("rescuing", unit="document") as bar:
        done = rescue(place, new, at=datetime.now(UTC), passed=bar.step)
    click.echo(f"{new}: {done.outcome.told()}")
    click.echo(f"{done.damaged} documents were damaged, {done.decisions} decisions kept, {len(done.lost)} lost")
    for told in done.lost:
        click.echo(f"  lost: {told}")
    if done.damaged or done.lost:
        raise SystemExit(1)
