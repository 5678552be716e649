"""The bundled dispatches say what their facts say, and the reader finds exactly that in them.

What it still misreads stands in sample_misread.csv, and a test fails as soon as the list is longer or shorter than the
truth; `python tests/extract/test_sample.py` writes the list anew.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import extract
from extract.model import Document, Figure
from extract.resources import data_path

SAMPLE = data_path("sample")
MARK = "\n\nRewritten digest, see the original."
NUMBERS = ("value", "low", "high")
PLAIN = ("kind", *NUMBERS, "qualifier", "unit", "area", "measure", "status")
FILLER = frozenset({"the", "of", "in", "a", "and", "s"})
WHERE = frozenset({"gaza", "israel", "israeli", "palestinian"})
SAME_GROUP = {"health workers": "medics", "thai nationals": "thais"}

Fact = Mapping[str, str]


def load_documents() -> dict[str, Document]:
    lines = (SAMPLE / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    return {doc.id: doc for doc in map(Document.from_dict, map(json.loads, lines))}


def load_facts() -> list[Fact]:
    with (SAMPLE / "facts.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


DOCUMENTS = load_documents()
FACTS = load_facts()
FACTS_OF: dict[str, list[Fact]] = defaultdict(list)
for _fact in FACTS:
    FACTS_OF[_fact["dispatch"]].append(_fact)


def number(text: str) -> float | None:
    return float(text) if text else None


def telling_words(source: str) -> frozenset[str]:
    """The words that tell one source from another: 'Gaza's Health Ministry' and 'the ministry' share one."""
    words = frozenset(source.lower().replace("’", "'").replace("'s", "").split()) - FILLER
    return words - WHERE or words


def same_source(stated: str, found: str | None) -> bool:
    if not stated or not found:
        return not stated and not found
    return bool(telling_words(stated) & telling_words(found))


def same_date(stated: str, found: str | None) -> bool:
    """A month stands for any of its days; no date stands for none."""
    return (found or "").startswith(stated) if stated else not found


def same_group(stated: str, found: str | None) -> bool:
    """A fact without a group leaves it open: the text may still say who."""
    if not stated or not found:
        return not stated
    one, other = (SAME_GROUP.get(group.lower(), group.lower()) for group in (stated, found))
    return one in other or other in one


def stated_fields(fact: Fact) -> dict[str, Any]:
    fields: dict[str, Any] = {name: number(fact[name]) if name in NUMBERS else fact[name] for name in PLAIN}
    return fields | {name: fact[name] or None for name in ("as_of", "since", "source", "group")}


def found_fields(figure: Figure, fact: Fact) -> dict[str, Any]:
    """The figure's fields, worded as the fact words them where they mean the same."""
    record = figure.to_dict()
    fields = {name: record[name] for name in PLAIN}
    for name, same in (("as_of", same_date), ("since", same_date), ("source", same_source), ("group", same_group)):
        fields[name] = (fact[name] or None) if same(fact[name], record[name]) else record[name]
    return fields


def likeness(fact: Fact, figure: Figure) -> int:
    """How many fields agree; 0 where the two do not share a metric and a number."""
    stated, found = stated_fields(fact), found_fields(figure, fact)
    shared = {stated[name] for name in NUMBERS} & {found[name] for name in NUMBERS} - {None}
    if fact["metric"] != figure.metric.value or not shared:
        return 0
    return sum(stated[name] == found[name] for name in stated)


def pair(facts: Sequence[Fact], figures: Sequence[Figure]) -> dict[int, Figure]:
    """The figure of each fact, by the fact's position: one to one, the most alike first."""
    options = sorted(
        ((likeness(fact, figure), -i, -j) for i, fact in enumerate(facts) for j, figure in enumerate(figures)),
        reverse=True,
    )
    pairs: dict[int, Figure] = {}
    taken: set[int] = set()
    for alike, i, j in options:
        if alike and -i not in pairs and -j not in taken:
            pairs[-i] = figures[-j]
            taken.add(-j)
    return pairs


@cache
def read(dispatch: str) -> tuple[Figure, ...]:
    return tuple(extract.read(DOCUMENTS[dispatch]))


def name_of(fact: Fact) -> str:
    amount = fact["value"] or "-".join(filter(None, (fact["low"], fact["high"])))
    return f"{fact['dispatch']}:{fact['metric']}:{fact['kind']}:{amount}"


MISREAD_FILE = Path(__file__).parent / "sample_misread.csv"


def load_misread() -> dict[str, str]:
    """The fields still misread, by name of the fact or dispatch; what is healed must leave the list."""
    with MISREAD_FILE.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["fields"] for row in csv.DictReader(lines)}


