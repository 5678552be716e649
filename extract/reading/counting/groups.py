"""Whom a count is limited to: children, soldiers, one family; of buildings what type they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Metric
from extract.reading.counting.counts import Count, Numbers
from extract.reading.counting.governors import Governor
from extract.reading.counting.nouns import Counted
from extract.reading.counting.subsets import COPULAS, name_part
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

PLAIN_BUILDINGS = frozenset(
    (
        *"buildings building structures structure properties property facilities".split(),
        *(f"{which} {what}" for which in ("residential", "apartment") for what in ("buildings", "building", "blocks")),
        *("inhabited structures", "uninhabited structures", "palestinian-owned structures", "blocks of flats"),
        *("homes and other buildings", "homes and other structures", "houses and other buildings"),
        *("houses and other structures", "homes and buildings", "homes and structures", "buildings and homes"),
    )
)
_TYPES = {"school buildings": "schools", "university buildings": "universities"}


def read_group(  # noqa: C901 - rules, in their order
    s: Numbers, i: int, metric: Metric, parent: Count | None, rule: str, governor: Governor | None
) -> str | None:
    """The group of a number's count; None for people, or buildings, in general."""
    counted = s.counted[i]
    label = governor.label if governor is not None else ()
    if metric is Metric.BUILDINGS:
        some = rule == "subset" and parent is not None and not counted.classes and counted.noun is None
        return parent.group if some and parent is not None else _type_of(counted, label)
    if s.quantity(i).percent and (made := made_up_of(s, i)) is not None:
        return made
    if counted.group is not None:
        return _of_nation(s, counted) if _adds_civilians(s, counted) else counted.group
    named: Token | None = None
    part = (counted.elided or counted.has(NounClass.DEAD) or counted.noun in _FALLEN) and i not in s.bases
    if part and (named := name_part(s.tokens, after_whole(s, counted))) is not None and named.entry.group:
        return named.entry.group
    if counted.has(NounClass.DEAD) and _OF_MEDICS.match(s.text, s.tokens[counted.last - 1].end):
        return "medics"
    if (part or counted.noun == "members") and _ONE_FAMILY.match(s.text, s.tokens[i].end):
        return "members of one family"
    if counted.noun == "members" and _OF_FIGHTERS.match(s.text, s.tokens[counted.last - 1].end):
        return "fighters"
    if (part or counted.has(NounClass.PERSON)) and _MINORS.match(s.text, s.tokens[counted.last - 1].end):
        return "children"
    if counted.elided and governor is not None and (those := _among_whom(s, i, governor)) is not None:
        return those
    if counted.elided and parent is not None:
        if parent.group == "Palestinians" and [t.text for t in s.tokens[counted.last :][:2]] == ["in", "israel"]:
            return None  # "41,000 Palestinians have been killed, and 1,200 in Israel"
        others = i + 1 < len(s.tokens) and s.tokens[i + 1].text == "others"  # "the chief of staff and four others"
        apart = rule == "list" and parent.rule == "subset" and _ELSEWHERE.match(s.text, s.tokens[i].end)
        if apart and s.text[: s.tokens[s.edges[i]].start].endswith(", and "):
            return None  # "256 were killed, including 66 children, and 13 in Israel"
        if (others and rule == "list") or _are_next_part(s, i, named, parent):
            return None
        return parent.group
    if label:
        return _of_label(label)
    apposed = [t for t in s.tokens[counted.last : counted.last + 8] if t.text not in (",", "people")]
    apposed = apposed[1:] if apposed and apposed[0].text == "the" else apposed
    if [t.text for t in apposed[:2]] == ["number", "of"]:  # "raised to 96 the number of children killed"
        return next((t.entry.group for t in apposed[2:4] if t.entry.group), None)
    if counted.elided and rule in ("toll", "label"):  # "the number of children killed stands at 12"
        first = min(i - 16, governor.index - 6) if governor is not None and rule == "toll" else i - 16
        words = _of_toll(s, _since_number(s.tokens[max(0, first) : s.edges[i]]))
        theirs = (
            t for k, t in enumerate(words) if not (t.entry.nationality and (_acts(words, k) or _is_theirs(words, k)))
        )
        return next((t.entry.group for t in theirs if t.entry.group), None)
    if counted.anaphoric and parent is None:  # "it has 13,000 staff, and 300 of them have been killed"
        size = s.quantity(i).value or 0
        before = [k for k in s.numbers if k < i and s.counted[k].classes and (s.quantity(k).value or size) >= size]
        return s.counted[before[-1]].group if before else None
    if rule == "toll" and counted.has(NounClass.PERSON):  # "the number of children killed stands at 12 people"
        return numbered_before(s, i)
    return None


