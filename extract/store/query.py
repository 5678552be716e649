"""What to ask the store for: one frozen value, the same for the dashboard, the exports and the API."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

from extract.errors import BadInput
from extract.model import Area, Kind, Measure, Metric, Qualifier, Review, Status, Unit

ORDERS: frozenset[str] = frozenset(
    {"as_of", "value", "published", "confidence", "metric", "area", "place", "source", "publisher", "status", "doc"}
)
TRUSTED: tuple[str, ...] = (Review.UNREVIEWED, Review.CONFIRMED, Review.CORRECTED)
WORDS: dict[str, type[StrEnum]] = {
    "metrics": Metric,
    "kinds": Kind,
    "areas": Area,
    "measures": Measure,
    "units": Unit,
    "statuses": Status,
    "qualifiers": Qualifier,
    "reviews": Review,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureQuery:
    """A choice of figures; an empty tuple or None puts no restriction.

    `since` and `until` are ISO days on `as_of`, both inclusive; a figure as of a month or a year is in
    when its period overlaps. `text` finds figures whose sentence, title, place or source holds every word.
    `known_on` (ISO day) asks for what the store knew at the end of that day (UTC), `known_at` for what it knew
    just before a moment. `unplaced` True keeps only figures with no place, False only those with one. `order` is
    one of ORDERS, descending with a leading "-"; figures without that value come last. Raises BadInput.

    >>> FigureQuery(metrics=("deaths",), areas=("Jenin",), since="2025-01-01").metrics
    ('deaths',)
    """

    metrics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = (Status.REPORTED,)
    qualifiers: tuple[str, ...] = ()
    reviews: tuple[str, ...] = TRUSTED
    place_ids: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None
    text: str | None = None
    known_on: str | None = None
    known_at: datetime | None = None
    unplaced: bool | None = None
    order: str = "-as_of"
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name, enum in WORDS.items():
            for word in getattr(self, name):
                if word not in enum._value2member_map_:
                    allowed = ", ".join(member.value for member in enum)
                    raise BadInput(f"`{name}` knows no {word!r}; choose from {allowed}")
        for name in ("since", "until", "known_on"):
            check_day(getattr(self, name), field=name)
        if self.since and self.until and self.since > self.until:
            raise BadInput(f"`since` {self.since} is after `until` {self.until}")
        if self.order.removeprefix("-") not in ORDERS:
            raise BadInput(f"`order` knows no {self.order!r}; choose from {', '.join(sorted(ORDERS))}")
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise BadInput(f"`min_confidence` must lie between 0 and 1, not {self.min_confidence!r}")
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise BadInput(f"`limit` and `offset` must not be negative: {self.limit!r}, {self.offset!r}")

    def described(self) -> dict[str, str]:
        """The restrictions in force as words, for the notes of an export.

        >>> FigureQuery(areas=("Gaza", "Rafah"), until="2024-05-07").described()["areas"]
        'Gaza, Rafah'
        """
        words: dict[str, str] = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if value not in ((), None) and not (f.name == "offset" and value == 0):
                words[f.name] = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        return words


def check_day(text: str | None, *, field: str) -> None:
    """Raises BadInput unless the text is None or an ISO day that stands in the calendar."""
    try:
        if text is not None and date.fromisoformat(text).isoformat() != text:
            raise ValueError
    except ValueError:
        raise BadInput(f"`{field}` must be a day as YYYY-MM-DD, not {text!r}") from None
