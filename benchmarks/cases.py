"""The texts of the reading's tests as texts to learn from: `python -m benchmarks.cases` writes them anew.

A model that learns from annotated texts alone may overrule what the tests settle in a sentence of eight words; so it
learns from those sentences, too, and from the bundled dispatches, which are checked against their facts. What is right
in them is what is read when every test passes: run this only then.
"""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.sets import GOLD, ROOT
from extract.evaluation import Record
from extract.model import Document
from extract.reading.reader import read

TESTS = ROOT / "tests/extract/reading"
SAMPLE = ROOT / "data/sample"
CASES = GOLD / "cases.jsonl"
ROOMS = ("counting", "dating")
PUBLISHED = "2025-02-05"  # as the tests have it
FIELDS = ("start", "end", "metric", "kind", "as_of", "measure")
_ELSE = {"source", "group", "place", "since"}  # fields that nothing is learnt of here
_SENTENCE = re.compile(r"(?=.*\s\w+\s).{18,}", re.S)
_EXPECTED = re.compile(r".{1,40}: \w+ (?:person|household|building|home|percent)")
_BEFORE = (
    "Some 3,000 people fled the camp on Monday.",
    "The strike killed 12 people.",
    "The army demolished nine houses.",
    "Hamas freed three hostages.",
)


def read_cases(room: str) -> Iterator[tuple[str, Document, Sequence[Record]]]:
    """Every sentence in the tests of a room and every dispatch, of the set `cases`, with the figures that it holds."""
    for k, line in enumerate(CASES.read_text(encoding="utf-8").splitlines()):
        case = json.loads(line)
        if case["room"] in (room, "sample"):
            document = Document(id=f"case-{k}", text=case["text"], title=case["title"], published=case["published"])
            yield "cases", document, case["figures"]


def main() -> None:
    """Read every sentence of the tests and write what is read."""
    misread = {row["text"] for row in _rows(TESTS / "misread.csv")}
    facts = _rows(ROOT / "tests/extract/sample_misread.csv")
    misread |= {row["name"].split(":", 1)[0] for row in facts if not set(row["fields"].split()) <= _ELSE}
    cases: list[dict[str, Any]] = []
    for room in ROOMS:
        paths = sorted((TESTS / room).glob("test_*.py"))
        texts = dict.fromkeys(chain.from_iterable(_fill(text) for path in paths for text in _strings(path)))
        kept = (Document(id="case", text=text, published=PUBLISHED) for text in texts if text not in misread)
        cases.extend(_case(room, document) for document in kept)
    for line in (SAMPLE / "dispatches.jsonl").read_text(encoding="utf-8").splitlines():
        document = Document.from_dict(json.loads(line))
        if document.id not in misread:
            cases.append(_case("sample", document))
    cases.sort(key=lambda case: (case["room"], case["text"]))
    CASES.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")
    print(f"wrote {CASES.relative_to(ROOT)}: {len(cases)} sentences")


def _case(room: str, document: Document) -> dict[str, Any]:
    figures = [figure.to_dict() for figure in read(document)]
    return {
        "room": room,
        "title": document.title,
        "published": document.published,
        "text": document.text,
        "figures": [{field: figure[field] for field in FIELDS} for figure in figures],
    }


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _strings(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in alone else None
        if isinstance(text, str) and _SENTENCE.fullmatch(text) and not _EXPECTED.fullmatch(text):
            yield text


def _fill(text: str) -> Iterator[str]:
    """A frame with its number, alone and after each of some sentences that count something."""
    if "{}" not in text:
        yield text
        return
    filled = text.replace("{}", "forty")
    filled = filled[0].upper() + filled[1:]
    yield from (filled, *(f"{before} {filled}" for before in _BEFORE))


if __name__ == "__main__":
    main()
