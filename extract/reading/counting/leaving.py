"""People who leave a place, live where nobody lives by choice, or are told to go: verbs that say it only with what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.governors import (
    ADVERBS,
    AUXILIARIES,
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
from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH, WEEKDAY
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def find_leaving(tokens: Sequence[Token], i: int, counted: Counted, accepts: Accepts) -> Governor | None:
    """The flight that the verb at index i tells of: "left the camp", "are living in schools", "were told to leave"."""
    begins = tokens[i].text.split(" ", 1)[0] in _FIRST
    return _find_flight(tokens, i, counted, accepts) if begins else None


def _find_flight(tokens: Sequence[Token], i: int, counted: Counted, accepts: Accepts) -> Governor | None:
    text = tokens[i].text
    if text in AUXILIARIES and (told := _told_to_leave(tokens, i, accepts)) is not None:
        return told
    if text in BE and _is_sheltered(tokens, i + 1) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "subject")
    if text in _BEGINNING and _are_leaving(tokens, i + 1):
        return _beginning(i, counted, accepts)
    if text in _DEPARTING and _departs(tokens, i + 1) and not is_passive(tokens, i):
        # "seven families left Umm al-Khair", "more than a million people left Rafah"
        for_good = counted.has(NounClass.HOUSEHOLD) or _are_many(tokens[counted.first])
        for_good = for_good or (_are_many(tokens[counted.first], _HUNDREDS) and _under_threat(tokens, i + 2))
        if for_good and _is_place(tokens, i + 1) and accepts(DISPLACED):
            return Governor(DISPLACED, i, "subject")
        if accepts(MOVED):
            return Governor(MOVED, i, "subject")
    if text in _ABANDONING and _is_place(tokens, i + 1) and not is_passive(tokens, i) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "subject")  # "thirty families have abandoned the hamlet"
    lodged = text in BE and _is_makeshift(tokens, i, _LODGINGS) and not _befalls(tokens, i + 1)
    if lodged and counted.has(*_DWELLERS) and accepts(MOVED):
        return Governor(MOVED, i, "subject")  # "300 families are in schools"
    if _has_left(tokens, i) and counted.has(NounClass.HOUSEHOLD) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "subject")  # families do not leave to come back for supper
    if _has_left(tokens, i) and counted.has(NounClass.PERSON) and accepts(MOVED):
        return Governor(MOVED, i, "subject")
    if text.split(" ", 1)[0] in _DWELLING and _is_makeshift(tokens, i) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "subject")
    return None


def _befalls(tokens: Sequence[Token], i: int) -> bool:
    """ "were killed in a tent": what befell them there is said, not that they live there."""
    while i < len(tokens) and tokens[i].text in _BEING:
        i += 1
    told = tokens[i].predicates if i < len(tokens) else ()
    return any(p.metric is not None and p.metric is not Metric.DISPLACEMENT for p in told)


def _are_leaving(tokens: Sequence[Token], i: int) -> bool:
    """ "began leaving", "started to leave their homes"."""
    words = [t.text.split()[0] for t in tokens[i : i + 2]]
    return words[:1] == ["leaving"] or words == ["to", "leave"]


def _beginning(i: int, counted: Counted, accepts: Accepts) -> Governor | None:
    """ "hundreds of residents began leaving": who lives there leaves home; others where displacement is spoken of."""
    if (counted.noun in _SETTLED or counted.has(NounClass.HOUSEHOLD)) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "subject")
    return Governor(MOVED, i, "subject") if counted.has(NounClass.PERSON) and accepts(MOVED) else None


_BEGINNING = frozenset("began begun start started continued kept".split())
_SETTLED = frozenset("residents inhabitants villagers townspeople civilians citizens locals".split())


def _under_threat(tokens: Sequence[Token], i: int) -> bool:
    """ "Hundreds leave Rafah after an army warning": what made them go follows."""
    words = [t.text for t in tokens[i : i + _CAUSE]]
    cause = next((k for k, word in enumerate(words) if word in ("after", "amid", "following", "under")), None)
    return cause is not None and not _THREATS.isdisjoint(words[cause + 1 :])


_CAUSE = 9  # tokens
_THREATS = frozenset(
    "warning warnings order orders threat threats bombardment bombing shelling strikes raids raid offensive assault fire".split()
)


def _are_many(token: Token, least: int = 1000) -> bool:
    """So many that they do not leave a town on a trip together."""
    quantity = token.quantity
    size = (quantity.value or quantity.low or 0) if quantity is not None and not quantity.percent else 0
    return size >= least


_HUNDREDS = 100
_BEING = BE | ADVERBS
_ABANDONING = frozenset("abandon abandons abandoned abandoning".split())
_DEPARTING = frozenset("left leave leaving".split())
_DWELLERS = (NounClass.PERSON, NounClass.HOUSEHOLD)
_WHEN = re.compile(
    rf"(?:at (?:dawn|dusk|night|once|first light|sunrise)|before dawn|after dark|overnight|yesterday|today|tonight|{WEEKDAY}"
    r"|on (?:foot|mon|tues|wednes|thurs|fri|satur|sun|the )|in (?:a hurry|haste|the (?:night|morning|evening|course|days|weeks|following)"
    rf"|{MONTH}|convoys?)|the same|that (?:night|day|morning|evening)|last (?:night|week|month)"
    r"|within|under (?:threats?|fire|duress|pressure|shelling)|for (?:good|ever)|forever|voluntarily|with (?:nothing|what|their|only|just)|[.,;!]|and (?:another|a further|\d|only)|$)"
)


def _has_left(tokens: Sequence[Token], i: int) -> bool:
    """ "left at dawn", "left on foot", "left.": nothing is said to be left, only when or how."""
    if tokens[i].text not in ("left", "leave") or is_passive(tokens, i) or tokens[i - 1].text in HAVE:
        return False
    return bool(_WHEN.match(" ".join(t.text for t in tokens[i + 1 : i + 5])))


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
    if i < len(tokens) and tokens[i].text in ("camp", "town"):
        return True  # in a headline
    named = i < len(tokens) and tokens[i].capital and not tokens[i].nouns
    return named and not any(t.text in _BUILT_FOR_FEW for t in tokens[i : i + 3])


_TRAVEL = frozenset("crossing checkpoint airport flight bus visit trip pilgrimage tour".split())
_DWELLING = frozenset(
    "moved move live lives lived living stay stays stayed staying sleep sleeps slept sleeping camp camps camped camping dwell dwelling lodge lodged lodging spent spend spending put".split()
)
_FIRST = AUXILIARIES | _BEGINNING | _DEPARTING | _ABANDONING | _DWELLING  # the words that any of this begins with
_MAKESHIFT = frozenset(
    "tent tents prefabricated prefabs school schools classroom classrooms mosque mosques church churches shelter shelters hall halls gym gyms stadium stadiums ruins rubble open caves cave cars car vehicles street streets pavement pavements roadside beach hospital hospitals corridors tarpaulins hosts relatives kin cousins neighbours neighbors friends strangers host kindergarten kindergartens hostel hostels hotel hotels dormitory dormitories barracks sheds warehouses collective makeshift temporary unfinished abandoned derelict half-built".split()
)


# Where people may be found for other reasons too is left out: a hospital, a car, the street.
_LODGINGS = frozenset(
    "tent tents prefabricated prefabs schools classrooms mosques churches hall halls gym gyms stadium cave caves relatives kin cousins kindergartens hostels dormitories barracks sheds warehouses makeshift".split()
)


def _is_makeshift(tokens: Sequence[Token], i: int, places: frozenset[str] = _MAKESHIFT) -> bool:
    """A place or a host follows that nobody chooses to live in or with: "in the schools of the town", "with relatives"."""
    words = tokens[i].text.split()[1:] + [t.text for t in tokens[i + 1 : i + 6]]
    for k, word in enumerate(words):
        if word in places:
            return any(w in _WHERE for w in words[:k])
        if word in STOPS or word in AUXILIARIES or word in (",", "and", "who"):
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


_HOUSING = frozenset(("housing", "holding", "accommodating", "that house", "home to"))
_SHELTERS = frozenset(
    "shelters shelter tents displacement collective hotels hostels dormitories lodgings accommodation guesthouses".split()
)
_WHERE = frozenset("in into inside on at with under among from".split())
_BESIDE = frozenset("near around by opposite behind beside outside next".split())


def _told_to_leave(tokens: Sequence[Token], be: int, accepts: Accepts) -> Governor | None:
    """ "were given 21 days to evacuate", "have been told by the army to leave", "have until May to go": ordered, not done."""
    k = be + 1
    while k < len(tokens) and tokens[k].text in _BEING:
        k += 1
    until = tokens[be].text in HAVE and k < len(tokens) and tokens[k].text == "until"
    if k >= len(tokens) or not (tokens[k].text in _TOLD or until) or not accepts(DISPLACED):
        return None
    for m in range(k + 1, min(k + 9, len(tokens) - 1)):
        if tokens[m].text in STOPS - {"until"} or tokens[m].text == ",":
            return None
        if any(t.text == "did" for t in tokens[m + 2 : m + 5]):
            return None  # "were told to get out and did so"
        if tokens[m].text == "to" and tokens[m + 1].text.split()[0] in LEAVING | _DOING_SO:
            return Governor(DISPLACED, m + 1, "ordered")
    return None


def find_lodged(tokens: Sequence[Token], counted: Counted, edge: int, accepts: Accepts) -> Governor | None:
    """ "there are 16 families in the sports hall": where nobody lives by choice, in a text that speaks of displacement."""
    if edge > 1 and tokens[edge - 1].text in _HOUSING and counted.has(*_DWELLERS) and accepts(DISPLACED):
        k = edge - 2
        while k > 0 and (tokens[k].text == "," or tokens[k].text in ADVERBS):
            k -= 1
        host = tokens[k]
        if host.text.rsplit(" ", 1)[-1] in ("shelter", "shelters"):
            return Governor(DISPLACED, edge - 1, "object")  # "its shelters, housing 900 people, are full"
    there = edge > 1 and tokens[edge - 2].text == "there" and tokens[edge - 1].text in BE
    if not there or not counted.has(*_DWELLERS) or not accepts(MOVED):
        return None
    return Governor(MOVED, edge - 1, "subject") if _is_makeshift(tokens, counted.last - 1, _LODGINGS) else None


def find_zoned(tokens: Sequence[Token], counted: Counted, edge: int, accepts: Accepts) -> Governor | None:
    """ "the order covers an area where 70,000 people are staying": who lives where all are told to go is told to go."""
    if not accepts(DISPLACED):
        return None
    after = " ".join(t.text for t in tokens[counted.last : counted.last + 10])
    if _IN_ZONE.match(after):
        return Governor(DISPLACED, counted.last, "ordered")
    inside = edge > 1 and (tokens[edge - 1].text in ("where", "inhabited") or tokens[edge - 1].text == "which")
    if not inside or not _RESIDING.match(" ".join(t.text for t in tokens[counted.last : counted.last + 3])):
        return None
    if accepts(MOVED) and any(t.text in _LODGINGS | _SHELTERS for t in tokens[max(0, edge - 4) : edge]):
        return Governor(MOVED, counted.last, "subject")  # "the shelters in which 91,000 people live"
    words = " ".join(t.text for t in tokens)
    return Governor(DISPLACED, counted.last, "ordered") if _ORDERED_OUT.search(words) else None


# "250,000 people are in the evacuation zone", "9,000 people live in areas under evacuation orders"
_IN_ZONE = re.compile(
    r"(?:(?:who|still|now|currently) )*(?:are|were|live|lived|living|staying|remain) (?:(?:still|now|living|staying) )*(?:in|inside|within) (?:(?:the|an|areas?|zones?|places) )*(?:[\w-]+ ){0,2}(?:under )?evacuation (?:zones?|areas?|orders?)\b"
)
_RESIDING = re.compile(
    r"(?:(?:still|now|currently) )?(?:live|(?:are|were) (?:still |now )?(?:living|staying|lodging|camped|camping))\b"
)
_ORDERED_OUT = Sieve(
    r"\b(?:evacuation|expulsion|displacement) (?:orders?|warnings?|notices?|zones?|maps?|instructions?|leaflets?)\b"
    r"|\b(?:order|orders|ordered|told|tells|telling|warned|warning|instructed|leaflets?|calls? on|called on) (?:[\w'-]+ ){0,9}to (?:leave|go|get out|flee|evacuate|move|quit|clear out|head)\b"
    r"|\bleaflets? (?:[\w'-]+ ){0,3}(?:named|listed|dropped)\b|\border (?:named|listed|covers|covered)\b|\b(?:ordered|orders) the evacuation\b"
)
_DOING_SO = frozenset("get be walk pack demolish clear".split())  # "to be gone by noon", "to demolish their own homes"
_TOLD = frozenset("told ordered given asked instructed warned urged directed".split())
