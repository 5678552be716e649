"""Whose people are counted, and from where they were hit: Syrians whom shelling kills are not in Israel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Area, Metric
from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.candidates import GAZA, Candidate, Candidates

# Israel's neighbours and enemies: few of their people are in it.
_COUNTRIES = {"lebanese": "lebanon", "syrian": "syria", "iranian": "iran", "yemeni": "yemen", "iraqi": "iraq"}
_DEEDS = (
    r"(?:air ?)?(?:strikes?|raids?|attacks?|fire|shelling|bombardment|missiles?|rockets?|drones?|bombs?|jets?|planes?)"
)
_NATION = re.compile(
    r"(?: (?!in\b|by\b|from\b|near\b|at\b|to\b|when\b|and\b)[a-z-]+){0,2} "
    rf"(?P<nation>Lebanese|Syrian|Iranian|Yemeni|Iraqi)s?\b(?! {_DEEDS}\b)"
)
_ISRAELI = re.compile(
    r"(?: [a-z-]+)? (?:Israelis\b(?! and )"
    r"|Israeli (?:civilians?|citizens?|nationals?|residents?|people|women|men|children|teenagers?|settlers?)\b)"
)
_GROUND = frozenset(f"{basis}:{role}" for basis in "snt" for role in ("located", "plain"))
_BOTH_SIDES = Sieve(
    r"\bboth sides of (?:the |their |its )?(?:[\w–-]+ ){0,2}?(?:border|frontier|fence|blue line|front ?line)\b", re.I
)
_OTHER_SIDE = Sieve(
    r"\b(?:on|from) the other side(?: of (?:the |that |their )?(?:\w+ )?(?:border|frontier|fence))?,? ", re.I
)
_PEOPLES = {**_COUNTRIES, "israeli": "israel"}
_NAMES = {country: country.title() for country in _PEOPLES.values()}
_TOGETHER = re.compile(
    r"(?: of)?(?: both)? (?P<one>Israeli|Lebanese|Syrian|Iranian)s? and (?P<other>Israeli|Lebanese|Syrian|Iranian)s?\b"
)
_WITHIN = ("in", "inside", "at", "near", "across", "around", "throughout", "outside")
_THEIRS = r"(?:palestinian (?:armed )?(?:groups|factions)|palestinian|hamas|he[zs]boll?ah|houthi|iranian|islamic jihad|militants?)"
_FIRED_BY = (
    rf"(?: (?:fired|launched))? (?:from|by|of|out of) (?:the )?(?:southern )?(?:gaza|lebanon|yemen|iran|{_THEIRS})\b"
)
_ROCKETS = r"(?:rockets?|mortars?)(?: and (?:rockets?|mortars?))?(?: (?:fire|attacks?|barrages?))?"
# By whom they were fired, or that Israel tells of it
_BY_THEIR_ROCKETS = Sieve(
    rf"\b(?:killed|died|dead|deaths)\b[^.;,]{{0,20}}? (?:by|from|in) (?:a |the )?(?:{_THEIRS}['’]?s? {_ROCKETS}\b|{_ROCKETS}{_FIRED_BY})"
    rf"|\b(?:{_THEIRS}['’]?s? {_ROCKETS}|{_ROCKETS}{_FIRED_BY})(?: (?:have|has|had|also))* (?:killed|resulted in the (?:deaths?|killing) of)\b",
    re.I,
)
_BY_ROCKETS = Sieve(rf"\b(?:killed|died|dead)(?: there)? (?:by|from|in) (?:a |the )?{_ROCKETS}\b", re.I)
_ISRAEL_SAYS = Sieve(
    r"\b(?:israel|idf|magen david adom|israeli (?:\w+ )?(?:army|military|police|medics|officials|authorities|government|rescuers|media))\b",
    re.I,
)
# States that strike beyond their borders: whom "Iran's missile strikes" killed was not in Iran.
_STRIKERS = frozenset(("iran", "israel", "russia", "united-states"))
_THEIR_STRIKES = re.compile(
    r"['’]s? (?!(?:internal|domestic)\b)(?:[\w-]+ ){0,3}?(?:attacks?|(?:air ?)?strikes?|missiles?|drones?|rockets?|barrages?|salvos?|bombardments?|bombing|shelling|invasions?|offensives?|incursions?|assaults?|siege)\b",
    re.I,
)
_FELL_SHORT = Sieve(r"\b(?:f[ae]ll(?:s|ing|en)? short|misfir\w+|stray|errant|failed)\b", re.I)


def country_of(text: str, end: int) -> str | None:
    """The country whose people the number that ends at `end` counts, one at war with Israel.

    >>> country_of("9 Syrian farmers", 1), country_of("9 dead in Syrian raids", 1), country_of("9 farmers", 1)
    ('syria', None, None)
    """
    nation = _NATION.match(text, end)
    return _COUNTRIES[nation["nation"].lower()] if nation is not None else None


def are_israelis(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts Israelis who are no soldiers.

    >>> are_israelis("9 Israeli civilians", 1), are_israelis("9 Israeli soldiers", 1)
    (True, False)
    """
    return _ISRAELI.match(text, end) is not None


