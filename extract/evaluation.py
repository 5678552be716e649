"""How well extracted figures agree with an annotated set: what was found, and how much of it is right.

A figure is found when its span overlaps the annotated number and the metric is the same; each annotated number
is paired with one figure at most, nearest starts first. `strict` and `full` ask for more and more of the found
one's fields. What the fields mean, and when two names mean one source, stands in data/evaluation.toml.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import BadInput
from extract.model import Metric
from extract.resources import data_path

Record = Mapping[str, Any]

STRICT = ("value", "unit", "area", "status")
FULL = (*STRICT, "kind", "qualifier", "measure", "as_of", "source")
FIELDS = (*FULL, "group", "since")
LEVELS: Mapping[str, tuple[str, ...]] = {"detection": (), "strict": STRICT, "full": FULL}
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Annotated and extracted figures side by side: pairs (annotated, extracted), and what stands alone."""

    pairs: tuple[tuple[Record, Record], ...]
    missed: tuple[Record, ...]
    extra: tuple[Record, ...]

    def of_metric(self, metric: str) -> Comparison:
        """The part about one metric."""
        return Comparison(
            pairs=tuple(pair for pair in self.pairs if pair[0]["metric"] == metric),
            missed=tuple(record for record in self.missed if record["metric"] == metric),
            extra=tuple(record for record in self.extra if record["metric"] == metric),
        )

    @property
    def annotated(self) -> int:
        """How many figures the annotated set holds."""
        return len(self.pairs) + len(self.missed)

    @property
    def extracted(self) -> int:
        """How many figures were extracted."""
        return len(self.pairs) + len(self.extra)

    def rates(self, asked: Iterable[str]) -> dict[str, float]:
        """Precision, recall and F1 where a hit is a pair with all of these fields right."""
        wanted = tuple(asked)
        hits = sum(not wrong_fields(annotated, found, wanted) for annotated, found in self.pairs)
        precision, recall = share(hits, self.extracted), share(hits, self.annotated)
        f1 = share(2 * precision * recall, precision + recall)
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}

    def report(self) -> dict[str, Any]:
        """The measures: three levels, each field among the pairs, each metric."""
        by_metric = {}
        for metric in Metric:
            part = self.of_metric(metric)
            by_metric[metric.value] = {
                "annotated": part.annotated,
                "detection_f1": part.rates(())["f1"],
                "strict_f1": part.rates(STRICT)["f1"],
            }
        right = {name: sum(RIGHT[name](*pair) for pair in self.pairs) for name in FIELDS}
        return {
            "annotated": self.annotated,
            "extracted": self.extracted,
            **{level: self.rates(asked) for level, asked in LEVELS.items()},
            "fields": {name: round(share(count, len(self.pairs)), 4) for name, count in right.items()},
            "by_metric": by_metric,
        }


def share(part: float, whole: float) -> float:
    """Part of a whole; none of nothing is 0."""
    return part / whole if whole else 0.0


