"""The dates of a sentence that are a count's own: the nearest of each role, in its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.reading.dating.mentions import DateMention, Role
from extract.reading.dating.rows import POINTS, ends_last, heads_next
from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.wordings import ONES, RAISED, RAISES_TOLL

_BREAK = re.compile(
    r"[;:]|\bwhile\b|\bbut\b|,\s(?:which|where|when|after|before|as|and)\b|\bafter\b|\bwhen\b|\bbefore\b|\bsince\b"
)
# "since 2002, when 52 were killed", "since an attack in which 1,139 people were killed": the count is of that day
# but "since October it has logged 450 attacks, which killed 723": they are counted from there
_THEN = re.compile(
    r"\b(?:when|in which|during which|in whose)\b[^,–;]*$|–\swhich (?:[A-Z]\w+ says )?killed (?:[\w'-]+ ){0,3}$|^(?!.*\b(?:has|have)\b).*\b(?:that|which) killed\b[^,–;]*$",
    re.I,
)
# "five were killed, bringing the toll to 130 since October": the start is the toll's
_OTHERS = re.compile(
    r";|\bwhile\b(?! (?:\w+ )?\w+ing\b| (?:on duty|at work|asleep|in (?:custody|detention))\b)|, (?:adding|noting|stressing|warning)\b|,? \b(?:representing|accounting for|amounting to|making up|equivalent to)\b|\b(?:up|down|rise|drop) (?:by |of )?[\d.,]+ ?(?:%|per ?cent)|"
    + RAISES_TOLL
    + r"|\b(?:on top of|in addition to|besides)\b[^,;]*\d|,? with (?:about |some |nearly |at least |more than |over )?\d[\d,.]* (?!of\b)[^,;]*$"
    + r"|(?:\ban?|per ?cent|%) (?:\w+ )?(?:decrease|increase|rise|drop|decline|reduction|fall)\b[^,;]*$"
    + r"|, its\b|, of (?:whom|which)\b|\b(?:that|which|who|where) (?:had|has|have)\b|\b(?:including|among them) (?:at least |more than |over |about |some )?[\d,.]+ (?:since (?:the )?)?$",
    re.I,
)
# "12 bodies in the past 48 hours, raising the toll to 71,200": the toll is of no period
# "1,300 were demolished, up from 900 last year": the year is that of the number compared with
_COMPARED = Lowered(
    r"\b(?:up from|down from|compared (?:to|with)|as against|, against|more than the|fewer than the)\s[^,;.]*\d|\b(?:more|fewer|less|higher|worse|lower) than (?:(?:in|during) )?(?:the )?$|\b(?:more|fewer|less|higher|lower) than the (?:number|total|figure|toll)\b[^;.]*$|, (?:matching|surpassing|exceeding|topping|equalling|beating)\b",
    re.I,
)
# "600 were destroyed, 66 of them in March": the month is the part's
_OF_A_PART = re.compile(
    # "9.6 million are displaced, including those who fled before April 2023"
    r"\b(?:including|excluding|besides|not counting|in addition to|on top of) (?:those|people|families)\b[^,;]*$|"
    r"\b(?:of|among) (?:whom|which|them|these) (?:(?:at least|about|some|around|nearly|more than|over) )?(?:\d[\d,.]*|"
    + ONES
    + r")(?: [\w'-]+){0,5} ?$"
    r"|\b(?:(?:nearly|almost|virtually) all|(?:the )?(?:vast |overwhelming |great )?majority(?: of them)?)(?: (?:were |was )?\w+)?(?: on| in| during| over)?\s*$"
    r"|\b(?!all\b|most\b)[\w,.]+ of (?:them|whom|these|those|which)(?: (?:were |was )?\w+)?(?: on| in| during| over)?\s*$"
    # "109 were freed, almost all of them in the truce of May", "eight were rescued, the last of them in May"
    r"|, (?:(?:(?:nearly|almost|virtually) all|most|(?:the |a )?(?:\w+ )?majority)(?: of (?:them|whom|these))?(?: (?:were |was )?\w+ed)?(?: (?:in|during|on|at|over)\b[^,;.]*)?|the (?:most recent|latest|last)\b[^,;.]*)\s*$"
    # "27 are dead, the last of whom, a baker, was shot on Sunday", "nine of them in one night, 28 March"
    r"|, the (?:most recent|latest|last) of (?:whom|which|them), [^;.]*$|\b[\w,.]+ of (?:them|whom|these) in (?:one|a single) (?:day|night|strike|attack|raid), $",
    re.I,
)
# "2,190 have been killed, including 320 in the past 24 hours", "1.2 million have been forced out, most of them last week"
_OF_A_LATE_PART = re.compile(
    r",? (?:including|among them|with)\b[^.;]*?(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b)[^,;.]*$"
    r"|, (?:most|all|many) of (?:them|whom|which)\b[^,;.]*$"
)
# "UNRWA, which led a visit on 22 April, reports that 35 families have left": the day is that of the visit
_ASIDE = re.compile(r", (?:which|who|where|whose(?! (?:estimate|count|figure|survey|data|assessment)))\b[^,;.]*$")
_OF_THEM = re.compile(
    r" (?:(?:or|and) (?:more|so) )?(?:of (?:them|these|those|whom|the)|(?:were|are|was) (?!killed|destroyed|displaced))\b"
)
_CLOSED_BEFORE = re.compile(r"[^,;\d]{0,20};")
_AND_THAT = re.compile(r",? and that\b")  # "that schools have been closed since December, and that 2,000 families fled"
_TOLD_AFTER = re.compile(
    r"[^,;.]{0,90}, (?:[\w'-]+ ){0,5}?(?:reports?|reported|says?|said|told|finds?|found|estimates?|estimated|believes?|counts?|counted|puts?|gives?|gave)\b",
    re.I,
)
# "1,150 have been killed in strikes in response to an attack on 7 October": the day is that of what came before
_ANSWERED = re.compile(
    r"\b(?:in (?:response|retaliation|reprisal|revenge) (?:to|for)|retaliat\w+ (?:for|against|to)|(?:triggered|sparked|prompted|ignited|provoked|set off) by|in the wake of)\b[^.;]*$"
)
# "Four people wounded in Sunday's raid died on Wednesday"
_WOUNDED = re.compile(
    r" (?:(?:people|men|women|children|boys|girls|Palestinians|civilians|residents|others|soldiers|Israelis|who|were|was|had been) ){0,4}(?:wounded|injured|hurt) (?:in|during|by|on) (?:[\w'-]+ ){0,4}",
    re.I,
)
_FOLLOWED = re.compile(
    r"\b(?:after|following) (?:the |an? |its )?(?:[\w'-]+ ){0,4}(?:attacks?|assault|raid|war|ceasefire|truce|massacre)\b[^.;,]*$"
)
# "nine were killed, five were shot dead on 25 October": the day is that of the number with a verb of its own
_OF_THE_NEXT_COUNT = re.compile(
    rf", (?:at least |about |some |another )?(?:\d[\d,]*|{ONES})(?: [\w-]+){{0,3}} (?:were|was|died)\b(?! (?:injured|wounded|hurt))[^,;.]*$",
    re.I,
)
# "1,200 are on the move; 900 were displaced as of 3 May": the day is that of the number after the semicolon
_OF_THE_NEXT = re.compile(rf";[^;]*(?:\d|\b(?:{ONES})\b)", re.I)
_NEXT_ITEM = re.compile(r",?\s(?:and\s)?(?:another\s)?")
_OPENS = 8  # characters before a date that opens its sentence
_HEADING = re.compile(r"\s*[–:-]\s")


@dataclass(frozen=True, slots=True)
class Bound:
    """The dates that a count is bound to, by what they do; None where there is none."""

    since: DateMention | None = None
    point: DateMention | None = None  # the day or period of an event, or the day that a total stands for
    speech: DateMention | None = None
    so_far: DateMention | None = None


def bind_dates(dates: Sequence[DateMention], text: str, start: int, end: int, *, perfect: bool = False) -> Bound:
    """The dates of the number at `start` to `end` of a folded sentence; the day of a verb in the perfect stands beside it.

    >>> from datetime import date
    >>> from extract.reading.dating.dates import find_dates
    >>> text = "Five were killed on Friday, bringing the toll to 130 since 1 May."
    >>> dates = find_dates(text, date(2025, 6, 3))
    >>> bind_dates(dates, text, 0, 4).since is None, bind_dates(dates, text, 49, 52).since.iso
    (True, '2025-05-01')
    """
    own = [d for d in (_own(d, text, start, end, perfect) for d in dates) if d is not None]
    own = [d for d in own if not (heads_next(d, own, text, start, end) or ends_last(d, own, text, start, end))]
    last = [d for d in own if d.role in POINTS and _ENDED.search(text, 0, d.start)]
    if last:
        own = [d for d in own if d.role not in POINTS or d in last or not _BEGAN.search(text, 0, d.start)]
    own = [d for d in own if d.role not in _STARTS or not any(_parts(p, d, text, start, end) for p in own)]
    when = [d for d in own if d.role in POINTS and d.end <= start and _WHEN.fullmatch(text, d.end, start)]
    if when:  # "70 since January, more than in all of 2022, when there were 52"
        own = [d for d in own if d.role not in _ANY or when[-1].start - d.end < _OPENS]

    def nearest(*roles: Role) -> DateMention | None:
        alike = [d for d in own if d.role in roles]
        found = min(alike, key=lambda d: _distance(d, text, start, end), default=None)
        days = [
            d
            for d in alike
            if found and found.reach is None and len(found.iso) < len(d.iso) and d.iso.startswith(found.iso)
        ]
        return days[0] if len(days) == 1 else found  # "In mid-December … on 15 December": the day itself

    stated = [d for d in own if d.role is Role.UNTIL and _STATED.fullmatch(text, end, d.start)]
    if stated:  # "in a raid that began on 21 January, killing 25 people as of Tuesday"
        own = [d for d in own if d.role not in POINTS or d in stated]
    return Bound(
        nearest(Role.SINCE), nearest(Role.EVENT, Role.PERIOD, Role.UNTIL), nearest(Role.SPEECH), nearest(Role.SO_FAR)
    )


_WHEN = re.compile(r",? (?:when|in which|during which) (?:[a-z'-]+ ){0,6}")
_STATED = re.compile(r" (?:[\w-]+ ){0,3}?(?:as of|as at)? ?", re.I)
# "in a raid that began on Tuesday and ended on Wednesday": an event of several days stands for its last
_BEGAN = re.compile(r"\b(?:began|begun|started|launched)\b[^.;]{0,40}$")
_ENDED = re.compile(
    r"\b(?:began|begun|started|launched)\b[^.;]*\b(?:ended|finished|was over|concluded|withdrew|pulled out)\b[^.;,]{0,25}$"
)
_DATES_SUBJECT = re.compile(
    r"\b(?:that|which)\s(?:followed|began|started|erupted|broke out|was launched|were launched)\b[^,;.]*$"
)
_BEFORE_IT = re.compile(r"(?:before|prior to|until|ahead of)\b[^,;]*$", re.I)
_FOLLOWING = re.compile(r",? (?:following|after)\b")
_STARTS = (Role.SINCE, Role.SO_FAR)
_ANY = (*POINTS, *_STARTS)


def _parts(point: DateMention, begin: DateMention, text: str, start: int, end: int) -> bool:
    """A day or period of its own stands between the number and the start: "70 in the past 24 hours, 36,790 since 7 October"."""
    if point.role not in (Role.EVENT, Role.PERIOD) or point.begin is not None:
        return False
    if end <= point.start < begin.start:
        return re.search(r"\d", text[point.end : begin.start]) is not None
    apart = _APART.search(text[begin.end : start]) if begin.end <= start else None
    return apart is not None and 0 <= point.start - end < _BESIDE and "," not in text[end : point.start]


_APART = re.compile(r"\d|\b(?:and|after)\b|, (?:where|when|who|which)\b|[;–]")
_BESIDE = 45  # characters between a number and the date beside it


def _own(mention: DateMention, text: str, start: int, end: int, perfect: bool) -> DateMention | None:
    """The date as the count has it; None where it is another's."""
    if mention.reach is not None and not mention.end <= start < mention.reach:
        return None
    between = text[end : mention.start] if mention.start >= end else text[mention.end : start]
    if perfect and mention.role in (Role.EVENT, Role.PERIOD):
        if mention.end <= start and _BEGAN_THAT.search(text, 0, start) and _HAS_SINCE.fullmatch(between):
            return replace(mention, role=Role.SINCE)  # "In January the army began an operation that has uprooted 900"
        if mention.end <= start and _LAUNCHED.search(text, 0, mention.start) and _THEN_HAS.match(between):
            return replace(mention, role=Role.SINCE)  # "The operation, launched in January, has displaced 900"
        if _is_apart(mention, text, start, between):
            return None
    if mention.end <= start and _ONE_OF.search(text, mention.end, start):
        return None  # "a bomb of 9 February killed Ola, one of over 70 Palestinians killed in the raid"
    if mention.end <= start and "," in between and _LATER_THAN.search(text, 0, mention.start):
        return None  # "Days after 45 people burned to death on May 26, a strike killed 21 more on Tuesday"
    if mention.end <= start and _of_others_before(mention, text, between, text[start:end]):
        return None
    if mention.start >= end and _of_others_after(mention, between, perfect):
        return None
    if mention.role not in (Role.SINCE, Role.SO_FAR):
        return mention
    return _own_start(mention, text, start, end, between, perfect)


