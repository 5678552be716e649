"""`displacement extract`: figures out of files and folders."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from extract.commands.options import jobs_option, published_option
from extract.errors import BadInput

if TYPE_CHECKING:
    from extract.progress import Progress

FORMATS = ("jsonl", "csv", "parquet")
ROWS_AT_ONCE = {"csv": 2_000, "parquet": 10_000}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FILE", help="File to write; default: standard output. With --dask a folder.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: as the output's name ends, else jsonl.")
@published_option
@jobs_option
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Read on a Dask cluster: its scheduler's address, or `local` for one of --jobs workers on this machine.",
)
def extract(
    paths: tuple[str, ...], output: str | None, form: str | None, published: str | None, jobs: int, dask: str | None
) -> None:
    """Read every figure out of texts, with its evidence.

    Reads .txt, .html, .pdf, .jsonl (one object a line: text, and if known id, title, published, publisher, url) and
    .parquet (the same as columns), and folders of them, as UTF-8, up to 20 MB a document (PDF: 100 MB). Rows come in
    the order of the documents, then of their place in the text: `start` and `end` count characters of the text. A file
    that cannot be read is named on standard error, the others are read, and the exit code is 1. A long run that was
    killed goes on where it was when the same is asked again.

    With --dask, inputs and the output may be in an object store (s3://, gs://, … with the fsspec package for it), and
    the output is a folder of Parquet files, in the order of the inputs: the same rows as from one process.

    \b
    Examples:
      displacement extract 2025-02-03_jenin.txt
      displacement extract news/ report.pdf -o figures.csv --published 2025-02-03
      displacement extract archive.jsonl -o figures.parquet --jobs 4
      displacement extract 's3://archive/2024/*.jsonl' -o s3://archive/figures --dask tcp://scheduler:8786
    """
    if dask is not None:
        read_on_cluster(paths, output, form, published=published, dask=dask, jobs=jobs)
        return
    target = Path(output) if output else None
    form = form or form_of(target)
    read = Reading(tuple(map(Path, paths)), published, jobs)
    if target is None:
        write(iter_lines(read.lines()), sys.stdout.buffer, form)
    else:
        write_file(read, target, form)
    if read.failed:
        raise SystemExit(1)


def read_on_cluster(
    paths: tuple[str, ...], output: str | None, form: str | None, *, published: str | None, dask: str, jobs: int
) -> None:
    """Reads an archive on a Dask cluster into a folder of Parquet files."""
    if output is None or form not in (None, "parquet"):
        raise click.UsageError("--dask writes a folder of Parquet files: name it with -o")
    from extract.bulk.cluster import cluster, read_archive
    from extract.bulk.partitions import absolute, cut
    from extract.progress import Progress

    plan = cut([absolute(path) for path in paths], published=published)
    documents = figures = 0
    failed = False
    with cluster(dask, workers=jobs) as client, Progress("reading", unit="partition", total=len(plan)) as bar:
        for tally in read_archive(client, plan, absolute(output)):
            documents += tally.documents
            figures += tally.figures
            for told in tally.failed:
                failed = True
                bar.tell(f"Error: {told}")
            bar.step()
    click.echo(f"{output}: {figures} figures of {documents} documents")
    if failed:
        raise SystemExit(1)


class Reading:
    """The inputs of one call, read batch by batch; what could not be read is told on standard error."""

    def __init__(self, paths: tuple[Path, ...], published: str | None, jobs: int) -> None:
        self.paths = paths
        self.published = published
        self.jobs = jobs
        self.failed = False

    def batches(self, passed: int = 0) -> Iterator[tuple[bytes, int]]:
        """The figures of each batch as JSON Lines and how many inputs it had, without those that passed before."""
        from extract.bulk.processes import batch_lines, in_batches, worked
        from extract.gathering.files import count_documents, gather
        from extract.progress import Progress

        with Progress("reading", unit="document") as bar:
            if bar.is_seen:
                bar.expect(count_documents(self.paths))
            gathered = gather(self.paths, published=self.published)
            if passed:
                bar.tell(f"Going on after {passed} documents that an earlier run has read.")
            for item in islice(gathered, passed):
                self.fail([item] if isinstance(item, BadInput) else [], bar)
                bar.step()
            for batch, (lines, failed) in worked(in_batches(gathered), batch_lines, jobs=self.jobs):
                self.fail(failed, bar)
                yield lines, len(batch)
                bar.step(len(batch))

    def fail(self, errors: list[BadInput], bar: Progress) -> None:
        """Tells what could not be read."""
        for err in errors:
            self.failed = True
            bar.tell(f"Error: {err}")

    def lines(self) -> Iterator[bytes]:
        """The figures of every batch as JSON Lines."""
        return (lines for lines, _ in self.batches())


def write_file(read: Reading, output: Path, form: str) -> None:
    """Writes the figures to a file, which appears when it is whole; what a killed run did is not done again."""
    from extract.bulk.output import Part, question
    from extract.output import replacing
    from extract.reading.version import READER

    with Part(output, question(form, read.published, READER, paths=read.paths)) as part:
        for lines, count in read.batches(part.passed):
            part.add(lines, passed=count)
        if form != "jsonl":
            with replacing(output) as file:
                write(part.lines(), file, form)
        part.finish(replace=form == "jsonl")


def form_of(output: Path | None) -> str:
    """The format that a file's ending asks for; raises UsageError for an ending that promises another."""
    ending = output.suffix.lower() if output else ""
    if ending.lstrip(".") in FORMATS:
        return ending.lstrip(".")
    if ending:
        raise click.UsageError(f"{output}: no format ends in {ending}; give .jsonl, .csv or .parquet, or --format")
    return "jsonl"


def iter_lines(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The lines of blocks of lines."""
    return (line for block in blocks for line in block.splitlines(keepends=True))


def write(lines: Iterator[bytes], file: BinaryIO, form: str) -> None:
    """Writes figures, given as JSON Lines, in a format, some thousand at a time."""
    import json

    if form == "jsonl":
        file.writelines(lines)
        return
    blocks = iter(lambda: list(islice(lines, ROWS_AT_ONCE[form])), [])
    if form == "parquet":
        from extract.parquet import write_lines

        write_lines(map(b"".join, blocks), file)
        return
    from extract.export import text_file, write_csv_rows
    from extract.store.frames import frame

    text = text_file(file)
    write_csv_rows(frame(()), text)
    for block in blocks:
        write_csv_rows(frame(json.loads(line).values() for line in block), text, header=False)
    text.detach()
