"""axe-core (npm axe-core 4.14.1, MPL 2.0, unchanged in `axe-core/`) finds nothing serious on any page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "/": ".headline",
    "/?lang=ar": ".headline",
    "/evidence": ".ag-row[row-id]",
    "/compare": ".headline-number",
    "/read": "#read-text",
    "/methods": ".reading h2",
    "/downloads": ".plain-table",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "ready"), PAGES.items())
def test_nothing_serious_stands_in_a_readers_way(
    browser: Browser, address: str, path: str, ready: str, scheme: Any
) -> None:
    # axe is brought in by evaluation, which the policy of the page forbids to everybody else.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_selector(ready)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    found = page.evaluate("(rules) => axe.run({ runOnly: rules })", RULES)
    context.close()
    serious = [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary']}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