def _own_start(
    mention: DateMention, text: str, start: int, end: int, between: str, perfect: bool
) -> DateMention | None:
    """The start of a running total as the count has it."""
    if (
        mention.role is Role.SO_FAR
        and mention.end <= start
        and _BEFORE_IT.match(text, 0, mention.start)
        and "," in between
    ):
        return None  # "before the raids of this month, 1,500 people had fled"
    if mention.role is Role.SO_FAR and _OPENS < mention.start < start and re.fullmatch(r",\s", between):
        return None  # "12 this month, 247 in total"
    if mention.end <= start and mention.role is Role.SINCE and _starts_another(mention, text, end, between):
        return None
    if mention.end <= start:
        if perfect or not _THEN.search(between):
            return mention
        return replace(mention, role=Role.EVENT) if mention.role is Role.SINCE else None
    named = mention.role is Role.SINCE or text[mention.start :].lower().startswith(("so far", "to date", "since"))
    return None if _OTHERS.search(between) or not (named or _BREAK.search(between) is None) else mention


def _is_apart(mention: DateMention, text: str, start: int, between: str) -> bool:
    """The day or period of another clause than that of the verb in the perfect."""
    if mention.end <= start:
        if _AFTER_IT.search(text, 0, mention.start) and between.startswith(","):
            return True  # "After the truce took effect last month, fire has killed 236"
        if mention.role is Role.PERIOD and _AND_OTHERS.search(between):
            return True  # "four were freed before the truce of November, and eight have been rescued"
        if _DATES_SUBJECT.search(text, 0, mention.start):
            return True  # "the operation that started in January has displaced 900": not in January alone
        if is_of_subject(between):
            return False
    if mention.role is Role.PERIOD and not _FOLLOWING.search(between):
        return False
    return not _HEADING.match(text, mention.end) and _CLAUSE.search(between) is not None


