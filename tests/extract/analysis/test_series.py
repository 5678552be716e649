"""How the recommended number of a day is chosen, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from extract.analysis.series import SERIES_COLUMNS, curves, daily_changes, event_sum, recommended, series
from extract.analysis.triangulation import triangulation
from extract.errors import BadInput

Make = Callable[..., pd.DataFrame]
Ancestors = Callable[[str], tuple[str, ...]]

MINISTRY = {"source": "Gaza health ministry", "source_type": "government"}
OCHA = {"source": "OCHA", "source_type": "un"}
GOVERNOR = {"source": "the governor", "source_type": "local_authority"}
MAYOR = {"source": "the mayor", "source_type": "local_authority"}


def at_least(count: float, day: str, **more: Any) -> dict[str, Any]:
    """A rounded or hedged lower bound."""
    return {"value": count, "low": count, "qualifier": "at_least", "as_of": day} | more


def exact(count: float, day: str, **more: Any) -> dict[str, Any]:
    """A bare number."""
    return {"value": count, "as_of": day} | more


def vague(bound: float, day: str, **more: Any) -> dict[str, Any]:
    """Words such as "thousands"."""
    return {"low": bound, "qualifier": "vague", "as_of": day} | more


GAZA = {"metric": "deaths", "area": "Gaza"}
DISPLACED = {"metric": "displacement", "kind": "displaced", "place_id": "jenin"}

# why; the reports; the rows as (date, value, low, high, qualifier, flags)
CASES: list[tuple[str, list[dict[str, Any]], list[tuple[Any, ...]]]] = [
    (
        "a bare number is its own range",
        [exact(23469, "2024-01-11")],
        [("2024-01-11", 23469, 23469, 23469, "exact", "")],
    ),
    (
        "a rounded total is a floor: open above",
        [at_least(30000, "2024-03-01")],
        [("2024-03-01", 30000, 30000, None, "at_least", "floor")],
    ),
    (
        "words give bounds, never a value",
        [vague(1000, "2024-03-01")],
        [("2024-03-01", None, 1000, None, "vague", "floor")],
    ),
    (
        "a hedged number that is not rounded stands as it is",
        [at_least(18787, "2023-12-17")],
        [("2023-12-17", 18787, 18787, None, "at_least", "")],
    ),
    (
        "a precise number goes before a floor",
        [at_least(23000, "2024-01-11"), exact(23469, "2024-01-11")],
        [("2024-01-11", 23469, 23469, 23469, "exact", "")],
    ),
    (
        "the more reliable source goes first, the other gives the range",
        [exact(23469, "2024-01-11", **OCHA), exact(24102, "2024-01-11", **MAYOR)],
        [("2024-01-11", 23469, 23469, 24102, "exact", "")],
    ),
    (
        "of equally reliable sources the number of more independent ones goes first",
        [exact(500, "2024-01-11", **MAYOR), exact(471, "2024-01-11", **MAYOR), exact(471, "2024-01-11", **GOVERNOR)],
        [("2024-01-11", 471, 471, 500, "exact", "")],
    ),
    (
        "claims further apart than a tenth are disputed",
        [exact(500, "2024-01-11", **OCHA), exact(900, "2024-01-11", **MAYOR)],
        [("2024-01-11", 500, 500, 900, "exact", "disputed")],
    ),
    (
        "a floor below the total already known adds nothing: the total stands",
        [exact(15207, "2023-12-02"), at_least(15000, "2023-12-03")],
        [("2023-12-02", 15207, 15207, 15207, "exact", ""), ("2023-12-03", 15207, 15207, None, "at_least", "stands")],
    ),
    (
        "gaps stay gaps",
        [exact(100, "2024-01-01"), exact(130, "2024-01-09")],
        [("2024-01-01", 100, 100, 100, "exact", ""), ("2024-01-09", 130, 130, 130, "exact", "")],
    ),
    (
        "a fall by the same source is a correction, shown as it is",
        [exact(1405, "2023-10-12", **OCHA), exact(1205, "2023-11-10", **OCHA)],
        [("2023-10-12", 1405, 1405, 1405, "exact", ""), ("2023-11-10", 1205, 1205, 1205, "exact", "correction")],
    ),
    (
        "a fall by another source is a contradiction, shown as it is",
        [exact(1405, "2023-10-12", **OCHA), exact(1205, "2023-11-10", **MAYOR)],
        [
            ("2023-10-12", 1405, 1405, 1405, "exact", ""),
            ("2023-11-10", 1205, 1205, 1205, "exact", "contradiction"),
        ],
    ),
    (
        "a range is shown without a middle",
        [{"low": 20, "high": 30, "qualifier": "range", "as_of": "2024-01-01"}],
        [("2024-01-01", None, 20, 30, "range", "floor")],
    ),
    (
        "at most is open below",
        [{"value": 500, "high": 500, "qualifier": "at_most", "as_of": "2024-01-01"}],
        [("2024-01-01", 500, None, 500, "at_most", "floor")],
    ),
    (
        "what was not reported, or rejected by a reviewer, does not count",
        [exact(9, "2024-01-01", status="denied"), exact(7, "2024-01-01", review="rejected")],
        [],
    ),
    (
        "a subgroup is another series",
        [exact(100, "2024-01-01"), exact(40, "2024-01-01", group="children")],
        [("2024-01-01", 100, 100, 100, "exact", "")],
    ),
    (
        "Palestinians killed in Gaza are everybody killed there",
        [exact(100, "2024-01-01", group="Palestinians")],
        [("2024-01-01", 100, 100, 100, "exact", "")],
    ),
    (
        "a total of a month steps back where the month has a daily one",
        [exact(90, "2024-01"), exact(80, "2024-01-10"), exact(150, "2024-02")],
        [("2024-01-10", 80, 80, 80, "exact", ""), ("2024-02-29", 150, 150, 150, "exact", "")],
    ),
]  # fmt: skip


def told(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The rows as tuples, None for what is absent."""
    columns = rows[["date", "value", "low", "high", "qualifier", "flags"]].astype(object)
    return [tuple(row) for row in columns.where(columns.notna(), None).itertuples(index=False)]


