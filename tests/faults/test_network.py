"""Rows 1, 2, 7 and 8: private targets, endless answers, Retry-After, robots.txt."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from extract.errors import Blocked, Unreachable
from extract.gathering.addresses import networks
from extract.gathering.fetch import Fetcher, Limits
from extract.gathering.robots import Robots
from extract.refresh import refresh
from extract.schedule import LONGEST_WAIT, due_after_failure
from extract.store.runs import Runs
from extract.store.store import Store

NOW = datetime(2025, 2, 3, 12, tzinfo=UTC)
OPEN = "127.0.0.2"  # stands for the public internet; the canaries listen on other loopback addresses


def fetcher(**options: Any) -> Fetcher:
    """A fetcher to which one loopback address is public."""
    return Fetcher(version="1", private=networks([f"{OPEN}/32"]), **options)


def spellings(port: int) -> Iterator[str]:
    """Addresses that lead to this machine or a private network, as attackers write them."""
    hosts = [
        *("127.0.0.1", "localhost", "LOCALHOST", "localhost.", "127.1", "127.0.1", "2130706433", "0x7f000001"),
        *("017700000001", "0177.0.0.1", "0x7f.0x0.0x0.0x1", "0x7f.1", "127.000.000.001", "0177.0.0.01", "0", "0.0.0.0"),
        *(
            "127.0.0.3",
            "127.127.127.127",
            "127.255.255.254",
            "00000.0.0.0",
            "127。0。0。1",
            "１２７.0.0.1",
            "①②⑦.0.0.1",
        ),
        *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
        *("[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]"),
        *("[2001:0:7f00:1::]", "[fec0::1]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]"),
        *("[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::]", "[100::1]"),
        *("169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.43518", "10.0.0.1"),
        *(
            "10.255.255.255",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "192.168.255.255",
            "100.64.0.1",
            "198.18.0.1",
        ),
        *("192.0.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
        *("255.255.255.255", "192.88.99.1", "0x0a000001", "012.0.0.1", "167772161", "192.168.257", "3232235521"),
    ]
    for host in hosts:
        yield f"http://{host}:{port}/canary"
        yield f"https://{host}:{port}/canary"
    yield from (
        f"http://user@127.0.0.1:{port}/canary",
        f"http://example.org@127.0.0.1:{port}/canary",
        f"http://example.org#@127.0.0.1:{port}/canary",
        f"http://127.0.0.1:{port}\\@example.org/canary",
        f"http:127.0.0.1:{port}/canary",
        f"http:///127.0.0.1:{port}/canary",
        f"//127.0.0.1:{port}/canary",
        f"gopher://127.0.0.1:{port}/_canary",
        f"ftp://127.0.0.1:{port}/canary",
        f"dict://127.0.0.1:{port}/canary",
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "jar:http://127.0.0.1!/",
        "data:text/html,canary",
    )


def test_private_targets(
    row: Callable[[str, bool], None],
    site: Callable[..., Any],
    sources_of: Callable[[str], Any],
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """1 private targets: no connection reaches a private server, and the source says blocked."""
    canary = Canary()
    public = site(OPEN)
    quick = Limits(total_s=10, connect_s=2)
    no_names = {"example.org": ["127.0.0.1"]}

    def resolve(host: str, port: int) -> list[str]:
        return no_names.get(host) or [str(f[4][0]) for f in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]

    direct = fetcher(limits=quick, resolve=resolve)
    for url in spellings(canary.port):
        row(url, refused(direct, url))
    for number, url in enumerate(list(spellings(canary.port))[:20]):
        public.answers[f"/to/{number}"] = (302, {"Location": url.encode("ascii", "ignore").decode()}, b"")
        row(f"redirect to {url}", refused(direct, public.url(f"/to/{number}")))

    answers = iter([[OPEN], ["127.0.0.1"]])
    public.answers["/rebind"] = (302, {"Location": f"http://rebind.example:{canary.port}/canary"}, b"")
    rebinding = fetcher(limits=quick, resolve=lambda *_: next(answers))
    row("rebinding name", refused(rebinding, f"http://rebind.example:{public.port}/rebind"))
    mixed = fetcher(limits=quick, resolve=lambda *_: [OPEN, "127.0.0.1"])
    row("a name with one private address", refused(mixed, f"http://mixed.example:{canary.port}/canary"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, canary.url())
        public.answers["/"] = (200, {}, b"fine")
        row(f"proxy in {name}", fetcher(limits=quick).get(public.url("/")).body == b"fine")
    told = polled_reasons(canary, sources_of, store)
    row(f"sources say blocked: {told}", all("is not on the public internet" in reason for reason in told))
    row("the canary sings when it is reached", canary.sings())
    row(f"{canary.reached} connections to the canary", canary.reached == 1)
    canary.close()


class Canary:
    """A private server, on both loopback addresses where there are two; `reached` counts connections, not requests."""

    def __init__(self) -> None:
        self.sockets = [socket.create_server(("127.0.0.1", 0), backlog=64)]
        self.port = self.sockets[0].getsockname()[1]
        with suppress(OSError):
            self.sockets.append(socket.create_server(("::1", self.port), family=socket.AF_INET6, backlog=64))
        for one in self.sockets:
            one.setblocking(False)
        self.taken: list[socket.socket] = []

    @property
    def reached(self) -> int:
        """How many connections there were until now: the system holds them until they are taken."""
        for one in self.sockets:
            with suppress(BlockingIOError):
                while True:
                    self.taken.append(one.accept()[0])
        return len(self.taken)

    def sings(self) -> bool:
        """Whether a connection is noticed."""
        before = self.reached
        with socket.create_connection(("127.0.0.1", self.port)):
            return self.reached == before + 1

    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/"

    def close(self) -> None:
        """Ends it."""
        for one in (*self.taken, *self.sockets):
            one.close()


def polled_reasons(canary: Canary, sources_of: Callable[[str], Any], store: Store) -> list[str]:
    """What the record says of sources that lead to the canary; the sources file allows no private network."""
    hosts = ("localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]")
    entry = '[[source]]\nid = "s{0}"\nname = "S{0}"\nkind = "{1}"\naddress = "http://{2}:{3}/"\n'
    kinds = ("rss", "jsonl")
    asked = [(kind, host) for kind in kinds for host in hosts]
    toml = "".join(entry.format(n, kind, host, canary.port) for n, (kind, host) in enumerate(asked))
    sources = sources_of(toml)
    done = refresh(store, replace(sources, manners=replace(sources.manners, private_networks=())))
    assert done is not None
    assert len(done.tallies) == len(asked)
    return [str(tally.reason) for tally in done.tallies]


def refused(from_here: Fetcher, url: str) -> bool:
    """Whether the address is blocked, or leads nowhere by the name service."""
    try:
        from_here.get(url)
    except Blocked:
        return True
    except Unreachable as err:
        return "has no address" in str(err)
    return False


def test_names_that_lead_inside_are_called_blocked() -> None:
    with pytest.raises(Blocked, match=r"127\.0\.0\.1, which is not on the public internet"):
        Fetcher(version="1").get("http://localhost:9/")


@contextmanager
def raw_server(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that speaks whatever `serve` writes, for every connection."""
    listening = socket.create_server((OPEN, 0), backlog=16)

    def accept() -> None:
        while True:
            try:
                taken, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=speak, args=(taken,), daemon=True).start()

    def speak(taken: socket.socket) -> None:
        with taken:
            try:
                serve(taken)
            except OSError:
                return

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()


