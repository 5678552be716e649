"""Whose the dead are: whether those who are killed, or bodies that are handed over, are hostages."""

from __future__ import annotations

import re

from extract.model import Kind, Metric
from extract.reading.counting.counts import BUILT, PEOPLE, Count, Numbers
from extract.reading.counting.gate import CAPTORS, is_prisoner, opens_with
from extract.reading.counting.governors import AUXILIARIES, Governor
from extract.reading.counting.latest import exceeds_last, last_count, last_is_hostage
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import RAISED
from extract.reading.vocabulary import NounClass


def are_hostages(s: Numbers, i: int, governor: Governor) -> bool:
    """Those who are said to be dead are hostages."""
    said = s.tokens[governor.index].text if governor.index < len(s.tokens) else ""
    named = governor.label or s.tokens[governor.index + 1 : governor.index + 2]
    return bool(
        (is_hostage(s, i) and not (governor.label and s.tokens[0].text != "of"))
        or any(NounClass.HOSTAGE in t.nouns for t in named)
        or (said in BODIES and is_hostages_body(s, i))
        or OF_THE_TAKEN.match(s.text, s.tokens[i].end)
        or any(p.metric is Metric.HOSTAGES for p in s.counted[i].premodifiers)  # "two kidnapped Thais were murdered"
        or _are_some_of_the_held(s, i)
        or _stand_beside(s, i)
        or _are_the_dead(s, i)
        or (governor.label and _are_listed_dead(s, i))
        or _DIED_CAPTIVE.match(s.text, s.tokens[i].end)
    )


def is_hostage(s: Numbers, i: int) -> bool:
    """The noun says so, or it is left out and the last people named are hostages."""
    counted = s.counted[i]
    if counted.has(NounClass.HOSTAGE):
        return True
    if not counted.elided or _are_struck(s, i) or _are_of_others(s, i):
        return False
    if s.hostages and [t.text for t in s.tokens[i + 1 : i + 2]] == ["more"] and last_is_hostage(s):
        return not exceeds_last(s, i)
    for k in range(s.edges[i] - 1, -1, -1):
        if s.tokens[k].nouns & PEOPLE and not s.tokens[k].predicates and not _is_adjective(s, k):
            if any(c.first < k < c.last for n, c in s.counted.items() if n not in s.found):
                continue  # of a number that is decided later
            told = [v for v in s.found.values() if isinstance(v, Count) and v.counted.first < k < v.counted.last]
            theirs = NounClass.HOSTAGE in s.tokens[k].nouns or any(v.metric is Metric.HOSTAGES for v in told)
            return theirs and not (told and exceeds_last(s, i))  # "two captives freed, dozens dead"
    if s.context.about_hostages and opens_with(s):
        return True
    others = i + 1 < len(s.tokens) and s.tokens[i + 1].text == "others"
    return s.hostages and last_is_hostage(s) and (others or not exceeds_last(s, i))


def _are_of_others(s: Numbers, i: int) -> bool:
    """ "Hundreds who tried to go home were turned back and three were shot": some of those that the sentence opens with."""
    whole = s.numbers[0]
    told = isinstance(s.found.get(whole), Count)
    who = [t.text for t in s.tokens[s.counted[whole].last :][:1]] == ["who"]
    crowd = s.quantity(whole).value is None or exceeds_last(s, whole)
    return whole < i and s.counted[whole].elided and who and not told and crowd


def _are_struck(s: Numbers, i: int) -> bool:
    """ "Strike kills five hours before hostage talks": whoever a strike kills is no hostage that nobody named before."""
    if any(NounClass.HOSTAGE in t.nouns for t in s.tokens[: s.edges[i]]):
        return False
    if opens_with(s) and "captivity" not in s.text and _OF_THEIR_RELEASE.search(s.text[s.tokens[i].end :]):
        return True  # "12 killed in the city hours before the hostage release"
    shot = _SHOT_DEAD.match(s.text, s.tokens[i].end) is not None
    return shot or _STRUCK_DEAD.search(s.text[: s.tokens[i].start]) is not None


def _is_adjective(s: Numbers, k: int) -> bool:
    """ "the American figure": no people are named."""
    after = s.tokens[k + 1] if k + 1 < len(s.tokens) else None
    plain = after is not None and after.text.isalpha() and not (after.nouns or after.predicates)
    return s.tokens[k].entry.nationality and after is not None and plain and after.text not in AUXILIARIES | _LINKING


