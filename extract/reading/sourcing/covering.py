"""Does a voice speak for a number? The cues of the pair, for the small model that weighs them (data/source.json).

The cues say where the voice stands to the number, how it is worded, what stands between them, and to whom the number
before was given. Fitted like the other models of the reading, by `python -m benchmarks.fit_sources`, which judges it on documents
that it has not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.reading.counting.counts import Count
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.quotations import is_quoted
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import type_of
from extract.reading.sourcing.voices import Voice

# A sentence that opens so goes on with what the sentence before it said, and who said it.
_GOES_ON = re.compile(
    r"^(?:\W*)(?:this|that|these|those|of (?:the|those|these|them|whom|which|all)|among (?:them|these|those)|the (?:figure|toll|number|count|total|dead|victims)|they (?:include|comprise)|it (?:also )?(?:includes|comprises)|another|a further|the (?:others|rest|remaining)|\w+ of (?:them|those|these|the|whom)|in addition|including|both|overall|in total|in all|altogether|all in all)\b",
    re.I,
)
_ALSO = Sieve(r"\balso\b|\btoo\b|\bin addition\b|\badded\b", re.I)
# Verbs that behave alike; the others stand for themselves.
_VERBS = {
    "tell": "said says say saying told tell tells stated states announced announces announce added adds declared confirmed confirms adding clarified stressed clarifies reiterated",
    "count": "reported reports report documented documents recorded records counted counts registered tallied verified found finds estimated estimates estimate puts put lists listed identified showed shows show speaks spoke gave gives numbered reckons reckoned",
    "warn": "warned warns warn believes believe thinks think fears fear expects suggests suggested urged argues argued insists insist claims claimed claim alleged",
    "cite": "citing cites cited quoting",
    "made": "compiled documented by recorded collected issued announced provided verified quoted tallied counted",
    "deny": "denied denies deny disputes disputed",
}
_VERB_CLASS = {verb: name for name, verbs in _VERBS.items() for verb in verbs.split()}
_BETWEEN = {
    name: Sieve(pattern, re.I)
    for name, pattern in {
        "semicolon": r";|\\n|</?p\b",
        "dash": r"\s–\s",
        "colon": r":\s",
        "while": r"\b(?:while|whereas|but)\b",
        "and": r",?\sand\b",
        "relative": r"\b(?:which|who|whom|where|whose)\b",
        "after": r"\b(?:after|when|since|following|hours before|before|as)\b",
        "that": r"\bthat\b",
        "comma": r",",
        "quote": '"',
        "plan": r"\b(?:to|would|could|will|may|might)\b",
        "number": r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands|half)\b",
        "negation": r"\b(?:not|no|never|denied|without)\b",
    }.items()
}
# How a sentence may turn to something else than the one before.
TURNS = {
    "turn": re.compile(
        r"\W*(?:meanwhile|elsewhere|earlier|separately|however|but|in contrast|by comparison|on the other|at the same time)\b",
        re.I,
    ),
    "actor": re.compile(
        r"\W*(?:israel(?:i|is)?|hamas|the army|troops|soldiers|settlers|palestinians?|one|two)\b", re.I
    ),
    "place": re.compile(r"\W*(?:in|at|near|from) (?:the )?(?-i:[A-Z])", re.I),
    "time": re.compile(r"\W*(?:on|since|during|by|after|before|in|last|between|until) \w", re.I),
}
# The number stands in a clause of its own that explains something else: "an attack in which 12 people died".
_EXPLAINS = re.compile(
    r"\b(?:in which|during which|where|which|who|that|when|after|hours after|a day after|as)\s+[^,;.]{0,90}$", re.I
)
_LATE_THAT = re.compile(r"\S+\s+\S+\s+that\s+[^,;.]{0,90}$")
_DEFINITE = re.compile(
    r"\b(?:the|its|their|all|all the|some of the|those|these)\s(?:(?:more|fewer|less) than |remaining |estimated |roughly |nearly |about |around |other |last |first |some )*$",
    re.I,
)
# "240 captives that Israel says were seized"
_NUMBER = re.compile(rf"(?!(?:19|20)\d\d\b)(?:\b{_BETWEEN['number'].pattern.pattern})", re.I)
_WHOSE = re.compile(r"(?:, \d{1,2})?,? (?:(?:in|at|near) [^,.;\"]{2,40} )?(?:whose|where|who) [^.;:\"]*")
_IN_WHICH = re.compile(r"\b(?:in|during) which\s|,\swhere\s")
# "the bodies of nine confirmed dead by the army", of 40 who are held
_WHOSE_DEATH = re.compile(r"\bwhose deaths? (?:the )?$")
_PRONOUNCED = frozenset(("confirmed", "pronounced", "declared", "presumed"))
_SHARE = re.compile(
    r",? (?:of whom |including |about |some |over |nearly )?[\d.]+ ?(?:%|per ?cent)"
)  # "900 (UN), 70% boys"
_DID = re.compile(r"[^,]{2,60} (?:has|have|had) [^,]*")
_OPENS_CLAUSE = re.compile(r"\b(?:and|but), $")
_PART = re.compile(r",\s(?:as well as\s|including\s|among (?:them|whom)\s|[^,;]*\bof (?:whom|which|them)\b)[^,;]*$")
# "Nine were shot, one of them, says the army, a commander", "one died, possibly, officials said, by his own fire"
_IN_PASSING = re.compile(
    r",\s(?:(?:one|two|three|four|five|most|some|half) of (?:them|whom)|(?:possibly|probably|apparently|perhaps|allegedly)),\s?$"
)
# "the 40 captives – nine of them alive, the army believes – to be"
_ASIDE = re.compile(r"\s–\s[^–]*$")
_CLOSES_ASIDE = re.compile(r"[^–.;,]{0,30}\s–\s")
_WHAT = Sieve(r"(?<!\bin )(?<!\bto )(?<!\bfrom )\bwhat (?:the )?$", re.I)
_ADJACENT = re.compile(r"\s*(?:[\w'-]+\s){0,4}?,?\s?(?:that|which|whom|who)?\s*")
_DISTANCES = (2, 5, 9, 15, 25, 40, 999)  # words


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands: its sentence, its offsets there, and whether that is in a quotation."""

    index: int
    sentence: Sentence
    start: int
    end: int
    count: Count
    quoted: bool
    whole: int | None = None  # where the number starts that it is a part of, in the same sentence


