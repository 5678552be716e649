"""The speakers of a document as its sentences go by: who is named for a count, here or just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading.counting import Count
from extract.reading.speakers import Attribution, choose_attribution, find_attributions
from extract.reading.text import Sentence
from extract.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gives a number, as named, and why it is taken to cover it."""

    name: str
    why: str


@dataclass(slots=True)
class Sourcer:
    """Attributes counts sentence by sentence; a pronoun ("it said") means the speaker named before."""

    publisher: str | None
    last: str | None = None
    paragraph: int = -1

    def enter(self, sentence: Sentence) -> Sourced:
        """Start a sentence."""
        attributions = find_attributions(sentence.text)
        sourced = Sourced(sentence, attributions, self.last, self.publisher)
        named = [a for a in attributions if not a.pronoun]
        if named:
            self.last = named[-1].name
        return sourced


@dataclass(frozen=True, slots=True)
class Sourced:
    """The attributions of one sentence, asked for each of its counts."""

    sentence: Sentence
    attributions: tuple[Attribution, ...]
    last: str | None
    publisher: str | None

    def speaker(self, count: Count, tokens: Sequence[Token]) -> Speaker | None:
        """Who is named for the count, or None."""
        token = tokens[count.token]
        chosen = choose_attribution(self.sentence.text, self.attributions, token.start, token.end)
        if chosen is None:
            return None
        if chosen.pronoun:
            name, why = self.last or _definite(chosen.name), f"{chosen.name!r}, named before"
        else:
            name, why = chosen.name, "named in the sentence"
        if name is None or (self.publisher and name.lower() == self.publisher.lower()):
            return None
        return Speaker(name, why)


def _definite(name: str) -> str | None:
    """ "the ministry said" without an earlier name is still a ministry; "it said" is nobody."""
    return name[4:] if name.lower().startswith("the ") else None
