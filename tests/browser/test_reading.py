"""A reader's way through the dashboard: from a headline to its sentence, to the file, and back."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

Watched = Any
PAGES = {
    "/": ".headline",
    "/evidence": ".ag-row[row-id]",
    "/read": "#read-text",
    "/methods": ".reading h2",
    "/downloads": ".plain-table",
}


@pytest.mark.parametrize(("path", "ready"), PAGES.items())
def test_no_page_asks_anybody_else_or_complains(watched: Watched, path: str, ready: str) -> None:
    page = watched.open(path)
    page.wait_for_selector(ready)
    page.wait_for_load_state("networkidle")
    assert watched.strangers == []
    assert watched.complaints == []


def test_a_headline_opens_its_sentence(watched: Watched) -> None:
    page = watched.open("/?metric=deaths&area=Gaza")
    number = page.locator(".headline-number").first
    said = number.inner_text()
    number.click()
    expect(page.locator(".evidence-number")).to_contain_text(said)
    expect(page.locator(".evidence blockquote mark.mark-number")).to_be_visible()
    assert "figure=" in page.url


def test_every_row_opens_its_sentence(watched: Watched) -> None:
    page = watched.open("/evidence?area=Jenin&metric=buildings")
    for row in range(3):
        cell = page.locator(f".ag-row[row-index='{row}'] .cell-number")
        expect(cell).not_to_be_empty()
        said = cell.inner_text()
        cell.click()
        expect(page.locator(".evidence-number")).to_contain_text(said)
        expect(page.locator("blockquote mark.mark-number")).to_be_visible()
        expect(page.locator(".evidence-link a")).to_have_attribute("href", re.compile("^https?://"))


def test_the_address_is_the_state(watched: Watched) -> None:
    page = watched.open("/")
    page.wait_for_selector(".headline")
    page.get_by_role("link", name="Deaths", exact=True).first.click()
    expect(page.locator(".headline-row")).to_have_count(1)
    page.get_by_role("link", name="Gaza", exact=True).first.click()
    expect(page.locator(".headline")).to_have_count(1)
    assert "metric=deaths&area=Gaza" in page.url
    page.reload()
    expect(page.locator(".headline")).to_have_count(1)
    expect(page.locator(".headline-area")).to_have_text("Gaza")
    page.go_back()
    expect(page.locator(".headline")).to_have_count(4)
    page.go_back()
    expect(page.locator(".headline-row")).to_have_count(4)


def test_the_file_holds_exactly_the_rows_shown(watched: Watched, tmp_path: Path) -> None:
    page = watched.open("/evidence?metric=hostages")
    shown = page.locator("#evidence-count")
    expect(shown).to_contain_text("figures")
    count = int(re.sub(r"\D", "", shown.inner_text().split(" figures")[0]))
    with page.expect_download() as download:
        page.click("#download-csv")
    path = tmp_path / "figures.csv"
    download.value.save_as(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count > 0
    assert {row["metric"] for row in rows} == {"hostages"}


def test_words_filter_the_table(watched: Watched) -> None:
    page = watched.open("/evidence")
    page.wait_for_selector(".ag-row[row-id]")
    page.fill("#filter-text", "UNRWA")
    page.wait_for_url("**/evidence?q=UNRWA")
    expect(page.locator("#evidence-count")).not_to_contain_text("401")


def test_a_choice_without_figures_says_what_to_do(watched: Watched) -> None:
    page = watched.open("/?metric=hostages&area=Tulkarem")
    expect(page.locator(".headline-none")).to_have_text("Nothing reported")
    expect(page.locator(".timelines .nothing")).to_contain_text("No report of hostages still held here")
    expect(page.locator(".newest .nothing")).to_contain_text("Clear a filter")


def test_the_map_shows_places_and_the_day_moves_it(watched: Watched) -> None:
    page = watched.open("/?focus=displacement")
    page.wait_for_selector(".map .point")
    before = page.locator(".map .point").count()
    page.locator("#overview-day [role=slider]").focus()
    page.keyboard.press("Home")
    expect(page.locator(".map .point")).not_to_have_count(before)


def test_dark_and_light(watched: Watched) -> None:
    page = watched.open("/methods")
    page.wait_for_selector(".reading h2")
    body = page.locator("body")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme-button")
    expect(body).not_to_have_css("background-color", light)
    page.reload()
    page.wait_for_selector(".reading h2")
    expect(body).not_to_have_css("background-color", light)


@pytest.mark.parametrize("width", [390, 768, 1400])
@pytest.mark.parametrize(("path", "ready"), PAGES.items())
def test_no_page_is_wider_than_the_screen(watched: Watched, path: str, ready: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 844})
    page = watched.open(path)
    page.wait_for_selector(ready)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_pasted_text_is_read_at_once(watched: Watched) -> None:
    page = watched.open("/read")
    page.fill(
        "#read-text",
        "On 3 February 2025 the army destroyed 120 buildings in Jenin, the mayor said. It rained for 6 days.",
    )
    page.click("#read-button")
    expect(page.locator("mark.metric-buildings")).to_have_text("120")
    expect(page.locator(".no-figure", has_text="counts days")).to_contain_text("6")


def test_a_review_is_kept_and_undone(watched: Watched) -> None:
    page = watched.open("/evidence?metric=hostages")
    expect(page.locator(".ag-row[row-index='0'] .cell-number")).not_to_be_empty()
    page.locator(".ag-row[row-index='0'] .cell-number").click()
    page.fill("#review-name", "Ana")
    page.click("#review-confirm")
    expect(page.locator("#review-message")).to_contain_text("is confirmed")
    expect(page.locator(".review-history li")).to_contain_text("Ana")
    expect(page.locator(".ag-row[row-index='0'] .cell-review")).to_have_text("confirmed")
    page.click("#review-undo")
    expect(page.locator(".ag-row[row-index='0'] .cell-review")).to_have_text("")


def test_keys_walk_through_the_rows(watched: Watched) -> None:
    page = watched.open("/evidence?metric=hostages")
    expect(page.locator(".ag-row[row-index='0'] .cell-number")).not_to_be_empty()
    page.locator(".ag-row[row-index='0'] .cell-number").click()
    expect(page.locator(".evidence-number")).to_be_visible()
    first = page.url
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(page).not_to_have_url(first)
    second = page.url
    page.keyboard.press("k")
    expect(page).not_to_have_url(second)
    assert page.url == first


def test_a_circle_of_the_map_opens_its_sentence(watched: Watched) -> None:
    page = watched.open("/?focus=hostages&extent=gaza")
    page.wait_for_selector(".map .point", state="attached")
    page.wait_for_load_state("networkidle")
    page.locator(".map .point").first.click(force=True)
    expect(page.locator(".evidence blockquote mark.mark-number")).to_be_visible()


def test_a_chart_is_saved_as_a_picture(watched: Watched, tmp_path: Path) -> None:
    page = watched.open("/?metric=hostages&area=Gaza")
    page.wait_for_selector(".timeline .js-plotly-plot .scatterlayer", state="attached")
    with page.expect_download() as download:
        page.locator(".timeline button[data-format=svg]").first.click()
    path = tmp_path / "chart.svg"
    download.value.save_as(path)
    drawn = path.read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "Figures as reported" in drawn
    assert watched.strangers == []


def test_arabic_runs_from_right_to_left(watched: Watched) -> None:
    page = watched.open("/")
    page.wait_for_selector(".headline")
    page.locator(".language").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("h1")).to_have_text("ما الذي ورد، وأين، وعمّن")
    expect(page.locator(".headline").first).to_be_visible()
    assert "lang=ar" in page.url
