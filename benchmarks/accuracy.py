"""How well the reading does on annotated texts, beside a naive reader: `python -m benchmarks.accuracy --help`.

The sets of benchmarks/gold are in the repository; `dev` is used where it lies beside the checkout. What is printed of
`dev` are measures, never its sentences.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.readers.naive import read_naively
from benchmarks.sameness import is_same_place
from benchmarks.sets import HANDS, RETOLD, UNSEEN
from extract.commands.evaluate import texts_in
from extract.evaluation import FIELDS, FULL, STRICT, Comparison, Record, compare, read_annotations, wrong_fields
from extract.model import Document, Metric
from extract.reading.reader import read

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "benchmarks/gold"
# By name, the folders of a set; the annotations stand beside each as FOLDER.jsonl.
SETS: Mapping[str, Sequence[Path]] = {
    **{
        name: [GOLD / name]
        for name in (
            *("news", "reports", "mixed", "dealt", "varied", "papers", "pages", "northern", "bulletins", "desks"),
            *("exchange", "kiosks", "columns", "notices"),
        )
    },
    "hands": [GOLD / "hands" / hand for hand in HANDS],
    "retold": [GOLD / "retold" / name for name in RETOLD],
    **{name: [GOLD / name] for name in UNSEEN},
    "dev": [ROOT.parent / "shared/gold/dev"],
}
OURS = SETS.keys() - UNSEEN.keys() - {"dev"}  # sets whose sentences may be shown
LEVELS = {"detection": (), "strict": STRICT, "full": FULL}
SPAN = 90

Figures = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    """The texts of a set, what is annotated in them, and what the two readers find."""

    name: str
    documents: Mapping[str, Document]
    annotated: Figures
    found: Figures
    naive: Figures

    def compared(self, figures: Figures, docs: Sequence[str] | None = None) -> Comparison:
        """The figures of one reader against the annotated ones; of some documents only, where named."""
        wanted = self.documents if docs is None else docs
        return compare({d: self.annotated.get(d, ()) for d in wanted}, {d: figures.get(d, ()) for d in wanted})


def load_sets() -> Iterator[AnnotatedSet]:
    """Every annotated set that is there, read by both readers."""
    there = {
        name: [document for folder in folders for document in texts_in(folder, None)]
        for name, folders in SETS.items()
        if all(folder.is_dir() for folder in folders)
    }
    for name in SETS.keys() - there.keys():
        print(f"{name}: not here, left out\n")
    naive = iter(read_naively([document for documents in there.values() for document in documents]))
    for name, documents in there.items():
        texts = {document.id: document.text for document in documents}
        yield AnnotatedSet(
            name=name,
            documents={document.id: document for document in documents},
            annotated={
                doc: records
                for folder in SETS[name]
                for doc, records in read_annotations(folder.with_suffix(".jsonl"), texts).items()
            },
            found={document.id: [figure.to_dict() for figure in read(document)] for document in documents},
            naive={document.id: next(naive) for document in documents},
        )


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]], *, markdown: bool) -> None:
    """A table for the terminal or for the README; all columns but the first to the right."""
    if markdown:
        lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
        print("\n".join(f"| {' | '.join(row)} |" for row in lines), end="\n\n")
        return
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  " + "  ".join(cells))
    print()


def print_levels(sets: Sequence[AnnotatedSet], *, markdown: bool) -> None:
    """Precision, recall and F1 at the three levels, both readers."""
    rows = []
    for part in sets:
        for reader, figures in (("this reading", part.found), ("naive", part.naive)):
            result = part.compared(figures)
            cells = [_rates(result, asked) for asked in LEVELS.values()]
            rows.append([f"{part.name}, {reader}", str(result.annotated), str(result.extracted), *cells])
    levels = [f"{level} P / R / F1" for level in LEVELS]
    print_table(["set and reader", "annotated", "extracted", *levels], rows, markdown=markdown)


def write_summary(sets: Sequence[AnnotatedSet]) -> None:
    """F1 at the three levels of each set, for the page Methods and the README."""
    lines = ["set,texts,figures,found,strict,full"]
    for part in sets:
        result = part.compared(part.found)
        f1 = (f"{result.rates(asked)['f1']:.3f}" for asked in LEVELS.values())
        lines.append(",".join((part.name, str(len(part.documents)), str(result.annotated), *f1)))
    (ROOT / "data/accuracy.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rates(result: Comparison, asked: Sequence[str]) -> str:
    rates = result.rates(asked)
    f1 = f"{rates['f1']:.3f}"
    return f"{rates['precision']:.3f} / {rates['recall']:.3f} / {f1}"


def print_metrics(sets: Sequence[AnnotatedSet], *, markdown: bool) -> None:
    """F1 at the three levels for each metric."""
    rows = []
    for metric in Metric:
        for part in sets:
            result = part.compared(part.found).of_metric(metric)
            cells = [f"{result.rates(asked)['f1']:.3f}" for asked in LEVELS.values()]
            rows.append([f"{metric.value}, {part.name}", str(result.annotated), *cells])
    print_table(["metric and set", "annotated", *(f"{level} F1" for level in LEVELS)], rows, markdown=markdown)


def print_fields(sets: Sequence[AnnotatedSet], *, markdown: bool) -> None:
    """How often each field of a found figure is right, both readers."""
    compared = [(p.compared(p.found), p.compared(p.naive)) for p in sets]
    rows = [
        [field, *(f"{_share(ours, field)} ({_share(naive, field)})" for ours, naive in compared)] for field in FIELDS
    ]
    placed = [[f"{_placed(result):.3f}" for result in pair] for pair in compared]
    rows.append(["place", *(f"{ours} ({naive})" for ours, naive in placed)])
    rows.append(["confidence as stated", *(f"{_stated(part.found):.3f}" for part in sets)])
    rows.append(["strictly right", *(f"{ours.rates(STRICT)['precision']:.3f}" for ours, _ in compared)])
    print_table(["field right (naive)", *(part.name for part in sets)], rows, markdown=markdown)


def _stated(figures: Figures) -> float:
    """The mean confidence: it should be as large as the share that is strictly right."""
    stated = [float(figure["confidence"]) for records in figures.values() for figure in records]
    return sum(stated) / max(1, len(stated))


def _share(result: Comparison, field: str) -> str:
    return f"{1 - sum(bool(wrong_fields(*pair, [field])) for pair in result.pairs) / max(1, len(result.pairs)):.3f}"


def _placed(result: Comparison) -> float:
    """How often the place itself is the annotated one, and its area too."""
    right = [
        not wrong_fields(annotated, found, ["area"])
        and is_same_place(annotated.get("place"), found.get("place"), found.get("place_id"))
        for annotated, found in result.pairs
    ]
    return sum(right) / max(1, len(right))


def print_errors(sets: Sequence[AnnotatedSet], *, markdown: bool) -> None:
    """What keeps figures from being strictly and fully right: a field among others, and a field alone."""
    head = ["source of error", *(f"{part.name}, {level}" for part in sets for level in ("strict", "full"))]
    columns = [_broken(part.compared(part.found), asked) for part in sets for asked in (STRICT, FULL)]
    total: Counter[str] = Counter()
    for column in columns:
        total.update({name: wrong for name, (wrong, _) in column.items()})
    rows = [
        [name, *("–" if name not in column else "{} ({})".format(*column[name]) for column in columns)]
        for name, _ in total.most_common()
    ]
    print_table(head, rows, markdown=markdown)
    print("Counts of figures; in brackets those where nothing else is wrong.\n")


def _broken(result: Comparison, asked: Sequence[str]) -> dict[str, tuple[int, int]]:
    wrong = [wrong_fields(*pair, asked) for pair in result.pairs]
    fields = {name: (sum(name in w for w in wrong), sum(w == [name] for w in wrong)) for name in asked}
    return {"missed": (len(result.missed),) * 2, "not a figure": (len(result.extra),) * 2, **fields}


def print_parts(sets: Sequence[AnnotatedSet], count: int) -> None:
    """F1 of parts of each set: its documents in the order of their names, dealt out one after the other."""
    rows = []
    for part in sets:
        for i in range(count):
            result = part.compared(part.found, sorted(part.documents)[i::count])
            cells = [f"{result.rates(asked)['f1']:.3f}" for asked in LEVELS.values()]
            rows.append([f"{part.name} {i + 1}/{count}", str(result.annotated), *cells])
    print_table(["part", "annotated", *(f"{level} F1" for level in LEVELS)], rows, markdown=False)


def print_misses(sets: Sequence[AnnotatedSet], count: int) -> None:
    """The most frequent classes of error; examples from our own texts only."""
    seen: Counter[str] = Counter()
    example: dict[str, str] = {}
    for part in sets:
        for name, record, detail in _classes(part.compared(part.found)):
            seen[name] += 1
            if part.name in OURS:
                text = part.documents[record["doc"]].text
                example.setdefault(name, f"{record['doc']}: …{_around(text, record)}… {detail}")
    for name, often in seen.most_common(count):
        print(f"{often:4}  {name}\n      {example.get(name, '(only in dev)')}")
    print()


def _classes(result: Comparison) -> Iterator[tuple[str, Record, str]]:
    for title, records in (("missed", result.missed), ("not a figure", result.extra)):
        yield from ((f"{title}: {r['metric']}/{r['kind']}", r, "") for r in records)
    for annotated, found in result.pairs:
        for field in wrong_fields(annotated, found, FIELDS):
            asked, given = annotated.get(field), found.get(field)
            yield f"{field}: {_change(field, asked, given)}", annotated, f"annotated {asked!r}, found {given!r}"


def _change(field: str, asked: Any, given: Any) -> str:
    if field in ("value", "as_of", "since", "source", "group"):
        return "found none" if given is None else "found one too many" if asked is None else "another one"
    return f"{given} for {asked}"


def _around(text: str, record: Record) -> str:
    start, end = record["start"], record["end"]
    piece = f"{text[max(0, start - SPAN) : start]}[{text[start:end]}]{text[end : end + SPAN]}"
    return " ".join(piece.split())


Table = Callable[..., None]
TABLES: Mapping[str, Table] = {
    "All": print_levels,
    "By metric": print_metrics,
    "By field, among the figures found": print_fields,
    "By source of error": print_errors,
}


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="the README's section on accuracy")
    parser.add_argument("--write", action="store_true", help="data/accuracy.csv too, which the page Methods shows")
    parser.add_argument("--parts", type=int, default=0, metavar="N", help="F1 of N parts of each set")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="the N most frequent classes of error")
    options = parser.parse_args()
    sets = list(load_sets())
    for title, table in TABLES.items():
        print(f"{'### ' if options.markdown else ''}{title}\n")
        table(sets, markdown=options.markdown)
    if options.write:
        write_summary(sets)
    if options.parts:
        print_parts(sets, options.parts)
    if options.misses:
        print_misses(sets, options.misses)


if __name__ == "__main__":
    main()
