"""Pieces of HTML, as feeds carry them, to plain text: a paragraph for every block."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    "address article blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre "
    "section table td th tr ul".split()  # noqa: SIM905 - a list of names
)
SILENT = frozenset({"script", "style", "template", "noscript", "title", "head"})


class Stripper(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A block begins a line of its own."""
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self.silent:
            self.pieces.append(data)


def plain_text(html: str) -> str:
    """The text of a piece of HTML, one line for each block.

    >>> plain_text("<p>Two homes &amp; a clinic.</p><script>no()</script><p>Nobody was hurt.</p>")
    'Two homes & a clinic.\\n\\nNobody was hurt.'
    """
    stripper = Stripper()
    stripper.feed(html)
    stripper.close()
    lines = (re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in "".join(stripper.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(line for line in lines if line))
