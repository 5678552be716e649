"""The pictures of the README and of docs/: every page with the bundled sample, as Chromium draws it.

    python tests/browser/screenshots.py [FOLDER]

FOLDER is docs/screenshots/ unless given. The store is made anew in a temporary folder, so the pictures show what a
newcomer sees.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import waitress
from playwright.sync_api import Browser, sync_playwright

from dashboard.app import create_app
from extract.config import Settings
from extract.loading import load_sample
from extract.store.query import FigureQuery
from extract.store.store import Store

PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-sync", "--disable-background-networking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: the page at `path` when `ready` is there, so many pixels wide; `height` None is the whole page."""

    name: str
    path: str
    ready: str
    width: int = 1400
    height: int | None = 900
    scheme: str = "light"


def shots(figure: str) -> list[Shot]:
    """Every picture; `figure` is the figure whose evidence is open."""
    charts = ".headline >> nth=0"
    return [
        Shot(name="overview", path="/", ready=charts, height=1560),
        Shot(name="overview-dark", path="/?focus=deaths", ready=charts, height=1560, scheme="dark"),
        Shot(name="overview-phone", path="/", ready=charts, width=390, height=844),
        Shot(name="overview-tablet", path="/", ready=charts, width=768, height=1024),
        Shot(name="overview-arabic", path="/?lang=ar", ready=charts, height=1560),
        Shot(name="evidence", path=f"/evidence?area=Jenin&figure={figure}", ready=".evidence blockquote"),
        Shot(name="compare", path="/compare?focus=deaths", ready=".headline-number >> nth=1", height=None),
        Shot(name="changes", path="/changes?changed=2026-08-01", ready=".changes-summary"),
        Shot(name="sources", path="/sources", ready=".reading h2"),
        Shot(name="read", path="/read", ready="mark.metric-buildings", height=None),
        Shot(name="methods", path="/methods", ready=".reading h2", height=None),
        Shot(name="downloads", path="/downloads", ready=".plain-table"),
    ]


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> None:
    """One picture into the folder."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height or 900},
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address + shot.path)
    if shot.path == "/read":
        page.click("#read-button")
    page.wait_for_selector(shot.ready)
    page.wait_for_load_state("networkidle")
    if shot.path.startswith("/?") or shot.path == "/":
        page.wait_for_selector(".map .point", state="attached")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / f"{shot.name}.png", full_page=shot.height is None, animations="disabled")
    context.close()


def main(folder: Path) -> None:
    """All pictures, one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "figures.db"
        with Store.open(path) as store:
            load_sample(store, at=NOW)
            wanted = FigureQuery(
                metrics=("displacement",), areas=("Jenin",), measures=("total",), order="-value", limit=1
            )
            figure = store.figures(wanted, columns=("id",))["id"].iloc[0]
        app = create_app(Settings(store=str(path)), now=lambda: NOW, environ={})
        server = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        program = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), None)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
            for shot in shots(str(figure)):
                take(browser, f"http://127.0.0.1:{server.effective_port}", shot, folder)
                sys.stdout.write(f"{folder / shot.name}.png\n")
            browser.close()
        server.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
