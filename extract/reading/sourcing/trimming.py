"""What stands before a verb without when, how and in passing: "Rana Saleh, 34, also on Friday" is "Rana Saleh"."""

from __future__ import annotations

import re

from extract.reading.patterns.sieve import Sieve
from extract.reading.sourcing.bodies import NAME

DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|tonight)"
_WHEN = Sieve(
    rf"\s*,?\s*(?:(?:late|early|earlier)\s+)?(?:(?:on|last|this|by)\s+)?{DAY}(?:\s+(?:morning|evening|night|afternoon))?\s*$"
)
_PARTED = Sieve(rf",\s(?:late\s|early\s)?(?:on\s)?{DAY}$")
_ADVERB = Sieve(
    r"\s+(?:also|first|has|have|had|just|later|earlier|(?<!Peace )now|since|then|still|further|previously|separately|meanwhile|only|itself|"
    r"moreover|furthermore|therefore|thus|so far|by then|reportedly|initially|officially|today|yesterday|alone|conservatively|currently|there|here|repeatedly|himself|herself|have been|has been|once|even|formally|publicly|simply|additionally|subsequently|recently|jointly|consistently)$",
    re.I,
)
_ASIDE = Sieve(
    r",\s(?:for (?:its|his|her|their) part|by contrast|in turn|on the other hand),$|,\s(?:when|while|once|though|although)\s[^,;:\"]{3,100},$|,\s(?:adding|basing|relying|drawing|counting|working|going|judging|pooling|comparing)\s[^,;:\"]{3,100},$|"
    r",\s(?:where|who(?! (?:works|heads|leads|runs|chairs|directs)\b)|which|whose|reached|contacted|interviewed)\s[^;:\"]{8,140},$|,\s(?:quoted|cited)\s(?:by|in)\s[^,;:\"]{3,60},$|,\s(?:along with|together with|as well as|like)\s[^,;:\"]{3,60},$|\s–\s(?:which|who|a|an|the|where|whose)\b[^–]{3,120}\s–\s*$|\s\([^)]{2,80}\)\s*$"
)
_BEING = re.compile(
    r"\s(?:is|are|was|were|has been|have been|had been)(?:\s(?:quoted|cited)(?: (?:by|in) [^,;]{2,30})? as)?$"
)
_AGE = re.compile(r",\s\d{1,2},?$")  # "Salim, 34, said"
# "Salim Awad, 34, a baker, said"
_AGE_BEFORE = Sieve(r"(?<=[A-Za-z.*]),\s(?:aged\s)?\d{1,2}(?=,\s(?:an?|the|who|whose|from|one|now|also)\b)")
# "the Red Crescent, or PRCS, said"
_OR_SHORT = Sieve(r",\s(?:or|known as|also known as)\s([A-Z][A-Za-z]*[A-Z]),?$")
# "An assessment released on 7 November said", "its report of 7 November lists"
_ISSUED = Sieve(
    r"\s(?:released|published|issued|posted|dated|collected|gathered)\s(?![\w ]*\bby\b)(?:on\s|in\s|late\s|last\s|this\s|earlier\s)?[\w ]{2,10}\.?[\w ]{1,14}$"
    r"|(?:(?<=report)|(?<=study)|(?<=statement)|(?<=survey)|(?<=assessment))\s(?:released|published|issued)$"
    r"|\s(?:of|from|for|on)\s(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2})(?:,?\s20\d\d)?$"
)
_LINK = Sieve(
    r"^(?:Later|Earlier|Meanwhile|Separately|However|Also|Moreover|Furthermore|Additionally|Today|Yesterday|Afterwards|Similarly|Elsewhere|Overall|Finally|In addition),\s|^(?:LIVE|Live|BREAKING|Breaking|UPDATE|Update)\s?[|:–-]\s"
)
# of an item; "(AP) Medics said": who sends the dispatch
_MARK = re.compile(
    r"^\s*(?:[•*>–-]\s+)?(?:(?:\d{1,2}[:.]\d\d\s?)?[ap]\.m\.\s?[|–-]\s*)?(?:\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|GMT))?\s+)?(?:\([A-Z][\w /]{1,24}\)\s+(?:[–-]\s+)?)?"
)
_SECOND_HAND = Sieve(r",?\s(?:quoting|citing|speaking|talking|writing|referring)\s[^,]*,?$")
ABBREVIATED = Sieve(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)$")
# "UNOSAT analysis of images of 8 October found"
_LOOKED_AT = Sieve(
    r"\b(analysis|assessment|review|study|survey) of (?:(?:the|its|new|recent|satellite|aerial|radar|high-resolution) )*"
    r"(?:images?|imagery|photographs|photos|pictures|data|footage|records)\b.*$",
    re.I,
)
# "Analysis of satellite images by Amnesty International showed"
_LOOKED_AT_BY = Sieve(
    rf"(?:\b(?:[Aa]n?|[Tt]he|[Nn]ew|[Rr]ecent) )*\b(?:[Aa]nalysis|[Aa]ssessment|[Rr]eview|[Ss]tudy|[Ss]urvey) of [^,;:\"]{{3,60}}? by (?P<maker>(?:the )?{NAME}(?: (?:of |for |the )?{NAME})*|the (?:agency|organi[sz]ation|group|charity))(?:'s [\w ]+)?$"
)
# "The committee that runs the camp says"
_TALKING_TO = Sieve(r"^(?:[Ss]peaking|[Tt]alking) (?:to|with|on|at|from) [^,;:\"]{3,50}, (?=[^,]+$)")
_CITED = re.compile(r"^.*\b(?:quot|cit)(?:ed|es|ing) (?=[^\d])")  # "it quoted the mayor saying"


def trim(before: str, *, participle: bool) -> tuple[str, bool]:
    """What stands before a verb without when, how and in passing; and whether a comma or a bracket closed it."""
    trimmed = before.rstrip()
    if "," in trimmed:
        trimmed = _OR_SHORT.sub(r" (\1)", _AGE_BEFORE.sub("", trimmed)).rstrip()
    if not trimmed[:1].isalpha():
        trimmed = _MARK.sub("", trimmed)
    trimmed = _SECOND_HAND.sub("", _LINK.sub("", trimmed))
    if " of " in trimmed:
        trimmed = _LOOKED_AT.sub(r"\1", _LOOKED_AT_BY.sub(r"\g<maker>", trimmed))
    if participle:
        trimmed = _BEING.sub("", trimmed)  # "the crisis unit was speaking on Monday of 1.2 million"
    parted = _PARTED.search(trimmed) is not None  # "Rana Saleh, a nurse, on Monday said"
    for _ in range(3):
        longer, trimmed = trimmed, _ADVERB.sub("", _WHEN.sub("", trimmed)).rstrip(" ")
        if trimmed == longer:
            break
    trimmed = _ISSUED.sub("", _AGE.sub("", trimmed) if trimmed.rstrip(",")[-1:].isdigit() else trimmed)
    closed = parted or trimmed.endswith((",", "–", ")"))
    if not ABBREVIATED.search(trimmed):
        trimmed = _ASIDE.sub("", trimmed)
    trimmed = trimmed.rstrip(" ,–")
    if closed:
        trimmed = _TALKING_TO.sub("", trimmed)
    return _CITED.sub("", trimmed) if participle and not closed else trimmed, closed