def _of_label(label: Sequence[Token]) -> str | None:
    """ "Israeli soldiers killed" counts soldiers; "Soldiers and civilians held" is limited to neither; nor "by settlers"."""
    label = label[: next((k for k, t in enumerate(label) if t.text == "by"), len(label))]
    k = next((k for k, t in enumerate(label) if t.entry.group), None)
    if k is None:
        return None
    k += label[k].entry.nationality and _is_theirs(label, k)
    beside = [t.entry.group for t in label[k + 2 : k + 3] if label[k + 1].text == "and"]
    mixed = label[k].entry.group in _SIDES and beside and beside[0] in _SIDES and beside[0] != label[k].entry.group
    return None if mixed else label[k].entry.group


def _among_whom(s: Numbers, i: int, governor: Governor) -> str | None:
    """ "1,059 have been killed among medical staff", "killed 1,059 among medical staff": who, said after it."""
    first = governor.index + 1 if governor.index >= i else s.counted[i].last
    among = s.tokens[first : first + _AMONG]
    if not among or among[0].text not in ("among", "amongst"):
        return None
    return next((t.entry.group for t in among[1:] if t.entry.group), None)


_AMONG = 4  # tokens


def _are_next_part(s: Numbers, i: int, named: Token | None, parent: Count) -> bool:
    """ "two of them were children and three were shepherds": the shepherds are no part of the children."""
    joined = s.edges[i] > 0 and s.tokens[s.edges[i] - 1].text == "and"
    return joined and named is not None and NounClass.PERSON in named.nouns and parent.rule == "subset"


def made_up_of(s: Numbers, i: int) -> str | None:
    """ "Women and children have made up more than 61 per cent of the dead": who the share is."""
    counted = after_whole(s, s.counted[i])
    if counted.last + 1 < len(s.tokens) and s.tokens[counted.last].text == "," and counted.elided:
        counted = replace(counted, last=counted.last + 1)  # "the majority, 75 per cent, are women"
    of_people = counted.noun == "victims" or counted.elided or counted.has(NounClass.DISPLACED)
    named = name_part(s.tokens, counted) if of_people else None
    if named is not None and named.entry.group:
        return named.entry.group  # "70% of the victims in the city are women"
    before = s.tokens[max(0, s.edges[i] - _SHARING) : s.edges[i]]
    verb = next((k for k, t in enumerate(before) if t.text.split(" ")[0] in _MAKING_UP), None)
    return next((t.entry.group for t in reversed(before[:verb]) if t.entry.group), None) if verb is not None else None


_SHARING = 8  # tokens
_MAKING_UP = frozenset(
    "make makes made making account accounts accounted constitute constituted comprise comprised represent".split()
)


def _adds_civilians(s: Numbers, counted: Counted) -> bool:
    """ "46,000 Palestinian fighters and civilians": the count is not limited to the fighters."""
    after = s.tokens[counted.last : counted.last + 2]
    if counted.group not in _SIDES or len(after) < 2 or after[0].text != "and":
        return False
    if counted.group == "soldiers" and after[1].text in ("officers", "commanders"):
        return False  # "nine soldiers and officers": all are of the army
    return after[1].entry.group in _SIDES and after[1].entry.group != counted.group


_SIDES = ("civilians", "fighters", "soldiers", "police officers")


def _of_nation(s: Numbers, counted: Counted) -> str | None:
    """The nationality inside the phrase."""
    nations = (t.entry.group for t in s.tokens[counted.first : counted.last] if t.entry.nationality)
    return next(nations, None)


_FALLEN = frozenset("victims casualties".split())


def _since_number(words: Sequence[Token]) -> Sequence[Token]:
    """What follows the last number: "of children stands at 16,710, while the number of women killed stands at"."""
    last = next((k for k in range(len(words) - 1, -1, -1) if words[k].quantity is not None), -1)
    return words[last + 1 :] if any(t.entry.group for t in words[last + 1 :]) else words


_ELSEWHERE = re.compile(r" (?:people |others )?in [A-Z]")


def _of_toll(s: Numbers, words: Sequence[Token]) -> Sequence[Token]:
    """What the toll is of: "killed three Palestinians, raising the toll to" names nobody; "the Palestinian death toll" does."""
    named = (k for k in range(len(words) - 1, -1, -1) if words[k].text in s.vocabulary.toll_words or _numbers(words, k))
    toll = next(named, None)
    if toll is None:
        return words
    while toll > 0 and (words[toll - 1].text in _TOLL_WORDS or words[toll - 1].entry.nationality):
        toll -= 1
    return words if toll and words[toll - 1].text in ("its", "their", "own") else words[toll:]


def _numbers(words: Sequence[Token], k: int) -> bool:
    """ "A UN worker put the number of reporters killed at": what follows "number of" is counted."""
    return [t.text for t in words[k : k + 2]] == ["number", "of"]


