"""Which of the voices around a number speaks for it: the likeliest, but whom a medium cites and who comments on pictures first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.model import SourceType
from extract.reading.counting.counts import Count
from extract.reading.models import Logistic, bundled_model
from extract.reading.patterns.lowered import Lowered
from extract.reading.sentences.clauses import find_clause
from extract.reading.sourcing.attributions import Manner
from extract.reading.sourcing.bodies import may_be_quoted, type_of
from extract.reading.sourcing.voices import Voice

LIKELY = 0.5
_QUOTING = frozenset(("quoting", "citing"))
_TAKEN = frozenset(("figure", "figures", "number", "numbers", "toll", "data"))
# A medium or a government that cites others is named itself.
_PASSING_ON = (SourceType.UN, SourceType.RELIEF, SourceType.RIGHTS_GROUP, SourceType.RESEARCH)
_EMBEDDED = 40  # characters
_BESIDE = 20  # characters
_CLOSE = 3  # characters
# "WAFA reported, quoting medical sources": whom it quotes has no name, so it is WAFA's
_ANYBODY = re.compile(r"\b(?:sources?|(?:eye)?witness(?:es)?|officials?|medics|residents|locals|reports|media)\b", re.I)
_WRITING = re.compile(r"(?:report|statement|study|article|bulletin|dispatch)", re.I)
_PICTURES = Lowered(
    r"\b(?:pictures|images|imagery|photos?|photographs|footage|videos?|maps?|teams|data|matrix(?: \(DTM\))?)(?: analys[ei]s| tracking \w+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A voice that may speak for a count, and the cues for and against."""

    voice: Voice
    cues: tuple[str, ...]
    here: bool  # it stands in the sentence of the count


def without_others_clauses(near: list[Voice], index: int, text: str, start: int) -> list[Voice]:
    """ "Medics said nine died, while the army said it killed two": of several who speak, the one of the number's clause.

    `index` and `text` are of the number's sentence; who speaks at its very end may speak for all of it.
    """
    named = [v for v in near if v.sentence == index and v.name]
    own = find_clause(text, start) if len(named) > 1 else None
    if own is None:
        return near
    here = [v for v in named if own[0] <= v.attribution.start < own[1]]
    closing = len(text.rstrip('. ”"'))
    opening = [v for v in here if v.attribution.start == own[0] and v.attribution.end <= start]
    if opening:  # "while Wafa said in Jenin, two houses were burnt down": nobody else speaks there
        here = opening
    elif not any(v.attribution.start < start and not v.attribution.after for v in here):
        return near
    return [v for v in near if v not in named or v in here or v.attribution.end >= closing]


Chooser = Callable[[Count, Sequence[Weighed]], Voice | None]


def likeliest(_: Count, weighed: Sequence[Weighed], model: Logistic | None = None) -> Voice | None:
    """The voice most likely to cover the count, one of its own sentence first; None where none is likely."""
    model = model or bundled_model("source")
    judged = [(w.here, model.probability(w.cues), -k) for k, w in enumerate(weighed)]
    best = max((j for j in judged if j[1] >= LIKELY), default=None)
    if best is None:
        return None
    chosen = weighed[-best[2]]
    return (_passed_on(chosen, weighed) or _cited(chosen, weighed) or _shown_by(chosen, weighed) or chosen).voice


def _passed_on(chosen: Weighed, weighed: Sequence[Weighed]) -> Weighed | None:
    """Whom a body quotes beside its own name: "according to OCHA, citing the health ministry", "a figure it takes from it"."""
    a = chosen.voice.attribution
    if not chosen.here or a.verb in _QUOTING or type_of(chosen.voice.name or "") not in _PASSING_ON:
        return None
    for other in weighed:
        b = other.voice.attribution
        near = a.start < b.start and b.start - a.end <= _BESIDE
        if other.here and (b.verb in _TAKEN or (b.verb in _QUOTING and near)) and may_be_quoted(other.voice.name or ""):
            return other
    return None


def _cited(chosen: Weighed, weighed: Sequence[Weighed]) -> Weighed | None:
    """Whose number a medium passes on: "the ministry said 12 people died, the BBC reported"."""
    if not chosen.here:
        return None
    if type_of(chosen.voice.name or "") is not SourceType.MEDIA and not _WRITING.fullmatch(chosen.voice.name or ""):
        return _quoted_by(chosen, weighed)
    others = [
        w
        for w in weighed
        if w.here
        and w is not chosen
        and _is_passed_on(w.voice, chosen.voice)
        and type_of(w.voice.name or "") is not SourceType.MEDIA
    ]
    return others[0] if len({w.voice.name for w in others}) == 1 else None


def _quoted_by(chosen: Weighed, weighed: Sequence[Weighed]) -> Weighed | None:
    """Whose number a body passes on: "'According to the ministry, 12 homes are down,' OCHA said"."""
    if not chosen.voice.attribution.after:
        return None
    return next(
        (
            w
            for w in weighed
            if w is not chosen
            and _opens(w.voice, chosen.voice)
            and _reaches(w)
            and not _PICTURES.search(w.voice.name or "")
        ),
        None,
    )


def _reaches(weighed: Weighed) -> bool:
    """The number stands behind the voice, in the clause that it opens and in the same quotation."""
    cues = [cue for cue in weighed.cues if cue.startswith("here:<forward/")]
    turns = any(cue.endswith(("between:semicolon", "between:while")) for cue in cues)
    return bool(cues) and not turns and "quoted:True/True/<" in weighed.cues


def _shown_by(chosen: Weighed, weighed: Sequence[Weighed]) -> Weighed | None:
    """Who speaks of what pictures show: "satellite images show 40 ruins, the agency said"."""
    if not (chosen.here and _PICTURES.search(chosen.voice.name or "")):
        return None
    for w in weighed:
        a = w.voice.attribution
        embeds = (
            a.end <= chosen.voice.attribution.start <= a.end + _EMBEDDED and a.manner is Manner.SAID and _says_on(w)
        )
        if w.here and w is not chosen and (a.after or embeds):
            return w
    return None


def _says_on(weighed: Weighed) -> bool:
    """The voice's clause goes on up to the number: "the agency said in a post that images show 40 ruins"."""
    between = {cue.rpartition(":")[2] for cue in weighed.cues if "/between:" in cue}
    return "that" in between and not between & {"semicolon", "while", "and", "colon"}


def _is_passed_on(cited: Voice, medium: Voice) -> bool:
    """ "The ministry said 12 died, the BBC reported", "citing medics, WAFA reported", "the BBC said 12 died, according to medics"."""
    a, b = cited.attribution, medium.attribution
    if a.verb in _QUOTING:
        follows = b.end <= a.start <= b.end + _CLOSE and not _ANYBODY.search(cited.name or "")
        return a.end + 2 >= b.start > a.start or follows
    credited = a.manner is Manner.ACCORDING and a.after and not b.after and b.end < a.start
    return not a.weak and (a.manner is Manner.SAID or credited or _opens(cited, medium))


def _opens(cited: Voice, medium: Voice) -> bool:
    """ "According to the ministry 12 people died, the BBC reported": the one named first is cited."""
    a = cited.attribution
    return cited.sentence == medium.sentence and a.manner is Manner.ACCORDING and a.end < medium.attribution.start
