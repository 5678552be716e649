"""Where a line stands: in a table, under a heading, after a question. What stands above says what a bare number counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.model import Qualifier, Quantity
from extract.reading.counting.counts import Context
from extract.reading.lines import Line
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass

_HEADING_WORDS = 14
_CAPITALS_WORDS = 20  # of a heading in capitals
_CAPITALS = 12  # characters that tell so
_PROSE_WORDS = 12  # or more, and a full stop
_TOPICS = frozenset({NounClass.DISPLACED, NounClass.DEAD, NounClass.HOSTAGE, NounClass.PRISONER, NounClass.INJURED})
_BARE_CELL = re.compile(r"[\d.,%\s]+")
_LEAD_IN = re.compile(r"[•*–>\s-]*([A-Z][\w' /&-]{3,60})[:.–] ?(?=\S)")


class Layout:
    """Follows the lines of one text and leaves in the context the column heads, the caption and the topic."""

    def __init__(self, context: Context, lines: Sequence[Line]) -> None:
        self.context = context
        self.entered: list[Line] = []
        self.totals = list(_totals([line.sentence.text for line in lines]))
        self.line = -1
        self.paragraph = -1

    def enter(self, line: Line, *, is_title: bool) -> None:
        """Take in the next sentence of the text."""
        self.line += 1
        self.context.entries = self.totals[self.line]
        text, paragraph = line.sentence.text, line.sentence.paragraph
        if text.count("|") > 1:
            self._enter_row(text, line.tokens)
        else:
            self.context.columns = ()
            if not is_title:
                self._enter_line(line, opens=paragraph != self.paragraph)
        self.paragraph = paragraph
        self.entered.append(line)

    @property
    def above(self) -> tuple[Token, ...]:
        """The tokens of the last line that has any."""
        return next((line.tokens for line in reversed(self.entered) if line.tokens), ())

    def _enter_row(self, text: str, tokens: tuple[Token, ...]) -> None:
        if self.context.columns or any(_BARE_CELL.fullmatch(cell) for cell in text.split("|") if cell.strip()):
            return
        if tokens and any(t.text != "|" for t in tokens):
            self.context.columns = _cells(tokens)
            self.context.caption = self.above if len(self.above) <= _HEADING_WORDS else ()

    def _enter_line(self, line: Line, *, opens: bool) -> None:
        """A heading or a question sets the topic, the next heading or the next question ends it."""
        text = line.sentence.text
        if not opens and not text.endswith("?"):
            return
        if not self.context.topic and not line.may_say(*_TOPICS):
            return  # there is no topic to end, and none to set
        lead = _LEAD_IN.match(text)
        named = lead is not None and lead.group(1).isupper()
        if text[-1] in ".!," and text.count(" ") >= _PROSE_WORDS and not named:
            return  # prose is no heading
        tokens = line.tokens
        longest = _CAPITALS_WORDS if text[:_CAPITALS].isupper() else _HEADING_WORDS
        heading = opens and len(tokens) <= longest and (text[-1] not in ".!," or len(tokens) <= 4)
        entry = len(tokens) > 1 and tokens[-1].quantity is not None and tokens[-2].text in (":", "–", "-")
        if heading and (entry or any(t.quantity is not None and not _is_date_part(t.quantity) for t in tokens)):
            return  # "- children: 12" is an entry of the list under the heading
        if heading or text.endswith("?"):
            self.context.topic = tokens if says_topic(tokens) else ()
        elif opens and lead is not None and named:
            words = tuple(t for t in tokens if t.start < lead.end(1))
            self.context.topic = words if says_topic(words) else ()


def _is_date_part(quantity: Quantity) -> bool:
    value = quantity.value or 0
    return quantity.qualifier is Qualifier.EXACT and quantity.surface.isdigit() and (value <= 31 or 1900 < value < 2100)


def _totals(lines: Sequence[str]) -> Iterator[float | None]:
    """For each line the sum of the list that it is an entry of ("Jenin – 40", "Nablus: 9"), None for other lines."""
    values = [_entry(line) for line in lines]
    start = 0
    while start < len(values):
        end = start
        while end < len(values) and values[end] is not None:
            end += 1
        total = sum((v or 0.0 for v in values[start:end]), 0.0)
        yield from (total if end - start > 1 else None for _ in range(start, end))
        if end < len(values):
            yield None
        start = end + 1


def _entry(line: str) -> float | None:
    found = _ENTRY.fullmatch(line) if line.rstrip(".,")[-1:].isdigit() else None
    return float(found.group(1).replace(",", "")) if found else None


_ENTRY = re.compile(r"[•*–>\s-]*[A-Z][^\d:–]{1,60}(?:\s[–-]|:)\s*(\d[\d,]*)\.?")


def _cells(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
    cells: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == "|":
            cells.append([])
        else:
            cells[-1].append(token)
    return tuple(map(tuple, cells))


def says_topic(tokens: Sequence[Token]) -> bool:
    """The words name something that is counted here: deaths, displacement, demolitions, hostages freed."""
    return any(t.nouns & _TOPICS or any(p.form is not Form.DOING for p in t.predicates) for t in tokens)
