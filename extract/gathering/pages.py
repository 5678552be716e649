"""HTML pages: the main text without menus and comments, with what the page's metadata says of it."""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass

import trafilatura

from extract.errors import BadInput
from extract.gathering.texts import decoded

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
HEAD_BYTES = 4096
# Dates are taken from metadata and marked-up places only: htmldate's wider search guesses from any digits on the page.
DATES = {"extensive_search": False, "original_date": True}

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what fails here is reported once, by us


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says: its text, and whatever of the rest its metadata gives. `published` is an ISO day."""

    text: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    language: str | None


def read_page(content: bytes, *, charset: str | None = None) -> Page:
    """The article of a page; raises BadInput where there is none or its bytes are no text.

    `charset` is the encoding that came with the page; it goes before the one that the page itself declares.
    """
    html = decoded(content, encoding=encoding_of(content, charset=charset))
    # Decoded text only: bytes would be unpacked without a limit, an address would be fetched.
    found = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=DATES, deduplicate=False
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise BadInput("no article text found in the page")
    lang = LANGUAGE.search(html[:HEAD_BYTES])
    return Page(
        text=found.text or "",
        title=found.title or None,
        published=found.date or None,
        publisher=found.sitename or None,
        url=found.url or None,
        language=lang.group(1).lower() if lang else None,
    )


def encoding_of(content: bytes, *, charset: str | None = None) -> str:
    """The encoding that came with a page, else the one that it declares, else UTF-8; raises BadInput.

    >>> encoding_of(b'<meta charset="windows-1256">'), encoding_of(b"<p>", charset="ISO-8859-6")
    ('cp1256', 'iso8859-6')
    """
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    declared = DECLARED.search(content[:HEAD_BYTES])
    name = charset or (declared.group(1).decode("ascii", "replace") if declared else "utf-8")
    try:
        codec = codecs.lookup(name)
    except LookupError as err:
        raise BadInput(f"unknown encoding {name!r} declared in the page; save it as UTF-8") from err
    # As browsers do: who says Latin-1 or ASCII means the code page of Windows, with its quotation marks.
    if codec.name in {"iso8859-1", "ascii"}:
        return "cp1252"
    # Python lists codecs that are no text encodings ("zip") under the same roof.
    return codec.name if codec._is_text_encoding else "utf-8"
