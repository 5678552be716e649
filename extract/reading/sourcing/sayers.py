"""The noun phrase before a verb: "as rain fell on Friday, the mayor of Jenin, Kamal Hasan, also" ends with its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import RANKS
from extract.reading.sourcing.bodies import (
    NAME,
    is_body,
    is_named_body,
    is_person,
    is_phrase,
    is_speaker,
    is_titled,
    may_be_quoted,
)
from extract.reading.sourcing.trimming import ABBREVIATED, DAY, trim

_LEADING_DATE = re.compile(
    rf"^(?:[Oo]n |[Ll]ast |(?:[Ee]arlier|[Ll]ate|[Ll]ater|[Ee]arly) (?:on )?)?{DAY}(?: morning| evening| night)? (?=\w)|"
    r"^(?:[Aa]t|[Ii]n|[Bb]y|[Oo]n|[Tt]hrough|[Ss]ince|[Aa]s of) (?:the (?:end|start) of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2} |(?:19|20)\d\d (?:and (?:19|20)\d\d )?)?(?=the [A-Z]|[A-Z]{2,}|[A-Z]'[A-Z]|[A-Z][\w-]+ [A-Z])"
)
# Where the clause of the verb begins.
_CUT_SHORT = "".join(rf"(?<!\b{word}\.)" for word in ("Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", *RANKS))
_OPENING_CLAUSE = r"[;:!?\"<>]|\\n|\s(?:–|-{1,2})\s|,\swith\s(?=(?:the\s)?[A-Z])|\b(?:says|said)\s(?=the\s)|\b(?:that|while|but|as|after|because|when|where|whom|although|though|if|than|before|until|once|so|yet|what)\s(?=[\w'-]+)|\bciting\s|\b(?:in|during|of|for|to|from|after|with|on|at|by)\swhich\s"
_CLAUSE = Sieve(_OPENING_CLAUSE)
_CLAUSE_OR_SENTENCE = re.compile(rf"\.(?<![A-Z]\.){_CUT_SHORT}\s|{_OPENING_CLAUSE}")
_APPOSITIVE = re.compile(
    r"(?:^|[.;:\"–>]\s*|\b(?:and|but|that|while)\s|,\s)(?P<name>(?:[Tt]he\s)?(?:[\w'-]+\s){0,6}?[A-Z][\w'-]*(?:\s\([A-Z]\w+\))?|(?:[Tt]he\s)?(?:[A-Z][\w.'-]*\s)[\w\s'-]{2,60}?),\s(?P<role>(?:a|an|the|its|one|who|also|head|director|spokes\w+|from)\s[^;:\"]{3,140})$"
)
# "the Civil Defence, first responders who work under the ministry, said", "the ministry, part of the government, said"
_GLOSS = re.compile(
    r"part of\b|(?:[a-z-]+\s){0,3}[a-z-]+s\s(?:who|that|which|operating|working|under|affiliated|linked)\b"
)
# "UNRWA, basing itself on images, believes"
# "an envoy in the talks, brokered by Egypt, said"
_DOING = re.compile(
    r"(?:[a-z]+ing|back|formerly|itself|themselves|armed|asked|reached|contacted|interviewed)\b|[a-z]+(?:ed|en|un|wn|ld|id)(?: for| out| up)? by\b"
)
_PAPER = r"\b(?:toll|figures?|numbers?|count|tally|list|report|update|data|statement|study|survey|estimate|assessment|analysis|bulletin)"
# "The toll, given by the ministry in the evening, adds"
_GIVEN_BY = re.compile(
    r"(?:given|released|published|issued|announced|compiled|provided|prepared|put out|drawn up|carried out|conducted|made)(?: on foot| jointly)? by (?:the )?(?P<by>.+?)(?: (?:along|across|around|through|among|that|which|while) .*)?(?: (?:in|on|at|this|last) (?:the )?(?:\w+ )?(?:morning|afternoon|evening|night|week|month|\w+day))?$"
)
# "A count, carried out on foot by Oxfam staff along roads that are open, lists"
_CARRIED_OUT = re.compile(
    rf"(?:^|[,.;:] )[^,;:]{{0,50}}{_PAPER}, (?:carried out|conducted|compiled|drawn up|prepared|put together)(?: \w+){{0,2}} by (?:the )?"
    r"(?P<by>[^,;:]+?)(?: (?:along|across|around|through|among|after|that|which|while) [^,;:]*)?$"
)
_PUBLISHED = re.compile(rf"{_PAPER}$")
_APPOSED = re.compile(
    r"(?:a|an|the|its|his|her|one|from|of|for(?= (?:the )?[A-Z])|who|which|whose|also|now|author|based|speaking|writing)\b"
)
_WHERE = re.compile(
    r"(?:in|near|at|outside|close to|next to|opposite|beside|on|west|east|north|south|down|up|across|some|about|just|run|led|controlled|headed|governed|backed|owned)\b(?!.*\b(?:and|but)\b)"
)
_UNCLOSED = re.compile(r"an? [a-z]")
_FULL_NAME = re.compile(
    r"(?!(?:In|At|On|From|Near|By|For|After|Before|During|Since|Outside|Inside|Across|With|Of|As|To) )[A-Z][\w'-]+(?: (?:al-|el-|bin |abu )?[A-Z][\w'-]+){1,3}"
)
_PROPER = re.compile(rf"{NAME}(?:\s(?:{NAME}|\w{{1,3}}))*$")
ROLE = Sieve(
    r"\b(?:spokes\w+|director|head|mayor|ministry|officials?|chief|president|minister|representative|coordinator|manager|governor|commissioner|secretary|ambassador|founder|researcher|doctor|surgeon|chair\w*|member|leader|rapporteur|adviser|advisor|lawyer|executive|professor|officer|nurse|resident|analyst|expert|deputy|engineer|teacher|envoy|author|historian|economist|colonel|general|lieutenant|commander)\b",
    re.I,
)
_RELATIVE = Sieve(r"(?:^|[A-Za-z][\w'-]*\s)(?:which|who)$")  # in small letters: the WHO is a body
_NO_SUBJECT = ("-", "'s", " to", " not", " no", " any", " prior", " without")
_LISTED = 5  # words
_LONG = 9  # words
_MAIN = re.compile(r"[;:!?\"]\s?|\s–\s|(?<![A-Z])\.\s|\\n")
_OPENS_ASIDE = re.compile(r"^\s*(?:(?:on|in|at|during|earlier|later|after|before|speaking|also)\b[^,]{0,60},\s)", re.I)
_FINITE_VERB = re.compile(
    r"\b(?:[a-z]{2,}ed|does|do|did|has|have|had|is|was|were|will|could|told|called|calls|gave|made|put|spoke|held|wrote|sent|issued|met|rejects|condemns|urges|appeals)\b"
)
# "Oxfam, which had no warning of the raid, its radio being off, gives no figure but"
_RELATIVE_ASIDE = re.compile(
    r"(?P<who>[A-Z][^,]{1,50}), (?:which|who|whose) .{5,160}, (?:[a-z]+s|was|had|did|[a-z]+ed) [^,]+$"
)
_PRONOUN = re.compile(r"\s*(It|They|He|She) [a-z]")
_THAT_DOES = re.compile(
    r"(?:^|[,;:–] ?|\band )(?P<who>(?:[Tt]he|[Aa]n?) (?:(?!say|said)[\w'-]+ ){1,4})(?:that|which|who)(?: had| has)? (?:[a-z]+s|has|had|was|[a-z]+ed|went|came|ran|took|made|dug|saw|led|flew|drove) [^,;:]+$"
)
_OF_NAME = re.compile(rf"(?:^|[.;:\"–,] ?){_FULL_NAME.pattern}$")  # "Rana Saleh, a nurse who"
_HE_SAID = re.compile(r"\b(he|she|it|they) (?:said|says|added|adds|told \w+)$")
_JUST_SAID = re.compile(
    r" (?:said|says|claimed|announced|confirmed|stated|reported|warned|told \w+)$"
)  # ", saying that"
_LAST_NAME = re.compile(rf"(?<=\s){NAME}(?:\s(?:of\s|for\s|the\s)*{NAME})*$")
_ASKED = re.compile(
    r"^.*\b(?:(?:spoke|spoken|talked) (?:to|with)|according to|interviewed|asked|quoted|cited) (?=[^\d])"
)  # "who said"
_FAR = 14  # words
_AND = re.compile(r"\s(?=and\s)|^(?=and\s)")
_RELATED = re.compile(r"^(?P<who>(?!(?:said|says|say|told|tells) ).+?)\s(?:which|who)\s(?P<does>\S.*)$")
_OBJECT_BEFORE = re.compile(r"^which (?=the |[A-Z])")  # ", which the mayor says brings the toll to nine"
_LAST_NOUN = re.compile(r"\s((?:the|a|an)\s(?:(?!\s(?:the|a|an)\s)[^,]){2,60})$")
_PRONOUNS = ("it", "they", "he", "she")
_PRONOUN_LAST = re.compile(r"^(?:as of|by|in|on|since|at|until|up to|through|of|among)\s.*\s(it|they|he|she)$", re.I)
_WHICH_THEY = re.compile(r"(?:.* )?(?:which|whom) (it|they|he|she)$")  # "attacks, which it says killed 90"
_COMMA = re.compile(r",(?!\d)")
_WHERE_BEFORE = re.compile(
    r"^(?:(?:in|on|for|by|from|during|at|near)\s+(?:(?-i:[A-Z])[\w'-]+\s+){1,3}(?=(?:the|an?|local|medical)\s)|by (?:evening|night|nightfall|midnight|noon|midday|morning|dawn|then)\s)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as worded, the role or body given beside a name, and whether a relative pronoun stands for it."""

    phrase: str
    role: str | None = None
    relative: bool = False


