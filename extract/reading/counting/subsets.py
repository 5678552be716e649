"""Parts and wholes: "including 12 children", "two of them women", "nine of the 22 houses", "of whom 40 were medics"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extract.model import Kind, Metric, Unit
from extract.reading.counting import governors
from extract.reading.counting.asides import before_speech, is_spell
from extract.reading.counting.counts import Count, Numbers, Rejection
from extract.reading.counting.gate import gate_for
from extract.reading.counting.governors import Governor
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass


def is_whole(s: Numbers, i: int) -> bool:
    """ "12 of 15 buildings" counts 12; "one of hundreds displaced" counts the hundreds."""
    part = s.bases.get(i)
    if part is None:
        return opens_whole(s, i) or closes_whole(s, i)
    if s.counted[i].has(NounClass.DEAD) and s.counted[i].noun in ("dead", "bodies", "martyrs"):
        return False  # "19 of the 21 dead": both are counts of the dead
    if s.counted[i].has(NounClass.HOSTAGE) and (s.tokens[i - 1].text == "of" or says_fate(s, i)):
        return False  # "15 out of 28 hostages", "four of the 28 deceased hostages": the noun itself says it
    if is_called_displaced(s, i) or _are_called_lost(s, i):
        return False
    return s.tokens[part].text != "one" and s.quantity(i).value is not None and not tells_more(s, i)


def _are_called_lost(s: Numbers, i: int) -> bool:
    """ "12 of the 31 demolished houses", "ten of the 12 Palestinians killed": both are counts."""
    counted = s.counted[i]
    if any(p.metric in _LOST for p in counted.premodifiers):
        return True
    after = s.tokens[counted.last : counted.last + 2]
    if not after or not counted.classes or (len(after) > 1 and after[1].text == "by"):
        return False
    return any(p.metric in _LOST and p.form is Form.DONE for p in after[0].predicates)


_LOST = (Metric.DEATHS, Metric.BUILDINGS, Metric.HOSTAGES)


def says_fate(s: Numbers, i: int) -> bool:
    """ "the 28 deceased hostages", "the 26 hostages set for release": what becomes of all of them is told at once."""
    after = [t.text for t in s.tokens[s.counted[i].last : s.counted[i].last + 2]]
    if after in (["set", "for"], ["to", "be"], ["due", "for"], ["slated", "for"], ["due", "to"], ["slated", "to"]):
        return True
    return not _FATES.isdisjoint(s.counted[i].words)


_FATES = frozenset("dead deceased slain murdered remaining living surviving".split())


def opens_whole(s: Numbers, i: int) -> bool:
    """ "Of the 14 houses, nine are gone": the whole, unless something is said of it at once ("of the 250 abducted")."""
    edge = s.edges[i]
    of = edge > 0 and s.tokens[edge - 1].text == "of" and (edge == 1 or not s.tokens[edge - 2].text[0].isalpha())
    if not (of or _opens_among(s, i)):
        return False
    following = s.tokens[s.counted[i].last : s.counted[i].last + 3]
    if s.counted[i].has(NounClass.DEAD) and s.counted[i].noun == "dead":
        return False  # "of the 18 dead, eleven could be named"
    if s.counted[i].has(NounClass.HOSTAGE) or is_called_displaced(s, i):
        return False  # "of the 26 hostages, eight are dead"
    if of and _were_taken(s, i):
        return False  # "of the 250 people the army says were abducted"
    told = (
        p
        for t in (*following, *_behind_part(s, i))
        for p in t.predicates
        if p.metric is not None and p.name not in _GOING
    )
    return next(told, None) is None  # but "of the 3,000 people who went to the festival"


def _behind_part(s: Numbers, i: int) -> Sequence[Token]:
    """What is said of them behind a part between commas: "of the 90 people, including nine children, killed in May"."""
    last = s.counted[i].last
    if [t.text for t in s.tokens[last : last + 1]] != [","] or not _opens_part(s, last + 2):
        return ()
    ends = next((k for k in range(last + 2, min(last + 14, len(s.tokens))) if s.tokens[k].text == ","), None)
    return s.tokens[ends + 1 : ends + 2] if ends is not None else ()


_GOING = ("moved", "lost_buildings")


def _were_taken(s: Numbers, i: int) -> bool:
    """What stands between the number and the comma says that they were taken captive."""
    clause = itertools.takewhile(lambda t: t.text != "," and t.quantity is None, s.tokens[s.counted[i].last :][:8])
    return any(p.metric is Metric.HOSTAGES and p.kind is Kind.TAKEN for t in clause for p in t.predicates)


def _opens_among(s: Numbers, i: int) -> bool:
    """ "Among the Strip's 45 service buildings, 56% were wrecked": a share or a part of them follows at once."""
    edge = s.edges[i]
    if not 0 < edge <= _OPENING or s.tokens[0].text not in ("among", "of", "out of"):
        return False
    last = s.counted[i].last
    follows = s.tokens[last : last + 1]
    counts = any(k in s.counted for k in range(last + 1, last + 4))
    return [t.text for t in follows] == [","] and counts and not any(t.predicates for t in s.tokens[:edge])


_OPENING = 5  # tokens


def is_called_displaced(s: Numbers, i: int) -> bool:
    """ "Of its 15,000 displaced inhabitants", "of the 900 families on our list of evacuees": the noun or its clause says it."""
    counted = s.counted[i]
    if counted.has(NounClass.DISPLACED) or any(p.metric is Metric.DISPLACEMENT for p in counted.premodifiers):
        return True
    end = next((k for k in range(counted.last, len(s.tokens)) if s.tokens[k].text == ","), len(s.tokens))
    after = " ".join(t.text for t in s.tokens[counted.last : end])
    return counted.has(NounClass.PERSON, NounClass.HOUSEHOLD) and _ON_LIST.search(after) is not None


_ON_LIST = re.compile(
    r"\b(?:(?:registered|classified|recorded|listed) as|(?:list|lists|rolls?|register) of|counted as) (?:the )?(?:displaced|evacuees|evacuated|idps|homeless)\b"
)


def is_displaced_whole(s: Numbers, i: int) -> bool:
    """ "Nine in ten of the 62,000 evacuees are home": the verb is said of the part, the noun of the whole."""
    before = [t.text for t in s.tokens[max(0, s.edges[i] - 1) : s.edges[i]]]
    whole = s.bases.get(i) is not None or (before == ["of"] and s.edges[i] == 1)
    return whole and s.counted[i].noun not in ("returnees", "returnee") and is_called_displaced(s, i)


def closes_whole(s: Numbers, i: int) -> bool:
    """ "eight bodies out of 28"; "out of 158 that were lost" counts the 158 as well."""
    if [t.text for t in s.tokens[max(0, s.edges[i] - 2) : s.edges[i]]] != ["out", "of"]:
        return False
    named = s.counted[i].has(NounClass.HOSTAGE, NounClass.DISPLACED, NounClass.DEAD)  # the noun itself says it
    after = s.tokens[i + 1 : i + 2]
    named = named or (bool(after) and after[0].text == "displaced")  # "out of nearly 900,000 displaced"
    return not named and not tells_more(s, i)


def tells_more(s: Numbers, i: int) -> bool:
    """A relative clause says of the whole what befell it: "nine of the 76 people who were abducted"."""
    last = s.counted[i].last
    accepts = gate_for(s, s.counted[i], i)
    if last < len(s.tokens) and any(p.form is Form.DONE and p.metric and accepts(p) for p in s.tokens[last].predicates):
        verbs = governors.AUXILIARIES  # "580,000 of the 900,000 people uprooted have set off"
        return any(t.text in verbs or t.text.startswith("remain") for t in s.tokens[last + 1 : last + 9])
    agent = last + 1 < len(s.tokens) and s.tokens[last].capital and not s.tokens[last].predicates
    if agent and any(p.kind is Kind.TAKEN and p.form is Form.DONE for p in s.tokens[last + 1].predicates):
        return True  # "97 of the 251 hostages Hamas abducted on that day are in Gaza"
    if last >= len(s.tokens) or s.tokens[last].text not in ("who", "that", "which"):
        return False
    clause = list(s.tokens[last + 1 : last + 5])
    if clause and clause[0].text not in governors.UNSTRESSED and not any(p.metric for p in clause[0].predicates):
        # "nine of the 13 Thais who lived there were killed"
        clause = list(itertools.takewhile(lambda t: t.text not in governors.BE, clause))
    return any(p.metric is not None and accepts(p) for t in clause for p in t.predicates)


def is_subset(s: Numbers, i: int) -> bool:
    """The count is a part of the one before it."""
    if i not in s.subsets:
        s.subsets[i] = _is_part(s, i)
    return s.subsets[i]


def _is_part(s: Numbers, i: int) -> bool:
    if _opens_part(s, s.edges[i]) or _is_second_part(s, i):
        return True
    last = s.counted[i].last
    if last > i + 1 and _closes_part(s, last):
        return True  # "3,342 children among them"
    if i + 1 >= len(s.tokens) or s.tokens[i + 1].text.split(" ", 1)[0] not in s.vocabulary.subset_starts:
        return False
    after = " ".join(t.text for t in s.tokens[i + 1 : i + 4])
    return any(after == m or after.startswith(m + " ") for m in s.vocabulary.subset_after)


_THINGS = frozenset({NounClass.TRAP})


def names_things(s: Numbers, i: int) -> bool:
    """ "1,200 rockets, of which 900 crossed the border", "trees were cut, 40 of them in one night": a part of the things named."""
    counted, edge = s.counted[i], s.edges[i]
    before = [k for k in s.numbers if k < i and not is_spell(s.tokens, k)]  # "Eleven months later, 96 of them are back"
    before = [k for k in before if not (s.edges[k] and s.tokens[s.edges[k] - 1].text in _WHERE)]
    apposed = [t.text for t in s.tokens[i + 1 : i + 4]] == ["of", "them", ","]
    if apposed and i == s.numbers[0] and edge > 1 and s.tokens[edge - 1].text == ",":
        return s.tokens[edge - 2].nouns == _THINGS  # "trucks, 28 of them, reached the town"
    if not before or not (counted.elided or counted.anaphoric) or counted.classes:
        return False
    if [t.text for t in s.tokens[i + 1 : i + 4]] == ["of", "those", "who"]:
        return False  # "six months on, 70% of those who left are back": the number says itself of whom
    whole = s.counted[before[-1]]
    things = whole.classes == _THINGS and isinstance(s.found.get(before[-1]), Rejection)
    told = any(isinstance(v, Count) for k, v in s.found.items() if k < i)
    verb = s.tokens[s.edges[i] - 1].predicates if s.edges[i] else ()
    told |= any(p.metric is Metric.DEATHS for p in verb)  # "two missiles at a group of men, killing three of them"
    return things and not told and name_part(s.tokens, counted) is None


_WHERE = frozenset("in at from across during over within for after".split())


def _opens_part(s: Numbers, edge: int) -> bool:
    tokens = s.tokens
    k = edge - 1
    if k > 0 and tokens[k].text in governors.BE:
        k = before_speech(tokens, k - 1)  # "among them, the ministry said, were two children"
    while k >= 0 and tokens[k].text in _BEFORE_PART:
        k -= 1
    if k > 1 and tokens[k - 1].text in ("those", "these") and tokens[k - 2].text in ("of", "among"):
        return any(p.metric is not None and p.form is Form.DONE for p in tokens[k].predicates)  # "of those displaced"
    if k < 0 or tokens[k].text.rsplit(" ", 1)[-1] not in s.vocabulary.subset_ends:
        return False
    before = " ".join(t.text for t in tokens[max(0, k - 2) : k + 1])
    return any(before == m or before.endswith(" " + m) for m in s.vocabulary.subset_before)


_BEFORE_PART = governors.ADVERBS | {"are", "is", "were", "was", ",", "."}


def _closes_part(s: Numbers, last: int) -> bool:
    """ "among them" after the noun, or after the last noun of the list: "two mosques and six schools among them"."""
    tokens = s.tokens
    for k in range(last, min(last + 14, len(tokens))):
        if " ".join(t.text for t in tokens[k : k + 2]) in ("among them", "of them", "among these"):
            return bool(tokens[k - 1].nouns) and not (tokens[last].text == "," and _goes_on(tokens, k + 2))
        if tokens[k].text == "included" and (k + 1 == len(tokens) or tokens[k + 1].text in (".", ",", ";")):
            return tokens[last].text != "," or tokens[last + 1].quantity is None  # "78 people, 31 soldiers included"
        listed = tokens[k].text in (",", "and") or tokens[k].quantity is not None or bool(tokens[k].nouns)
        if not listed or tokens[k].predicates:
            return False
    return False


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """ "Ten buildings, two clinics among them, were hit": the verb after the comma is that of the first number."""
    return [t.text for t in tokens[k : k + 1]] == [","] and any(
        t.text in governors.AUXILIARIES for t in tokens[k + 1 : k + 2]
    )


def _is_second_part(s: Numbers, i: int) -> bool:
    """ "among them a child of seven and two women": the list that the word of the part opens goes on."""
    edge = s.edges[i]
    if edge < 2 or s.tokens[edge - 1].text not in ("and", ",", "plus"):
        return False
    for k in range(edge - 1, max(0, edge - 14), -1):
        token = s.tokens[k]
        if token.text in governors.STOPS or token.text in governors.AUXILIARIES:
            return False
        if any(p.form not in (Form.NOUN, Form.BEFALL) for p in token.predicates) or token.text in (")", ":"):
            return False
        if _opens_part(s, k) and s.tokens[k].quantity is None:
            return token.text in ("a", "an", "the") or bool(token.nouns) or token.capital
    return False


def find_broken_down(s: Numbers, i: int) -> Count | None:
    """ "Hamas freed 24 hostages on Friday: 13 Israelis, ten Thais and one Filipino": who they were, after the colon."""
    edge, counted = s.edges[i], s.counted[i]
    before = [k for k in s.numbers if k < i]
    mark = s.tokens[edge - 1].text if edge else ""
    if not before or mark not in (":", "(") or not counted.has(NounClass.PERSON):
        return None
    whole = s.found.get(before[-1])
    if not isinstance(whole, Count) or whole.unit is not Unit.PERSON or counted.group is None:
        return None
    if mark == "(":  # "held since before the war: four (two civilians who crossed over)"
        clause = itertools.takewhile(lambda t: t.text not in (")", ";", "plus"), s.tokens[counted.last :])
        died = any(p.metric is Metric.DEATHS for t in clause for p in t.predicates)
        return whole if whole.kind is Kind.HELD and whole.token == edge - 2 and not died else None
    said = s.tokens[counted.last : counted.last + 3]
    less = (s.quantity(i).value or 0) < (whole.quantity.value or whole.quantity.low or 0)
    return whole if less and not any(p.metric for t in said for p in t.predicates) else None


def find_of_those(s: Numbers, i: int) -> Governor | None:
    """ "Of the structures demolished in the week, 24 were in Area C": the part of a whole that is told without a number."""
    edge, counted = s.edges[i], s.counted[i]
    opens = s.tokens[0].text in ("of", "among") and edge > 2 and s.tokens[edge - 1].text == ","
    if not opens or not counted.elided or s.numbers.index(i) > 0:
        return None
    accepts = gate_for(s, counted, i)
    named = next(
        (k for k in range(1, edge) if s.tokens[k].nouns - {NounClass.TRAP} or s.tokens[k].text == "those"), None
    )
    told = next((k for k in range(1, edge) if any(p.form is Form.DONE for p in s.tokens[k].predicates)), None)
    if named is None or told is None or not named < told <= named + 3:
        return None
    verb = (p for p in s.tokens[told].predicates if p.form is Form.DONE and p.metric is not None and accepts(p))
    predicate = next(verb, None)
    return Governor(predicate, told, "subset") if predicate is not None else None


def find_named_set(s: Numbers, i: int) -> Governor | None:
    """The set a subset is of, where no number names it: "those killed are civilians - 70 percent of them children"."""
    if any(not _is_date(s.found.get(k)) for k in s.numbers if k < i):
        return None
    accepts = gate_for(s, s.counted[i], i)
    for k in range(s.edges[i] - 1, -1, -1):
        for predicate in s.tokens[k].predicates:
            lived = predicate.metric is Metric.DEATHS and s.counted[i].noun in ("survivors", "survivor")
            if predicate.metric is not None and predicate.form is not Form.ACT and accepts(predicate) and not lived:
                return Governor(predicate, k, "subset")
        if s.tokens[k].text in _FATALITIES and accepts(governors.DEATH_TOLL):
            return Governor(governors.DEATH_TOLL, k, "subset")
    return None


def _is_date(verdict: Count | Rejection | None) -> bool:
    """ "Since 3 March families have come, among them 41,000 Syrians": the day is no whole."""
    return isinstance(verdict, Rejection) and not verdict.other and verdict.reason.startswith("is ")


_FATALITIES = frozenset("fatalities dead martyrs".split())


def whole_before_colon(s: Numbers, i: int, parent: Count) -> Count:
    """ "Nine died, two of them children: four in Jenin": what follows the colon breaks down the nine."""
    whole = s.found.get(parent.parent.token) if parent.rule == "subset" and parent.parent is not None else None
    colon = any(t.text == ":" for t in s.tokens[parent.token : s.edges[i]])
    return whole if colon and isinstance(whole, Count) else parent


def name_part(tokens: Sequence[Token], counted: Counted) -> Token | None:
    """The noun that says who or what a part is: "of whom 4,324 were children", "181 of these are homes"."""
    k = counted.last
    k += [t.text for t in tokens[k : k + 2]] in (["have", "been"], ["had", "been"])
    if k >= len(tokens) or tokens[k].text not in COPULAS | {"been"}:
        return None
    for m, token in enumerate(tokens[k + 1 : k + 7], k + 1):
        following = tokens[m + 1] if m + 1 < len(tokens) else None
        if not token.entry.group and following is not None and following.entry.group and token.entry.nationality:
            return following  # "were Druze fighters"
        if token.nouns or token.entry.nationality:
            return token
        if token.text == "-" or any("year-old" in t.text for t in tokens[m : m + 3]):
            continue
        if token.quantity is not None or not (token.text in _COPULAR or token.text.isalpha()) or token.predicates:
            return None
    return None


COPULAS = frozenset("is are was were being worked".split())
_COPULAR = frozenset("said believed reported thought known to be have been a an the as".split())
