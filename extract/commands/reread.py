"""`displacement reread`: the whole store read again by today's rules."""

from __future__ import annotations

import click

from extract.commands.options import filled, store_option

SHOWN = 20


@click.command()
@click.option("--again", is_flag=True, help="From the beginning, though an earlier one was cut off.")
@store_option
def reread(again: bool, store: str | None) -> None:
    """Read every document of the store again, after the reading rules or the gazetteer changed.

    What an analyst decided stays. A figure that the rules no longer give is superseded, not deleted: what was known on
    a past day can still be shown. When it is stopped, the next call goes on where it was.

    \b
    Example:
      displacement reread --store figures.db
    """
    from extract.progress import Progress
    from extract.rereading import reread as reread_store
    from extract.store.store import Store

    with Store.open(filled(store)) as opened, Progress("rereading", unit="document") as bar:
        done = 0

        def passed(so_far: int, total: int) -> None:
            nonlocal done
            bar.expect(total)
            bar.step(so_far - done)
            done = so_far

        report = reread_store(opened, again=again, passed=passed)
    if report is None:
        click.echo("A refresh of this store is under way; try again when it has ended.")
        raise SystemExit(1)
    before = f" ({report.before} of them before it was cut off)" if report.before else ""
    counted = f"{report.figures('added')} figures added, {report.figures('superseded')} superseded"
    click.echo(f"{report.documents} documents read again{before}; {counted}")
    for (metric, word), count in sorted(report.changed.items()):
        click.echo(f"  {metric:14} {count} {word}")
    for document_id in report.documents_changed[:SHOWN]:
        click.echo(f"  changed: {document_id}")
    if (more := len(report.documents_changed) - SHOWN) > 0:
        click.echo(f"  and {more} documents more")
    for told in report.unreadable:
        click.echo(f"Error: {told}", err=True)
    if report.unreadable:
        raise SystemExit(1)