_CLAUSE = re.compile(r"[,;–]|\b(?:that|which|who)\b")


def is_of_subject(between: str) -> bool:
    """What stands from a day to its number says that they belong together: "bombing on Wednesday that has killed 96"."""
    return _THAT_HAS.fullmatch(between) is not None


_THAT_HAS = re.compile(r" (?:that|which) (?:has|have) (?:\w+ )?\w+ (?:[a-z]+ ){0,3}")
_BEGAN_THAT = re.compile(r"\b(?:began|started|launched)\b[^.;]*\b(?:that|which) (?:has|have)\b[^.;]*$")
_LAUNCHED = re.compile(r", (?:which )?(?:was )?(?:launched|begun|began|started)(?: [\w'-]+){0,3} ?$", re.I)
_THEN_HAS = re.compile(r"[^,.;]{0,40}, (?:has|have)\b")
_HAS_SINCE = re.compile(r",? [^,;]*")
_AFTER_IT = re.compile(r"^\W*(?:After|Following)\b[^,;.]*$")
_AND_OTHERS = re.compile(r", and (?:(?:about|some|at least|more than|another|nearly|over) )*$")


def _starts_another(mention: DateMention, text: str, end: int, between: str) -> bool:
    """The start before the number is of another count: "was hit on 13 May and is shut since then; 28 people were killed"."""
    closed = mention.start > _OPENS and _CLOSED_BEFORE.match(between) and not _OF_THEM.match(text, end)
    raised = mention.start > _OPENS and RAISED.search(between)
    return bool(closed or raised or _AND_THAT.search(between))


