"""taken = held + released + dead, and what does not balance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from extract.analysis.hostages import LEDGER_COLUMNS, ledger

Make = Callable[..., pd.DataFrame]


def count(kind: str, value: float, day: str, **more: Any) -> dict[str, Any]:
    """One count of hostages; those taken are told as the count of a day."""
    measure = "new" if kind == "taken" else "total"
    return {"metric": "hostages", "kind": kind, "value": value, "as_of": day, "measure": measure} | more


TAKEN = count("taken", 251, "2023-10-07", place_id="israel")


def test_a_balanced_day(figures: Make) -> None:
    frame = figures(
        TAKEN, count("held", 100, "2024-03-01"), count("released", 111, "2024-03-01"), count("dead", 40, "2024-03-02")
    )
    last = ledger(frame).iloc[-1]
    assert (last["date"], last["source"], last["imbalance"]) == ("2024-03-02", "all sources", 0)
    assert last[["taken", "held", "released", "dead"]].tolist() == [251, 100, 111, 40]
    assert last["figures"] == "f0;f1;f2;f3"


def test_what_does_not_balance_is_shown(figures: Make) -> None:
    frame = figures(
        TAKEN, count("held", 120, "2024-03-01"), count("released", 111, "2024-03-01"), count("dead", 40, "2024-03-01")
    )
    assert ledger(frame)["imbalance"].iloc[-1] == -20


def test_what_is_not_stated_is_not_filled_in(figures: Make) -> None:
    last = ledger(figures(TAKEN, count("held", 100, "2024-03-01"))).iloc[-1]
    assert pd.isna(last["released"])
    assert pd.isna(last["imbalance"])
    assert last["remainder"] == 151


def test_counts_of_different_months_do_not_balance_each_other(figures: Make) -> None:
    frame = figures(
        TAKEN, count("held", 137, "2023-12-04"), count("released", 111, "2024-03-01"), count("dead", 40, "2024-03-01")
    )
    last = ledger(frame).iloc[-1]
    assert last["held_on"] == "2023-12-04"
    assert pd.isna(last["imbalance"])


def test_groups_single_releases_and_later_starts_do_not_enter(figures: Make) -> None:
    frame = figures(
        TAKEN,
        count("held", 3, "2024-03-01", group="women"),
        count("released", 4, "2024-03-01", measure="new"),
        count("dead", 17, "2025-11-02", since="2025-10-10"),
    )
    assert ledger(frame)[["held", "released", "dead"]].isna().all(axis=None)


def test_a_stray_number_does_not_enter(figures: Make) -> None:
    held = [count("held", 240, f"2023-11-{day}") for day in (10, 12, 14, 16, 18)]
    rows = ledger(figures(TAKEN, *held, count("held", 3, "2023-11-15"), count("held", 3, "2023-11-16")))
    assert rows["held"].dropna().tolist() == [240] * 5


def test_each_source_has_its_own_ledger(figures: Make) -> None:
    army = {"source": "Israeli army", "source_type": "military"}
    frame = figures(TAKEN, count("held", 199, "2023-10-16", **army), count("held", 240, "2023-11-18"))
    rows = ledger(frame)
    assert rows[rows["source"] == "Israeli military"][["date", "held"]].to_numpy().tolist() == [["2023-10-16", 199]]
    assert rows[rows["source"] == "all sources"]["held"].tolist()[1:] == [199, 240]


def test_the_ledger_as_known_on_a_day(figures: Make) -> None:
    early = count("taken", 240, "2023-10-07", published="2023-11-18")
    late = count("taken", 251, "2023-10-07", published="2026-01-26")
    assert ledger(figures(early, late), known_on="2024-01-01")["taken"].tolist() == [240]
    assert ledger(figures(early, late))["taken"].tolist() == [251]


def test_nothing_told_is_an_empty_ledger(figures: Make) -> None:
    assert ledger(figures()).empty
    assert list(ledger(figures())) == list(LEDGER_COLUMNS)
