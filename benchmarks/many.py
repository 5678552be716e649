"""A store of very many figures to measure with: invented reports, the same for the same seed.

    python -m benchmarks.many --figures 1000000 --store many.db

The rows go past the ledger, which would compare every one of them with what holds: only the store is to be measured.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from extract.model import FIGURE_FIELDS, KINDS, Area, Kind, Metric, Unit
from extract.store.rollup import count_rows
from extract.store.schema import changes, documents, figures
from extract.store.store import Store

FIRST_DAY = date(2023, 10, 8)
DAYS = 1_000
PER_DOCUMENT = 4
AT_ONCE = 20_000
MOMENT = "2026-09-01T12:00:00.000000Z"
# place: (id, latitude, longitude, precision, area)
PLACES: tuple[tuple[str, str, float, float, str, Area], ...] = (
    ("Jenin", "jenin", 32.46, 35.30, "city", Area.JENIN),
    ("Jenin refugee camp", "jenin-camp", 32.461, 35.287, "camp", Area.JENIN),
    ("Qabatiya", "qabatiya", 32.41, 35.28, "city", Area.JENIN),
    ("Tulkarem", "tulkarem", 32.31, 35.03, "city", Area.TULKAREM),
    ("Nur Shams", "nur-shams", 32.32, 35.06, "camp", Area.TULKAREM),
    ("Gaza Strip", "gaza-strip", 31.40, 34.38, "region", Area.GAZA),
    ("Gaza City", "gaza-city", 31.52, 34.45, "city", Area.GAZA),
    ("Khan Younis", "khan-younis", 31.34, 34.30, "city", Area.GAZA),
    ("Jabalia", "jabalia", 31.53, 34.48, "city", Area.GAZA),
    ("Rafah", "rafah", 31.29, 34.25, "city", Area.RAFAH),
    ("Nablus", "nablus", 32.22, 35.26, "city", Area.WEST_BANK),
    ("Hebron", "hebron", 31.53, 35.10, "city", Area.WEST_BANK),
    ("Sderot", "sderot", 31.52, 34.60, "city", Area.ISRAEL),
)
SOURCES = (
    *(("OCHA", "un"), ("UNRWA", "un"), ("Ministry of Health", "health_authority"), ("the mayor", "local_authority")),
    *(("Red Crescent", "ngo"), ("civil defence", "local_authority"), ("the military", "military"), (None, None)),
)
NOUNS = {Unit.PERSON: "people", Unit.HOUSEHOLD: "families", Unit.BUILDING: "buildings", Unit.HOME: "homes"}
UNITS = {Metric.DISPLACEMENT: (Unit.PERSON, Unit.HOUSEHOLD), Metric.BUILDINGS: (Unit.BUILDING, Unit.HOME)}
PARTICIPLES = {Kind.DISPLACED: "displaced", Kind.RETURNED: "back home", Kind.KILLED: "killed"}
SHARES = {Metric.DISPLACEMENT: 35, Metric.BUILDINGS: 20, Metric.DEATHS: 35, Metric.HOSTAGES: 10}


def write_rows(count: int, *, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Rows of the table of figures, without their documents' keys."""
    lot = random.Random(seed)
    for n in range(count):
        document = n // PER_DOCUMENT
        metric = lot.choices(list(SHARES), list(SHARES.values()))[0]
        kind = KINDS[metric][0] if lot.random() < 0.85 else lot.choice(KINDS[metric])
        unit = lot.choices(UNITS.get(metric, (Unit.PERSON,)), (7, 3)[: len(UNITS.get(metric, "x"))])[0]
        place, place_id, lat, lon, precision, area = lot.choice(PLACES)
        unplaced = lot.random() < 0.08
        age = int(DAYS * lot.random() ** 0.8)
        day = FIRST_DAY + timedelta(days=age)
        total = lot.random() < 0.4
        value = float(lot.randint(1, 40)) if not total else round(500 + age * 40 * lot.uniform(0.9, 1.1), -1)
        source, source_type = lot.choice(SOURCES)
        told = f"{value:,.0f}"
        quote = f"{told} {NOUNS[unit]} were {PARTICIPLES.get(kind, kind.replace('_', ' '))} in {place}" + (
            f", {source} said." if source else "."
        )
        yield dict.fromkeys(FIGURE_FIELDS) | {
            "id": f"{n:016x}",
            "doc": f"d{document}",
            "url": f"https://news.example/{document}",
            "publisher": f"Paper {document % 40}",
            "title": f"Report {document}",
            "published": (day + timedelta(days=lot.randint(0, 3))).isoformat(),
            "retrieved": "2026-09-01",
            "language": "en",
            "quote": quote,
            "start": 0,
            "end": len(told),
            "surface": told,
            "metric": metric.value,
            "kind": kind.value,
            "value": value,
            "qualifier": "at_least" if lot.random() < 0.2 else "exact",
            "unit": unit.value,
            "place": None if unplaced else place,
            "place_id": None if unplaced else place_id,
            "lat": None if unplaced else lat,
            "lon": None if unplaced else lon,
            "place_precision": None if unplaced else precision,
            "place_basis": None if unplaced else "sentence",
            "area": None if unplaced else area.value,
            "as_of": day.isoformat(),
            "as_of_precision": "day",
            "measure": "total" if total else "new",
            "source": source,
            "source_type": source_type,
            "status": "reported",
            "confidence": round(lot.uniform(0.3, 0.99), 3),
            "reader": "benchmark",
            "reasons": ["invented"],
            "review": "unreviewed",
            "digest": "",
            "valid_from": MOMENT,
        }


def fill(store: Store, count: int) -> None:
    """Writes the documents and figures, a block in a transaction."""
    rows = write_rows(count)
    at = 0
    while block := list(islice(rows, AT_ONCE)):
        with store.reach.writing() as connection:
            known = sorted({int(row["doc"][1:]) for row in block})
            connection.execute(insert(documents), [document_row(n) for n in known])
            connection.execute(insert(figures), [row | {"document_key": int(row["doc"][1:]) + 1} for row in block])
            count_rows(connection, added=block)
            connection.execute(insert(changes).values(at=MOMENT))
        at += len(block)


def document_row(number: int) -> dict[str, Any]:
    """A row of the table of documents."""
    return {
        "key": number + 1,
        "id": f"d{number}",
        "version": 1,
        "text": "A report for measuring.",
        "title": f"Report {number}",
        "digest": "",
        "valid_from": MOMENT,
    }


def main() -> None:
    """Makes the store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path, required=True)
    options = parser.parse_args()
    with Store.open(options.store) as store:
        fill(store, options.figures)


if __name__ == "__main__":
    main()
