"""Number expressions in a sentence: where they stand, what they say, how they are hedged.

Only the span is found here; what a number says is measured by quantulum3 (numerals.py). Vague words, halves and ratios,
which quantulum3 does not know, are read by the tables of the vocabulary; the hedges beside them in hedges.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Qualifier, Quantity
from extract.reading.numbers.hedges import read_hedge
from extract.reading.numbers.numerals import DIGIT_LIMIT, measure
from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.wordings import MONTH, ONES, TENS
from extract.reading.vocabulary import Vocabulary

_GAP = r"(?:-\s?|\s)"  # a number may be broken at the end of a line
_SMALL = rf"(?:(?:{TENS})(?:{_GAP}(?:{ONES}))?|{ONES})\b"
_SCALE = r"(?:hundred|thousand|million|billion)"
_WORDS = rf"(?:{_SMALL}(?:{_GAP}{_SCALE}(?:(?:\sand)?\s{_SMALL})?)*|an? (?:hundred|thousand|million|billion)(?: {_SCALE})?(?: and {_SMALL})?)"
_DIGITS = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[,.']\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?"
)
_SCALED = rf"(?:\d{{1,3}} thousand(?: and)? \d{{1,3}}(?![\d,.]*\d)|{_DIGITS})(?:\s{{0,2}}-?(?:million|billion|thousand|hundred|mln|mio|mn|bn|m|k|lakhs?|crores?)(?:\b|(?-i:(?<=n)(?=[A-Z][a-z]{{2}}))))?"
_NUMBER = rf"(?:{_SCALED}|{_WORDS})"
_PERCENT = r"(?:\s?%|[ -]?per ?cent\b|[ -]percent\b|\s?pct\b)"
_NTHS = r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
_FRACTION = rf"(?:(?:a|one|two|three|four|five|six|seven|eight|nine)[- ]{_NTHS}s?|three[- ]quarters|half)\b(?! (?:of )?(?:an? )?(?:million|dozen|billion|hour|year|month|day|century))"
_VAGUE = (
    r"(?:several|many|a few|few) (?:dozens?|hundreds?|thousands?|millions?)|many hundreds|many thousands|(?:tens|dozens|hundreds|10s|100s) of thousands|tens of millions|thousands|millions|hundreds|dozens|scores|tens"
    r"|an? (?:large |certain |small |great |growing |significant |undisclosed |considerable |substantial |huge |vast |sizeable )?number(?=\"? of)|large numbers(?= of)|great numbers(?= of)|a couple(?= of)|a handful(?= of)|several|(?<!as )(?<!how )(?<!so )(?<!too )(?<!not )(?<!that )many|numerous"
)
_DOZENS = rf"(?:half a|an?|one|{_SMALL}) dozen\b"
_HALF_SCALE = rf"an? (?:million|billion) and (?:a )?half|(?:{_SMALL}|\d{{1,3}}) and (?:a )?half (?:million|billion|thousand)|half an? (?:million|billion|thousand)|(?:a|three)[ -]quarters? of an? (?:million|billion)|(?:an? )?(?:half|quarter)[- ](?:million|billion)"

# No part of a word or another number: "+134", "'Six killed'" and "(DPA) -Five" are counts, "+9725551234" and "'23" are none.
_DATELINED = r"(?:(?<!-)|(?<=\) -)|(?<=\) --))"
_BEGINS = rf"(?<![\w.,$€£₪#/]){_DATELINED}(?<!\w\+)(?!(?<=\+)\d{{6}})(?<!\w')(?!(?<=')\d\d\b)(?<!\d[:–])"

NUMBER = re.compile(
    _BEGINS + r"(?:"
    rf"(?P<ratio>(?:{_SMALL}|\d{{1,3}}) (?:in every|in|out of every|of every|out of) (?:ten|five|four|three|two|eight|six|10|5|4|3|2|100)\b(?![,.]?\d)|(?:one|1) (?:in|out of) (?:every )?(?:seven|nine|twelve|fifteen|twenty|fifty|\d{{1,3}})\b(?![,.]?\d))"
    rf"|(?P<half>{_HALF_SCALE})\b"
    rf"|(?P<dozen>{_DOZENS})"
    rf"|(?P<fraction>{_FRACTION})"
    rf"|(?P<vague>{_VAGUE})\b"
    rf"|(?P<range>(?P<a>{_NUMBER})(?P<ap>{_PERCENT})?(?:\s?–\s?|\s?(?:(?<!ty)-|-(?=\s?(?:{TENS})))\s?|\sto\s|\sor\s|\sand\s)(?P<b>{_NUMBER})(?P<bp>{_PERCENT})?)"
    rf"|(?P<plain>{_NUMBER})(?P<percent>{_PERCENT})?"
    r")(?P<plus>\+|-plus\b)?",
    re.I,
)

# Where a number may begin: looked for first, because NUMBER is slow to say no.
FIRST = Lowered(
    rf"{_BEGINS}(?:\d|(?:an?|{ONES}|{TENS}|half|several|many|few|tens|dozens|hundreds|thousands|millions|scores|large|great|numerous)\b)",
    re.I,
)

# Digits with a plain word after them, of which NUMBER would say the same, and at length: most numbers of a text.
_ALONE = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?= (?!(?:and|to|or|in|out|of|hundred|thousand|million|billion|mln|mio|mn|bn|m|k|lakhs?|crores?|per ?cent|pct)\b)[a-z])",
    re.I,
)
_PLAIN = re.compile(rf"(?P<number>{_NUMBER})(?P<percent>{_PERCENT})?", re.I)
_NTH = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:around |about |some )?$", re.I)
_IF_NOT = re.compile(
    r"\s?[,–-]?\s?if not (?:tens of thousands|hundreds of thousands|thousands|hundreds|millions)", re.I
)
_AFTER_OK = re.compile(r"(?![\w]|-\d|-(?!odd\b)[a-z]|\.\d|:\d|/\d)", re.I)


# "– 8,005Number of people killed": a list whose numbers and labels a page ran together
_OPENS_LINE = re.compile(r"[\s•*–-]*(?:(?:about|around|over|nearly|almost|at least|more than) )?", re.I)
_WORD_AT_ONCE = re.compile(r"[A-Z][a-z]{2,} ")


def find_quantities(text: str, vocabulary: Vocabulary, *, offset: int = 0) -> Iterator[Quantity]:
    """Every number expression of a folded sentence, left to right; `offset` is where the sentence starts in the document.

    Raises nothing: an expression that cannot be measured (a run of 16 digits) is left out.
    """
    position = 0
    while first := FIRST.search(text, position):
        position = first.start()
        if (alone := _ALONE.match(text, position)) is not None and (value := _plain(alone.group())) is not None:
            hedge = read_hedge(text, position, alone.end(), vocabulary)
            yield _quantity(text, position, alone.end(), value, None, None, False, "plain", hedge, offset)
            position = alone.end()
            continue
        found = NUMBER.match(text, position)
        if found is None:
            position += 1
            continue
        span = _settle(found, text)
        if span is None:
            position = found.start() + max(1, len(found.group().split()[0]))
            continue
        kind, start, end = span
        if kind == "vague" and (doubled := _IF_NOT.match(text, end)):
            end = doubled.end()  # "thousands - if not tens of thousands": the first is what is sure
        position = end
        said = _say(found, kind, found.group("vague") if kind == "vague" else text[start:end], vocabulary)
        if said is None:
            continue
        value, low, high, percent = said
        hedge = read_hedge(text, start, end, vocabulary)
        if found.group("plus") and end == found.end():
            hedge = Qualifier.AT_LEAST
        yield _quantity(text, start, end, value, low, high, percent, kind, hedge, offset)


def _settle(found: re.Match[str], text: str) -> tuple[str, int, int] | None:
    """Which reading of the match holds, and its span; None where it is part of a longer word or number."""
    kind = found.lastgroup if found.lastgroup not in ("plus", "percent", "a", "b", "ap", "bp", None) else None
    kind = next(k for k in ("ratio", "half", "dozen", "fraction", "range", "plain", "vague") if found.group(k))
    start, end = found.span()
    if (kind == "range" and not _is_range(found, text)) or (kind == "ratio" and not _is_ratio(found, text)):
        plain = _PLAIN.match(text, start)  # "one hundred and twenty" is no range, and one number
        assert plain is not None
        end, kind = plain.end(), "plain"
    if found.group("plus") and kind != "range" and end == found.end():
        return kind, start, end
    if not _AFTER_OK.match(text, end) and not (
        _WORD_AT_ONCE.match(text, end) and _OPENS_LINE.fullmatch(text, 0, start)
    ):
        return None
    return kind, start, end


def _is_ratio(found: re.Match[str], text: str) -> bool:
    """ "one in four homes"; not "killed sixteen in two days", "one in two attacks"."""
    a, b = _parts(found["ratio"])
    return a is not None and b is not None and a <= b and not _SPELL.match(text, found.end("ratio"))


def _parts(ratio: str) -> tuple[float | None, float | None]:
    part, whole = re.split(r"\s(?:in|out of|of)(?:\severy)?\s", ratio.lower(), maxsplit=1)
    return _plain(part), _plain(whole.replace("every ", ""))


_SPELL = re.compile(
    r"\s(?:days?|nights?|weeks?|months?|years?|hours?|minutes?|attacks?|strikes?|raids?|incidents?|places|cities|towns|camps|governorates)\b",
    re.I,
)


def _is_range(found: re.Match[str], text: str) -> bool:
    joint = text[found.end("ap") if found.group("ap") else found.end("a") : found.start("b")].strip().lower()
    if joint == "and":
        low, high = _plain(found.group("a")), _plain(found.group("b"))
        if (
            low is None
            or high is None
            or (low >= high and not re.search(r"million|thousand|\dm\b", found.group("b"), re.I))
        ):
            return False
        return bool(_BETWEEN.search(text, max(0, found.start() - 24), found.start()))
    a, b = _plain(found.group("a")), _plain(found.group("b"))
    if a is None or b is None or (found.group("ap") and not found.group("bp")):
        return False
    if a < b and a < 1000 and re.search(r"million|thousand", found.group("b"), re.I):
        return True
    if joint == "to" and re.search(r"\bfrom\s+(?:\w+ )?$", text[: found.start()], re.I):
        return False  # "from 30 to 45": a change, not a range
    if joint == "to" and _GROWN_BY.search(text, max(0, found.start() - 40), found.start()):
        return False  # "the toll rose by 14 to 22"
    if a <= 31 < b and _MONTH_OF_DATE.search(text, max(0, found.start() - 14), found.start()):
        return False  # "since October 7 to 83": the day of a date
    if 1900 <= a < 2100 and joint == "to" and _SINCE_YEAR.search(text, max(0, found.start() - 12), found.start()):
        return False  # "the toll since 2022 to 1,100,000"
    if 1900 <= a < 2100 and _YEAR_OF_DATE.search(text, max(0, found.start() - 14), found.start()):
        return False  # "since 7 October 2023 to 41,615": the year of a date
    return a < b and (joint != "or" or b - a <= max(2, a))


_GROWN_BY = re.compile(
    r"\b(?:rose|rises?|risen|rising|increas\w+|climb\w*|grew|grown|grow|jump\w*|up|down|fell|fallen|drop\w*|went up) by (?:\w+ )?$",
    re.I,
)
_YEAR_OF_DATE = re.compile(rf"\b{MONTH}\.?,?\s(?:\d{{1,2}},\s)?$", re.I)
_SINCE_YEAR = re.compile(r"\b(?:since|in|during) (?:early |late |mid-)?$", re.I)
_MONTH_OF_DATE = re.compile(rf"\b{MONTH}\.?\s$", re.I)


def _plain(expression: str) -> float | None:
    said = measure(expression)
    return said[0] if said else None


Said = tuple[float | None, float | None, float | None, bool]


def _say(found: re.Match[str], kind: str, surface: str, vocabulary: Vocabulary) -> Said | None:
    if kind == "vague":
        phrase = " ".join(surface.lower().split())
        for key in (phrase, phrase.rstrip("s"), "tens of thousands" if "of thousands" in phrase else phrase):
            if key in vocabulary.vague:
                return None, vocabulary.vague[key], None, False
        return None, 2.0, None, False
    if kind == "half":
        return _part_of_scale(surface), None, None, False
    if kind == "dozen":
        first = surface.lower().rsplit(" ", 1)[0]
        count = 0.5 if first == "half a" else 1.0 if first in ("a", "an") else _plain(first)
        return None if count is None else (12 * count, None, None, False)
    if kind == "fraction":
        return _fraction(surface), None, None, True
    if kind == "ratio":
        a, b = _parts(surface)
        return None if a is None or not b else (round(100 * a / b, 1), None, None, True)
    if kind == "range":
        return _range(found)
    plain = _PLAIN.match(surface)
    said = _plain(plain.group("number")) if plain else None
    if said is None or sum(c.isdigit() for c in surface) > DIGIT_LIMIT:
        return None
    return said, None, None, bool(plain and plain.group("percent"))


def _part_of_scale(surface: str) -> float:
    """ "half a million", "a quarter-million", "three quarters of a million", "two and a half million"."""
    words = surface.lower().replace("-", " ").split()
    scale = words[-1]
    part = words[1] if words[1] in ("half", "quarter") and words[0] in ("a", "an") else words[0]
    if scale == "half":  # "a million and a half"
        return 1.5 * (1e6 if "million" in surface.lower() else 1e9)
    whole = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]
    if " and " in surface:  # "two and a half million"
        return whole * ((_plain(re.split(r"\sand\s", surface, maxsplit=1)[0]) or 0) + 0.5)
    return whole * (0.5 if part == "half" else 0.75 if part.startswith("three") else 0.25)


def _fraction(surface: str) -> float:
    words = re.split(r"[- ]", surface.lower())
    if words[0] == "half":
        return 50.0
    top = 1.0 if words[0] == "a" else (_plain(words[0]) or 1.0)
    return round(100 * top / _NTH[words[1].rstrip("s")], 1)


def _range(found: re.Match[str]) -> Said | None:
    a, b = found.group("a"), found.group("b")
    scale = re.search(rf" ?(?:{_SCALE}|mln|mio|mn|bn|m|k)$", b, re.I)
    low, high = _plain(a), _plain(b)
    if low is None or high is None:
        return None
    if scale and low < 1000 and low < high / 1000:
        low = _plain(a + scale.group()) or low
    return None, low, high, bool(found.group("bp") or found.group("ap"))


def _quantity(
    text: str,
    start: int,
    end: int,
    value: float | None,
    low: float | None,
    high: float | None,
    percent: bool,
    kind: str,
    hedge: Qualifier,
    offset: int,
) -> Quantity:
    if kind == "vague":
        qualifier = Qualifier.VAGUE
    elif kind == "range":
        qualifier = Qualifier.RANGE
    else:
        qualifier = hedge
        low = value if hedge is Qualifier.AT_LEAST else None
        high = value if hedge is Qualifier.AT_MOST else None
    return Quantity(
        start=offset + start,
        end=offset + end,
        surface=text[start:end],
        value=value,
        low=low,
        high=high,
        qualifier=qualifier,
        percent=percent,
    )
