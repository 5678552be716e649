"""The small models of the reading: sums of weights over named cues.

A cue is a short name that is there or not ("metric:deaths", "tense:perfect"). The weights stand in data/counting.json,
data/measure.json, data/day.json, data/placing.json, data/source.json and data/confidence.json; `python -m benchmarks.fit`,
`fit_counts`, `fit_days`, `fit_places` and `fit_sources` fit them on the annotated sets and print what they gain on texts held
out. A model is a sum of weights: no black box, and `displacement explain` can show every cue.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extract.errors import BadSetting
from extract.resources import data_path


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues that count by themselves and beside each of some states: "told:event" and "told:event|new".

    >>> list(Cues(("a", "b"), ("x",)))
    ['a', 'a|x', 'b', 'b|x']
    """

    cues: tuple[str, ...]
    states: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        for cue in self.cues:
            yield cue
            yield from (f"{cue}|{state}" for state in self.states)


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model over named cues: probability = sigmoid(bias + sum of the weights of the cues present)."""

    bias: float
    weights: Mapping[str, float]
    # By states, what each cue weighs with all of them: cues come again and again, their names are put together once.
    _known: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict, compare=False, repr=False)

    def probability(self, cues: Iterable[str]) -> float:
        """The probability, 0 to 1.

        >>> Logistic(0.0, {"a": 2.0}).probability(["a", "b"]) > 0.8
        True
        """
        return _sigmoid(self.bias + sum(filter(None, map(self.weights.get, cues))))

    def score(self, groups: Iterable[Cues]) -> float:
        """The log odds of groups of cues.

        >>> Logistic(0.5, {"a": 2.0, "a|x": -1.0}).score([Cues(("a", "b"), ("x", "y"))])
        1.5
        """
        total = self.bias
        for group in groups:
            known = self._known.setdefault(group.states, {})
            for cue in group.cues:
                weight = known.get(cue)
                if weight is None:
                    if len(known) >= _REMEMBERED:
                        known.clear()
                    known[cue] = weight = sum((self.weights.get(n, 0.0) for n in Cues((cue,), group.states)), 0.0)
                total += weight
        return total

    def likelihood(self, groups: Iterable[Cues]) -> float:
        """The probability of groups of cues, 0 to 1."""
        return _sigmoid(self.score(groups))


def _sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


_REMEMBERED = 20_000  # cues of one combination of states: words among them, which have no end


@functools.cache
def bundled_model(name: str) -> Logistic:
    """A model that comes with the package: `measure`, `placing` or `confidence`; raises BadSetting."""
    path = data_path(f"{name}.json")
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Logistic(float(raw["bias"]), {str(k): float(v) for k, v in raw["weights"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as err:
        raise BadSetting(f"{path}: {err!r}; fit it anew with `python -m benchmarks.fit` or `fit_sources`") from err