_LATER_THAN = re.compile(
    r"^\W*(?:just |only |barely |less than |more than )?(?:[\w-]+ ){0,2}(?:hours|days?|nights?|weeks?|months?|years?) after\b[^,;]*$",
    re.I,
)
_ONE_OF = re.compile(r"\bone of (?:the )?(?:(?:more than|over|at least|about|some|around|nearly) )?$")


def _of_others_before(mention: DateMention, text: str, between: str, number: str) -> bool:
    """A date before the number is of what the toll was raised by, or of an aside on who speaks."""
    if mention.role in (Role.EVENT, Role.PERIOD) and RAISED.search(between):
        return True
    if (
        mention.role is Role.EVENT
        and _OFFENSIVE_AFTER.search(text, 0, mention.start)
        and _WAR_TOLL.match(between + number)
    ):
        return True
    if mention.role in (Role.EVENT, Role.PERIOD) and "," in between and _OF_MOST.search(text, 0, mention.start):
        return True
    told = mention.role in (Role.EVENT, Role.PERIOD, Role.SINCE) and _TOLD_AFTER.match(between)
    return bool(told and _ASIDE.search(text, 0, mention.start))


# "109 were freed, almost all of them in May, and three were rescued"
_OF_MOST = re.compile(
    r", (?:(?:nearly|almost|virtually) all|most|(?:the |a )?(?:\w+ )?majority) of (?:them|whom|these)\b[^,;.]*$"
)
# "launched an offensive following an attack on 7 October, killing over 25,000": so many died in the offensive
_OFFENSIVE_AFTER = re.compile(
    r"\b(?:launched|began|started|waged|unleashed|waging) [^,.;]{0,60}\b(?:following|after|in (?:response|retaliation) (?:to|for)) [^,.;]{0,60}$",
    re.I,
)
_WAR_TOLL = re.compile(
    r",? (?:killing|and (?:has |have )?killed|which (?:has |have )?killed) [^,.;\d]{0,40}(?:\d{2,3},\d{3}|\d{5,}|tens of thousands)"
)