MISREAD = load_misread()


def known(name: str) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(strict=True, reason=f"misread: {MISREAD[name]}"),) if name in MISREAD else ()


@pytest.mark.parametrize("fact", [pytest.param(f, id=name_of(f), marks=known(name_of(f))) for f in FACTS])
def test_a_dispatch_is_read_as_its_fact(fact: Fact) -> None:
    dispatch = fact["dispatch"]
    figures = read(dispatch)
    figure = pair(FACTS_OF[dispatch], figures).get(FACTS_OF[dispatch].index(fact))
    assert figure is not None, f"not found in {DOCUMENTS[dispatch].text!r}"
    assert found_fields(figure, fact) == stated_fields(fact), DOCUMENTS[dispatch].text


@pytest.mark.parametrize("dispatch", [pytest.param(d, marks=known(d)) for d in DOCUMENTS])
def test_a_dispatch_holds_no_other_figure(dispatch: str) -> None:
    figures = read(dispatch)
    paired = {figure.id for figure in pair(FACTS_OF[dispatch], figures).values()}
    assert [(figure.surface, figure.metric.value, figure.quote) for figure in figures if figure.id not in paired] == []


@pytest.mark.parametrize("dispatch", DOCUMENTS)
def test_a_dispatch_names_what_it_is_and_the_page_of_its_facts(dispatch: str) -> None:
    doc = DOCUMENTS[dispatch]
    assert doc.text.endswith(MARK)
    assert doc.title
    assert doc.title not in doc.text
    assert {(f["published"], f["publisher"], f["url"]) for f in FACTS_OF[dispatch]} == {
        (doc.published, doc.publisher, doc.url or "")
    }


def test_what_is_called_misread_is_in_the_sample() -> None:
    assert set(MISREAD) <= set(map(name_of, FACTS)) | set(DOCUMENTS)


def test_dispatches_and_facts_need_each_other() -> None:
    lines = (SAMPLE / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(DOCUMENTS)
    assert set(FACTS_OF) == set(DOCUMENTS)


def test_no_two_dispatches_share_a_text_or_a_title() -> None:
    assert len({doc.text for doc in DOCUMENTS.values()}) == len(DOCUMENTS)
    assert len({doc.title for doc in DOCUMENTS.values()}) == len(DOCUMENTS)


@pytest.mark.parametrize(
    ("metric", "area", "years"),
    [
        ("displacement", "Jenin", {"2023", "2024", "2025", "2026"}),
        ("displacement", "Tulkarem", {"2024", "2025", "2026"}),
        ("displacement", "Gaza", {"2023", "2024", "2025", "2026"}),
        ("displacement", "Rafah", {"2023", "2024", "2025", "2026"}),
        ("buildings", "Jenin", {"2023", "2024", "2025", "2026"}),
        ("buildings", "Tulkarem", {"2024", "2025", "2026"}),
        ("buildings", "Gaza", {"2023", "2024", "2025"}),
        ("buildings", "Rafah", {"2024", "2025"}),
        ("deaths", "Jenin", {"2023", "2024", "2025", "2026"}),
        ("deaths", "Tulkarem", {"2023", "2024", "2025"}),
        ("deaths", "Gaza", {"2023", "2024", "2025", "2026"}),
        ("deaths", "Rafah", {"2023", "2024", "2025"}),
        ("hostages", "Gaza", {"2023", "2024", "2025", "2026"}),
        ("hostages", "Rafah", {"2024", "2025"}),
    ],
)
def test_every_metric_and_place_has_a_history(metric: str, area: str, years: set[str]) -> None:
    assert {f["published"][:4] for f in FACTS if f["metric"] == metric and f["area"] == area} == years


def find_misread() -> dict[str, str]:
    """What the reader misreads now, in the order of the sample."""
    misread: dict[str, str] = {}
    for dispatch, facts in FACTS_OF.items():
        pairs = pair(facts, read(dispatch))
        for i, fact in enumerate(facts):
            stated = stated_fields(fact)
            found = found_fields(pairs[i], fact) if i in pairs else {}
            if wrong := [name for name in stated if found.get(name, "missed") != stated[name]]:
                misread[name_of(fact)] = " ".join(wrong) if found else "not found"
        paired = {figure.id for figure in pairs.values()}
        if others := [figure.surface for figure in read(dispatch) if figure.id not in paired]:
            misread[dispatch] = "other figures: " + ", ".join(others)
    return misread


def write_misread() -> None:
    with MISREAD_FILE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("name", "fields"))
        writer.writerows(find_misread().items())


if __name__ == "__main__":
    write_misread()
