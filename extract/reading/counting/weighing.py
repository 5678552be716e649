"""What a number counts where no rule tells: the kinds that its surroundings speak of, and the cues for and against each.

A number reaches this room when the rules of counting.py have found nothing that governs it. The predicates of its sentence,
the counts before it and the heading above offer kinds; a small model weighs them (data/counting.json), fitted by
`python -m benchmarks.fit_counts`, which judges it on texts that it has not seen. Most such numbers count nothing of ours.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from extract.model import Kind, Metric
from extract.reading.counting.counts import (
    BUILT,
    NO_FIGURE,
    PEOPLE,
    PRISONERS,
    Count,
    Numbers,
    Offered,
    Rejection,
    Undecided,
)
from extract.reading.counting.gate import is_prisoner, leaves_prison
from extract.reading.counting.governors import (
    AUXILIARIES,
    DAMAGED,
    DEATH_TOLL,
    DESTROYED,
    DISPLACED,
    HELD,
    HOSTAGE_DEAD,
    RELEASED,
    RETURNED,
    Governor,
    is_passive,
)
from extract.reading.models import Cues, Logistic, bundled_model
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Predicate

LIKELY = 0.65  # more than even: what is found here rests on no rule
_NEAR = (1, 2, 4, 7, 12, 20)  # tokens
_CONTEXT = 3  # counts before the sentence
_MARKS = frozenset(". ; : – ! ?".split())
_JOINTS = frozenset("who which that whom whose where when while but as after before because if".split())


def likeliest_kind(undecided: Undecided, model: Logistic | None = None) -> Offered | None:
    """The kind most likely to be counted; None where none is likely."""
    model = model or bundled_model("counting")
    judged = [(model.likelihood(offered.cues), -k) for k, offered in enumerate(undecided.offered)]
    best = max((j for j in judged if j[0] >= LIKELY), default=None)
    return undecided.offered[-best[1]] if best is not None else None


def weigh_kinds(s: Numbers, i: int) -> Undecided:
    """Every kind that the surroundings of the number at index i offer, each with its cues."""
    found: dict[tuple[Metric, Kind], list[str]] = {}
    governors: dict[tuple[Metric, Kind], Governor] = {}
    parents: dict[tuple[Metric, Kind], Count] = {}
    others = [v for k, v in s.found.items() if isinstance(v, Count) and k != i]
    taken = {v.governor.index for v in others if v.governor is not None}
    for k, predicate, key in _told(s, i):
        first = key not in found
        found.setdefault(key, []).extend(_predicate_cues(s, i, k, predicate, first=first, taken=k in taken))
        sense = predicate if key[1] is predicate.kind else HOSTAGE_DEAD
        governors.setdefault(key, Governor(sense, k, "weighed"))
    for name, count in _counts_around(s, i):
        key = count.metric, count.kind
        found.setdefault(key, []).extend(_count_cues(s, i, name, count))
        parents.setdefault(key, count)
    for name, tokens in (("topic", s.context.topic), ("label", s.context.label), ("caption", s.context.caption)):
        for token in tokens:
            for predicate in token.predicates:
                if predicate.metric is not None and predicate.kind is not None:
                    key = predicate.metric, predicate.kind
                    found.setdefault(key, []).append(f"{name}:{predicate.form}")
                    governors.setdefault(key, Governor(predicate, i, "label", tuple(tokens)))
    for key, cue in _spoken_of(s, i):
        found.setdefault(key, []).append(cue)
        governors.setdefault(key, Governor(_DEFAULT[key], i, "noun"))
    own = tuple(_own_cues(s, i))
    unit = _noun_of(s, i)
    offered = []
    metrics = {metric for metric, _ in found}
    for (metric, kind), cues in found.items():
        near = list(dict.fromkeys(cues))
        near += [f"rivals:{len(metrics) > 1}", f"alone:{len(found) == 1}", f"offers:{min(3, len(cues) // 4)}"]
        weighed = (
            Cues((*near, f"kind:{kind}"), (metric.value, f"{metric}/{unit}", unit)),
            Cues(own, (metric.value,)),
        )
        key = metric, kind
        offered.append(Offered(metric, kind, governors.get(key), parents.get(key), weighed))
    quantity = s.quantity(i)
    return Undecided(quantity.start, quantity.end, tuple(offered))


def _told(s: Numbers, i: int) -> Iterator[tuple[int, Predicate, tuple[Metric, Kind]]]:
    """The predicates of the sentence, the nearest first, and what each may say of the number."""
    counted = s.counted[i]
    prisoners = is_prisoner(counted) or leaves_prison(s, counted)
    for k in sorted(s.telling, key=lambda k: _gap(s, i, k)):
        if counted.first <= k < counted.last and k != i and s.tokens[k].quantity is not None:
            continue
        for predicate in s.tokens[k].predicates:
            for key in _kinds_of(predicate, hostages=s.hostages):
                if key[0] is not Metric.HOSTAGES or not prisoners:
                    yield k, predicate, key


def _kinds_of(predicate: Predicate, *, hostages: bool) -> Iterator[tuple[Metric, Kind]]:
    """What a predicate may say; where hostages are spoken of, whoever has died may be one."""
    if predicate.metric is not None and predicate.kind is not None:
        yield predicate.metric, predicate.kind
        if hostages and predicate.metric is Metric.DEATHS:
            yield Metric.HOSTAGES, Kind.DEAD


def _gap(s: Numbers, i: int, k: int) -> int:
    counted = s.counted[i]
    return s.edges[i] - k if k < s.edges[i] else max(0, k - counted.last + 1)


def _noun_of(s: Numbers, i: int) -> str:
    counted = s.counted[i]
    if s.quantity(i).percent:
        return "percent"
    if counted.has(*BUILT):
        return "built"
    if counted.has(*PEOPLE):
        return "people"
    if counted.classes & NO_FIGURE:
        return "other"
    return "elided" if counted.elided else "unknown"


def _predicate_cues(s: Numbers, i: int, k: int, predicate: Predicate, *, first: bool, taken: bool) -> Iterator[str]:
    counted = s.counted[i]
    left = k < s.edges[i]
    side = "<" if left else ">" if k >= counted.last else "in"
    between = s.tokens[k + 1 : s.edges[i]] if left else s.tokens[counted.last : k]
    far = next((n for n, most in enumerate(_NEAR) if _gap(s, i, k) <= most), len(_NEAR))
    base = f"here:{side}{predicate.form}"
    if not first:
        yield f"again:{side}"
        return
    yield from (base, f"{base}/far:{far}", f"{base}/taken:{taken}", f"{base}:{predicate.name}", f"here:{side}far:{far}")
    yield from (f"{base}/{name}" for name in _between(between))
    if side == ">" and predicate.form is Form.DONE:
        yield f"{base}/passive:{is_passive(s.tokens, k)}"


def _between(tokens: Sequence[Token]) -> Iterator[str]:
    words = {t.text for t in tokens}
    if not tokens:
        yield "adjacent"
    if words & _MARKS:
        yield "mark"
    if "," in words:
        yield "comma"
    if words & _JOINTS:
        yield "joint"
    if "and" in words:
        yield "and"
    if any(t.quantity is not None for t in tokens):
        yield "number"
    if any(p.metric is None for t in tokens for p in t.predicates):
        yield "other verb"
    if words & AUXILIARIES:
        yield "be"
    if any(t.nouns for t in tokens):
        yield "noun"
    if any(t.nouns & NO_FIGURE for t in tokens):
        yield "trap"


def _counts_around(s: Numbers, i: int) -> Iterator[tuple[str, Count]]:
    """The counts of the sentence, nearest first, and the last ones before it."""
    here = [v for k, v in s.found.items() if isinstance(v, Count) and k != i]
    for count in sorted(here, key=lambda c: abs(c.token - i)):
        yield ("before" if count.token < i else "after"), count
    for n, count in enumerate(reversed(s.context.counts[-_CONTEXT:])):
        yield f"earlier{n}", count


def _count_cues(s: Numbers, i: int, name: str, count: Count) -> Iterator[str]:
    silent = min(s.context.silent, 3)
    base = f"count:{name}"
    yield base
    if name.startswith("earlier"):
        yield from (f"{base}/silent:{silent}", f"earlier/silent:{silent}")
    else:
        first, last = min(count.token, i), max(count.token, i)
        between = s.tokens[first + 1 : last]
        yield from (f"{base}/{cue}" for cue in _between(between))
        yield f"{base}/far:{next((n for n, most in enumerate(_NEAR) if last - first <= most), len(_NEAR))}"
    yield f"{base}/noun:{count.counted.noun == s.counted[i].noun}"
    yield f"{base}/rule:{count.rule}"
    mine, theirs = _size(s.quantity(i).value or s.quantity(i).low), _size(count.quantity.value or count.quantity.low)
    yield f"{base}/larger:{mine - theirs if abs(mine - theirs) < 3 else 3 if mine > theirs else -3}"


def _spoken_of(s: Numbers, i: int) -> Iterator[tuple[tuple[Metric, Kind], str]]:
    """What the noun alone may be counted for, and what the text has counted so far."""
    counted = s.counted[i]
    fits: Sequence[tuple[Metric, Kind]] = _FITS[
        "built" if counted.has(*BUILT) else "hostage" if counted.has(NounClass.HOSTAGE) else "people"
    ]
    if counted.elided:
        fits = tuple(key for keys in _FITS.values() for key in keys)
    for key in fits:
        yield key, "by noun"
    seen = [(c.metric, c.kind) for c in s.context.counts]
    for key in _DEFAULT:
        if key in seen:
            yield key, f"text:{min(3, 4 * seen.count(key) // len(seen))}"


_DEFAULT = {
    (Metric.DISPLACEMENT, Kind.DISPLACED): DISPLACED,
    (Metric.DISPLACEMENT, Kind.RETURNED): RETURNED,
    (Metric.DEATHS, Kind.KILLED): DEATH_TOLL,
    (Metric.BUILDINGS, Kind.DESTROYED): DESTROYED,
    (Metric.BUILDINGS, Kind.DAMAGED): DAMAGED,
    (Metric.HOSTAGES, Kind.HELD): HELD,
    (Metric.HOSTAGES, Kind.RELEASED): RELEASED,
}
_FITS = {
    "people": ((Metric.DISPLACEMENT, Kind.DISPLACED), (Metric.DEATHS, Kind.KILLED)),
    "built": ((Metric.BUILDINGS, Kind.DESTROYED), (Metric.BUILDINGS, Kind.DAMAGED)),
    "hostage": ((Metric.HOSTAGES, Kind.HELD), (Metric.HOSTAGES, Kind.RELEASED)),
}


def _size(value: float | None) -> int:
    return int(math.log10(value)) if value and value >= 1 else 0


def _own_cues(s: Numbers, i: int) -> Iterator[str]:
    """The number's own surroundings: its noun, the words beside it, its size."""
    counted, quantity = s.counted[i], s.quantity(i)
    yield f"noun:{counted.noun or 'none'}"
    yield f"size:{min(5, _size(quantity.value or quantity.low))}"
    yield f"qualifier:{quantity.qualifier}"
    yield f"percent:{quantity.percent}"
    edge, last = s.edges[i], counted.last
    before = [t.text for t in s.tokens[max(0, edge - 3) : edge]]
    after = [t.text for t in s.tokens[last : last + 3]]
    yield f"<1:{before[-1] if before else 'start'}"
    yield f">1:{after[0] if after else 'end'}"
    yield from (f"<near:{word}" for word in before)
    yield from (f">near:{word}" for word in after)
    if before[-1:]:
        yield f"<1>1:{before[-1]}_{after[0] if after else 'end'}"
    yield f"hostages:{s.hostages}"
    yield f"flight:{s.context.flight}"
    yield f"opens:{edge == 0}"
    yield f"words:{min(4, len(s.tokens) // 8)}"
    yield f"verb:{any(t.text in AUXILIARIES or t.predicates for t in s.tokens)}"
    others = [v for v in s.found.values() if isinstance(v, Rejection) and v.other]
    yield f"others:{bool(others)}"
    yield f"classes:{'+'.join(sorted(counted.classes)) or 'none'}"
    if not all(t.nouns.isdisjoint(PRISONERS) for t in s.tokens):
        yield "speaks of others"
