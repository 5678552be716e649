"""The word "one": a count where something befell one of those named, else a pronoun or a figure of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.governors import AUXILIARIES, BE, STOPS
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass

COUNTABLE = (
    NounClass.PERSON,
    NounClass.HOUSEHOLD,
    NounClass.HOME,
    NounClass.BUILDING,
    NounClass.HOSTAGE,
    NounClass.DISPLACED,
    NounClass.DEAD,
)


def counts_one(tokens: Sequence[Token], i: int, counted: Counted, after: str) -> bool:  # noqa: C901 - rules, in their order
    """Whether "one" counts somebody or something; `after` is what the sentence goes on with."""
    follows = tokens[i + 1].text if i + 1 < len(tokens) else "."
    before = tokens[i - 1].text if i else ""
    if _ONE_OF_MOST.match(after):
        return False  # "one of the largest hostage crises"
    if before in _PLACING and after.startswith((" of them", " of these", " of those")):
        return False  # "in one of them, a man counted the dead": of places named before
    if before == "of" and i > 1 and tokens[i - 2].text in _KIN:
        return False  # "the sister of one of the victims"
    if (
        before == "and"
        and follows == "of"
        and counted.has(NounClass.PERSON)
        and any(t.quantity for t in tokens[max(0, i - 5) : i])
    ):
        return True  # "five journalists and one of its own rescuers"
    if _is_last_of_places(tokens, i) or _is_last_of_doers(tokens, i):
        return True  # "two in Jenin and one in Tubas", "five by troops and one by a settler"
    if _ONE_OF.match(after) and not _says_who(tokens, counted):
        return False
    ahead = tokens[i - 2].text if i > 1 else ""
    if before in _TELLING and _befalls_one(tokens, counted):
        return True  # "the military said one of its soldiers was killed"
    if counted.noun == "own" and i and any(p.metric for p in tokens[i - 1].predicates):
        return True  # "lost one of its own"
    if before == "than" and ahead == "more" and follows not in _ONE_AFTER and counted.has(*COUNTABLE):
        return True  # "more than one person a day"
    named = tokens[i + 2].entry.nationality if i + 2 < len(tokens) else False
    if before == "and" and follows in ("is", "was") and named:
        return True  # "six are Thai and one is Nepalese"
    if before in ("is", "was", "'s", "as") and follows == "of" and not counted.anaphoric:
        return False  # "he is one of 48 hostages"
    if before not in _ONE_BEFORE and (_ONE_OF.match(after) or (follows == "of" and counted.has(NounClass.HOSTAGE))):
        return True
    if follows == "of" and before not in _ONE_BEFORE and _befalls_one(tokens, counted):
        return True
    if before in ("from", "of") and follows in ("family", "household", "clan"):
        return False  # "four from one family"
    verb = tokens[i - 2 if before == "of" else i - 1] if i > 1 else tokens[0]
    if follows == "more" and not counted.has(NounClass.TRAP) and any(p.metric for p in verb.predicates):
        return True  # "four women were released, and soldiers freed one more", "the remains of one more hostage"
    if before == "only" and follows != "of" and _befalls_one(tokens, counted):
        return True  # "only one hostage had been freed"
    if not before and follows == "was" and _is_somebody(tokens, i + 2):
        return True  # "Some were gunmen. One was a girl of two."
    killed = i > 0 and any(p.metric is Metric.DEATHS and p.form is Form.DONE for p in tokens[i - 1].predicates)
    if counted.elided and killed and follows in ("and", ",", ";", "."):
        return True  # "killed one and wounded six"
    if follows in _ONE_AFTER or before in _ONE_BEFORE:
        return False
    if counted.has(*COUNTABLE):
        return True
    return counted.elided and follows in _BEFALLEN and _predicate_follows(tokens, i)


def _is_last_of_places(tokens: Sequence[Token], i: int) -> bool:
    """ "killed two in Jenin and one in Tubas", "two on Monday and one on Friday": what befell the number before befell it."""
    where = tokens[i + 1 : i + 3]
    if (
        len(where) <= 1
        or where[0].text not in _PLACING
        or i == 0
        or tokens[i - 1].text not in ("and", ",", "including")
    ):
        return False
    if not (where[1].capital or _A_DAY.match(" ".join(t.text for t in tokens[i + 1 : i + 4]))):
        return False
    for k in range(i - 2, max(-1, i - _SENTENCE), -1):
        if tokens[k].text in STOPS:
            return False
        if tokens[k].quantity is not None and not _A_YEAR.fullmatch(tokens[k].text):
            return _counts_things(tokens, k) and any(p.metric for t in tokens[:i] for p in t.predicates)
    return False


def _is_last_of_doers(tokens: Sequence[Token], i: int) -> bool:
    """ "five by the army and one by a settler": who did it is told of both, and of something that befalls people."""
    if [t.text for t in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])] != ["and", "by"]:
        return False
    before = next((k for k in range(i - 2, max(-1, i - _ASIDE), -1) if tokens[k].quantity is not None), None)
    by = before is not None and tokens[before + 1].text == "by"
    return by and any(p.metric is Metric.DEATHS for t in tokens[:i] for p in t.predicates)


def _counts_things(tokens: Sequence[Token], k: int) -> bool:
    """The number at index k counts people or buildings, or goes without its noun; it is no date."""
    noun = tokens[k + 1] if k + 1 < len(tokens) else None
    named = noun is not None and (not noun.nouns.isdisjoint(COUNTABLE) or noun.text in _PLACING | {"of"})
    return named or (noun is not None and bool(noun.predicates))


_PLACING = frozenset("in on at near from outside".split())
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_A_DAY = re.compile(r"on (?:the (?:day|first|second|third|eve|spot)|mon|tues|wednes|thurs|fri|satur|sun)")


def _befalls_one(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "one of his sons was shot dead": one of the people named is said to be dead, displaced or taken, in so many words."""
    return counted.has(*COUNTABLE) and _is_befallen(tokens, counted.last)


