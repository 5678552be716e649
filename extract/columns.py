"""Frames made of columns of a known type: with a million rows or none they have the same types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd


def frame_of(rows: Sequence[Mapping[Any, Any]], types: Mapping[str, str]) -> pd.DataFrame:
    """Records as a frame with the columns of `types` (pandas' names of types).

    >>> frame_of([{"date": "2025-02-03", "value": 3}], {"value": "float64", "date": "object"}).to_dict("list")
    {'value': [3.0], 'date': ['2025-02-03']}
    """
    return pd.DataFrame({name: typed([row[name] for row in rows], kind) for name, kind in types.items()}, copy=False)


def typed(values: Sequence[Any], kind: str) -> Any:
    """Values as an array of a type: far quicker than by a series of each."""
    if kind == "str":
        return pd.array(list(values), dtype="str")
    if kind == "object":
        return np.fromiter(values, object, len(values))  # lists, which numpy.array would take for rows
    return np.array(values, dtype=kind)
