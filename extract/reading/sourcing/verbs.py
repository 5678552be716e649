"""The verbs that tell of a number: verbs of speech, whoever their subject is, and of counting, where it is a body."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import ONES, TENS
from extract.reading.vocabulary import bundled

# Verbs that speak only with the words of the pattern after them, beside those of data/vocabulary.toml.
_FEELING = dict.fromkeys(("is", "are", "was", "were"), r"\s(?:confident|concerned|convinced|certain|worried|afraid)")
_COUNTING = {
    **dict.fromkeys(("mourned", "mourns"), r"(?=\s(?:[\w-]+\s){1,2}(?:of|fighters|members|commanders)\b)"),
    **dict.fromkeys(
        (
            *("released", "releases", "publishes"),
            *("completed", "conducted", "produced", "compiled", "presented", "unveiled", "prepared", "finished"),
        ),
        r"(?=\s(?:(?:an?|the|its|their|new|latest|updated|official|joint|first|second|third|fourth)\s){0,3}(?:\w+\s){0,1}"
        r"(?:updates?|statistics|figures|list|report|review|data|toll|count|numbers|bulletin|survey|assessment|analysis)\b)",
    ),
    **dict.fromkeys(
        (
            "raised",
            "raises",
            "revised",
            "lowered",
            "increased",
            "lifts",
            "lifted",
            "corrected",
            "corrects",
        ),
        r"(?=\s(?:(?:its|the|their)\s(?:\w+\s){0,4}?(?:toll|count|figure|estimate|number|tally|total)|(?:this|it|that|them)\s(?:(?:on\s)?\w+day\s)?(?:up\s)?to)\b)",
    ),
    **dict.fromkeys(("arrives", "arrive", "arrived"), r"(?=\sat\s(?:an?\s(?:toll|figure|count|total|estimate)|[\d]))"),
    **dict.fromkeys(("holds",), r"(?=\sthat\b)"),
    **dict.fromkeys(
        ("drew", "drawn", "draws"),
        r"(?=\sup\s(?:(?:an?|the|its|their|new|first|second|preliminary|initial|official)\s){0,3}(?:\w+\s)?(?:list|toll|count|tally|register|inventory)\b)",
    ),
    **dict.fromkeys(
        ("received", "receives", "receive"),
        r"(?=\s(?:(?:\w+\s)?reports\s(?:that|of)|(?:(?:at\sleast|about|some|around|more\sthan|over|nearly|another|the\sbodies\sof)\s){0,2}"
        rf"(?:\d|(?:{TENS}|{ONES}|dozens|scores|hundreds)\b)))",
    ),
    **dict.fromkeys(
        ("recovered", "retrieved", "pulled"),
        rf"(?=\s(?:out\s)?(?:[a-z]+\s){{0,3}}(?:[\d,]+|{TENS}|{ONES}|dozens of|scores of)\s(?:more\s)?bodies\b|\s(?:the\s)?(?:bodies|remains)\sof\s)",
    ),
    **dict.fromkeys(("accused", "accuses", "accuse"), r"(?=\s[^,;.]{3,60}\sof\s(?:\w+ly\s)?\w+ing\b)"),
    **dict.fromkeys(
        ("has", "had", "have"),
        r"(?=\s(?:the\s(?:dead|toll|number|figure)|a\s(?:\w+\s)?(?:toll|figure|count|tally|total|list|register|record)\sof"
        r"|(?:[a-z]+\s){0,2}[\d.,]+(?:%|\smillion)?\s[^,;:.]{3,60}\s(?:as|down\sas|on\s(?:its|their)\s(?:lists?|books|rolls|register)|back\sin)|it\sat|it(?=[,.;]|$))(?!\w))",
    ),
    "cleared": r"(?=\sfor\spublication\b)",
    "continued": r"(?=[,.:])",
    "went": r"(?=\son(?:[,.:]|\sto\ssay))",
    **dict.fromkeys(
        ("saw", "sees"),
        r"(?=\s(?:(?:about|around|some|over|nearly|almost|roughly|more\sthan|at\sleast)\s)?(?:\d|dozens|hundreds|thousands|scores|a\s(?:hundred|thousand)\b))",
    ),
}
# Verbs of data/vocabulary.toml that do not speak with the words of the pattern after them.
_LIVES = (
    r"\s(?:(?:the|over|about|nearly|almost|some|around|another|an?|as|many|several|further|hundreds?|thousands?|dozens?|scores|of|at|least|more|than|"
    rf"[\d,.]+|(?:{TENS})(?:-(?:{ONES}))?|{ONES})\s){{0,6}}(?:(?:[a-z]+\s)?lives|life)\b"
)
_REFUSED = {
    **dict.fromkeys(("claimed", "claims", "claim", "claiming"), _LIVES),  # "The siege has claimed over 1,000 lives"
    **dict.fromkeys(("fear", "fears"), "['\":]"),  # a noun: "'Constant fear': hundreds flee"
    **dict.fromkeys(("confirmed", "reported"), r"\s(?:killed|dead)\b"),  # "three more have been confirmed killed"
    "named": r"\s['\"]",  # "a raid that the army named 'Dawn'"
    **dict.fromkeys(("tell", "tells"), r"\sof\s(?:the\s|an?\s)?['\"]"),  # "residents tell of a 'night of terror'"
    # what is done, not said: "crews concluded the search", "teams assessed two schools"
    **dict.fromkeys(
        ("concluded", "concludes", "assessed"),
        r"\s(?!that|on|in|at|after|last|this|early|late|there|from|\w+day)\w(?![^.]*:\s)",
    ),
}


def _verb(word: str) -> str:
    """The pattern of a verb with what must and what may not follow it."""
    words = bundled().voicing
    only, never = words.only_before.get(word, ()), words.not_before.get(word, ())
    refused = [rf"\s(?:{'|'.join(never)})\b"] if never else []
    refused += [_REFUSED[word]] if word in _REFUSED else []
    follows = rf"(?=\s(?:{'|'.join(only)})\b)" if only else ""
    return word + follows + "".join(f"(?!{pattern})" for pattern in refused)


_SPEECH = [*map(_verb, bundled().voicing.speech), *map("".join, _FEELING.items())]
_FINDING = [*map(_verb, bundled().voicing.finding), *map("".join, _COUNTING.items())]
VERBS = "|".join(sorted([*_SPEECH, *_FINDING], key=len, reverse=True))
VERB = Sieve(rf"\b(?:(?P<speech>{'|'.join(_SPEECH)})|(?P<finding>{'|'.join(_FINDING)}))\b(?!-)")
_FIRST_WORDS = frozenset({*bundled().voicing.speech, *bundled().voicing.finding, *_FEELING, *_COUNTING})
_WORD = re.compile(r"\w+")
COUNTING = frozenset({"counted", "count", "counts", "tallied"})
GIVING = frozenset({"gave", "gives", "speaks", "spoke"})
RECEIVING = frozenset({"received", "receives", "receive"})  # bodies: of a hospital alone
RECOVERING = frozenset({"recovered", "retrieved", "pulled"})  # bodies: of the civil defence alone
HOLDING = frozenset({"has", "had", "have", "saw", "sees", "assumes", "assume"})  # of a body alone


def find_verbs(text: str) -> Iterator[re.Match[str]]:
    """Every match of VERB: a verb is a word of its own, so only such words are tried, each with what may follow it."""
    if not VERB.may_match(text):
        return
    end = 0
    for found in _WORD.finditer(text):
        word = found.group()
        if word in _FIRST_WORDS and found.start() >= end and (verb := _pattern_of(word).match(text, found.start())):
            end = verb.end()
            yield verb


@functools.cache
def _pattern_of(word: str) -> re.Pattern[str]:
    """VERB with no other verbs than those that begin with a word."""
    speech, finding = (
        "|".join(verb for verb in verbs if _WORD.match(verb)[0] == word) or "(?!)"  # type: ignore[index]
        for verbs in (_SPEECH, _FINDING)
    )
    return re.compile(rf"\b(?:(?P<speech>{speech})|(?P<finding>{finding}))\b(?!-)")


CAPITAL_VERB = Sieve(
    r"(?<=\w )(?:Says?|Said|Thinks?|Warns?|Announces?|Confirms?|Tells?|Shows?|Finds?|Believes?|SAYS?|SAID|WARNS?|CONFIRMS?|TELLS?)\b(?! (?:of|on|From|Of)\b)"
)
_SMALL_WORD = re.compile(r"\b[a-z]{5,}\b")


def without_capitals(text: str) -> str:
    """A headline whose words all have capitals, its verbs of speech in small letters: "Officials Say"."""
    if not CAPITAL_VERB.may_match(text) or _SMALL_WORD.search(text) or text.endswith("."):
        return text
    return CAPITAL_VERB.pattern.sub(lambda verb: verb.group().lower(), text)
