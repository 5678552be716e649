"""Texts that try to be code: shown letter by letter on every page, obeyed on none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import waitress
from playwright.sync_api import Browser, expect

import extract
from dashboard.app import create_app
from extract.config import Settings
from extract.store.store import Store

pytestmark = pytest.mark.browser

NOW = datetime(2025, 3, 1, tzinfo=UTC)
HOSTILE = (
    "<script>window.hit = 1</script>",
    '<img src=x onerror="window.hit = 1">',
    '"><svg onload="window.hit = 1">',
    "javascript:window.hit=1",
    '<a href="javascript:window.hit=1">a link</a>',
    '<a href="https://203.0.113.9/">a link</a>',
    "![a picture](https://203.0.113.9/picture.png)",
    "<b>bold</b><br><i>lean</i>",
    '<iframe src="https://203.0.113.9/"></iframe>',
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "';DROP TABLE figures;--",
    '=HYPERLINK("https://203.0.113.9/")',
    "\u202eturned round",
)
PAGES = {
    "/?focus=buildings&measure=new": ".headline-number",
    "/evidence": ".ag-row[row-id]",
    "/compare?focus=buildings": ".headline-number",
    "/methods": ".reading h2",
    "/downloads": ".plain-table",
    "/sources": ".plain-table",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """A dashboard on a store full of them, and the ids of its figures."""
    path = tmp_path_factory.mktemp("hostile") / "figures.db"
    ids = []
    with Store.open(path) as store:
        for n, bad in enumerate(HOSTILE):
            text = f"In Jenin {120 + n} buildings were destroyed. {bad} More is to follow."
            doc = extract.Document.from_dict(
                {
                    "id": f"doc{n}",
                    "text": text,
                    "title": bad,
                    "publisher": bad,
                    "url": bad,
                    "published": f"2025-02-{n + 1:02d}",
                }
            )
            (figure,) = extract.read(doc)
            figure = replace(
                figure,
                source=bad,
                place=bad,
                quote=f"In Jenin {120 + n} buildings were destroyed. {bad}",
                reasons=(bad,),
            )
            store.add(doc, [figure], at=NOW)
            ids.append(figure.id)
    server = waitress.create_server(
        create_app(Settings(store=str(path)), now=lambda: NOW, environ={}).server, host="127.0.0.1", port=0, threads=4
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", ids
    server.close()
    thread.join(timeout=10)


def test_no_text_is_obeyed(browser: Browser, hostile: tuple[str, list[str]]) -> None:
    address, ids = hostile
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    for path, ready in PAGES.items():
        page.goto(address + path)
        page.wait_for_selector(ready)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hit") is None, path
        assert page.locator("main iframe, main svg[onload], a[href^='javascript']").count() == 0, path
    for figure_id in ids:
        page.goto(f"{address}/methods?figure={figure_id}")
        expect(page.locator("blockquote mark.mark-number")).to_be_visible()
        expect(page.locator(".evidence-link")).to_contain_text("Open the page")
        assert page.evaluate("window.hit") is None
        assert (
            page.locator(".evidence a[href^='javascript'], .evidence iframe, .evidence img, .evidence b").count() == 0
        )
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert said == []


def test_the_words_are_shown_as_they_stand(browser: Browser, hostile: tuple[str, list[str]]) -> None:
    address, ids = hostile
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(60_000)
    for bad, figure_id in zip(HOSTILE, ids, strict=True):
        page.goto(f"{address}/methods?figure={figure_id}")
        expect(page.locator(".evidence blockquote")).to_contain_text(bad)
    context.close()
