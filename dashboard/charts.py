"""Time lines: running totals as steps, events as bars below them, never added up.

Charts are plain Plotly records, built fresh from rows. Every mark carries the id of its figure in `customdata`.
Colours of text, grid and background come from the style sheet, so that light and dark need no second chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from dashboard.headlines import Headline
from dashboard.language import Language
from dashboard.palette import COLOURS, tint
from dashboard.phrases import absent, count_phrase, date_phrase, short_digits
from dashboard.places import place_phrase
from dashboard.rows import rows_of
from dashboard.safe import plain
from extract.model import Metric, Qualifier

CONFIG: Mapping[str, Any] = {
    "displaylogo": False,
    "showSendToCloud": False,
    "responsive": True,
    "modeBarButtonsToRemove": ["lasso2d", "select2d", "autoScale2d", "toImage"],
}


def config(t: Language) -> Any:
    """How a chart behaves in a language; the months of the others stand in assets/plotly-locales.js."""
    return dict(CONFIG) | {"displayModeBar": False, "locale": t.code}


FONT = "Inter, 'Noto Sans Arabic', system-ui, sans-serif"
INK = "#5b6470"
GRID = "#e4e7eb"
HOVER = {
    "bgcolor": "#1d232b",
    "bordercolor": "#1d232b",
    "font": {"color": "#ffffff", "family": FONT, "size": 13},
    "align": "left",
}
# The year stands below the month, so that the labels fit a phone.
DAY_LABELS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
LABEL_LENGTH = 48  # characters
MOST_MARKS = 160  # of one chart: as many bars as stand side by side; more are a blot, and slow
BAR_SHARE = 1 / 160  # of the period: a day's bar must stay visible in years


def span(days: Sequence[str], since: date | None, until: date | None) -> tuple[date, date] | None:
    """The period of a time line: what was chosen, else what there is; None for neither."""
    first = since or (date.fromisoformat(min(days)) if days else until)
    last = until or (date.fromisoformat(max(days)) if days else since)
    if first is None or last is None:
        return None
    room = max((last - first) * 0.02, timedelta(days=2))
    return first - room, last + room


def ends(frames: Sequence[pd.DataFrame]) -> list[str]:
    """The first and last day of each of the frames that has one; their rows stand in the order of days."""
    return [rows["day"].iloc[at] for rows in frames if len(rows) for at in (0, -1)]


def hover_text(row: Mapping[str, Any], t: Language) -> str:
    """Count, date, who says it and where it stood; nothing that the table does not hold too."""
    said = row["source"] if not absent(row["source"]) else t("source not named")
    lines = [
        f"<b>{plain(count_phrase(row, t, with_unit=True))}</b>",
        plain(f"{place_phrase(row['place_id'], row['place'], t)} · {date_phrase(row['as_of'], t)}"),
        plain(said if absent(row["publisher"]) else f"{said} · {row['publisher']}"),
    ]
    return "<br>".join(lines)


def timeline(
    cell: Headline, totals: pd.DataFrame, *, period: tuple[date, date], t: Language, height: int = 210
) -> dict[str, Any]:
    """One area's totals (of `shown_claims`) and events of one series."""
    metric, events = cell.series.metric, largest(cell.events)
    totals = largest(totals)
    data: list[dict[str, Any]] = []
    if len(totals):
        data += [*band(cell.steps, metric), step_line(cell.phases, metric), *marks(totals, metric, t)]
    if len(events):
        data += bars(events, metric, period, t, axis="y2" if len(totals) else "y")
    both = bool(len(totals)) and bool(len(events))
    layout = base_layout(height, period)
    layout["yaxis"] |= {"domain": [0.40, 1.0] if both else [0.0, 1.0]}
    if both:
        layout["yaxis2"] = layout["yaxis"] | {"domain": [0.0, 0.24], "nticks": 3}
        layout["xaxis"]["anchor"] = "y2"
    layout["annotations"] = [*panel_names(totals, events, t, both=both), *last_label(cell.points, metric)]
    return {"data": data, "layout": layout}


