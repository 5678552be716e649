"""`displacement evaluate`: the reading scored against annotated texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from extract.evaluation import Comparison, Record
    from extract.model import Document


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--texts",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with DOC.txt for every document; a day that leads its name is the publication day.",
)
@click.option(
    "--docs",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with names of documents, one a line, that must be among the texts.",
)
@click.option(
    "--misses", default=0, type=click.IntRange(min=0), metavar="N", help="Show N of the missed, extra, wrong."
)
@click.option("--json", "as_json", is_flag=True, help="The measures as one JSON object.")
def evaluate(gold: Path, texts: Path, docs: Path | None, misses: int, as_json: bool) -> None:
    """Score the reading against the annotated figures in GOLD (JSON Lines).

    Detection asks for the number and its metric, strict also for value, unit, area and status, full also for kind,
    qualifier, measure, date and source. Every text in the folder counts, also one with no annotated figure.

    \b
    Example:
      displacement evaluate gold.jsonl --texts texts/ --misses 20
    """
    from extract.evaluation import compare, read_annotations
    from extract.reading.reader import read

    documents = {document.id: document for document in texts_in(texts, docs)}
    annotated = read_annotations(gold, {name: document.text for name, document in documents.items()})
    extracted = {name: [figure.to_dict() for figure in read(document)] for name, document in documents.items()}
    result = compare(annotated, extracted)
    report = result.report()
    click.echo(json.dumps(report) if as_json else "\n".join([*table(report), *shown(result, misses)]))


def texts_in(folder: Path, docs: Path | None) -> Iterator[Document]:
    """The texts of a folder as documents; raises BadInput for one that is listed but missing, or cannot be read."""
    from extract.errors import BadInput
    from extract.gathering.files import gather

    listed = docs.read_text(encoding="utf-8").split() if docs else []
    paths = {folder / f"{name}.txt" for name in listed} | set(folder.glob("*.txt"))
    for document in gather(sorted(paths)):
        if isinstance(document, BadInput):
            raise document
        yield document


def table(report: dict[str, Any]) -> Iterator[str]:
    """The measures as lines of text."""
    yield f"annotated {report['annotated']}  extracted {report['extracted']}"
    for level in ("detection", "strict", "full"):
        yield f"{level:10} " + "  ".join(f"{name} {rate:.3f}" for name, rate in report[level].items())
    yield "fields     " + "  ".join(f"{name} {rate:.3f}" for name, rate in report["fields"].items())
    for metric, part in report["by_metric"].items():
        rates = f"detection F1 {part['detection_f1']:.3f}  strict F1 {part['strict_f1']:.3f}"
        yield f"  {metric:13} annotated {part['annotated']:4}  {rates}"


def shown(result: Comparison, count: int) -> Iterator[str]:
    """So many of the missed, the extra and the wrong figures, each on a line."""
    from extract.evaluation import wrong_fields

    for title, records in (("missed", result.missed), ("extra", result.extra)):
        for record in records[:count]:
            yield f"{title}: {name_of(record)}"
    wrong = ((pair, wrong_fields(*pair)) for pair in result.pairs)
    for (annotated, found), fields in [entry for entry in wrong if entry[1]][:count]:
        differences = "; ".join(f"{name} {found.get(name)!r}, annotated {annotated.get(name)!r}" for name in fields)
        yield f"wrong: {name_of(annotated)} {differences}"


def name_of(record: Record) -> str:
    """Where a figure stands, and its words."""
    words = record.get("num") or record.get("surface") or ""
    return f"{record['doc']} @{record['start']} {words!r} {record['metric']}"
