"""Who speaks in "X said", "said X", "X, which counts N": the subject of a verb of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH, ONES, RANKS, TENS, WEEKDAY
from extract.reading.sourcing.bodies import (
    ACRONYM,
    HEADS,
    HEADS_END,
    NAME,
    TERRITORY,
    is_person,
    is_phrase,
    is_speaker,
    tidy_name,
)
from extract.reading.sourcing.sayers import ROLE, find_subject
from extract.reading.sourcing.unspoken import is_unspoken
from extract.reading.sourcing.verbs import (
    COUNTING,
    GIVING,
    HOLDING,
    RECEIVING,
    RECOVERING,
    find_verbs,
    without_capitals,
)

_INVERTING = re.compile(
    r"(?:said|says|say|confirm|added|adds|announced|reported|reports|confirmed|warned|warns|recalled|recalls|explained|explains|states|stated|believes|estimates|notes|noted|writes|wrote|insists|insisted|stressed|concluded|thinks|reckons|claims|claimed|argues|recounts|describes|laments|lamented|deplores|sighs|counts|cautioned|cautions|affirmed|affirms|shows|indicated|indicates|specified|specifies|declared|declares)$"
)
_PRONOUN = re.compile(
    r"(?:it|he|she|they|we|(?:the|that|this|these|its|his|her|their) (?:same )?(?:[a-z]+ )?[a-z]+(?:'s [a-z]+)?|(?:its|their) (?:[a-z]+ ){1,3}[a-z]+)$",
    re.I,
)
_DEFINITE = re.compile(r"the (?:[a-z]+ )?(?:agency|organi[sz]ation|charity|group|ministry|office)")
_DEFINITES_OWN = re.compile(
    rf"(?P<who>{_DEFINITE.pattern})'s (?:[\w-]+ ){{0,3}}(?:report|study|statement|assessment|analysis|survey|update)\b"
)
_BASED = re.compile(
    r"(?<=^[Tt]he )(?:[A-Z][\w.]+ )?[A-Z][\w.]+-based (?=(?:[a-z]+ )?(?:agency|group|organi[sz]ation|charity|NGO|monitor|watchdog)$)"
)  # "the Geneva-based group"
_BARE = frozenset({"data", "figures", "statistics"})  # "as of May, data shows": of whoever was named before
_UN_AGENCY = ("the United Nations agency", "The United Nations agency")
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{1,5}")
_NAMED = re.compile(r"\b(?!NGO$|UN agency$)[\w'-]*[A-Z]")  # a capital that is no "NGO"'s or "UN agency"'s
_HOSPITAL = Sieve(r"\b(?:hospitals?|clinics?|morgues?|mortuary|infirmary|medical (?:complex|cent(?:er|re)))\b", re.I)
_CIVIL_DEFENCE = Sieve(r"\bcivil defen[cs]e\b", re.I)
_TOLD_THAT = re.compile(
    r"\b(?:said|says|reported|reports|announced|confirmed|stated|added|told [\w ]{2,20}?)(?: [^,;:\"]{1,60}? that| that)? (?:the )?$"
)
_SAID = re.compile(r"\b(?:said|says|told|reported|announced|confirmed)\s")
# "merchants counted": who counts by hand, though no text would call them a body
_PEOPLE = re.compile(
    r"(?:(?:[Tt]he|[Ll]ocal|[Ss]ome|[Tt]own|[Vv]illage) )?(?!(?:shelters|towers|centers|quarters|numbers|papers|restaurants|plants|corridors|floors)$)"
    r"[\w-]+(?:ers|ors|ours|ants|ists|ians|men|women|folk)"
)
_PERSONAL = frozenset({"it", "he", "she", "they", "we"})
_SURNAME = re.compile(r"[A-Z][\w'-]+\s(?:[\w'-]+\s)*?([A-Z][\w'-]+)$")
_OF_WHAT = re.compile(r"\s(?:of|from|for)\s.*")
_FINITE = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|could|did|should|may|might)\b")
_DOES = re.compile(
    r"\s(?:[a-z]{2,}ed|took|shot|blew|left|fled|set|hit|sent|gave|made|came|went|fell|cut|tore|burnt|held|kept|found|lost|drove|began)\s(?!by\b)"
)
_NO_START = re.compile(
    rf"(?:that|there|at least|more than|some|about|it|he|she|they|his|her|in|on|at|the same|of|to|and|but|\d|nearly|almost|around|up|over|no|(?:(?:late|early|earlier|last|this) )?(?:{WEEKDAY}|yesterday|today|tonight|week|month))\b",
    re.I,
)
# "said in its daily statistical report that": no verb
_NOUNS = frozenset("report estimate count state claim".split())
_PLURAL = re.compile(r"s\b|\b(?:\w*men|they|we|people|media|police|staff|UN|EU|and)\b", re.I)
_ITS = Sieve(
    r"\b(?:in|of|from|per|with|by|to|on) (?:its|their|his|her) (?:[\w-]+ ){0,3}$"
    r"|'s? (?:(?:own|first|initial|latest|last|new|official|early|best|rough|current|preliminary|daily) ){1,2}$"
)
_BY_A = re.compile(r"\b(?:by|in|on|per) an? (?:[\w.'-]+ ){1,4}$", re.I)  # "by a U.N. satellite estimate of May"
# "after an army warning" is a noun; ", warning" and "is warning" are verbs
_A_WARNING = re.compile(r"(?<!,)(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\balso)(?<!\band)\s$")
# "In a report published in June, the society described": what was done with the report
_PUT_OUT = frozenset({"published", "released", "issued", "updated", "provided", "presented", "compiled"})
_WORK_BEFORE = re.compile(
    r"\b(?:report|study|statement|survey|assessment|analysis|figures|data|list|update|toll|tally|review|bulletin|article|post|note) $"
)
_THEN = re.compile(rf" (?:in|on|last|today|yesterday|this|earlier|late|{WEEKDAY})\b", re.I)
# "Israel told civilians to flee": an order, no statement
_ORDERED = re.compile(
    r"(?:told|tells?) (?:(?!that\b)[\w'-]+ ){0,6}?(?:–[^–]{3,60}– )?to (?!reporters|journalists)[a-z]+"
)


_LONGEST_NAMED = 75  # characters
_OFFICE_OF = re.compile(
    r"^(?:head|chair\w*|director(?:-general)?|president|spokes\w+|secretary)"
    r" (?:of|for) (?:the )?(?:[a-z]+ (?:and [a-z]+ )?(?:at|for|with) (?:the )?)?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A subject and its verb of speech: where they stand, and the role or body given beside a person's name."""

    start: int
    end: int
    name: str
    verb: str
    pronoun: bool = False
    inverted: bool = False
    relative: bool = False
    surname: str | None = None


