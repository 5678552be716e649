"""Fit the weights by which places are chosen: `python -m benchmarks.fit_places [--write]`.

A logistic model over pairs: the cues of the annotated place against those of every other candidate of the same count
(candidates.py and place_cues.py in extract/reading/placing). Each set is judged by weights of all others. Printed: how
often area and place are right, by these weights and by those in data/placing.json. With --write the weights fitted on
all go there. Counts lean on the places of counts before them, so write twice: the second fit sees what the first
one chose.
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

from benchmarks.learning import REAL, leave_out
from benchmarks.sameness import is_same_place
from benchmarks.sets import ROOT, add_sets, chosen_sets, read_texts
from extract.evaluation import pair_up
from extract.reading.models import Logistic
from extract.reading.placing.candidates import Candidate
from extract.reading.placing.places import Placing
from extract.reading.placing.placing import choose
from extract.reading.reader import explain

LEAST = 4  # a cue seen less often says nothing
STRENGTH = 0.5  # inverse of the regularisation
SAME_AREA = 0.5  # weight of a pair whose areas are the same: the place decides, but less


@dataclass(frozen=True, slots=True)
class Case:
    """A found figure with the candidates for its place, the chosen one, and what is annotated."""

    doc: str
    set: str
    candidates: tuple[Candidate, ...]
    area: str | None
    place: str | None

    def rights(self, candidate: Candidate) -> tuple[bool, bool]:
        """Whether area, and area and place, of a candidate are as annotated."""
        area = (candidate.area.value if candidate.area else None) == self.area
        return area, area and self._is_place(candidate.placing)

    def _is_place(self, placing: Placing | None) -> bool:
        place = placing.place if placing is not None else None
        return is_same_place(self.place, placing.name if placing is not None else None, place.id if place else None)


def read_cases(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[Case]:
    """Every found figure of every annotated set that is there: name, annotations, folder of texts."""
    for name, document, annotated in read_texts(sets):
        found = [(e.figure.to_dict(), e.candidates) for e in explain(document) if e.figure is not None]
        candidates = {id(figure): weighed for figure, weighed in found}
        for truth, figure in pair_up(annotated, [f for f, _ in found]).pairs:
            yield Case(document.id, name, candidates[id(figure)], truth.get("area"), truth.get("place"))


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each cue."""
    seen = Counter(cue for case in cases for c in case.candidates for cue in c.cues)
    columns = {cue: i for i, cue in enumerate(sorted(cue for cue, n in seen.items() if n >= LEAST))}
    rows: list[dict[int, int]] = []
    weights: list[float] = []
    for case in cases:
        for right, wrong, weight in _pairs(case):
            row = {columns[cue]: 1 for cue in right.cues - wrong.cues if cue in columns}
            rows.append(row | {columns[cue]: -1 for cue in wrong.cues - right.cues if cue in columns})
            weights.append(weight * (REAL if case.set == "dev" else 1.0))
    matrix = np.zeros((len(rows), len(columns)))
    labels = np.arange(len(rows)) % 2 == 0
    for i, row in enumerate(rows):
        # Every other pair is turned round: a logistic model needs both answers.
        matrix[i, list(row)] = [value if labels[i] else -value for value in row.values()]
    regression = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=1000)
    regression.fit(matrix, labels, sample_weight=weights)
    return {cue: round(float(regression.coef_[0][i]), 3) for cue, i in columns.items()}


def _pairs(case: Case) -> Iterator[tuple[Candidate, Candidate, float]]:
    rights = [case.rights(c) for c in case.candidates]
    best = next((i for i, r in enumerate(rights) if r == (True, True)), None)
    best = best if best is not None else next((i for i, r in enumerate(rights) if r[0]), None)
    if best is None:
        return
    for other, (area, place) in zip(case.candidates, rights, strict=True):
        if not place and other is not case.candidates[best]:
            yield case.candidates[best], other, SAME_AREA if area else 1.0


def judge(cases: Sequence[Case], weights: dict[str, float]) -> list[tuple[bool, bool]]:
    """Whether area and place of each case are right by these weights."""
    model = Logistic(0.0, weights)
    return [case.rights(choose(case.candidates, model)[0]) for case in cases]


def held_out(cases: Sequence[Case]) -> list[tuple[bool, bool]]:
    """The same by weights that have not seen the case's set."""
    known = {id(case): judge([case], weights)[0] for case, weights in leave_out(cases, fit)}
    return [known[id(case)] for case in cases]


def main() -> None:
    """Fit, judge on held-out parts, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write data/placing.json")
    add_sets(parser)
    arguments = parser.parse_args()
    sets = chosen_sets(arguments)
    cases = list(read_cases(sets))
    path = ROOT / "data/placing.json"
    current: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["weights"] if path.exists() else {}
    columns = {"held out": held_out(cases), "data/placing.json": judge(cases, current)}
    heads = [f"{what}, {name}" for name in columns for what in ("area", "place")]
    print(f"{'set':14}{'figures':>9}" + "".join(f"{head:>26}" for head in heads))
    for name in [*sets, "all"]:
        rows = [i for i, c in enumerate(cases) if name in (c.set, "all")]
        if rows:
            shares = [np.mean([column[i][k] for i in rows]) for column in columns.values() for k in (0, 1)]
            print(f"{name:14}{len(rows):9}" + "".join(f"{share:26.3f}" for share in shares))
    if arguments.write:
        weights = {cue: weight for cue, weight in fit(cases).items() if abs(weight) >= 0.005}
        written = json.dumps({"bias": 0.0, "weights": weights}, indent=1, sort_keys=True)
        path.write_text(written + "\n", encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}: {len(weights)} cues")


if __name__ == "__main__":
    main()
