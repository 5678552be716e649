"""The predicate whose subject a count is: "12 were killed", "12 people who fled", "12 dead".

What stands between the count and its verb is stepped over: brackets, asides between commas or dashes, other subjects of
the same verb, and what only tells which people are meant ("the 300 registered in the camp").
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.asides import (
    HEDGES,
    SUSTAIN,
    after_aside,
    after_bracket,
    after_share,
    is_of_next,
    is_past,
    is_verb,
    stands_as_noun,
)
from extract.reading.counting.doers import is_next_deed, loses_something, takes_object
from extract.reading.counting.governors import (
    AUXILIARIES,
    BE,
    DAMAGED,
    HAVE,
    MODAL,
    STOPS,
    Accepts,
    Governor,
    is_passive,
    is_perfect,
)
from extract.reading.counting.leaving import find_leaving
from extract.reading.counting.nouns import Counted
from extract.reading.counting.reduced import finite_after
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass

BUILT = (NounClass.HOME, NounClass.BUILDING)

_NEAR_START = 4  # tokens
_PRICED = frozenset(("in exchange for", "in return for", "in exchange", "in return"))
_RELATIVE = frozenset("who which that whom whose".split())
_SUBJECTS = frozenset("it they he she we the".split())


def find_right(tokens: Sequence[Token], counted: Counted, accepts: Accepts, *, reach: int = 24) -> Governor | None:  # noqa: C901 - rules, in their order
    """The nearest predicate of the count's own clause; one that is no figure only where the clause has no other."""
    i = counted.last
    end = min(len(tokens), counted.last + reach)
    modifier: Governor | None = None
    while i < end:
        token = tokens[i]
        if token.text == "(":
            i = after_bracket(tokens, i)
            continue
        if (shared := after_share(tokens, i)) is not None:
            i = shared
            continue
        if token.text == ")" or token.text in STOPS or (i == counted.last and counted.elided and is_past(tokens, i)):
            break
        if token.text in _PRICED and tokens[i - 1].text == "," and not counted.has(NounClass.HOSTAGE):
            break  # "24 women and 15 minors, in exchange for 13 hostages who were freed"
        if token.text in (",", "–", "-"):
            if _has_own_object(tokens, i) or _opens_next(tokens, counted, i) or _opens_other(tokens, counted, i):
                break
            verb = after_aside(tokens, i)
            if verb is not None:
                i = verb
                continue
            if modifier is not None or _is_of_another(tokens, counted, i) or not _continues(tokens, counted, i, end):
                break
        elif _is_among(tokens, i) or (
            token.text == "and"
            and (_is_had(tokens, counted, i) or _counts_on(tokens, counted, i) or _counts_some(tokens, i))
        ):
            break
        elif made := _object_relative(tokens, i, counted, accepts):
            return made
        elif _ends_clause(tokens, i, counted) or (modifier is not None and token.quantity is not None):
            break
        elif (left := find_leaving(tokens, i, counted, accepts)) is not None:
            return left
        elif (
            token.text in SUSTAIN
            and any(t.text in ("damage", "damages") for t in tokens[i + 1 : i + 6])
            and accepts(DAMAGED)
        ):
            return Governor(DAMAGED, i, "subject")
        elif token.predicates and is_of_next(tokens, i, counted):
            pass
        elif token.predicates:
            found = _as_subject(tokens, i, counted, accepts)
            if found == "agent":
                break
            if isinstance(found, Governor):
                if (later := finite_after(tokens, i, found, counted, accepts)) is not None:
                    return later
                if found.predicate.metric is not None:
                    return found if modifier is None or found.rule == "passive" or _is_finite(tokens, i) else modifier
                if modifier is not None or not _is_modifier(tokens, i, found, counted):
                    return modifier or found
                modifier = found
        i += 1
    return modifier


def _is_among(tokens: Sequence[Token], i: int) -> bool:
    """ "were among them and 50 others were hurt": who they were; what befell the others is told after."""
    return tokens[i].text in BE and [t.text for t in tokens[i + 1 : i + 3]] in (["among", "them"], ["amongst", "them"])


