"""People counted for something else than what is told beside them: arrested, left without parents, among those reported."""

from __future__ import annotations

import re

from extract.reading.counting.counts import PEOPLE, Count, Numbers, Rejection
from extract.reading.counting.doers import is_doer, precedes_deed
from extract.reading.counting.gate import is_arrest
from extract.reading.counting.governors import BE, HAVE, find_left
from extract.reading.counting.latest import last_are_prisoners
from extract.reading.counting.leaning import GAP
from extract.reading.vocabulary import NounClass, Predicate

_LISTED = "is listed with others"
_IN_NEED = re.compile(r" (?:others|more) (?:need|require|lack)\b")  # "and many others need aid"


def why_others(s: Numbers, i: int, *, subset: bool) -> str | None:
    """Why the people counted are others than those of whom the clause tells; None where nothing speaks for it."""
    if (reason := _why_casualties(s, i)) is not None:
        return reason
    if subset:
        return "is part of those reported missing" if _are_reported_missing(s, i) else None
    if s.counted[i].elided and _FULL_SITES.match(s.text, s.tokens[i].end):
        return "counts sites that are full"
    if is_arrest(s, i):
        return "counts people who were arrested"
    if _is_listed_with_others(s, i) or _is_hurt_elsewhere(s, i):
        return _LISTED
    if s.counted[i].elided and _IN_NEED.match(s.text, s.tokens[i].end):
        return "counts people in need"
    return "counts people who lost a parent" if _are_bereaved(s, i) else None


def why_unweighed(s: Numbers, i: int) -> str | None:
    """Why a number that no rule decides counts nothing of ours, whatever its surroundings offer."""
    if (s.counted[i].elided or s.counted[i].anaphoric) and last_are_prisoners(s, i):
        return PRISONERS_STILL
    did_it = is_doer(s.tokens, s.counted[i]) or precedes_deed(s.tokens, s.counted[i])
    return "counts those who did it" if did_it else None


PRISONERS_STILL = "goes on about prisoners"


def _why_casualties(s: Numbers, i: int) -> str | None:
    """ "440 casualties (77 killed and 363 injured)", "29 were injured, six of them seriously"."""
    end = s.tokens[i].end
    if s.counted[i].noun == "casualties":
        apart = _TOLD_APART.match(s.text, s.tokens[s.counted[i].last - 1].end) is not None
    else:
        apart = s.counted[i].elided and _BOTH.match(s.text, end) is not None
    if apart:
        return "counts the dead and the injured"
    hurt = s.counted[i].elided and _HOW_BADLY.match(s.text, end) and _INJURED.search(s.text, 0, s.tokens[i].start)
    return "counts injured" if hurt else None


# "casualties: 4,680 killed and 5,820 injured"
_TOLD_APART = re.compile(
    r"(?: (?:in|across) [A-Z][\w ]{1,24})? ?[(:,–-] ?(?:including )?[\d,]+ (?:people |persons |were )?(?:killed|dead|deaths|fatalities)\b[^.;)]{0,40}\b(?:injur|wound)"
    r"|,? including (?:at least |about |some |over )?[\d,]+ (?:people |civilians )?(?:killed|dead|deaths?|fatalities)\b"
)
_BOTH = re.compile(r",? (?:including|counting) (?:both )?(?:the )?(?:dead|killed) and (?:the )?(?:injured|wounded)\b")
_HOW_BADLY = re.compile(
    r"(?: (?:others|more|people))?(?: of (?:them|whom))?(?: (?:were|was|are|is))? (?:seriously|moderately|lightly|critically|slightly|severely)\b(?! (?:damaged|destroyed))"
)
_INJURED = re.compile(r"\b(?:injured|wounded|hurt|injuring|wounding)\b[^.;]*$")


def _is_listed_with_others(s: Numbers, i: int) -> bool:
    """ "arrested 30 men and six women, and 400 people fled": the six are arrested too, the verb behind them is not theirs."""
    k = _joined_to(s, i)
    told = s.found.get(k) if k is not None else None
    if k is None or not isinstance(told, Rejection):
        return False
    last = _after_place(s, s.counted[i].last)
    if s.counted[i].elided and last == s.counted[i].last:
        return False
    after = s.tokens[last] if last < len(s.tokens) else None
    if after is not None and (after.text in BE | HAVE | _WHO or after.predicates):
        return False  # "arrested 30 men and six women were killed"
    if told.reason == _LISTED:
        return True
    governor = find_left(s.tokens, s.edges[k], _is_no_figure)
    return governor is not None and governor.rule == "object" and told.reason.endswith("is said of it")


