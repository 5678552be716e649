"""A web on this machine: real HTTP on loopback, no other address is ever asked."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

# The source is what is tested; test_compiled.py tells whether the compiled core does the same.
os.environ.setdefault("DISPLACEMENT_COMPILED", "0")

Answer = Callable[[BaseHTTPRequestHandler], None] | tuple[int, dict[str, str], bytes]


class Site:
    """A web site: `answers` by path, and every request that reached it in `hits` and `asked` (path, headers)."""

    def __init__(self, host: str) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.posted: list[bytes] = []
        self.answer_all: Answer | None = None  # whatever the path
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                answer = site.answer_all or site.answers.get(self.path, (404, {}, b"none"))
                try:
                    if callable(answer):
                        answer(self)
                    else:
                        status, headers, body = answer
                        self.send_response(status)
                        for name, value in headers.items():
                            self.send_header(name, value)
                        self.send_header("Content-Length", str(len(body)))
                        self.end_headers()
                        self.wfile.write(body)
                except OSError:
                    return  # the other side hung up, as it should

            def do_POST(self) -> None:
                site.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.do_GET()

            def log_message(self, *words: Any) -> None:  # noqa: ARG002 - the library's signature
                return

        class Quiet(ThreadingHTTPServer):
            request_queue_size = 128

            def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
                return

        self.server = Quiet((host, 0), Handler)
        self.server.daemon_threads = True
        self.host = host
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def hits(self) -> list[str]:
        """The paths that were asked, in order."""
        return [path for path, _ in self.asked]

    def url(self, path: str = "/") -> str:
        """The address of a path."""
        return f"http://{self.host}:{self.port}{path}"

    def close(self) -> None:
        """Stops listening."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Callable[..., Site]]:
    """Makes web sites on loopback addresses."""
    opened: list[Site] = []

    def make(host: str = "127.0.0.1") -> Site:
        opened.append(Site(host))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


Written = Callable[[str], Any]


@pytest.fixture
def sources_of(tmp_path: Path) -> Written:
    """Loads the sources of a text in TOML; loopback may be asked, and nobody waits between two requests."""
    from extract.sources import load_sources

    def load(toml: str) -> Any:
        path = tmp_path / "sources.toml"
        path.write_text(f'[gathering]\ndelay_s = 0\nprivate_networks = ["127.0.0.0/8"]\n{toml}', "utf-8")
        return load_sources([path])

    return load


def rss_of(*items: dict[str, str], title: str = "Gazette", end: str = "</channel></rss>") -> bytes:
    """A feed of items, each with its elements."""
    lines = [f"<item>{''.join(f'<{k}>{escape(v)}</{k}>' for k, v in item.items())}</item>" for item in items]
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
    return (head + "".join(lines) + end).encode()


@pytest.fixture
def rss() -> Callable[..., bytes]:
    """Makes feeds."""
    return rss_of
