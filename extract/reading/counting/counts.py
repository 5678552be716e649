"""The values of counting: a number of a sentence as a Count or a Rejection, and what it may lean on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extract.model import Kind, Metric, Qualifier, Quantity, Status, Unit
from extract.reading.counting import governors
from extract.reading.counting.governors import Governor
from extract.reading.counting.nouns import Counted, find_counted
from extract.reading.models import Cues
from extract.reading.numbers.hedges import hedged_end, hedged_start
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass, Vocabulary

PEOPLE = frozenset({NounClass.PERSON, NounClass.HOUSEHOLD, NounClass.DISPLACED, NounClass.DEAD, NounClass.HOSTAGE})
BUILT = frozenset({NounClass.HOME, NounClass.BUILDING})
PEOPLE_OR_BUILT = PEOPLE | BUILT
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


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind that a number may count where no rule tells: what offers it, and the cues for and against."""

    metric: Metric
    kind: Kind
    governor: Governor | None  # the predicate around the number, where one offers it
    parent: Count | None  # the count, where one before offers it
    cues: tuple[Cues, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A number that no rule decides, where it stands in the text, and what is offered for it."""

    start: int
    end: int
    offered: tuple[Offered, ...]


KindChooser = Callable[[Undecided], Offered | None]
KindWatcher = Callable[[Undecided], None]


@dataclass(slots=True)
class Context:
    """What earlier sentences leave behind: the counts so far, the label line above, whether hostages are spoken of."""

    choose: KindChooser  # decides what a number counts where no rule tells
    watch: KindWatcher | None = None  # is shown what was offered for the numbers that a rule decides
    counts: list[Count] = field(default_factory=list)
    sentence_counts: list[Count] = field(default_factory=list)
    last_verdicts: list[Verdict] = field(default_factory=list)
    silent: int = 0  # sentences since the last one that counted something
    hostages: bool = False
    about_hostages: bool = False  # the text as a whole
    flight: bool = False  # the text speaks of people who flee or lose their homes
    prisoners: bool = False  # the sentence before speaks of prisoners, and of no hostages
    label: Sequence[Token] = ()
    label_below: Sequence[Token] = ()
    columns: Sequence[Sequence[Token]] = ()  # the heads of the table that this line is a row of
    caption: Sequence[Token] = ()  # the line above that table
    entries: float | None = None  # what the entries of the list that this line belongs to add up to
    topic: Sequence[Token] = ()  # the heading or question that this part of the text answers


class Numbers:
    """The numbers of one sentence while they are decided: `found` fills up, everything else stands."""

    def __init__(
        self, text: str, tokens: Sequence[Token], context: Context, vocabulary: Vocabulary, offset: int
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.context = context
        self.vocabulary = vocabulary
        self.numbers = [i for i, t in enumerate(tokens) if t.quantity is not None]
        self.counted = {
            i: find_counted(tokens, i, hedged_end(text, tokens[i].end, vocabulary)[0]) for i in self.numbers
        }
        self.edges = {
            i: governors.left_edge(tokens, i, hedged_start(text, self.quantity(i), vocabulary, offset=offset))
            for i in self.numbers
        }
        self.bases = {c.base: i for i, c in self.counted.items() if c.base is not None}
        self.hostages = context.hostages or _speaks_of_hostages(text, tokens, vocabulary)
        self.quantities = {i: self._hedged(i, vocabulary) for i in self.numbers}
        self._take_over_nouns()
        self.found: dict[int, Verdict] = {}
        self.subsets: dict[int, bool] = {}  # what is_subset has answered: rule after rule asks
        self._telling: list[int] | None = None

    def _hedged(self, i: int, vocabulary: Vocabulary) -> Quantity:
        """The number with a hedge that stands after its noun: "40 people or more"."""
        quantity = self.quantity(i)
        if quantity.qualifier is Qualifier.EXACT and self._is_nearly_all(i):
            return replace(quantity, qualifier=Qualifier.ABOUT)
        last = self.counted[i].last
        if quantity.qualifier is not Qualifier.EXACT or last <= i + 1 or last > len(self.tokens):
            return quantity
        end, name = hedged_end(self.text, self.tokens[last - 1].end, vocabulary)
        if name is None:
            return quantity
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        if last + 1 < len(self.tokens) and self.tokens[last].text == "," and self.text[:end].rstrip()[-1:] != ",":
            last += 1  # "2,900 people, or thereabouts, had to leave"
        self.counted[i] = replace(self.counted[i], last=last)
        low = quantity.value if name is Qualifier.AT_LEAST else quantity.low
        high = quantity.value if name is Qualifier.AT_MOST else quantity.high
        return replace(quantity, qualifier=name, low=low, high=high)

    def _is_nearly_all(self, i: int) -> bool:
        """The number is that of those of whom nearly all are meant."""
        return _NEARLY_ALL.may_match(self.text) and _NEARLY_ALL.search(self.text[: self.tokens[i].start]) is not None

    def _take_over_nouns(self) -> None:
        """ "Of the 14 houses, nine are gone": the nine are houses."""
        self._share_hostages()
        whole: Counted | None = None
        for i in self.numbers:
            counted = self.counted[i]
            edge = self.edges[i]
            after = self.tokens[counted.last].text if counted.last < len(self.tokens) else ""
            if (
                edge
                and self.tokens[edge - 1].text == "of"
                and counted.has(*PEOPLE, *BUILT)
                and (edge == 1 or after in (",", "that", "who"))
            ):
                whole = counted
            elif [t.text for t in self.tokens[max(0, i - 2) : i]] == ["family", "of"] and counted.elided:
                self.counted[i] = replace(counted, classes=frozenset({NounClass.PERSON}))  # its members
            elif whole is not None and counted.elided and not counted.anaphoric and not counted.classes:
                words = whole.words if whole.has(NounClass.HOSTAGE) else ()  # "of the 28 dead hostages, 15"
                self.counted[i] = replace(counted, classes=whole.classes, words=words)

    def _share_hostages(self) -> None:
        """ "20 living and eight dead hostages": both are hostages."""
        for i, following in itertools.pairwise(self.numbers):
            state = [t.text for t in self.tokens[i + 1 : self.edges[following]]]
            noun = self.counted[following]
            if (
                state[:1] in (["living"], ["dead"], ["deceased"])
                and state[1:] == ["and"]
                and noun.has(NounClass.HOSTAGE)
            ):
                self.counted[i] = replace(noun, noun="hostages", first=i, last=i + 2, words=(state[0],))

    @property
    def telling(self) -> Sequence[int]:
        """The tokens that may be a predicate."""
        if self._telling is None:
            self._telling = [k for k, token in enumerate(self.tokens) if token.predicates]
        return self._telling

    def quantity(self, i: int) -> Quantity:
        """The number expression of the token at index i."""
        quantity = self.tokens[i].quantity
        assert quantity is not None
        return quantity


# "nearly all of the camp's 20,000 residents"
_NEARLY_ALL = Sieve(r"\b(?:nearly|almost|virtually|practically) all of (?:[\w'-]+ ){0,4}[\w-]+'s $", re.I)


def _speaks_of_hostages(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    if _TAKEN_THAT_DAY.may_match(text) and _TAKEN_THAT_DAY.search(text):
        return True
    if not (vocabulary.sieves[NounClass.HOSTAGE].may_match(text) or TAKING.may_match(text)):
        return False
    return any(NounClass.HOSTAGE in t.nouns or TAKING.pattern.search(t.text) for t in tokens)


def last_of_context(s: Numbers) -> Verdict | None:
    """The last count before this sentence, or the last number that counts something else."""
    for verdict in reversed(s.context.last_verdicts):
        if isinstance(verdict, Count) or verdict.other:
            return verdict
    return s.context.counts[-1] if s.context.counts else None


# "of the 240 seized on October 7": houses were not
_TAKEN_THAT_DAY = Sieve(
    r"\b(?:seized|taken)(?: away)?(?: from [\w' -]{1,30}?)? on (?:the (?:morning of )?)?(?:7(?:th)? (?:of )?october|october 7(?:th)?|oct\.? 7|7 oct)\b",
    re.I,
)
# Words that say by themselves that people are taken or held as hostages.
TAKING = Sieve(
    r"captive|hostage|abduct|kidnap|captur|captivity|snatched|dragged|carried off|in the hands of (?:armed|militant|gunmen)",
    re.I,
)
