"""Those who did it: gunmen who open fire and kill are no figure, whoever they killed is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.asides import HEDGES
from extract.reading.counting.governors import BE, STOPS
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form


def is_doer(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "Thousands of gunmen killed 1,200 people": what they did, and to whom, stands right after them."""
    verb = counted.last
    if counted.noun in _ARMED and _attack(tokens, verb):
        return True
    done = verb < len(tokens) and any(p.form is Form.DONE and p.metric is not None for p in tokens[verb].predicates)
    following = itertools.dropwhile(lambda t: t.text in HEDGES, tokens[verb + 1 : verb + 5])
    return done and not counted.elided and any(t.quantity is not None for t in itertools.islice(following, 1))


def _attack(tokens: Sequence[Token], i: int) -> bool:
    """ "two gunmen from Hebron opened fire", "who had come by car stormed a café": what they did, before anything befell them."""
    for k in range(i, min(i + _DEED, len(tokens) - 1)):
        if tokens[k].text in BE | STOPS or any(p.metric is Metric.DEATHS for p in tokens[k].predicates):
            return False
        if tokens[k].text in _ATTACKED and (k == i or tokens[k - 1].text not in ("the", "a")):
            return True
    return False


_ARMED = frozenset("gunmen attackers assailants terrorists shooters militants fighters assassins".split())
_DEED = 10  # tokens
_ATTACKED = frozenset("opened stormed attacked fired infiltrated ambushed rammed burst stabbed crossed".split())
