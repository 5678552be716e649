"""Which predicate may count which noun: people are killed, displaced, taken; buildings destroyed; prisoners are no hostages."""

from __future__ import annotations

import re

from extract.model import Kind, Metric
from extract.reading.counting.counts import BUILT, PEOPLE, TAKING, Count, Numbers
from extract.reading.counting.governors import AUXILIARIES, Accepts, is_passive
from extract.reading.counting.latest import (
    last_are_built,
    last_are_prisoners,
    last_counts,
    last_is_hostage,
)
from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.vocabulary import Form, NounClass, Predicate


def gate_for(s: Numbers, counted: Counted, i: int) -> Accepts:  # noqa: C901 - a case for each kind of predicate
    """The predicates that may govern the number at index i."""
    percent = s.quantity(i).percent
    open_noun = (counted.elided and not counted.classes) or counted.anaphoric
    people = open_noun or counted.has(*PEOPLE)
    built = open_noun or counted.has(*BUILT) or (percent and counted.noun in _BUILT_UP)
    unknown = counted.noun is not None and not counted.classes and counted.noun.endswith("s")

    def accept(predicate: Predicate) -> bool:  # noqa: C901
        match predicate.metric:
            case None:
                return True
            case Metric.DEATHS:
                if predicate.name == "recovered":
                    return counted.has(NounClass.DEAD) or (open_noun and last_counts(s, Metric.DEATHS))
                if predicate.name == "fallen":
                    return counted.group in ("soldiers", "fighters", "police officers")
                return (
                    counted.has(NounClass.PERSON) and not percent
                    if predicate.name == "lost_people"
                    else people or unknown
                )
            case Metric.DISPLACEMENT:
                if predicate.kind is Kind.RETURNED and (counted.has(NounClass.HOSTAGE) or _go_to_school(s, counted)):
                    return False
                if (counted.elided or counted.anaphoric) and last_are_prisoners(s, i):
                    return False
                if counted.elided and _goes_on_with_others(s, i) and last_are_built(s, i):
                    return False  # "two houses collapsed and a dozen others on the street were hit"
                if predicate.name == "moved" and s.hostages and counted.group in _HELD_GROUPS:
                    return False
                if s.hostages and _FROM_CAPTORS.search(s.text):
                    return False
                if s.hostages and counted.group in _HELD_GROUPS and _ACROSS.search(s.text):
                    return False
                if predicate.name == "moved" and not may_move(s, counted, i):
                    return False
                if predicate.name == "lodged" and (
                    s.hostages or not counted.has(*PEOPLE) or not may_move(s, counted, i)
                ):
                    return False
                share = percent and (counted.noun in _BUILT_UP or not counted.has(*BUILT, NounClass.TRAP))
                return (
                    (people or share)
                    and not counted.has(NounClass.HOSTAGE)
                    and counted.group not in _NEVER_DISPLACED
                    and counted.noun not in _CROWDS | _LIFELESS
                )
            case Metric.BUILDINGS:
                if open_noun and not counted.classes and not speaks_of_buildings(s):
                    return False
                if open_noun and not counted.classes and speaks_of_captors(s, counted) and _SEIZED.search(s.text):
                    return False  # "fighters killed 1,200 people and seized 240"
                if counted.anaphoric and not counted.classes and not told_of_buildings(s, i):
                    return False  # "some 400 of them came down the hill and torched 30 homes"
                if counted.anaphoric and not counted.classes and last_counts(s, Metric.DISPLACEMENT):
                    return False  # "900 people fled, two thirds of them had gone by noon"
                if predicate.name == "lost_buildings" or (predicate.name == "destroyed_or_damaged" and not percent):
                    return counted.has(*BUILT) or (counted.elided and last_are_built(s, i))
                return built
            case Metric.HOSTAGES:
                if counted.has(NounClass.DISPLACED):
                    return False
                if predicate.name == "freed" and not (counted.has(NounClass.HOSTAGE) or may_be_hostages(s, counted)):
                    return False
                if predicate.name in ("released", "taken") and counted.elided and last_are_prisoners(s, i):
                    return False  # "250 prisoners and 1,700 others captured in the war"
                if predicate.kind is Kind.RELEASED and leaves_prison(s, counted):
                    return False
                return (people or unknown) and speaks_of_hostages(s, counted, predicate) and not is_prisoner(counted)

    return accept


