"""Frames as records, for what draws row by row."""

from __future__ import annotations

from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as records, in its order."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
