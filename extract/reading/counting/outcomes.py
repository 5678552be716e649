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
    if (told := _find_told(s, i, start, end, named=named)) is not None:
        return told
    taken = _TAKEN.match(s.text, end) if i not in s.bases else None
    if named and taken is not None and _RESOLVED.search(s.text[:start]):
        return _at(s, HELD, start, "noun")
    if _BODIES_OF.search(s.text[:start]) and (held := _HAD_BEEN_HELD.match(s.text, end)) is not None:
        return _at(s, HOSTAGE_DEAD, held.end() - 1, "participle")
    if taken is not None and _BODIES_OF.search(s.text[:start]):
        return _at(s, HOSTAGE_DEAD, taken.start("verb"), "participle")
    if taken is not None and not _opens_whole(s, i):
        then = _THEN.match(s.text, taken.end())
        if then is not None and not _ANOTHER.search(then["between"]):
            return _at(s, _PREDICATES[then.lastgroup or "held"], then.end() - 1, "subject")
    if not (named or counted.elided):
        return None
    if named and (out := _HELD_THEN.match(s.text, end) or _ASIDE_THEN.match(s.text, end)) is not None:
        return _at(s, RELEASED, out.end() - 1, "subject")
    if (dead := (_DEAD.match(s.text, end) if named else None) or _ALL_DEAD.match(s.text, end)) is not None:
        return _at(s, HOSTAGE_DEAD, dead.end() - 1, "outcome")
    return Governor(HELD, counted.last - 1, "noun") if named and _SOME_DEAD.match(s.text, end) else None


