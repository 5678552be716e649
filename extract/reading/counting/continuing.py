"""Numbers that go on with the count just told, their noun and verb left out: "By Sunday it was 31", "nine more followed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Kind, Metric, Status, Unit
from extract.reading.counting import governors
from extract.reading.counting.counts import BUILT, PEOPLE_OR_BUILT, Count, Numbers, Rejection, Verdict, last_of_context
from extract.reading.counting.latest import exceeds_last
from extract.reading.counting.leaning import is_aside
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH, ONES, WEEKDAY
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def find_last(s: Numbers, i: int, *, silence: int = 0) -> Count | None:
    """The count that the text has just spoken of; None where the last number counts something else."""
    verdicts = [v for k, v in sorted(s.found.items()) if k < i and not is_aside(v)]
    if not verdicts and s.context.silent > silence:
        return None
    last = verdicts[-1] if verdicts else last_of_context(s)
    return last if isinstance(last, Count) else None


def find_continued(s: Numbers, i: int) -> Count | None:
    """The count that a bare number goes on with, by the frame that it stands in; its kind where the frame changes it."""
    counted = s.counted[i]
    if counted.classes and not counted.anaphoric and _AS_DID.search(_words_before(s.tokens, s.edges[i])):
        return find_last(s, i)  # "90 offices have been destroyed, as have 251 schools"
    if counted.classes and _RATE_OF.search(_words_before(s.tokens, s.edges[i])):
        last = find_last(s, i) if _A_DAY.match(_words_after(s.tokens, counted.last)) else None
        return last if last is not None and last.counted.classes & counted.classes else None
    if not counted.elided or counted.classes or counted.anaphoric:
        return None
    if any(_measures(v) for k, v in s.found.items() if k < i):
        return None  # "a rent of NIS 1,450; before the raid it was 600"
    before, after = _words_before(s.tokens, s.edges[i]), _words_after(s.tokens, counted.last)
    if _LEAVES.search(before):
        last = find_last(s, i, silence=1)
        return replace(last, kind=Kind.HELD) if last is not None and last.kind in _LET_GO else None
    ends = bool(_END.match(after))
    if _AS_DID.search(before):
        return find_last(s, i)
    if (ends and _IT_IS.search(before)) or _FOLLOW.match(after) or _DID.match(after):
        return find_last(s, i, silence=1)
    if ends and s.quantity(i).percent and _THE_RATE.search(before):
        last = find_last(s, i, silence=1)
        return last if last is not None and last.quantity.percent else None
    if ends and not s.quantity(i).percent and (_EARLIER.search(before) or _SAW.search(before)):
        return find_last(s, i)
    if _A_DAY.match(after) and _APPOSED.search(before):
        return find_last(s, i)
    if ends and _opens_with_adjunct(s, i):
        return find_last(s, i)
    return None


def find_monthly(s: Numbers, i: int) -> Count | None:
    """ "More followed: 27 in December, 22 in January"."""
    if not s.counted[i].elided or not _BY_MONTH.search(s.text):
        return None
    last = find_last(s, i, silence=1) if _IN_MONTH.match(_words_after(s.tokens, s.counted[i].last)) else None
    return last.parent if last is not None and last.quantity.percent and last.parent else last


def find_multiple(s: Numbers, i: int) -> Count | None:
    """ "95 homes, more than double those (41) of a year before"."""
    if not s.counted[i].elided or not _TIMES_AS_MANY.search(s.text, 0, s.tokens[i].start):
        return None
    return find_last(s, i)


def _measures(verdict: Verdict) -> bool:
    """The number before is money, a share or a measure of something else."""
    return isinstance(verdict, Rejection) and verdict.reason.startswith(("is money", "is a rate", "counts "))


_LET_GO = (Kind.RELEASED, Kind.HELD)
_TIME = (
    r"(?:there|here|overnight|yesterday|today|tonight|now|later|earlier|since|so|by|until|already|this|last|the (?:day|week|month|year|previous|same)"
    rf"|an? (?:day|week|month|year)|{WEEKDAY})"
)
# What may stand after a number whose clause ends with it: a mark, where, when.
_END = re.compile(
    rf"(?!in the (?:\w+ )?(?:morning|afternoon|evening)\b)(?:$|[.,;:–)!?\"]|(?:in|on|from|at|across|inside|near|around|among|within|for|during|and|but|while|after|up to) |{_TIME}\b)"
)
_IT_IS = re.compile(
    r"\b(?:it|that|this|they) (?:(?:is|was|were|will be|would be|has been|had been|became|makes?|made|means|meant|comes to|came to)|'s)"
    r"(?: (?:now|already|still|then|only|even|up to))*$|\b(?:mak(?:es?|ing)|made) it$"
)
_LEAVES = re.compile(r"\b(?:that|this|which|it|thus|so) (?:still )?(?:leaves|left)$|,? leaving$")
_FOLLOW = re.compile(
    r"(?:(?:more|others|of them) )?(?:(?:have|had) )?(?:since |also |then )?"
    r"(?:followed\b|follow\b|joined them|came (?:later|after)|did (?:so|the same|likewise)|done so|were added|added (?:in|over|since|during|on|by)\b)"
)
_BY_MONTH = Sieve(
    rf"\b(?:[\d,]+|{ONES}|dozens) in {MONTH}\b[^.;\d]{{0,12}}[,;] (?:and )?(?:[\d,]+|{ONES}|dozens) in {MONTH}\b", re.I
)
_IN_MONTH = re.compile(rf"in {MONTH}\b", re.I)
# The verb said before is meant: "By Sunday 31 had."
_DID = re.compile(
    r"(?:(?:more|others) )?(?:(?:have|had|did)(?: (?:already|so far|since|by \w+))?|were|was)(?:$| ?[.,;:–)])"
)
# "1,288 structures – nearly five a day –"
_A_DAY = re.compile(r"(?:an?|each|every|per) (?:day|week|month|year)\b")
_TIMES_AS_MANY = re.compile(
    r"\b(?:twice|double|triple|half|times|of) (?:as many|(?:the|that) (?:number|figure|total|toll))\b[^.;:()]{0,60} \($"
)
_RATE_OF = re.compile(r"[–,(-] (?:at )?an? (?:average )?(?:rate|pace|average) of$")  # "– a rate of two homes a day"
_APPOSED = re.compile(r"(?:[–,(]|\bor)$")
_THE_RATE = re.compile(
    r"\b(?:rates?|shares?|proportions?|percentages?|ratios?) (?:there )?(?:is|are|was|were|stands? at|stood at|reached|reaches)$"
)
# "her house burned, as did five others", "as were three from another body"
_AS_DID = re.compile(r"\bas (?:did|were|was|had|have|has)$|\bthe (?:others|rest|remainder) (?:were|are)$")
_EARLIER = re.compile(r"\b(?:after|against|from)$")
_SAW = re.compile(
    r"\b(?:day|week|month|year|night|morning|weekend|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: before| after| earlier)? (?:saw|brought|had|added|counted)$"
)


def _words_before(tokens: Sequence[Token], edge: int) -> str:
    return " ".join(t.text for t in tokens[max(0, edge - 6) : edge])


def _words_after(tokens: Sequence[Token], first: int) -> str:
    return " ".join(t.text for t in tokens[first : first + 5])


def _opens_with_adjunct(s: Numbers, i: int) -> bool:
    """Nothing but where or when stands before the number in its clause: "in Tubas, nine", "a day later 14"."""
    tokens, k = s.tokens, s.edges[i] - 1
    if k >= 0 and tokens[k].text == ",":
        k -= 1
    words: list[str] = []
    while k >= 0 and len(words) < _ADJUNCT and tokens[k].text not in _CLAUSE:
        if tokens[k].predicates or tokens[k].quantity is not None or tokens[k].text in governors.AUXILIARIES:
            return False
        words.append(tokens[k].text)
        k -= 1
    opening = " ".join(reversed(words))
    return bool(words) and bool(_ADJUNCT_OPENS.match(opening)) and not _NO_ADJUNCT.search(opening)


_ADJUNCT = 7
_CLAUSE = frozenset((".", ";", ",", "–", ":", "!", "?", "and", "but", "while", "whereas", "with", '"'))
_ADJUNCT_OPENS = re.compile(
    rf"(?:in|at|from|near|on|around|inside|elsewhere|by|during|since|for|of|out of) \w|elsewhere|there\b|{_TIME}"
)
_NO_ADJUNCT = re.compile(
    r"\b(?:page|chapter|article|channel|route|highway|phase|stage|group|section|room|line|lines)\b"
)


def find_compared(s: Numbers, i: int) -> Count | None:
    """ "others speak of 300", "which added 241 to the count", "the figure now stands at 95", "it is 112 there"."""
    counted, edge = s.counted[i], s.edges[i]
    built = counted.has(*BUILT)
    if not (counted.elided or counted.has(NounClass.PERSON, NounClass.HOUSEHOLD) or built):
        return None
    before = " ".join(t.text for t in s.tokens[max(0, edge - 5) : edge])
    after = " ".join(t.text for t in s.tokens[counted.last : counted.last + 4])
    said = _SAYS.search(before) or (
        counted.elided
        and (_AMOUNTS.search(before) or _IS_IT.match(after) or _WHERE.match(after) or _ADDED.match(after))
    )
    if said and before.endswith(" at") and counted.elided and (s.quantity(i).value or 0) <= _HOURS:
        return None  # "the train arrives at nine"
    total = not said and (counted.elided or built) and _completes_total(s, edge)
    if not said and not total:
        return None
    last = find_last(s, i, silence=1 if total else 0)
    if last is None or (counted.has(NounClass.PERSON) and last.metric is Metric.BUILDINGS):
        return None
    return last if not built or last.metric is Metric.BUILDINGS else None  # "the tally was 25,050 buildings"


def _completes_total(s: Numbers, edge: int) -> bool:
    """ "the ministry's last total before the truce was 46,913": a total of what is not said again."""
    tokens = s.tokens
    if edge == 0 or tokens[edge - 1].text not in s.vocabulary.toll_links | _TOLL_LINKS:
        return False
    for k in range(edge - 1, max(-1, edge - 9), -1):
        if tokens[k].text in (".", ";", ":", ",") or (tokens[k].predicates and tokens[k].text not in _FALLEN):
            return False
        if tokens[k].text in _TOTALS:
            return k + 1 >= len(tokens) or tokens[k + 1].text != "of"
        if tokens[k].nouns & PEOPLE_OR_BUILT:
            return False
    return False


def find_added(s: Numbers, i: int) -> Count | None:
    """ "13 more followed", "another 66 in Silwan", "the remaining five": more of what was counted just before."""
    counted, edge = s.counted[i], s.edges[i]
    after = [t.text for t in s.tokens[i + 1 : i + 4]]
    words = {t.text for t in s.tokens[edge:i]} | set(after[:1])
    if not counted.elided or not words & _MORE or s.quantity(i).percent or after[:2] == ["more", "than"]:
        return None
    rest = after[1:] if after[:1] and after[0] in _MORE else after
    if rest and rest[0] in governors.AUXILIARIES and len(rest) > 1 and rest[1] not in _AT:
        return None  # "2,900 others were affected": something else is said of them
    if edge > 2 and not any(k < i for k in s.found):
        return None
    if edge and s.tokens[edge - 1].text == "of":
        return None  # "and affecting the lives of 240 others"
    return find_last(s, i)


def find_among(s: Numbers, i: int) -> Count | None:
    """ "The raid killed nine. Two of his cousins were among them": some of those just counted."""
    counted = s.counted[i]
    after = " ".join(t.text for t in s.tokens[counted.last : counted.last + 6])
    people = counted.elided or counted.has(NounClass.PERSON) or counted.noun == "members"
    if not people or not _AMONG.search(after):
        return None
    return find_last(s, i, silence=1)


def find_some_of_hostages(s: Numbers, i: int) -> Count | None:
    """ "The army found the bodies of 35 hostages. Four were shot by mistake": some of those just counted, no noun said."""
    counted = s.counted[i]
    after = [t.text for t in s.tokens[counted.last : counted.last + 2] if t.text != "others"]
    verb = after[0] if after else ""
    if s.hostages and s.edges[i] and counted.elided and not s.quantity(i).percent and _are_left(s, i):
        whole = find_last(s, i, silence=1)
        held = whole is not None and whole.metric is Metric.HOSTAGES and not exceeds_last(s, i)
        return replace(whole, kind=Kind.HELD, status=Status.REPORTED) if whole is not None and held else None
    if not s.hostages or s.edges[i] or not counted.elided or verb not in governors.BE or s.quantity(i).percent:
        return None
    whole = find_last(s, i, silence=1)
    while whole is not None and (s.quantity(i).value or 0) >= (whole.quantity.value or 0):
        whole = whole.parent
    if whole is None or whole.metric is not Metric.HOSTAGES:
        return None
    if verb == "are" and whole.kind is Kind.RELEASED and whole.status is Status.HYPOTHETICAL:
        return replace(whole, kind=Kind.HELD, status=Status.REPORTED)  # "33 would be freed. Two are children"
    return whole


def _are_left(s: Numbers, i: int) -> bool:
    """ "That leaves 132": what a sum comes to."""
    leaves = [t.text for t in s.tokens[max(0, s.edges[i] - 2) : s.edges[i]]]
    ends = s.tokens[s.counted[i].last].text if s.counted[i].last < len(s.tokens) else "."
    return leaves[0] in _SUM and leaves[-1] in ("leaves", "left") and ends in (".", ",", ";", "in", "still")


_SUM = frozenset("that this which".split())


def find_named(s: Numbers, i: int) -> Count | None:
    """ "Nine were killed. At least five belonged to armed groups", "six have been identified": some of the dead."""
    after = " ".join(t.text for t in s.tokens[i + 1 : i + 6])
    if s.counted[i].classes or s.quantity(i).percent or not _WHO_THEY_WERE.match(after):
        return None
    last = find_last(s, i, silence=1)
    return last if last is not None and last.metric is Metric.DEATHS else None


def find_contained(s: Numbers, i: int) -> Count | None:
    """ "106 buildings were razed. They contained 250 flats": homes inside the buildings just counted."""
    counted, edge = s.counted[i], s.edges[i]
    before = " ".join(t.text for t in s.tokens[max(0, edge - 4) : edge])
    held = _CONTAINING.search(before) or (before.endswith(" with") and bool(s.tokens[edge - 2].nouns & BUILT))
    if not counted.has(NounClass.HOME) or not held:
        return None
    last = find_last(s, i)
    return last if last is not None and last.unit is Unit.BUILDING else None


_CONTAINING = re.compile(
    r"\b(?:contain(?:s|ed|ing)?|housing|with a total of|compris(?:e|es|ed|ing)|which held|totalling|totaling)$"
)


def find_restated(s: Numbers, i: int) -> Count | None:
    """ "displaced 4,000 families from both camps, that is 22,000 people": the same said in people."""
    counted, edge = s.counted[i], s.edges[i]
    before = " ".join(t.text for t in s.tokens[max(0, edge - 3) : edge])
    if not counted.has(NounClass.PERSON) or s.quantity(i).percent or not _THAT_IS.search(before):
        return None
    here = [v for k, v in sorted(s.found.items()) if k < i and isinstance(v, Count)]
    return here[-1] if here and here[-1].unit is Unit.HOUSEHOLD else None


def find_going_on(s: Numbers, i: int) -> Count | None:
    """The count that a number goes on with, whatever tells that it does."""
    return next(filter(None, (find(s, i) for find in _GOING_ON)), None)


_GOING_ON = (
    find_contained,
    find_added,
    find_among,
    find_compared,
    find_continued,
    find_monthly,
    find_multiple,
    find_restated,
)
_AMONG = re.compile(
    r"^(?:, [\w ]+, |and \w+ \w+ |of (?:the |one |a )?[\w'-]+ (?:[\w'-]+ )?)?(?:(?:are|were|is|was) (?:also )?)?(?:among|amongst) them\b"
)
_THAT_IS = re.compile(
    r"(?:[,(–] ?(?:that is|which is|which means|meaning|i\.e\.?|or|a total of|comprising|equal to)|equivalent to)$"
)
_WHO_THEY_WERE = re.compile(
    r"(?:(?:have|had|were|was) )?(?:since |also |only )?(?:belonged to|were members of|been (?:fully )?identified|identified|"
    r"been named|named|been claimed|claimed by|(?:were|was) affiliated)\b"
)
_SAYS = Sieve(
    r"(?:^|\s)(?:speaks?|spoke|spoken|talks?|talked|told|tells|knows?|knew) of$|(?:^|\s)(?:accounts?|accounted) for$|\bfigure$|\b(?:estimate|count|figure|tally|number)(?: (?:in|on|of) [\w]+)? (?:is|was|has been|had been) of$|\b(?:an increase|a rise|an? \w+ increase) of$"
)
_AMOUNTS = re.compile(
    r"(?:^|\s)(?:guess(?:es|ed)?|fears?|feared|reckons?|reckoned|added|adds|(?:it|this|that) (?:amounts to|came to|comes to))$"
)
_IS_IT = re.compile(r"is (?:the|its|[\w']+ 's) (?:latest |own |official )?(?:count|number|figure|total|tally|toll)\b")
_WHERE = re.compile(r"(?:came|come|are|were|live|lived) (?:from|in)\b")
_ADDED = re.compile(r"to the (?:count|toll|total|tally|figure)")
_HOURS = 24
_TOLL_LINKS = frozenset("been goes went by".split())
_FALLEN = frozenset(("come down", "came down", "fell", "fallen", "went up", "gone up"))  # a count, not a house
_TOTALS = frozenset("total number figure count tally toll sum".split())
_MORE = frozenset("more another further additional others other remaining rest".split())
_AT = frozenset("in on from at across inside near to around of among within".split())
