"""Colours: one of the Okabe-Ito palette for each metric, told apart by colour-blind readers.

All four keep a contrast of 3:1 or more with the light and the dark background.
"""

from __future__ import annotations

from collections.abc import Mapping

from extract.model import Metric

COLOURS: Mapping[Metric, str] = {
    Metric.DISPLACEMENT: "#0072B2",  # blue
    Metric.BUILDINGS: "#D55E00",  # vermillion
    Metric.DEATHS: "#CC79A7",  # reddish purple
    Metric.HOSTAGES: "#009E73",  # bluish green
}


def tint(metric: Metric, opacity: float) -> str:
    """The colour of a metric, see-through.

    >>> tint(Metric.DISPLACEMENT, 0.2)
    'rgba(0,114,178,0.2)'
    """
    red, green, blue = (int(COLOURS[metric][i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