def _go_to_school(s: Numbers, counted: Counted) -> bool:
    """ "schools, to which a million pupils should have returned"."""
    return counted.group == "students" and any(t.text in ("school", "schools", "class", "classes") for t in s.tokens)


def _goes_on_with_others(s: Numbers, i: int) -> bool:
    return i + 1 < len(s.tokens) and s.tokens[i + 1].text in ("others", "more")


_SEIZED = Sieve(r"\bkill(?:ed|ing)\b[^.;]{1,50}\b(?:seized|seizing)\b", re.I)


def leaves_prison(s: Numbers, counted: Counted) -> bool:
    """ "the release of 69 women from Israeli prisons"."""
    if counted.has(NounClass.HOSTAGE):
        return False
    after = {t.text for t in s.tokens[counted.last : counted.last + 7]}
    freed_by_israel = _ISRAEL_FREES.search(s.text[: s.tokens[counted.first].start]) is not None
    return freed_by_israel or not _CELLS.isdisjoint(after)


# "Israel freed 240 women and teenagers": those whom it has imprisoned
_ISRAEL_FREES = Sieve(
    r"\bisrael (?:has |had |also |then |will |would |is to |was to |agreed to )*(?:free[sd]?|releas(?:e|es|ed)|let go)(?: (?:of|about|around|some|at least|more than|nearly|another|the|first))* $",
    re.I,
)


def may_be_hostages(s: Numbers, counted: Counted) -> bool:
    """Hostages, their noun left out or "women" said for it: the last count is of them, or the text about them opens so."""
    if counted.elided:
        return s.hostages and (last_is_hostage(s) or opens_with(s))
    plain = counted.group in _PLAIN and not counted.has(*BUILT) and not is_prisoner(counted)
    told = s.context.about_hostages or (s.hostages and s.context.silent == 0 and last_is_hostage(s))
    return plain and told and (last_is_hostage(s) or opens_with(s)) and not s.context.flight


def opens_with(s: Numbers) -> bool:
    """Nothing has been counted before."""
    return not s.context.counts and not any(isinstance(v, Count) for v in s.found.values())


def speaks_of_hostages(s: Numbers, counted: Counted, predicate: Predicate) -> bool:
    """Hostages are spoken of: by this sentence, the last ones, the predicate itself, or Hamas that frees."""
    if predicate.name == "taken" and is_taken_by_law(s, counted):
        return False
    if predicate.name in ("taken", "held") and not s.context.prisoners and _INTO_GAZA.search(s.text):
        return True
    if predicate.name == "taken" and (speaks_of_taking(s) or speaks_of_captors(s, counted)):
        return True
    if any(TAKING.search(t.text) for t in s.tokens[counted.last : counted.last + 5]):
        return True  # "for 50 people held captive"
    if predicate.name == "held" and _STAYING & {*predicate_words(s, counted)} and not counted.has(NounClass.HOSTAGE):
        return last_is_hostage(s)
    if predicate.name == "released" and is_exchanged(s, counted):
        return True
    if is_detained(s, counted, predicate):
        return False
    if speaks_of_prisoners(s, counted) and not any(NounClass.HOSTAGE in t.nouns for t in s.tokens):
        return False
    if predicate.name == "released" and counted.group in _ABDUCTED:
        return True
    return s.hostages or (predicate.name == "released" and any(t.text in CAPTORS for t in s.tokens))


# "six of their neighbours were taken to Gaza"; the wounded are taken to Gaza's hospitals
_INTO_GAZA = Sieve(
    r"\b(?:taken|driven|marched|led) (?:\w+ )?(?:in)?to gaza\b(?! city|['’]s)(?![^.;]{0,40}\b(?:hospital|treatment|burial|crossing))",
    re.I,
)


def is_arrest(s: Numbers, i: int) -> bool:
    """The number is the object of a taking by soldiers or police: "and abducted 25 others"."""
    k = s.edges[i] - 1
    taken = k >= 0 and any(p.name == "taken" for p in s.tokens[k].predicates)
    return taken and is_taken_by_law(s, s.counted[i])


def is_taken_by_law(s: Numbers, counted: Counted) -> bool:
    """ "Soldiers shot two men and abducted 25 others": an arrest, however it is worded."""
    words = [t.text for t in s.tokens[: counted.first]]
    verb = next(
        (k for k in range(len(words) - 1, -1, -1) if any(p.name == "taken" for p in s.tokens[k].predicates)), None
    )
    if verb is None or counted.has(NounClass.HOSTAGE) or set(words) & (CAPTORS | _ARMED | _SAYING):
        return False
    return bool(set(words[:verb]) & _LAW) and not is_passive(s.tokens, verb)


