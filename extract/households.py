"""Households into people: the average household size of an area in a year, with its published source.

The sizes stand in data/household_sizes.csv, which an analyst may edit: one row an area and the first year it holds
for. An area without a row of its own uses the one it lies in; an area with neither is not converted. The rule
(people = households × average size, rounded half up, both numbers kept) is IDMC's: see docs/methods.md.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from extract.errors import BadSetting
from extract.model import Area
from extract.resources import data_path

WITHIN: Mapping[Area, Area] = {
    Area.JENIN: Area.WEST_BANK,
    Area.TULKAREM: Area.WEST_BANK,
    Area.RAFAH: Area.GAZA,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdSize:
    """People per household: the average, the lowest and highest published average, and who published it."""

    area: Area
    year: int
    size: float
    low: float
    high: float
    source: str

    def __post_init__(self) -> None:
        if not self.source:
            raise ValueError("a size needs a source")
        if not 1 <= self.low <= self.size <= self.high <= 20:
            raise ValueError(f"size {self.size} must lie between low {self.low} and high {self.high}, and in 1 to 20")

    def persons(self, households: float) -> tuple[int, int, int]:
        """People in so many households: by the average, the low and the high size; rounded half up.

        >>> size = HouseholdSize(area=Area.WEST_BANK, year=2022, size=4.7, low=4.7, high=4.9, source="PCBS")
        >>> size.persons(15)
        (71, 71, 74)
        """
        average, low, high = (rounded(households, size) for size in (self.size, self.low, self.high))
        return average, low, high


def household_size(
    area: Area | None, year: int | None = None, *, sizes: Sequence[HouseholdSize] | None = None
) -> HouseholdSize | None:
    """The size in force in an area in a year (None: the latest); None where no size is published for it.

    Raises BadSetting when the file of sizes cannot be used.

    >>> household_size(Area.JENIN, 2025).area.value, household_size(Area.OTHER, 2025)
    ('West Bank', None)
    """
    sizes = bundled_sizes() if sizes is None else sizes
    while area is not None:
        fitting = [s for s in sizes if s.area is area and (year is None or s.year <= year)]
        if fitting:
            return max(fitting, key=lambda s: s.year)
        area = WITHIN.get(area)
    return None


@cache
def bundled_sizes() -> tuple[HouseholdSize, ...]:
    """The sizes of the bundled file, read once."""
    return read_sizes(data_path("household_sizes.csv"))


def read_sizes(path: Path) -> tuple[HouseholdSize, ...]:
    """The sizes of a CSV file (area, year, size, low, high, source); raises BadSetting naming the line."""
    sizes = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            for row in rows:
                try:
                    size, low, high = (float(row[name]) for name in ("size", "low", "high"))
                    area, year, source = Area(row["area"]), int(row["year"]), row["source"].strip()
                    sizes.append(HouseholdSize(area=area, year=year, size=size, low=low, high=high, source=source))
                except (KeyError, TypeError, ValueError, AttributeError) as err:
                    reason = f"no column {err}" if isinstance(err, KeyError) else str(err)
                    raise BadSetting(f"{path.name}, line {rows.line_num}: {reason}") from err
    except OSError as err:
        raise BadSetting(f"cannot read the household sizes {path}: {err.strerror}") from err
    return tuple(sizes)


def rounded(households: float, size: float) -> int:
    """Households × size, rounded half up as IDMC does; in decimals, so that 15 × 4.7 is 70.5 and not a hair less.

    >>> rounded(15, 4.7), rounded(5, 4.5)
    (71, 23)
    """
    return int((Decimal(str(households)) * Decimal(str(size))).quantize(Decimal(1), rounding=ROUND_HALF_UP))
