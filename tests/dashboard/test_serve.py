"""`displacement serve`: fills an empty store, says where it listens, and says why it does not."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest

from extract.model import Document
from extract.store.store import Store

COMMAND = (sys.executable, "-m", "extract.cli", "serve")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard on a new store."""
    words = (*COMMAND, "--port", "0", "--store", tmp_path / "figures.db")
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        yield found.group()
        process.kill()


def test_first_start_fills_the_store_and_answers(address: str, tmp_path: Path) -> None:
    with urlopen(f"{address}/health", timeout=30) as answer:
        health = json.load(answer)
    assert health["documents"] >= 150
    assert health["figures"] >= health["documents"]
    with urlopen(f"{address}/", timeout=30) as answer:
        assert answer.status == 200
    assert (tmp_path / "figures.db").exists()


def test_many_readers_keep_their_connections(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with ExitStack() as readers:
        for _ in range(150):
            connection = readers.enter_context(closing(HTTPConnection(host, int(port), timeout=20)))
            connection.request("GET", "/health")
            assert connection.getresponse().read()
        with urlopen(f"{address}/health", timeout=20) as answer:
            assert answer.status == 200


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with Store.open(tmp_path / "figures.db") as store:
        store.add(Document(id="a", text="Nobody died."), [], at=datetime(2025, 2, 3, tzinfo=UTC))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        words = (*COMMAND, "--port", port, "--store", tmp_path / "figures.db")
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"Error: cannot listen on 127.0.0.1:{port}: Address already in use; try another --port"
    )
    assert "Traceback" not in done.stderr
