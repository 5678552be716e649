"""People and families named only for their kin: "relatives of three writers", "the father of the two boys was killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.nouns import DETERMINERS, Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def why_kin(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> str | None:
    """Why the number tells only whose kin somebody is; None where it does not."""
    of = i - 2 if tokens[i - 1].text in DETERMINERS else i - 1
    if of > 0 and tokens[of].text == "of":
        kin = tokens[of - 1].text
        if (kin in _RELATED and of == i - 1 and _are_named_for_kin(tokens, counted)) or (
            kin in _RELATIVE and _befalls_the_relative(tokens, counted)
        ):
            return "counts people whose kin are told of"  # "18 relatives of three writers were killed"
    people = counted.elided or not counted.classes or counted.has(NounClass.PERSON)
    if people and _HAVE_KIN.match(text, tokens[counted.last - 1].end):
        return "counts people whose kin are told of"
    if not counted.has(NounClass.HOUSEHOLD) or i == 0:
        return None
    if tokens[i - 1].text == "from" and _are_kin_killed(tokens, i):
        return "counts families of which some were killed"
    return "counts families of which some were killed" if _BELONGED.search(text[: tokens[i].start]) else None


def _are_named_for_kin(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "relatives of three writers in London": nothing is said of the writers; not "of two soldiers who are held"."""
    follows = tokens[counted.last] if counted.last < len(tokens) else None
    told = follows is not None and (follows.text in ("who", "whom", "that") or bool(follows.predicates))
    others = counted.has(NounClass.HOSTAGE, NounClass.DEAD, NounClass.HOUSEHOLD)
    return not counted.elided and not others and not told


def _befalls_the_relative(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "The father of the two boys was abducted": the verb is one person's."""
    single = counted.last < len(tokens) and tokens[counted.last].text in ("was", "is", "has")
    return single and counted.has(NounClass.PERSON) and not counted.has(NounClass.HOSTAGE, NounClass.DEAD)


def _are_kin_killed(tokens: Sequence[Token], i: int) -> bool:
    """ "31 people from three families were killed": whoever is named before is dead, and nobody is said to be displaced."""
    told = {p.metric for t in tokens for p in t.predicates}
    return Metric.DEATHS in told and Metric.DISPLACEMENT not in told and NounClass.PERSON in tokens[i - 2].nouns


_RELATED = frozenset("relatives relative kin children sons daughters siblings brothers sisters parents".split())
_RELATIVE = frozenset(
    "father mother wife husband widow brother sister son daughter uncle aunt cousin grandfather grandmother friend".split()
)
# "three had relatives who were freed in May"
_HAVE_KIN = re.compile(
    r" (?:(?:of them|others?) )?(?:have|had|has) (?:[\w-]+ ){0,2}?(?:relatives?|family members?|kin|sons?|daughters?|brothers?|sisters?|parents?|children|husbands?) (?:who|whom|that|held|taken|still)\b"
)
# "the dead belonged to three families"
_BELONGED = Sieve(
    r"\b(?:dead|killed|victims|martyrs|bodies|casualties|slain)\b[^.,;:]{0,40} (?:belonged to|belong to|were (?:all )?(?:members of|from)|came from|are from) "
    r"(?:(?:about|at|least|some|just|only) )*$",
    re.I,
)
