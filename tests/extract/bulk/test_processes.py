"""Batches keep their order for any number of processes; a fault costs one document; nothing outlives the parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from extract.bulk.processes import AHEAD, BATCH_CHARACTERS, BATCH_DOCUMENTS, batch_lines, in_batches, worked
from extract.errors import BadInput, DisplacementError
from extract.model import Document

WAITING = """
import os, threading
from extract.bulk.processes import worked
def wait(batch):
    print(os.getpid(), flush=True)
    threading.Event().wait(60)
if __name__ == "__main__":
    list(worked(iter([[], []]), wait, jobs=2))
"""


def texts(count: int) -> list[Document]:
    """Documents with one figure each."""
    return [Document(id=f"d{i}", text=f"Some {i + 20} people were killed in Gaza.") for i in range(count)]


def end_this_process(batch: Sequence[Document]) -> None:
    """What the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_batches_are_bounded_by_documents_and_by_characters() -> None:
    assert [len(b) for b in in_batches(texts(2 * BATCH_DOCUMENTS + 1))] == [BATCH_DOCUMENTS, BATCH_DOCUMENTS, 1]
    long = [Document(id=str(i), text="x" * BATCH_CHARACTERS) for i in range(3)]
    assert [len(b) for b in in_batches(long)] == [1, 1, 1]


def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    items: list[Document | BadInput] = [*texts(5), BadInput("torn.txt: cannot be read"), *texts(2)]
    batches = [[item] for item in items]
    one, two = (
        [(lines, list(map(str, failed))) for _, (lines, failed) in worked(iter(batches), batch_lines, jobs=jobs)]
        for jobs in (1, 2)
    )
    assert one == two
    assert [failed for _, failed in one] == [[], [], [], [], [], ["torn.txt: cannot be read"], [], []]
    assert all(b'"metric": "deaths"' in lines for lines, failed in one if not failed)


def test_no_more_batches_are_taken_than_can_be_worked_on_soon() -> None:
    taken = 0

    def batches() -> Iterator[list[Document]]:
        nonlocal taken
        for document in texts(50):
            taken += 1
            yield [document]

    results = worked(batches(), batch_lines, jobs=2)
    next(results)
    assert taken <= AHEAD * 2 + 1
    results.close()


def test_a_killed_process_is_told_and_what_to_do() -> None:
    with pytest.raises(DisplacementError, match="fewer --jobs"):
        list(worked(iter([texts(1)]), end_this_process, jobs=2))


def test_a_text_on_which_the_rules_fail_is_named_and_the_others_are_read() -> None:
    undated = Document(id="undated", text="Some 30 people were killed in Gaza.", published="never")
    lines, failed = batch_lines([undated, *texts(1)])
    assert lines.count(b"\n") == 1
    assert str(failed[0]).startswith("undated: the rules fail on it, please report it: ValueError")


def test_nothing_outlives_a_parent_that_was_killed(tmp_path: Path) -> None:
    program = tmp_path / "waits.py"
    program.write_text(WAITING)
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = [int(parent.stdout.readline()) for _ in range(2)]
        parent.kill()
        assert parent.stdout.read() == ""  # the pipe closes when the last child has ended
    assert len(set(children)) == 2


def test_who_hands_out_batches_loads_no_reader() -> None:
    told = "import sys, extract.bulk.processes; print('extract.reading.reader' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "False\n", "the reading processes would wait until the first has loaded it too"
