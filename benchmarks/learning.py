"""What the scripts that fit the small models of the reading share: models over cues, choices, leaving a set out.

A set is the work of one hand: what is learnt from the others is judged on it, as on a publisher that nobody has read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from benchmarks.sets import ROOT
from extract.reading.models import Cues, Logistic

# A cue seen less often says nothing.
LEAST = 4
FAINT = 0.005  # a weight that changes nothing

SETTLED = 6.0  # times that a sentence of the tests counts
REAL = 3.0  # times that an article of others counts where places and days are fitted: its hand settled the fields
Names = Sequence[str]  # of cues


class OfSet(Protocol):
    """A case of an annotated set."""

    @property
    def set(self) -> str:
        """The name of the set."""
        ...


C = TypeVar("C", bound=OfSet)
M = TypeVar("M")


def spread(groups: Sequence[Cues]) -> tuple[str, ...]:
    """The names of all cues of some groups."""
    return tuple(name for group in groups for name in group)


@dataclass(slots=True)
class Model:
    """A logistic regression over cue names."""

    vocabulary: dict[str, int]
    regression: LogisticRegression

    @classmethod
    def fit(
        cls, cues: Sequence[Names], labels: Sequence[bool], *, strength: float, weights: Sequence[float] | None = None
    ) -> Model:
        """Fit on cases, weighted where weights are given; `strength` is the inverse of the regularisation."""
        vocabulary = _vocabulary(cues)
        regression = LogisticRegression(C=strength, max_iter=3000, solver="liblinear")
        regression.fit(_matrix(cues, vocabulary), labels, sample_weight=weights)
        return cls(vocabulary, regression)

    @classmethod
    def fit_choices(cls, choices: Sequence[Choice], *, strength: float) -> Model:
        """Fit on choices: a right option has to win against each wrong one beside it."""
        vocabulary = _vocabulary([cues for choice in choices for cues in choice.options])
        pairs = [pair for choice in choices for pair in _pairs_of(choice)]
        weights = [weight for _, _, weight in pairs]
        won = _matrix([a for a, _, _ in pairs], vocabulary) - _matrix([b for _, b, _ in pairs], vocabulary)
        regression = LogisticRegression(C=strength, max_iter=3000, solver="liblinear", fit_intercept=False)
        labels = [True] * len(pairs) + [False] * len(pairs)
        regression.fit(vstack([won, -won]), labels, sample_weight=weights * 2)
        return cls(vocabulary, regression)

    def scores(self, cues: Sequence[Names]) -> np.ndarray[Any, Any]:
        """The log odds of each case."""
        return np.asarray(self.regression.decision_function(_matrix(cues, self.vocabulary)))

    def probabilities(self, cues: Sequence[Names]) -> np.ndarray[Any, Any]:
        """The probability of each case."""
        return np.asarray(1 / (1 + np.exp(-self.scores(cues))))

    def level_with(self, cues: Sequence[Names], labels: Sequence[bool], *, part: float) -> float:
        """Shift the bias by a part of what would make the mean probability of these cases the share that is true."""
        odds = self.scores(cues)
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
            "bias": round(float(np.atleast_1d(self.regression.intercept_)[0]), 3),
            "weights": {cue: weight for cue, weight in weights.items() if abs(weight) >= FAINT},
        }

    def to_logistic(self) -> Logistic:
        """The model as the reading has it."""
        fitted = self.to_dict()
        return Logistic(fitted["bias"], fitted["weights"])

    def write(self, name: str) -> None:
        """Keep it in data/."""
        write_model(name, self.to_logistic())


@dataclass(frozen=True, slots=True)
class Choice:
    """What there was to choose from for one number, and which options are right; that of the rules stands first."""

    set: str
    doc: str
    options: Sequence[Names]
    right: Sequence[bool]


def write_model(name: str, model: Logistic) -> None:
    """Keep a model in data/."""
    path = ROOT / "data" / f"{name}.json"
    kept = {"bias": model.bias, "weights": dict(model.weights)}
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}: {len(model.weights)} cues")


def add_cues(known: Logistic, choices: Sequence[Choice], *, strength: float) -> Logistic:
    """A model that knows cues of a new kind as well: a right option has to win by all of them.

    What was learnt of the others, from texts that are no longer here too, stays as it is.
    """
    kinds = {_kind_of(cue) for cue in known.weights}
    names = [cues for choice in choices for cues in choice.options]
    fresh = sorted(cue for cue in _vocabulary(names) if _kind_of(cue) not in kinds)
    vocabulary = {cue: i for i, cue in enumerate(fresh)}
    pairs = [pair for choice in choices for pair in _pairs_of(choice)]
    won = _matrix([a for a, _, _ in pairs], vocabulary) - _matrix([b for _, b, _ in pairs], vocabulary)
    ahead = np.array([_odds(known, a) - _odds(known, b) for a, b, _ in pairs])
    weights = 2 * strength * np.array([weight for _, _, weight in pairs])

    def loss(betas: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        odds = won @ betas + ahead
        slope = betas - won.T @ (weights / (1 + np.exp(odds)))
        return float(weights @ np.logaddexp(0, -odds) + betas @ betas / 2), slope

    betas = minimize(loss, np.zeros(len(fresh)), jac=True, method="L-BFGS-B").x
    added = {cue: round(float(beta), 3) for cue, beta in zip(fresh, betas, strict=True) if abs(beta) >= FAINT}
    return Logistic(known.bias, {**known.weights, **added})


def _pairs_of(choice: Choice) -> Iterator[tuple[Names, Names, float]]:
    """Each right option with each wrong one, and how much the two count."""
    right = [cues for cues, good in zip(choice.options, choice.right, strict=True) if good]
    wrong = [cues for cues, good in zip(choice.options, choice.right, strict=True) if not good]
    settled = SETTLED if choice.set == "cases" else 1.0
    yield from ((a, b, settled * (len(right) * len(wrong)) ** -0.5) for a in right for b in wrong)


def _kind_of(cue: str) -> str:
    """What a cue is by itself, without the state that it stands beside."""
    return cue.split("|")[0]


def _odds(model: Logistic, cues: Names) -> float:
    return model.bias + sum(model.weights.get(cue, 0.0) for cue in set(cues))


def leave_out(cases: Sequence[C], fit: Callable[[Sequence[C]], M]) -> Iterator[tuple[C, M]]:
    """Each case with a model of all other sets."""
    for name in dict.fromkeys(case.set for case in cases):
        model = fit([case for case in cases if case.set != name])
        yield from ((case, model) for case in cases if case.set == name)


def _vocabulary(cues: Sequence[Names]) -> dict[str, int]:
    seen = Counter(cue for line in cues for cue in set(line))
    return {cue: i for i, cue in enumerate(sorted(c for c, n in seen.items() if n >= LEAST))}


def _matrix(cues: Sequence[Names], vocabulary: Mapping[str, int]) -> Any:
    cells = [(row, vocabulary[cue]) for row, line in enumerate(cues) for cue in set(line) if cue in vocabulary]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(cues), len(vocabulary)))
