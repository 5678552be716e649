"""A naive reader, to show what the rules buy: quantulum3's numbers in sentences that hold a keyword of a metric.

It runs in a process of its own: extract.reading gives quantulum3 another registry of units, here it has the one it
comes with.
"""

from __future__ import annotations

import multiprocessing
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from extract.geo.gazetteer import bundled
from extract.model import Document, Kind, Metric
from extract.reading.sentences.text import fold, split_sentences

Record = dict[str, Any]

KEYWORDS = {
    Metric.DEATHS: r"killed|killing|kills|kill|dead|died|deaths?|death toll|bodies|fatalities|martyrs",
    Metric.DISPLACEMENT: r"displaced|displacement|displacing|fled|flee|fleeing|evacuated|expelled|homeless|uprooted",
    Metric.BUILDINGS: r"destroyed|destroying|destruction|demolished|demolition|demolitions|damaged|razed|bulldozed",
    Metric.HOSTAGES: r"hostages?|captives?|abducted|kidnapped",
}
KINDS = {
    Metric.DEATHS: Kind.KILLED,
    Metric.DISPLACEMENT: Kind.DISPLACED,
    Metric.BUILDINGS: Kind.DESTROYED,
    Metric.HOSTAGES: Kind.HELD,
}
KEYWORD = re.compile("|".join(rf"(?P<{metric}>\b(?:{words})\b)" for metric, words in KEYWORDS.items()), re.I)
NOUN = re.compile(
    r"\W*(?:[\w'-]+\s+){0,3}?(?:(?P<household>famil(?:y|ies)|households?)|(?P<home>homes?|houses?|housing|apartments?)"
    r"|(?P<building>buildings?|structures?|schools?|mosques?|hospitals?))\b",
    re.I,
)


def read_naively(documents: Sequence[Document]) -> list[list[Record]]:
    """The figures of each document, read in a fresh process (quantulum3 alone takes seconds to load)."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.map(_read, documents)


def _read(document: Document) -> list[Record]:
    sentences = split_sentences(fold(document.text))
    return [record for s in sentences for record in _figures(s.text, s.start, document.published)]


def _figures(sentence: str, offset: int, published: str | None) -> Iterator[Record]:
    keywords = list(KEYWORD.finditer(sentence))
    if not keywords:
        return
    place = next(iter(bundled().mentions(sentence)), None)
    for quantity in _parse()(sentence):
        start, end = quantity.span
        word = min(keywords, key=lambda found: max(found.start() - end, start - found.end()))
        metric = Metric(str(word.lastgroup))
        noun = NOUN.match(sentence, end)
        unit = "building" if metric is Metric.BUILDINGS else "person"
        if quantity.unit.name == "percentage":
            unit = "percent"
        elif noun:
            unit = str(noun.lastgroup)
        yield {
            "start": offset + start,
            "end": offset + end,
            "surface": quantity.surface,
            "metric": metric.value,
            "kind": KINDS[metric].value,
            "value": quantity.value,
            "low": None,
            "high": None,
            "qualifier": "exact",
            "unit": unit,
            "group": None,
            "area": place.place.area.value if place else None,
            "as_of": published,
            "since": None,
            "measure": "new",
            "source": None,
            "status": "reported",
        }


def quantulum() -> Callable[[str], list[Any]]:
    """quantulum3's own parse, with its own units and without its optional classifier.

    The classifier is a model pickled by an older scikit-learn: where that library is installed, loading it fails.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where scikit-learn is missing
        from quantulum3 import classifier, parser
    classifier.USE_CLF = False

    def parse(text: str) -> list[Any]:
        try:
            return list(parser.parse(text))
        except Exception:  # it fails on some sentences of real pages: nothing is found there
            return []

    return parse


_parse = cache(quantulum)
