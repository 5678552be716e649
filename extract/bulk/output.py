"""A long output that goes on where it was after its program was killed: the lines written so far, and a journal."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Self

from extract.errors import BadInput

JOURNAL_S = 2.0  # at most so much work is done again


@dataclass(frozen=True, slots=True)
class Journal:
    """What stands safely in the part: for which question, from how many inputs, in how many bytes."""

    asked: str
    passed: int
    size: int


class Part:
    """The JSON Lines of an output under way, beside it as a hidden file; raises BadInput where it cannot be written."""

    def __init__(self, output: Path, asked: str) -> None:
        self.path = output.with_name(f".{output.name}.part")
        self.journal = output.with_name(f".{output.name}.part.json")
        self.output = output
        known = self.read_journal(asked)
        self.asked = asked
        self.passed = known.passed if known else 0
        try:
            self.file: BinaryIO = self.path.open("r+b" if known else "wb")
            self.file.seek(known.size if known else 0)
            self.file.truncate()
        except OSError as err:
            raise BadInput(f"{output}: cannot be written: {err.strerror}") from err
        self.written_at = time.monotonic()

    def read_journal(self, asked: str) -> Journal | None:
        """The journal of an earlier run, where it asked the same and its part is whole."""
        try:
            found = Journal(**json.loads(self.journal.read_bytes()))
            return found if found.asked == asked and self.path.stat().st_size >= found.size else None
        except (OSError, ValueError, TypeError):
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
        if not self.journal.exists():
            self.path.unlink(missing_ok=True)  # done, or not worth keeping

    def add(self, lines: bytes, *, passed: int) -> None:
        """Lines of so many inputs more."""
        try:
            self.file.write(lines)
            self.passed += passed
            if time.monotonic() - self.written_at >= JOURNAL_S:
                self.save()
        except OSError as err:
            raise BadInput(f"{self.output}: cannot be written: {err.strerror}") from err

    def save(self) -> None:
        """Makes sure that what was added outlives this program."""
        self.file.flush()
        os.fsync(self.file.fileno())
        fresh = self.journal.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(Journal(self.asked, self.passed, self.file.tell()))))
        fresh.replace(self.journal)
        self.written_at = time.monotonic()

    def lines(self) -> Iterator[bytes]:
        """Every line that was added."""
        self.file.flush()
        with self.path.open("rb") as file:
            yield from file

    def finish(self, *, replace: bool) -> None:
        """The part becomes the output, or is removed when the output was made from it."""
        self.file.close()
        if replace:
            self.path.replace(self.output)
        self.journal.unlink(missing_ok=True)


def question(*parts: object, paths: Iterable[Path]) -> str:
    """A digest of what is asked: options, and name, size and time of every input; another input is another question."""
    mark = hashlib.sha256(repr(parts).encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and not file.name.startswith("."):
                found = file.stat()
                mark.update(f"\n{file.resolve()} {found.st_size} {found.st_mtime_ns}".encode("utf-8", "surrogatepass"))
    return mark.hexdigest()
