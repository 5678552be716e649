"""A long output that was cut off goes on where it was, and only for the same question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.bulk.output import Part, question
from extract.cli import main
from extract.errors import BadInput
from extract.reading.version import READER


def cut_off(output: Path, asked: str, *, lines: bytes, passed: int, lost: bytes = b"") -> None:
    """Leaves what a killed program leaves: a journal, and perhaps lines that it did not tell of."""
    part = Part(output, asked)
    part.add(lines, passed=passed)
    part.save()
    part.file.write(lost)
    part.file.close()


def test_it_goes_on_behind_the_last_line_that_was_journalled(tmp_path: Path) -> None:
    cut_off(tmp_path / "out", "q", lines=b"one\n", passed=1, lost=b"tw")
    with Part(tmp_path / "out", "q") as part:
        assert part.passed == 1
        part.add(b"two\n", passed=1)
        assert list(part.lines()) == [b"one\n", b"two\n"]
        part.finish(replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("spoil", ["question", "part", "journal"])
def test_another_question_or_a_damaged_part_begins_anew(tmp_path: Path, spoil: str) -> None:
    cut_off(tmp_path / "out", "q", lines=b"one\n", passed=1)
    if spoil == "part":
        (tmp_path / ".out.part").write_bytes(b"on")
    if spoil == "journal":
        (tmp_path / ".out.part.json").write_bytes(b'{"asked": "q"')
    with Part(tmp_path / "out", "other" if spoil == "question" else "q") as part:
        assert part.passed == 0
        assert list(part.lines()) == []


def test_a_short_run_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Part(tmp_path / "out", "q") as part:
        part.add(b"one\n", passed=1)  # and not finished
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        Part(tmp_path / "gone" / "out", "q")


def test_the_question_changes_with_every_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    asked = question("csv", paths=[tmp_path])
    (tmp_path / ".out.part").write_text("hidden files are no input")
    assert question("csv", paths=[tmp_path]) == asked
    assert question("jsonl", paths=[tmp_path]) != asked
    (tmp_path / "b.txt").write_text("b")
    assert question("csv", paths=[tmp_path]) != asked


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_extract_reads_only_what_an_earlier_run_has_not(tmp_path: Path, form: str) -> None:
    source = tmp_path / "a.jsonl"
    told = ["Two people were killed in Gaza.", "", "Some 40 homes were destroyed in Jenin.", "12 fled Rafah."]
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in told))
    run = CliRunner()
    whole, output = tmp_path / f"whole.{form}", tmp_path / f"out.{form}"
    asked = question(form, None, READER, paths=[source])
    assert run.invoke(main, ["extract", str(source), "-o", str(whole)]).exit_code == 1  # an empty text
    first = run.invoke(main, ["extract", str(source)]).stdout.splitlines(keepends=True)[0]
    cut_off(output, asked, lines=first.encode(), passed=1)
    done = run.invoke(main, ["extract", str(source), "-o", str(output)])
    assert done.stderr.splitlines()[0] == "Going on after 1 documents that an earlier run has read."
    assert "line 2" in done.stderr.splitlines()[1]
    assert output.read_bytes() == whole.read_bytes()
