"""The values of naming: how a sentence names who speaks, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Manner(StrEnum):
    """How the speaker is named."""

    ACCORDING = "according"  # "according to X"
    SAID = "said"  # "X said", "said X"
    COUNT = "count"  # "by X's count"
    BRACKET = "bracket"  # "(X)", "– X"
    LABEL = "label"  # "X: …", "Source: X"
    GIVER = "giver"  # "The number comes from X."
    SIGNED = "signed"  # "— X (@x)" under a post
    HEADING = "heading"  # "DAMAGE (X)" over a list
    ISSUER = "issuer"  # "Statement by X" over a document


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks and where in the sentence the naming stands; `pronoun` says "it said": the speaker was named before."""

    start: int
    end: int
    name: str
    after: bool  # it follows what it covers ("…, the ministry said", "…, according to X")
    pronoun: bool = False
    weak: bool = False  # a source at second hand ("quoting medical sources"), or no body at all ("initial assessments")
    both: bool = False  # it stands in the middle ("…, the UN says, …"): it covers both sides
    surname: str | None = None  # by which the text may name the person again
    manner: Manner = Manner.SAID
    verb: str | None = None
    relative: bool = False  # "OCHA, which says": it opens no clause of its own


def beside(text: str, match: re.Match[str], name: str, manner: Manner, *, pronoun: bool = False) -> Attribution:
    """A naming in the middle of its sentence, which may speak for both sides."""
    after = bool(text[: match.start()].strip())
    return Attribution(match.start(), match.end(), name, after=after, both=True, pronoun=pronoun, manner=manner)