_TOLL_WORDS = frozenset("death overall total official latest confirmed civilian dead".split())
# "490 martyrs from medical teams"
_OF_MEDICS = re.compile(
    r" (?:from|among) (?:the )?(?:medical|ambulance|health|paramedic|civil defen[cs]e) (?:teams?|staff|crews?|personnel|sector|workers)\b",
    re.I,
)


def _is_theirs(words: Sequence[Token], k: int) -> bool:
    """ "Palestinian children": the noun says who they are, the adjective only whose."""
    return any(t.entry.group and not t.entry.nationality for t in words[k + 1 : k + 2])


def _type_of(counted: Counted, label: Sequence[Token]) -> str | None:
    """What type the buildings are of, where it limits the count: "six schools", "Mosques destroyed: 40"."""
    if counted.elided and label:
        return next((t.text for t in label if NounClass.BUILDING in t.nouns and t.text not in PLAIN_BUILDINGS), None)
    if counted.noun in PLAIN_BUILDINGS or not counted.has(NounClass.BUILDING):
        return None
    return _TYPES.get(counted.noun or "", counted.noun)


def _acts(tokens: Sequence[Token], k: int) -> bool:
    """ "The toll of Israeli airstrikes", "Israeli troops": the adjective says whose the deed is, not whose the dead are."""
    doer = [t.text for t in tokens[max(0, k - 2) : k]]
    return (
        any(t.text.rpartition(" ")[2] in _DEEDS for t in tokens[k + 1 : k + 4])
        or doer[-1:] == ["by"]
        or doer == ["by", "the"]
    )


_DEEDS = frozenset(
    "attack attacks strike strikes airstrike airstrikes raid raids assault offensive bombardment shelling fire operation "
    "region regions territory soil border capital town towns village villages city cities side "
    "aggression occupation massacre bombing war troops forces drone missile air".split()
)


def after_whole(s: Numbers, counted: Counted) -> Counted:
    """The noun phrase with what is said of its whole: "six of those killed in Rafah", as far as the verb."""
    of_dead = counted.has(NounClass.DEAD, NounClass.DISPLACED) or counted.noun == "victims"
    if not (counted.anaphoric or (of_dead and s.tokens[_after_bracket(s, counted)].text == "of")):
        return counted
    start = counted.last
    if start < len(s.tokens) and s.tokens[start].text == ",":
        aside = range(start + 2, min(start + _WHOLE, len(s.tokens)))  # "two of them, both from Rafah, were children"
        start = next((m for m in aside if s.tokens[m].text == ","), start) + 1
    for k in range(start, min(counted.last + _WHOLE + 1, len(s.tokens))):
        token = s.tokens[k]
        if token.text in COPULAS:
            return replace(counted, last=k)
        if token.quantity is not None or not token.text.isalpha():
            return counted
    return counted


def _after_bracket(s: Numbers, counted: Counted) -> int:
    """The token after the number: past the bracket in "half (54%) of the displaced"."""
    k = counted.first + 1
    if s.tokens[k].text == "(" and k + 3 < len(s.tokens) and s.tokens[k + 2].text == ")":
        return k + 3
    return k + 1 if s.tokens[k].text == ")" and k + 1 < len(s.tokens) else k


def numbered_before(s: Numbers, i: int) -> str | None:
    """The group of "the number of … killed" before a toll."""
    tokens = s.tokens[max(0, i - _TOLL) : s.edges[i]]
    for k, token in enumerate(tokens):
        if token.text == "of" and k and tokens[k - 1].text == "number":
            return next((t.entry.group for t in tokens[k + 1 : k + 3] if t.entry.group), None)
    return None


_WHOLE, _TOLL = 6, 20  # tokens
# "six of those killed were members of one family"; the number word hides it from the vocabulary
_ONE_FAMILY = re.compile(r"[^,.;]{0,40}\b(?:members of|from) (?:one|the same|a single) family\b", re.I)
# "four members of Hamas", "two members of the Jenin Brigade"; not "of Hamas's political office"
_OF_FIGHTERS = re.compile(
    r" of (?:the )?(?:(?:armed|military) wing of )?(?:hamas|hezbollah|(?:palestinian )?islamic jihad|(?:[\w-]+ ){1,2}brigades?)\b(?!'s)",
    re.I,
)
# "12 of whom are under 18", "four were 17 or younger", "three of them, all below the age of 15"
_MINORS = re.compile(
    r",?(?: (?:were|are|was|is|all|both|aged|still))*"
    r" (?:(?:under|below|younger than)(?: the age of)? (?:1[0-8]|eighteen)\b|(?:1?\d|seventeen|sixteen|fifteen)(?: years old)? or (?:younger|under)\b)",
    re.I,
)
