"""A text as sentences whose offsets hold: nothing is inserted or removed, only read in one spelling.

Typography (curly quotes, no-break spaces, odd dashes) is folded character by character, so that a position in the folded
text is the same position in the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.reading.patterns.wordings import ONES, RANKS, TENS

# Longer runs without a full stop are debris (menus, flattened tables): no clause can be told in them.
SENTENCE_LIMIT = 2000

_FOLD = {
    character: plain
    for character, plain in {
        **dict.fromkeys("‘’‚‛ʼʻʿʾ´`′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f", " "
        ),
        **dict.fromkeys("‐‑\u00ad", "-"),
        **dict.fromkeys("–—―−", "–"),
        **dict.fromkeys("•‣▪●◦∙·", "•"),
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u200b": " ",
        "\ufeff": " ",
        "⁠": " ",
        **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " "),  # marks of footnotes
    }.items()
    if character != plain
}

# "6.2", below it "million", below that what is counted: a key figure of a page
_KEY_FIGURE = re.compile(r"(?<=\d)\n(?=(?:million|thousand)\n)")

# "(27) died of hunger", "killed (12) people": a number in brackets that goes on as if they were not there.
_BRACKETED = re.compile(
    r"(?<![^\s•*])(?<!\d\s)\((\d[\d,.]*)\)(?=\s(?!(?:of|and|in|to|or|is|was|for|at|on|by|from|the|as|per|with|that|which|governorates?|districts?|provinces?|localit(?:y|ies)|states)\b)[a-z])"
)

# "Thirty (30) students": the number is said once.
_SAID_AGAIN = re.compile(
    rf"\b((?:{TENS})(?:[- ](?:{ONES}))?|{ONES}|hundred|thousand|dozen)(\s\(\d[\d,.]*\))(?=[\s.,;:])",
    re.I,
)
# "killed,[3] most": marks of references are left out, and the stop or comma before one stands where it ends.
_REFERENCE = re.compile(
    r"(?<=[^\s\[])([.,;:]?)((?:\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\])+)(?=[\s.,;:)]|$)"
)

# A full stop after one of these, or after a single capital, ends no sentence.
_ABBREVIATIONS = frozenset(
    "jr sr hon no vs etc incl approx ca dept est inc ltd co jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n e.g i.e a.m p.m km".split()
) | {rank.lower() for rank in RANKS}
_STRONG_MARK = re.compile(r"\s*[•|;]\s*|\s{3,}")
_COMMA = re.compile(r",\s+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# Paragraphs that a page's code ran together have no space between: "fled the camp.The army said".
# All begin with one set of marks, so that the engine leaps from mark to mark.
_STOP = re.compile(
    rf"""[.!?…](?:[.!?…]*["')\]]*(?=\s|$)|(?<=[a-z)\]"'][.!?])["')\]]?(?=["(]?[A-Z][a-z]*\s)|(?<=\d\.)(?=(?!{_MONTH})[A-Z][a-z]+\s))"""
)
# "Killed in Gaza: 900 Killed in Israel: about 12"
_RUN_TOGETHER = re.compile(
    r"(?<=: )(?P<value>(?:[A-Za-z ]{3,14} )?\d[\d,.]*\d?)\s(?=[A-Z][^:.;\n]{2,60}: (?:[A-Za-z ]{3,14} )?\d)"
)
_LABELLED = re.compile(r"(?:^|:\s*)[\d.,]*\d\+?$")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-z])$")
_ENUMERATOR_LENGTH = 2
_LAST_WORD = re.compile(r"([A-Za-z.]+)$")
_NEXT = re.compile(r"""\s+["'(\[]*(.)""")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as offsets into the document's text, with the paragraph (line) it stands in."""

    start: int
    end: int
    paragraph: int
    text: str  # folded, on one line

    @property
    def is_debris(self) -> bool:
        """Too long to be a sentence: its numbers are skipped, and said to be."""
        return len(self.text) > SENTENCE_LIMIT


def fold(text: str) -> str:
    """The text in one spelling of quotes, spaces and dashes, of exactly the same length.

    >>> fold("“5\\u202f000” — Gaza’s")
    '"5 000" – Gaza\\'s'
    """
    for character, plain in _FOLD.items():
        if character in text:  # most are in no text: looking for them all is quicker than asking of every letter
            text = text.replace(character, plain)
    if "[" in text:
        text = _REFERENCE.sub(lambda found: " " * len(found[2]) + found[1], text)
    if "\nmillion" in text or "\nthousand" in text:
        text = _KEY_FIGURE.sub(" ", text)
    if "(" not in text:
        return text
    return _BRACKETED.sub(r" \1 ", _SAID_AGAIN.sub(lambda found: found[1] + " " * len(found[2]), text))


