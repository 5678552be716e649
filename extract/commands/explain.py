"""`displacement explain`: why each number of a text is a figure, or is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from extract.commands.options import published_option

if TYPE_CHECKING:
    from extract.model import Figure
    from extract.reading.reader import Explained


@click.command()
@click.argument("text")
@published_option
@click.option("--title", help="The headline, where the text does not begin with it.")
@click.option("--publisher", help="Who publishes the text; never the source of a number.")
def explain(text: str, published: str | None, title: str | None, publisher: str | None) -> None:
    """Say for each number of TEXT why it is a figure or is none; "-" reads the text from standard input.

    \b
    Examples:
      displacement explain "On Monday 12 homes in Jenin were destroyed, the mayor said." --published 2025-02-05
      displacement explain - < report.txt
    """
    from extract.model import Document
    from extract.reading.reader import explain as explain_numbers

    words = sys.stdin.read() if text == "-" else text
    document = Document(id="text", text=words, title=title, published=published, publisher=publisher)
    lines = [line for number in explain_numbers(document) for line in explained_lines(number)]
    click.echo("\n".join(lines) if lines else "There is no number in this text.")


def explained_lines(number: Explained) -> Iterator[str]:
    """A number with its sentence, then what it was taken for and each reason on a line of its own."""
    sentence = " ".join(number.sentence.split())
    yield f"{number.surface!r} in: {sentence if len(sentence) <= 200 else sentence[:199] + '…'}"
    if number.figure is None:
        yield f"  no figure: {number.reason}"
        return
    yield f"  figure: {count_of(number.figure)}"
    yield from (f"  {reason}" for reason in number.figure.reasons)
    yield f"  confidence: {number.figure.confidence:.2f}"


def count_of(figure: Figure) -> str:
    """What the figure says, in one line of its fields."""
    said = {"value": figure.value, "low": figure.low, "high": figure.high}
    numbers = ", ".join(f"{name} {number:,g}" for name, number in said.items() if number is not None)
    rest = (figure.group, figure.place, figure.area, figure.as_of, figure.measure, figure.source)
    named = (word for word in rest if word is not None)
    return "; ".join([f"{figure.metric}/{figure.kind}", numbers, figure.unit, *named])
