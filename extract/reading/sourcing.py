"""The speakers of a document as its sentences go by: who is named for a count, here or just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.model import SourceType
from extract.reading.bodies import type_of
from extract.reading.counts import Count
from extract.reading.speakers import Attribution, find_attributions
from extract.reading.text import Sentence
from extract.reading.tokens import Token

# A sentence that opens so goes on with what the sentence before it said, and who said it.
_GOES_ON = re.compile(
    r"^(?:\W*)(?:this|that|these|those|of (?:the|those|these|them|whom)|among (?:them|these|those)|the (?:figure|toll|number|count|total|dead|victims)|they (?:include|comprise)|it (?:also )?(?:includes|comprises)|another|a further|the (?:others|rest|remaining)|\w+ of (?:them|those|these|the)|in addition|including|both)\b|\balso\b",
    re.I,
)


_CORRESPONDENT = re.compile(
    r"\b(?:correspondent|reporting from)\b|^(?:Al Jazeera|BBC|CNN|Sky News|Reuters|AFP)'s [A-Z]|^our \w+$"
)
_ISRAELI_ARMY = re.compile(r"\bIsraeli (?:army|military|forces|troops|soldiers|strikes?|raids?)\b")
_NUMBER = r"(?:number|figure|figures|toll|count|tally)"
_NAMES_GIVER = re.compile(
    rf"^(?:The|This|That|These) {_NUMBER} (?:comes?|came|was given|was provided|is|was released|were given|are) (?:from |by )?(?:the )?([A-Z][\w' -]+?)(?:'s)?\.?$"
    rf"|^(?:The |Local )?([A-Z][\w' -]+?) (?:gave|provided|released|reported) (?:the|this|that) {_NUMBER}\b"
    rf"|^[A-Z]\w+ (?:took|had|have) (?:the|this|that) {_NUMBER} from (?:the )?([A-Z][\w' -]+?)\.?$"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gives a number, as named, and why it is taken to cover it."""

    name: str
    why: str


