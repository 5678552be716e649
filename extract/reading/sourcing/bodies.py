"""The names of bodies that speak: what may be one, its short form, and what kind of body it is."""

from __future__ import annotations

import functools
import re

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH, RANKS
from extract.reading.vocabulary import bundled

# The same names come again and again: what is known of one is remembered.
_remembered = functools.lru_cache(maxsize=20_000)

NAME = r"(?:[A-Z\u00C0-\u024F][\w.&'’\u00C0-\u024F-]*|al-[A-Z]\w+|el-[A-Z]\w+)"
_VOICING = bundled().voicing
_GENERIC = rf"(?:(?:[\w'-]+\s){{0,4}}?(?:{'|'.join(map(re.escape, _VOICING.heads))}))"
NO_NAMES = frozenset(
    "it he she they we i you who that which there this those these people one what nobody none anyone anybody everyone everybody someone somebody but and as so if in on the a an his her its their some many both others him them most all".split()
)


@_remembered
def is_body(name: str) -> bool:
    """The name is a name, or at least a body that could be asked."""
    return bool(re.search(r"[A-Z]", name)) or (
        bool(HEADS.search(name + " "))
        and not re.search(r"\b(?:assessments?|accounts?|reports?|estimates|data|images|imagery)$", name)
    )


_NOT_NAMES = frozenset(
    "order orders leaflets was were is are be been has had have to wants that will would circulating which who he she it they not there purportedly videos footage images reports testimony memorandum exactly".split()
)
HEADS = Sieve(rf"(?:^|\s){_GENERIC}$|(?:^|\s){_GENERIC}\s", re.I)
HEADS_END = Sieve(rf"(?:^|\s){_GENERIC}$", re.I)
ACRONYM = Sieve(rf"\b(?:{'|'.join(map(re.escape, _VOICING.names))})\b")


def _inside_name(words: list[str], k: int) -> bool:
    """ "Committee to Protect Journalists": the small word is part of the name."""
    return words[k] == "to" and 0 < k < len(words) - 1 and words[k - 1][0].isupper() and words[k + 1][0].isupper()


@_remembered
def is_named_body(name: str) -> bool:
    """Every word but the small ones is written large: "International Organization for Migration"."""
    words = [w for w in name.split() if w.lower() not in ("the", "of", "for", "and")]
    return all(w[0].isupper() for w in words) and HEADS.search(name + " ") is not None


def may_be_quoted(name: str) -> bool:
    """A body or people of a kind, not what was merely referred to: "citing medics", but not "citing Israeli fire"."""
    return (
        HEADS_END.search(_OF_OR_IN.sub("", name)) is not None
        or ACRONYM.fullmatch(name) is not None
        or is_named_body(name)
    )


_TITLED = re.compile(
    r"(?:[\w'-]+ ){0,4}?(?:mayor|governor|minister|president|director|spokes\w+|doctor|dr|general|colonel|envoy|chief|lawyer|researcher|analyst|historian|campaigner|journalist|photojournalist|activist|rapporteur|commissioner|ambassador|secretary-general|official|member|worker) (?-i:[A-Z])",
    re.I,
)
_RANKED = re.compile(rf"\b(?!St\b)(?:{'|'.join(RANKS)})\.? [A-Z]")


def is_titled(name: str) -> bool:
    """A person's name with an office or a rank before it: "Mayor Rana Saleh", "Brig. Gen. Dan Levi"."""
    return _TITLED.match(name) is not None or _RANKED.search(name) is not None


# "White Helmets", "Dignity Watch": names in capitals that are no person's
_BODY_END = re.compile(
    r"\b(?:Watch|International|Helmets|Rangers|Alliance|Initiative|Relief|Aid|Action|Project|Trust|Corps|League|Movement|Brigades|Forces|Front|Party|Campaign|Monitor|Now|Children|Borders)$"
)
_OF_WHAT = re.compile(r"(?<=[a-z]) (?:of|for|from) .*")
_OF_OR_IN = re.compile(r"(?<=[a-z]) (?:of|for|from|in) .*")


@_remembered
def is_person(name: str) -> bool:
    """The name is a person's as far as its words tell: not that of a body.

    >>> [is_person(n) for n in ("Kamal Abu al-Rub", "Mayor Jarrar", "Gaza's Health Ministry", "Amnesty International")]
    [True, True, False, False]
    """
    if HEADS_END.search(_OF_WHAT.sub("", name)) or _BODY_END.search(name) or not re.search(r"[A-Z][a-z]", name):
        return False
    return is_titled(name) or type_of(name) in (SourceType.PERSON, SourceType.OTHER)


