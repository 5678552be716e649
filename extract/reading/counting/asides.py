"""What is stepped over between a count and its verb: brackets, shares, asides between commas or dashes, other numbers."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading.counting.fates import end_fate
from extract.reading.counting.governors import AUXILIARIES, BE, HAVE, MODAL
from extract.reading.counting.nouns import Counted
from extract.reading.sentences.tokens import Token
from extract.reading.vocabulary import Form

_ASIDE = 24  # tokens
HEDGES = frozenset("some about around nearly almost over more than at least another a further up to others".split())
_SPELLS = frozenset(
    "day days night nights week weeks hour hours month months year years minute minutes decade decades".split()
)


def is_spell(tokens: Sequence[Token], i: int) -> bool:
    """The number at index i measures time: "killed over seven days", "freed two weeks ago"."""
    return tokens[i].quantity is not None and i + 1 < len(tokens) and tokens[i + 1].text in _SPELLS


_RELATIVE = frozenset("who which that whom whose".split())


def is_of_next(tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    """ "9 destroyed homes, 30 damaged homes", "96 hostages, including 34 dead": said of the next number."""
    if i - 1 > counted.last and tokens[i - 1].quantity is not None and tokens[i].text in ("dead", "deceased"):
        return True
    if tokens[i].nouns and _is_noun_of(tokens, i, counted):
        return True
    if i + 1 >= len(tokens) or not tokens[i + 1].nouns:
        return False
    k = i - 1
    while k > counted.last and tokens[k].text.endswith("ly"):
        k -= 1
    return k > counted.last and tokens[k].quantity is not None


def _is_noun_of(tokens: Sequence[Token], i: int, counted: Counted) -> bool:
    """ "17 people, including nine Palestine refugees, were held": the noun of the number before it, no predicate."""
    k = i - 1
    while k > counted.last and (tokens[k].entry.nationality or tokens[k].text == "palestine"):
        k -= 1
    return k > counted.last and tokens[k].quantity is not None


def after_bracket(tokens: Sequence[Token], i: int) -> int:
    """Where the sentence goes on after the bracket that opens at i."""
    depth = 0
    for k in range(i, len(tokens)):
        depth += (tokens[k].text == "(") - (tokens[k].text == ")")
        if depth == 0:
            return k + 1
    return len(tokens)


def after_share(tokens: Sequence[Token], i: int) -> int | None:
    """Where "40,000 buildings, or about 18 per cent, of all that stood" goes on after the share set off by commas."""
    if tokens[i].text != "," or [t.text for t in tokens[i + 1 : i + 2]] != ["or"]:
        return None
    for k in range(i + 2, min(len(tokens) - 1, i + 6)):
        quantity = tokens[k].quantity
        if quantity is not None and quantity.percent:
            rest = range(k + 1, min(len(tokens), k + _SHARE))  # "or 18 percent of those that stood before the war,"
            return next((m + 1 for m in rest if tokens[m].text == ","), None)
        if quantity is not None:
            return None
    return None


_SHARE = 12  # tokens


def stands_as_noun(tokens: Sequence[Token], i: int) -> bool:
    """ "the agency for Palestinian refugees", "the dead": a word that may tell what befell people names some here."""
    k = i - 1
    while tokens[i].nouns and k > 0 and (tokens[k].entry.nationality or tokens[k].text == "palestine"):
        k -= 1
    return tokens[k].text in _NOUN_MARKS or (bool(tokens[i].nouns) and tokens[k].text == "for")


_NOUN_MARKS = frozenset("in of the a an their its his her our my".split())


def is_verb(tokens: Sequence[Token], i: int) -> bool:
    """A helping verb, or what befalls or is done to somebody."""
    if i >= len(tokens):
        return False
    token = tokens[i]
    if token.text in BE or token.text in HAVE or token.text in MODAL:
        return True
    return any(p.form in (Form.DONE, Form.BEFALL) for p in token.predicates) and not token.nouns


def after_aside(tokens: Sequence[Token], mark: int) -> int | None:
    """Where the verb begins after an aside: "people, the ministry said, were killed"; "houses, a shop and a mill were hit"."""
    opening = tokens[mark + 1].text if mark + 1 < len(tokens) else ""
    if opening in AUXILIARIES or opening in MODAL:
        return mark + 1  # the aside ends here
    if opening in _APPOSED:
        return _after_apposition(tokens, mark)
    relative = opening in _RELATIVE and [t.text for t in tokens[mark + 1 : mark + 3]] != [
        "that",
        "is",
    ]  # ", that is 30,"
    if relative or opening in _OPENERS_WITHIN or _opens_with_number(tokens, mark + 1):
        closed = _after_part(tokens, mark) if opening in _PART_OPENERS else None
        return end_fate(tokens, mark) if closed is None else closed
    last = min(mark + _ASIDE, len(tokens) - 1)
    joined = False
    for k in range(mark + 1, last):
        text = tokens[k].text
        if text in _BREAKS:
            return None
        if text in (",", "–", "-") and (is_verb(tokens, k + 1) or tokens[k + 1].text in ("that", "whom")):
            return k + 1
        if tokens[k].quantity is not None and opening not in _SPEECH:
            joined = False
        if text == "and" and tokens[mark].text == ",":
            joined = True
        elif joined and text in BE and not any(is_verb(tokens, m) for m in range(mark + 1, k)):
            return k
    return None


def _after_part(tokens: Sequence[Token], mark: int) -> int | None:
    """ "97 hostages, among them the remains of men declared dead, are there": a part told without a number."""
    for k in range(mark + 2, min(mark + _ASIDE, len(tokens) - 1)):
        if tokens[k].quantity is not None or tokens[k].text in _BREAKS:
            return None
        if tokens[k].text == tokens[mark].text and (tokens[k + 1].text in AUXILIARIES | MODAL):
            return k + 1
    return None


def _opens_with_number(tokens: Sequence[Token], i: int) -> bool:
    """ "34" and "at least 34" open the clause of another number."""
    hedged = [t.text for t in tokens[i : i + 2]] in (["at", "least"], ["more", "than"])
    k = i + 2 if hedged else i
    return k < len(tokens) and tokens[k].quantity is not None


def _after_apposition(tokens: Sequence[Token], mark: int) -> int | None:
    """ "people, some foreigners, others patients, that two countries agreed to evacuate": where the clause goes on."""
    for k in range(mark + 1, min(mark + _ASIDE, len(tokens) - 1)):
        if tokens[k].text in _BREAKS or tokens[k].text in AUXILIARIES:
            return None
        if tokens[k].text == "," and (tokens[k + 1].text in ("that", "whom") or _is_past_deed(tokens, k + 1)):
            return k + 1  # "thousands of people, many displaced again and again, returned to the town"
    return None


def _is_past_deed(tokens: Sequence[Token], i: int) -> bool:
    """What people did or what befell them, in one word: no other noun, and not the -ing of another aside."""
    deed = any(p.form is Form.BEFALL for p in tokens[i].predicates) and not tokens[i].nouns
    return deed and tokens[i].text.split()[0].endswith(("ed", "ent", "ame"))


def before_speech(tokens: Sequence[Token], i: int) -> int:
    """The token before ", the ministry said," that ends at index i, or i where no such aside does."""
    if i < 3 or tokens[i].text != ",":
        return i
    for k in range(i - 1, max(0, i - _SPOKEN), -1):
        if tokens[k].text == ",":
            spoken = any(t.text in _TOLD for t in tokens[k + 1 : i]) or tokens[k + 1].text in (
                "according",
                "according to",
            )
            return k - 1 if spoken else i
    return i


_SPOKEN = 12  # tokens
_TOLD = frozenset("said says say added reported reports confirmed told according".split())
_APPOSED = frozenset("some others most many mostly mainly".split())
_BREAKS = frozenset(". ! ? ; : while whereas but although though".split())
_SPEECH = frozenset("in according by per says said the a".split())
_PART_OPENERS = frozenset("including among amongst".split())
_OPENERS_WITHIN = frozenset("including include incl among amongst and or with plus".split())


def is_past(tokens: Sequence[Token], i: int) -> bool:
    """A past tense that the vocabulary does not know: "thousands emerged in protests"."""
    token = tokens[i]
    return (
        token.text.endswith("ed")
        and token.text not in SUSTAIN
        and not token.predicates
        and not token.nouns
        and len(token.text) > 4
    )


SUSTAIN = frozenset("sustained suffered suffer sustain incurred".split())
