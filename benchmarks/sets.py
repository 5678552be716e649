"""The annotated sets: where each stands, and its texts with what is annotated in them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extract.evaluation import Record, read_annotations
from extract.model import Document

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "benchmarks/gold"
HANDS = ("un", "local", "live", "ngo", "israel", "other", "long")
RETOLD = ("strikes", "publishers", "hostages", "movements")
SETS: dict[str, tuple[Path, Path]] = {
    "dev": (ROOT.parent / "shared/gold/dev.jsonl", ROOT.parent / "shared/gold/dev"),
    **{
        name: ((GOLD / name).with_suffix(".jsonl"), GOLD / name)
        for name in (
            "reports",
            "news",
            "mixed",
            "dealt",
            "varied",
            "papers",
            "pages",
            "northern",
            "bulletins",
            "desks",
            "exchange",
            "kiosks",
            "columns",
            "notices",
            *(f"hands/{hand}" for hand in HANDS),
            *(f"retold/{name}" for name in RETOLD),
        )
    },
}
# Nobody has read them while rules were made and no model has learnt from them.
UNSEEN = {name: (GOLD / f"{name}.jsonl", GOLD / name) for name in ("wires", "dailies", "stringers", "stalls")}


def read_texts(sets: Mapping[str, tuple[Path, Path]]) -> Iterator[tuple[str, Document, Sequence[Record]]]:
    """The set, the document and what is annotated in it, of every set that is there: annotations and folder by name."""
    for name, (gold, folder) in sets.items():
        if not gold.exists():
            print(f"{name}: not here, left out")
            continue
        texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))}
        annotated = read_annotations(gold, texts)
        for doc, text in texts.items():
            document = Document(id=doc, text=text, title=text.strip().split("\n", 1)[0], published=doc[:10])
            yield name, document, annotated.get(doc, [])


def annotated_at(truths: Sequence[Record], start: int, end: int, metric: str | None = None) -> Record | None:
    """What is annotated of the number from `start` to `end`; of one metric only, where named."""
    return next(
        (t for t in truths if t["start"] < end and start < t["end"] and metric in (None, t["metric"])),
        None,
    )


def add_sets(parser: argparse.ArgumentParser) -> None:
    """The option that adds annotated texts which are not part of the repository."""
    parser.add_argument("--set", nargs=3, action="append", default=[], metavar=("NAME", "GOLD", "TEXTS"))


def chosen_sets(options: argparse.Namespace) -> dict[str, tuple[Path, Path]]:
    """The sets of the repository and those that --set adds."""
    return SETS | {name: (Path(gold), Path(texts)) for name, gold, texts in options.set}
