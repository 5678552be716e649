"""Reference series: a published daily series beside ours, and how far apart they are.

A reference is a CSV or JSON file and a mapping (TOML) that says which field is the day and which the number, and which
of our series it stands beside; see data/references/README.md. Added references live in a folder as one CSV and one TOML
each. Nothing of a reference ever enters a series of ours.
"""

from __future__ import annotations

import csv
import json
import math
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import pandas as pd

from extract.analysis.choice import Choice
from extract.analysis.counts import Frame
from extract.errors import BadInput, BadSetting
from extract.model import iso_day
from extract.resources import data_path

REQUIRED = ("name", "source", "date", "value", "metric")
CHOICE = ("metric", "kind", "area", "place", "measure", "unit", "group", "since")
GAP_COLUMNS: dict[str, str] = {
    "date": "day of the reference",
    "reference": "its number",
    "value": "our recommended number for that very day; NaN where no report gives one",
    "low": "lower bound of ours",
    "high": "upper bound of ours",
    "gap": "ours less the reference",
    "gap_percent": "gap in percent of the reference; NaN where that is 0",
    "figure": "evidence of ours",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """How a published series is read (`date`, `value`: field paths), who publishes it, and what it stands beside."""

    name: str
    source: str
    date: str
    value: str
    choice: Mapping[str, str]
    title: str = ""
    licence: str = ""
    url: str = ""

    @classmethod
    def read(cls, path: Path) -> Self:
        """The mapping in a TOML file; raises BadSetting naming file and key."""
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
            raise BadSetting(f"cannot read the mapping {path}: {err}") from err
        for key in REQUIRED:
            if not isinstance(content.get(key), str) or not content[key]:
                raise BadSetting(f"{path.name}: `{key}` must be a text, not {content.get(key)!r}")
        unknown = set(content) - {*REQUIRED, *CHOICE, "title", "licence", "url"}
        if unknown:
            raise BadSetting(f"{path.name}: unknown key {', '.join(sorted(unknown))}")
        if not content["name"].replace("-", "").replace("_", "").isalnum():
            raise BadSetting(f"{path.name}: `name` may hold letters, digits, - and _, not {content['name']!r}")
        choice = {key: content[key] for key in CHOICE if key in content}
        try:
            Choice(**choice)
        except BadInput as err:
            raise BadSetting(f"{path.name}: {err}") from err
        told = {key: content[key] for key in ("title", "licence", "url") if key in content}
        return cls(**{key: content[key] for key in REQUIRED if key != "metric"}, choice=choice, **told)


def bundled_references() -> dict[str, Path]:
    """The mappings that come with the package, by name."""
    return {path.stem: path for path in sorted(data_path("references").glob("*.toml"))}


def read_series(path: Path, reference: Reference) -> Frame:
    """The days and numbers (`date`, `value`) of a CSV or JSON file; rows without a number are left out.

    Raises BadInput naming the row, for example for a day that is given twice with different numbers.
    """
    found: dict[str, float] = {}
    filled = 0
    for row, record in enumerate(records(path), start=1):
        day, number = field(record, reference.date), field(record, reference.value)
        if number in (None, ""):
            continue
        filled += 1
        try:
            value = float(str(number).replace(",", ""))
            date = iso_day(str(day), field=reference.date)
        except ValueError as err:
            raise BadInput(f"{path.name}, record {row}: {err}") from err
        if not math.isfinite(value) or value < 0:
            raise BadInput(f"{path.name}, record {row}: `{reference.value}` must be a count, not {number!r}")
        if found.setdefault(date, value) != value:
            raise BadInput(f"{path.name}, record {row}: {date} was {found[date]:g} before and is {value:g} here")
    if not filled:
        raise BadInput(f"{path.name}: no record has `{reference.date}` and `{reference.value}`; check the mapping")
    return pd.DataFrame({"date": sorted(found), "value": [found[date] for date in sorted(found)]})


def records(path: Path) -> Iterator[Mapping[str, Any]]:
    """The records of a JSON list or of a CSV file with a header; raises BadInput."""
    try:
        if path.suffix.lower() == ".json":
            content = json.loads(path.read_text(encoding="utf-8-sig"))
            if not isinstance(content, list) or not all(isinstance(record, dict) for record in content):
                raise BadInput(f"{path.name}: a JSON series must be a list of records")
            yield from content
        else:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                yield from csv.DictReader(lines)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, csv.Error) as err:
        raise BadInput(f"cannot read the series {path}: {err}") from err


def field(record: Mapping[str, Any], path: str) -> Any:
    """The field that a dotted path leads to, or None.

    >>> field({"verified": {"killed_cum": 6}}, "verified.killed_cum")
    6
    """
    value: Any = record
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def add(folder: Path, path: Path, mapping: Path) -> tuple[Reference, Frame]:
    """Keeps a series and its mapping in a folder, in place of one of the same name; raises BadInput or BadSetting."""
    reference = Reference.read(mapping)
    series = read_series(path, reference)
    folder.mkdir(parents=True, exist_ok=True)
    series.to_csv(folder / f"{reference.name}.csv", index=False)
    if mapping.resolve() != (folder / f"{reference.name}.toml").resolve():
        shutil.copyfile(mapping, folder / f"{reference.name}.toml")
    return reference, series


def kept(folder: Path) -> dict[str, tuple[Reference, Frame]]:
    """The references kept in a folder, by name; raises BadInput or BadSetting on a damaged one."""
    found = {}
    for mapping in sorted(folder.glob("*.toml")):
        reference = Reference.read(mapping)
        series = pd.read_csv(folder / f"{reference.name}.csv", dtype={"date": "str", "value": "float64"})
        found[reference.name] = reference, series
    return found


def gaps(ours: Frame, reference: Frame, *, since: str = "", until: str = "9999") -> Frame:
    """Our series (SERIES_COLUMNS) beside a reference (`date`, `value`), day by day (GAP_COLUMNS).

    Only our own daily numbers are compared; gaps of ours stay gaps and are not filled from the day before.
    """
    daily = ours[ours["date_precision"].eq("day") & ours["basis"].eq("own") & ours["value"].notna()]
    daily = daily[["date", "value", "low", "high", "figure"]]
    theirs = reference.rename(columns={"value": "reference"})
    theirs = theirs[theirs["date"].between(since, until)]
    both = theirs.merge(daily, on="date", how="left").sort_values("date", ignore_index=True)
    both["gap"] = both["value"] - both["reference"]
    both["gap_percent"] = (100 * both["gap"] / both["reference"].mask(both["reference"].eq(0))).round(3)
    return both[list(GAP_COLUMNS)]


def agreement(both: Frame) -> dict[str, float]:
    """How well the days of `gaps` agree.

    `days` of the reference; `reported`, how many of them we have a number for; `coverage`, their share in percent;
    `error`, the mean absolute gap in percent; `bias`, the mean gap in percent (below 0: ours are lower); `worst`, the
    largest absolute gap in percent. NaN where there is nothing to compare.
    """
    told = both[both["value"].notna()]
    percent = told["gap_percent"].dropna()
    return {
        "days": float(len(both)),
        "reported": float(len(told)),
        "coverage": 100 * len(told) / len(both) if len(both) else np.nan,
        "error": float(percent.abs().mean()),
        "bias": float(percent.mean()),
        "worst": float(percent.abs().max()),
    }
