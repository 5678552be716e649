"""A refresh keeps what is new, supersedes what changed, names what failed, and records all of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from extract.loading import load_sample
from extract.model import Document, Figure, Review
from extract.reading.reader import read
from extract.refresh import Round, refresh
from extract.rereading import reread
from extract.resources import data_path
from extract.sources import load_sources
from extract.store.query import FigureQuery
from extract.store.runs import Runs
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)
PAGE = """<!doctype html><html lang="en"><head><title>Homes</title></head><body><article><h1>Homes fall in Jenin</h1>
<p>On Sunday the army destroyed {homes} homes in Jenin, the mayor told reporters who had come to the city hall.</p>
<p>The mayor did not say how many people had lived there, or where they went after the army had left again.</p>
</article></body></html>"""
FEED = '[[source]]\nid = "feed"\nname = "Feed"\nkind = "rss"\naddress = "{url}"\npublisher = "Gazette"\n'
Site = Callable[..., Any]


def round_of(store: Store, sources: Any, *, at: datetime = NOW, **options: Any) -> Round:
    """One round that was not turned away."""
    done = refresh(store, sources, clock=lambda: at, everything=True, **options)
    assert done is not None
    return done


def item(web: Any, n: int, **more: str) -> dict[str, str]:
    """An item of a feed that links to a page."""
    return {"title": f"Homes {n}", "link": web.url(f"/page/{n}"), "guid": str(n)} | more


def page(homes: str) -> tuple[int, dict[str, str], bytes]:
    """The answer that is a page."""
    return 200, {"Content-Type": "text/html"}, PAGE.format(homes=homes).encode()


def test_the_articles_behind_a_feed_are_read_once(site: Site, sources_of: Any, rss: Any, store: Store) -> None:
    web = site()
    web.answers["/feed"] = (200, {}, rss(item(web, 1, pubDate="Mon, 03 Feb 2025 09:30:00 GMT"), item(web, 2)))
    web.answers |= {"/page/1": page("120"), "/page/2": page("30")}
    sources = sources_of(FEED.format(url=web.url("/feed")))
    (tally,) = round_of(store, sources).tallies
    assert (tally.fetched, tally.new, tally.figures, tally.failed) == (2, 2, 2, 0)
    one, two = sorted(store.documents(), key=lambda document: str(document.title))
    assert (one.published, one.retrieved, one.publisher) == ("2025-02-03", "2025-02-03", "Gazette")
    assert two.published is None, "never today's date for want of another"
    web.answers["/feed"] = (200, {}, rss(item(web, 3), item(web, 1, pubDate="Mon, 03 Feb 2025 09:30:00 GMT")))
    web.answers["/page/3"] = page("7")
    (tally,) = round_of(store, sources).tallies
    assert (tally.new, tally.unchanged) == (1, 1)
    assert [path for path in web.hits if path.startswith("/page")] == ["/page/1", "/page/2", "/page/3"]


def test_a_changed_article_supersedes_and_the_past_can_be_shown(
    site: Site, sources_of: Any, rss: Any, store: Store
) -> None:
    web = site()
    web.answers |= {"/feed": (200, {}, rss(item(web, 1))), "/page/1": page("120")}
    sources = sources_of(FEED.format(url=web.url("/feed")))
    round_of(store, sources)
    web.answers |= {"/feed": (200, {}, rss(item(web, 1, description="Updated"))), "/page/1": page("140")}
    (tally,) = round_of(store, sources, at=NOW + timedelta(days=1)).tallies
    assert (tally.new, tally.updated, tally.figures) == (0, 1, 1)
    assert store.figures()["value"].tolist() == [140]
    assert store.figures(FigureQuery(known_on="2025-02-03"))["value"].tolist() == [120]


def test_an_article_that_fails_is_named_tried_again_and_in_the_end_left(
    site: Site, sources_of: Any, rss: Any, store: Store
) -> None:
    web = site()
    web.answers |= {"/feed": (200, {"ETag": '"1"'}, rss(item(web, 1), item(web, 2))), "/page/2": page("30")}
    sources = sources_of(FEED.format(url=web.url("/feed")))
    failed = [round_of(store, sources).tallies[0].failed for _ in range(5)]
    assert failed == [1, 1, 1, 0, 0]
    assert web.hits.count("/page/1") == 3
    assert store.count() == 1


def test_pages_obey_robots_and_feeds_are_exempt(site: Site, sources_of: Any, rss: Any, store: Store) -> None:
    web = site()
    web.answers |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /"), "/page/1": page("120")}
    web.answers["/feed"] = (200, {}, rss(item(web, 1)))
    (tally,) = round_of(store, sources_of(FEED.format(url=web.url("/feed")))).tallies
    assert "its robots.txt does not allow it" in str(tally.reason)
    assert "/page/1" not in web.hits


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("text/html; charset=windows-1252", "cp1252"),
        ('text/html;charset="ISO-8859-1"', "cp1252"),  # as browsers take it
        ("text/html", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_its_server_names(
    site: Site, sources_of: Any, store: Store, header: str, encoding: str
) -> None:
    web = site()
    body = PAGE.format(homes="120").replace("The mayor did", "“Café” owners saw it. The mayor did")
    web.answers["/page"] = (200, {"Content-Type": header}, body.encode(encoding))
    toml = f'[[source]]\nid = "page"\nname = "Page"\nkind = "page"\naddress = "{web.url("/page")}"\n'
    (tally,) = round_of(store, sources_of(toml)).tallies
    assert (tally.new, tally.reason) == (1, None)
    assert "“Café” owners" in store.documents()[0].text


def test_keywords_choose_before_anything_is_fetched(site: Site, sources_of: Any, rss: Any, store: Store) -> None:
    web = site()
    web.answers |= {"/feed": (200, {}, rss(item(web, 1), item(web, 2, title="Football"))), "/page/1": page("120")}
    toml = FEED.format(url=web.url("/feed")) + 'keywords = ["homes"]\n'
    (tally,) = round_of(store, sources_of(toml)).tallies
    assert (tally.fetched, tally.failed, "/page/2" in web.hits) == (1, 0, False)


def test_a_long_feed_is_fetched_over_several_rounds(site: Site, sources_of: Any, rss: Any, store: Store) -> None:
    web = site()
    web.answers |= {f"/page/{n}": page(str(n + 2)) for n in range(5)}
    web.answers["/feed"] = (200, {"ETag": '"1"'}, rss(*(item(web, n) for n in range(5))))
    sources = sources_of(FEED.format(url=web.url("/feed")))
    polite = type(sources)(
        sources=sources.sources,
        manners=type(sources.manners)(delay_s=0, pages_per_poll=2, private_networks=sources.manners.private_networks),
    )
    assert [round_of(store, polite).tallies[0].new for _ in range(4)] == [2, 2, 1, 0]


def test_a_page_a_folder_and_lines_are_sources_too(site: Site, sources_of: Any, store: Store, tmp_path: Path) -> None:
    web = site()
    web.answers["/page"] = page("120")
    line = json.dumps({"id": "line", "text": "Two people were killed in Gaza."})
    web.answers["/lines"] = (200, {}, f"{line}\nbroken\n".encode())
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "2025-02-03_b.txt").write_text("Three people were killed in Gaza.")
    (tmp_path / "texts" / "notes.md").write_text("not ours")
    entry = '[[source]]\nid = "{0}"\nname = "{0}"\nkind = "{0}"\naddress = "{1}"\n'
    toml = entry.format("page", web.url("/page")) + entry.format("jsonl", web.url("/lines"))
    sources = sources_of(toml + entry.format("folder", "texts"))
    tallies = {tally.source: tally for tally in round_of(store, sources).tallies}
    assert {name: (t.new, t.figures, t.failed) for name, t in tallies.items()} == {
        "page": (1, 1, 0),
        "jsonl": (1, 1, 1),
        "folder": (1, 1, 0),
    }
    assert f"{web.url('/lines')}, line 2: broken JSON" in str(tallies["jsonl"].reason)
    again = round_of(store, sources).tallies
    assert [(tally.fetched, tally.unchanged) for tally in again] == [(0, 1)] * 3


def report(number: int, **more: Any) -> dict[str, Any]:
    """A report in the shape of ReliefWeb's API, version 2."""
    fields = {
        "title": f"Situation report {number}",
        "body-html": f"<p>On Sunday the army destroyed {number} homes in Jenin, OCHA said.</p>",
        "url_alias": f"https://reliefweb.int/report/{number}",
        "source": [{"name": "OCHA"}],
        "language": [{"code": "en"}],
        "date": {"original": "2025-02-02T00:00:00+00:00", "changed": "2025-02-03T00:00:00+00:00"},
    }
    return {"id": str(number), "score": 1, "href": "https://api.example/", "fields": fields | more}


