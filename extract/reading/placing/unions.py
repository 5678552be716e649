"""Places named together as one: "Jenin and Tulkarem", not "in Gaza, Israel has destroyed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.reading.placing.spots import Spot
from extract.reading.sentences.clauses import fronts_clause

_UNION = re.compile(
    r"^\)?\s*(?:,|and|&|/|,\s*and|or|, the|and the|and occupied|and in|as well as|, in|and the occupied|and also|and across|and central|and southern|and northern|and eastern)\s*(?:the\s+)?(?:occupied\s+)?(?:(?:(?:nearby|neighbou?ring|adjacent)\s+)?(?:city|town|village|camp)\s+of\s+|(?:nearby|neighbou?ring|adjacent)\s+)?$",
    re.I,
)


def unite_spots(text: str, spots: Sequence[Spot]) -> list[Spot]:
    merged: list[Spot] = []
    for spot in spots:
        last = merged[-1] if merged else None
        if (
            last is not None
            and not last.actor
            and not last.referring
            and _UNION.match(text[last.end : spot.start])
            and not fronts_clause(text, spot.start, spot.end)
            and not RESPECTIVELY.match(text, spot.end)
            and not _acts(text, last, spot)
        ):
            closed = text.startswith(")", spot.end) and "(" in text[spot.start : spot.end]
            merged[-1] = replace(
                last,
                end=spot.end,
                name=text[last.start : spot.end + closed],
                places=(*last.places, *spot.places),
                locative=last.locative or spot.locative,
            )
        else:
            merged.append(spot)
    return merged


def _acts(text: str, last: Spot, spot: Spot) -> bool:
    """ "In Gaza, Israel has destroyed", "killed in Rafah, Israel said", "rockets fly from Gaza and Israel answers": the second
    is no place, but who acts or speaks."""
    if spot.actor and last.locative and _STRIKES.match(text, spot.end):
        return True
    if text[last.end : spot.start] != ", ":
        return False
    return SPEAKS.match(text, spot.end) is not None or (spot.actor and _OPENS.search(text[: last.start]) is not None)


# A capital that speaks is a government, a hospital that does a source: "Cairo said", "the clinic and a witness said".
SPEAKS = re.compile(
    r"(?:['’]s (?:[\w-]+ ){0,3}?[\w-]+| and (?:the |an? )?(?:[\w-]+ ){0,2}?(?:witness(?:es)?|residents|officials|medics|doctors|sources|rescuers))?"
    r" (?:said|says|announced|announces|claimed|claims|reported|reports|told|confirmed|stated|warned|added|insisted|insists|acknowledged)\b"
)
RESPECTIVELY = re.compile(r"(?: (?:cities|camps|governorates))?,? respectively\b", re.I)
_STRIKES = re.compile(
    r" (?:then |has |had |also |later )?(?:answer(?:s|ed)|respond(?:s|ed)|retaliat(?:es|ed)|launch(?:es|ed)|struck|hits|hit back"
    r"|bomb(?:s|ed)|pound(?:s|ed)|vow(?:s|ed)|sends|sent|began|agree[sd]|declare[sd]|fires back|replie[sd])\b"
)
_OPENS = re.compile(r"(?:^|[\":;.] ?)\W*(?:in|across|inside|from) (?:the )?$", re.I)