_OF_THEIR_RELEASE = Sieve(
    r"\b(?:hostage|captive)s?'? (?:talks|deals?|release|handover|negotiations|exchange|swap|truce|accord|(?:families|relatives) (?:rally|march|demand|protest|urge|call|gather))\b",
    re.I,
)
_STRUCK_DEAD = Sieve(
    r"\b(?:air ?strikes?|strikes?|raids?|shelling|bombing|bombardment|bombs?|missiles?|drones?"
    r"|blasts?|shootings?|gunfire|attacks?|fire|offensive|assault) [^.;:]{0,40}?\bkill(?:s|ed|ing)? (?:(?:at|least|more|than|about|some|over|nearly|another|up|to|an?|further) )*$",
    re.I,
)
# "Nine killed as troops open fire"
_SHOT_DEAD = re.compile(
    r" (?:(?:reported|people) )?(?:killed|dead|shot dead)['\"]? (?:as|when|after) [^.;:]{0,40}\b(?:opens?|opened) fire\b"
)
_LINKING = frozenset("and or in from to who that at on of as".split())


def is_hostages_body(s: Numbers, i: int) -> bool:
    """Bodies are those of hostages where these are named, or where bodies are handed over in a text about hostages."""
    counted = s.counted[i]
    if _OF_PALESTINIANS.match(s.text, s.tokens[counted.last - 1].end) or _is_given_by_israel(s, i):
        return False
    if any(NounClass.HOSTAGE in t.nouns for t in s.tokens):
        return not is_prisoner(counted) and counted.group != "children"
    if counted.group in HELD_GROUPS and (
        _CAPTORS_GIVE.search(s.text[: s.tokens[i].start]) or _GIVEN_BY_CAPTORS.match(s.text, s.tokens[i].end)
    ):
        return True
    if s.hostages and _are_others(s, i):
        return True
    words = {t.text for t in s.tokens}
    if _BY_ISRAEL.search(s.text) or _RESCUERS.search(s.text):
        return False
    by_captors = bool(words & CAPTORS) and any(map(_HANDED.match, words))
    if not (s.hostages or by_captors) or is_prisoner(counted) or counted.group is not None or words & _OTHER_DEAD:
        return False
    near = last_is_hostage(s) or not s.context.counts or (counted.elided and bool(words & _BY_FORCE))
    near_theirs = near and s.context.about_hostages
    return any(_HANDED.match(w) or (near and _FOUND.match(w)) or (near_theirs and _HELD_BACK.match(w)) for w in words)


def _are_others(s: Numbers, i: int) -> bool:
    """ "Four were let go and the bodies of two others were found": other hostages than those just counted."""
    last = [v for v in s.found.values() if isinstance(v, Count)][-1:]
    others = [t.text for t in s.tokens[i + 1 : i + 2]] in (["others"], ["more"])
    return others and bool(last) and last[0].metric is Metric.HOSTAGES and not exceeds_last(s, i)


# "Remains of four Israelis returned by Hamas"
_GIVEN_BY_CAPTORS = re.compile(
    r"(?: [\w-]+)? (?:are|remain) (?:(?:still|also|now) )*(?:in the hands of|held by) (?:hamas|islamic jihad|militants)\b"
    r"| \w+(?:,? (?:were|was|have been|had been))? (?:handed over|returned|delivered|transferred|released) by (?:hamas|islamic jihad|militants)\b",
    re.I,
)
_FREED_ALIVE = re.compile(r"\b(?:total|number) of (?:freed|released|living) (?:captives|hostages|people)\b[^.;]*$")
# "Hamas hands bodies of three Israelis to mediators", "has been holding the bodies of two soldiers"
_CAPTORS_GIVE = Sieve(
    r"\b(?:hamas|islamic jihad)\b[^.;]{0,30}\b(?:holds?|held|holding|keeps?|kept|keeping|gives?|gave|hands?|handed|handing|returns?|returned|delivers?|delivered|transfers?|transferred|releases?|released)"
    r"(?: (?:over|back))?(?: the)? (?:bodies|remains|coffins) of (?:the )?$",
    re.I,
)


def _is_given_by_israel(s: Numbers, i: int) -> bool:
    """ "Israel returned 15 bodies to Gaza", "received 15 bodies from Israel": what Israel gives back are no hostages."""
    given = _ISRAEL_GAVE.search(s.text[: s.tokens[i].start])
    given_back = given is not None and _TO_GAZA.search(s.text[s.tokens[i].end :]) is not None
    return given_back or _FROM_ISRAEL.match(s.text, s.tokens[i].end) is not None


