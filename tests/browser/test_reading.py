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
    "/changes": ".changes-summary",
    "/evidence": ".ag-row[row-id]",
    "/compare": ".headline-number",
    "/sources": "#feed-add",
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
    expect(page.locator(".timelines .nothing")).to_contain_text("Nothing reported here in this period: hostages")
    expect(page.locator(".newest .nothing")).to_contain_text("Clear a filter")


def test_the_map_shows_places_and_the_day_moves_it(watched: Watched) -> None:
    page = watched.open("/?focus=displacement")
    page.wait_for_selector(".map .point")
    before = page.locator(".map .point").count()
    page.locator("#overview-day [role=slider]").focus()
    page.keyboard.press("Home")
    expect(page.locator(".map .point")).not_to_have_count(before)


def test_the_table_of_a_chart_is_drawn_once_it_is_unfolded_and_stays_so(watched: Watched) -> None:
    page = watched.open("/?focus=deaths")
    page.wait_for_selector(".map .point")
    assert page.locator(".chart-table tr").count() == 0
    for fold, room in ((".timeline .chart-table summary >> nth=0", ".timelines"), (".map-room summary", ".map-room")):
        page.locator(fold).click()
        expect(page.locator(f"{room} .chart-table tbody tr").first).to_be_visible()
    page.locator(".filters .chip", has_text="Buildings").click()
    expect(page.locator(".timelines .chart-title")).to_contain_text("Buildings")  # drawn anew, no longer the old table
    expect(page.locator(".timelines .chart-table tbody tr").first).to_be_visible()
    expect(page.locator(".map-room .chart-table tbody tr").first).to_be_visible()
    page.locator(".timeline .chart-table summary >> nth=0").click()
    expect(page.locator(".timelines .chart-table tbody tr").first).to_be_hidden()


def test_what_changed_is_told_from_the_day_in_the_address(watched: Watched, tmp_path: Path) -> None:
    page = watched.open("/changes?area=Jenin")
    summary = page.locator(".changes-summary")
    expect(summary).to_contain_text("New figures")
    expect(page.locator("#changes-moves tbody tr").first).to_be_visible()
    page.get_by_role("link", name="30 days ago").click()
    expect(page.locator(".changes-days .current")).to_have_text("30 days ago")
    assert "changed=2026-08-02" in page.url
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    download.value.save_as(tmp_path / "changes.csv")
    rows = (tmp_path / "changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("change,")
    page.goto(watched.address + "/changes?area=Jenin&changed=2026-09-02")
    expect(summary).to_contain_text("No figure of this choice changed since then.")


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


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("path", "ready"), PAGES.items())
def test_no_page_is_wider_than_the_screen(watched: Watched, path: str, ready: str, lang: str) -> None:
    page = watched.open(f"{path}?lang={lang}")
    page.wait_for_selector(ready)
    for width in (1400, 768, 390):
        page.set_viewport_size({"width": width, "height": 844})
        expect(page.locator("html")).to_have_js_property("scrollWidth", width)


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


def test_the_panel_does_not_slide_for_a_reader_who_asks_for_less_motion(watched: Watched) -> None:
    page = watched.open("/evidence?metric=hostages")
    expect(page.locator(".ag-row[row-index='0'] .cell-number")).not_to_be_empty()
    page.locator(".ag-row[row-index='0'] .cell-number").click()
    drawer = page.locator(".mantine-Drawer-content")
    expect(drawer).to_be_visible()
    expect(drawer).to_have_css("transition-duration", "0s")
    expect(page.locator("html")).to_have_attribute("data-respect-reduced-motion", "true")


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


def test_a_circle_of_the_map_shows_its_place_alone(watched: Watched) -> None:
    page = watched.open("/?focus=hostages&extent=gaza")
    page.wait_for_selector(".map .point", state="attached")
    page.wait_for_load_state("networkidle")
    page.locator(".map .point").first.click(force=True)
    page.wait_for_url("**place=gaza-strip*")
    expect(page.locator(".headline-area").first).to_have_text("Gaza Strip")
    expect(page.locator(".timelines h3")).to_have_text(["Gaza Strip"])
    page.locator(".chip.removable").click()
    expect(page.locator(".timelines h3")).to_have_count(4)


