"""The same text gives the same figures in every process: no order of a set decides."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TEXTS = Path(__file__).parents[3] / "benchmarks" / "gold" / "news"
PROGRAM = f"""
from pathlib import Path
from extract.gathering.files import gather
from extract.reading.reader import explain
for document in gather([Path({str(TEXTS)!r})]):
    for e in explain(document):
        print(e.surface, e.start, e.reason, e.figure and e.figure.to_dict())
"""


def read_with(seed: str) -> str:
    """What a process of its own says, whose sets and dictionaries are shuffled by a seed."""
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_figures_do_not_depend_on_the_process_that_reads() -> None:
    first, second = read_with("1"), read_with("2")
    assert first.splitlines() == second.splitlines()