@pytest.mark.parametrize(("reports", "rows"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_recommended_number(
    figures: Make, ancestors: Ancestors, reports: list[dict[str, Any]], rows: list[tuple[Any, ...]]
) -> None:
    assert told(series(figures(*reports), ancestors=ancestors, **GAZA)) == rows


def test_the_columns_are_those_that_are_documented(figures: Make, ancestors: Ancestors) -> None:
    for frame in (figures(), figures(exact(1, "2024-01-01"))):
        rows = series(frame, ancestors=ancestors, **GAZA)
        assert list(rows) == list(SERIES_COLUMNS)
        assert [str(rows[name].dtype) for name in ("date", "value", "reports", "source")] == [
            "str",
            "float64",
            "int64",
            "str",
        ]


def test_forty_articles_of_one_statement_are_one_source(figures: Make, ancestors: Ancestors) -> None:
    articles = [exact(471, "2023-10-18", **MINISTRY) for _ in range(40)]
    row = series(figures(*articles, exact(471, "2023-10-18", **OCHA)), ancestors=ancestors, **GAZA).iloc[0]
    assert (row["reports"], row["independent_sources"], row["claims"]) == (41, 2, 1)


def test_a_stray_number_is_set_aside_and_stays_visible(figures: Make, ancestors: Ancestors) -> None:
    curve = [exact(20000 + 300 * i, f"2024-01-{i + 1:02d}") for i in range(10)]
    stray = exact(95, "2024-01-05", quote="At least 95 journalists have been killed.")
    late = exact(96, "2024-01-15")
    rows = series(figures(*curve, stray, late), ancestors=ancestors, **GAZA)
    assert rows["value"].tolist() == [20000 + 300 * i for i in range(10)]
    assert rows["low"].min() == 20000
    aside = triangulation(figures(*curve, stray, late), ancestors=ancestors, **GAZA)
    assert aside[aside["fit"].eq(3)]["value"].tolist() == [95, 96]


def test_one_old_number_never_bends_the_curve(figures: Make, ancestors: Ancestors) -> None:
    curve = [exact(26_000 + 150 * i, f"2024-01-{i + 20}", **MINISTRY) for i in range(10)]
    old = exact(18_205, "2024-01-29", **MINISTRY)
    rows = series(figures(*curve, old), ancestors=ancestors, **GAZA)
    assert rows["value"].tolist() == [26_000 + 150 * i for i in range(10)]


@pytest.mark.parametrize(
    ("reports", "row"),
    [
        ([exact(18_205, "2024-01-24")], (26_450, 26_450, None, "stands")),
        ([exact(25_000, "2024-01-24", **OCHA)], (25_000, 25_000, 25_000, "contradiction")),
        ([exact(25_000, "2024-01-24", **OCHA), exact(26_400, "2024-01-24", **MAYOR)], (26_400, 25_000, 26_400, None)),
    ],
    ids=["of nobody: an old one", "of a source: shown as it is", "of two sources: the nearer one"],
)
def test_a_lower_number_amid_a_curve(
    figures: Make, ancestors: Ancestors, reports: list[dict[str, Any]], row: tuple[Any, ...]
) -> None:
    curve = [exact(26_000 + 150 * i, f"2024-01-{i + 20}", **MINISTRY) for i in range(10) if i != 4]
    found = told(series(figures(*curve, *reports), ancestors=ancestors, **GAZA)[4:5])[0]
    assert (*found[1:4], found[5] if row[3] is not None else None) == row


def test_a_number_just_below_a_rounded_one_fits(figures: Make, ancestors: Ancestors) -> None:
    about = exact(20_000, "2023-12-21", qualifier="about", **MINISTRY)
    curve = [exact(18_800, "2023-12-14", **MINISTRY), about, exact(19_667, "2023-12-22"), exact(20_057, "2023-12-23")]
    flags = series(figures(*curve), ancestors=ancestors, **GAZA)["flags"]
    assert "off the curve" not in set(flags)


def test_a_lasting_correction_is_kept(figures: Make, ancestors: Ancestors) -> None:
    before = [exact(1400, f"2023-10-{day}", **OCHA) for day in range(12, 20)]
    after = [exact(1200, f"2023-11-{day}", **OCHA) for day in range(12, 20)]
    rows = series(figures(*before, *after), ancestors=ancestors, **GAZA)
    assert rows["value"].tolist() == [1400] * 8 + [1200] * 8
    assert [flags for flags in rows["flags"] if flags] == ["correction"]


def test_two_starts_are_two_counts(figures: Make, ancestors: Ancestors) -> None:
    war = [exact(70000 + 100 * i, f"2026-02-{i + 1:02d}", since="2023-10-07") for i in range(6)]
    truce = [exact(520 + 10 * i, f"2026-02-{i + 1:02d}", since="2025-10-10") for i in range(4)]
    unstated = [exact(70250, "2026-02-03"), exact(555, "2026-02-04")]
    frame = figures(*war, *truce, *unstated)
    assert series(frame, ancestors=ancestors, **GAZA)["value"].min() == 70000
    since_truce = series(frame, ancestors=ancestors, since="2025-10-10", **GAZA)
    assert since_truce["value"].max() <= 555
    assert set(since_truce["start"]) == {"2025-10-10"}


def test_the_first_days_of_a_count_belong_to_it(figures: Make, ancestors: Ancestors) -> None:
    early = [exact(370, "2023-10-08"), exact(900, "2023-10-10"), exact(2001, "2014-08-20")]
    stated = [exact(2670 + 300 * i, f"2023-10-{i + 15}", since="2023-10-07") for i in range(6)]
    rows = series(figures(*early, *stated), ancestors=ancestors, since="2023-10-07", **GAZA)
    assert rows["value"].tolist() == [370, 900, *(2670 + 300 * i for i in range(6))]
    assert set(rows["start"]) == {"2023-10-07"}


@pytest.mark.parametrize(("since", "first"), [("2023-10-07", [159, 790]), (None, [])], ids=["of its start", "of none"])
def test_a_count_may_leap_in_the_fortnight_of_its_start(
    figures: Make, ancestors: Ancestors, since: str | None, first: list[int]
) -> None:
    early = [exact(159, "2023-10-09"), exact(790, "2023-10-10")]
    later = [exact(12_845 + 5_000 * i, f"2023-10-{i + 21}", since=since) for i in range(6)]
    rows = series(figures(*early, *later), ancestors=ancestors, **GAZA)
    assert rows["value"].tolist() == [*first, *(12_845 + 5_000 * i for i in range(6))]


def test_a_new_phase_after_years_is_no_correction(figures: Make, ancestors: Ancestors) -> None:
    old = [exact(2001 + 50 * i, f"2014-08-{i + 11}", since="2014-07-08") for i in range(5)]
    new = [exact(901 + 300 * i, f"2023-10-{i + 10}", since="2023-10-07") for i in range(8)]
    flags = series(figures(*old, *new), ancestors=ancestors, **GAZA).set_index("date")["flags"]
    assert flags[flags != ""].to_dict() == {"2023-10-10": "new phase"}


def test_households_become_people_with_low_and_high_and_are_marked(figures: Make, ancestors: Ancestors) -> None:
    families = exact(
        40, "2025-02-02", unit="household", persons=188, persons_low=188, persons_high=196, household_size=4.7
    )
    row = series(figures(families | DISPLACED), ancestors=ancestors, metric="displacement", area="Jenin").iloc[0]
    assert (row["value"], row["low"], row["high"], row["qualifier"], row["flags"]) == (
        188,
        188,
        196,
        "about",
        "households",
    )


def test_homes_are_no_buildings_and_never_people(figures: Make, ancestors: Ancestors) -> None:
    destroyed = {"metric": "buildings", "kind": "destroyed", "place_id": "jenin"}
    frame = figures(
        exact(120, "2025-02-02", unit="building", **destroyed), exact(470, "2025-02-02", unit="home", **destroyed)
    )
    choice = {"metric": "buildings", "area": "Jenin"}
    assert series(frame, ancestors=ancestors, **choice)["value"].tolist() == [120]
    assert series(frame, ancestors=ancestors, unit="home", **choice)["value"].tolist() == [470]
    assert series(frame, ancestors=ancestors, unit="person", **choice).empty


def test_a_headline_tells_what_changed(figures: Make, ancestors: Ancestors) -> None:
    frame = figures(*(exact(100 + day, f"2024-01-{day:02d}") for day in range(1, 31, 3)))
    row = recommended(frame, ancestors=ancestors, **GAZA).iloc[0]
    assert (row["date"], row["value"], row["change_7"]) == ("2024-01-28", 128, 9)
    assert pd.isna(row["change_30"])
    assert recommended(frame, ancestors=ancestors, on="2024-01-05", **GAZA).iloc[0]["value"] == 104
    assert recommended(figures(), ancestors=ancestors, **GAZA).empty


def test_a_headline_is_a_number_where_there_is_one(figures: Make, ancestors: Ancestors) -> None:
    number, words = exact(22000, "2025-06-28", **DISPLACED), vague(100, "2025-07-02", **DISPLACED)
    choice = {"metric": "displacement", "area": "Jenin"}
    assert recommended(figures(number, words), ancestors=ancestors, **choice).iloc[0]["value"] == 22000
    assert recommended(figures(words), ancestors=ancestors, **choice).iloc[0]["low"] == 100


def test_an_old_number_gives_no_weekly_change(figures: Make, ancestors: Ancestors) -> None:
    row = recommended(figures(exact(100, "2024-01-01"), exact(150, "2024-01-31")), ancestors=ancestors, **GAZA).iloc[0]
    assert pd.isna(row["change_7"])
    assert row["change_30"] == 50


def test_every_source_has_its_own_curve(figures: Make, ancestors: Ancestors) -> None:
    frame = figures(exact(100, "2024-01-01", **OCHA), exact(90, "2024-01-02", **MAYOR), exact(95, "2024-01-03"))
    rows = curves(frame, ancestors=ancestors, **GAZA)
    assert rows[["source", "value"]].to_numpy().tolist() == [["OCHA", 100], ["mayor", 90], ["unspecified", 95]]
    assert (rows["flags"] == "").all()


def test_daily_changes_are_differences_of_totals(figures: Make, ancestors: Ancestors) -> None:
    frame = figures(exact(100, "2024-01-01"), exact(130, "2024-01-04"), at_least(120, "2024-01-06"))
    changes = daily_changes(series(frame, ancestors=ancestors, **GAZA))
    assert changes[["date", "days", "change", "flags"]].to_numpy().tolist() == [
        ["2024-01-04", 3, 30, ""],
        ["2024-01-06", 2, 0, "stands"],
    ]


def test_events_add_up_to_a_lower_bound_beside_the_rise_of_the_total(figures: Make, ancestors: Ancestors) -> None:
    totals = [exact(1000, "2024-01-01"), exact(1500, "2024-01-31")]
    events = [
        exact(40, "2024-01-05", measure="new"),
        at_least(60, "2024-01-06", measure="new"),
        exact(500, "2024-01", measure="new"),
    ]
    row = event_sum(
        figures(*totals, *events), since="2024-01-01", until="2024-01-31", ancestors=ancestors, **GAZA
    ).iloc[0]
    assert (row["events"], row["days"], row["total_change"], row["gap"]) == (100, 2, 500, 400)


@pytest.mark.parametrize(
    ("choice", "named"),
    [
        ({"metric": "injured", "area": "Gaza"}, "injured"),
        ({"metric": "deaths", "kind": "held", "area": "Gaza"}, "held"),
        ({"metric": "deaths"}, "one place"),
        ({"metric": "deaths", "area": "Other"}, "Other"),
        ({"metric": "deaths", "area": "Gaza", "measure": "both"}, "both"),
        ({"metric": "deaths", "area": "Gaza", "unit": "household"}, "household"),
        ({"metric": "deaths", "area": "Gaza", "since": "2023-10"}, "2023-10"),
        ({"metric": "deaths", "area": "Gaza", "known_on": "yesterday"}, "yesterday"),
    ],
)
def test_what_cannot_be_counted_is_named(figures: Make, choice: dict[str, Any], named: str) -> None:
    with pytest.raises(BadInput, match=named):
        series(figures(), **choice)
