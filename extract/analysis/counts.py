"""Figures made comparable: one row a count, in people or in the unit asked for, on a day, for a population.

Every other file of this room starts from `counts(figures)`. Nothing is dropped silently: `uncounted` says why
a figure cannot stand in a series.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pandas as pd

from extract.analysis.choice import CUMULATIVE
from extract.analysis.sources import Sources, bundled_sources
from extract.model import Area, Measure, PlaceRole, Qualifier, Review, Status, Unit

Frame: TypeAlias = pd.DataFrame

PALESTINIAN_AREAS = frozenset({Area.GAZA, Area.RAFAH, Area.WEST_BANK, Area.JENIN, Area.TULKAREM})
# A count of these people in these areas is the count of everybody there, as news words it.
EVERYBODY = frozenset(
    {"palestinians", "palestinian", "people", "persons", "residents", "inhabitants", "gazans", "victims"}
)
PRECISE, ROUNDED, BOUNDED = 0, 1, 2
COUNTED = 100  # "90 killed" below a hundred is taken as counted, not as rounded

STAYING = "displaced people staying there"
"""The population of counts whose place is where displaced people are now: never one series with those who left."""

COUNTED_FIELDS: tuple[str, ...] = (
    *("id", "doc", "quote", "published", "retrieved", "source", "source_type", "status", "review"),
    *("metric", "kind", "measure", "unit", "group", "value", "low", "high", "qualifier"),
    *("persons", "persons_low", "persons_high", "household_size", "since", "as_of"),
    *("area", "place", "place_id", "place_precision", "place_role"),
)
"""The fields of a figure that `counts` needs."""
COUNT_COLUMNS: dict[str, str] = {
    "figure": "id of the figure",
    "doc": "id of its document",
    "metric": "what is counted",
    "kind": "what happened to it",
    "unit": "person, building, home or percent; households have become people",
    "population": "who is counted; empty for everybody",
    "area": "reporting area",
    "place_id": "gazetteer id, or the place as worded where it has none",
    "worded": "the place as worded, or None",
    "precision": "precision of the place",
    "measure": "new or total",
    "since": "start of a running total as ISO day, month or year; None when not stated",
    "date": "day counted for; the last day of a month or year",
    "date_precision": "day, month or year",
    "value": "the count; NaN where the words give bounds only",
    "low": "lower bound or NaN",
    "high": "upper bound or NaN",
    "qualifier": "as in the figure; `about` for converted households",
    "grain": "0 precise, 1 rounded, 2 bounds only",
    "step": "rounding step of the number, for example 1000 for 15,000",
    "converted": "True where households became people",
    "source": "the body that gives the number, or None",
    "reliability": "1 low, 2 medium, 3 high",
    "wording": "the sentence without case and punctuation: copies share it",
    "known": "day the number could be known: publication, else retrieval; empty where neither is known",
    "part": "True where the sentence gives a larger number of the same: this is a part of it, or an earlier one",
}


def counts(figures: Frame, *, sources: Sources | None = None) -> Frame:
    """The comparable rows (COUNT_COLUMNS) of figures that may stand in a series; see `uncounted` for the rest."""
    rows = figures[uncounted(figures).isna()].reset_index(drop=True)
    households = rows["unit"].eq(Unit.HOUSEHOLD)
    value, low, high = (
        numbers(rows[name]).where(~households, numbers(rows[people]))
        for name, people in (("value", "persons"), ("low", "persons_low"), ("high", "persons_high"))
    )
    # The spread of the household size is carried as bounds; it must not turn "40 families" into a floor.
    qualifier = rows["qualifier"].astype(object)
    qualifier = qualifier.mask(households & qualifier.eq(Qualifier.EXACT), Qualifier.ABOUT.value)
    step = pd.Series(rounding_step((numbers(rows["value"]).fillna(numbers(rows["low"]))).to_numpy()), index=rows.index)
    step = step.mask(qualifier.eq(Qualifier.EXACT) & value.lt(COUNTED), 1.0)
    step = step.where(~households, step * numbers(rows["household_size"]).fillna(1))
    date, precision = period_end(rows["as_of"])
    source, reliability = attributed(rows, sources or bundled_sources())
    found = pd.DataFrame(
        {
            "figure": rows["id"],
            "doc": rows["doc"],
            "metric": rows["metric"],
            "kind": rows["kind"],
            "unit": rows["unit"].astype(object).mask(households, Unit.PERSON.value),
            "population": population(rows),
            "area": rows["area"],
            "place_id": rows["place_id"].fillna(rows["place"]),
            "worded": rows["place"],
            "precision": rows["place_precision"],
            "measure": rows["measure"],
            "since": rows["since"],
            "date": date,
            "date_precision": precision,
            "value": value,
            "low": low,
            "high": high,
            "qualifier": qualifier,
            "grain": grain(value, qualifier, step),
            "step": step,
            "converted": households,
            "source": source,
            "reliability": reliability,
            "wording": each(rows["quote"], wording),
            "known": rows["published"].fillna(rows["retrieved"]).fillna("").astype(object),
        }
    )
    return found.assign(part=part_of_larger(found))


def part_of_larger(rows: Frame) -> pd.Series:
    """Which events and running totals are less than another of the same thing in their very sentence.

    "76 killed, eight of them by settlers", "12 more, bringing the toll to 130": a text does not contradict itself, so
    the lesser number is a part of the larger one or an earlier state of it; not so where it has a start or a source
    of its own.
    """
    if not rows.duplicated(["doc", "wording"]).any():
        return pd.Series(False, index=rows.index)
    number = rows["value"].fillna(rows["low"]).fillna(0.0)
    may_not_fall = (rows["measure"].eq(Measure.NEW) | rows["kind"].isin(CUMULATIVE)) & rows["unit"].ne(Unit.PERCENT)
    alike = ["doc", "wording", "metric", "kind", "unit", "measure", "population", "place_id", "date"]
    told = rows.loc[may_not_fall, [*alike, "since", "source"]].fillna("").assign(number=number)
    told = told[told.duplicated(alike, keep=False)]
    lesser = []
    for _, sentence in told.groupby(alike):
        for index, one in sentence.iterrows():
            larger = sentence[sentence["number"] > one["number"]]
            for name in ("since", "source"):
                larger = larger[larger[name].eq(one[name]) | (not one[name])]
            lesser += [] if larger.empty else [index]
    return pd.Series(rows.index.isin(lesser), index=rows.index)


def plain(frame: Frame) -> Frame:
    """The frame with its texts as Python objects: a few thousand rows are then counted faster."""
    texts = [name for name, kind in frame.dtypes.items() if kind == "str"]
    return frame.astype(dict.fromkeys(texts, object))


def uncounted(figures: Frame) -> pd.Series:
    """For every figure why it cannot stand in a series, or None: not reported, rejected, undated, unplaced, no size.

    >>> uncounted(pd.DataFrame([{"status": "denied", "review": "unreviewed", "as_of": "2024", "area": "Gaza",
    ...     "unit": "person", "persons": None, "persons_low": None, "value": 2.0, "low": None, "high": None}])).tolist()
    ['not reported as a fact']
    """
    reason = pd.Series(None, index=figures.index, dtype=object)
    households = figures["unit"].eq(Unit.HOUSEHOLD)
    unsized = figures["persons"].isna() & figures["persons_low"].isna()
    unnumbered = figures["value"].isna() & figures["low"].isna() & figures["high"].isna()
    for holds, why in (
        (unnumbered, "no number"),
        (households & unsized, "households without a published size"),
        (figures["area"].isna(), "no place"),
        (figures["as_of"].isna(), "no date"),
        (figures["review"].eq(Review.REJECTED), "rejected by a reviewer"),
        (figures["status"].ne(Status.REPORTED), "not reported as a fact"),
    ):
        reason = reason.mask(holds, why)
    return reason.where(reason.notna(), None)


def population(rows: Frame) -> pd.Series:
    """Who is counted, in lower case; empty for everybody: "Palestinians" killed in Gaza are all that were.

    Displaced people who are in a place are a population of their own beside those who left it.
    """
    group = each(rows["group"], lambda text: " ".join(text.lower().split())).fillna("")
    everybody = group.isin(EVERYBODY) & rows["area"].isin(PALESTINIAN_AREAS)
    group = group.mask(everybody, "")
    staying = rows["place_role"].eq(PlaceRole.HOST)
    return group.mask(staying & group.eq(""), STAYING).mask(staying & group.ne(""), STAYING + ", " + group)


def attributed(rows: Frame, sources: Sources) -> tuple[pd.Series, pd.Series]:
    """The body and its reliability for every figure; each distinct source is looked up once."""
    keys = pd.MultiIndex.from_frame(rows[["source", "source_type", "area"]].astype(object).where(rows.notna(), None))
    codes, distinct = keys.factorize()
    bodies, grades = [], []
    for source, source_type, area in distinct:
        named = source if isinstance(source, str) else None
        bodies.append(sources.origin(named, area))
        grades.append(sources.reliability(named, source_type if isinstance(source_type, str) else None, area))
    names = np.array([*bodies, None], dtype=object)[codes]
    return pd.Series(names, index=rows.index), pd.Series(np.array([*grades, 0])[codes], index=rows.index)


def grain(value: pd.Series, qualifier: pd.Series, step: pd.Series) -> pd.Series:
    """How finely a number is given: precise, rounded to more than 1 %, or bounds only."""
    rounded = (step > 1) & (step > value.abs() / 100)
    result = pd.Series(PRECISE, index=value.index).mask(rounded, ROUNDED)
    loose = rounded & qualifier.isin([Qualifier.AT_LEAST, Qualifier.AT_MOST])
    return result.mask(value.isna() | loose | qualifier.eq(Qualifier.AT_MOST), BOUNDED)


def rounding_step(values: np.ndarray) -> np.ndarray:
    """The largest power of ten that divides each number: 1000 for 15,000; 1 for 18,787; NaN for NaN.

    >>> rounding_step(np.array([15000.0, 18787.0, 40.0, 2.5])).tolist()
    [1000.0, 1.0, 10.0, 1.0]
    """
    values = np.asarray(values, dtype=float)
    step = np.where(np.isnan(values), np.nan, 1.0)
    with np.errstate(invalid="ignore"):
        for power in range(1, 9):
            step = np.where((values != 0) & (np.mod(values, 10.0**power) == 0), 10.0**power, step)
    return step


def period_end(as_of: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The last day of every ISO day, month or year, and which of these it is.

    >>> [s.tolist() for s in period_end(pd.Series(["2024-02", "2024-02-03", "2023"]))]
    [['2024-02-29', '2024-02-03', '2023-12-31'], ['month', 'day', 'year']]
    """
    names = {10: "day", 7: "month", 4: "year"}
    return each(as_of, last_day), each(as_of, lambda text: names[len(text)])


def last_day(iso: str) -> str:
    """The last day of an ISO day, month or year."""
    if len(iso) == 7:
        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return f"{iso}-12-31" if len(iso) == 4 else iso


def wording(quote: str) -> str:
    """A sentence without case, punctuation and spaces, so that syndicated copies read alike.

    >>> wording("“At least 40” were killed, he said.") == wording('"At least 40" were killed,  he said')
    True
    """
    return re.sub(r"\W+", " ", quote.lower()).strip()


def numbers(column: pd.Series) -> pd.Series:
    """A column of numbers or None as floats."""
    return pd.to_numeric(column).astype(float)


def each(column: pd.Series, function: Callable[[str], str]) -> pd.Series:
    """A function of every distinct text of a column, called once each; what is absent stays None."""
    codes, distinct = pd.factorize(column)
    results = [*map(function, distinct), None]
    return pd.Series([results[code] for code in codes], index=column.index, dtype=object)
