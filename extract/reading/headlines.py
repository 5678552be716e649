"""A headline says in short what the lines below tell: its figure has the day and the source that they give for the same number.

So does the heading of an entry of a live blog.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.model import Figure, Measure

_HEAD = 200  # characters: the headline and the line under it
_FIRST_LINES = 1_000  # characters behind it
_PARAGRAPH = re.compile(r"\n\s*\n\s*([^\n]+)")
_ITEM = ("•", "*", "-", "–", ">", "›", "|")
_NEXT = 10  # figures
_NEWS = 2  # months


def settle_headlines(figures: Sequence[Figure], text: str) -> Mapping[int, Figure]:
    """The figures of headings that the lines below date or attribute, by their index; in the order of their start."""
    settled = {}
    for i, figure in enumerate(figures):
        heads = figure.start <= _HEAD
        reach = _reach(text, figure) if figure.value is not None and figure.source is None else range(0)
        if not (heads or reach):
            continue
        below = [f for f in figures[i + 1 : i + _NEXT] if _is_same(f, figure)]
        known = _dated(figure, below) if heads else figure
        known = _attributed(known, [f for f in below if f.start in reach])
        if known is not figure:
            settled[i] = known
    return settled


def _reach(text: str, figure: Figure) -> range:
    """The lines that a heading sums up: of the title the first ones, of an entry's heading its first paragraph."""
    start, end = text.rfind("\n", 0, figure.start) + 1, text.find("\n", figure.end)
    line = text[start:end].strip() if 0 <= end - start <= _HEAD else ""
    if not line or line.endswith(".") or line.startswith(_ITEM):
        return range(0)
    if not text[:start].strip():
        return range(end + 1, end + _FIRST_LINES)
    below = _PARAGRAPH.match(text, end)
    return range(*below.span(1)) if below else range(0)


def _is_same(below: Figure, figure: Figure) -> bool:
    alike = below.metric is figure.metric and below.kind is figure.kind and below.status is figure.status
    if figure.value is None:
        return alike and below.unit is figure.unit and (below.low, below.high) == (figure.low, figure.high)
    return alike and below.value == figure.value


def _dated(figure: Figure, below: Sequence[Figure]) -> Figure:
    """An event has the day that the first line with the same number gives."""
    # the line under it may not tell the day either
    lines = (f for f in below if f.start > _HEAD or f.as_of != figure.as_of)
    first = next(lines, None)
    if first is None or first.measure is not figure.measure or figure.measure is not Measure.NEW:
        return figure
    if "\n" in figure.quote or figure.as_of != figure.published:
        return figure  # no headline, or one that tells the day itself
    if not first.as_of or first.as_of >= (figure.as_of or "") or _is_old(first.as_of, figure.as_of or ""):
        return figure
    return replace(
        figure,
        as_of=first.as_of,
        as_of_precision=first.as_of_precision,
        reasons=(*figure.reasons, f"date: {first.as_of}, as the lines below tell"),
    )


def _is_old(day: str, published: str) -> bool:
    """No news any more: the same number by chance, or told of a year gone by."""
    months = [int(iso[:4]) * 12 + int(iso[5:7] or 12) for iso in (day, published)]
    return months[1] - months[0] > _NEWS


def _attributed(figure: Figure, below: Sequence[Figure]) -> Figure:
    """Where the headline names nobody, whoever gives the same number in the first lines."""
    first = below[0] if below else None
    if first is None or first.source is None:
        return figure
    return replace(
        figure,
        source=first.source,
        source_type=first.source_type,
        reasons=(*figure.reasons, f"source: {first.source}, as the lines below tell"),
    )