RELIEFWEB = '[[source]]\nid = "rw"\nname = "RW"\nkind = "reliefweb"\naddress = "{url}"\nappname = "desk"\n'


def results_of(reports: list[dict[str, Any]]) -> Callable[[Any], None]:
    """Answers as ReliefWeb's API does, with so many of the reports as were asked for."""

    def answer(handler: Any) -> None:
        asked = parse_qs(urlsplit(handler.path).query)
        assert asked["appname"] == ["desk"]
        offset, limit = int(asked["offset"][0]), int(asked["limit"][0])
        body = json.dumps({"totalCount": len(reports), "count": limit, "data": reports[offset : offset + limit]})
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return answer


def test_reliefweb_is_read_page_by_page_until_nothing_is_new(site: Site, sources_of: Any, store: Store) -> None:
    web = site()
    reports = [report(number) for number in range(101, 171)]
    web.answer_all = results_of(reports)
    sources = sources_of(f'{RELIEFWEB.format(url=web.url("/v2/reports"))}query = "Jenin"\n')
    (tally,) = round_of(store, sources).tallies
    assert (tally.new, tally.figures, tally.failed, len(web.hits)) == (70, 70, 0, 2)
    document = store.documents()[0]
    assert (document.publisher, document.published, document.language) == ("OCHA", "2025-02-02", "en")
    reports.insert(0, report(99, **{"body-html": ""}))
    reports[5] = report(105, title="Situation report 105, corrected")
    (tally,) = round_of(store, sources).tallies
    assert (tally.new, tally.updated, tally.failed, len(web.hits)) == (0, 1, 1, 4)
    assert "report 99: no text in it" in str(tally.reason)
    reports[:] = [{"error": "quota"}]
    web.answer_all = None
    web.answers[web.hits[-1].replace("offset=50", "offset=0")] = (200, {}, b'{"error": {"message": "quota reached"}}')
    (tally,) = round_of(store, sources).tallies
    assert "quota reached" in str(tally.reason)
    assert store.summary().documents == 70