@dataclass(frozen=True, slots=True)
class Given:
    """An earlier count and the voice that it was given to."""

    count: Count
    voice: Voice | None


def may_cover(voice: Voice, spot: Spot) -> bool:
    """A clause that opens after the number speaks of what follows, unless the number's noun is its object.

    "40 died, but Cairo denied this" is not Cairo's; "240 captives that Israel says were seized" is Israel's.
    """
    a, text = voice.attribution, spot.sentence.text
    if voice.sentence != spot.index:
        return not (a.manner is Manner.ACCORDING and a.verb in _PRONOUNCED)  # "dead by the army": of those alone
    if r"\n" in text[min(a.end, spot.end) : max(a.start, spot.start)]:
        return False  # a line break, escaped by whoever stored the page
    if (
        _WHAT.may_match(text)
        and _WHAT.search(text[: a.start])
        and not (a.end <= spot.start and "," not in text[a.end : spot.start])
    ):
        return False  # "against what it claims are armed men, killing nine people"
    if a.start >= spot.end and text.startswith(",", a.end) and _OPENS_CLAUSE.search(text, 0, a.start):
        return False  # "nine were seized, and, by Cairo's count, 40 killed"
    if (
        a.start < spot.start
        and spot.end <= a.end
        and a.manner is Manner.SAID
        and _DID.fullmatch(text, a.start, spot.start)
    ):
        return False  # "Israel has lost nine, and has told the families": it says that of something else
    if _is_of_another(voice, spot) or _tells_of_speaker(voice, spot):
        return False
    return a.after or a.both or a.start < spot.end or _ADJACENT.fullmatch(text, spot.end, a.start) is not None


