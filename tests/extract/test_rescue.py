"""Out of a damaged store comes what is sound, and what could not be kept is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.errors import StoreError
from extract.model import Document, Review
from extract.reading.reader import read
from extract.rescue import rescue
from extract.store.integrity import examine
from extract.store.query import FigureQuery
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)


def test_what_is_sound_is_kept_with_its_decisions_and_the_rest_is_named(tmp_path: Path) -> None:
    place = tmp_path / "damaged.db"
    with Store.open(place) as store:
        for name, count in (("a", 120), ("b", 130)):
            text = f"On Sunday the army destroyed {count} homes in Jenin, the mayor said."
            document = Document(id=name, text=text, published="2025-02-03")
            (figure,) = read(document)
            store.add(document, [figure], at=NOW)
            store.review(figure.id, Review.CORRECTED, by="Amal", at=NOW, corrected={"value": count + 1.0})
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE documents SET text = replace(text, '130', '930') WHERE id = 'b'")
        connection.commit()
    new = tmp_path / "new.db"
    done = rescue(str(place), new, at=NOW)
    assert (done.outcome.new, done.damaged, done.decisions) == (1, 1, 1)
    (lost,) = done.lost
    assert lost.startswith("'130' (figure ")
    assert "corrected by Amal, 2025-02-03" in lost
    with Store.open(new) as store:
        assert store.figures(FigureQuery())["value"].tolist() == [121.0]
        assert examine(store.reach).problems == ()
    with pytest.raises(StoreError, match="is there already"):
        rescue(str(place), new, at=NOW)
