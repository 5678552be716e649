"""An archive in partitions: every document once and in order, wherever it is cut and wherever it is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fsspec
import pandas as pd
import pytest

from extract.bulk.partitions import Partition, cut, gather
from extract.errors import BadInput
from extract.gathering.files import gather as gather_here
from extract.model import Document

LINES = [{"id": f"d{i}", "text": f"{'é' * (i % 7)}Some {i + 20} people fled Jenin."} for i in range(40)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with lines, a table, pages of text in a folder, and what is wrong with some of them."""
    folder = tmp_path / "archive"
    (folder / "b").mkdir(parents=True)
    content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES)
    (folder / "a.jsonl").write_text(content + '\n{"text": \n', "utf-8")
    (folder / "b" / "2025-02-03_one.txt").write_text("Two people were killed in Gaza.")
    (folder / "b" / "empty.txt").write_bytes(b"")
    (folder / "b" / ".hidden.txt").write_text("Not read.")
    (folder / "c.csv").write_text("text\n")
    table = pd.DataFrame({"text": ["12 homes fell.", "Nine fled."], "published": [date(2025, 2, 3), None]})
    table.to_parquet(folder / "t.parquet", row_group_size=1)
    (folder / "torn.parquet.txt").write_bytes(b"\xff")
    (folder / "void.jsonl").write_bytes(b"")
    return folder


def read(partitions: list[Partition]) -> Iterator[Document | BadInput]:
    """What stands in the partitions."""
    return (found for partition in partitions for found in gather(partition))


@pytest.mark.parametrize("size", [1, 50, 64, 1_000, None])
def test_the_same_documents_in_the_same_order_wherever_it_is_cut(archive: Path, size: int | None) -> None:
    partitions = cut([str(archive)], published="2025-01-01", size=size)
    assert [partition.number for partition in partitions] == list(range(len(partitions)))
    there, here = (
        [f if isinstance(f, Document) else type(f) for f in found]
        for found in (read(partitions), gather_here([archive], published="2025-01-01"))
    )
    assert there == here
    assert sum(isinstance(found, Document) for found in there) == len(LINES) + 3


def test_what_cannot_be_read_is_named_with_its_place(archive: Path) -> None:
    told = [str(found) for found in read(cut([str(archive)], published=None)) if isinstance(found, BadInput)]
    assert [line.removeprefix(f"{archive}/").split(": ")[0] for line in told] == [
        "a.jsonl, byte 2301",
        "b/empty.txt",
        "c.csv",
        "torn.parquet.txt",
        "void.jsonl",
    ]


def test_an_object_store_is_read_like_a_folder(archive: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.put(f"{archive}/", "/bucket/archive/", recursive=True)
    try:
        found = list(
            read(cut(["memory://bucket/archive/*.jsonl", "memory://bucket/archive/b"], published=None, size=200))
        )
    finally:
        memory.rm("/bucket", recursive=True)
    assert [f.id for f in found if isinstance(f, Document)] == [*(f"d{i}" for i in range(40)), "2025-02-03_one"]


@pytest.mark.parametrize("address", ["gone.jsonl", "news/*.jsonl", "nonsense://bucket/a"])
def test_an_address_that_names_nothing_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(BadInput, match=r"no such file or folder|cannot be reached"):
        cut([address if "://" in address else str(tmp_path / address)], published=None)
