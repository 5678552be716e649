"""The speakers of a document as its sentences go by: who is named for a count, in its sentence or plainly near it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.reading.counting.counts import Count
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.quotations import is_quoted, quotation_starts
from extract.reading.sentences.text import Sentence
from extract.reading.sentences.tokens import Token
from extract.reading.sourcing.attributions import Manner
from extract.reading.sourcing.choosing import Chooser, Weighed, likeliest, without_others_clauses
from extract.reading.sourcing.covering import Given, Spot, coverage_cues, may_cover
from extract.reading.sourcing.interviews import find_interviewed
from extract.reading.sourcing.leaning import goes_on, is_among, is_more, is_subtotal, opens_with_part, tells_of_before
from extract.reading.sourcing.nearby import find_giver, find_of_box, find_reported, turns
from extract.reading.sourcing.relatives import find_relative, is_of_place
from extract.reading.sourcing.releases import find_release, is_background
from extract.reading.sourcing.sections import find_standing
from extract.reading.sourcing.sides import counts_other_side, is_backdrop, is_out_of_remit, of_attack
from extract.reading.sourcing.sole import only_one, parted_by_days
from extract.reading.sourcing.statements import find_statement
from extract.reading.sourcing.unattributed import Quotations
from extract.reading.sourcing.voices import Voice, find_voices

# Sentences before and after that may hold the voice.
_BACK = 4
_ON = 2
_OTHER_SIDE = re.compile(
    r"\b(?:on|from) the \w+ side\b|^(?:In|During|Over) (?:that|the same) (?:time|period|months|weeks|years?)\b[^.;]*\b(?:Israelis?|settlers|Palestinian attacks|terror attacks)\b|^(?:Meanwhile|Elsewhere|Separately|By contrast|(?:Earlier|Local|Other|Separate|Some|Unconfirmed) reports)\b",
    re.I,
)
_AND_THAT = re.compile(r"\b(?:and|but) that (?:[\w'-]+ ){0,12}$")
_UNSIGNED = re.compile(r"analysis|assessment|review|study|survey")  # "An analysis of images showed", in a release
_APART = re.compile(r";|\bafter\b|\bwhile\b|\bbut\b")
_AFTER = 3
_LABELLED = re.compile(r"(?:[•*>–-]\s)?[^\d:–—.]{2,60}\s?[:–—-]\s[^\d:]{0,20}[\d,. ]+(?:\([^()]*\))?\.?")
_SAW = Sieve(
    r"\b(?:reporters?|correspondents?|producers?|journalists?)\b[^,.;]{0,25}\b(?:saw|seen|watched|witnessed|counted|says?|said)\b",
    re.I,
)
_STANDING = {
    Manner.ISSUER: "issued the document",
    Manner.SIGNED: "signed the post",
    Manner.HEADING: "named over the section",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gives a number, as named, and why it is taken to cover it."""

    name: str
    why: str


@dataclass(slots=True)
class Sourcer:
    """Attributes counts sentence by sentence, knowing every voice of the document."""

    text: str
    publisher: str | None
    sentences: Sequence[Sentence]
    choose: Chooser = likeliest
    index: int = -1
    voices: list[tuple[Voice, ...]] = field(default_factory=list)
    standing: tuple[Voice, ...] = ()
    sole: tuple[Voice | None, int] = (None, -1)  # the only one who speaks, and the sentence of the last time
    released: Voice | None = None  # who issued the page, a rights group
    parted: list[bool] = field(default_factory=list)  # by a day's heading, from whoever spoke last
    quotations: Quotations = field(init=False)
    given: dict[int, Voice | None] = field(default_factory=dict)  # by id of the count
    last: Given | None = None  # the number before in the paragraph
    before: Given | None = None  # the last number of the sentences before
    read: int = -1  # the sentence of the last number

    def __post_init__(self) -> None:
        quoted = quotation_starts(self.sentences)
        self.voices = find_voices(self.sentences, self.publisher, quoted)
        self.quotations = Quotations(self.sentences, self.voices, quoted)
        self.standing = (
            *find_standing(self.text, self.sentences, self.voices),
            *find_interviewed(self.sentences),
        )
        self.sole = only_one(self.voices)
        self.released = find_release(self.sentences, self.voices) or find_statement(self.sentences, self.voices)
        self.parted = parted_by_days(self.sentences, self.voices)

    def enter(self, sentence: Sentence) -> Sourced:
        """Go on to the next sentence."""
        self.index += 1
        self.before = self.last or self.before
        if self.index and self.sentences[self.index - 1].paragraph != sentence.paragraph:
            self.last = None
        return Sourced(self, self.index, sentence)

    def skip(self) -> None:
        """Pass over a sentence that is not read."""
        self.index += 1

    def near(self, index: int) -> Iterator[Voice]:
        """The voices that may speak for a number of the sentence."""
        yield from self.voices[index]
        for k in range(index - 1, max(-1, index - 1 - _BACK), -1):
            yield from self.voices[k][-2:]
        for k in range(index + 1, min(len(self.sentences), index + 1 + _ON)):
            yield from self.voices[k][:1]
        yield from self.over(index)

    def over(self, index: int) -> list[Voice]:
        """The voices that stand over or under the sentence; that of its section goes before that of the document."""
        over = [v for v in self.standing if v.first <= index <= v.last]
        nearest = max((v.first for v in over if v.sure), default=-1)
        return [v for v in over if v.first >= nearest]


