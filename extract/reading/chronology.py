"""The dates of a document as its sentences go by: the day of publication, of the event told of, of the totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.reading.counts import Count
from extract.reading.dates import find_dates, find_published
from extract.reading.events import NO_EVENTS, Almanac, bundled_events
from extract.reading.mentions import NO_TRAIL, OCTOBER_7, DateMention, Role, Trail
from extract.reading.text import Sentence
from extract.reading.timing import Background, Timing, time_count
from extract.reading.tokens import Token

# A paragraph that opens so goes on with the event of the one before.
_SAME_EVENT = re.compile(
    r"\b(?:during|in|after|by|by the end of|from|before|of) (?:that|the|this|those|these|its|their) (?:[\w-]+ )?(?:raids?|attacks?|operations?|assaults?|offensives?|strikes?|incursions?|massacres?|war|siege|invasion|day|demolitions?|bombing|blast|explosion|battle)\b|\bat the time\b|\bthat (?:day|night|strike|attack|raid)\b|\b(?:were|was) also\b|^(?:another|a further) ",
    re.I,
)


@dataclass(slots=True)
class Chronology:
    """Dates counts sentence by sentence; remembers the event of the paragraph and the day that the head gives for totals."""

    text: str  # folded
    published: date | None
    carried: DateMention | None = None
    paragraph: int = -1
    year: int | None = None  # the past year that the paragraph tells of
    stated: str | None = None
    story: DateMention | None = None  # the event that the text opens with
    sentences: int = 0
    days: set[str] = field(default_factory=set)  # the recent days that the text has named
    counted: bool = False  # a count has been read
    october_7: bool = False  # the text may speak of the attack of 7 October 2023
    given: list[tuple[int, str]] = field(default_factory=list)  # without a day of publication: those the text gives
    trail: Trail = NO_TRAIL
    almanac: Almanac = NO_EVENTS
    timings: dict[int, Timing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.published is None:
            self.given = list(find_published(self.text))
            if self.given:
                self.published = date.fromisoformat(self.given[0][1])
        self.almanac = Almanac.of(bundled_events(), self.text, self.published)
        self.october_7 = bool(re.search(r"october 7|7 october|oct\.? 7|hamas", self.text, re.I)) and (
            self.published is None or self.published >= OCTOBER_7
        )

    def enter(self, sentence: Sentence, *, is_title: bool) -> Dated:
        """Start a sentence."""
        while self.given and self.given[0][0] <= sentence.start:
            self.published = date.fromisoformat(self.given.pop(0)[1])
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            if not _SAME_EVENT.search(sentence.text[:120]):
                self.carried = None
                self.year = None
        dates = find_dates(sentence.text, self.published, year=self.year, trail=self.trail, almanac=self.almanac)
        return Dated(self, sentence, dates, is_title)

    def leave(self, dates: Sequence[DateMention], counts: Sequence[Count]) -> None:
        """End a sentence: its dates stand for what follows."""
        self.counted = self.counted or bool(counts)
        self.sentences += 1
        if self.stated is None and not self.counted:
            self.stated = next((d.iso for d in dates if d.role is Role.UNTIL and len(d.iso) == 10), None)
        for mention in dates:
            self.trail = self.trail.after(mention)
            if mention.role is Role.EVENT and self._is_recent(mention):
                self.days.add(mention.iso)
                if self.story is None and self.sentences <= _LEDE:
                    self.story = mention
            if mention.role in (Role.EVENT, Role.PERIOD) and (mention.role is Role.EVENT or mention.explicit):
                self.carried = mention
            if mention.explicit and self.published:
                year = int(mention.iso[:4])
                self.year = year if year < self.published.year - 1 else None
        self.trail = self.trail.left()

    def _is_recent(self, mention: DateMention) -> bool:
        """A day of the week before the publication."""
        if self.published is None or len(mention.iso) != 10:
            return False
        return 0 <= (self.published - date.fromisoformat(mention.iso)).days <= _RECENT


_RECENT = 7
_LEDE = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with its dates, in its document's chronology."""

    chronology: Chronology
    sentence: Sentence
    dates: tuple[DateMention, ...]
    is_title: bool

    def time(self, count: Count, tokens: Sequence[Token]) -> Timing:
        """A subset holds when its whole does; every other count has a timing of its own."""
        known = self.chronology
        timing = None
        if count.parent is not None and count.rule in ("subset", "anaphora"):
            timing = known.timings.get(id(count.parent))
        if timing is None:
            background = Background(
                published=known.published.isoformat() if known.published else None,
                carried=known.carried,
                story=known.story if len(known.days) == 1 else None,
                in_title=self.is_title,
                october_7=known.october_7,
                stated=known.stated,
            )
            timing = time_count(count, self.sentence.text, tokens, self.dates, background)
        known.timings[id(count)] = timing
        return timing

    def leave(self, counts: Sequence[Count]) -> None:
        """End the sentence."""
        self.chronology.leave(self.dates, counts)
