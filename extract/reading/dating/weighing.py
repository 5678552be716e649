"""A rule's measure against what the cues speak for: the more a rule leaves open, the more they may say."""

from __future__ import annotations

import re

from extract.model import Kind, Measure, Metric, Status
from extract.reading.counting.counts import Count
from extract.reading.dating.measures import EVENT_WORDS, FIRM, LAST_HOURS
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token

SURE = 0.2  # how far from even the cues have to be to overrule a rule that leaves nothing open
_AFTER_TOTAL = 0.2  # how likely a total has to be for a count that goes on from a running total
# The rules that leave the most open: the cues may overrule them.
_OPEN = ("an event", "worded as", "in ", "as of", "counted so far")


def weigh_measure(ruled: Measure, why: str, kind: Kind, probability: float, *, goes_on: bool = False) -> Measure:
    """The measure by a rule's reason and by the probability of a total: what a rule leaves open, the cues decide.

    >>> weigh_measure(Measure.NEW, "an event", Kind.KILLED, 0.6).value
    'total'
    >>> weigh_measure(Measure.NEW, "dated 2025-02-03", Kind.KILLED, 0.6).value
    'new'
    >>> weigh_measure(Measure.NEW, "an event", Kind.KILLED, 0.3, goes_on=True).value
    'total'
    """
    if why in FIRM or kind is Kind.HELD:
        return ruled
    opened = is_open(why) and kind not in (Kind.HELD, Kind.TAKEN)
    if goes_on and opened and ruled is Measure.NEW:
        return Measure.TOTAL if probability >= _AFTER_TOTAL else ruled
    if abs(probability - 0.5) <= (0 if opened else SURE):
        return ruled
    return Measure.TOTAL if probability >= 0.5 else Measure.NEW


def may_go_on(count: Count, text: str, clause: str) -> bool:
    """Nothing sets the count apart from a running total before it: "Six schools were damaged", no strike, no night."""
    if count.metric is Metric.HOSTAGES or count.status is not Status.REPORTED or text[-1:] not in _STOPS:
        return False
    return not EVENT_WORDS.search(clause) and not _APART.search(text)


def is_reckoned(count: Count, text: str, at: Token, clause: str) -> bool:
    """One more item of a reckoning of hostages: "251 were taken. 168 came home alive", no exchange of its own."""
    if count.kind not in (Kind.RELEASED, Kind.DEAD) or count.status is not Status.REPORTED or text[-1:] not in _STOPS:
        return False
    own = max(0, text.rfind(", and ", 0, at.start))  # "97 came home in the truce, and eight were rescued"
    return not EVENT_WORDS.search(clause) and not _EXCHANGED.search(text[own:])


_EXCHANGED = Sieve(
    r"\b(?:truce|cease-?fire|exchange|swap|deal|(?<!outside the )agreement|in the (?:raid|bombing|strike|operation|assault)|then|that day|to be|before|today|groups?|after|when|reported|(?:hand|turn|pass)(?:s|ed|ing)? over)\b",
    re.I,
)
_STOPS = (".", '"', "”", "'", ")")  # a heading has none
# "within three days", "hundreds spent the night in their cars", "during the bombings", "our reporter saw"
_APART = Sieve(
    r"\b(?:nights?|morning|evening|within|during the (?!same)|in the space of|at the (?:beginning|end|time)|saw|footage|attack|arrivals)\b",
    re.I,
)


def is_open(why: str) -> bool:
    """The rule is a default that the cues may overrule.

    >>> is_open("an event"), is_open("counted since 2023-10-07")
    (True, False)
    """
    return why.startswith(_OPEN) and why != LAST_HOURS
