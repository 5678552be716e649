"""Connections that check the address they are about to speak to, and that end when their time is over.

The check stands where the socket is opened: a redirect, a name that changes its address between two look-ups or an
odd spelling of a loopback address all pass through it. The socket is opened to the address that was checked.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from extract.errors import Blocked, Unreachable
from extract.gathering.addresses import Network, is_allowed

Resolve = Callable[[str, int], Sequence[str]]


def resolved(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host; raises OSError."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class Deadline:
    """A point in time after which every socket opened under it is shut, whatever it is doing."""

    def __init__(self, seconds: float) -> None:
        self.ends = monotonic() + seconds
        self.is_over = False
        self.sockets: list[socket.socket] = []
        self.lock = threading.Lock()
        self.timer = threading.Timer(seconds, self.expire)
        self.timer.daemon = True

    def __enter__(self) -> Deadline:
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.timer.cancel()
        with self.lock:
            for watched in self.sockets:
                watched.close()
            self.sockets.clear()

    def remaining_s(self) -> float:
        """The seconds that are left; never zero, which would mean: wait for ever."""
        return max(0.001, self.ends - monotonic())

    def watch(self, opened: socket.socket) -> None:
        """Puts a socket under the deadline."""
        with self.lock:
            # A second handle: TLS takes the first one away before its handshake, which may hang too.
            self.sockets.append(opened.dup())
        if self.is_over:
            self.expire()

    def expire(self) -> None:
        """Shuts every socket: whoever waits on one wakes up."""
        self.is_over = True
        with self.lock:
            for watched in self.sockets:
                with suppress(OSError):
                    watched.shutdown(socket.SHUT_RDWR)


class Guard:
    """Opens sockets to allowed addresses only."""

    def __init__(self, deadline: Deadline, *, private: Sequence[Network], resolve: Resolve, connect_s: float) -> None:
        self.deadline = deadline
        self.private = private
        self.resolve = resolve
        self.connect_s = connect_s

    def open(self, host: str, port: int) -> socket.socket:
        """A socket to the host; raises Blocked when one of its addresses is not allowed, else Unreachable."""
        addresses = self.look_up(host.strip("[]"), port)
        for address in addresses:
            if not is_allowed(address, self.private):
                raise Blocked(f"{host} leads to {address}, which is not on the public internet")
        last: OSError | None = None
        for address in addresses:
            try:
                timeout_s = min(self.connect_s, self.deadline.remaining_s())
                opened = socket.create_connection((address, port), timeout=timeout_s)
            except OSError as err:
                last = err
            else:
                self.deadline.watch(opened)
                return opened
        raise Unreachable(f"{host} does not answer: {last}")

    def look_up(self, host: str, port: int) -> Sequence[str]:
        """The addresses of the host, within the deadline."""
        answers: list[Sequence[str]] = []
        errors: list[Exception] = []

        def ask() -> None:
            try:
                answers.append(self.resolve(host, port))
            except (OSError, UnicodeError, ValueError) as err:
                errors.append(err)

        # The system's look-up has no time limit of its own.
        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(min(self.connect_s, self.deadline.remaining_s()))
        if errors or not answers or not answers[0]:
            why = errors[0] if errors else "the name service does not answer"
            raise Unreachable(f"{host} has no address: {why}")
        return answers[0]


class GuardedHTTP(HTTPConnection):
    """A plain connection behind a guard."""

    def __init__(self, *words: Any, guard: Guard, **options: Any) -> None:
        super().__init__(*words, **options)
        self.guard = guard

    def _new_conn(self) -> socket.socket:
        return self.guard.open(self._dns_host, self.port or 80)


class GuardedHTTPS(HTTPSConnection):
    """A TLS connection behind a guard; the certificate must be good for the host's name."""

    def __init__(self, *words: Any, guard: Guard, **options: Any) -> None:
        super().__init__(*words, **options)
        self.guard = guard

    def _new_conn(self) -> socket.socket:
        return self.guard.open(self._dns_host, self.port or 443)


class PlainPool(HTTPConnectionPool):
    """Connections to one host; environment variables that name a proxy are not read."""

    ConnectionCls = GuardedHTTP


class TlsPool(HTTPSConnectionPool):
    """TLS connections to one host; environment variables that name a proxy are not read."""

    ConnectionCls = GuardedHTTPS
