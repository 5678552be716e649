"""Values that many tests begin with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from extract.model import (
    Area,
    DatePrecision,
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
    stable_id,
)
from extract.store.store import Store
from tests.postgresql import VARIABLE, Databases, server

TEXT = "On Sunday 120 homes in Jenin were destroyed, the mayor said."


def figure_of(doc: Document, **changed: Any) -> Figure:
    """A figure in TEXT, or in any document that has a number where TEXT has one."""
    base: dict[str, Any] = {
        "doc": doc.id,
        "url": doc.url,
        "publisher": doc.publisher,
        "title": doc.title,
        "published": doc.published,
        "retrieved": doc.retrieved,
        "language": doc.language,
        "quote": TEXT,
        "start": 10,
        "end": 13,
        "surface": "120",
        "metric": Metric.BUILDINGS,
        "kind": Kind.DESTROYED,
        "value": 120.0,
        "low": None,
        "high": None,
        "qualifier": Qualifier.EXACT,
        "unit": Unit.HOME,
        "group": None,
        "persons": None,
        "persons_low": None,
        "persons_high": None,
        "household_size": None,
        "place": "Jenin",
        "place_id": "jenin",
        "pcode": "PS0101",
        "lat": 32.4594,
        "lon": 35.3009,
        "place_precision": PlacePrecision.CITY,
        "place_basis": PlaceBasis.SENTENCE,
        "area": Area.JENIN,
        "as_of": "2025-02-02",
        "as_of_precision": DatePrecision.DAY,
        "since": None,
        "measure": Measure.NEW,
        "source": "Jenin mayor",
        "source_type": SourceType.LOCAL_AUTHORITY,
        "status": Status.REPORTED,
        "confidence": 0.9,
        "reader": "1",
        "reasons": ("verb destroyed", "noun homes"),
    }
    values = base | changed
    values.setdefault("id", stable_id(doc.id, values["start"], values["end"], values["metric"]))
    return Figure(**values)


@pytest.fixture
def document() -> Document:
    """A document about destroyed homes in Jenin."""
    return Document(id="jenin", text=TEXT, title="Homes fall", published="2025-02-03", publisher="Gazette")


@pytest.fixture
def figure() -> Callable[..., Figure]:
    """Makes a figure in a document; any field can be given another value."""
    return figure_of


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Databases on a real PostgreSQL; where none can be had the test is skipped, but never where CI=true."""
    with ExitStack() as kept:
        try:
            made = Databases(kept.enter_context(server(durable=False)))
        except (ImportError, OSError, subprocess.SubprocessError, SQLAlchemyError) as err:
            if os.environ.get("CI") == "true":
                raise
            pytest.skip(f"no PostgreSQL can be had here ({type(err).__name__}: {err}); {VARIABLE} may name one")
        kept.callback(made.close)
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, in a file and on a server."""
    if request.param == "sqlite":
        with Store.open(tmp_path / "figures.db") as opened:
            yield opened
        return
    databases: Databases = request.getfixturevalue("databases")
    with databases.store() as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file."""
    with Store.open(tmp_path / "figures.db") as opened:
        yield opened
