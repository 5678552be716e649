"""What became of people who were taken captive, told after the words that say who they are, or of others named with them."""

from __future__ import annotations

import re

from extract.reading.counting.counts import Numbers
from extract.reading.counting.governors import HELD, HOSTAGE_DEAD, RELEASED, Governor
from extract.reading.counting.latest import last_is_hostage
from extract.reading.patterns.sieve import Sieve
from extract.reading.vocabulary import NounClass, Predicate


def find_outcome(s: Numbers, i: int) -> Governor | None:
    """What the main verb says of people held or taken: "130 hostages abducted on 7 October remain in Gaza"."""
    counted = s.counted[i]
    named = counted.has(NounClass.HOSTAGE)
    if not (named or counted.has(NounClass.PERSON) or (counted.elided and last_is_hostage(s))):
        return None
    start, end = s.tokens[i].start, s.tokens[counted.last - 1].end
    if named and (freed := _WITH_NAMED.search(s.text[:start])) and _OTHERS.match(s.text, s.tokens[i].end):
        return _at(s, HOSTAGE_DEAD if freed["bodies"] else RELEASED, freed.start("verb"), "object")
    if named and (back := _RETURN_OF.search(s.text[:start])):
        return _at(s, RELEASED, back.start("noun"), "nominal")
    taken = _TAKEN.match(s.text, end) if i not in s.bases else None
    if named and taken is not None and _RESOLVED.search(s.text[:start]):
        return _at(s, HELD, start, "noun")
    if taken is not None and _BODIES_OF.search(s.text[:start]):
        return _at(s, HOSTAGE_DEAD, taken.start("verb"), "participle")
    if taken is not None and not _opens_whole(s, i):
        told = _THEN.match(s.text, taken.end())
        if told is not None and not _ANOTHER.search(told["between"]):
            return _at(s, _PREDICATES[told.lastgroup or "held"], told.end() - 1, "subject")
    if not (named or counted.elided):
        return None
    if named and (out := _HELD_THEN.match(s.text, end)) is not None:
        return _at(s, RELEASED, out.end() - 1, "subject")
    if (dead := (_DEAD.match(s.text, end) if named else None) or _ALL_DEAD.match(s.text, end)) is not None:
        return _at(s, HOSTAGE_DEAD, dead.end() - 1, "outcome")
    return Governor(HELD, counted.last - 1, "noun") if named and _SOME_DEAD.match(s.text, end) else None


def _opens_whole(s: Numbers, i: int) -> bool:
    """ "Of about 240 people abducted that day, 129 remain": what follows is said of a part."""
    return s.edges[i] > 0 and s.tokens[s.edges[i] - 1].text == "of"


def _at(s: Numbers, predicate: Predicate, offset: int, rule: str) -> Governor:
    """The governor at the token that holds the offset."""
    return Governor(predicate, next(k for k, t in enumerate(s.tokens) if t.end > offset), rule)


