"""What somebody means, asks or tries to do: whether it was done is not said."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading.counting.governors import Governor
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form

CLAUSE_MARKS = frozenset(". ! ? ; : , – while but although though after before because which that who".split())
_FAR = 14  # tokens


def is_intended(tokens: Sequence[Token], verb: int) -> bool:
    """ "IDF to raze 25 buildings", "a plan announced in May to tear down 90 houses": an infinitive that tells what is to come."""
    to = verb - 1
    if to < 1 or tokens[to].text != "to":
        return False
    if tokens[to - 1].text in _ACTORS:
        first = next((k for k in range(to - 1, -1, -1) if tokens[k].text in CLAUSE_MARKS), -1) + 1
        if to - first < _SUBJECT and not any(t.predicates for t in tokens[first : to - 1]):
            return True
    return _PLAN_TO.search(" ".join(t.text for t in tokens[max(0, to - _FAR) : verb])) is not None


def is_demanded(tokens: Sequence[Token], verb: int) -> bool:
    """ "demanded that Hamas hand over the other 24"."""
    return _DEMAND_THAT.search(" ".join(t.text for t in tokens[max(0, verb - _FAR) : verb])) is not None


_DEMAND_THAT = Sieve(
    r"\b(?:demand\w*|insist\w*|request\w*|propos\w*|recommend\w*|asked|asks|urg\w+) that(?: [\w'-]+){1,4}$"
    r"|\bdemand(?:s|ed)? [\w'-]+$"  # "demands Hamas return": a headline leaves "that" out
)


def is_attempted(tokens: Sequence[Token], governor: Governor | None) -> bool:
    """ "came under fire while trying to evacuate 90 people": whether they got out is not said."""
    if governor is None or governor.predicate.form is not Form.ACT or governor.index < _TRY:
        return False
    tries, to = tokens[governor.index - _TRY : governor.index]
    return to.text == "to" and tries.text in _TRYING


_TRY = 2  # tokens: "trying to"
_TRYING = frozenset("try tries trying tried attempt attempts attempting attempted struggling struggled".split())


_SUBJECT = 4  # tokens: "The Israeli army to"
_ACTORS = frozenset(
    "israel idf army military forces troops municipality authorities police settlers government occupation court hamas council ministry".split()
)
_PLAN_TO = Sieve(
    r"\b(?:plans?|orders?|decision|intention|proposal|scheme|bid|permission|ruling)\b"
    r"(?: (?!(?:and|but|is|was|were|are|has|have|had|used|began|came|went|brought|sent|led|forced)\b)[\w'-]+){0,12} to$"
)