def test_a_brush_over_a_time_line_chooses_the_period(watched: Watched) -> None:
    page = watched.open("/?metric=deaths&area=Gaza")
    page.wait_for_selector(".timeline .js-plotly-plot .scatterlayer", state="attached")
    page.wait_for_load_state("networkidle")
    plot = page.locator(".timeline .js-plotly-plot .nsewdrag").first
    box = plot.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 34, steps=6)
    page.mouse.up()
    page.wait_for_url("**since=20*until=20*")
    expect(page.locator(".timelines .chart-title")).to_contain_text(" to ")


def test_a_number_is_cited_with_one_click(watched: Watched) -> None:
    page = watched.open("/?metric=deaths&area=Gaza")
    number = page.locator(".headline-number").first.inner_text()
    page.locator(".headline").first.hover()
    page.locator("button.cite").first.click()
    expect(page.locator("button.cite").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{number} people killed in Gaza, as of ")
    assert "according to" in copied
    assert re.search(r"https?://\S+$", copied)


def test_a_feed_is_checked_and_added(watched: Watched, site: Any, rss: Any, own_sources: Path) -> None:
    web = site()
    web.answers["/feed"] = (200, {}, rss({"title": "Homes fall in Jenin", "guid": "1"}, title="Gazette"))
    page = watched.open("/sources")
    page.fill("#feed-address", web.url("/nothing"))
    page.click("#feed-add")
    expect(page.locator("#feed-message")).to_contain_text("Not added")
    page.fill("#feed-address", web.url("/feed"))
    page.click("#feed-add")
    expect(page.locator("#feed-message")).to_contain_text("Added Gazette: 1 items, the first “Homes fall in Jenin”")
    expect(page.locator("#sources")).to_contain_text("Gazette")
    assert web.url("/feed") in own_sources.read_text(encoding="utf-8")
    page.click("#refresh")
    expect(page.locator("#refresh-message")).to_contain_text("refreshed")
    expect(page.locator(".runs li").first).to_contain_text("1 sources")


def test_an_address_is_fetched_and_read(watched: Watched, site: Any) -> None:
    web = site()
    told = "<p>In Jenin 120 buildings were destroyed on 3 February 2025, the mayor said that evening.</p>" * 3
    web.answers["/page"] = (200, {}, f"<html><body><article>{told}</article></body></html>".encode())
    page = watched.open("/read")
    page.fill("#read-url", web.url("/page"))
    page.click("#read-fetch")
    expect(page.locator("mark.metric-buildings").first).to_have_text("120")
    expect(page.locator("#read-text")).to_have_value(re.compile("120 buildings"))
    page.fill("#read-url", "file:///etc/passwd")
    page.click("#read-fetch")
    expect(page.locator("#read-message")).to_contain_text("must begin with http")


def test_a_field_is_corrected_from_the_keyboard(watched: Watched) -> None:
    page = watched.open("/evidence?metric=hostages&area=Gaza")
    expect(page.locator(".ag-row[row-index='1'] .cell-number")).not_to_be_empty()
    page.locator(".ag-row[row-index='1'] .cell-number").click()
    page.fill("#review-name", "Ana")
    page.locator(".evidence h3").first.click()
    page.keyboard.press("e")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="value", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#review-field")).to_have_value("value")
    page.fill("#review-value", "41")
    page.click("#review-correct")
    expect(page.locator("#review-message")).to_contain_text("41 is corrected")
    expect(page.locator(".ag-row[row-index='1'] .cell-review")).to_have_text("corrected")
    page.click("#review-undo")
    expect(page.locator(".ag-row[row-index='1'] .cell-review")).to_have_text("")
    page.locator(".evidence h3").first.click()
    page.keyboard.press("r")
    expect(page.locator("#review-message")).to_contain_text("is rejected")
    page.click("#review-undo")
    expect(page.locator("#review-message")).to_contain_text("is unreviewed")


def test_the_filters_fold_on_a_phone(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open("/")
    page.wait_for_selector(".headline")
    chip = page.get_by_role("link", name="Deaths", exact=True).first
    expect(page.locator(".filters")).to_be_hidden()
    page.click(".filters-fold")
    chip.click()
    expect(page.locator(".headline-row")).to_have_count(1)


def test_a_server_that_is_gone_is_told(watched: Watched) -> None:
    page = watched.open("/?metric=deaths")
    page.wait_for_selector(".headline")
    page.route("**/_dash-update-component*", lambda route: route.abort())
    page.get_by_role("link", name="Gaza", exact=True).first.click()
    expect(page.locator(".no-answer")).to_contain_text("does not answer")


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
