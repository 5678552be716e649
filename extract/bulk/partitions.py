"""An archive in files or an object store, cut into partitions that can be read apart, in any order, on any machine.

A partition is a stretch of a JSON Lines file (a line belongs to the stretch it begins in), some row groups of a Parquet
file, or some files with one text each. Addresses are fsspec's: `news/*.jsonl`, `s3://bucket/archive/`, `gs://…`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from extract.errors import BadInput
from extract.gathering.files import LINES, MAX_BYTES, PARQUET, dated, limit_of, read_file
from extract.gathering.lines import numbered, read_line
from extract.model import Document
from extract.parquet import read_documents, row_groups

PARTITIONS = 1_000
SMALLEST, LARGEST = 2_000_000, 64_000_000  # bytes: more than the hand-over costs; less than anybody minds to lose
BUFFER = 1_000_000
FILES_AT_ONCE = 1_000
Gathered = Document | BadInput


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file: bytes of JSON Lines, row groups of Parquet; the whole of anything else."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Partition:
    """What is read together and gives one file of figures; `protocol` and `options` say where its files are."""

    number: int
    address: str
    pieces: tuple[Piece, ...]
    published: str | None = None


def filesystem(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it; raises BadInput where its package is missing."""
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as err:
        raise BadInput(f"{address}: cannot be reached: {err}") from err
    return system, str(path)


def cut(addresses: Sequence[str], *, published: str | None, size: int | None = None) -> list[Partition]:
    """The partitions of files, folders and patterns, in their order; the same for the same files. Raises BadInput.

    Without a size in bytes, it is what gives about PARTITIONS of them.
    """
    found: list[Partition] = []
    listed = [(address, *listing(address)) for address in addresses]
    total = sum(length for _, _, files in listed for _, length in files)
    size = size or min(LARGEST, max(SMALLEST, total // PARTITIONS))
    for address, system, files in listed:
        for pieces in _gathered(_pieces(system, files, size), size):
            found.append(Partition(len(found), address, tuple(pieces), published))
    return found


def listing(address: str) -> tuple[Any, list[tuple[str, int]]]:
    """The file system of an address and every file that the address names, with its bytes; raises BadInput for none."""
    system, path = filesystem(address)
    files = files_of(system, path)
    if not files:
        raise BadInput(f"{address}: no such file or folder; check the spelling")
    return system, files


def _pieces(system: Any, files: Iterable[tuple[str, int]], size: int) -> Iterator[tuple[Piece, int]]:
    """The pieces of the files, each with its bytes."""
    for name, length in files:
        ending = PurePosixPath(name).suffix.lower()
        if ending in LINES:
            for start in range(0, length, size) or [0]:
                yield Piece(name, start, min(length, start + size)), min(size, length - start)
        elif ending == PARQUET:
            with system.open(name, "rb") as file:
                groups = row_groups(file)
            for group in range(groups):
                yield Piece(name, group, group + 1), length // groups
        else:
            yield Piece(name, 0, length), length


def files_of(system: Any, path: str) -> list[tuple[str, int]]:
    """Every file that a path or a pattern names, with its bytes; in a folder in the order of names, hidden ones out."""
    names = system.glob(path) if any(mark in path for mark in "*?[") else [path] if system.exists(path) else []
    found: list[tuple[str, int]] = []
    for name in sorted(names):
        inside = system.find(name, detail=True)  # of a file: itself
        for file, about in sorted(inside.items(), key=lambda item: PurePosixPath(item[0]).parts):
            hidden = any(part.startswith(".") for part in PurePosixPath(file).relative_to(name).parts)
            if not hidden:
                found.append((file, int(about["size"])))
    return found


def _gathered(pieces: Iterable[tuple[Piece, int]], size: int) -> Iterator[list[Piece]]:
    """Neighbouring pieces, together about as large as a partition."""
    batch: list[Piece] = []
    length = 0
    for piece, bytes_ in pieces:
        if batch and (length + bytes_ > size or len(batch) == FILES_AT_ONCE):
            yield batch
            batch, length = [], 0
        batch.append(piece)
        length += bytes_
    if batch:
        yield batch


def gather(partition: Partition) -> Iterator[Gathered]:
    """The documents of a partition in their order; what cannot be read comes as a BadInput in its place."""
    system, _ = filesystem(partition.address)
    for piece in partition.pieces:
        try:
            yield from _documents(system, piece, partition.published)
        except BadInput as err:
            yield BadInput(f"{piece.path}: {err}")
        except FileNotFoundError as err:
            yield BadInput(f"{piece.path}: is gone: {err}")


def _documents(system: Any, piece: Piece, published: str | None) -> Iterator[Gathered]:
    name = PurePosixPath(piece.path)
    ending = name.suffix.lower()
    if ending not in {*LINES, PARQUET}:
        limit_of(name)
        yield read_file(name, system.cat_file(piece.path), published)
        return
    with system.open(piece.path, "rb") as opened, io.BufferedReader(opened, BUFFER) as file:
        rows = (
            lines_between(file, piece.start, piece.end)
            if ending in LINES
            else read_documents(file, range(piece.start, piece.end))
        )
        for row in rows:
            yield dated(row, published) if isinstance(row, Document) else BadInput(f"{piece.path}, {row}")


def lines_between(file: BinaryIO, start: int, end: int) -> Iterator[Gathered]:
    """The documents of the lines that begin in a stretch of bytes; raises BadInput for no bytes at all."""
    if end == 0:
        raise BadInput("the file is empty")
    if start:
        file.seek(start - 1)
        while (skipped := file.readline(MAX_BYTES)) and not skipped.endswith(b"\n"):
            pass
    begin = file.tell()
    for _, offset, line in numbered(file, max_bytes=2 * MAX_BYTES):
        at = begin + offset
        if at >= end:
            return
        if line is None:
            yield BadInput(f"byte {at}: longer than {2 * MAX_BYTES / 1e6:.0f} MB; split the document")
        elif line.strip():
            try:
                yield read_line(line, start=at, max_bytes=MAX_BYTES)
            except BadInput as err:
                yield BadInput(f"byte {at}: {err}")


def plan_mark(partitions: Iterable[Partition], *rules: str) -> str:
    """A digest of a plan and of the rules that read it: another archive or other rules are another run."""
    mark = hashlib.sha256(repr(rules).encode())
    for partition in partitions:
        mark.update(repr(replace(partition, address="")).encode())
    return mark.hexdigest()


def absolute(address: str) -> str:
    """The address as every worker understands it: a path of this machine from its root."""
    return address if "://" in address else str(Path(address).absolute())
