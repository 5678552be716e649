"""`displacement extract`: figures out of files and folders."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from extract.commands.options import paths_argument, published_option

if TYPE_CHECKING:
    from extract.model import Figure

FORMATS = ("jsonl", "csv", "parquet")
ROWS_AT_ONCE = 2_000


@click.command()
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; default: standard output.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: as the output's name ends, else jsonl.")
@published_option
def extract(paths: tuple[Path, ...], output: Path | None, form: str | None, published: str | None) -> None:
    """Read every figure out of texts, with its evidence.

    Reads .txt, .html, .pdf and .jsonl (one object a line: text, and if known id, title, published, publisher, url)
    and folders of them, as UTF-8, up to 20 MB a document (PDF: 100 MB). Rows come in the order of the documents, then
    of their place in the text: `start` and `end` count characters of the text. A file that cannot be read is named
    on standard error, the others are read, and the exit code is 1.

    \b
    Examples:
      displacement extract 2025-02-03_jenin.txt
      displacement extract news/ report.pdf -o figures.csv --published 2025-02-03
    """
    from extract.gathering.files import gather
    from extract.output import replacing
    from extract.progress import Progress

    form = form or form_of(output)
    failed = False
    with Progress("reading", unit="document") as bar:

        def figures() -> Iterator[Figure]:
            nonlocal failed
            from extract.errors import BadInput
            from extract.reading.reader import read

            for document in gather(paths, published=published):
                if isinstance(document, BadInput):
                    failed = True
                    bar.tell(f"Error: {document}")
                else:
                    yield from sorted(read(document), key=lambda figure: figure.start)
                    bar.step()

        with replacing(output) if output else nullcontext(sys.stdout.buffer) as file:
            write(figures(), file, form)
    if failed:
        raise SystemExit(1)


def form_of(output: Path | None) -> str:
    """The format that a file's ending asks for."""
    ending = output.suffix.lower().lstrip(".") if output else ""
    return ending if ending in FORMATS else "jsonl"


def write(figures: Iterator[Figure], file: BinaryIO, form: str) -> None:
    """Writes figures as they come; Parquet when all are there."""
    import json
    from itertools import islice

    if form == "jsonl":
        file.writelines((json.dumps(figure.to_dict(), ensure_ascii=False) + "\n").encode() for figure in figures)
        return
    from extract.export import text_file, write_csv_rows, write_parquet
    from extract.store.frames import figure_frame

    if form == "parquet":
        write_parquet(figure_frame(figures), file, {})
        return
    text = text_file(file)
    write_csv_rows(figure_frame(()), text)
    while rows := list(islice(figures, ROWS_AT_ONCE)):
        write_csv_rows(figure_frame(rows), text, header=False)
    text.detach()
