"""The command line: it answers at once, names what is wrong on one line, and reads what can be read."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from extract.cli import COMMANDS, main
from extract.model import FIGURE_FIELDS

TEXT = "Homes fall in Jenin\n\nOn Sunday the army destroyed 120 buildings in Jenin, the mayor said.\n"


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def displacement(*words: str | Path, cwd: Path, **environ: str) -> Said:
    """Runs the command in this process."""
    with chdir(cwd):
        result = CliRunner().invoke(main, [str(word) for word in words], env=environ)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def process(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs the command as a user does."""
    program = [sys.executable, "-m", "extract.cli", *words]
    return subprocess.run(program, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False)


def test_help_comes_in_half_a_second(tmp_path: Path) -> None:
    took = []
    for _ in range(3):
        before = os.times()
        done = process("--help", cwd=tmp_path)
        after = os.times()  # the processor's time: other programs on the machine do not count
        took.append(after.children_user + after.children_system - before.children_user - before.children_system)
        assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)
    assert min(took) < 0.5


def test_help_imports_no_heavy_library(tmp_path: Path) -> None:
    heavy = "{'pandas', 'sqlalchemy', 'dash', 'quantulum3', 'trafilatura', 'numpy', 'alembic'}"
    code = f"import sys, extract.cli, extract; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(tmp_path: Path, name: str) -> None:
    done = displacement(name, "--help", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Example" in done.stdout
    assert f"displacement {name}" in done.stdout.split("Example")[1]


def test_version(tmp_path: Path) -> None:
    assert displacement("--version", cwd=tmp_path).stdout.split()[-1] == version("displacement-dashboard")


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("extract",),
        ("extract", "a.txt", "--format", "xml"),
        ("extract", "a.txt", "--published", "3 May"),
        ("load",),
        ("export", "figures.csv", "--area", "Atlantis"),
        ("evaluate", "gone.jsonl", "--texts", "."),
        ("serve", "--port", "70000"),
        ("extract", "a.txt", "-o", "figures.xlsx"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = displacement(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_extract_gives_every_field_in_the_order_of_documents_and_text(tmp_path: Path) -> None:
    (tmp_path / "2025-02-03_b.txt").write_text(TEXT)
    record = {
        "id": "one",
        "text": "15,000 people fled Jenin. Two people were killed in Gaza.",
        "published": "2025-02-03",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    done = displacement("extract", "2025-02-03_b.txt", "a.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [tuple(figure) for figure in found] == [FIGURE_FIELDS] * 3
    assert [(f["doc"], f["surface"], f["metric"], f["value"]) for f in found] == [
        ("2025-02-03_b", "120", "buildings", 120),
        ("one", "15,000", "displacement", 15000),
        ("one", "Two", "deaths", 2),
    ]
    texts = {"2025-02-03_b": TEXT, "one": record["text"]}
    assert all(texts[f["doc"]][f["start"] : f["end"]] == f["surface"] for f in found)
    assert [f["published"] for f in found] == ["2025-02-03"] * 3


def test_extract_writes_the_same_figures_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for name in ("figures.jsonl", "figures.csv", "figures.parquet"):
        assert displacement("extract", "a.txt", "-o", name, cwd=tmp_path).returncode == 0
    assert displacement("extract", "a.txt", "-o", "odd.out", "--format", "csv", cwd=tmp_path).returncode == 0
    (figure,) = [json.loads(line) for line in (tmp_path / "figures.jsonl").read_text("utf-8").splitlines()]
    (row,) = csv.DictReader((tmp_path / "figures.csv").read_text("utf-8").splitlines())
    typed = pd.read_parquet(tmp_path / "figures.parquet")
    assert tuple(row) == tuple(typed.columns) == FIGURE_FIELDS
    assert figure["value"] == float(row["value"]) == typed["value"].tolist()[0] == 120
    assert (tmp_path / "odd.out").read_bytes() == (tmp_path / "figures.csv").read_bytes()


def test_bad_input_is_named_line_by_line_and_the_others_are_read(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "good.txt").write_text(TEXT)
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "binary.txt").write_bytes(bytes(range(256)))
    (inputs / "latin.txt").write_bytes(b"Two died in J\xe9nin.")
    (inputs / "lines.jsonl").write_text('{"text": "Two people were killed in Gaza."}\n{"text": \n')
    with (inputs / "huge.txt").open("wb") as file:
        file.write(b"Two people were killed. " * 2_100_000)
    done = process("extract", inputs, tmp_path / "gone", cwd=tmp_path)
    assert done.returncode == 1
    assert [json.loads(line)["value"] for line in done.stdout.splitlines()] == [120, 2]
    lines = done.stderr.splitlines()
    for name in ("empty.txt", "binary.txt", "latin.txt", "lines.jsonl, line 2", "huge.txt", "gone"):
        assert sum(name in line for line in lines) == 1, done.stderr
    assert len(lines) == 6


def test_load_twice_then_export_with_filters(tmp_path: Path) -> None:
    (tmp_path / "2025-02-03_b.txt").write_text(TEXT)
    environ = {"DISPLACEMENT_STORE": str(tmp_path / "figures.db")}
    first = displacement("load", "2025-02-03_b.txt", cwd=tmp_path, **environ)
    assert (first.returncode, first.stderr) == (0, "")
    assert "1 new documents, 0 updated, 0 unchanged; 1 figures added, 0 superseded" in first.stdout
    again = displacement("load", "2025-02-03_b.txt", "--store", "figures.db", cwd=tmp_path)
    assert "0 new documents, 0 updated, 1 unchanged; 0 figures added, 0 superseded" in again.stdout
    for area, count in (("Jenin", 1), ("Gaza", 0)):
        done = displacement("export", f"{area}.csv", "--area", area, "--since", "2025-01-01", cwd=tmp_path, **environ)
        assert done.stdout == f"{area}.csv: {count} figures\n", done.stderr
        assert len((tmp_path / f"{area}.csv").read_text("utf-8").splitlines()) == 1 + count


def test_load_does_not_let_two_documents_with_one_id_replace_each_other(tmp_path: Path) -> None:
    for folder, text in (("a", TEXT), ("b", TEXT.replace("120", "130")), ("c", TEXT)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    done = displacement("load", "a", "b", "c", "--store", "figures.db", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["Error: report: another document has this id already; give each its own"]


@pytest.mark.parametrize("command", [("load", "a.txt"), ("export", "a.csv")])
def test_a_store_that_cannot_be_opened_is_one_line_and_exit_1(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = displacement(*command, "--store", tmp_path / "a.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "a.txt cannot be read" in done.stderr


@pytest.mark.parametrize(
    "command",
    [("export", "a.csv"), ("reread",), ("series", "--metric", "deaths", "--area", "Gaza"), ("ledger",), ("doctor",)],
    ids=" ".join,
)
def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = displacement(*command, "--store", "figurs.db", cwd=tmp_path)
    assert done.returncode == 1
    assert "figurs.db" in done.stdout + done.stderr
    assert not (tmp_path / "figurs.db").exists()


def test_sources_are_listed_before_there_is_a_store(tmp_path: Path) -> None:
    done = displacement("sources", "--store", "figures.db", cwd=tmp_path)
    assert (done.returncode, "never polled" in done.stdout) == (0, True)
    assert not (tmp_path / "figures.db").exists()


def test_an_entry_that_cannot_be_read_is_told_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[[source]]\nid = "desk"\nname = "Desk"\nkind = "feed"\naddress = "a"\n')
    for command in ("sources", "refresh"):
        done = displacement(command, "desk", "--store", "f.db", cwd=tmp_path, DISPLACEMENT_SOURCES="own.toml")
        first, second = done.stderr.splitlines()
        assert (done.returncode, "own.toml, line 4" in first) == (1, True)
        assert "no source is called 'desk'" in second


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_is_one_line_and_exit_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    program = [sys.executable, "-m", "extract.cli", "extract", "a.txt"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "Error: output: No space left on device"


def test_an_output_that_cannot_be_written_is_one_line_and_exit_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = displacement("extract", "a.txt", "-o", "gone/figures.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["Error: gone/figures.csv: cannot be written: No such file or directory"]


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    record = json.dumps({"text": "Two people were killed in Gaza. " * 20})
    (tmp_path / "many.jsonl").write_text(f"{record}\n" * 200)
    done = subprocess.run(
        f"{sys.executable} -m extract.cli extract many.jsonl | head -n 1",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_evaluate_prints_the_measures(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "2025-02-03_b.txt").write_text(TEXT)
    right = {"doc": "2025-02-03_b", "sent": "destroyed 120 buildings in Jenin", "num": "120", "metric": "buildings"}
    fields = {"kind": "destroyed", "value": 120, "qualifier": "exact", "unit": "building", "area": "Jenin"}
    also = {"as_of": "2025-02-02", "measure": "new", "source": "mayor", "status": "reported"}
    missed = right | {"metric": "deaths"}
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(record) + "\n" for record in (right | fields | also, missed)))
    done = displacement("evaluate", gold, "--texts", "texts", "--misses", "3", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:4] == [
        "annotated 2  extracted 1",
        "detection  precision 1.000  recall 0.500  f1 0.667",
        "strict     precision 1.000  recall 0.500  f1 0.667",
        "full       precision 1.000  recall 0.500  f1 0.667",
    ]
    assert "missed: 2025-02-03_b @50 '120' deaths" in lines
    report = json.loads(displacement("evaluate", gold, "--texts", "texts", "--json", cwd=tmp_path).stdout)
    assert report["detection"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}
