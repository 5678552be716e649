"""Who the text says gives the number: "according to X", "X said", "said X", "X's figures show". Never the newspaper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import SourceType

_SAY = (
    r"(?:said|says|say|reported|reports|report|announced|announces|confirmed|confirms|estimated|estimates|estimate|claimed|claims|claim|warned|warns|warn|told|puts|put|added|adds|declared|stated|states|documented|documents|recorded|records|"
    r"counted|noted|notes|wrote|posted|tweeted|acknowledged|showed|shows|show|revealed|reveals|indicated|indicates|indicate|registered|tallied|verified|identified|found|finds|believes|believe|listed|cited|explained|recalled|lists|gave|gives|cites|updated|issued|tracked|described|charged|alleged|assesses|assessed|concluded|saying|reporting|adding|warning|insists|insisted|rates?|thinks?|fears?|reckon|maintains|reckons|reckoned|counts|speaks of|spoke of|lists|tallies|calculates|calculated|admitted|conceded|testified)"
)
_NAME = r"(?:[A-Z\u00C0-\u024F][\w.&'’\u00C0-\u024F-]*|al-[A-Z]\w+|el-[A-Z]\w+)"
_GENERIC = (
    r"(?:(?:[\w'-]+\s){0,4}?(?:officials?|authorit(?:y|ies)|ministr(?:y|ies)|minister|ministers|military|army|police|medics|doctors?|witness(?:es)?|sources?|rescuers|rescue workers|medical workers|health workers|media|media office|press office|news agency|agency|agencies|aid agencies|aid groups|"
    r"spokes(?:man|woman|person|people)|organi[sz]ations?|group|groups|rights groups?|watchdog|monitors?|monitor|observers|municipality|council|governor|mayor|committee|commission|cent(?:er|re)|institute|university|survey|study|report|figures|data|statistics|tally|count|toll|statement|bulletin|residents|locals|activists|lawyers?|"
    r"relatives|families|paramedics|responders|civil defen[cs]e|red crescent|red cross|charity|ngo|ngos|network|forum|office|president|prime minister|government|experts?|analysts?|researchers|director|head|chief|teams?|envoy|coordinator|manager|historian|survivors?|broadcaster|channel|newspaper|outlets?|records|database|assessment|analysis|imagery|estimates|update))"
)
_NP = rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]everal|[Ll]ocal)\s+)?(?:{_NAME}(?:\s+(?:of|for|the|and|on|in|to|de|al|bin|ibn|&|'s)\b)*\s*'?s?\s*)*(?:{_NAME}|{_GENERIC})(?:'s)?(?:\s+{_NAME})*"

_ACCORDING = re.compile(
    r"\b(?:according to|as reported by|reported by|citing|quoting|cited by|data from|figures from|figures by|figures released by|compiled by|documented by|recorded by|collected by|a tally by|issued by|data by|confirmed (?:killed|dead) by|tallied by|counted by|estimates by|estimates from|in a count by|by the count of|by the tally of|in the words of|on (?=[A-Z][\w']+(?:'s)? figures)|based on|per|announced by|confirmed by|provided by|verified by|statement by|a statement from|quoted by)\s+(?:(?:the|a|an|its|his|new|latest|official|updated|recent|initial|preliminary|local)\s+)*",
    re.I,
)
_SOURCE_LABEL = re.compile(r"(?:^|[(\[|•]\s*)(?:data )?source[s]?\s*:\s*", re.I)
_STOP = re.compile(
    r"[,;:.!?)\]\"]|\s–|\s(?:that|which|who|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|on \w+ \d|in a|as of|since|after|while|said|says|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|when|where|have|has|had|were|was|is|are|but|late on|early on|to|during|at least|more than|with|from (?:january|february|march|april|may|june|july|august|september|october|november|december|\d)|last|this)\b",
    re.I,
)
_VERB = re.compile(rf"\b{_SAY}\b")
_PRONOUNS = re.compile(
    r"^(?:it|he|she|they|the (?:ministry|agency|army|military|group|organi[sz]ation|statement|office|spokes\w+|committee|report|source|sources|official|officials|charity|ngo|body|authorities|un agency|cent(?:er|re)|mayor|governor|municipality|association|commission|society|director|minister|council|team))$",
    re.I,
)
_BAD = frozenset(
    "it he she they we i you who that which there this those these people one what but and as so if in on the a an his her its their some many both others him them most all".split()
)
_DAYS = re.compile(
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
    surname: str | None = None  # by which the text may name the person again


def find_attributions(text: str) -> tuple[Attribution, ...]:
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
            tidy = _acronym_after(text, match.end() + len(name)) or _tidy(name)
            found.append(
                Attribution(
                    match.start(),
                    match.end() + len(name),
                    tidy,
                    after=not leading,
                    weak=second_hand or not _is_body(tidy),
                )
            )
    title = _TITLE_SOURCE.search(text)
    if title and _is_speaker(title.group(1)) and not title.group(1).lower().startswith(_TITLE_WORDS):
        found.append(Attribution(title.start(), title.end(), _tidy(title.group(1)), after=True))
    for pattern in (_BY_COUNT, _BRACKETED, _DASHED):
        found += [
            Attribution(m.start(), m.end(), _tidy(m.group(1)), after=bool(text[: m.start()].strip()), both=True)
            for m in pattern.finditer(text)
            if _is_speaker(m.group(1)) and _is_body(m.group(1))
        ]
    for match in _SOURCE_LABEL.finditer(text):
        name = _read_forward(text, match.end())
        if name:
            found.append(Attribution(match.start(), match.end() + len(name), _tidy(name), after=True))
    for match in _VERB.finditer(text):
        if any(a.start <= match.start() <= a.end for a in found):
            continue
        attribution = _speaker_of(text, match)
        if attribution is not None:
            found.append(attribution)
    for match in _NOMINAL.finditer(text):
        name = match.group("owner") or match.group("of")
        if (_ACRONYM.search(name) or _HEADS.search(name + " ")) and not any(
            a.start < match.end() + 60 and match.start() < a.end + 60 for a in found
        ):
            # "by X's count" covers what stands before it as well as what follows
            found += [Attribution(match.start(), match.end(), _tidy(name), after=after) for after in (False, True)]
    return tuple(sorted(found, key=lambda a: a.start))


def _read_forward(text: str, start: int) -> str | None:
    end = _STOP.search(text, start)
    name = text[start : end.start() if end else len(text)].strip(" '")
    if end and end.group().strip() == "." and re.search(r"\b[A-Z](?:\.[A-Z])*$", name):
        again = _STOP.search(text, end.end())
        name = text[start : again.start() if again else len(text)].strip(" '")
    words = name.split()
    if not words or (words[0].lower() in _BAD and len(words) == 1) or len(name) > 90:
        return None
    return name


_BY_COUNT = re.compile(
    r"\b(?:[Bb]y|[Oo]n|[Ii]n)\s+(?:the\s+)?([\w'\u00C0-\u024F-]+(?:\s[\w'-]+){0,4}?)'s?\s+(?:\w+\s)?(?:count|figures|reckoning|account|tally|estimates?|numbers|data|records?|database|reading)\b"
)
_BRACKETED = re.compile(r"\((?:source:?\s|according to\s|by\s)?((?:the\s)?[A-Z][\w.&'-]*(?:\s[\w.&'-]+){0,6})\)")
_DASHED = re.compile(
    r"\s[–-]\s((?:[\w'-]+\s){0,3}(?:medics|ministry|officials|army|media|military|police|mayor|UN|OCHA|UNRWA|agency|report|authorities|civil defen[cs]e|sources?|witnesses|governor|municipality))\.?$"
)
# "OCHA's tally", "the count of the Gaza Ministry of Health": the body that keeps the count gives the number.
_WORK = (
    r"(?:count|tally|estimates?|figures?|records?|register|list|update|report|breakdown|series|total|database|bulletin)"
)
_OWNER = rf"{_NAME}(?:(?:\s(?:of|for|and|the))?\s(?:{_NAME}|ministry|office|committee|department|health|media|press|military|army|municipality|council|hospital))*"
_NOMINAL = re.compile(
    rf"(?P<owner>{_OWNER})'s\s(?:own|first|latest|verified|revised|running|daily|weekly|official)?\s?(?:\w+\s)?{_WORK}\b"
    rf"|\b{_WORK}\s(?:of|by|from)\s(?:the\s)?(?P<of>{_OWNER})"
)

_TITLE_WORDS = ("report", "live", "what", "who", "why", "how")
_TITLE_SOURCE = re.compile(r"(?:\:|\s–)\s+(?:the )?([A-Z][\w.&'/ -]{1,45})$")
_PARENTHESISED = re.compile(r"\s*\(([A-Z][A-Za-z']{1,9})\)")


def _acronym_after(text: str, end: int) -> str | None:
    """ "United Nations Office … (OCHA)": the short name that the text itself gives."""
    found = _PARENTHESISED.match(text, end)
    return found.group(1) if found and sum(c.isupper() for c in found.group(1)) >= 2 else None


def _is_body(name: str) -> bool:
    """The name is a name, or at least a body that could be asked."""
    return bool(re.search(r"[A-Z]", name)) or (
        bool(_HEADS.search(name + " "))
        and not re.search(r"\b(?:assessments?|accounts?|reports?|estimates|data|images|imagery)$", name)
    )


def _speaker_of(text: str, verb: re.Match[str]) -> Attribution | None:
    word = verb.group()
    before = text[: verb.start()].rstrip()
    # "said Christopher Holt of …", after a quotation or a comma
    if word in (
        "said",
        "says",
        "told",
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
            rf"\s+(?:the |a |an |one |local )?(?={_NAME}|[\w'-]+(?:\s[\w'-]+){{0,5}}\s(?:official|ministry|agency|spokes|director|witness|sources?|army|military))",
            rest,
        )
        if follows and not re.match(r"\s+(?:on|in|at|that|late|early)\b", rest):
            name = _read_forward(text, verb.end() + follows.end())
            if name and not name.lower().startswith(tuple(_BAD_STARTS)):
                tail = text[verb.end() + follows.end() + len(name) :]
                appositive = re.match(
                    r",?\s*((?:the |a |an )?[\w' -]+? (?:of|for|at|with|from) (?:the )?[A-Z][\w .&'()-]+)", tail
                )
                return Attribution(
                    verb.start(),
                    verb.end() + follows.end() + len(name),
                    _tidy(name + (f", {appositive.group(1)}" if appositive else "")),
                    after=True,
                )
    trimmed = re.sub(r",?\s(?:quoting|citing)\s[^,]*,?$", "", before)
    if trimmed.endswith("'s"):
        return None  # "Israel's stated aim"
    for _ in range(3):
        trimmed = _ADVERB.sub("", _DAYS.sub("", trimmed)).rstrip(" ,")
    clause = re.split(
        r"[;:!?\"]|\.\s|\s–\s|,\s(?=(?:the|a|an|and|but|while|citing|some|its|it|he|she|they|one|local|according)\b)|\bwith\s(?=(?:the\s)?[A-Z])|\b(?:that|while|but|and|as|after|because|when|where|which|although)\s(?=(?:the\s|its\s|a\s|an\s)?[\w'-]+)",
        trimmed,
    )[-1].strip(" ,'")
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
    if _PRONOUNS.match(subject):
        return Attribution(
            verb.start() - len(clause), verb.end(), subject, after=_at_end(text, verb.end()), pronoun=True
        )
    if not _is_speaker(subject):
        return None
    if surname is None and (full := re.search(r"[A-Z][\w'-]+\s(?:[\w'-]+\s)*?([A-Z][\w'-]+)$", subject)):
        surname = full.group(1).lower()
    # From the subject, not from its clause: "six died, OCHA said" names OCHA after the number.
    at = before.rfind(subject)
    start = at if at >= 0 else max(0, len(before) - len(clause))
    tidy = _tidy(subject)
    return Attribution(
        start,
        verb.end(),
        tidy,
        after=_at_end(text, verb.end()),
        weak=not _is_body(tidy),
        both=text[verb.end() :].lstrip().startswith(",") and start > 3,
        surname=surname,
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


_NOT_NAMES = frozenset(
    "was were is are be been has had have to wants that will would circulating which who he she it they not there purportedly videos footage images reports testimony memorandum exactly".split()
)
_HEADS = re.compile(rf"(?:^|\s){_GENERIC}$|(?:^|\s){_GENERIC}\s", re.I)
_ACRONYM = re.compile(
    r"\b(?:UN|U\.N\.?|OCHA|UNRWA|UNICEF|WHO|WFP|PRCS|MSF|ICRC|IDF|PA|HRW|AFP|AP|NRC|UNOSAT|PCBS|WAFA|Wafa|CPJ|GMO|MoH|IOM|EU|US|Israel|Hamas|Hezbollah|Oxfam|Amnesty|Haaretz|Reuters|B'Tselem|UNFPA|OHCHR|Anadolu|Egypt|Qatar|Airwars|ACLED|Euro-Med)\b"
)


def _is_speaker(subject: str) -> bool:
    words = _LEAD.sub("", subject).split()
    if any(w.lower() in _NOT_NAMES for w in words):
        return False
    subject = " ".join(words)
    if not words or len(words) > 14 or words[-1].lower() in _BAD or subject.lower() in _BAD:
        return False
    if re.search(
        r"\d|\b(?:killed|displaced|destroyed|demolished|homes|buildings|bodies|hostages|captives|raids?|strikes?|attacks?|war|who were|people)\b",
        subject,
    ):
        return bool(
            re.search(r"\b(?:report|survey|figures|data|tally|ministry|agency|office|statement|officials)\b", subject)
        )
    return bool(
        _ACRONYM.search(subject)
        or _HEADS.search(subject + " ")
        or re.match(rf"{_NAME}(?:\s{_NAME}|\sal|\sof|\sthe|\sbin)*", subject)
    )


_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|his|their|one|in|on|earlier|meanwhile|in total|overall|also|local time|however|separately|and|but|so|for|as|quoting|citing|when|today|now|later|while|that|of|since then|on the ground|in a statement|in an update|in its latest update|both|unnamed|latest|new)\s+|,\s*|–\s*)+",
    re.I,
)
_PRODUCT = re.compile(
    r"^(?:(?:the|a|an|its|new|latest|official|satellite|a new|initial)\s+)*(?:figures|data|numbers|statistics|report|reports|tally|count|analysis|estimates|imagery|records|study|survey)\s+(?:(?:collected|compiled|released|published|provided|issued|made|carried out|conducted)\s+)?(?:by|from|of)\s+(?:the\s+)?",
    re.I,
)
_SPOKES = re.compile(
    r"^(?:.{0,60}?\b(?:spokes(?:man|woman|person)|spokespeople|director(?:-general)?|head|official|officials|representative|chief|member|manager|coordinator|commissioner-general|president|chair(?:man|woman|person)?|secretary-general|researcher|lawyer|founder|doctor|nurse|ambassador|leader|a? ?senior \w+)\s+(?:of|for|at|with|from|in)\s+(?:the\s+)?)(?=[A-Z]|[\w']+ (?:ministry|army|military|agency|office))"
)


def _tidy(name: str) -> str:
    name = re.sub(r"\s+", " ", name).strip(" ,'\"(")
    name = _PRODUCT.sub("", name)
    shorter = _LEAD.sub("", name) or name
    shorter = _SPOKES.sub("", shorter) or shorter
    shorter = re.sub(r"'s$", "", shorter)
    shorter = (
        re.sub(
            r"\s+(?:figures|data|statistics|tally|statement|estimates?|numbers|count|update|bulletin|records|sources told.*)$",
            "",
            shorter,
        )
        or shorter
    )
    shorter = re.sub(r"\s*\((?:[^)]*)$", "", shorter)
    return shorter.strip(" ,'\"")


def choose_attribution(text: str, attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The attribution that covers the number: one that follows it, or one that opens the clause before it."""
    best: tuple[float, Attribution] | None = None
    for a in attributions:
        if a.both and a.end <= start:
            cost = 0.6 + (start - a.end) / 60 + 3.0 * len(re.findall(r";|\bwhile\b|,\s+but\b", text[a.end : start]))
        elif a.after:
            if a.start < start:
                continue
            cost = (a.start - end) / 60 + 2.0 * len(re.findall(r";|\bwhile\b|\bbut\b", text[end : a.start]))
            cost += sum(2.5 for b in attributions if b is not a and end <= b.start < a.start)
        else:
            if a.start > start:
                if text[end : a.start].strip() in ("that", "which", "whom", ",", "who") or (
                    a.start - end < 40 and re.search(r"\b(?:that|which|whom)\s*$", text[end : a.start])
                ):
                    cost = 0.5  # "240 captives that Israel says were seized"
                    if best is None or cost < best[0]:
                        best = (cost, a)
                continue
            if a.end > start:
                continue
            cost = (start - a.end) / 90 + 3.0 * len(re.findall(r";|\bwhile\b|,\s+but\b", text[a.end : start]))
            cost += sum(2.5 for b in attributions if b is not a and not b.after and a.end <= b.start < start)
        cost += 4.0 if a.weak else 0.0
        if best is None or cost < best[0]:
            best = (cost, a)
    return best[1] if best else None


