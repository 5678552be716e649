"""How old somebody is, which counts nobody: "aged six and eight", "Noa, 25, and Almog, 21", "a wounded man (34)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH, ONES
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_REACH = 40  # characters


def is_age(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    """Whether the number at index i says how old somebody is; `text` is the folded sentence."""
    token = tokens[i]
    before, after = text[max(0, token.start - _REACH) : token.start], text[token.end : token.end + _REACH]
    turned = counted.has(NounClass.HOME, NounClass.BUILDING) and before.rstrip().endswith(
        ("turned", "turning")
    )  # "turned 14 houses into rubble"
    if (_AGE_BEFORE.search(before) and not turned) or _is_aged(after):
        return True
    if _is_appositive_age(tokens, i) and not (before.endswith("(") and text.count("(") > 1):
        return True
    if not counted.elided:
        return False
    before = text[max(0, token.start - 2 * _REACH) : token.start]
    if _AGES_BEFORE.search(before) or _CHILD_OF.search(before):
        return True
    if _OLDER.search(before) and (not after.strip() or after.lstrip()[0] in ",.;)(–" or _TOLD_OF_THEM.match(after)):
        return True
    years = (token.quantity.value or 0) if token.quantity is not None else 0
    if _GROWN <= years < _OLDEST and _AGE_ENDS.match(after) and _TRADE.search(before):
        return True
    if after.startswith("  ") and _SOMEBODY_BEFORE.search(before):
        return True  # "a wounded man (34)"
    if before.endswith(("(", "  ")) and _is_listed_age(text, token.start):
        return True
    young = token.quantity is not None and (token.quantity.value or 0) < _OLDEST and _AGE_ENDS.match(after) is not None
    return young and any(ages.search(before) for ages in (_YOUNGEST, _UNDER_AGE, _IS_AGED))


def _is_aged(after: str) -> bool:
    return any(map(after.lower().__contains__, _AGED)) and _AGE_AFTER.match(after) is not None


def _is_listed_age(text: str, start: int) -> bool:
    """ "Noa Levi (25) and Dan (40) were rescued", "Major Nathan Levi (28)", "identified as Adam Oz (24) and Dan Oz (25)"."""
    names = _NAMES_AND_AGES.match(text)
    if (names is not None and start < names.end()) or _RANK_BEFORE.search(text[:start]) is not None:
        return True
    return _NAMED.search(text[: text.find("(") + 1 or start]) is not None


def _is_appositive_age(tokens: Sequence[Token], i: int) -> bool:
    """ "Barak Lufan, 35, who …", "Morad, 28, and Magini, 27 –"."""
    if i > 2 and tokens[i - 1].text == "then":  # "Adam Oz, then 23, had arrived"
        aged = _is_age_in_digits(tokens[i].text) and [t.text for t in tokens[i + 1 : i + 2]] == [","]
        return aged and tokens[i - 2].text == "," and tokens[i - 3].capital
    if i < 2 or not (_is_spelt_age(tokens, i) or _is_age_in_digits(tokens[i].text)):
        return False
    if _is_second_age(tokens, i):
        return True
    named = tokens[i - 3] if i > 2 and tokens[i - 2].text == "." and tokens[i - 3].capital else tokens[i - 2]
    if tokens[i - 1].text not in (",", "(") or not named.text[0].isalpha():
        return False
    if _A_MONTH.fullmatch(named.text):
        return False  # "during the truce of last November, 105."
    if tokens[i - 1].text == "(" and not named.capital and (not named.nouns or not named.nouns.isdisjoint(_COUNTED)):
        return False  # "the dead (31)"
    pair = tokens[i + 1 : i + 4]
    if len(pair) == 3 and pair[0].text == "and" and pair[1].quantity is not None and pair[2].text in (",", ".", ")"):
        return True  # "two brothers, 17 and 19, …"
    follows = tokens[i + 1].text if i + 1 < len(tokens) else "."
    if follows == "(" and _is_full_name(tokens, i - 2):
        return True  # "Ron Barak, 35 (Courtesy)"
    if " ".join(t.text for t in pair) == "at the time":
        return True
    return follows in (",", ".", ")", "–", "-", ";", "who", "from") or (follows == "and" and tokens[i - 2].capital)


_COUNTED = frozenset({NounClass.DEAD, NounClass.HOME, NounClass.BUILDING})


def _is_second_age(tokens: Sequence[Token], i: int) -> bool:
    """ "two hostages, 35 and 24, are seen": the age of the other one."""
    before = [t.text for t in tokens[max(0, i - 3) : i]]
    closed = [t.text for t in tokens[i + 1 : i + 2]] in ([","], [")"], ["–"], ["-"])
    if before[-1] != "and" or len(before) < _PAIR or not closed or before[0] not in (",", "("):
        return False
    named = tokens[i - 4].nouns if i > _PAIR else frozenset()
    return _is_age_in_digits(before[1]) and not named.isdisjoint((NounClass.PERSON, NounClass.HOSTAGE))


_PAIR = 3  # tokens: ", 35 and"


def _is_full_name(tokens: Sequence[Token], last: int) -> bool:
    """Two capitalised words or more, and no "in" or "near" before them."""
    first = last
    while first > 0 and tokens[first - 1].capital and tokens[first - 1].text not in _WHERE:
        first -= 1
    return first < last and (first == 0 or tokens[first - 1].text not in _WHERE)


def _is_age_in_digits(text: str) -> bool:
    return text.isdigit() and len(text) <= len("110") and int(text) <= _VERY_OLD


def _is_spelt_age(tokens: Sequence[Token], i: int) -> bool:
    """ "Dan, five, and Nadia": a number word after a name; not "in Jenin, five"."""
    if not _A_NUMBER_WORD.fullmatch(tokens[i].text) or [t.text for t in tokens[i + 1 : i + 2]] in (["from"], ["in"]):
        return False
    k = i - 2
    while k > 0 and tokens[k - 1].capital and tokens[k - 1].text not in _WHERE:
        k -= 1
    plain = tokens[i - 2].capital and not any(t.nouns or t.predicates for t in tokens[k : i - 1])
    return plain and (k == 0 or tokens[k - 1].text not in _WHERE)


_VERY_OLD = 110
_A_NUMBER_WORD = re.compile(ONES, re.I)
_WHERE = frozenset("in at from near of to on inside outside the".split())
_A_MONTH = re.compile(MONTH, re.I)
_AGE_BEFORE = Sieve(
    r"\b(?:aged?|ages|age of|ages? between|ages? from|as (?:young|old) as|turned|turning|under the age of|aged between|aged from)\s+(?:only |just |about )?$",
    re.I,
)
_AGES_BEFORE = Sieve(
    rf"\b(?:aged?|ages|turned) (?:between )?(?:\d{{1,3}}|{ONES})(?: (?:day|week|month)s)?(?:, (?:\d{{1,3}}|{ONES}))*(?:,? (?:and|to|or|–)(?: the other)?|,) $",
    re.I,
)
_AGED = ("old", "of age", "y/o", "yo")  # of what _AGE_AFTER matches, a part each
_AGE_AFTER = re.compile(
    r"(?:(?:, | and |, and )\d{1,2}){0,4}\s*-?\s*(?:years?|months?|days?|weeks?)[- ](?:old|of age)\b|\s*(?:y/o|yo)\b| (?:or|and) (?:older|younger)\b",
    re.I,
)
_OLDER = Sieve(
    r"\b(?:(?:them|those|people|infants|babies|victims|palestinians|gazans|civilians|adults|children|all|most|everyone|minors|men|women|boys|girls|those|whom) (?:are |is |were |was )?(?:under|over|above|below|aged)|(?:woman|man|boy|girl|worker|farmer|teacher|father|mother|child|driver|student|doctor|nurse|youth|resident|widow|engineer|soldier|sergeant|fighter|medic|paramedic|journalist|volunteer|teenager|shepherd|fisherman|refugee|survivor|granddaughter|grandson|grandchild|grandmother|grandfather|cousin|niece|nephew|uncle|aunt|neighbou?r) of)\s+(?:about |around |some |over |nearly |almost )?$",
    re.I,
)
# "infants under 1 killed in Gaza", "three women over seventy and a boy"
_TOLD_OF_THEM = re.compile(
    r" (?:and the|or|-|who|killed|were|are|was|have|had|died|and (?:an?|another|one|two|three|four|five|several))\b"
)
_UNDER_AGE = Sieve(
    r"\b(?:(?:are|is|were|was|being) (?:aged )?(?:under|over|above|below)|(?:younger|older) than|(?:under|over) the age of|(?:women|men|children|minors|girls|boys|sick|wounded|elderly) or (?:under|over|aged))\s+$",
    re.I,
)
_YOUNGEST = Sieve(
    r"\b(?:young|old)est (?:of [^.,;:()]{2,50} )?(?:(?:is|was|being|aged|just|only|barely) )*$"
    r"|\b(?:one|another|the other|a (?:second|third)) of (?:them|(?:the|those|his|her|their)(?: [\w-]+){0,2} (?:boys|girls|children|victims|dead|men|women|brothers|sisters|teenagers|youths|sons|daughters|killed|students|pupils)\b[^.,;:()]{0,40}) (?:is|was) (?:aged |just |only |barely )?$",
    re.I,
)
_IS_AGED = Sieve(r", then $|\b(?:[Ss]he|[Hh]e|[Ww]ho)(?: is| was|'s) (?:now |only |just |about )?$")
# the brackets of "a wounded man (34)" are spaces here
_SOMEBODY_BEFORE = Sieve(r"\b(?:man|woman|boy|girl|mother|father|brother|sister|son|daughter|husband|wife)  $")
_AGE_ENDS = re.compile(r"\s*(?:$|[.,;)–]|(?:and|at|when|who|from)\b)")
_GROWN, _OLDEST = 14, 100
# "a baker of 23", "a shopkeeper of 51 who"
_TRADE = re.compile(
    r"\ban? (?:[a-z-]+ )?(?!(?:number|order|cluster|quarter|remainder|power|tower|floor|border|corridor|letter|register|counter|factor|sector|centre|center|master|matter|error|minister|ladder|river|other) of)"
    r"[a-z]+(?:er|or|ist|ian|man|woman|cook|clerk|nurse|chef|smith) of $"
)
_CHILD_OF = Sieve(
    r"\b(?:wom[ae]n|m[ae]n|boys?|girls?|child|bab(?:y|ies)|infants?|teenagers?|youths?|brothers|sisters) of\s+"
    r"(?:about |around |some |over |nearly |almost )?(?:"
    rf"(?:\d{{1,2}}|{ONES})(?:, (?:\d{{1,2}}|{ONES}))*"
    r",? (?:and|or) )?$",
    re.I,
)
# a bracket may stand here as spaces
_NAMES_AND_AGES = re.compile(
    r"(?:[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|al|bin|ben)){0,3} [( ]\d{1,2}[) ](?:, and |, | and )?){2,} ?(?:were|have been|had been|was|died|are)\b"
)
_NAMED = Sieve(
    r"\b(?:identified|identifies|identifying|named|names|naming|identities)\b(?! (?:the|in|of the|two|three)\b.*\bin )"
)
_RANK_BEFORE = Sieve(
    r"\b(?:Sgt|Sergeant|Capt|Captain|Cpt|Maj|Major|Lt|Lieutenant|Cpl|Corporal|Col|Colonel|Rabbi|Dr)\b[^(),;]{0,40} [( ]$"
)
