"""People displaced and captives held: counts that rise and fall, among numbers that are parts of them."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from typing import Any

import pandas as pd

from extract.analysis.counts import STAYING
from extract.analysis.series import recommended, series

Make = Callable[..., pd.DataFrame]
Ancestors = Callable[[str], tuple[str, ...]]

HELD = {"metric": "hostages", "kind": "held"}
DISPLACED = {"metric": "displacement", "kind": "displaced", "place_id": "jenin"}
OF_GAZA = {"metric": "displacement", "kind": "displaced", "place_id": "gaza-strip"}


def exact(count: float, day: str, **more: Any) -> dict[str, Any]:
    """A bare number."""
    return {"value": count, "as_of": day} | more


def test_a_stock_may_fall(figures: Make, ancestors: Ancestors) -> None:
    held = [exact(240, "2023-11-18", **HELD), exact(137, "2023-12-04", **HELD)]
    rows = series(figures(*held), ancestors=ancestors, metric="hostages", area="Gaza")
    assert rows["flags"].tolist() == ["", ""]


def test_who_left_and_who_is_there_never_meet(figures: Make, ancestors: Ancestors) -> None:
    of_rafah = {"metric": "displacement", "kind": "displaced", "place_id": "rafah"}
    told = figures(
        exact(1_400_000, "2024-02-12", place_role="host", **of_rafah),
        exact(1_000_000, "2024-05-28", place_role="origin", **of_rafah),
        exact(65_000, "2024-06-18", place_role="host", **of_rafah),
        exact(1_010_000, "2024-06-20", **of_rafah),  # the text does not say which
    )
    wanted = {"metric": "displacement", "area": "Rafah"}
    rows = series(told, ancestors=ancestors, **wanted)
    assert rows["value"].tolist() == [1_000_000, 1_010_000]
    rows = series(told, ancestors=ancestors, group=STAYING, **wanted)
    assert rows["value"].tolist() == [1_400_000, 65_000]


def test_a_group_of_those_who_are_there_is_a_group_of_its_own(figures: Make, ancestors: Ancestors) -> None:
    of_rafah = {"metric": "displacement", "kind": "displaced", "place_id": "rafah", "place_role": "host"}
    told = figures(
        exact(1_400_000, "2024-02-12", **of_rafah), exact(600_000, "2024-02-13", group="children", **of_rafah)
    )
    rows = series(told, ancestors=ancestors, metric="displacement", area="Rafah", group=STAYING)
    assert rows["value"].tolist() == [1_400_000]


def test_people_displaced_since_later_are_part_of_those_displaced(figures: Make, ancestors: Ancestors) -> None:
    all_displaced = [exact(1900000, f"2025-03-{day}", **DISPLACED | {"place_id": "gaza-strip"}) for day in (10, 20, 30)]
    since_march = exact(420000, "2025-04-18", since="2025-03-18", **DISPLACED | {"place_id": "gaza-strip"})
    rows = series(figures(*all_displaced, since_march), ancestors=ancestors, metric="displacement", area="Gaza")
    assert rows["value"].tolist() == [1900000] * 3


def test_displaced_again_without_a_day_is_of_the_count_that_states_one(figures: Make, ancestors: Ancestors) -> None:
    of_gaza = DISPLACED | {"place_id": "gaza-strip"}
    known = exact(2_000_000, "2024-08-13", **of_gaza)
    again = [
        exact(n, day, since="2025-03-18", **of_gaza) for n, day in ((420_000, "2025-04-18"), (714_000, "2025-07-04"))
    ]
    undated = exact(680_000, "2025-06-18", **of_gaza)
    fallen = exact(900_000, "2026-03-01", **of_gaza)  # long after that count was last stated: people went home
    rows = series(figures(known, *again, undated, fallen), ancestors=ancestors, metric="displacement", area="Gaza")
    assert rows["value"].tolist() == [2_000_000, 900_000]


def test_no_change_between_totals_of_different_starts(figures: Make, ancestors: Ancestors) -> None:
    told = [exact(15_000, "2025-02-20", **DISPLACED), exact(22_000, "2025-03-01", since="2025-01-21", **DISPLACED)]
    wanted: dict[str, Any] = {"ancestors": ancestors, "metric": "displacement", "area": "Jenin"}
    assert isnan(recommended(figures(*told), **wanted)["change_7"].item())
    told[0]["since"] = "2025-01-21"
    assert recommended(figures(*told), **wanted)["change_7"].item() == 7_000


def test_a_rise_is_no_outlier(figures: Make, ancestors: Ancestors) -> None:
    counted = [123_000, 187_500, 264_000, 423_000, 1_000_000, 1_400_000, 1_500_000]
    fled = [exact(n, f"2023-10-{9 + i:02d}", **OF_GAZA) for i, n in enumerate(counted)]
    rows = series(figures(*fled), ancestors=ancestors, metric="displacement", area="Gaza")
    assert rows["value"].tolist() == counted


def test_strays_are_set_aside_even_where_they_are_many(figures: Make, ancestors: Ancestors) -> None:
    held = [exact(240, "2023-11-18", **HELD), exact(190, "2023-11-25", **HELD), exact(129, "2023-12-10", **HELD)]
    batches = [exact(n, f"2023-11-{24 + i}", **HELD) for i, n in enumerate((13, 24, 10, 12))]
    rows = series(figures(*held, *batches), ancestors=ancestors, metric="hostages", area="Gaza")
    assert rows["value"].tolist() == [240, 190, 129]


def test_the_newest_number_far_off_waits_for_another(figures: Make, ancestors: Ancestors) -> None:
    held = [exact(50, f"2025-09-0{day}", **HELD) for day in range(1, 6)]
    fallen = [exact(12, "2025-10-14", **HELD), exact(11, "2025-10-20", **HELD)]
    reliable = fallen[0] | {"source": "OCHA", "source_type": "un"}
    for told, last in (([*held, fallen[0]], 50), (held + fallen, 11), ([*held, reliable], 12)):
        rows = series(figures(*told), ancestors=ancestors, metric="hostages", area="Gaza")
        assert rows["value"].iloc[-1] == last


def test_a_number_without_a_start_is_not_that_since_a_later_day(figures: Make, ancestors: Ancestors) -> None:
    before = exact(1_400_000, "2023-11-01", **OF_GAZA)
    since_december = exact(1_000_000, "2023-12-12", since="2023-12-01", **OF_GAZA)
    whole = exact(1_900_000, "2023-12-18", **OF_GAZA)
    rows = series(figures(before, since_december, whole), ancestors=ancestors, metric="displacement", area="Gaza")
    assert rows[["date", "value", "start"]].to_numpy().tolist() == [
        ["2023-11-01", 1_400_000, ""],
        ["2023-12-18", 1_900_000, ""],
    ]


def test_more_displaced_since_later_than_were_before_are_the_number(figures: Make, ancestors: Ancestors) -> None:
    before = exact(150, "2024-07-17", **DISPLACED)
    since_january = exact(22_000, "2025-06-28", since="2025-01-21", **DISPLACED)
    rows = series(figures(before, since_january), ancestors=ancestors, metric="displacement", area="Jenin")
    assert rows["value"].tolist() == [150, 22_000]
