"""Fit the two small models of the reading on the annotated sets: `python -m benchmarks.fit [--set ...] [--write ...]`.

`measure` (new or running total) and `confidence` (metric, value, unit, area and status all right) are logistic models
over the named cues of extract/reading/cues.py. Each annotated set, the work of one hand, is judged by a model of all
others. Printed: how often the measure is right by the rules alone and where the
model decides what the rules leave open, and the expected calibration error of the confidence. --set adds an annotated
set from elsewhere; --write keeps a model fitted on everything in data/, the confidence less sure by half of
what the sets that nobody has read show.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.cases import read_cases as read_room
from benchmarks.learning import SETTLED, Model, Names, leave_out
from benchmarks.sets import SETS, UNSEEN, add_sets, chosen_sets, read_texts
from extract.evaluation import STRICT, pair_up, wrong_fields
from extract.model import Document, Kind, Measure
from extract.reading.dating.weighing import weigh_measure
from extract.reading.reader import explain

# It is denser and harder than ordinary pages: half of the difference is taken.
UNSEEN_PART = 0.5
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
    rule: Measure  # that the rules alone give
    why: str  # they give it
    kind: Kind
    measure: str | None  # the annotated measure
    right: bool  # strict


def read_cases(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[Case]:
    """Every figure of every annotated set that is there."""
    for name, document, annotated in read_texts(sets):
        yield from _cases_of(name, document, annotated)
    if SETS.items() & sets.items():
        for name, document, annotated in read_room("dating"):
            yield from _cases_of(name, document, annotated)


def _cases_of(name: str, document: Document, annotated: Sequence[Any]) -> Iterator[Case]:
    found = [(e.figure.to_dict(), e.cues) for e in explain(document) if e.figure is not None]
    pairs = {id(extracted): truth for truth, extracted in pair_up(annotated, [f for f, _ in found]).pairs}
    for figure, cues in found:
        truth = pairs.get(id(figure))
        rule = next(c.removeprefix("measure:") for c in cues if c.startswith("measure:"))
        right = truth is not None and name != "cases" and not wrong_fields(truth, figure, STRICT)
        why = next((c.removeprefix("why:") for c in cues if c.startswith("why:")), "")
        measure = truth["measure"] if truth is not None else None
        yield Case(document.id, name, cues, Measure(rule), why, Kind(figure["kind"]), measure, right)


def held_out(
    cases: Sequence[Case], cues: Callable[[Case], Names], fit: Callable[[Sequence[Case]], Model]
) -> np.ndarray[Any, Any]:
    """The probability of each case by a model that has not seen its set."""
    known = {id(case): model.probabilities([cues(case)])[0] for case, model in leave_out(cases, fit)}
    return np.array([known[id(case)] for case in cases])


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


def timing_cues(case: Case) -> Names:
    """The cues of the timing alone."""
    return [cue for cue in case.cues if not cue.startswith(PLACE_CUES)]


def fit_measure(cases: Sequence[Case]) -> Model:
    """The model of the measure."""
    weights = [SETTLED if case.set == "cases" else 1.0 for case in cases]
    totals = [case.measure == "total" for case in cases]
    return Model.fit([timing_cues(c) for c in cases], totals, strength=MEASURE_STRENGTH, weights=weights)


def fit_confidence(cases: Sequence[Case]) -> Model:
    """The model of the confidence."""
    return Model.fit([case.cues for case in cases], [case.right for case in cases], strength=CONFIDENCE_STRENGTH)


def _weigh(case: Case, probability: float) -> Measure:
    return weigh_measure(case.rule, case.why, case.kind, probability)


def main() -> None:
    """Fit, judge on the sets left out, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_sets(parser)
    parser.add_argument("--write", choices=("measure", "confidence"), action="append", default=[])
    arguments = parser.parse_args()
    sets = chosen_sets(arguments)
    every = list(read_cases(sets))
    paired = [c for c in every if c.measure is not None]
    cases = [c for c in every if c.set != "cases"]
    judged = held_out(paired, timing_cues, fit_measure)
    sure = held_out(cases, lambda c: c.cues, fit_confidence)
    heads = ("measure by rules", 18), ("with the model", 16), ("strictly right", 16), ("calibration error", 19)
    print(f"{'set':14}{'figures':>9}" + "".join(f"{head:>{width}}" for head, width in heads))
    for name in [*sets, "all"]:
        rows = [i for i, c in enumerate(paired) if name in (c.set, "all")]
        of_set = [i for i, c in enumerate(cases) if name in (c.set, "all")]
        if not rows:
            continue
        rules = np.mean([paired[i].rule == paired[i].measure for i in rows])
        model = np.mean([_weigh(paired[i], judged[i]) == paired[i].measure for i in rows])
        right = [cases[i].right for i in of_set]
        error = calibration_error(sure[of_set], right)
        print(f"{name:14}{len(of_set):9}{rules:18.3f}{model:16.3f}{np.mean(right):16.3f}{error:19.3f}")
    for name in arguments.write:
        if name == "measure":
            fitted = fit_measure(paired)
        else:
            fitted = fit_confidence(cases)
            fresh = list(read_cases(UNSEEN))
            shift = fitted.level_with([c.cues for c in fresh], [c.right for c in fresh], part=UNSEEN_PART)
            print(f"the bias of the confidence is shifted by {shift:.2f}, towards what is right of {', '.join(UNSEEN)}")
        fitted.write(name)


if __name__ == "__main__":
    main()
