"""What holds for every series, whatever the articles say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.analysis.series import series

Make = Callable[..., pd.DataFrame]
Ancestors = Callable[[str], tuple[str, ...]]

DAYS = [f"2024-03-{day:02d}" for day in range(1, 20)]
SOURCES = [(None, None), ("OCHA", "un"), ("Gaza health ministry", "government"), ("the mayor", "local_authority")]


@st.composite
def report(draw: st.DrawFn, *, place: str = "gaza-strip", measures: tuple[str, ...] = ("total",)) -> dict[str, Any]:
    """One figure of one article: a count with its hedge, day, start and source."""
    count = draw(st.integers(1, 400)) * draw(st.sampled_from([1, 10, 100, 1000]))
    qualifier = draw(st.sampled_from(["exact", "about", "at_least", "at_most", "range", "vague"]))
    day = draw(st.sampled_from([*DAYS, "2024-03", "2024"]))
    source, source_type = draw(st.sampled_from(SOURCES))
    return {
        "value": None if qualifier in ("range", "vague") else count,
        "low": count if qualifier in ("at_least", "range", "vague") else None,
        "high": {"at_most": count, "range": count * 2}.get(qualifier),
        "qualifier": qualifier,
        "as_of": day,
        "published": draw(st.sampled_from([None, *DAYS])),
        "since": draw(st.sampled_from([None, None, "2023-10-07", "2023-10", "2024-03-05"])),
        "source": source,
        "source_type": source_type,
        "place_id": place,
        "measure": draw(st.sampled_from(measures)),
        "group": draw(st.sampled_from([None, "Palestinians", "children"])),
        "metric": "deaths",
        "kind": "killed",
    }


REPORTS = st.lists(report(), max_size=25)
MEASURE = st.sampled_from(["total", "new"])
STOCK = {"metric": "hostages", "kind": "held"}


def built(frame: pd.DataFrame, ancestors: Ancestors, **choice: Any) -> pd.DataFrame:
    """The series of Gaza without the column that names the evidence."""
    return series(frame, ancestors=ancestors, **({"metric": "deaths", "area": "Gaza"} | choice)).drop(columns="figure")


@given(rows=REPORTS, data=st.data(), measure=MEASURE, stock=st.booleans())
@settings(max_examples=20, deadline=None)
def test_a_copy_of_an_article_changes_no_series(
    figures: Make, ancestors: Ancestors, rows: list[dict[str, Any]], data: st.DataObject, measure: str, stock: bool
) -> None:
    rows = [row | {"measure": measure} | (STOCK if stock else {}) for row in rows]
    frame = figures(*rows)
    copied = frame[data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))] if rows else frame
    copied = copied.assign(id=copied["id"] + "-copy", doc=copied["doc"] + "-copy", publisher="Another paper")
    copied["quote"] = copied["quote"].str.upper() + "!"
    if data.draw(st.booleans()):
        copied["published"] = "2024-06-01"
    both = pd.concat([frame, copied], ignore_index=True)
    choice: dict[str, Any] = {"metric": "deaths", "area": "Gaza", "measure": measure} | (STOCK if stock else {})
    pd.testing.assert_frame_equal(
        series(both, ancestors=ancestors, **choice), series(frame, ancestors=ancestors, **choice)
    )


@given(rows=REPORTS, seed=st.integers(0, 2**16), measure=MEASURE, stock=st.booleans())
@settings(max_examples=20, deadline=None)
def test_the_order_of_documents_changes_nothing(
    figures: Make, ancestors: Ancestors, rows: list[dict[str, Any]], seed: int, measure: str, stock: bool
) -> None:
    chosen: dict[str, Any] = {"measure": measure} | (STOCK if stock else {})
    frame = figures(*(row | chosen for row in rows))
    shuffled = frame.sample(frac=1, random_state=seed).reset_index(drop=True)
    choice: dict[str, Any] = {"metric": "deaths", "area": "Gaza"} | chosen
    pd.testing.assert_frame_equal(
        series(shuffled, ancestors=ancestors, **choice), series(frame, ancestors=ancestors, **choice)
    )


@given(rows=st.lists(report(measures=("total", "new")), max_size=25), measure=MEASURE, stock=st.booleans())
@settings(max_examples=20, deadline=None)
def test_the_recommended_value_lies_in_its_range(
    figures: Make, ancestors: Ancestors, rows: list[dict[str, Any]], measure: str, stock: bool
) -> None:
    chosen = STOCK if stock else {}
    rows_found = built(figures(*(row | chosen for row in rows)), ancestors, measure=measure, **chosen)
    told = rows_found.dropna(subset=["value"])
    assert (told["low"].isna() | (told["low"] <= told["value"])).all()
    assert (told["high"].isna() | (told["value"] <= told["high"])).all()
    bounded = rows_found.dropna(subset=["low", "high"])
    assert (bounded["low"] <= bounded["high"]).all()
    assert rows_found[["value", "low", "high"]].notna().any(axis=1).all()


@given(
    parents=st.lists(report(measures=("total", "new")), max_size=12),
    children=st.lists(report(place="khan-yunis", measures=("total", "new")), max_size=12),
    measure=MEASURE,
)
@settings(max_examples=20, deadline=None)
def test_a_child_never_pushes_the_range_of_its_parent(
    figures: Make, ancestors: Ancestors, parents: list[dict[str, Any]], children: list[dict[str, Any]], measure: str
) -> None:
    alone = built(figures(*parents), ancestors, measure=measure)
    together = built(figures(*parents, *children), ancestors, measure=measure)
    own = together[together["basis"] == "own"].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, alone, check_dtype=False)
    from_parts = together[together["basis"] == "parts"]
    assert from_parts["high"].isna().all()
    assert (from_parts["qualifier"] == "at_least").all()
    days = set(zip(alone["date"], alone["date_precision"], strict=True))
    assert days.isdisjoint(zip(from_parts["date"], from_parts["date_precision"], strict=True))


@given(totals=st.lists(report(), max_size=15), events=st.lists(report(measures=("new",)), max_size=15))
@settings(max_examples=20, deadline=None)
def test_totals_and_events_never_meet(
    figures: Make, ancestors: Ancestors, totals: list[dict[str, Any]], events: list[dict[str, Any]]
) -> None:
    both = figures(*totals, *events)
    pd.testing.assert_frame_equal(built(both, ancestors, measure="total"), built(figures(*totals), ancestors))
    only = figures(*totals, *events).iloc[len(totals) :]
    pd.testing.assert_frame_equal(
        built(both, ancestors, measure="new"), built(only, ancestors, measure="new"), check_dtype=False
    )


@given(rows=REPORTS, subgroup=st.lists(report(), max_size=10))
@settings(max_examples=20, deadline=None)
def test_a_subgroup_never_joins_its_total(
    figures: Make, ancestors: Ancestors, rows: list[dict[str, Any]], subgroup: list[dict[str, Any]]
) -> None:
    everybody = [row | {"group": None} for row in rows]
    children = [row | {"group": "children"} for row in subgroup]
    pd.testing.assert_frame_equal(
        built(figures(*everybody, *children), ancestors), built(figures(*everybody), ancestors), check_dtype=False
    )
