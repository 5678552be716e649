"""Who the text says gives the number: "according to X", "X said", "said X", "X's figures show". Never the newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.reading.patterns.sieve import Alternatives, Sieve, bits_of_any, held
from extract.reading.sourcing.attributions import Attribution, Manner, beside
from extract.reading.sourcing.bodies import (
    ACRONYM,
    HEADS,
    NAME,
    UNOWNED,
    is_body,
    is_small,
    is_speaker,
    is_unowned,
    tidy_name,
)
from extract.reading.sourcing.brackets import BRACKETED, DASHED, find_bracketed
from extract.reading.sourcing.closings import is_closed
from extract.reading.sourcing.labels import (
    ASKED,
    COUNTRY,
    OPENING,
    SOURCE_LABEL,
    TITLE_SOURCE,
    TITLED_LABEL,
    find_labels,
)
from extract.reading.sourcing.sayers import ROLE
from extract.reading.sourcing.saying import find_sayings, named, read_forward
from extract.reading.sourcing.verbs import CAPITAL_VERB, VERB, VERBS

_NOUNED = r"(?:the|a|an|its|his|new|latest|official|updated|recent|initial|preliminary)"
_ACCORDING = Alternatives(
    r"\b(?:according to|as reported by|reported by|citing|cites|cited by|cited|quoting|data from|figures from|figures by|figures released by|compiled by|analy[sz]ed by|examined by|documented by|recorded by|collected by|a tally by|issued by|data by|(?:tracked|noted|registered|measured|assessed|monitored|listed) by|"
    r"(?:confirmed|pronounced|declared|presumed) (?:killed|dead) by|reported (?:killed|dead) by(?= (?:[\w']+ ){0,3}(?:ministry|officials|authorities|medics)\b)|tallied by|counted by|estimates by|estimates from|in a count by|by the (?:count|tally|records?|list|reckoning|estimates?|figures) of|if (?:you|we|one) believes?|if(?= [^,.;:]{3,60} (?:is|are) (?:right|correct|to be believed)\b)|in the words of|on (?=[A-Z][\w']+(?:'s)? figures)|based on|going by|per(?= (?:the|(?-i:[A-Z])))|announced by|"
    r"confirmed by|estimated by|provided by|verified by|statement by|(?:an?|the) (?:claim|report|assertion)s? by|a statement from|quoted by|(?:was|were) told by|(?:quoted|quotes|quoting)(?= [^,.;:]{3,60} (?:(?:as )?(?:say|report|stat|confirm|announc|tell)ing|with (?:a|the) ))|(?:is|are|was|were) put by|(?:put|estimated|given|placed) (?:at|as) (?:[a-z]+ ){0,2}[\d.,]+(?: [a-z]+){0,2} by|(?:kept|maintained|published|logged|surveyed) (?:\w+ly )?by|(?:figures?|numbers?|toll|data)(?: that| which)? (?:it|they|he|she) (?:takes?|took|gets?|got|draws?|drew|attribut\w+|credit(?:s|ed)) (?:from|to))"
    rf"\s+(?:{_NOUNED}\s+)*",
    re.I,
)
_DECREED = Sieve(r"\b(?:orders?|permits?|warnings?)(?: (?:was|were))? $", re.I)  # what is issued but tells no number
_WORK = r"(?:count|tally|toll|estimates?|figures?|numbers?|records?|register|list|inventory|update|report|breakdown|series|total|database|bulletin|reckoning|account|data|images?|survey|assessment|reading|claim(?= (?:on \w+ )?(?:was|is) that)|information(?= (?:is|was|that|puts|says|suggests)))"
_BY_COUNT = Sieve(
    r"\b(?:[Bb]y|[Oo]n|[Ii]n|[Gg]oing by)\s+(?:the\s+)?([\w'\u00C0-\u024F-]+(?:\s[\w'-]+){0,4}?)'s?\s+(?:own\s|\w+\s)?(?:count|figures|reckoning|account|tally|estimates?|numbers?|data|records?|database|reading|lists?|register|registration|ledger|notes|assessments?|telling|version|calculations?|census)\b"
)
# "by Israeli tallies", "by a UN assessment", "by a U.N. satellite estimate"
_IN_COUNTS_OF = Sieve(
    rf"\b(?:[Bb]y|[Ii]n|[Gg]oing by)\s(?:an?\s|the\s)?(?P<name>(?:{NAME}\s){{0,3}}(?:[A-Z]{{2,}}|U\.N\.|Reuters|Press|[A-Z]\w+(?:i|an|ese|ish))|(?<=[Bb]y the )(?:local|official|government|hospital|police))\s(?:[a-z]+\s)?(?P<work>tally|count|tallies|assessments?|estimates?|figures|reckoning|records|statistics)\b"
)
# "A new toll from health officials in Rafah says", "first reports from an aid group put it at"
_THEIR_COUNT = Sieve(
    r"\b(?:count|toll|tally|figures|data|reports?|estimates?|information) (?:(?:updated|released|issued|published|put out|provided) )?(?:by|from) (?:an? |the )?"
    r"(?P<of>(?:[a-z]+ ){0,2}?(?:authorities|officials|ministry|medics|hospitals|aid group|aid groups|rescuers)(?: (?:in|of) (?:the )?[A-Z][\w'-]+)?)"
    r"(?: [^,.;:]{0,60}?)? (?:said|says|shows?|showed|indicates?|indicated|puts?|suggests?|suggested)\b"
)
_ITS_COUNT = Sieve(
    r"\b(?:[Bb]y|[Oo]n)\s+(?P<whose>(?:its|his|her|their)(?: own)?)\s+(?:count|figures|reckoning|account|tally|estimates?|numbers|list|register)\b"
)
_WHO_DID = re.compile(
    rf",\s(?:the\s)?(?P<who>(?:{NAME}(?:'s)?\s)*(?:{NAME}|army|military|forces|ministry|group|movement))\s(?:has|have|had|killed|lost|freed|destroyed|demolished)\b"
)
_OWNER = rf"{NAME}(?:(?:\s(?:of|for|and|on|the)){{0,2}}\s(?:{NAME}|ministry|office|committee|department|health|media|press|military|army|municipality|council|hospital|authority|civil|defence|works|public))*"
_NOMINAL = Sieve(
    rf"(?P<owner>{_OWNER}|[Tt]he (?:[a-z]+ )?(?:municipality|governorate|mayor|council|committee|hospital|city|engineers))'s?\s(?:own|first|latest|verified|revised|running|daily|weekly|official|last)?\s?(?:\w+\s)?{_WORK}\b"
    rf"|\b{_WORK}\s(?:of|by|from)\s(?:the\s)?(?P<of>{_OWNER})\b(?!\s(?:staff|colleagues|workers|employees|personnel|teachers|schools|shelters|members|soldiers|troops|fighters|hostages|captives)\b)"
    rf"|\b(?:survey|poll|count|study|assessment|list|register)\s(?:(?:with|of|naming)\s[^,.;:]{{2,40}}?\s)?(?:(?:that|which)\s)?(?:the\s)?(?P<maker>{_OWNER}(?:\sand\s(?:its\s)?partners)?)(?:,\san?\s[^,.;:]{{3,60}},)?"
    r"\s(?:made|carried out|conducted|took|did|published|released|compiled|drew up|keeps)\b"
)
# "the ministry's running toll", "its list", "the same update": the body named before.
_KEPT = Sieve(
    rf"\b(?:(?P<body>[Tt]he (?:ministry|agency|army|military|organi[sz]ation|office|committee|group|municipality))'s|(?:[Tt]he|[Tt]hat) same(?= (?:update|report|list|bulletin|database|survey))|[Bb]y (?:that|this)(?: same)?(?= (?:account|count|tally|reckoning|estimate|list))|Its(?= (?:\w+ ){{0,2}}(?:count|tally|figures?)\b)(?:\s\w+){{0,2}}?|[Ii]ts(?= (?:\w+ )?(?:list|report|update|bulletin|register|breakdown)|(?<=its) claim |(?<=its) (?:\w+ )?(?:figure|estimate|count|tally) of))\s(?:own\s|first\s|latest\s|last\s|running\s|daily\s|official\s)?{_WORK}\b"
)
_MAKER = re.compile(
    rf"\s(?:(?:that|which)\s(?:the\s)?|the\s)((?:{NAME}|of|for|and)(?:\s(?:{NAME}|of|for|and))*|(?:[a-z]+\s){{0,2}}(?:ministry|municipality|authorities|army|committee|council|office))(?:\s(?:field\s)?(?:researchers?|workers?|teams?|staff|engineers?|offices?))?\s(?:{VERBS}|examined|published|released|analysed|analyzed|compiled|keeps|made|sent|submitted|presented|issued|posted|shared|updated|collected|gathered|obtained|received)\b"
)
# "according to figures presented to the committee on Monday by the Interior Ministry"
_MADE_BY = re.compile(
    rf"\s(?:presented|submitted|sent|released|published|shared|provided|prepared|read out|issued|compiled|announced|put out|updated)\b[^,.;:\d]{{0,60}}?\sby\s(?:the\s)?({NAME}(?:\s(?:{NAME}|of|for|and))*|(?:[a-z]+\s){{0,2}}(?:ministry|municipality|authorities|army|committee|council|office)\b)"
)
# "according to the head of the village council, Nidal Younes,"
_HOLDER = re.compile(rf",\s(?P<name>{NAME}(?:\s(?:{NAME}|al|bin|abu)){{0,3}}\s{NAME})(?=[,.;:]|\s–|$)")
_PARENTHESISED = re.compile(
    r"\s*\(([A-Z][A-Za-z']{1,9})\)|,\s(?:or\s|known as\s)?([A-Z][A-Za-z]{2,8})(?=[,.;]|\son\b|$)"
)  # "(OCHA)", ", OCHA,"


_NUMBER = r"(?:numbers?|figure|figures|toll|count|tally|total|data|statistics|information)"
# The sentence does nothing but say whose number the one before it gave.
_GIVER = Sieve(
    rf"^(?:The|This|That|These|Both|All) (?:\w+ )?{_NUMBER} (?:comes?|came|was given|was provided|is|was|was released|were given|are|were|stems?) (?:from |by )?(?:the )?(?P<from>[A-Z][\w'&() -]+?)(?:'s)?(?:, (?:an?|the|which|who) [^;:]+)?\.?$"
    rf"|^(?:That|This|It)(?:'s| is)(?: all)? according to (?:the )?(?P<one>[A-Z][\w' -]+?)\.?$"
    rf"|^(?:The|This|That) {_NUMBER} (?:from|of|by|compiled by|given by) (?:the )?(?P<toll>[A-Z][\w'&() -]+?)(?:'s)? (?:also )?(?:includes?|does not|do not|counts?|covers?)\b"
    rf"|^(?:They|The (?:two|three|four|five|six|dead|victims|men|boys|brothers)) (?:were|have been|had been) (?:\w+ )?(?:identified|named) by (?:the )?(?P<namer>[A-Za-z][\w' -]+?(?:ministry|Ministry|officials|authorities|Crescent|Defen[cs]e|medics|doctors|hospital)[\w' -]*?) as\b"
    rf"|^(?:This|That|It|All this) was (?:first )?(?:reported|announced|stated|confirmed|made known) (?:[\w ]{{2,30}} )?by (?:the )?(?P<by>[A-Za-z][\w' ,-]+?)\.?$"
    rf"|^(?:(?:On|Late on|Early on) \w+day (?:\w+ )?)?(?:[Tt]he |[Ll]ocal )?(?P<giver>[A-Z][\w' -]+?) (?:gave|provided|released|reported|published) (?:the|this|(?<!reported )that|these|both) {_NUMBER}\b(?! (?:of|for) [^.;]*\b(?:as|at) )"
    rf"|^[A-Z]\w+ (?:took|had|have) (?:the|this|that) {_NUMBER} from (?:the )?(?P<lender>[A-Z][\w' -]+?)\.?$"
)


# "according to him": whoever spoke last
_PRONOUN = re.compile(r"(?:him|her|it|them)\b(?! own)", re.I)
_THEIRS = re.compile(
    r"\b(its|their)\s+(?:(?:latest|new|official|updated|recent|initial|preliminary)\s+)?$", re.I
)  # "according to its spokesman", "to its own data"
_STAFFED = re.compile(
    r"(?:[a-z]+ ){0,2}(?:spokes\w+|chair\w*|president|director|head|engineers|teams|mayor|data|figures|records|counts?|tally|estimates?)"
)
_SUBJECT_OF = {"him": "he", "her": "she"}
# "according to the agency": the one that was named before.
_NAMED_BEFORE = re.compile(
    r"(?:office|centre|center|council|committee|commission|municipality|network|observatory|society|institute|forum|fund|cluster|charity|organi[sz]ation)$|"
    r"(?:same|agency|ministry|group|organi[sz]ation|statement|report|study|analysis|assessment|survey|bulletin)\b(?! (?:by|of|from|that|which|in|for)\b)|(?:released|published|updated|new|these|those) (?:numbers|figures|data|statistics)$"
)
_DEFINED = re.compile(r"\b(?:the|this|that|these|those) $", re.I)
# what a count can be based on
_MADE_OF = re.compile(
    r"[A-Z]|^(?:[\w-]+ )*?(?:images?|imagery|photos|data|figures|records|reports?|counts?|lists?|tall(?:y|ies)|statistics|accounts|statements|interviews|testimon\w+|survey|analysis|estimates?|sources|officials|information|assessments?|witness\w*|footage|videos?)\b(?<!availability of witnesses)"
)
_COUNTED = re.compile(r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|tens)\b", re.I)
_HEDGES = re.compile(
    r"(?:(?:at (?:least|most)|(?:more|fewer|less) than|up to|no fewer than|as many as|nearly|almost|some|about|around|over|roughly|the)\b ?)+",
    re.I,
)
_DASH = re.compile(r"\s–(?:\s|$)")
_NEAR = 25  # characters
_OBJECT_OF = re.compile(r"\b(?:that|which|whom)\s+(?:the\s+|a\s+|an\s+)?$")


_MARKING = bits_of_any(OPENING, ASKED, TITLED_LABEL, TITLE_SOURCE, SOURCE_LABEL, BRACKETED, DASHED)
_COUNTING = bits_of_any(_THEIR_COUNT, _KEPT, _ITS_COUNT, _BY_COUNT, _IN_COUNTS_OF, _NOMINAL)
_NAMING = bits_of_any(_GIVER, _ACCORDING, VERB, CAPITAL_VERB) | _MARKING | _COUNTING


def find_attributions(text: str) -> tuple[Attribution, ...]:
    """The attributions of a folded sentence.

    >>> [a.name for a in find_attributions("At least 12 died, the Palestinian health ministry said on Monday.")]
    ['Palestinian health ministry']
    >>> [a.name for a in find_attributions("According to the UN, 300 homes were lost.")]
    ['UN']
    """
    holds = held(text)
    if not holds & _NAMING:
        return ()
    if giver := _GIVER.match(text):
        name = tidy_name(next(g for g in giver.groups() if g))
        return (Attribution(0, len(text), name, after=True, manner=Manner.GIVER),)
    counting = bool(holds & _COUNTING)
    found = [*_credits(text)]
    if counting:
        found += _counters(text)
    if holds & _MARKING:
        found += [*find_labels(text), *find_bracketed(text)]
    if counting:
        found += _kept(text)
    for said in find_sayings(text, [(a.start, a.end) for a in found]):
        opens = not text[: said.start].strip(" \"'–")
        closed = is_closed(text, said.end)
        told = closed and not opens and not said.relative and _OBJECT_OF.search(text[: said.start]) is None
        after = said.inverted or told
        found.append(
            Attribution(
                said.start,
                said.end,
                said.name,
                after=after,
                pronoun=said.pronoun,
                weak=not said.pronoun and not is_body(said.name),
                both=after and len(text[said.end :].strip(" .\"'")) > 3,
                surname=said.surname,
                verb=said.verb,
                relative=said.relative,
            )
        )
    if counting:
        found += _counts(text, found)
    return tuple(sorted(found, key=lambda a: a.start))


def _counters(text: str) -> Iterator[Attribution]:
    """Whose count or report it is that says so, where the body has no name of its own."""
    for match in _THEIR_COUNT.finditer(text):
        yield Attribution(match.start(), match.end(), tidy_name(match["of"]), after=False, verb="said")


# "According to the ministry, as quoted by OCHA": who passes a number on is not who gives it
_RELAYS = ("quoted by", "cited by", "reported by", "as reported by")
_RELAYED = re.compile(r"\baccording to [^,;.]{3,80},? (?:as )?$", re.I)


def _credits(text: str) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(text):
        name = read_forward(text, match.end())
        made = _maker(text, match.end() + len(name), name) if name else None  # "the update that the ministry published"
        if made is None and (whose := _named_before(text, match, name)):
            yield beside(text, match, whose, Manner.ACCORDING, pronoun=True)
            continue
        if not name or (" " not in name and is_small(name)) or name.endswith((" by", " of")):
            continue  # "according to a tally kept by this newspaper"
        if made is None and _names_nobody(text, match, name):
            continue
        leading = _opens_clause(text[: match.start()])
        end = match.end() + len(name)
        tidy = tidy_name(_acronym_after(text, end, name) or made or name)
        if " " not in tidy and tidy.islower() and match.group().lower().endswith("official "):
            tidy = f"official {tidy}"  # "according to official figures"
        if tidy.lower() in UNOWNED:
            continue  # "according to new figures"
        if ROLE.search(name) and (holder := _HOLDER.match(text, end)):
            end = holder.end("name")
            tidy = named(holder["name"].rstrip("."), name)
        yield Attribution(
            match.start(),
            end,
            tidy,
            after=not leading,
            weak=match.group().lower().startswith(("citing", "quoting")) or not is_body(tidy),
            both=not leading and len(text[end:].strip(" .\"'")) > 3,
            manner=Manner.ACCORDING,
            pronoun=bool(_NAMED_BEFORE.match(tidy)) and not tidy.startswith("official "),
            verb=match.group().lower().removeprefix("is ").removeprefix("was ").removeprefix("are ").split()[0],
        )


def _names_nobody(text: str, match: re.Match[str], name: str) -> bool:
    """Whether what follows is no source: a number, a deed, what a choice was based on, who only passes it on."""
    credit = match.group().lower()
    if _HEDGES.fullmatch(name) or is_unowned(text[match.start() : match.end()] + name):
        return True  # "citing at least 40 deaths"
    if credit.startswith(("cit", "quot")) and _COUNTED.match(name) and not HEADS.search(name + " "):
        return True  # "citing 900 people who had fled", but "citing two officials"
    if credit.startswith("based on"):
        return _MADE_OF.search(name) is None  # "selected based on the availability of witnesses"
    if credit.startswith(("cites", "cited ")) and not is_speaker(name):
        return True  # "cited only the deaths of"
    if credit.startswith("issued"):
        return _DECREED.search(text[: match.start()]) is not None
    return credit.startswith(_RELAYS) and _RELAYED.search(text, 0, match.start()) is not None


def _named_before(text: str, match: re.Match[str], name: str | None) -> str | None:
    """By what an earlier speaker is credited: "according to him", "to its spokesman", "to the figures"."""
    if told := _PRONOUN.match(text, match.end()):
        return _SUBJECT_OF.get(told.group().lower(), "it")
    if not name:
        return None
    if (kept := _THEIRS.search(match.group())) and (name.startswith("own ") or _STAFFED.fullmatch(name)):
        return "it" if name.startswith("own ") or name.lower() in UNOWNED else f"{kept[1].lower()} {name}"
    return f"the {name}" if name.lower() in UNOWNED and _DEFINED.search(match.group()) else None


def _opens_clause(before: str) -> bool:
    """Whether nothing of a clause stands before: a dash opens one unless it closes an aside."""
    before = before.rstrip()
    if not before.strip(" \"'–") or before.endswith((";", ":")):
        return True
    return before.endswith("–") and len(_DASH.findall(before)) % 2 == 1


def _kept(text: str) -> Iterator[Attribution]:
    for match in _KEPT.finditer(text):
        whose = "source" if match.group().lower().startswith("by ") else match.group("body") or "it"
        yield beside(text, match, whose.lower(), Manner.COUNT, pronoun=True)
    for match in _ITS_COUNT.finditer(text):
        if owner := _WHO_DID.match(text, match.end()):  # "By its own count, the army has killed nine"
            yield beside(text, match, tidy_name(owner["who"]), Manner.COUNT)
            continue
        whose = match.group("whose").split()[0].lower()
        yield beside(text, match, {"his": "he", "her": "she"}.get(whose, "it"), Manner.COUNT, pronoun=True)


def _counts(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Whose count it is, where nothing near names a speaker already."""
    taken = [(a.start, a.end) for a in found]
    for match in _BY_COUNT.finditer(text):
        if is_speaker(match.group(1)) and is_body(match.group(1)):
            taken.append(match.span())
            yield beside(text, match, tidy_name(match.group(1)), Manner.COUNT)
    for match in _IN_COUNTS_OF.finditer(text):
        if is_speaker(match["name"]) or match["name"].islower():
            taken.append(match.span())
            yield beside(text, match, _counting_name(match), Manner.COUNT)
    for match in _NOMINAL.finditer(text):
        name = match.group("owner") or match.group("of") or match.group("maker")
        if COUNTRY.fullmatch(name.removesuffix("'s")) and match.group().endswith("toll"):
            continue  # "Israel's toll": of whom it tells
        near = any(start < match.end() + _NEAR and match.start() < end + _NEAR for start, end in taken)
        if not near and (ACRONYM.search(name) or HEADS.search(name + " ")):
            yield beside(text, match, tidy_name(_acronym_after(text, match.end(), name) or name), Manner.COUNT)


def _counting_name(match: re.Match[str]) -> str:
    """ "the local count", "an AFP tally": an adjective says more with what was counted."""
    counted = f"{match['name']} {match['work']}"
    return counted if counted.islower() else tidy_name(counted)


def _maker(text: str, end: int, name: str) -> str | None:
    """ "according to a list that OCHA updated": who made it, where the thing made has no owner of its own."""
    if re.search(r"[A-Z]", name):
        return None
    found = _MAKER.match(text, end) or _MADE_BY.match(text, end - len(name) + len(name.split(" ")[0]))
    return found.group(1) if found else None


def _acronym_after(text: str, end: int, name: str) -> str | None:
    """ "United Nations Office … (OCHA)": the name with the short one that the text itself gives."""
    found = _PARENTHESISED.match(text, end)
    short = (found[1] or found[2]).removesuffix("'s") if found else ""
    return f"{name} ({short})" if sum(c.isupper() for c in short) > 1 and not ACRONYM.fullmatch(name) else None
