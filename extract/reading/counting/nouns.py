"""What a number counts: the noun it heads, past adjectives and nationalities, or nothing where the noun is elided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Metric
from extract.reading.counting.bracketed import is_of_place, is_share, past_bracket
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Predicate

DETERMINERS = frozenset("the these those its their his her our your my all such that this any both".split())
PRONOUNS = frozenset("them whom which us you".split())
# A noun phrase ends before one of these.
ENDERS = frozenset(
    "including includes comprising is are was were be been being am has have had do does did will would could can may might should must shall "
    "in on at by for from with without to into onto of off over under during since after before until till through throughout across along near around among amongst between within inside outside "
    "against about per via amid despite as than like upon toward towards while when where who whom whose which that and or but nor so because if although though however whether not "
    "it he she they we i you there here this "
    "included flee flees leave leaves begin begins began go remain stay stays sleep came come ran followed the a an number toll times if beneath behind above beside besides found went came made put got gave left arrived remained began become became "
    "says said say saying told tells added according reported reportedly also still now only too believed thought presumed "
    "due back away up overnight yesterday today tonight tomorrow elsewhere earlier later alone altogether apiece afterwards meanwhile daily "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_HOLDING = frozenset("says said believes thinks considers".split())
_LINKS = frozenset({"more", "other", "others", "ones", "further", "additional", "such", "another", "new", "of"})
_MAX_MODIFIERS = 7
# What an earlier noun of the phrase says of the last one: "captive women", "displaced families".
_CARRIED = frozenset({NounClass.HOSTAGE, NounClass.DISPLACED, NounClass.PRISONER, NounClass.INJURED})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase of a number: tokens `first` (the number) to `last` (exclusive).

    `classes` is empty where the noun is elided or unknown; `premodifier` is a participle inside the phrase
    ("30 destroyed homes"); `base` is the index of the number it is a part of ("12 of 15 buildings").
    """

    first: int
    last: int
    classes: frozenset[NounClass] = frozenset()
    group: str | None = None
    noun: str | None = None
    premodifier: Predicate | None = None
    premodifiers: tuple[Predicate, ...] = ()
    anaphoric: bool = False
    base: int | None = None
    words: tuple[str, ...] = ()

    @property
    def elided(self) -> bool:
        """No noun follows the number."""
        return self.noun is None

    def has(self, *classes: NounClass) -> bool:
        """The noun may be of one of the classes."""
        return not self.classes.isdisjoint(classes)


def find_counted(tokens: Sequence[Token], number: int, hedged_end: int = 0) -> Counted:  # noqa: C901 - rules, in their order
    """The noun phrase that the number at index `number` heads; hedges after it end at `hedged_end` in the sentence."""
    i = number + 1
    while i < len(tokens) and tokens[i].start < hedged_end:
        i += 1
    if i + 1 < len(tokens) and tokens[i].text in ("–", '"') and tokens[i + 1].text == "of":
        i += 1  # "thousands – if not tens of thousands – of people"
    i = past_bracket(tokens, i)
    closed = i
    while i < len(tokens) and tokens[i].text in ('"', ")", "]"):
        i += 1
    of_share = is_share(tokens[number]) and i < len(tokens) and tokens[i].text == "of"
    if i > closed and not of_share and (i == len(tokens) or not _is_noun(tokens[i]) or is_of_place(tokens, number, i)):
        return Counted(number, closed)  # "Jenin (3), Nablus (2)": what follows the bracket is not counted
    if _ends_labelled(tokens, number, i):
        return Counted(number, i)
    anaphoric = False
    base = None
    if i + 1 < len(tokens) and tokens[i].text == "out" and tokens[i + 1].text == "of":
        i += 1
    if i < len(tokens) and tokens[i].text == "of":
        i += 1
        while i < len(tokens) and tokens[i].text in ("the", "all", "its", "their", "our", "his", "her"):
            i += 1
        if i < len(tokens) and tokens[i].text == "own" and not (i + 1 < len(tokens) and _is_noun(tokens[i + 1])):
            return Counted(number, i + 1, frozenset({NounClass.PERSON}), None, "own")  # "buried sixty of its own"
        if i < len(tokens) and tokens[i].text in PRONOUNS:
            said = tokens[i + 1] if i + 1 < len(tokens) else None
            if said is not None and _describes(tokens, i + 1):
                said = tokens[i + 2]  # "four of them young children"
            if said is not None and said.nouns and not said.predicates:  # "31 of them homes", "five of them children"
                return Counted(number, i + 1, said.nouns, said.entry.group, anaphoric=True)
            return Counted(number, i + 1, anaphoric=True)
        if i < len(tokens) and tokens[i].text in ("those", "these", "that"):
            if i + 1 >= len(tokens) or not (_is_noun(tokens[i + 1]) or tokens[i + 1].predicates):
                return Counted(number, i + 1, anaphoric=True)
            anaphoric = True
            i += 1
        owner = next((k for k in range(i, min(i + 3, len(tokens) - 1)) if tokens[k + 1].text == "'s"), None)
        if owner is not None:
            whole = next((k for k in range(owner + 2, len(tokens)) if tokens[k].text not in _ABOUT), len(tokens))
            if whole < len(tokens) and tokens[whole].quantity is not None:
                i = whole  # "three of the village's five schools", "44% of the Strip's nearly 45,000 shops"
        while i + 1 < len(tokens) and tokens[i].text in _ABOUT:
            i += 1  # "580,000 of the almost 900,000 people"
        if i < len(tokens) and tokens[i].quantity is not None:
            base = i
            i += 1
    elif i < len(tokens) and tokens[number].quantity is not None and tokens[i].text in ("the", "its", "all"):
        q = tokens[number].quantity
        if q is not None and q.percent:
            i += 1
            if i < len(tokens) and tokens[i].quantity is not None:
                base = i  # "half the 48 hostages"
                i += 1
    return _scan_phrase(tokens, number, i, anaphoric, base)


