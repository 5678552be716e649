"""Watches tell what a refresh changed: to the record, to a file, to a webhook, by e-mail."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from extract.polling import Reports
from extract.refresh import refresh
from extract.store.runs import Runs, Tally
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)
WATCHES = """
[[watch]]
name = "Deaths in Gaza"
metric = "deaths"
area = "Gaza"
rises_by = 500
contradicts_by = 0.1
webhook = "{webhook}"
email = "desk@example.org"
"""
SOURCE = '[[source]]\nid = "a"\nname = "A"\nkind = "rss"\naddress = "{url}"\nfollow = false\nschedule = "5m"\n'


@pytest.fixture
def mailbox() -> Iterator[tuple[str, list[str]]]:
    """An SMTP server for one message at a time: its address, and the lines that it was sent."""
    listening = socket.create_server(("127.0.0.1", 0))
    lines: list[str] = []

    def serve() -> None:
        while True:
            try:
                taken, _ = listening.accept()
            except OSError:
                return
            with taken, taken.makefile("rwb") as stream:
                stream.write(b"220 here\r\n")
                stream.flush()
                in_message = False
                for raw in stream:
                    line = raw.decode().rstrip("\r\n")
                    lines.append(line)
                    if in_message and line != ".":
                        continue
                    in_message = line.upper() == "DATA"
                    answer = b"354 go on" if in_message else b"221 bye" if line.upper() == "QUIT" else b"250 fine"
                    stream.write(answer + b"\r\n")
                    stream.flush()

    threading.Thread(target=serve, daemon=True).start()
    yield f"smtp://127.0.0.1:{listening.getsockname()[1]}", lines
    listening.close()


def told(number: str, who: str, day: str) -> dict[str, str]:
    """An item of a feed that gives a running total."""
    text = f"At least {number} people have been killed in Gaza since 7 October, {who} said on Monday."
    return {"title": "Toll", "guid": f"{number} {who}", "description": text.replace("At least ", ""), "pubDate": day}


def test_a_rise_and_a_contradiction_are_told_everywhere(
    site: Callable[..., Any],
    sources_of: Any,
    rss: Any,
    store: Store,
    mailbox: tuple[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    web = site()
    monkeypatch.setenv("DISPLACEMENT_SMTP", mailbox[0])
    web.answers["/hook"] = (200, {}, b"")
    day = "Mon, 03 Feb 2025 09:30:00 GMT"
    first = told("46,000", "the Gaza health ministry", day)
    web.answers["/feed"] = (200, {}, rss(first))
    sources = sources_of(WATCHES.format(webhook=web.url("/hook")) + SOURCE.format(url=web.url("/feed")))
    done = refresh(store, sources, clock=lambda: NOW)
    assert done is not None
    assert done.alerts == ()
    assert store.count() == 1
    web.answers["/feed"] = (200, {}, rss(first, told("61,000", "OCHA", day)))
    done = refresh(store, sources, clock=lambda: NOW + timedelta(hours=1))
    assert done is not None
    assert store.count() == 2
    words = [alert.told for alert in done.alerts]
    assert any("OCHA says 61,000" in word and "says 46,000" in word for word in words), words
    assert [alert.unsent for alert in done.alerts] == [None] * len(words)
    assert [json.loads(body)["told"] for body in web.posted] == words
    if store.reach.path is not None:  # a server has no folder for it
        lines = store.reach.path.with_name("alerts.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line)["told"] for line in lines] == words
    assert "Subject: displacement-dashboard: Deaths in Gaza" in mailbox[1]
    assert [alert.told for alert in Runs(store).recent(1)[0].alerts] == words


def test_a_message_that_cannot_be_sent_is_told_in_the_record(
    site: Callable[..., Any], sources_of: Any, rss: Any, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = site()
    monkeypatch.delenv("DISPLACEMENT_SMTP", raising=False)
    web.answers["/hook"] = (500, {}, b"")
    day = "Mon, 03 Feb 2025 09:30:00 GMT"
    first = told("46,000", "the Gaza health ministry", day)
    web.answers["/feed"] = (200, {}, rss(first))
    sources = sources_of(WATCHES.format(webhook=web.url("/hook")) + SOURCE.format(url=web.url("/feed")))
    refresh(store, sources, clock=lambda: NOW)
    reasons = ["the server says 500", "DISPLACEMENT_SMTP"]
    if store.reach.path is not None:
        store.reach.path.with_name("alerts.jsonl").mkdir()
        reasons.append("alerts.jsonl cannot be written")
    web.answers["/feed"] = (200, {}, rss(first, told("61,000", "OCHA", day)))
    done = refresh(store, sources, clock=lambda: NOW + timedelta(hours=1))
    assert done is not None
    assert done.alerts
    for reason in reasons:
        assert all(reason in str(alert.unsent) for alert in done.alerts)
    assert not done.failed
    assert Runs(store).recent(1)[0].ended is not None


def test_what_a_cut_off_round_kept_is_told_by_the_next(
    site: Callable[..., Any], sources_of: Any, rss: Any, store: Store
) -> None:
    web = site()
    day = "Mon, 03 Feb 2025 09:30:00 GMT"
    first = told("46,000", "the Gaza health ministry", day)
    web.answers["/feed"] = (200, {}, rss(first))
    watches = WATCHES.replace('webhook = "{webhook}"\nemail = "desk@example.org"\n', "")
    sources = sources_of(watches + SOURCE.format(url=web.url("/feed")))
    refresh(store, sources, clock=lambda: NOW)
    web.answers["/feed"] = (200, {}, rss(first, told("61,000", "OCHA", day)))

    def stopped(_: Tally) -> None:
        raise KeyboardInterrupt

    later = NOW + timedelta(hours=1)
    with pytest.raises(KeyboardInterrupt):
        refresh(store, sources, clock=lambda: later, reports=Reports(done=stopped))
    assert store.count() == 2
    done = refresh(store, sources, clock=lambda: NOW + timedelta(hours=2))
    assert done is not None
    assert any("OCHA says 61,000" in alert.told for alert in done.alerts)
    done = refresh(store, sources, clock=lambda: NOW + timedelta(hours=3))
    assert done is not None
    assert done.alerts == ()
