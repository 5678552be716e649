"""Who decides what the rules leave open: what an undecided number counts, the day it stands for, whose word it is.

Each is a small fitted model by default; the scripts that fit them put the annotated truth in their place.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.reading.counting.counts import KindChooser, KindWatcher
from extract.reading.counting.weighing import likeliest_kind
from extract.reading.dating.days import DayChooser, likeliest_day
from extract.reading.sourcing.choosing import Chooser, likeliest


@dataclass(frozen=True, slots=True)
class Choosers:
    """One for each of the three; `watch` is shown what was offered for the numbers that the rules have decided."""

    kind: KindChooser = likeliest_kind
    day: DayChooser = likeliest_day
    voice: Chooser = likeliest
    watch: KindWatcher | None = None


FITTED = Choosers()
