"""The voices of a document: every attribution with the name it stands for, "it said" and "the ministry" resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.quotations import is_quoted
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import type_of
from extract.reading.sourcing.paraphrases import with_short_name
from extract.reading.sourcing.persons import find_mentioned, find_person
from extract.reading.sourcing.references import Known, Named
from extract.reading.sourcing.speakers import find_attributions

_CORRESPONDENT = Sieve(
    r"\b(?:correspondents?|reporters?|producers?)\b|^(?:Al Jazeera|BBC|CNN|Sky News|Reuters|AFP)'s [A-Z]|^our \w+$|^(?:new )?(?:developments|information|details)$",
    re.I,
)
# "the correspondent of the news agency WAFA": of another medium, as the text says
_OF_OTHERS = re.compile(
    r"\b(?:correspondents?|reporters?) (?:of|for|from|with) (?:the )?(?:[a-z]\w+ |Palestinian |Israeli )*[A-Z]"
)
# "according to hospital records and an Associated Press reporter"
_AND_OURS = Sieve(
    r"(?<=\w),? (?:and|as well as) (?:an? |the |its |our )?(?:[A-Z][\w.'-]* ){0,3}(?:correspondents?|reporters?|journalists?|producers?)\b.*$"
)
_REPORTING = Sieve(r"\breporting from\b|\b(?:Al Jazeera|BBC|CNN)'s [A-Z]", re.I)
_ISRAELI_ARMY = Sieve(
    r"\bIsraeli (?:army|military|forces|troops|soldiers|strikes?|raids?)\b|\bIsrael's (?:army|military)\b"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution of a sentence and the name it stands for; None for nobody that could be a source."""

    sentence: int
    attribution: Attribution
    name: str | None
    first: int  # the sentences that it may speak for, where it stands over or under them
    last: int
    sure: bool = False  # it speaks for all of them where nobody else does


def find_voices(
    sentences: Sequence[Sentence], publisher: str | None, quoted: Sequence[bool]
) -> list[tuple[Voice, ...]]:
    """The voices of each sentence, in order; `quoted` says of each whether it begins within a quotation."""
    known = Known(any(_ISRAELI_ARMY.search(s.text) for s in sentences), sentences)
    voices: list[tuple[Voice, ...]] = []
    for k, sentence in enumerate(sentences):
        here: list[Voice] = []
        before = sentences[k - 1].text if k and not voices[k - 1] else ""
        attributions = () if sentence.is_debris else find_attributions(sentence.text)
        introduced = None if quoted[k] or sentence.text.startswith('"') else find_person(sentence.text)
        introduced = introduced or (None if attributions else find_mentioned(sentence.text))
        if introduced and not any(introduced in a.name for a in attributions):
            known.names.append(Named(introduced, True, k))
        for attribution in attributions:
            if (
                attribution.pronoun
                and attribution.name.lower() == "we"
                and here
                and here[-1].attribution.manner is Manner.LABEL
            ):
                continue  # "BRIGADES: We think that": whose line it is
            ours = attribution.name.lower() == "we" and not is_quoted(
                sentence.text, attribution.start, inside=quoted[k]
            )
            name = None if ours else known.resolve(attribution, sentence, before)  # "we" are who issued the page
            name = name and _AND_OURS.sub("", name)
            if name is not None and (
                _is_paper(name, publisher)
                or (_CORRESPONDENT.search(name) and not _OF_OTHERS.search(name))
                or _REPORTING.search(sentence.text)
            ):
                name = None
            name = name and with_short_name(name)
            known.learn(attribution, name, k)
            here.append(Voice(k, attribution, name, k, k))
        voices.append(tuple(here))
    return voices


def _is_paper(name: str, publisher: str | None) -> bool:
    """A correspondent or the newspaper itself is no source; OCHA is the source of what OCHA publishes."""
    if not publisher:
        return False
    if name.lower() == publisher.lower():
        return type_of(name) is not SourceType.UN
    return type_of(name) in (SourceType.MEDIA, SourceType.OTHER) and publisher.lower() in name.lower()
