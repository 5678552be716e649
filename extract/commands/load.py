"""`displacement load`: files and folders into the store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from extract.commands.options import jobs_option, paths_argument, published_option, settings, store_option


@click.command()
@paths_argument
@published_option
@store_option
@jobs_option
def load(paths: tuple[Path, ...], published: str | None, store: str | None, jobs: int) -> None:
    """Read files and folders into the store.

    The same document again changes nothing; a changed one becomes a new version, and its old figures stay, superseded.
    What it holds already by today's rules is not read again: a load that was killed goes on where it was.
    What can be read, and what happens with what cannot, is told by `displacement extract --help`.

    \b
    Examples:
      displacement load news.jsonl reports/ --store figures.db
      displacement load archive.jsonl --jobs 4
    """
    from extract.errors import BadInput
    from extract.gathering.files import count_documents, gather
    from extract.loading import load as load_documents
    from extract.progress import Progress
    from extract.store.store import Store

    failed = False
    with Store.open(settings(store).store) as opened, Progress("loading", unit="document") as bar:

        def report(err: BadInput) -> None:
            nonlocal failed
            failed = True
            bar.tell(f"Error: {err}")

        if bar.is_seen:
            bar.expect(count_documents(paths))
        gathered = gather(paths, published=published)
        outcome = load_documents(opened, gathered, at=datetime.now(UTC), report=report, passed=bar.step, jobs=jobs)
    click.echo(f"{opened.name}: {outcome.told()}")
    if failed:
        raise SystemExit(1)
