"""From the numbers of a sentence to counts: what each counts, and what is said of it in its clause.

Every number ends as a Count or as a Rejection, each with the reason. Numbers that stand on their own are decided first;
then those that lean on another: subsets ("including 12 children"), lists ("52 men, 10 women and two children"), elided
nouns ("a further 310 partly damaged") and anaphora ("the three").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.model import Kind, Metric, Quantity, Status, Unit
from extract.reading import governors, traps
from extract.reading.governors import Governor
from extract.reading.nouns import Counted, find_counted
from extract.reading.quantities import hedged_end, hedged_start
from extract.reading.status import read_status
from extract.reading.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Predicate, Vocabulary

PEOPLE = frozenset({NounClass.PERSON, NounClass.HOUSEHOLD, NounClass.DISPLACED, NounClass.DEAD, NounClass.HOSTAGE})
BUILT = frozenset({NounClass.HOME, NounClass.BUILDING})
PRISONERS = frozenset({NounClass.PRISONER, NounClass.INJURED})
NO_FIGURE = frozenset({NounClass.TRAP, NounClass.PRISONER, NounClass.INJURED})


@dataclass(frozen=True, slots=True)
class Count:
    """A number that counts one of the four metrics; `token` is its index in the sentence."""

    quantity: Quantity
    token: int
    counted: Counted
    metric: Metric
    kind: Kind
    unit: Unit
    group: str | None
    status: Status
    governor: Governor | None
    rule: str
    parent: Count | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A number that counts nothing of ours, and why."""

    quantity: Quantity
    reason: str
    other: bool = False  # it counts people for something else (wounded, arrested): subsets of it count nothing either


Verdict = Count | Rejection


@dataclass(slots=True)
class Context:
    """What earlier sentences leave behind: the counts so far, the label line above, whether hostages are spoken of."""

    counts: list[Count] = field(default_factory=list)
    sentence_counts: list[Count] = field(default_factory=list)
    last_verdicts: list[Verdict] = field(default_factory=list)
    hostages: bool = False
    label: Sequence[Token] = ()
    label_below: Sequence[Token] = ()


def count_sentence(
    text: str, tokens: Sequence[Token], context: Context, vocabulary: Vocabulary, *, offset: int
) -> list[Verdict]:
    """The verdict on every number of a sentence, in order of the numbers."""
    return _Sentence(text, tokens, context, vocabulary, offset).verdicts()


