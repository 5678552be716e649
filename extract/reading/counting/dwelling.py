"""People counted by where they lived or stay: in a home pulled down, in a village emptied, in a shelter, or still at home."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.counts import BUILT, Numbers
from extract.reading.counting.governors import DISPLACED, NOT_OURS, Accepts, Governor
from extract.reading.counting.latest import last_counts
from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_PEOPLE = (NounClass.PERSON, NounClass.HOUSEHOLD)
_AT_WORK = frozenset({"students", "teachers", "staff", "medics", "soldiers", "fighters", "police officers"})
_REACH = 14  # tokens
# "home to 14 people", "housing two families numbering 12 people", "in which 29 people had been living"
_HOUSING = re.compile(
    r"\b(?:home to|(?:served|used|serving) as (?:the |a )?homes? (?:to|of|for)|houses|housing|housed|inhabited by|sheltering|occupied by)"
    r"(?: [\w,]+ (?:[\w-]+ )?(?:famil(?:y|ies)|households?|people|persons|brothers) (?:numbering|comprising|with|of|or|,|\())?"
    r"(?: (?:about|around|some|over|nearly|almost|at least|more than|a total of))?$"
)
_WITHIN = re.compile(r"\b(?:in which|where)(?: (?:about|around|some|over|nearly|almost|at least|more than))?$")
_LIVED = re.compile(r"(?:(?:had|have|has) )?(?:been )?(?:live|lived|living|resided|reside|dwelt)\b|were living\b")
_TEARS = Sieve(
    r"\b(?:demolish|demolition|raz(?:e|ed|ing)\b|bulldoz|dismantl|(?:tore|torn|tearing|tear|pulled|pulling) down)"
)
_PLACES = frozenset(
    "communities community villages village hamlets hamlet town towns camp camps city neighbourhood neighborhood area areas district".split()
)
_SMALL_PLACES = frozenset("communities community villages village hamlets hamlet".split())
# "eight communities there, about 1,000 people", "18 communities to leave, with 1,072 people"
_APPOSED = re.compile(
    r"(?:there |entirely |to (?:leave|flee|move) )?(?:[,(–] ?)?(?:with|numbering|comprising|totalling|,|\()"
)
_RELATIVE = re.compile(r"(?:[,–(] )?(?:which (?:is|are|was|were) (?:once )?)?")
_EMPTIES = re.compile(
    r"\b(?:emptied|emptying|uproot\w*|displac\w*|depopulat\w*|expel\w*|expulsion of|evict\w*|eviction of|drove|driven|forced|forcing|wiped out|transfer of)"
    r" (?:[\w-]+ ){0,5}$"
)
_EMPTIED = re.compile(
    r"(?:[\w', -]{0,60} )?(?:[,–)] )?(?:have|has|had|were|was)(?: \w+){0,3}? (?:emptied|uprooted|displaced|depopulated|abandoned|expelled|evicted|driven|forced|wiped)\b"
)


def find_unhoused(s: Numbers, i: int, accepts: Accepts) -> Governor | None:
    """ "demolished a house home to 14 people", "razed three homes in which 29 people had been living": they lost their home."""
    counted = s.counted[i]
    if not _TEARS.search(s.text) or not counted.has(*_PEOPLE) or s.quantity(i).percent or not accepts(DISPLACED):
        return None
    torn = pulled_down(s.tokens, counted, s.edges[i])
    return Governor(DISPLACED, torn, "object") if torn is not None else None


def lost_their_homes(tokens: Sequence[Token], counted: Counted, edge: int) -> bool:
    """The people who are counted for where they live had to leave: their house was pulled down, or the village emptied."""
    if not counted.has(*_PEOPLE):
        return False
    return pulled_down(tokens, counted, edge) is not None or emptied(tokens, counted, edge) is not None


def pulled_down(tokens: Sequence[Token], counted: Counted, edge: int) -> int | None:
    """The verb that tells that the home of the people counted was pulled down; None where none does."""
    if counted.group in _AT_WORK or not _live_in_building(tokens, counted, edge):
        return None
    return next((k for k, t in enumerate(tokens) if _TEARS.search(t.text)), None)


def _live_in_building(tokens: Sequence[Token], counted: Counted, edge: int) -> bool:
    """A building is said to house the people; not a village or a camp."""
    before = " ".join(t.text for t in tokens[max(0, edge - _REACH) : edge])
    after = " ".join(t.text for t in tokens[counted.last : counted.last + 5])
    if counted.noun in _HOUSEHOLDS and _HOMES_OF.search(before):
        near = " ".join(t.text for t in tokens[max(0, edge - _VERB) : edge])
        return _TEARS.search(near) is not None or _TORN_DOWN.match(after) is not None
    housing = _HOUSING.search(before)
    if not housing and not (_WITHIN.search(before) and _LIVED.match(after)):
        return False
    ahead = [t for t in tokens[max(0, edge - _REACH) : edge] if t.text not in ("home", "housing", "houses")]
    return next((bool(t.nouns & BUILT) for t in reversed(ahead) if t.text in _PLACES or t.nouns & BUILT), False)


_HOUSEHOLDS = frozenset("family families household households".split())
# "demolished the homes of six families", "the homes of six families were torn down"
_HOMES_OF = re.compile(r"\b(?:homes?|houses?|dwellings?|apartments|flats|shacks|tents) (?:of|belonging to|owned by)$")
_TORN_DOWN = re.compile(
    r"(?:(?:were|was|have been|had been|are|being) )+(?:demolished|destroyed|razed|torn down|bulldozed|levelled|blown up)\b"
)
_VERB = 8  # tokens


def find_emptied(s: Numbers, i: int, accepts: Accepts) -> Governor | None:
    """ "18 communities, home to 1,072 people, have been displaced", "expelled eight villages, about 1,000 people"."""
    counted = s.counted[i]
    if not counted.has(*_PEOPLE) or s.quantity(i).percent or not accepts(DISPLACED):
        return None
    verb = emptied(s.tokens, counted, s.edges[i])
    return Governor(DISPLACED, verb, "object") if verb is not None else None


def emptied(tokens: Sequence[Token], counted: Counted, edge: int) -> int | None:
    """The noun of the village whose people all left, where the people counted are those; None where they are not."""
    start = max(0, edge - _REACH)
    place = next((k for k in range(edge - 1, start - 1, -1) if tokens[k].text in _SMALL_PLACES), None)
    if place is None:
        return None
    between = " ".join(t.text for t in tokens[place + 1 : edge])
    housing = _HOUSING.search(between)
    if not _APPOSED.fullmatch(between) and not (housing and _RELATIVE.fullmatch(between[: housing.start()])):
        return None
    before = " ".join(t.text for t in tokens[max(0, place - 8) : place]) + " "
    after = " ".join(t.text for t in tokens[counted.last : counted.last + _REACH])
    if not _EMPTIES.search(before):
        return place if _EMPTIED.match(after) else None
    return next(k for k in range(place - 1, -1, -1) if _EMPTIES.search(tokens[k].text + " "))


def find_refuge(s: Numbers, i: int, accepts: Accepts) -> Governor | None:
    """ "The church was a shelter for 500 people", "the school served as a refuge for 90 families"."""
    if not s.counted[i].has(*_PEOPLE) or s.quantity(i).percent or not accepts(DISPLACED):
        return None
    before = " ".join(t.text for t in s.tokens[max(0, s.edges[i] - _REACH) : s.edges[i]])
    return Governor(DISPLACED, s.edges[i] - 1, "nominal") if _REFUGE_FOR.search(before) else None


_REFUGE_FOR = re.compile(
    r"\b(?:is|are|was|were|been|as|into|became|become|becoming) (?:an? |the )?(?:[\w-]+ )?(?:shelters?|refuges?) (?:for|to)$"
)


def find_remaining(s: Numbers, i: int, accepts: Accepts) -> Governor | None:
    """ "1,150 remain in ten shelters" are displaced; "thousands remained in the north" are not, though a million fled."""
    counted = s.counted[i]
    after = " ".join(t.text for t in s.tokens[counted.last : counted.last + 9])
    if counted.has(*_PEOPLE) and not s.quantity(i).percent and _LIVES_IN_SITES.match(after) and accepts(DISPLACED):
        return Governor(DISPLACED, counted.last, "subject")
    if not counted.elided or s.hostages or not _STAYS.match(after):
        return None
    if not (last_counts(s, Metric.DISPLACEMENT) or any(t.text == "families" for t in s.tokens[: s.edges[i]])):
        return None
    if _IN_SHELTER.match(after):
        return Governor(DISPLACED, counted.last, "subject") if accepts(DISPLACED) else None
    return Governor(NOT_OURS, counted.last, "subject") if _AT_HOME.match(after) else None


# "740,000 people live in some 970 displacement sites"
_LIVES_IN_SITES = re.compile(
    r"(?:(?:are|were|still) ){0,2}(?:live|lives|living|lived|sleep|sleeping) in (?:[\w,-]+ ){0,3}?"
    r"(?:displacement sites?|collective (?:shelters?|cent(?:re|er)s?)|(?:emergency|makeshift|temporary|tent) (?:shelters?|camps?|sites?)|tents)\b"
)
_STAYS = re.compile(r"(?:(?:still|others|people) )?(?:have |had )?(?:remain|stay)")
_IN_SHELTER = re.compile(
    r"(?:still )?(?:remain|remained|stay|stayed|are staying) (?:in|at|inside) (?:[\w-]+ ){0,3}?(?:shelters?|sites?|camps|tents?|schools?|hotels?|cent(?:re|er)s|facilities)\b"
)
_AT_HOME = re.compile(
    r"(?:have |had )?(?:remained|stayed|stay) (?:behind|put|home|at home|in the (?:north|south|city|camp|town|village|area|enclave|quarter))\b"
)
