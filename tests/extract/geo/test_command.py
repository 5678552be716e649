"""`displacement places`: the entry, its parents and aliases, or the nearest names and exit code 1."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from extract.geo.command import places


def test_a_spelling_shows_the_entry_its_parents_and_its_aliases() -> None:
    result = CliRunner().invoke(places, ["Nour Shams"])
    assert result.exit_code == 0
    for shown in (
        "Nur Shams refugee camp",
        "نور شمس",
        "Tulkarem Governorate › West Bank",
        "Noor Shams",
        "within 0.4 km",
    ):
        assert shown in result.output


def test_the_record_has_the_promised_fields() -> None:
    result = CliRunner().invoke(places, ["Rafah", "Jenin camp", "--format", "json"])
    assert result.exit_code == 0
    rafah, jenin = map(json.loads, result.output.splitlines())
    assert list(rafah)[:8] == ["id", "name_en", "kind", "pcode", "area", "lat", "lon", "precision_km"]
    assert (rafah["id"], rafah["area"], rafah["kind"]) == ("rafah", "Rafah", "city")
    assert (jenin["id"], jenin["parents"][0]) == ("jenin-camp", "jenin-governorate")


def test_an_id_is_a_name_too() -> None:
    result = CliRunner().invoke(places, ["tal-as-sultan", "--format", "json"])
    assert json.loads(result.output)["area"] == "Rafah"


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_unknown_name_gives_the_nearest_three_and_exit_code_1(form: str) -> None:
    result = CliRunner().invoke(places, ["Tulkermia", "--format", form])
    assert result.exit_code == 1
    assert "Tulkarem" in result.output
    if form == "json":
        assert len(json.loads(result.output)["nearest"]) == 3


def test_good_names_are_shown_beside_an_unknown_one() -> None:
    result = CliRunner().invoke(places, ["Xyzzy", "Nablus"])
    assert result.exit_code == 1
    assert "نابلس" in result.output


def test_without_a_name_the_use_is_explained() -> None:
    result = CliRunner().invoke(places, [])
    assert result.exit_code == 2
    assert "NAME" in result.output
