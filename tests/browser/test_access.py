"""axe-core (npm axe-core 4.14.1, MPL 2.0, unchanged in `axe-core/`) finds nothing serious on any page.

Each page is looked at in both languages: in light on a desk, then in dark on a phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from extract.store.query import FigureQuery
from extract.store.store import Store

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "/": ".headline",
    "/?metric=deaths&area=Gaza&figure={figure}": ".evidence blockquote",
    "/changes": ".changes-summary",
    "/evidence": ".ag-row[row-id]",
    "/compare": ".headline-number",
    "/sources": "#feed-add",
    "/read": "#read-text",
    "/methods": ".reading h2",
    "/downloads": ".plain-table",
}


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser into which axe may be brought by evaluation, which the policy forbids to everybody else."""
    opened = browser.new_context(bypass_csp=True, color_scheme="light")
    yield opened
    opened.close()


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical, with the place and the reason."""
    found = page.evaluate("(rules) => axe.run({ runOnly: rules })", RULES)
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary']}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("path", "ready"), PAGES.items())
def test_nothing_serious_stands_in_a_readers_way(
    reader: BrowserContext, sample_store: Path, address: str, path: str, ready: str, lang: str
) -> None:
    with Store.open(sample_store) as store:
        wanted = FigureQuery(metrics=("deaths",), areas=("Gaza",), limit=1)
        figure = store.figures(wanted, columns=("id",))["id"].iloc[0]
    page = reader.new_page()
    page.set_default_timeout(60_000)
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(address + path.format(figure=figure) + ("&" if "?" in path else "?") + f"lang={lang}")
    page.wait_for_selector(ready)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    assert serious(page) == []
    page.evaluate("document.getElementById('theme-button').click()")
    page.wait_for_selector("html[data-mantine-color-scheme=dark]")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_load_state("networkidle")
    assert serious(page) == []
    page.evaluate("localStorage.clear()")
    page.close()
