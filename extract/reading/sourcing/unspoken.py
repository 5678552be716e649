"""Words that look like verbs of speech and say nothing where they stand: "the eastern states", "it denied a permit"."""

from __future__ import annotations

import re

_MANY = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|both|all|most|many|several|some|few|other|these|those"
_SIDE = r"(?:(?:north|south|mid)[ -]?)?(?:northern|eastern|southern|western|east|west|north|south|central)"
# "the top states"
_LANDS_BEFORE = re.compile(
    rf"\b(?:{_SIDE}|{_MANY}|top|main|worst-hit|affected|neighbou?ring|member|host|hosting|gulf|arab|coastal|urged|urges|urging|asked) $",
    re.I,
)
# "in Tubas and Hebron states"
_LANDS_NAMED = re.compile(
    r"\b(?:in|into|across|from|to|between|throughout) (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?,? )+and (?:[A-Z][\w-]+ ){1,2}$"
)
# "the states of origin", "the states that took them in"; but "the report states that took", which no text says
_LANDS_AFTER = re.compile(
    r" (?:of(?! [^,;.]{0,40}\bthat\b)|have|has|had|were|are|will|would|could|should|must|where|which|who|hosting|like|such as|to)\b"
    r"|(?:,? and [^,;.]{2,30})? that (?:have|had|were|are|took|take|host|hosted|saw|see|border|received|receive)\b"
)
# "called for urgent measures": steps that are taken
_STEPS_BEFORE = re.compile(
    r"\b(?:urgent|international|immediate|security|punitive|emergency|protective|such|these|those|all|new|tough|take|taking|took) $",
    re.I,
)
# "reports say", "reports of nine dead"
_PAPERS_AFTER = re.compile(
    r" (?:say|said|suggest|suggested|indicate|indicated|claim|claimed|reveal|revealed|show|showed|put|speak|spoke|confirm|confirmed|emerged|came|have|had|were|are)\b"
)
# "Likewise, reports say", but "UN reports say"; "denied reports that"
_PAPERS_BEFORE = re.compile(
    r"(?:^|[,;:–] |\b(?:the|these|those|some|other|several|many|initial|such|new|latest|current|recent|preliminary|earlier|local|early|unconfirmed|separate|that|as|while|and|but)\s)$",
    re.I,
)
_PAPERS_OBJECT = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed|ing)|refut(?:es|ed|ing)|confirm(?:s|ed|ing)|received|amid|following|despite)"
    r" (?:(?:the|any|earlier|media|local|all) )?$",
    re.I,
)
# "denied a permit": what was not granted
_WITHHELD = re.compile(
    r" (?:(?:an?|the|its|his|her|their|any|him|her|them|us|it|people|families|residents|another|\w+'s?) ){0,2}(?:[a-z-]+ ){0,2}?"
    r"(?:permits?|permission|petitions?|appeals?|requests?|applications?|entry|access|passage|visas?|bail|licen[cs]es?|clearance|aid|food|water|care|treatment|approval)\b"
    r"(?! (?:[a-z]+ )?(?:was|were|is|are|had|has|have)\b)"
)


# "Shells Said to Hit School": as others say, none of whom is named
_BY_HEARSAY = re.compile(r" to (?:be|have|hit|kill|strike|target|include|number|total|hold|remain|[A-Z][a-z]+ )", re.I)


# "mistakenly identified three men as a threat": what was thought, not said
_MISTAKEN = re.compile(r"\b(?:mistakenly|wrongly|erroneously|falsely|incorrectly) $")
_BY_SOMEBODY = re.compile(r"\b(?:has|have|had|that|which|whom) (?:[\w']+ ){0,3}$")
# "issued demolition orders": what is decreed, not said
_DECREED = re.compile(
    r" (?:[\w'-]+ ){0,4}?(?:orders?|permits?|notices?|notifications|tenders|licen[cs]es|fines|visas|maps?)\b", re.I
)


def is_unspoken(text: str, verb: re.Match[str]) -> bool:
    """The word at a verb's place is a noun, or a verb of doing.

    >>> is_unspoken(t := "The eastern states took them in.", re.search("states", t))
    True
    """
    word = verb.group()
    if word == "identified":  # "the body identified as a guard": by whom is not said
        nobody = text.startswith(" as ", verb.end()) and not _follows(_BY_SOMEBODY, text, verb)
        return nobody or _follows(_MISTAKEN, text, verb)
    if word == "said":
        return _BY_HEARSAY.match(text, verb.end()) is not None
    if word == "states":
        named = _follows(_LANDS_NAMED, text, verb) and not text.startswith(" that ", verb.end())
        return named or _LANDS_AFTER.match(text, verb.end()) is not None or _follows(_LANDS_BEFORE, text, verb)
    if word in ("issued", "issues"):
        return _DECREED.match(text, verb.end()) is not None
    if word == "measures":
        return _follows(_STEPS_BEFORE, text, verb)
    if word in ("reports", "estimates", "claims"):
        told = _PAPERS_AFTER.match(text, verb.end()) is not None and _follows(_PAPERS_BEFORE, text, verb)
        return told or _follows(_PAPERS_OBJECT, text, verb)
    return word in ("denied", "denies", "deny") and _WITHHELD.match(text, verb.end()) is not None


def _follows(pattern: re.Pattern[str], text: str, verb: re.Match[str]) -> bool:
    return pattern.search(text, 0, verb.start()) is not None
