"""`displacement series` and `displacement reference` on a real store."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main
from extract.model import Document, Figure
from extract.store.store import Store

TOLLS = {"2024-01-01": 100.0, "2024-01-03": 130.0}


@pytest.fixture
def filled(tmp_path: Path, figure: Callable[..., Figure]) -> Path:
    """A store with two tolls of Gaza, the second published a day late."""
    path = tmp_path / "filled.db"
    with Store.open(path) as store:
        for day, toll in TOLLS.items():
            published = "2024-01-01" if day == "2024-01-01" else "2024-01-04"
            doc = Document(id=day, text=f"The toll was {toll:.0f} in Gaza.", published=published)
            told = figure(
                doc, metric="deaths", kind="killed", unit="person", value=toll, place="Gaza", place_id="gaza-strip",
                area="Gaza", as_of=day, measure="total", surface=f"{toll:.0f}", start=13, end=16,
                quote=doc.text, source=None,
            )  # fmt: skip
            store.add(doc, [told], at=datetime(2024, 2, 1, tzinfo=UTC))
    return path


def run(*words: str | Path) -> Result:
    """The command with these words."""
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_series_as_csv(filled: Path) -> None:
    result = run("series", "--metric", "deaths", "--area", "Gaza", "--store", filled)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "date,value,low,high,qualifier,reports,independent_sources,source,figure"
    assert [line.rsplit(",", 1)[0] for line in lines[1:]] == [
        "2024-01-01,100,100,100,exact,1,1,",
        "2024-01-03,130,130,130,exact,1,1,",
    ]


def test_a_series_as_json_in_a_file(filled: Path, tmp_path: Path) -> None:
    output = tmp_path / "series.json"
    words = ("--area", "Gaza", "--format", "json", "--since", "2024-01-02", "--full", "-o", output, "--store", filled)
    result = run("series", "--metric", "deaths", *words)
    assert result.exit_code == 0, result.output
    rows = json.loads(output.read_text(encoding="utf-8"))
    assert [(row["date"], row["value"], row["source"], row["basis"]) for row in rows] == [
        ("2024-01-03", 130, None, "own")
    ]


def test_a_series_as_known_on_a_day_and_up_to_one(filled: Path) -> None:
    for option in (("--known-on", "2024-01-03"), ("--until", "2024-01-02")):
        result = run("series", "--metric", "deaths", "--area", "Gaza", *option, "--store", filled)
        assert [row["date"] for row in csv.DictReader(result.stdout.splitlines())] == ["2024-01-01"]


def test_a_place_by_its_name(filled: Path) -> None:
    result = run("series", "--metric", "deaths", "--place", "Gaza Strip", "--store", filled)
    assert len(result.stdout.splitlines()) == 3


def test_what_was_learned_since_a_day(filled: Path) -> None:
    words = ("series", "--metric", "deaths", "--area", "Gaza", "--learned-since", "2024-01-02", "--store", filled)
    rows = list(csv.DictReader(run(*words).stdout.splitlines()))
    assert [(row["date"], row["value_before"], row["value_after"], row["what"]) for row in rows] == [
        ("2024-01-03", "", "130", "new")
    ]


def test_why_two_figures_differ(filled: Path) -> None:
    rows = csv.DictReader(run("series", "--metric", "deaths", "--area", "Gaza", "--store", filled).stdout.splitlines())
    one, other = (row["figure"] for row in rows)
    result = run("difference", one, other, "--store", filled)
    assert result.stdout.strip() == (
        "100 against 130, a difference of 30 (23.1 %): the first is as of 2024-01-01, the second as of 2024-01-03; "
        "the first is given only to the nearest 100."
    )
    gone = run("difference", one, "gone", "--store", filled)
    assert (gone.exit_code, "gone" in gone.stderr) == (1, True)


def test_an_empty_ledger_has_its_columns(filled: Path) -> None:
    result = run("ledger", "--store", filled)
    assert result.stdout.startswith("date,source,taken,held,released,dead,")


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("--metric", "deaths"), 1, "one place"),
        (("--metric", "deaths", "--place", "Atlantis"), 1, "Atlantis"),
        (("--metric", "deaths", "--area", "Gaza", "--kind", "held"), 1, "held"),
        (("--metric", "injured", "--area", "Gaza"), 2, "injured"),
        (("--metric", "deaths", "--area", "Gaza", "--since", "October"), 2, "October"),
    ],
)
def test_what_cannot_be_counted_is_told_in_a_line(filled: Path, words: tuple[str, ...], code: int, named: str) -> None:
    result = run("series", *words, "--store", filled)
    assert result.exit_code == code
    assert named in result.stderr


def test_a_reference_beside_ours(filled: Path, tmp_path: Path) -> None:
    file, folder = tmp_path / "casualties_daily.json", tmp_path / "references"
    days = {"2024-01-01": 100, "2024-01-02": 110, "2024-01-03": 125}
    file.write_text(json.dumps([{"report_date": day, "killed_cum": n} for day, n in days.items()]), encoding="utf-8")
    added = run("reference", "add", file, "--mapping", "gaza-killed", "--folder", folder)
    assert added.exit_code == 0, added.output
    assert "3 days, 2024-01-01 to 2024-01-03" in added.stdout
    assert "gaza-killed: 3 days" in run("reference", "list", "--folder", folder).stdout
    compared = run("reference", "compare", "gaza-killed", "--folder", folder, "--store", filled)
    assert compared.exit_code == 0, compared.output
    assert [row["gap"] for row in csv.DictReader(compared.stdout.splitlines())] == ["0", "", "5"]
    assert "2 of 3 days have a report (66.7 %); mean absolute error 2.00 %" in compared.stderr
    assert "bias +2.00 %" in compared.stderr


def test_a_reference_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run("reference", "compare", "nothing", "--folder", tmp_path)
    assert (result.exit_code, "none yet" in result.stderr) == (1, True)
    result = run("reference", "add", tmp_path / "gone.json", "--mapping", "gaza-killed", "--folder", tmp_path)
    assert (result.exit_code, "gone.json" in result.stderr) == (1, True)
