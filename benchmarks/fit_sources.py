"""Fit the model that says whose a number is: `python -m benchmarks.fit_sources [--set NAME GOLD TEXTS] [--write]`.

Each voice near an annotated figure (voices.py in extract/reading/sourcing) either gives the number or does not; a
logistic model over the cues of covering.py tells which. Each set is read with a model of all others; printed is how
often the source is right then. With --write the model fitted on everything goes to data/source.json.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from benchmarks.learning import Model, leave_out
from benchmarks.sets import add_sets, annotated_at, chosen_sets, read_texts
from extract.evaluation import Record, is_right_source, pair_up
from extract.model import Document
from extract.reading.choosers import Choosers
from extract.reading.counting.counts import Count
from extract.reading.reader import read
from extract.reading.sourcing.choosing import Chooser, Weighed, likeliest
from extract.reading.sourcing.voices import Voice

STRENGTH = 0.3


@dataclass(frozen=True)
class Annotated:
    """A text with its annotated figures."""

    set: str
    document: Document
    truths: Sequence[Record]

    def judge(self, choose: Chooser) -> list[bool]:
        """For each figure found, whether its source is right."""
        figures = [figure.to_dict() for figure in read(self.document, choosers=Choosers(voice=choose))]
        return [is_right_source(truth, figure) for truth, figure in pair_up(self.truths, figures).pairs]

    @cached_property
    def examples(self) -> list[tuple[tuple[str, ...], bool]]:
        """Every voice near an annotated figure: its cues, and whether it gives the number."""
        seen: list[tuple[tuple[str, ...], bool]] = []
        read(self.document, choosers=Choosers(voice=self._teacher(seen.append)))
        return seen

    def _teacher(self, keep: Callable[[tuple[tuple[str, ...], bool]], None]) -> Chooser:
        """Picks the annotated voice, so that what follows a number is learnt from the truth."""

        def choose(count: Count, weighed: Sequence[Weighed]) -> Voice | None:
            truth = annotated_at(self.truths, count.quantity.start, count.quantity.end, count.metric)
            if truth is None:
                return None
            chosen = None
            for w in weighed:
                right = truth["source"] is not None and is_right_source(truth, {"source": w.voice.name})
                keep((w.cues, right))
                chosen = w.voice if right and chosen is None else chosen
            return chosen

        return choose


def read_sets(sets: Mapping[str, tuple[Path, Path]]) -> list[Annotated]:
    """The texts of every annotated set that is there: annotations and folder by name."""
    return [Annotated(name, document, annotated) for name, document, annotated in read_texts(sets)]


def fit(texts: Sequence[Annotated]) -> Model:
    """The model of some texts."""
    examples = [example for text in texts for example in text.examples]
    return Model.fit([cues for cues, _ in examples], [right for _, right in examples], strength=STRENGTH)


def chooser(model: Model) -> Chooser:
    """Picks voices by a fitted model."""
    return partial(likeliest, model=model.to_logistic())


def main() -> None:
    """Fit, judge on the sets left out, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sets(parser)
    parser.add_argument("--write", action="store_true", help="write data/source.json")
    options = parser.parse_args()
    texts = read_sets(chosen_sets(options))
    held_out: dict[str, list[bool]] = {}
    choosers: dict[str, Chooser] = {}
    for text, model in leave_out(texts, fit):
        if text.set not in choosers:
            choosers[text.set] = chooser(model)
        held_out.setdefault(text.set, []).extend(text.judge(choosers[text.set]))
    print(f"{'set':14}{'figures':>9}{'source right':>14}")
    for name, right in [*held_out.items(), ("all", [r for found in held_out.values() for r in found])]:
        print(f"{name:14}{len(right):9}{sum(right) / max(1, len(right)):14.3f}")
    if options.write:
        fit(texts).write("source")


if __name__ == "__main__":
    main()