_ISRAEL_GAVE = Sieve(
    r"\bisrael (?:has |had )?(?:also |already |since |in turn |now )?(?:returned|returns|released|releases|handed over|hands over|transferred|repatriated|delivered|sent back|gave back)"
    r"(?: (?:the|bodies|remains|of|at|least|another|about|some|a|further|total))* $",
    re.I,
)
_TO_GAZA = Sieve(
    r"\b(?:to|into) (?:gaza|the (?:gaza )?(?:strip|enclave)|khan [yj]oun[ie]s|palestinian)|\bin (?:exchange|return)\b",
    re.I,
)
_FROM_ISRAEL = re.compile(
    r" (?:more |other )?(?:bodies|remains|corpses)(?: of [\w' -]{1,30})? from (?:the )?israel", re.I
)
_HANDED = re.compile(r"hand(?:ed|ing|s)?\b|return|transfer|repatriat|releas|passed")
_BY_ISRAEL = re.compile(
    r"\b(?:returned|released|handed over|transferred|repatriated|delivered) by (?:the )?israel", re.I
)
_OF_PALESTINIANS = re.compile(r" of (?:[\w-]+ ){0,2}?(?:palestinians?|gazans?)\b", re.I)
_FOUND = re.compile(r"deliver|receiv|recover|reach|brought|bring|back|found|remain|remov|extract|retriev")
_HELD_BACK = re.compile(r"com(?:e|es|ing)$|came$|arriv|hold|keep|kept|lie$|locat|leav|left$|retriev|identif|hands$")
_BY_FORCE = frozenset("army military troops soldiers israel hamas".split())
_OTHER_DEAD = frozenset("palestinian palestinians rubble debris sand morgue hospital hospitals ruins streets".split())
_RESCUERS = Sieve(r"\b(?:rescuers|rescue (?:workers|teams|crews)|civil defen[cs]e|paramedics|ambulance crews)\b", re.I)


def of_last_body(s: Numbers, i: int, governor: Governor, kind: Kind) -> Kind:
    """ "Four more bodies of hostages, bringing the number returned to eight": those counted before are dead."""
    last = last_count(s)
    before = s.text[: s.tokens[i].start]
    raised = governor.index < i and RAISED.search(before) is not None and _FREED_ALIVE.search(before) is None
    so_far = s.counted[i].elided and governor.index < i and _SO_FAR_ONLY.search(s.text, 0, s.tokens[i].start)
    back = s.counted[i].elided and governor.index > i and _GIVEN_BACK.match(s.text, s.tokens[i].end) is not None
    back = back and last is not None and (s.quantity(i).value or 0) <= (last.quantity.value or 0)
    dead = last is not None and (last.metric, last.kind) == (Metric.HOSTAGES, Kind.DEAD)
    return Kind.DEAD if kind is Kind.RELEASED and dead and (raised or so_far or back) else kind


# "Sixteen bodies are still there. Only two were handed over"
_GIVEN_BACK = re.compile(
    r"(?: more)?(?: have| has| had)?(?: been| were| was) (?:handed over|returned|transferred|recovered|retrieved)\b"
)
# "had to give back 17 dead hostages and has given back only four"
_SO_FAR_ONLY = re.compile(
    r"\b(?:but|and|though|yet|however)\b[^.;]{0,30}\b(?:returned|handed over|transferred|delivered|released) (?:only |just )?$"
)


def _are_some_of_the_held(s: Numbers, i: int) -> bool:
    """ "Of the 26 still to be handed over eight are dead", "four coffins": in a text about hostages theirs."""
    counted, token = s.counted[i], s.tokens[i]
    if not s.hostages or is_prisoner(counted) or counted.has(*BUILT):
        return False
    if counted.noun in _COFFINS:
        return s.context.about_hostages or (last_is_hostage(s) and not s.context.silent and not exceeds_last(s, i))
    if not (counted.elided or counted.noun in ("people", "individuals")):
        return False
    if "deceased" in counted.words and any(NounClass.HOSTAGE in t.nouns for t in s.tokens):
        return True  # "the living captives are home, but two deceased individuals remain"
    return (
        any((_OF_THE_HELD.search(s.text, 0, token.start), _WHO_ARE_HELD.match(s.text, token.end)))
        or _NEXT_TO_LIVING.search(s.text, 0, token.start) is not None
    )


def _are_listed_dead(s: Numbers, i: int) -> bool:
    """ "Still in captivity: 76 / Declared dead by Israel: 34": a line in a list of what became of hostages."""
    known = s.context.about_hostages and last_is_hostage(s) and not s.context.silent and not exceeds_last(s, i)
    return known and _KNOWN_DEAD.match(s.text) is not None


_KNOWN_DEAD = re.compile(
    r"\W*(?:fallen\b|(?:already |officially )?(?:declared|confirmed|known|believed|presumed) (?:to be )?(?:dead|deceased|killed)\b)",
    re.I,
)