def is_exchanged(s: Numbers, counted: Counted) -> bool:
    """ "Hamas freed four soldiers", "seven women have been freed in exchange for 290 prisoners": let go by the captors or for a price."""
    prisoners = counted.has(NounClass.PRISONER) or any(
        NounClass.PRISONER in t.nouns for t in s.tokens[counted.first : counted.last]
    )
    priced = s.tokens[counted.last :]
    for_prisoners = any(
        t.text in ("in exchange for", "in return for", "exchange", "return")
        and any(NounClass.PRISONER in p.nouns for p in priced[k : k + _PRICED])
        for k, t in enumerate(priced)
    )
    by_captors = any(t.text in CAPTORS for t in s.tokens[: counted.first]) or _BY_CAPTORS.match(
        s.text, s.tokens[counted.last - 1].end
    )
    return not prisoners and (for_prisoners or bool(by_captors))


_BY_CAPTORS = re.compile(r" (?:[\w-]+ ){1,3}?by hamas\b", re.I)  # "four soldiers freed by Hamas"
_PRICED = 6  # tokens


def is_detained(s: Numbers, counted: Counted, predicate: Predicate) -> bool:
    """Whom soldiers or police take, hold or let go are no hostages, where the sentence names none."""
    if counted.has(NounClass.HOSTAGE) or counted.elided or any(NounClass.HOSTAGE in t.nouns for t in s.tokens):
        return False
    words = {t.text for t in s.tokens[: counted.first]}
    let_go = predicate.name == "released" and not any(t.text.startswith("releas") for t in s.tokens)
    return bool(words & _LAW) and not words & CAPTORS and not let_go and not speaks_of_taking(s)


def predicate_words(s: Numbers, counted: Counted) -> tuple[str, ...]:
    """The words right after the count."""
    return tuple(t.text for t in s.tokens[counted.last : counted.last + 2])


def speaks_of_prisoners(s: Numbers, counted: Counted) -> bool:
    """Prisoners are named, and not only as the price: "50 women are to go free against 150 prisoners"."""
    named = [k for k, t in enumerate(s.tokens) if NounClass.PRISONER in t.nouns]
    price = [k for k in named if k > counted.last and {t.text for t in s.tokens[k - 5 : k]} & _PRICE]
    return bool(named) and (not s.hostages or len(price) < len(named))


def may_move(s: Numbers, counted: Counted, i: int) -> bool:
    """People said to go or come are displaced where displacement is spoken of; without a noun only right after it."""
    if counted.has(*PEOPLE):
        if is_on_duty(s, counted) or comes_for_something(s, counted):
            return False
        return s.context.flight or speaks_of_displacement(s)
    if s.quantity(i).percent and (counted.elided or counted.noun in _BUILT_UP):
        verb = s.tokens[counted.last].text if counted.last < len(s.tokens) else ""
        return verb in AUXILIARIES and s.context.flight and not last_are_built(s, i)  # "ninety per cent have gone"
    here = [v for v in s.found.values() if isinstance(v, Count)]
    last = here[-1] if here else s.context.sentence_counts[-1] if s.context.sentence_counts else None
    return (
        counted.elided
        and not counted.classes
        and last is not None
        and last.metric is Metric.DISPLACEMENT
        and s.context.silent < _NEAR
    )


def comes_for_something(s: Numbers, counted: Counted) -> bool:
    """ "60 men went to the village for revenge"."""
    return _WENT_FOR.match(s.text, s.tokens[counted.last - 1].end) is not None


_WENT_FOR = re.compile(
    r"(?: (?:went|came|drove|headed) (?:to|into) )[^.,;:]{1,40}? for (?!safety|shelter|refuge|good|fear)", re.I
)


def is_on_duty(s: Numbers, counted: Counted) -> bool:
    """People who come and go for their work, or to settle: "thirty volunteers arrived", "ten families of settlers"."""
    after = s.tokens[counted.last + 1 : counted.last + 2] if predicate_words(s, counted)[:1] == ("of",) else ()
    return counted.group in _ON_DUTY or counted.noun in _GUESTS or any(t.entry.group in _ON_DUTY for t in after)


def told_of_buildings(s: Numbers, i: int) -> bool:
    """Buildings are named before the number: in its sentence, its label or topic, or by the last counts."""
    words = [*s.tokens[: s.counted[i].last + 1], *s.context.label, *s.context.topic, *s.context.caption]
    return any(t.nouns & BUILT for t in words) or any(c.metric is Metric.BUILDINGS for c in s.context.counts[-6:])


