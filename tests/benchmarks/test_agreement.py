"""What a second hand annotated belongs to figures of the first, and the reader is held against what both say."""

from __future__ import annotations

import pytest

from benchmarks.agreement import SECOND, Twice, print_agreement, print_errors, read_second, read_twice
from benchmarks.sets import SETS, UNSEEN, read_texts
from extract.evaluation import Record
from extract.model import Document

NAMES = sorted(path.relative_to(SECOND).with_suffix("").as_posix() for path in SECOND.rglob("*.jsonl"))
FIRST: Record = {
    "doc": "a",
    "start": 0,
    "end": 2,
    "metric": "deaths",
    "kind": "killed",
    "measure": "new",
    "as_of": "2025-02-03",
    "source": "UN",
    "area": "Gaza",
    "status": "reported",
}
TEXT = Document(id="a", text="12 people were killed in Gaza.", published="2025-02-05")


@pytest.mark.parametrize("name", NAMES)
def test_the_second_hand_speaks_of_the_figures_of_the_first(name: str) -> None:
    first = {
        (document.id, truth["start"], truth["metric"])
        for _, document, truths in read_texts({name: (SETS | UNSEEN)[name]})
        for truth in truths
    }
    assert read_second(name).keys() == first


@pytest.mark.parametrize(
    ("second", "found", "agree", "read"),
    [
        ({}, {}, True, True),
        ({"as_of": "2025-02-04"}, {}, False, False),
        ({"as_of": "2025-02-04"}, {"as_of": "2025-02-04"}, False, True),
        ({}, {"as_of": "2025-02-05"}, True, False),
        ({}, None, True, False),
    ],
)
def test_hands_agree_and_the_reader_with_them(second: Record, found: Record | None, agree: bool, read: bool) -> None:
    figure = Twice("own", TEXT, FIRST, {**FIRST, **second}, None if found is None else {**FIRST, **found})
    assert (figure.agree("as_of"), figure.is_read("as_of")) == (agree, read)


def test_the_table_and_the_errors_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**FIRST, "as_of": "2025-02-05", "reasons": ["date: new: an event"]}
    print_agreement([Twice("own", TEXT, FIRST, FIRST, FIRST), Twice("own", TEXT, FIRST, FIRST, wrong)])
    table = capsys.readouterr().out
    assert [line.split()[-1] for line in table.splitlines() if "reader" in line] == ["0.500", "0.500"]
    print_errors([Twice("own", TEXT, FIRST, FIRST, wrong)], "as_of")
    told = capsys.readouterr().out
    assert "as_of is '2025-02-03', read as '2025-02-05'" in told
    assert "[[12]] people were killed" in told
    assert told.endswith("1 of 1\n")


def test_texts_are_read_beside_both_hands() -> None:
    figures = list(read_twice({"dealt": SETS["dealt"]}))
    assert len(figures) == len(read_second("dealt"))
    assert sum(f.is_read("kind") for f in figures) > len(figures) / 2
