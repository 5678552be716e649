"""Where quotations begin and end in folded text, and which sentences a quotation runs through."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading.sentences.text import Sentence


def is_quoted(text: str, at: int, *, inside: bool) -> bool:
    """Whether the position stands in a quotation, given whether the text begins in one.

    >>> is_quoted('"Six died," she said.', 3, inside=False), is_quoted('"Six died," she said.', 14, inside=False)
    (True, False)
    """
    mark = text.find('"', 0, at)
    while mark >= 0:
        before, after = text[max(0, mark - 1) : mark], text[mark + 1 : mark + 2]
        opening = (not before or before in " ([–:") and bool(after.strip())
        closing = bool(before.strip()) and (not after or not after.isalnum())
        inside = opening if opening != closing else not inside
        mark = text.find('"', mark + 1, at)
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