_PREDICATES = {"held": HELD, "freed": RELEASED, "dead": HOSTAGE_DEAD}
_HEDGES = (
    r"(?:(?:about|around|some|nearly|at least|more than|over|up to|all|the|last|first|final|remaining|another|other) )*"
)
# "freed Eli Cohen and two other captives", "handed over the bodies of a soldier and four other hostages"
_WITH_NAMED = Sieve(
    r"\b(?P<verb>free[sd]?|freeing|releas(?:e|es|ed|ing)|hand(?:s|ed|ing)? over|return(?:s|ed|ing)?|rescu(?:e|es|ed|ing)) "
    rf"(?P<bodies>(?:the )?(?:bodies|remains) of )?(?:[^\W\d][\w'.-]*,? ){{1,6}}?and {_HEDGES}$"
)
_OTHERS = re.compile(r" (?:other|more|further|fellow) ")
# "cheered the return to Israel of the last 20 living hostages held in Gaza"
_RETURN_OF = Sieve(
    r"\b(?:cheer|celebrat|welcom|hail|watch|mark|rejoic|joy|saw|after|following)(?:\w*)\b(?: [\w']+){0,3}? the "
    rf"(?P<noun>return|homecoming|arrival)(?: home| to [A-Z]\w+| from [A-Z]\w+)? of {_HEDGES}$"
)
# "is determined to bring back 90 hostages seized that day": who is to be freed one day is held
_RESOLVED = Sieve(
    r"\b(?:determined|resolved|duty|bound|obliged|mission|vow(?:s|ed)?|pledg(?:es|ed)|promis(?:es|ed)|swore|sworn|committed) to "
    rf"(?:bring(?:ing)? (?:back|home)|free(?:ing)?|releas(?:e|ing)|rescu(?:e|ing)|return(?:ing)?) (?:home )?{_HEDGES}$"
)
# "three hostages who had been held since October were rescued"
_HELD_THEN = re.compile(
    r"(?:,? who (?:had|have|were) (?:been )?(?:held|kept)|,? held)\b[^.;:–]{0,60}?,? (?:were|was|have been|had been) (?:(?:later|then|since|finally) )?"
    r"(?:rescued|freed|released|let go|brought (?:home|back))\b"
)
_VERBS = r"(?P<verb>abducted|kidnapped|seized|taken(?: hostages?| captive)?|captured|snatched|dragged(?: off| away)?)\b"
# "133 Israelis, who were abducted in the attack", "97 of the 251 captives Hamas seized"
_TAKEN = re.compile(
    rf"(?:,? (?:who|that|whom) (?:[\w']+ ){{0,4}}?| (?:[A-Z][\w']+ ){{0,2}}){_VERBS}(?! over| away from)"
)
_THEN = re.compile(
    r"(?P<between>[^.;:–]{0,80}?),? (?:"
    r"(?P<held>remain(?:s|ed)? |(?:are|were|is) (?:all |now )?(?:still|being held|held|(?:believed|thought) to (?:still )?be (?:alive|held|in ))"
    r"|have (?:yet to|not (?:yet )?)(?: ?be | ?been | ?come ))"
    r"|(?P<freed>(?:were|was|have been|had been) (?:also |later |then |since )?(?:released|freed|returned|rescued|let go|brought (?:home|back)))"
    r"|(?P<dead>(?:are|were|have been|had been) (?:now |later |since |all )?(?:(?:believed|presumed|thought|declared|confirmed|feared) )?(?:to be )?(?:dead|killed|murdered)))\b"
)
_ANOTHER = re.compile(r"\b(?:and|but|while|of whom|of them|including)\b(?! (?:taken|dragged|brought|held)\b)")
_BODIES_OF = Sieve(rf"\b(?:bodies|remains|body) of {_HEDGES}$")
_WHICH = (
    r"(?:,? (?:(?:who|held|being|still|remaining|left|captive|in|inside|the|gaza|strip|enclave|territory|captivity|by|hamas|there"
    r"|set|due|expected|slated|scheduled|to|be|freed|released|return|for|release|under|as|part|of|this|first|phase|deal|week|were|are)\b(?! (?:believed|presumed|thought|feared|declared|confirmed|dead|killed|now|all)))){0,14}"
)
_THOUGHT = (
    r"(?:(?:believed|presumed|thought|feared|declared|confirmed|considered|known|assumed) )?(?:to be |to have been )?"
)
# "30 of the hostages held in Gaza are believed dead", "eight hostages set to be freed are dead"
_DEAD = re.compile(
    rf"{_WHICH},? (?:are|were|is|have been) (?:now |already |all )?{_THOUGHT}(?:dead|killed|murdered|no longer alive)\b"
    r"| whose (?:bodies|remains) (?:have been|had been|were|are) (?:found|recovered|retrieved|returned|handed|brought|identified)\b",
    re.I,
)
_ALL_DEAD = re.compile(rf"[^.;:]{{0,50}}, all (?:of (?:whom|them) )?(?:are |were )?{_THOUGHT}dead\b", re.I)
_SOME_DEAD = re.compile(
    rf"[^.;:\d]{{0,40}}, (?:some|many|most|several) of (?:whom|them) (?:are |were |may be )?{_THOUGHT}(?:to have )?(?:dead|died|killed)\b",
    re.I,
)
