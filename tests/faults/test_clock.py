"""Row 20: clocks that are set, dates that cannot be, midnights and changes of the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from extract.gathering.feeds import read_feed
from extract.refresh import plan, refresh
from extract.schedule import read_schedule
from extract.store.runs import Runs, SourceState
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)
Row = Callable[[str, bool], None]

# what the feed says, the publication day (None: not to be trusted)
DATES = [
    ("Mon, 03 Feb 2025 09:30:00 GMT", "2025-02-03"),
    ("Mon, 03 Feb 2025 00:10:00 +0200", "2025-02-03"),  # by UTC it was still the 2nd
    ("Sun, 02 Feb 2025 23:50:00 -0500", "2025-02-02"),
    ("Mon, 03 Feb 2025 23:30:00 +1400", "2025-02-03"),
    ("Mon, 03 Feb 2025 09:30:00", "2025-02-03"),
    ("2025-02-03T09:30:00Z", "2025-02-03"),
    ("2025-02-03T00:00:00+02:00", "2025-02-03"),
    ("2025-02-03T09:30:00", "2025-02-03"),
    ("2025-02-03", "2025-02-03"),
    ("2025-02-02T23:59:59Z", "2025-02-02"),
    ("2024-10-27T01:30:00+03:00", "2024-10-27"),  # clocks went back in Hebron the night before
    ("2024-03-29T00:30:00+02:00", "2024-03-29"),
    ("2024-02-29T12:00:00Z", "2024-02-29"),
    ("2025-02-29T12:00:00Z", None),
    ("Mon, 03 Feb 2025 18:00:00 GMT", "2025-02-03"),  # ahead by hours: clamped to the day of the retrieval
    ("Tue, 04 Feb 2025 01:30:00 +1400", "2025-02-04"),  # over already, in the east
    ("Tue, 04 Feb 2025 09:00:00 GMT", "2025-02-03"),
    ("Wed, 05 Feb 2025 09:00:00 GMT", None),
    ("Mon, 03 Feb 2035 09:00:00 GMT", None),
    ("9999-12-31T23:59:59Z", None),
    ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    ("1970-01-01", None),
    ("0001-01-01T00:00:00Z", None),
    ("Fri, 13 Dec 1901 20:45:52 GMT", None),
    ("soon", None),
    ("", None),
    ("99999999999999", None),
    ("2025-13-45", None),
    ("Sun, 30 Mar 2025 02:30:00 +0300", None),  # ahead by weeks
    ("2024-12-31T23:59:60Z", "2024-12-31"),  # a leap second
]


def test_feed_dates(row: Row, rss: Any) -> None:
    """20 dates of feeds: the right day or none, never a day ahead, never today's for want of another."""
    for written, day in DATES:
        body = rss({"title": "Homes", "description": "Homes fell.", "guid": "1", "pubDate": written})
        (item,) = read_feed(body, url="http://feed.example/", now=NOW).items
        row(f"{written!r} gave {item.published}", item.published == day)


@dataclass
class SetClock:
    """A clock that the test sets."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def test_clocks(row: Row, site: Callable[..., Any], sources_of: Any, rss: Any, store: Store) -> None:
    """20 clocks that are set: at most one poll in an interval, no stampede, no source forgotten."""
    web = site()
    lines = []
    for n in range(5):
        web.answers[f"/{n}"] = (200, {}, rss({"title": "Homes", "description": "Homes fell.", "guid": str(n)}))
        lines.append(f'[[source]]\nid = "s{n}"\nname = "S{n}"\nkind = "rss"\naddress = "{web.url(f"/{n}")}"\n')
        lines.append('follow = false\nschedule = "1h"\n')
    sources = sources_of("".join(lines))
    clock = SetClock(NOW)

    def polled_at(moment: datetime) -> int:
        clock.now = moment
        before = len(web.hits)
        refresh(store, sources, clock=clock)
        return len(web.hits) - before

    row("first", polled_at(NOW) == 5)
    row("at once again", polled_at(NOW) == 0)
    row("before its time", polled_at(NOW + timedelta(minutes=59)) == 0)
    row("in time", polled_at(NOW + timedelta(minutes=61)) == 5)
    back = NOW - timedelta(days=1)
    row("a day back", polled_at(back) == 0)
    row("a day back, later", polled_at(back + timedelta(minutes=30)) == 0)
    row("a day back, an interval later", polled_at(back + timedelta(minutes=61)) == 5)
    row("and not again", polled_at(back + timedelta(minutes=62)) == 0)
    ahead = NOW + timedelta(days=365)
    row("a year on", polled_at(ahead) == 5)
    row("a year on, again", polled_at(ahead + timedelta(minutes=1)) == 0)
    row("right again", polled_at(NOW + timedelta(minutes=70)) == 0)
    row("right again, an interval later", polled_at(NOW + timedelta(minutes=131)) == 5)
    runs = Runs(store).recent(50)
    lasted = [tally.ended - tally.started for run in runs for tally in run.sources if tally.ended]
    row("durations are measured", all(timedelta() <= one < timedelta(minutes=1) for one in lasted))


@pytest.mark.parametrize(
    ("written", "after", "expected"),
    [
        ("30 6 * * *", "2025-03-28T05:00:00+00:00", "2025-03-29T06:30:00+02:00"),
        ("30 6 * * *", "2025-04-11T05:00:00+00:00", "2025-04-12T06:30:00+03:00"),
        ("30 6 * * 0", "2025-02-03T00:00:00+00:00", "2025-02-09T06:30:00+02:00"),
        ("30 6 * * 7", "2025-02-03T00:00:00+00:00", "2025-02-09T06:30:00+02:00"),
        ("0 6 * * 1-5", "2025-02-07T12:00:00+00:00", "2025-02-10T06:00:00+02:00"),
    ],
)
def test_cron_lines_keep_to_the_zone_and_to_sundays(written: str, after: str, expected: str) -> None:
    found = read_schedule(written, zone="Asia/Hebron").next_after(datetime.fromisoformat(after))
    assert found == datetime.fromisoformat(expected)


def test_a_faster_schedule_holds_at_once(sources_of: Any) -> None:
    sources = sources_of(
        '[[source]]\nid = "a"\nname = "A"\nkind = "rss"\naddress = "http://a.example/"\nschedule = "5m"'
    )
    slow = SourceState(source="a", address="http://a.example/", polled_at=NOW, due_at=NOW + timedelta(days=1))
    later = NOW + timedelta(minutes=6)
    assert [source.id for source in plan(sources.sources, {"a": slow}, now=later).due] == ["a"]
