"""What goes into the store stays; the same again changes nothing; what was known on a past day can be shown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from extract.errors import BadInput, StoreError
from extract.model import FIGURE_FIELDS, Document, Figure, PlaceRole, Review
from extract.store.ledger import Outcome, moment
from extract.store.query import FigureQuery
from extract.store.rollup import recount
from extract.store.rows import digest, row_digest
from extract.store.schema import figures, metadata
from extract.store.store import Store

MONDAY = datetime(2025, 2, 3, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
MakeFigure = Callable[..., Figure]


def tables_of(store: Store) -> list[list[tuple[Any, ...]]]:
    """Everything that the store holds."""
    with store.reach.reading() as connection:
        statements = [select(table).order_by(*table.primary_key) for table in metadata.sorted_tables]
        return [[tuple(row) for row in connection.execute(statement)] for statement in statements]


def test_what_was_added_is_found_again(store: Store, document: Document, figure: MakeFigure) -> None:
    made = figure(document)
    assert store.add(document, [made], at=MONDAY) == Outcome(new=1, figures_added=1)
    assert store.figure(made.id) == made
    assert store.document("jenin") == document
    assert store.documents() == [document]
    frame = store.figures()
    assert tuple(frame.columns) == FIGURE_FIELDS
    assert frame.loc[0, "reasons"] == ["verb destroyed", "noun homes"]


def test_absent_is_none(store: Store) -> None:
    assert store.figure("nothing") is None
    assert store.document("nothing") is None
    assert store.count() == 0


def test_the_same_again_changes_nothing_in_any_table(store: Store, document: Document, figure: MakeFigure) -> None:
    store.add(document, [figure(document)], at=MONDAY)
    before = tables_of(store)
    fetched_later = replace(document, retrieved="2025-02-04")
    again = figure(fetched_later, reader="1")
    assert store.add(fetched_later, [again], at=TUESDAY) == Outcome(unchanged=1)
    assert tables_of(store) == before


def test_a_changed_text_is_a_new_version_and_old_figures_stay_superseded(
    store: Store, document: Document, figure: MakeFigure
) -> None:
    store.add(document, [figure(document)], at=MONDAY)
    corrected = replace(document, text=document.text.replace("120", "130"))
    newer = figure(corrected, surface="130", value=130.0)
    assert store.add(corrected, [newer], at=TUESDAY) == Outcome(updated=1, figures_added=1, figures_superseded=1)
    assert store.document("jenin") == corrected
    assert store.document("jenin", version=1) == document
    assert list(store.figures().value) == [130]
    assert list(store.figures(FigureQuery(known_on="2025-02-03")).value) == [120]
    assert list(store.figures(FigureQuery(known_on="2025-02-04")).value) == [130]
    assert store.count(FigureQuery(known_on="2025-02-02")) == 0


def test_a_figure_that_is_no_longer_read_is_superseded(store: Store, document: Document, figure: MakeFigure) -> None:
    store.add(document, [figure(document)], at=MONDAY)
    assert store.add(document, [], at=TUESDAY) == Outcome(unchanged=1, figures_superseded=1)
    assert store.count() == 0
    assert store.count(FigureQuery(known_on="2025-02-03")) == 1


def test_a_new_reader_that_reads_the_same_keeps_the_row(store: Store, document: Document, figure: MakeFigure) -> None:
    store.add(document, [figure(document)], at=MONDAY)
    assert store.add(document, [figure(document, reader="2")], at=TUESDAY) == Outcome(unchanged=1)


def test_a_clock_that_was_set_back_never_ends_a_row_before_it_began(
    store: Store, document: Document, figure: MakeFigure
) -> None:
    store.add(document, [figure(document)], at=TUESDAY)
    store.add(document, [figure(document, value=121.0)], at=MONDAY)
    assert list(store.figures(FigureQuery(known_on="2025-02-04")).value) == [121]
    assert store.count(FigureQuery(known_on="2025-02-03")) == 0


def test_a_batch_is_kept_whole_or_not_at_all(store: Store, document: Document, figure: MakeFigure) -> None:
    def readings() -> Iterator[tuple[Document, list[Figure]]]:
        for i in range(1100):
            yield replace(document, id=f"d{i}"), [figure(document, id=f"f{i}")]
        raise OSError("the source went away")

    with pytest.raises(OSError, match="went away"):
        store.add_many(readings(), at=MONDAY)
    assert store.summary().documents == 0
    assert store.count(FigureQuery(text="Jenin")) == 0


def test_many_documents_in_one_call(store: Store, document: Document, figure: MakeFigure) -> None:
    documents = [replace(document, id=f"d{i}") for i in range(1203)]
    readings = [(doc, [figure(doc)]) for doc in documents]
    assert store.add_many(readings, at=MONDAY) == Outcome(new=1203, figures_added=1203)
    assert store.add_many(readings, at=MONDAY) == Outcome(unchanged=1203)


def test_two_versions_in_one_batch_the_last_holds(store: Store, document: Document, figure: MakeFigure) -> None:
    later = replace(document, title="Corrected")
    assert store.add_many([(document, [figure(document)]), (later, [figure(later)])], at=MONDAY).updated == 1
    held = store.document("jenin")
    assert held is not None
    assert held.title == "Corrected"


def test_the_stamp_grows_with_every_change_and_with_nothing_else(
    store: Store, document: Document, figure: MakeFigure
) -> None:
    made = figure(document)
    stamps = [store.stamp()]
    for read in ([made], [made], [], [made]):
        store.add(document, read, at=MONDAY)
        stamps.append(store.stamp())
    store.review(made.id, Review.CONFIRMED, by="Amal", at=TUESDAY)
    stamps.append(store.stamp())
    assert stamps == [0, 1, 1, 2, 3, 4]


def test_a_moment_without_a_time_zone_is_refused(store: Store, document: Document) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.add(document, [], at=datetime(2025, 2, 3))  # noqa: DTZ001


def test_summary_and_choices(store: Store, document: Document, figure: MakeFigure) -> None:
    unplaced = figure(document, id="u", place=None, area=None, as_of="2024", source=None)
    store.add(document, [figure(document), unplaced], at=MONDAY)
    summary = store.summary()
    assert (summary.documents, summary.figures, summary.unplaced) == (1, 2, 1)
    assert (summary.first_as_of, summary.last_as_of) == ("2024", "2025-02-02")
    assert summary.last_change == moment(MONDAY)
    assert store.choices("source") == {"Jenin mayor": 1}
    assert store.choices("area", FigureQuery(areas=("Gaza",))) == {}
    with pytest.raises(BadInput, match="quote"):
        store.choices("quote")


def test_every_row_carries_the_digest_of_its_content(store: Store, document: Document, figure: MakeFigure) -> None:
    made = figure(document)
    store.add(document, [made, figure(document, id="v", value=12.5, low=1.0)], at=MONDAY)
    with store.reach.reading() as connection:
        rows = connection.execute(select(figures)).mappings().all()
    assert [row["digest"] for row in rows] == [row_digest(row) for row in rows]
    damaged = dict(rows[0]) | {"value": 121.0}
    assert row_digest(damaged) != damaged["digest"]


def test_a_field_that_came_later_spoils_no_digest(store: Store, document: Document, figure: MakeFigure) -> None:
    made = figure(document)
    before = {name: value for name, value in made.to_dict().items() if name != "place_role"}
    assert digest(before) == digest(made.to_dict())
    assert Figure.from_dict(before) == made
    assert digest(made.to_dict()) != digest(replace(made, place_role=PlaceRole.HOST).to_dict())


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match=r"read-?only"), store.reach.reading() as connection:
        connection.execute(text("DELETE FROM figures"))


def test_writers_wait_for_each_other(store: Store, document: Document, figure: MakeFigure) -> None:
    failures: list[BaseException] = []

    def add(number: int) -> None:
        doc = replace(document, id=f"d{number}")
        try:
            with Store.open(store.reach.url.render_as_string(hide_password=False)) as own:
                own.add(doc, [figure(doc)], at=MONDAY)
        except BaseException as err:
            failures.append(err)

    threads = [threading.Thread(target=add, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store.summary().documents == 8


def test_a_name_with_marks_of_an_address_is_a_file_like_any_other(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a b?c#d%20.db"):
        pass
    assert (tmp_path / "a b?c#d%20.db").exists()


def test_kept_counts_are_those_of_the_figures_through_every_change(
    store: Store, document: Document, figure: MakeFigure
) -> None:
    def check() -> None:
        with store.reach.reading() as connection:
            kept, true = recount(connection)
        assert kept == true
        everything = FigureQuery(statuses=(), reviews=(), min_confidence=0.0)  # asks for what no count knows
        assert store.count(everything) == store.count(FigureQuery(statuses=(), reviews=()))
        for field in ("source", "publisher", "place", "place_id", "language"):
            assert store.choices(field) == store.choices(field, everything)

    dateless = figure(document, id="u", place=None, area=None, as_of=None, as_of_precision=None, source=None)
    store.add(document, [figure(document), dateless], at=MONDAY)
    check()
    changed = replace(document, title="Corrected")
    store.add(changed, [figure(changed, value=121.0), dateless], at=TUESDAY)
    check()
    store.review("u", Review.REJECTED, by="Amal", at=TUESDAY)
    check()
    store.review(figure(changed).id, Review.CORRECTED, by="Amal", at=TUESDAY, corrected={"area": "Gaza"})
    check()
    assert store.count(FigureQuery(areas=("Gaza",))) == 1
    store.add(changed, [], at=TUESDAY)
    check()
    assert (store.count(FigureQuery(statuses=(), reviews=())), store.choices("source")) == (0, {})


def test_text_of_every_sort_comes_back_as_it_was(store: Store, document: Document, figure: MakeFigure) -> None:
    odd = 'a\tb\\N "q" \\. \r\n é\u2028𐍈 {1,2} \\x41'
    written = replace(document, text=f"{document.text} {odd}", title=odd)
    made = figure(written, quote=odd, reasons=(odd, "\\N", ""))
    store.add(written, [made], at=MONDAY)
    assert store.figure(made.id) == made
    assert store.document("jenin") == written
