"""How far two hands agree on the annotated sets, and the reader with both: `python -m benchmarks.agreement`.

A second hand annotated the fields of the figures that the first had marked, with nothing but the guideline in sight
(benchmarks/gold/second). What both say is the surest truth there is, and how far they agree is the most that a reader
can be asked for. `--errors FIELD` shows every figure on which both agree and the reader differs, with its reasons and
the text before it: what to work on next, in the sets that may be read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy import print_table
from benchmarks.sets import GOLD, SETS, UNSEEN, annotated_at, read_texts
from extract.evaluation import Record, wrong_fields
from extract.model import Document
from extract.reading.reader import read

SECOND = GOLD / "second"
FIELDS = ("kind", "measure", "as_of", "source", "area", "status")
BEFORE, AFTER = 400, 90  # characters shown around a number


@dataclass(frozen=True, slots=True)
class Twice:
    """A figure annotated twice, and what the reader makes of it, where it finds it."""

    set: str
    document: Document
    first: Record
    second: Record
    found: Record | None

    def agree(self, field: str) -> bool:
        """The two hands say the same."""
        return not wrong_fields(self.first, self.second, [field]) and not wrong_fields(self.second, self.first, [field])

    def is_read(self, field: str) -> bool:
        """The reader says what the second hand says."""
        return self.found is not None and not wrong_fields(self.second, self.found, [field])


def read_second(name: str) -> dict[tuple[str, int, str], Record]:
    """What the second hand says of a set's figures, by document, offset of the number and metric."""
    path = SECOND / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    records = [json.loads(line) for line in lines]
    return {(r["doc"], r["start"], r["metric"]): r for r in records}


def read_twice(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[Twice]:
    """Every figure of these sets that was annotated twice."""
    for name, document, truths in read_texts(sets):
        second = read_second(name)
        figures = [figure.to_dict() for figure in read(document)]
        for first in truths:
            other = second.get((document.id, first["start"], first["metric"]))
            if other is not None:
                found = annotated_at(figures, first["start"], first["end"], first["metric"])
                yield Twice(name, document, first, other, found)


def print_agreement(figures: Sequence[Twice]) -> None:
    """By set, the share of figures on which the hands agree, and on which the reader agrees with what both say."""
    rows = []
    for name in [*dict.fromkeys(f.set for f in figures), "all"]:
        of_set = [f for f in figures if name in (f.set, "all")]
        found = [f for f in of_set if f.found is not None]
        hands = [_share([f.agree(field) for f in of_set]) for field in FIELDS]
        every = _share([all(f.agree(field) for field in FIELDS) for f in of_set])
        rows.append([f"{name}, two hands", str(len(of_set)), *hands, every])
        ours = [_share([f.is_read(field) for f in found if f.agree(field)]) for field in FIELDS]
        sure = [f for f in found if all(f.agree(field) for field in FIELDS)]
        every = _share([all(f.is_read(field) for field in FIELDS) for f in sure])
        rows.append([f"{name}, reader with both", str(len(found)), *ours, every])
    print_table(["set", "figures", *FIELDS, "all"], rows, markdown=False)


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / max(1, len(right)):.3f}"


def print_errors(figures: Sequence[Twice], field: str) -> None:
    """Where both hands agree and the reader differs."""
    wrong = [f for f in figures if f.found is not None and f.agree(field) and not f.is_read(field)]
    for f in wrong:
        assert f.found is not None
        start, end = f.first["start"], f.first["end"]
        text = f.document.text
        around = f"{text[max(0, start - BEFORE) : start]}[[{text[start:end]}]]{text[end : end + AFTER]}"
        print(f"{f.set}/{f.document.id}: {field} is {f.second[field]!r}, read as {f.found[field]!r}")
        print("   ", "; ".join(f.found["reasons"]))
        print("   ", around.replace("\n", " / "), end="\n\n")
    print(f"{len(wrong)} of {len(figures)}")


def main() -> None:
    """Prints the table, or the errors in one field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=FIELDS, metavar="FIELD", help=f"one of {', '.join(FIELDS)}")
    parser.add_argument("--only", action="append", default=[], metavar="SET", help="this set only; may be repeated")
    options = parser.parse_args()
    own = {name: where for name, where in SETS.items() if name != "dev"}
    there = own if options.errors else own | UNSEEN  # nobody looks into the unread ones
    chosen = {name: where for name, where in there.items() if not options.only or name in options.only}
    figures = list(read_twice(chosen))
    if options.errors:
        print_errors(figures, options.errors)
    else:
        print_agreement(figures)


if __name__ == "__main__":
    main()
