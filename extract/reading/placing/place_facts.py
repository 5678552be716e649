"""What facts about the conflict settle of a place: hostages, the attack of 7 October, 1948, whose dead are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.geo.place import PlaceKind
from extract.model import Area, Kind, Measure, Metric
from extract.reading.patterns.sieve import Sieve
from extract.reading.placing.candidates import GAZA, TERRITORIES, WEST_BANK, Candidate, Candidates
from extract.reading.placing.knowledge import GUESTS, is_october_toll, of_hezbollah, on_israeli_side, tells_of_founding
from extract.reading.placing.nearness import Relation
from extract.reading.placing.place_anaphora import of_number, of_there

# The place of hostages themselves, not of what is told around them.
_HELD = frozenset(
    f"s:{side}/{word}"
    for side in ("after", "before")
    for word in ("in", "from", "inside", "under", "near", "at", "within", "into")
)
_PART_OF = re.compile(
    r"\s+of\s+(?:those|them|the|these|about|some|around|nearly|roughly|more than|an estimated|\d)", re.I
)
_STAFF = ("aid workers", "journalists", "medics", "health workers", "UN staff")
_INTO = ("into", "to", "toward", "towards")
_TOOK_THEM = re.compile(r"\band (?:brought|took|dragged|carried|hauled|drove) them\b", re.I)
_TAKEN_FROM = re.compile(
    r"\bfrom (?:it|there|here|the|a|an|their|his|her|its|two|three|several|nearby)\b|\bacross the (?:fence|border)\b",
    re.I,
)
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION)
# What an authority counts over days or years it counts for all of its territory.
_TURN = re.compile(r";|, (?:while|whereas|but)\b")
_OVERALL = Sieve(
    r"\b(?:past|last|previous|preceding) (?:(?:24|48|72)[ -]hours?|day)\b|\b24-hour\b|\bsince (?:\d|october|the (?:war|ceasefire|truce)\b)|\bcumulative\b"
    r"|\b(?:in|over) (?:just |less than |the past )?(?:two|three|four|five|six|several) (?:weeks|months)\b",
    re.I,
)
_MINISTRY = Sieve(r"\b(?:ministry of health|health ministry)\b", re.I)
_OCTOBER_7 = r"(?:october 7|oct\. 7|7 october|the 7th of october)"
_KILLED_THEN = Sieve(
    rf"\b(?:killed|murdered|slain|died) (?:on (?:the morning of )?|in the (?:attacks?|assault|massacre) (?:of|on) |(?:in|during) the ){_OCTOBER_7}\b",
    re.I,
)
_GROUND = Sieve(r"\bground (?:offensive|operations?|invasion|assault|fighting|campaign|war)\b", re.I)
_CLOSE = 0.7
_REPORTS = re.compile(
    r"\s(?:has |had )?(?:reports?|reported|confirms?|confirmed|counts?|counted|mourns?|mourned|lost)\s(?:that |at least |more than |about |some |nearly |over )*",
    re.I,
)
_SETTLERS = Sieve(r"\bsettlers?\b", re.I)
_HERDERS = Sieve(r"\bherding (?:communit(?:y|ies)|famil(?:y|ies)|households?|hamlets?)\b", re.I)
_IN_THEM = re.compile(
    r"\b(?:in|during|by|after|because of) (?:them|(?:these|those|such|the) (?:attacks|incidents|raids))\b", re.I
)
_CONFLICT = Sieve(r"\b(?:linked to|related to|in|of) the israeli-palestinian conflict\b", re.I)
_FOREIGN = re.compile(r" Israelis and (?:foreign(?:ers| nationals| citizens)|nationals of)\b")
_BOTH_PEOPLES = Sieve(
    r"\d Palestinians?(?:,| and) (?:and )?(?:at least |about |some )?[\w-]+ Israelis?\b|Israelis?(?:,| and) (?:and )?(?:at least |more than |about |some )?[\w-]+ Palestinians?\b"
)
_THIS_YEAR = Sieve(
    r"\b(?:since|from) the (?:start|beginning) of (?:the|this|last) year\b|\b(?:so far )?this year\b|\bsince January\b",
    re.I,
)
_ON_ISRAELIS = Sieve(r"\battacks? (?:on|against) israelis\b|\bpalestinian attacks?\b", re.I)


def of_hostages(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Hostages are in Gaza, or where they were taken from; elsewhere only where neither is spoken of."""
    if found.count.metric is not Metric.HOSTAGES:
        return candidates
    spoken = {*found.around.named.areas, *(spot.area for spot in found.around.titled if spot.is_place)}
    if Area.OTHER in spoken and not any(a in GAZA or a is Area.ISRAEL for a in spoken):
        return candidates
    if found.count.kind is Kind.TAKEN:
        return [c for c in candidates if c.area in GAZA or c.area is Area.ISRAEL]
    gaza = [c for c in candidates if c.area in GAZA]
    told = [c for c in gaza if c.cues & _HELD and "s:a part's" not in c.cues]
    known = [c for c in gaza if "known:held" in c.cues]
    return told or of_there(found, gaza) or of_number(found, gaza) or known or gaza