_CLOSE_TO = re.compile(r"\bclose to (?=[A-Z]|the )")  # "a source close to Hezbollah"
_CHANNEL = re.compile(r"\bChannel \d{1,2}\b")
_NO_SPEAKER = re.compile(
    r".*\b(?:campaign|offensive|bombardment|siege|invasion|shelling|clashes|fighting|(?:air)?strikes?|raids?|attacks?)$|"
    r"(?:altogether|overall|earlier|previous|together|in all|same|meanwhile|following|initial|preliminary|early|latest|recent|unconfirmed|key|main|quick|fast|other|general|headline)$"
    r"|(?:speaking|reading|laughing|crying|singing)\b|.*\b(?:began|started|stopped)(?: \w+ing)?$|\d{1,2} "
    + MONTH
    + r"\b",
    re.I,
)


# "Preliminary figures put the number at": whose they are is not said
_UNOWNED = re.compile(
    r"(?:preliminary|initial|early|earlier|current|previous|latest|recent|provisional|first|new|updated|available|unconfirmed|comprehensive|detailed|full|key|these|those)\s"
    r"(?:figures|data|numbers|reports?|estimates|results|information|statistics|counts?|tall(?:y|ies))$",
    re.I,
)


_OF_NOBODY = re.compile(
    r"\s(?:preliminary|initial|early|provisional|unconfirmed|first)\s(?:figures|data|reports?|estimates|results|information|counts?)$",
    re.I,
)


# What has been counted or written, with no word of whose it is.
UNOWNED = frozenset(
    "figures data numbers statistics estimate estimates update updates count counts tally tallies toll information reports".split()
)


def is_unowned(credit: str) -> bool:
    """ "according to initial reports": whose they are is not said."""
    return _OF_NOBODY.search(credit) is not None


def is_small(word: str, words: frozenset[str] = NO_NAMES) -> bool:
    """A small word that names nobody; "WHO" is no "who"."""
    return word.lower() in words and not (word.isupper() and len(word) > 2)


@_remembered
def is_speaker(subject: str) -> bool:
    words = _LEAD.sub("", _CHANNEL.sub("Channel", _CLOSE_TO.sub("by ", subject))).split()
    if any(is_small(w, _NOT_NAMES) and not _inside_name(words, k) for k, w in enumerate(words)) or re.match(
        r"(?:more|fewer|less|higher|lower) than\b", subject
    ):
        return False
    subject = " ".join(words)
    if _NO_SPEAKER.match(subject) or _UNOWNED.match(subject) or " since " in subject:
        return False
    if not words or len(words) > 14 or is_small(words[-1]) or is_small(subject):
        return False
    if words[0] in _POINTING and not HEADS.search(subject + " "):
        return False  # "This rise in deaths"
    if re.search(
        r"\d|\b(?:killed|displaced|destroyed|demolished|homes|buildings|bodies|hostages|captives|raids?|strikes?|attacks?|war|who were|people|persons|IDPs)\b",
        subject,
    ):
        return bool(
            re.search(r"\b(?:report|survey|figures|data|tally|ministry|agency|office|statement|officials)\b", subject)
        )
    return bool(
        ACRONYM.search(subject)
        or HEADS.search(subject + " ")
        or re.match(rf"{NAME}(?:\s{NAME}|\sal|\sof|\sthe|\sbin)*", subject)
    )


_POINTING = frozenset({"This", "That", "These", "Those"})
# "Four states host them": a number and a noun, no verb
_COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many)", re.I)
_NO_PHRASE = re.compile(
    r"^(?:in|on|at|by|from|inside|outside|near|after|before|behind|against|around|across|along|since|through|within|until|during|with|for|to|of|into|under|over|between|among|despite|without|now|not|more|fewer|less|most|half|all|some|many|several|no|nobody|none|nothing|another|comparing|judging|counting|based|adding|following|"
    r"january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|then|thus|here|there|how|why|what|just|only|like|if)\b"
    r"|\b(?:is|are|was|were|be|been|being|has|have|had|will|would|could|can|may|might|must|shall|should|do|does|did|to|not|into|it|he|she|they|we|i|you|(?!(?-i:WHO))who|which|there|than|out|began|started|war|attacks?|strikes?|airstrikes?|raids?|offensive|assault|blast|explosion|bombing|operation|agreement|deal|truce)$"
    r"|\b(?:is|are|was|were|be|been|being|would|could|cannot|did|does|do|orders?|leaflets?|signs?|videos?|footage|posts?|map|clock|killed|killing|died|destroyed|displaced|wounded|injured|fled|came|went|dead|toll|number|figure|presented|opened|handed)\b|\w+n't\b|^(?:I|we|you|they|he|she|it|one|that|there|what)'(?:d|ll|ve|re|m|s)$",
    re.I,
)