_TYPES: tuple[tuple[SourceType, re.Pattern[str]], ...] = (
    (SourceType.UN, re.compile(r"\b(?:un|u\.n\.?|united nations|ocha|unocha|unrwa|unicef|ohchr|wfp|unfpa|iom|unhcr|unosat|world health organi[sz]ation|who|world food programme|shelter cluster)\b", re.I)),
    (SourceType.ARMED_GROUP, re.compile(r"\b(?:hamas(?!-run)|hezbollah|islamic jihad|qassam|quds brigades|brigades?|battalion|houthis?)\b", re.I)),
    (SourceType.MILITARY, re.compile(r"\b(?:army|military|idf|israel defen[cs]e forces|pentagon|centcom|air force|soldiers|israeli forces|police|shin bet)\b", re.I)),
    (SourceType.RELIEF, re.compile(r"\b(?:red crescent|red cross|prcs|icrc|civil defen[cs]e|oxfam|save the children|norwegian refugee council|nrc|doctors without borders|msf|charity|care international|mercy corps|aid (?:group|agenc|work)|rescue|medics|paramedics|hospital|doctors?|medical (?:sources?|workers|teams?)|protection consortium|aid agencies)\b", re.I)),
    (SourceType.RIGHTS_GROUP, re.compile(r"\b(?:amnesty|human rights|b'tselem|rights group|al-haq|peace now|ir amim|committee to protect journalists|cpj|reporters without borders|hrw|euro-med|addameer|monitor|hostages (?:and missing )?families|families forum|observatory|defen[cs]e for children|airwars)\b", re.I)),
    (SourceType.LOCAL_AUTHORITY, re.compile(r"\b(?:mayor|municipality|governor(?:ate)?|local (?:authorit|council|official|committee)|camp'?s? (?:popular )?committee|popular committee|council|civil administration|services committee)\b", re.I)),
    (SourceType.MEDIA, re.compile(r"\b(?:news agency|wafa|afp|reuters|associated press|anadolu|haaretz|media(?! office)|newspaper|channel|broadcaster|times|post|journal|radio|tv|television|sana|xinhua|outlet|the guardian|bbc|cnn|journalists|axios)\b", re.I)),
    (SourceType.RESEARCH, re.compile(r"\b(?:university|institute|researchers?|study|historian|think tank|book|satellite|analysis|analysts?|centre for|center for|survey|experts?)\b", re.I)),
    (SourceType.GOVERNMENT, re.compile(r"\b(?:ministry|minister|government|authorit(?:y|ies)|officials?|president|prime minister|media office|bureau of statistics|pcbs|department|health ministry|embassy|state|israel|egypt|qatar|palestinian authority|crossings|moh|gmo|commission|agency|white house)\b", re.I)),
)  # fmt: skip


def type_of(name: str) -> SourceType:
    """What kind of body a source is, by the words of its name; OTHER where none tells, PERSON for a plain name.

    >>> [type_of(n).value for n in ("OCHA", "Gaza health ministry", "Jenin municipality", "Nael Dweikat")]
    ['un', 'government', 'local_authority', 'person']
    """
    for source_type, pattern in _TYPES:
        if pattern.search(name):
            return source_type
    if re.fullmatch(rf"(?:{_NAME}|al|bin|ibn|abu)(?:\s(?:{_NAME}|al|bin|abu))+", name) or re.search(
        r"witness|resident|survivor", name, re.I
    ):
        return SourceType.PERSON
    return SourceType.OTHER
