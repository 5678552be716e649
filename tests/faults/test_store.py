"""Rows 10 and 15 to 19: evidence, kills, order, several at once, full disks, damaged files."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from extract.errors import StoreError
from extract.gathering.files import gather
from extract.model import Document, Figure, id_within
from extract.polling import BATCH
from extract.reading.reader import read
from extract.refresh import refresh
from extract.resources import data_path
from extract.store.integrity import examine
from extract.store.rows import document_digest
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)
KILLS = 200
Row = Callable[[str, bool], None]
Reading = tuple[Document, list[Figure]]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The bundled sample, read."""
    found = gather([data_path("sample/dispatches.jsonl")])
    return [(document, read(document)) for document in found if isinstance(document, Document)]


def knowledge_of(store: Store) -> str:
    """Everything that holds, whatever its order and time of arrival."""
    documents = sorted(document_digest(document) for document in store.documents())
    frame = store.figures().drop(columns=["retrieved"]).sort_values("id")
    return json.dumps([documents, json.loads(frame.to_json(orient="records"))], sort_keys=True)


def test_every_figure_stands_in_its_text(row: Row, store: Store, readings: list[Reading]) -> None:
    """10 every stored figure: its text is the document's slice, low is not above high."""
    store.add_many(readings, at=NOW)
    texts = {document.id: document.text for document in store.documents()}
    for figure in store.figures().to_dict("records"):
        slice_ = texts[figure["doc"]][figure["start"] : figure["end"]]
        row(f"{figure['doc']} {figure['start']}", slice_ == figure["surface"] and not figure["low"] > figure["high"])


def lines_of(documents: Iterable[Document]) -> str:
    """Documents as JSON Lines."""
    return "".join(json.dumps(document.to_dict()) + "\n" for document in documents)


def local_source(path: Path) -> str:
    """A source of JSON Lines on the disk, in TOML."""
    return f'[[source]]\nid = "lines"\nname = "Lines"\nkind = "jsonl"\naddress = "{path}"\n'


def held_id(document: Document) -> str:
    """The id under which the store has a document of that source."""
    return id_within("lines", document.id)


def as_held(document: Document, figures: Iterable[Figure]) -> list[Figure]:
    """The figures of the document under that id."""
    return [replace(figure, doc=held_id(document)) for figure in figures]


