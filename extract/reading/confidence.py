"""How sure a figure is: a calibrated probability that metric, value, unit and area are all right."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading.counting.counts import Count
from extract.reading.cues import place_cues
from extract.reading.dating.timing import Timing
from extract.reading.models import bundled_model
from extract.reading.placing.places import Placing


def confidence_cues(count: Count, timing: Timing, placing: Placing | None) -> list[str]:
    """The cues that speak for or against a figure: those of its timing and those of its place."""
    places = place_cues(placing)
    return [*timing.cues, *places, f"{places[0]}/{count.metric}"]


def estimate_confidence(cues: Sequence[str]) -> float:
    """The probability, 0.01 to 0.99; fitted and calibrated by `python -m benchmarks.fit`."""
    return round(min(0.99, max(0.01, bundled_model("confidence").probability(cues))), 3)
