"""People who leave a place, live where nobody lives by choice, or are told to go: verbs that say it only with what follows."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading.counting.governors import (
    ADVERBS,
    BE,
    DISPLACED,
    HAVE,
    LEAVING,
    MOVED,
    STOPS,
    Accepts,
    Governor,
    is_passive,
)
from extract.reading.sentences.tokens import Token


def find_leaving(tokens: Sequence[Token], i: int, accepts: Accepts) -> Governor | None:
    """The flight that the verb at index i tells of: "left the camp", "are living in schools", "were told to leave"."""
    text = tokens[i].text
    if text in BE | HAVE and (told := _told_to_leave(tokens, i, accepts)) is not None:
        return told
    if text in BE and _is_sheltered(tokens, i + 1) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "subject")
    if text in _DEPARTING and _departs(tokens, i + 1) and accepts(MOVED) and not is_passive(tokens, i):
        return Governor(MOVED, i, "subject")
    if text.split(" ", 1)[0] in _DWELLING and _is_makeshift(tokens, i) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "subject")
    return None


_DEPARTING = frozenset("left leave leaving".split())
_PLACES = frozenset(
    "camp camps city town village community communities hamlet area areas district quarter neighbourhood neighborhood strip enclave north south east west".split()
)


_BUILT_FOR_FEW = frozenset("prison jail hospital stadium university school court crossing airport".split())


def _departs(tokens: Sequence[Token], i: int) -> bool:
    if any(t.text in _TRAVEL for t in tokens[i : i + 7]):
        return False  # "left Gaza through the Rafah crossing"
    return _is_place(tokens, i) or (i < len(tokens) and tokens[i].text in ("in", "on", "since", "during", "overnight"))


def _is_place(tokens: Sequence[Token], i: int) -> bool:
    """ "left Gaza City", "left the camp": a place that people live in; not "left the stadium"."""
    if i < len(tokens) and tokens[i].text in ("the", "their"):
        return any(t.text in _PLACES for t in tokens[i + 1 : i + 4])
    named = i < len(tokens) and tokens[i].capital and not tokens[i].nouns
    return named and not any(t.text in _BUILT_FOR_FEW for t in tokens[i : i + 3])


_TRAVEL = frozenset("crossing checkpoint airport flight bus visit trip pilgrimage tour".split())
_DWELLING = frozenset(
    "live lives lived living stay stays stayed staying sleep sleeps slept sleeping camp camps camped camping dwell dwelling lodge lodged lodging spent spend spending put".split()
)
_MAKESHIFT = frozenset(
    "tent tents school schools classroom classrooms mosque mosques church churches shelter shelters hall halls gym gyms stadium stadiums ruins rubble open caves cave cars car vehicles street streets pavement pavements roadside beach hospital hospitals corridors tarpaulins hosts relatives kin cousins neighbours neighbors friends strangers host kindergarten kindergartens hostel hostels hotel hotels dormitory dormitories barracks sheds warehouses collective makeshift temporary".split()
)


def _is_makeshift(tokens: Sequence[Token], i: int) -> bool:
    """A place or a host follows that nobody chooses to live in or with: "in the schools of the town", "with relatives"."""
    words = tokens[i].text.split()[1:] + [t.text for t in tokens[i + 1 : i + 6]]
    for k, word in enumerate(words):
        if word in _MAKESHIFT:
            return any(w in _WHERE for w in words[:k])
        if word in STOPS or word in BE | HAVE or word in (",", "and", "who"):
            return False
        if word in _BESIDE:
            return False  # "live near the school"
    return False


def _is_sheltered(tokens: Sequence[Token], i: int) -> bool:
    """ "are still in its shelters", "are now in tents"."""
    while i < len(tokens) and tokens[i].text in ADVERBS:
        i += 1
    inside = i < len(tokens) and tokens[i].text in ("in", "inside")
    return inside and any(t.text in _SHELTERS for t in tokens[i + 1 : i + 4])


_SHELTERS = frozenset("shelters shelter tents displacement collective".split())
_WHERE = frozenset("in inside on at with under among from".split())
_BESIDE = frozenset("near around by opposite behind beside outside next".split())


def _told_to_leave(tokens: Sequence[Token], be: int, accepts: Accepts) -> Governor | None:
    """ "were given 21 days to evacuate", "have been told by the army to leave", "have until May to go": ordered, not done."""
    k = be + 1
    while k < len(tokens) and tokens[k].text in BE | ADVERBS:
        k += 1
    until = tokens[be].text in HAVE and k < len(tokens) and tokens[k].text == "until"
    if k >= len(tokens) or not (tokens[k].text in _TOLD or until) or not accepts(DISPLACED):
        return None
    for m in range(k + 1, min(k + 9, len(tokens) - 1)):
        if tokens[m].text in STOPS or tokens[m].text == ",":
            return None
        if tokens[m].text == "to" and tokens[m + 1].text in LEAVING | _DOING_SO:
            return Governor(DISPLACED, m + 1, "ordered")
    return None


_DOING_SO = frozenset("get be walk pack demolish clear".split())  # "to be gone by noon", "to demolish their own homes"
_TOLD = frozenset("told ordered given asked instructed warned urged directed".split())
