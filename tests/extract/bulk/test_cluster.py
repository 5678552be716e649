"""A cluster gives the rows of one process, whatever becomes of its workers, and does nothing twice."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from click.testing import CliRunner

from extract.bulk.cluster import cluster, read_archive
from extract.bulk.partitions import cut
from extract.cli import main
from extract.errors import BadInput, BadSetting

if TYPE_CHECKING:
    from distributed import Client

COUNT = 60


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """Two workers of this machine, as `--dask local --jobs 2` has them."""
    with cluster("local", workers=2) as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Lines with one figure each, and one that is broken."""
    path = tmp_path / "archive.jsonl"
    lines = [json.dumps({"id": f"d{i}", "text": f"Some {i + 20} people were killed in Gaza."}) for i in range(COUNT)]
    path.write_text("\n".join([*lines, '{"text": 7}']))
    return path


def rows(path: Path) -> pd.DataFrame:
    """The figures of a file or of a folder of parts, as plain values."""
    return pd.read_parquet(path).astype(object)


def test_the_rows_are_those_of_one_process_through_a_scheduler(client: Client, archive: Path, tmp_path: Path) -> None:
    address = str(client.scheduler_info()["address"])
    there = CliRunner().invoke(main, ["extract", str(archive), "--dask", address, "-o", str(tmp_path / "parts")])
    here = CliRunner().invoke(main, ["extract", str(archive), "-o", str(tmp_path / "one.parquet")])
    assert there.stdout == f"{tmp_path}/parts: {COUNT} figures of {COUNT} documents\n"
    assert [done.exit_code for done in (there, here)] == [1, 1]
    assert "archive.jsonl, byte" in there.stderr
    pd.testing.assert_frame_equal(rows(tmp_path / "parts"), rows(tmp_path / "one.parquet"))


def test_a_lost_worker_loses_nothing(client: Client, archive: Path, tmp_path: Path) -> None:
    plan = cut([str(archive)], published=None, size=100)
    tallies = read_archive(client, plan, str(tmp_path / "parts"))
    documents = next(tallies).documents
    worker, process = next(iter(client.run(os.getpid).items()))
    os.kill(process, signal.SIGKILL)
    documents += sum(tally.documents for tally in tallies)
    assert documents == COUNT
    assert list(rows(tmp_path / "parts").doc) == [f"d{i}" for i in range(COUNT)]
    assert not [path for path in (tmp_path / "parts").iterdir() if not path.name.startswith("part-")], worker


def test_what_a_lost_worker_began_is_cleared_away(client: Client, archive: Path, tmp_path: Path) -> None:
    begun = tmp_path / "parts" / ".part-000000.parquet.8713c408"
    begun.parent.mkdir()
    begun.write_bytes(b"PAR1")
    plan = cut([str(archive)], published=None, size=100)
    assert sum(tally.documents for tally in read_archive(client, plan, str(begun.parent))) == COUNT
    assert not begun.exists()


def test_what_stands_is_not_read_again(client: Client, archive: Path, tmp_path: Path) -> None:
    plan = cut([str(archive)], published=None, size=1_000)
    first = sorted(map(str, read_archive(client, plan, str(tmp_path / "parts"))))
    parts = sorted((tmp_path / "parts").iterdir())
    parts[0].unlink()
    kept = {path: path.stat().st_mtime_ns for path in parts[1:]}
    assert sorted(map(str, read_archive(client, plan, str(tmp_path / "parts")))) == first
    assert {path: path.stat().st_mtime_ns for path in parts[1:]} == kept
    assert len(rows(tmp_path / "parts")) == COUNT


def test_a_folder_of_another_run_is_refused(client: Client, archive: Path, tmp_path: Path) -> None:
    output = str(tmp_path / "parts")
    list(read_archive(client, cut([str(archive)], published=None, size=1_000), output))
    for other in ({"size": 1_000, "published": "2025-01-01"}, {"size": 100_000, "published": None}):
        with pytest.raises(BadInput, match="another"):
            list(read_archive(client, cut([str(archive)], **other), output))


def test_a_scheduler_that_is_not_there_is_told() -> None:
    with pytest.raises(BadSetting, match="no scheduler answers there"), cluster("tcp://nowhere", workers=1):
        pass


def test_a_cluster_writes_a_folder_only() -> None:
    for words in (
        ["extract", "a.txt", "--dask", "local"],
        ["extract", "a", "--dask", "local", "-o", "b", "--format", "csv"],
    ):
        assert CliRunner().invoke(main, words).exit_code == 2
