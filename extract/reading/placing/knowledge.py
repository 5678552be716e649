"""What facts about the conflict say of a count's place: the toll of 7 October 2023, and whose side is spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.counts import Count
from extract.reading.dating.october import may_be_festival_toll, may_be_its_toll, of_october_7
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.text import Sentence

# Who came from afar to work or to learn on Israel's farms.
GUESTS = frozenset({"Thais", "Nepalis", "Filipinos"})
_ISRAELI_SIDE = Sieve(r"\b(?:on|from) the israeli side\b", re.I)
_HERE = re.compile(
    r" (?:(?:more |other )?(?:people|persons|civilians|soldiers|deaths?|dead|fatalities|killed|died|were) ){0,4}on the israeli side\b",
    re.I,
)
_ACROSS = Sieve(r"\bon the other side\b|\bacross the border\b", re.I)
_TAKING = Sieve(
    r"\b(?:took|tak(?:ing|en)|seiz\w+|captur\w+|abduct\w+|kidnap\w+|dragg\w+)\b[^.]{0,60}\b(?:hostages?|captives?|people|others)\b"
    r"|\b(?:hostages?|captives?|others|people) (?:were |was |been )?(?:taken|seized|abducted|kidnapped|dragged)\b",
    re.I,
)
_STORMED = Sieve(
    r"\b(?:storm|broke through|burst|cross|invad|breach|infiltrat|rampag)\w*\b[^.]{0,60}\b(?:israel|border|fence|communities)",
    re.I,
)
_ATTACK = Sieve(
    r"\b(?:that|the same|october|hamas-led|cross-border|surprise|unprecedented|initial)\s(?:\w+\s){0,2}(?:attacks?|assault|massacre|rampage)\b"
    r"|\bhamas (?:and \w+ )?(?:attacked|stormed|assaulted|raided|invaded) (?:southern )?israel\b",
    re.I,
)
_RUNNING = Sieve(
    r"\b(?:killed|died|dead|deaths) since\b(?![^,.]{0,40}\b(?:attack|assault)\b)"
    r"|^\W*since (?:the )?(?:7(?:th)?(?: of)? oct|oct(?:\.|ober)? 7)[^;:.]*? (?:ha(?:s|ve) been|were) killed\b",
    re.I,
)  # another war's toll
_SURGED = Sieve(r"\bwest bank\b.{0,40}\bha(?:s|ve) (?:surged|risen|intensified|escalated|increased|soared)\b", re.I)
_NAKBA = Sieve(r"\bnakba\b|(?<!occupied in )\b194[789]\b", re.I)
# "when hundreds of thousands were driven from what is now Israel", "who fled in the war of 1948"
_DRIVEN = r"\b(?:expelled|driven|displaced|fled|forced|uprooted)\b"
_FOUNDED = (
    r"\b(?:what is (?:now|today) israel|(?:creation|founding|establishment) of (?:the state of )?israel"
    r"|israel['’]s (?:creation|founding|establishment)|war of 194[89]|194[89] (?:arab-israeli )?war)\b"
)
_FOUNDING = Sieve(rf"{_DRIVEN}[^.;]{{0,60}}{_FOUNDED}|{_FOUNDED}[^.;]{{0,90}}{_DRIVEN}", re.I)
# "nine families descended from refugees who were driven out in 1948": their forebears were
_DESCENT = re.compile(
    r"[^.;]{0,140}?\b(?:descend(?:ed|ants?|ing) (?:from|of)|(?:grand)?children of|whose (?:grand)?parents|whose families)\b",
    re.I,
)
# "The attack killed", "The militants killed", "Some 1,200 people were killed": of what the sentence before tells
_OF_BEFORE = re.compile(
    r"\W*(?:(?:the|that|this) (?:\w+ )?(?:attack|assault|massacre|rampage|raid|onslaught|militant|gunman|gunmen|fighter|attacker)s? "
    r"|(?:(?:some|about|around|nearly|more than|at least|over) )?\d[\d,]* (?:\w+ ){0,3}(?:were|died)\b)",
    re.I,
)
_HEZBOLLAH = re.compile(
    r" (?:more |other |senior |(?:of its |of the )?(?:members|fighters|militants|commanders) (?:of|from) )?he[zs]boll?ah\b",
    re.I,
)
_IT_COUNTS = Sieve(
    r"\bhe[zs]boll?ah(?: itself)?,?(?: for its part,?)? (?:has |had )?(?:acknowledge[sd]?|named|lost|mourned|announced|confirmed|admit(?:s|ted)|counts)"
    r" (?:that |at least |more than |over |about |some |nearly |the (?:deaths?|killing|loss) of )*[\d,]+$",
    re.I,
)
_ITS_OWN = re.compile(
    r" (?:of its (?:own )?)?(?:dead |slain |own )?(?:fighters|members|militants|men|combatants)\b", re.I
)
_DAY = Sieve(r"\b7(?:th)?(?: of)? oct\b|\boct(?:\.|ober)? 7\b", re.I)


def is_october_toll(count: Count, text: str) -> bool:
    """Whether a count is the toll of the attack of 7 October 2023 on Israel, or of the festival there."""
    if count.metric is Metric.DEATHS and may_be_festival_toll(count.quantity.value) and _FESTIVAL.search(text):
        return True
    return (
        count.metric is Metric.DEATHS
        and may_be_its_toll(count.quantity.value)
        and (count.parent is None or may_be_its_toll(count.parent.quantity.value))
        and count.group not in ("children", "Palestinians", "women and children", "women and girls", "women")
        and not _RUNNING.search(text)
        and not _SURGED.search(text)
        and bool(of_october_7(text) or any(told.search(text) for told in (_DAY, _TAKING, _STORMED, _ATTACK)))
    )


_FESTIVAL = Sieve(r"\bat (?:the|a) (?:(?:nova|supernova|music|desert|dance|re'im) )*(?:festival|rave)\b", re.I)


def is_of_1948(text: str, end: int = 0) -> bool:
    """Whether a sentence tells of 1947 to 1949, when none of today's areas was a place of its own; not of those who descend
    from the people of then.

    >>> is_of_1948("Nine fled in 1948.", 4), is_of_1948("Nine people are descendants of refugees of 1948.", 4)
    (True, False)
    """
    return _NAKBA.search(text) is not None and not (end and _DESCENT.match(text, end))


def of_hezbollah(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts people of Hezbollah.

    >>> of_hezbollah("three Hezbollah fighters", 5), of_hezbollah("three rockets of Hezbollah", 5)
    (True, False)
    >>> of_hezbollah("Hezbollah has named 90 fighters who were killed", 22)
    True
    """
    if _HEZBOLLAH.match(text, end) is not None:
        return True
    return _ITS_OWN.match(text, end) is not None and _IT_COUNTS.pattern.search(text, 0, end) is not None


def tells_of_founding(text: str) -> bool:
    """Whether a sentence tells of those who were driven from what became Israel: from none of its towns, nor from a camp of today."""
    return _FOUNDING.search(text) is not None and is_of_1948(text)


def told_at(sentences: Sequence[Sentence], index: int) -> str:
    """A sentence, and the one before it where it opens with "The attack" or "Some 1,200 people were"."""
    text = sentences[index].text
    return f"{sentences[index - 1].text} {text}" if index and _OF_BEFORE.match(text) else text


def on_israeli_side(text: str, start: int, end: int) -> bool:
    """Whether "on the Israeli side" opens what leads to the number at start..end, or is said right after it.

    >>> on_israeli_side("100 dead in Lebanon and 9 deaths on the Israeli side", 24, 25)
    True
    """
    if not _ISRAELI_SIDE.may_match(text):
        return False
    if _HERE.match(text, end) is not None:
        return True
    return _ISRAELI_SIDE.pattern.search(text, max(0, start - 160), start) is not None


def speaks_across(text: str) -> bool:
    """Whether a sentence speaks of the Israeli side or of the other side of a border."""
    return bool(_ISRAELI_SIDE.search(text) or _ACROSS.search(text))
