"""What the words of a count's own clause settle of its place: "Rafah, where 1,000 shelter", "five in a raid on Jenin"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Area, Metric
from extract.reading.patterns.wordings import ONES
from extract.reading.placing.candidates import Candidate, Candidates
from extract.reading.placing.nearness import Relation
from extract.reading.placing.nesting import is_within
from extract.reading.placing.place_anaphora import of_office, of_there
from extract.reading.sentences.clauses import fronts_clause

_HEDGE = re.compile(
    r"(?: \([^()]*\))?,?\s*(?:(?:it|(?:the|this) (?:number|figure|total|toll)) (?:is|was|stands at|stood at|has reached) )?(?:(?:around|about|some|at least|more than|nearly|over|almost|roughly|another|only|up to|a further|close to)\s+)*",
    re.I,
)
_CLAUSE = re.compile(r"(?:^|[;:.,–]\s?|\band |\bwhile )(?:in|at|across|inside|throughout|for) (?:\w+ ){0,8}$", re.I)
_WHERE = re.compile(
    r"(?: city| camp| governorate)?(?:'s (?:border|coast|edge|frontier)[^,.;:]{0,40})?,?(?: (?:on|along|in|near|at|close to|just) [^,.;:]{3,70},)? (?:is )?where\b[^,.;:]{0,60}$",
    re.I,
)
_IS_FROM = re.compile(
    r"(?:\s[\w'-]+){0,5}\s(?:were|was|are|is|came|come|died|fell)\s(?:all |\w+ly )?(?:in|from)\s(?:the\s|occupied\s)*"
)
_PAIR = re.compile(r"(?: camp)?\s?[:–-]?\s?")
_PAIRED = re.compile(r"(?: camp)?\s?[:–-]?\s?\d")
_EVENT = r"(?:raids?|strikes?|operations?|attacks?|clashes|shootings?|shelling|incursions?)"
# "five in a drone strike on Jenin", "one man near Huwwara", "three were killed in separate attacks in Haifa":
# what stands between a number and its own place
_NEXT = re.compile(
    r"\s(?:of (?:them|these|those|whom|which) |(?:people|persons?|residents|women|woman|men|man|boys?|children|child|Palestinians|Israelis|Lebanese|Syrians|Iranians|civilians|fighters|militants|gunmen|terrorists|soldiers|journalists|medics|workers|homes|houses|buildings|families|others|more) )?"
    r"(?:(?:(?:were|was|have been|has been|had been) )?(?:killed|shot dead|murdered|displaced|destroyed|demolished|damaged) |died )?"
    rf"(?:(?:in|by|during) (?:(?:an?|the|two|several|another|separate) )?(?:[\w-]+ ){{0,2}}?{_EVENT}(?: and (?:[\w-]+ ){{0,2}}?{_EVENT})? (?:in|on|at|near|outside) "
    r"|(?:in|from|at|inside|near|around|outside|for) )(?:(?:the|all of|the whole of(?: the)?) )?(?:occupied )?(?:(?:town|city|village|camp) of )?",
    re.I,
)
# ", and nine died in Rafah", ", and Rafah is their main refuge": what another clause tells
_OTHER_CLAUSE = re.compile(
    r",? (?:and|but|while) (?:at least |about |some |nearly |another |more than )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)"
    r"(?: (?:others|people|more|men|women|children))* (?:died|were killed|were shot dead|have died|have been killed|had been killed) (?:in|at|near|outside) (?:the )?(?:\w+ern )?$",
    re.I,
)
# ", while medics reported that a driver was shot dead near Nablus"; not ", while sheltering in Nablus"
_MEANWHILE = re.compile(r", (?:while|whereas) (?!\w+ing\b|they\b|he\b|she\b|others?\b|(?:in|at|on|near)\b)[^;]*$", re.I)
# "21 killed by air strikes in Rafah and at least three ...": the first place is for the number before it
_COUNTED = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds)\b[^;.]{0,80}$",
    re.I,
)
_FROM = ("from", "fled", "flee", "fleeing", "left", "leave")
_FOR = re.compile(r"(?: (?:city|camp))? for (?:the )?(?:[\w-]+ of )?")
_HEADED_FOR = ("to", "into", "toward", "towards", "onto")
# ", said a doctor in Rafah", "since the raid on Jenin"
SAID_OR_SINCE = re.compile(r",|\b(?:since|said|says|told|reported|according|following|amid|despite|whose|who)\b", re.I)
# "12 people, including three children, were killed"
_AMONG_THEM = re.compile(
    r", (?:including|among them|most of them|(?:all|both|many) of whom|all|both|one|two) [^,;]*,", re.I
)
# ", said a doctor in Rafah", "killed by a man from Jenin": where others are or came from
OF_OTHERS = re.compile(
    r",? (?:said|says|according to|told) [^,;]*$|\bby (?:[\w-]+ ){1,5}from (?:the )?(?:[\w-]+ )?$", re.I
)
_ON_A = re.compile(r"\b(?:in|on|at|near) an? (?:[\w-]+ )?$", re.I)  # "a raid on a camp in Jenin"
_LISTS_ON = re.compile(
    r"(?: (?:city|camp|governorate|district))?(?: \([^()]*\))?,?(?: and| but)? (?:(?:at least|more than|over|some|about|around|nearly|another|a further|up to) )*",
    re.I,
)
_OTHER_SUBJECT = re.compile(
    r", (?:and|but|while) (?:now )?(?:(?:those|the ones|others) (?:in|at|near) )?(?:the )?(?:(?:town|city|village|camp) of )?$",
    re.I,
)
_SAYS_OF_IT = re.compile(r"(?: (?:city|town|camp))? (?:is|was|are|were|has|have|had|remains|became|hosts)\b")
_SPREAD = re.compile(
    r"\b(?:spread|spreading|expanded|expanding|extended|widened) (?:\w+ )?(?:to|into) (?!.*[;.] )", re.I
)
_HOSTS = re.compile(
    r"(?: (?:city|town|camp|governorate))?,? (?:(?:is|was|now|currently|already|still|has|had|been) ){0,3}(?:hosts?|hosted|hosting|shelters|sheltered|sheltering|houses|housed|housing)"
    r"(?: (?:about|around|some|nearly|almost|roughly|over|up to|at least|more than|another|an estimated|already))* ?",
    re.I,
)
_FLED = re.compile(r"\b(?:fled|flee|escap(?:e|ed|ing)|driven|displaced|uprooted)\b", re.I)


def of_where(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Rafah, where more than 1,000 shelter": the place before "where"."""
    before = sorted((r for r in found.relations if r.side == "before"), key=lambda r: r.spot.end)
    opened = [r for r in before if _WHERE.match(found.around.text[r.spot.end : found.start])]
    nearest = next((r for r in opened if not r.spot.actor), next(iter(opened), None))
    if nearest is None:
        return []
    return [c for c in candidates if c.places == nearest.spot.places and c.basis in "sm"]


