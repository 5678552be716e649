"""Where the candidates for a count's place come from: its sentence, the sentences around, the title, what is known, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.geo.gazetteer import Gazetteer
from extract.geo.place import Place, PlaceKind
from extract.model import Area, Kind, Metric, PlaceBasis
from extract.reading.counting.counts import Count
from extract.reading.dating.october import of_october_7
from extract.reading.placing.backdrops import is_earlier
from extract.reading.placing.candidates import TERRITORIES, Candidates, Earlier, Surroundings
from extract.reading.placing.knowledge import GUESTS, is_october_toll, is_of_1948, of_hezbollah, speaks_across
from extract.reading.placing.nations import are_israelis, by_rockets, country_of, on_both_sides
from extract.reading.placing.nearness import Relation
from extract.reading.placing.offices import counts_in
from extract.reading.placing.places import Placing
from extract.reading.placing.spots import Spot, join_areas

_EARLIER = 8
_BACK = 14  # sentences
_AHEAD = 3
# Who counts for a territory counts in it: "Gaza's civil defence", "Lebanon's health ministry".
_AUTHORITY = re.compile(
    r"(?:'s)? (?:[\w-]+ ){0,2}?(?:health|civil defen[cs]e|government|media office|medics|rescuers|hospitals?|authorities|municipality)\b",
    re.I,
)
_ROW_OPENS = 4  # characters
_TOTAL_ROW = re.compile(r"\W*(?:grand |sub-?)?(?:total|all|sum|overall|altogether)\b", re.I)
_LIST_OPENS = re.compile(r":|\s–\s|\bincluding\b|\(")
# "Twelve were killed, nine in Rafah": a list without a mark, if all that follows is of it
_LIST_FOLLOWS = re.compile(
    r", (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:of them )?(?:in|at|near) ", re.I
)


def gather(
    count: Count, span: tuple[int, int, int], around: Surroundings, earlier: Earlier, gazetteer: Gazetteer
) -> Candidates:
    """Every candidate of the count whose number stands at span[0]..span[1] and whose predicate ends at span[2]."""
    found = Candidates(count, span, around, gazetteer)
    found.beside_toll = earlier.toll
    found.of_unplaced = earlier.unplaced
    _add_sentence(found)
    _add_earlier(found)
    _add_later(found)
    if not around.heading:
        _add_title(found)
    _add_known(found)
    _add_territories(found)
    _add_sum(found)
    for cue in ("whole", "same", "last"):
        found.add_placing(getattr(earlier, cue), cue)
    return found


def _has_authority(text: str, spot: Spot) -> bool:
    if _AUTHORITY.match(text, spot.end):
        return True
    return spot.homonym and spot.area is not Area.WEST_BANK and counts_in(text, spot.start)


def _add_sentence(found: Candidates) -> None:
    rank = 0
    seen: set[tuple[Place, ...]] = set()
    for relation in found.relations:
        authority = _has_authority(found.around.text, relation.spot)
        if relation.spot.places in seen or (_is_of_state(relation.spot) and not authority):
            continue
        seen.add(relation.spot.places)
        if relation.spot.role in ("homonym", "actor", "aside"):
            cues = [f"m:{relation.spot.role}", f"m:{relation.spot.role}/{relation.side}/{min(2, relation.breaks)}"]
            if authority:
                cues.append("m:authority")
        else:
            cues = [*_relation_cues(relation, found.count), f"s:rank{min(3, rank)}"]
            rank += 1
        found.add_spot(relation.spot, PlaceBasis.SENTENCE, relation.why, cues)


def _is_of_state(spot: Spot) -> bool:
    """ "A US-based group", "since Russia's invasion": the country's name says whose it is, not where."""
    return spot.homonym and all(p.kind is PlaceKind.COUNTRY for p in spot.places)


