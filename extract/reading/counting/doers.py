"""Those who did it: gunmen who open fire and kill are no figure, whoever they killed is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.asides import HEDGES, is_spell
from extract.reading.counting.governors import ADVERBS, BE, HAVE, LEAVING, STOPS
from extract.reading.counting.nouns import Counted, ends_in_preposition
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass


def is_doer(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "Thousands of gunmen killed 1,200 people": what they did, and to whom, stands right after them."""
    verb = counted.last
    if (counted.noun or "").rsplit(" ", 1)[-1] in _ARMED and _attack(tokens, verb):
        return True
    while verb < len(tokens) and tokens[verb].text in _WHO_HAD:
        verb += 1  # "three men who had killed two settlers"
    done = verb < len(tokens) and any(p.form is Form.DONE and p.metric is not None for p in tokens[verb].predicates)
    whom = next((k for k in range(verb + 1, min(verb + 5, len(tokens))) if tokens[k].text not in HEDGES), None)
    counts = whom is not None and tokens[whom].quantity is not None and not is_spell(tokens, whom)
    return done and not counted.elided and counts


def _attack(tokens: Sequence[Token], i: int) -> bool:
    """ "two gunmen from Hebron opened fire", "who had come by car stormed a café": what they did, before anything befell them."""
    for k in range(i, min(i + _DEED, len(tokens) - 1)):
        if tokens[k].text in BE | STOPS or any(p.metric is Metric.DEATHS for p in tokens[k].predicates):
            return False
        if tokens[k].text in _ATTACKED and (k == i or tokens[k - 1].text not in ("the", "a")):
            return True
    return False


_WHO_HAD = HAVE | frozenset(("who", "that"))
_ARMED = frozenset(
    "gunmen attackers assailants terrorists shooters militants fighters assassins settlers soldiers troops rioters officers".split()
)
_DEED = 10  # tokens
_ATTACKED = frozenset(
    "opened stormed attacked fired infiltrated ambushed rammed burst stabbed crossed rampaged raided entered torched marched descended".split()
)


def is_next_deed(tokens: Sequence[Token], i: int) -> bool:
    """ "raided four shops and confiscated recordings": another verb of those who did it, with an object of its own."""
    if tokens[i - 1].text != "and" or i + 1 >= len(tokens) or not tokens[i - 2].nouns:
        return False
    after = tokens[i + 1].text
    return after.isalpha() and after not in ADVERBS | _AFTER_VERB and not after.endswith("ly") and after not in STOPS


def loses_something(tokens: Sequence[Token], i: int) -> bool:
    """ "people lost limbs", "homes lost power": they are not lost themselves, as in "people lost at sea"."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else "."
    lost = tokens[i].text == "lost" and after.isalpha()
    return lost and after not in ADVERBS | _AFTER_VERB | BE and after not in STOPS


def precedes_deed(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "disrupted life for 95,000 people and displaced 33 families": the deed after "and" has a count of its own."""
    following = tokens[counted.last : counted.last + 5]
    if len(following) < 3 or following[0].text != "and" or not following[1].predicates:
        return False
    rest = itertools.dropwhile(lambda t: t.text in HEDGES, following[2:])
    return any(t.quantity is not None for t in itertools.islice(rest, 1))


_AFTER_VERB = frozenset(
    "in on at by from to during since after before with under into over across along inside near of for as between "
    "beyond through throughout within without again overnight yesterday today last this early late or and who that which".split()
)


def takes_object(tokens: Sequence[Token], i: int) -> bool:
    """The participle is an active past: an object follows ("two gunmen killed three people")."""
    if i + 1 >= len(tokens) or ends_in_preposition(tokens[i]) or tokens[i].text.rsplit(" ", 1)[-1] in LEAVING:
        return False
    following = tokens[i + 1]
    if following.quantity is not None or following.text in ("nobody", "none", "no"):
        return not is_spell(tokens, i + 1)
    if following.text in ("the", "a", "an", "their", "his", "its", "at", "more", "over", "some", "about", "nearly"):
        window = tokens[i + 1 : i + 5]
        if following.text in ("a", "an", "their", "his", "its", "the"):
            return len(window) > 1 and window[1].text not in _TIMES
        if following.text == "at" and not (len(window) > 1 and window[1].text == "least"):
            return False
        if following.text in ("over", "about", "some", "more", "nearly"):
            return any(t.quantity is not None and not is_spell(tokens, i + 2 + k) for k, t in enumerate(window[1:3]))
        return any(t.nouns - {NounClass.TRAP} or t.quantity is not None for t in window)
    return False


_TIMES = frozenset(
    "day night week month year same previous last first morning weekend past following next moment minute".split()
)
