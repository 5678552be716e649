"""The dashboard on a loopback port, driven in Chromium; every address that a page asks for is kept."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import waitress
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from dashboard.app import create_app
from extract.config import Settings
from extract.loading import load_sample
from extract.store.store import Store

expect.set_options(timeout=60_000)
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
QUIET = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-sync", "--disable-background-networking")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's, else Playwright's own. Without one the tests are skipped, but with CI=true they fail."""
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        except BrowserError as err:
            said = f"no Chromium could be started ({str(err).splitlines()[0]}): `apt-get install chromium` brings one"
            if os.environ.get("CI") == "true":
                pytest.fail(said)
            pytest.skip(said)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled sample."""
    path = tmp_path_factory.mktemp("browser") / "figures.db"
    with Store.open(path) as store:
        load_sample(store, at=NOW)
    return path


@pytest.fixture(scope="session")
def own_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user's sources.toml: this machine may be asked, the sample is not read again."""
    path = tmp_path_factory.mktemp("sources") / "sources.toml"
    path.write_text(
        '[gathering]\ndelay_s = 0\nprivate_networks = ["127.0.0.0/8"]\n[[source]]\nid = "sample"\non = false\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="session")
def address(sample_store: Path, own_sources: Path) -> Iterator[str]:
    """Where the dashboard answers."""
    environ = {"DISPLACEMENT_SOURCES": str(own_sources)}
    app = create_app(Settings(store=str(sample_store)), now=lambda: NOW, environ=environ)
    server = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


class Watched:
    """A page and what it asked for and complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda err: self.complaints.append(str(err)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.set_default_timeout(60_000)

    def open(self, path: str) -> Page:
        """The page at a path of the dashboard."""
        self.page.goto(self.address + path)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """What was asked of anybody but the dashboard."""
        own = (self.address, "data:", "blob:")
        return [url for url in self.asked if not url.startswith(own)]


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's browser: what it has loaded once it does not load again; nothing slides away from a click."""
    opened = browser.new_context(
        accept_downloads=True, permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
    )
    yield opened
    opened.close()


@pytest.fixture
def watched(context: BrowserContext, address: str) -> Iterator[Watched]:
    """A fresh page of the dashboard; what it kept in the browser is forgotten afterwards."""
    page = context.new_page()
    page.set_viewport_size({"width": 1400, "height": 900})
    yield Watched(page, address)
    page.evaluate("localStorage.clear()")
    page.close()