_THEIR_SPOKES = re.compile(r"(?:its|their) (?:chief |\w+ )?spokes(?:man|woman|person)", re.I)
_DENYING = ("denies", "denied", "disputes", "disputed", "rejects", "rejected", "dismisses", "dismissed")
# "killing four, a charge Islamic Jihad denies": who denies it did not give the number
_DISPUTED = re.compile(
    r", (?:an?|the) (?:charge|claim|allegation|accusation|assertion|figure|number|version) (?:that |which )?"
    r"[^,.;:]{2,40} (?:denie[sd]|disput(?:es|ed)|reject(?:s|ed)|dismiss(?:es|ed))$"
)


def find_sayings(text: str, taken: list[tuple[int, int]]) -> list[Said]:
    """The subjects of the verbs of speech of a folded sentence that stand outside the spans `taken`."""
    found: list[Said] = []
    text = without_capitals(text)
    for verb in find_verbs(text):
        if taken and any(start <= verb.start() <= end for start, end in taken):
            continue
        word = verb.group()
        if is_unspoken(text, verb) or (word.startswith("t") and _ORDERED.match(text, verb.start())):
            continue
        if word.endswith(_DENYING) and _DISPUTED.search(text, 0, verb.end()):
            continue
        if word == "warning" and _A_WARNING.search(text, 0, verb.start()) and not text.startswith(" that ", verb.end()):
            continue
        if word in _PUT_OUT and _WORK_BEFORE.search(text, 0, verb.start()) and _THEN.match(text, verb.end()):
            continue
        if word in _NOUNS and (_ITS.search(text[: verb.start()]) or _BY_A.search(text[: verb.start()])):
            continue
        said = _inverted(text, verb) or _subject(text, verb)
        if said is not None:
            found.append(said)
    return found


