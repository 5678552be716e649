"""Whether the text says that it happened: reported, hypothetical (feared, planned, ordered) or denied."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from extract.model import Kind, Metric, Status
from extract.reading.counting.governors import FORCE, LIGHT, MODAL, UNSTRESSED, Governor
from extract.reading.counting.intents import CLAUSE_MARKS, is_attempted, is_demanded, is_intended
from extract.reading.counting.nouns import Counted
from extract.reading.counting.orders import is_at_risk
from extract.reading.patterns.sieve import Sieve
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Vocabulary

_WINDOW = 7
_FAR = 14  # tokens
_TO_BE = Sieve(
    r"(?<!believed )(?<!thought )(?<!known )(?<!reported )(?<!said )(?<!presumed )(?<!confirmed )(?<!understood )(?<!estimated )(?<!had )(?<!have )(?<!has )(?<!found )(?<!assessed )(?<!considered )(?<!feared )(?<!recorded )(?<!registered )(?<!counted )(?<!deemed )(?<!documented )(?<!believes )(?<!believe )(?<!thinks )\bto be\b"
)
# "believed by the army to be dead" is reported, as "believed to be dead" is.
_HELD_BY = Sieve(r"\b(?:believed|thought|presumed|known|considered) by (?:\w+ ){1,4}?to be\b")
_IS_TO = re.compile(r"\b(?:is|are|was|were|due|set|about|required|obliged) to\b|\bin favou?r of (?=\w+ing\b)")
_DENIALS = Sieve(
    r"\b(?:den(?:y|ies|ied|ying)|not true|no evidence|untrue|false|rejected (?:claims|reports)|dismissed (?:claims|reports)|refuted|disputes?|disputed)\b(?: \w+){0,5}$"
    r"|\b(?:den(?:y|ies|ied)|disputed?s?)(?: (?:on|late|again|later|flatly|strongly|yesterday|today|\w+day|as \"[^\"]+\"))* that(?: \w+){0,9}$"
    r"|\bno (?:orders?|plans?|decisions?|intention)\b(?: [\w']+){0,9} to \w+(?: (?:about|some))?$"
)
# "a rumour that 20 families were driven out is untrue", "the claim of 32 people killed was false"
_RUMOUR = Sieve(
    r"\b(?:rumou?rs?|claims?|reports?|allegations?|posts?|stor(?:y|ies)|talk)\b(?: [\w']+){0,5} (?:that|of)\b(?: [\w']+){0,6}$"
)
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were|as)(?: [\w]+)? ?\"? ?(?:not true|untrue|false|wrong|incorrect|baseless|unfounded|fabricated|invented|a lie|lies|an? fairy tale|denied)\b"
)
_COULD_END_IN = Sieve(  # "the war could result in a death toll of 186,000"
    r"\b(?:could|might|may|would|will)(?: \w+)? (?:result in|lead to|bring|mean|cause|push|raise|drive|end in|end with)\b(?: [\w'-]+){0,4} (?:toll|deaths)\b(?: [\w'-]+){0,4}$"
)
_IF_THEY = Sieve(  # "if it goes on freeing hostages, at a rate of ten a day"
    r"\b(?:if|unless|provided|as long as|so long as)\b(?: [\w'-]+){0,7}? (?:releas|free|hand)\w*\b[^.;]{0,60}$"
)
_SET_TO_GO = re.compile(
    r"\b(?:planned|slated|set|due|scheduled) for (?:release|return|handover)\b|\b(?:(?:due|set|expected|meant|supposed) )?to be (?:released|freed|returned|handed over)\b"
)
_CAN_BE = re.compile(r"\bcan (?:(?:now|still|all|again) )?be\b")
_MAY_BEFALL = frozenset({Kind.DISPLACED, Kind.DESTROYED, Kind.KILLED})
_ASIDES = re.compile(
    r"\bnotified (?:the )?(?:families|relatives|parents|next of kin) of\b|\b(?:may|might|could) (?:still )?be (?=alive|living)|\b(?:could|may|might|would) (?:well )?be (?:approaching|nearing|close to|closer to|as high as|as many as|even higher)\b|\bif not (?:more|all|most)\b|\b(?:did|does|do|has|have) not (?:yet |immediately |publicly |directly )?(?:mention|say|name|specify|give|comment|explain|identify|elaborate|provide|disclose|refer|address|describe)\b|\b(?:orders|warnings|notices|threats) (?=(?:(?:have|has|had) (?!to\b)|(?:displaced|uprooted|drove|forced)\b))|\bmust be (?:considered|regarded|counted)(?: as)?\b|\bnot (?:only|just|merely|simply)\b"
)
_DEAL = Sieve(
    r"\b(?:agreement|deal|efforts?|proposal|plan|pact|seeking|demand\w*|talks|progress|working on|offer\w*|proposes?|terms|pause|truce|towards?|negotiat\w+|calls?|includes?|provides?|every)\b"
)
_DONE_DEAL = re.compile(
    r"\b(?:led to|saw|after|following|resulted|since|secured|enabled|allowed|celebrated|welcomed)\b"
)
_TELLING = frozenset(
    "told tells telling tell urged urges urging urge instructed instructs instructing warned warns warning asked asks "
    "asking called calls call calling advised advises directed directs ordered orders ordering commanded".split()
)
_GIVING = frozenset("give gives gave given giving".split())
_FALSE = re.compile(
    r"^(?: \w+){0,6} (?:(?:is|are|was|were) (?:false|untrue|not true|baseless|incorrect|fabricated)|(?:turned out|proved) (?:to be )?(?:false|untrue|wrong|incorrect))\b"
)
# "a further 24 bodies are to follow"
_TO_COME = re.compile(r"^(?: \w+){0,3}(?: ,)? (?:(?:is|are) (?:still |yet )?to|would|will) (?:follow|come)\b")


_THERE_WILL_BE = Sieve(  # "there will be about 40 hostages released"
    r"\bthere (?:will|would|could|might|should|may)(?: (?:also|then|probably|likely))? be(?: \w+){0,3}$"
)

# "230,000 refugees could be expected to arrive"
_YET_TO_ARRIVE = re.compile(
    r"^ (?:could|may|might|will|would|should|(?:are|is) (?=expected|likely|projected|forecast|due))(?: also)? ?"
    r"(?:(?:be )?(?:expected|likely|projected|forecast|due) to )?(?:arrive|cross|flee|come|seek|enter|leave|move|return|be displaced)\b"
)


def read_status(  # noqa: C901 - rules, in their order
    tokens: Sequence[Token],
    counted: Counted,
    governor: Governor | None,
    vocabulary: Vocabulary,
    *,
    edge: int,
) -> Status:
    """The status of a count from the words that stand around its predicate in its own clause."""
    words = _ASIDES.sub("", _HELD_BY.sub("", _words_around(tokens, counted, governor, edge)))
    if governor is not None and governor.predicate.kind in (Kind.DEAD, Kind.KILLED):
        words = _SET_TO_GO.sub("", words)  # "eight hostages planned for release are dead"
    before = [_word(t) for t in tokens[max(0, edge - _FAR) : edge]]
    ahead, far = " ".join(before[-8:]), " ".join(before)
    behind = " " + " ".join(_word(t) for t in tokens[counted.last : counted.last + 9])
    untrue = _RUMOUR.search(far) and _UNTRUE.search(" ".join(_word(t) for t in tokens[counted.last :]))
    if governor is not None and governor.rule == "toll" and (_COULD_END_IN.search(far) or _IF_THEY.search(far)):
        return Status.HYPOTHETICAL
    if is_at_risk(ahead, behind) and not counted.has(NounClass.DISPLACED):
        return Status.HYPOTHETICAL
    if _DENIALS.search(ahead) or _DENIALS.search(far) or _FALSE.match(behind) or untrue:
        return Status.DENIED
    if governor is not None and governor.index > edge and _is_condition(tokens, governor, edge):
        return Status.HYPOTHETICAL
    if governor is not None and (_is_paid(tokens, counted, governor) or _did_so(tokens, governor)):
        return Status.REPORTED
    if governor is not None and _depends(tokens, counted, governor, words, edge):
        return Status.HYPOTHETICAL
    if governor is not None and governor.rule == "noun" and _YET_TO_ARRIVE.match(behind):
        return Status.HYPOTHETICAL
    if _TO_COME.match(behind) or _THERE_WILL_BE.search(ahead) or (governor is not None and governor.rule == "ordered"):
        return Status.HYPOTHETICAL
    if governor is not None and _is_deal(tokens, governor, edge):
        opening = " ".join(_word(t) for t in tokens[_clause_start(tokens, governor.index, 12) : governor.index])
        each = any(t.text in ("every", "each") for t in tokens[governor.index + 1 : edge + 1])
        if each:
            return Status.HYPOTHETICAL  # "the release of every additional ten hostages adds a day"
        if _DEAL.search(opening) and not _DONE_DEAL.search(opening):
            return Status.HYPOTHETICAL
    if (
        governor is not None
        and governor.index > edge
        and (governor.rule in ("complement", "forced") or tokens[governor.index - 1].text == "to")
        and any(_word(t) in _TELLING for t in tokens[max(0, edge - 3) : edge])
        and tokens[edge - 1].text
        not in (
            "that",
            "forced",
            "forcing",
            "driven",
            "compelled",
        )  # "is warning that 9,000 people continue to live in tents"
    ):
        return Status.HYPOTHETICAL  # "told 300 families to leave": whether they left is not said
    if (
        governor is not None
        and governor.index > edge
        and tokens[governor.index - 1].text == "to"
        and any(_word(t) in _GIVING for t in tokens[max(0, edge - 2) : edge])
    ):
        return Status.HYPOTHETICAL  # "gave 300 families two days to leave"
    if (
        governor is not None
        and governor.rule == "object"
        and governor.index > edge
        and tokens[governor.index - 1].text == "to"
    ):
        return Status.HYPOTHETICAL  # "that two countries agreed to evacuate"
    planned = (
        governor is not None
        and governor.predicate.kind not in _STATES  # "thought to be living", "declared to be dead"
        and governor.index < len(tokens)
        and tokens[governor.index].text.startswith("to be ")
    )
    if _any_phrase(_undenied(words, tokens, governor), vocabulary.denied):
        return Status.DENIED
    sought = planned or is_attempted(tokens, governor)
    if _any_phrase(words, vocabulary.hypothetical) or sought or _is_to_be(words, governor) or _IS_TO.search(words):
        return Status.HYPOTHETICAL
    return Status.REPORTED


def _depends(tokens: Sequence[Token], counted: Counted, governor: Governor, words: str, edge: int) -> bool:
    """ "1,300 people who can now be evicted", "every additional ten hostages would add a day": what may yet come about."""
    if governor.predicate.kind in _MAY_BEFALL and _CAN_BE.search(words):
        return True
    priced = governor.index < edge and governor.predicate.kind is Kind.RELEASED
    if priced and _SET_TO_GO.match(" ".join(t.text for t in tokens[counted.last : counted.last + 4])):
        return True  # "in exchange for the 13 hostages due to be freed"
    if governor.index < edge and is_intended(tokens, governor.index):
        return True
    if governor.index < edge and governor.predicate.form is Form.ACT and is_demanded(tokens, governor.index):
        return True
    if _FORESEEN.search(" ".join(t.text for t in tokens[max(0, edge - 8) : edge])):
        return True
    every = any(t.text in ("every", "each") for t in tokens[edge : counted.first])
    return every and governor.predicate.metric is Metric.HOSTAGES


def _is_condition(tokens: Sequence[Token], governor: Governor, edge: int) -> bool:
    """ "if at least ten hostages are freed each day", "once all 33 hostages have come home"."""
    before = tokens[edge - 1].text if edge else ""
    return before in ("if", "unless") or (before == "once" and governor.predicate.metric is Metric.HOSTAGES)


def _is_paid(tokens: Sequence[Token], counted: Counted, governor: Governor) -> bool:
    """ "delayed the release of prisoners in exchange for six hostages handed over earlier": they have come out."""
    priced = governor.index < counted.first and tokens[governor.index].text in ("in exchange for", "in return for")
    owed = counted.last >= len(tokens) or _SET_TO_GO.match(
        tokens[counted.last].text
    )  # "for the 13 hostages to be freed"
    given = () if owed else tokens[counted.last].predicates
    return priced and any(p.kind is Kind.RELEASED and p.form is Form.DONE for p in given)


def _did_so(tokens: Sequence[Token], governor: Governor) -> bool:
    """ "were told to leave the town and did so": they went."""
    words = [t.text for t in tokens[governor.index + 1 : governor.index + 6]]
    return any(pair == ("did", "so") for pair in itertools.pairwise(words))


_STATES = (Kind.HELD, Kind.DEAD)
_DECLARED = re.compile(r"^(?:known )?to be (?:dead|deceased|killed)$")  # "has declared 31 to be dead"


# "UNHCR projects 7 million displaced by December"
_FORESEEN = Sieve(r"\b(?:projects|projected|forecasts?|anticipates|anticipated|foresees)(?: (?:that|as many as))?$")


def _is_to_be(words: str, governor: Governor | None) -> bool:
    """ "to be freed"; not "25 are believed to be living"."""
    state = governor is not None and governor.predicate.kind in _STATES
    return not state and not _DECLARED.search(words) and _TO_BE.search(words) is not None


def is_negated(tokens: Sequence[Token], counted: Counted, governor: Governor) -> bool:
    """ "97 have not come home", "300 families have nowhere to return to": the subject's verb is denied."""
    between = [t.text for t in tokens[counted.last : governor.index]]
    nothing = between[-1:] == ["to"] and "no" in between[-4:]  # "have no home to come back to"
    kept = between[-1:] == ["from"] and any(
        t.text in _PREVENT for t in tokens[max(0, counted.first - 4) : counted.first]
    )
    return (
        nothing
        or kept  # "preventing 3,000 people from returning"
        or not {"not", "never", "cannot"}.isdisjoint(between[-4:])
        or between[-2:]
        in (
            ["nowhere", "to"],
            ["unable", "to"],
        )
    )


