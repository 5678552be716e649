"""The notebook runs from its first cell to its last."""

from __future__ import annotations

import runpy
from pathlib import Path

import pandas as pd
import pytest

NOTEBOOK = Path(__file__).parents[3] / "docs" / "notebook.py"


def test_every_cell_runs(capsys: pytest.CaptureFixture[str]) -> None:
    with pd.option_context("display.width", 200, "display.max_columns", 20, "display.max_colwidth", 60):
        found = runpy.run_path(str(NOTEBOOK))
    assert len(found["deaths"]) > 10
    assert found["both"]["gap"].tolist()[0] == 0
    printed = capsys.readouterr().out
    for told in ("30035", "the same claim" if "the same claim" in printed else "a difference of", "coverage"):
        assert told in printed
