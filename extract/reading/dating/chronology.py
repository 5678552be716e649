"""The dates of a document as its sentences go by: the day of publication, of the event told of, of the totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extract.model import Kind, Status
from extract.reading.counting.counts import Count
from extract.reading.dating.dates import find_dateline, find_dates, find_imaged, find_published
from extract.reading.dating.days import DayChooser, is_before, likeliest_day, set_day, weigh_days
from extract.reading.dating.endings import find_below, find_ended
from extract.reading.dating.events import NO_EVENTS, Almanac, bundled_events
from extract.reading.dating.headings import (
    COVERS,
    bounds_section,
    heads_section,
    names_event,
    opens_line,
    reports_on,
    states_day,
)
from extract.reading.dating.measures import COMPARED_WITH
from extract.reading.dating.memory import Memory
from extract.reading.dating.mentions import NO_TRAIL, OCTOBER_7, DateMention, Role, Trail
from extract.reading.dating.recency import OPENS, is_ahead, is_old_attack, is_over, is_recent, open_entry
from extract.reading.dating.timing import Background, Timing, time_count
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import OF_THOSE, RAISED
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token

# A paragraph that opens so goes on with the event of the one before.
_SAME_EVENT = Sieve(
    r"\b(?:during|in|after|by|by the end of|from|before|of) (?:that|the|this|those|these|its|their) (?:[\w-]+ )?(?:raids?|attacks?|operations?|assaults?|offensives?|strikes?|incursions?|massacres?|war|siege|invasion|day|demolitions?|bombing|blast|explosion|battle)\b|\bat the time\b|\bthat (?:day|night|strike|attack|raid)\b|\b(?:were|was) also\b|^(?:another|a further) ",
    re.I,
)


_OCTOBER_7 = ("october 7", "7 october", "oct 7", "oct. 7", "hamas")
# A heading that gives the day of what stands under it: "DAMAGE (Government Media Office, 15 January)"
_HEADING = 90
_LEDE = 6  # sentences in which a story tells its event
_HEAD = 2  # lines in which a report names its period
# "the toll includes 65 children": a part of what was counted before
_TOLL_INCLUDES = Sieve(
    r"^\W{0,3}(?:of|among) (?:those|the|these) (?:\w+ )?(?:killed|dead|victims)\b|\b(?:toll|total|number|count|tally|figure|they|these|this) (?:includes?|included)\b",
    re.I,
)
_ASSESSED = Sieve(r"\b(?:assessments?|analys\w+|imagery|images?|satellites?|UNOSAT)\b", re.I)
_ITEM = re.compile(r"[•*>–-]\s")
_YEAR_ALONE = re.compile(r"\W*(?P<year>(?:19|20)\d\d)\W*")
# "Key figures", "The war in numbers": the short lines below are totals
_AT_A_GLANCE = re.compile(
    r"\b(?:key (?:figures|numbers|facts|indicators|data)|(?:in|by the) (?:numbers|figures)|at a glance)\W*$", re.I
)
_FINITE = Sieve(r"\b(?:is|are|was|were|has|have|had)\b", re.I)
_LINE, _HEADS = 80, 160  # characters
_STATISTICS = re.compile(r"\b(?:statistics|key figures|figures|in numbers|numbers|tolls?|tally|losses)\b", re.I)


@dataclass(slots=True)
class Chronology:
    """Dates counts sentence by sentence; remembers the event of the paragraph, of the section and of the story."""

    text: str  # folded
    published: date | None
    paragraph: int = -1
    opened: int = -1  # the paragraph of the last sentence read
    sentences: int = 0
    year: int | None = None  # the past year that the paragraph tells of
    headed: int | None = None  # the year that heads the entries of a chronicle: "2024"
    carried: str | None = None  # the event of the paragraph
    counted_by: str | None = None  # the day as of which the paragraph counts
    told: date | None = None  # the day on which the paragraph stands: an entry of a chronicle
    entry: str | None = None  # the date with which the paragraph opens, as the entry of a chronicle: "Jan. 21: ..."
    before: str = "none"  # what the count before was, in the paragraph
    since: str | None = None  # where the totals of the paragraph start
    section: str | None = None  # the day that the heading above gives
    subject: str | None = None  # the day of the event that the heading above names: "The October 7 attacks"
    section_since: str | None = None  # the start that the heading above gives
    stands: bool = False  # the heading above says as of when: what it counts stands on that day
    label: tuple[DateMention, ...] = ()  # the dates of the short line above
    period: str | None = None  # the end of the period that the head reports on
    stated: str | None = None  # the day that the head gives for totals
    story: str | None = None  # the event that the text opens with
    days: set[str] = field(default_factory=set)  # the recent days that the text has named
    counted: bool = False  # a count has been read
    october_7: bool = False  # the text may speak of the attack of 7 October 2023
    given: list[tuple[int, str]] = field(default_factory=list)  # without a day of publication: those the text gives
    imaged: str | None = None  # the day of the satellite images that the text goes by
    ended: str | None = None  # the last day of the event that the text tells of, where it is over
    totals: bool = False  # a list of statistics goes on
    glance: bool = False  # so does a list of key figures: its lines without a verb are totals
    choose: DayChooser = likeliest_day
    trail: Trail = NO_TRAIL
    almanac: Almanac = NO_EVENTS
    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        if self.published is None:
            self.given = list(find_published(self.text))
            if self.given:
                self.published = date.fromisoformat(self.given[0][1])
        elif (written := find_dateline(self.text, self.published)) is not None:
            self.published = written
        self.imaged = find_imaged(self.text, self.published)
        self.ended = find_ended(self.text, self.published)
        self.almanac = Almanac.of(bundled_events(), self.text, self.published)
        self.october_7 = any(map(self.text.lower().__contains__, _OCTOBER_7)) and (
            self.published is None or self.published >= OCTOBER_7
        )

    def enter(self, sentence: Sentence, *, is_title: bool) -> Dated:
        """Start a sentence."""
        while self.given and self.given[0][0] <= sentence.start:
            self.published = date.fromisoformat(self.given.pop(0)[1])
        opens = sentence.paragraph != self.paragraph
        if opens:
            self.paragraph = sentence.paragraph
            self.before = "none"
            self.counted_by = self.told = None
            listed = _ITEM.match(sentence.text) is not None or len(sentence.text) < _LINE
            self.totals, self.glance = self.totals and listed, self.glance and listed
            if not _SAME_EVENT.search(sentence.text[:120]):
                self.carried = self.since = self.year = None
        dates = find_dates(
            sentence.text,
            self.told or self.published,
            year=self.year or self.headed,
            trail=self.trail,
            almanac=self.almanac,
        )
        if self.carried is not None and not opens:  # "They came on Monday. They killed three and left at dawn."
            dates = tuple(d for d in dates if sentence.text[d.start : d.end].lower() != "at dawn")
        if opens:
            self.entry = next((d.iso for d in dates if opens_line(d, sentence.text)), None)
        return Dated(self, sentence, dates, is_title)

    def background(self, text: str, *, is_title: bool) -> Background:
        """What is known of the time when a sentence of this text is read."""
        story = self.story if len(self.days) == 1 else None
        today = self.told or self.published
        return Background(
            published=today.isoformat() if today else None,
            event=self.carried
            or self.entry
            or (str(self.told) if self.told else None)
            or self.section
            or self.subject
            or self.period
            or story,
            total=self.counted_by or self.entry or self.section or self.stated,
            imaged=self.imaged if _ASSESSED.search(text) else None,
            since=self.since or self.section_since,
            under_start=self.section_since is not None,
            totals=self.totals or (self.glance and not _FINITE.search(text)),
            entry=self.entry is not None or (self.section is not None and not self.stands),
            before=self.before,
            in_title=is_title,
            of_period=self.entry is not None or (self.period is not None and not self.stands),
            october_7=self.october_7,
        )

    def named_days(self, background: Background, sentence: Sentence) -> dict[str, str | None]:
        """The days that the text offers for what it counts, by the name of what they are."""
        return {
            "carried": self.carried,
            "entry": self.entry,
            "told": self.told.isoformat() if self.told else None,
            "section": self.section,
            "subject": self.subject,
            "period": self.period,
            "story": self.story,
            "only story": self.story if len(self.days) == 1 else None,
            "counted by": self.counted_by,
            "stated": self.stated,
            "ended": self.ended,
            "below": find_below(self.text, sentence.end, self.published) if background.in_title else None,
            "imaged": self.imaged,
            "imaged here": background.imaged,
            "trail event": self.trail.event.iso if self.trail.event else None,
            "trail period": self.trail.period.iso if self.trail.period else None,
            "trail until": self.trail.until,
        }

    def leave(self, sentence: Sentence, dates: Sequence[DateMention], counts: Sequence[Count]) -> None:
        """End a sentence: its dates stand for what follows."""
        self.counted = self.counted or bool(counts)
        self.sentences += 1
        dates = [d for d in dates if not bounds_section(d, sentence.text)]
        if not counts:
            self._enter_head(sentence, dates)
        if self.told is None and sentence.paragraph != self.opened:
            self.told = next((day for d in dates if (day := open_entry(d, self.published)) is not None), None)
        self.opened = sentence.paragraph
        for mention in dates:
            self.trail = self.trail.after(mention)
            self._remember(mention)
            self.memory.told.append((self.sentences, sentence.paragraph, mention))
        told = [
            d
            for d in dates
            if (d.role is Role.EVENT and d.reach is None) or (d.role is Role.PERIOD and is_over(d, self.published))
        ]
        if told:  # "on Tuesday, for the fourth time since 2010": the text goes on about Tuesday
            self.carried = ([d for d in told if len(d.iso) == 10] or told)[-1].iso
        self.trail = self.trail.left()

    def _enter_head(self, sentence: Sentence, dates: Sequence[DateMention]) -> None:
        """A line that counts nothing may date what follows: the head of a report, a heading, a label."""
        self.totals = self.totals or (
            sentence.text.endswith(":")
            and _STATISTICS.search(sentence.text) is not None
            and len(sentence.text) < _HEADS
        )
        if self.stated is None and not self.counted:
            self.stated = next((d.iso for d in dates if states_day(d, sentence.text) and len(d.iso) == 10), None)
        if self.period is None and (
            self.sentences <= _HEAD or (not self.counted and COVERS.search(sentence.text) is not None)
        ):
            reported = next((d for d in dates if reports_on(d, sentence.text, self.published)), None)
            if reported is not None:
                self.period = reported.iso
                self.trail = replace(self.trail, reported=reported)
        short = len(sentence.text) <= _HEADING and sentence.text[-1] not in ".!?"
        if short and (alone := _YEAR_ALONE.fullmatch(sentence.text)) is not None:
            self.headed = int(alone["year"])
        self.label = tuple(dates) if short else ()
        if short:
            self.stands = any(d.role is Role.UNTIL for d in dates)
            self.glance = self.glance or (
                self.period is None and (self.stands or _AT_A_GLANCE.search(sentence.text) is not None)
            )
        if short and self.sentences > 1:
            heads = [d for d in dates if heads_section(d, sentence.text) and not str(self.published).startswith(d.iso)]
            self.section = heads[0].iso if len(heads) == 1 else None
            self.subject = next((d.iso for d in dates if names_event(d, sentence.text)), None)
            self.section_since = next((d.iso for d in dates if d.role is Role.SINCE), None)
            self.glance = self.glance or self.section_since is not None

    def _remember(self, mention: DateMention) -> None:
        dateline = mention.explicit and mention.iso == str(self.published)
        if mention.role is Role.EVENT and not dateline and is_recent(mention, self.published):
            self.days.add(mention.iso)
            if self.story is None and self.sentences <= _LEDE and not is_old_attack(mention, self.published):
                self.story = mention.iso
        if mention.role is Role.UNTIL and len(mention.iso) == 10 and mention.start <= OPENS:
            self.counted_by = mention.iso
        if mention.explicit and self.published and mention.role is not Role.SINCE:
            year = int(mention.iso[:4])
            self.year = year if year < self.published.year - 1 else None


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with its dates, in its document's chronology."""

    chronology: Chronology
    sentence: Sentence
    dates: tuple[DateMention, ...]
    is_title: bool

    def time(self, count: Count, tokens: Sequence[Token]) -> Timing:
        """A part holds when its whole does; every other count has a timing of its own."""
        known = self.chronology
        whole = self._of_whole(count, tokens)
        background = known.background(self.sentence.text, is_title=self.is_title)
        dates = self._own_dates(count)
        timing = whole or time_count(count, self.sentence.text, tokens, dates, background)
        if (
            timing.as_of is not None
            and timing.why != COMPARED_WITH
            and not (count.status is Status.HYPOTHETICAL and is_ahead(timing.as_of, background.published))
        ):
            rule = (timing.as_of, timing.measure, "whole" if whole else timing.why)
            offer = known.memory.offer(
                count,
                known.named_days(background, self.sentence),
                published=background.published,
                sentence=known.sentences,
                paragraph=self.sentence.paragraph,
            )
            days = weigh_days(count, self.sentence.text, tokens, dates, rule, offer)
            timing = set_day(timing, known.choose(count, [d for d in days if not is_before(d.iso, timing.since)]))
        known.memory.keep(count, timing, self.sentence.paragraph)
        known.since = timing.since or known.since
        known.before = f"{timing.measure}/{count.metric}"
        return timing

    def _of_whole(self, count: Count, tokens: Sequence[Token]) -> Timing | None:
        """The timing of what the count is a part of."""
        known = self.chronology
        if count.parent is not None and (count.rule in ("subset", "anaphora") or self._is_item(count)):
            later = count.parent.quantity.end <= self.sentence.start
            dated = later and any(d.role is Role.UNTIL and d.start > tokens[count.token].end for d in self.dates)
            return (
                None if dated else known.memory.timings.get(id(count.parent))
            )  # "of these 20 were identified as of 30 April"
        text, end = self.sentence.text, tokens[count.token].end
        undated = all(d.role is Role.SPEECH for d in self.dates)
        if undated and count.kind is not Kind.HELD and (OF_THOSE.match(text, end) or _TOLL_INCLUDES.search(text[:end])):
            return known.memory.latest.get((count.metric, count.kind))
        return None

    def _is_item(self, count: Count) -> bool:
        """An item of a list that no date sets apart from the one before it."""
        if count.rule != "list" or count.parent is None or count.metric is not count.parent.metric:
            return False
        start, end = count.parent.quantity.end - self.sentence.start, count.quantity.start - self.sentence.start
        return not (any(d.end > start for d in self.dates) or RAISED.search(self.sentence.text[max(0, start) : end]))

    def _own_dates(self, count: Count) -> tuple[DateMention, ...]:
        """The dates of the sentence, or of the label over a bare number."""
        if self.dates or count.rule != "label" or len(self.sentence.text) > 2 * len(count.quantity.surface) + 8:
            return self.dates
        return tuple(replace(d, start=0, end=0) for d in self.chronology.label)

    def leave(self, counts: Sequence[Count]) -> None:
        """End the sentence."""
        self.chronology.leave(self.sentence, self.dates, counts)