def _describes(tokens: Sequence[Token], i: int) -> bool:
    """ "young" in "four of them young children": a plain word before the noun of people."""
    if i + 1 >= len(tokens) or tokens[i].nouns or tokens[i].predicates or not _adjectival(tokens[i]):
        return False
    return NounClass.PERSON in tokens[i + 1].nouns and not tokens[i + 1].predicates


def _ends_labelled(tokens: Sequence[Token], number: int, i: int) -> bool:
    """ "Killed: 372   Injured: 4,300": what follows the number of a label is the next label."""
    if number == 0 or tokens[number - 1].text != ":":
        return False
    following = next((k for k in range(i, min(i + _LONGEST_LABEL, len(tokens))) if not tokens[k].text[0].isalpha()), i)
    return i < following < len(tokens) and tokens[following].text == ":" and tokens[i].capital


_LONGEST_LABEL = 6  # words


def _is_noun(token: Token) -> bool:
    return bool(token.nouns) or token.entry.nationality


def _scan_phrase(tokens: Sequence[Token], number: int, i: int, anaphoric: bool, base: int | None) -> Counted:  # noqa: C901 - rules, in their order
    head: Token | None = None
    carried: frozenset[NounClass] = frozenset()
    group: str | None = None
    unknown: str | None = None
    participles: tuple[Predicate, ...] = ()
    last = i
    words: list[str] = []
    steps = 0
    while i < len(tokens) and steps < _MAX_MODIFIERS:
        token = tokens[i]
        if token.quantity is not None:
            break
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.text == "ones" and head is None and steps:
            unknown, last = None, i + 1  # "damaged six neighbouring ones"
            break
        if token.text in _TITLES:
            i += 2 if following is not None and following.text == "." else 1
            continue
        if following is not None and (following.text == "'s" or _owns(tokens, i)):
            i += 2
            steps += 1
            continue
        if token.text.startswith("from ") and head is not None:
            break  # "nine children of one family"
        if token.text == "of" and head is not None and following is not None and NounClass.HOSTAGE in following.nouns:
            break  # "several relatives of hostages"
        if token.text == "housing" and head is not None and not _is_noun(following or token):
            break  # "100 buildings housing 300 families"
        if _is_noun(token) and not _is_finite_here(token, head):
            head = token
            carried |= token.nouns & _CARRIED
            group = token.entry.group or group
            last = i + 1
        elif token.text in _TIME_MARKS and following is not None and NounClass.TRAP in following.nouns:
            break  # "beyond 10,000 last week"
        elif (age := _age_end(tokens, i)) is not None:  # "two 15-year-olds", "two 19-year-old soldiers"
            if tokens[age - 1].text.endswith("olds"):
                return Counted(number, age, frozenset({NounClass.PERSON}), None, tokens[age - 1].text)
            i = age
            continue
        elif token.text.endswith("ed") and not token.nouns and not token.predicates and not _noun_follows(tokens, i):
            break  # "some twenty followed within a week"
        elif token.capital and head is None and following is not None and following.text in _HOLDING:
            break  # "29 Israel says are dead"
        elif token.text in ("run", "led") and head is None and following is not None and following.text == "by":
            break  # "including five run by the agency"
        elif token.text.endswith("ly") and _joins_manner(tokens, i):
            i += 2  # "250 moderately or severely damaged structures"
            continue
        elif token.text == "reported" and head is None and following is not None and NounClass.DEAD in following.nouns:
            pass  # "61,000 reported fatalities"
        elif token.text in ENDERS or not token.text[0].isalnum():
            if (
                token.text == ","
                and head is None
                and following is not None
                and _adjectival(following)
                and not following.capital
                and following.text not in _QUANTIFYING
                and steps
                and i + 2 < len(tokens)
            ):
                i += 1
                steps += 1
                continue
            if token.text == "and" and following is not None and _joins(head, unknown, following):
                i += 1
                steps += 1
                continue
            break
        elif token.predicates:
            if head is not None and not (head.entry.nationality and not _passive_follow(following)):
                break
            if not _premodifies(tokens, i):
                break
            participles += tuple(p for p in token.predicates if p.form in (Form.DONE, Form.BEFALL, Form.DOING))
        else:
            if head is not None and not head.entry.nationality:
                break
            if token.text.endswith("ly") and token.text not in _NOUNS_IN_LY and not _noun_follows(tokens, i):
                break  # "20 definitely alive", "a further 86 partially"
            unknown = token.text if token.text not in _LINKS else unknown
            last = i + 1 if token.text not in _LINKS else last
        words.append(token.text)
        i += 1
        steps += 1
    if head is None and last <= number + 1 and base is not None:
        last = base + 1
    classes = head.nouns | carried if head is not None else frozenset()
    if head is not None and head.entry.nationality and not classes:
        classes = frozenset({NounClass.PERSON})
    noun = head.text if head is not None else unknown
    return Counted(
        number,
        max(last, number + 1),
        classes,
        group,
        noun,
        participles[0] if participles else None,
        participles,
        anaphoric,
        base,
        tuple(words),
    )


