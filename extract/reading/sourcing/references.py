"""Whom a text means by "it", "the agency", "its spokesman": who has spoken so far, and which of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import ACRONYM, HEADS, HEADS_END, NAME, is_person, is_speaker, tidy_name, type_of
from extract.reading.sourcing.mentions import ORGANISED, WIDE, kinds_of, last_of_kind, named_before
from extract.reading.sourcing.persons import OFFICES, holds_office, is_relation

_BODIES = (
    SourceType.UN,
    SourceType.RELIEF,
    SourceType.RIGHTS_GROUP,
    SourceType.ARMED_GROUP,
    SourceType.RESEARCH,
    SourceType.MEDIA,
)
_UNKNOWN = (SourceType.OTHER, SourceType.PERSON)
_OURS = frozenset({"our", "our own", "my"})
_THIS_PAPER = re.compile(r"this (?:news|paper|magazine|site|website|agency\b|outlet|channel)", re.I)
_ARMY = frozenset({"army", "military"})
_SPOKEN_OF = frozenset({"ministry", "municipality"})  # of which a text has one
_SOLDIERS = Sieve(r"\b(?:army|military|IDF|forces)\b", re.I)
_BODY_NOUNS = frozenset(
    "agency organisation organization group groups charity ngo body office centre center movement association network watchdog institute consortium society fund unit coalition forum".split()
)
_CAPITAL = frozenset(noun.capitalize() for noun in _BODY_NOUNS)
_HELD_BY_ONE = frozenset("minister mayor governor president envoy commander general".split())
_OWNED = _ARMY | _BODY_NOUNS | frozenset("government ministry municipality party department cabinet".split())
_CROWD = Sieve(
    r"\b(?:families|relatives|residents|locals|survivors?|teams?|toll|count|tally|figures|data|statement|report|study|survey)$",
    re.I,
)
_SEVERAL = Sieve(
    r"\b(?:rescuers|medics|paramedics|workers|crews|forces|fighters|ministers|doctors|nurses|engineers|volunteers|witnesses|officials|activists|soldiers|troops)$",
    re.I,
)
# "its chair", "their engineers": of the body, by whom they are named with it
_STAFF = Sieve(
    r"\b(?:chair(?:man|woman|person)?|president|spokes(?:man|woman|person)|engineers?|teams?|staff|researchers?|analysts?|secretary)$",
    re.I,
)
# "the rights group's field team"
_OWNED_BY = re.compile(
    rf"(?P<owner>(?:un |aid |rights |relief |refugee )?(?:{'|'.join(sorted(_BODY_NOUNS))}|ministry|municipality))'s (?P<who>.+)"
)
_PROPER = re.compile(r"[A-Z][\w'-]+(?: (?:of|for|the|and|[A-Z][\w'-]+))+")
_SPOKES = Sieve(
    r"spokes|statement|report|list|update|figures|director|head|\b(?:exercise|monitoring|mapping|assessment|survey|analysis|study|review|data(?:base)?|records|count|tally|bulletin|estimates?|numbers)$"
)
_OFFICER = re.compile(
    r"(?:(?:agency|ministry|organi[sz]ation|group|council) )?(?:spokes(?:man|woman|person)|director|official) [A-Z][\w'-]+(?: [\w'-]*[A-Z][\w'-]+)*$"
)
_THEIR_OFFICER = re.compile(r"(?P<who>[^,]+), (?P<whose>(?:its|their) (?:\w+ )?spokes\w+)")
_WRITINGS = frozenset(
    "report statement announcement communiqué investigation inquiry study analysis assessment survey list update bulletin post database document release note message tweet communication figures numbers data statistics declaration".split()
)
_UNSIGNED = frozenset(
    "figures numbers data statistics declaration message tweet post note update estimates estimate communication".split()
)

_WRITING = re.compile(r"\b(?:report|study|survey|analysis|assessment|bulletin|review|investigation|inquiry)\b")
_TITLE = 40  # characters
_PICTURES = re.compile(r"\b(?:analysis|imagery|images|pictures|data|footage)$", re.I)  # no "it said"


class Named(NamedTuple):
    """One who spoke, or of whom the text told: whether it is a person, and the sentence."""

    name: str | None
    person: bool
    sentence: int
    office: bool = False  # a body that the text named by who speaks for it: "the head of the council"


@dataclass(slots=True)
class Known:
    """Who has spoken so far, in order."""

    israeli: bool
    sentences: Sequence[Sentence]
    names: list[Named] = field(default_factory=list)
    surnames: dict[str, str | None] = field(default_factory=dict)
    persons: set[str | None] = field(default_factory=set)
    writings: dict[str, str] = field(default_factory=dict)  # "report": whose it is

    def resolve(self, attribution: Attribution, sentence: Sentence, before: str) -> str | None:
        """Who the attribution names; `before` is the sentence before, where nobody speaks in that."""
        name = attribution.name
        if name.lower() in _OURS or _THIS_PAPER.match(name):
            return None  # "our figures show": whoever issued the page
        if not attribution.pronoun:
            return self._by_name(attribution, sentence, before)
        low = re.sub(r"^(?:the|that|this|these|those)\s+|\bsame\s+", "", name.lower())
        low = re.sub(r"^same\s+", "", low)
        if low in ("source", "sources"):
            return self.names[-1].name if self.names else None
        if low in ("he", "she"):
            return self.last(person=True)
        if low.startswith(("its ", "their ")) and not (_SPOKES.search(low) or _STAFF.search(low)):
            return low.split(" ", 1)[1]  # "Poland took in a million, its border guard says"
        if low in ("it", "they", "we") or low.startswith(("its ", "their ")):
            body = self._body_meant(low, sentence, attribution.start, before)
            return _staff_of(body, low.split(" ", 1)[1]) if body and _STAFF.search(low) else body
        if owned := _OWNED_BY.fullmatch(low):
            return _staff_of(self._definite(owned["owner"], sentence) or owned["owner"], owned["who"])
        if low.split()[-1] in _BODY_NOUNS and (here := _body_of(sentence.text[: attribution.start])):
            return here
        if low.startswith(("his ", "her ")) and low.split()[-1] not in _OWNED:
            return low.split(" ", 1)[1] if is_relation(low.split()[-1]) else self.last(person=True)
        meant = self._definite(low.removeprefix("his ").removeprefix("her "), sentence)
        return name[-len(meant) :] if meant and name.lower().endswith(meant) else meant

    def _by_name(self, attribution: Attribution, sentence: Sentence, before: str) -> str | None:
        """Who a name or a noun stands for: "Saleh said", "army officers said", "spokesman Omar Tal said"."""
        name = attribution.name
        low = name.lower()
        own = low in _WRITINGS and sentence.text.lower().startswith("the ", attribution.start)
        if name in _CAPITAL:  # "the Society": of a longer name
            return self._definite(low, sentence) or name
        if own or low in _SPOKEN_OF or (low in _ARMY and self.israeli):
            return self._of_kind(low, sentence)
        if _OFFICER.match(name) and (
            body := next((k.name for k in reversed(self.names) if k.name and not k.person), None)
        ):
            return f"{name}, {body}"  # "spokesman Mahmoud told" after "the Civil Defence said"
        if theirs := _THEIR_OFFICER.fullmatch(name):
            at = sentence.text.rfind(theirs["whose"], 0, attribution.end)
            body = self._body_meant(theirs["whose"], sentence, max(0, at), before)
            return f"{theirs['who']}, {body or theirs['whose'].split()[-1]}"
        return self.surnames.get(low, name)

    def _of_kind(self, low: str, sentence: Sentence) -> str | None:
        """ "army officers said", "a ministry statement said": Israel's army, and the ministry that was named before."""
        return f"Israeli {low}" if low in _ARMY else self._definite(low, sentence)

    def _body_meant(self, low: str, sentence: Sentence, at: int, before: str) -> str | None:
        """ "it", "its director": the body that the sentence or the one before opens with, or the last that spoke."""
        quoted = sentence.text[:at].rstrip().endswith('"')  # "'Israel must act,' it said"
        here = (
            None if quoted else _site_of(low, sentence.text) or _subject_of(sentence.text[:at], several=low == "they")
        )
        if low == "it" and here and _SEVERAL.search(here):
            here = None  # "Rescuers found nine bodies, it said"
        if here in _SPOKEN_OF | _BODY_NOUNS:
            return self._definite(here, sentence)
        told = None if before.rstrip().endswith('"') else _subject_of(before)  # it is told of in what somebody said
        told = self._definite(told, sentence) if told in _BODY_NOUNS else told
        if low == "they" and not (here or told) and self.names and not self._is_near(sentence):
            return None  # "They say it will rain": nobody in particular
        return here or told or self.last(person=False)

    def _is_near(self, sentence: Sentence) -> bool:
        """Whoever spoke last did so in the paragraph of the sentence or in the one before."""
        return sentence.paragraph - self.sentences[self.names[-1].sentence].paragraph <= 1

    def _definite(self, low: str, sentence: Sentence) -> str | None:
        """ "the ministry": the one that was named before; else a ministry."""
        words = set(low.split())
        for name, _, at, _ in reversed(self.names):
            if low == "authorities" and self.sentences[at].paragraph != sentence.paragraph:
                return low  # those of a country, whichever of them spoke further up
            if name and words <= set(re.findall(r"[\w-]+", name.lower())):
                return name
        head = low.split()[-1].removesuffix("'s")
        if head in _ARMY:
            own = f"Israeli {head}" if self.israeli else head
            named = next((k.name for k in reversed(self.names) if k.name and _SOLDIERS.search(k.name)), own)
            return own if named.lower() in _ARMY else named
        if head in _BODY_NOUNS and (len(words) == 1 or kinds_of(low)) and (body := self._body(low, sentence)):
            return body
        if head in OFFICES - _HELD_BY_ONE and len(words) == 1 and self.names and self.names[-1].person:
            return self.names[-1].name
        if head in _WRITINGS and self.names:
            return self.writings.get(head, self.names[-1].name)
        if low in _UNSIGNED:
            return None  # "the figures show": whose they are nobody has said
        return low

    def _body(self, low: str, sentence: Sentence) -> str | None:
        """Which body "the forum" or "the rights group" is: one of that name or kind that the text names, or the last that spoke."""
        bodies = [k.name for k in reversed(self.names) if k.name and not k.person]
        alike = next((n for n in bodies if type_of(n) in kinds_of(low)), None)
        if kinds_of(low) or low.split()[-1] not in WIDE:
            alike = alike or named_before(low, self.sentences, sentence.start)
        return (
            alike
            or next((n for n in bodies if type_of(n) in _BODIES), None)
            or next((n for n in bodies if _PROPER.fullmatch(n) and type_of(n) in _UNKNOWN), None)
            or named_before(low, self.sentences, sentence.start)
        )

    def last(self, *, person: bool) -> str | None:
        """The last person or body that spoke, of several in a sentence its first; else whoever spoke last."""
        alike = [k for k in self.names if k.person is person or (person and k.office)]
        if not alike:
            return self.names[-1].name if self.names else None
        alike = [k for k in alike if not _PICTURES.search(k.name or "")] or alike
        here = [k.name for k in alike if k.sentence == alike[-1].sentence]
        return next((name for name in here if name and is_speaker(name)), here[-1])

    def learn(self, attribution: Attribution, name: str | None, sentence: int) -> None:
        surname = attribution.surname
        told = self.sentences[sentence].text[attribution.start : attribution.end + _TITLE]
        if name is not None and not attribution.pronoun and (writing := _WRITING.search(told)):
            self.writings[writing.group()] = name
        person = (
            name in self.persons
            or surname is not None
            or (name is not None and (holds_office(name) or is_person(name)))
        )
        if person:
            self.persons.add(name)
        if surname and surname not in self.surnames:
            self.surnames[surname] = name
        if name is None or not attribution.weak or attribution.manner is Manner.SAID:
            office = not attribution.pronoun and holds_office(told[: attribution.end - attribution.start])
            self.names.append(Named(name, person, sentence, office))