def test_reliefweb_loses_nothing_when_a_round_is_stopped(site: Site, sources_of: Any, store: Store) -> None:
    web = site()
    web.answer_all = results_of([report(number) for number in range(300, 180, -1)])
    sources = sources_of(RELIEFWEB.format(url=web.url("/v2/reports")))
    left = 60

    def stopped(document: Document) -> list[Figure]:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        return read(document)

    with pytest.raises(KeyboardInterrupt):
        round_of(store, sources, read=stopped)
    assert 0 < store.summary().documents < 120
    round_of(store, sources)
    assert store.summary().documents == 120


def test_a_report_that_comes_in_between_two_pages_is_no_trouble(site: Site, sources_of: Any, store: Store) -> None:
    web = site()
    reports = [report(number) for number in range(300, 230, -1)]
    answer = results_of(reports)

    def shifting(handler: Any) -> None:
        answer(handler)
        reports.insert(0, report(301))  # it moves every other report on by one

    web.answer_all = shifting
    (tally,) = round_of(store, sources_of(RELIEFWEB.format(url=web.url("/v2/reports")))).tallies
    assert (tally.new, tally.failed) == (70, 0)


def test_what_reliefweb_says_of_a_refusal_is_told(site: Site, sources_of: Any, store: Store) -> None:
    web = site()
    said = b'{"status": 403, "error": {"message": "You are not using an approved appname."}}'
    web.answer_all = (403, {"Content-Type": "application/json"}, said)
    address = web.url("/v2/reports")
    (tally,) = round_of(store, sources_of(RELIEFWEB.format(url=address))).tallies
    assert tally.reason == f"{address}: You are not using an approved appname."


def test_files_of_one_name_in_two_folders_are_two_documents(sources_of: Any, store: Store, tmp_path: Path) -> None:
    lines = ""
    for number, name in enumerate(("one", "one/sub", "two"), 2):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(f"On Sunday the army destroyed {number} homes in Jenin.")
        (tmp_path / name / f"{number}.jsonl").write_text(json.dumps({"id": str(len(name)), "text": "Nothing new."}))
    for name in ("one", "two"):
        lines += f'[[source]]\nid = "{name}"\nname = "{name}"\nkind = "folder"\naddress = "{name}"\n'
    tallies = round_of(store, sources_of(lines)).tallies
    assert sorted((tally.source, tally.new, tally.failed) for tally in tallies) == [("one", 4, 0), ("two", 2, 0)]
    assert {document.id for document in store.documents()} == {
        *("one/report.txt", "one/sub/report.txt", "two/report.txt"),
        *("one/3", "one/7", "two/3"),
    }


