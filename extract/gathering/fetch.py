"""Guarded HTTP: every request of this program goes through `Fetcher.get`, with limits on time, size and redirects.

Only http and https, only addresses that `addresses.is_allowed`, no proxies from the environment, at most 15 MB after
decompression, 30 seconds in all and 5 redirects. A request says who we are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry, Timeout, Url, parse_url

from extract.errors import Blocked, Unreachable
from extract.gathering.addresses import Network
from extract.gathering.connection import Deadline, Guard, PlainPool, Resolve, TlsPool, resolved

NAME = "displacement-dashboard"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
PIECE = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of everything a fetch may take: decoded bytes, seconds in all and to connect, redirects."""

    max_bytes: int = 15_000_000
    total_s: float = 30.0
    connect_s: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back. `url` is where the redirects led; `body` is None when nothing changed since the validators."""

    url: str
    body: bytes | None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def validators(self) -> dict[str, str]:
        """The headers to send next time, so that an unchanged body need not come again."""
        pairs = {"If-None-Match": self.headers.get("etag"), "If-Modified-Since": self.headers.get("last-modified")}
        return {name: value for name, value in pairs.items() if value}

    @property
    def charset(self) -> str | None:
        """The encoding of the body, where the server names one.

        >>> Fetched(url="", body=b"", headers={"content-type": "text/html; charset=windows-1256"}).charset
        'windows-1256'
        """
        named = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", self.headers.get("content-type", ""), re.IGNORECASE)
        return named.group(1) if named else None


class Fetcher:
    """Fetches addresses one at a time; safe to share between threads."""

    def __init__(
        self,
        *,
        version: str,
        contact: str | None = None,
        limits: Limits = Limits(),
        private: Sequence[Network] = (),
        resolve: Resolve = resolved,
        ca_file: str | None = None,
    ) -> None:
        self.user_agent = f"{NAME}/{version} (reads figures in public reports; contact: {contact or 'none given'})"
        self.limits = limits
        self.private = tuple(private)
        self.resolve = resolve
        self.ca_file = ca_file

    def get(self, url: str, *, headers: Mapping[str, str] | None = None, accept: str = "*/*") -> Fetched:
        """The body behind an address; raises Blocked, or Unreachable with the server's Retry-After."""
        asked = {"User-Agent": self.user_agent, "Accept": accept, "Accept-Encoding": "gzip, deflate"} | dict(
            headers or {}
        )
        with Deadline(self.limits.total_s) as deadline:
            guard = Guard(deadline, private=self.private, resolve=self.resolve, connect_s=self.limits.connect_s)
            here = url
            try:
                for _ in range(self.limits.redirects + 1):
                    found = self.hop(here, asked, guard)
                    if isinstance(found, Fetched):
                        return found
                    here = found
            except (HTTPError, OSError, ValueError) as err:
                if deadline.is_over:
                    raise self.too_slow(url) from err
                raise Unreachable(f"{url}: {reason(err)}") from err
        raise Unreachable(f"{url}: more than {self.limits.redirects} redirects")

    def post(self, url: str, body: bytes) -> None:
        """Sends JSON to an address, which must not redirect; raises Blocked or Unreachable."""
        headers = {"User-Agent": self.user_agent, "Content-Type": "application/json"}
        with Deadline(self.limits.total_s) as deadline:
            guard = Guard(deadline, private=self.private, resolve=self.resolve, connect_s=self.limits.connect_s)
            try:
                answer = self.hop(url, headers, guard, sent=body)
            except (HTTPError, OSError, ValueError) as err:
                if deadline.is_over:
                    raise self.too_slow(url) from err
                raise Unreachable(f"{url}: {reason(err)}") from err
        if isinstance(answer, str):
            raise Unreachable(f"{url}: redirects to {answer}; give that address")

    def too_slow(self, url: str) -> Unreachable:
        """The error of an address that took too long."""
        return Unreachable(f"{url}: not complete after {self.limits.total_s:g} s")

    def hop(self, url: str, headers: Mapping[str, str], guard: Guard, *, sent: bytes | None = None) -> Fetched | str:
        """One request, a POST where something is sent: what came back, or the address that it redirects to."""
        parts = checked(url)
        timeout = Timeout(connect=self.limits.connect_s, read=guard.deadline.remaining_s())
        options: dict[str, Any] = {"timeout": timeout, "guard": guard, "maxsize": 1}
        host = parts.host or ""
        if parts.scheme == "https":
            pool: Any = TlsPool(host, parts.port, ca_certs=self.ca_file, **options)
        else:
            pool = PlainPool(host, parts.port, **options)
        with pool:
            response = pool.request(
                "GET" if sent is None else "POST",
                parts.request_uri,
                body=sent,
                headers=dict(headers),
                redirect=False,
                retries=Retry(total=False),
                preload_content=False,
            )
            try:
                return self.answer(url, response, guard.deadline)
            finally:
                response.close()

    def answer(self, url: str, response: BaseHTTPResponse, deadline: Deadline) -> Fetched | str:
        """What a response means; raises Unreachable for an error of the server."""
        found = {name.lower(): value for name, value in response.headers.items()}
        if response.status in REDIRECTS and found.get("location"):
            return urljoin(url, found["location"])
        if response.status == NOT_MODIFIED:
            return Fetched(url=url, body=None, headers=found)
        if not 200 <= response.status < 300:
            raise Unreachable(
                f"{url}: the server says {response.status} {response.reason or ''}".rstrip(),
                retry_after=found.get("retry-after"),
                status=response.status,
                body=told_in(response) if "json" in found.get("content-type", "") else b"",
            )
        return Fetched(url=url, body=self.body(url, response, deadline), headers=found)

    def body(self, url: str, response: BaseHTTPResponse, deadline: Deadline) -> bytes:
        """The decoded body, counted while it comes; raises Unreachable."""
        pieces, size = [], 0
        while piece := response.read(PIECE):
            size += len(piece)
            if size > self.limits.max_bytes:
                raise Unreachable(f"{url}: more than {self.limits.max_bytes / 1e6:g} MB")
            pieces.append(piece)
        # A socket that was shut looks like a body that came to its end.
        if deadline.is_over:
            raise self.too_slow(url)
        return b"".join(pieces)


def told_in(response: BaseHTTPResponse) -> bytes:
    """The beginning of what an error of a server says; nothing where that fails too."""
    try:
        return response.read(PIECE) or b""
    except (HTTPError, OSError, ValueError):
        return b""


def checked(url: str) -> Url:
    """The parts of an address that may be asked; raises Blocked.

    >>> checked("ftp://example.org/")
    Traceback (most recent call last):
    extract.errors.Blocked: 'ftp://example.org/': only http and https addresses are fetched
    """
    try:
        parts = parse_url(url)
    except LocationParseError as err:
        raise Blocked(f"{url!r} is no address that can be fetched") from err
    if parts.scheme not in {"http", "https"}:
        raise Blocked(f"{url!r}: only http and https addresses are fetched")
    if parts.auth or not parts.host:
        raise Blocked(f"{url!r}: an address needs a host, and no user name or password")
    return parts


def reason(err: Exception) -> str:
    """The first line of what went wrong, from its cause where the library wraps it."""
    inner = getattr(err, "reason", None)
    cause = inner if isinstance(inner, Exception) else err
    return str(cause).strip().split("\n")[0] or type(cause).__name__
