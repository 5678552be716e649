"""JSON Lines to documents: a broken line is named by its number, the lines beside it are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import BinaryIO

from extract.errors import BadInput
from extract.gathering.texts import check_field, check_text, decoded
from extract.model import Document


def json_lines(path: Path, *, published: str | None, max_bytes: int) -> Iterator[Document | BadInput]:
    """The documents of a JSON Lines file, read line by line: the file may be larger than memory. Raises OSError."""
    seen = 0
    with path.open("rb") as file:
        for number, start, line in numbered(file, max_bytes=2 * max_bytes):
            if line is not None and not line.strip():
                continue
            seen += 1
            try:
                if line is None:
                    raise BadInput(f"longer than {2 * max_bytes / 1e6:.0f} MB; split the document")
                document = read_line(line, start=start, max_bytes=max_bytes)
                yield document if document.published else replace(document, published=published)
            except BadInput as err:
                yield BadInput(f"{path}, line {number}: {err}")
    if not seen:
        yield BadInput(f"{path}: the file is empty")


def numbered(file: BinaryIO, *, max_bytes: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Line number, byte offset and content of each line; None for one that is too long to hold."""
    number, start = 0, 0
    while line := file.readline(max_bytes):
        number += 1
        whole: bytes | None = line
        size = len(line)
        while len(line) == max_bytes and not line.endswith(b"\n"):
            whole = None
            line = file.readline(max_bytes)
            size += len(line)
        yield number, start, whole
        start += size


def read_line(line: bytes, *, start: int, max_bytes: int) -> Document:
    """The document of one line; raises BadInput."""
    text = decoded(line.removesuffix(b"\n"), encoding="utf-8-sig" if start == 0 else "utf-8", offset=start)
    try:
        record = json.loads(text)
    except json.JSONDecodeError as err:
        raise BadInput(f"broken JSON at column {err.colno}: {err.msg}") from err
    except (ValueError, RecursionError) as err:
        raise BadInput(f"JSON that cannot be read: {err}") from err
    if not isinstance(record, dict):
        raise BadInput(f"a JSON object is needed, not {type(record).__name__}")
    for field in fields(Document):
        value = record.get(field.name)
        if isinstance(value, str):
            check_text(value, max_bytes=max_bytes) if field.name == "text" else check_field(field.name, value)
    return Document.from_dict(record)