@dataclass(frozen=True, slots=True)
class Sourced:
    """One sentence, asked for each of its counts."""

    sourcer: Sourcer
    index: int
    sentence: Sentence

    def speaker(self, count: Count, tokens: Sequence[Token]) -> Speaker | None:
        """Who is named for the count, or None: a likely voice, who speaks its quotation, or who stands over its section."""
        s = self.sourcer
        spot = self._spot(count, tokens)
        told = find_relative(s.voices[self.index], spot) or find_of_box(s.text, s.sentences, s.voices, self.index)
        if told is None and is_among(self.sentence.text):
            told = self._inherited(spot)
        voice = told or s.choose(count, self._weighed(spot))
        voice = voice or (s.quotations.speaker(self.index) if spot.quoted else self._enclosed(spot))
        if voice is None or voice.sentence != self.index:
            voice = (
                find_giver(s.sentences, s.voices, self.index)
                or self._over()
                or voice
                or self._inherited(spot)
                or self._labelled()
                or find_reported(s.sentences, s.voices, self.index)
                or self._sole()
                or self._released(spot)
            )
        if spot.whole is not None and count.rule == "subset" and (voice is None or voice.sentence != self.index):
            voice = s.given.get(id(count.parent), voice)  # whoever gave the whole gave its parts
        if voice is not None and s.released and _UNSIGNED.fullmatch(voice.name or ""):
            voice = s.released
        if voice is not None and (self._is_not_theirs(voice, spot) or self._is_reporters(voice)):
            voice = None
        s.given[id(count)] = voice
        s.last, s.read = Given(count, voice), self.index
        return Speaker(voice.name, _why(voice, self.index)) if voice is not None and voice.name is not None else None

    def _is_reporters(self, voice: Voice) -> bool:
        """ "Nine homes were down, our reporter saw": the number is the reporter's own, not that of a voice of before."""
        here = self.sourcer.voices[self.index]
        if voice.sentence == self.index or any(v.name for v in here):
            return False
        return _SAW.search(self.sentence.text) is not None or any(not v.attribution.pronoun for v in here)

    def _is_not_theirs(self, voice: Voice, spot: Spot) -> bool:
        """The number is of another side than the voice counts, or the reporter's own background."""
        text = self.sentence.text
        if _is_out_of_remit(voice, spot) or (voice.sentence != self.index and _OTHER_SIDE.search(text)):
            return True
        if spot.quoted:
            return False
        elsewhere = voice.sentence != self.index
        background = of_attack(spot.count, text) if elsewhere else is_backdrop(text[voice.attribution.end : spot.start])
        return background or counts_other_side(voice.name or "", spot.count, text, spot.start)

    def _spot(self, count: Count, tokens: Sequence[Token]) -> Spot:
        token, parent = tokens[count.token], count.parent
        within = parent is not None and parent.quantity.start >= self.sentence.start and parent.token < len(tokens)
        quoted = is_quoted(self.sentence.text, token.start, inside=self.sourcer.quotations.quoted[self.index])
        whole = tokens[parent.token].start if parent is not None and within else None
        return Spot(self.index, self.sentence, token.start, token.end, count, quoted, whole)

    def _weighed(self, spot: Spot) -> list[Weighed]:
        s, parent = self.sourcer, spot.count.parent
        last = Given(parent, s.given[id(parent)]) if parent is not None and id(parent) in s.given else s.last
        near = without_others_clauses(list(s.near(self.index)), self.index, self.sentence.text, spot.start)
        return [
            Weighed(
                v, tuple(coverage_cues(v, spot, near, s.quotations.quoted, s.sentences, last)), v.sentence == self.index
            )
            for v in near
            if v.name and may_cover(v, spot) and not (is_of_place(v, spot) or _is_out_of_remit(v, spot))
        ]

    def _enclosed(self, spot: Spot) -> Voice | None:
        """ "Nine died, the mayor said, and 40 fled": between commas the only voice of a sentence speaks for both sides."""
        named = [v for v in self.sourcer.voices[self.index] if v.name]
        if len(named) != 1 or of_attack(spot.count, self.sentence.text):
            return None
        a, text = named[0].attribution, self.sentence.text
        if not a.after and a.end < spot.start and _AND_THAT.search(text, a.end, spot.start):
            return named[0]  # "The army said its troops had left, and that nine people had died"
        if a.verb == "according" and a.start == 0 and not _APART.search(text, a.end, spot.start):
            return named[0]  # "According to the council, which runs the town, few came and 40% are back"
        closed = text[a.end : a.end + 1] == "," and text[: a.start].rstrip().endswith(",")
        return named[0] if closed and a.end < spot.start and not _APART.search(text, a.end, spot.start) else None

    def _labelled(self) -> Voice | None:
        """ "Health Ministry: 90 were killed. In the north, nine died": who opens an entry, and gave its last number, goes on."""
        voice = self.sourcer.last.voice if self.sourcer.last is not None else None
        if voice is None or voice.sentence == self.index or any(v.name for v in self.sourcer.voices[self.index]):
            return None
        return voice if voice.attribution.manner is Manner.LABEL and voice.attribution.start == 0 else None

    def _sole(self) -> Voice | None:
        """The only one who speaks in the document, up to a little after the last time."""
        sole, last = self.sourcer.sole
        here = any(v.name for v in self.sourcer.voices[self.index]) or _OTHER_SIDE.search(self.sentence.text)
        if sole is None or here or not sole.sentence < self.index <= last + _AFTER:
            return None
        return None if self.sourcer.parted[self.index] else sole

    def _released(self, spot: Spot) -> Voice | None:
        """Who issued the page, where nobody is named for the number and it is not what the whole war has cost."""
        s, text = self.sourcer, self.sentence.text
        here = any(v.name for v in s.voices[self.index])
        if s.released is None or here or spot.quoted or self.index < s.released.sentence:
            return None
        return None if is_background(text) else s.released

    def _inherited(self, spot: Spot) -> Voice | None:
        """Who gave the number that this one leans on: "five of those killed", "on Monday alone", "this brings the toll to"."""
        s = self.sourcer
        text = self.sentence.text
        if any(v.name for v in s.voices[self.index]):
            return None
        if self.index and tells_of_before(text) and self._is_next(self.index - 1):
            return next((v for v in reversed(s.voices[self.index - 1]) if v.name), None)
        if s.before is None or s.read < self.index - 1:
            return None
        opens = opens_with_part(spot)
        leans = opens or goes_on(text)
        if not leans and s.read >= 0 and self._is_next(s.read):
            leans = is_subtotal(spot, s.before.count) or is_more(text)
        if self._goes_on():
            return s.before.voice
        voice = s.before.voice
        if voice is not None and voice.attribution.manner is Manner.BRACKET and not opens:
            return None  # "900 displaced (IOM)": the bracket is that number's
        return voice if leans or (voice is not None and voice.sentence < s.read and self._is_next_item()) else None

    def _goes_on(self) -> bool:
        """ "According to the ministry, 40 homes were lost. Another 90 were damaged", "he said: nine died. Two were boys"."""
        given = self.sourcer.before
        voice = given.voice if given is not None else None
        if given is None or voice is None or voice.sentence != self.index - 1:
            return False
        a = voice.attribution
        same = self.sourcer.sentences[voice.sentence].paragraph == self.sentence.paragraph
        lists = self.sourcer.sentences[voice.sentence].text.startswith(": ", a.end)
        opens = lists or (a.manner is Manner.ACCORDING and not (a.after or a.weak))
        return same and opens and not turns(self.sentence.text)

    def _is_next(self, k: int) -> bool:
        """Sentence k stands in the same paragraph."""
        return self.sourcer.sentences[k].paragraph == self.sentence.paragraph

    def _is_next_item(self) -> bool:
        """The line is a label and its number, like the line before: "Kenya – 34"."""
        before = self.sourcer.sentences[self.index - 1] if self.index else self.sentence
        return before is not self.sentence and all(_LABELLED.fullmatch(s.text) for s in (before, self.sentence))

    def _over(self) -> Voice | None:
        """Who signed the post, stands over the section or issued the document: they speak where nobody else is named."""
        s = self.sourcer
        if any(v.name and not v.attribution.weak for v in s.voices[self.index]):
            return None
        return next((v for v in s.over(self.index) if v.sure), None)


def _is_out_of_remit(voice: Voice, spot: Spot) -> bool:
    a = voice.attribution
    behind = voice.sentence == spot.index and (a.after or a.both) and a.end <= spot.start
    return is_out_of_remit(voice.name or "", spot.count, behind=behind)


def _why(voice: Voice, index: int) -> str:
    a = voice.attribution
    if a.manner in _STANDING:
        return _STANDING[a.manner]
    if a.pronoun and (voice.name or "") not in a.name:
        return f"{a.name!r}, named before"
    return f"named in {'the sentence' if voice.sentence == index else 'a sentence near it'}"
