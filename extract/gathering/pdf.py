"""PDF files: the text of their pages."""

from __future__ import annotations

import logging
from io import BytesIO

from pypdf import PdfReader

from extract.errors import BadInput

LOCKED = "a PDF locked by a password; save it without one"

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what fails here is reported once, by us


def read_pdf(content: bytes) -> tuple[str | None, str]:
    """Title and text of a PDF, pages apart by an empty line; raises BadInput."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInput(LOCKED)
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except BadInput:
        raise
    except Exception as err:
        # A broken PDF can fail anywhere in the parser, with any exception.
        raise BadInput(f"a PDF that cannot be read: {str(err).strip() or type(err).__name__}".split("\n")[0]) from err
    if not text.strip():
        raise BadInput("a PDF without text (scanned pages?); run a text recognition over it first")
    return (title or "").strip() or None, text
