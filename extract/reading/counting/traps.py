"""Numbers that count nothing of ours whatever the sentence says: dates, times, ages, ordinals, scores, phases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.reading.counting.ages import is_age
from extract.reading.counting.aid import is_asked, is_helped, is_taken_for_treatment
from extract.reading.counting.governors import ADVERBS
from extract.reading.counting.injured import why_hurt
from extract.reading.counting.kin import why_kin
from extract.reading.counting.nouns import Counted
from extract.reading.counting.ones import COUNTABLE, counts_one
from extract.reading.counting.ordinals import is_ordinal
from extract.reading.counting.populations import is_headcount, is_population
from extract.reading.counting.ruins import why_not_lost
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH, WEEKDAY
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass

_MONTH_BEFORE = Sieve(rf"\b{MONTH}\.?\s+$", re.I)
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}\b", re.I)
_SEASON_BEFORE = Sieve(r"\b(?:spring|summer|autumn|fall|winter)(?: of)?\s+$", re.I)
_DAYS = re.compile(r"\d{1,2}(?:\s?[–-]\s?| to | and )\d{1,2}")
_IN_MONTH = Sieve(rf"\b(?:in|during|throughout|by late|by early|in late|in early) {MONTH}\s+$", re.I)
_DAY_BEFORE = Sieve(rf"\b{MONTH}\.? \d{{1,2}}(?:(?: ?[–-] ?| to | and | through )\d{{1,2}})?, $", re.I)
# "on 17 and 23 November": the first day of several
_DAYS_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:,? ?(?:,|and|to|or|until|till|–|-) ?\d{{1,2}}(?:st|nd|rd|th)?)+(?: of)? {MONTH}\b", re.I
)
_MAY = re.compile(r"\s+may\b")  # "some 30 may have died"
_DATE_BEFORE = Sieve(rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)?|\b(?:last|this|since|of)) {MONTH}\s+$", re.I)
_DAY_LIST = Sieve(rf"\b{MONTH}\.?\s+\d{{1,2}}(?:\s*(?:,|and|to|–|-|or)\s*\d{{1,2}})*\s*(?:,|and|to|–|-|or)\s*$", re.I)
_NAMED_BEFORE = Sieve(
    r"\b(?:number|phase|day|days|week|chapter|resolution|article|articles|nos?\.?|route|highway|road|channel|area|page|figure|section|level|category|version|type|zone|block|paragraph|item|part|round|stage|point|annex|table|form|grade|class|flight|unit|brigade|battalion|division|covid|step|apollo|goal|group|gmt|utc|update|report|issue|edition|season|episode|#)\s*(?:\(|–|-)?\s*$",
    re.I,
)
_CLOCK_AFTER = re.compile(r"\s?(?:a\.?m\b|p\.?m\b|gmt\b|hrs\b|o'clock|local time|:\d\d)", re.I)
_MONEY_BEFORE = re.compile(r"(?:us\$|\$|€|£|₪|\b(?:usd|nis|eur|gbp|ils)\s?)$", re.I)
_CURRENCIES = ("$", "€", "£", "₪", "usd", "nis", "eur", "gbp", "ils")
_MONEY_WIDTH = 8  # characters of the longest of them, the one before it and more
_FINE_BEFORE = Sieve(
    r"\b(?:fines?|fees?|rents?|prices?|ransoms?|salary|costs?|grants?) of (?:about |around |some |up to )?$", re.I
)
_AT_HOUR = re.compile(r"\b(?:at|from|until|till|by|before|after|about|around) $", re.I)
_OF_DAY = re.compile(
    rf" (?:(?:in the|this|(?:on )?{WEEKDAY}) (?:morning|afternoon|evening)|(?:on {WEEKDAY} |at )night)\b", re.I
)
_CHANGE_AFTER = re.compile(
    r"\s+(?:increase|decrease|rise|drop|decline|fall|jump|surge|spike|reduction|higher|lower|growth|less|up|down|hike|cut|chance|probability|discount|majority|stake|tariff|turnout|interest|literate|owned|funded|complete|operational|functional|functioning|(?:more|fewer) than (?:in|on|at|during|the|a|last|previously|before))\b",
    re.I,
)
_CHANGE_BEFORE = Sieve(
    r"\b(?:risen|rose|rises|fell|fallen|falls|increased|dropped|declined|grown|grew|jumped|soared|surged|climbed|swelled|spiked|decreased|cut|shrunk|shrank|(?:is|are|was|were) (?:up|down)) (?:by |to |from )?(?:about |around |some |nearly |almost |more than |over )?$"
    r"|\b(?:fall|rise|drop|increase|decrease|decline|jump|surge|reduction) of (?:about |around |some |nearly |almost |more than |over )?$",
    re.I,
)
_SHARE_FROM = Sieve(r"\bfrom [\d.]+ ?(?:%|per ?cent) to $", re.I)
_OF_A_BODY = re.compile(r" of (?:his|her|their|the|my) (?:entire |whole )?bod(?:y|ies)\b")  # burnt
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_FAMILY_OF = Sieve(r"\b(?:father|mother|parent|family|dad|mum|mom|grandmother|grandfather|household) of\s+$", re.I)
_LEFT_HOMELESS = re.compile(r" (?:(?:left|made|rendered|now) )?(?:homeless|displaced|evicted|without a home)\b", re.I)
_WHOLE_FAMILY = Sieve(
    r"\b(?:deaths?|killings?|murders?|loss|massacre|funerals?|burial|bodies|displacement|eviction) of an? (?:[\w-]+ )?family of\s+$|(?<!of )(?<!of an )(?<!of a )\b(?:an?|another|one|entire|whole) (?:[\w-]+ )?family of\s+$|^(?!(?:his|her|their|my|our|its|the|this)\b)(?:[\w-]+ )?family of\s+$",
    re.I,
)
_LIST_NUMBER = re.compile(r"\d{1,2}(?:[.)]\s+\D|[.:h]\d\d\b(?!\s?(?:million|billion|m|bn)\b))")
# "deaths and injuries to 28,985 and 68,883, respectively"
_RESPECTIVE = re.compile(r",? respectively\b")
_AND_HURT = Sieve(
    r"\b(?:deaths?|dead|killed|toll|fatalities)\b[^.;]{0,20}\band (?:\w+ )?(?:injur|wound)[^;]*\d and $", re.I
)
# "put the dead at 48,100 and the number of the wounded at 111,000"
_OF_THE_HURT = Sieve(
    r"\b(?:that|those|number|total) of (?:the )?(?:wounded|injured|hurt|missing|arrested|detained)(?: people)? (?:at|to|is|was|reached|stands at) (?:about |more than |over |some |nearly )?$",
    re.I,
)
_SPEAKERS = 12  # more than so many do not say something together
# "the crossing of Street 5", not "on Haifa Street five were hurt"
_STREET_BEFORE = re.compile(
    r"(?:^|[a-z(,] )(?:Street|Avenue|Gate|Building|Tower|Hall|Room|Floor|Bus|Line|Well|Site|Tunnel|Checkpoint|Lane) $"
)
_PAGES_AFTER = re.compile(r" / \d{1,2}(?![\d,.])")
_PAGES_BEFORE = re.compile(r"(?:^|\s)\d{1,2} / $")
_MADE_FOR = Sieve(
    r"\b(?:made|built|meant|designed|intended|planned|space|room|equipped|capacity|licensed|enough) for (?:only |just |about |some |around |up to |at most )?$",
    re.I,
)
_FOR_EACH = re.compile(
    r" (?:\w+ (?:of \w+ )?)?(?:for (?:every|each)\b|per (?:km|sq|square|hectare|acre|room|classroom|tent|flat|toilet|latrine|home|house|household|family|building|shelter|truck|bed|doctor)\b|(?:to|in) (?:each|every|one|a(?! tent)) (?:single )?(?:classroom|room|tent|toilet|latrine)\b|to a tent\b)"
)
_EACH = Sieve(
    r"\beach (?:of them )?(?:with|containing|housing|holding|having|of|sheltering) (?:about |around |some |up to |at least )?$",
    re.I,
)
_TO_EVERY = re.compile(
    r"\b(?:one|an?|two|three|\d+) (?!days?\b|(?:extra|further|additional) day)(?:[\w-]+ ){1,3}(?:for|to|per) (?:every|each) $",
    re.I,
)  # "one latrine to every 210 of them"
_DIGITS = tuple("0123456789")
_YEAR = re.compile(r"(?:18|19|20)\d\d$")
_DEEDS = ("demolitions", "evictions", "expulsions")
_AND_A_HALF = re.compile(r" and a half (?:years|months|weeks|days|hours|minutes)\b", re.I)


# "the toll rises to 2041"
_TOLL_BEFORE = Sieve(
    r"\btoll (?:has |had |now )*(?:ris\w+|rose|climb\w*|jump\w*|reach\w*|hits?|stands? at|tops?|pass\w*|surpass\w*|exceed\w*)(?: to)? $",
    re.I,
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[–/-]\s?| and | to | or )(?:19|20)?\d\d")


def find_trap(text: str, tokens: Sequence[Token], i: int, counted: Counted) -> str | None:  # noqa: C901 - rules, in their order
    """Why the number cannot be a count, or None; `text` is the folded sentence."""
    token = tokens[i]
    quantity = token.quantity
    assert quantity is not None
    before, after = text[max(0, token.start - 40) : token.start], text[token.end : token.end + 40]
    surface = token.text
    if surface.isdigit() and len(surface) <= 2 and _MONTH_AFTER.match(after) and not _MAY.match(after):
        return "is a day of the month"
    if surface.isdigit() and len(surface) <= 2 and (days := _DAYS_AFTER.match(after)) and not days[0].endswith(" may"):
        return "is part of a date"
    days_told = not surface.isdigit() and _DAYS.fullmatch(surface) is not None
    if days_told and _MONTH_AFTER.match(after) and not _MAY.match(after):
        return "is part of a date"
    direct = counted.has(*COUNTABLE) and "," not in text[token.end : tokens[counted.last - 1].end]
    if days_told and _MONTH_BEFORE.search(before) and not direct:
        return "is part of a date"  # "On April 12-14, 30 homes were demolished"
    if _is_part_of_date(surface, before, counted):
        return "is part of a date"
    dated = surface.isdigit() and _YEAR.match(surface) and not _TOLL_BEFORE.search(before)
    if dated and (counted.elided or not counted.has(*COUNTABLE)):
        return "is a year"
    if not surface.isdigit() and _YEARS.fullmatch(surface):
        return "is a span of years"
    counts_people = counted.has(*COUNTABLE) and not (i + 1 < len(tokens) and tokens[i + 1].text == "of")
    if not quantity.percent and _is_named(tokens, i, before) and not counts_people:
        return "is the number of something named"
    if _stands_in_row(tokens, i):
        return "stands in a row of numbers whose columns ran together"
    hurt = _OF_THE_HURT.search(before) or (_RESPECTIVE.match(after) and _AND_HURT.search(text[: token.start]))
    if counted.elided and hurt:
        return "counts the injured"
    noted = before.endswith("[") or (len(surface) == 1 and before.endswith(" (") and before[:-2].endswith(_DIGITS))
    if surface.isdigit() and noted and after.startswith(("]", ")")):
        return "is the number of a note"
    if token.start < 3 and _LIST_NUMBER.match(text[token.start :]):
        return "is the number of a list or a time"
    if _AND_A_HALF.match(after):
        return "is a duration"
    if counted.elided and i + 1 < len(tokens) and tokens[i + 1].text in _DEEDS and i and tokens[i - 1].text != ":":
        return f"counts {tokens[i + 1].text}"  # "399 demolitions and evictions have left 400 people displaced"
    if counted.elided and _STREET_BEFORE.search(before):
        return "is the number of something named"
    if counted.elided and surface.isdigit() and (_PAGES_AFTER.match(after) or _PAGES_BEFORE.search(before)):
        return "is the number of a page"
    if before.endswith(("=", "/", "_", "#")) and counted.elided:
        return "is part of an address or of code"
    if _is_money(before[-_MONEY_WIDTH:]) or (counted.elided and _FINE_BEFORE.search(before)):
        return "is money"
    if is_age(text, tokens, i, counted):
        return "is an age"
    if counted.elided and (quantity.value or 0) <= _HOURS and _AT_HOUR.search(before) and _OF_DAY.match(after):
        return "is a time of day"
    if _CLOCK_AFTER.match(after) and not counted.has(*COUNTABLE):
        return "is a time of day"
    if quantity.percent and _CHANGE_AFTER.match(after):
        return "is a rate of something else"
    if counted.elided and _SHARE_FROM.search(before):
        return "is a rate of something else"  # "the loss fell from 44 percent to 38"
    if quantity.percent and (_CHANGE_BEFORE.search(before) or _OF_A_BODY.match(after)):
        return "is a rate of something else"
    if counted.elided and _CLOCK.fullmatch(surface):
        return "is a time of day"
    if counted.elided and before.endswith(" or ") and i > 1 and NounClass.TRAP in tokens[i - 2].nouns:
        return f"counts {tokens[i - 2].text}"  # "two floors or three"
    if is_ordinal(tokens, i, counted, after):
        return "is an ordinal"
    if counted.elided and before.endswith(" in ") and _CUTS.search(before):
        return "says into how many parts something falls"
    if _FOR_EACH.match(after) or _EACH.search(before) or _TO_EVERY.search(before):
        return "is a ratio"
    if before.lower().endswith("all but "):
        return "is what is left out of a count"
    if surface == "one":
        return None if counts_one(tokens, i, counted, after) else "'one' is no count here"
    if surface in ("several", "many", "numerous") and counted.elided and not _says_of_many(tokens, i, counted):
        return "counts nothing that is named"
    follows = tokens[counted.last].text if counted.last < len(tokens) else "."
    kept = i and tokens[i - 1].text in ("prevent", "preventing", "prevented", "avoid", "avoiding", "avert", "averting")
    if kept and not _FROM_HOME.match(text[token.end :]):
        return "is what was kept from happening"
    if counted.noun in _ALIVE and _SAVED.search(before):
        return "counts those who lived through it"  # "pulled out 35 survivors"
    if is_population(before, tokens, counted) or (counted.elided and is_headcount(text, token.start, after)):
        return "is the size of a population"
    if _MADE_FOR.search(before) and not counted.has(NounClass.DISPLACED):
        return "is what a place has room for"
    homeless = token.start < len("A family of  ") and _LEFT_HOMELESS.match(after)  # "Family of 9 homeless", a headline
    if _FAMILY_OF.search(before) and not is_whole_family(before) and not homeless:
        return "is the size of a family"
    if is_helped(text, tokens, i, counted) or is_taken_for_treatment(text, tokens, counted):
        return "counts people who were helped"
    if is_asked(text, tokens, i, counted):
        return "counts people who were asked"
    if (kin := why_kin(text, tokens, i, counted)) is not None:
        return kin
    if (built := why_not_lost(text, tokens, i, counted)) is not None:
        return built
    if (cared_for := why_hurt(text, tokens, i, counted)) is not None:
        return cared_for
    if _AND_MISSING.match(text, token.end):
        return "counts the missing as well"
    if counted.has(NounClass.PERSON) and follows == "said" and (quantity.value or _SPEAKERS) < _SPEAKERS:
        return "counts those who say it"  # "two local officials said"
    if surface == "half" and i and tokens[i - 1].text in ("second", "first", "other", "latter", "a", "the"):
        return "is half of a time or a pair"
    return None


def _is_money(before: str) -> bool:
    return before.rstrip().lower().endswith(_CURRENCIES) and _MONEY_BEFORE.search(before) is not None


def _stands_in_row(tokens: Sequence[Token], i: int) -> bool:
    """ "Bat Yam 1,985 1,120 74": three or more numbers and nothing between them: a table without its columns."""
    first = last = i
    while first > 0 and _is_bare(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and _is_bare(tokens[last + 1]):
        last += 1
    return last - first + 1 >= _ROW


def _is_bare(token: Token) -> bool:
    return token.quantity is not None and token.text[0].isdigit()


# "over 57,000 dead and missing"
_AND_MISSING = Sieve(
    r" {1,2}(?:people |persons |palestinians )?(?:(?:were|are|have been) )?"
    r"(?:dead|martyrs|killed|martyred|deaths|victims) (?:and|or) (?:the |are )?(?:missing|disappeared)\b",
    re.I,
)


_ROW = 3  # numbers
# "preventing 3,000 people from returning": they are still away
_FROM_HOME = re.compile(
    r"^[^.;:,]{0,60}? from (?:return|going (?:back|home)|coming (?:back|home)|(?:reaching|entering) their (?:homes|village|town))"
)
_ALIVE = ("survivors", "survivor")
_SAVED = Sieve(r"\b(?:pull|dig|dug|find|found|rescu|sav|free)\w*\b[^.,;]{0,24}$", re.I)
_CUTS = Sieve(
    r"\b(?:cut|cuts|cutting|split|splits|splitting|divide|divides|dividing|divided|broke|break|breaks)\b[^.,;]{0,24} in $"
)


def is_whole_family(before: str) -> bool:
    """ "killed a family of five": its members are counted; not in "his family of five", "mother of a family of five"."""
    return bool(_WHOLE_FAMILY.search(before))


def _is_part_of_date(surface: str, before: str, counted: Counted) -> bool:
    if not surface.isdigit() or not (int(surface) <= _LAST_DAY or _YEAR.match(surface)):
        return False
    if _SEASON_BEFORE.search(before) and _YEAR.match(surface):
        return True  # "in the autumn of 1999 soldiers came"
    named = not counted.elided and counted.has(*COUNTABLE)
    if named and (int(surface) > _LAST_DAY or _IN_MONTH.search(before) or _DAY_BEFORE.search(before)):
        return False  # "since January 42 people", "in December 25 homes", "on January 22, 24 soldiers"
    if named and _DATE_BEFORE.search(before):
        return False  # "on 16 July 20 people", "last July 19 families"
    return bool(_MONTH_BEFORE.search(before) or _DAY_LIST.search(before))


def _is_named(tokens: Sequence[Token], i: int, before: str) -> bool:
    """ "Phase 2", "Report no. 9"; not "last week 5,000 came" nor "the displaced number 260"."""
    named = _NAMED_BEFORE.search(before)
    if named is None or i == 0 or (before.endswith("– ") and not tokens[i].text.isdigit()):
        return False  # "on the first day – four in the camp"
    word, ahead = tokens[i - 1].text, tokens[i - 2].text if i > 1 else ""
    if word == "figure" and ahead in ("the", "a"):
        return False  # "the UN uses the figure 1,161"
    if word in ("week", "day", "days", "stage", "round") and (ahead in _THIS or "," in tokens[i].text):
        return False
    k = i - 3 if ahead in ("now", "already", "thus", "together") else i - 2
    counts = k >= 0 and bool(tokens[k].predicates or tokens[k].text.endswith("s") or tokens[k].text in _MANY)
    return not (word == "number" and counts)


_MANY = frozenset("dead people displaced".split())
_HOURS = 24
_LAST_DAY = 31
_THIS = frozenset("last this that next previous past same first second third every each one a the other".split())


def _says_of_many(tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    """ "many of them civilians", "several of those killed", "many displaced cannot return", "many others left homeless"."""
    if " ".join(t.text for t in tokens[i + 1 : i + 4]) in _OF_THE_DEAD:
        return True
    following = tokens[i + 1 : i + 3]
    if following and any(p.metric is not None and p.form is Form.DONE for p in following[0].predicates):
        return True
    if len(following) > 1 and following[1].text in ADVERBS:
        following = [following[0], *tokens[i + 3 : i + 4]]  # "many others partly burned"
    others = len(following) == 2 and following[0].text == "others" and bool(following[1].predicates)
    return others or _of_them_noun(tokens, counted)


_OF_THE_DEAD = frozenset(
    f"of {those}" for those in ("those killed", "the dead", "the victims", "the slain", "those slain")
)


def _of_them_noun(tokens: Sequence[Token], counted: Counted) -> bool:
    """ "many of them civilians", not "many of them more than once"."""
    if not counted.anaphoric or counted.last >= len(tokens):
        return False
    return bool(tokens[counted.last].nouns) or tokens[counted.last].text == "who"
