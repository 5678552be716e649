"""Voices that speak for more than their sentence: over a section, under a post, over a whole document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.model import SourceType
from extract.reading.patterns.sieve import Sieve
from extract.reading.patterns.wordings import MONTH
from extract.reading.sentences.text import Sentence
from extract.reading.sourcing.attributions import Attribution, Manner
from extract.reading.sourcing.bodies import (
    ACRONYM,
    HEADS_END,
    NAME,
    TERRITORY,
    is_named_body,
    is_speaker,
    tidy_name,
    type_of,
)
from extract.reading.sourcing.labels import COUNTRY
from extract.reading.sourcing.voices import Voice

_POST = 5  # lines
_ITEM = re.compile(r"(?:[•*>–-]|\d{1,2}[.)])\s")
_COUNT_ITEM = re.compile(r"\d[\d.,]*  ")  # "(133) schools destroyed", folded
_HEADING = 140  # characters
# "— Name (@handle) June 3, 2024" under a post.
_SIGNED = Sieve(r"^[–-]\s*(?P<name>[^()@]{2,60}?)\s*\(@\w+\)")
_ISSUER = rf"(?-i:[A-Z])[\w'-]+(?: (?-i:of|for|and|the|{NAME}))*"
# "Statement by the Governorate of Jenin", "Municipality of Rafah to the world"
_ISSUED = re.compile(
    rf"^(?:[A-Z ]+\s?[|:]\s)?(?:(?:the )?(?:joint |press |media |daily |weekly |latest )?(?:update|bulletin|statistics|statement|communiqu[ée]|press release|declaration|message|appeal|letter(?! from)) (?:by|of|from|issued by) (?:the )?(?P<by>{_ISSUER})|(?:the )?(?P<to>{_ISSUER}) (?:to the (?:world|public|people)|(?:press )?statement\b))",
    re.I,
)
# "This is a summary of what was said by UNICEF's Rana Saleh, to whom quoted text may be attributed"
_SUMMED_UP = re.compile(
    r"(?:This is a |A )?summary of (?:what was said|(?:the )?remarks(?: made| given)?) by (?:the )?(?P<name>[^,;:–]{3,80}?)(?=,|\s–|\s(?:to whom|at|in|on)\b|\.?$)",
    re.I,
)
# whose the office is, the line does not say
_OFFICE = re.compile(
    r"(?:spokes(?:man|woman|person)|president|minister|director|chair\w*|secretary-general|commissioner|high representative|(?:foreign )?ministers|joint|press|written|public|official|oral|opening|closing|final)",
    re.I,
)
_COUNTS = re.compile(rf"\b(?!(?:19|20)\d\d\b)\d(?!\d* {MONTH}\b)", re.I)  # a digit that is no day of a month, no year
# "Source: OCHA", alone on its line or in its sentence, stands over or under a list.
# "Sources: OCHA, UNRWA" names both; what stands after the comma of one is its place or its day.
_SOURCE_LINE = Sieve(
    r"\W*(?:data )?source(?P<several>s)?\s*:\s*(?:the )?(?P<name>(?(several)[^;:.]{2,120}|[^,;:.]{2,60}))(?:,[^;:]{2,80})?\.?$",
    re.I,
)
# "Government Media Office:", alone on its line, stands over the list that follows.
_HEAD_LINE = re.compile(r"\W*(?:the )?(?P<name>[A-Z][^,;:.\d]{2,60}):$")
_OFFICE_OF = re.compile(
    r"(?:The )?(?:\w+ )?(?:Ministry|Office|Department|Municipality|Committee|Council) (?:of|for) [A-Z]"
)
# "* As confirmed by the ministry", "(a) Count of the ministry": the note to a number or word that has the same mark.
_MARK = r"\*{1,3}|\([a-e]\)|\[\d\]|[\u00B9\u00B2\u00B3]"
_NOTE = re.compile(rf"(?P<mark>{_MARK})\s?(?=[^\s*])")
_MARKED = re.compile(rf"(?<=[\w%+)])\s?({_MARK})(?![\w*])")
_NOTED = re.compile(
    r"(?:(?:as )?(?:counts?|figures?|data|numbers?|sources?|reported) ?(?:of|by|from|:) )?(?:the )?(?P<name>[A-Z][\w' -]{2,60})\.?",
    re.I,
)
# "The figures below come from the institute", "the following is drawn from a fact sheet that the institute keeps"
_DRAWN = re.compile(
    r"(?:The following|(?:(?:All|These|The|Our) )?(?:figures|numbers|data|statistics|counts)(?: below| here| that follow| on this page| in this \w+)?)"
    r" (?:is|are|come|comes|were|was)(?: all| mostly| mainly)? (?:(?:drawn|taken|compiled|collected|provided|supplied|gathered) )?(?:from|by|those of) "
    r"(?:an? [a-z -]{3,40} (?:that|of|by|from) )?(?:the )?(?=[A-Z])",
    re.I,
)
_BODY = re.compile(rf"(?P<name>{NAME}(?: (?:(?:of|for|on) )?(?:the )?{NAME})*)(?: \([A-Z]\w+\))?")
_PICTURE = re.compile(r"\b(?:screenshot|photo|picture|image|video|archive|handout)\b", re.I)
_SEVERAL = re.compile(r"\s?(?:,|and\b|&)")
_BLANK = re.compile(r"\n[ \t]*\n")
_FIRST_LINES = 3
_PARTS = re.compile(r"\s[/|–-]\s|:\s")
# Relief and rights groups and the UN pass on others' numbers on their pages, and name them.
_OFFICES = (SourceType.GOVERNMENT, SourceType.LOCAL_AUTHORITY)
_UNKNOWN = (SourceType.OTHER, SourceType.PERSON)
_IN = re.compile(r" in (?:the )?[A-Z].*$")
_STATEMENT = re.compile(
    r"(?:(?:daily|press|weekly|new|latest|official) )*(?:statement|statistics|update|bulletin|figures|toll)\b", re.I
)
# "Killed: 4,100 (health ministry)" names whose number it is, not whose those under it are.
_LABELLED = re.compile(r":\s+(?:[a-z]+ ){0,3}[\d,.]+")
_PAPER = re.compile(r" (?:report|summary|survey|statement|bulletin)$", re.I)
_NAME_WORDS = 7
_ITEMS = 3  # make a list
_BEFORE_LIST = 8  # sentences: title, date, a line or two
_WITHIN_ITEM = 3  # sentences


def find_standing(text: str, sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]]) -> Iterator[Voice]:
    """The voices that stand over or under several sentences of a folded text."""
    yield from _in_notes(sentences, voices)
    for k in range(len(sentences)):
        if k < _FIRST_LINES:
            yield from _over_document(sentences, k)
        yield from _under(text, sentences, voices, k)
        if (voices[k] or sentences[k].text.endswith(":")) and (k or _opens_list(sentences, k)):
            yield from _over_section(text, sentences, voices, k)


def _over_document(sentences: Sequence[Sentence], k: int) -> Iterator[Voice]:
    """Whose statement the document is, or whose list."""
    sentence = sentences[k]
    if maker := _maker(sentence.text):
        yield _over(k, sentence, maker, Manner.ISSUER, k + 1, len(sentences))
    if (owner := _owner(sentence.text)) and (listed := _list_after(sentences, k)):
        yield _over(k, sentence, owner, Manner.HEADING, *listed)
    if (told := _SUMMED_UP.match(sentence.text)) and is_speaker(told["name"]):
        yield _over(k, sentence, tidy_name(told["name"]), Manner.ISSUER, k + 1, len(sentences))
    if issued := _ISSUED.match(sentence.text):
        name = tidy_name(issued.group("by") or issued.group("to"))
        if is_speaker(name) and not _OFFICE.fullmatch(name):
            yield _over(k, sentence, name, Manner.ISSUER, k, len(sentences))


def _maker(text: str) -> str | None:
    """Whose all the figures of a page are, where its head says so of one body."""
    drawn = _DRAWN.match(text)
    found = _BODY.match(text, drawn.end()) if drawn else None
    if found is None or not is_named_body(found["name"]):
        return None
    return None if _SEVERAL.match(text, found.end()) else tidy_name(found.group())


def _in_notes(sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]]) -> Iterator[Voice]:
    """A footnote names whose the numbers are that have its mark, in the lines before it."""
    if not any(_NOTE.match(sentence.text) for sentence in sentences if not sentence.text[0].isalpha()):
        return  # no mark is looked for where nothing is noted
    marked: defaultdict[str, list[int]] = defaultdict(list)
    for k, sentence in enumerate(sentences):
        if (note := _NOTE.match(sentence.text)) and (name := _noted(sentence.text[note.end() :], voices[k])):
            for i in marked.pop(note.group("mark"), ()):
                yield _over(k, sentence, name, Manner.HEADING, i, i)
        for mark in {*_MARKED.findall(sentence.text)}:
            marked[mark].append(k)


def _noted(note: str, voices: Sequence[Voice]) -> str | None:
    """Whom a note names: who speaks in it, or the body that is all of it."""
    if named := [v.name for v in voices if v.name]:
        return named[0]
    body = _NOTED.fullmatch(note)
    name = tidy_name(body["name"]) if body else ""
    return name if is_named_body(name) or HEADS_END.search(name) or ACRONYM.fullmatch(name) else None


def _under(text: str, sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]], k: int) -> Iterator[Voice]:
    """A line of its own that says whose the lines around it are: a source, a signature."""
    sentence = sentences[k]
    line = _SOURCE_LINE.match(sentence.text)
    alone = k == 0 or sentences[k - 1].paragraph != sentence.paragraph
    if line and is_speaker(line["name"]) and not (alone and _is_credit(line["name"])):
        first, last = _lines_of_source(text, sentences, k, line)
        yield _over(k, sentence, tidy_name(line.group("name")), Manner.HEADING, first, last)
    if signed := _SIGNED.match(sentence.text):
        yield _over(k, sentence, signed.group("name").strip(), Manner.SIGNED, _post(text, sentences, voices, k), k)


def _is_credit(name: str) -> bool:
    """Who sent the article or took its picture, not who counted: "Source: Reuters"."""
    return type_of(name) is SourceType.MEDIA or _PICTURE.search(name) is not None


def _lines_of_source(text: str, sentences: Sequence[Sentence], k: int, line: re.Match[str]) -> tuple[int, int]:
    """The first and the last sentence that the source named in sentence k is of.

    At the end of a line it is that line's; under lines it is theirs, down from the source of those before; over lines theirs.
    """
    first = k
    if k and sentences[k - 1].paragraph == sentences[k].paragraph:
        while first and sentences[first - 1].paragraph == sentences[k].paragraph:
            first -= 1
        return first, k
    while not _gap(text, sentences, first) and not _SOURCE_LINE.match(sentences[first - 1].text):
        first -= 1
    last = _section_end(text, sentences, k)
    if first == last and not line["several"]:  # alone between blank lines: under the list above it
        while (
            first and not sentences[first - 1].text.endswith(".") and not (first < k and _gap(text, sentences, first))
        ):
            first -= 1
    return first, max(k, last)


def _over_section(
    text: str, sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]], k: int
) -> Iterator[Voice]:
    """Who is named in the heading of a section or a list."""
    sentence = sentences[k]
    named = [v for v in voices[k] if v.name]
    head = _HEAD_LINE.match(sentence.text) if k + 1 < len(sentences) and not named else None
    owns = head is not None and (HEADS_END.search(head["name"]) or _OFFICE_OF.match(head["name"]))
    if head and owns and _is_owner(name := tidy_name(head["name"])):
        last = _section_end(text, sentences, k + 1)
        yield _over(k, sentence, name, Manner.HEADING, k + 1, last)  # but "Key figures:" names nobody
    if named and _is_heading(text, sentences, k):
        opens = _opens_list(sentences, k)
        bare = named[-1].attribution.manner is Manner.BRACKET and not _COUNTS.search(sentence.text)
        last = _section_end(text, sentences, k + 1 if opens or bare else k)
        if last > k and (opens or not _LABELLED.search(sentence.text)):
            sure = opens or bare
            yield _over(k, sentence, named[-1].name or "", Manner.HEADING, k + 1, last, sure=sure)


def _is_owner(name: str) -> bool:
    """A body whose list it is: of "Shelter Cluster update" the cluster, but of "Lebanon report" nobody."""
    body = _PAPER.sub("", name)
    known = HEADS_END.search(body) or ACRONYM.search(body) or type_of(body) not in _UNKNOWN
    where = TERRITORY.fullmatch(name) or COUNTRY.fullmatch(name)
    return is_speaker(name) and not where and (bool(known) or " " in body)


def _opens_list(sentences: Sequence[Sentence], k: int) -> bool:
    """A colon, and under it an item: "According to UN data:"."""
    return sentences[k].text.endswith(":") and k + 1 < len(sentences) and _ITEM.match(sentences[k + 1].text) is not None


def _owner(title: str) -> str | None:
    """The office whose list a page is: "Health Ministry / Gaza", "Camp Committee in Tubas: daily statement"."""
    parts = _PARTS.split(title)
    for part in (tidy_name(_IN.sub("", part)) for part in parts):
        if (
            not part
            or part.endswith(")") > ("(" in part)
            or len(part.split()) > _NAME_WORDS
            or TERRITORY.fullmatch(part)
        ):
            continue
        kind = type_of(part)
        own = kind in _OFFICES or (kind in _UNKNOWN and any(map(_STATEMENT.match, parts)))
        if own and (is_named_body(part) or (kind in _OFFICES and HEADS_END.search(part) is not None)):
            return part
    return None


def _list_after(sentences: Sequence[Sentence], k: int) -> tuple[int, int] | None:
    """The first and the last item of the list that the page opened in sentence k is."""
    items = [
        i
        for i in range(k + 1, len(sentences))
        if _ITEM.match(sentences[i].text) or _COUNT_ITEM.match(sentences[i].text)
    ]
    if len(items) < _ITEMS or items[0] - k > _BEFORE_LIST:
        return None
    last = items[0]
    for i in items[1:]:
        if i - last > _WITHIN_ITEM:
            break
        last = i
    return k + 1, last


def _over(k: int, sentence: Sentence, name: str, manner: Manner, first: int, last: int, *, sure: bool = True) -> Voice:
    return Voice(k, Attribution(0, len(sentence.text), name, after=False, manner=manner), name, first, last, sure)


def _gap(text: str, sentences: Sequence[Sentence], k: int) -> bool:
    """A blank line stands before the sentence."""
    return k == 0 or _BLANK.search(text, sentences[k - 1].end, sentences[k].start) is not None


def _post(text: str, sentences: Sequence[Sentence], voices: Sequence[Sequence[Voice]], k: int) -> int:
    """The first sentence of a post that is signed in sentence k: up to a blank line, or to somebody else's words."""
    first = k
    while k - first < _POST and not _gap(text, sentences, first):
        if first < k and any(v.name and not v.attribution.weak for v in voices[first - 1]):
            break
        first -= 1
    return first


def _is_heading(text: str, sentences: Sequence[Sentence], k: int) -> bool:
    """A short line of its own without a full stop, after a blank line or with a colon at its end."""
    sentence = sentences[k]
    opens = k == 0 or _opens_list(sentences, k) or sentences[k - 1].paragraph != sentence.paragraph
    alone = opens and (k + 1 == len(sentences) or sentences[k + 1].paragraph != sentence.paragraph)
    short = len(sentence.text) < _HEADING and not sentence.text.endswith((".", "!", "?"))
    short = short and (sentence.text.endswith(":") or not _ITEM.match(sentence.text))  # an item stands over nothing
    return alone and short and (_gap(text, sentences, k) or sentence.text.endswith(":"))


def _section_end(text: str, sentences: Sequence[Sentence], k: int) -> int:
    """The last sentence before the next blank line."""
    while k + 1 < len(sentences) and (
        not _gap(text, sentences, k + 1) or (_ITEM.match(sentences[k].text) and _ITEM.match(sentences[k + 1].text))
    ):
        k += 1
    return k
