"""When a source is due next: by its interval or cron expression, by the server's Retry-After, or after a failure.

All pure but `Clockwork`, which looks every minute whether something is due. Every moment is aware, UTC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from extract.errors import BadSetting

INTERVAL = re.compile(r"(\d{1,4}) ?(m|min|h|d)")
UNITS = {"m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHORTEST = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=24)
FIRST_BACKOFF = timedelta(minutes=5)
RELEASED = datetime(2025, 1, 1, tzinfo=UTC)  # no honest clock is before this program


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How often a source is polled: `every` so much time, or at the moments of a `cron` expression in a time zone."""

    written: str
    every: timedelta | None = None
    cron: CronTrigger | None = None

    def next_after(self, moment: datetime) -> datetime:
        """The first moment after `moment` at which the source is due.

        >>> read_schedule("30 6 * * 1").next_after(datetime(2025, 2, 3, 12, tzinfo=UTC)).isoformat()
        '2025-02-10T06:30:00+00:00'
        """
        if self.every is not None:
            return moment + self.every
        assert self.cron is not None
        fires = self.cron.get_next_fire_time(None, moment + timedelta(seconds=1))
        return moment + LONGEST_WAIT if fires is None else fires.astimezone(UTC)


def read_schedule(words: str, *, zone: str = "UTC") -> Schedule:
    """The schedule of an interval (`30m`, `6h`, `1d`) or of a cron expression of five fields; raises BadSetting.

    As in cron, weekday 0 and 7 are Sunday; the expression holds in the time zone, over its changes of the clock.
    """
    if found := INTERVAL.fullmatch(words.strip()):
        every = int(found.group(1)) * UNITS[found.group(2)]
        if every < SHORTEST:
            raise BadSetting(f"schedule {words!r}: at least 5 minutes must lie between two polls")
        return Schedule(written=words, every=every)
    fields = words.split()
    if len(fields) != 5:
        raise BadSetting(f"schedule {words!r} is neither an interval (30m, 6h, 1d) nor a cron expression (0 6 * * *)")
    try:
        fields[4] = weekdays(fields[4])
        cron = CronTrigger.from_crontab(" ".join(fields), timezone=ZoneInfo(zone))
    except (ValueError, LookupError, ZoneInfoNotFoundError) as err:
        raise BadSetting(f"schedule {words!r} in zone {zone!r} cannot be read: {err}") from err
    moments = list(islice(fires(cron), 12))
    if not moments:
        raise BadSetting(f"schedule {words!r} names no day that there is")
    if any(after - before < SHORTEST for before, after in pairwise(moments)):
        raise BadSetting(f"schedule {words!r}: at least 5 minutes must lie between two polls")
    return Schedule(written=words, cron=cron)


def fires(cron: CronTrigger) -> Iterator[datetime]:
    """The moments of a cron expression."""
    last: datetime | None = None
    while fire := cron.get_next_fire_time(last, last or RELEASED):
        yield fire
        last = fire


def weekdays(field: str) -> str:
    """The weekdays of a cron field by name: the library counts from Monday, cron from Sunday.

    >>> weekdays("0"), weekdays("1-5"), weekdays("*/2"), weekdays("5-7")
    ('sun', 'mon,tue,wed,thu,fri', 'sun,tue,thu,sat', 'fri,sat,sun')
    """
    if field == "*" or re.search(r"[a-z]", field, re.IGNORECASE):
        return field.lower()
    named: list[str] = []
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, _, last = ("0", "-", "6") if span == "*" else span.partition("-")
        end = int(last or (6 if step else first))
        named += [DAYS[day] for day in range(int(first), end + 1, int(step or 1))]
    if not named:
        raise ValueError(f"weekdays {field!r} name no day")
    return ",".join(dict.fromkeys(named))


def is_due(*, due: datetime | None, polled: datetime | None, now: datetime) -> bool:
    """Whether to poll now: never polled, or its moment has come."""
    return polled is None or due is None or due <= now


def set_back(*, polled: datetime | None, now: datetime) -> bool:
    """Whether the clock was set back since the last poll: it lies in the future. Such a source gets a new due moment
    one interval from now, so that it is polled neither at once nor only after the lost time."""
    return polled is not None and polled > now


def retry_after(header: str | None, *, now: datetime) -> timedelta | None:
    """The wait that a Retry-After header asks for, as seconds or as a date, at most 24 hours; None for nonsense.

    >>> retry_after("120", now=datetime(2025, 2, 3, tzinfo=UTC)).total_seconds()
    120.0
    """
    words = (header or "").strip()
    if re.fullmatch(r"[0-9]{1,18}", words):
        return min(timedelta(seconds=min(int(words), 10**6)), LONGEST_WAIT)
    try:
        asked: datetime = parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError):
        return None
    if asked.tzinfo is None:
        asked = asked.replace(tzinfo=UTC)
    return min(max(asked - now, timedelta()), LONGEST_WAIT)


def backoff(failures: int, *, jitter: float) -> timedelta:
    """The wait after so many failures in a row: doubling from 5 minutes to 24 hours; `jitter` (0 to 1) halves at most.

    >>> [backoff(n, jitter=1.0).total_seconds() / 60 for n in (1, 2, 3, 30)]
    [5.0, 10.0, 20.0, 1440.0]
    """
    full: timedelta = min(FIRST_BACKOFF * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    return full * (0.5 + jitter / 2)


def due_after_failure(*, failures: int, header: str | None, jitter: float, now: datetime) -> datetime:
    """When to try a source again that failed: as its server asks, but not at once; else after the backoff."""
    asked = retry_after(header, now=now)
    return now + (backoff(failures, jitter=jitter) if asked is None else max(asked, timedelta(minutes=1)))


class Clockwork:
    """Calls a function every minute in a thread of its own; a call that takes longer is not overtaken by the next."""

    def __init__(self, look: Callable[[], None], *, seconds: int = 60) -> None:
        self.scheduler = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(1)}, daemon=True)
        self.scheduler.add_job(
            look,
            "interval",
            seconds=seconds,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )

    def start(self) -> None:
        """Begins at once."""
        self.scheduler.start()

    def stop(self) -> None:
        """Ends without waiting for a call under way."""
        self.scheduler.shutdown(wait=False)
