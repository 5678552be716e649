"""Files that appear complete or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from extract.errors import BadInput


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its place only when it is complete; raises BadInput where it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as err:
        raise BadInput(f"{path}: cannot be written: {err.strerror}") from err
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)  # mkstemp gives a file that nobody else may read
        part.replace(path)
    except OSError as err:
        raise BadInput(f"{path}: cannot be written: {err.strerror}") from err
    finally:
        part.unlink(missing_ok=True)