def find_subject(before: str, *, participle: bool = False, joined: bool = False) -> Subject | None:
    """The subject of the verb that follows `before`; a participle after a comma goes on with another verb's.

    So does a verb that is joined to another: "the ministry names nobody, but says".

    >>> find_subject("On Friday Rana Saleh, a nurse in Jenin, also ")
    Subject(phrase='Rana Saleh', role='a nurse in Jenin', relative=False)
    """
    trimmed, closed = trim(before, participle=participle)
    if not trimmed or trimmed.endswith(_NO_SUBJECT):
        return None
    if (closed and participle) or (joined and trimmed.endswith((" but", " and"))):
        return _of_main_clause(trimmed)
    if whole := _told_of(trimmed, closed=closed):
        return Subject(whole)
    first = _clause_start(trimmed)
    parts = [p.strip() for p in _COMMA.split(trimmed[first:]) if p.strip()]
    if not parts or (trimmed[:first].endswith("than ") and len(parts) == 1 and len(parts[0].split()) < _LISTED):
        return None  # "more than the army has confirmed"
    if closed and not _is_body_in_full(parts[-1]):
        named = _APPOSITIVE.search(trimmed)
        name = _LEADING_DATE.sub("", named["name"]) if named else ""
        if (
            named and is_speaker(name) and is_phrase(name)
        ):  # "On Friday, the Red Crescent (RC)" has no name before its comma
            return Subject(name, named["role"])
        if (apposed := _apposed(parts)) is not None:
            return apposed
    if participle and parts[-1].startswith("with "):
        return Subject(_narrow(parts[-1].removeprefix("with ")))  # ", with hospitals reporting"
    if _RELATIVE.search(parts[-1]):
        phrase = parts[-1].rsplit(" ", 1)[0] if " " in parts[-1] else parts[-2] if len(parts) > 1 else ""
        phrase = _ASKED.sub("", phrase)
        if (
            not is_phrase(phrase)
            and not is_speaker(_narrow(phrase))
            and (last := _LAST_NAME.search(phrase))
            and may_be_quoted(last.group())
        ):
            return Subject(last.group(), relative=True)  # "the dead were taken to Nasser Hospital, which said"
        return Subject(_narrow(phrase), relative=True) if phrase else None
    if parts[-1].lower().endswith(_PRONOUNS) and (
        pronoun := _PRONOUN_LAST.match(parts[-1]) or _WHICH_THEY.match(parts[-1])
    ):
        return Subject(pronoun.group(1))  # "as of 6 March it counted"
    phrase = _whole(parts)
    return _person_before(parts) or (Subject(phrase) if phrase else None)


