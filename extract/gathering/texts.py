"""Bytes to text without guessing: UTF-8 or a clear word; and the headline of a bare text."""

from __future__ import annotations

import codecs
import re

from extract.errors import BadInput

UTF_16_OR_32 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # the mark of UTF-32 begins with that of UTF-16
SENTENCE_END = re.compile(r"[.!;:,…][\"'’”»)]*$|[a-z]{3}[.!?]['\"’”]?\s+[A-Z‘“]")
HEADLINE_CHARS = 150


def decoded(content: bytes, *, encoding: str = "utf-8", offset: int = 0) -> str:
    """The text of some bytes; raises BadInput with the offset of the first byte that is none.

    `offset` is where the bytes begin in their file. Nothing is replaced: a silent replacement would move the evidence.
    """
    if content.startswith(UTF_16_OR_32):
        raise BadInput("UTF-16 or UTF-32; save it as UTF-8")
    if (zero := content.find(b"\0")) >= 0:
        raise BadInput(f"binary data, not text (a zero byte at offset {offset + zero})")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as err:
        where = offset + err.start
        raise BadInput(f"not valid {encoding.upper()} at byte offset {where}; save it as UTF-8") from err


def check_text(text: str, *, max_bytes: int) -> str:
    """The text itself; raises BadInput for one that is empty, too long, or cannot be written as UTF-8."""
    if not text.strip():
        raise BadInput("no text in it")
    try:
        size = len(text.encode())
    except UnicodeEncodeError as err:
        raise BadInput(f"half a character (lone surrogate) at character {err.start} of the text") from err
    if size > max_bytes:
        raise BadInput(f"{size / 1e6:.0f} MB of text; a document may have {max_bytes / 1e6:.0f} MB: split it")
    if "\0" in text:
        raise BadInput(f"binary data, not text (a zero character at {text.index(chr(0))})")
    return text


def check_field(name: str, value: str) -> None:
    """Raises BadInput for a field that no database or file could hold."""
    try:
        value.encode()
    except UnicodeEncodeError as err:
        raise BadInput(f"`{name}` holds half a character (lone surrogate)") from err
    if "\0" in value:
        raise BadInput(f"`{name}` holds a zero character")


def headline(text: str) -> str | None:
    """The first line of a bare text where it looks like a headline: short, no full sentence, with text under it.

    >>> headline("Homes fall in Jenin\\n\\nThe army destroyed 120 buildings.")
    'Homes fall in Jenin'
    >>> headline("The army destroyed 120 buildings.\\nPeople fled.") is None
    True
    """
    lines = text.lstrip("\ufeff \t\r\n").split("\n", 1)
    line = lines[0].strip()
    stands_alone = len(lines) == 2 and bool(lines[1].strip())
    looks_it = " " in line and len(line) <= HEADLINE_CHARS and not SENTENCE_END.search(line)
    return line if stands_alone and looks_it else None