def of_elsewhere(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Nine died in Jenin, and four were killed elsewhere in the West Bank"."""
    after = [r for r in found.relations if r.side == "after" and r.spot.role == "located"]
    if after and min(after, key=lambda r: r.spot.start).note != "elsewhere":
        return []  # "N are crammed into Rafah, after they were driven from elsewhere in Gaza"
    left = [r for r in after if r.note == "elsewhere" and _FLED.search(found.around.text, found.end, r.spot.start)]
    if left:  # "Rafah is packed with 1.3 million people, most of whom fled their homes elsewhere in Gaza"
        return [c for c in candidates if c.basis == "s" and all(c.places != r.spot.places for r in left)]
    return [c for c in candidates if "s:elsewhere" in c.cues and "s:numbers0/after" in c.cues]


def of_opening(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "In Jenin, around 200 are gone": the place that opens the number's clause, unless another is named for it."""
    text = found.around.text
    fitting = [r for r in found.relations if r.spot.is_place]
    before = [r for r in fitting if r.side == "before" and _CLAUSE.search(text, 0, r.spot.start)]
    nearest = max(before, key=lambda r: r.spot.end, default=None)
    if nearest is None:
        return []
    if nearest.spot.area is Area.OTHER and (there := of_there(found, candidates)):
        return there  # "In Geneva, a spokesman said that 800,000 were sheltering there"
    if (narrower := _narrower(found, nearest)) is not None:
        return [c for c in candidates if c.places == narrower.spot.places and c.basis == "s"]
    abroad = nearest.spot.area is Area.OTHER and all(r is nearest for r in fitting)
    if abroad and (office := of_office(found, candidates)):
        return office
    alone = len({r.spot.places for r in fitting}) == 1 and text.startswith(",", nearest.spot.end)
    close = any(
        r.side == "after" and r.spot.locative and r.cost < 1 and not OF_OTHERS.search(text, found.end, r.spot.start)
        for r in fitting
    )
    if not alone and (close or not _HEDGE.fullmatch(text[nearest.spot.end : found.start])):
        return []
    return [c for c in candidates if c.places == nearest.spot.places and c.basis == "s"]


def _narrower(found: Candidates, opening: Relation) -> Relation | None:
    """ "In the West Bank, two were killed by soldiers in Jenin": what the clause names within the place that opens it."""
    after = [r for r in found.relations if r.side == "after" and r.spot.is_place]
    first = min(after, key=lambda r: r.spot.start, default=None)
    if first is None or not first.spot.locative or first.breaks or first.note not in ("", "unnamed"):
        return None
    between = found.around.text[found.end : first.spot.start]
    told = _AMONG_THEM.sub("", between)
    if SAID_OR_SINCE.search(told) or (first.numbers and told == between) or first.spot.preposition in _HEADED_FOR:
        return None
    if OF_OTHERS.search(between):
        return None
    outer = opening.spot.places
    within = all(any(is_within(place, o, found.gazetteer) for o in outer) for place in first.spot.places)
    return first if within and len(outer) == 1 else None


def of_next(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "260 dead there and 13 in Israel", "12,000 of them from Jenin camp": the place right after the number."""
    text = found.around.text
    told = [r for r in found.relations if r.side == "after" and _NEXT.fullmatch(text, found.end, r.spot.start)]
    own = [r.spot.places for r in told if r.spot.is_place and r.note != "unnamed"]
    return [c for c in candidates if c.places in own and c.basis == "s"]


def of_own(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Five were killed in raids on Jenin and four in Haifa": of places that each follow a number its own."""
    places = [r for r in found.relations if r.spot.is_place]
    before = max((r for r in places if r.side == "before"), key=lambda r: r.spot.end, default=None)
    after = [r for r in places if r.side == "after" and r.note not in ("another's", "a part's")]
    if len(places) == 1 or len(after) != 1 or not (before is None or _is_of_another(found, before)):
        return []
    return [
        c for c in candidates if c.places == after[0].spot.places and c.basis == "s" and _is_in_clause(found, after[0])
    ]


def _is_in_clause(found: Candidates, relation: Relation) -> bool:
    """Whether a place follows the number with nothing but its own clause between."""
    text, spot = found.around.text, relation.spot
    if relation.side == "before" or relation.breaks or relation.numbers or relation.note not in ("", "unnamed"):
        return False
    located = spot.locative or _ON_A.search(text, found.end, spot.start) is not None
    return located and "," not in text[found.end : spot.start]


def _is_of_another(found: Candidates, before: Relation) -> bool:
    """Whether a place that stands before the number is told with another one: "21 killed in Rafah and three ..."."""
    text, spot = found.around.text, before.spot
    listed = _LISTS_ON.fullmatch(text, spot.end, found.start) is not None
    return listed and _COUNTED.search(text, 0, spot.start) is not None


def of_along(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Ten Israeli residents have been killed, along with two soldiers": where those before them were."""
    along = _ALONG.search(found.around.text, 0, found.start)
    return [c for c in candidates if "last" in c.cues] if along and not _has_after(found) else []


def _has_after(found: Candidates) -> bool:
    return any(r.side == "after" and r.spot.locative and not (r.breaks or r.numbers) for r in found.relations)


_ALONG = re.compile(
    rf"(?:\d|\b(?:{ONES})\b)[^.;]*\b(?:along|together) with (?:at least |some |about |another )?$", re.I
)


def of_origin(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "15 of those killed were from Jenin": the predicate is the place."""
    text = found.around.text
    told = [r for r in found.relations if r.side == "after" and _IS_FROM.fullmatch(text, found.end, r.spot.start)]
    return [c for c in candidates for r in told if c.places == r.spot.places and c.basis == "s"]


def of_clause(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Ten died in a raid on Jenin; a gunman shot seven dead in Haifa": what stands beyond a semicolon is for other counts."""
    text = found.around.text
    own = any(r.side == "after" and r.spot.locative and not r.breaks and not r.numbers for r in found.relations)
    if not own:
        return []
    beyond = {r.spot.places for r in found.relations if r.side == "before" and ";" in text[r.spot.end : found.start]}
    within = {r.spot.places for r in found.relations if r.spot.locative} - beyond
    return [c for c in candidates if c.places in within and c.basis == "s"] if beyond else []


def of_leaving(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "The fighting in Khan Younis forced thousands to move towards Rafah": they were of where they left, and are not there yet."""
    if found.count.metric is not Metric.DISPLACEMENT:
        return []
    after = min(
        (r for r in found.relations if r.side == "after" and r.spot.is_place), key=lambda r: r.spot.start, default=None
    )
    before = [r for r in found.relations if r.side == "before" and r.spot.locative and not r.breaks]
    if after is not None and (left := _left_for(found, after)) is not None:
        return [c for c in candidates if c.places == left.spot.places and c.basis == "s"]
    if after is None or after.spot.preposition not in ("toward", "towards") or not before:
        return []
    nearest = max(before, key=lambda r: r.spot.end)
    return [c for c in candidates if c.places == nearest.spot.places and c.basis == "s"]


def _left_for(found: Candidates, left: Relation) -> Relation | None:
    """ "Nine families fled Jenin for Nablus": the place that they left."""
    goal = next((r for r in found.relations if _FOR.fullmatch(found.around.text, left.spot.end, r.spot.start)), None)
    return left if goal is not None and left.spot.preposition in _FROM else None


def of_bracket(_: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Jenin (39), Tulkarem (14)"."""
    return [c for c in candidates if "s:bracketed" in c.cues]


def of_pair(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Jenin camp 11,930, Nur Shams 8,115 displaced": each number for the place right before it."""
    before = [r for r in found.relations if r.side == "before" and r.spot.is_place]
    pair = next((r for r in before if _PAIR.fullmatch(found.around.text, r.spot.end, found.start)), None)
    if pair is None or not any(r is not pair and _PAIRED.match(found.around.text, r.spot.end) for r in before):
        return []
    return [c for c in candidates if c.places == pair.spot.places and c.basis == "s"]


def of_spread(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "The raids began in Jenin and spread to Tulkarem, displacing 9,000": in the territory that holds them all."""
    text = found.around.text
    told = _SPREAD.search(text, 0, found.start)
    if told is None:
        return []
    before = [r.spot for r in found.relations if r.side == "before" and r.spot.is_place]
    sides = {spot.end <= told.start() for spot in before}
    if sides != {True, False} or any(r.side == "after" and r.spot.is_place and not r.breaks for r in found.relations):
        return []
    outer = found.gazetteer.common_parent([place for spot in before for place in spot.places])
    return [c for c in candidates if outer is not None and c.places == (outer,)]


def of_host(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """ "Rafah now hosts 900,000 people from Gaza City": where they are, not where they came from."""
    if found.count.metric is not Metric.DISPLACEMENT:
        return []
    text = found.around.text
    hosts = [r for r in found.relations if r.side == "before" and _HOSTS.fullmatch(text, r.spot.end, found.start)]
    return [c for c in candidates for r in hosts if c.places == r.spot.places and c.basis in "sm"]


def without_clauses(found: Candidates, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """In "Four were killed near a school, and nine died in Rafah" Rafah is where the nine died."""
    beyond = {r.spot.places for r in found.relations if r.side == "after" and _is_of_clause(found, r)}
    if not beyond:
        return candidates
    others = [c for c in candidates if c.places not in beyond or c.basis != "s"]
    return others if any(c.placing is not None and c.area for c in others) else candidates


def _is_of_clause(found: Candidates, relation: Relation) -> bool:
    text, spot = found.around.text, relation.spot
    if _SAYS_OF_IT.match(text, spot.end) is not None and _OTHER_SUBJECT.search(text, found.end, spot.start):
        return True
    if found.right <= spot.start and (
        _MEANWHILE.search(text, found.right, spot.start) or fronts_clause(text, spot.start, spot.end)
    ):
        return True
    own = found.count.governor is not None and found.right <= spot.start and found.count.rule != "list"
    other = _OTHER_CLAUSE.search(text, found.end, spot.start)
    return own and other is not None and found.right <= other.start()
