"""Numbers that complete a toll: "the death toll rose to 31", "the number of homes destroyed stands at 200"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.model import Metric
from extract.reading.counting.governors import (
    ADVERBS,
    DEATH_TOLL,
    DISPLACED,
    HELD,
    NOT_OURS,
    RETURNED,
    Accepts,
    Governor,
    before_when,
)
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form, NounClass, Vocabulary


def find_toll(  # noqa: C901 - rules, in their order
    tokens: Sequence[Token], edge: int, number: int, vocabulary: Vocabulary, accepts: Accepts
) -> Governor | None:
    """The number completes a toll: "the death toll rose to 31", "the number of homes destroyed stands at 200"."""
    i = before_when(tokens, edge - 1)
    while i >= 0 and (tokens[i].text in ADVERBS or tokens[i].text == "between"):
        i -= 1
    if i > 0 and tokens[i].text in _NUMBERING:
        return _numbered(tokens, i, accepts)
    if i > 0 and (pair := _respective(tokens, i, number)) is not None:
        return Governor(DEATH_TOLL if pair else NOT_OURS, i, "toll")
    if i > 0 and tokens[i].text in _REACHING and _are_displaced(tokens, i) and accepts(DISPLACED):
        return Governor(DISPLACED, i, "toll")
    if i > 0 and tokens[i].text == "(" and (doubled := _multiplied(tokens, i, vocabulary, accepts)) is not None:
        return doubled
    grown = i > 0 and tokens[i].text == "by" and tokens[i - 1].text in _GROWING
    if i < 0 or (tokens[i].text not in vocabulary.toll_links and not grown):
        # The link may be a hedge itself: "the toll surpassed 28,000", "bringing the number killed up to eight".
        i = next((k for k in range(edge, number) if tokens[k].text in _HEDGE_LINKS), -1)
        if i < 0:
            return _verbless(tokens, edge, number, vocabulary, accepts)
    if names_sites(tokens[:i]):
        return Governor(NOT_OURS, i, "toll")
    if tokens[i].text == "at" and (put := _put_at(tokens, i, accepts)) is not None:
        return put
    if tokens[i].text == "of" and i > 0 and tokens[i - 1].text in ("rate", "average", "pace"):
        return _rated(tokens, i, accepts)
    given = tokens[i].text == "as" and any(t.text in _GIVEN for t in tokens[max(0, i - 14) : i])
    if tokens[i].text in ("of", "over", "as") and not given and not _follows_toll(tokens, i, vocabulary):
        return None
    for k in range(i, max(-1, i - 30), -1):
        if (tokens[k].text in (".", ";", "!", "?") and not _is_short(tokens, k)) or (
            tokens[i].text == ":" and k < i and tokens[k].quantity is not None
        ):
            return None  # "dead: 7, wounded: 31": the second number has a label of its own
        if k < i and (NounClass.INJURED in tokens[k].nouns or tokens[k].text in ("injured", "wounded")):
            return Governor(NOT_OURS, k, "toll")  # "deaths to 22,000 and injuries to 57,000"
        if _toll_at(tokens, k, vocabulary):
            deeds = tokens[k].text == "number" and _numbers_deeds(tokens[k + 2 : i])
            return Governor(NOT_OURS, k, "toll") if deeds else _toll_predicate(tokens, k, i, accepts)
    return None


def _follows_toll(tokens: Sequence[Token], link: int, vocabulary: Vocabulary) -> bool:
    """ "a toll of", "a death toll in the Gaza Strip of": nothing but a place stands between."""
    k = link - 1
    while link - _PLACE < k and (tokens[k].capital or tokens[k].text in ("the", "enclave", "territory", "camp")):
        k -= 1
    if k < link - 1 and tokens[k].text in ("in", "from", "across"):
        k -= 1
    return k >= 0 and _toll_at(tokens, k, vocabulary)


_PLACE = 6  # tokens


def _multiplied(tokens: Sequence[Token], bracket: int, vocabulary: Vocabulary, accepts: Accepts) -> Governor | None:
    """ "The number of children killed has almost tripled since May compared with last year (115 against 39)"."""
    verb = next((k for k in range(bracket - 1, 0, -1) if tokens[k].text in _MULTIPLIED), None)
    if verb is None or any(t.text in (".", ";", ":") for t in tokens[verb:bracket]):
        return None
    toll = next((k for k in range(verb - 1, -1, -1) if _toll_at(tokens, k, vocabulary)), None)
    if toll is None or any(t.text in (".", ";", ":") or t.quantity is not None for t in tokens[toll:verb]):
        return None
    hurt = any(_is_hurt(t) for t in tokens[toll:verb])
    return Governor(NOT_OURS, toll, "toll") if hurt else _toll_predicate(tokens, toll, verb, accepts)


_MULTIPLIED = frozenset(
    "twice double triple doubled tripled trebled quadrupled halved increased risen rose grown fallen fell dropped decreased".split()
)


def _respective(tokens: Sequence[Token], link: int, number: int) -> bool | None:
    """ "the total deaths and injuries to 28,985 and 68,883, respectively": whether the number is that of the deaths."""
    if not any(t.text == "respectively" for t in tokens[number + 1 : number + 5]):
        return None
    named = [
        t for t in tokens[max(0, link - _FAR) : link + 1] if _is_hurt(t) or NounClass.DEAD in t.nouns or _is_toll(t)
    ]
    if len(named) < _TWO or not any(map(_is_hurt, named[-2:])):
        return None
    first = number + 2 < len(tokens) and tokens[number + 1].text == "and" and tokens[number + 2].quantity is not None
    told = named[-2] if first else named[-1]
    return not _is_hurt(told)


def _is_hurt(token: Token) -> bool:
    return NounClass.INJURED in token.nouns or token.text.startswith(("injur", "wound"))


def _is_toll(token: Token) -> bool:
    return token.text in ("death toll", "toll", "deaths", "death")


_FAR = 16  # tokens


def _is_short(tokens: Sequence[Token], dot: int) -> bool:
    """The full stop, or the comma of a date, ends no clause: "since Oct. 7, 2023 at 67,913"."""
    before = tokens[dot - 1] if dot else None
    if before is None or dot + 1 >= len(tokens):
        return False
    if tokens[dot].text == ",":
        return before.text.isdigit() and tokens[dot + 1].text.isdigit() and len(tokens[dot + 1].text) == _YEAR
    return before.text in _MONTHS and tokens[dot].text == "."


_YEAR = 4  # digits
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())


def _verbless(
    tokens: Sequence[Token], edge: int, number: int, vocabulary: Vocabulary, accepts: Accepts
) -> Governor | None:
    """ "Ministry: death toll in Gaza more than 23,000": a headline leaves the verb out."""
    for k in range(edge - 1, max(-1, edge - 5), -1) if edge < number else ():
        if "toll" in tokens[k].text and _toll_at(tokens, k, vocabulary):
            return Governor(DEATH_TOLL, k, "toll") if accepts(DEATH_TOLL) else None
        if tokens[k].predicates or not tokens[k].text.replace("-", "").isalpha():
            return None
    return None


def names_sites(label: Sequence[Token]) -> bool:
    """ "Number of shelters": the shelters are counted, whoever is in them."""
    last = label[-1].text.rsplit(" ", 1)[-1] if label else ""
    if last != ":" and last not in _SITES:
        return False
    words = " ".join(t.text for t in label[-4:]).split()
    words = words[:-1] if words[-1:] == [":"] else words
    placed = words[-2:-1] in (["displacement"], ["collective"], ["evacuation"]) and len(words) == _TWO  # a label alone
    return (words[-3:-1] == ["number", "of"] or placed) and words[-1:] != [] and words[-1] in _SITES


_TWO = 2  # words
_SITES = frozenset(
    "incidents massacres violations clashes raids airstrikes operations incursions bombings shootings shelters sites schools centres centers trucks missions attacks beds hospitals communities villages towns".split()
)
_GIVEN = frozenset("gave gives give given put puts cited cites listed reported recorded stated".split())
_GROWING = frozenset("surged rose risen rises grew grown increased increases jumped climbed soared swelled".split())
_NUMBERING = frozenset("numbered number numbers totalled totaled total totals totalling totaling numbering".split())


def _numbered(tokens: Sequence[Token], verb: int, accepts: Accepts) -> Governor | None:
    """ "people killed there since May numbered 66": who or what, and what befell them, stand before the verb."""
    for k in range(verb - 1, max(-1, verb - 25), -1):
        if tokens[k].text in (".", ";", ":", "!", "?"):
            return None
        for predicate in tokens[k].predicates if k else ():
            counted = tokens[k - 1].nouns or (k + 1 < verb and tokens[k + 1].nouns) or tokens[k - 1].text in _WHO
            if predicate.form in (Form.DONE, Form.BEFALL) and accepts(predicate) and counted:
                return Governor(predicate, k, "toll")
        if NounClass.PRISONER in tokens[k].nouns and NounClass.HOSTAGE not in tokens[k].nouns:
            return Governor(NOT_OURS, k, "toll")  # "detainees now number 9,300"
        if tokens[k].text in ("dead", "martyrs") and accepts(DEATH_TOLL):
            return Governor(DEATH_TOLL, k, "toll")
        if NounClass.DISPLACED in tokens[k].nouns or tokens[k].text == "displaced":
            return Governor(DISPLACED, k, "toll") if accepts(DISPLACED) else None
        if k < verb - 1 and tokens[k].text == ",":
            return None
    return None


def _are_displaced(tokens: Sequence[Token], verb: int) -> bool:
    """ "displaced people in Rafah have reached 1.4 million": they are the subject of the verb."""
    k = verb - 1
    while verb - _PLACE < k and (tokens[k].capital or tokens[k].text in _BEFORE_VERB) and not tokens[k].nouns:
        k -= 1
    headed = k > 0 and tokens[k - 1].text == "of"  # "the number of displaced people has reached"
    return k >= 0 and NounClass.DISPLACED in tokens[k].nouns and not headed and "return" not in tokens[k].text


_REACHING = frozenset(("reached", "have reached", "has reached", "had reached", "reach"))
_BEFORE_VERB = frozenset("in from across the now have has had already".split())
_WHO = frozenset("those who have has been were are that".split())
_HEDGE_LINKS = frozenset(
    "passes tops nears to surpassed surpassing surpasses exceeded exceeding exceeds passed topped topping crossed past above beyond".split()
)


def _rated(tokens: Sequence[Token], rate: int, accepts: Accepts) -> Governor | None:
    """ "killing Palestinians at an average rate of 250 a day"."""
    for k in range(rate, max(-1, rate - 9), -1):
        if tokens[k].text in (".", ";", ",", ":"):
            return None
        for predicate in tokens[k].predicates:
            if predicate.metric is not None and predicate.form is not Form.BEFALL and accepts(predicate):
                return Governor(predicate, k, "toll")
    return None


def _put_at(tokens: Sequence[Token], at: int, accepts: Accepts) -> Governor | None:
    """ "the army puts its soldiers killed since then at 311"."""
    for k in range(at - 1, max(-1, at - 16), -1):
        if tokens[k].text in (".", ";", ":", ",") and not _is_short(tokens, k) and tokens[k + 1].text != "and":
            return None
        if tokens[k].text in ("put", "puts", "putting"):
            again = [m for m in range(k + 1, at) if " ".join(t.text for t in tokens[m : m + 2]) in _AND_OF]
            said = [
                (m, p)
                for m in range(max([k, *again]) + 1, at)
                for p in tokens[m].predicates
                if p.form in (Form.DONE, Form.BEFALL) and accepts(p)
            ]
            left = next((m for m in range(k + 2, at) if tokens[m].text == "left" and tokens[m - 1].text in _WHO), None)
            if not said and left is not None and accepts(DISPLACED):
                return Governor(DISPLACED, left, "toll")  # "puts the number of those who left at 10,000"
            return Governor(said[0][1], said[0][0], "toll") if said else None
    return None


_AND_OF = ("and of", "and those", "and the")  # "the number of homes destroyed at 53, and of homes damaged at 200"


def _toll_at(tokens: Sequence[Token], k: int, vocabulary: Vocabulary) -> bool:
    text = tokens[k].text
    if text == "number":
        return k + 1 < len(tokens) and tokens[k + 1].text == "of"
    either = text == "dead" and k > 1 and tokens[k - 1].text == "or"  # "in captivity, alive or dead: 76"
    return text in vocabulary.toll_words and not either


_STRIKES = frozenset(
    "strike strikes attack attacks raid raids blast bombing explosion shelling massacre bombardment shooting".split()
)


def _numbers_deeds(named: Sequence[Token]) -> bool:
    """ "the number of attacks since October 7 to 1,400": attacks, or prisoners, are counted, whoever was hit."""
    start = next((k for k, t in enumerate(named[:_ADJECTIVES]) if t.nouns), None)
    if start is None:
        return False
    head = [*itertools.takewhile(lambda t: bool(t.nouns), named[start:])][-1]
    if head.text in _UNHARMED or (NounClass.PRISONER in head.nouns and NounClass.HOSTAGE not in head.nouns):
        return not any(p.metric is not None for t in named[start:] for p in t.predicates)  # not "of prisoners who died"
    return head.text in _STRIKES | _SITES or head.text == "air strikes"


_UNHARMED = frozenset("patients students pupils residents inhabitants beneficiaries volunteers".split())
_ADJECTIVES = 3  # tokens: "the number of recent settler attacks"


def _newly(tokens: Sequence[Token], said: int) -> int:
    """ "the number of newly damaged structures": the noun stands behind what befell them."""
    return 2 if any(p.metric is Metric.BUILDINGS for t in tokens[said : said + 1] for p in t.predicates) else 0


def _toll_predicate(tokens: Sequence[Token], toll: int, link: int, accepts: Accepts) -> Governor | None:
    text = tokens[toll].text
    said = next((k for k in range(toll, link) if tokens[k].predicates), link)
    # "the toll of the bombing of a camp for displaced people"
    struck = next((k for k in range(toll, link) if tokens[k].text in _STRIKES), link)
    built = any(t.nouns & {NounClass.HOME, NounClass.BUILDING} for t in tokens[toll : said + _newly(tokens, said)])
    for k in range(max(0, toll - 1), link):
        if k > toll and tokens[k].text in ("returnees", "returnee") and accepts(RETURNED):
            return Governor(RETURNED, k, "toll")
        if k > toll and NounClass.DISPLACED in tokens[k].nouns and k < struck and accepts(DISPLACED):
            return Governor(DISPLACED, k, "toll")
        if (
            NounClass.HOSTAGE in tokens[k].nouns
            and not any(t.predicates for t in tokens[k + 1 : link])
            and accepts(HELD)
        ):
            return Governor(HELD, k, "toll")  # "the number of hostages is 48"
        dead = NounClass.DEAD in tokens[k].nouns and (
            NounClass.PERSON not in tokens[k].nouns or tokens[k].text in ("martyr", "martyrs")
        )
        if dead and accepts(DEATH_TOLL):
            return Governor(DEATH_TOLL, k, "toll")
        for predicate in tokens[k].predicates:
            acts = k == toll + 2 and predicate.form is Form.NOUN  # "the number of demolitions reached 310"
            theirs = predicate.metric is Metric.DISPLACEMENT and k > struck
            of_others = predicate.metric is not None and built != (predicate.metric is Metric.BUILDINGS)
            if theirs or (of_others and not acts):
                continue
            if (accepts(predicate) or (built and predicate.name == "lost_buildings")) and (
                k >= toll or predicate.form is Form.NOUN
            ):
                return Governor(predicate, k, "toll")
            if predicate.metric is None and k > toll and predicate.form is Form.DONE:
                return Governor(predicate, k, "toll")
    if struck < link:
        return Governor(DEATH_TOLL, toll, "toll")  # "the count from the strike climbed to 31"
    if "toll" in text or text in ("body count", "losses", "deaths", "fatalities", "fatality count", "death count"):
        return Governor(DEATH_TOLL, toll, "toll")
    return None
