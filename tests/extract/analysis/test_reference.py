"""A published series beside ours: the shapes of Tech for Palestine, the gap by day, and what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract.analysis.reference import (
    GAP_COLUMNS,
    Reference,
    add,
    agreement,
    bundled_references,
    gaps,
    kept,
    read_series,
)
from extract.analysis.series import series
from extract.errors import BadInput, BadSetting

Make = Callable[..., pd.DataFrame]

# The shape of the three files as they are published; the numbers are made up.
FILES: dict[str, tuple[str, list[dict[str, Any]], list[tuple[str, float]]]] = {
    "gaza-killed": (
        "casualties_daily.json",
        [
            {
                "report_date": "2024-01-01",
                "report_source": "mohtel",
                "report_period": 24,
                "killed": 5,
                "killed_cum": 100,
                "ext_killed_cum": 100,
            },
            {
                "report_date": "2024-01-02",
                "report_source": "missing",
                "report_period": 0,
                "ext_killed": 3,
                "ext_killed_cum": 103,
            },
            {
                "report_date": "2024-01-03",
                "report_source": "mohtel",
                "report_period": 24,
                "killed_cum": 110,
                "ext_killed_cum": 110,
            },
        ],
        [("2024-01-01", 100), ("2024-01-03", 110)],
    ),
    "west-bank-killed": (
        "west_bank_daily.json",
        [
            {
                "report_date": "2024-01-01",
                "verified": {"killed": 1, "killed_cum": 6},
                "killed_cum": 5,
                "flash_source": "un",
            },
            {"report_date": "2024-01-02", "killed_cum": 7, "flash_source": "fill"},
        ],
        [("2024-01-01", 6)],
    ),
    "gaza-homes-destroyed": (
        "infrastructure-damaged.json",
        [
            {"report_date": "2024-01-01", "residential": {"ext_destroyed": 65000}},
            {
                "report_date": "2024-01-08",
                "residential": {"destroyed": 66000, "ext_destroyed": 66000},
                "mosques": {"ext_destroyed": 9},
            },
        ],
        [("2024-01-08", 66000)],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_the_daily_files_are_read_as_they_are_published(tmp_path: Path, name: str) -> None:
    file, records, expected = FILES[name]
    path = tmp_path / file
    path.write_text(json.dumps(records), encoding="utf-8")
    reference, rows = add(tmp_path / "references", path, bundled_references()[name])
    assert reference.name == name
    assert list(rows.itertuples(index=False, name=None)) == expected
    again = kept(tmp_path / "references")
    assert list(again) == [name]
    pd.testing.assert_frame_equal(again[name][1], rows, check_dtype=False)
    assert again[name][0] == reference


def test_a_csv_of_ones_own(tmp_path: Path) -> None:
    path, mapping = tmp_path / "mine.csv", tmp_path / "mine.toml"
    path.write_text('day,count\n2024-01-02,"1,103"\n2024-01-01,1000\n2024-01-05,\n', encoding="utf-8")
    mapping.write_text(
        'name = "mine"\nsource = "my notes"\ndate = "day"\nvalue = "count"\nmetric = "deaths"\narea = "Jenin"\n',
        encoding="utf-8",
    )
    reference, rows = add(tmp_path / "references", path, mapping)
    assert rows["value"].tolist() == [1000, 1103]
    assert reference.choice == {"metric": "deaths", "area": "Jenin"}


def test_every_bundled_mapping_says_who_publishes_it_and_under_what_terms() -> None:
    for path in bundled_references().values():
        reference = Reference.read(path)
        assert reference.name == path.stem
        assert reference.source
        assert reference.licence
        assert reference.url.startswith("https://")


def test_the_gap_by_day_and_how_well_the_two_agree(figures: Make, ancestors: Callable[[str], tuple[str, ...]]) -> None:
    frame = figures(
        {"value": 98, "as_of": "2024-01-01"},
        {"value": 110, "as_of": "2024-01-03"},
        {"value": 200, "as_of": "2024-02-01"},
    )
    ours = series(frame, ancestors=ancestors, metric="deaths", area="Gaza")
    theirs = pd.DataFrame({"date": [f"2024-01-0{day}" for day in range(1, 5)], "value": [100.0, 103.0, 110.0, 120.0]})
    both = gaps(ours, theirs)
    assert list(both) == list(GAP_COLUMNS)
    assert both[["gap", "gap_percent"]].fillna(-999).to_numpy().tolist() == [
        [-2, -2],
        [-999, -999],
        [0, 0],
        [-999, -999],
    ]
    told = agreement(both)
    assert told == {"days": 4, "reported": 2, "coverage": 50, "error": 1, "bias": -1, "worst": 2}
    assert agreement(gaps(ours, theirs, since="2024-01-03", until="2024-01-03"))["error"] == 0
    assert pd.isna(agreement(gaps(ours, theirs, since="2025-01-01"))["coverage"])


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("a.json", "{", "a.json"),
        ("a.json", '{"report_date": 1}', "list of records"),
        ("a.json", "[]", "mapping"),
        ("a.json", '[{"report_date": "2024-01-01", "other": 4}]', "killed_cum"),
        ("a.json", '[{"report_date": "1 Jan", "killed_cum": 4}]', "record 1"),
        ("a.json", '[{"report_date": "2024-01-01", "killed_cum": "many"}]', "many"),
        ("a.json", '[{"report_date": "2024-01-01", "killed_cum": -4}]', "-4"),
        ("a.csv", "report_date,killed_cum\n2024-01-01,4\n2024-01-01,5\n", "2024-01-01"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: str, named: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=named):
        read_series(path, Reference.read(bundled_references()["gaza-killed"]))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("name = 3", "name"),
        ('name = "../mine"', "name"),
        ('colour = "red"', "colour"),
        ('area = "Gazza"', "Gazza"),
        ('metric = "injured"', "injured"),
        ("metric", "mine.toml"),
    ],
)
def test_a_bad_mapping_is_named(tmp_path: Path, line: str, named: str) -> None:
    good = {"name": '"mine"', "source": '"s"', "date": '"d"', "value": '"v"', "metric": '"deaths"', "area": '"Gaza"'}
    key, _, value = line.partition(" = ")
    changed = good | {key: value}
    path = tmp_path / "mine.toml"
    path.write_text("".join(f"{key} = {value}\n" for key, value in changed.items()), encoding="utf-8")
    with pytest.raises(BadSetting) as raised:
        Reference.read(path)
    assert named in str(raised.value)
