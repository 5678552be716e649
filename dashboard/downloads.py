"""What a view's files are called, what they say of themselves, and the rows of its series."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from dashboard.filters import View
from dashboard.headlines import Headline
from dashboard.queries import figure_query
from extract.analysis.series import SERIES_COLUMNS
from extract.model import Area, Metric, PlaceRole

LARGER_COLUMNS = ("larger_place", "larger_report")


def file_name(what: str, view: View, ending: str) -> str:
    """A name that says what is in the file.

    >>> file_name("figures", View(metrics=(Metric.DEATHS,), areas=(Area.WEST_BANK,)), "csv")
    'figures_deaths_west-bank.csv'
    """
    parts = [what, *(m.value for m in view.metrics), *(a.value.lower().replace(" ", "-") for a in view.areas)]
    return "_".join(parts) + f".{ending}"


def notes_of(view: View, host: str, *, at: datetime) -> Mapping[str, str]:
    """What a file says of itself: its filters, its address, when it was written, how to cite it."""
    address = host.rstrip("/") + "/evidence" + view.but(figure=None).to_search()
    written = at.isoformat(timespec="seconds")
    return figure_query(view).described() | {
        "address": address,
        "written": written,
        "citation": f"Figures as reported, {address}, {written}. Cite the source of each figure too.",
    }


def series_rows(found: Mapping[Metric, Mapping[Area, Headline]]) -> pd.DataFrame:
    """The recommended totals of every metric and area, one row a day: what is counted, then SERIES_COLUMNS.

    `place_role` is "host" for displaced people who are in the area, empty for those displaced from or within it.
    `larger_place` and `larger_report` (the id of a figure) stand in the row of the newest number where its source gives
    the same number for a larger place as well (echoes.py).
    """
    frames = []
    for cells in found.values():
        for area, cell in cells.items():
            if len(cell.steps):
                named = {
                    "metric": cell.series.metric.value,
                    "kind": cell.series.kind.value,
                    "unit": cell.series.unit.value,
                    "area": area.value,
                    "place_role": PlaceRole.HOST.value if cell.series.staying else "",
                }
                frames.append(cell.steps[list(SERIES_COLUMNS)].assign(**named, **_larger(cell)))
    columns = ["metric", "kind", "unit", "area", "place_role", *SERIES_COLUMNS, *LARGER_COLUMNS]
    return pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)


def _larger(cell: Headline) -> dict[str, list[str]]:
    """The columns on the larger place: empty but in the row of the number that the headline tells."""
    if cell.echo is None or cell.row is None:
        return {name: [""] * len(cell.steps) for name in LARGER_COLUMNS}
    told = cell.steps["date"].eq(cell.row["date"])
    given = dict(zip(LARGER_COLUMNS, (cell.echo["place"], cell.echo["id"]), strict=True))
    return {name: [value if here else "" for here in told] for name, value in given.items()}
