"""What a day brought: the headlines that moved since a moment, the sources that could not be read, files of it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd

from dashboard.answers import Answers, where
from dashboard.filters import View
from dashboard.headlines import Headline, headline
from dashboard.phrases import absent
from dashboard.queries import figure_query
from extract.model import Area, Metric
from extract.store.query import FigureQuery
from extract.store.revisions import SAID, Revision, count_revisions, held_before, list_revisions
from extract.store.runs import Tally
from extract.store.store import Store

TOLD = ("value", "low", "high", "qualifier", "as_of")  # of a headline: other words for the same move nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A headline as it stood and as it stands; one of them may say nothing."""

    metric: Metric
    area: Area
    then: Headline
    now: Headline

    @property
    def change(self) -> float | None:
        """The difference of the two numbers, if both are there and count the same."""
        then, now = self.then.row, self.now.row
        if then is None or now is None or self.then.measure is not self.now.measure:
            return None
        if then.get("start") != now.get("start") or self.then.series != self.now.series:
            return None
        return None if absent(then["value"]) or absent(now["value"]) else float(now["value"] - then["value"])

    def to_dict(self) -> dict[str, Any]:
        """The move as a record of an API."""
        record: dict[str, Any] = {"metric": self.metric.value, "area": self.area.value, "change": self.change}
        for name, cell in (("before", self.then), ("now", self.now)):
            said = {key: cell.row[key] for key in (*TOLD, "source")} if cell.row is not None else None
            record[name] = said and {key: None if absent(value) else value for key, value in said.items()}
        return record


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A source that could not be read, or not wholly, since a moment: its last failure, and when it was read since."""

    source: str
    at: datetime
    reason: str
    read_at: datetime | None


def since_of(view: View, now: datetime) -> datetime:
    """The moment from which changes are told: the beginning (UTC) of the chosen day, else of yesterday."""
    day: date = view.changed or (now.astimezone(UTC).date() - timedelta(days=1))
    return datetime.combine(day, time(), UTC)


def changes_query(view: View) -> FigureQuery:
    """The figures whose changes a view tells."""
    return figure_query(view.but(known=None))


def moves(answers: Answers, view: View, since: datetime) -> list[Move]:
    """The headlines that say something else than just before a moment; cells where nothing changed are not read."""
    view = view.but(known=None, unplaced=False, measure=None)
    areas, place = where(view)
    query = figure_query(view.but(place=None, metrics=(), areas=()))
    touched = {
        cell for found in count_revisions(answers.store, replace(query, since=None, until=None), since).values()
        for cell in found
    }  # fmt: skip
    before = replace(query, known_at=since)
    found = []
    for metric in view.chosen_metrics:
        for area in (a for a in areas if (metric.value, a.value) in touched):
            series = view.series_for(metric)
            then, now = (
                headline(answers.cell(series, area, asked, place=place), since=view.since, until=view.until)
                for asked in (before, query)
            )
            if told(then) != told(now):
                found.append(Move(metric=metric, area=area, then=then, now=now))
    return found


def told(cell: Headline) -> Any:
    """What a headline says, to be compared."""
    if cell.row is None:
        return None
    return cell.measure, *(None if absent(cell.row[name]) else cell.row[name] for name in TOLD)


def unread(polls: list[Tally]) -> list[Unread]:
    """The sources that could not be read at one of these polls, by name."""
    failures: dict[str, Unread] = {}
    for poll in polls:
        at = poll.ended or poll.started
        if poll.failed or poll.reason:
            failures[poll.source] = Unread(source=poll.source, at=at, reason=poll.reason or "", read_at=None)
        elif poll.source in failures:
            failures[poll.source] = replace(failures[poll.source], read_at=at)
    return [failures[name] for name in sorted(failures)]


def with_before(store: Store, frame: pd.DataFrame, since: datetime) -> pd.DataFrame:
    """Figures with `before`: what each said just before a moment, as a record, or None."""
    then = held_before(store, frame["id"].tolist(), since, columns=(*SAID, "surface", "review"))
    before = pd.Series([then.get(name) for name in frame["id"]], index=frame.index, dtype=object)
    return frame.assign(before=before)


def change_rows(
    store: Store, query: FigureQuery, since: datetime, *, limit: int, offset: int = 0
) -> Iterator[pd.DataFrame]:
    """A frame for each kind of change: `change`, `value_before`, `low_before`, `high_before`, then the figure."""
    for revision in Revision:
        frame = list_revisions(store, replace(query, limit=limit, offset=offset), since, revision)
        then = held_before(store, frame["id"].tolist(), since, columns=("value", "low", "high"))
        was = [then.get(name, {}) for name in frame["id"]]
        extra = {
            f"{name}_before": pd.array([w.get(name) for w in was], dtype="float64") for name in ("value", "low", "high")
        }
        named = pd.DataFrame(
            {"change": pd.array([revision.value] * len(frame), dtype="str"), **extra}, index=frame.index
        )
        yield pd.concat([named, frame], axis=1)