def _is_hurt_elsewhere(s: Numbers, i: int) -> bool:
    """ "nine were injured in Jenin and three in Tubas, and 12 died": the three are injured too."""
    if not s.counted[i].elided or not s.edges[i] or s.tokens[s.edges[i] - 1].text not in _JOINTS:
        return False
    k = max((n for n in s.numbers if n < i), default=None)
    told = s.found.get(k) if k is not None else None
    last = s.counted[i].last
    end = _after_place(s, last)
    if not isinstance(told, Rejection) or end == last:
        return False
    closed = end >= len(s.tokens) or s.tokens[end].text in (",", ".", ";", "while")
    return closed and told.reason.endswith("is said of it")


def find_companions(s: Numbers, i: int) -> Count | None:
    """ "killed 30 men and six women, and 400 people fled": the six are killed too, the verb behind them is not theirs."""
    k = _joined_to(s, i)
    told = s.found.get(k) if k is not None else None
    after = [t.text for t in s.tokens[s.counted[i].last : s.counted[i].last + 2]]
    if k is None or not isinstance(told, Count) or after not in ([",", "and"], [",", "while"]):
        return None
    done = told.governor is not None and told.governor.rule == "object" and told.governor.index < k
    return told if done and s.counted[i].has(*PEOPLE) and s.counted[k].has(*PEOPLE) else None


def _joined_to(s: Numbers, i: int) -> int | None:
    """The number before, where the two phrases stand in a list."""
    if not s.edges[i] or s.tokens[s.edges[i] - 1].text not in _JOINTS:
        return None
    k = max((n for n in s.numbers if n < i), default=None)
    start = _after_place(s, s.counted[k].last) if k is not None else i
    between = {t.text for t in s.tokens[start : s.edges[i]]}
    return k if between and between <= _JOINTS else None


def _after_place(s: Numbers, k: int) -> int:
    """Past "in Jenin", where it stands at k."""
    end = k + 1 if k < len(s.tokens) and s.tokens[k].text in GAP else k
    while end > k and end < len(s.tokens) and (s.tokens[end].capital or s.tokens[end].text == "the"):
        end += 1
    return end if end > k + 1 else k


def _is_no_figure(predicate: Predicate) -> bool:
    return predicate.metric is None


def _are_bereaved(s: Numbers, i: int) -> bool:
    """ "25,000 others losing a parent", "17,000 children now living without one or both parents"."""
    if "parent" not in s.text:
        return False
    counted = s.counted[i]
    living = counted.elided or (counted.has(NounClass.PERSON) and not counted.has(NounClass.DEAD))
    return living and _BEREAVED.match(s.text, s.tokens[counted.last - 1].end) is not None


def _are_reported_missing(s: Numbers, i: int) -> bool:
    """ "1,500 reports of people missing under the rubble, including 830 children"."""
    k = max((n for n in s.numbers if n < i), default=None)
    if k is None or s.counted[k].noun not in _REPORTS:
        return False
    between = s.tokens[s.counted[k].last : s.edges[i]]
    ours = any(p.metric is not None for t in between for p in t.predicates)
    return not ours and any(t.text.split(" ")[-1] in _MISSING for t in between)


# "in 1,100 shelters (870 at full capacity)"
_FULL_SITES = re.compile(
    r"(?: of (?:them|which))?(?: are| already| now| operating)* (?:at|beyond|over) (?:full |maximum |their )?capacity\b"
)
_REPORTS = frozenset("reports calls appeals requests pleas names".split())
_MISSING = frozenset("missing trapped disappeared buried".split())
_JOINTS = frozenset((",", "and", "or", "as well as", "as", "well", "plus"))
_WHO = frozenset("who whom whose that which".split())
_BEREAVED = re.compile(
    r"(?: others| more)?,?(?: (?:who|are|were|now|being|currently|left|have|had|still|has))*"
    r" (?:los(?:t|e|ing)|(?:(?:living|live|growing up|grow up|left) )?without|bereft of)"
    r" (?:a|one|one or both|at least one|both|either|their|any)(?: of their)? parents?\b"
)
