"""Adding a feed from its address: only one that can be read is written down, and nothing else of the file changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extract.errors import BadInput, BadSetting, Unreachable
from extract.refresh import web_for
from extract.sources import bundled_and_own, load_sources
from extract.subscribing import Feed, check_feed, read_address, subscribe

NOW = datetime(2025, 4, 2, 6, tzinfo=UTC)
FEED = Feed(address="https://a.example/feed", name="A", items=1, newest=None)
ITEM = {"title": "Homes fall in Jenin", "link": "https://news.example/1", "guid": "1"}


def test_a_feed_that_can_be_read_is_written_down(
    site: Callable[..., Any], rss: Callable[..., bytes], sources_of: Callable[[str], Any], tmp_path: Path
) -> None:
    web = site()
    web.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss(ITEM))
    known = sources_of("")
    feed = check_feed(web.url("/feed"), 'The "Gazette"', known, web_for(known), now=NOW)
    assert (feed.items, feed.newest) == (1, "Homes fall in Jenin")
    assert web.hits == ["/feed"]  # the articles behind it are not asked for
    own = tmp_path / "own" / "sources.toml"
    environ = {"DISPLACEMENT_SOURCES": str(own)}
    assert subscribe(feed, environ) == own
    (source,) = load_sources([own]).sources
    assert (source.name, source.address, source.on) == ('The "Gazette"', web.url("/feed"), True)


def test_what_stood_in_the_file_stays(tmp_path: Path) -> None:
    own = tmp_path / "sources.toml"
    # A table with the id of a bundled source changes single keys of it: it has no name of its own.
    before = (
        '# mine\n[[source]]\nid = "sample"\non = false\n\n[[source]]\nname = "Notes"\nkind = "folder"\naddress = "n"\n'
    )
    own.write_text(before, encoding="utf-8")
    environ = {"DISPLACEMENT_SOURCES": str(own)}
    subscribe(FEED, environ)
    assert own.read_text(encoding="utf-8").startswith(before)
    assert [source.name for source in load_sources(bundled_and_own(environ)).sources][-2:] == ["Notes", "A"]


def test_nothing_is_written_behind_a_mistake(tmp_path: Path) -> None:
    own = tmp_path / "sources.toml"
    own.write_text("[[source]]\nname = 3\n", encoding="utf-8")
    with pytest.raises(BadSetting):
        subscribe(
            Feed(address="https://a.example/feed", name="A", items=1, newest=None), {"DISPLACEMENT_SOURCES": str(own)}
        )
    assert own.read_text(encoding="utf-8") == "[[source]]\nname = 3\n"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((200, {}, b"<html><body>Please log in</body></html>"), "feed"),
        ((404, {}, b""), "404"),
        (None, "no items"),
    ],
)
def test_a_feed_that_gives_nothing_is_not_added(
    site: Callable[..., Any], rss: Callable[..., bytes], sources_of: Callable[[str], Any], answer: Any, why: str
) -> None:
    web = site()
    web.answers["/feed"] = answer or (200, {}, rss())
    known = sources_of("")
    with pytest.raises((BadInput, Unreachable), match=why):
        check_feed(web.url("/feed"), "", known, web_for(known), now=NOW)


@pytest.mark.parametrize("address", ["", "feed.xml", "file:///etc/passwd", "javascript:alert(1)", "https://", "x\x00"])
def test_an_address_that_is_none_of_the_web_is_refused(sources_of: Callable[[str], Any], address: str) -> None:
    known = sources_of("")
    with pytest.raises(BadInput, match="address"):
        check_feed(address, "", known, web_for(known), now=NOW)


def test_a_feed_is_added_once(
    site: Callable[..., Any], rss: Callable[..., bytes], sources_of: Callable[[str], Any]
) -> None:
    web = site()
    web.answers["/feed"] = (200, {}, rss(ITEM, title="A"))
    known = sources_of('[[source]]\nname = "A"\nkind = "rss"\naddress = "https://a.example/feed"\n')
    for address, name, why in ((FEED.address, "B", "already: A"), (web.url("/feed"), "", "another name")):
        with pytest.raises(BadInput, match=why):
            check_feed(address, name, known, web_for(known), now=NOW)
    assert check_feed(web.url("/feed"), "B", known, web_for(known), now=NOW).name == "B"


def test_a_page_is_read_from_its_address(site: Callable[..., Any], sources_of: Callable[[str], Any]) -> None:
    web = site()
    body = "<p>In Jenin 120 buildings were destroyed on Monday, the mayor said in the morning.</p>" * 3
    web.answers["/page"] = (
        200,
        {"Content-Type": "text/html"},
        f"<html><body><article>{body}</article></body></html>".encode(),
    )
    known = sources_of("")
    document = read_address(web.url("/page"), web_for(known), now=NOW)
    assert "120 buildings" in document.text
    assert document.url == web.url("/page")


def test_a_private_address_is_not_asked(site: Callable[..., Any]) -> None:
    web = site()
    with pytest.raises(Unreachable):
        read_address(web.url("/page"), web_for(load_sources([])), now=NOW)
    assert web.hits == []