def _is_of_another(voice: Voice, spot: Spot) -> bool:
    """The naming goes with another number: "900 dead (IOM), 40 of them in Tubas", "60 by the mayor's count; some say 90"."""
    a, text = voice.attribution, spot.sentence.text
    if a.manner is Manner.BRACKET and ";" in text[a.start : spot.start] and spot.start < a.end:
        return True  # "(ACLED; others up to 900)"
    if _is_of_clause(text, a, spot):
        return True
    if spot.end <= a.start and _is_of_part(text[spot.end : a.start], a, text[a.end :]):
        return True
    beside = a.manner is Manner.BRACKET or (a.manner is Manner.COUNT and text[a.start :].startswith("by "))
    share = _SHARE.match(text, a.end)
    if a.pronoun or not beside or not a.end <= spot.start or (share and share.end() >= spot.end):
        return False
    if text.startswith(":", a.end) or _OPENS_CLAUSE.search(text, 0, a.start):
        return False
    return _NUMBER.search(text, 0, a.start) is not None


def _is_of_clause(text: str, a: Attribution, spot: Spot) -> bool:
    """ "In a raid in which nine died according to the UN, 900 people fled": the naming goes with its own clause."""
    if a.manner is not Manner.ACCORDING or not text.startswith(",", a.end) or text[: a.start].rstrip().endswith(","):
        return False
    opens = next(reversed([*_IN_WHICH.finditer(text, 0, a.start)]), None)
    return opens is not None and not opens.end() <= spot.start < a.start


def _is_of_part(between: str, a: Attribution, follows: str) -> bool:
    """The naming goes with a part of the number: "60 captives, half of them dead according to the army"."""
    if a.both and _IN_PASSING.search(between):
        return True
    if _NUMBER.search(between) is None:
        return False
    if _ASIDE.search(between) and _CLOSES_ASIDE.match(follows):
        return True
    if a.verb in _PRONOUNCED and (a.manner is Manner.ACCORDING or _WHOSE_DEATH.search(between)):
        return True
    tight = a.manner in (Manner.ACCORDING, Manner.COUNT) and not between.rstrip().endswith((",", "–"))
    return tight and _PART.search(between) is not None


def _tells_of_speaker(voice: Voice, spot: Spot) -> bool:
    """The number stands in the reporter's clause on who speaks: "said Rana Saleh, 34, whose son is one of 59 hostages"."""
    a, text = voice.attribution, spot.sentence.text
    inverted = a.after and a.verb is not None and text.startswith(a.verb, a.start)
    return inverted and _WHOSE.fullmatch(text, a.end, spot.start) is not None


def coverage_cues(
    voice: Voice,
    spot: Spot,
    near: Sequence[Voice],
    quoted: Sequence[bool],
    sentences: Sequence[Sentence],
    last: Given | None,
) -> list[str]:
    """The cues of a voice and a number; `near` are all voices around, `last` is the number before and whose it was."""
    a = voice.attribution
    own = any(v.sentence == spot.index and v.name for v in near)
    if voice.sentence == spot.index:
        where, cues = "here", list(_here(voice, spot, near, quoted))
    else:
        where = "before" if voice.sentence < spot.index else "next"
        if a.manner in (Manner.ISSUER, Manner.SIGNED, Manner.HEADING):
            base = f"stands:{a.manner}"
            cues = [base, f"{base}/own:{own}", f"{base}/far:{min(spot.index - voice.sentence, 4)}"]
        else:
            cues = list(_elsewhere(voice, spot, quoted, sentences, own=own))
    cues += _after_the_last(voice, spot, where, last)
    return [*cues, f"type:{type_of(voice.name or '')}", f"weak:{a.weak}", f"pronoun:{a.pronoun}/{where}"]


def _after_the_last(voice: Voice, spot: Spot, where: str, last: Given | None) -> Iterator[str]:
    """Whether the number before was given to the same voice, and how the sentence goes on from there."""
    if last is None or last.voice is None:
        return
    if last.voice.name != voice.name:
        yield f"lastother:{where}"
        return
    leans = spot.count.rule in ("subset", "anaphora", "list")
    yield from (f"last:{where}", f"last:{where}/{last.voice is voice}/leans:{leans}")
    if where == "before":
        turn = next((name for name, pattern in TURNS.items() if pattern.match(spot.sentence.text)), "none")
        alike = last.count.metric is spot.count.metric
        yield from (f"last:before/turn:{turn}", f"last:before/alike:{alike}")


