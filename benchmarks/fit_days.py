"""Fit the model that says which day a number stands for: `python -m benchmarks.fit_days [--write]`.

Every day that a text offers for an annotated figure (days.py in extract/reading/dating) is right or wrong; the right
one has to win against the others. Each set is judged by a model of all others. Printed: how often the day is right by
the rules alone, by the model, and how often the text offers the right day at all; each after the true days of the
numbers before. With --write the model of all sets goes to data/day.json. With --add the weights that stand there are
kept, which were learnt from more texts than are here, and only cues of a new kind are fitted beside them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.cases import read_cases
from benchmarks.learning import REAL, Choice, Model, add_cues, leave_out, spread, write_model
from benchmarks.sets import add_sets, annotated_at, chosen_sets, read_texts
from extract.evaluation import RIGHT, Record
from extract.reading.choosers import Choosers
from extract.reading.counting.counts import Count
from extract.reading.dating.days import Day
from extract.reading.models import Logistic, bundled_model
from extract.reading.reader import read

STRENGTH = 0.02
ADDED = 0.1  # the strength of cues that are added


class Teacher:
    """Chooses the annotated day, and keeps what there was to choose from."""

    def __init__(self, name: str, doc: str, truths: Sequence[Record]) -> None:
        self.name, self.doc, self.truths = name, doc, truths
        self.choices: list[Choice] = []

    def __call__(self, count: Count, days: Sequence[Day]) -> str | None:
        truth = annotated_at(self.truths, count.quantity.start, count.quantity.end, count.metric)
        if truth is None or not truth.get("as_of"):
            return days[0].iso if days else None
        right = [bool(RIGHT["as_of"](truth, {"as_of": day.iso})) for day in days]
        self.choices.append(Choice(self.name, self.doc, [spread(day.cues) for day in days], right))
        return days[right.index(True)].iso if any(right) else days[0].iso if days else None


def read_choices(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[Choice]:
    """Every annotated figure that is found, with the days that its text offers."""
    for name, document, truths in chain(read_texts(sets), read_cases("dating")):
        teacher = Teacher(name, document.id, truths)
        read(document, choosers=Choosers(day=teacher))
        yield from teacher.choices


def fit(choices: Sequence[Choice]) -> Model:
    """The model of some choices; the guideline's own articles count more often."""
    real = [choice for choice in choices if choice.set == "dev"]
    return Model.fit_choices([*choices, *real * (int(REAL) - 1)], strength=STRENGTH)


def add(choices: Sequence[Choice]) -> Logistic:
    """The model of data/day.json with the cues that it does not know."""
    return add_cues(bundled_model("day"), choices, strength=ADDED)


def is_right(choice: Choice, model: Model | Logistic) -> bool:
    """Whether the option with the highest score is right."""
    if not choice.options:
        return False
    if isinstance(model, Model):
        return choice.right[int(np.argmax(model.scores(choice.options)))]
    return choice.right[int(np.argmax([model.probability(sorted(set(cues))) for cues in choice.options]))]


def main() -> None:
    """Fit, judge on the sets left out, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sets(parser)
    parser.add_argument("--write", action="store_true", help="write data/day.json")
    parser.add_argument("--add", action="store_true", help="keep the weights of data/day.json, fit new cues only")
    options = parser.parse_args()
    choices = list(read_choices(chosen_sets(options)))
    learn: Callable[[Sequence[Choice]], Model | Logistic] = add if options.add else fit
    judged = [(choice, is_right(choice, model)) for choice, model in leave_out(choices, learn)]
    print(f"{'set':14}{'figures':>9}{'by rules':>10}{'by model':>10}{'offered':>9}")
    for name in [*dict.fromkeys(choice.set for choice in choices), "all"]:
        rows = [(choice, right) for choice, right in judged if name in (choice.set, "all")]
        rules = np.mean([bool(choice.right) and choice.right[0] for choice, _ in rows])
        offered = np.mean([any(choice.right) for choice, _ in rows])
        print(f"{name:14}{len(rows):9}{rules:10.3f}{np.mean([right for _, right in rows]):10.3f}{offered:9.3f}")
    if options.write:
        model = learn(choices)
        write_model("day", model if isinstance(model, Logistic) else model.to_logistic())


if __name__ == "__main__":
    main()
