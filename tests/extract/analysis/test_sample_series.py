"""The bundled dispatches, read and counted: spot checks of the series, each explained by its evidence."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pandas as pd
import pytest

import extract
from extract.analysis.counts import STAYING
from extract.analysis.series import series
from extract.resources import data_path
from extract.store.frames import figure_frame

TRUCE = "2025-10-10"
DEATHS: dict[str, Any] = {"metric": "deaths"}
DISPLACED: dict[str, Any] = {"metric": "displacement"}
HELD: dict[str, Any] = {"metric": "hostages", "area": "Gaza"}
HOMES: dict[str, Any] = {"metric": "buildings", "unit": "home"}

# series, day, value, low, high, qualifier, independent sources, words of the sentence that evidences the number
CHECKS: list[tuple[dict[str, Any], str, float | None, float | None, float | None, str, int, str]] = [
    (DEATHS | {"area": "Gaza"}, "2023-10-15", 2670, 2670, 2670, "exact", 1, "2,670"),
    (DEATHS | {"area": "Gaza"}, "2023-11-23", 14800, 14800, 14800, "exact", 1, "14,800"),
    (DEATHS | {"area": "Gaza"}, "2024-02-29", 30035, 30035, 30035, "exact", 1, "30,035"),
    (DEATHS | {"area": "Gaza"}, "2024-10-31", 43204, 43204, 43204, "exact", 1, "43,204"),
    (DEATHS | {"area": "Gaza"}, "2025-01-11", 46537, 46537, 46537, "exact", 1, "46,537"),
    (DEATHS | {"area": "Gaza"}, "2025-10-07", 67173, 67173, 67173, "exact", 1, "67,173"),
    (DEATHS | {"area": "Gaza"}, "2026-08-22", 73419, 73419, 73419, "exact", 1, "73,419"),
    (DEATHS | {"area": "Gaza", "since": TRUCE}, "2026-02-16", 603, 603, 603, "exact", 1, "603"),
    (DEATHS | {"area": "Gaza", "since": TRUCE}, "2026-08-01", 1222, 1222, 1222, "exact", 1, "1,222"),
    (DEATHS | {"area": "Rafah", "measure": "new"}, "2025-06-03", 27, 19, None, "at_least", 2, "27"),
    (DEATHS | {"area": "West Bank"}, "2024-09-02", 652, 652, 652, "exact", 1, "652"),
    (DISPLACED | {"area": "Gaza"}, "2023-10-09", 123000, 123000, None, "at_least", 1, "123,000"),
    (DISPLACED | {"area": "Gaza"}, "2023-11-05", 1500000, 1500000, 1500000, "exact", 1, "1.5 million"),
    (DISPLACED | {"area": "West Bank"}, "2026-01-28", 33000, 33000, None, "at_least", 1, "33,000"),
    (DISPLACED | {"area": "Rafah", "group": STAYING}, "2024-06-18", 65000, 65000, 65000, "about", 1, "65,000"),
    (DISPLACED | {"area": "Jenin"}, "2025-04-13", 21000, 21000, 21000, "exact", 1, "21,000"),
    (DISPLACED | {"area": "Jenin"}, "2025-06-28", 22000, 22000, 22000, "about", 1, "22,000"),
    (DISPLACED | {"area": "Jenin", "measure": "new"}, "2024-11-06", 53, 53, 53, "exact", 1, "53"),
    (DISPLACED | {"area": "Tulkarem"}, "2025-02-18", None, 15000, 16000, "range", 1, "15,000 and 16,000"),
    (DISPLACED | {"area": "Tulkarem", "measure": "new"}, "2024-04-22", 55, 55, 55, "exact", 1, "55"),
    (HELD, "2023-12-04", 137, 137, 137, "exact", 1, "137"),
    (HELD, "2024-09-01", 97, 97, None, "at_least", 1, "97"),
    (HELD, "2025-08-29", 48, 48, 48, "exact", 1, "48"),
    (HOMES | {"area": "Gaza"}, "2023-10-10", 790, 790, 790, "exact", 1, "790"),
    (HOMES | {"area": "Gaza", "since": "2023-10-07"}, "2023-12-31", 65000, 65000, 65000, "exact", 1, "65,000"),
    (HOMES | {"area": "Gaza"}, "2023-11-04", 40000, 40000, None, "at_least", 1, "40,000"),
    (HOMES | {"area": "Gaza"}, "2025-09-06", 416000, 416000, 416000, "exact", 1, "416,000"),
    (HOMES | {"area": "Jenin"}, "2025-06-28", 600, 600, None, "at_least", 1, "600"),
    ({"metric": "buildings", "area": "Gaza"}, "2024-01-07", 22131, 22131, 22131, "exact", 1, "22,131"),
]


@cache
def sample() -> pd.DataFrame:
    """Every figure that the reader finds in the bundled dispatches."""
    lines = (data_path("sample") / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [extract.Document.from_dict(json.loads(line)) for line in lines]
    return figure_frame(figure for document in documents for figure in extract.read(document))


@cache
def counted(choice: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    """A series of the sample."""
    return series(sample(), **dict(choice))


@pytest.mark.parametrize("check", CHECKS, ids=[f"{c[0]['metric']}-{c[0]['area']}-{c[1]}" for c in CHECKS])
def test_the_series_of_the_sample(check: tuple[Any, ...]) -> None:
    choice, day, value, low, high, qualifier, independent, words = check
    rows = counted(tuple(choice.items()))
    assert day in set(rows["date"]), f"no row for {day}: {sorted(rows['date'])}"
    row = rows[rows["date"] == day].iloc[0]
    numbers = [None if pd.isna(row[name]) else row[name] for name in ("value", "low", "high")]
    assert [*numbers, row["qualifier"], row["independent_sources"]] == [value, low, high, qualifier, independent]
    evidence = sample().set_index("id").loc[row["figure"].split(";")]
    assert evidence["quote"].str.contains(words, regex=False).all()
    assert evidence["as_of"].eq(day).all()


@pytest.mark.parametrize("area", ["Gaza", "Jenin", "Tulkarem", "Rafah", "West Bank"])
@pytest.mark.parametrize("metric", ["deaths", "displacement", "buildings", "hostages"])
@pytest.mark.parametrize("measure", ["total", "new"])
def test_every_number_of_the_sample_lies_in_its_range_and_has_evidence(area: str, metric: str, measure: str) -> None:
    rows = counted((("metric", metric), ("area", area), ("measure", measure)))
    known = set(sample()["id"])
    for row in rows.to_dict("records"):
        assert set(row["figure"].split(";")) <= known
        assert pd.isna(row["value"]) or pd.isna(row["low"]) or row["low"] <= row["value"]
        assert pd.isna(row["value"]) or pd.isna(row["high"]) or row["value"] <= row["high"]
