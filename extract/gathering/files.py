"""Files and folders to documents: .txt, .html, .pdf and .jsonl; what cannot be read is named, the rest is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.errors import BadInput
from extract.gathering.lines import json_lines
from extract.gathering.texts import check_field, check_text, decoded, headline
from extract.model import Document, iso_day

MAX_BYTES = 20_000_000  # one document; the longest book of the sort has about a tenth of it
MAX_PDF_BYTES = 100_000_000  # its pictures count, its text is held to MAX_BYTES
LEADING_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")

Gathered = Document | BadInput


def gather(paths: Iterable[Path], *, published: str | None = None) -> Iterator[Gathered]:
    """The documents of files and folders in the order given; in a folder, in the order of their names.

    `published` (ISO day) is for documents that bring no date of their own. What cannot be read comes as a BadInput
    in its place, one for each file or line, never raised: the caller tells the user and goes on.
    """
    for path in paths:
        yield from gather_path(path, published)


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
    if ending in {".jsonl", ".ndjson"}:
        yield from json_lines(path, published=published, max_bytes=MAX_BYTES)
    elif ending in READERS:
        yield READERS[ending](path, published)
    else:
        raise BadInput(
            f"files ending in {ending or 'nothing'} are not read; give {', '.join(sorted(READERS))} or .jsonl"
        )


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """The content of a file; raises BadInput for nothing or too much."""
    size = path.stat().st_size
    if size > limit:
        raise BadInput(f"{size / 1e6:.0f} MB; a document may have {limit / 1e6:.0f} MB: split it, or give it as .jsonl")
    content = path.read_bytes()
    if not content.strip():
        raise BadInput("the file is empty")
    return content


def read_text_file(path: Path, published: str | None) -> Document:
    """A text exactly as given: offsets count its characters, line ends and all."""
    text = decoded(read_bytes(path))
    return Document(id=path.stem, text=text, title=headline(text), published=published or day_of_name(path))


def read_page(path: Path, published: str | None) -> Document:
    """The main text of an HTML page with what its metadata says."""
    from extract.gathering import pages  # its library takes as long to load as a thousand texts to read

    page = pages.read_page(read_bytes(path))
    return Document(
        id=path.stem,
        text=check_text(page.text, max_bytes=MAX_BYTES),
        title=page.title,
        published=page.published or published or day_of_name(path),
        publisher=page.publisher,
        url=page.url,
        language=page.language,
    )


def read_pdf(path: Path, published: str | None) -> Document:
    """The text of a PDF. The day on which the file was made is not the day of publication: it is not taken for it."""
    from extract.gathering import pdf

    title, text = pdf.read_pdf(read_bytes(path, limit=MAX_PDF_BYTES))
    text = check_text(text, max_bytes=MAX_BYTES)
    return Document(id=path.stem, text=text, title=title or headline(text), published=published or day_of_name(path))


def day_of_name(path: Path) -> str | None:
    """The day that leads a file's name.

    >>> day_of_name(Path("2025-02-03_jenin.txt")), day_of_name(Path("2025-13-03.txt"))
    ('2025-02-03', None)
    """
    found = LEADING_DAY.match(path.name)
    try:
        return iso_day(found.group()) if found else None
    except BadInput:
        return None


READERS: dict[str, Callable[[Path, str | None], Document]] = {
    ".txt": read_text_file,
    ".html": read_page,
    ".htm": read_page,
    ".pdf": read_pdf,
}
