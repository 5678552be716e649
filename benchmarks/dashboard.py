"""The dashboard over very many figures: how fast a filter is answered, how soon a page stands, what memory it takes.

    python -m benchmarks.dashboard                 # a million figures, written anew (some minutes)
    python -m benchmarks.dashboard --store many.db # a store that benchmarks.many made before

A filter change is everything that the page then asks of the server, one request after the other. The server is a
process of its own, as `displacement serve` starts it; the limits are those that the project has set itself.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.many import fill
from extract.store.store import Store

LIMITS = {"filter": 0.300, "interactive": 2.5, "memory": 700.0}
# The changes that a reader makes. WORDS are those for which the overview's series are analysed anew, SERIES those for
# which every figure of another series is read; what was read once is kept.
SEARCHES = (
    *("", "?metric=deaths", "?metric=displacement,deaths", "?area=Jenin", "?area=Gaza,Rafah", "?focus=buildings"),
    *("?focus=deaths", "?since=2025-01-01", "?since=2024-06-01&until=2024-12-31", "?metric=buildings&area=Tulkarem"),
    *("?measure=new", "?area=Israel", "?metric=hostages&since=2025-03-01", "?metric=buildings,hostages"),
    *("?extent=gaza", "?level=fine", "?day=2025-02-01", "?unplaced=1", "?metric=deaths&area=Gaza&until=2025-06-30"),
    *("?area=Jenin,Tulkarem&focus=displacement", "?lang=ar", "?metric=displacement&area=Rafah&lang=ar"),
)
WORDS = (
    "?q=UNRWA",
    "?q=camp",
    "?source=OCHA",
    "?confidence=0.9",
    "?q=Jabalia&metric=deaths",
    "?place=jenin-camp",
)
SERIES = ("?series=buildings.destroyed.home", "?series=displacement.returned.person")
OVERVIEW = (
    *("filters.children", "evidence-body.children", "overview-headlines.children"),
    *("overview-timelines.children", "overview-map.figure"),
)
FIRST_PAGES = {
    "/": {"headlines": ".headline-number", "whole page with its map": ".map .point"},
    "/evidence": {"table": ".ag-row[row-id] .cell-number"},
}
GIVE_UP_S = 120
EVIDENCE = ("filters.children", "evidence-body.children", "evidence-count.children", "evidence-table.getRowsResponse")


@dataclass(frozen=True, slots=True)
class Server:
    """A dashboard in a process of its own."""

    port: int
    process: int

    def post(self, connection: http.client.HTTPConnection, body: Any) -> bytes:
        """The answer to one callback; raises RuntimeError unless there is one."""
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/_dash-update-component", json.dumps(body), headers)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status not in (200, 204):
            raise RuntimeError(f"{body['output']}: {answer.status}")
        return told

    def memory_mb(self, field: str = "VmRSS") -> float:
        """Resident memory now, or VmHWM: the most so far."""
        text = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        found = re.search(rf"{field}:\s+(\d+) kB", text)
        return int(found.group(1)) / 1024 if found else float("nan")


@contextmanager
def serving(store: Path) -> Iterator[Server]:
    """`displacement serve` on a free port, until the block ends."""
    command = [str(Path(sys.executable).with_name("displacement")), "serve", "--port", "0", "--no-refresh"]
    with subprocess.Popen([*command, "--store", str(store)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        try:
            yield Server(port=int(re.findall(r":(\d+)", said)[0]), process=process.pid)
        finally:
            process.terminate()


def requests_of(server: Server, outputs: Sequence[str]) -> list[dict[str, Any]]:
    """What the page sends for the callbacks that write these outputs, without the values."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/_dash-dependencies")
    known = json.loads(connection.getresponse().read())
    found = []
    for output in outputs:
        one = next(c for c in known if output in c["output"].strip(".").split("..."))
        names = one["output"].strip(".").split("...")
        parts = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]
        written = parts if one["output"].startswith("..") else parts[0]
        found.append({"output": one["output"], "outputs": written, "inputs": one["inputs"], "state": one["state"]})
    return found


def with_values(request: dict[str, Any], path: str, search: str) -> dict[str, Any]:
    """The request as the page at a path sends it when its address changes."""
    rows = {"startRow": 0, "endRow": 100, "sortModel": []}
    values = {"search": search, "pathname": path, "getRowsRequest": rows}

    def filled(parts: list[dict[str, Any]]) -> list[Any]:
        # Of a pattern the page has nothing yet: the tables of its charts are folded.
        return [[] if p["id"].startswith("{") else p | {"value": values.get(p["property"])} for p in parts]

    inputs = filled(request["inputs"])
    changed = [f"{inputs[-1]['id']}.{inputs[-1]['property']}"]
    return request | {"inputs": inputs, "state": filled(request["state"]), "changedPropIds": changed}


