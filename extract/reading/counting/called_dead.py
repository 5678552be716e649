"""Who is called dead: "12 dead", "184 martyr journalists", "the bodies of nine", "two of the wounded have died"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric, Status
from extract.reading.counting import governors
from extract.reading.counting.counts import Count, Numbers, Rejection
from extract.reading.counting.governors import Governor
from extract.reading.counting.groups import made_up_of
from extract.reading.counting.remains import is_hostages_body
from extract.reading.counting.subjects import find_right
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass


def are_called_dead(s: Numbers, i: int) -> bool:
    """ "12 dead", "184 martyr journalists", "two civilians' bodies", "70% of the victims are women": the noun says it."""
    counted = s.counted[i]
    if counted.has(NounClass.HOSTAGE):
        return False
    if counted.has(NounClass.PERSON) and _own_bodies(s.tokens[counted.last : counted.last + 2]):
        return True
    hurt = any(isinstance(v, Rejection) and v.other for v in (*s.context.last_verdicts, *s.found.values()))
    shared = s.quantity(i).percent and counted.noun == "victims" and not hurt and made_up_of(s, i) in _WEAK
    deceased = counted.has(NounClass.PERSON) and "deceased" in counted.words  # "returned 15 deceased Palestinians"
    shared = shared or (counted.noun == "victims" and not hurt and _IS_PART.match(s.text, s.tokens[i].end) is not None)
    return shared or counted.noun in ("dead", "martyrs", "martyr") or "martyr" in counted.words or deceased


def _own_bodies(after: Sequence[Token]) -> bool:
    """ "' bodies" behind the noun."""
    return [t.text for t in after[:1]] in (["'"], ["'s"]) and after[-1].text in ("bodies", "remains", "corpses")


def are_of_dead_hostages(s: Numbers, i: int) -> bool:
    """ "the remains of 15 of the 28 dead", in a text about hostages "the return of two men's bodies"."""
    if _own_bodies(s.tokens[s.counted[i].last : s.counted[i].last + 2]):
        return is_hostages_body(s, i)
    part = s.found.get(s.bases[i]) if i in s.bases else None
    return isinstance(part, Count) and part.metric is Metric.HOSTAGES


# "336 of the victims were fighters"
_IS_PART = re.compile(
    r" of the victims (?:were|are|was|is) (?:[\w-]+ )?(?:fighters|civilians|soldiers|children|women|members|gunmen|medics|journalists)\b"
)
_WEAK = ("women", "children", "women and children", "civilians")


def find_bodies(label: Sequence[Token]) -> int | None:
    """Where the bodies stand in "brings to 226 the total number of bodies returned"."""
    number = next((k for k, t in enumerate(label) if t.text in ("number", "number of")), None)
    if number is None:
        return None
    return next((k for k in range(number + 1, len(label)) if label[k].text in ("bodies", "remains")), None)


def _find_bodies_of(s: Numbers, i: int) -> Governor | None:
    before = [t.text for t in s.tokens[max(0, s.edges[i] - 2) : s.edges[i]]]
    named = before[-1:] == ["of"] and before[0] in _WHO_DIED_OF
    return Governor(governors.DEATH_TOLL, s.edges[i] - 2, "nominal") if named else None


_WHO_DIED_OF = frozenset("bodies remains corpses deaths killing killings".split())


def find_death(s: Numbers, i: int) -> Governor | None:
    """ "two of the wounded have since died", "the bodies of 15 prisoners": who else is no figure is one where they died."""
    counted = s.counted[i]
    if counted.has(NounClass.PRISONER) and not counted.has(NounClass.HOSTAGE):
        return _find_bodies_of(s, i)
    if counted.classes != {NounClass.INJURED}:
        return None
    right = find_right(s.tokens, s.counted[i], lambda p: p.metric in (None, Metric.DEATHS), reach=8)
    if right is None or right.predicate.metric is not Metric.DEATHS:
        return None
    others = any(t.quantity is not None for t in s.tokens[s.counted[i].last : right.index])
    return None if others else right  # "909 injured and 600 bodies retrieved"


def find_dead_governor(s: Numbers, i: int) -> Governor:
    counted = s.counted[i]
    bodies = counted.noun in (
        "bodies",
        "body",
        "corpses",
        "corpse",
        "remains",
        "dead bodies",
        "human remains",
        "coffins",
    )
    if bodies and is_hostages_body(s, i):
        return Governor(governors.HOSTAGE_DEAD, counted.last - 1, "noun")
    return Governor(governors.DEATH_TOLL, counted.last - 1, "noun")


def is_offered_too(s: Numbers, i: int) -> bool:
    """ "is to return 20 hostages and the bodies of 28 others": the bodies are still to come as well."""
    before = next((k for k in reversed(s.numbers) if k < i), None)
    whole = s.found.get(before) if before is not None else None
    if before is None or not isinstance(whole, Count) or whole.metric is not Metric.HOSTAGES:
        return False
    between = {t.text for t in s.tokens[s.counted[before].last : s.edges[i]]}
    return whole.status is Status.HYPOTHETICAL and between <= _AND_BODIES


_AND_BODIES = frozenset(
    {
        *", and including the with bodies remains of as well along plus also alive dead living return give".split(),
        "hand over",
    }
)