@dataclass(slots=True)
class Sourcer:
    """Attributes counts sentence by sentence; a pronoun ("it said") means the speaker named before."""

    publisher: str | None
    sentences: Sequence[Sentence]
    index: int = -1
    last: str | None = None
    surnames: dict[str, str] = field(default_factory=dict)
    quoting: bool = False
    israeli: bool = False  # the text speaks of the Israeli army: "the army" is that one
    known: dict[int, tuple[Attribution, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.israeli = any(_ISRAELI_ARMY.search(s.text) for s in self.sentences)

    def enter(self, sentence: Sentence) -> Sourced:
        """Go on to the next sentence."""
        self.index += 1
        if self.index and self.sentences[self.index - 1].paragraph != sentence.paragraph:
            self.quoting = False
        attributions = self.attributions(self.index)
        sourced = Sourced(self, self.index, sentence, attributions, self.last, self.quoting)
        if sentence.text.count('"') % 2:
            self.quoting = not self.quoting
        for a in attributions:
            if a.surname:
                self.surnames.setdefault(a.surname, a.name)
        named = [a for a in attributions if not a.pronoun and not a.weak]
        if named:
            self.last = self.resolved(named[-1].name)
        return sourced

    def skip(self) -> None:
        """Pass over a sentence that is not read."""
        self.index += 1
        self.known[self.index] = ()

    def attributions(self, index: int) -> tuple[Attribution, ...]:
        """The attributions of a sentence, found once."""
        if index not in self.known:
            self.known[index] = find_attributions(self.sentences[index].text)
        return self.known[index]

    def resolved(self, name: str) -> str:
        """A surname alone stands for who was introduced with it."""
        if name.lower() in ("army", "military", "the army", "the military") and self.israeli:
            return f"Israeli {name.lower().removeprefix('the ')}"
        return self.surnames.get(name.lower(), name)


@dataclass(frozen=True, slots=True)
class Sourced:
    """The attributions of one sentence, asked for each of its counts."""

    sourcer: Sourcer
    index: int
    sentence: Sentence
    attributions: tuple[Attribution, ...]
    last: str | None
    quoting: bool

    def speaker(self, count: Count, tokens: Sequence[Token]) -> Speaker | None:
        """Who is named for the count, or None: in its sentence, for its quotation, or plainly in the sentence before."""
        token = tokens[count.token]
        chosen = choose_attribution(self.sentence.text, self.attributions, token.start, token.end)
        if chosen is not None:
            return self._speaker(chosen)
        if self._in_quotation(token.start) and (near := self._of_quotation()) is not None:
            return near
        if _GOES_ON.search(self.sentence.text[: token.start + 1]) or count.rule == "subset":
            return self._before()
        return self._after()

    def _after(self) -> Speaker | None:
        """The next sentence may do nothing but say whose number it was."""
        k = self.index + 1
        if k >= len(self.sourcer.sentences) or self.sourcer.sentences[k].paragraph != self.sentence.paragraph:
            return None
        found = _NAMES_GIVER.match(self.sourcer.sentences[k].text)
        name = next((g for g in found.groups() if g), None) if found else None
        return self._allowed(name, "named in the sentence after, which says whose number it is") if name else None

    def _speaker(self, chosen: Attribution, why: str = "named in the sentence") -> Speaker | None:
        if chosen.pronoun:
            here = [a for a in self.attributions if a.end <= chosen.start and not a.pronoun and not a.weak]
            if chosen.kept and here:
                return self._allowed(self.sourcer.resolved(here[-1].name), why)
            definite = _definite(chosen.name)
            if definite and (self.last is None or definite.lower() not in self.last.lower()):
                return self._allowed(
                    self.sourcer.resolved(definite), why
                )  # "the army said" after "medics said": another body
            return self._allowed(self.last, f"{chosen.name!r}, named before")
        return self._allowed(self.sourcer.resolved(chosen.name), why)

    def _allowed(self, name: str | None, why: str) -> Speaker | None:
        publisher = self.sourcer.publisher
        # A correspondent or the newspaper itself is no source.
        paper = type_of(name or "") in (SourceType.MEDIA, SourceType.OTHER)  # OCHA is the source of what OCHA publishes
        if name and publisher and name.lower() == publisher.lower() and type_of(name) is not SourceType.UN:
            return None
        if name and _CORRESPONDENT.search(name):
            return None
        if name is None or (publisher and paper and publisher.lower() in name.lower()):
            return None
        return Speaker(name, why)

    def _in_quotation(self, start: int) -> bool:
        quotes = self.sentence.text[:start].count('"')
        return bool(quotes % 2) != self.quoting

    def _of_quotation(self) -> Speaker | None:
        """The speaker of a quotation that runs over several sentences of a paragraph."""
        for step in (1, -1, 2, -2):
            k = self.index + step
            if (
                not 0 <= k < len(self.sourcer.sentences)
                or self.sourcer.sentences[k].paragraph != self.sentence.paragraph
            ):
                continue
            found = [a for a in self.sourcer.attributions(k) if not a.weak]
            if found:
                return self._speaker(found[0], "speaks the quotation")
        return None

    def _before(self) -> Speaker | None:
        k = self.index - 1
        if k < 0 or self.sourcer.sentences[k].paragraph != self.sentence.paragraph:
            return None
        found = [a for a in self.sourcer.attributions(k) if not a.weak]
        return self._speaker(found[-1], "named in the sentence before, which this one goes on with") if found else None


def _definite(name: str) -> str | None:
    """ "the ministry said" without an earlier name is still a ministry; "it said" is nobody."""
    return name[4:] if name.lower().startswith("the ") else None


def choose_attribution(text: str, attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The attribution that covers the number: one that follows it, or one that opens the clause before it."""
    best: tuple[float, Attribution] | None = None
    for a in attributions:
        if a.both and a.end <= start:
            cost = 0.6 + (start - a.end) / 60 + 3.0 * len(re.findall(r";|\bwhile\b|,\s+but\b", text[a.end : start]))
        elif a.after:
            if a.start < start:
                continue
            cost = (a.start - end) / 60 + 2.0 * len(re.findall(r";|\bwhile\b|\bbut\b", text[end : a.start]))
            cost += sum(2.5 for b in attributions if b is not a and end <= b.start < a.start)
        else:
            if a.start > start:
                if text[end : a.start].strip() in ("that", "which", "whom", ",", "who") or (
                    a.start - end < 40 and re.search(r"\b(?:that|which|whom)\s*$", text[end : a.start])
                ):
                    cost = 0.5  # "240 captives that Israel says were seized"
                    if best is None or cost < best[0]:
                        best = (cost, a)
                continue
            if a.end > start:
                continue
            cost = (start - a.end) / 90 + 3.0 * len(re.findall(r";|\bwhile\b|,\s+but\b", text[a.end : start]))
            cost += sum(2.5 for b in attributions if b is not a and not b.after and a.end <= b.start < start)
        cost += 4.0 if a.weak else 0.0
        if best is None or cost < best[0]:
            best = (cost, a)
    return best[1] if best else None
