"""Fit the two small models of the reading on the annotated sets: `python -m benchmarks.fit [--set ...] [--write ...]`.

`measure` (new or running total) and `confidence` (metric, value, unit, area and status all right) are logistic models
over the named cues of extract/reading/cues.py. The documents are split into five parts; each part is judged by a model
that has not seen it. Printed for the held-out parts: how often the measure is right by the rules alone and where the
model decides what the rules leave open, and the expected calibration error of the confidence. --set adds an annotated
set from elsewhere; --write keeps a model fitted on everything in data/, the confidence less sure by half of
what the set `unseen` shows.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from extract.evaluation import STRICT, pair_up, read_annotations, wrong_fields
from extract.model import Document
from extract.reading.dating.timing import is_open
from extract.reading.reader import explain

ROOT = Path(__file__).parent.parent
SETS = {
    "dev": (ROOT.parent / "shared/gold/dev.jsonl", ROOT.parent / "shared/gold/dev"),
    "reports": (ROOT / "benchmarks/gold/reports.jsonl", ROOT / "benchmarks/gold/reports"),
    "news": (ROOT / "benchmarks/gold/news.jsonl", ROOT / "benchmarks/gold/news"),
    "mixed": (ROOT / "benchmarks/gold/mixed.jsonl", ROOT / "benchmarks/gold/mixed"),
    "dealt": (ROOT / "benchmarks/gold/dealt.jsonl", ROOT / "benchmarks/gold/dealt"),
}
# The rules were made with the sets above, so that they flatter themselves there; this one tells by how much.
UNSEEN = {"unseen": (ROOT / "benchmarks/gold/unseen.jsonl", ROOT / "benchmarks/gold/unseen")}
# It is denser and harder than ordinary pages: half of the difference is taken.
UNSEEN_PART = 0.5
PARTS = 5
# A cue seen less often says nothing.
LEAST = 4
# The inverse of the regularisation of each model.
MEASURE_STRENGTH = 0.3
CONFIDENCE_STRENGTH = 0.05
PLACE_CUES = ("place:", "area:", "placed:")


@dataclass(frozen=True, slots=True)
class Case:
    """An extracted figure with its cues and, where it was annotated, the truth."""

    doc: str
    set: str
    cues: tuple[str, ...]
    rule: str  # the measure that the rules alone give
    measure: str | None  # the annotated measure
    right: bool  # strict
    open: bool  # the rules leave the measure to the model


def read_texts(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[tuple[str, Document, Sequence[Any]]]:
    """The set, the document and what is annotated in it, of every set that is there: annotations and folder by name."""
    for name, (gold, folder) in sets.items():
        if not gold.exists():
            print(f"{name}: not here, left out")
            continue
        texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))}
        annotated = read_annotations(gold, texts)
        for doc, text in texts.items():
            document = Document(id=doc, text=text, title=text.strip().split("\n", 1)[0], published=doc[:10])
            yield name, document, annotated.get(doc, [])


def read_cases(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[Case]:
    """Every figure of every annotated set that is there."""
    for name, document, annotated in read_texts(sets):
        yield from _cases_of(name, document, annotated)


def _cases_of(name: str, document: Document, annotated: Sequence[Any]) -> Iterator[Case]:
    found = [(e.figure.to_dict(), e.cues) for e in explain(document) if e.figure is not None]
    pairs = {id(extracted): truth for truth, extracted in pair_up(annotated, [f for f, _ in found]).pairs}
    for figure, cues in found:
        truth = pairs.get(id(figure))
        rule = next(c.removeprefix("measure:") for c in cues if c.startswith("measure:"))
        right = truth is not None and not wrong_fields(truth, figure, STRICT)
        why = next((c.removeprefix("why:") for c in cues if c.startswith("why:")), "")
        opened = is_open(why) and not {"kind:held", "kind:taken"} & set(cues)
        yield Case(document.id, name, cues, rule, truth["measure"] if truth is not None else None, right, opened)


@dataclass(slots=True)
class Model:
    """A logistic regression over cue names."""

    vocabulary: dict[str, int]
    regression: LogisticRegression

    @classmethod
    def fit(cls, cues: Sequence[Sequence[str]], labels: Sequence[bool], *, strength: float) -> Model:
        """Fit on cases; `strength` is the inverse of the regularisation."""
        seen = Counter(cue for line in cues for cue in set(line))
        vocabulary = {cue: i for i, cue in enumerate(sorted(c for c, n in seen.items() if n >= LEAST))}
        regression = LogisticRegression(C=strength, max_iter=2000)
        regression.fit(_matrix(cues, vocabulary), labels)
        return cls(vocabulary, regression)

    def probabilities(self, cues: Sequence[Sequence[str]]) -> np.ndarray[Any, Any]:
        """The probability of each case."""
        return np.asarray(self.regression.predict_proba(_matrix(cues, self.vocabulary))[:, 1])

    def level_with(self, cues: Sequence[Sequence[str]], labels: Sequence[bool], *, part: float) -> float:
        """Shift the bias by a part of what would make the mean probability of these cases the share that is true."""
        odds = self.regression.decision_function(_matrix(cues, self.vocabulary))
        low, high = -5.0, 5.0
        for _ in range(40):
            shift = (low + high) / 2
            low, high = (low, shift) if np.mean(1 / (1 + np.exp(-odds - shift))) > np.mean(labels) else (shift, high)
        self.regression.intercept_ += part * shift
        return part * shift

    def to_dict(self) -> dict[str, Any]:
        """Bias and weights by the names of the cues."""
        weights = {cue: round(float(self.regression.coef_[0][i]), 3) for cue, i in self.vocabulary.items()}
        return {
            "bias": round(float(self.regression.intercept_[0]), 3),
            "weights": {cue: weight for cue, weight in weights.items() if abs(weight) >= 0.005},
        }


def _matrix(cues: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> np.ndarray[Any, Any]:
    matrix = np.zeros((len(cues), len(vocabulary)))
    for row, line in enumerate(cues):
        for cue in line:
            if cue in vocabulary:
                matrix[row, vocabulary[cue]] = 1.0
    return matrix


def held_out(
    cases: Sequence[Case], cues: Sequence[Sequence[str]], labels: Sequence[bool], *, strength: float
) -> np.ndarray[Any, Any]:
    """The probability of each case by a model that has not seen its document."""
    part = {doc: i % PARTS for i, doc in enumerate(sorted({c.doc for c in cases}))}
    result = np.zeros(len(cases))
    for k in range(PARTS):
        train = [i for i, c in enumerate(cases) if part[c.doc] != k]
        test = [i for i, c in enumerate(cases) if part[c.doc] == k]
        model = Model.fit([cues[i] for i in train], [labels[i] for i in train], strength=strength)
        result[test] = model.probabilities([cues[i] for i in test])
    return result


def calibration_error(probabilities: np.ndarray[Any, Any], labels: Sequence[bool], *, bins: int = 10) -> float:
    """Expected calibration error: the mean gap between stated and true share, by bins of equal width."""
    truth = np.asarray(labels, dtype=float)
    edges = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [
        abs(probabilities[edges == b].mean() - truth[edges == b].mean()) * (edges == b).mean()
        for b in range(bins)
        if (edges == b).any()
    ]
    return float(sum(gaps))


def main() -> None:
    """Fit, judge on held-out parts, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", nargs=3, action="append", default=[], metavar=("NAME", "GOLD", "TEXTS"))
    parser.add_argument("--write", choices=("measure", "confidence"), action="append", default=[])
    arguments = parser.parse_args()
    sets = SETS | {name: (Path(gold), Path(texts)) for name, gold, texts in arguments.set}
    cases = list(read_cases(sets))
    paired = [c for c in cases if c.measure is not None]
    timing = [[cue for cue in c.cues if not cue.startswith(PLACE_CUES)] for c in paired]
    totals = [c.measure == "total" for c in paired]
    judged = held_out(paired, timing, totals, strength=MEASURE_STRENGTH)
    sure = held_out(cases, [c.cues for c in cases], [c.right for c in cases], strength=CONFIDENCE_STRENGTH)
    heads = ("measure by rules", 18), ("with the model", 16), ("strictly right", 16), ("calibration error", 19)
    print(f"{'set':9}{'figures':>9}" + "".join(f"{head:>{width}}" for head, width in heads))
    for name in [*sets, "all"]:
        rows = [i for i, c in enumerate(paired) if name in (c.set, "all")]
        every = [i for i, c in enumerate(cases) if name in (c.set, "all")]
        if not rows:
            continue
        by_rule = [paired[i].rule == "total" for i in rows]
        by_model = [judged[i] >= 0.5 if paired[i].open else paired[i].rule == "total" for i in rows]
        rules = np.mean([rule == totals[i] for rule, i in zip(by_rule, rows, strict=True)])
        model = np.mean([total == totals[i] for total, i in zip(by_model, rows, strict=True)])
        right = [cases[i].right for i in every]
        error = calibration_error(sure[every], right)
        print(f"{name:9}{len(every):9}{rules:18.3f}{model:16.3f}{np.mean(right):16.3f}{error:19.3f}")
    for name in arguments.write:
        if name == "measure":
            fitted = Model.fit(timing, totals, strength=MEASURE_STRENGTH)
        else:
            fitted = Model.fit([c.cues for c in cases], [c.right for c in cases], strength=CONFIDENCE_STRENGTH)
            fresh = list(read_cases(UNSEEN))
            shift = fitted.level_with([c.cues for c in fresh], [c.right for c in fresh], part=UNSEEN_PART)
            print(f"the bias of the confidence is shifted by {shift:.2f}, towards the share of `unseen` that is right")
        path = ROOT / "data" / f"{name}.json"
        path.write_text(json.dumps(fitted.to_dict(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}: {len(fitted.to_dict()['weights'])} cues")


if __name__ == "__main__":
    main()