@_remembered
def is_phrase(subject: str) -> bool:
    """Any noun phrase: who is the subject of "said" speaks, whatever they are called.

    >>> [is_phrase(p) for p in ("a teacher", "villagers", "UNRWA", "During combat in Gaza", "12 people", "homes were")]
    [True, True, True, False, False, False]
    """
    subject = _CHANNEL.sub("Channel", subject)
    words = subject.split()
    if not words or len(words) > 14 or _NO_PHRASE.search(subject) or re.search(r"\d", subject):
        return False
    if _UNOWNED.match(subject) or (len(words) == 1 and _NO_SPEAKER.match(subject)):
        return False
    if len(words) == 1 and (is_small(subject) or is_small(subject, _NOT_NAMES) or _COUNTED.fullmatch(subject)):
        return False
    if is_small(words[-1]) or len(words) > 7:
        return is_speaker(subject)
    return bool(re.match(r"(?:the|a|an|its|his|her|their|our|one|other|local|two|three)\s", subject, re.I)) or bool(
        re.search(r"[A-Z]", subject)
        or HEADS.search(subject + " ")
        or (len(words) <= 3 and re.fullmatch(r"[a-z'-]{4,}s|people", words[-1]))
    )


_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|his|their|one|in|on|earlier|meanwhile|in total|overall|also|local time|however|separately|and|but|so|for|as|quoting|citing|when|today|now|later|while|that|of|since then|on the ground|in a statement|in an update|in its latest update|both|unnamed)\s+|,\s*|–\s*)+",
    re.I,
)
_PRODUCT = re.compile(
    rf"^(?:(?:{MONTH}|the|a|an|its|new|latest|most recent|previous|earlier|recent|separate|official|satellite|a new|initial|rapid|preliminary|joint|first|global|annual)\s+)*(?:statements?|figures|data|numbers|statistics|report|reports|tally|count|analysis|estimates?|imagery|images|photos|pictures|records|study|survey|assessment|inventory|update|briefing|bulletin|inquiry|investigation|(?:lists?|tables?|documents?|letters?)(?=\s(?:on\s[\w ]{{3,40}}?\s)?(?:\w+\s)?(?:by|from)\s))\s+(?:on\s[\w ]{{3,40}}?\s)?(?:(?:as\s)?(?:collected|compiled|recorded|reported|gathered|announced|shared|released|published|provided|issued|made|carried out|conducted|included|contained|quoted|cited|given|led|analy[sz]ed|examined|obtained|prepared|verified|kept|taken)\s+(?:today\s|yesterday\s|(?:on\s)?\w+day\s)?)?(?:by|from(?!\s(?:space|orbit|above|the air)\b)|of|in(?=\s(?:the\s)?(?-i:[A-Z])))\s+(?:(?:the|an?)\s+)?",
    re.I,
)
# A place under no government of its own name: what it "has reported" is what happened there.
TERRITORY = re.compile(
    r"(?:the )?(?:(?:occupied|besieged|northern|southern|central) )*(?:West Bank|Gaza(?: Strip| City)?|Strip|enclave|East Jerusalem|Rafah|Jenin|Tulkare?m|Nablus|Hebron|Khan Younis)",
    re.I,
)
_SPOKES = re.compile(
    r"^(?:.{0,60}?\b(?:spokes(?:man|woman|person)|spokespeople|director(?:-general)?|head|official|officials|representative|chief|member|manager|coordinator|commissioner-general|president|chair(?:man|woman|person)?|secretary-general|researcher|lawyer|founder|doctor|nurse|ambassador|leader|colleagues|a? ?senior \w+)\s+(?:of|for|at|with|from)\s+(?:the\s+)?)(?=[A-Z]|[\w']+ (?:ministry|army|military|agency|office))"
)