def _staff_of(body: str, who: str) -> str:
    return f"{body}' {who}" if body.endswith("s") else f"{body}'s {who}"


_APPOSED_BODY = re.compile(
    rf"(?P<name>[A-Z][\w'-]+(?: (?:of |for |the )?[A-Z][\w'-]+){{0,4}}), an? (?:[\w-]+ ){{0,4}}?(?:{'|'.join(sorted(_BODY_NOUNS))})\b"
)


# "nine fighters of the Coastal Brigades died, the group said"
_BRIGADES = re.compile(r"\b(?:[A-Z][\w'-]+ ){1,3}Brigades?\b")


def _body_of(before: str) -> str | None:
    """The body that a sentence has named before "the organization said": by its short name, or "the Lions' Den, a group"."""
    if apposed := _APPOSED_BODY.search(before):
        return apposed["name"]
    found = last_of_kind(ORGANISED, [before])
    armed = [] if found else _BRIGADES.findall(before)
    return armed[-1] if armed else found


_LINKS = frozenset("of for the in and on".split())
_ADRIFT = re.compile(r"(?:since|in|on|at|by|from|during|after|before|for|between|with|over)\b", re.I)


# "In Jenin camp, the army blew up 23 buildings, it said"
_OPENING = re.compile(
    r"^(?:In|On|At|Near|Across|Over|Since|During|Late|Earlier|As (?:to|for)(?=[^,]+, [a-z]+ [a-z]))\b[^,]{2,60}, (?:(?:when|after|as|before) [^,]{3,50}, )?"
)


