"""Where quotations begin and end in folded text, and which sentences a quotation runs through."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.sentences.text import Sentence


def is_quoted(text: str, at: int, *, inside: bool) -> bool:
    """Whether the position stands in a quotation, given whether the text begins in one.

    >>> is_quoted('"Six died," she said.', 3, inside=False), is_quoted('"Six died," she said.', 14, inside=False)
    (True, False)
    """
    for mark in re.finditer('"', text[:at]):
        before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
        opening = (not before or before in " ([–:") and bool(after.strip())
        closing = bool(before.strip()) and (not after or not after.isalnum())
        inside = opening if opening != closing else not inside
    return inside


def quotation_starts(sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence, whether it begins inside a quotation that its paragraph opened before it."""
    inside, result = False, []
    for k, sentence in enumerate(sentences):
        if k == 0 or sentences[k - 1].paragraph != sentence.paragraph:
            inside = False
        result.append(inside)
        inside = is_quoted(sentence.text, len(sentence.text), inside=inside)
    return result
