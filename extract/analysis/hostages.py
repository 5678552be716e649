"""The hostage ledger: taken = held + released + dead, put side by side for every day and source.

What does not balance is shown, never filled in. Sources count differently (some leave out captives from before 2023,
some count the dead among the held), so an imbalance is a question to the sources, not a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from math import isnan
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from extract.analysis.counts import Frame, counts
from extract.analysis.curve import SET_ASIDE
from extract.analysis.knowledge import known_on as as_known_on
from extract.analysis.lineage import claims_of, records
from extract.analysis.starts import is_same_start
from extract.analysis.stocks import fit_stock
from extract.model import Kind, Measure, Metric, Qualifier, Unit

KINDS = (Kind.TAKEN, Kind.HELD, Kind.RELEASED, Kind.DEAD)
STALE_DAYS = 31
ALL_SOURCES = "all sources"
EVERYBODY = ("", "people", "hostages", "captives")
LEDGER_COLUMNS: dict[str, str] = {
    "date": "day on which at least one of the four counts was given",
    "source": "the body that gave them, or `all sources`: the newest count of each kind from anybody",
    **{kind.value: f"hostages {kind.value}, as last stated by then; NaN where nobody has" for kind in KINDS},
    **{f"{kind.value}_on": f"day of that count of {kind.value}" for kind in KINDS},
    "imbalance": "taken − held − released − dead; 0 when it balances, NaN unless all four are stated within 31 days",
    "remainder": "taken less those of the other three that are stated within 31 days: what the rest would have to be",
    "loose": "kinds whose number is hedged (about, at least …), joined by '; '",
    "figures": "ids of the figures, joined by ';'",
}


def ledger(figures: Frame, *, known_on: str | None = None) -> Frame:
    """The ledger (LEDGER_COLUMNS): a row for every source and day with a new count, and one for all sources together.

    Only counts of all hostages enter: not those of a group or nationality, not releases of single days, and not counts
    that start later than the taking. `taken` holds for the day of the taking, so its newest report goes.
    """
    figures = as_known_on(figures, known_on) if known_on else figures
    rows = counts(figures[figures["metric"].eq(Metric.HOSTAGES) & figures["unit"].eq(Unit.PERSON)])
    taken = rows["kind"].eq(Kind.TAKEN)
    rows = rows[rows["population"].isin(EVERYBODY) & rows["date_precision"].eq("day")]
    rows = rows[taken[rows.index] | rows["measure"].eq(Measure.TOTAL)]
    first = rows[rows["kind"].eq(Kind.TAKEN)]["date"].min()
    rows = rows[[since is None or is_from_the_taking(since, first) for since in rows["since"].astype(object)]]
    # Whether a count names Israel or Gaza is wording: the ledger has one place, and one measure.
    everywhere = records(rows.assign(place_id="(all)", measure=Measure.TOTAL.value, population="", since=None))
    stated = sorted((claim for claim in claims_of(everywhere) if not isnan(claim["value"])), key=itemgetter("kind"))
    # "Three captives" on a day when more than 200 are held is a part of them, whatever it was read as.
    fitted = [claim for _, kind in groupby(stated, key=itemgetter("kind")) for claim in fit_stock(kind)]
    claims = sorted((claim for claim in fitted if claim["fit"] != SET_ASIDE), key=itemgetter("claim"))
    claims.sort(key=itemgetter("reliability", "independent_sources", "reports", "last_known"), reverse=True)
    claims.sort(key=itemgetter("date", "grain"))
    found = balances(ALL_SOURCES, claims)
    for source in sorted({name for claim in claims for name in claim["sources"].split("; ") if name}):
        found += balances(source, [claim for claim in claims if source in claim["sources"].split("; ")])
    table = pd.DataFrame(found, columns=list(LEDGER_COLUMNS))
    table = table.astype(dict.fromkeys((*(kind.value for kind in KINDS), "imbalance", "remainder"), float))
    return table.sort_values(["source", "date"], kind="stable", ignore_index=True)


def is_from_the_taking(since: object, taken_on: object) -> bool:
    """Whether a stated start is that of the taking; where no taking is told, every start may be."""
    return not isinstance(since, str) or not isinstance(taken_on, str) or is_same_start(since, taken_on)


def balances(source: str, claims: Iterable[Mapping[Any, Any]]) -> list[dict[str, Any]]:
    """The rows of one source: on every day the counts as they stand, the best claim of a day first in `claims`."""
    standing: dict[str, Mapping[Any, Any]] = {}
    rows = []
    for day, told in groupby(claims, key=itemgetter("date")):
        new: dict[str, Mapping[Any, Any]] = {}
        for claim in told:
            new.setdefault(claim["kind"], claim)
        standing |= new
        rows.append(balance(source, day, standing))
    return rows


def balance(source: str, day: str, standing: Mapping[str, Mapping[Any, Any]]) -> dict[str, Any]:
    """One row: the four counts, what they add up to, and what is missing or too much."""
    value = {kind: standing[kind]["value"] if kind in standing else np.nan for kind in KINDS}
    oldest = (date.fromisoformat(day) - timedelta(days=STALE_DAYS)).isoformat()
    fresh = [value[kind] for kind in KINDS[1:] if kind in standing and standing[kind]["date"] >= oldest]
    remainder = value[Kind.TAKEN] - sum(fresh) if fresh else np.nan
    loose = [kind.value for kind in KINDS if kind in standing and standing[kind]["qualifier"] != Qualifier.EXACT]
    return {
        "date": day,
        "source": source,
        **{kind.value: value[kind] for kind in KINDS},
        **{f"{kind.value}_on": standing[kind]["date"] if kind in standing else None for kind in KINDS},
        "imbalance": remainder if len(fresh) == len(KINDS) - 1 else np.nan,
        "remainder": remainder,
        "loose": "; ".join(loose),
        "figures": ";".join(standing[kind]["figure"] for kind in KINDS if kind in standing),
    }