def forked(work: Callable[[], None]) -> int:
    """A copy of this process that does the work and ends; its number."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


def test_kills(row: Row, sources_of: Any, readings: list[Reading], tmp_path: Path) -> None:
    """15 kill -9 of a refresh at random points: nothing torn, lost or doubled, the next one completes it."""
    readings = readings[: 3 * BATCH]
    known = {document.id: as_held(document, figures) for document, figures in readings}
    file = tmp_path / "lines.jsonl"
    sources = sources_of(local_source(file))
    place = tmp_path / "killed.db"
    editions: list[list[Document]] = []
    read_by_text: dict[str, list[Figure]] = {}
    for edition in range(2):
        texts = [replace(document, text=f"{document.text}\n\nEdition {edition}.") for document, _ in readings]
        editions.append(texts)
        read_by_text |= {document.text: known[document.id] for document in texts}
    expected = {
        edition: {held_id(document): len(read_by_text[document.text]) for document in texts}
        for edition, texts in enumerate(editions)
    }

    def work() -> None:
        with Store.open(place) as store:
            # Read beforehand: most kills shall meet the writing.
            refresh(store, sources, everything=True, read=lambda document: read_by_text[document.text])

    file.write_text(lines_of(editions[0]))
    begin = time.monotonic()
    os.waitpid(forked(work), 0)
    whole_s = time.monotonic() - begin
    dice = random.Random(15)
    begin, killed, finished = time.monotonic(), 0, 0
    while killed < KILLS:
        edition = (killed + finished) % 2
        file.write_text(lines_of(editions[edition]))
        started = time.monotonic()
        child = forked(work)
        time.sleep(dice.uniform(0, whole_s))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            whole_s = min(whole_s, time.monotonic() - started)
        finished += not os.WIFSIGNALED(status)
        killed += os.WIFSIGNALED(status)
        row(f"kill {killed}", is_whole(place, editions, expected))
        if killed % 20 == 0:
            os.waitpid(forked(work), 0)
            with Store.open(place) as store:
                held = {document.id: document.text for document in store.documents()}
            row(
                f"completed after {killed}",
                held == {held_id(document): document.text for document in editions[edition]},
            )
    with Store.open(place) as store:
        row("no damage in the file", examine(store.reach).problems == ())
    print(f"\n{killed} kills in {time.monotonic() - begin:.0f} s, {finished} came too late")  # noqa: T201 - the scorecard


def is_whole(place: Path, editions: list[list[Document]], expected: dict[int, dict[str, int]]) -> bool:
    """Whether every document holds once with all of its figures, and batches came in whole."""
    with closing(sqlite3.connect(place)) as connection:
        holds = "superseded_at IS NULL"
        texts = dict(connection.execute(f"SELECT id, text FROM documents WHERE {holds}").fetchall())
        versions = connection.execute(f"SELECT count(*) FROM documents WHERE {holds}").fetchone()[0]
        counted = dict(connection.execute(f"SELECT doc, count(*) FROM figures WHERE {holds} GROUP BY doc").fetchall())
        check = connection.execute("PRAGMA quick_check").fetchone()[0]
    editions_held = [int(texts[held_id(document)].endswith("Edition 1.")) for document in editions[0]]
    batches = [set(editions_held[i : i + BATCH]) for i in range(0, len(editions_held), BATCH)]
    figures = {i: count for i, count in expected[0].items() if count}
    return (
        check == "ok"
        and versions == len(editions[0]) == len(texts)
        and counted == figures
        and all(len(batch) == 1 for batch in batches)
    )


def test_order_does_not_matter(row: Row, readings: list[Reading], tmp_path: Path) -> None:
    """16 the same documents three times, shuffled: one digest."""
    digests = set()
    for shuffle in range(3):
        order = list(readings)
        random.Random(shuffle).shuffle(order)
        with Store.open(tmp_path / f"{shuffle}.db") as store:
            for _ in range(3):
                store.add_many(order, at=NOW)
                random.Random(shuffle + 7).shuffle(order)
            digests.add(knowledge_of(store))
    row(f"{len(digests)} digests", len(digests) == 1)


def command(*words: str, **environ: str) -> subprocess.Popen[str]:
    """The command, started."""
    return subprocess.Popen(
        [sys.executable, "-m", "extract.cli", *words],
        env=os.environ | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


HOLDER = """
import sys, time
from pathlib import Path
from extract.store.lock import refresh_lock
from extract.store.store import Store
with Store.open(Path(sys.argv[1])) as store, refresh_lock(store.reach) as is_ours:
    print(is_ours, flush=True)
    time.sleep(60)