def named(name: str, role: str | None) -> str:
    """A person with what the text says they speak for, where it does.

    >>> named("Thomas White", "director of the UN agency for refugees (UNRWA) in Gaza")
    'Thomas White, UNRWA'
    """
    name = tidy_name(name)
    if not role:
        return name
    short = re.search(r"\(([A-Z]{2,}[A-Za-z]*)\)", role) or re.search(
        r"\b([A-Z]{3,}|UN|[A-Z][a-z]+'[A-Z]\w+|[A-Z]'[A-Z]\w+)\b", role
    )
    if short:
        body = short.group(1)
    elif _THEIR_SPOKES.fullmatch(role):
        body = role.lower()  # whose, is resolved
    else:
        body = re.sub(
            r"^(?:an?|and|the|its|his|her|one|from|of|for|with|who is|who (?:works|heads|leads|runs|chairs|directs)(?: (?:for|in|at|with))?|who)\s+(?:the\s+)?",
            "",
            role.strip(" ,"),
            flags=re.I,
        )
        body = re.sub(r"\s+(?:in|who|which|that|since|based)\s.*$", "", body)
        body = _OFFICE_OF.sub("", body) if len(name) + len(body) >= _LONGEST_NAMED else body
    return f"{name}, {body}" if body and len(name) + len(body) < _LONGEST_NAMED and body not in name else name


def _inverted(text: str, verb: re.Match[str]) -> Said | None:
    """ "said Christopher Holt of the consortium", after a quotation or a comma."""
    before = text[: verb.start()].rstrip()
    if not (before.endswith((",", '"', "'", "–", ")")) and _INVERTING.match(verb.group())):
        return None
    if _RELATIVE_BEFORE.search(before):
        return None  # "the ministry, which has ten people on the lists, said a second group would follow"
    follows = re.match(r"\s+(?:the |a |an |one )?(?=[^\W\d])", text[verb.end() :])
    if not follows or _NO_START.match(text, verb.end() + 1):
        return None
    at = verb.end() + follows.end()
    if own := _DEFINITES_OWN.match(text, verb.end() + 1):  # "…, said the group's report"
        return Said(verb.start(), own.end(), own["who"], verb.group(), pronoun=True, inverted=True)
    if somebody := _told_by_name(text, verb):
        return somebody
    name = (read_forward(text, at) or "").removesuffix(" there")
    if name and _COUNTED.match(name) and not HEADS.search(name + " "):
        return None  # "…, or PRCS, reported nine deaths"
    if not name or not is_phrase(text[verb.end() + 1 : at] + name) or _FINITE.match(text, at + len(name)):
        return None  # "…, said the agency was full" has its subject before it
    if (does := _DOES.search(name)) and HEADS_END.search(name[: does.start()]):
        return None  # "the governor, Rana Saleh, says the army blew up nine houses"
    if re.search(r"\s(?:it|he|she|they|we)$|^(?:it|he|she|they)\b", name):
        return None
    if _DEFINITE.fullmatch(text[verb.end() + 1 : at] + name):  # "…, said the aid agency"
        return Said(verb.start(), at + len(name), f"the {name}", verb.group(), pronoun=True, inverted=True)
    tail = re.match(
        r"(?:,\s*|\s+(?=of |from |with (?:the )?(?:[a-z]+ ){0,3}[A-Z]))((?:the |a |an |of |from |who )?[^,;.\"–]+?)(?=[,;.\"–]|$)",
        text[at + len(name) :],
    )
    role = (
        tail.group(1)
        if tail
        and not HEADS_END.search(name)
        and (ROLE.search(tail.group(1)) or re.match(r"(?:of|from|with) ", tail.group(1)))
        else None
    )
    if tail and (short := _SHORT.fullmatch(tail.group(1))) and not _SHORT.fullmatch(name):
        name = f"{name} ({short.group()})"  # "said the UN agency for children, UNICEF"
    end = at + len(name) + (len(tail.group(0)) if role and tail else 0)
    return Said(verb.start(), end, named(name, role), verb.group(), inverted=True, surname=_surname(name, role))


