"""Which event told of before a sentence means: "the strike killed 11", where a strike of 11 October was told earlier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.reading.dating.mentions import OCTOBER_7, DateMention, Role
from extract.reading.patterns.sieve import Sieve

_NOUNS = {
    "strike": r"(?:air ?|drone |missile |rocket )?strikes?|airstrikes?|bombing|bombardment|shelling|blasts?|explosions?",
    "raid": r"raids?|incursions?|operation|assault|offensive|invasion|siege",
    "shooting": r"shootings?|ambush|stabbing|gunfire",
    "demolition": r"demolitions?",
    "rampage": r"rampage|riots?|pogrom",
}
_ANY = "attack"  # what each of them may be called
_ALL = "|".join(_NOUNS.values()) + r"|attacks?|massacre|killings?|violence"
_VERBS = {
    "strike": r"struck|bombed|bombarded|shelled|hit|levelled|leveled|flattened|missiles?|bombs?|rockets?|shells?",
    "raid": r"raided|stormed|invaded|entered|rescued",
    "shooting": r"shot|opened fire|gunm[ae]n",
    "demolition": r"demolished|razed|bulldozed|tore down|knocked down",
    "rampage": r"rampaged|torched|set fire|settlers",
}
_ALL_TOLD = _ALL + "|" + "|".join(_VERBS.values())
_TOLD = Sieve(rf"\b(?:{_ALL_TOLD})\b", re.I)
_FAMILIES = {name: re.compile(rf"(?:{nouns}|{_VERBS[name]})", re.I) for name, nouns in _NOUNS.items()}
_DEFINITE = Sieve(
    rf"\b(?:the|that|this) (?:(?!first|second|third|other|latest|next|new|most|deadliest|worst)[\w'-]+ ){{0,2}}?(?P<noun>{_ALL})\b(?! (?:of|on|in|against|by|since|from|at|near)\b)",
    re.I,
)
_INDEFINITE = Sieve(
    rf"\b(?:an?|another|further|israeli|russian|new) (?:[\w'-]+ ){{0,3}}?(?P<noun>{_ALL})\b",
    re.I,
)
_BEGAN = re.compile(r"\b(?:began|begun|started|launched|since)\b[^.;]{0,40}$")
# "admitted a mistake on Monday following a strike": the day is not that of the strike
_APART = re.compile(r"\b(?:after|following|over|about|in response to|when|of)\b", re.I)
_FAR = 12  # sentences


@dataclass(slots=True)
class LastEvents:
    """The last event of each family that the text told of: its day, None where it has none, and the sentence."""

    told: dict[str, tuple[str | None, int]] = field(default_factory=dict)

    def day_of(self, text: str, at: int, carried: str | None) -> str | None:
        """The day of the event that a sentence without a date of its own means, beside that which its paragraph carries."""
        found = _DEFINITE.search(text)
        if found is None or _INDEFINITE.search(text) is not None:
            return None
        family = next((name for name, words in _FAMILIES.items() if words.fullmatch(found["noun"])), _ANY)
        day, sentence = self.told.get(family) or (self._any(family) if " " not in found.group()[4:] else (None, 0))
        return day if at - sentence <= (_FAR if carried in (None, day) else 1) else None

    def _any(self, family: str) -> tuple[str | None, int]:
        """The last attack of a family that was not told: "the strike" after "the Oct. 31 attack"."""
        told = self.told.get(_ANY, (None, 0))
        other = told[0] == OCTOBER_7.isoformat() and family not in ("raid", _ANY)
        return (None, 0) if len(self.told) > 1 or other else told

    def tell(self, text: str, dates: Sequence[DateMention], at: int) -> None:
        """Remember what a sentence tells."""
        if not dates:
            self._tell_undated(text, at)
            return
        told = [d for d in dates if d.role is Role.EVENT and d.reach is None and len(d.iso) == len("2025-02-03")]
        told += [d for d in dates if d.role is Role.SINCE and d.iso == OCTOBER_7.isoformat()]
        days = [d for d in told if d.role is Role.SINCE or _BEGAN.search(text, 0, d.start) is None]
        if told and not days:
            return  # "an assault that began on Sunday" may have ended later
        if not days:
            self._tell_undated(text, at)
            return
        for found in _TOLD.finditer(text):
            own = [d for d in days if d.end > found.start() or _APART.search(text, d.end, found.start()) is None]
            if own:
                self._keep(found.group(), min(own, key=lambda d: abs(d.start - found.start())).iso, at)

    def _tell_undated(self, text: str, at: int) -> None:
        new = _INDEFINITE.search(text)
        if new is not None:
            self._keep(new["noun"], None, at)

    def _keep(self, words: str, day: str | None, at: int) -> None:
        """An attack may be an event of each family."""
        family = next((name for name, pattern in _FAMILIES.items() if pattern.fullmatch(words)), None)
        if family is None:
            self.told.clear()
        else:
            self.told[family] = (day, at)
        self.told[_ANY] = (day, at)
