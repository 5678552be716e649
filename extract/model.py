"""The values that flow through the house: documents, quantities and figures.

Frozen, typed, standard library only. What is absent is None, never an empty string or zero.
The meaning of every field of a figure stands in docs/figure.md and in the data dictionary of an export.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from extract.errors import BadInput


class Metric(StrEnum):
    """What is counted."""

    DISPLACEMENT = "displacement"
    BUILDINGS = "buildings"
    DEATHS = "deaths"
    HOSTAGES = "hostages"


class Kind(StrEnum):
    """What happened to what is counted."""

    DISPLACED = "displaced"
    RETURNED = "returned"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    DESTROYED_OR_DAMAGED = "destroyed_or_damaged"
    KILLED = "killed"
    TAKEN = "taken"
    HELD = "held"
    RELEASED = "released"
    DEAD = "dead"


KINDS: Mapping[Metric, tuple[Kind, ...]] = {
    Metric.DISPLACEMENT: (Kind.DISPLACED, Kind.RETURNED),
    Metric.BUILDINGS: (Kind.DESTROYED, Kind.DAMAGED, Kind.DESTROYED_OR_DAMAGED),
    Metric.DEATHS: (Kind.KILLED,),
    Metric.HOSTAGES: (Kind.TAKEN, Kind.HELD, Kind.RELEASED, Kind.DEAD),
}


class Qualifier(StrEnum):
    """How the text hedges the number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Unit(StrEnum):
    """What one of the count is."""

    PERSON = "person"
    HOUSEHOLD = "household"
    BUILDING = "building"
    HOME = "home"
    PERCENT = "percent"


class Area(StrEnum):
    """The reporting areas. Gaza is the Strip without Rafah; West Bank is the rest of it, East Jerusalem too."""

    JENIN = "Jenin"
    TULKAREM = "Tulkarem"
    RAFAH = "Rafah"
    GAZA = "Gaza"
    WEST_BANK = "West Bank"
    ISRAEL = "Israel"
    OTHER = "Other"


class PlacePrecision(StrEnum):
    """How exactly the place is known: the coarser, the less a pin may be read as a spot."""

    POINT = "point"
    CAMP = "camp"
    CITY = "city"
    GOVERNORATE = "governorate"
    REGION = "region"


class PlaceBasis(StrEnum):
    """Where in the document the place was read."""

    SENTENCE = "sentence"
    NEARBY = "nearby"
    TITLE = "title"


class PlaceRole(StrEnum):
    """On which side of a movement the place of displaced people stands: they left it, or they are there now."""

    ORIGIN = "origin"
    HOST = "host"


class Measure(StrEnum):
    """An event's or period's count, or a running total: the two never mix and never add."""

    NEW = "new"
    TOTAL = "total"


