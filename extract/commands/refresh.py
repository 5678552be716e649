"""`displacement refresh`: one round over the sources."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from extract.commands.options import settings, store_option
from extract.commands.sources import outcome

if TYPE_CHECKING:
    from extract.refresh import Round
    from extract.sources import Sources


@click.command()
@click.argument("source", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every source that is on, due or not.")
@store_option
def refresh(source: tuple[str, ...], everything: bool, store: str | None) -> None:
    """Poll the sources that are due, or each SOURCE (id or name) at once, and read what is new into the store.

    A source that cannot be read is named and tried again later; the others are read. While another refresh of the
    store is under way, nothing is done. Exit code 1 when anything could not be read. A timer or cron line that calls
    this every few minutes keeps every source to its own schedule: see docs/refresh.md.

    \b
    Examples:
      displacement refresh
      displacement refresh un-news-middle-east --store figures.db
    """
    from extract.polling import Reports
    from extract.progress import Progress
    from extract.refresh import refresh as refresh_store
    from extract.sources import bundled_and_own, load_sources
    from extract.store.store import Store

    sources = load_sources(bundled_and_own(os.environ))
    for problem in sources.problems:
        click.echo(f"Error: {problem}", err=True)
    only = sources.named(source) if source else None
    with Store.open(settings(store).store) as opened, Progress("refreshing", unit="source") as bar:
        reports = Reports(
            begun=bar.expect,
            done=lambda _: bar.step(),
            problem=lambda told: bar.tell(f"Error: {told}"),
        )
        done = refresh_store(opened, sources, only=only, everything=everything or bool(source), reports=reports)
    for line in told(done, sources):
        click.echo(line)
    if sources.problems or (done is not None and done.failed):
        raise SystemExit(1)


def told(done: Round | None, sources: Sources) -> Iterator[str]:
    """What a round did, in words."""
    if done is None:
        yield "Another refresh of this store is under way; nothing was done."
        return
    names = {source.id: source.name for source in sources.sources}
    for tally in sorted(done.tallies, key=lambda tally: tally.source):
        yield f"{names[tally.source]}: {outcome(tally)}"
    for alert in done.alerts:
        yield f"Watch {alert.watch}: {alert.told}" + (f" (not sent: {alert.unsent})" if alert.unsent else "")
    read = sum(1 for tally in done.tallies if not tally.failed)
    polled = f"{len(done.tallies)} source{'' if len(done.tallies) == 1 else 's'} polled, {read} without failure"
    yield f"{polled}; {done.passed_over} not due yet"