def _of_others_after(mention: DateMention, between: str, perfect: bool) -> bool:
    """A date after the number is of a part of it, of the next number, of what it is compared with, or of what came before."""
    if mention.role in (Role.EVENT, Role.PERIOD):
        if _WOUNDED.fullmatch(between) or _OF_A_PART.search(between) or (perfect and _OF_A_LATE_PART.search(between)):
            return True
        if _OF_THE_NEXT_COUNT.search(between) or ", but " in between:
            return True
        if mention.role is Role.EVENT and (_ANSWERED.search(between) or (perfect and _FOLLOWED.search(between))):
            return True
    return bool((mention.role in POINTS and _OF_THE_NEXT.search(between)) or _COMPARED.search(between))


def _distance(mention: DateMention, text: str, start: int, end: int) -> float:
    if mention.start < 3 and _HEADING.match(text, mention.end):
        return 0.5  # "15 December 2023 – ..."
    between = text[end : mention.start] if mention.start >= end else text[mention.end : start]
    if mention.end <= start and re.match(r",? when\b", between):
        return len(between) / 120  # "Friday, when 24 were freed"
    if mention.end <= start and mention.start > _OPENS and _NEXT_ITEM.fullmatch(between):
        return 1.0  # "nine on Monday, 13 on Sunday"
    return len(between) / 40 + 1.2 * len(_BREAK.findall(between))