# "Human Rights Watch in a report said"
_IN_PAPER = re.compile(
    r"(?P<who>\b[A-Z][\w'.-]*) in (?:an?|its|their) (?:[\w-]+ ){0,3}(?:report|statement|update|post|bulletin|study|briefing|letter)$"
)
# "what the ministry announced today"
_WHAT_THEY_SAID = re.compile(
    r"^what (?:the |an? )?(?P<who>[^,;:]+?) (?:has |have |had )?(?:announced|said|reported|stated|published|confirmed|told|released)\b.*$",
    re.I,
)
# "the council's first walk through the camp"
_VISITED = re.compile(
    r"'s? (?:[a-z]+ ){0,2}(?:walk|tour|visit|mission|inspection|trip|check|search|survey|assessment)s? (?:of|to|through|around|across|in|on) .+$"
)
# "figures collected by the charity from families"
_GATHERED = re.compile(r"^(?P<who>charity|agency|organi[sz]ation|group|ministry|network|office|committee) from .*")


@_remembered
def tidy_name(name: str) -> str:
    name = re.sub(r"\s+", " ", name).strip(" ,'\"(").replace(" [", " (")
    if (short := re.search(r"\s*\(([A-Z][A-Za-z']{1,9})\)?$", name)) and sum(c.isupper() for c in short.group(1)) >= 2:
        full = _LEAD.sub(
            "", _PRODUCT.sub("", name[: short.start()])
        )  # "Norwegian Refugee Council (NRC)"; of a long name the short one
        several = " and the " in full and len(full) > 36
        return full if several else f"{full} ({short.group(1)})" if len(full) <= 45 else short.group(1)
    name = _WHAT_THEY_SAID.sub(r"\g<who>", _IN_PAPER.sub(r"\g<who>", _PRODUCT.sub("", name)))
    shorter = _LEAD.sub("", name) or name
    whole, shorter = shorter, _SPOKES.sub("", shorter) or shorter
    if TERRITORY.fullmatch(shorter):
        shorter = whole  # "the agency's director for the West Bank"
    shorter = re.sub(rf"'s$|\s+in the [a-z ]+$|\s+in (?i:{MONTH})$", "", shorter) or shorter
    shorter = re.sub(
        r"\s(?:tally|count)\s(?:of|based on|from|drawn from)\s.*$", " tally", shorter
    )  # "AFP tally of official figures"
    shorter = _VISITED.sub("", shorter)
    shorter = _GATHERED.sub(r"\g<who>", shorter)
    shorter = re.sub(
        r"^(?:[Ll]atest|[Mm]ost recent|[Nn]ew|[Dd]aily|[Ww]eekly)\s(?=(?:UN|U\.N\.|[A-Z]{3,}|[a-z])\b)|^(?:latest|most recent|new|daily|weekly)\s(?=[A-Z])",
        "",
        shorter,
    )
    shorter = (
        re.sub(
            r"(?:'s(?: (?:first|initial|preliminary|early|latest|own|official|new|provisional|daily|weekly))+)?\s+(?:figures|data|statistics|tally|statement|estimates?|numbers|count|lists?|update|bulletin|records|sources told.*)$",
            "",
            shorter,
        )
        or shorter
    ).removesuffix("'s")  # "B'Tselem's data"
    if (
        re.fullmatch(r"(?:Official )?[A-Z]\w+(?:i|ian|an|cipal|nmental|ficial)(?: official)?", shorter)
        and shorter != name
    ):
        shorter = _LEAD.sub("", name) or name  # "Palestinian figures": an adjective alone is nobody
    shorter = re.sub(r"\s*\((?:[^)]*)$", "", shorter)
    return shorter.strip(" ,'\"")


# "Hamas-run" and "media office" are no Hamas and no medium.
_TYPES = tuple(
    (kind, re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?!-run|(?<=media) office)", re.I))
    for kind, words in _VOICING.types.items()
)


@_remembered
def type_of(name: str) -> SourceType:
    """What kind of body a source is, by the words of its name; OTHER where none tells, PERSON for a plain name.

    >>> [type_of(n).value for n in ("OCHA", "Gaza health ministry", "Jenin municipality", "Nael Dweikat")]
    ['un', 'government', 'local_authority', 'person']
    """
    for source_type, pattern in _TYPES:
        if pattern.search(name):
            return source_type
    if re.fullmatch(rf"(?:{NAME}|al|bin|ibn|abu)(?:\s(?:{NAME}|al|bin|abu))+", name) or re.search(
        r"witness|resident|survivor", name, re.I
    ):
        return SourceType.PERSON
    return SourceType.OTHER
