"""What the README promises is there."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from extract.cli import COMMANDS
from extract.config import STORE_VARIABLE
from extract.gathering.files import MAX_BYTES, MAX_PDF_BYTES, READERS
from extract.model import KINDS
from extract.resources import data_path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"`displacement ([a-z]+)", README)) == set(COMMANDS)


def test_every_make_target_of_the_readme_is_in_the_makefile_and_explained() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    assert named
    assert named <= targets
    assert {"run", "test", "install", "check", "bench", "faults", "lock", "help"} <= targets


def test_the_readme_tells_the_limits_and_settings_as_they_are() -> None:
    assert f"{MAX_BYTES // 1_000_000} MB a document" in README
    assert f"PDF file: {MAX_PDF_BYTES // 1_000_000} MB" in README
    assert f"`{STORE_VARIABLE}`" in README
    assert all(ending in README for ending in READERS if ending != ".htm")


def test_every_file_that_the_readme_links_is_there() -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert data_path("sample").is_dir()


def test_the_page_on_figures_explains_every_field_and_kind() -> None:
    page = (ROOT / "docs" / "figure.md").read_text(encoding="utf-8")
    with data_path("figure_fields.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    kinds = [kind.value for kinds in KINDS.values() for kind in kinds]
    assert [name for name in [*names, *kinds] if f"`{name}`" not in page] == []
