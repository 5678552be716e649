"""Charts of a word's size, as the address of a small SVG: a line of steps, bars by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from urllib.parse import quote

from dashboard.palette import COLOURS
from extract.model import Metric

BAR, GAP = 5, 2  # pixels


def sparkline(
    points: Sequence[tuple[date, float]], metric: Metric, *, width: int = 120, height: int = 28
) -> str | None:
    """A line of steps as the address of a small SVG; None for fewer than two points."""
    if len(points) < 2:
        return None
    first, last = points[0][0], points[-1][0]
    days = max((last - first).days, 1)
    top = max(value for _, value in points) or 1
    x = [3 + (day - first).days / days * (width - 8) for day, _ in points]
    y = [height - 4 - value / top * (height - 8) for _, value in points]
    path = f"M{x[0]:.1f} {y[0]:.1f}" + "".join(f"H{a:.1f}V{b:.1f}" for a, b in seen_steps(x[1:], y[1:]))
    colour = COLOURS[metric]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>'
        f'<circle cx="{x[-1]:.1f}" cy="{y[-1]:.1f}" r="2.6" fill="{colour}"/></svg>'
    )
    return "data:image/svg+xml," + quote(svg)


def seen_steps(x: Sequence[float], y: Sequence[float]) -> list[tuple[float, float]]:
    """The steps that can be told apart: within a pixel across, the lowest, the highest and the last one.

    >>> seen_steps([3.0, 3.1, 3.2, 3.3, 9.0], [5.0, 1.0, 8.0, 4.0, 4.0])
    [(3.0, 1.0), (3.0, 8.0), (3.0, 4.0), (9.0, 4.0)]
    """
    steps: list[tuple[float, float]] = []
    for _, column in groupby(zip(x, y, strict=True), key=lambda step: int(step[0])):
        (at, _), *_ = inside = list(column)
        heights = [height for _, height in inside]
        steps += [(at, height) for height in dict.fromkeys((min(heights), max(heights), heights[-1]))]
    return steps


def week_bars(counts: Sequence[int], *, height: int = 22) -> str | None:
    """A bar for each week, the last one at the end; None where there is nothing in any of them.

    >>> week_bars([0, 0]) is None, week_bars([3, 5]).count("rect")
    (True, 2)
    """
    top = max(counts, default=0)
    if not top:
        return None
    width = len(counts) * (BAR + GAP)
    bars = "".join(
        f'<rect x="{n * (BAR + GAP)}" y="{height - tall}" width="{BAR}" height="{tall}" fill="#5b8fb0"/>'
        for n, tall in enumerate(max(1, round(count / top * (height - 2))) for count in counts)
    )
    return "data:image/svg+xml," + quote(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{bars}</svg>'
    )