def by_rockets(text: str) -> bool:
    """Whether a sentence tells of those whom rockets from beyond the border killed, by what Israel says or whose they are.

    >>> by_rockets("Rockets of Hamas killed six."), by_rockets("Six were killed by rockets, Israel says."), by_rockets("Rockets fell.")
    (True, True, False)
    """
    told = _BY_THEIR_ROCKETS.search(text) or (_BY_ROCKETS.search(text) and _ISRAEL_SAYS.search(text))
    return told is not None and _FELL_SHORT.search(text) is None


def on_both_sides(text: str, end: int) -> str | None:
    """The sides that a count is for together: those of a border, or of two peoples counted as one.

    >>> on_both_sides("Dozens of Israelis and Lebanese fled.", 6), on_both_sides("Dozens fled on both sides of the border.", 6)
    ('Israel and Lebanon', 'both sides of the border')
    """
    peoples = _TOGETHER.match(text, end)
    if peoples is not None:
        one, other = (_NAMES[_PEOPLES[peoples[side].lower()]] for side in ("one", "other"))
        return f"{one} and {other}" if "Israel" in (one, other) and one != other else None
    sides = _BOTH_SIDES.search(text)
    return sides.group() if sides is not None else None


def of_both_sides(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Dozens of villages emptied on both sides of the border": in neither of the two lands."""
    return [] if _has_own_place(found) else [c for c in candidates if "known:both" in c.cues]


def of_other_side(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Lebanon counts 3,000 dead. On the other side of the border 40 civilians were killed": in Israel."""
    around = found.around
    told = _OTHER_SIDE.search(around.text)
    if (
        told is None
        or told.end() > found.start
        or found.names_place
        or any("m:authority" in c.cues for c in candidates)
    ):
        return []
    near = next((n.spot.area for n in around.named.before() if n.spot.is_place), None)
    return [c for c in candidates if c.area is Area.ISRAEL] if (near in GAZA or near is Area.OTHER) else []


def of_neighbours(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Rockets hit Israel. Strikes killed 30 Lebanese": in the land of those who are counted, or another beside it."""
    country = country_of(found.around.text, found.end)
    if country is None or found.count.metric not in (Metric.DEATHS, Metric.DISPLACEMENT) or _has_own_place(found):
        return []
    other = [c for c in candidates if c.area is Area.OTHER and c.placing and c.placing.place and len(c.places) == 1]
    within = [c for c in other if any(p.id == country for p in (c.places[0], *found.gazetteer.parents(c.places[0])))]
    return [c for c in within if c.cues & _GROUND] or [c for c in other if c.cues & _GROUND] or within


def of_the_hit(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "The strip is in ruins. The army says that rockets killed six civilians", "six Israeli civilians": in Israel."""
    text = found.around.text
    if (
        found.count.metric is not Metric.DEATHS
        or found.names_place
        or found.count.group in ("Palestinians", "fighters")
    ):
        return []
    near = next((n.spot.area for n in found.around.named.before() if n.spot.is_place and not n.spot.backdrop), None)
    israelis = (near in GAZA or near is Area.OTHER) and are_israelis(text, found.end) and found.count.rule != "list"
    if not israelis and not by_rockets(text):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def without_strikers(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Iran's attacks have killed 24 people": not in Iran, unless the sentence names a place there."""
    if found.names_place or found.count.metric is Metric.HOSTAGES:
        return candidates
    text = found.around.text
    striking = {
        r.spot.places[0].id for r in found.relations if r.spot.actor and _THEIR_STRIKES.match(text, r.spot.end)
    } & _STRIKERS
    return [c for c in candidates if not _lies_in(found, c, striking)] if striking else candidates


def _lies_in(found: Candidates, candidate: Candidate, countries: frozenset[str] | set[str]) -> bool:
    """Whether a candidate is one of these countries or in one, and nothing known of the count speaks for it."""
    if len(candidate.places) != 1 or any(cue.startswith("known:") for cue in candidate.cues):
        return False
    place = candidate.places[0]
    return not countries.isdisjoint((place.id, *(p.id for p in found.gazetteer.parents(place))))


def _has_own_place(found: Candidates) -> bool:
    return any(
        r.side == "after" and r.spot.is_place and not (r.breaks or r.numbers) and r.spot.preposition in _WITHIN
        for r in found.relations
    )
