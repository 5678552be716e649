"""A load that was killed goes on where it was; the same for any number of processes."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from extract.bulk.processes import BATCH_DOCUMENTS
from extract.errors import BadInput
from extract.loading import load
from extract.model import Document
from extract.store.ledger import Outcome
from extract.store.store import Store

NOW = datetime(2025, 2, 3, tzinfo=UTC)


def texts(count: int) -> list[Document]:
    """Documents with a figure each, but for every fourth."""
    told = [f"Some {i + 20} people were killed in Gaza." if i % 4 else "The road was closed." for i in range(count)]
    return [Document(id=f"d{i}", text=text, published="2025-02-03") for i, text in enumerate(told)]


def fail(err: BadInput) -> None:
    """Nothing is wrong with these."""
    raise err


def test_what_is_held_is_not_read_again_with_or_without_figures(store: Store) -> None:
    assert load(store, texts(8), at=NOW, report=fail) == Outcome(new=8, figures_added=6)
    unreadable = [d for d in texts(8) if store.held([d], reader="another")]
    assert unreadable == []
    stamp = store.stamp()
    assert load(store, texts(9), at=NOW, report=fail) == Outcome(new=1, unchanged=8)
    assert load(store, texts(9), at=NOW, report=fail) == Outcome(unchanged=9)
    assert store.stamp() == stamp + 1


def test_a_changed_document_is_read_again(store: Store) -> None:
    first, second = texts(3)[1:]
    load(store, [first, second], at=NOW, report=fail)
    changed = Document(id=first.id, text="Some 90 people were killed in Gaza.", published="2025-02-04")
    outcome = load(store, [changed, second], at=NOW, report=fail)
    assert outcome == Outcome(updated=1, unchanged=1, figures_added=1, figures_superseded=1)


def test_two_processes_keep_the_same_rows(tmp_path: Path) -> None:
    frames = []
    for jobs in (1, 2):
        with Store.open(tmp_path / f"{jobs}.db") as store:
            passed: list[int] = []
            load(store, texts(BATCH_DOCUMENTS + 30), at=NOW, report=fail, passed=passed.append, jobs=jobs)
            assert sum(passed) == BATCH_DOCUMENTS + 30
            frames.append(store.figures())
    pd.testing.assert_frame_equal(frames[0], frames[1])


def test_a_load_killed_half_way_ends_as_one_that_was_not(tmp_path: Path) -> None:
    many = texts(BATCH_DOCUMENTS * 3)
    source, path = tmp_path / "many.jsonl", tmp_path / "killed.db"
    source.write_text("".join(json.dumps(document.to_dict()) + "\n" for document in many))
    command = [sys.executable, "-m", "extract.cli", "load", str(source), "--jobs", "2", "--store", str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as killed:
        while not documents_in(path) and killed.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                killed.wait(0.05)
        killed.send_signal(signal.SIGKILL)
    before = documents_in(path)
    with Store.open(path) as store, Store.open(tmp_path / "whole.db") as whole:
        outcome = load(store, many, at=NOW, report=fail)
        assert (outcome.new, outcome.unchanged) == (len(many) - before, before)
        load(whole, many, at=NOW, report=fail)
        pd.testing.assert_frame_equal(store.figures(), whole.figures())


def documents_in(path: Path) -> int:
    """How many documents stand in the file so far."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    return 0
