"""Who the text says gives the number: "according to X", "X said", "said X", "X's figures show". Never the newspaper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reading.bodies import ACRONYM, HEADS, NAME, NO_NAMES, is_body, is_speaker, tidy_name
from extract.reading.sieve import Sieve

_SAY = (
    r"(?:said|says|say|state(?= that)|reported|reports|report|announced|announces|confirmed|confirms|estimated|"
    r"estimates|estimate|claimed|claims|claim|warned|warns|warn|told|puts|put|added|adds|declared|stated|states|"
    r"documented|documents|recorded|records|counted|noted|notes|wrote|posted|tweeted|acknowledged|showed|shows|"
    r"show|revealed|reveals|indicated|indicates|indicate|registered|tallied|verified|identified|found|finds|"
    r"believes|believe|listed|cited|explained|recalled|lists|gave|gives|cites|updated|issued|tracked|described|"
    r"charged|alleged|assesses|assessed|concluded|saying|reporting|adding|warning|insists|insisted|rates?|thinks?|"
    r"fears?|reckon|maintains|reckons|reckoned|counts|speaks of|spoke of|tallies|calculates|calculated|admitted|"
    r"conceded|testified)"
)
_ACCORDING = Sieve(
    r"\b(?:according to|as reported by|reported by|citing|quoting|cited by|data from|figures from|figures by|figures released by|compiled by|documented by|recorded by|collected by|a tally by|issued by|data by|confirmed (?:killed|dead) by|tallied by|counted by|estimates by|estimates from|in a count by|by the count of|by the tally of|in the words of|on (?=[A-Z][\w']+(?:'s)? figures)|based on|per|announced by|confirmed by|provided by|verified by|statement by|a statement from|quoted by)\s+(?:(?:the|a|an|its|his|new|latest|official|updated|recent|initial|preliminary|local)\s+)*",
    re.I,
)
_SOURCE_LABEL = Sieve(r"(?:^|[(\[|•]\s*)(?:data )?source[s]?\s*:\s*", re.I)
_STOP = re.compile(
    r"[,;:.!?)\]\"]|\s–|\s(?:that|which|who|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|on \w+ \d|in a|as of|since|after|while|said|says|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|when|where|have|has|had|were|was|is|are|but|late on|early on|to|during|at least|more than|with|from (?:january|february|march|april|may|june|july|august|september|october|november|december|\d)|last|this)\b",
    re.I,
)
_VERB = re.compile(rf"\b{_SAY}\b")
_PRONOUNS = re.compile(
    r"^(?:it|he|she|they|the (?:ministry|agency|army|military|group|organi[sz]ation|statement|office|spokes\w+|committee|report|source|sources|official|officials|charity|ngo|body|authorities|un agency|cent(?:er|re)|mayor|governor|municipality|association|commission|society|director|minister|council|team))$",
    re.I,
)
_DAYS = Sieve(
    r"\s*(?:,\s*)?(?:(?:late|early|earlier)\s+)?(?:on\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)(?:\s+(?:morning|evening|night|afternoon))?\s*$"
)
_ADVERB = re.compile(
    r"\s+(?:also|has|have|had|have also|has also|later|earlier|now|since|then|still|further|previously|has since|separately|meanwhile|only|itself|reportedly|initially|officially|today|yesterday|alone|conservatively|currently)$",
    re.I,
)


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
    kept: bool = False  # "its list", "the same update": the verb that follows is the list's
    surname: str | None = None  # by which the text may name the person again


def find_attributions(text: str) -> tuple[Attribution, ...]:  # noqa: C901 - rules, in their order
    """The attributions of a folded sentence.

    >>> [a.name for a in find_attributions("At least 12 died, the Palestinian health ministry said on Monday.")]
    ['Palestinian health ministry']
    >>> [a.name for a in find_attributions("According to the UN, 300 homes were lost.")]
    ['UN']
    """
    found: list[Attribution] = []
    for match in _ACCORDING.finditer(text):
        name = _read_forward(text, match.end())
        if name:
            leading = not text[: match.start()].strip(" \"'–") or text[: match.start()].rstrip().endswith("–")
            second_hand = match.group().lower().startswith(("citing", "quoting"))
            end = match.end() + len(name)
            tidy = _acronym_after(text, end) or _maker(text, end, name) or tidy_name(name)
            inserted = bool(re.search(r"[,;]\s*$", text[: match.start()])) and text[end : end + 1] == ","
            found.append(
                Attribution(
                    match.start(),
                    match.end() + len(name),
                    tidy,
                    after=not leading,
                    weak=second_hand or not is_body(tidy),
                    both=inserted,
                )
            )
    if (opening := _OPENING.match(text)) and (
        ACRONYM.fullmatch(opening.group(1)) or HEADS.search(opening.group(1) + " ")
    ):
        found.append(Attribution(0, opening.end(1), tidy_name(opening.group(1)), after=False))
    title = _TITLE_SOURCE.search(text)
    if title and is_speaker(title.group(1)) and not title.group(1).lower().startswith(_TITLE_WORDS):
        found.append(Attribution(title.start(), title.end(), tidy_name(title.group(1)), after=True))
    for pattern in (_BY_COUNT, _BRACKETED, _DASHED):
        found += [
            Attribution(m.start(), m.end(), tidy_name(m.group(1)), after=bool(text[: m.start()].strip()), both=True)
            for m in pattern.finditer(text)
            if is_speaker(m.group(1)) and is_body(m.group(1))
        ]
    for match in _SOURCE_LABEL.finditer(text):
        name = _read_forward(text, match.end())
        if name:
            found.append(Attribution(match.start(), match.end() + len(name), tidy_name(name), after=True))
    for match in _KEPT.finditer(text):
        name = "it" if match.group("body") is None else match.group("body").lower()
        found += [
            Attribution(match.start(), match.end(), name, after=s, pronoun=True, kept=True) for s in (False, True)
        ]
    for match in _VERB.finditer(text):
        if any(a.start <= match.start() <= a.end + 25 * a.kept for a in found):
            continue
        attribution = _speaker_of(text, match)
        if attribution is not None:
            found.append(attribution)
    for match in _NOMINAL.finditer(text):
        name = match.group("owner") or match.group("of")
        if (ACRONYM.search(name) or HEADS.search(name + " ")) and not any(
            a.start < match.end() + 60 and match.start() < a.end + 60 for a in found
        ):
            # "by X's count" covers what stands before it as well as what follows
            found += [Attribution(match.start(), match.end(), tidy_name(name), after=after) for after in (False, True)]
    return tuple(sorted(found, key=lambda a: a.start))


def _read_forward(text: str, start: int) -> str | None:
    end = _STOP.search(text, start)
    name = text[start : end.start() if end else len(text)].strip(" '")
    if end and end.group().strip() == "." and re.search(r"\b[A-Z](?:\.[A-Z])*$", name):
        again = _STOP.search(text, end.end())
        name = text[start : again.start() if again else len(text)].strip(" '")
    words = name.split()
    if not words or (words[0].lower() in NO_NAMES and len(words) == 1) or len(name) > 90:
        return None
    return name


_BY_COUNT = Sieve(
    r"\b(?:[Bb]y|[Oo]n|[Ii]n)\s+(?:the\s+)?([\w'\u00C0-\u024F-]+(?:\s[\w'-]+){0,4}?)'s?\s+(?:\w+\s)?(?:count|figures|reckoning|account|tally|estimates?|numbers|data|records?|database|reading)\b"
)
_BRACKETED = re.compile(r"\((?:source:?\s|according to\s|by\s)?((?:the\s)?[A-Z][\w.&'-]*(?:\s[\w.&'-]+){0,6})\)")
_DASHED = re.compile(
    r"\s[–-]\s((?:[\w'-]+\s){0,3}(?:medics|ministry|officials|army|media|military|police|mayor|UN|OCHA|UNRWA|agency|report|authorities|civil defen[cs]e|sources?|witnesses|governor|municipality))\.?$"
)
# "OCHA's tally", "the count of the Gaza Ministry of Health": the body that keeps the count gives the number.
_WORK = r"(?:count|tally|toll|estimates?|figures?|records?|register|list|update|report|breakdown|series|total|database|bulletin)"
_OWNER = rf"{NAME}(?:(?:\s(?:of|for|and|the))?\s(?:{NAME}|ministry|office|committee|department|health|media|press|military|army|municipality|council|hospital))*"
_NOMINAL = Sieve(
    rf"(?P<owner>{_OWNER})'s\s(?:own|first|latest|verified|revised|running|daily|weekly|official)?\s?(?:\w+\s)?{_WORK}\b"
    rf"|\b{_WORK}\s(?:of|by|from)\s(?:the\s)?(?P<of>{_OWNER})"
)
# "the ministry's running toll", "its list", "the same update": the body named before.
_KEPT = Sieve(
    rf"\b(?:(?P<body>[Tt]he (?:ministry|agency|army|military|organi[sz]ation|office|committee|group|municipality))'s|(?:[Tt]he|[Tt]hat) same(?= (?:update|report|list|bulletin))|[Ii]ts(?= (?:\w+ )?(?:list|report|update|bulletin|register|breakdown)))\s(?:own\s|first\s|latest\s|running\s|daily\s|official\s)?{_WORK}\b"
)

_OPENING = re.compile(r"(?:[•*-]\s*)?((?:the\s)?[A-Z][\w.&'-]*(?:\s[\w.&'-]+){0,4}):\s", re.I)
_TITLE_WORDS = ("report", "live", "what", "who", "why", "how")
_LEADING_DATE = re.compile(
    r"^(?:at|in|by|on|through|since) (?:the (?:end|start) of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2} |(?:19|20)\d\d )?(?=the [A-Z]|[A-Z]{2,}|[A-Z][\w-]+ [A-Z])",
    re.I,
)
_MAKER = re.compile(
    rf"\s(?:that|which)\s(?:the\s)?((?:{NAME}|of|for|and)(?:\s(?:{NAME}|of|for|and))*)\s(?:{_SAY}|examined|published|released|analysed|analyzed|compiled|keeps|made)\b"
)


def _maker(text: str, end: int, name: str) -> str | None:
    """ "according to a list that OCHA updated": who made it, where the thing made has no owner of its own."""
    found = _MAKER.match(text, end)
    return found.group(1) if found and not re.search(r"[A-Z]", name) else None


_TITLE_SOURCE = Sieve(r"(?:\:|\s–)\s+(?:the )?([A-Z][\w.&'/ -]{1,45})$")
_PARENTHESISED = re.compile(r"\s*\(([A-Z][A-Za-z']{1,9})\)")


def _acronym_after(text: str, end: int) -> str | None:
    """ "United Nations Office … (OCHA)": the short name that the text itself gives."""
    found = _PARENTHESISED.match(text, end)
    return found.group(1) if found and sum(c.isupper() for c in found.group(1)) >= 2 else None


def _inverted(text: str, verb: re.Match[str], before: str) -> Attribution | None:
    """ "said Christopher Holt of the consortium", after a quotation or a comma."""
    word = verb.group()
    # "said Christopher Holt of …", after a quotation or a comma
    if word in (
        "said",
        "says",
        "added",
        "announced",
        "reported",
        "confirmed",
        "warned",
        "recalled",
        "explained",
    ) and before.endswith((",", '"', "'", "–")):
        rest = text[verb.end() :]
        follows = re.match(
            rf"\s+(?:the |a |an |one |local )?(?={NAME}|[\w'-]+(?:\s[\w'-]+){{0,5}}\s(?:official|ministry|agency|spokes|director|witness|sources?|army|military))",
            rest,
        )
        if follows and not re.match(r"\s+(?:on|in|at|that|late|early)\b", rest):
            name = _read_forward(text, verb.end() + follows.end())
            if name and not name.lower().startswith(tuple(_BAD_STARTS)):
                tail = text[verb.end() + follows.end() + len(name) :]
                appositive = re.match(
                    r",?\s*((?:the |a |an )?[\w' -]+? (?:of|for|at|with|from) (?:the )?[A-Z][\w .&'()-]+)", tail
                )
                last = re.search(r"[A-Z][\w'-]+\s(?:[\w'-]+\s)*?([A-Z][\w'-]+)(?:\s(?:of|from|for)\b.*)?$", name)
                return Attribution(
                    verb.start(),
                    verb.end() + follows.end() + len(name),
                    tidy_name(name + (f", {appositive.group(1)}" if appositive else "")),
                    after=True,
                    surname=last.group(1).lower() if last else None,
                )
    return None


def _speaker_of(text: str, verb: re.Match[str]) -> Attribution | None:
    before = text[: verb.start()].rstrip()
    if (inverted := _inverted(text, verb, before)) is not None:
        return inverted
    trimmed = re.sub(r",?\s(?:quoting|citing)\s[^,]*,?$", "", before)
    if trimmed.endswith("'s"):
        return None  # "Israel's stated aim"
    for _ in range(3):
        trimmed = _ADVERB.sub("", _DAYS.sub("", trimmed)).rstrip(" ,")
    trimmed = _LEADING_DATE.sub("", trimmed)
    clause = re.split(
        r"[;:!?\"]|\.\s|\s–\s|,\s(?=(?:the|a|an|and|but|while|citing|some|its|it|he|she|they|one|local|according)\b)|\bwith\s(?=(?:the\s)?[A-Z])|\b(?:that|while|but|and|as|after|because|when|where|which|whom|although)\s(?=(?:the\s|its\s|a\s|an\s)?[\w'-]+)",
        trimmed,
    )[-1].strip(" ,'")
    if (named := _APPOSITIVE.search(trimmed)) and named.group("tail") == clause and is_speaker(named.group("name")):
        clause = trimmed[named.start("name") :].strip(" ,'")
    if not clause:
        return None
    subject = clause
    # "Ashraf al-Qudra, spokesman for the health ministry, said", "Hezbollah, a Hamas ally, said"
    surname = None
    if "," in subject:
        parts = [p.strip() for p in subject.split(",") if p.strip()]
        pair = parts[-2:]
        role = [p for p in pair if _ROLE.search(p)]
        subject = (
            role[0]
            if role
            else pair[0]
            if len(pair) == 2 and re.match(r"(?:a|an|the|its|one|author|who)\s", pair[1])
            else pair[-1]
        )
        if role and len(pair) == 2 and (named := re.search(r"([A-Z][\w'-]+)$", pair[0])):
            surname = named.group(1).lower()
    if _PRONOUNS.match(subject) or re.fullmatch(r"(?:its|their) [a-z]+", subject):
        return Attribution(
            verb.start() - len(clause),
            verb.end(),
            subject,
            after=_at_end(text, verb.end()),
            pronoun=True,
            both=text[verb.end() :].startswith(",") and trimmed.endswith(f", {subject}"),
        )
    if not is_speaker(subject):
        return None
    if surname is None and (full := re.search(r"[A-Z][\w'-]+\s(?:[\w'-]+\s)*?([A-Z][\w'-]+)$", subject)):
        surname = full.group(1).lower()
    # From the subject, not from its clause: "six died, OCHA said" names OCHA after the number.
    at = before.rfind(subject)
    start = at if at >= 0 else max(0, len(before) - len(clause))
    tidy = tidy_name(subject)
    return Attribution(
        start,
        verb.end(),
        tidy,
        after=_at_end(text, verb.end()),
        weak=not is_body(tidy),
        both=text[verb.end() :].lstrip().startswith(",") and start > 3,
        surname=surname,
    )


# "UNICEF, the organisation's agency for children, also warned": the name stands before the comma.
_APPOSITIVE = re.compile(
    r"(?:^|[.;:\"–]\s*|\band\s|\bbut\s)(?P<name>(?:[Tt]he\s)?(?:[\w'-]+\s){0,6}[A-Z][\w'-]*(?:\s\([A-Z]\w+\))?),\s(?P<tail>(?:a|an|the|its|one)\s[^,]{3,90})$"
)
_ROLE = re.compile(
    r"\b(?:spokes\w+|director|head|mayor|ministry|officials?|chief|president|minister|representative|coordinator|manager|governor|commissioner|secretary|ambassador|founder|researcher|doctor|surgeon|chair\w*|member|leader|rapporteur|adviser|advisor|lawyer|executive|professor)\b",
    re.I,
)


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE_OF_SPEECH = re.compile(rf"^(?:in its \w+ of|on)? ?(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})\b")

_BAD_STARTS = (
    "that",
    "there",
    "at least",
    "more than",
    "some ",
    "about",
    "it ",
    "he ",
    "she ",
    "they ",
    "his ",
    "her ",
    "in ",
    "on ",
)


def _at_end(text: str, end: int) -> bool:
    """Nothing but a date or place of the statement follows: the attribution covers what stands before it."""
    rest = text[end:].strip(" .\"'")
    return (
        len(rest) < 4
        or (
            bool(re.match(r"(?:,|on|in|late|early|earlier|at|this|last|yesterday|via|through|during|after)\b", rest))
            and len(rest) < 60
            and not re.search(r"\d|\bthat\b", _DATE_OF_SPEECH.sub("", rest))
        )
        or rest.startswith(",")
    )
