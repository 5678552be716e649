"""A small store of invented reports, and the dashboard upon it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from extract.config import Settings
from extract.model import (
    Area,
    Document,
    Figure,
    Kind,
    Measure,
    Metric,
    PlaceBasis,
    PlacePrecision,
    Qualifier,
    SourceType,
    Status,
    Unit,
    date_precision,
    stable_id,
)
from extract.store.store import Store

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)
PLACES = {
    "Jenin": ("jenin", 32.46, 35.3, PlacePrecision.CITY, Area.JENIN),
    "Jenin camp": ("jenin-camp", 32.461, 35.287, PlacePrecision.CAMP, Area.JENIN),
    "Tulkarem": ("tulkarem", 32.31, 35.03, PlacePrecision.CITY, Area.TULKAREM),
    "Gaza Strip": ("gaza-strip", 31.4, 34.38, PlacePrecision.REGION, Area.GAZA),
    "Rafah": ("rafah", 31.29, 34.25, PlacePrecision.CITY, Area.RAFAH),
    "West Bank": ("west-bank", 31.95, 35.28, PlacePrecision.REGION, Area.WEST_BANK),
}


def report(number: str, place: str | None, as_of: str, **changed: Any) -> tuple[Document, list[Figure]]:
    """A document of one sentence with the figure that stands in it."""
    lead, tail = "A report came in. ", f" people were displaced in {place or 'several places'}, the mayor said."
    text = f"{lead}{number}{tail} More is to follow."
    url = changed.pop("url", f"https://news.example.org/{stable_id(number, place, as_of, sorted(changed.items()))}")
    doc = Document(
        id=stable_id(url),
        text=text,
        title=changed.pop("title", "A report"),
        published=changed.pop("published", as_of[:10] if len(as_of) == 10 else "2025-03-01"),
        publisher=changed.pop("publisher", "Example News"),
        url=url,
        retrieved="2025-04-01",
        language="en",
    )
    place_id, lat, lon, precision, area = PLACES[place] if place else (None, None, None, None, None)
    base: dict[str, Any] = {
        **{n: getattr(doc, n) for n in ("url", "publisher", "title", "published", "retrieved", "language")},
        **dict.fromkeys(("low", "high", "group", "persons", "persons_low", "persons_high", "household_size", "pcode")),
        "id": stable_id(doc.id, len(lead)),
        "doc": doc.id,
        "quote": number + tail,
        "start": len(lead),
        "end": len(lead) + len(number),
        "surface": number,
        "metric": Metric.DISPLACEMENT,
        "kind": Kind.DISPLACED,
        "value": float(number.replace(",", "")) if number.replace(",", "").isdigit() else None,
        "qualifier": Qualifier.EXACT,
        "unit": Unit.PERSON,
        "place": place,
        "place_id": place_id,
        "lat": lat,
        "lon": lon,
        "place_precision": precision,
        "place_basis": PlaceBasis.SENTENCE if place else None,
        "area": area,
        "as_of": as_of,
        "as_of_precision": date_precision(as_of),
        "since": None,
        "measure": Measure.TOTAL,
        "source": "Example Agency",
        "source_type": SourceType.LOCAL_AUTHORITY,
        "status": Status.REPORTED,
        "confidence": 0.9,
        "reader": "test",
        "reasons": ("people displaced", "place in the sentence"),
    }
    return doc, [Figure(**(base | changed))]


def reports() -> list[tuple[Document, list[Figure]]]:
    """Totals, events, vague words, a group, a place that is missing, homes beside buildings, another unit."""
    buildings = {"metric": Metric.BUILDINGS, "kind": Kind.DESTROYED, "unit": Unit.BUILDING}
    deaths = {"metric": Metric.DEATHS, "kind": Kind.KILLED}
    hostages = {"metric": Metric.HOSTAGES, "kind": Kind.HELD}
    event = {"measure": Measure.NEW}
    return [
        report("15,000", "Jenin", "2025-02-03"),
        report("21,000", "Jenin", "2025-03-10", source="UNRWA"),
        report("19,000", "Jenin", "2025-03-10", source="OCHA"),
        report("3,000", "Jenin camp", "2025-02-03", **event),
        report("dozens", "Jenin", "2025-02-20", qualifier=Qualifier.VAGUE, low=12.0, **event),
        report("500", "Jenin", "2025-03-20", group="children"),
        report("40", "Tulkarem", "2025-03-01", unit=Unit.HOUSEHOLD, persons=188.0, household_size=4.7, **event),
        report("1,900,000", "Gaza Strip", "2024-12-31", qualifier=Qualifier.ABOUT, source="UN"),
        report("900", None, "2025-03-02", source=None, source_type=None),
        report("120", "Jenin", "2025-02-03", **buildings),
        report("600", "Jenin", "2025-02-04", **(buildings | {"unit": Unit.HOME})),
        report("25", "Jenin", "2025-02-28", **deaths),
        report("50,021", "Gaza Strip", "2025-03-23", source="Gaza health ministry", **deaths),
        report("8", "Rafah", "2025-03-24", **deaths, **event),
        report("59", "Gaza Strip", "2025-03-25", **hostages),
        report("7", "Jenin", "2025-03-26", status=Status.DENIED, **deaths),
    ]


@pytest.fixture(name="report")
def report_fixture() -> Callable[..., tuple[Document, list[Figure]]]:
    return report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The reports in a real store."""
    with Store.open(tmp_path / "figures.db") as opened:
        opened.add_many(reports(), at=NOW)
        yield opened


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The server of the dashboard on a store of the reports, for tests that only read."""
    path = tmp_path_factory.mktemp("dashboard") / "figures.db"
    with Store.open(path) as opened:
        opened.add_many(reports(), at=NOW)
    client: FlaskClient = create_app(Settings(store=str(path)), now=lambda: NOW).server.test_client()
    return client