_PREVENT = frozenset("prevent prevents prevented preventing bar bars barred barring stop stopped stopping".split())
# Who has not come back is still away.
STAYED = {Kind.RETURNED: Kind.DISPLACED, Kind.RELEASED: Kind.HELD}


def _undenied(words: str, tokens: Sequence[Token], governor: Governor | None) -> str:
    """Without a predicate that says "not" itself: who "did not survive" is dead, who has "not been found" is missing."""
    said = _word(tokens[governor.index]) if governor is not None and governor.index < len(tokens) else ""
    return words.removesuffix(said) if _NOT.search(said) else words


_NOT = re.compile(r"\b(?:not|never|no longer)\b")


def _is_deal(tokens: Sequence[Token], governor: Governor, edge: int) -> bool:
    """The release of hostages as a noun, an infinitive or the price of a deal: perhaps only agreed or asked for."""
    if governor.predicate.name != "released" or governor.index >= edge:
        return False
    word = tokens[governor.index].text
    infinitive = governor.index > 0 and tokens[governor.index - 1].text == "to"
    return governor.rule == "nominal" or infinitive or word.startswith(("in exchange", "in return"))


def _words_around(tokens: Sequence[Token], counted: Counted, governor: Governor | None, edge: int) -> str:
    """Before an object's predicate up to the clause mark; between a subject and its predicate, and the predicate itself."""
    if governor is None or governor.rule in ("noun", "label", "toll", "premodifier", "outcome"):
        hedged = edge + (tokens[edge].text in _NEARING)  # "could be approaching 900": how many is not sure, not whether
        return " ".join(_word(t) for t in tokens[_clause_start(tokens, edge, 4) : hedged])
    if governor.index < edge:
        first = _clause_start(tokens, governor.index, _WINDOW)
        if governor.predicate.form is Form.DONE and any(t.text == "where" for t in tokens[first : governor.index]):
            first = _verb_group(tokens, governor.index) + 1  # "strikes where people were told to go killed 20"
        return " ".join(_word(t) for t in tokens[first : governor.index + 1] if t.quantity is None)
    opens = counted.last
    if governor.predicate.metric is Metric.DEATHS and governor.rule == "passive":
        opens = max(opens, _verb_group(tokens, governor.index))
    if governor.predicate.kind is Kind.RETURNED:
        gone = (k for k in range(governor.index - 1, opens, -1) if _tells_of_flight(tokens[k]))
        opens = next(gone, opens - 1) + 1  # "residents who were ordered to leave have returned"
    between = [_word(t) for t in tokens[opens : governor.index] if t.quantity is None]
    before = (
        [_word(t) for t in tokens[_clause_start(tokens, edge, 3) : edge]]
        if governor.rule in ("complement", "forced") or (edge > 0 and tokens[edge - 1].text in LIGHT | FORCE)
        else []
    )
    return " ".join([*before, *between, _word(tokens[governor.index])])