def _has_own_object(tokens: Sequence[Token], comma: int) -> bool:
    """ "killed 12 people, and injured over 40": the verb after the comma tells of the number behind it."""
    following = tokens[comma + 1 : comma + 6]
    if len(following) < 3 or following[0].text != "and" or not following[1].predicates:
        return False
    return any(t.quantity is not None for t in following[2:]) and not any(t.text in AUXILIARIES for t in following[2:])


def _is_had(tokens: Sequence[Token], counted: Counted, i: int) -> bool:
    """ "he has three children and has moved": the verb after "and" is said of him."""
    has = counted.first > 0 and tokens[counted.first - 1].text in ("has", "have", "had")
    return has and i + 1 < len(tokens) and (tokens[i + 1].text in AUXILIARIES or bool(tokens[i + 1].predicates))


def _counts_on(tokens: Sequence[Token], counted: Counted, i: int) -> bool:
    """ "17,000 children are alone and 1.7 million people are displaced": the clause is over, another number opens the next."""
    told = any(t.text in AUXILIARIES for t in tokens[counted.last : i]) and not any(
        t.predicates for t in tokens[counted.last : i]
    )
    return told and i + 1 < len(tokens) and tokens[i + 1].quantity is not None


def _opens_next(tokens: Sequence[Token], counted: Counted, comma: int) -> bool:
    """ "8,000 people were hit, and 37 died": something was said of the count, another number opens the next clause."""
    following = tokens[comma + 1 : comma + 3]
    joined = len(following) > 1 and following[0].text == "and" and following[1].quantity is not None
    return joined and any(t.text in AUXILIARIES for t in tokens[counted.last : comma])


def _counts_some(tokens: Sequence[Token], i: int) -> bool:
    """ "has 13,000 staff and more than 300 of them have been killed": the clause of the part begins at the "and"."""
    number = next((k for k in range(i + 1, min(i + 5, len(tokens))) if tokens[k].text not in HEDGES), len(tokens))
    if number >= len(tokens) or tokens[number].quantity is None:
        return False
    return [t.text for t in tokens[number + 1 : number + 3]] in (["of", "them"], ["of", "whom"], ["of", "these"])


def _opens_other(tokens: Sequence[Token], counted: Counted, comma: int) -> bool:
    """ "nine died, including four women, and another 99 were hurt": the part ends, the clause of other people begins."""
    following = [t.text for t in tokens[comma + 1 : comma + 3]]
    if following[:1] != ["and"] or counted.first == 0:
        return False
    if _counts_some(tokens, comma + 1):
        return True
    hedges = itertools.dropwhile(lambda t: t.text in HEDGES, tokens[comma + 2 : comma + 6])
    number = next(hedges, None)
    if number is None or number.quantity is None:
        return False
    words = {t.text.rsplit(" ", 1)[-1] for t in tokens[max(0, counted.first - _PART) : counted.first]}
    return bool(words & {"including", "includes", "included", "incl"}) or bool(words & {"among"} and words & {"them"})


_PART = 9  # tokens: "including two children and four women"


def _is_of_another(tokens: Sequence[Token], counted: Counted, comma: int) -> bool:
    """ "one of 12 women in her year, and came home": the verb after the comma has the subject before the count."""
    ahead = tokens[counted.first - 1].text if counted.first else ""
    if ahead == "by" or (tokens[0].text == "for" and counted.first <= _NEAR_START):
        return True  # "a hall used by 90 families, which burned down", "For the 900 displaced, going home is hard"
    following = [t.text for t in tokens[comma + 1 : comma + 2]]
    verb = comma + 2 < len(tokens) and bool(tokens[comma + 2].predicates)
    return ahead in ("of", "in", "with", "for", "from") and following == ["and"] and verb


