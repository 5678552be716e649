"""Files and folders to documents; what cannot be read is named, the rest is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from extract.errors import BadInput
from extract.gathering.lines import json_lines
from extract.gathering.texts import check_field, check_text, decoded, headline
from extract.model import Document, iso_day

MAX_BYTES = 20_000_000  # one document; the longest book of the sort has about a tenth of it
MAX_PDF_BYTES = 100_000_000  # its pictures count, its text is held to MAX_BYTES
LINES = frozenset({".jsonl", ".ndjson"})
PARQUET = ".parquet"
LEADING_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")

Gathered = Document | BadInput


def gather(paths: Iterable[Path], *, published: str | None = None) -> Iterator[Gathered]:
    """The documents of files and folders in the order given; in a folder, in the order of their names.

    `published` (ISO day) is for documents that bring no date of their own. What cannot be read comes as a BadInput
    in its place, one for each file or line, never raised: the caller tells the user and goes on.
    """
    for path in paths:
        yield from gather_path(path, published)


def gather_below(folder: Path, files: Iterable[Path]) -> Iterator[Gathered]:
    """The documents of files in a folder; a text, page or PDF has its path below the folder for its id.

    File names repeat from one subfolder to the next, and what shares an id would take each other's place.
    """
    for path in files:
        for found in gather_path(path, None):
            if isinstance(found, Document) and path.suffix.lower() in READERS:
                yield replace(found, id=path.relative_to(folder).as_posix())
            else:
                yield found


def gather_path(path: Path, published: str | None) -> Iterator[Gathered]:
    """The documents of one file or folder."""
    if path.is_dir():
        yield from gather_folder(path, published)
    elif not path.exists():
        yield BadInput(f"{path}: no such file or folder; check the spelling")
    elif not path.is_file():
        yield BadInput(f"{path}: neither a file nor a folder")
    else:
        try:
            yield from gather_file(path, published)
        except BadInput as err:
            yield BadInput(f"{path}: {err}")
        except OSError as err:
            yield BadInput(f"{path}: cannot be read: {err.strerror or err}")


def gather_folder(folder: Path, published: str | None) -> Iterator[Gathered]:
    """Every file below a folder, hidden ones left out."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as err:
        yield BadInput(f"{folder}: cannot be read: {err.strerror or err}")
        return
    visible = [path for path in inside if not path.name.startswith(".")]
    if not visible:
        yield BadInput(f"{folder}: the folder is empty")
    for path in visible:
        # A link to a folder above would never end.
        if not (path.is_symlink() and path.is_dir()):
            yield from gather_path(path, published)


def gather_file(path: Path, published: str | None) -> Iterator[Gathered]:
    """The documents of one file, by its ending; raises BadInput or OSError."""
    check_field("file name", path.name)
    ending = path.suffix.lower()
    if ending in LINES:
        yield from json_lines(path, published=published, max_bytes=MAX_BYTES)
    elif ending == PARQUET:
        yield from parquet_rows(path, published)
    else:
        limit = limit_of(path)
        check_size(path.stat().st_size, limit=limit)
        yield read_file(path, path.read_bytes(), published)


def parquet_rows(path: Path, published: str | None) -> Iterator[Gathered]:
    """The documents of a Parquet file; raises BadInput or OSError."""
    from extract.parquet import read_documents

    with path.open("rb") as file:
        for found in read_documents(file):
            yield dated(found, published) if isinstance(found, Document) else BadInput(f"{path}: {found}")


def dated(document: Document, published: str | None) -> Document:
    """The document, with this day where it brings none of its own."""
    return document if document.published else replace(document, published=published)


def limit_of(path: PurePath) -> int:
    """How many bytes a file of this ending may have; raises BadInput for an ending that is not read."""
    ending = path.suffix.lower()
    if ending not in READERS:
        raise BadInput(
            f"files ending in {ending or 'nothing'} are not read; give {', '.join(sorted(READERS))}, .jsonl or .parquet"
        )
    return MAX_PDF_BYTES if ending == ".pdf" else MAX_BYTES


def check_size(size: int, *, limit: int) -> None:
    """Raises BadInput for too many bytes."""
    if size > limit:
        raise BadInput(f"{size / 1e6:.0f} MB; a document may have {limit / 1e6:.0f} MB: split it, or give it as .jsonl")


def read_file(path: PurePath, content: bytes, published: str | None) -> Document:
    """The document of a file's content, by the ending of its name; raises BadInput."""
    check_size(len(content), limit=limit_of(path))
    if not content.strip():
        raise BadInput("the file is empty")
    return READERS[path.suffix.lower()](path, content, published)


def read_text_file(path: PurePath, content: bytes, published: str | None) -> Document:
    """A text exactly as given: offsets count its characters, line ends and all."""
    text = decoded(content)
    return Document(id=path.stem, text=text, title=headline(text), published=published or day_of_name(path))


def read_page(path: PurePath, content: bytes, published: str | None) -> Document:
    """The main text of an HTML page with what its metadata says."""
    from extract.gathering import pages  # its library takes as long to load as a thousand texts to read

    page = pages.read_page(content)
    return Document(
        id=path.stem,
        text=check_text(page.text, max_bytes=MAX_BYTES),
        title=page.title,
        published=page.published or published or day_of_name(path),
        publisher=page.publisher,
        url=page.url,
        language=page.language,
    )


def read_pdf(path: PurePath, content: bytes, published: str | None) -> Document:
    """The text of a PDF. The day on which the file was made is not the day of publication: it is not taken for it."""
    from extract.gathering import pdf

    title, text = pdf.read_pdf(content)
    text = check_text(text, max_bytes=MAX_BYTES)
    return Document(id=path.stem, text=text, title=title or headline(text), published=published or day_of_name(path))


def count_documents(paths: Iterable[Path]) -> int:
    """About how many documents there are: the lines of .jsonl, the rows of .parquet, one for any other file."""
    return sum(map(_count, paths))


def _count(path: Path) -> int:
    if path.is_dir():
        inside = (p for p in path.iterdir() if not p.name.startswith("."))
        return sum(_count(p) for p in inside if not (p.is_symlink() and p.is_dir()))
    if path.suffix.lower() not in {*LINES, PARQUET} or not path.is_file():
        return 1
    with path.open("rb") as file:
        if path.suffix.lower() in LINES:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) or 1
        from extract.parquet import count_rows

        try:
            return count_rows(file)
        except BadInput:
            return 1


def day_of_name(path: PurePath) -> str | None:
    """The day that leads a file's name.

    >>> day_of_name(Path("2025-02-03_jenin.txt")), day_of_name(Path("2025-13-03.txt"))
    ('2025-02-03', None)
    """
    found = LEADING_DAY.match(path.name)
    try:
        return iso_day(found.group()) if found else None
    except BadInput:
        return None


READERS: dict[str, Callable[[PurePath, bytes, str | None], Document]] = {
    ".txt": read_text_file,
    ".html": read_page,
    ".htm": read_page,
    ".pdf": read_pdf,
}
