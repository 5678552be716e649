# ruff: noqa: T201
# %% [markdown]
# # From articles to a number one can defend
#
# Run the cells in any editor that knows percent cells (VS Code, PyCharm, Spyder, Jupyter with Jupytext), or as a
# script: `python docs/notebook.py`. It reads the bundled sample; the first cell says how to take your own figures.

# %% The figures: from the bundled dispatches, or from a store
import json
from functools import partial
from typing import Any

import pandas as pd

import extract
from extract.resources import data_path
from extract.store.frames import figure_frame

pd.set_option("display.width", 200, "display.max_columns", 20, "display.max_colwidth", 60)

lines = (data_path("sample") / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
documents = [extract.Document.from_dict(json.loads(line)) for line in lines]
figures = figure_frame(figure for document in documents for figure in extract.read(document))
print(f"{len(documents)} dispatches, {len(figures)} figures")

# With a store of your own:
#     from extract.store.query import FigureQuery
#     from extract.store.store import Store
#     with Store.open("figures.db") as store:
#         figures = store.figures(FigureQuery())

# %% A series: the recommended number of every day that has a report, with its range
from extract.analysis.series import daily_changes, event_sum, recommended, series  # noqa: E402

gaza: dict[str, Any] = {"metric": "deaths", "area": "Gaza"}
deaths = series(figures, **gaza)
print(
    deaths[["date", "value", "low", "high", "qualifier", "reports", "independent_sources", "source", "flags"]].tail(10)
)

# %% The headline, with what changed
print(recommended(figures, **gaza)[["date", "value", "low", "high", "source", "change_7", "change_30"]])

# %% The evidence for it
evidence = figures.set_index("id").loc[deaths["figure"].iloc[-1]]
print(evidence[["quote", "publisher", "url", "source", "as_of", "place"]].to_string())

# %% Another count of the same thing: since the truce
print(series(figures, since="2025-10-10", **gaza)[["date", "value", "start", "source"]])

# %% Every claim that competes for a day, and how it fits
from extract.analysis.triangulation import triangulation  # noqa: E402

claims = triangulation(figures, metric="hostages", area="Gaza")
print(claims[["date", "value", "low", "high", "source", "reports", "fit", "chosen"]].sort_values("date").tail(8))

# %% People displaced, families turned into people; what parts of Jenin add is a lower bound
print(
    series(figures, metric="displacement", area="Jenin")[
        ["date", "value", "low", "high", "qualifier", "basis", "flags"]
    ]
)

# %% Differences between totals, and events added up beside them
print(daily_changes(deaths).tail(5))
print(event_sum(figures, since="2025-02-15", until="2025-05-31", **gaza))

# %% The hostage ledger
from extract.analysis.hostages import ledger  # noqa: E402

print(ledger(figures).query("source == 'all sources'").drop(columns=["source", "figures"]).tail(6))

# %% Why do two totals differ?
from extract.analysis.differences import explain  # noqa: E402

rows = claims[claims["date"] == "2023-11-05"]
if len(rows) > 1:
    print(explain(figures, rows["figure"].iloc[0], rows["figure"].iloc[1]))

# %% Two clocks: what was learned between two days
from extract.analysis.knowledge import learned  # noqa: E402

print(
    learned(figures, partial(series, **gaza), before="2023-11-01", after="2024-03-01")[["date", "value_after", "what"]]
)

# %% A published series beside ours (here: the official totals at the ends of two months, written down by hand)
from extract.analysis.reference import agreement, gaps  # noqa: E402

published = pd.DataFrame({"date": ["2024-02-29", "2024-03-15", "2024-03-31"], "value": [30035.0, 31490.0, 32782.0]})
both = gaps(deaths, published)
print(both)
print(agreement(both))
