"""How many live somewhere, which is no figure unless something befell them all: "the camp has about 14,000 residents"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.dwelling import lost_their_homes
from extract.reading.counting.governors import UNSTRESSED
from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass

_HOME_TO = Sieve(r"\b(?:population of|home to|inhabited by|populated by)\s+(?:\w+ ){0,3}$", re.I)
_HAS = Sieve(
    r"\b(?:has|had|(?<!along )(?<!together )with) (?:about |around |some |over |nearly |almost |more than |roughly )?$",
    re.I,
)
# "a town of 9,000 people", "a community with some 120 residents"
_TOWN_OF = Sieve(
    r"\ban? (?:[\w-]+ )?(?:town|city|village|kibbutz|moshav|hamlet|community|suburb|enclave|territory|country|municipality|metropolis|refugee camp) (?:of|with) "
    r"(?:about |around |some |over |nearly |almost |more than |roughly |just )?$",
    re.I,
)
_SHARE_BEFORE = Sieve(
    r"(?:%|per ?cent|half|thirds?|quarters?|most|majority|nearly all|almost all) of (?:[\w-]+ ){0,3}[\w-]+'s\s+$", re.I
)
# "nearly all of the camp's 20,000 residents have fled": as many as live there, more or less
_ALL_OF = Sieve(
    r"\b(?:(?:nearly|almost|virtually|practically) )?all of (?:[\w'-]+ ){0,4}[\w-]+'s (?:about |around |some |estimated |roughly )?$",
    re.I,
)
# "most of the 2.3 million residents have fled"
_MOST_OF = Sieve(
    r"\b(?:most|majority|many|nearly all|almost all|virtually all) of (?:the|its) (?:estimated |roughly |some |nearly )?$",
    re.I,
)
_SHARE_OF = re.compile(r"\b(?:of|among|for|than) (?:(?:the|its|all) )?[\w' -]{2,40}'s $", re.I)
_NOBODY_S = re.compile(r"(?:that|it)'s $", re.I)
_HOUSED = Sieve(
    r"(?P<flats>\b(?:apartment|residential|(?<!school )building|tower|high-rise|block|(?<!tent )(?<!displacement )(?<!makeshift )camp)s?\b[^.,;:]{0,24} )?\bhous(?:e|es|ed|ing) (?:about |around |some |over |nearly |almost |more than |roughly )?$",
    re.I,
)
# "hamlets that about 1,100 people call home", "12,000 people were on the register of the camp"
_CALL_HOME = re.compile(
    r"(?:are|were) on the (?:register|rolls|books) of (?:[\w'-]+ ){1,4}?(?:camp|town|village|agency)\b|(?:still )?(?:call|calls|called) (?:it |them |this )?home\b"
)
# "few, compared to the 260,000 people who were in the city in August"
_COMPARED = Sieve(r"\b(?:compared (?:to|with)|than) (?:the )?(?:about |around |some |estimated |roughly )?$", re.I)
_WHO_WERE_IN = re.compile(
    r"(?:who|that) (?:were|had been|lived|had lived|used to live|once lived) (?:living )?(?:in|there)\b"
)
_INHABITANTS = ("residents", "inhabitants", "citizens")
_HOME = 12  # tokens
_SETTLING = ("Israelis", "settlers")
_RESIDING = (*_INHABITANTS, "population", "camp residents")
_BELONGING = (*_INHABITANTS, "members")
_POPULATION = ("people", "population", *_INHABITANTS)
_LIVING = frozenset("live lived reside resided".split())
_INHABITING = frozenset("inhabit inhabits inhabited populate populated".split())
_ENDS = frozenset(". , ; : – ) and in on before until".split())


def is_population(before: str, tokens: Sequence[Token], counted: Counted) -> bool:
    """Whether people are counted because they live somewhere, and stay there. `before` is what the number follows."""
    return _live_somewhere(before, tokens, counted) and not lost_their_homes(tokens, counted, counted.first)


def _live_somewhere(before: str, tokens: Sequence[Token], counted: Counted) -> bool:
    if _ALL_OF.search(before) and _have_fled(tokens, counted.last):
        return False
    dwelt = _HOUSED.search(before)
    hosted = counted.noun == "inhabitants" and before.endswith("hosting ")  # "the house, hosting nine inhabitants"
    if hosted or (
        dwelt and (counted.noun in _INHABITANTS or (not counted.has(NounClass.DISPLACED) and dwelt["flats"]))
    ):
        return True  # "the tower housed about 1,700 residents"
    following = " ".join(t.text for t in tokens[counted.last : counted.last + 7])
    if _CALL_HOME.match(following) or (_COMPARED.search(before) and _WHO_WERE_IN.match(following)):
        return True
    if _SHARE_BEFORE.search(before) or (counted.noun in _RESIDING and _MOST_OF.search(before)):
        return True
    if counted.group in _SETTLING and _are_settlers(tokens, counted.last):
        return True
    follows = tokens[counted.last].text if counted.last < len(tokens) else "."
    registered = (counted.noun or "").endswith("refugees")  # "home to 13,000 Palestine refugees" is a population
    lives = registered and counted.group == "Palestinians" and follows.split(" ")[0] in _LIVING
    if lives or (follows in _INHABITING and counted.has(NounClass.PERSON, NounClass.DISPLACED)):
        return True  # "17,000 refugees inhabit the camp", "Palestinian refugees live in the camp"
    if follows == "," and _who_left(tokens[counted.last + 1 : counted.last + _CLAUSE]):
        return False
    if follows in ("who", "that", "displaced") or (counted.has(NounClass.DISPLACED) and not registered):
        return False  # "home to 23,600 people who were expelled": said of them, not of the place
    own = [t.text for t in tokens[counted.last : counted.last + 3]] in (["of", "its", "own"], ["of", "their", "own"])
    if counted.noun in _BELONGING and _HAS.search(before) and (follows in _ENDS or own):
        return True
    if _HOME_TO.search(before) or (counted.noun in _POPULATION and _TOWN_OF.search(before)):
        return True
    if counted.noun not in _POPULATION or not before.endswith("'s ") or _NOBODY_S.search(before):
        return False
    return _SHARE_OF.search(before) is not None or not _are_all_gone(tokens, counted.last)


def _are_settlers(tokens: Sequence[Token], i: int) -> bool:
    """ "home to three million Palestinians and 500,000 Israelis", "Israelis who live in settlements": nothing befell them."""
    words = [t.text for t in tokens[i : i + 5]]
    if "home to" in " ".join(t.text for t in tokens[max(0, i - _HOME) : i]):
        return True
    if words[:1] == ["who"]:
        words = words[1:]
    living = words[:1] in (["live"], ["living"], ["live in"], ["living in"], ["reside in"], ["residing in"])
    return (living or words[:1] == ["in"]) and any(
        w in ("settlements", "outposts", "live in", "living in") for w in words
    )


def is_headcount(text: str, start: int, after: str) -> bool:
    """ "The population was thought to be 175,000", "260,000 had been living there", "the others, about 2,000, stayed"."""
    if after.startswith((" who ", " that ")):
        return False  # "a population of 400,000 who were told to go"
    before = text[max(0, start - _REACH) : start]
    if before.endswith("(") and _OF_CITIES.search(text[:start]):
        return True
    return _POPULATION_IS.search(before) is not None or _LIVED_THERE.match(after) is not None


_REACH = 80  # characters
_POPULATION_IS = Sieve(
    r"\b(?:population|inhabitants)\b(?: of [\w' -]{2,30})?(?: in \w+(?: \d{4})?)?(?: (?:is|was|were|had been|has been|stood at|of))?"
    r"(?: (?:thought|estimated|believed|put) (?:to be|at))?:?\s(?:about |around |some |nearly |almost |more than |over )?$"
    r"|\bpopulation of [^.;:()]{2,24}, (?:or )?(?:about |around |some |nearly |almost |more than |over )?$"
    r"|\bcommunity of (?:about |around |some |nearly |almost |more than |over )?$"
    r"|\bwho (?:stays?|stayed|remains?|remained) (?:behind|there)\b[^.]{0,40}\s$"
    r"|\b(?:its|their) own (?:inhabitants|residents|people),\s$",
    re.I,
)
# "close to the population of Nice (342,000) and Leeds (536,000)"
_CITY = r"[A-Z][^.;:()]{1,30}"
_OF_CITIES = Sieve(rf"\bpopulations?(?: sizes?)? of {_CITY} \((?:[^()]{{1,50}}\)[^.;:()]{{1,60}} \()?$")
_LIVED_THERE = re.compile(
    r"(?: (?:or so|people))?(?:, (?:at most|or so))? (?:had (?:been living|lived)|were living|lived|used to live) (?:there|here)\b"
    r"|,? (?:at most, )?(?:stayed|stay|are cut off)\b",
    re.I,
)


def _who_left(clause: Sequence[Token]) -> bool:
    """ "the town's 3,500 residents, who were evacuated in October": said of all of them."""
    told = any(p.name in ("displaced", "returned") for t in clause for p in t.predicates)
    return told and clause[0].text == "who"


_CLAUSE = 6  # tokens


def _have_fled(tokens: Sequence[Token], i: int) -> bool:
    """ "have been displaced", "have fled" stands at index i: not only "are away"."""
    verb = i
    while verb < len(tokens) and tokens[verb].text in UNSTRESSED:
        verb += 1
    return verb > i and verb < len(tokens) and any(p.name == "displaced" for p in tokens[verb].predicates)


def _are_all_gone(tokens: Sequence[Token], i: int) -> bool:
    """ "the camp's 15,000 residents were forced out", "have fled": what befell all of them follows at once."""
    verb = i
    while verb < len(tokens) and tokens[verb].text in UNSTRESSED:
        verb += 1
    forms = (Form.BEFALL,) if verb == i else (Form.BEFALL, Form.DONE)
    said = tokens[verb].predicates if verb < len(tokens) else ()
    return any(p.metric is Metric.DISPLACEMENT and p.form in forms for p in said)