def _are_the_dead(s: Numbers, i: int) -> bool:
    """ "All 20 living hostages came home. Every one of the 28 dead was to follow": in a text about hostages theirs."""
    definite = i > 0 and s.tokens[i - 1].text == "the" and s.counted[i].noun == "dead"
    if not definite or (s.quantity(i).value or 0) >= _MANY:
        return False
    return (s.context.about_hostages and last_is_hostage(s)) or (s.hostages and _ARE_OWED.search(s.text) is not None)


_MANY = 100
# "Of the 28 dead 15 have been returned and 13 are outstanding"
_ARE_OWED = Sieve(
    r"\b(?:has|have|had) (?:so far |since )?(?:been )?(?:returned|handed over|given back)\b|\b(?:outstanding|(?:yet|still) to be (?:returned|handed over))\b",
    re.I,
)


def _stand_beside(s: Numbers, i: int) -> bool:
    """ "Foreign hostages in captivity: four (two Thais and one Tanzanian, both confirmed dead)": who the four are.

    So do "the bodies of six hostages are there: four Israelis" and "19 of the 26 who were dead".
    """
    if i in s.bases:
        part = s.found.get(s.bases[i])
        return s.counted[i].elided and isinstance(part, Count) and part.metric is Metric.HOSTAGES
    opens = next((k for k in range(s.edges[i] - 1, -1, -1) if s.tokens[k].text in _OPENING), None)
    if opens is None or s.tokens[opens].text == ")" or not s.counted[i].has(NounClass.PERSON):
        return False
    before = [v for k, v in s.found.items() if k < opens and isinstance(v, Count)]
    if s.tokens[opens].text == ":":  # "the captives include four foreigners: two Thais who are confirmed dead"
        named = _CAPTIVES_ARE.match(" ".join(t.text for t in s.tokens[:opens]))
        if named is not None and any(k in s.counted for k in range(max(0, opens - _NOUNS), opens)):
            return True
        whole = before[-1] if before and s.counted[i].group in HELD_GROUPS else None
        return whole is not None and whole.metric is Metric.HOSTAGES and not exceeds_last(s, i)
    beside = s.found.get(opens - 1)
    return isinstance(beside, Count) and beside.metric is Metric.HOSTAGES


_OPENING = frozenset("( ) : – -".split())
# "dozens were murdered or died in captivity", "12 people whose bodies Hamas holds"
_DIED_CAPTIVE = re.compile(
    r"[^.;:,]{0,50}?\b(?:died|killed|murdered|executed|dead|perished|starved)(?: while)? in (?:(?:the|their|its|hamas(?:'s?)?) )?captivity\b"
    r"|(?: [a-z]+)? whose (?:bodies|remains) (?:(?:hamas|islamic jihad|the group) (?:still )?(?:holds?|held|has|keeps|kept)|(?:are|were|is) (?:still )?(?:held|being held|kept) (?:by|in) )",
    re.I,
)


# "50 of the people captured on 7 October have been killed", "31 of those whom Hamas carried off"
OF_THE_TAKEN = re.compile(
    r" of (?:the|those|these) (?:(?!were|was|are|had|have)\w+ ){0,2}?(?:(?:who|that) (?:were|had been) |(?:whom|that) (?:\w+ ){1,4}?)?"
    r"(?:captured|abducted|kidnapped|seized|taken|snatched|dragged|carried off|led away|hauled off)\b",
    re.I,
)
_HELD = (
    r"(?:held|remain|remaining|outstanding|to be (?:handed over|released|freed)|in captivity|hostages?|captives?|names)"
)
_OF_THE_HELD = re.compile(rf"\bof (?:the|those|these)\b(?: [\w-]+){{0,4}}? {_HELD}\b[^.;:]{{0,90}}$", re.I)
_WHO_ARE_HELD = re.compile(rf"(?: dead)? of (?:those|the ones|these)\b(?: [\w-]+){{0,3}}? {_HELD}\b", re.I)
_NEXT_TO_LIVING = re.compile(r"\b(?:alive|living)(?:,| and| but| while)+(?: that)?(?: [\w-]+){0,2} $", re.I)
_COFFINS = frozenset({"coffins", "coffin", "caskets"})
_CAPTIVES_ARE = re.compile(
    r"(?:the |those )?(?:[\w-]+ ){0,2}(?:hostages|captives)\b[^.;]{0,40} (?:include|are|were)\b[^.;:]*$"
)
_NOUNS = 5  # tokens: "four non-Israelis:"
HELD_GROUPS = frozenset(
    {"Israelis", "Thais", "Filipinos", "Nepalis", "Americans", "foreigners", "dual nationals", "soldiers"}
)
BODIES = frozenset("bodies body corpses remains coffins".split())
