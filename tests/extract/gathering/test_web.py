"""Politeness: a pause between two requests to one site, validators, who we are, and feeds read for what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from extract.errors import BadInput, Unreachable
from extract.gathering.addresses import networks
from extract.gathering.feeds import read_feed
from extract.gathering.fetch import Fetcher
from extract.gathering.web import Web

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)


def fetcher() -> Fetcher:
    """A fetcher that may ask loopback addresses."""
    return Fetcher(version="1", contact="desk@example.org", private=networks(["127.0.0.0/8"]))


def test_a_site_has_its_pause_and_another_has_not(site: Callable[..., Any]) -> None:
    one, two = site(), site("127.0.0.2")
    one.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7")
    for place in (one, two):
        place.answers |= {f"/{n}": (200, {}, b"fine") for n in range(3)}
    pauses: list[float] = []
    web = Web(fetcher(), delay_s=2, pause=pauses.append, clock=lambda: 100.0)
    web.feed(two.url("/0"))
    web.page(one.url("/0"))
    assert pauses == []
    web.feed(two.url("/1"))
    web.page(one.url("/1"))
    assert pauses == [2, 7]


def test_a_request_says_who_we_are_and_what_we_have(site: Callable[..., Any]) -> None:
    web = site()
    web.answers["/"] = (200, {"ETag": '"1"', "Last-Modified": "Mon, 03 Feb 2025 09:30:00 GMT"}, b"fine")
    found = fetcher().get(web.url("/"))
    fetcher().get(web.url("/"), headers=found.validators)
    _, headers = web.asked[-1]
    assert (
        headers["user-agent"] == "displacement-dashboard/1 (reads figures in public reports; contact: desk@example.org)"
    )
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Mon, 03 Feb 2025 09:30:00 GMT"
    assert "cookie" not in headers


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
def test_an_error_of_the_server_is_named_with_its_word_on_when_to_come_back(
    site: Callable[..., Any], status: int
) -> None:
    web = site()
    web.answers["/"] = (status, {"Retry-After": "120"}, b"no")
    with pytest.raises(Unreachable, match=f"the server says {status}") as told:
        fetcher().get(web.url("/"))
    assert (told.value.status, told.value.retry_after) == (status, "120")


def test_atom_and_rss_are_read_alike(rss: Any) -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
    <entry><id>urn:1</id><title>Homes &amp;amp; tents</title>
    <link href="http://a.example/1"/><updated>2025-02-03T09:30:00Z</updated>
    <content type="html">&lt;p&gt;Two homes fell.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</content>
    </entry></feed>"""
    told = {
        "guid": "urn:1",
        "title": "Homes & tents",
        "link": "http://a.example/1",
        "pubDate": "Mon, 03 Feb 2025 09:30:00 GMT",
        "description": "<p>Two homes fell.</p><p>Nobody was hurt.</p>",
    }
    for body in (atom, rss(told)):
        (item,) = read_feed(body, url="http://a.example/", now=NOW).items
        assert (item.id, item.link, item.published) == ("urn:1", "http://a.example/1", "2025-02-03")
        assert item.text == "Two homes fell.\n\nNobody was hurt."


def test_a_link_that_is_no_web_address_is_not_followed(rss: Any) -> None:
    (item,) = read_feed(rss({"guid": "1", "link": "javascript:alert(1)"}), url="http://a.example/", now=NOW).items
    assert item.link is None


def test_a_feed_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.gathering.feeds.PATIENCE_S", 2.0)
    body = b'<rss version="2.0"><channel><item><title>' + b"<" * 2_000_000 + b"</title></item></channel></rss>"
    with pytest.raises(BadInput, match="not read after 2 s"):
        read_feed(body, url="http://a.example/", now=NOW)