def _told_by_name(text: str, verb: re.Match[str]) -> Said | None:
    """ "said its porter, Sami Nasser, 51", "said one of them, Dana Khoury": whoever they are, their name follows."""
    who = _BY_NAME.match(text, verb.end())
    if who is None or not (who["one"] or ROLE.search(who["what"]) or _is_trade(who)):
        return None
    name = who["name"].rstrip(".")
    whole, surname = named(name, None if who["one"] else who["what"]), _surname(name, who["what"])
    return Said(verb.start(), who.end(), whole, verb.group(), inverted=True, surname=surname)


def _is_trade(who: re.Match[str]) -> bool:
    """A noun in small letters that is no body's, before a person's name: "its porter, Sami Nasser"."""
    what = who["what"]
    return what.islower() and len(what.split()) <= _FEW and is_person(who["name"]) and not HEADS_END.search(what)


def _subject(text: str, verb: re.Match[str]) -> Said | None:
    joined = (
        bool(verb["speech"]) or verb.group() in COUNTING | GIVING or text.startswith(" that ", verb.end())
    )  # "studied images and found that", "came in and counted"
    found = find_subject(text[: verb.start()], participle=verb.group().endswith("ing"), joined=joined)
    if found is None or (verb.group() in _NOUNS and not _PLURAL.search(found.phrase)):
        return None  # "Sudan report:"
    return _said(text, verb, found.phrase, found.role, relative=found.relative)


def _said(text: str, verb: re.Match[str], phrase: str, role: str | None, *, relative: bool) -> Said | None:
    at = text.rfind(phrase, 0, verb.start())
    start = at if at >= 0 else max(0, verb.start() - len(phrase) - 1)
    if "-based " in phrase and (plain := _BASED.sub("", phrase)) != phrase and _PRONOUN.fullmatch(plain):
        phrase = plain
    if " carried out" in phrase or " made public" in phrase:
        return None  # "a survey which MSF and partners carried out in May found"
    low = phrase.lower()
    if low in _BARE:
        return Said(start, verb.end(), f"the {low}", verb.group(), pronoun=True, relative=relative)
    spoken = verb.group("speech") is not None
    if verb.group() in HOLDING and not (HEADS_END.search(_OF_WHAT.sub("", phrase)) or ACRONYM.search(phrase)):
        return None  # "Tubas saw 40 killed"
    if verb.group() in RECEIVING and not (verb.string.startswith(" reports", verb.end()) or _HOSPITAL.search(phrase)):
        return None
    if verb.group() in RECOVERING and not _CIVIL_DEFENCE.search(phrase):
        return None
    if verb.group() in RECEIVING | RECOVERING and (_SAID.search(phrase) or _TOLD_THAT.search(text, 0, start)):
        return None  # "the ministry said that Nasser Hospital received nine bodies"
    if phrase in _UN_AGENCY:
        phrase = "the UN agency"
    if low in _PERSONAL or (_PRONOUN.fullmatch(phrase) and not _NAMED.search(phrase, 1) and is_phrase(phrase)):
        if not (spoken or low in _PERSONAL or is_speaker(phrase)):
            return None
        return Said(start, verb.end(), phrase, verb.group(), pronoun=True, relative=relative)
    spoken = spoken or (verb.group() in COUNTING and _PEOPLE.fullmatch(phrase) is not None)
    if not (is_phrase(phrase) if spoken else is_speaker(phrase)) or TERRITORY.fullmatch(phrase):
        return None
    return Said(start, verb.end(), named(phrase, role), verb.group(), relative=relative, surname=_surname(phrase, role))