class Status(StrEnum):
    """Whether the text says that it happened."""

    REPORTED = "reported"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class SourceType(StrEnum):
    """What kind of body gives the number."""

    UN = "un"
    GOVERNMENT = "government"
    LOCAL_AUTHORITY = "local_authority"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    RELIEF = "relief"
    RIGHTS_GROUP = "rights_group"
    MEDIA = "media"
    RESEARCH = "research"
    PERSON = "person"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How exact an ISO date is: 2024-05-07, 2024-05 or 2024."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Review(StrEnum):
    """What an analyst decided about a figure."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


def date_precision(iso: str) -> DatePrecision:
    """How exact an ISO date is.

    >>> [date_precision(d).value for d in ("2024-05-07", "2024-05", "2024")]
    ['day', 'month', 'year']
    """
    return {10: DatePrecision.DAY, 7: DatePrecision.MONTH, 4: DatePrecision.YEAR}[len(iso)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with what is known of where it comes from.

    `text` is kept exactly as given: every offset of a figure counts its characters. `published` and
    `retrieved` are ISO dates (YYYY-MM-DD); an unknown publication date is None, never today.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: str | None = None
    language: str | None = None

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Self:
        """A document from a JSON record; `text` is required, other keys than the fields are ignored.

        Without an `id` it gets a stable one made from its address or its text. Raises BadInput.

        >>> Document.from_dict({"id": "a", "text": "Two died.", "published": "2024-05-07T09:30:00Z"}).published
        '2024-05-07'
        """
        text = record.get("text")
        if not isinstance(text, str):
            raise BadInput(f"document {record.get('id', '?')!r}: `text` must be a string, not {type(text).__name__}")
        known = {f.name: record.get(f.name) for f in fields(cls) if f.name != "text"}
        for name, value in known.items():
            if value is not None and not isinstance(value, str):
                if name != "id":
                    raise BadInput(f"document {record.get('id', '?')!r}: `{name}` must be a string, not {value!r}")
                known[name] = str(value)
        cleaned: dict[str, Any] = {name: value or None for name, value in known.items()}
        for name in ("published", "retrieved"):
            cleaned[name] = iso_day(cleaned[name], field=name) if cleaned[name] else None
        cleaned["id"] = cleaned["id"] or stable_id(cleaned["url"] or text)
        return cls(text=text, **cleaned)

    def to_dict(self) -> dict[str, Any]:
        """The record that `from_dict` reads."""
        return asdict(self)


def iso_day(text: str, *, field: str = "date") -> str:
    """The day of an ISO date or date-time as YYYY-MM-DD; raises BadInput.

    >>> iso_day("2024-05-07 12:00")
    '2024-05-07'
    """
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise BadInput(f"`{field}` must be a date as YYYY-MM-DD, not {text!r}") from None


def stable_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on nothing but the parts.

    >>> stable_id("a", 3) == stable_id("a", 3), len(stable_id("a"))
    (True, 16)
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def id_within(source: str, own: str) -> str:
    """The id of a document that a source calls by a name of its own.

    >>> id_within("partner-reports", "2025/02/jenin.pdf")
    'partner-reports/2025/02/jenin.pdf'
    """
    return f"{source}/{own}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number expression in a text: `start`/`end` are character offsets, `surface` the text between them.

    `value` is None where the words give bounds only ("dozens", "20 to 30").
    """

    start: int
    end: int
    surface: str
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    percent: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"quantity {self.surface!r} has no span: {self.start}..{self.end}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"quantity {self.surface!r}: low {self.low} is above high {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count of displacement, buildings, deaths or hostages, with the evidence for every part of it."""

    # the document
    id: str
    doc: str
    url: str | None
    publisher: str | None
    title: str | None
    published: str | None
    retrieved: str | None
    language: str | None
    # the evidence: the sentence, and the number expression as offsets into the document's text
    quote: str
    start: int
    end: int
    surface: str
    # the count
    metric: Metric
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: Unit
    group: str | None
    persons: float | None
    persons_low: float | None
    persons_high: float | None
    household_size: float | None
    # where
    place: str | None
    place_id: str | None
    pcode: str | None
    lat: float | None
    lon: float | None
    place_precision: PlacePrecision | None
    place_basis: PlaceBasis | None
    area: Area | None
    place_role: PlaceRole | None = None
    # when
    as_of: str | None
    as_of_precision: DatePrecision | None
    since: str | None
    measure: Measure
    # who says it, and how sure
    source: str | None
    source_type: SourceType | None
    status: Status
    confidence: float
    reader: str
    reasons: tuple[str, ...]
    # what an analyst decided
    review: Review = Review.UNREVIEWED
    reviewer: str | None = None
    reviewed_at: str | None = None
    review_note: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"figure {self.surface!r} has no span: {self.start}..{self.end}")
        if self.kind not in KINDS[self.metric]:
            raise ValueError(f"figure {self.surface!r}: kind {self.kind.value!r} is not one of {self.metric.value}")

    def to_dict(self) -> dict[str, Any]:
        """A flat record of plain values in the order of the fields; whole numbers as int, `reasons` as a list."""
        record: dict[str, Any] = {}
        for name in FIGURE_FIELDS:
            value = getattr(self, name)
            if type(value) is str or value is None:  # most are: archives have many figures
                pass
            elif isinstance(value, StrEnum):
                value = value._value_
            elif isinstance(value, float) and value.is_integer() and name not in FRACTIONS:
                value = int(value)
            elif isinstance(value, tuple):
                value = list(value)
            record[name] = value
        return record

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Self:
        """The figure that `to_dict` wrote; raises KeyError or ValueError on anything else."""
        values: dict[str, Any] = {name: record.get(name) if name in ADDED else record[name] for name in FIGURE_FIELDS}
        for name, enum in ENUMS.items():
            values[name] = None if values[name] is None else enum(values[name])
        values["reasons"] = tuple(values["reasons"])
        return cls(**values)

    def with_review(self, review: Review, *, by: str, at: str, note: str | None = None, **corrected: Any) -> Self:
        """The figure as an analyst left it; `corrected` are the fields that were changed."""
        return replace(self, review=review, reviewer=by, reviewed_at=at, review_note=note, **corrected)


FRACTIONS = frozenset({"lat", "lon", "confidence", "household_size"})
ADDED = frozenset({"place_role"})  # records that were written before these fields lack them
ENUMS: Mapping[str, type[StrEnum]] = {
    "metric": Metric,
    "kind": Kind,
    "qualifier": Qualifier,
    "unit": Unit,
    "place_precision": PlacePrecision,
    "place_basis": PlaceBasis,
    "place_role": PlaceRole,
    "area": Area,
    "as_of_precision": DatePrecision,
    "measure": Measure,
    "source_type": SourceType,
    "status": Status,
    "review": Review,
}
FIGURE_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Figure))
