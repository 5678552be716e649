"""What places inside the chosen one, and places named together, say about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from extract.analysis.series import series

Make = Callable[..., pd.DataFrame]
Ancestors = Callable[[str], tuple[str, ...]]

OCHA = {"source": "OCHA", "source_type": "un"}
MAYOR = {"source": "the mayor", "source_type": "local_authority"}
GAZA = {"metric": "deaths", "area": "Gaza"}
DISPLACED = {"metric": "displacement", "kind": "displaced"}


def exact(count: float, day: str, **more: Any) -> dict[str, Any]:
    """A bare number."""
    return {"value": count, "as_of": day} | more


class TestParts:
    """What places inside the chosen one add: a lower bound, and only where nothing better is known."""

    def test_disjoint_parts_of_one_day_are_a_lower_bound(self, figures: Make, ancestors: Ancestors) -> None:
        camp = exact(12, "2025-01-21", measure="new", place_id="jenin-camp", **OCHA)
        village = exact(3, "2025-01-21", measure="new", place_id="yabad", **OCHA)
        row = series(figures(camp, village), ancestors=ancestors, metric="deaths", area="Jenin", measure="new").iloc[0]
        assert (row["value"], row["qualifier"], row["basis"], row["independent_sources"]) == (
            15,
            "at_least",
            "parts",
            1,
        )
        assert pd.isna(row["high"])
        assert set(row["figure"].split(";")) == {"f0", "f1"}

    def test_a_part_inside_another_part_counts_once(self, figures: Make, ancestors: Ancestors) -> None:
        camp = exact(12, "2025-01-21", measure="new", place_id="jenin-camp")
        city = exact(15, "2025-01-21", measure="new", place_id="jenin")
        rows = series(figures(camp, city), ancestors=ancestors, metric="deaths", area="West Bank", measure="new")
        assert rows["value"].tolist() == [15]

    def test_two_claims_for_one_part_are_alternatives(self, figures: Make, ancestors: Ancestors) -> None:
        first = exact(12, "2025-01-21", measure="new", place_id="jenin-camp", **OCHA)
        second = exact(9, "2025-01-21", measure="new", place_id="jenin-camp", **MAYOR)
        rows = series(figures(first, second), ancestors=ancestors, metric="deaths", area="Jenin", measure="new")
        assert rows["value"].tolist() == [12]

    def test_a_sum_is_confirmed_no_better_than_its_least_confirmed_part(
        self, figures: Make, ancestors: Ancestors
    ) -> None:
        camp = [exact(12, "2025-01-21", measure="new", place_id="jenin-camp", **body) for body in (OCHA, MAYOR)]
        village = exact(3, "2025-01-21", measure="new", place_id="yabad", **OCHA)
        rows = series(figures(*camp, village), ancestors=ancestors, metric="deaths", area="Jenin", measure="new")
        assert rows[["value", "reports", "independent_sources"]].to_numpy().tolist() == [[15, 3, 1]]

    def test_the_place_itself_goes_before_its_parts(self, figures: Make, ancestors: Ancestors) -> None:
        whole = exact(10, "2025-01-21", measure="new", place_id="jenin")
        part = exact(12, "2025-01-21", measure="new", place_id="jenin-camp")
        rows = series(figures(whole, part), ancestors=ancestors, metric="deaths", area="Jenin", measure="new")
        assert rows[["value", "high", "basis"]].to_numpy().tolist() == [[10, 10, "own"]]

    def test_a_total_of_a_part_below_what_is_known_adds_nothing(self, figures: Make, ancestors: Ancestors) -> None:
        whole = exact(43000, "2024-10-20")
        part = exact(770, "2024-10-23", place_id="khan-yunis")
        assert series(figures(whole, part), ancestors=ancestors, **GAZA)["date"].tolist() == ["2024-10-20"]

    def test_a_loosely_bounded_region_is_never_added(self, figures: Make) -> None:
        north = exact(1_000_000, "2023-12-05", place_id="gaza-strip-north", place_precision="region", area="Gaza")
        rafah = exact(470_000, "2023-12-05", place_id="rafah", place_precision="city")
        rows = series(figures(north | DISPLACED, rafah | DISPLACED), metric="displacement", area="Gaza")
        assert rows["value"].tolist() == [1_000_000]

    def test_places_named_together_bound_the_whole_from_below(self, figures: Make) -> None:
        told = exact(33_000, "2026-01-28", place_id="west-bank", place_precision="region", area="West Bank")
        for place, qualifier, high, flags in (
            ("Tulkarem, Jenin and Nur Shams camps", "at_least", None, "floor"),
            ("occupied West Bank", "exact", 33_000, ""),
        ):
            rows = series(figures(told | DISPLACED | {"place": place}), metric="displacement", area="West Bank")
            row = rows.astype(object).where(rows.notna(), None).iloc[0]
            assert [row[name] for name in ("value", "low", "high", "qualifier", "flags")] == [
                33_000,
                33_000,
                high,
                qualifier,
                flags,
            ]

    def test_the_city_and_its_governorate_are_one_place(self, figures: Make, ancestors: Ancestors) -> None:
        city = exact(25, "2025-02-03", place_id="jenin")
        governorate = exact(25, "2025-02-03", place_id="jenin-governorate", **OCHA)
        row = series(figures(city, governorate), ancestors=ancestors, metric="deaths", area="Jenin").iloc[0]
        assert (row["value"], row["reports"], row["basis"]) == (25, 2, "own")