def read_annotations(path: Path, texts: Mapping[str, str]) -> dict[str, list[Record]]:
    """Annotated figures by document, each with `start` and `end`; raises BadInput naming file and line.

    An annotation without offsets quotes a piece of the text (`sent`) that holds the number (`num`).
    """
    by_doc: dict[str, list[Record]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        raise BadInput(f"{path}: the annotations cannot be read: {err}") from err
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = located(json.loads(line), texts)
            except (ValueError, KeyError, TypeError) as err:
                raise BadInput(f"{path}, line {number}: no annotation that can be used: {err}") from err
            by_doc.setdefault(record["doc"], []).append(record)
    return by_doc


def located(record: dict[str, Any], texts: Mapping[str, str]) -> Record:
    """The annotation with its offsets; raises BadInput where its text or its quotation is not found."""
    if "start" in record:
        return record
    doc, sentence, number = record["doc"], record["sent"], record["num"]
    if doc not in texts:
        raise BadInput(f"there is no text for document {doc!r}")
    at, within = texts[doc].find(sentence), sentence.find(number)
    if at < 0 or within < 0:
        raise BadInput(f"{number!r} in {sentence[:40]!r} does not stand in document {doc!r}")
    return record | {"start": at + within, "end": at + within + len(number)}


def compare(annotated: Mapping[str, Sequence[Record]], extracted: Mapping[str, Sequence[Record]]) -> Comparison:
    """Pairs the figures of every document of either side."""
    parts = [pair_up(annotated.get(doc, ()), extracted.get(doc, ())) for doc in sorted({*annotated, *extracted})]
    return Comparison(
        pairs=tuple(pair for part in parts for pair in part.pairs),
        missed=tuple(record for part in parts for record in part.missed),
        extra=tuple(record for part in parts for record in part.extra),
    )


def pair_up(annotated: Sequence[Record], extracted: Sequence[Record]) -> Comparison:
    """Pairs the figures of one document: same metric, overlapping spans, the nearest starts first."""
    candidates = [
        (abs(a["start"] - e["start"]), i, j)
        for i, a in enumerate(annotated)
        for j, e in enumerate(extracted)
        if a["metric"] == e["metric"] and a["start"] < e["end"] and e["start"] < a["end"]
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Comparison(
        pairs=tuple((annotated[i], extracted[j]) for i, j in partner.items()),
        missed=tuple(record for i, record in enumerate(annotated) if i not in partner),
        extra=tuple(record for j, record in enumerate(extracted) if j not in taken),
    )


def wrong_fields(annotated: Record, extracted: Record, asked: Iterable[str] = FULL) -> list[str]:
    """The asked fields in which an extracted figure differs from the annotated one."""
    return [name for name in asked if not RIGHT[name](annotated, extracted)]


def is_right_value(annotated: Record, extracted: Record) -> bool:
    """The value; where the annotation has bounds only, those of its bounds that it has."""
    expected, value = annotated.get("value"), extracted.get("value")
    if expected is None:
        return all(annotated.get(name) in (None, extracted.get(name)) for name in ("low", "high"))
    return value is not None and bool(abs(expected - value) < TOLERANCE * max(1, abs(expected)))


def is_right_date(expected: str | None, day: str | None) -> bool:
    """A date at least as exact as the annotated one and within it; or its month."""
    if not expected:
        return True
    return bool(day) and (str(day).startswith(expected) or (len(str(day)) >= 7 and expected.startswith(str(day))))


def is_right_start(annotated: Record, extracted: Record) -> bool:
    """The start of a running total: none where none is annotated."""
    expected, day = annotated.get("since"), extracted.get("since")
    return is_right_date(expected, day) if expected else not day


def is_right_source(annotated: Record, extracted: Record) -> bool:
    """The source: both nobody, or names that share a telling word."""
    expected, named = annotated.get("source"), extracted.get("source")
    if not expected or not named:
        return not expected and not named
    here, there = telling_words(expected), telling_words(named)
    return bool(here & there) if here and there else expected.lower() == named.lower()


def is_right_group(annotated: Record, extracted: Record) -> bool:
    """The group: both everybody, or one name within the other."""
    expected, named = (annotated.get("group") or "").lower(), (extracted.get("group") or "").lower()
    return bool(expected) == bool(named) and (expected in named or named in expected)


def same(name: str) -> Callable[[Record, Record], bool]:
    """A rule for a field that must be the same."""
    return lambda annotated, extracted: bool(annotated.get(name) == extracted.get(name))


RIGHT: Mapping[str, Callable[[Record, Record], bool]] = {
    **{name: same(name) for name in ("unit", "area", "status", "kind", "qualifier", "measure")},
    "value": is_right_value,
    "as_of": lambda annotated, extracted: is_right_date(annotated.get("as_of"), extracted.get("as_of")),
    "since": is_right_start,
    "source": is_right_source,
    "group": is_right_group,
}


@cache
def telling_words(name: str) -> frozenset[str]:
    """The words of a source's name that tell it from others, synonyms folded into one form."""
    words, common = source_names()
    text = name.lower()
    for genitive in ("’s", "'s"):
        text = text.replace(genitive, "")
    for pattern, form in words:
        text = pattern.sub(form, text)
    return frozenset(re.findall(r"[\w.]+", text)) - common


@cache
def source_names() -> tuple[tuple[tuple[re.Pattern[str], str], ...], frozenset[str]]:
    """Synonyms of sources in the order of their use, and the words that tell nothing."""
    table = tomllib.loads(data_path("evaluation.toml").read_text(encoding="utf-8"))
    synonyms = tuple((re.compile(rf"\b{re.escape(row['name'])}\b"), row["form"]) for row in table["synonym"])
    return synonyms, frozenset(table["common_words"])