def _told_of(before: str, *, closed: bool) -> str | None:
    """Who a clause of their own tells of, and who made what was counted: neither begins where that clause does."""
    if closed and (carried := _CARRIED_OUT.search(before)):
        return carried["by"]
    relative = " that " in before or " which " in before or " who " in before
    does = _THAT_DOES.search(before) if relative else None
    if does is None or _OF_NAME.search(before, 0, does.start()):
        return None
    return does["who"].rstrip() if is_body(does["who"]) and is_speaker(does["who"]) else None


def _clause_start(before: str) -> int:
    """Where the last clause begins, of the verb that follows."""
    start = 0
    for mark in _CLAUSE_OR_SENTENCE.finditer(before) if "." in before else _CLAUSE.finditer(before):
        start = mark.end()
    return start


def _is_body_in_full(phrase: str) -> bool:
    """ "the Organization for Migration (OM)": a body of its own, whoever is named before the comma."""
    short = ABBREVIATED.search(phrase)
    return short is not None and is_named_body(phrase[: short.start()].strip())


def _of_main_clause(before: str) -> Subject | None:
    """Who does what a participle goes on with: "Rana Saleh condemned the raid, saying"."""
    if said := _HE_SAID.search(before):
        return Subject(said.group(1))
    if (said := _JUST_SAID.search(before)) and (speaker := find_subject(before[: said.start()])):
        return speaker
    opens = max((m.end() for m in _MAIN.finditer(before)), default=0)
    clause = _OPENS_ASIDE.sub("", before[opens:])
    if pronoun := _PRONOUN.match(clause):
        return Subject(pronoun.group(1))
    if (aside := _RELATIVE_ASIDE.match(clause)) and is_speaker(aside["who"]):
        return Subject(aside["who"])
    for verb in _FINITE_VERB.finditer(clause):
        subject = find_subject(clause[: verb.start()])
        if subject is not None and is_speaker(subject.phrase) and not subject.relative:
            return subject
        if len(clause[: verb.start()].split()) > _FAR:
            break
    return None


