"""Numbers and dates as a reader says them: "at least 40,000", "20 to 30", "3 Feb 2025"."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dashboard.filters import Series
from dashboard.language import Language
from dashboard.places import place_name
from extract.model import Area, Figure, Kind, Metric, PlaceRole, Qualifier, Unit

METRIC_NAMES: Mapping[Metric, str] = {
    Metric.DISPLACEMENT: "Displacement",
    Metric.BUILDINGS: "Buildings",
    Metric.DEATHS: "Deaths",
    Metric.HOSTAGES: "Hostages",
}
KIND_NAMES: Mapping[Kind, str] = {
    Kind.DISPLACED: "displaced",
    Kind.RETURNED: "returned",
    Kind.DESTROYED: "destroyed",
    Kind.DAMAGED: "damaged",
    Kind.DESTROYED_OR_DAMAGED: "destroyed or damaged",
    Kind.KILLED: "killed",
    Kind.TAKEN: "taken hostage",
    Kind.HELD: "still held",
    Kind.RELEASED: "released",
    Kind.DEAD: "dead in captivity",
}
UNIT_NAMES: Mapping[Unit, str] = {
    Unit.PERSON: "people",
    Unit.HOUSEHOLD: "households",
    Unit.BUILDING: "buildings",
    Unit.HOME: "homes",
    Unit.PERCENT: "percent",
}
AREA_NAMES: Mapping[Area, str] = {
    Area.JENIN: "Jenin",
    Area.TULKAREM: "Tulkarem",
    Area.RAFAH: "Rafah",
    Area.GAZA: "Gaza",
    Area.WEST_BANK: "rest of the West Bank",
    Area.ISRAEL: "Israel",
    Area.OTHER: "other places",
}
FLAG_NAMES: Mapping[str, str] = {
    "floor": "a lower bound",
    "stands": "the number before still stands",
    "correction": "corrected by its source",
    "new phase": "a new count began",
    "contradiction": "lower than another source before",
    "off the curve": "does not fit the numbers around it",
    "disputed": "disputed",
    "households": "counted from households",
    "lower bound from parts": "lower bound from parts",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def absent(value: Any) -> bool:
    """Whether a cell of a table holds nothing: None, NaN or an empty text."""
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


def digits(value: float) -> str:
    """A number with thousands separators and no needless decimals.

    >>> digits(40000.0), digits(66.7)
    ('40,000', '66.7')
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def count_phrase(row: Mapping[str, Any], t: Language, *, with_unit: bool = False) -> str:
    """The count of a figure in words that keep its uncertainty; vague words are quoted as reported.

    >>> from dashboard.language import language
    >>> row = {"value": 40.0, "low": 40.0, "high": None, "qualifier": "at_least", "unit": "person", "surface": "40"}
    >>> count_phrase(row, language("en"))
    'at least 40'
    """
    value, low, high = (None if absent(row.get(name)) else float(row[name]) for name in ("value", "low", "high"))
    percent = row.get("unit") == Unit.PERCENT
    number = (lambda x: digits(x) + "%") if percent else digits
    match row.get("qualifier"):
        case Qualifier.AT_LEAST if value is not None or low is not None:
            text = t("at least {count}", count=number(_first(value, low)))
        case Qualifier.AT_MOST if value is not None or high is not None:
            text = t("at most {count}", count=number(_first(value, high)))
        case Qualifier.ABOUT if value is not None:
            text = t("about {count}", count=number(value))
        case _ if value is not None:
            text = number(value)
        case _ if low is not None and high is not None:
            text = t("{low} to {high}", low=number(low), high=number(high))
        case _ if row.get("surface"):
            text = t("“{words}”", words=str(row["surface"]).lower())
        case _ if low is not None:
            text = t("at least {count}", count=number(low))
        case _:
            text = t("no number")
    if with_unit and not percent and not absent(row.get("unit")):
        text = f"{text} {t(UNIT_NAMES[Unit(row['unit'])])}"
    return text


def _first(*numbers: float | None) -> float:
    return next(number for number in numbers if number is not None)


def short_digits(value: float) -> str:
    """A number short enough for a label beside a mark.

    >>> [short_digits(x) for x in (950, 15_000, 1_900_000, 40_500)]
    ['950', '15k', '1.9m', '40.5k']
    """
    for size, letter in ((1_000_000, "m"), (10_000, "k")):
        if abs(value) >= size:
            scaled = value / (1_000_000 if letter == "m" else 1_000)
            return f"{scaled:.1f}".removesuffix(".0") + letter
    return digits(value)


