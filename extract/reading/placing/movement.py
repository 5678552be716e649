"""On which side of a movement the place of displaced people stands: where they left, or where they are now.

"900,000 fled Rafah" and "1.4 million are sheltering in Rafah" are two counts that share a place and nothing else. Said
is only what the words around the place say; a whole territory or country is the place of those displaced within it.

>>> side_of_place("about 900,000 people have fled Rafah", "Rafah", staying=False)
<PlaceRole.ORIGIN: 'origin'>
>>> side_of_place("1.4 million people are sheltering in Rafah", "Rafah", staying=True)
<PlaceRole.HOST: 'host'>
>>> side_of_place("40,000 people have been displaced in Jenin", "Jenin", staying=False) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Kind, Metric, PlaceBasis, PlacePrecision, PlaceRole
from extract.reading.counting.counts import Count
from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.places import Placing
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def read_role(text: str, count: Count, tokens: Sequence[Token], placing: Placing | None) -> PlaceRole | None:
    """The side of the place of a count of displaced people, None where the words leave it open; `text` is the sentence."""
    if count.metric is not Metric.DISPLACEMENT or count.kind is not Kind.DISPLACED or placing is None:
        return None
    staying, number = are_staying(count, tokens), tokens[count.token]
    role = _of_clause(text, placing.name, number, staying=staying)
    role = role or side_of_place(text, placing.name, staying=staying)
    if role is None and placing.basis is not PlaceBasis.TITLE:
        if not staying and _LEFT_IT.match(text, number.end):
            role = PlaceRole.ORIGIN
        elif placing.name not in text:
            role = _of_verb(text, count, tokens, staying=staying)
    within = placing.place is None or placing.place.precision is PlacePrecision.REGION
    return None if within and role is PlaceRole.HOST else role


def are_staying(count: Count, tokens: Sequence[Token]) -> bool:
    """Whether the count is of people who are somewhere: they shelter, are hosted, live in tents, are "displaced people"."""
    governor = count.governor
    if governor is not None and governor.rule == "ordered":
        return False
    if governor is not None and governor.index < len(tokens) and _STAYING.search(tokens[governor.index].text):
        return True
    named = count.counted.has(NounClass.DISPLACED) and (governor is None or governor.rule in ("noun", "premodifier"))
    return named and count.counted.noun not in ("evacuees", "evacuee", "displacements")


def side_of_place(text: str, place: str, *, staying: bool) -> PlaceRole | None:
    """The side that the words right before a place, or the verb right after it, give it; the last that says one."""
    found = None
    at = text.find(place)
    while at >= 0:
        found = _side_at(text, at, at + len(place), staying=staying) or found
        at = text.find(place, at + 1)
    return found


def _of_clause(text: str, place: str, number: Token, *, staying: bool) -> PlaceRole | None:
    """ "Rafah, where 1.4 million are sheltering", "Rafah is hosting 470,000": the place that the clause of the number is about.

    It goes before the words right before the place: "fleeing Rafah, where 1.4 million people had sought shelter".
    """
    at = text.rfind(place, 0, number.start)
    if at < 0:
        return None
    between = text[at + len(place) : number.start]
    if _GONE_THERE.match(text, number.end):
        return PlaceRole.HOST
    opened = _WHERE.match(between)
    if opened and (staying or _SETTLED.match(text, number.end)):
        return PlaceRole.HOST
    is_subject = staying and _HOSTING.fullmatch(between) and _OPENS.search(text[:at])
    return PlaceRole.HOST if is_subject else None


def _side_at(text: str, start: int, end: int, *, staying: bool) -> PlaceRole | None:
    before = text[max(0, start - _BEFORE) : start]
    if _LEFT.search(before):
        return None if _NOT.search(before) else PlaceRole.ORIGIN
    if _HOMEWARD.search(before):
        return None
    if _REACHED.search(before) or _HOSTS.match(text, end):
        return PlaceRole.HOST
    return PlaceRole.HOST if staying and _IN.search(before) else None


def _of_verb(text: str, count: Count, tokens: Sequence[Token], *, staying: bool) -> PlaceRole | None:
    """Of a place that another sentence names: who stays "there", in "the city", is in it; who flees has left it."""
    if staying:
        number = tokens[count.token].start
        return PlaceRole.HOST if _THERE.search(text) or _THE_SPOT.search(text[:number]) else None
    governor = count.governor
    if governor is None or governor.index >= len(tokens) or governor.rule == "ordered":
        return None
    leaves = _LEAVING.match(tokens[governor.index].text) is not None
    behind = " ".join(t.text for t in tokens[governor.index : governor.index + 6])
    return PlaceRole.ORIGIN if leaves and not _TOWARDS.search(behind) else None


_BEFORE = 48  # characters
_SPOTS = r"(?:the|this|that) (?:\w+ )?(?:city|town|village|camp|hospital|area|enclave|house|building|school)"
_THERE = Sieve(rf"\b(?:there|here)\b|\b(?:in|into|at|inside) {_SPOTS}\b|\bit (?:was|is|has|had)\b", re.I)
_THE_SPOT = Sieve(rf"\b{_SPOTS}\b", re.I)
_WHERE = re.compile(
    r"(?:(?: (?:city|camp|governorate|town|district))?(?:, [^,;:.]{2,50},)?(?: in [^,;:.]{2,40})?(?: [–-] [^,;:.–]{2,30})?,?(?: (?:is|was))?"
    r"|[^.;:]{0,60} the (?:area|city|town|camp|place)) (?:where|in which)\b[^.;:]{0,40}$",
    re.I,
)
_SETTLED = re.compile(
    r"[^,.;:–()]{0,70}?\b(?:sought (?:shelter|refuge|safety)|(?:took|taken) (?:shelter|refuge)|moved|flocked|gathered|arrived|relocated|sheltering|sheltered|crammed|camping|packed|crowded|squeezed)\b",
    re.I,
)
_LEFT_IT = re.compile(
    r"[^,.;:–()]{0,60}?\b(?<!not )(?:fled|flee|fleeing|left|leave|leaving|abandon(?:ed|ing)?) (?:the|this|that) (?:city|town|village|camp)\b",
    re.I,
)
_GONE_THERE = re.compile(
    r"[^,.;:–()]{0,60}?\b(?:fled|fleeing|moved|went|flocked|driven|pushed|came|arrived) there\b", re.I
)
_OPENS = re.compile(
    r"(?:^|[;:.,“\"] ?|\b(?:and|but|that|while) )\W*(?:the )?(?:(?:city|town|village|camp) of )?$", re.I
)
_HOSTING = re.compile(
    r"[^.;:]{0,60}?\b(?:hosts?|hosted|hosting|shelters?|sheltered|sheltering|houses|housed|housing|accommodat\w+|took in|taken in|absorbed)"
    r"(?: (?:about|around|some|nearly|almost|roughly|over|up to|at least|more than|another|an estimated|already))*\s*",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|never|cannot|n't|unable to|refus\w+ to|without) (?:\w+ )?(?:left|leave|leaving|fled|flee|fleeing|abandon\w*|evacuat\w*|quit)\b[^.;]*$",
    re.I,
)
_HOMEWARD = re.compile(r"\b(?:home|back|return(?:ed|ing)?) (?:in)?to(?:wards?)? [^.;]*$", re.I)
_PARTS = (
    r"(?:the |their |its |all |most |much |parts? |large |areas? |of |in |town |city |camps? |refugee |homes? |houses? |districts? |"
    r"neighbou?rhoods? |governorate |northern |southern |eastern |western |central |north |south |east |west |besieged |nearby )*$"
)
_LEFT = Sieve(
    r"\b(?:from|out of|fled|flee|fleeing|flees|left|leave|leaving|abandon(?:ed|ing)?|evacuat(?:e|ed|ing)|emptied|vacate[ds]?"
    r"|escap(?:e|ed|ing)|quit|depart(?:ed|ing)?) " + _PARTS,
    re.I,
)
_REACHED = Sieve(
    r"\b(?:(?:fled|flee|fleeing|moved|moving|went|gone|go|came|come|headed|heading|escaped|relocated|evacuated|displaced|driven|pushed|forced|crossed|poured|streamed|pushed|forcibly|south|north|east|west|on|over) "
    r"(?:in)?to(?:wards?)?|arriv(?:ed|ing|als) (?:in|at)|reach(?:ed|ing)?|took refuge in|refuge in|sheltering in|shelter(?:ed)? in|staying in|living in tents in|hosted (?:in|by)|crammed into|packed into|squeezed into|crowded into) "
    r"(?:\w+(?: \w+)?, )?" + _PARTS,
    re.I,
)
_IN = re.compile(r"\b(?:in|at|inside|near|around|across|to|throughout) " + _PARTS, re.I)
_HOSTS = re.compile(
    r"(?:,? (?:which|where|now|currently|still|already|is|was|has|had|been|today))* "
    r"(?:hosts|hosted|hosting|host|shelters|sheltered|sheltering|houses|housed|housing|accommodat\w+|receiv\w+|took in|taken in|absorbed)\b",
    re.I,
)
_STAYING = Sieve(
    r"^(?:shelter|sheltering|sheltered|shelters|host|hosts|hosted|hosting|house|houses|housed|housing|accommodat|staying|stay|living|live|sleep|"
    r"camped|camping|encamped|crammed|crowded|packed|squeezed|taking (?:shelter|refuge)|taken (?:shelter|refuge)|took (?:shelter|refuge)|"
    r"seeking (?:shelter|refuge)|sought (?:shelter|refuge)|in (?:tents|shelters|displacement)|put up|lodg|absorb|arriv|took in|taking in)"
)
_LEAVING = re.compile(
    r"(?:fle[de]|flee|left$|leav|abandon|escap|evacuat|depart|driven (?:out|from)|forced (?:out|from|to (?:leave|flee))|expel)"
)
# Somewhere else than the place spoken of, or nowhere: "fled to", "driven out of what became", "left homeless", "driven from home"
_TOWARDS = re.compile(
    r"\b(?:to|into|towards?|for|there|here|homeless|without|stranded|from home|(?:out of|from) (?:what|where|\d+|all|other|five|several))\b"
)