def _find_told(s: Numbers, i: int, start: int, end: int, *, named: bool) -> Governor | None:
    """What is told of captives before the number, or after the words that say who held them."""
    before = s.text[:start]
    if named and (freed := _WITH_NAMED.search(before)) and _OTHERS.match(s.text, s.tokens[i].end):
        return _at(s, HOSTAGE_DEAD if freed["bodies"] else RELEASED, freed.start("verb"), "object")
    if named and (bodies := _BODIES_AND.search(before)):
        return _at(s, HOSTAGE_DEAD, bodies.start(), "nominal")
    if named and (shot := _TAKEN_FOR.search(before) or _SHOT_THEM.match(s.text, end)):
        return _at(s, HOSTAGE_DEAD, shot.end() - 1, "outcome")
    if (freed := _AMONG_FREED.search(before)) and _WAS_HELD.match(s.text, end):
        return _at(s, RELEASED, freed.start("verb"), "object")
    if named and (back := _RETURN_OF.search(before)):
        return _at(s, RELEASED, back.start("noun"), "nominal")
    if (killed := _HELD_KILLED.match(s.text, end)) is not None:
        return _at(s, HOSTAGE_DEAD, killed.end() - 1, "subject")
    return None


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
# "recovered the bodies of two soldiers and one hostage who was taken that day"
_BODIES_AND = Sieve(rf"\b(?:bodies|remains) of (?:[\w'-]+ ){{1,4}}?and {_HEDGES}$")
# "mistook three hostages for gunmen", "identified two hostages as a threat": who is taken for somebody else is shot
_TAKEN_FOR = Sieve(rf"\b(?:mistook|(?:mistakenly|wrongly|erroneously|falsely) identified|misidentified) {_HEDGES}$")
_GONE = r"(?:killed|shot dead|shot to death|shot and killed|murdered|executed)\b"
# "three hostages were mistaken for gunmen and shot dead", "identified three hostages as a threat and killed them"
_SHOT_THEM = re.compile(
    rf"[^.;,:]{{0,60}} and (?:then |later )?(?:killed|shot|murdered|executed) (?:all of )?them\b"
    rf"|[^.;,:\d]{{0,40}} (?:were|was|had been|have been) (?:[\w-]+ ){{1,9}}?and (?:(?:were|was|been|then|later|subsequently|mistakenly) )*{_GONE}(?! (?:by the|[\d\w]+ (?:people|soldiers|others)))"
)
# "freed a first group of captives on Friday, including 13 Israelis who had been held since October"
_AMONG_FREED = Sieve(
    r"\b(?P<verb>free[sd]|releas(?:es|ed)|hand(?:s|ed) over|return(?:s|ed)|rescu(?:es|ed)) [^.;:\d]{0,60}\b(?:hostages|captives)\b[^.;:\d]{0,80}, "
    rf"(?:including|among them) {_HEDGES}$"
)
_WAS_HELD = re.compile(
    r",? (?:who|whom) (?:[\w']+ ){0,3}?(?:held|detained|kept|captured|abducted|kidnapped|seized|taken)\b"
)
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
    r"(?:,? who (?:had|have|were) (?:(?:been|still|being) )*(?:held|kept)|,? held)\b[^.;:–]{0,60}?,? (?:were|was|have been|had been) (?:(?:later|then|since|finally) )?"
    r"(?:rescued|freed|released|let go|handed (?:over|to)|returned|reunited|brought (?:home|back))\b"
    # "captives whom they had held for weeks came home", "hostages who remained there walked free"
    r"|,? (?:who|whom|that) (?:[\w']+ ){0,4}?(?:held|kept|remained|seized|captured|abducted|kidnapped|taken|were still)\b[^.,;:–\d]{0,80}? "
    r"(?:walked free|went free|came (?:back|home|out)|(?:have|had) come (?:back|home|out)|returned home|flew (?:back|home)|are (?:now )?(?:back|home|free))\b"
)
_HOPED = r"(?:are|were|is|was) (?:now |all |still )?(?:expected|due|set|slated|scheduled|meant|supposed|to)(?: to)?|will|would|could|may|might|should|can"
# "the 50 hostages, among about 240 taken that day, are expected to be freed", "the 40 captives, expected to be freed in two groups,"
_ASIDE_THEN = re.compile(
    rf", (?:among|out of|part of|some of|from) (?:[^.,;:–]|\.(?= \d)){{3,90}}, (?:{_HOPED}|were|was|have|had)(?: be| been)? (?:set free|released|freed|let go|handed over|returned)\b"
    r"|, (?:all )?(?:expected|due|set|slated|scheduled) to be (?:released|freed|let go|handed over|returned)\b"
)
# "three Israelis held hostage by Hamas were killed on Friday"
_HELD_KILLED = re.compile(
    rf"(?:,? who (?:had been|were|was)|,?(?: being)?) (?:held|kept) (?=[^.;:–]{{0,40}}\b(?:hostage|captive|captivity|hamas))[^.;:–]{{0,60}}?,? (?:were|was|have been|had been) "
    rf"(?:(?:later|then|since|yesterday|today|mistakenly|accidentally|also) )*{_GONE}",
    re.I,
)
_VERBS = r"(?P<verb>abducted|kidnapped|seized|taken(?: hostages?| captive)?|captured|snatched|dragged(?: off| away)?)\b"
# "133 Israelis, who were abducted in the attack", "97 of the 251 captives Hamas seized"
_TAKEN = re.compile(
    rf"(?:(?:,? aged| under(?: the age of)?) \d+(?: (?:to|and|or) [\w]+)?)?"
    rf"(?:,? (?:who|that|whom) (?:[\w']+ ){{0,4}}?| (?:[A-Z][\w']+ ){{0,2}}){_VERBS}(?! over| away from)"
)
# "the bodies of three Israelis - a farmer and two soldiers - who had been held in Gaza"
_HAD_BEEN_HELD = re.compile(
    r"(?: ?[—–-] ?[^—–.;]{3,60} ?[—–-] ?|, [^,.;]{3,60},)? ?(?:who (?:had been|were|was) )?(?:being )?held (?:hostage|captive|in (?:gaza|captivity)|by (?:hamas|islamic))",
    re.I,
)
_THEN = re.compile(
    r"(?P<between>[^.;:–]{0,80}?),? (?:"
    r"(?P<held>remain(?:s|ed)? |(?:are|were|is) (?:all |now )?(?:still|being held|held|(?:believed|thought) to (?:still )?be (?:alive|held|in ))"
    r"|have (?:yet to|not (?:yet )?)(?: ?be | ?been | ?come ))"
    r"|(?P<freed>(?:were|was|have been|had been|(?:will|would|could|may|might|should|can)(?: also| then)? be|(?:are|were) (?:(?:due|expected|set) )?to be) (?:also |later |then |since )?(?:released|freed|returned|rescued|let go|brought (?:home|back))|walked free|went free|came (?:back|home)|(?:have|had) come (?:back|home)|returned home)"
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
_ALL_DEAD = re.compile(rf"[^.;:(]{{0,50}}, all (?:of (?:whom|them) )?(?:are |were )?{_THOUGHT}dead\b", re.I)
_SOME_DEAD = re.compile(
    rf"[^.;:\d]{{0,40}}, (?:some|many|most|several) of (?:whom|them) (?:are |were |may be )?{_THOUGHT}(?:to have )?(?:dead|died|killed)\b",
    re.I,
)
