"""Dates as values: what a sentence names, the day it is, and what the date does there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

# The one date of this field that reports name without its year; a nearer reading needs a year of its own.
OCTOBER_7 = date(2023, 10, 7)


class Role(StrEnum):
    """What a date does in its sentence."""

    EVENT = "event"  # "on Friday": the day of what happened
    SINCE = "since"  # "since 7 October": where a running total starts
    UNTIL = "as_of"  # "as of 3 February", "by 7 February": the day a total stands for
    PERIOD = "period"  # "in the past 24 hours", "in January": a period's count
    SO_FAR = "so_far"  # "this year", "so far": a running total without a named end
    SPEECH = "speech"  # "said on Monday": the day of the statement
    BACKGROUND = "background"  # "the camp, built in 1953,": of something else, which later dates may lean on


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as worded: offsets in the sentence, the ISO date as exact as the words, and its role."""

    start: int
    end: int
    iso: str
    role: Role
    explicit: bool = False  # the words name a year
    begin: str | None = None  # where a period starts that is not over: "so far this year", "from 1 May until today"
    reach: int | None = None  # it dates only what stands between it and this offset
    ahead: bool = False  # the day is still to come
    relative: bool = False  # reckoned from the day of publication: "in the past 24 hours"


@dataclass(frozen=True, slots=True)
class Trail:
    """What the text dated last: an event ("that night", "since then") and a period ("in the same period")."""

    event: DateMention | None = None
    period: DateMention | None = None
    here: bool = False  # the event is of the same sentence
    spans: bool = False  # so is the period
    until: str | None = None  # the day up to which totals were counted
    reported: DateMention | None = None  # the period that the head of a report gives, or the first in it
    start: str | None = None  # the day from which the text counted last
    said: str | None = None  # the day of the statement, in the same sentence
    over: str | None = None  # the year or month that it told of last: "in the war of 2014"

    def after(self, mention: DateMention) -> Trail:
        """The trail behind one more date."""
        event = mention if mention.role in (Role.EVENT, Role.SINCE, Role.BACKGROUND) else self.event
        if mention.role is Role.PERIOD and not mention.relative:
            event = mention
        period = self.period
        if (
            mention.role is Role.SINCE
            or mention.begin is not None
            or (
                mention.role is Role.PERIOD
                and (mention.start < 4 or period is None or period.role is Role.PERIOD or not self.spans)
            )
        ):
            period = mention
        closed = mention.role is Role.PERIOD and not mention.relative and len(mention.iso) == 10
        reported = self.reported or (mention if closed else None)
        until = mention.iso if mention.role is Role.UNTIL else self.until
        began = (
            mention.iso if mention.role is Role.SINCE else mention.begin if mention.role is not Role.PERIOD else None
        )
        start = began if began is not None and len(began) == 10 else self.start
        here, spans = event is mention or self.here, period is mention or self.spans
        said = mention.iso if mention.role is Role.SPEECH and len(mention.iso) == 10 else self.said
        over = mention.iso if mention.role is Role.PERIOD and len(mention.iso) < len("2025-01-31") else self.over
        return Trail(event, period, here, spans, until, reported, start, said, over)

    def left(self) -> Trail:
        """The trail when its sentence is over."""
        over = self.here or self.spans or self.said is not None
        return replace(self, here=False, spans=False, said=None) if over else self


NO_TRAIL = Trail()
