"""Who is helped or asked: people and families counted for what they were given or said, not for having been displaced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.governors import BE, HAVE
from extract.reading.counting.nouns import Counted
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import NounClass

_HELPED = (NounClass.PERSON, NounClass.HOUSEHOLD)
_THINGS = (
    r"(?:cash|aid|rations?|parcels?|kits?|vouchers?|blankets?|mattresses|meals?|bedding|supplies|medicines?|water|bread|flour"
    r"|(?:relief )?items|rent|assistance|payments?|grants?|stipends?|shekels|dollars|coupons)"
)
_GIVEN_TO = Sieve(
    rf"\b{_THINGS}\b(?:[^.;:!?]{{0,40}}? (?:to|for)|:)\s+(?:(?:about|some|around|nearly|over|more than|up to|at least) )?$"
    rf"|\b(?:give|gives|gave|feed|feeds|fed|giving|feeding)\s+(?:(?:about|some|around|nearly|over|more than|up to|at least) )?$",
    re.I,
)
_HEDGE = r"(?:(?:about|some|around|nearly|almost|over|more than|up to|at least|an estimated) )?$"
_REACHED = Sieve(
    rf"\b(?:reach(?:ed|es|ing)?|assist(?:s|ed|ing)?|support(?:s|ed|ing)?|provid(?:es|ed|ing)|suppl(?:ies|ied|ying)|helped|helping)\s+{_HEDGE}",
    re.I,
)
_SERVED = Sieve(
    r"\b(?:services (?:to|for)|(?:support|serv|assist|help|aid|car)(?:e?s|ed|ing)?(?: for)?)(?: (?:about|some|around|nearly|almost|over|more|than|up|to|at|least|an|estimated|close))* $",
    re.I,
)
_WITH = re.compile(rf" with (?:[\w-]+(?:, | and | )){{0,4}}?{_THINGS}\b", re.I)
# "In a survey that it made in April of 1,120 households", "a poll among 502 evacuees"
_ASKED = Sieve(
    rf"\b(?:surveys?|surveyed|polls?|polled|sample)\b(?: (?!(?:estimate|find|show|say|suggest|indicate|put|report|reckon)s?\b|found|said)[\w']+){{0,8}}? (?:of|among|with|covering) {_HEDGE}"
    rf"|\b(?:surveyed|polled|interviewed|questioned|consulted|consulted with|spoke (?:to|with)|talked (?:to|with)|interviews with) {_HEDGE}",
    re.I,
)
_GOT = re.compile(
    rf"(?: with (?:[\w-]+ ){{1,3}}?(?:homes|houses))? (?:(?:have|has|had) )?(?:got|received|receive|were given) (?:[\w-]+ (?:or )?){{0,3}}?{_THINGS}\b",
    re.I,
)
_BENEFITING = re.compile(
    r" (?:who )?(?:(?:are|were|have|had|now|also|already) ){0,3}benefit(?:t?ing|t?ed|s)? from\b", re.I
)
_INSTALMENT = re.compile(
    r" with (?:at least |the |a |an )?(?:one |first |two |second )?(?:instalments?|installments?|rounds? of)\b", re.I
)
_NAMED = re.compile(rf" (?:[\w-]+ ){{0,2}}?{_THINGS}\b", re.I)
_REACH = 80  # characters
_NEAR = 8  # tokens


def is_helped(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    """ "Cash for 2,600 families", "reached 900 households with food", "4,100 families got kits", "gave 300 families parcels"."""
    if counted.elided:
        return _WITH.match(text, tokens[i].end) is not None
    if "palestine" in counted.words and _SERVED.search(text[max(0, tokens[i].start - _REACH) : tokens[i].start]):
        return True  # "the agency serves close to six million Palestine refugees"
    if not counted.has(*_HELPED) or counted.has(NounClass.DISPLACED):
        return False
    said = tokens[counted.last : counted.last + _NEAR]
    if any(t.text == "who" for t in said[:1]) or any(
        p.metric is Metric.DISPLACEMENT for t in said for p in t.predicates
    ):
        return False  # "parcels for 300 families who fled"
    end = tokens[counted.last - 1].end
    if _GOT.match(text, end) or _BENEFITING.match(text, end):
        return True
    start = tokens[i].start
    if _INSTALMENT.match(text, end):
        return True
    if _WITH.match(text, end) and _REACHED.search(text[max(0, start - _REACH) : start]):
        return True
    given = _GIVEN_TO.search(text[max(0, start - _REACH) : start])
    if given is None:
        return False
    direct = given[0].lower().startswith(("giv", "gave", "feed", "fed"))
    return not direct or given[0].lower().startswith("f") or _NAMED.match(text, end) is not None


def is_taken_for_treatment(text: str, tokens: Sequence[Token], counted: Counted) -> bool:
    """ "the medical evacuation of 40 children", "1,500 patients evacuated through Rafah": the sick, not the displaced."""
    sick = counted.noun in ("patients", "patient", "wounded people")
    end = tokens[counted.last - 1].end
    waits = _IN_NEED.match(text, end) or (sick and _HOPE_TO_GO.match(text, end))
    if sick and _AWAIT_EVACUATION.match(text, end):
        return True
    if waits and counted.has(*_HELPED) and not _are_told_of(tokens, counted.last):
        return True
    return "vacuat" in text and (sick or counted.has(*_HELPED)) and _TREATED.search(text) is not None


def _are_told_of(tokens: Sequence[Token], i: int) -> bool:
    """ "18 patients in need of surgery were killed", "need care and have fled": what befell them follows."""
    for k in range(i, min(i + _NEAR + _NEAR, len(tokens))):
        if tokens[k].quantity is not None:
            return False  # what follows is told of others
        for predicate in tokens[k].predicates:
            away = predicate.metric is Metric.DISPLACEMENT and tokens[k - 1].text in BE | HAVE
            if away or predicate.metric is Metric.DEATHS:
                return True
    return False


_CARE = r"(?:treatment|care|surgery|operations?|medical attention|medical evacuation)"
# "thousands in need of treatment", "20,000 people urgently need medical care abroad"
_IN_NEED = re.compile(
    rf"(?: (?:in|from|across) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)?(?: who (?:are )?| urgently| badly)? ?(?:in (?:urgent |dire )?need of|(?:urgently )?(?:need|needs|needing|require|requiring)|awaiting|waiting for) (?:[\w-]+ ){{0,2}}?{_CARE}\b"
)
_AWAIT_EVACUATION = re.compile(r"(?: who)?(?: are| were)?(?: still)? (?:await|wait)\w*(?: for| to be)? evacuat", re.I)
_HOPE_TO_GO = re.compile(
    r",?(?: who)?(?: are| were)?(?: still)? (?:hop|wait|want|need|wish|plan|try|apply)\w* to (?:leave|exit|travel|cross|go|be)\b"
    r"|(?: have| had)?(?: been)?(?: allowed to)? (?:left|leave|exited|exit|departed) (?:gaza|the (?:gaza )?(?:strip|enclave)|for (?:treatment|egypt|jordan))\b",
    re.I,
)
_TREATED = Sieve(
    r"\bmedical(?:ly)? evacuat|\bmedevac|\bevacuat\w+ (?:abroad )?for (?:medical |urgent |specialised |specialized )?(?:treatment|care)\b"
    r"|\b(?:need|needs|needing|require|requiring|awaiting) (?:urgent |specialised |specialized )?(?:medical (?:care|treatment|evacuation)|evacuation)\b"
    r"|\bevacuat\w+ (?:to|into) (?:[\w-]+ ){1,5}for (?:medical |urgent |specialised |specialized )?(?:treatment|care|surgery)\b"
    r"|\bevacuat\w+ (?:[\w,-]+ ){0,4}patients (?:and|with|along with|together with) (?:[\w,-]+ ){0,3}(?:companions|escorts|caregivers|carers|relatives|family members)\b"
    r"|\bpatients (?:and (?:[\w,-]+ ){0,3}companions )?(?:[\w-]+ ){0,2}?evacuated (?:abroad|from gaza|out of gaza|through|via|since)\b",
    re.I,
)


def is_asked(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    """ "A survey of 1,120 households", "a poll among 502 evacuees": those who were asked."""
    if not counted.has(*_HELPED, NounClass.DISPLACED):
        return False
    start = tokens[i].start
    return _ASKED.search(text[max(0, start - _REACH) : start]) is not None