def test_the_sample_of_a_new_store_is_what_its_source_gives(store: Store) -> None:
    load_sample(store, at=NOW)
    (tally,) = round_of(store, load_sources([data_path("sources.toml")])).tallies
    assert (tally.source, tally.new, tally.updated, tally.failed) == ("sample", 0, 0, 0)
    assert tally.unchanged == store.summary().documents


def test_a_reading_that_fails_on_one_text_leaves_the_others(
    site: Site, sources_of: Any, rss: Any, store: Store
) -> None:
    web = site()
    web.answers |= {"/feed": (200, {}, rss(item(web, 1), item(web, 2))), "/page/1": page("666"), "/page/2": page("30")}

    def careful(document: Document) -> list[Figure]:
        if "666" in document.text:
            raise RuntimeError("no")
        return read(document)

    (tally,) = round_of(store, sources_of(FEED.format(url=web.url("/feed"))), read=careful).tallies
    assert (tally.failed, store.count()) == (1, 1)
    assert "the text cannot be read: RuntimeError: no" in str(tally.reason)


def test_reread_keeps_decisions_and_goes_on_where_it_was_stopped(store: Store) -> None:
    documents = [Document(id=f"d{n}", text=f"The army destroyed {n + 2} homes in Jenin.") for n in range(120)]
    store.add_many([(document, read(document)) for document in documents], at=NOW)
    first = store.figures(FigureQuery(docs=("d0",)))["id"].iloc[0]
    store.review(first, Review.CORRECTED, by="analyst", at=NOW, corrected={"value": 5})
    passed = 0

    def forgetful(document: Document) -> list[Figure]:
        return [] if document.id in {"d1", "d119"} else read(document)

    def stopped(document: Document) -> list[Figure]:
        nonlocal passed
        passed += 1
        if passed > 70:
            raise KeyboardInterrupt
        return forgetful(document)

    with pytest.raises(KeyboardInterrupt):
        reread(store, read=stopped, reader="2")

    report = reread(store, read=forgetful, reader="2")
    assert report is not None
    assert (report.before, report.documents) == (50, 120)
    assert dict(report.changed) == {("buildings", "superseded"): 2}
    assert report.documents_changed == ["d1", "d119"]
    assert store.figures(FigureQuery(docs=("d0",)))["value"].tolist() == [5]
    assert store.count() == 118
    assert [run.ended is not None for run in Runs(store).recent(cause="reread")] == [True]


def displacement(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a user does."""
    call = [sys.executable, "-m", "extract.cli", *words]
    return subprocess.run(call, env=os.environ | environ, capture_output=True, text=True, timeout=100, check=False)


def test_the_commands_tell_what_was_done_and_what_failed(site: Site, sources_of: Any, rss: Any, tmp_path: Path) -> None:
    web = site()
    web.answers |= {"/feed": (200, {}, rss(item(web, 1))), "/page/1": page("120")}
    off = '[[source]]\nid = "sample"\non = false\n'
    gone = FEED.format(url=web.url("/gone")).replace('"feed"', '"gone"').replace('"Feed"', '"Gone"')
    sources_of(FEED.format(url=web.url("/feed")) + gone + off)
    own = {"DISPLACEMENT_SOURCES": str(tmp_path / "sources.toml"), "DISPLACEMENT_STORE": str(tmp_path / "f.db")}
    done = displacement("refresh", **own)
    assert done.returncode == 1
    assert "Feed: 1 fetched, 1 new, 0 updated, 0 unchanged, 1 figures\n" in done.stdout
    assert "2 sources polled, 1 without failure; 0 not due yet" in done.stdout
    assert done.stderr == f"Error: Gone: {web.url('/gone')}: the server says 404 Not Found\n"
    done = displacement("refresh", **own)
    assert (done.returncode, done.stdout) == (0, "0 sources polled, 0 without failure; 2 not due yet\n")
    done = displacement("refresh", "feed", **own)
    assert done.stdout.splitlines()[-1] == "1 source polled, 1 without failure; 0 not due yet"
    done = displacement("sources", "--json", **own)
    states = {record["id"]: record for record in json.loads(done.stdout)}
    assert (states["feed"]["failures"], states["gone"]["failures"], states["sample"]["on"]) == (0, 1, False)
    assert "can be read, 1 items" in displacement("sources", "feed", "--check", **own).stdout
    done = displacement("doctor", **own)
    assert done.returncode == 1
    assert "WRONG  refresh    gone failed, 1 in a row" in done.stdout
    assert displacement("reread", **own).stdout == "1 documents read again; 0 figures added, 0 superseded\n"
    new = tmp_path / "new.db"
    assert "1 new documents" in displacement("doctor", "--rescue", str(new), **own).stdout