_NEARING = frozenset("approaching nearing".split())


def _tells_of_flight(token: Token) -> bool:
    return any(p.kind is Kind.DISPLACED for p in token.predicates)


def _verb_group(tokens: Sequence[Token], i: int) -> int:
    """Where "were expected to be" begins before "killed" at index i; not the "planning an attack" that says who they were."""
    while i > 0 and tokens[i - 1].text in _VERB_GROUP:
        i -= 1
    return i - 1


_VERB_GROUP = UNSTRESSED | MODAL | frozenset("to not never did do does".split())


def _word(token: Token) -> str:
    return "May" if token.capital and token.text == "may" else token.text  # the month is no modal


def _clause_start(tokens: Sequence[Token], i: int, window: int) -> int:
    start = i
    while start > 0 and i - start < window and not _marks_clause(tokens, start - 1):
        start -= 1
    return start


def _marks_clause(tokens: Sequence[Token], k: int) -> bool:
    """A mark of the clause, or an "as" that opens one: "rejects the proposal as Israel kills six"."""
    if tokens[k].text in CLAUSE_MARKS:
        return True
    if tokens[k].text != "as" or (k and tokens[k - 1].text in ("long", "soon", "far", "such", "well", "much")):
        return False
    verb = any(p.form in _DEEDS for t in tokens[k + 2 : k + 4] for p in t.predicates)
    return verb and (tokens[k + 1].capital or tokens[k + 1].text == "the")


_DEEDS = frozenset({Form.ACT, Form.DONE, Form.DOING})


def _any_phrase(words: str, phrases: frozenset[str]) -> bool:
    firsts, apart = _apart(phrases)
    return not firsts.isdisjoint(words.split(" ")) and any(map(f" {words} ".__contains__, apart))


@functools.cache
def _apart(phrases: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The first words of some phrases, and the phrases with the spaces around them."""
    return frozenset(phrase.split(" ")[0] for phrase in phrases), tuple(f" {phrase} " for phrase in phrases)
