"""An archive on one machine: the speed-up of two processes, the memory each takes, and a Dask cluster beside them.

    python -m benchmarks.scale                                  # of a gigabyte the memory: some ten minutes
    python -m benchmarks.scale --megabytes 20 --only speed

The commands run as a user runs them. Memory is each process's peak as the system counts it (Linux), and the largest of
them is told. Whether two processes are twice as fast depends on whether the machine has two cores to give.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import psutil

from benchmarks.texts import write_jsonl

EVERY_S = 0.2
COUNTING = 0.1  # of an archive's articles


@dataclass(frozen=True, slots=True)
class Ran:
    """How long a command took, and the peak of its largest process in megabytes."""

    seconds: float
    megabytes: float


def run(*words: str | Path) -> Ran:
    """Runs `displacement` and watches its processes."""
    began = time.perf_counter()
    command = subprocess.Popen([sys.executable, "-m", "extract.cli", *map(str, words)], stdout=subprocess.DEVNULL)
    peak = 0.0
    while command.poll() is None:
        peak = max(peak, *map(peak_of, family(command.pid)), 0.0)
        try:
            command.wait(EVERY_S)
        except subprocess.TimeoutExpired:
            continue
    if command.returncode:
        raise SystemExit(f"displacement {' '.join(map(str, words))} ended with {command.returncode}")
    return Ran(time.perf_counter() - began, peak)


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        process = psutil.Process(pid)
        return [pid, *(child.pid for child in process.children(recursive=True))]
    except psutil.NoSuchProcess:
        return []


def peak_of(pid: int) -> float:
    """The most memory that a process ever had, in megabytes; 0 when it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM")), 0.0)


def speed_up(folder: Path, megabytes: float) -> None:
    """One process, two processes and a local cluster of two workers on the same archive."""
    archive = folder / "archive.jsonl"
    size = write_jsonl(archive, megabytes=megabytes)
    one = run("extract", archive, "-o", folder / "one.parquet", "--jobs", "1")
    two = run("extract", archive, "-o", folder / "two.parquet", "--jobs", "2")
    dask = run("extract", archive, "-o", folder / "dask", "--dask", "local", "--jobs", "2")
    print(f"  {size / 1e6:.0f} MB of articles{'seconds':>22}{'KB/s':>8}{'speed-up':>10}{'peak MB':>9}")
    for name, ran in {"one process": one, "two processes": two, "Dask, two workers": dask}.items():
        rate, ratio = size / 1000 / ran.seconds, one.seconds / ran.seconds
        print(f"    {name:<33}{ran.seconds:>8.1f}{rate:>8.0f}{ratio:>10.2f}{ran.megabytes:>9.0f}")
    tables = [pd.read_parquet(folder / name).astype(object) for name in ("one.parquet", "two.parquet", "dask")]
    for name, table in zip(("two processes", "Dask"), tables[1:], strict=True):
        pd.testing.assert_frame_equal(tables[0], table)
        print(f"    {name}: {len(table):,} rows, each equal to the row of one process")


def memory(folder: Path, megabytes: float) -> None:
    """Peaks for an archive, in which one article in ten counts something, and for one a tenth as large.

    Bounded is what does not grow.
    """
    print("  peak of the largest process, two processes reading; one article in ten counts something")
    for share in (0.1, 1.0):
        archive = folder / "archive.jsonl"
        size = write_jsonl(archive, megabytes=share * megabytes, counting=COUNTING)
        ran = run("extract", archive, "-o", folder / "figures.jsonl", "--jobs", "2")
        print(
            f"    {size / 1e6:>8.0f} MB of articles {ran.megabytes:>8.0f} MB of memory {ran.seconds:>9.0f} s",
            flush=True,
        )


def main() -> None:
    """Runs what is asked and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, help="of articles (16; for the memory 1000)")
    parser.add_argument("--only", choices=("speed", "memory"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "memory":
            speed_up(Path(folder), options.megabytes or 16)
        if options.only != "speed":
            memory(Path(folder), options.megabytes or 1000)


if __name__ == "__main__":
    main()