# "In the town's Nasser hospital, nine bodies came in, according to its director"
_IN_SITE = re.compile(
    rf"(?:In|At) (?:the )?(?:[a-z]\w+(?:'s)? ){{0,3}}(?P<name>(?:{NAME} ){{1,3}}(?i:hospital|clinic|medical complex))(?: in [^,]{{2,30}})?, "
)


def _site_of(low: str, text: str) -> str | None:
    """The hospital whose director "its director" is, where the sentence opens in it."""
    site = _IN_SITE.match(text) if low == "its director" else None
    return site["name"] if site else None


def _subject_of(before: str, *, several: bool = False) -> str | None:
    """The body that is the subject of the clauses before "it says", where the sentence opens with one."""
    clause = _OPENING.sub("", before)
    words = [] if _ADRIFT.match(clause) else clause.split()[:7]
    best = None
    for k in range(1, len(words) + 1):
        phrase = " ".join(words[:k]).rstrip(",")
        if (
            ACRONYM.fullmatch(phrase.removeprefix("The "))
            or (HEADS_END.search(phrase) and not _CROWD.search(phrase))
            or (several and _SEVERAL.search(phrase))
        ) and is_speaker(phrase):
            best = phrase
        elif best and words[k - 1].islower() and words[k - 1] not in _LINKS and not HEADS.search(f"{words[k - 1]} "):
            break  # "Ministers fear the group holds"
        if words[k - 1].endswith((",", ":", ";")):
            break
    return tidy_name(best) if best else None