def _is_befallen(tokens: Sequence[Token], i: int) -> bool:
    """ "was shot dead" at index i, or after an aside: ", a sergeant of 22, was shot dead"."""
    if i < len(tokens) and tokens[i].text == ",":
        i = next((k + 1 for k in range(i + 1, min(i + _ASIDE, len(tokens))) if tokens[k].text == ","), i)
    verb = tokens[i : i + 4]
    if not verb or verb[0].text not in AUXILIARIES:
        return False
    return any(p.metric is not None and p.form in (Form.DONE, Form.BEFALL) for t in verb[1:] for p in t.predicates)


def _says_who(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "one of whom was a nurse", "one of them in Qabatiya", "one of whom has died"; not "one of them was carrying a stick"."""
    verb = tokens[counted.last].text if counted.last < len(tokens) else "."
    if not counted.anaphoric:
        return verb not in _TELLS or _is_befallen(tokens, counted.last)
    if verb not in AUXILIARIES | _TELLS or _is_befallen(tokens, counted.last):
        return True
    return verb in BE and _is_somebody(tokens, counted.last + 1)


def _is_somebody(tokens: Sequence[Token], i: int) -> bool:
    """ "a nurse", "a 13-year-old boy", "aged 16", "in Qabatiya": who one is, or where it befell them."""
    for token in tokens[i : i + 5]:
        if token.nouns & {NounClass.PERSON, NounClass.HOSTAGE} or "year-old" in token.text or token.text in _AGED:
            return True
        if token.predicates or not (token.text[0].isalnum() or token.text == "-"):
            return False
    return False


def _predicate_follows(tokens: Sequence[Token], i: int) -> bool:
    return any(t.predicates for t in tokens[i + 1 : i + 4])


_KIN = frozenset(
    "members member relatives relative sister brother mother father wife husband widow son daughter cousin uncle aunt friend neighbour neighbor".split()
)
_TELLING = frozenset("that said says added".split())
_ASIDE = 12  # tokens
_SENTENCE = 24  # tokens: "12 were killed by the army in the West Bank, including one in Jenin"
_AGED = frozenset("aged under in from".split())
_BEFALLEN = frozenset("was were has had is killed died".split())
_ONE_OF = re.compile(
    r"\s*of (?:them|whom|which|(?:these|those)(?= (?:is|was|had|has)\b)|those killed|the (?:dead|victims|killed|slain|two|three|four|five|six|seven|eight|nine|ten)|the \w+ killed)\b",
    re.I,
)
_ONE_OF_MOST = re.compile(r"\s*of (?:the|its|their) (?:most|worst|best|[a-z]{3,}est)\b")
_TELLS = frozenset("said told asked says added recalled explained replied insisted had has".split())
_ONE_AFTER = frozenset(
    "of another day thing time side more reason way such that hand point who another's side's".split()
)
_ONE_BEFORE = frozenset(
    "not single no the this that each every any which only another a or than last next said says told asked".split()
)