def speaks_of_buildings(s: Numbers) -> bool:
    """Buildings are spoken of: by this sentence, its label or topic, or the last counts."""
    words = [*s.tokens, *s.context.label, *s.context.label_below, *s.context.topic, *s.context.caption]
    if any(
        t.nouns & BUILT or any(p.metric is Metric.BUILDINGS and p.form is Form.NOUN for p in t.predicates)
        for t in words
    ):
        return True
    return any(c.metric is Metric.BUILDINGS for c in s.context.counts[-6:])


def speaks_of_displacement(s: Numbers) -> bool:
    """Displacement is spoken of: by this sentence or by the last counts."""
    counts = [*s.context.counts[-3:], *(v for v in s.found.values() if isinstance(v, Count))]
    if any(c.metric in (Metric.DISPLACEMENT, Metric.BUILDINGS) for c in counts):
        return True
    strong = (p for t in [*s.tokens, *s.context.topic] for p in t.predicates)
    return any(p.metric is Metric.DISPLACEMENT and p.name not in _MOVES for p in strong) or any(
        NounClass.DISPLACED in t.nouns for t in s.tokens
    )


def speaks_of_captors(s: Numbers, counted: Counted) -> bool:
    """Hamas takes hostages; other armed men do where people are named whom they take: "killing 900 people and seizing 90"."""
    words = {t.text for t in s.tokens}
    people = counted.has(NounClass.PERSON) or (counted.elided and last_counts(s, Metric.DEATHS) and not words & _LAW)
    return bool(words & CAPTORS) or (people and bool(words & _ARMED))


def speaks_of_taking(s: Numbers) -> bool:
    return TAKING.may_match(s.text) and any(TAKING.pattern.search(t.text) for t in s.tokens)


def is_prisoner(counted: Counted) -> bool:
    """Palestinians released, held or swapped are prisoners, unless the noun says hostages."""
    if counted.has(NounClass.HOSTAGE):
        return False
    if not _JAILED.isdisjoint(counted.words):
        return True
    return "palestinian" in (counted.group or "").lower() or any("palestinian" in w for w in counted.words)


_NEAR = 2  # sentences
_STAYING = frozenset(("remain", "are left for", "are still left"))
_PLAIN = frozenset({"women", "men", "children", "women and children", "soldiers", "Israelis", "Thais"})
_MOVES = frozenset({"moved", "lodged"})  # they say displacement only where it is spoken of
CAPTORS = frozenset("hamas qassam captors".split())
_ARMED = frozenset("gunmen militants fighters terrorists attackers assailants kidnappers abductors".split())
_SAYING = frozenset("said says say told that according".split())
_CELLS = frozenset("prison prisons jail jails detention".split())
_JAILED = frozenset("detained jailed imprisoned arrested interned".split())
_LAW = frozenset("army soldiers troops police forces court".split())
_PRICE = frozenset("against for exchange return".split())
# "both had escaped those who held them or been let go"
_FROM_CAPTORS = Sieve(
    r"\b(?:fled|flee|escaped?|abandoned by|ran from|got away from)\b[^.;]{0,40}\b(?:captors|captivity|held them|who held)\b"
)
_ACROSS = Sieve(r"\bcross(?:ed|es|ing)? (?:back )?into (?:egypt|israel)\b", re.I)  # how hostages come out
_HELD_GROUPS = frozenset({"Israelis", "Thais", "Filipinos", "Nepalis", "Americans", "foreigners", "dual nationals"})
_ABDUCTED = frozenset({"Israelis", "Thais"})
_NEVER_DISPLACED = frozenset({"soldiers", "police officers", "fighters"})
_BUILT_UP = frozenset(
    "camp camps city town village villages community communities hamlet enclave strip territory neighbourhood neighborhood neighbourhoods area areas district gaza".split()
)
_ON_DUTY = (
    frozenset({"settlers", "aid workers", "UN staff", "staff", "journalists", "medics", "teachers"}) | _NEVER_DISPLACED
)
_GUESTS = frozenset(
    "patients patient guests tourists pilgrims mourners worshippers officials leaders commuters shoppers passengers".split()
)
_LIFELESS = frozenset("infrastructure economy land farmland cropland croplands agriculture network".split())
_CROWDS = frozenset("protesters demonstrators protester activists troops suspects".split())