def _joins_manner(tokens: Sequence[Token], i: int) -> bool:
    """ "moderately or" before a participle that has its own adverb, and the noun behind it."""
    words = [t.text for t in tokens[i + 1 : i + 3]]
    if len(words) < _PAIR or words[0] not in ("or", "and") or not words[1].split(" ")[0].endswith("ly"):
        return False
    return _noun_follows(tokens, i + 1)


_PAIR = 2


def _owns(tokens: Sequence[Token], i: int) -> bool:
    """ "40% of Nur Shams' homes": a name in -s, and a noun after its apostrophe."""
    token, following = tokens[i], tokens[i + 1 : i + 3]
    named = token.capital and token.text.endswith("s") and not _is_noun(token)
    return named and len(following) > 1 and following[0].text == "'" and _is_noun(following[1])


# "390 others, most of them fighters": who they were, no adjective of theirs
_QUANTIFYING = frozenset("most mostly mainly many some all both half several few including none".split())
_TITLES = frozenset("ms mr mrs dr prof".split())
_TIME_MARKS = frozenset("last next this every each".split())
_AGE = re.compile(r"(?:year|month|week|day)s?-olds?$")


def _age_end(tokens: Sequence[Token], i: int) -> int | None:
    """The end of an age that stands inside the phrase."""
    if not tokens[i].text.isdigit():
        return None
    k = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "-" else i + 1
    return k + 1 if k < len(tokens) and _AGE.match(tokens[k].text) else None


_ABOUT = frozenset("almost about some around nearly roughly approximately estimated over more than".split())
_NOUNS_IN_LY = frozenset("family elderly assembly ally monthly weekly daily italy supply".split())


def _noun_follows(tokens: Sequence[Token], i: int) -> bool:
    return any(_is_noun(t) for t in tokens[i + 1 : i + 4])


def _is_finite_here(token: Token, head: Token | None) -> bool:
    """A word that may be noun or predicate ("dead", "lives", "remains") is a predicate after a head."""
    if head is None or head.entry.nationality or NounClass.PERSON in token.nouns:
        return False
    return any(p.form is not Form.NOUN for p in token.predicates)


def _adjectival(token: Token) -> bool:
    return token.text.isalpha() and token.text not in ENDERS and not token.predicates


def _passive_follow(following: Token | None) -> bool:
    return following is None or following.text in ENDERS or not following.text[0].isalnum()


def _joins(head: Token | None, unknown: str | None, following: Token) -> bool:
    """ "Palestinian and Israeli children", "heritage and archaeological sites": the phrase goes on."""
    if head is None:
        return unknown is not None and (_is_noun(following) or _adjectival(following))
    return head.entry.nationality and not head.text.endswith("s") and following.entry.nationality


_PREPOSITIONS = frozenset("from into off to in at with on by of for".split())


def ends_in_preposition(token: Token) -> bool:
    """ "driven from", "crowded into": the noun that follows is where, not whom."""
    return " " in token.text and token.text.rsplit(" ", 1)[1] in _PREPOSITIONS


def _premodifies(tokens: Sequence[Token], i: int) -> bool:
    """A participle before its noun: "two displaced families"; not "9,000 driven from their homes"."""
    if ends_in_preposition(tokens[i]) or tokens[i].text.split(" ", 1)[0] in ENDERS or " to " in tokens[i].text:
        return False  # "110 will go home", "hundreds more forced to flee makeshift homes"
    for k in range(i + 1, min(i + 4, len(tokens))):
        token = tokens[k]
        if (
            token.quantity is not None
            or token.text in ENDERS
            or token.text in DETERMINERS
            or not token.text[0].isalnum()
        ):
            return False
        if token.text in ("some", "many"):
            return False  # "while many fled some people fell"
        if k == i + 1 and token.nouns == {NounClass.TRAP} and token.text.endswith("s"):
            return any(p.metric is Metric.BUILDINGS for p in tokens[i].predicates)  # "12 destroyed villages"
        if token.nouns or token.entry.nationality:
            after = tokens[k + 1] if k + 1 < len(tokens) else None
            # "12 killed Palestinian officials said": rare; "5 killed Israeli raid": no noun of people.
            return bool(token.nouns - {NounClass.TRAP}) or (
                token.entry.nationality and after is not None and bool(after.nouns)
            )
        if token.predicates:
            return False
    return False
