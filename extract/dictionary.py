"""The data dictionary: what each column of a figure is called, holds and means."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from extract.resources import data_path


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMeaning:
    """One column: its name, type, unit, the words it may hold (empty for any), and its meaning."""

    name: str
    type: str
    unit: str
    values: str
    meaning: str


@cache
def figure_fields() -> tuple[FieldMeaning, ...]:
    """The columns in the order of an export."""
    with data_path("figure_fields.csv").open(encoding="utf-8", newline="") as file:
        return tuple(FieldMeaning(**row) for row in csv.DictReader(file))
