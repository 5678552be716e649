"""axe-core (npm axe-core 4.14.1, MPL 2.0, unchanged in `axe-core/`) finds nothing serious on any page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from extract.store.query import FigureQuery
from extract.store.store import Store

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "/": ".headline",
    "/?metric=deaths&area=Gaza&figure={figure}": ".evidence blockquote",
    "/evidence": ".ag-row[row-id]",
    "/compare": ".headline-number",
    "/sources": "#feed-add",
    "/read": "#read-text",
    "/methods": ".reading h2",
    "/downloads": ".plain-table",
}


@pytest.fixture(scope="module")
def readers(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """One in light and one in dark. axe is brought in by evaluation, which the policy forbids to everybody else."""
    schemes: tuple[Any, ...] = ("light", "dark")
    opened = {scheme: browser.new_context(bypass_csp=True, color_scheme=scheme) for scheme in schemes}
    yield opened
    for context in opened.values():
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("path", "ready"), PAGES.items())
def test_nothing_serious_stands_in_a_readers_way(
    readers: dict[str, BrowserContext], sample_store: Path, address: str, path: str, ready: str, lang: str, scheme: str
) -> None:
    with Store.open(sample_store) as store:
        wanted = FigureQuery(metrics=("deaths",), areas=("Gaza",), limit=1)
        figure = store.figures(wanted, columns=("id",))["id"].iloc[0]
    page = readers[scheme].new_page()
    page.set_viewport_size({"width": 1400, "height": 900} if lang == "en" else {"width": 390, "height": 844})
    page.goto(address + path.format(figure=figure) + ("&" if "?" in path else "?") + f"lang={lang}")
    page.wait_for_selector(ready)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    found = page.evaluate("(rules) => axe.run({ runOnly: rules })", RULES)
    page.close()
    serious = [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary']}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