def time_filters(server: Server, path: str, outputs: Sequence[str], searches: Sequence[str]) -> list[float]:
    """Seconds that each change takes on the server, every request of it together."""
    requests = requests_of(server, outputs)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
    taken = []
    for search in searches:
        begun = time.perf_counter()
        for request in requests:
            server.post(connection, with_values(request, path, search))
        taken.append(time.perf_counter() - begun)
    return taken


def time_whole(server: Server, searches: Sequence[str]) -> float:
    """Seconds until the headlines of every search count all its figures, not only the newest."""
    (request,) = requests_of(server, ["overview-again.disabled"])
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
    begun = time.perf_counter()
    for search in searches:
        while b'"overview-again":{"disabled":false}' in server.post(connection, with_values(request, "/", search)):
            if time.perf_counter() - begun > GIVE_UP_S:
                raise RuntimeError(f"{search} is not counted as a whole within {GIVE_UP_S} s")
            time.sleep(1.5)  # as the page does
    return time.perf_counter() - begun


def time_first_page(server: Server, path: str, marks: Sequence[str]) -> list[float] | None:
    """Seconds from the address until each of the marks stands, in a fresh Chromium; None without one."""
    from playwright.sync_api import sync_playwright

    program = next((p for name in ("chromium", "google-chrome") if (p := shutil.which(name))), None)
    if program is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-quic"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(120_000)
        begun = time.perf_counter()
        page.goto(f"http://127.0.0.1:{server.port}{path}", wait_until="commit")
        stood = []
        for mark in marks:
            page.wait_for_selector(mark)
            stood.append(time.perf_counter() - begun)
        browser.close()
    return stood


def share(values: Sequence[float], part: float) -> float:
    """The value that a share of the values does not exceed."""
    return sorted(values)[max(0, -(-len(values) * int(part * 100) // 100) - 1)]


def report(store: Path, figures: int) -> None:
    """Measures and prints."""
    with serving(store) as server:
        begun = time.perf_counter()
        time_filters(server, "/", OVERVIEW, [""])
        warm = time.perf_counter() - begun
        time_filters(server, "/", OVERVIEW, ["?area=West Bank,Israel"])  # the other areas follow in the background
        print(f"  {figures:,} figures; the first page's numbers are ready {warm:.1f} s after the start", flush=True)
        rows = [
            ("overview, by metric, place and date", "/", OVERVIEW, SEARCHES),
            ("overview, by words, source, place, certainty", "/", OVERVIEW, WORDS),
            ("overview, another series, the first time", "/", OVERVIEW, SERIES),
            ("evidence, every filter", "/evidence", EVIDENCE, SEARCHES + WORDS + SERIES),
        ]
        print(f"  {'a filter change, on the server':<46}{'p50':>9}{'p95':>9}{'most':>9}")
        for name, path, outputs, searches in rows:
            taken = time_filters(server, path, outputs, searches)
            shown = "".join(f"{1000 * share(taken, part):>6.0f} ms" for part in (0.5, 0.95, 1.0))
            print(f"  {name:<46}{shown}", flush=True)
            if searches is SERIES:
                print(f"  all figures of these series are counted {time_whole(server, SERIES):.1f} s later", flush=True)
        for path, marks in FIRST_PAGES.items():
            tries = [time_first_page(server, path, tuple(marks.values())) for _ in range(3)]
            stood = [seconds for seconds in tries if seconds is not None]
            for name, seconds in zip(marks, zip(*stood, strict=True), strict=False):
                told = ", ".join(f"{second:.2f} s" for second in seconds)
                print(f"  {path}: the {name} after {told} in Chromium (limit 2.5 s)", flush=True)
            if not stood:
                print(f"  {path}: no Chromium here", flush=True)
        now, most = server.memory_mb(), server.memory_mb("VmHWM")
        print(f"  memory of the server: {now:.0f} MB, at most {most:.0f} MB (limit 700 MB)")


def main() -> None:
    """Makes the store if need be, and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path, help="a store made before")
    options = parser.parse_args()
    if options.store:
        with Store.open(options.store) as store:
            count = store.count()
        report(options.store, count)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.db"
        with Store.open(path) as store:
            fill(store, options.figures)
        report(path, options.figures)


if __name__ == "__main__":
    main()