class _Sentence:
    """One sentence's numbers; built, asked for its verdicts, dropped."""

    def __init__(
        self, text: str, tokens: Sequence[Token], context: Context, vocabulary: Vocabulary, offset: int
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.context = context
        self.vocabulary = vocabulary
        self.numbers = [i for i, t in enumerate(tokens) if t.quantity is not None]
        self.counted = {i: find_counted(tokens, i, hedged_end(text, tokens[i].end, vocabulary)[0]) for i in self.numbers}
        self.edges = {
            i: governors.left_edge(tokens, i, hedged_start(text, self._quantity(i), vocabulary, offset=offset))
            for i in self.numbers
        }
        self.bases = {c.base: i for i, c in self.counted.items() if c.base is not None}
        self.hostages = context.hostages or any(NounClass.HOSTAGE in t.nouns or _TAKING.search(t.text) for t in tokens)
        self.found: dict[int, Verdict] = {}

    def verdicts(self) -> list[Verdict]:
        leaning: list[int] = []
        for i in self.numbers:
            reason = traps.find_trap(self.text, self.tokens, i, self.counted[i])
            if reason is not None:
                self.found[i] = Rejection(self._quantity(i), reason)
            elif self._is_whole(i):
                leaning.append(i)
            elif (verdict := self._decide_alone(i)) is not None:
                self.found[i] = verdict
            else:
                leaning.append(i)
        for i in leaning:
            self.found[i] = self._decide_leaning(i)
        return [self.found[i] for i in self.numbers]

    def _is_whole(self, i: int) -> bool:
        """ "12 of 15 buildings" counts 12; "one of hundreds displaced" counts the hundreds."""
        part = self.bases.get(i)
        if part is None:
            return self._opens_whole(i)
        return self.tokens[part].text != "one" and self._quantity(i).value is not None

    def _opens_whole(self, i: int) -> bool:
        """ "Of the 14 houses, nine are gone": the whole, unless something is said of it at once ("of the 250 abducted")."""
        edge = self.edges[i]
        opens = edge > 0 and self.tokens[edge - 1].text == "of" and (edge == 1 or not self.tokens[edge - 2].text[0].isalpha())
        following = self.tokens[self.counted[i].last : self.counted[i].last + 3]
        return opens and not any(p.metric is not None for t in following for p in t.predicates)

    # -- numbers that stand on their own ------------------------------------------------------------------------

    def _decide_alone(self, i: int) -> Verdict | None:
        counted = self.counted[i]
        percent = self._quantity(i).percent
        if counted.classes & PRISONERS or (counted.classes and counted.classes <= NO_FIGURE and not percent):
            return Rejection(self._quantity(i), f"counts {counted.noun}", other=bool(counted.classes & PRISONERS))
        subset = self._subset_marker(i)
        governor = self._own_governor(i, subset=subset)
        if governor is None:
            return None
        if governor.predicate.metric is None:
            return Rejection(self._quantity(i), f"{self.tokens[governor.index].text!r} is said of it", other=True)
        return self._count(i, governor)

    def _own_governor(self, i: int, *, subset: bool) -> Governor | None:
        counted = self.counted[i]
        tokens = self.tokens
        accepts = self._accepts(counted, i)
        edge = self.edges[i]
        if counted.elided and (toll := governors.find_toll(tokens, edge, i, self.vocabulary, accepts)) is not None:
            return toll
        if counted.noun in ("dead", "martyrs", "martyr") and not counted.has(NounClass.HOSTAGE):
            return Governor(governors.DEATH_TOLL, counted.last - 1, "noun")
        left = None if subset else governors.find_left(tokens, edge, accepts)
        if counted.has(NounClass.HOSTAGE):
            return self._hostage_governor(i, left)
        if counted.has(NounClass.DEAD) and counted.noun not in ("dead", "martyrs", "martyr", "lives"):
            return self._dead_governor(i, left)
        if left is not None:
            return left
        if (copula := self._copula(edge, accepts)) is not None:
            return copula
        right = governors.find_right(tokens, counted, accepts)
        if right is not None and right.predicate.metric is None:
            for predicate in counted.premodifiers:
                if predicate.metric is not None and accepts(predicate):
                    return Governor(predicate, i, "premodifier")
        light = edge > 0 and tokens[edge - 1].text in governors.LIGHT | governors.FORCE
        if right is not None and (not subset or self._in_phrase(i, right)):
            return right
        if light and (forced := self._forced(i, accepts)) is not None:
            return forced
        for predicate in counted.premodifiers:
            if accepts(predicate):
                return Governor(predicate, i, "premodifier")
        if subset:
            return None
        if counted.has(NounClass.DISPLACED):
            return Governor(governors.DISPLACED, counted.last - 1, "noun")
        if counted.noun in ("lives", "life") and edge > 0 and _CLAIM.match(tokens[edge - 1].text):
            return Governor(governors.DEATH_TOLL, edge - 1, "object")
        toll = governors.find_toll(tokens, edge, i, self.vocabulary, accepts)
        if toll is not None:
            return toll
        if (label := self._label(i, accepts)) is not None:
            return label
        return self._number_of_after(i, accepts)

    def _copula(self, edge: int, accepts: governors.Accepts) -> Governor | None:
        """ "among those killed are two medics", "the men killed were 12 fighters"."""
        tokens = self.tokens
        if edge < 2 or tokens[edge - 1].text not in governors.BE:
            return None
        for k in range(edge - 2, max(-1, edge - 9), -1):
            if tokens[k].text in (",", ";", "."):
                break
            for predicate in tokens[k].predicates:
                if predicate.metric is not None and predicate.form is not Form.DOING and accepts(predicate):
                    return Governor(predicate, k, "copula")
        return None

    def _hostage_governor(self, i: int, left: Governor | None) -> Governor:
        counted, tokens = self.counted[i], self.tokens
        right = governors.find_right(tokens, counted, self._accepts(counted, i), reach=14)
        if (
            right is not None
            and right.predicate.name == "held"
            and (left is None or left.predicate.name in ("released", "returned"))
        ):
            return right
        complement = counted.noun in ("hostage", "captive") and (self._quantity(i).value or 2) > 1
        before = tokens[self.edges[i] - 1].text if self.edges[i] else ""
        if complement or before in ("took", "take", "taking", "takes", "taken"):
            return Governor(TAKEN, counted.last - 1, "complement")
        if left is not None and left.predicate.metric is not None:
            return left
        if right is not None and right.rule == "participle" and right.predicate.name == "held":
            later = governors.find_right(
                tokens, replace(counted, last=right.index + 1), self._accepts(counted, i), reach=14
            )
            if later is not None and later.predicate.metric is not None and later.rule == "passive":
                return later
        if right is not None and right.predicate.metric is not None:
            return right
        for predicate in counted.premodifiers:
            if predicate.metric in (Metric.HOSTAGES, Metric.DEATHS):
                return Governor(predicate, i, "premodifier")
        toll = governors.find_toll(tokens, self.edges[i], i, self.vocabulary, self._accepts(counted, i))
        return toll or self._label(i, self._accepts(counted, i)) or Governor(HELD, i, "noun")

    def _dead_governor(self, i: int, left: Governor | None) -> Governor:
        counted = self.counted[i]
        bodies = counted.noun in ("bodies", "body", "corpses", "corpse", "remains", "dead bodies", "human remains", "coffins")
        if bodies and self.hostages:
            return Governor(HOSTAGE_DEAD, counted.last - 1, "noun")
        return Governor(governors.DEATH_TOLL, counted.last - 1, "noun")

    def _forced(self, i: int, accepts: governors.Accepts) -> Governor | None:
        """ "forcing 3,000 people to flee", "drove 12 families from their homes", "left 12 people dead"."""
        tokens, counted = self.tokens, self.counted[i]
        verb = tokens[self.edges[i] - 1]
        for k in range(counted.last, min(counted.last + 8, len(tokens))):
            if tokens[k].text in governors.STOPS or tokens[k].quantity is not None:
                break
            for predicate in tokens[k].predicates:
                if accepts(predicate) and predicate.form in (Form.BEFALL, Form.DONE, Form.ACT):
                    return Governor(predicate, k, "complement")
        if verb.text in (
            "drove",
            "driving",
            "drive",
            "sent",
            "sending",
            "pushed",
            "pushing",
            "forced",
            "forcing",
        ) and accepts(governors.DISPLACED):
            return Governor(governors.DISPLACED, self.edges[i] - 1, "forced")
        return None

    def _label(self, i: int, accepts: governors.Accepts) -> Governor | None:
        """ "Deaths: 12", "Hostages freed alive – 14", and a number alone under or over its label."""
        tokens, edge = self.tokens, self.edges[i]
        counted = self.counted[i]
        if edge > 0 and tokens[edge - 1].text in (":", "–", "-", "="):
            start = edge - 2
            while start >= 0 and tokens[start].text not in ("•", ";", "|", ",") and (tokens[start].quantity is None or self._is_trap(start)):
                start -= 1
            if start >= 0 and tokens[start].quantity is not None and tokens[edge - 1].text != ":":
                return None
            return self._label_predicate(tokens[start + 1 : edge - 1], accepts, i)
        if edge > 0 and tokens[edge - 1].text == "(" and (colon := next((k for k, t in enumerate(tokens[:edge]) if t.text == ":"), 0)):
            return self._label_predicate(tokens[:colon], accepts, i)
        alone = all(
            t.quantity is not None or not t.text[0].isalpha() or counted.first <= k < counted.last
            for k, t in enumerate(tokens)
        )
        if alone and counted.elided:
            return self._label_predicate(self.context.label, accepts, i) or self._label_predicate(
                self.context.label_below, accepts, i
            )
        return None

    def _is_trap(self, k: int) -> bool:
        """The number is a date or an age: it stands inside a label without ending it."""
        verdict = self.found.get(k)
        return isinstance(verdict, Rejection) and verdict.reason.startswith("is ")

    def _label_predicate(self, label: Sequence[Token], accepts: governors.Accepts, i: int) -> Governor | None:
        if not label or len(label) > 14:
            return None
        hostage = any(NounClass.HOSTAGE in t.nouns for t in label)
        speaks = hostage or self.hostages
        for token in label:
            for predicate in token.predicates:
                if predicate.metric is Metric.HOSTAGES and (speaks or _TAKING.search(token.text)):
                    return Governor(predicate, i, "label")
                if hostage and predicate.name == "killed":
                    return Governor(HOSTAGE_DEAD, i, "label")
        if hostage:
            return Governor(HELD, i, "label")
        for token in label:
            for predicate in token.predicates:
                if predicate.metric is None:
                    return Governor(predicate, i, "label")
                if predicate.metric is Metric.HOSTAGES:
                    continue
                if accepts(predicate):
                    return Governor(predicate, i, "label")
            if NounClass.DISPLACED in token.nouns:
                return Governor(governors.DISPLACED, i, "label")
            if NounClass.DEAD in token.nouns and NounClass.PERSON not in token.nouns:
                return Governor(governors.DEATH_TOLL, i, "label")
        return None

    def _number_of_after(self, i: int, accepts: governors.Accepts) -> Governor | None:
        """ "brought to at least 42 the number of people killed"."""
        tokens = self.tokens
        k = self.counted[i].last
        while k < len(tokens) and tokens[k].text in ("the", "total"):
            k += 1
        if k + 1 < len(tokens) and tokens[k].text in ("number", "death toll", "toll"):
            for m in range(k, min(k + 9, len(tokens))):
                for predicate in tokens[m].predicates:
                    if accepts(predicate):
                        return Governor(predicate, m, "toll")
            if "toll" in tokens[k].text:
                return Governor(governors.DEATH_TOLL, k, "toll")
        return None

    # -- numbers that lean on another ---------------------------------------------------------------------------

    def _decide_leaning(self, i: int) -> Verdict:
        counted = self.counted[i]
        quantity = self._quantity(i)
        if self._is_whole(i):
            return Rejection(quantity, "is the whole that another number is a part of")
        subset = self._subset_marker(i)
        if (subset or counted.anaphoric) and (named := self._set_named(i)) is not None:
            return self._count(i, named)
        parent = self._parent(i, subset)
        if isinstance(parent, Rejection):
            return Rejection(quantity, f"is part of what is no figure: {parent.reason}", other=True)
        if parent is not None:
            return self._inherit(i, parent, "subset" if subset or counted.anaphoric else "list")
        if (part := self._sublabel(i)) is not None:
            return self._inherit(i, part, "subset")
        if counted.elided and (gapped := self._gapped(i)) is not None:
            return self._inherit(i, gapped, "list")
        if (antecedent := self._antecedent(i)) is not None:
            return self._inherit(i, antecedent, "anaphora")
        return Rejection(quantity, f"nothing of ours is said of {counted.noun or 'it'}")

    def _subset_marker(self, i: int) -> bool:
        tokens, edge = self.tokens, self.edges[i]
        k = edge - 1
        while k >= 0 and tokens[k].text in governors.ADVERBS | {"are", "is", "were", "was"}:
            k -= 1
        before = " ".join(t.text for t in tokens[max(0, k - 2) : k + 1])
        if any(before == m or before.endswith(" " + m) for m in self.vocabulary.subset_before):
            return True
        after = " ".join(t.text for t in tokens[i + 1 : i + 4])
        return any(after == m or after.startswith(m + " ") for m in self.vocabulary.subset_after)

    def _set_named(self, i: int) -> Governor | None:
        """The set a subset is of, where no number names it: "those killed are civilians - 70 percent of them children"."""
        if self.numbers.index(i) > 0:
            return None
        accepts = self._accepts(self.counted[i], i)
        for k in range(self.edges[i] - 1, -1, -1):
            for predicate in self.tokens[k].predicates:
                if predicate.metric is not None and predicate.form is not Form.ACT and accepts(predicate):
                    return Governor(predicate, k, "subset")
        return None

    def _parent(self, i: int, subset: bool) -> Verdict | None:
        """The number that this one is a part of, or stands in a list with."""
        position = self.numbers.index(i)
        counted = self.counted[i]
        earlier = self.numbers[:position]
        if subset or counted.anaphoric:
            for k in reversed(earlier):
                verdict = self.found.get(k)
                if isinstance(verdict, Rejection) and verdict.reason.startswith("is "):
                    continue  # a date, an age: no whole that this could be a part of
                if verdict is not None:
                    return verdict
            after = " ".join(t.text for t in self.tokens[i + 1 : i + 4])
            opens = self.edges[i] <= 4 or after.startswith(("of the ", "of those ")) or any(t.text.startswith("includ") for t in self.tokens[max(0, self.edges[i] - 2) : self.edges[i]])
            return self._last_of_context() if opens else None
        if earlier and self._listed(earlier[-1], i):
            verdict = self.found.get(earlier[-1])
            if isinstance(verdict, Rejection) and not verdict.other:
                return None
            if verdict is not None and self._alike(verdict, counted):
                return verdict
        return None

    def _sublabel(self, i: int) -> Count | None:
        """ "- children: 14,500" under "Killed: 33,175": a line that says who, not what."""
        edge = self.edges[i]
        label = [t for t in self.tokens[: max(0, edge - 1)] if t.text not in ("–", "-", "•", "*", ">", "›")]
        opens = self.text.lstrip()[:1] in ("–", "-", "•", "*", ">", "›") or self.text.lower().startswith(("of ", "incl", "includ"))
        if not opens or edge == 0 or self.tokens[edge - 1].text != ":" or not self.context.counts or len(label) > 8:
            return None
        last = self.context.counts[-1]
        who = any(t.entry.group or NounClass.PERSON in t.nouns for t in label) or self.text.lower().startswith("of wh")
        return last if who and last.metric is not Metric.BUILDINGS else None

    def _gapped(self, i: int) -> Count | None:
        """The noun and predicate of an earlier count are meant: "9,000 from Nur Shams", "Nablus (2)", "up from 155", "22 were in …"."""
        tokens, edge = self.tokens, self.edges[i]
        earlier = [v for k, v in sorted(self.found.items()) if k < i and isinstance(v, Count)]
        before = tokens[edge - 1].text if edge else ""
        after = [t.text for t in tokens[self.counted[i].last : self.counted[i].last + 2]]
        bracket = before == "(" and bool(after) and after[0] == ")"
        span = self.tokens[i]
        listed = bool(_PLACE_COMMA.search(self.text[: span.start])) and bool(_ITEM_END.match(self.text[span.end :]))
        joined = before in ("and", ",", ";", ":", "–", "while", "with", "or", "plus") and bool(after) and (after[0] in _GAP or after[0] in ("moderately", "partially", "partly", "completely", "totally", "severely"))
        compared = bool(_ELABORATE.search(" ".join(t.text for t in tokens[max(0, edge - 4) : edge])))
        located = bool(after) and after[0] in ("were", "was", "are") and len(after) > 1 and after[1] in ("in", "from", "at")
        if earlier and (bracket or joined or compared or located or listed):
            return earlier[-1]
        if (bracket or compared or listed) and self.context.sentence_counts:
            return self.context.sentence_counts[-1]
        return None

    def _alike(self, verdict: Verdict, counted: Counted) -> bool:
        if isinstance(verdict, Rejection):
            return True
        if counted.elided or not counted.classes:
            return counted.elided
        if self._quantity(counted.first).percent and counted.noun in ("population", "residents", "inhabitants", "people"):
            return verdict.metric is Metric.DISPLACEMENT
        if verdict.rule in ("noun", "premodifier"):
            return False
        built = counted.has(*BUILT)
        return built == (verdict.metric is Metric.BUILDINGS)

    def _listed(self, first: int, second: int) -> bool:
        """Only a list mark, hedges and the words of the first phrase stand between the two numbers."""
        between = self.tokens[self.counted[first].last : self.edges[second]]
        words = [t.text for t in between]
        if not words:
            return True
        joints = {
            ",",
            "and",
            "or",
            "as",
            "well",
            "plus",
            "along",
            "with",
            "another",
            "a",
            "further",
            "(",
            ")",
            "also",
            "–",
            "/",
            "•",
            ";",
            "while",
            "including",
        }
        if all(w in joints for w in words):
            return True
        if (
            words[-3:] in (["in", "addition", "to"], ["as", "well", "as"])
            or words[-2:] == ["along", "with"]
            or words[-1] == "besides"
        ):
            return True
        # "12 in Jenin and three in Tulkarem", "five men aged 20 and two women"
        return (
            len(words) <= 9
            and words[-1] in _LIST_MARKS
            and not any(
                t.predicates and any(p.form in (Form.DOING, Form.DONE, Form.ACT) for p in t.predicates) for t in between
            )
            and not any(w in governors.BE or w in governors.HAVE for w in words)
        )

    def _last_of_context(self) -> Verdict | None:
        for verdict in reversed(self.context.last_verdicts):
            if isinstance(verdict, Count) or verdict.other:
                return verdict
        return self.context.counts[-1] if self.context.counts else None

    def _antecedent(self, i: int) -> Count | None:
        """ "the three", "the two men": an earlier count of the same number."""
        tokens, counted = self.tokens, self.counted[i]
        before = tokens[i - 1].text if i else ""
        if before not in ("the", "these", "those", "all") or not (counted.elided or counted.has(NounClass.PERSON)):
            return None
        value = self._quantity(i).value
        for count in reversed(self.context.counts[-8:]):
            if (
                count.quantity.value == value
                and count.metric in (Metric.DEATHS, Metric.HOSTAGES)
                and count.unit is Unit.PERSON
            ):
                return count
        return None

    def _inherit(self, i: int, parent: Count, rule: str) -> Verdict:
        counted = self.counted[i]
        if counted.classes and counted.classes <= NO_FIGURE:
            return Rejection(self._quantity(i), f"counts {counted.noun}", other=True)
        if counted.has(*BUILT) and parent.metric is not Metric.BUILDINGS and not counted.has(NounClass.PERSON):
            return Rejection(self._quantity(i), f"counts {counted.noun}, the number before it does not")
        if not counted.elided and not counted.classes and parent.metric is Metric.BUILDINGS:
            return Rejection(self._quantity(i), f"counts {counted.noun}")
        here = any(v is parent for v in self.found.values())
        count = self._make(i, parent.metric, parent.kind, parent.governor if here else None, rule, parent)
        return replace(count, status=parent.status)

    # -- the count ----------------------------------------------------------------------------------------------

    def _count(self, i: int, governor: Governor) -> Count:
        predicate = governor.predicate
        assert predicate.metric is not None
        assert predicate.kind is not None
        metric, kind = predicate.metric, predicate.kind
        if metric is Metric.DEATHS and (self._is_hostage(i) or (self.hostages and not self._is_prisoner(self.counted[i], predicate) and governor.index < len(self.tokens) and self.tokens[governor.index].text in _BODIES)):
            metric, kind = Metric.HOSTAGES, Kind.DEAD
        if kind is Kind.RETURNED and self.hostages and (self.counted[i].elided or self.counted[i].group in _HELD_GROUPS):
            metric, kind = Metric.HOSTAGES, Kind.RELEASED
        return self._make(i, metric, kind, governor, governor.rule, None)

    def _is_hostage(self, i: int) -> bool:
        """The noun says so, or it is left out and the last people named are hostages."""
        counted = self.counted[i]
        if counted.has(NounClass.HOSTAGE):
            return True
        if not counted.elided:
            return False
        for k in range(self.edges[i] - 1, -1, -1):
            if self.tokens[k].nouns & PEOPLE and not self.tokens[k].predicates:
                return NounClass.HOSTAGE in self.tokens[k].nouns
        last = self.context.sentence_counts
        return bool(last) and last[-1].metric is Metric.HOSTAGES and self.hostages

    def _make(
        self, i: int, metric: Metric, kind: Kind, governor: Governor | None, rule: str, parent: Count | None
    ) -> Count:
        counted = self.counted[i]
        return Count(
            quantity=self._quantity(i),
            token=i,
            counted=counted,
            metric=metric,
            kind=kind,
            unit=self._unit(i, metric, parent),
            group=self._group(i, metric, parent),
            status=read_status(self.tokens, i, counted, governor, self.vocabulary, edge=self.edges[i]),
            governor=governor,
            rule=rule,
            parent=parent,
        )

    def _unit(self, i: int, metric: Metric, parent: Count | None) -> Unit:
        counted = self.counted[i]
        if self._quantity(i).percent:
            return Unit.PERCENT
        if metric is Metric.BUILDINGS:
            if counted.has(NounClass.HOME):
                return Unit.HOME
            if counted.has(NounClass.BUILDING):
                return Unit.BUILDING
            leader = parent or next((c for c in reversed(self._counts_before(i)) if c.metric is metric), None)
            return (
                leader.unit
                if leader and leader.unit is not Unit.PERCENT
                else Unit.HOME
                if self._speaks_of_homes()
                else Unit.BUILDING
            )
        if counted.has(NounClass.HOUSEHOLD) or (counted.noun or "").startswith("displaced famil"):
            return Unit.HOUSEHOLD
        if counted.elided and parent is not None and parent.unit is Unit.HOUSEHOLD:
            return Unit.HOUSEHOLD
        return Unit.PERSON

    def _speaks_of_homes(self) -> bool:
        tokens = [*self.tokens, *self.context.label]
        return any(NounClass.HOME in t.nouns for t in tokens) and not any(
            t.text in ("buildings", "structures") for t in tokens
        )

    def _counts_before(self, i: int) -> list[Count]:
        here = [v for k, v in self.found.items() if k < i and isinstance(v, Count)]
        return [*self.context.counts[-4:], *here]

    def _group(self, i: int, metric: Metric, parent: Count | None) -> str | None:
        counted = self.counted[i]
        if metric is Metric.BUILDINGS:
            return counted.noun if counted.has(NounClass.BUILDING) and counted.noun not in _PLAIN_BUILDINGS else None
        if counted.group is not None:
            return counted.group
        if counted.elided and parent is not None:
            return parent.group
        return None

    def _accepts(self, counted: Counted, i: int) -> governors.Accepts:
        percent = self._quantity(i).percent
        open_noun = counted.elided or counted.anaphoric
        people = open_noun or counted.has(*PEOPLE)
        built = open_noun or counted.has(*BUILT) or (percent and counted.noun in _BUILT_UP)
        unknown = counted.noun is not None and not counted.classes and counted.noun.endswith("s")

        def accept(predicate: Predicate) -> bool:
            match predicate.metric:
                case None:
                    return True
                case Metric.DEATHS:
                    return counted.has(NounClass.PERSON) and not percent if predicate.name == "lost_people" else people or unknown
                case Metric.DISPLACEMENT:
                    if predicate.kind is Kind.RETURNED and counted.has(NounClass.HOSTAGE):
                        return False
                    share = percent and not counted.has(*BUILT, NounClass.TRAP)
                    return (
                        (people or share)
                        and not counted.has(NounClass.HOSTAGE)
                        and counted.group not in _NEVER_DISPLACED
                        and counted.noun not in _CROWDS
                    )
                case Metric.BUILDINGS:
                    if predicate.name in ("lost_buildings", "destroyed_or_damaged") and not percent:
                        return counted.has(*BUILT)
                    return built
                case Metric.HOSTAGES:
                    return (
                        (people or unknown)
                        and self._hostage_context(predicate)
                        and not self._is_prisoner(counted, predicate)
                    )

        return accept

    def _hostage_context(self, predicate: Predicate) -> bool:
        """Hostages are spoken of: by this sentence, the last ones, the predicate itself, or Hamas that frees."""
        if predicate.name == "taken" and self._taking_words():
            return True
        if any(NounClass.PRISONER in t.nouns for t in self.tokens) and not any(
            NounClass.HOSTAGE in t.nouns for t in self.tokens
        ):
            return False
        return self.hostages or (
            predicate.name == "released" and any(t.text in ("hamas", "qassam", "captors") for t in self.tokens)
        )

    def _taking_words(self) -> bool:
        return any(_TAKING.search(t.text) for t in self.tokens)

    def _is_prisoner(self, counted: Counted, predicate: Predicate) -> bool:
        """Palestinians released, held or swapped are prisoners, unless the noun says hostages."""
        if counted.has(NounClass.HOSTAGE):
            return False
        return "palestinian" in (counted.group or "").lower() or any("palestinian" in w for w in counted.words)

    def _in_phrase(self, i: int, governor: Governor) -> bool:
        """A subset's own predicate stands right by it: "including three who drowned"."""
        between = self.tokens[self.counted[i].last : governor.index]
        if governor.predicate.metric is None and governor.predicate.form in (Form.ACT, Form.DOING):
            return False
        return len(between) <= 3 and not any(t.text in (",", "–", "and", ")") for t in between)

    def _quantity(self, i: int) -> Quantity:
        quantity = self.tokens[i].quantity
        assert quantity is not None
        return quantity


_LIST_MARKS = frozenset(("and", ",", "while", ";", ")", "–"))
_PLAIN_BUILDINGS = frozenset("buildings building structures structure properties property facilities".split())
_NEVER_DISPLACED = frozenset({"soldiers", "police officers", "fighters"})
_BUILT_UP = frozenset("camp camps city town village villages enclave strip territory neighbourhood neighborhood neighbourhoods area areas district gaza land place".split())
_BODIES = frozenset("bodies body corpses remains coffins".split())
_HELD_GROUPS = frozenset({"Israelis", "Thais", "Filipinos", "Nepalis", "Americans", "foreigners", "dual nationals", "soldiers"})
_CROWDS = frozenset("protesters demonstrators protester activists troops".split())
_CLAIM = re.compile(r"claim|cost|tak(?:e|ing)|took|lost")
_PLACE_COMMA = re.compile(r"(?:^|;\s*|[*•]\s*)[A-Z][\w' -]{2,40},\s*$")
_ITEM_END = re.compile(r"\s*(?:;|\.|,|$)")
_LEAVE = frozenset("leave move go evacuate relocate flee abandon run depart vacate quit".split())
_GAP = frozenset("in from at across inside near to around of among within".split())
_COMPARE = frozenset("from with to against versus vs than".split())
_ELABORATE = re.compile(r"(?:^|\s)(?:put|puts|putting|it|figure|total|number|count|toll) (?:it |the figure |the total |the number |the count )?at$|(?:speaks|spoke|speak|talks|talked) of$|(?:up|down) from$|compared (?:with|to)$|against$|versus$|vs$|(?:rose|rises|risen|climb\w*|grew|grown|jump\w*|increas\w*|(?:tak|bring|mak)\w+ (?:it|the (?:total|figure|count|number))|brought (?:it|the (?:total|figure|count|number))|which makes) ?(?:further )?(?:to)?$|(?:counted|counts|gave|gives)$")
_TAKING = re.compile(r"captive|hostage|abduct|kidnap|captur|captivity|snatched")
TAKEN = Predicate("taken", Form.DONE, Metric.HOSTAGES, Kind.TAKEN)
HELD = Predicate("held", Form.NOUN, Metric.HOSTAGES, Kind.HELD)
HOSTAGE_DEAD = Predicate("dead", Form.NOUN, Metric.HOSTAGES, Kind.DEAD)