def _surname(phrase: str, role: str | None) -> str | None:
    """By what the text will name the person again; None where the phrase is no person's."""
    plain = _OF_WHAT.sub("", phrase)
    if role and not ROLE.search(role) and (HEADS_END.search(plain) or ACRONYM.search(plain)):
        return None  # "The Observatory for Human Rights, a monitor"
    last = _SURNAME.search(plain)
    if last is None:
        return plain.lower() if role and " " not in plain and not plain.isupper() else None
    return last.group(1).lower() if role or is_person(plain) else None


_BY_NAME = re.compile(
    rf"\s(?:the |an? |its |his |her |their )?(?P<what>(?P<one>(?:one|another) of )?[^\W\d][^,.;:\"\d–]{{2,60}}),\s(?P<name>{NAME}(?:\s(?:{NAME}|al|bin|abu)){{0,3}}\s{NAME})(?=[,.;:]|\s–|$)"
)
_FEW = 5  # words
_FORWARD_STOP = re.compile(
    rf"[,;:.!?)\]\"]|\s–|\s(?:that|which|who|on {WEEKDAY}|on \w+ \d{{1,2}}|in a|as of|since|after|while|considered|deemed|(?:also|warned|noted|found|stated|announced|added|reported|revealed|confirmed|cited|quoted|listed|documented|recorded)(?=\s(?:(?:that|a|an|the|other)\b|\d))|also(?=\s[a-z]+(?:ed|s)\s)|(?:indicat|show|suggest|stat|not|say|reveal|confirm|clarify|add|estimat|explain)ing|brings|brought|raises|raised|(?<!\b(?:by|of|in|to|on|at)\s)(?<!\b(?:and|for|but|nor)\s)(?<!(?:from|with|over|into|near)\s)(?<!under\s)(?<!against\s)the (?-i:[a-z]+|\d)|(?:cited|quoted) (?:in|by)|said|says|suggests?|shows?|showed|indicates?|in {MONTH}|when|where|(?<!(?:from|with)\s)(?<!\b(?:by|of|in|to|on|at)\s)(?<!and\s)(?-i:{TENS}|{ONES}|dozens of|scores of) (?:more|hundred|thousand|people|homes|houses|buildings|families)|have|has|had|were|was|is|are|but|late on|early on|to(?! protect)|during|(?:released|published|issued)(?=\s(?:{WEEKDAY}|on|in|this|last|late|earlier|today|yesterday)\b(?![^,.;]{{0,40}}\sby\s))|as (?:members?|part|fighters|a|an|being)|at least|more than|with(?!out)|from (?:{MONTH}|\d)|last|this|at the (?:start|end|beginning|time|height)|as (?:say|tell|stat|report|confirm|announc)ing|at (?:\d|several|some|about|around|more|nearly|almost|hundreds|thousands|dozens))\b|\s(?=\d)",
    re.I,
)


_ABBREVIATION = re.compile(rf"\b(?:(?:[A-Z]\.)+|(?:{'|'.join(RANKS)})\.)(?<=\.)$")
_LONGEST_NAME = 120  # characters
_HEDGE_LAST = re.compile(
    r"(?:\s(?:over|about|around|some|nearly|almost|roughly|only|another|up|just|at|on|in|from))+$"
)  # of a number or a day


def read_forward(text: str, start: int) -> str | None:
    """The name that begins at `start`, up to the next mark or small word; None for no name."""
    end = _FORWARD_STOP.search(text, start)
    while end and end.group() == "." and _ABBREVIATION.search(text, start, end.end()):
        end = _FORWARD_STOP.search(text, end.end())  # "U.S. officials", "Dr. Saleh"
    name = text[start : end.start() if end else len(text)].strip(" '")
    name = _HEDGE_LAST.sub("", name)
    return name if name and len(name) <= _LONGEST_NAME else None


_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b", re.I
)
_RELATIVE_BEFORE = re.compile(r",\s(?:which|who|whose|reached|contacted|interviewed|speaking|asked)\s[^,;:\"]{5,120},$")
