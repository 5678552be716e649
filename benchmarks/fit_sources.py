"""Fit the model that says whose a number is: `python -m benchmarks.fit_sources [--set NAME GOLD TEXTS] [--write]`.

Each voice near an annotated figure (voices.py in extract/reading/sourcing) either gives the number or does not; a
logistic model over the cues of covering.py tells which. The documents are split into five parts; each part is read
with a model that has not seen it. Printed for the held-out parts: how often the source is right. With --write the
model fitted on everything goes to data/source.json. --set adds annotated texts that are not part of the repository.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.fit import PARTS, ROOT, SETS, Model, read_texts
from extract.evaluation import Record, is_right_source, pair_up
from extract.model import Document
from extract.reading.counting.counts import Count
from extract.reading.cues import Logistic
from extract.reading.reader import read
from extract.reading.sourcing.choosing import Chooser, Weighed, likeliest
from extract.reading.sourcing.voices import Voice

STRENGTH = 0.3


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its annotated figures."""

    set: str
    document: Document
    truths: Sequence[Record]

    def judge(self, choose: Chooser) -> list[bool]:
        """For each figure found, whether its source is right."""
        figures = [figure.to_dict() for figure in read(self.document, choose=choose)]
        return [is_right_source(truth, figure) for truth, figure in pair_up(self.truths, figures).pairs]

    def examples(self) -> list[tuple[tuple[str, ...], bool]]:
        """Every voice near an annotated figure: its cues, and whether it gives the number."""
        seen: list[tuple[tuple[str, ...], bool]] = []
        read(self.document, choose=self._teacher(seen.append))
        return seen

    def _teacher(self, keep: Callable[[tuple[tuple[str, ...], bool]], None]) -> Chooser:
        """Picks the annotated voice, so that what follows a number is learnt from the truth."""

        def choose(count: Count, weighed: Sequence[Weighed]) -> Voice | None:
            start, end = count.quantity.start, count.quantity.end
            truth = next(
                (t for t in self.truths if t["metric"] == count.metric and t["start"] < end and start < t["end"]), None
            )
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
    examples = [example for text in texts for example in text.examples()]
    return Model.fit([cues for cues, _ in examples], [right for _, right in examples], strength=STRENGTH)


def chooser(model: Model) -> Chooser:
    """Picks voices by a fitted model."""
    fitted = model.to_dict()
    return partial(likeliest, model=Logistic(fitted["bias"], fitted["weights"]))


def main() -> None:
    """Fit, judge on held-out parts, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", nargs=3, action="append", default=[], metavar=("NAME", "GOLD", "TEXTS"))
    parser.add_argument("--write", action="store_true", help="write data/source.json")
    arguments = parser.parse_args()
    sets = SETS | {name: (Path(gold), Path(texts)) for name, gold, texts in arguments.set}
    texts = read_sets(sets)
    held_out: dict[str, list[bool]] = {name: [] for name in sets}
    for part in range(PARTS):
        choose = chooser(fit([t for i, t in enumerate(texts) if i % PARTS != part]))
        for text in texts[part::PARTS]:
            held_out[text.set] += text.judge(choose)
    print(f"{'set':9}{'figures':>9}{'source right':>14}")
    for name, right in [*held_out.items(), ("all", [r for found in held_out.values() for r in found])]:
        if right:
            print(f"{name:9}{len(right):9}{sum(right) / len(right):14.3f}")
    if arguments.write:
        path = ROOT / "data" / "source.json"
        fitted = fit(texts).to_dict()
        path.write_text(json.dumps(fitted, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}: {len(fitted['weights'])} cues")


if __name__ == "__main__":
    main()
