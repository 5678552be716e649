"""A series of many figures, asked for the first time: the newest at once, the rest while the reader looks."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import waitress
from playwright.sync_api import BrowserContext, expect

from benchmarks.many import fill
from dashboard.app import create_app
from dashboard.filters import FIRST_AREAS
from dashboard.searches import ANALYSED
from extract.config import Settings
from extract.store.query import FigureQuery
from extract.store.store import Store

pytestmark = pytest.mark.browser

FIGURES = 80_000
SERIES = "/?series=buildings.destroyed.home&metric=buildings"
HOMES = FigureQuery(metrics=("buildings",), kinds=("destroyed",), units=("home",), areas=FIRST_AREAS)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a dashboard answers that counts in the background, as `displacement serve` does."""
    path = tmp_path_factory.mktemp("many") / "figures.db"
    with Store.open(path) as store:
        fill(store, FIGURES)
        assert store.count(HOMES) > ANALYSED
    app = create_app(Settings(store=str(path)), environ={}, warm=True)
    server = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def test_the_page_says_how_much_is_counted_until_all_is(context: BrowserContext, many: str) -> None:
    page: Any = context.new_page()
    page.set_default_timeout(120_000)
    begun = time.monotonic()
    while not page.request.get(f"{many}/health").json()["counted"]:
        assert time.monotonic() - begun < 120, "the first page is never counted"
    page.goto(many + SERIES)
    note = page.locator(".search-note")
    expect(note).to_contain_text("figures are counted so far")
    expect(note).to_have_count(0)
    assert page.locator(".headline-number").count() > 0
    page.close()
