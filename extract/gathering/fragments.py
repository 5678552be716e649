"""Pieces of HTML, as feeds carry them, to plain text: a paragraph for every block."""

from __future__ import annotations

import re

from lxml import etree, html

BLOCKS = frozenset(
    "address article blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre "
    "section table td th tr ul".split()
)
SILENT = frozenset({"script", "style", "template", "noscript", "head"})
MAX_CHARS = 2_000_000


def plain_text(fragment: str) -> str:
    """The text of a piece of HTML, a paragraph for each block.

    >>> plain_text("<p>Two homes &amp; a clinic.</p><script>no()</script><p>Nobody was hurt.</p>")
    'Two homes & a clinic.\\n\\nNobody was hurt.'
    """
    # The standard library's parser needs quadratic time for some malformed pieces; this one does not.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(f"<div>{fragment[:MAX_CHARS]}</div>", parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            silent += tag in SILENT
            pieces += ["\n"] if tag in BLOCKS else []
            words = element.text
        else:
            silent -= tag in SILENT
            pieces += ["\n"] if tag in BLOCKS else []
            words = element.tail
        if words and not silent:
            pieces.append(re.sub(r"\s+", " ", words))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)
