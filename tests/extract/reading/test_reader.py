"""What holds for every text: the same result twice, true offsets, sane bounds, bounded time."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from extract.model import Document, Figure
from extract.reading.reader import explain, read

GOLD = Path(__file__).parents[3] / "benchmarks" / "gold"
TEXTS = sorted(GOLD.glob("*/*.txt"))

STORY = (
    "At least 12 people were killed in Jenin on Monday, the health ministry said. "
    "The raid displaced 3,000 families and left “dozens” of homes in ruins."
)

NAUGHTY = {
    "emoji": "💥 12 people 👨‍👩‍👧‍👦 were killed in Jenin 💔, 3,000 🏠 displaced.",
    "combining marks": "Ne\u0301anmoins 12 people were killed; na\u0308chste Woche 30 homes were destroyed.",
    "Arabic": "قُتل 12 شخصا. In Jenin 12 people were killed. ١٢ قتيلا في جنين",
    "Hebrew": "ב-7 באוקטובר: 1,200 people were killed. חטופים: 251",
    "right-to-left marks": "\u200f12\u200e people were killed \u202bin Jenin\u202c.",
    "zero-width": "12\u200b people were\ufeff killed in\u2060 Jenin.",
    "soft hyphen": "Twenty\u00adfive people were kil\u00adled in Jenin.",
    "NUL and controls": "12 people\x00 were\x07 killed\x1b in Jenin.",
    "astral digits": "𝟏𝟐 people were killed; 12 people were killed.",
    "full-width digits": "１２ people were killed; 12 people were killed.",
    "superscripts and fractions": "12² people, ½ of them women, were killed; ⅓ of the homes were destroyed.",
    "Roman and circled": "Ⅻ people, ⑫ people and 12 people were killed.",
    "line ends": "12 people were killed.\r\n30 homes were destroyed.\r5 fled.\u2028Six died.\u2029Two died.\n\n\n",
    "tabs": "Killed\t12\tDisplaced\t3,000\t\t\n",
    "unfinished": "12 people were killed in",
    "numbers alone": "1 2 3 4,000 5.5 6% 7 million - 8 – 9 / 10",
    "punctuation": "… “12” (people)!!! were — killed?!; [30] homes: destroyed.",
    "markup": "<p>12 people were killed</p><script>killed(12)</script> &amp; 30 homes&nbsp;destroyed",
    "formula": "=SUM(12) people were killed, +12 people were killed, @12 people were killed",
    "very large": "999,999,999,999 people were killed; 1e308 people were killed; 10**9 people were killed.",
    "negative and zero": "-12 people were killed; 0 people were killed; 00012 people were killed.",
    "decimals": "12.5 people were killed; 1.234.567,89 people were displaced; 1,23,456 people fled.",
    "quotes unbalanced": "“12 people were killed” said ”medics“ and 'three died.",
    "dates": "On 31/12/2024, 2024-13-45 and 30 February 12 people were killed.",
    "reversed range": "30 to 20 people were killed; 5,000–3,000 people fled; between 9 and 2 homes were destroyed.",
    "spaces alone": " \u00a0\u2009\n\t ",
    "nothing": "",
}


def assert_sound(doc: Document, figures: list[Figure]) -> None:
    """Every offset shows its expression, every quote stands in the text, bounds and order are right."""
    for f in figures:
        assert doc.text[f.start : f.end] == f.surface
        assert f.quote in doc.text
        assert f.surface in f.quote
        assert f.reasons
        assert 0 <= f.confidence <= 1
        if f.low is not None and f.high is not None:
            assert f.low <= f.high
        if f.value is not None:
            assert f.value >= 0
            assert f.low is None or f.low <= f.value
            assert f.high is None or f.value <= f.high
        assert (f.area is None) == (f.place is None)
    starts = [f.start for f in figures]
    assert starts == sorted(starts)
    assert len({f.id for f in figures}) == len(figures)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NAUGHTY.items()])
def test_strange_texts_keep_their_offsets(text: str) -> None:
    doc = Document(id="naughty", text=text, published="2025-02-05")
    assert_sound(doc, read(doc))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_annotated_texts_keep_their_offsets_and_read_the_same_twice(path: Path) -> None:
    doc = Document(id=path.stem, text=path.read_text(encoding="utf-8"), published=path.stem[:10])
    figures = read(doc)
    assert_sound(doc, figures)
    assert read(doc) == figures


def test_there_are_annotated_texts() -> None:
    assert len(TEXTS) >= 79


def plain(figure: Figure) -> tuple[object, ...]:
    return (figure.metric, figure.kind, figure.value, figure.low, figure.high, figure.unit, figure.area, figure.source)


# One text in several dresses of type.
DRESSES: dict[str, Callable[[str], str]] = {
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
    "wrong closing quotes": lambda text: text.replace("”", "“"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces between digits": lambda text: text.replace("3,000", "3\u202f000"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "double spaces": lambda text: text.replace(" ", "  "),
}


@pytest.mark.parametrize("dress", DRESSES)
def test_typography_changes_no_figure(dress: str) -> None:
    first = [plain(f) for f in read(Document(id="a", text=STORY, published="2025-02-05"))]
    other = [plain(f) for f in read(Document(id="a", text=DRESSES[dress](STORY), published="2025-02-05"))]
    assert len(first) == 3
    assert other == first


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\n\n"])
def test_line_ends_change_no_figure(end: str) -> None:
    lines = "Raid on Jenin\n12 people were killed.\nHomes destroyed: 30\nFamilies displaced: 3,000"
    first = [plain(f) for f in read(Document(id="a", text=lines))]
    assert len(first) == 3
    assert [plain(f) for f in read(Document(id="a", text=lines.replace("\n", end)))] == first


def test_a_neighbour_text_changes_no_figure() -> None:
    doc = Document(id="a", text=STORY, published="2025-02-05")
    before = [figure.to_dict() for figure in read(doc)]
    read(Document(id="b", text="In Rafah 22 people were killed, the UN said.", published="2024-05-07"))
    assert [figure.to_dict() for figure in read(doc)] == before


def test_every_number_is_explained() -> None:
    doc = Document(id="a", text="On 3 May a boy aged 16 was hurt and 12 women were killed in Jenin; 31 were hurt.")
    explained = explain(doc)
    assert [e.surface for e in explained] == ["3", "16", "12", "31"]
    assert [e.figure is not None for e in explained] == [False, False, True, False]
    assert all(e.reason for e in explained if e.figure is None)
    assert [e.figure for e in explained if e.figure] == read(doc)


def test_a_figure_is_plain_values_that_json_can_carry() -> None:
    for figure in read(Document(id="a", text=STORY, published="2025-02-05")):
        assert json.loads(json.dumps(figure.to_dict())) == figure.to_dict()
        assert Figure.from_dict(figure.to_dict()) == figure


UNPUNCTUATED = [
    "and 12 people were killed in Jenin, while talks went on in a hall by the sea, ",
    "• 12 people were killed in Jenin • the talks went on in a hall by the sea ",
    "| Jenin | 12 people killed | talks in a hall by the sea ",
]


@pytest.mark.parametrize("text", UNPUNCTUATED)
def test_a_long_run_without_a_full_stop_keeps_its_figures(text: str) -> None:
    assert len(read(Document(id="run", text=text * 40, published="2025-02-05"))) == 40


# Long texts that tempt a reader into more than linear time: what is repeated, how many characters of it.
LONG = {
    "no full stop": (
        "and 12 people were killed in Jenin while " + "the talks went on in a hall with tea " * 15,
        100_000,
    ),
    "a line of digits": ("1234567890", 100_000),
    "number words": ("twenty-five hundred thousand ", 100_000),
    "hedges": ("more than at least about ", 100_000),
    "spaces": (" " * 1000 + "12", 100_000),
    "capitals": ("Al Jazeera Jenin Gaza Health Ministry ", 40_000),
    "full stops": (". . . 12 ", 20_000),
    "numbers with spaces": ("12 345 678 ", 20_000),
    "open quotes": ("“he said 12 people were killed ", 4_000),
    "commas": ("12, 13, 14, ", 4_000),
    "places": ("12 killed in Jenin 30 in Gaza ", 4_000),
    "short lines": ("Killed\n12\n", 10_000),
}


@pytest.mark.parametrize(("text", "size"), [pytest.param(*case, id=name) for name, case in LONG.items()])
def test_long_texts_take_less_than_two_seconds(text: str, size: int) -> None:
    doc = Document(id="long", text=(text * (size // len(text) + 1))[:size], published="2025-02-05")
    read(Document(id="warm", text=STORY))  # the word lists are loaded once
    began = time.process_time()
    figures = read(doc)
    assert time.process_time() - began < 2
    assert_sound(doc, figures)


# What a long text may repeat, with a number and a place: each of its counts looks back and ahead for what places it.
REPEATED = {
    "one paragraph": "{} hostages are still held. Talks went on in {}. ",
    "sections": "{1}\n\nKilled: {0}\n\nHomes demolished: 9\n\n",
    "rows": "{1} | {0} killed | 9 wounded\n",
    "one nation's dead": "Israel's army said that {} Israelis were killed in attacks. Rain fell on the road to {}. ",
}
TOWNS = ("Jenin", "Nablus", "Rafah", "Khan Younis", "Tulkarem", "Hebron")


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED)
def test_a_text_twice_as_long_takes_twice_the_steps(repeated: str) -> None:
    def steps(times: int) -> int:
        """Lines of Python that run, turns of a loop included: unlike seconds the same on a busy machine."""
        text = "".join(repeated.format(i % 80 + 11, TOWNS[i % len(TOWNS)]) for i in range(times))
        run = 0

        def trace(frame: FrameType, event: str, arg: object) -> Any:
            nonlocal run
            run += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            assert len(read(Document(id="long", text=text, published="2025-02-05"))) >= times
        finally:
            sys.settrace(before)
        return run

    steps(200)  # what is read once and remembered
    assert steps(200) < 2.1 * steps(100)