def date_phrase(iso: str | None, t: Language) -> str:
    """An ISO date of a day, a month or a year as a reader says it; no date is said too.

    >>> from dashboard.language import language
    >>> [date_phrase(d, language("en")) for d in ("2025-02-03", "2025-02", "2025", None)]
    ['3 Feb 2025', 'Feb 2025', '2025', 'no date']
    """
    if absent(iso):
        return t("no date")
    parts = str(iso)[:10].split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, t(MONTHS[int(parts[1]) - 1]))
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def period_phrase(since: date | None, until: date | None, t: Language) -> str:
    """A chosen period in words, for titles."""
    if since and until:
        first, last = date_phrase(since.isoformat(), t), date_phrase(until.isoformat(), t)
        return t("{first} to {last}", first=first, last=last)
    if since:
        return t("since {date}", date=date_phrase(since.isoformat(), t))
    if until:
        return t("until {date}", date=date_phrase(until.isoformat(), t))
    return t("all dates")


def ago_phrase(moment: datetime | None, now: datetime, t: Language) -> str:
    """How long ago a moment was, in the largest unit that fits.

    >>> from datetime import UTC
    >>> from dashboard.language import language
    >>> ago_phrase(datetime(2025, 2, 3, 9, tzinfo=UTC), datetime(2025, 2, 3, 12, 5, tzinfo=UTC), language("en"))
    '3 hours ago'
    """
    if moment is None:
        return t("never")
    minutes = max(0, int((now - moment).total_seconds() // 60))
    for size, words in ((1_440, "{count} days ago"), (60, "{count} hours ago"), (1, "{count} minutes ago")):
        if minutes >= 2 * size:
            return t(words, count=digits(minutes // size))
    return t("just now")


def where_phrase(area: Area, place: str | None, t: Language) -> str:
    """What a headline or chart is for: a reporting area, or one place (gazetteer id) of it."""
    return place_name(place, t) if place else t(AREA_NAMES[area])


def list_phrase(items: list[str], t: Language) -> str:
    """Names joined as in a sentence.

    >>> from dashboard.language import language
    >>> list_phrase(["Jenin", "Gaza", "Rafah"], language("en"))
    'Jenin, Gaza and Rafah'
    """
    if len(items) < 2:
        return "".join(items)
    return t("{first} and {last}", first=t(", ").join(items[:-1]), last=items[-1])


def series_name(series: Series, t: Language) -> str:
    """What a series counts, in words."""
    return series_phrase(series.kind, series.unit, t, staying=series.staying)


def figure_name(figure: Figure, t: Language) -> str:
    """What a figure counts, in words."""
    return series_phrase(figure.kind, figure.unit, t, staying=figure.place_role is PlaceRole.HOST)


def row_phrase(row: Mapping[str, Any], t: Language) -> str:
    """What the figure of a row counts, in words."""
    staying = row.get("place_role") == PlaceRole.HOST
    return series_phrase(Kind(row["kind"]), Unit(row["unit"]), t, staying=staying)


def series_phrase(kind: Kind, unit: Unit, t: Language, *, staying: bool = False) -> str:
    """What one series counts, kind and unit: "people displaced"; displaced people who are `staying` in the place apart.

    >>> from dashboard.language import language
    >>> series_phrase(Kind.DESTROYED, Unit.HOME, language("en"))
    'homes destroyed'
    """
    if staying:
        return t("displaced {noun} staying there", noun=t(UNIT_NAMES[unit]))
    noun = "hostages" if kind in (Kind.HELD, Kind.RELEASED, Kind.DEAD) and unit is Unit.PERSON else UNIT_NAMES[unit]
    return t("{noun} {participle}", noun=t(noun), participle=t(KIND_NAMES[kind]))


def citation(row: Mapping[str, Any], t: Language) -> str:
    """One number as a sentence for a report: qualifier, what, where, as-of date, source, publisher, address."""
    what = row_phrase(row, t)
    group = "" if absent(row.get("group")) else f" ({row['group']})"
    where = t("in {place}", place=row["place"]) if not absent(row.get("place")) else t("place not stated")
    source = (
        t("according to {source}", source=row["source"]) if not absent(row.get("source")) else t("source not named")
    )
    said = t("published by {publisher}", publisher=row["publisher"]) if not absent(row.get("publisher")) else ""
    when = date_phrase(row.get("as_of"), t)
    published = "" if absent(row.get("published")) else date_phrase(row["published"], t)
    parts = [
        f"{count_phrase(row, t)} {what}{group} {where}, {t('as of {date}', date=when)}",
        source,
        " ".join(part for part in (said, published) if part),
        "" if absent(row.get("url")) else str(row["url"]),
    ]
    return ", ".join(part for part in parts if part)