"""


def test_four_at_once(row: Row, site: Callable[..., Any], sources_of: Any, rss: Any, tmp_path: Path) -> None:
    """17 four refreshes at once poll each source once; a killed owner leaves no lock behind."""
    web = site()
    many = 20
    text = "The army destroyed 120 homes in Jenin, the mayor said."

    def slow(body: bytes) -> Callable[[Any], None]:
        def answer(handler: Any) -> None:
            time.sleep(0.3)
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(body)

        return answer

    lines = ['[[source]]\nid = "sample"\non = false\n']
    for n in range(many):
        web.answers[f"/{n}"] = slow(rss({"title": "Homes", "description": text, "guid": str(n)}))
        lines.append(f'[[source]]\nid = "s{n}"\nname = "S{n}"\nkind = "rss"\naddress = "{web.url(f"/{n}")}"\n')
        lines.append("follow = false\n")
    sources_of("".join(lines))
    place = str(tmp_path / "four.db")
    own = {"DISPLACEMENT_SOURCES": str(tmp_path / "sources.toml"), "DISPLACEMENT_STORE": place}
    Store.open(place).close()
    started = [command("refresh", **own) for _ in range(4)]
    ended = [one.communicate(timeout=100) for one in started]
    row("all ended well", [one.returncode for one in started] == [0] * 4)
    row("no error was told", not any("rror" in err or "locked" in err for _, err in ended))
    row(f"{len(web.hits)} polls of {many} sources", sorted(web.hits) == sorted(f"/{n}" for n in range(many)))
    with Store.open(place) as store:
        row("each document once", store.summary().documents == many == store.count())
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, place], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    row("the holder has the lock", holder.stdout.readline() == "True\n")
    told, _ = command("refresh", "s0", **own).communicate(timeout=60)
    row("others leave politely", "under way" in told)
    holder.kill()
    holder.communicate()
    told, _ = command("refresh", "s0", **own).communicate(timeout=60)
    row("a killed owner's lock is free", "1 source polled" in told)


def test_full_disks(row: Row, sources_of: Any, readings: list[Reading], tmp_path: Path) -> None:
    """18 a full disk or a read-only folder: rolled back, readable, one plain line."""
    known = {document.text: as_held(document, figures) for document, figures in readings}
    file = tmp_path / "lines.jsonl"
    file.write_text(lines_of(document for document, _ in readings))
    sources = sources_of(local_source(file))
    whole_batches = {sum(1 for _ in readings[:n]) for n in [*range(0, len(readings), BATCH), len(readings)]}

    def refused(store: Store) -> bool:
        try:
            refresh(store, sources, everything=True, read=lambda document: known[document.text])
        except StoreError as err:
            return "\n" not in str(err) and store.summary().documents in whole_batches
        return False

    def recovers(place: Path) -> bool:
        with Store.open(place) as store:
            sound = not examine(store.reach).problems
            refresh(store, sources, everything=True, read=lambda document: known[document.text])
            return sound and store.summary().documents == len(readings)

    for size in (200_000, 300_000, 500_000, 700_000, 900_000):
        place = tmp_path / f"limit-{size}.db"
        Store.open(place).close()

        def limited(place: Path = place, size: int = size) -> None:
            with Store.open(place) as store:
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
                os._exit(0 if refused(store) else 3)

        _, status = os.waitpid(forked(limited), 0)
        row(f"no file above {size} bytes: {status}", status == 0)
        row(f"room again after {size}", recovers(place))
    for pages in (100, 150, 200):
        place = tmp_path / f"pages-{pages}.db"
        with Store.open(place) as store:
            event.listen(store.reach.writer, "begin", capped(pages))
            row(f"at most {pages} pages", refused(store))
        row(f"room again after {pages} pages", recovers(place))
    if os.geteuid() != 0:
        return
    folder = tmp_path / "fixed"
    folder.mkdir()
    Store.open(folder / "figures.db").close()
    tmp_path.chmod(0o755)
    for path in (tmp_path.parent, tmp_path.parent.parent):
        path.chmod(0o755)
    folder.chmod(0o555)
    (folder / "figures.db").chmod(0o444)

    def nobody() -> None:
        os.seteuid(65534)
        try:
            with Store.open(folder / "figures.db") as store:
                refresh(store, sources, everything=True)
        except StoreError as err:
            os._exit(0 if "\n" not in str(err) and str(folder) in str(err) else 4)
        os._exit(3)

    _, status = os.waitpid(forked(nobody), 0)
    row(f"a read-only folder: {status}", status == 0)


def capped(pages: int) -> Callable[[Any], None]:
    """Lets a database grow to so many pages."""

    def cap(connection: Any) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    return cap


def damages(content: bytes, dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """Two hundred ways to damage a file."""
    page = 4096
    pages = len(content) // page
    for n in range(20):
        at = dice.randrange(0, 90)
        yield f"header {n}", content[:at] + dice.randbytes(10) + content[at + 10 :]
    for n in range(40):
        yield f"truncated {n}", content[: dice.randrange(1, len(content) - 1)]
    for n in range(60):
        at = dice.randrange(pages) * page
        yield f"zeroed page {n}", content[:at] + bytes(page) + content[at + page :]
    for n in range(80):
        at = dice.randrange(len(content) - 64)
        yield f"64 bytes {n}", content[:at] + dice.randbytes(64) + content[at + 64 :]


def told_of(place: Path) -> tuple[bool, str | None]:
    """Whether damage is noticed, and what the store tells (None where it refuses)."""
    try:
        with Store.open(place) as store:
            noticed = bool(examine(store.reach).problems)
            try:
                return noticed, knowledge_of(store)
            except Exception:
                return noticed, None
    except StoreError:
        return True, None


def test_damaged_files(row: Row, readings: list[Reading], tmp_path: Path) -> None:
    """19 a damaged file is noticed, or tells what it told before: never a wrong number."""
    place = tmp_path / "sound.db"
    with Store.open(place) as store:
        store.add_many(readings[:40], at=NOW)
        sound = knowledge_of(store)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = place.read_bytes()
    noticed = harmless = 0
    for name, damaged in damages(content, random.Random(19)):
        folder = tmp_path / "damaged"
        folder.mkdir()
        (folder / "figures.db").write_bytes(damaged)
        found, knowledge = told_of(folder / "figures.db")
        noticed += found
        harmless += not found and knowledge == sound
        row(name, found or knowledge == sound)
        shutil.rmtree(folder)
    print(f"\n{noticed} noticed, {harmless} in bytes that carry nothing")  # noqa: T201 - the scorecard