def _here(voice: Voice, spot: Spot, near: Sequence[Voice], quoted: Sequence[bool]) -> Iterator[str]:
    a, text, at = voice.attribution, spot.sentence.text, spot.start
    before = a.end <= at
    faces = "both" if a.both else "after" if a.after else "relative" if a.relative else "forward"
    side = "<" if before else ">"
    base = f"here:{side}{faces}"
    between = text[a.end : at] if before else text[spot.end : a.start]
    verb = _VERB_CLASS.get(a.verb or "", a.verb or "none")
    far = next(i for i, most in enumerate(_DISTANCES) if len(between.split()) <= most)
    others = [v.attribution for v in near if v.sentence == spot.index and v.attribution.start != a.start]
    if before:
        rivals = [o for o in others if a.end <= o.start < at and not (o.after and not o.both)]
        answered = any(o.start >= spot.end and o.after for o in others)
    else:
        rivals = [o for o in others if spot.end <= o.start < a.start]
        answered = any(o.end <= at and not o.after for o in others)
    yield from (base, f"{base}/{a.manner}", f"{base}/verb:{verb}", f"{base}/far:{far}")
    yield from (f"{base}/rivals:{min(len(rivals), 2)}", f"{base}/answered:{answered}")
    yield from (f"{base}/between:{name}" for name, pattern in _BETWEEN.items() if pattern.search(between))
    if not rivals:
        yield f"{base}/nearest"
    if before:
        yield from _explaining(between, verb)
    if _DEFINITE.search(text[:at]):
        yield from ("definite", f"definite/verb:{verb}")
    yield f"quoted:{spot.quoted}/{is_quoted(text, a.start, inside=quoted[spot.index])}/{side}"
    if spot.whole is not None:
        yield f"{base}/whole" if (a.end <= spot.whole) == before else f"here:whole beyond/{a.after}"


def _explaining(between: str, verb: str) -> Iterator[str]:
    if found := _EXPLAINS.search(between):
        yield from ("explains", f"explains/verb:{verb}")
        if not found.group().lower().startswith("that"):
            yield "explains:aside"
    if _LATE_THAT.search(between):
        yield "explains:late that"


def _elsewhere(
    voice: Voice, spot: Spot, quoted: Sequence[bool], sentences: Sequence[Sentence], *, own: bool
) -> Iterator[str]:
    a, text, k = voice.attribution, spot.sentence.text, voice.sentence
    steps = spot.index - k
    lines = abs(spot.sentence.paragraph - sentences[k].paragraph)
    side = "before" if steps > 0 else "next"
    base = f"{side}{min(abs(steps), 4)}:{min(lines, 2)}"
    theirs = is_quoted(sentences[k].text, a.start, inside=quoted[k])
    opens = len(text[: spot.start].split()) < 3
    verb = _VERB_CLASS.get(a.verb or "", a.verb or "none")
    yield from (base, f"{base}/{'both' if a.both else 'after' if a.after else 'forward'}", f"{base}/own:{own}")
    yield from (f"{base}/quoted:{spot.quoted}/{theirs}", f"{side}/{a.manner}", f"{side}/verb:{verb}")
    yield from (f"{side}/opens:{opens}", f"{side}/weak:{a.weak}")
    if spot.quoted and not theirs:
        through = range(spot.index + 1, k + 1) if steps < 0 else range(k + 1, spot.index + 1)
        runs = "runs" if all(quoted[i] for i in through) else "again"
        yield f"quotation:{side}/{runs}/{lines == 0}/own:{own}"
    if _GOES_ON.search(text[: spot.end]):
        yield from (f"goes on/{base}", f"goes on/own:{own}")
    if _ALSO.search(text):
        yield f"also/{side}/own:{own}"
    if spot.count.counted.elided or spot.count.counted.anaphoric:
        yield f"elided/{base}"