def _apposed(parts: list[str]) -> Subject | None:
    """ "Rana Saleh, head of the clinic," and "the clinic's head, Rana Saleh,": name and role, in either order."""
    if len(parts) < 2:
        return None
    if (given := _GIVEN_BY.match(parts[-1])) and _PUBLISHED.search(parts[-2]):
        return Subject(given["by"])
    if _DOING.match(parts[-1]):
        who = _narrow(_LEADING_DATE.sub("", parts[-2]))
        return _apposed(parts[:-1]) or (Subject(who) if is_speaker(who) else None)
    name = _narrow(_LEADING_DATE.sub("", parts[-2]))
    if is_titled(parts[-1]) and not is_person(name) and is_body(name):
        return Subject(_narrow(parts[-1]), parts[-2])  # "the head of the council, Minister Rana Saleh,"
    if (_APPOSED.match(parts[-1]) or ROLE.search(parts[-1])) and re.search(r"[A-Z]", name) and is_phrase(name):
        return Subject(name, parts[-1])
    if _PROPER.match(parts[-1]) and ROLE.search(parts[-2]):
        return Subject(_narrow(parts[-1]), _LEADING_DATE.sub("", parts[-2]))
    if (_WHERE.match(parts[-1]) or _GLOSS.match(parts[-1])) and is_speaker(name):
        return Subject(name)  # "Al-Amal Hospital in Khan Younis, in the south of the Strip, said"
    return None


def _person_before(parts: list[str]) -> Subject | None:
    """ "Rana Saleh, a nurse from Jenin told": a person and what they are, with no comma behind it."""
    if len(parts) < 2 or not (_UNCLOSED.match(parts[-1]) and _FULL_NAME.fullmatch(parts[-2]) and is_person(parts[-2])):
        return None
    return Subject(parts[-2], parts[-1])


def _whole(parts: list[str]) -> str:
    """The last part, with those before it where they are members of one list."""
    phrase = _narrow(_LEADING_DATE.sub("", parts[-1]))
    others = [p for p in parts if p not in phrase]
    while " and " in phrase and others and _is_member(others[-1]):
        phrase = f"{others.pop()}, {phrase}"  # "the police, the army and the security service said"
    if (short := ABBREVIATED.search(phrase)) and len(phrase.split()) > _LONG:
        owner = phrase.rpartition(" of the ")[2]  # "the Matrix of the Organization for Migration (OM)"
        return owner if is_named_body(owner.removesuffix(short.group()).strip()) else short.group(1)
    if phrase and not is_phrase(phrase) and (again := _LAST_NOUN.search(phrase)):
        return again.group(1)  # "all told the World Bank"
    return phrase


def _is_member(phrase: str) -> bool:
    return is_speaker(phrase) and is_body(phrase) and len(phrase.split()) <= _LISTED


def _before_relative(phrase: str) -> str:
    """Who a relative clause tells of, where they are a noun phrase: of "doctors who treated them" the doctors; else its end."""
    phrase = _OBJECT_BEFORE.sub("", phrase)
    related = _RELATED.match(phrase) if "which" in phrase or "who" in phrase else None
    if related is None:
        return phrase
    who = _WHERE_BEFORE.sub("", related["who"])
    return who if is_phrase(who) and is_body(who) else related["does"]


def _narrow(phrase: str) -> str:
    """The noun phrase at the end of a clause: in "strikes went on and medics" medics, in "medics and officials" both."""
    pieces = _AND.split(phrase) if "and" in phrase else [phrase]
    kept = _before_relative(pieces.pop().removeprefix("and ").strip())
    while pieces and _is_member(other := pieces.pop().removeprefix("and ").strip()):
        kept = f"{other} and {kept}"
    return _WHERE_BEFORE.sub("", kept)