def _relation_cues(relation: Relation, count: Count) -> Iterator[str]:
    spot = relation.spot
    yield f"s:{spot.role}"
    yield f"s:{relation.side}/{spot.role}/{min(2, relation.breaks)}"
    yield f"s:cost{min(8, int(relation.cost))}"
    yield f"s:{relation.side}/{spot.preposition or 'none'}"
    yield f"s:{spot.preposition or 'none'}/{count.metric}/{count.kind}"
    yield f"s:numbers{min(3, relation.numbers)}/{relation.side}"
    if relation.note:
        yield f"s:{relation.note}"
        yield f"s:{relation.note}/{relation.side}"
    if len(spot.places) > 1:
        yield "s:union"
    if spot.start < 12 and relation.side == "before":
        yield "s:opens"


def _add_earlier(found: Candidates) -> None:
    around = found.around
    rank = 0
    section = True
    seen: set[tuple[Place, ...]] = set()
    for named in around.named.before():
        back = around.sentence - named.sentence
        spot = named.spot
        if named.alone and section:
            found.add_spot(spot, PlaceBasis.NEARBY, "heads the section", ["n:section"])
            section = False
        if spot.homonym and spot.places[0].id == "palestine":
            continue  # "By Palestine Chronicle Staff"
        if spot.places in seen or (spot.backdrop and _is_beside_another(spot, around.named.of(named.sentence))):
            continue
        if rank >= (_EARLIER if back <= _BACK else _EARLIER // 2):
            break
        seen.add(spot.places)
        same = around.paragraph == named.paragraph
        where = f"p{min(3, back)}" if same else f"q{min(4, around.paragraph - named.paragraph)}"
        cues = [
            f"n:{where}/{spot.role}",
            f"n:{spot.role}",
            f"n:rank{min(4, rank)}",
            f"n:rank{min(4, rank)}/{spot.role}",
            f"n:back{min(6, back)}",
        ]
        if found.count.rule == "label":
            cues.append(f"n:back{min(3, back)}/label")
        found.add_spot(spot, PlaceBasis.NEARBY, "named nearby", cues)
        rank += spot.is_place


def _is_beside_another(spot: Spot, spots: Sequence[Spot]) -> bool:
    return any(other.is_place and not other.backdrop and other.places != spot.places for other in spots)


def _is_capitals(spot: Spot) -> bool:
    """Whether a name opens a dispatch in capitals, for where it was written."""
    return spot.start < _ROW_OPENS and spot.name.isupper()


def _add_later(found: Candidates) -> None:
    around = found.around
    for ahead in range(1, _AHEAD + 1):
        index = around.sentence + ahead
        if _opens_section(found, index):
            break
        for spot in around.named.of(index):
            if around.heading and found.names_place and _is_capitals(spot):
                continue  # "JENIN, West Bank (AP)"
            if spot.homonym or spot.aside or is_earlier(around.named.sentences[index].text, spot.start, spot.end):
                continue
            cues = [f"l:{ahead}/{spot.role}"] + ([f"l:heading{ahead}", "l:heading"] if around.heading else [])
            found.add_spot(spot, PlaceBasis.NEARBY, "named below", cues)


def _opens_section(found: Candidates, index: int) -> bool:
    """Whether a sentence below the count's is the heading of what follows: "Gaza Strip updates"."""
    around = found.around
    if around.heading or found.count.rule == "label" or not around.named.heads(index):
        return False
    return around.named.sentences[index].paragraph != around.paragraph


def _add_title(found: Candidates) -> None:
    spots = [s for s in found.around.titled if not s.homonym]
    for i, spot in enumerate(spots):
        found.add_spot(
            spot,
            PlaceBasis.TITLE,
            "named in the title",
            ["t:title", f"t:{spot.role}", f"t:{min(i, 2)}of{min(len(spots), 3)}"],
        )


def _add_known(found: Candidates) -> None:
    if found.count.metric is Metric.DEATHS and of_hezbollah(found.around.text, found.end):
        found.add_place(
            found.gazetteer.get("lebanon"), None, PlaceBasis.NEARBY, "Hezbollah's dead", ["known:hezbollah"]
        )
    if (sides := on_both_sides(found.around.text, found.end)) is not None:
        found.add_placing(Placing(sides, None, Area.OTHER, PlaceBasis.SENTENCE, "counted together"), "known:both")
    if (country := country_of(found.around.text, found.end)) is not None:
        found.add_place(
            found.gazetteer.get(country), None, PlaceBasis.NEARBY, "whose people they are", ["known:nation"]
        )
    for place, why, cue in _known(found.count, found.around.text, found.around.told, found.end):
        surface = "Gaza" if place == "gaza-strip" else None
        found.add_place(found.gazetteer.get(place), surface, PlaceBasis.NEARBY, why, [f"known:{cue}"])


def _known(count: Count, text: str, told: str, end: int) -> Iterator[tuple[str, str, str]]:
    """What facts about the conflict settle: where hostages are held and were taken, whose dead Israelis are, 1948."""
    if count.group == "Gazans":
        yield "gaza-strip", "Gazans", "gazans"
    if is_of_1948(text, end):
        yield "palestine", "Palestine before its partition", "1948"
    elif count.metric is Metric.HOSTAGES:
        yield "gaza-strip", "where hostages are held", "held"
        if count.kind is Kind.TAKEN:
            yield "israel", "where they were taken", "taken"
    elif count.metric is Metric.DISPLACEMENT and count.group == "Israelis":
        yield "israel", "where the displaced are from", "israel"
    elif count.metric is Metric.DEATHS:
        if is_october_toll(count, told):
            yield "israel", "the attack of 7 October 2023", "october"
        elif count.group in _THEIRS or speaks_across(text) or of_october_7(text):
            yield "israel", "the dead are Israel's", "israel"
        elif by_rockets(text) or are_israelis(text, end):
            yield "israel", "the dead are Israel's", "rockets"


_THEIRS = ("Israelis", "soldiers", *GUESTS)


def _add_territories(found: Candidates) -> None:
    for name, areas in TERRITORIES.items():
        inside = [
            c.placing
            for c in found
            if c.placing is not None
            and c.placing.area in areas
            and c.placing.place is not None
            and c.placing.place.id != name
        ]
        if inside:
            here = sum(p.basis is PlaceBasis.SENTENCE for p in inside)
            found.add_place(
                found.gazetteer.get(name),
                None,
                inside[0].basis,
                f"holds {inside[0].name!r}",
                [f"h:here{min(3, here)}", f"h:{min(4, len(inside))}"],
            )


def _add_sum(found: Candidates) -> None:
    """The whole of a list: "Twenty were killed: 11 in Jenin and nine in Tulkarem", "Jenin (3), Nablus (2): five in all"."""
    parts = [r for r in sorted(found.relations, key=lambda r: r.spot.start) if r.note in ("another's", "broken down")]
    if _TOTAL_ROW.match(found.around.text):
        _add_rows(found)
    if len({r.spot.places for r in parts}) < 2 or found.around.text[: found.start].rstrip().endswith("("):
        return
    places = [p for r in parts for p in r.spot.places]
    place = found.gazetteer.common_parent(places)
    if place is not None and place.area is join_areas([p.area for p in places]):
        after = all(r.side == "after" for r in parts) and _opens_list(found, parts)
        before = all(r.side == "before" for r in parts)
        side = "after" if after else "before" if before else "both"
        found.add_place(place, None, PlaceBasis.SENTENCE, "holds what the list names", [f"sum:{side}"])


def _opens_list(found: Candidates, parts: Sequence[Relation]) -> bool:
    text, first = found.around.text, parts[0].spot.start
    if _LIST_OPENS.search(text, found.end, first):
        return True
    alone = all(r in parts or r.side == "before" or not r.spot.is_place for r in found.relations)
    return alone and _LIST_FOLLOWS.search(text, found.end, first) is not None


def _add_rows(found: Candidates) -> None:
    """The row "Total | 21 | 40" is for what holds the places that the rows right above it open with."""
    places: list[Place] = []
    row = found.around.sentence - 1
    while (spots := found.around.named.of(row)) and spots[0].start < _ROW_OPENS:
        places += spots[0].places
        row -= 1
    if len({p.id for p in places}) < 2:
        return
    place = found.gazetteer.common_parent(places)
    if place is not None and place.area is join_areas([p.area for p in places]):
        found.add_place(place, None, PlaceBasis.NEARBY, "holds what the rows name", ["sum:rows"])
