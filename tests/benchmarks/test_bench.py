"""`make bench` runs every benchmark that measures something, and none that has to be told what."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
MEASURING = re.findall(r"^BENCHMARKS := (.+)$", MAKEFILE, re.M)[0].split()
MAKING = {"__init__", "cases", "learning", "many", "sameness", "sets", "texts"}


def test_each_module_either_measures_or_makes() -> None:
    assert {*MEASURING} | MAKING == {path.stem for path in (ROOT / "benchmarks").glob("*.py")}


@pytest.mark.parametrize("name", MEASURING)
def test_a_benchmark_needs_no_word(name: str) -> None:
    if name.startswith("fit"):
        pytest.importorskip("sklearn", reason="make bench installs scikit-learn")
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    usage = done.stdout.split("\n\n")[0].removeprefix("usage: ")
    assert re.sub(r"\[[^\]]*\]", "", usage).split()[1:] in ([], [f"benchmarks.{name}"], ["-m", f"benchmarks.{name}"])
