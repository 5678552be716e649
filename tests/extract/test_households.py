"""Households become people only with a published size, and both numbers stay."""

from pathlib import Path

import pytest

from extract.errors import BadSetting
from extract.households import HouseholdSize, bundled_sizes, household_size, read_sizes
from extract.model import Area


@pytest.mark.parametrize(
    ("area", "year", "size"),
    [
        (Area.WEST_BANK, 2025, 4.7),
        (Area.WEST_BANK, 2018, 4.8),
        (Area.JENIN, 2025, 4.7),
        (Area.TULKAREM, 2008, 5.5),
        (Area.GAZA, 2023, 5.5),
        (Area.RAFAH, 2024, 5.5),
        (Area.GAZA, None, 5.5),
        (Area.GAZA, 2014, 6.5),
        (Area.WEST_BANK, 1990, None),
        (Area.OTHER, 2024, None),
        (None, 2024, None),
    ],
)
def test_the_size_in_force_in_that_area_and_year(area: Area | None, year: int | None, size: float | None) -> None:
    found = household_size(area, year)
    assert (found and found.size) == size


def test_every_bundled_size_names_who_published_it() -> None:
    assert all(len(size.source) > 10 for size in bundled_sizes())
    assert {size.area for size in bundled_sizes()} == {Area.WEST_BANK, Area.GAZA, Area.ISRAEL}


def test_people_carry_low_and_high() -> None:
    size = HouseholdSize(area=Area.GAZA, year=2022, size=5.5, low=5.0, high=6.0, source="a survey")
    assert size.persons(1001) == (5506, 5005, 6006)  # 5505.5 rounds up


def test_an_area_with_a_row_of_its_own_does_not_use_the_one_around_it() -> None:
    own = HouseholdSize(area=Area.JENIN, year=2024, size=5.1, low=5.0, high=5.2, source="camp committee")
    assert household_size(Area.JENIN, 2025, sizes=[*bundled_sizes(), own]) is own
    assert household_size(Area.JENIN, 2023, sizes=[*bundled_sizes(), own]) != own


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("Gazza,2022,5.5,5.5,5.6,PCBS", "Gazza"),
        ("Gaza,twenty,5.5,5.5,5.6,PCBS", "twenty"),
        ("Gaza,2022,,5.5,5.6,PCBS", "line 2"),
        ("Gaza,2022,5.5,5.6,5.7,PCBS", "5.6"),
        ("Gaza,2022,5.5", "line 2"),
        ("Gaza,2022,5.5,5.5,5.6,", "source"),
        ("Gaza,2022,nan,nan,nan,PCBS", "nan"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, named: str) -> None:
    path = tmp_path / "sizes.csv"
    path.write_text(f"area,year,size,low,high,source\n{row}\n", encoding="utf-8")
    with pytest.raises(BadSetting, match=r"sizes\.csv, line 2") as raised:
        read_sizes(path)
    assert named in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"gone\.csv"):
        read_sizes(tmp_path / "gone.csv")
