"""The page Methods and the README tell the same accuracy."""

from __future__ import annotations

import csv
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_page_and_the_readme_tell_the_same_accuracy() -> None:
    """`python -m benchmarks.accuracy --write` writes data/accuracy.csv; its rows belong into the README."""
    with (ROOT / "data/accuracy.csv").open(encoding="utf-8", newline="") as file:
        measured = [tuple(row.values()) for row in csv.DictReader(file)]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", readme, re.MULTILINE)
    assert told == measured
