"""What a series counts: one metric, kind, measure, unit and population, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from extract.analysis.places import chosen
from extract.errors import BadInput
from extract.model import KINDS, Kind, Measure, Metric, Unit

CUMULATIVE = frozenset(
    {
        Kind.RETURNED,
        Kind.DESTROYED,
        Kind.DAMAGED,
        Kind.DESTROYED_OR_DAMAGED,
        Kind.KILLED,
        Kind.TAKEN,
        Kind.RELEASED,
    }
)
"""Running totals of these never fall by themselves; people displaced and captives held are stocks that may."""
DEFAULT_KIND: Mapping[str, Kind] = {
    Metric.DISPLACEMENT: Kind.DISPLACED,
    Metric.BUILDINGS: Kind.DESTROYED,
    Metric.DEATHS: Kind.KILLED,
    Metric.HOSTAGES: Kind.HELD,
}


def units_counted(unit: str) -> tuple[str, ...]:
    """The units of the figures that a count in this unit takes: households are turned into people.

    >>> units_counted("person"), units_counted("home")
    (('person', 'household'), ('home',))
    """
    return (str(unit), *([Unit.HOUSEHOLD.value] if unit == Unit.PERSON else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a series counts; `place` (a gazetteer id) goes before `area`. Raises BadInput on what cannot be counted."""

    metric: str
    area: str | None = None
    place: str | None = None
    kind: str | None = None
    measure: str = Measure.TOTAL
    unit: str | None = None
    group: str | None = None
    since: str | None = None
    known_on: str | None = None

    def __post_init__(self) -> None:
        if self.metric not in KINDS:
            raise BadInput(f"`metric` knows no {self.metric!r}; choose from {', '.join(KINDS)}")
        if self.kind is not None and self.kind not in KINDS[Metric(self.metric)]:
            raise BadInput(
                f"{self.metric} has no kind {self.kind!r}; choose from {', '.join(KINDS[Metric(self.metric)])}"
            )
        if self.measure not in tuple(Measure):
            raise BadInput(f"`measure` must be one of {', '.join(Measure)}, not {self.measure!r}")
        if self.unit is not None and (self.unit not in tuple(Unit) or self.unit == Unit.HOUSEHOLD):
            raise BadInput(f"`unit` must be person, building, home or percent, not {self.unit!r}")
        for name in ("since", "known_on"):
            day = getattr(self, name)
            try:
                if day is not None and len(day) == 10:
                    date.fromisoformat(day)
                elif day is not None:
                    raise ValueError
            except ValueError:
                raise BadInput(f"`{name}` must be a day as YYYY-MM-DD, not {day!r}") from None
        chosen(self.area, self.place)

    @property
    def counted_kind(self) -> str:
        """The kind, or the usual one of the metric."""
        return self.kind or DEFAULT_KIND[self.metric].value

    @property
    def counted_unit(self) -> str:
        """The unit, or the usual one of the metric: homes are not buildings, so they are asked for by name."""
        return self.unit or (Unit.BUILDING if self.metric == Metric.BUILDINGS else Unit.PERSON).value

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the figures that enter."""
        return units_counted(self.counted_unit)

    @property
    def is_cumulative(self) -> bool:
        """Whether the count is a running total that cannot fall by itself."""
        return self.measure == Measure.TOTAL and self.counted_kind in CUMULATIVE and self.counted_unit != Unit.PERCENT