def largest(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that a chart can draw: all, or of very many the first and largest of every few days."""
    if len(rows) <= MOST_MARKS:
        return rows
    number = rows["value"].fillna(rows["low"]).fillna(rows["high"]).fillna(0)
    if "chosen" in rows:
        number = number.mask(rows["chosen"], number + number.max())
    order = number.to_numpy().argsort(kind="stable")[::-1]
    # As many shelves as marks, each for a stretch of the rows, which stand in the order of days: its largest is drawn.
    shelves = order * MOST_MARKS // len(rows)
    _, first = np.unique(shelves, return_index=True)
    return rows.iloc[np.sort(order[first])]


def shown_claims(cell: Headline) -> pd.DataFrame:
    """The claims for the area itself, and those for its parts where a lower bound was taken from them."""
    if cell.claims.empty:
        return cell.claims
    from_parts = set(";".join(cell.steps[cell.steps["basis"] == "parts"]["figure"]).split(";"))
    return cell.claims[(cell.claims["basis"] == "own") | cell.claims["id"].isin(from_parts)]


def base_layout(height: int, period: tuple[date, date]) -> dict[str, Any]:
    """What every time line has in common."""
    axis = {"gridcolor": GRID, "zeroline": False, "tickfont": {"size": 11}, "fixedrange": True}
    return {
        "height": height,
        "margin": {"l": 48, "r": 54, "t": 16, "b": 36},
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": HOVER,
        "bargap": 0,
        "barmode": "overlay",
        "dragmode": "zoom",
        "separators": ".,",
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": INK, "activecolor": INK, "orientation": "h"},
        "uirevision": f"{period[0]}{period[1]}",
        "xaxis": axis
        | {
            "type": "date",
            "range": [period[0].isoformat(), period[1].isoformat()],
            "showgrid": False,
            "ticks": "outside",
            "tickcolor": GRID,
            "nticks": 7,
            "tickangle": 0,
            "tickformatstops": DAY_LABELS,
            "fixedrange": False,
            "hoverformat": "%-d %b %Y",
        },
        "yaxis": axis | {"rangemode": "tozero", "nticks": 4, "tickformat": "~s", "automargin": False},
    }


def band(steps: pd.DataFrame, metric: Metric) -> list[dict[str, Any]]:
    """The range of the claims in play on each day, as a see-through step band; open ends lie on the line."""
    numbers = steps[["value", "low", "high"]]
    low, high = numbers.min(axis=1), numbers.max(axis=1)
    spread = pd.DataFrame({"day": steps["date"], "low": low, "high": high}).dropna()
    if (spread["low"] == spread["high"]).all():
        return []
    common = {
        "type": "scatter",
        "mode": "lines",
        "x": spread["day"].tolist(),
        "hoverinfo": "skip",
        "line": {"width": 0, "shape": "hv"},
        "name": "range",
    }
    return [
        common | {"y": spread["low"].tolist()},
        common | {"y": spread["high"].tolist(), "fill": "tonexty", "fillcolor": tint(metric, 0.2)},
    ]


def step_line(phases: Sequence[Sequence[tuple[date, float]]], metric: Metric) -> dict[str, Any]:
    """The recommended running total; it holds until the next one, and breaks where another count begins.

    One trace, however often the count begins anew: a browser draws many points at once, many traces one by one.
    """
    x: list[str] = []
    y: list[float | None] = []
    for steps in phases:
        if x:
            x.append(steps[0][0].isoformat())
            y.append(None)
        x += [day.isoformat() for day, _ in steps]
        y += [value for _, value in steps]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "connectgaps": False,
        "line": {"color": COLOURS[metric], "width": 2, "shape": "hv"},
        "hoverinfo": "skip",
        "name": "total",
    }


def marks(totals: pd.DataFrame, metric: Metric, t: Language) -> list[dict[str, Any]]:
    """Every claimed total as a mark: open where the words only bound the number, pale where it is not recommended."""
    records = rows_of(totals)
    traces = []
    for vague in (False, True):
        chosen = [r for r in records if _is_vague(r) is vague]
        if not chosen:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [r["day"] for r in chosen],
                "y": [_height(r) for r in chosen],
                "customdata": [r["id"] for r in chosen],
                "hovertext": [hover_text(r, t) for r in chosen],
                "hoverinfo": "text",
                "cliponaxis": False,
                "marker": {
                    "symbol": "circle-open" if vague else "circle",
                    "size": 8 if vague else 6,
                    "color": COLOURS[metric],
                    "opacity": [1.0 if r["chosen"] else 0.4 for r in chosen],
                    "line": {"width": 1.6 if vague else 0, "color": COLOURS[metric]},
                },
                "name": "vague" if vague else "stated",
            }
        )
    return traces


def _is_vague(row: Mapping[str, Any]) -> bool:
    return row["qualifier"] == Qualifier.VAGUE or absent(row["value"])


def _height(row: Mapping[str, Any]) -> float | None:
    return next((float(row[name]) for name in ("value", "low", "high") if not absent(row[name])), None)


def bars(
    events: pd.DataFrame, metric: Metric, period: tuple[date, date], t: Language, *, axis: str
) -> list[dict[str, Any]]:
    """Every reported event as a bar of its own; reports of one day stand before each other, not on each other."""
    width = max((period[1] - period[0]) * BAR_SHARE, timedelta(days=1)).total_seconds() * 1000
    records = sorted(rows_of(events), key=lambda r: -(_height(r) or 0))
    vague = [_is_vague(r) for r in records]
    return [
        {
            "type": "bar",
            "x": [r["day"] for r in records],
            "y": [_height(r) for r in records],
            "width": width,
            "customdata": [r["id"] for r in records],
            "hovertext": [hover_text(r, t) for r in records],
            "hoverinfo": "text",
            "textposition": "none",
            "marker": {
                "color": ["rgba(0,0,0,0)" if v else tint(metric, 0.6) for v in vague],
                "line": {"color": COLOURS[metric], "width": [1.2 if v else 0 for v in vague]},
            },
            "yaxis": axis,
            "name": "events",
        }
    ]


def lay_reference(figure: dict[str, Any], rows: pd.DataFrame, name: str) -> None:
    """Lays a published series (`date`, `value`) under a time line, dotted, with its name at its end."""
    line = {"color": INK, "width": 1.4, "dash": "dot"}
    drawn = {"type": "scatter", "mode": "lines", "x": rows["date"].tolist(), "y": rows["value"].tolist(), "line": line}
    figure["data"].insert(0, drawn | {"hoverinfo": "skip", "name": "reference"})
    figure["layout"]["annotations"].append(
        {
            "x": rows["date"].iloc[-1],
            "y": float(rows["value"].iloc[-1]),
            "text": plain(name if len(name) <= LABEL_LENGTH else name[: LABEL_LENGTH - 1] + "…"),
            "showarrow": False,
            "xanchor": "right",
            "yanchor": "bottom",
            "yshift": 4,
            "font": {"size": 11},
        }
    )


def panel_names(totals: pd.DataFrame, events: pd.DataFrame, t: Language, *, both: bool) -> list[dict[str, Any]]:
    """The names of the two panels, written into them."""
    common = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 11},
    }
    names = []
    if len(totals):
        names.append(common | {"y": 1.0, "text": plain(t("running totals"))})
    if len(events):
        names.append(common | {"y": 0.27 if both else 1.0, "text": plain(t("events, each report a bar"))})
    return names


def last_label(steps: Sequence[tuple[date, float]], metric: Metric) -> list[dict[str, Any]]:
    """The last total, written at the end of its line."""
    if not steps:
        return []
    day, value = steps[-1]
    return [
        {
            "x": day.isoformat(),
            "y": value,
            "text": f"<b>{plain(short_digits(value))}</b>",
            "showarrow": False,
            "xanchor": "left",
            "xshift": 6,
            "font": {"size": 12, "color": COLOURS[metric]},
        }
    ]
