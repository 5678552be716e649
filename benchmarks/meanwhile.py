"""Whether the dashboard and a refresh go on while an archive loads: the same requests before and during the load.

    python -m benchmarks.meanwhile                    # a hundred thousand figures, written anew
    python -m benchmarks.meanwhile --store many.db    # a copy of a store that benchmarks.many made before

The archive is loaded by `displacement load` with two processes, the dashboard is `displacement serve`, the refresh
polls a folder of few documents: each a process of its own, on one store, as a user runs them.
"""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.dashboard import EVIDENCE, OVERVIEW, SEARCHES, Server, serving, share, time_filters
from benchmarks.many import fill
from benchmarks.texts import write_articles, write_jsonl
from extract.store.store import Store

PAGES = {"a filter change of the overview": ("/", OVERVIEW), "a filter change of the evidence": ("/evidence", EVIDENCE)}
POLLED = 5  # documents that a round finds new


@contextmanager
def loading(store: Path, archive: Path) -> Iterator[Callable[[], bool]]:
    """`displacement load` of an archive; tells whether it still goes on, and ends with the block."""
    words = ("load", archive, "--store", store, "--jobs", "2")
    with subprocess.Popen(command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield lambda: process.poll() is None
        finally:
            process.terminate()


def command(*words: str | Path) -> list[str]:
    """The words of a call of `displacement`."""
    return [sys.executable, "-m", "extract.cli", *map(str, words)]


class Folder:
    """A folder that is a source, in which every round finds new documents."""

    def __init__(self, root: Path) -> None:
        self.root = root / "polled"
        self.root.mkdir()
        self.sources = root / "sources.toml"
        self.sources.write_text(
            f'[[source]]\nid = "polled"\nname = "Polled"\nkind = "folder"\naddress = "{self.root}"\n', encoding="utf-8"
        )
        self.articles = enumerate(write_articles(10_000, seed=2))

    def refresh(self, store: Path) -> float:
        """Seconds of one round of `displacement refresh`, its start included."""
        for number, article in itertools.islice(self.articles, POLLED):
            line = json.dumps(article.to_dict(), ensure_ascii=False)
            (self.root / f"{number}.jsonl").write_text(line + "\n", encoding="utf-8")
        begun = time.perf_counter()
        subprocess.run(
            command("refresh", "polled", "--store", store),
            check=True,
            stdout=subprocess.DEVNULL,
            env={"DISPLACEMENT_SOURCES": str(self.sources), "PATH": ""},
        )
        return time.perf_counter() - begun


def measure(server: Server, store: Path, folder: Folder, goes_on: Callable[[], bool]) -> dict[str, list[float]]:
    """Seconds of each change of a filter and of each round, one after the other, until all were asked or it ends."""
    taken: dict[str, list[float]] = {name: [] for name in (*PAGES, "a refresh")}
    for number, search in enumerate(SEARCHES):
        for name, (path, outputs) in PAGES.items():
            if goes_on():
                taken[name] += time_filters(server, path, outputs, [search])
        if number % 5 == 0 and goes_on():
            taken["a refresh"].append(folder.refresh(store))
    return taken


def report(store: Path, root: Path, megabytes: float) -> None:
    """Measures and prints."""
    folder = Folder(root)
    archive = root / "archive.jsonl"
    write_jsonl(archive, megabytes=megabytes)
    with serving(store) as server:
        for searches in ([""], ["?area=West Bank,Israel"]):
            time_filters(server, "/", OVERVIEW, searches)
        quiet = measure(server, store, folder, lambda: True)
        with Store.open(store) as opened:
            before = opened.count()
        begun = time.perf_counter()
        with loading(store, archive) as goes_on:
            meanwhile = measure(server, store, folder, goes_on)
            ended = not goes_on()
        seconds = time.perf_counter() - begun
        with Store.open(store) as opened:
            after = opened.count()
        print(f"  {before:,} figures, then {after - before:,} more in {seconds:.0f} s" + ", the whole archive" * ended)
        print(f"  {'seconds':<36}{'quiet: p50':>12}{'most':>8}{'loading: p50':>15}{'most':>8}{'asked':>8}")
        for name in (name for name in quiet if meanwhile[name]):
            a, b = quiet[name], meanwhile[name]
            print(f"  {name:<36}{share(a, 0.5):>12.2f}{max(a):>8.2f}{share(b, 0.5):>15.2f}{max(b):>8.2f}{len(b):>8}")
        print(f"  memory of the server: at most {server.memory_mb('VmHWM'):.0f} MB")


def main() -> None:
    """Makes or copies the store, and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="a store made before; a copy of it is loaded into")
    parser.add_argument("--megabytes", type=float, default=30, help="of articles to load (30)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.db"
        if options.store:
            shutil.copy(options.store, path)
        else:
            with Store.open(path) as store:
                fill(store, options.figures)
        report(path, Path(folder), options.megabytes)


if __name__ == "__main__":
    main()
