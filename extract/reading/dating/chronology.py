"""The dates of a document as its sentences go by: the day of publication, of the event told of, of the totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extract.model import Measure
from extract.reading.counting.counts import Count
from extract.reading.dating.beginnings import find_began
from extract.reading.dating.dated import Dated
from extract.reading.dating.dates import find_dateline, find_dates, find_imaged, find_published
from extract.reading.dating.days import DayChooser, likeliest_day
from extract.reading.dating.endings import find_ahead, find_below, find_ended, find_reported
from extract.reading.dating.events import NO_EVENTS, Almanac, bundled_events
from extract.reading.dating.headings import (
    AT_A_GLANCE,
    COVERS,
    FINITE,
    GIVES_NUMBERS,
    STATISTICS,
    bounds_section,
    goes_on,
    heads_section,
    heads_year,
    is_caption,
    is_compared,
    is_some_time_ago,
    names_event,
    opens_line,
    reports_on,
    states_day,
)
from extract.reading.dating.memory import Memory
from extract.reading.dating.mentions import NO_TRAIL, OCTOBER_7, DateMention, Role, Trail
from extract.reading.dating.recency import OPENS, is_old_attack, is_over, is_recent, open_entry
from extract.reading.dating.referring import LastEvents
from extract.reading.dating.timing import Background
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.text import Sentence

# A paragraph that opens so goes on with the event of the one before.
_SAME_EVENT = Sieve(
    r"\b(?:during|in|after|by|by the end of|from|before|of) (?:that|the|this|those|these|its|their) (?:[\w-]+ )?(?:raids?|attacks?|operations?|assaults?|offensives?|strikes?|incursions?|massacres?|war|siege|invasion|day|demolitions?|bombing|blast|explosion|battle)\b|\bat the time\b|\bthat (?:day|night|strike|attack|raid)\b|\b(?:were|was) also\b|^(?:another|a further) ",
    re.I,
)


_OCTOBER_7 = ("october 7", "7 october", "oct 7", "oct. 7", "hamas")
# A heading that gives the day of what stands under it: "DAMAGE (Government Media Office, 15 January)"
_HEADING = 90
_LEDE = 6  # sentences in which a story tells its event
_FIRST = 4  # lines, the headline among them, that may tell of an event before they tell its day
_HEAD = 2  # lines in which a report names its period
_ASSESSED = Sieve(r"\b(?:assessments?|analys\w+|imagery|images?|satellites?|UNOSAT)\b", re.I)
_SPEAKS = re.compile(r"\b(?:said|says|added|told)\b")
_ITEM = re.compile(r"[•*>–-]\s")
_LISTED, _HEADS = 110, 160  # characters
_VALID = re.compile(r"\b(?:valid|information|data|figures) (?:is |are )?as (?:of|at) $", re.I)


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
    spans: bool = False  # the heading above gives a period: what happened in it, not what has come together by its end
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
    spoken: DateMention | None = None  # the day on which somebody spoke, in the sentence before
    imaged: str | None = None  # the day of the satellite images that the text goes by
    ended: str | None = None  # the last day of the event that the text tells of, where it is over
    totals: bool = False  # a list of statistics goes on
    glance: bool = False  # so does a list of key figures: its lines without a verb are totals
    choose: DayChooser = likeliest_day
    trail: Trail = NO_TRAIL
    almanac: Almanac = NO_EVENTS
    memory: Memory = field(default_factory=Memory)
    last_events: LastEvents = field(default_factory=LastEvents)

    def __post_init__(self) -> None:
        if self.published is None:
            self.given = list(find_published(self.text))
            if self.given:
                self.published = date.fromisoformat(self.given[0][1])
        elif (written := find_dateline(self.text, self.published)) is not None:
            self.published = written
        if (reported := find_reported(self.text, self.published)) is not None:
            self.trail = replace(self.trail, reported=reported)
            self.period = reported.iso
        self.imaged = find_imaged(self.text, self.published)
        self.ended = find_ended(self.text, self.published)
        began = find_began(self.text, self.published)
        self.almanac = Almanac.of(bundled_events(), self.text, self.published, began, self.ended)
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
            listed = _ITEM.match(sentence.text) is not None or len(sentence.text) < _LISTED
            self.totals, self.glance = self.totals and listed, self.glance and listed
            if not _SAME_EVENT.search(sentence.text[:120]):
                self.carried = self.since = self.year = None
        dates = find_dates(
            sentence.text,
            self.told or self._headed_day() or self.published,
            year=self.year or self.headed,
            trail=self.trail,
            almanac=self.almanac,
        )
        if self.carried is not None and not opens:  # "They came on Monday. They killed three and left at dawn."
            dates = tuple(d for d in dates if sentence.text[d.start : d.end].lower() != "at dawn")
        if opens:
            self.entry = next((d.iso for d in dates if opens_line(d, sentence.text)), None)
        return Dated(self, sentence, dates, is_title=is_title)

    def _headed_day(self) -> date | None:
        """The day that heads the entries of a chronicle: "overnight" under "12 February" is of that day."""
        if self.section is None or self.stands or self.period is not None or len(self.section) != len("2025-02-12"):
            return None
        return date.fromisoformat(self.section)

    def _headed_year(self) -> str | None:
        """The past year that heads the entries of a chronicle."""
        past = self.headed is not None and self.published is not None and self.headed < self.published.year
        return str(self.headed) if past else None

    def background(self, text: str, *, is_title: bool, end: int) -> Background:
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
            or self._headed_year()
            or self.period
            or story,
            ahead=find_ahead(self.text, end, self.published)
            if self.story is None and self.sentences <= _FIRST
            else None,
            total=self.counted_by
            or self.entry
            or (None if self.spans and FINITE.search(text) else self.section)
            or self._headed_year()
            or self.stated,
            imaged=self.imaged if _ASSESSED.search(text) else None,
            since=self.since or self.section_since,
            under_start=self.section_since is not None,
            totals=self.totals or (self.glance and not FINITE.search(text)),
            entry=self.entry is not None or (self.section is not None and not self.stands),
            before=self.before,
            goes_on=self.ended is None and self.memory.last is not None and self.memory.last.measure is Measure.TOTAL,
            reckons=self.memory.reckons(self.paragraph),
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
            "section": self.section or self._headed_year(),
            "subject": self.subject,
            "period": self.period,
            "story": self.story,
            "only story": self.story if len(self.days) == 1 else None,
            "counted by": self.counted_by,
            "stated": self.stated,
            "ended": self.ended,
            "ahead": background.ahead,
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
        dates = [d for d in dates if not (bounds_section(d, sentence.text) or is_compared(d, sentence.text))]
        if not counts:
            self._enter_head(sentence, dates)
        elif (
            self.stated is None and self.sentences <= _HEAD
        ):  # a page whose lines ran together: "valid as of 26 November ..."
            opening = sentence.text[: counts[0].quantity.start - sentence.start]
            heads = (d for d in dates if d.end <= len(opening) and _VALID.search(opening, 0, d.start))
            self.stated = next((d.iso for d in heads if len(d.iso) == len("2025-02-10")), None)
        if self.told is None and sentence.paragraph != self.opened:
            self.told = next((day for d in dates if (day := open_entry(d, self.published)) is not None), None)
        self.opened = sentence.paragraph
        dates = [d for d in dates if not is_some_time_ago(d, sentence.text)]
        captions = bool(dates) and is_caption(self.text, sentence.start)
        if not captions:
            self._follow(sentence, dates)
        self.trail = self.trail.left()
        if dates or not _SPEAKS.search(sentence.text):
            self.spoken = next((d for d in dates if d.role is Role.SPEECH), None)

    def _follow(self, sentence: Sentence, dates: Sequence[DateMention]) -> None:
        """The dates of a sentence stand for what follows, where it is no caption."""
        for mention in dates:
            if mention.reach is not None and any(d.reach is None and d.role is Role.EVENT for d in dates):
                continue  # "on Wednesday, a day after two were killed": the text goes on about Wednesday
            self.trail = self.trail.after(mention)
            if goes_on(mention, sentence.text):
                self._remember(mention)
            self.memory.told.append((self.sentences, sentence.paragraph, mention))
        self.last_events.tell(sentence.text, dates, self.sentences)
        told = [
            d
            for d in dates
            if (d.role is Role.EVENT and d.reach is None) or (d.role is Role.PERIOD and is_over(d, self.published))
        ]
        told = [d for d in told if goes_on(d, sentence.text)]
        if told:  # "on Tuesday, for the fourth time since 2010": the text goes on about Tuesday
            days = [d for d in told if len(d.iso) == 10] or told
            self.carried = days[0 if days[0].start <= OPENS else -1].iso

    def _enter_head(self, sentence: Sentence, dates: Sequence[DateMention]) -> None:
        """A line that counts nothing may date what follows: the head of a report, a heading, a label."""
        stands = STATISTICS.search(sentence.text) is not None or any(d.role is Role.UNTIL for d in dates)
        self.totals = self.totals or (sentence.text.endswith(":") and stands and len(sentence.text) < _HEADS)
        if self.stated is None and not self.counted:
            stated = [d for d in dates if states_day(d, sentence.text) and len(d.iso) == 10]
            stated.sort(key=lambda d: d.role is not Role.UNTIL)  # "information from 3–9 May, valid as of 10 May"
            self.stated = stated[0].iso if stated else None
        if self.period is None and (
            self.sentences <= _HEAD or (not self.counted and COVERS.search(sentence.text) is not None)
        ):
            reported = next((d for d in dates if reports_on(d, sentence.text, self.published)), None)
            if reported is not None:
                self.period = reported.iso
                self.trail = replace(self.trail, reported=reported)
        self.totals = self.totals or (self.sentences <= _HEAD and GIVES_NUMBERS.search(sentence.text) is not None)
        short = len(sentence.text) <= _HEADING and sentence.text[-1] not in ".!?"
        if short and self.sentences > 1 and (year := heads_year(sentence.text)) is not None:
            self.headed = year
        self.label = tuple(dates) if short else ()
        if short:
            self.stands = any(d.role is Role.UNTIL for d in dates)
            self.glance = self.glance or (
                self.period is None and (self.stands or AT_A_GLANCE.search(sentence.text) is not None)
            )
        if short and self.sentences > 1:
            heads = [d for d in dates if heads_section(d, sentence.text, within=self.counted)]
            heads = [d for d in heads if not str(self.published).startswith(d.iso)]
            self.section = heads[0].iso if len(heads) == 1 else None
            self.spans = (
                self.section is not None and heads[0].role is Role.PERIOD and len(self.section) == len("2025-02-10")
            )
            if self.spans:
                self.trail = replace(self.trail, reported=heads[0])  # "Developments (4 - 10 February 2025)"
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
