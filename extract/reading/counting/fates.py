"""What became of some of those just counted, said without their noun: "48 hostages, 27 believed to be dead"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.counts import Count, Numbers
from extract.reading.counting.gate import is_prisoner
from extract.reading.counting.governors import AUXILIARIES, DEATH_TOLL, HELD, HOSTAGE_DEAD, MODAL, UNSTRESSED, Governor
from extract.reading.counting.latest import last_is_hostage
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def find_fate(s: Numbers, i: int) -> Governor | None:
    """The fate of a part of the hostages that the number before counts: the noun is theirs, the verb left out."""
    edge = s.edges[i]
    position = s.numbers.index(i)
    fate = read_fate(s.tokens, i + 1)
    opens = edge == 0 or (position == 0 and s.tokens[edge - 1].text in _SAYING)
    if fate is not None and opens and s.hostages and last_is_hostage(s) and not is_prisoner(s.counted[i]):
        return fate_of(s, fate)  # "33 hostages are to be freed. About 65 would still be in Gaza."
    if _is_set_off(s, i, position):
        fate = i + 1
        if position == 0:
            return fate_of(s, fate)
    if fate is None or position == 0 or s.tokens[edge - 1].text.rsplit(" ", 1)[-1] not in _OPENERS:
        return None
    of_hostages = any(s.counted[k].has(NounClass.HOSTAGE) or _is_of_hostages(s, k) for k in s.numbers[:position])
    if not of_hostages or any(t.text in (".", ";", ":") for t in s.tokens[s.numbers[position - 1] : edge]):
        return None
    return fate_of(s, fate)


def _is_set_off(s: Numbers, i: int, position: int) -> bool:
    """ "31 hostages - 12 living and 19 dead"."""
    edge = s.edges[i]
    if not edge or not any(t.text in _IS for t in s.tokens[i + 1 : i + 2]):
        return False
    named = edge > 1 and NounClass.HOSTAGE in s.tokens[edge - 2].nouns
    mark = s.tokens[edge - 1].text
    return (mark in _SETS_OFF and (position > 0 or named)) or (mark == "," and named)


def find_listed(s: Numbers, i: int) -> Governor | None:
    """ "The list has 116 names", in a text about hostages; "41,900 names are on the list of the dead"."""
    if s.counted[i].noun != "names" or not any(t.text in _LISTS for t in s.tokens):
        return None
    if any(NounClass.DEAD in t.nouns for t in s.tokens):
        return Governor(DEATH_TOLL, i, "noun")
    return Governor(HELD, i, "noun") if s.context.about_hostages else None


def fate_of(s: Numbers, fate: int) -> Governor:
    """Dead or held, as the token says."""
    return Governor(HOSTAGE_DEAD if s.tokens[fate].text.endswith(_GONE) else HELD, fate, "subset")


def _is_of_hostages(s: Numbers, k: int) -> bool:
    found = s.found.get(k)
    return isinstance(found, Count) and found.metric is Metric.HOSTAGES


def read_fate(tokens: Sequence[Token], i: int) -> int | None:
    """The token that says the fate where "believed to be dead", "of whom are presumed dead" stands at index i.

    So do "of whom are dead" and "whose deaths have been confirmed".
    """
    k = i
    opens = tokens[k].text if k < len(tokens) else ""
    if opens == "whose" and [t.text for t in tokens[k + 1 : k + 2]] in (["deaths"], ["death"]):
        return k + 1  # "34 whose deaths have been confirmed"
    if opens == "of":
        k += 2 if [t.text for t in tokens[k + 1 : k + 2]] in (["whom"], ["them"], ["these"]) else 0
        k = _thought_of(tokens, k)
    while k < len(tokens) and tokens[k].text in _BEFORE_FATE:
        k += 1
    inside = k > i and k < len(tokens) and tokens[k].text in ("in", "inside")
    if inside and (place := next((m for m in range(k + 1, min(k + 5, len(tokens))) if tokens[m].text in _HELD_IN), 0)):
        return place  # "87 are still in the Strip"
    if k > i and k < len(tokens) and tokens[k].text in _IS:
        return k  # "two of whom are dead"
    if k >= len(tokens) or tokens[k].text.split(" ")[0] not in _BELIEVED:
        return None
    if [t.text for t in tokens[k + 1 : k + 2]] == ["by"]:  # "believed by the army to be dead"
        k = next((m - 1 for m in range(k + 2, min(k + 6, len(tokens))) if tokens[m].text == "to"), k)
        k += 1
    while k + 1 < len(tokens) and tokens[k].text in _LINKS and not tokens[k].text.endswith(_GONE + _ALIVE):
        k += 1
    if tokens[k].text in ("in", "inside"):  # "about 110 are believed to be in Gaza"
        return next((m for m in range(k + 1, min(k + 4, len(tokens))) if tokens[m].text in _HELD_IN), None)
    return k if tokens[k].text.endswith(_GONE + _ALIVE) else None


def _thought_of(tokens: Sequence[Token], k: int) -> int:
    """Past whoever holds it in "of whom Israel has declared dead"; k where nobody does."""
    for m in range(k + 1, min(k + _HOLDER, len(tokens))):
        if tokens[m].text.split(" ")[0] in _BELIEVED:
            return m
        if tokens[m].quantity is not None or not tokens[m].text.replace("'", "").isalpha():
            break
    return k


def are_dead(s: Numbers, i: int, governor: Governor) -> bool:
    """ "a third of those who remain are dead": the main verb says what became of those who are still held."""
    last = s.counted[i].last
    if last >= len(s.tokens):
        return False
    told = s.tokens[last].text in AUXILIARIES and governor.rule == "noun"  # "half of the hostages are feared dead"
    at = governor.index if s.tokens[last].text == "who" else last - 1 if told else None
    fate = read_fate(s.tokens, at + 1) if at is not None else None
    return fate is not None and s.tokens[fate].text.endswith(_GONE)


def lists_fates(s: Numbers, i: int) -> bool:
    """ "20 of the hostages are alive and 28 dead": the second fate of the same people."""
    before = [t.text for t in s.tokens[max(0, s.edges[i] - 3) : s.edges[i]]]
    here = [v for k, v in sorted(s.found.items()) if k < i]
    joined = before[-1:] in (["and"], [","]) and any(word.endswith(_ALIVE) for word in before)
    return joined and bool(here) and isinstance(here[-1], Count) and here[-1].metric is Metric.HOSTAGES


def end_fate(tokens: Sequence[Token], mark: int) -> int | None:
    """Where the clause goes on after ", 27 of them believed to be dead," that opens at the comma `mark`, or its end."""
    number = next((k for k in range(mark + 1, min(mark + 5, len(tokens))) if tokens[k].quantity is not None), None)
    fate = read_fate(tokens, number + 1) if number is not None else None
    if fate is None:
        return None
    return fate + 2 if [t.text for t in tokens[fate + 1 : fate + 2]] == [tokens[mark].text] else len(tokens)


_LISTS = frozenset("list lists register roll".split())
_OPENERS = frozenset(", and ( – - : with them whom including believes says said thinks fears that".split())
_SETS_OFF = frozenset("- – ( :".split())
_SAYING = frozenset("that says say said believes believe".split())
_THOUGHT = frozenset("believed presumed thought assumed feared known declared confirmed considered".split())
_THINK = frozenset("believes believe thinks says".split())
_HOLDER = 5  # tokens
_BELIEVED = _THOUGHT | _THINK
_LINKS = _BELIEVED | frozenset("to be now already still have been".split())
_BEFORE_FATE = UNSTRESSED | MODAL | {"who"}
_NOT_ALIVE = ("dead", "deceased", "no longer alive", "no longer living", "not alive")
_GONE = (*_NOT_ALIVE, "killed", "deaths", "death")
_ALIVE = ("alive", "living", "to live")
_IS = frozenset(_NOT_ALIVE + _ALIVE)
_HELD_IN = frozenset("gaza strip enclave territory captivity".split())
