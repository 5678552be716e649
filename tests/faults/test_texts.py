"""Row 9: texts that make readers hang."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

from extract.model import Document
from extract.reading.reader import read

LIMIT_S = 2.0
Row = Callable[[str, bool], None]


def texts() -> Iterator[tuple[str, str]]:
    """Names and texts; all made here, the same each time."""
    for length in range(1, 401):
        yield f"{length} digits", f"The army destroyed {'9' * length} homes in Jenin."
    for length in (1_000, 10_000, 100_000):
        yield f"{length} digits", f"The army destroyed {'1' * length} homes in Jenin."
        yield f"{length} digits in threes", f"The army destroyed {'1,000' + ',000' * (length // 4)} homes in Jenin."
        yield f"{length} zeros after a point", f"The army destroyed 1.{'0' * length} homes in Jenin."
    words = "the army destroyed homes in Jenin and people fled while 20 were killed "
    for piece in (
        words,
        "20 ",
        "killed ",
        "and ",
        "one ",
        "twenty-one ",
        "x",
        "1 2 ",
        "between 3 and ",
        "(",
        "“",
        "- ",
    ):
        yield f"100 kB of {piece!r}", piece * (100_000 // len(piece))
    scripts = (
        "Jenin 12 ",
        "جنين ١٢ ",
        "ג'נין 12 ",
        "杰宁十二 ",
        "Дженин 12 ",
        "१२ ",
        "𝟏𝟐 ",
        "Ⅻ ",
        "½ ",
        "\u202e12\u202c ",
        "é\u0301 ",
    )
    dice = random.Random(9)
    for n in range(618):
        yield f"mixed scripts {n}", "".join(dice.choice(scripts) for _ in range(60)) + "homes were destroyed."


def test_texts_that_hang(row: Row) -> None:
    """9 digit runs, 100 kB without a stop, mixed scripts: under 2 s a document, and every span right."""
    read(Document(id="warm", text="Two people were killed in Gaza."))  # vocabulary and places are loaded once
    for name, text in texts():
        begin = time.process_time()
        figures = read(Document(id=name, text=text, published="2025-02-03"))
        took = time.process_time() - begin
        right = all(text[figure.start : figure.end] == figure.surface for figure in figures)
        row(f"{name}: {took:.1f} s", took < LIMIT_S and right)
