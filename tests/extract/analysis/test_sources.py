"""One name for one body, and its grade; a bad file is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.analysis.sources import bundled_sources, read_sources
from extract.errors import BadSetting
from extract.model import Area, SourceType

TYPES = "[types]\n" + "".join(f'{name} = "low"\n' for name in [*SourceType, "unspecified"])


@pytest.mark.parametrize(
    ("source", "area", "origin"),
    [
        ("Gaza health ministry", Area.GAZA, "Gaza Ministry of Health"),
        ("Gaza’s Hamas-run Ministry of Health", Area.GAZA, "Gaza Ministry of Health"),
        ("Palestinian health authorities", Area.RAFAH, "Gaza Ministry of Health"),
        ("Palestinian Health Ministry", Area.JENIN, "Palestinian Ministry of Health"),
        ("Gaza Ministry of Health's report", Area.GAZA, "Gaza Ministry of Health"),
        ("the prime minister’s office", Area.ISRAEL, "Israeli government"),
        ("UNOCHA", Area.GAZA, "OCHA"),
        ("Lebanese health ministry", Area.OTHER, "Lebanese health ministry"),
        ("IDF", Area.GAZA, "Israeli military"),
        ("Israel", Area.GAZA, "Israeli government"),
        ("Israeli media", Area.GAZA, "Israeli media"),
        ("UN", Area.GAZA, "UN"),
        ("UN experts", Area.GAZA, "UN experts"),
        ("the Government Media Office", Area.GAZA, "Gaza Government Media Office"),
        ("The mayor", Area.JENIN, "mayor"),
        (None, Area.GAZA, None),
        ("", Area.GAZA, None),
    ],
)
def test_the_body_behind_a_name(source: str | None, area: Area, origin: str | None) -> None:
    assert bundled_sources().origin(source, area) == origin


@pytest.mark.parametrize(
    ("source", "source_type", "grade"),
    [
        ("OCHA", "un", 3),
        ("OCHA", None, 3),
        ("the mayor", "local_authority", 2),
        ("a resident", "person", 1),
        (None, None, 1),
    ],
)
def test_reliability_follows_the_kind_of_organisation(source: str | None, source_type: str | None, grade: int) -> None:
    assert bundled_sources().reliability(source, source_type, Area.JENIN) == grade


@pytest.mark.parametrize(
    ("why", "names", "independent"),
    [
        ("two bodies", ["Gaza Ministry of Health", "OCHA"], 2),
        ("a body and its short name", ["Gaza Ministry of Health", "ministry"], 1),
        ("a committee and its short name", ["Jenin camp media committee", "committee"], 1),
        ("a body and nobody in particular", ["Gaza Ministry of Health", "Palestinian officials"], 1),
        ("nobody in particular, twice", ["local sources", "Palestinian officials"], 1),
        ("two persons", ["the mayor", "the governor"], 2),
        ("nobody", [], 0),
    ],
)
def test_which_names_are_independent(why: str, names: list[str], independent: int) -> None:
    assert len(bundled_sources().independent(names)) == independent, why


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[types", "cannot read"),
        ('generic = "officials"\n' + TYPES, "generic"),
        (TYPES.replace('media = "low"\n', ""), "media"),
        (TYPES.replace('media = "low"', 'media = "lowish"'), "lowish"),
        (TYPES + '[[source]]\nname = "OCHA"\n', "words"),
        (TYPES + '[[source]]\nname = "OCHA"\nwords = ["ocha"]\ngrade = "best"\n', "OCHA"),
        (TYPES + '[[source]]\nname = "OCHA"\nwords = ["ocha"]\nareas = ["Gazza"]\n', "Gazza"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "reliability.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadSetting, match=r"reliability\.toml") as raised:
        read_sources(path)
    assert named in str(raised.value)