def split_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a folded text, in order; a line break ends one unless the line plainly runs on.

    >>> [s.text for s in split_sentences("Dr. Said died. Two fled\\nto Rafah.\\nHeld: 3")]
    ['Dr. Said died.', 'Two fled to Rafah.', 'Held: 3']
    """
    for number, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _labels(text, start, end):
            for piece, stop in _pieces(text, first, last):
                yield Sentence(piece, stop, number, text[piece:stop].replace("\n", " "))


def _labels(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; labels with their numbers that a page ran together each stand for themselves."""
    for first, last in _sentence_spans(text, start, end):
        if text[first] == "(" and (dateline := _DATELINE.match(text, first, last)) is not None:
            yield first, dateline.end("bracket")  # where and when it was written, not what happened there
            first = dateline.end()
        for found in _RUN_TOGETHER.finditer(text, first, last) if text.find(":", first, last) >= 0 else ():
            yield first, found.end("value")
            first = found.end()
        yield first, last


# "(London, 27 February 2024) – Israeli forces killed …"
_DATELINE = re.compile(
    r"(?P<bracket>\([A-Z][A-Za-z' .-]{2,30}(?:, [A-Z][A-Za-z' .-]{2,30})?, [A-Za-z]{0,9}\.? ?\d{1,2},? ?[A-Za-z]{0,9},? (?:19|20)\d\d\))\s*[–-]*\s*(?=\S)"
)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run too long to be a sentence, cut at bullets, bars and semicolons, then at commas; what cannot be cut stays."""
    if end - start <= SENTENCE_LIMIT:
        yield start, end
        return
    for first, last in _cut(text, start, end, _STRONG_MARK):
        if last - first <= SENTENCE_LIMIT:
            yield from _trimmed(text, first, last)
        else:
            for piece, stop in _cut(text, first, last, _COMMA):
                yield from _trimmed(text, piece, stop)


def _cut(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    first = start
    for found in mark.finditer(text, start, end):
        yield first, found.start()
        first = found.end()
    yield first, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start, size = 0, len(text)
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        # Wrapped lines (PDF, mail): the line ends in mid-sentence and the next begins in lower case.
        while end < size and _runs_on(text, start, end):
            following = text.find("\n", end + 1)
            end = size if following < 0 else following
        if not text[start:end].isspace() and end > start:
            yield start, end
        start = end + 1


def _runs_on(text: str, start: int, end: int) -> bool:
    following = text[end + 1 : end + 2]
    before = text[start:end].rstrip()
    if following.isdigit():
        return len(before) > _WRAPPED and _OPEN.search(before) is not None
    if not following or not following.islower():
        return False
    if _LABELLED.search(before):
        return False  # "Killed: 24,448" and under it "of whom women: 7,000"
    return len(before) > 1 and (before[-1].isalnum() or before[-1] in ",-–")


_WRAPPED = 50  # characters: a shorter line is none that was wrapped
# "The attack on the city killed at least" and under it "20 people"
_OPEN = re.compile(
    r"\b(?:at least|more than|fewer than|less than|up to|about|around|nearly|almost|roughly|some|over|than|of|to|the|and|in|by|with|for|from|on|killed|killing|injured|wounded|destroyed|displaced|another|additional|further)$"
)


def _sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        last = stop.end()
        if last < end and not _ends_sentence(text, first, stop.start(), last, stop.group()):
            continue
        yield from _trimmed(text, first, last)
        first = last
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, first: int, stop: int, last: int, mark: str) -> bool:
    if _goes_on_small(text, last):
        return False
    if mark == "..":
        return False  # an empty cell of a table
    if mark != ".":
        return True
    if stop - first <= _ENUMERATOR_LENGTH and _ENUMERATOR.match(text, first, stop):
        return False  # "5. Shops destroyed"
    word = _LAST_WORD.search(text, max(first, stop - 12), stop)
    if not word:
        return True
    name = word.group(1)
    return not (name.lower() in _ABBREVIATIONS or (len(name) == 1 and name.isupper()))


def _goes_on_small(text: str, last: int) -> bool:
    """Whether the next letter after a stop is a small one."""
    if text[last] == " " and text[last + 1 : last + 2].isupper():
        return False
    following = _NEXT.match(text, last)
    return following is not None and following.group(1).islower()