def of_taking(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Hostages are placed where they were taken, if the text speaks of it; else in Gaza: "dragged 200 into Gaza"."""
    if found.count.kind is not Kind.TAKEN:
        return []
    israel = [c for c in candidates if c.area is Area.ISRAEL]
    gaza = [c for c in candidates if c.area in GAZA]
    around = found.around
    spots = [s for s in around.spots if not s.homonym]
    taken_from = any(s.preposition == "from" and s.area is Area.ISRAEL for s in spots)
    if _PART_OF.match(around.text, found.end) and not taken_from:
        return gaza  # "nine of the 76 who were dragged off"
    if taken_from or (_TAKEN_FROM.search(around.text, found.end)):
        return israel
    if any(s.preposition in _INTO and s.area in GAZA and _is_dragged(found, s.start) for s in spots):
        return gaza
    near = [spot for spot in around.named.of(around.sentence - 1) if spot.locative]
    town = next((n.spot for n in around.named.before() if n.paragraph == around.paragraph and n.spot.is_place), None)
    told = any(s.area is Area.ISRAEL for s in (*spots, *near)) or any("n:section" in c.cues for c in israel)
    told |= town is not None and town.area is Area.ISRAEL and town.places[0].kind is not PlaceKind.COUNTRY
    return israel if told or found.beside_toll else gaza


def _is_dragged(found: Candidates, start: int) -> bool:
    """Whether the place at `start` is where the counted were dragged, not, as in "and took them to Gaza", what is told next."""
    return start > found.start and _TOOK_THEM.search(found.around.text, found.end, start) is None


_TOLL_THERE = re.compile(r"\btoll (?:in|across|there)\b[^,;.]*$")


def of_october(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The toll of 7 October 2023 is Israel's, of none of its towns."""
    killed_then = (
        found.count.metric is Metric.DEATHS and not found.names_place and _KILLED_THEN.search(found.around.text)
    )
    if not killed_then and not is_october_toll(found.count, found.around.told):
        return []
    if _TOLL_THERE.search(found.around.text, 0, found.start):
        return []  # "bringing the death toll there since October 7 to 1,200"
    if any(
        r.side == "after" and r.cost < _CLOSE and r.spot.locative and (r.spot.area in GAZA or r.spot.area in WEST_BANK)
        for r in found.relations
    ):
        return []  # "1,061 people have been killed across the West Bank"
    israel = [c for c in candidates if c.area is Area.ISRAEL]
    return [c for c in israel if c.placing and c.placing.place and c.placing.place.kind in _WIDE] or israel


def of_1948(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "In 1948 some 750,000 fled": no area of today, unless its paragraph names a place."""
    around = found.around
    if not tells_of_founding(around.text) and (found.names_place or around.paragraph in around.named.paragraphs):
        return []
    return [c for c in candidates if "known:1948" in c.cues]


def of_israeli_side(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    if found.count.metric is not Metric.DEATHS or not on_israeli_side(found.around.text, found.start, found.end):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def of_authority(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Who counts for a territory counts in it: "Lebanon's health ministry put the dead at 12"."""
    ground = [r for r in found.relations if r.spot.is_place and not r.spot.backdrop]
    own = any(r.side != "after" or not (r.numbers and r.breaks) for r in ground)  # "since Hamas killed 1,400 in Israel"
    if found.count.metric is Metric.HOSTAGES or own:
        return []
    spoken = {c.placing.place for c in candidates if "m:authority" in c.cues and c.placing and c.placing.place}
    overall = found.count.metric is Metric.DEATHS and _OVERALL.search(_own_clause(found)) is not None
    before = found.around.named.sentences[found.around.sentence - 1].text if found.around.sentence else ""
    if not spoken and overall and (_MINISTRY.search(found.around.text) or _MINISTRY.search(before)):
        return _of_territory(found, candidates)
    if len(spoken) != 1 or next(iter(spoken)).area is Area.ISRAEL:
        return []
    outer = next(iter(spoken))
    if overall:
        return [c for c in candidates if c.placing and c.placing.place == outer]
    within = [c for c in candidates if c.placing and (p := c.placing.place) and outer in found.gazetteer.parents(p)]
    titled = [c for c in within if "t:0of1" in c.cues]
    event = (found.count.quantity.value or 0) < _OF_EVENT
    if titled and event and any("m:homonym" in c.cues for c in candidates):
        return titled  # under "Fire in Tal al-Sultan": "On Monday the health ministry in Gaza gave the dead as 37"
    return [c for c in candidates if c.placing and (c.placing.place == outer or c in within)]


_OF_EVENT = 300  # deaths: no territory's running total


def _own_clause(found: Candidates) -> str:
    """The words from a number to where its sentence turns to something else, and those before it."""
    text = found.around.text
    return _TURN.split(text[: found.start])[-1] + text[found.start : found.end] + _TURN.split(text[found.end :])[0]


def of_staff(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Aid workers, journalists and medics who have been killed are counted for a territory, not for a town."""
    count = found.count
    if count.metric is not Metric.DEATHS or found.measure is not Measure.TOTAL or found.names_place:
        return []
    return _of_territory(found, candidates) if count.group in _STAFF else []


def _of_territory(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The territory that the text speaks of most, if it speaks of one more than of anywhere else."""
    most = next((area for area, _ in found.around.named.areas.most_common(1)), None)
    return [
        c
        for c in candidates
        if c.placing and (p := c.placing.place) and p.id in TERRITORIES and most in TERRITORIES[p.id]
    ]


def of_evacuees(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Israelis away from home are in Israel: "About 60,000 Israelis from the border towns"."""
    if found.count.metric is not Metric.DISPLACEMENT or found.count.group != "Israelis":
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def of_nation(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Israelis who are listed with the dead of another country died in Israel: "4,000 Lebanese and 120 Israelis"."""
    count = found.count
    if count.group != "Israelis" or count.rule != "list" or count.parent is None:
        return []
    if count.parent.group in (None, "Palestinians", "Israelis"):
        return []
    return [c for c in candidates if c.area is Area.ISRAEL]


def of_settlers(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Since the Gaza war began settlers have driven out 40 families": in the West Bank, wherever the sentence names no ground."""
    around = found.around
    if not _tells_of_settlers(found) or any(s.is_place and not s.backdrop for s in around.spots):
        return []
    here = [c for c in candidates if c.area in WEST_BANK]
    whole = found.measure is Measure.TOTAL and found.count.metric is Metric.DEATHS
    whole |= _HERDERS.search(around.text) is not None  # "from 13 herding communities"
    return [c for c in here if c.placing and c.placing.place and c.placing.place.id in TERRITORIES] if whole else here


def _tells_of_settlers(found: Candidates) -> bool:
    """What settlers did, or herding communities suffered; or what goes on with that: "18 were killed in these attacks"."""
    around = found.around
    if _SETTLERS.search(around.text) or _HERDERS.search(around.text):
        return True
    before = around.named.sentences[around.sentence - 1] if around.sentence else None
    told = before is not None and before.paragraph == around.paragraph and _SETTLERS.search(before.text) is not None
    return told and _IN_THEM.search(around.text) is not None


def of_hezbollahs(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Drones hit northern Israel, as three Hezbollah fighters were killed": in Lebanon or Syria, not in Israel."""
    if found.count.metric is not Metric.DEATHS or not of_hezbollah(found.around.text, found.end):
        return []
    return [c for c in candidates if c.area is Area.OTHER]


def of_reporter(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Iran reported 80 killed, and Israel confirmed seven dead": a state's own dead are in it."""
    if (
        found.count.metric is not Metric.DEATHS
        or found.names_place
        or found.count.group in ("fighters", "Palestinians")
    ):
        return []
    text = found.around.text
    told = [r for r in found.relations if r.side == "before" and _REPORTS.fullmatch(text, r.spot.end, found.start)]
    return [c for c in candidates for r in told if r.spot.actor and c.places == r.spot.places]


def of_ground(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Israel has lost 466 soldiers in the ground operation": in Gaza, unless the text tells of another land."""
    around = found.around
    grounded = any(s.is_place and not s.befallen for s in around.spots)
    if (
        not (found.count.group == "soldiers" or _ITS_TOLL.search(around.text))
        or grounded
        or not _GROUND.search(around.text)
    ):
        return []
    if around.named.areas[Area.OTHER] >= sum(around.named.areas[area] for area in GAZA):
        return []
    return [c for c in candidates if c.placing and c.placing.place and c.placing.place.id == "gaza-strip"]


_ITS_TOLL = Sieve(r"\bisrael['’]s (?:(?:death|military|own) )*toll in (?:the|its) ground\b", re.I)


def of_guests(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Thirty Thais have been killed in the war": those who came to work in Israel died there."""
    if found.count.metric is not Metric.DEATHS or found.count.group not in GUESTS or found.names_place:
        return []
    if next((area for area, _ in found.around.named.areas.most_common(1)), None) is Area.OTHER:
        return []
    return [c for c in candidates if "known:israel" in c.cues]


def of_conflict(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "So far this year 220 Palestinians and 31 Israelis have died": nothing says where."""
    if found.count.metric is not Metric.DEATHS or found.measure is not Measure.TOTAL or found.names_place:
        return []
    text = found.around.text
    nowhere = _CONFLICT.search(text) or (_BOTH_PEOPLES.search(text) and _THIS_YEAR.search(text))
    return [c for c in candidates if c.placing is None] if nowhere else []


def without_offices(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "..., says its country director in Palestine. At least 700 Israelis and 500 Palestinians have been killed": not there."""
    if found.count.metric is not Metric.DEATHS or found.names_place or not _BOTH_PEOPLES.search(found.around.text):
        return candidates
    return [c for c in candidates if "n:aside" not in c.cues or "n:located" in c.cues or "n:plain" in c.cues]


def of_gazans(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "22,000 Gazans seek shelter": in Gaza, where their sentence names no place."""
    if found.count.group != "Gazans" or found.names_place:
        return []
    return [c for c in candidates if c.area in GAZA]


def _is_beside(found: Candidates, relation: Relation) -> bool:
    """Whether a place is told of with the number itself: in "140 Palestinians died in the West Bank and 25 people in
    attacks on Israelis" it is with another."""
    between = found.around.text[relation.spot.end : found.start]
    own = relation.side == "after" or " and " not in between or found.count.group == "Israelis"
    return relation.spot.is_place and own


def of_israelis(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Israelis killed in attacks, told of beside the West Bank: there or in Israel, and nothing says which."""
    count, around = found.count, found.around
    if _FOREIGN.match(around.text, found.end) and not any(r.spot.is_place for r in found.relations):
        return [c for c in candidates if c.area is Area.ISRAEL]
    if count.metric is not Metric.DEATHS or any(_is_beside(found, r) for r in found.relations):
        return []
    if count.group != "Israelis" and not _ON_ISRAELIS.search(around.text):
        return []
    if found.measure is not Measure.TOTAL or of_there(found, candidates):
        return []  # an event happened where the text is
    here = next((r.spot.area for r in found.relations if r.side == "before"), None)
    near = here or next((n.spot.area for n in around.named.before() if not n.spot.actor), None)
    return [c for c in candidates if c.placing is None] if near in WEST_BANK else []