def drip(head: bytes) -> Callable[[socket.socket], None]:
    """Sends the head at once, then a byte now and then, for ever."""

    def serve(taken: socket.socket) -> None:
        taken.recv(4096)
        taken.sendall(head)
        while True:
            taken.sendall(b"x")
            time.sleep(0.1)

    return serve


def silence(taken: socket.socket) -> None:
    """Takes everything and answers nothing."""
    while taken.recv(4096):
        pass


def flood(head: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    """Sends the same piece without an end."""

    def serve(taken: socket.socket) -> None:
        taken.recv(4096)
        taken.sendall(head)
        while True:
            taken.sendall(piece)

    return serve


def test_endless_answers(row: Callable[[str, bool], None], site: Callable[..., Any]) -> None:
    """2 endless answers: stopped at the limit of bytes, time and redirects."""
    limit = Limits(total_s=1.0, connect_s=1.0, max_bytes=1_000_000)
    head = b"HTTP/1.0 200 OK\r\n"
    bomb = gzip.compress(b"0" * 300_000_000, 9)
    deflated = zlib.compress(b"0" * 300_000_000, 9)
    cases: dict[str, tuple[Callable[[socket.socket], None], str, str]] = {
        "1 byte at a time": (drip(head + b"\r\n"), "http", "not complete after 1 s"),
        "1 byte of header at a time": (drip(head + b"X-Slow: "), "http", "not complete after 1 s"),
        "1 byte of status at a time": (drip(b"HTTP/1.0 200 "), "http", "not complete after 1 s"),
        "silence": (silence, "http", "s"),
        "hung TLS": (silence, "https", "s"),
        "TLS a byte at a time": (drip(b"\x16\x03\x03\x40\x00"), "https", "s"),
        "endless body": (flood(head + b"\r\n", b"x" * 65536), "http", "more than 1 MB"),
        "endless header": (flood(head, b"X-More: " + b"y" * 1000 + b"\r\n"), "http", ""),
        "gzip bomb": (once(head + b"Content-Encoding: gzip\r\n\r\n" + bomb), "http", "more than 1 MB"),
        "deflate bomb": (once(head + b"Content-Encoding: deflate\r\n\r\n" + deflated), "http", "more than 1 MB"),
    }
    for name, (serve, scheme, word) in cases.items():
        with raw_server(serve) as port:
            begin = time.monotonic()
            try:
                fetcher(limits=limit).get(f"{scheme}://{OPEN}:{port}/")
                told = None
            except Unreachable as err:
                told = str(err)
            row(f"{name}: {told}", told is not None and word in told and time.monotonic() - begin < 3)
    loop = site(OPEN)
    for number in range(30):
        loop.answers[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    row("20 redirects", redirected_too_often(loop.url("/0"), limit) and len(loop.hits) == 6)
    loop.answers["/self"] = (301, {"Location": "/self"}, b"")
    row("a redirect to itself", redirected_too_often(loop.url("/self"), limit))
    row("the limits of a plain installation", Limits() == Limits(max_bytes=15_000_000, total_s=30, redirects=5))


def redirected_too_often(url: str, limit: Limits) -> bool:
    """Whether the address is given up for its redirects."""
    try:
        fetcher(limits=limit).get(url)
    except Unreachable as err:
        return "more than 5 redirects" in str(err)
    return False


def once(content: bytes) -> Callable[[socket.socket], None]:
    """Sends the content and hangs up."""

    def serve(taken: socket.socket) -> None:
        taken.recv(4096)
        taken.sendall(content)

    return serve


def test_retry_after(
    row: Callable[[str, bool], None], site: Callable[..., Any], sources_of: Callable[[str], Any], store: Store
) -> None:
    """7 Retry-After: obeyed and clamped to 24 h; without it the wait doubles, with jitter."""
    web = site()
    served = {  # header, seconds until the next poll; None: the first step of the backoff
        "seconds": ("7200", 7200),
        "date": (format_datetime(NOW + timedelta(hours=3), usegmt=True), 10_800),
        "past": (format_datetime(NOW - timedelta(hours=3), usegmt=True), 60),
        "garbage": ("a while", None),
        "years": (str(10 * 365 * 86_400), 86_400),
        "silence": ("", None),
    }
    toml = ""
    for status in (429, 503):
        for name, (header, _) in served.items():
            web.answers[f"/{name}-{status}"] = (status, {"Retry-After": header} if header else {}, b"")
            toml += f'[[source]]\nid = "{name}-{status}"\nname = "{name}-{status}"\nkind = "rss"\n'
            toml += f'address = "{web.url(f"/{name}-{status}")}"\nschedule = "5m"\n'
    sources = sources_of(toml)
    refresh(store, sources, clock=lambda: NOW, jitter=lambda: 1.0)
    states = Runs(store).states()
    for id_, state in states.items():
        expected = served[id_.split("-")[0]][1] or 300
        assert state.due_at is not None
        waits_s = (state.due_at - NOW).total_seconds()
        row(f"{id_} waits {waits_s:.0f} s", waits_s == expected)
        early = refresh(
            store, sources, only=[one for one in sources.sources if one.id == id_], clock=just(state.due_at)
        )
        row(f"{id_} is not asked before", early is not None and early.passed_over == 1)
    row("every source was asked once", sorted(web.hits) == sorted(f"/{id_}" for id_ in states))

    def wait(header: str | None, failures: int = 1, jitter: float = 0.5) -> float:
        return (due_after_failure(failures=failures, header=header, jitter=jitter, now=NOW) - NOW).total_seconds()

    row("seconds", wait("120") == 120)
    row("a date", wait(format_datetime(NOW + timedelta(minutes=10), usegmt=True)) == 600)
    row("a date that is over", wait(format_datetime(NOW - timedelta(days=1), usegmt=True)) == 60)
    row("garbage", all(wait(word) == wait(None) for word in ("soon", "", "-5", "1e9", "٣", "12 monkeys")))
    row(
        "ten years",
        wait(str(10 * 365 * 86400)) == wait("9" * 18) == LONGEST_WAIT.total_seconds(),
    )
    row("a date in ten years", wait(format_datetime(NOW + timedelta(days=3650), usegmt=True)) == 86400)
    waits = [wait(None, failures=n, jitter=1.0) for n in range(1, 40)]
    row("doubling up to a day", waits[:3] == [300, 600, 1200] and waits[-1] == 86400 and waits == sorted(waits))
    row("jitter", [wait(None, jitter=j) for j in (0.0, 0.5, 1.0)] == [150, 225, 300])


def just(before: datetime) -> Callable[[], datetime]:
    """A clock that stands a second before a moment."""
    return lambda: before - timedelta(seconds=1)


def test_robots(
    row: Callable[[str, bool], None], site: Callable[..., Any], sources_of: Any, rss: Any, store: Store
) -> None:
    """8 robots.txt: article pages obey; no file means yes, a failing server means no."""
    quick = Limits(total_s=1.0, connect_s=1.0)

    def allowed(rules: Any, path: str = "/news/1") -> bool:
        asked = site(OPEN)
        if rules is not None:
            asked.answers["/robots.txt"] = rules
        try:
            Robots(fetcher(limits=quick)).check(asked.url(path))
        except Blocked:
            return False
        return True

    def hang(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.recv(1)

    row("denied to all", not allowed((200, {}, b"User-agent: *\nDisallow: /news/")))
    row("denied to us", not allowed((200, {}, b"User-agent: displacement-dashboard\nDisallow: /")))
    row("denied by a pattern", not allowed((200, {}, b"User-agent: *\nDisallow: /*.html$"), "/news/1.html"))
    row("denied to others", allowed((200, {}, b"User-agent: somebody\nDisallow: /")))
    row("404", allowed(None))
    row("500", not allowed((500, {}, b"")))
    row("hangs", not allowed(hang))
    row("junk", allowed((200, {}, bytes(range(256)) * 100)))
    web = site()
    web.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /")
    links = [{"title": "Homes", "guid": str(n), "link": web.url(f"/news/{n}")} for n in range(3)]
    web.answers["/feed"] = (200, {}, rss(*links))
    done = refresh(store, sources_of(f'[[source]]\nname = "A"\nkind = "rss"\naddress = "{web.url("/feed")}"\n'))
    assert done is not None
    row("a subscribed feed is exempt, its articles are not", sorted(web.hits) == ["/feed", "/robots.txt"])
    row("and the record names what was not allowed", done.tallies[0].failed == 3)