def _ends_clause(tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    text = tokens[i].text
    if text == ":" and (i > counted.last or not (counted.elided or counted.classes)):
        return True  # "hit two sites: nine people were killed"
    if text == "who" and i > counted.last + 1 and tokens[i - 1].text == "those":
        # "1,000 staff run shelters for those who fled"; not "five were among those who fled"
        return tokens[i - 2].text.rsplit(" ", 1)[-1] in _FOR_OTHERS
    if text in ("that", "which") and i > counted.last and tokens[i - 1].text not in (",", "and"):
        # "structures in the Strip that had been destroyed": it goes with the count
        return not (i + 1 < len(tokens) and tokens[i + 1].text in ("had", "have", "were", "are"))
    if text == "as" and i + 2 < len(tokens) and tokens[i + 2].text == "as":
        return False  # "children as young as three months"
    if text in ("after", "before", "as", "since"):
        if i > 0 and tokens[i - 1].text in HAVE:
            return False  # "have since died"
        if text != "as" and i + 1 < len(tokens) and any(p.form is Form.BEFALL for p in tokens[i + 1].predicates):
            return True  # "parents feel powerless after losing their homes"
        return _opens_clause(tokens, i)
    return False


_FOR_OTHERS = frozenset("for with to help helped from by".split())


def _object_relative(tokens: Sequence[Token], i: int, counted: Counted, accepts: Accepts) -> Governor | None:
    """ "12 homes that the army demolished", "12 homes it would demolish": the clause has a subject of its own."""
    bare = i == counted.last and tokens[i].text in _SUBJECTS
    if not bare and (tokens[i].text not in ("that", "which", "whom") or is_verb(tokens, i + 1)):
        return None
    if i != counted.last and tokens[i - 1].text != ",":
        return None
    for k in range(i + 2 - bare, min(i + 9, len(tokens))):
        if tokens[k].text in STOPS or tokens[k].text == "," or tokens[k].quantity is not None:
            return None
        for predicate in tokens[k].predicates:
            if predicate.metric is None or not accepts(predicate):
                continue
            if predicate.form is Form.ACT and (tokens[k - 1].text == "to" or tokens[k - 1].text in MODAL):
                return Governor(predicate, k, "object")
            if predicate.form is Form.DONE and not bare:
                return None if is_passive(tokens, k) else Governor(predicate, k, "object")
    return None


def _is_modifier(tokens: Sequence[Token], i: int, found: Governor, counted: Counted) -> bool:
    """ "300 registered in the camp had left", "people who live there fled": only tells which people are meant."""
    if found.rule == "participle" or (i == counted.last and found.predicate.form in (Form.BEFALL, Form.DOING)):
        return True
    if i > counted.last and tokens[i - 1].text in _RELATIVE:
        return True
    # "two men who were wounded on Monday have died"
    within = tokens[counted.last].text == "who" and i <= counted.last + _HELPED
    return within and any(
        p.metric is Metric.DEATHS and p.form is Form.BEFALL for t in tokens[i + 1 : i + 12] for p in t.predicates
    )


_HELPED = 4  # tokens: "who had been badly injured"


def _is_finite(tokens: Sequence[Token], i: int) -> bool:
    """The verb of the clause, not another participle."""
    return is_perfect(tokens, i) or is_passive(tokens, i) or any(p.form is Form.BEFALL for p in tokens[i].predicates)


_OPENERS = frozenset(
    "comprising totalling totaling numbering consisting whose incl including include included among amongst most mostly many some half all with both aged or and who which that were was have had has are is mainly primarily largely namely as the majority nearly among at one".split()
)


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """ "after Israel ordered them out" opens a clause, "after the raid" and "after being hit" do not matter."""
    following = tokens[i + 1 : i + 6]
    if following and following[0].predicates:
        return False  # "appear as demolished"
    return any(t.predicates or t.text in BE or t.text in HAVE for t in following)


def _continues(tokens: Sequence[Token], counted: Counted, comma: int, end: int) -> bool:
    """What follows the comma still belongs to the subject: a parenthesis, a list, a relative clause, its verb."""
    if comma + 1 >= len(tokens):
        return False
    following = tokens[comma + 1]
    if following.quantity is not None:
        verb = tokens[comma + 2].text.split()[0] if comma + 2 < len(tokens) else ""
        return verb not in BE and verb not in HAVE  # "in a street of 70 houses, 64 are gone"
    if following.text == "which" and counted.has(NounClass.PERSON) and not counted.has(*BUILT):
        return False  # people are who; "the hospital, which took in casualties"
    if following.text in _OPENERS:
        number = next(itertools.dropwhile(lambda t: t.text in HEDGES, tokens[comma + 2 : comma + 6]), None)
        return following.text != "with" or number is None or number.quantity is None
    if following.predicates and comma + 1 < end:
        return True
    # An appositive that closes with another comma before the verb.
    for k in range(comma + 1, min(comma + 9, len(tokens) - 1)):
        if tokens[k].text in STOPS or tokens[k].text in BE or tokens[k].text in HAVE:
            return False
        if tokens[k].text in (",", "–") and (tokens[k + 1].text in AUXILIARIES or tokens[k + 1].predicates):
            return True
        if tokens[k].text == "and" and tokens[k + 1].nouns and NounClass.TRAP not in tokens[k + 1].nouns:
            return True
    return False


def _as_subject(tokens: Sequence[Token], i: int, counted: Counted, accepts: Accepts) -> Governor | str | None:  # noqa: C901 - rules, in their order
    token = tokens[i]
    adjacent = i == counted.last
    noun_here = stands_as_noun(tokens, i)
    if token.text == "taken in" and i + 1 < len(tokens) and tokens[i + 1].text in _CAUGHT:
        return None  # "the men taken in the raid"
    if any(t.text in _CELLS for t in tokens[i + 1 : i + 6]) and any(
        p.metric is Metric.DISPLACEMENT for p in token.predicates
    ):
        return None  # "39 women walked out of two jails"
    if i > 2 and [t.text for t in tokens[i - 2 : i]] == ["among", "those"] and tokens[i - 3].text in BE:
        said = (p for p in token.predicates if p.form is Form.DONE and p.metric is not None and accepts(p))
        if (predicate := next(said, None)) is not None:
            return Governor(predicate, i, "passive")  # "five structures were among those demolished"
    for predicate in token.predicates:
        if predicate.form is Form.BEFALL and not noun_here and accepts(predicate):
            return Governor(predicate, i, "subject")
    for predicate in token.predicates:
        if (
            predicate.form is not Form.DONE
            or (not adjacent and _is_attribute(tokens, i))
            or (not adjacent and tokens[i - 1].text in ("those", "the", "of", "these"))
        ):
            continue
        if is_passive(tokens, i) or (i > 1 and tokens[i - 1].text in ("and", "or") and tokens[i - 2].predicates):
            if accepts(predicate):
                return _firmer(tokens, i, Governor(predicate, i, "passive"), accepts)
            continue
        if is_perfect(tokens, i) and not token.text.startswith("to be "):  # "have to be demolished"
            return "agent" if accepts(predicate) or predicate.metric is None else None
        if takes_object(tokens, i) or loses_something(tokens, i) or (not adjacent and is_next_deed(tokens, i)):
            return "agent"
        if accepts(predicate):
            return Governor(predicate, i, "participle")
    for predicate in token.predicates:
        if predicate.form in (Form.ACT, Form.DOING) and not adjacent:
            continue
        if predicate.form is Form.ACT and predicate.metric is None and accepts(predicate) and not token.nouns:
            return Governor(predicate, i, "subject")
        if predicate.form is Form.DOING and predicate.metric is None and accepts(predicate):
            return Governor(predicate, i, "subject")
    return None


_CAUGHT = frozenset("the a an that earlier previous".split())
_CELLS = frozenset("prison prisons jail jails custody detention".split())


def _is_attribute(tokens: Sequence[Token], i: int) -> bool:
    """ "found beneath collapsed houses": the participle belongs to another noun."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if NounClass.HOSTAGE in tokens[i - 1].nouns and tokens[i - 2].text == "of":
        return True  # "protesters for the release of captives held in Gaza"
    return tokens[i - 1].text in _BEFORE_NOUNS and following is not None and bool(following.nouns)


_BEFORE_NOUNS = frozenset("beneath under of from in among inside by with near at for to their its".split())


def _firmer(tokens: Sequence[Token], i: int, found: Governor, accepts: Accepts) -> Governor:
    """ "bombed and destroyed" says destroyed."""
    if found.predicate.name == "destroyed_or_damaged" and i + 2 < len(tokens) and tokens[i + 1].text == "and":
        for predicate in tokens[i + 2].predicates:
            if predicate.form is Form.DONE and predicate.metric is Metric.BUILDINGS and accepts(predicate):
                return Governor(predicate, i + 2, "passive")
    return found
