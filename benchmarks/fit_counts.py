"""Fit the model that says what a number counts where no rule tells: `python -m benchmarks.fit_counts [--write]`.

Every kind that is offered for a number (weighing.py in extract/reading/counting) is what it counts, or not. Learnt from
all numbers; each set is judged by a model of all others. Printed: how many numbers no rule decides, how many of those
are figures, how many the model finds, and how many it finds wrongly. With --write the model of all sets goes to
data/counting.json.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.cases import read_cases
from benchmarks.learning import SETTLED, Choice, Model, leave_out, spread
from benchmarks.sets import add_sets, annotated_at, chosen_sets, read_texts
from extract.evaluation import Record
from extract.reading.choosers import Choosers
from extract.reading.counting.counts import Offered, Undecided
from extract.reading.counting.weighing import likeliest_kind
from extract.reading.models import Logistic
from extract.reading.reader import read

STRENGTH = 0.1
COLUMNS = ("undecided", "figures", "found", "wrong")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what was offered for it."""

    choice: Choice
    undecided: Undecided
    ruled: bool  # a rule decides it
    figure: bool  # it is annotated

    @property
    def set(self) -> str:
        """The set that it is of."""
        return self.choice.set

    def tally(self, model: Logistic) -> Iterator[str]:
        """The columns of the table in which it counts."""
        if self.ruled:
            return
        yield "undecided"
        if self.figure:
            yield "figures"
        likely = likeliest_kind(self.undecided, model)
        if likely is not None:
            yield "found" if self._is_right(likely) else "wrong"

    def _is_right(self, offered: Offered) -> bool:
        return self.choice.right[self.undecided.offered.index(offered)]


class Teacher:
    """Chooses the annotated kind, and keeps what there was to choose from."""

    def __init__(self, name: str, doc: str, truths: Sequence[Record]) -> None:
        self.name, self.doc, self.truths = name, doc, truths
        self.numbers: list[Number] = []

    def __call__(self, undecided: Undecided) -> Offered | None:
        """The annotated kind, for a number that no rule decides."""
        right = self._keep(undecided, ruled=False)
        return undecided.offered[right.index(True)] if any(right) else None

    def watch(self, undecided: Undecided) -> None:
        """Keeps a number that a rule decides."""
        self._keep(undecided, ruled=True)

    def _keep(self, undecided: Undecided, *, ruled: bool) -> list[bool]:
        truth = annotated_at(self.truths, undecided.start, undecided.end)
        right = [
            truth is not None and (o.metric, o.kind) == (truth["metric"], truth["kind"]) for o in undecided.offered
        ]
        if truth is not None and not any(right):
            right = [o.metric == truth["metric"] for o in undecided.offered]
        choice = Choice(self.name, self.doc, [spread(o.cues) for o in undecided.offered], right)
        self.numbers.append(Number(choice, undecided, ruled, truth is not None))
        return right


def read_numbers(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[Number]:
    """Every number that may be a figure, with what it may count."""
    for name, document, truths in chain(read_texts(sets), read_cases("counting")):
        teacher = Teacher(name, document.id, truths)
        read(document, choosers=Choosers(kind=teacher, watch=teacher.watch))
        yield from teacher.numbers


def fit(numbers: Sequence[Number]) -> Model:
    """The model of some numbers."""
    options = [cues for n in numbers for cues in n.choice.options]
    labels = [right for n in numbers for right in n.choice.right]
    weights = [SETTLED if n.set == "cases" else 1.0 for n in numbers for _ in n.choice.right]
    return Model.fit(options, labels, strength=STRENGTH, weights=weights)


def main() -> None:
    """Fit, judge on the sets left out, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sets(parser)
    parser.add_argument("--write", action="store_true", help="write data/counting.json")
    options = parser.parse_args()
    numbers = list(read_numbers(chosen_sets(options)))
    tallies: dict[str, Counter[str]] = {}
    fitted: dict[str, Logistic] = {}
    for number, model in leave_out(numbers, fit):
        if number.set not in fitted:
            fitted[number.set] = model.to_logistic()
        tallies.setdefault(number.set, Counter()).update(number.tally(fitted[number.set]))
    print(f"{'set':14}" + "".join(f"{column:>{len(column) + 2}}" for column in COLUMNS))
    for name, tally in [*tallies.items(), ("all", sum(tallies.values(), Counter()))]:
        print(f"{name:14}" + "".join(f"{tally[column]:{len(column) + 2}}" for column in COLUMNS))
    if options.write:
        fit(numbers).write("counting")


if __name__ == "__main__":
    main()
