"""Which day a count stands for: the days that the text offers, and the cues that speak for and against each.

The rules of timing.py name a day; it is one of those weighed here, beside the day of publication, the other dates of the
sentence and those that the text told before. A small model weighs the cues (data/day.json), fitted by
`python -m benchmarks.fit_days`, which judges it on texts that it has not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.model import Kind, Measure, Metric
from extract.reading.counting.counts import Count
from extract.reading.cues import verb_cues
from extract.reading.dating.mentions import OCTOBER_7, DateMention, Role
from extract.reading.dating.october import may_be_its_toll
from extract.reading.dating.tenses import tense_of
from extract.reading.dating.timing import Timing
from extract.reading.models import Cues, Logistic, bundled_model
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token

_BETWEEN = {
    name: Sieve(pattern)
    for name, pattern in {
        "semicolon": r";",
        "dash": r"\s–\s",
        "colon": r":\s",
        "bracket": r"[()]",
        "contrast": r"\b(?:while|whereas|but)\b",
        "and": r",?\sand\b",
        "relative": r"\b(?:which|who|whom|where|whose|that)\b",
        "after": r"\b(?:after|when|following|before|as)\b",
        "comma": r",",
        "number": r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands)\b",
        "said": r"\b(?:said|says|told|reported|announced|according)\b",
    }.items()
}
_FAR = (1, 3, 6, 10, 16, 25)  # words between a number and a date
_AGO = (0, 1, 7, 31, 366)  # days before the publication
_YEAR, _MONTH = len("2025"), len("2025-01")


@dataclass(frozen=True, slots=True)
class Told:
    """A date of an earlier sentence: how many sentences ago, and whether in this paragraph."""

    mention: DateMention
    sentences: int
    here: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What the text offers beside the dates of the sentence: days by the name of what they are, and dates told before."""

    published: str | None
    days: Sequence[tuple[str, str]]
    told: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a count may stand for: an ISO date as exact as known, and the cues for and against it."""

    iso: str
    cues: tuple[Cues, ...]


DayChooser = Callable[[Count, Sequence[Day]], str | None]


def likeliest_day(_: Count, days: Sequence[Day], model: Logistic | None = None) -> str | None:
    """The day with the highest probability; the first of equals, which is that of the rules."""
    model = model or bundled_model("day")
    best = max(days, key=lambda day: model.score(day.cues), default=None) if len(days) > 1 else next(iter(days), None)
    return best.iso if best is not None else None


def weigh_days(
    count: Count,
    text: str,
    tokens: Sequence[Token],
    dates: Sequence[DateMention],
    rule: tuple[str | None, Measure, str],
    offer: Offer,
) -> list[Day]:
    """Every day that the text offers for a count; that of the rules (with its measure and reason) first."""
    chosen, measure, why = rule
    if measure is Measure.TOTAL:  # it stands for no year or month that is not over
        dates = [d for d in dates if d.begin is None or len(d.iso) > _MONTH]
    found = _find_days(count, text, tokens, dates, chosen, offer)
    if len(found) < 2:
        return [Day(iso, ()) for iso in found]
    tense = tense_of(count, tokens) if count.governor is not None else "none"
    dated = "dated" if any(d.role is not Role.SPEECH for d in dates) else "undated"
    states = (
        measure.value,
        f"{measure}/{tense}",
        f"{count.metric}/{measure}",
        count.kind.value,
        count.status.value,
        dated,
    )
    verb = verb_cues(count, tokens)[0]
    days = []
    for iso, cues in found.items():
        own = list(dict.fromkeys(cues))
        if len(iso) == _YEAR or len(iso) == _MONTH:
            own.append("coarse")
        if offer.published is not None:
            own.append(f"ago:{_ago(iso, offer.published)}")
        if any(other != iso and other.startswith(iso) for other in found):
            own.append("vaguer")
        groups = [Cues(tuple(own), states)]
        if iso == chosen:
            reason = why.rstrip("0123456789-")
            # by their names beside "rule" alone: by themselves they weigh already
            groups.append(Cues((f"rule|{reason}", f"rule|{verb}", *(f"{cue}|rule" for cue in own))))
        days.append(Day(iso, tuple(groups)))
    return days


def _find_days(
    count: Count,
    text: str,
    tokens: Sequence[Token],
    dates: Sequence[DateMention],
    chosen: str | None,
    offer: Offer,
) -> dict[str, list[str]]:
    """The cues of each day by themselves, that of the rules first."""
    found: dict[str, list[str]] = {}

    def add(iso: str | None, *cues: str) -> None:
        if iso is not None:
            found.setdefault(iso, []).extend(cues)

    start, end = tokens[count.token].start, tokens[count.token].end
    add(chosen, "rule")
    add(offer.published, "published")
    for name, iso in offer.days:
        add(iso, f"is:{name}")
    for mention in dates:
        rivals = [d for d in dates if d is not mention and d.role is not Role.SPEECH]
        add(mention.iso, *_mentioned(mention, text, start, end, rivals))
        add(mention.begin, f"begins:{mention.role}")
    for told in offer.told:
        role, far = told.mention.role, min(told.sentences, 4)
        add(told.mention.iso, f"told:{role}/{far}/{told.here}", f"told:{role}", f"told:{far}/{told.here}")
    return found


def _ago(iso: str, published: str) -> str:
    if len(iso) < len(published):
        return "same" if published.startswith(iso) else f"{len(iso)}"
    days = (date.fromisoformat(published) - date.fromisoformat(iso)).days
    if days < 0:
        return "future"
    return str(next((most for most in _AGO if days <= most), "older"))


def _mentioned(mention: DateMention, text: str, start: int, end: int, rivals: Sequence[DateMention]) -> Iterator[str]:
    """The cues of a date of the sentence: its role, where it stands, and what stands between."""
    before = mention.end <= start
    between = text[mention.end : start] if before else text[end : mention.start]
    side = "<" if before else ">"
    role = f"{mention.role}{len(mention.iso)}"
    base = f"here:{side}{mention.role}"
    far = next((k for k, most in enumerate(_FAR) if len(between.split()) <= most), len(_FAR))
    closer = [d for d in rivals if (mention.end <= d.start < start if before else end <= d.start < mention.start)]
    across = [d for d in rivals if (d.start >= end if before else d.end <= start)]
    yield from (base, f"here:{role}", f"{base}/far:{far}", f"{base}/closer:{min(len(closer), 2)}")
    yield from (f"{base}/across:{bool(across)}", f"{base}/alone:{not rivals}")
    yield from (f"{base}/between:{name}" for name, pattern in _BETWEEN.items() if pattern.search(between))
    yield f"here:{side}word:{text[: mention.start].split()[-1].lower() if mention.start and text[: mention.start].split() else 'none'}"
    yield f"here:own:{next(iter(text[mention.start : mention.end].lower().split()), 'label')}"
    if mention.start < 4:
        yield from (f"{base}/opens", "opens")
    if mention.relative:
        yield f"{base}/relative"
    if mention.begin is not None:
        yield f"{base}/open period"
    if mention.reach is not None:
        yield f"{base}/reach:{mention.end <= start < mention.reach}"


def is_before(day: str, since: str | None) -> bool:
    """No total stands for a day before its start.

    >>> is_before("2025-01-03", "2025-01-21"), is_before("2025-01", "2025-01-21"), is_before("2025-01-03", None)
    (True, False, False)
    """
    return since is not None and day < since[: len(day)]


def is_past(day: Day) -> bool:
    """A day that was only told before, of what happened then: a stock of today does not stand for it."""
    return bool(day.cues) and all(cue.startswith(_TOLD_BEFORE) or cue in _KINDS for cue in day.cues[0].cues)


_TOLD_BEFORE = (
    "told:event",
    "told:period",
    "told:since",
    "told:back",
    "told:speech",
    "told:1",
    "told:2",
    "told:3",
    "told:4",
    "told:0",
    "ago:",
    "coarse",
    "vaguer",
)
_KINDS = frozenset(
    {
        f"is:{name}"
        for name in (
            "carried",
            "story",
            "only story",
            "trail event",
            "trail period",
            "ended",
            "subject",
            "last",
            "last here",
            "alike",
        )
    }
)


def is_day_taken(day: str, count: Count, timing: Timing) -> bool:
    """Nobody is still held, freed or found on the day on which they were taken: "of the 251 seized on 7 October, 63 remain"."""
    after = count.metric is Metric.HOSTAGES and count.kind is not Kind.TAKEN
    return after and day == OCTOBER_7.isoformat() and timing.as_of != day


def is_day_of_old_attack(day: Day, count: Count, timing: Timing, published: str | None) -> bool:
    """The attack of 7 October told of before, in a text of later news, for what is none of its toll."""
    attack = day.iso == OCTOBER_7.isoformat() and timing.as_of != day.iso
    if not attack or published is None or published < _WAR_NEWS or may_be_its_toll(count.quantity.value):
        return False
    return count.kind is not Kind.TAKEN and is_past(day)


_WAR_NEWS = "2023-12"  # from then on the attack is no news


def set_day(timing: Timing, day: str | None) -> Timing:
    """The timing with the day that its cues speak for."""
    if day is None or day == timing.as_of:
        return timing
    return replace(timing, as_of=day, why=f"{timing.why}; its cues speak for {day}, not for {timing.as_of}")
